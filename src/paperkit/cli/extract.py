"""`paperkit extract`: read papers, find everything in them, and write them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from paperkit.cli.common import (
    AsOf,
    From,
    Inputs,
    Only,
    Run,
    TaxonomyFile,
    complain,
    new_console,
    one_line,
    output_format,
    pipeline_of,
)
from paperkit.io import write
from paperkit.models import Paper

_STEP = 32
"""Papers between two looks of the progress bar: drawing costs as much as an extraction."""


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    """A text file to write, or standard output."""
    if name == "-":
        yield sys.stdout
    else:
        with Path(name).open("w", encoding="utf-8", newline="\n") as target:
            yield target


def extract(
    inputs: Inputs,
    *,
    out: Annotated[
        str,
        typer.Option("-o", "--out", metavar="OUT", help="The file to write; - is standard output.", show_default=False),
    ] = "-",
    from_: From = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            callback=output_format,
            help="The format of the output; told from OUT's suffix unless given.",
        ),
    ] = None,
    as_of: AsOf = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="The processes that share the work.")
    ] = 1,
    taxonomy: TaxonomyFile = None,
    only: Only = None,
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects", metavar="FILE", help="Where to write what did not go through, as JSON Lines; else it is said."
        ),
    ] = None,
) -> int:
    """Read papers, find everything in them, and write them: as JSON Lines, or as a table at a terminal."""
    if out != "-" and Path(out).exists() and any(Path(name).exists() and Path(name).samefile(out) for name in inputs):
        raise typer.BadParameter(f"{out!r} is one of the inputs", param_hint="-o")
    if rejects == "-" and out == "-":
        raise typer.BadParameter("the papers go to standard output already", param_hint="--rejects")
    kit = pipeline_of(taxonomy, only)
    with ExitStack() as stack:
        run = Run(inputs, stack.enter_context(_opened(rejects)) if rejects else None)
        papers = kit.extract_many(run.papers(from_, as_of), workers=workers, on_error=run.reject)
        if sys.stderr.isatty() and not (out == "-" and sys.stdout.isatty()):
            papers = stack.enter_context(_progress(papers, run))
        if out != "-":
            write(papers, out, format=to)
        elif to is None and sys.stdout.isatty():
            from paperkit.terminal import print_table

            print_table(new_console(), papers)
        else:
            write(papers, sys.stdout.buffer, format=to or "jsonl")
    return run.status()


@contextmanager
def _progress(papers: Iterable[Paper], run: Run) -> Iterator[Iterator[Paper]]:
    """The same papers, with a bar on standard error that says how far the inputs are read."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.fields[papers]:,} papers"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=run.size(), papers=0)
        run.complain = lambda message: bar.console.print(f"paperkit: {one_line(message)}", markup=False, soft_wrap=True)

        def counted() -> Iterator[Paper]:
            for number, paper in enumerate(papers, 1):
                if number % _STEP == 0:
                    bar.update(task, completed=run.position(), papers=number)
                yield paper

        yield counted()
    run.complain = complain
