"""`paperkit report`: many papers as one page to explore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from paperkit.cli.common import USAGE, AsOf, From, Inputs, Run, TaxonomyFile, pipeline_of
from paperkit.models import Paper
from paperkit.pipeline import Pipeline
from paperkit.runs import Item


def report(
    inputs: Inputs,
    *,
    out: Annotated[str, typer.Option("-o", "--out", metavar="OUT", help="The page to write.")] = "report.html",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "Papers",
    from_: From = None,
    as_of: AsOf = None,
    taxonomy: TaxonomyFile = None,
) -> int:
    """Write a page to explore papers in a browser: search, filters, charts, and what they report on each benchmark."""
    from paperkit.render import write_report

    if any(Path(name).exists() and Path(out).exists() and Path(name).samefile(out) for name in inputs):
        raise typer.BadParameter(f"{out!r} is one of the inputs", param_hint="-o")
    kit = pipeline_of(taxonomy, None)
    run = Run(inputs)
    papers = list(_found(kit, run.items(from_, as_of), run))
    status = run.status()
    if papers or status != USAGE:
        write_report(papers, out, title=title)
    return status


def _found(kit: Pipeline, items: Iterable[Item], run: Run) -> Iterator[Paper]:
    """The papers with their findings; those that this very pipeline has seen are taken as they are."""
    for item in items:
        if isinstance(item.paper, Paper) and item.paper.extraction == kit.extraction:
            yield item.paper
        else:
            yield from run.found(kit, [item])
