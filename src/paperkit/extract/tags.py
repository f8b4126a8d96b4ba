"""Finds tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.taxonomy import Taxonomy


class TagExtractor(RuleExtractor):
    """Finds tags."""

    name = "tags"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find tags."""
        return {}
