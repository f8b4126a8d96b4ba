"""Compressed files: gzip, bzip2, xz, zip with one file in it, and Zstandard where Python or `zstandard` reads it.

>>> import gzip, io
>>> file = io.BytesIO(gzip.compress(b"LaneFuse"))
>>> unpacked(file, file.read(4), ratio=200).read(100)
b'LaneFuse'
"""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

FREE = 1 << 26
"""Bytes of content that may come out of a file of any size."""

SUFFIXES = (".gz", ".bz2", ".xz", ".zip", ".zst")
"""Suffixes that a compressed file has behind the one of its content."""


class _Counted(io.RawIOBase):
    """A file whose beginning has been read already, and which counts the bytes that it gives."""

    def __init__(self, file: IO[bytes], first: bytes) -> None:
        self._file = file
        self._first = first
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 -- any writable buffer, which Python 3.11 cannot say
        data = self._first or self._file.read(len(buffer)) or b""
        data, self._first = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        self.given += len(data)
        return len(data)


class _Unpacked:
    """The content of a compressed file; whatever is wrong with it is an OSError."""

    def __init__(self, content: IO[bytes], packed: Callable[[], int], ratio: int) -> None:
        self._content = content
        self._packed = packed
        self._ratio = ratio
        self._taken = 0

    def read(self, size: int) -> bytes:
        """Some bytes more; none at the end."""
        try:
            data = self._content.read(size)
        except Exception as error:  # each library has exceptions of its own for broken data
            raise OSError(f"the compressed data is broken ({error})") from error
        self._taken += len(data)
        if self._taken > FREE + self._ratio * self._packed():
            raise OSError(
                f"it unpacks to more than {self._ratio} times its size, the limit `ratio`; raise it to read this"
            )
        return data


def _zstandard(file: Any) -> Any:  # noqa: ANN401 -- readers of two libraries
    """Zstandard, by the standard library from Python 3.14 on."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            import zstandard  # type: ignore[import-not-found, unused-ignore]
        except ImportError:
            raise OSError("to read Zstandard before Python 3.14, run: pip install zstandard") from None
        return zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
    return zstd.open(file)


_KINDS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b\x08", lambda file: import_module("gzip").GzipFile(fileobj=file)),
    (b"BZh", lambda file: import_module("bz2").BZ2File(file)),
    (b"\xfd7zXZ\x00", lambda file: import_module("lzma").LZMAFile(file)),
    (b"\x28\xb5\x2f\xfd", _zstandard),
)
"""What compressed files begin with, and what reads them; imported when needed, for a fast start."""


def unpacked(file: IO[bytes], first: bytes, ratio: int) -> _Unpacked | None:
    """The content of a compressed file.

    Args:
        file: The file.
        first: What has been read of it.
        ratio: How many times its size the content may have.

    Returns:
        Something to read the content from; None where the file is not compressed.

    Raises:
        OSError: It is a kind of archive that cannot be read.
    """
    if first.startswith(b"PK\x03\x04"):
        return _only_member(file, len(first), ratio)
    reader = next((reader for beginning, reader in _KINDS if first.startswith(beginning)), None)
    if reader is None:
        return None
    counted = _Counted(file, first)
    return _Unpacked(reader(counted), lambda: counted.given, ratio)


def _only_member(file: IO[bytes], taken: int, ratio: int) -> _Unpacked:
    """The one file in a zip archive."""
    import zipfile

    try:
        file.seek(-taken, io.SEEK_CUR)
        archive = zipfile.ZipFile(file)
        members = [each for each in archive.infolist() if not each.is_dir()]
        if len(members) == 1:
            member = members[0]
            return _Unpacked(archive.open(member), lambda: member.compress_size, ratio)
    except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        raise OSError(f"the zip archive cannot be read ({error})") from error
    raise OSError(f"the zip archive holds {len(members)} files; unpack it and name them")
