r"""JSON Lines and JSON: records with the usual names for their fields, or as paperkit writes them.

>>> import io
>>> [paper.title for paper in read_lines(Source(io.StringIO('{"title": "LaneFuse"}\n{"title": "RoadBench"}\n')))]
['LaneFuse', 'RoadBench']
>>> [paper.title for paper in read_document(Source(io.StringIO('{"papers": [{"title": "LaneFuse"}]}')))]
['LaneFuse']
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from math import isfinite
from typing import Any

from paperkit.errors import InputError
from paperkit.io import arxiv_snapshot, crossref, huggingface, openalex, openreview, semantic_scholar
from paperkit.io.formats import Format, TextSink
from paperkit.io.limits import LIMITS, Limits
from paperkit.io.records import field_of, paper_of
from paperkit.io.shapes import Shape
from paperkit.io.source import NOT_UTF8, Source
from paperkit.models import Paper

SHAPES: tuple[Shape, ...] = (
    arxiv_snapshot.SHAPE,
    huggingface.SHAPE,
    semantic_scholar.SHAPE,
    openalex.SHAPE,
    crossref.SHAPE,
    openreview.SHAPE,
)
"""The services whose records are known by their keys."""
LISTS = ("papers", "data", "results", "items", "notes", "records", "entries", "recommendedPapers")
"""The keys under which an object holds a list of records."""
WRAPPERS = ("message", "response")
"""The keys under which an object holds one that holds the list."""

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPED = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as `surrogateescape` leaves them."""

_Item = tuple[Any, int, int]
"""A value, where it begins in the text and where it ends."""


class _BrokenJSON(Exception):  # noqa: N818 -- never leaves this module
    """The text is no JSON from a position on."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


def _number(text: str) -> float | None:
    """A number with a point or an exponent; null where it is too large for one, since JSON has no infinity."""
    value = float(text)
    return value if isfinite(value) else None


_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=lambda _: None)
"""JSON, with the NaN and Infinity that some programs write for a missing value read as null."""


def _decoded(text: str, start: int) -> tuple[Any, int]:
    """The value at a position, and where it ends."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _BrokenJSON(error.msg[:1].lower() + error.msg[1:], error.pos) from None
    except RecursionError:
        raise _BrokenJSON("values are nested too deeply", start) from None
    except ValueError:
        raise _BrokenJSON("a number has too many digits", start) from None


def _skipped(text: str, start: int) -> int:
    """The position of what follows the white space."""
    return _SPACE.match(text, start).end()  # type: ignore[union-attr]  # matches the empty string


def _expected(text: str, position: int, sign: str) -> int:
    """The position after a sign and the white space behind it."""
    if not text.startswith(sign, position):
        raise _BrokenJSON(f"expecting {sign!r}", position)
    return _skipped(text, position + 1)


def paper_in(record: Any, name: str | None, limits: Limits = LIMITS) -> Paper:  # noqa: ANN401
    """The paper of a decoded value, in a format of this name: a service's, or one that says nothing of the service."""
    if not isinstance(record, dict):
        raise InputError("a record is a JSON object with a title or an abstract; this is another value")
    named = any(shape.name == name for shape in SHAPES)
    for shape in SHAPES:
        if name == shape.name or (not named and shape.fits(record)):
            usual, extra = shape.usual(record)
            return paper_of(usual, shape.name, extra, limits=limits)
    return paper_of(record, name, limits=limits)


