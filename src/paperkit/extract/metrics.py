"""Finds the names of evaluation metrics."""

from __future__ import annotations

from dataclasses import dataclass

from paperkit.document import Document
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span


@dataclass(slots=True)
class FoundMetric:
    """A metric with its places in the prepared text."""

    id: str | None
    name: str
    higher_is_better: bool | None
    spans: list[Span]


def find_metrics(document: Document, taxonomy: Taxonomy) -> list[FoundMetric]:
    """The metrics of a document, in the order of the text; ask for them with `document.once`."""
    return []
