"""Long tables: one finding a row, in flat columns, for data frames, spreadsheets and databases.

>>> paper = Paper(title="LaneFuse", links=[{"kind": "page", "url": "https://x.io", "key": "x.io", "host": "x.io"}])
>>> list(TABLES["links"].columns)[:5]
['paper_id', 'paper_title', 'kind', 'url', 'key']
>>> [row[1:5] for row in TABLES["links"].rows(paper)]
[('LaneFuse', 'page', 'https://x.io', 'x.io')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from paperkit.models import Paper

Column = tuple[type, Callable[[Any], object]]
"""The type of a column (`str`, `int`, `float` or `bool`), and what it holds of a finding."""


def joined(values: Iterable[str]) -> str:
    """Several values in one cell.

    Example:
        >>> joined(["cs.CV", "cs.LG"])
        'cs.CV; cs.LG'
    """
    return "; ".join(values)


def number(value: float) -> str:
    """A number as a person writes it.

    Example:
        >>> number(92.0), number(2.45)
        ('92', '2.45')
    """
    return f"{value:.15g}"


def _attribute(name: str) -> Callable[[Any], object]:
    """The value of an attribute; None where a kind of link has none of the name."""
    return lambda finding: getattr(finding, name, None)


def _texts(*names: str) -> dict[str, Column]:
    return {name: (str, _attribute(name)) for name in names}


def _first(name: str) -> Callable[[Any], object]:
    """A part of the first mention; None where there is no mention."""
    return lambda finding: getattr(finding.mentions[0], name) if finding.mentions else None


_WHERE: dict[str, Column] = {
    "mentions": (int, lambda finding: len(finding.mentions)),
    "field": (str, _first("field")),
    "start": (int, _first("start")),
    "end": (int, _first("end")),
    "text": (str, _first("text")),
}
"""How often a finding is mentioned, and where first."""

_COLUMNS: dict[str, dict[str, Column]] = {
    "links": {
        **_texts("kind", "url", "key", "host", "owner", "repo", "path"),
        **_texts("repo_type", "repo_id", "scheme", "identifier"),
        "provides": (str, lambda link: joined(link.provides)),
    },
    "benchmarks": _texts("id", "name", "role", "evidence"),
    "metrics": {**_texts("id", "name"), "higher_is_better": (bool, _attribute("higher_is_better"))},
    "results": {
        "value": (float, lambda result: result.values[0]),
        "values": (str, lambda result: joined(map(number, result.values))),
        **_texts("unit", "kind"),
        "relative": (bool, _attribute("relative")),
        **_texts("bound"),
        "metric_id": (str, lambda result: result.metric and result.metric.id),
        "metric_name": (str, lambda result: result.metric and result.metric.name),
        "benchmark_ids": (str, lambda result: joined(each.id or "" for each in result.benchmarks)),
        "benchmark_names": (str, lambda result: joined(each.name for each in result.benchmarks)),
        **_texts("baseline"),
    },
    "tags": _texts("id", "label"),
}
"""The columns of each table between those of the paper and those of the mentions."""


@dataclass(frozen=True, slots=True)
class Table:
    """A long table.

    Args:
        columns: The types of its columns, by name.
        rows: The rows of one paper, each with a value for every column; None where there is none.

    Example:
        >>> TABLES["tags"].columns["label"]
        <class 'str'>
    """

    columns: Mapping[str, type]
    rows: Callable[[Paper], Iterator[tuple[object, ...]]]


def _table(findings: str) -> Table:
    columns = {**_COLUMNS[findings], **_WHERE}

    def rows(paper: Paper) -> Iterator[tuple[object, ...]]:
        for finding in getattr(paper, findings):
            yield (paper.id, paper.title, *(value(finding) for _, value in columns.values()))

    kinds = {name: kind for name, (kind, _) in columns.items()}
    return Table({"paper_id": str, "paper_title": str, **kinds}, rows)


TABLES: dict[str, Table] = {findings: _table(findings) for findings in _COLUMNS}
"""The long tables, by the field of the record whose findings they hold."""
