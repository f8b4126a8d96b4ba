"""Going on with a run that was ended: what is written tells how far it came.

Whenever a run was ended, its output and its file of rejects are each the beginning of what the whole run writes: both
are in the order of the input. So nothing more is kept of it: to go on, the input is read from its start, and what is
there already is compared with it and left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from paperkit.errors import OutputError, PaperkitError
from paperkit.io.lines import LineFile, line_of, lines_until, whole
from paperkit.models import Paper
from paperkit.pipeline import Pipeline
from paperkit.runs import Item, attempt

_METADATA = frozenset(list(Paper.model_fields)[: list(Paper.model_fields).index("links")])
"""The fields with which a line begins: what came in."""


def written(
    out: Path, items: Iterator[Item], kit: Pipeline, reject: Callable[[PaperkitError], object]
) -> tuple[int, int]:
    """Take from the items what an output holds of them.

    Args:
        out: The output.
        items: What the inputs hold, from their start.
        kit: What extracts.
        reject: Called with what did not go through.

    Returns:
        How many papers the output holds, and where in it they end.

    Raises:
        OutputError: The output is of other papers, or was made by other rules.
    """
    count = 0
    end = whole(out)
    stamp = b'"extraction":' + kit.extraction.__pydantic_serializer__.to_json(kit.extraction) + b"}\n"
    for count, line in enumerate(lines_until(out, end), 1):
        if not line.endswith(stamp):
            raise _misfit("was not made by this version, taxonomy and choice of extractors", out, count)
        for item in items:
            if isinstance(item.paper, Paper) and line.startswith(_beginning(item.paper)):
                break
            # no paper, one that the rules fail on, or one that is written in an unusual way
            outcome = attempt(kit, item)
            if isinstance(outcome, Paper):
                if line_of(outcome) == line:
                    break
                raise _misfit(f"is another paper than the input has here ({outcome.id!r})", out, count)
            reject(outcome)
        else:
            raise _misfit("is more than the input has", out, count)
    return count, end


def _beginning(paper: Paper) -> bytes:
    """What the line of a paper begins with, whatever is found in it."""
    return paper.__pydantic_serializer__.to_json(paper, include=set(_METADATA))[:-1] + b',"links":'


def _misfit(message: str, path: Path, line: int) -> OutputError:
    return OutputError(
        f"this line {message}: to go on needs the same input and options; without --resume all is written anew",
        path=path,
        line=line,
    )


class Rejects:
    """The file of what did not go through, as JSON Lines.

    Args:
        name: The file; `-` is standard output.
        resume: Whether what is in the file is left there, and not written again.

    Raises:
        OutputError: The file cannot be written.
    """

    def __init__(self, name: str, *, resume: bool) -> None:
        self.name = name
        self._path = Path(name)
        self._file: LineFile | None = None
        self._known: Iterator[bytes] = iter(())
        self._end: int | None = None
        self._count = 0
        if name != "-":
            if resume and self._path.is_file():
                self._end = whole(self._path)
                self._known = lines_until(self._path, self._end)
            else:
                self._file = LineFile(self._path)

    def add(self, error: PaperkitError) -> None:
        """Write an error, or find it written."""
        fields = {key: getattr(error, key) for key in ("path", "line", "record", "field", "message")}
        line = json.dumps(fields, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"
        known = next(self._known, None)
        if known is not None:
            self._count += 1
            if known != line:
                raise _misfit("is not what the input has rejected here", self._path, self._count)
        elif self.name == "-":
            sys.stdout.write(line.decode())
        else:
            if self._file is None:
                self._file = LineFile(self._path, end=self._end)
            self._file.write(line)
            self._file.flush()

    def close(self) -> None:
        """Close the file.

        Raises:
            OutputError: It holds more than was rejected.
        """
        if self._file is not None:
            self._file.close()

    def check(self) -> None:
        """See that the file holds no more than was rejected.

        Raises:
            OutputError: It does.
        """
        if next(self._known, None) is not None:
            raise _misfit("is more than the input has rejected", self._path, self._count + 1)
