r"""Where papers are read from: a path or a file object, its bytes as lines of text, and what is done with errors.

>>> import io
>>> source = Source(io.BytesIO("caf\u00e9\nbar".encode()))
>>> [(line.number, line.text, line.fault) for line in source.lines()]
[(1, 'café\n', None), (2, 'bar', None)]
"""

from __future__ import annotations

import codecs
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain
from os import PathLike
from pathlib import PurePath
from typing import IO, Any, AnyStr, NamedTuple, cast

from paperkit.errors import InputError, PaperkitError
from paperkit.io.limits import LIMITS, Limits
from paperkit.io.packed import SUFFIXES, unpacked

PIECE = 1 << 16
"""How much is read at a time; the first piece is what a format is recognised from."""

NOT_UTF8 = "bytes that are not UTF-8; save the file as UTF-8"
"""What is said of them, wherever they stand."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # those of UTF-32 begin with those of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""[Byte order marks](https://www.unicode.org/faq/utf_bom.html#bom4) and the encodings that they announce."""

_NO_TEXT = (
    ("%pdf-", "a PDF file"),
    ("<!doctype html", "an HTML page"),
    ("<html", "an HTML page"),
)
"""What files begin with that are taken for text by mistake, in lower case."""

_BROKEN = (OSError, EOFError, UnicodeError, ValueError, zlib.error)
"""What reading on can raise: a medium that fails, a truncated archive, bytes that do not decode, a closed file."""


class Line(NamedTuple):
    """A line of text, with its line end."""

    number: int
    """Its position, counted from 1."""
    text: str
    """The line; bytes that are not UTF-8 stand in it as lone surrogates. Of one that is too long, only the end."""
    fault: str | None = None
    """Why it cannot be read: its bytes are not UTF-8, or it is too long."""