def _held(value: Any) -> list[Any]:  # noqa: ANN401
    """The records in a value: a list of them, a service's answer that holds one, or the value itself."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return value
    if isinstance(value, dict) and not any(field_of(key) in ("title", "abstract") for key in value):
        for key in LISTS:
            if isinstance(value.get(key), list):
                return value[key]  # type: ignore[no-any-return]
        for key in WRAPPERS:
            if isinstance(value.get(key), dict):
                return _held(value[key])
    return [value]


def read_lines(source: Source, name: str = "jsonl") -> Iterator[Paper]:
    """Read JSON Lines: a record a line."""
    record = 0
    for number, text, fault in source.lines():
        start = _skipped(text, 0)
        if start == len(text) and not fault:
            continue
        try:
            if fault:
                raise InputError(fault)
            value, end = _decoded(text, start)
            if _skipped(text, end) < len(text):
                raise _BrokenJSON("more follows the record", end)
        except (InputError, _BrokenJSON) as error:
            record += 1
            place = f"broken JSON at character {error.position + 1}: " if isinstance(error, _BrokenJSON) else ""
            source.reject(f"{place}{error.message}", line=number, record=record)
            continue
        for each in _held(value):
            record += 1
            try:
                paper = paper_in(each, name, source.limits)
            except InputError as error:
                source.reject(error.message, line=number, record=record, field=error.field)
            else:
                yield paper


def read_document(source: Source, name: str = "json") -> Iterator[Paper]:
    """Read JSON: a list of records, an object that holds such a list, or one record."""
    text = source.text()
    if text is None:
        return
    ends = [match.start() for match in re.finditer("\n", text)]
    record = 0
    items = _records(text)
    while True:
        try:
            value, start, end = next(items)
        except StopIteration:
            return
        except _BrokenJSON as error:
            line = bisect_left(ends, error.position) + 1
            source.reject(f"broken JSON: {error}; what follows cannot be read", line=line, record=record + 1)
            return
        record += 1
        try:
            if _ESCAPED.search(text, start, end):
                raise InputError(NOT_UTF8)
            paper = paper_in(value, name, source.limits)
        except InputError as error:
            line = bisect_left(ends, start) + 1
            source.reject(error.message, line=line, record=record, field=error.field)
        else:
            yield paper


def _read_either(source: Source, name: str) -> Iterator[Paper]:
    """Read the records of one service from JSON Lines or JSON."""
    return (read_lines if sniff_lines(source.head) else read_document)(source, name)


def _records(text: str) -> Iterator[_Item]:
    """The records of a JSON text, as far as it can be read."""
    start = _skipped(text, 0)
    if text.startswith("[", start):
        end = yield from _list(text, start)
    elif text.startswith("{", start):
        end = yield from _object(text, start)
    else:
        value, end = _decoded(text, start)
        yield value, start, end
    rest = _skipped(text, end)
    if rest < len(text):
        raise _BrokenJSON("more follows the end", rest)


def _list(text: str, start: int) -> Generator[_Item, None, int]:
    """The values of a list; returns where it ends."""
    position = _skipped(text, start + 1)
    if text.startswith("]", position):
        return position + 1
    while True:
        value, end = _decoded(text, position)
        yield value, position, end
        position = _skipped(text, end)
        if text.startswith("]", position):
            return position + 1
        position = _expected(text, position, ",")


def _object(text: str, start: int) -> Generator[_Item, None, int]:
    """The records that an object holds in a list, or the object itself; returns where it ends."""
    record: dict[str, Any] = {}
    held: list[_Item] | None = None
    position = _skipped(text, start + 1)
    while not text.startswith("}", position):
        if record:
            position = _expected(text, position, ",")
        if not text.startswith('"', position):
            raise _BrokenJSON("expecting a name in double quotes", position)
        key, position = _decoded(text, position)
        position = _expected(text, _skipped(text, position), ":")
        record[key] = None
        inner = None
        if held is None and key in LISTS and text.startswith("[", position):
            inner = _list
        elif held is None and key in WRAPPERS and text.startswith("{", position):
            inner = _object
        if inner is not None:
            values = inner(text, position)
            held = []
            try:
                while True:
                    held.append(next(values))
            except StopIteration as stop:
                end = stop.value
            except _BrokenJSON:
                if "title" not in record:
                    yield from held
                raise
            record[key] = _decoded(text, position)[0]
        else:
            record[key], end = _decoded(text, position)
        position = _skipped(text, end)
    if held is None or "title" in record:
        yield record, start, position + 1
    else:
        yield from held
    return position + 1


def sniff_lines(head: str) -> bool:
    """Whether a text looks like JSON Lines: a first line that is an object, or two that begin like one."""
    lines = [line.strip() for line in head.split("\n", 64) if line.strip()][:2]
    if not lines or not re.match(r'\{\s*["}]', lines[0]):
        return False
    if len(lines) == 2 and lines[1].startswith("{") and not lines[0].endswith(("[", "{", ",", ":")):
        return True
    try:
        value, end = _decoded(lines[0], 0)
    except _BrokenJSON:
        return "\n" not in head.strip()  # the first line may go on behind what is looked at
    # alone in its line, an answer with a list of records is a document
    return end == len(lines[0]) and (len(lines) == 2 or _held(value) == [value])


def sniff_document(head: str) -> bool:
    """Whether a text looks like a JSON list or object."""
    return re.match(r'\s*(?:\[\s*[{\]]|\{\s*["}])', head) is not None


def write_lines(papers: Iterable[Paper], out: TextSink) -> int:
    """Write JSON Lines: a paper a line."""
    count = 0
    for paper in papers:
        out.write(paper.model_dump_json() + "\n")
        count += 1
    return count


def write_document(papers: Iterable[Paper], out: TextSink) -> int:
    """Write a JSON list of papers."""
    count = 0
    out.write("[")
    for count, paper in enumerate(papers, 1):
        out.write((",\n" if count > 1 else "\n") + paper.model_dump_json(indent=2))
    out.write("\n]\n" if count else "]\n")
    return count


LINES = Format("jsonl", (".jsonl", ".ndjson", ".jsonlines"), sniff_lines, read_lines, write_lines)
DOCUMENT = Format("json", (".json",), sniff_document, read_document, write_document)
SERVICES = tuple(Format(shape.name, read=partial(_read_either, name=shape.name)) for shape in SHAPES)
