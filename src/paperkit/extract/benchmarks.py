"""Finds the names of benchmarks and data sets, and what part they play in the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.proposes import find_proposed
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span


@dataclass(slots=True)
class FoundBenchmark:
    """A benchmark with its places in the prepared text."""

    id: str | None
    name: str
    role: str
    evidence: str
    spans: list[Span]


def find_benchmarks(document: Document, taxonomy: Taxonomy) -> list[FoundBenchmark]:
    """The benchmarks of a document, in the order of the text; ask for them with `document.once`."""
    return []


class BenchmarkExtractor(RuleExtractor):
    """Finds benchmarks and the names that the paper proposes."""

    name = "benchmarks"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find benchmarks and proposed names."""
        benchmarks = document.once(find_benchmarks, taxonomy)
        proposed = document.once(find_proposed, taxonomy)
        return {
            "benchmarks": [
                {
                    "id": found.id,
                    "name": found.name,
                    "role": found.role,
                    "evidence": found.evidence,
                    "mentions": [document.mention(*span) for span in found.spans],
                }
                for found in benchmarks
            ],
            "proposes": [
                {"name": found.name, "mentions": [document.mention(*span) for span in found.spans]}
                for found in proposed
            ],
        }
