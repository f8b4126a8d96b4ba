"""The command line: one module a command, `extract`, `show`, `diff`, `evaluate`, `report`, `taxonomy`, `schema`.

What stands here reads arguments and reports errors; the work is done by the functions that Python users call.
Exit status: 0 every paper went through, 1 some were rejected, 2 wrong usage or nothing could be read at all.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from paperkit._version import __version__
from paperkit.cli import diff, evaluate, extract, report, schema, show, taxonomy
from paperkit.cli.common import INTERRUPTED, OK, REJECTED, USAGE, complain
from paperkit.errors import PaperkitError

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""Click's own, wherever this version of Typer keeps its Click."""

app = typer.Typer(
    name="paperkit",
    help="Links, benchmarks, metrics, results and tags from the titles and abstracts of papers, by rules.",
    epilog="Exit status: 0 every paper went through, 1 some were rejected, 2 wrong usage or nothing could be read.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
        complain(f"{error.format_message()} (paperkit --help says more)")  # type: ignore[attr-defined]
        return USAGE
    except PaperkitError as error:
        complain(str(error))
        return USAGE
    except BrokenPipeError:
        # whoever read the output has seen enough
        _drop_output()
        return REJECTED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        # files are opened and written with their names; what has none is standard output
        complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        _drop_output()
        return USAGE
    except ModuleNotFoundError:
        raise
    except Exception as error:
        if os.environ.get("PAPERKIT_TRACEBACK"):
            raise
        complain(f"{error!r}, which is a bug; with PAPERKIT_TRACEBACK=1 set it says where")
        return REJECTED
    return int(status or OK)


def _drop_output() -> None:
    """Forget what standard output has not taken, so that it does not complain at exit."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


for command in (
    extract.extract,
    show.show,
    diff.diff,
    evaluate.evaluate,
    report.report,
    taxonomy.taxonomy,
    schema.schema,
):
    app.command()(command)
