r"""Text out of the markup that feeds and catalogues carry: XML as a stream, HTML, and the JATS of publishers.

>>> plain("<jats:title>Abstract</jats:title><jats:p>Lanes &amp; <jats:sub>roads</jats:sub>.</jats:p><p>More.</p>")
'Lanes & roads.\n\nMore.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperkit.errors import InputError
from paperkit.io.limits import Limits
from paperkit.io.records import paper_of
from paperkit.io.shapes import Record
from paperkit.io.source import Source
from paperkit.models import Paper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
            element, around, fault = next(found)
        except StopIteration:
            return
        except _BrokenXML as error:
            source.reject(f"{error}; what follows cannot be read", line=error.line, record=record + 1)
            return
        record += 1
        if fault is not None:
            source.reject(fault, record=record)
            continue
        try:
            named, extra = usual(element, around)
            paper = paper_of(named, name, extra, limits=source.limits)
        except InputError as error:
            source.reject(error.message, record=record, field=error.field)
        else:
            yield paper


class _Found(NamedTuple):
    """A paper in XML."""

    element: Element
    """The element; empty where there is a fault."""
    around: list[Element]
    """The elements around it, the outermost first."""
    fault: str | None = None
    """Why it cannot be read: it is over a limit."""


def _elements(source: Source, roots: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[_Found]:
    """The elements with some names, each with those around it; what has been read is forgotten.

    A document type declaration is refused: entities come with it, and with them bombs and the network.
    """
    # imported here, as in the class below, since most sources are no XML
    from xml.etree.ElementTree import ParseError, XMLParser

    limits = source.limits
    tree = _Tree(roots, wanted, limits)
    parser = XMLParser(target=tree)  # noqa: S314 -- no document type, no entities
    before: str | bytes = ""
    size = 0
    for piece in chain(source.pieces(), (None,)):
        broken: Exception | None = None
        try:
            if piece is None:
                parser.close()
            elif _refused(before, piece):
                raise _BrokenXML("a document type declaration is not read, for safety; take it out")
            else:
                before = piece
                size += len(piece)
                parser.feed(piece)
        except (ParseError, ValueError, LookupError) as error:  # the latter two: characters and encodings XML has not
            line = error.position[0] if isinstance(error, ParseError) else None
            broken = _BrokenXML(f"broken XML: {str(error).partition(':')[0]}", line)
        except _BrokenXML as error:
            broken = error
        if tree.found or tree.passed:
            size = 0
            tree.passed = False
        elif broken is None and size > limits.record:
            over = f"a paper has more than {limits.over('record', 'bytes')}"
            if not tree.leave_out(over):
                broken = _BrokenXML(over)
            size = 0
        for found in tree.found:
            yield found
            found.element.clear()
            for each in found.around:
                del each[_KEPT:]
        tree.found.clear()
        if broken is not None:
            raise broken


_KEPT = 8
"""Elements in front of the papers that are kept, such as what a volume says of itself."""
_DEEPER = 100
"""How many times over the limit a paper that is left out may be nested: the parser remembers each open element."""


class _Tree:
    """What a parser of XML tells of a document: the tree so far, and the papers that have ended.

    Of a paper that is over a limit nothing is built, however much of it there is.
    """

    def __init__(self, roots: tuple[str, ...], wanted: tuple[str, ...], limits: Limits) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self.found: list[_Found] = []
        self.passed = False
        """Whether the parser told of something that is left out."""
        self._builder = TreeBuilder()
        self._open: list[Element] = []
        self._left_out = 0
        """Levels that are open of a paper that is left out."""
        self._roots = roots
        self._wanted = wanted
        self._nesting = limits.nesting
        self._too_deep = f"elements are nested more than {limits.over('nesting', 'levels')}"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._left_out:
            self.passed = True
            self._left_out += 1
            if self._left_out > _DEEPER * self._nesting:
                raise _BrokenXML(self._too_deep)
            return
        element = self._builder.start(tag, attributes)
        self._open.append(element)
        if len(self._open) == 1 and local(element) not in self._roots:
            raise _BrokenXML(f"the root element is {local(element)[:60]!r}, not {' or '.join(map(repr, self._roots))}")
        if len(self._open) > self._nesting and not self.leave_out(self._too_deep):
            raise _BrokenXML(self._too_deep)

    def data(self, text: str) -> None:
        """A part of a text."""
        if self._left_out:
            self.passed = True
        else:
            self._builder.data(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._left_out:
            self.passed = True
            self._left_out -= 1
            return
        self._builder.end(tag)
        element = self._open.pop()
        if local(element) in self._wanted:
            self.found.append(_Found(element, self._open.copy()))

    def leave_out(self, fault: str) -> bool:
        """Leave out the paper that is open, and say whether there is one that was not left out before."""
        if self._left_out or not any(local(element) in self._wanted for element in self._open):
            return False
        while True:
            element = self._open.pop()
            self._builder.end(element.tag)
            self._left_out += 1
            if local(element) in self._wanted:
                break
        element.clear()
        self.found.append(_Found(element, self._open.copy(), fault))
        return True


def _refused(before: str | bytes, piece: str | bytes) -> bool:
    """Whether a piece, with the end of the one before it, declares a document type, or might in another encoding."""
    if isinstance(piece, bytes):
        tail = before[-16:] if isinstance(before, bytes) else b""
        return b"<!DOCTYPE" in tail + piece or b"\0" in piece
    tail_text = before[-16:] if isinstance(before, str) else ""
    return "<!DOCTYPE" in tail_text + piece
