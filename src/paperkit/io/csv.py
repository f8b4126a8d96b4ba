r"""CSV and TSV: a header row with the usual names for the fields, and a row a paper.

>>> import io
>>> paper, = read(Source(io.StringIO('title;summary;upvotes\nLaneFuse;"We fuse; lanes";12\n')))
>>> paper.title, paper.abstract, paper.extra
('LaneFuse', 'We fuse; lanes', {'upvotes': '12'})

Written, a table holds the metadata and a digest of the findings for people and spreadsheets: without offsets, roles,
`extra` and `stated_links`. JSON Lines holds everything.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from paperkit.errors import InputError
from paperkit.io.formats import Format, TextSink
from paperkit.io.limits import Limits
from paperkit.io.records import field_of, paper_of
from paperkit.io.source import Line, Source
from paperkit.io.tables import TABLES, joined, number
from paperkit.models import Paper
from paperkit.wording import digest

DELIMITERS = (",", "\t", ";", "|")
"""What may stand between two cells."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a cell begins with that a spreadsheet takes for a formula, after
[OWASP](https://owasp.org/www-community/attacks/CSV_Injection)."""

COLUMNS: dict[str, Callable[[Paper], object]] = {
    "id": lambda paper: paper.id,
    "title": lambda paper: paper.title,
    "abstract": lambda paper: paper.abstract,
    "comment": lambda paper: paper.comment,
    "authors": lambda paper: joined(paper.authors),
    "published": lambda paper: paper.published,
    "listed": lambda paper: paper.listed,
    "venue": lambda paper: paper.venue,
    "categories": lambda paper: joined(paper.categories),
    "arxiv_id": lambda paper: paper.arxiv_id,
    "doi": lambda paper: paper.doi,
    "url": lambda paper: paper.url,
    "source": lambda paper: paper.source,
    "code_status": lambda paper: paper.code_status,
    "code_urls": lambda paper: joined(paper.code_urls),
    "huggingface": lambda paper: joined(link.url for link in paper.huggingface),
    "links": lambda paper: joined(link.url for link in paper.links),
    "benchmarks": lambda paper: joined(benchmark.name for benchmark in paper.benchmarks),
    "metrics": lambda paper: joined(metric.name for metric in paper.metrics),
    "results": lambda paper: joined(map(digest, paper.results)),
    "tags": lambda paper: joined(tag.id for tag in paper.tags),
    "proposes": lambda paper: joined(name.name for name in paper.proposes),
}
"""The columns of a written table, and what each holds; several values are joined by "; "."""

_FINDINGS = frozenset(tuple(COLUMNS)[tuple(COLUMNS).index("source") :])
"""The columns that a table of paperkit's own has beside the metadata."""


def _guarded(value: object) -> str:
    """A cell that no spreadsheet runs as a formula: an apostrophe in front makes it text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return number(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a header row; none where it is broken."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _delimiter(line: str) -> str | None:
    """The delimiter that makes a header row of a line: most known names, a title or an abstract among them."""
    known = {sign: [field_of(cell) for cell in _cells(line, sign)] for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: len(known[sign]) - known[sign].count(None))
    return best if {"title", "abstract"} & set(known[best]) else None


def sniff(head: str) -> bool:
    """Whether the first line of a text is a header row of at least two columns."""
    line = _first(head)
    sign = _delimiter(line)
    return sign is not None and len(_cells(line, sign)) > 1 and len(line) < 4096


def _first(head: str) -> str:
    """The header row: the first line that is not blank and not Excel's `sep=;`."""
    lines = (line.strip("\r") for line in head.split("\n") if line.strip())
    return next((line for line in lines if not re.fullmatch(r'"?sep=.?"?', line)), "")


class _Rows:
    """Lines for the parser of the standard library, with where the row began and why it cannot be read."""

    def __init__(self, lines: Iterator[Line], limits: Limits) -> None:
        self._lines = lines
        self._limits = limits
        self._size = 0
        self.first = 0
        self.fault: str | None = None

    def begin(self) -> None:
        """A new row begins with the next line."""
        self.first = 0
        self.fault = None
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.first = self.first or line.number
        self.fault = self.fault or line.fault
        self._size += len(line.text)
        if self._size > self._limits.record:
            raise InputError(f"the row has more than {self._limits.over('record', 'characters')}")
        return line.text


def read(source: Source) -> Iterator[Paper]:
    """Read a table: a header row, and a row a paper."""
    first = _first(source.head)
    sign = _delimiter(first)
    if sign is None:
        shown = first if len(first) <= 60 else f"{first[:57]}..."
        source.reject(f"no column is a title or an abstract; the first row has to name the columns, and is {shown!r}")
        return
    name = "tsv" if sign == "\t" else "csv"
    lines = source.lines()
    for line in lines:
        if line.text.strip() == first.strip():
            break
    header = _cells(first, sign)
    own = set(COLUMNS) <= set(header)
    limits = source.limits
    # the parser has one limit for all of the process
    csv.field_size_limit(max(csv.field_size_limit(), limits.field))
    rows = _Rows(lines, limits)
    parser = csv.reader(rows, delimiter=sign, strict=True)
    record = 0
    while True:
        rows.begin()
        record += 1
        try:
            cells = next(parser)
            if rows.fault:
                raise InputError(rows.fault)
            if not any(cells):
                record -= 1
                continue
            paper = paper_of(_record(header, cells, own=own), name, limits=limits)
        except StopIteration:
            return
        except csv.Error as error:
            words = (
                f"a cell has more than {limits.over('field', 'characters')}" if "limit" in str(error) else str(error)
            )
            source.reject(f"broken row: {words}", line=rows.first or None, record=record)
        except InputError as error:
            source.reject(error.message, line=rows.first, record=record, field=error.field)
        else:
            yield paper


def _record(header: list[str], cells: list[str], *, own: bool) -> dict[str, Any]:
    """The values of a row by the names in the header; empty cells are left out."""
    if len(cells) < len(header) or any(cells[len(header) :]):
        raise InputError(f"the row has {len(cells)} cells where the header has {len(header)}")
    values = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    if not own:
        return values
    return {
        name: cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
        for name, cell in values.items()
        if name not in _FINDINGS
    }


def write(papers: Iterable[Paper], out: TextSink, *, delimiter: str = ",") -> int:
    """Write a table: a header row, and a row a paper."""
    # with the line end of RFC 4180, the parser also quotes a cell that holds a carriage return
    table = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    table.writerow(COLUMNS)
    count = 0
    for paper in papers:
        count += 1
        table.writerow([_guarded(cell(paper)) for cell in COLUMNS.values()])
    return count


def write_long(papers: Iterable[Paper], out: TextSink, *, name: str) -> int:
    """Write a long table: a row a finding; returns how many papers they are of."""
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(TABLES[name].columns)
    count = 0
    for paper in papers:
        count += 1
        table.writerows([*map(_guarded, row)] for row in TABLES[name].rows(paper))
    return count


FORMAT = Format("csv", (".csv",), sniff, read, write)
TABS = Format("tsv", (".tsv", ".tab"), read=read, write=partial(write, delimiter="\t"))
LONG = tuple(Format(f"{name}.csv", (f".{name}.csv",), write=partial(write_long, name=name)) for name in TABLES)
