"""Finds the names that a paper gives its own method, model or system."""

from __future__ import annotations

from dataclasses import dataclass

from paperkit.document import Document
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span


@dataclass(slots=True)
class FoundName:
    """A proposed name with its places in the prepared text."""

    name: str
    spans: list[Span]


def find_proposed(document: Document, taxonomy: Taxonomy) -> list[FoundName]:
    """The names that the paper proposes, in the order of the text; ask for them with `document.once`."""
    return []
