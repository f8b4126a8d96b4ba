"""Readers and writers: one module a format, one registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from os import PathLike
from typing import IO, Any

from paperkit.errors import PaperkitError
from paperkit.models import Paper

Source = str | PathLike[str] | IO[str] | IO[bytes]


def read(
    source: Source,
    *,
    format: str | None = None,
    as_of: date | None = None,
    on_error: Callable[[PaperkitError], object] | None = None,
) -> Iterator[Paper]:
    """Read."""
    import json

    with open(source) as lines:
        for line in lines:
            yield Paper.model_validate(json.loads(line))


def write(papers: Iterable[Paper], target: Any, *, format: str | None = None) -> int:
    """Write."""
    n = 0
    with open(target, "w") as out:
        for n, paper in enumerate(papers, 1):
            out.write(paper.model_dump_json() + "\n")
    return n