class Source:
    """One input: what to read, how it is called, and what happens to errors.

    Args:
        file: A path, or a text or binary file object; a file object is left open.
        as_of: The day that dates without a year are seen from.
        limits: What is read at most.
        on_error: Receives each error, and reading goes on; None raises them.

    Raises:
        InputError: The file cannot be opened, and `on_error` is None.

    Example:
        >>> import io
        >>> Source(io.StringIO("a title")).head
        'a title'
    """

    def __init__(
        self,
        file: str | PathLike[str] | IO[str] | IO[bytes],
        *,
        as_of: date | None = None,
        limits: Limits = LIMITS,
        on_error: Callable[[PaperkitError], object] | None = None,
    ) -> None:
        self.as_of = as_of
        self.limits = limits
        self.path: str | None = None
        self.head = ""
        self._on_error = on_error
        self._opened: IO[bytes] | None = None
        self._direct: IO[bytes] | None = None
        self._start = 0
        self._pieces: Iterator[bytes] | Iterator[str] = iter(())
        handle = self._open(file)
        if handle is not None:
            self._begin(handle)

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        if self._opened is not None:
            self._opened.close()

    @property
    def suffix(self) -> str:
        """The suffix of the path in lower case, without that of a compression: `.jsonl`; empty where there is none."""
        path = PurePath(self.path.lower() if self.path else "")
        return PurePath(path.stem).suffix if path.suffix in SUFFIXES else path.suffix

    def reject(
        self, message: str, *, line: int | None = None, record: int | None = None, field: str | None = None
    ) -> None:
        """Raise an `InputError`, or hand it to `on_error` where there is one."""
        error = InputError(message, path=self.path, line=line, record=record, field=field)
        if self._on_error is None:
            raise error
        self._on_error(error)

    def lines(self) -> Iterator[Line]:
        """The lines with their ends. Only a line feed ends one: JSON may hold U+2028, a CSV cell a form feed."""
        first = next(self._pieces, None)
        if first is None:
            return
        pieces: Iterator[Any] = chain((first,), self._pieces)
        lines = _split(pieces, b"\n" if isinstance(first, bytes) else "\n", self.limits.line)
        for number, line in enumerate(lines, 1):
            if line is None:
                yield Line(number, "\n", f"a line of more than {self.limits.over('line', 'bytes')}")
            elif isinstance(line, str):
                yield Line(number, line)
            else:
                try:
                    yield Line(number, line.decode())
                except UnicodeDecodeError:
                    yield Line(number, line.decode(errors="surrogateescape"), NOT_UTF8)

    def pieces(self) -> Iterator[bytes] | Iterator[str]:
        """What is read, as it comes: bytes, or text where the encoding is known to be another than UTF-8."""
        return self._pieces

    def text(self) -> str | None:
        """All of it, or None where it is too long, which is an error.

        Bytes that are not UTF-8 stand in it as lone surrogates from U+DC80 to U+DCFF.
        """
        pieces: list[Any] = []
        size = 0
        for piece in self._pieces:
            pieces.append(piece)
            size += len(piece)
            if size > self.limits.whole:
                self.reject(f"this has to be read as a whole, and is more than {self.limits.over('whole', 'bytes')}")
                return None
        if pieces and isinstance(pieces[0], bytes):
            return b"".join(pieces).decode(errors="surrogateescape")
        return "".join(pieces)

    @contextmanager
    def file(self) -> Iterator[IO[bytes]]:
        """A binary file to move about in.

        What comes from a pipe or out of an archive is copied into a temporary file.

        Raises:
            OSError: It cannot be read, or is no binary file.
        """
        if self._direct is not None:
            self._direct.seek(self._start)
            yield self._direct
            return
        # costs some milliseconds to import, and most sources are read from the front to the end
        from tempfile import TemporaryFile

        with TemporaryFile() as copy:
            for piece in self._pieces:
                if isinstance(piece, str):
                    raise OSError("text where bytes are needed: open the file in binary mode")
                copy.write(piece)
            copy.seek(0)
            yield cast("IO[bytes]", copy)

    def _open(self, file: str | PathLike[str] | IO[str] | IO[bytes]) -> IO[str] | IO[bytes] | None:
        """The file object, or None after an error."""
        if not isinstance(file, str | PathLike):
            name = getattr(file, "name", None)
            self.path = name if isinstance(name, str) and not name.startswith("<") else None
            if hasattr(file, "read"):
                return file
            self.reject(f"a path or a file object is needed, not {type(file).__name__}; wrap a text in io.StringIO")
            return None
        self.path = os.fspath(file)
        try:
            self._opened = open(self.path, "rb")  # noqa: SIM115, PTH123 -- closed by __exit__; names may be odd
        except FileNotFoundError:
            self.reject("there is no such file; check the path")
        except IsADirectoryError:
            self.reject("this is a directory; name the files in it")
        except PermissionError:
            self.reject("the file may not be read; check its permissions")
        except (OSError, ValueError) as error:
            self.path = self.path if len(self.path) < 200 and self.path.isprintable() else None
            self.reject(f"this cannot be opened as a path ({_reason(error)}); wrap a text in io.StringIO")
        return self._opened

    def _begin(self, handle: IO[str] | IO[bytes]) -> None:
        """Look at the first piece: is it text or bytes, and in which encoding?"""
        with suppress(*_BROKEN, AttributeError):
            if handle.seekable():
                self._start = handle.tell()
                self._direct = cast("IO[bytes]", handle)
        pieces = self._read(handle)
        first = next(pieces, None)
        if isinstance(first, str):
            self._direct = None
        if isinstance(first, bytes):
            try:
                content = unpacked(cast("IO[bytes]", handle), first, self.limits.ratio)
            except OSError as error:
                self.reject(_reason(error))
                return
            if content is not None:
                self._direct = None
                pieces = self._read(content)
                first = next(pieces, b"")
            for mark, encoding in _MARKS:
                if first.startswith(mark):
                    first = first[len(mark) :]
                    if encoding != "utf-8":
                        pieces = self._decode(chain((first,), pieces), encoding)
                        first = next(pieces, None)
                    break
        elif first is not None:
            first = first.removeprefix("\ufeff")
        if first:
            self.head = first.decode(errors="replace") if isinstance(first, bytes) else first
            self._pieces = chain((first,), pieces)

    def _read(self, handle: Any) -> Iterator[Any]:  # noqa: ANN401
        """The pieces, of bytes or of text; an error while reading ends them."""
        try:
            piece = handle.read(PIECE)
            while isinstance(piece, bytes) and len(piece) < 4:  # a pipe may give a mark in two parts
                more = handle.read(PIECE)
                if not more:
                    break
                piece += more
            while piece:
                yield piece
                piece = handle.read(PIECE)
        except _BROKEN as error:
            self.reject(f"the input breaks off here: {_reason(error)}")

    def _decode(self, pieces: Iterator[bytes], encoding: str) -> Iterator[str]:
        """The pieces of another encoding than UTF-8 as text; a sequence that does not decode ends them."""
        decoder = codecs.getincrementaldecoder(encoding)()
        line = 1
        for piece in chain(pieces, (b"",)):
            broken = None
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                broken = error
                text = error.object[: error.start].decode(encoding)
            line += text.count("\n")
            if text:
                yield text
            if broken:
                self.reject(f"not {encoding[:6].upper()} from here on ({broken.reason}); save it as UTF-8", line=line)
                return


def binary(head: str) -> str | None:
    """What a text really is that is none: what begins like a well-known kind of file, or holds NUL characters.

    Example:
        >>> binary("%PDF-1.7"), binary("LaneFuse")
        ('a PDF file', None)
    """
    for beginning, kind in _NO_TEXT:
        if head[:100].lstrip().lower().startswith(beginning):
            return kind
    return "a binary file, or UTF-16 without a byte order mark" if "\0" in head[:1000] else None


def _split(pieces: Iterator[AnyStr], newline: AnyStr, limit: int) -> Iterator[AnyStr | None]:
    """The lines that the pieces hold, with their line ends; None for each that is longer than the limit."""
    empty = newline[:0]
    begun: list[AnyStr] = []
    size = 0
    for piece in pieces:
        ended = piece.split(newline)
        last = ended.pop()
        for part in ended:
            begun += (part, newline)
            yield empty.join(begun) if size + len(part) <= limit else None
            begun.clear()
            size = 0
        size += len(last)
        if size > limit:
            begun.clear()
        elif last:
            begun.append(last)
    if size:
        yield empty.join(begun) if size <= limit else None


def _reason(error: Exception) -> str:
    """What an exception of the operating system or a decoder says, without codes and file names."""
    text = str(getattr(error, "strerror", None) or error) or type(error).__name__
    return text[:1].lower() + text[1:150]
