r"""Readers and writers: one module a format, and here the registry.

>>> import io
>>> [paper.title for paper in read(io.StringIO('{"title": "LaneFuse"}'))]
['LaneFuse']
>>> out = io.StringIO()
>>> write(read(io.StringIO("title,abstract\nLaneFuse,Lanes.")), out, format="jsonl")
1
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from os import PathLike
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from paperkit.errors import InputError, OutputError, PaperkitError
from paperkit.io import acl, bibtex, csl, csv, feeds, hub, jsonl, listing, markdown, parquet, ris, schema_org, text
from paperkit.io.formats import Format, TextSink, checked
from paperkit.io.limits import LIMITS, Limits
from paperkit.io.lines import LineFile, line_file, line_of, packed, replacing
from paperkit.io.markup import root
from paperkit.io.source import Source, binary
from paperkit.models import Paper
from paperkit.taxonomy import Taxonomy

FORMATS: tuple[Format, ...] = (
    jsonl.LINES,
    jsonl.DOCUMENT,
    *jsonl.SERVICES,
    feeds.ATOM,
    feeds.RSS,
    acl.FORMAT,
    ris.FORMAT,
    bibtex.FORMAT,
    csv.FORMAT,
    csv.TABS,
    listing.FORMAT,
    text.FORMAT,
    *csv.LONG,
    markdown.FORMAT,
    csl.FORMAT,
    schema_org.FORMAT,
    hub.EVAL_RESULTS,
    hub.MODEL_INDEX,
    *parquet.FORMATS,
)
"""Every format, in the order in which content is compared with them."""


def formats(*, writing: bool = False) -> tuple[str, ...]:
    """The names of the formats that can be read, or written.

    Args:
        writing: Ask for those that can be written.

    Returns:
        The names.

    Example:
        >>> "jsonl" in formats(), "markdown" in formats(), "markdown" in formats(writing=True)
        (True, False, True)
    """
    return tuple(each.name for each in FORMATS if (each.writes if writing else each.read))


def read(
    source: str | PathLike[str] | IO[str] | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002 -- the name that users expect
    as_of: date | None = None,
    limits: Limits | None = None,
    on_error: Callable[[PaperkitError], object] | None = None,
) -> Iterator[Paper]:
    """Read papers, lazily.

    Args:
        source: A path, or a text or binary file object.
        format: The name of the format; recognised from content and suffix where none is given.
        as_of: The day that dates without a year ("Mar 14") are seen from: they are the latest such day not after it.
        limits: How large lines, records and fields may be; `Limits()` where none are given.
        on_error: Called with each error, and reading goes on with the next record; where none is given, errors are
            raised.

    Returns:
        An iterator of papers.

    Raises:
        InputError: The format is unknown, the source cannot be read, or a record is no paper.

    Example:
        >>> import io
        >>> [paper.id for paper in read(io.StringIO('{"id": "2601.00001", "title": "LaneFuse"}'))]
        ['2601.00001']
    """
    named = None if format is None else _named(format, writing=False)
    if isinstance(as_of, datetime):
        as_of = as_of.date()
    elif not (as_of is None or isinstance(as_of, date)):
        raise InputError(f"as_of is a datetime.date, not {as_of!r}")
    return _papers(source, named, as_of, limits or LIMITS, on_error)


def _papers(
    source: str | PathLike[str] | IO[str] | IO[bytes],
    named: Format | None,
    as_of: date | None,
    limits: Limits,
    on_error: Callable[[PaperkitError], object] | None,
) -> Iterator[Paper]:
    failed: list[PaperkitError] = []

    def note(error: PaperkitError) -> None:
        failed.append(error)
        if on_error is None:
            raise error
        on_error(error)

    with Source(source, as_of=as_of, limits=limits, on_error=note) as opened:
        if not opened.head.strip():
            if not failed:
                opened.reject("there is nothing in it")
            return
        chosen = named or _recognised(opened)
        if chosen is not None and chosen.read is not None:
            yield from chosen.read(opened)


def _recognised(source: Source) -> Format | None:
    """The format that the content looks like, among several the suffix's; failing that the suffix's, or some text."""
    fitting = [each for each in FORMATS if each is not listing.FORMAT and each.sniff(source.head)]
    for each in fitting:
        if each.write_bytes is not None:
            return each
    if kind := binary(source.head):
        source.reject(f"this is {kind}, not text; name the format if it is one after all")
        return None
    if not fitting and source.head.lstrip().startswith(("<?xml", "<!DOCTYPE")):
        source.reject(f"this is XML of a kind that is not read ({root(source.head)}); name the format if it is one")
        return None
    suffixed = [each for each in FORMATS if source.suffix in each.suffixes and each.read]
    chosen = [each for each in suffixed if each in fitting] or fitting or suffixed
    if chosen:
        return chosen[0]
    return listing.FORMAT if listing.FORMAT.sniff(source.head) else text.FORMAT


def _named(name: str, *, writing: bool) -> Format:
    """The format of a name."""
    known = formats(writing=writing)
    for each in FORMATS:
        if each.name == name and (each.writes if writing else each.read):
            return each
    error = OutputError if writing else InputError
    verb = "written" if writing else "read"
    raise error(f"there is no format {name!r} that can be {verb}; use one of {', '.join(known)}")


def write(
    papers: Iterable[Paper],
    target: str | PathLike[str] | IO[str] | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002 -- the name that users expect
    taxonomy: Taxonomy | None = None,
) -> int:
    """Write papers.

    A file is put in its place when everything is written: it appears whole or not at all, and papers can be written
    over the file that they are read from. Only JSON Lines in a new file are written as they come, whole lines at a
    time.

    Args:
        papers: The papers.
        target: A path, or a text or binary file object, which is left open.
        format: The name of the format; told from the suffix where none is given, `jsonl` for file objects.
        taxonomy: Where the formats of the Hugging Face Hub look ids up; the built-in one where none is given.

    Returns:
        How many were written.

    Raises:
        OutputError: The format is unknown, or the file cannot be written.

    Example:
        >>> import io
        >>> out = io.BytesIO()
        >>> write([Paper(title="LaneFuse")], out)
        1
        >>> out.getvalue()[:6]
        b'{"id":'
    """
    if not isinstance(target, str | PathLike):
        chosen = _looking_up(_named(format or "jsonl", writing=True), taxonomy)
        return _write_to(chosen, papers, target)
    # a link stays a link: what it points to is written
    path = Path(os.path.realpath(target))
    chosen = _looking_up(_named(format, writing=True) if format else _of_suffix(path), taxonomy)
    try:
        if chosen is jsonl.LINES:
            with line_file(path) as lines:
                return _write_lines(papers, lines)
        if path.exists() and not path.is_file():
            with _opened(path, "w") as out:
                return _write_to(chosen, papers, out)
        with replacing(path) as beside, _opened(beside, "x") as out:
            return _write_to(chosen, papers, out)
    except OSError as error:
        raise OutputError(f"the file cannot be written: {error.strerror or error}", path=path) from error


def _looking_up(chosen: Format, taxonomy: Taxonomy | None) -> Format:
    """The format, with a taxonomy of one's own where it looks something up."""
    if chosen.looks_up and chosen.write is not None and taxonomy is not None:
        takes_more: Callable[..., int] = chosen.write
        return replace(chosen, write=partial(takes_more, taxonomy=taxonomy))
    return chosen


