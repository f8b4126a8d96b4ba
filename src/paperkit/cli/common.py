"""What the commands share: their arguments, what they read and what they say of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from paperkit.cli.resume import Rejects
from paperkit.errors import PaperkitError
from paperkit.extract import default_extractors
from paperkit.io import formats, read
from paperkit.io.limits import Limits
from paperkit.models import Paper
from paperkit.pipeline import Pipeline
from paperkit.runs import Item, extracted
from paperkit.taxonomy import Taxonomy

if TYPE_CHECKING:
    from rich.console import Console

OK, REJECTED, USAGE, INTERRUPTED = 0, 1, 2, 130

Note = Callable[[int], None]
"""What is told how many papers more are done."""

_STEP = 32
"""Papers between two looks of the progress bar: drawing costs as much as an extraction."""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date: write it as 2026-01-31") from None


def _input_format(name: str | None) -> str | None:
    return _one_of(name, formats())


def output_format(name: str | None) -> str | None:
    """The name of a format that can be written, as the option gives it."""
    return _one_of(name, formats(writing=True))


def _one_of(name: str | None, known: tuple[str, ...]) -> str | None:
    if name is not None and name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}")
    return name


Inputs = Annotated[
    list[str], typer.Argument(metavar="IN", help="Files of papers; - is standard input.", show_default=False)
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        callback=_input_format,
        help="The format of the input; told from its content unless given.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="The day of a listing whose dates have no year."),
]
TaxonomyFile = Annotated[
    Path | None,
    typer.Option("--taxonomy", metavar="FILE", help="A TOML file that changes the built-in taxonomy."),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help="Read larger input than " + ", ".join(f"{name}={size}" for name, size in asdict(Limits()).items()) + ".",
        show_default=False,
    ),
]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, help="The processes that share the work.")]
Only = Annotated[
    str | None,
    typer.Option("--only", metavar="NAMES", help="The extractors to run, such as links,tags; else all of them."),
]


def limits_of(given: list[str] | None) -> Limits:
    """The limits that the options ask for."""
    limits = Limits()
    for each in given or ():
        name, _, size = each.partition("=")
        try:
            limits = replace(limits, **{name: int(size)})
        except (TypeError, ValueError):
            known = ", ".join(asdict(limits))
            raise typer.BadParameter(f"{each!r} is not NAME=N with a name of {known}", param_hint="--limit") from None
    return limits


def complain(message: str) -> None:
    """Say what is wrong, on standard error."""
    print(f"paperkit: {one_line(message)}", file=sys.stderr)


def one_line(message: str) -> str:
    """A message on one line, with nothing in it that a terminal would obey."""
    from paperkit.terminal import visible

    return " ".join(visible(message).split())


class Run:
    """What one command reads, and what it could not."""

    def __init__(self, inputs: list[str], rejects: Rejects | None = None, limits: Limits | None = None) -> None:
        self.inputs = inputs
        self.limits = limits
        self.rejected = 0
        self.unreadable = 0
        self.complain: Callable[[str], None] = complain
        self._rejects = rejects
        self._file: IO[bytes] | None = None
        self._done = 0

    def reject(self, error: PaperkitError) -> None:
        """Note a paper, or a file, that did not go through."""
        self.rejected += 1
        if self._rejects is None:
            self.complain(str(error))
        else:
            self._rejects.add(error)

    def items(self, format_: str | None, as_of: date | None = None) -> Iterator[Item]:
        """What all inputs hold, in turn: papers, and what was wrong in the place of some."""
        for name in self.inputs:
            path = None if name == "-" else name
            record = 0
            errors: list[PaperkitError] = []
            with ExitStack() as stack:
                source = self._source(name, stack)
                for paper in read(source, format=format_, as_of=as_of, limits=self.limits, on_error=errors.append):
                    record += len(errors) + 1
                    yield from map(Item, errors)
                    errors.clear()
                    yield Item(paper, path, record)
                yield from map(Item, errors)
                if self._file is not None:
                    self._done += self._file.tell()
                    self._file = None

    def papers(self, format_: str | None, as_of: date | None = None) -> Iterator[Paper]:
        """The papers of all inputs, as they were read."""
        return self.through(item.paper for item in self.items(format_, as_of))

    def found(self, kit: Pipeline, items: Iterable[Item], workers: int = 1) -> Iterator[Paper]:
        """The papers among some items with their findings."""
        return self.through(extracted(kit, items, workers))

    def through(self, outcomes: Iterable[Paper | str | PaperkitError]) -> Iterator[Paper]:
        """The papers among some outcomes; the errors are noted."""
        for outcome in outcomes:
            if isinstance(outcome, Paper):
                yield outcome
            elif isinstance(outcome, PaperkitError):
                self.reject(outcome)

    def _source(self, name: str, stack: ExitStack) -> str | IO[bytes]:
        """What to read: a file object, whose position tells the progress, or the name of what cannot be opened."""
        if name == "-":
            return sys.stdin.buffer
        try:
            self._file = stack.enter_context(Path(name).open("rb"))  # noqa: SIM115 -- the stack closes it
        except (OSError, ValueError):
            self.unreadable += 1
            return name  # the reader says what is wrong with it
        return self._file

    def size(self) -> int | None:
        """The bytes in all inputs; null where one of them has no size."""
        paths = [Path(name) for name in self.inputs if name != "-"]
        if len(paths) < len(self.inputs) or any(path.exists() and not path.is_file() for path in paths):
            return None
        return sum(path.stat().st_size for path in paths if path.exists())

    def position(self) -> int:
        """The bytes read so far."""
        return self._done + (self._file.tell() if self._file is not None else 0)

    def status(self) -> int:
        """The exit status."""
        if self.rejected and self._rejects is not None:
            self.complain(f"{self.rejected} rejected, see {self._rejects.name}")
        if self.unreadable == len(self.inputs):
            return USAGE
        return REJECTED if self.rejected else OK


def same(name: str, other: str) -> bool:
    """Whether two names are those of one file."""
    if "-" in (name, other):
        return False
    one, two = Path(name), Path(other)
    return one.samefile(two) if one.is_file() and two.is_file() else os.path.realpath(one) == os.path.realpath(two)


def noted(papers: Iterable[Paper], note: Note) -> Iterator[Paper]:
    """The same papers, each told to the progress bar."""
    for paper in papers:
        note(1)
        yield paper


@contextmanager
def progress(run: Run) -> Iterator[Note]:
    """A bar on standard error that says how far the inputs are read; yields what is told of papers that are done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.fields[papers]:,} papers"), TimeElapsedColumn(), TimeRemainingColumn())
    done = shown = 0

    def note(papers: int) -> None:
        nonlocal done, shown
        done += papers
        if done >= shown + _STEP:
            shown = done
            bar.update(task, completed=run.position(), papers=done)

    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=run.size(), papers=0)
        run.complain = lambda message: bar.console.print(f"paperkit: {one_line(message)}", markup=False, soft_wrap=True)
        yield note
    run.complain = complain


def pipeline_of(taxonomy: Path | None, only: str | None) -> Pipeline:
    """The pipeline that the options ask for."""
    extractors = default_extractors()
    if only is not None:
        wanted = [name.strip() for name in only.split(",") if name.strip()]
        known = [extractor.name for extractor in extractors]
        for name in wanted:
            if name not in known:
                raise typer.BadParameter(
                    f"there is no extractor {name!r}, only {', '.join(known)}", param_hint="--only"
                )
        extractors = tuple(extractor for extractor in extractors if extractor.name in wanted)
    return Pipeline(taxonomy=None if taxonomy is None else Taxonomy.load(taxonomy), extractors=extractors)


def new_console() -> Console:
    """Standard output for people."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)
