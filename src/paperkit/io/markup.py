r"""Text out of the markup that feeds and catalogues carry: XML as a stream, HTML, and the JATS of publishers.

>>> plain("<jats:title>Abstract</jats:title><jats:p>Lanes &amp; <jats:sub>roads</jats:sub>.</jats:p><p>More.</p>")
'Lanes & roads.\n\nMore.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from paperkit.errors import InputError
from paperkit.io.records import paper_of
from paperkit.io.shapes import Record
from paperkit.io.source import Source
from paperkit.models import Paper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, XMLPullParser

DEEPEST = 60
"""Levels of elements; those of the formats read here are below ten."""

_BLOCKS = frozenset(["p", "title", "sec", "div", "br", "list", "list-item", "li", "ul", "ol", "disp-formula", "label"])
"""Elements that begin a paragraph, of [JATS](https://jats.nlm.nih.gov/publishing/tag-library/1.3/) and of HTML."""
_LEFT_OUT = frozenset(["math", "script", "style"])
"""Elements whose text is not the text's: of a formula in several forms, the one in TeX is read."""


@cache
def _text_parser() -> type[Any]:
    """A parser of HTML that keeps the text; made when it is needed, since `html.parser` takes time to import."""
    from html.parser import HTMLParser

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.parts: list[str] = []
            self.hidden = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            name = tag.rpartition(":")[2]
            self.hidden += name in _LEFT_OUT
            if name in _BLOCKS:
                self.parts.append("\0")

        def handle_endtag(self, tag: str) -> None:
            name = tag.rpartition(":")[2]
            self.hidden -= name in _LEFT_OUT and self.hidden > 0
            if name in _BLOCKS:
                self.parts.append("\0")

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.parts.append(data)

    return Text


def plain(text: str) -> str:
    """The text of a piece of HTML or JATS: paragraphs with a blank line between them, headings `Abstract` left out."""
    if "<" not in text and "&" not in text:
        return text.strip()
    parser = _text_parser()()
    parser.feed(text)
    parser.close()
    paragraphs = [re.sub(r"\s+", " ", part).strip() for part in "".join(parser.parts).split("\0")]
    return "\n\n".join(part for part in paragraphs if part and part.lower() not in ("abstract", "abstract:"))


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def content(element: Element | None) -> str:
    """All of the text in an element, empty where there is none."""
    return "" if element is None else "".join(element.itertext()).strip()


class _BrokenXML(Exception):  # noqa: N818 -- never leaves this module
    """The text cannot be read as XML from a line on."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_elements(
    source: Source,
    name: str,
    wanted: tuple[str, ...],
    usual: Callable[[Element, list[Element]], tuple[Record, Record]],
) -> Iterator[Paper]:
    """Read papers from XML, an element a paper, as the document streams by.

    Args:
        source: The source.
        name: The name of the format.
        wanted: The local names of the elements.
        usual: Brings an element to the usual names, and says what goes into `extra` besides; it also gets the elements
            around, the outermost first.
    """
    record = 0
    found = _elements(source, wanted)
    while True:
        try:
            element, around = next(found)
        except StopIteration:
            return
        except _BrokenXML as error:
            source.reject(f"{error}; what follows cannot be read", line=error.line, record=record + 1)
            return
        record += 1
        try:
            paper = paper_of(*_named(usual(element, around), name))
        except InputError as error:
            source.reject(error.message, record=record, field=error.field)
        else:
            yield paper


def _named(usual: tuple[Record, Record], name: str) -> tuple[Record, str, Record]:
    return usual[0], name, usual[1]


def _elements(source: Source, wanted: tuple[str, ...]) -> Iterator[tuple[Element, list[Element]]]:
    """The elements with some names, each with those around it; what has been read is forgotten.

    A document type declaration is refused: entities come with it, and with them bombs and the network.
    """
    # imported here, as in the function below, since most sources are no XML
    from xml.etree.ElementTree import XMLPullParser

    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    around: list[Element] = []
    before: str | bytes = ""
    for piece in source.pieces():
        if _refused(before, piece):
            raise _BrokenXML("a document type declaration is not read, for safety; take it out")
        before = piece
        yield from _ended(parser, piece, around, wanted)
    yield from _ended(parser, None, around, wanted)


def _refused(before: str | bytes, piece: str | bytes) -> bool:
    """Whether a piece, with the end of the one before it, declares a document type, or might in another encoding."""
    if isinstance(piece, bytes):
        tail = before[-16:] if isinstance(before, bytes) else b""
        return b"<!DOCTYPE" in tail + piece or b"\0" in piece
    tail_text = before[-16:] if isinstance(before, str) else ""
    return "<!DOCTYPE" in tail_text + piece


def _ended(
    parser: XMLPullParser[Any], piece: str | bytes | None, around: list[Element], wanted: tuple[str, ...]
) -> Iterator[tuple[Element, list[Element]]]:
    """The wanted elements that end within a piece; None is the end of the document."""
    from xml.etree.ElementTree import ParseError

    broken: Exception | None = None
    try:
        if piece is None:
            parser.close()
        else:
            parser.feed(piece)
    except (ParseError, ValueError, LookupError) as error:  # the latter two: characters and encodings that XML has not
        broken = error
    try:
        for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            if event == "start":
                around.append(element)
                if len(around) > DEEPEST:
                    raise _BrokenXML("elements are nested too deeply")
                continue
            around.pop()
            if local(element) in wanted:
                yield element, around
                element.clear()
                if around:
                    around[-1].remove(element)
    except ParseError as error:
        broken = error
    if broken is not None:
        line = broken.position[0] if isinstance(broken, ParseError) else None
        raise _BrokenXML(f"broken XML: {str(broken).partition(':')[0]}", line)
