"""The command line: `paperkit extract`, `show`, `schema`, `diff`.

What stands here reads arguments and reports errors; the work is done by the functions that Python users call.
Exit status: 0 every paper went through, 1 some were rejected, 2 wrong usage or nothing could be read at all.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from paperkit._version import __version__
from paperkit.compare import differences
from paperkit.errors import PaperkitError
from paperkit.extract import default_extractors
from paperkit.io import formats, read, write
from paperkit.models import Paper
from paperkit.pipeline import Pipeline
from paperkit.taxonomy import Taxonomy

if TYPE_CHECKING:
    from rich.console import Console

OK, REJECTED, USAGE, INTERRUPTED = 0, 1, 2, 130

_STEP = 32
"""Papers between two looks of the progress bar: drawing costs as much as an extraction."""

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""Click's own, wherever this version of Typer keeps its Click."""

app = typer.Typer(
    name="paperkit",
    help="Links, benchmarks, metrics, results and tags from the titles and abstracts of papers, by rules.",
    epilog="Exit status: 0 every paper went through, 1 some were rejected, 2 wrong usage or nothing could be read.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date: write it as 2026-01-31") from None


def _input_format(name: str | None) -> str | None:
    return _one_of(name, formats())


def _output_format(name: str | None) -> str | None:
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
Only = Annotated[
    str | None,
    typer.Option("--only", metavar="NAMES", help="The extractors to run, such as links,tags; else all of them."),
]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What follows the command's name; that of the process where none is given.

    Returns:
        The exit status.

    Example:
        >>> main(["--version"])
        paperkit ...
        0
    """
    try:
        status = app(arguments, prog_name="paperkit", standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as error:
        _complain(f"{error.format_message()} (paperkit --help says more)")  # type: ignore[attr-defined]
        return USAGE
    except PaperkitError as error:
        _complain(str(error))
        return USAGE
    except BrokenPipeError:
        # whoever read the output has seen enough; what is still in the buffer must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REJECTED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return USAGE
    except ModuleNotFoundError:
        raise
    except Exception as error:
        if os.environ.get("PAPERKIT_TRACEBACK"):
            raise
        _complain(f"{error!r}, which is a bug; with PAPERKIT_TRACEBACK=1 set it says where")
        return REJECTED
    return int(status or OK)


def _complain(message: str) -> None:
    """Say what is wrong, on standard error."""
    print(f"paperkit: {_one_line(message)}", file=sys.stderr)


def _one_line(message: str) -> str:
    """A message on one line, with nothing in it that a terminal would obey."""
    from paperkit.terminal import visible

    return " ".join(visible(message).split())


@app.callback(invoke_without_command=True)
def _paperkit(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Say the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(f"paperkit {__version__}")
        raise typer.Exit(OK)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(USAGE)


class _Run:
    """What one command reads, and what it could not."""

    def __init__(self, inputs: list[str], rejects: IO[str] | None = None) -> None:
        self.inputs = inputs
        self.rejected = 0
        self.unreadable = 0
        self.complain: Callable[[str], None] = _complain
        self._rejects = rejects
        self._file: IO[bytes] | None = None
        self._done = 0

    def reject(self, error: PaperkitError) -> None:
        """Note a paper, or a file, that did not go through."""
        self.rejected += 1
        if self._rejects is None:
            self.complain(str(error))
        else:
            fields = {key: getattr(error, key) for key in ("path", "line", "record", "field", "message")}
            self._rejects.write(json.dumps(fields, ensure_ascii=False) + "\n")

    def papers(self, format_: str | None, as_of: date | None = None) -> Iterator[Paper]:
        """The papers of all inputs, in turn."""
        for name in self.inputs:
            with ExitStack() as stack:
                source = self._source(name, stack)
                yield from read(source, format=format_, as_of=as_of, on_error=self.reject)
                if self._file is not None:
                    self._done += self._file.tell()
                    self._file = None

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


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    """A text file to write, or standard output."""
    if name == "-":
        yield sys.stdout
    else:
        with Path(name).open("w", encoding="utf-8", newline="\n") as target:
            yield target


def _pipeline(taxonomy: Path | None, only: str | None) -> Pipeline:
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


@app.command()
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
            callback=_output_format,
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
    kit = _pipeline(taxonomy, only)
    with ExitStack() as stack:
        run = _Run(inputs, stack.enter_context(_opened(rejects)) if rejects else None)
        papers = kit.extract_many(run.papers(from_, as_of), workers=workers, on_error=run.reject)
        if sys.stderr.isatty() and not (out == "-" and sys.stdout.isatty()):
            papers = stack.enter_context(_progress(papers, run))
        if out != "-":
            write(papers, out, format=to)
        elif to is None and sys.stdout.isatty():
            from paperkit.terminal import print_table

            print_table(_console(), papers)
        else:
            write(papers, sys.stdout.buffer, format=to or "jsonl")
    return run.status()


@contextmanager
def _progress(papers: Iterable[Paper], run: _Run) -> Iterator[Iterator[Paper]]:
    """The same papers, with a bar on standard error that says how far the inputs are read."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.fields[papers]:,} papers"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=run.size(), papers=0)
        run.complain = lambda message: bar.console.print(
            f"paperkit: {_one_line(message)}", markup=False, soft_wrap=True
        )

        def counted() -> Iterator[Paper]:
            for number, paper in enumerate(papers, 1):
                if number % _STEP == 0:
                    bar.update(task, completed=run.position(), papers=number)
                yield paper

        yield counted()
    run.complain = _complain


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


@app.command()
def show(
    inputs: Inputs,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Name rule and cue of each finding, and what was dropped.")
    ] = False,
    from_: From = None,
    as_of: AsOf = None,
    taxonomy: TaxonomyFile = None,
    only: Only = None,
) -> int:
    """Show papers as a person reads them, with the findings marked in the text."""
    from paperkit.terminal import print_explanations, print_paper, print_rule

    kit = _pipeline(taxonomy, only)
    console = _console()
    run = _Run(inputs)
    for number, paper in enumerate(kit.extract_many(run.papers(from_, as_of), on_error=run.reject)):
        if number:
            print_rule(console)
        print_paper(console, paper)
        if why:
            print_explanations(console, kit.explain(paper))
    return run.status()


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The output of before.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The output of now.", show_default=False)],
    *,
    from_: From = None,
) -> int:
    """Show what changed between two outputs, matched by the papers' ids."""
    from paperkit.terminal import print_differences

    before, now = _Run([old]), _Run([new])
    print_differences(_console(), differences(before.papers(from_), now.papers(from_)))
    return max(before.status(), now.status())


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    from paperkit.schema import record_schema

    typer.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
