"""Finds links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.taxonomy import Taxonomy


class LinkExtractor(RuleExtractor):
    """Finds links."""

    name = "links"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find links."""
        return {}


def parse_link(address: str) -> Any:
    """Parse."""
    raise ValueError(address)
