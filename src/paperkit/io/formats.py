"""What a format is, and how one is told from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from paperkit.errors import OutputError
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
        write: Writes papers as text and returns how many; None where it is only read.
        write_bytes: The same for a format that is no text.
        looks_up: Whether `write` takes a `taxonomy` too, for what the record does not hold.

    Example:
        >>> Format("notes", (".notes",)).write is None
        True
    """

    name: str
    suffixes: tuple[str, ...] = ()
    sniff: Callable[[str], bool] = never
    read: Callable[[Source], Iterator[Paper]] | None = None
    write: Callable[[Iterable[Paper], TextSink], int] | None = None
    write_bytes: Callable[[Iterable[Paper], IO[bytes]], int] | None = None
    looks_up: bool = False

    @property
    def writes(self) -> bool:
        """Whether it can be written."""
        return self.write is not None or self.write_bytes is not None


def checked(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The same papers; OutputError for what is none.

    Example:
        >>> list(checked(["LaneFuse"]))
        Traceback (most recent call last):
            ...
        paperkit.errors.OutputError: record 1: a Paper is needed, not str
    """
    if isinstance(papers, Paper):
        raise OutputError("several papers are written at a time; put the one in a list")
    for record, paper in enumerate(papers, 1):
        if not isinstance(paper, Paper):
            raise OutputError(f"a Paper is needed, not {type(paper).__name__}", record=record)
        yield paper
