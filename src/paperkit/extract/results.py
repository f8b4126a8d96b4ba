"""Finds results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.metrics import find_metrics
from paperkit.taxonomy import Taxonomy


class ResultExtractor(RuleExtractor):
    """Finds results."""

    name = "results"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find results."""
        return {"metrics": [{"id": m.id, "name": m.name, "higher_is_better": m.higher_is_better,
                             "mentions": [document.mention(*s) for s in m.spans]} for m in document.once(find_metrics, taxonomy)]}
