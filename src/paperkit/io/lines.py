r"""Files that whole lines are added to, so that whatever ends the program leaves no half of one.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as directory:
...     path = Path(directory, "log.jsonl")
...     with LineFile(path) as file:
...         file.write(b'{"title": "LaneFuse"}\n')
...     path.read_bytes()
b'{"title": "LaneFuse"}\n'
"""

from __future__ import annotations

import gzip
import io
import os
import secrets
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from paperkit.errors import OutputError
from paperkit.models import Paper

PLAIN = 1 << 16
"""Bytes that are written at once."""
PACKED = 1 << 20
"""Bytes of lines after which a gzip file gets its next member: what a kill can cost, at a price of well under 1 % in
size. The members depend on the lines alone, so that the same lines give the same file, however often it was gone on
with."""
_PIECE = 1 << 18
_PATIENCE = 3
"""Seconds that the workers of a killed run may take to end, which have its files."""


def line_of(paper: Paper) -> bytes:
    """A paper as a line of JSON, with its line end."""
    return paper.__pydantic_serializer__.to_json(paper) + b"\n"


def packed(path: Path) -> bool:
    """Whether a file of this name is compressed."""
    return path.suffix.lower() == ".gz"


class LineFile:
    """A file to write lines to. They reach it many at a time, and always whole ones: in a `.gz` file whole members.

    Args:
        path: The file.
        end: Where to go on in a file that is there, and what follows is cut off; None begins a new file.
        known_as: The file that errors name, where it is another.

    Raises:
        OutputError: The file cannot be written.
    """

    def __init__(self, path: Path, *, end: int | None = None, known_as: Path | None = None) -> None:
        self._name = known_as or path
        self._packed = packed(path)
        self._waiting: list[bytes] = []
        self._size = 0
        self._end = end or 0
        self.lines = 0
        """How many lines have reached the file."""
        try:
            # appended to and not cut at once: another run may be at it
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise self._failure(error) from error
        try:
            if path.is_file():
                _lock(self._file)
                self._file.truncate(self._end)
        except OSError as error:
            self._file.close()
            raise self._failure(error) from error

    def __enter__(self) -> LineFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, lines: bytes) -> None:
        """Add lines, each with its end."""
        for part in lines.splitlines(keepends=True) if self._packed else (lines,):
            self._waiting.append(part)
            self._size += len(part)
            if self._size >= (PACKED if self._packed else PLAIN):
                self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        data = b"".join(self._waiting)
        if self._packed:
            # without name and time, so that the same lines give the same bytes
            member = io.BytesIO()
            with gzip.GzipFile("", "wb", fileobj=member, mtime=0) as out:
                out.write(data)
            data = member.getvalue()
        lines = sum(part.count(b"\n") for part in self._waiting)
        self._waiting.clear()
        self._size = 0
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
            self._end += len(data)
            self.lines += lines
        except BaseException as error:
            # what is there of it goes, and what was there before stays
            with suppress(OSError):
                self._file.truncate(self._end)
            if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
                raise self._failure(error) from error
            raise

    def close(self) -> None:
        """Write what waits, and close the file."""
        try:
            self.flush()
        finally:
            self._file.close()

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"the file cannot be written: {error.strerror or error}", path=self._name)


@contextmanager
def line_file(path: Path) -> Iterator[LineFile]:
    """A file to write lines to: in its place from the start where there is none, else put there when it is complete."""
    if path.is_file():
        with replacing(path) as beside, LineFile(beside, known_as=path) as out:
            yield out
    else:
        with LineFile(path) as out:
            yield out


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new name beside a file, for what is to take the file's place when it is complete."""
    path = Path(os.path.realpath(path))  # a link stays a link
    beside = path.with_name(f".{secrets.token_hex(8)}{path.suffix[:8]}")
    try:
        yield beside
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _lock(file: io.FileIO) -> None:
    """Keep a file to this program while it is open; OSError where another has it."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OSError("another run is writing it") from None
            time.sleep(0.05)
        except OSError:  # not on every file system
            return
        else:
            return


def whole(path: Path) -> int:
    """Where to go on in a file: after the last whole line, or in a gzip file the last whole member of full size."""
    return _whole_members(path) if packed(path) else _whole_lines(path)


def _whole_lines(path: Path) -> int:
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - _PIECE)
            file.seek(start)
            if (found := file.read(end - start).rfind(b"\n")) >= 0:
                return start + found + 1
            end = start
    return 0


def _whole_members(path: Path) -> int:
    end = taken = size = 0
    with path.open("rb") as file, suppress(zlib.error):
        member = zlib.decompressobj(wbits=31)
        while piece := file.read(_PIECE):
            while piece:
                size += len(member.decompress(piece))
                taken += len(piece) - len(member.unused_data)
                piece = member.unused_data
                if member.eof:
                    if size >= PACKED:
                        end = taken
                    size = 0
                    member = zlib.decompressobj(wbits=31)
    return end


def lines_until(path: Path, end: int) -> Iterator[bytes]:
    """The lines in the first bytes of a file, unpacked.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as raw:
        part = io.BufferedReader(_Until(raw, end), _PIECE)
        yield from gzip.GzipFile(fileobj=part) if packed(path) else part


class _Until(io.RawIOBase):
    """The first bytes of a file."""

    def __init__(self, file: io.BufferedReader, end: int) -> None:
        self._file = file
        self._left = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._file.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)
