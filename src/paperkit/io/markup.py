r"""Text out of the markup that feeds and catalogues carry: XML as a stream, HTML, and the JATS of publishers.

>>> plain("<jats:title>Abstract</jats:title><jats:p>Lanes &amp; <jats:sub>roads</jats:sub>.</jats:p><p>More.</p>")
'Lanes & roads.\n\nMore.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

from paperkit.errors import InputError
from paperkit.io.limits import Limits
from paperkit.io.records import paper_of
from paperkit.io.shapes import Record
from paperkit.io.source import Source
from paperkit.models import Paper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, XMLPullParser

_BLOCKS = frozenset(["p", "title", "sec", "div", "br", "list", "list-item", "li", "ul", "ol", "disp-formula", "label"])
"""Elements that begin a paragraph, of [JATS](https://jats.nlm.nih.gov/publishing/tag-library/1.3/) and of HTML."""
_LEFT_OUT = frozenset(["math", "script", "style"])
"""Elements whose text is not the text's: of a formula in several forms, the one in TeX is read."""
_INLINE = frozenset(
    "a abbr alternatives b bold code em ext-link font i inline-formula italic monospace mark named-content roman "
    "sans-serif sc small span strike strong styled-content sub sup tex-math tt u underline uri xref abstract".split()
)
"""Elements within a paragraph, of the same."""

_TAG = re.compile(
    r"""<(/?)(?:([A-Za-z]{1,10}):)?([A-Za-z][A-Za-z0-9-]{0,30})
        (?: \s{1,9} [A-Za-z_][\w:.-]{0,50} \s{0,9} = \s{0,9}
            (?: "[^"<>]{0,2000}" | '[^'<>]{0,2000}' | [^\s"'<>]{1,200} ) ){0,20}
        \s{0,9} /?>""",
    re.VERBOSE,
)
"""A tag: `a<b and c>d` holds none."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OPENING = re.compile(
    r"\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>\[]{0,500}(?:\[.{0,20000}?\]\s*)?>\s*){0,9}<([A-Za-z_][\w:.-]{0,60})",
    re.DOTALL,
)
"""What a document of XML begins with, up to the name of its root element."""


def plain(text: str) -> str:
    """The text of a piece of HTML or JATS: paragraphs with a blank line between them, headings `Abstract` left out.

    Example:
        >>> plain("For all a<b and c>d, H<sub>2</sub>O &amp; more")
        'For all a<b and c>d, H2O & more'
    """
    if "<" not in text and "&" not in text:
        return text.strip()
    # costs a millisecond to import
    from html import unescape

    parts: list[str] = []
    hidden: list[str] = []
    position = 0
    text = _COMMENT.sub("", text)
    for tag in _TAG.finditer(text):
        name = tag[3].lower()
        if not (tag[2] or name in _BLOCKS or name in _INLINE or name in _LEFT_OUT):
            continue  # no markup: it is kept as it is
        if not hidden:
            parts.append(unescape(text[position : tag.start()]))
        position = tag.end()
        if tag[1] and hidden and name == hidden[-1]:
            hidden.pop()
        elif not tag[1] and name in _LEFT_OUT and not tag[0].endswith("/>"):
            hidden.append(name)
        if name in _BLOCKS:
            parts.append("\0")
    if not hidden:
        parts.append(unescape(text[position:]))
    paragraphs = [re.sub(r"\s+", " ", part).strip() for part in "".join(parts).split("\0")]
    return "\n\n".join(part for part in paragraphs if part and part.lower() not in ("abstract", "abstract:"))


def root(head: str) -> str | None:
    """The name of the root element where a text looks like XML, with its prefix.

    Example:
        >>> root('<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">')
        'feed'
    """
    found = _OPENING.match(head)
    return found[1] if found else None


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
    roots: tuple[str, ...],
    wanted: tuple[str, ...],
    usual: Callable[[Element, list[Element]], tuple[Record, Record]],
) -> Iterator[Paper]:
    """Read papers from XML, an element a paper, as the document streams by.

    Args:
        source: The source.
        name: The name of the format.
        roots: The local names that the root element may have.
        wanted: The local names of the elements that are papers.
        usual: Brings an element to the usual names, and says what goes into `extra` besides; it also gets the elements
            around, the outermost first.
    """
    record = 0
    found = _elements(source, roots, wanted)
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
            named, extra = usual(element, around)
            paper = paper_of(named, name, extra, limits=source.limits)
        except InputError as error:
            source.reject(error.message, record=record, field=error.field)
        else:
            yield paper


def _elements(
    source: Source, roots: tuple[str, ...], wanted: tuple[str, ...]
) -> Iterator[tuple[Element, list[Element]]]:
    """The elements with some names, each with those around it; what has been read is forgotten.

    A document type declaration is refused: entities come with it, and with them bombs and the network.
    """
    # imported here, as in the function below, since most sources are no XML
    from xml.etree.ElementTree import XMLPullParser

    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    limits = source.limits
    around: list[Element] = []
    before: str | bytes = ""
    size = 0
    for piece in source.pieces():
        if _refused(before, piece):
            raise _BrokenXML("a document type declaration is not read, for safety; take it out")
        before = piece
        size += len(piece)
        for found in _ended(parser, piece, around, roots, wanted, limits):
            size = len(piece)
            yield found
        if size > limits.record:
            raise _BrokenXML(f"a paper has more than {limits.over('record', 'bytes')}")
    yield from _ended(parser, None, around, roots, wanted, limits)


_KEPT = 8
"""Elements in front of the papers that are kept, such as what a volume says of itself."""


def _refused(before: str | bytes, piece: str | bytes) -> bool:
    """Whether a piece, with the end of the one before it, declares a document type, or might in another encoding."""
    if isinstance(piece, bytes):
        tail = before[-16:] if isinstance(before, bytes) else b""
        return b"<!DOCTYPE" in tail + piece or b"\0" in piece
    tail_text = before[-16:] if isinstance(before, str) else ""
    return "<!DOCTYPE" in tail_text + piece


def _ended(
    parser: XMLPullParser[Any],
    piece: str | bytes | None,
    around: list[Element],
    roots: tuple[str, ...],
    wanted: tuple[str, ...],
    limits: Limits,
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
                if len(around) == 1 and local(element) not in roots:
                    raise _BrokenXML(
                        f"the root element is {local(element)[:60]!r}, not {' or '.join(map(repr, roots))}"
                    )
                if len(around) > limits.nesting:
                    raise _BrokenXML(f"elements are nested more than {limits.over('nesting', 'levels')}")
                continue
            around.pop()
            if local(element) in wanted:
                yield element, around
                element.clear()
                for each in around:
                    del each[_KEPT:]
    except ParseError as error:
        broken = error
    if broken is not None:
        line = broken.position[0] if isinstance(broken, ParseError) else None
        raise _BrokenXML(f"broken XML: {str(broken).partition(':')[0]}", line)