def _write_lines(papers: Iterable[Paper], out: LineFile) -> int:
    count = 0
    for paper in checked(papers):
        out.write(line_of(paper))
        count += 1
    return count


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[IO[bytes]]:
    """A file to write to, compressed where its name says so."""
    with path.open(f"{mode}b") as file:
        if packed(path):
            import gzip

            # without name and time, so that the same papers give the same file
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as inner:
                yield cast("BinaryIO", inner)
        else:
            yield file


def writes_lines(path: Path, name: str | None) -> bool:
    """Whether a file is written as JSON Lines.

    Args:
        path: The file.
        name: The name of the format; told from the suffix where none is given.

    Raises:
        OutputError: The format is unknown.

    Example:
        >>> writes_lines(Path("out.jsonl.gz"), None), writes_lines(Path("out.jsonl"), "csv")
        (True, False)
    """
    return (_named(name, writing=True) if name else _of_suffix(path)) is jsonl.LINES


def writes_bytes(name: str) -> bool:
    """Whether a format is no text.

    Args:
        name: The name of the format.

    Raises:
        OutputError: The format is unknown.

    Example:
        >>> writes_bytes("parquet"), writes_bytes("csv")
        (True, False)
    """
    return _named(name, writing=True).write_bytes is not None


def _of_suffix(path: Path) -> Format:
    name = path.name.lower().removesuffix(".gz")
    suffixes = {suffix: each for each in FORMATS if each.writes for suffix in each.suffixes}
    # the longest: what ends in .links.csv ends in .csv as well
    for suffix in sorted(suffixes, key=len, reverse=True):
        if name.endswith(suffix):
            return suffixes[suffix]
    known = ", ".join(each.suffixes[0] for each in FORMATS if each.writes and each.suffixes)
    raise OutputError(f"the suffix tells no format; use one of {known}, or name the format", path=path)


def _written(chosen: Format, papers: Iterable[Paper], out: TextSink) -> int:
    if chosen.write is None:
        raise OutputError(f"{chosen.name} is no text: give a binary file object")
    try:
        return chosen.write(checked(papers), out)
    except UnicodeEncodeError as error:
        raise OutputError(f"the file object takes no {error.object[error.start]!r}: open it as UTF-8") from error


def _write_to(chosen: Format, papers: Iterable[Paper], target: IO[Any]) -> int:
    """Write to a file object, of text or of bytes."""
    try:
        target.write(b"")
    except TypeError:
        return _written(chosen, papers, target)
    if chosen.write_bytes is not None:
        return chosen.write_bytes(checked(papers), target)

    class Encoded:
        def write(self, said: str, /) -> object:
            return target.write(said.encode())

    return _written(chosen, papers, Encoded())
