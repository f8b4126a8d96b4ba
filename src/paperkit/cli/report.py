"""`paperkit report`: many papers as one page to explore."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Annotated

import typer

from paperkit.cli.common import (
    USAGE,
    AsOf,
    From,
    Inputs,
    Run,
    TaxonomyFile,
    Workers,
    noted,
    pipeline_of,
    progress,
    same,
)
from paperkit.errors import PaperkitError
from paperkit.models import Paper
from paperkit.pipeline import Pipeline
from paperkit.runs import Item, extracted


def report(
    inputs: Inputs,
    *,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="OUT", help="The page to write; - is standard output.")
    ] = "report.html",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "Papers",
    from_: From = None,
    as_of: AsOf = None,
    workers: Workers = 1,
    taxonomy: TaxonomyFile = None,
) -> int:
    """Write a page to explore papers in a browser: search, filters, charts, and what they report on each benchmark."""
    from paperkit.render import write_report

    if any(same(name, out) for name in inputs):
        raise typer.BadParameter(f"{out!r} is one of the inputs", param_hint="-o")
    kit = pipeline_of(taxonomy, None)
    run = Run(inputs)
    with ExitStack() as stack:
        papers = run.through(_found(kit, run.items(from_, as_of), workers))
        if sys.stderr.isatty():
            papers = noted(papers, stack.enter_context(progress(run)))
        found = list(papers)
    status = run.status()
    if found or status != USAGE:
        write_report(found, sys.stdout if out == "-" else out, title=title)
    return status


def _found(kit: Pipeline, items: Iterable[Item], workers: int) -> Iterator[Paper | PaperkitError]:
    """The papers with their findings, in their order; those that this very pipeline has seen are taken as they are."""
    order: deque[Paper | None] = deque()

    def unseen() -> Iterator[Item]:
        for item in items:
            if isinstance(item.paper, Paper) and item.paper.extraction == kit.extraction:
                order.append(item.paper)
            else:
                order.append(None)
                yield item

    for outcome in extracted(kit, unseen(), workers):
        while (seen := order.popleft()) is not None:
            yield seen
        yield outcome
    yield from (seen for seen in order if seen is not None)
