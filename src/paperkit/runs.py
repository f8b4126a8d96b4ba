"""Many papers through a pipeline, in their order, alone or with worker processes.

>>> from paperkit.pipeline import Pipeline
>>> [paper.tags[0].id for paper in extracted(Pipeline(), [Item("Model merging."), Item("Few-shot learning.")])]
['merging', 'few-shot']
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from paperkit.errors import ExtractorError, PaperkitError
from paperkit.io.lines import line_of
from paperkit.models import Paper

if TYPE_CHECKING:
    from paperkit.pipeline import Pipeline

BATCH = 64
"""Papers that cross to a worker process at once: enough that the crossing costs little, few enough to keep order and
memory easy."""


class Item(NamedTuple):
    """What an input holds at some place."""

    paper: Paper | str | PaperkitError
    """A paper, an abstract, or what was wrong."""
    path: str | None = None
    """The file, where there is one."""
    record: int | None = None
    """The position in it, counted from 1."""


class Block(NamedTuple):
    """What became of some items."""

    papers: int
    """How many papers there are."""
    lines: bytes
    """They, as lines of JSON."""
    errors: list[PaperkitError]
    """What did not go through."""


def extracted(kit: Pipeline, items: Iterable[Item], workers: int = 1) -> Generator[Paper | PaperkitError, None, None]:
    """Papers with their findings, or what was wrong with them, in their order.

    Args:
        kit: What extracts.
        items: The papers; errors among them are passed on.
        workers: How many processes share the work.

    Returns:
        The outcomes.

    Raises:
        PaperkitError: A worker process died.
        ExtractorError: An extractor cannot be sent to a worker process.
    """
    if workers > 1:
        from paperkit import parallel

        if parallel.may_start():
            for batch in parallel.in_order(kit, _papers, _batches(items), workers):
                yield from batch
            return
    for item in items:
        yield attempt(kit, item)


def json_lines(kit: Pipeline, items: Iterable[Item], workers: int = 1) -> Generator[Block, None, None]:
    """The same as JSON Lines: what comes from a worker process is bytes, which cost less to send than papers.

    Args:
        kit: What extracts.
        items: The papers; errors among them are passed on.
        workers: How many processes share the work.

    Returns:
        Blocks of lines, in the order of the papers.

    Raises:
        PaperkitError: A worker process died.
        ExtractorError: An extractor cannot be sent to a worker process.
    """
    if workers > 1:
        from paperkit import parallel

        if parallel.may_start():
            yield from parallel.in_order(kit, _lines, _batches(items), workers)
            return
    for batch in _batches(items):
        yield _lines(kit, batch)


def attempt(kit: Pipeline, item: Item) -> Paper | PaperkitError:
    """The paper with its findings, or what was wrong, with its place."""
    if isinstance(item.paper, PaperkitError):
        return item.paper
    try:
        return kit.extract(item.paper)
    except PaperkitError as error:
        failure = error
    except Exception as error:  # a bug, which costs this paper and not those after it
        failure = ExtractorError(f"this paper made the extraction fail, which is a bug: {error!r}")
        failure.__cause__ = error
    failure.path, failure.record = item.path, item.record
    return failure


def _papers(kit: Pipeline, batch: list[Item]) -> list[Paper | PaperkitError]:
    return [attempt(kit, item) for item in batch]


def _lines(kit: Pipeline, batch: list[Item]) -> Block:
    outcomes = _papers(kit, batch)
    papers = [outcome for outcome in outcomes if isinstance(outcome, Paper)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, PaperkitError)]
    return Block(len(papers), b"".join(map(line_of, papers)), errors)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, BATCH)):
        yield batch
