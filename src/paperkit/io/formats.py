"""What a format is, and how one is told from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from paperkit.io.source import Source
from paperkit.models import Paper


class TextSink(Protocol):
    """Something that text is written to."""

    def write(self, text: str, /) -> object:
        """Take some text."""


def never(head: str) -> bool:
    """Recognise nothing: for a format that is only named, or known by its suffix."""
    del head
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A file format, as the registry of readers and writers holds it.

    Args:
        name: What it is called in `format=` and in `Paper.source`.
        suffixes: Suffixes of files that hold it, the usual one first.
        sniff: Whether the beginning of a text (at least a line, at most 64 KB) looks like it.
        read: The papers in a source, as a generator; None where it is only written.
        write: Writes papers and returns how many; None where it is only read.

    Example:
        >>> Format("notes", (".notes",)).write is None
        True
    """

    name: str
    suffixes: tuple[str, ...] = ()
    sniff: Callable[[str], bool] = never
    read: Callable[[Source], Iterator[Paper]] | None = None
    write: Callable[[Iterable[Paper], TextSink], int] | None = None
