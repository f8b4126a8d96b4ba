"""`paperkit extract`: read papers, find everything in them, and write them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Annotated

import typer

from paperkit.cli.common import (
    AsOf,
    From,
    Inputs,
    Limit,
    Note,
    Only,
    Run,
    TaxonomyFile,
    Workers,
    complain,
    limits_of,
    new_console,
    noted,
    output_format,
    pipeline_of,
    progress,
    same,
)
from paperkit.cli.resume import Rejects, written
from paperkit.errors import PaperkitError
from paperkit.io import write, writes_bytes, writes_lines
from paperkit.io.lines import LineFile, line_file
from paperkit.pipeline import Pipeline
from paperkit.runs import Item, json_lines


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
    workers: Workers = 1,
    taxonomy: TaxonomyFile = None,
    only: Only = None,
    limit: Limit = None,
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects", metavar="FILE", help="Where to write what did not go through, as JSON Lines; else it is said."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an earlier run with the same input and options was ended.")
    ] = False,
) -> int:
    """Read papers, find everything in them, and write them: as JSON Lines, or as a table at a terminal."""
    _check_names(inputs, out, rejects)
    target = None if out == "-" else Path(os.path.realpath(out))
    as_table = target is None and to is None and sys.stdout.isatty()
    as_lines = to in (None, "jsonl") and not as_table if target is None else writes_lines(target, to)
    if resume and (target is None or not as_lines or (target.exists() and not target.is_file())):
        raise typer.BadParameter("it takes a file of JSON Lines to go on with: -o OUT.jsonl", param_hint="--resume")
    if target is None and to is not None and writes_bytes(to) and sys.stdout.isatty():
        raise typer.BadParameter(f"{to} is no text for a terminal: give a file, -o OUT", param_hint="--to")
    kit = pipeline_of(taxonomy, only)
    limits = limits_of(limit)
    with ExitStack() as stack:
        rejected = None if rejects is None else stack.enter_context(closing(Rejects(rejects, resume=resume)))
        run = Run(inputs, rejected, limits)
        items = run.items(from_, as_of)
        with_bar = sys.stderr.isatty() and not (target is None and sys.stdout.isatty())
        note = stack.enter_context(progress(run)) if with_bar else _nothing
        if as_lines and target is not None:
            _write_file(run, kit, items, Path(out), workers, note, resume=resume)
        elif as_lines:
            _write_out(run, kit, items, workers, note)
        elif as_table:
            from paperkit.terminal import print_table

            print_table(new_console(), run.found(kit, items, workers))
        else:
            papers = noted(run.found(kit, items, workers), note)
            write(papers, sys.stdout.buffer if target is None else target, format=to, taxonomy=kit.taxonomy)
        if rejected is not None:
            rejected.check()
    return run.status()


def _check_names(inputs: list[str], out: str, rejects: str | None) -> None:
    """See that what is written is written once, and not read."""
    if rejects == "-" and out == "-":
        raise typer.BadParameter("the papers go to standard output already", param_hint="--rejects")
    for name, option in ((out, "-o"), (rejects, "--rejects")):
        if name is not None and any(same(name, each) for each in inputs):
            raise typer.BadParameter(f"{name!r} is one of the inputs", param_hint=option)
    if rejects is not None and same(rejects, out):
        raise typer.BadParameter(f"the papers go to {out!r} already", param_hint="--rejects")


def _write_file(
    run: Run, kit: Pipeline, items: Iterator[Item], path: Path, workers: int, note: Note, *, resume: bool
) -> None:
    """Write JSON Lines to a file, in a way that can be gone on with."""
    before, end = written(path, items, kit, run.reject) if resume and path.exists() else (0, None)
    in_place = resume or not path.exists()
    out: LineFile | None = None
    try:
        with (
            LineFile(path, end=end) if in_place else line_file(path) as out,
            closing(json_lines(kit, items, workers)) as blocks,
        ):
            for block in blocks:
                for error in block.errors:
                    run.reject(error)
                out.write(block.lines)
                note(block.papers)
    except (KeyboardInterrupt, PaperkitError) as error:
        if out is not None and in_place:
            done = f"{path} has {before + out.lines} papers, in whole lines, and --resume goes on from there"
        else:
            done = f"{path} is as it was"
        if isinstance(error, PaperkitError):
            error.message += f"; {done}"
        else:
            complain(f"stopped; {done}")
        raise


def _write_out(run: Run, kit: Pipeline, items: Iterator[Item], workers: int, note: Note) -> None:
    """Write JSON Lines to standard output."""
    with closing(json_lines(kit, items, workers)) as blocks:
        for block in blocks:
            for error in block.errors:
                run.reject(error)
            sys.stdout.buffer.write(block.lines)
            sys.stdout.buffer.flush()
            note(block.papers)


def _nothing(papers: int) -> None:
    """Show no progress."""
    del papers
