"""Why a finding was made, and why a candidate was not: kept only when somebody asks.

>>> trace = Trace()
>>> trace.found("benchmarks", "BDD100K", (27, 34), rule="registry", cue=(24, 26))
>>> trace.dropped("benchmarks", "ResNet", (40, 46), rule="on X", reason="a model")
>>> [(entry.name, entry.kept, entry.reason) for entry in trace.entries]
[('BDD100K', True, None), ('ResNet', False, 'a model')]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Span = tuple[int, int]


class TraceEntry(NamedTuple):
    """One decision of a rule, with offsets into the prepared text.

    Example:
        >>> TraceEntry("tags", "moe", (0, 3), "phrase", None, True, None).kept
        True
    """

    field: str
    """The field of the record that it concerns."""
    name: str
    """The name, URL, figure or tag in question."""
    span: Span
    """Where it stands."""
    rule: str
    """The rule that decided."""
    cue: Span | None
    """The words that the rule went by; null where the form alone decided."""
    kept: bool
    """Whether it became a finding."""
    reason: str | None
    """Why it was dropped; null for what was kept."""


@dataclass
class Trace:
    """The decisions made on one document, in the order they were made.

    Example:
        >>> Trace().entries
        []
    """

    entries: list[TraceEntry] = field(default_factory=list)
    """The decisions."""

    def found(self, field: str, name: str, span: Span, *, rule: str, cue: Span | None = None) -> None:
        """Note that a rule made a finding.

        Args:
            field: The field of the record.
            name: The name, URL, figure or tag.
            span: Where it stands in the prepared text.
            rule: The name of the rule.
            cue: Where the words stand that the rule went by.

        Example:
            >>> Trace().found("tags", "moe", (0, 3), rule="phrase")
        """
        self.entries.append(TraceEntry(field, name, span, rule, cue, kept=True, reason=None))

    def dropped(self, field: str, name: str, span: Span, *, rule: str, reason: str, cue: Span | None = None) -> None:
        """Note that a candidate came to nothing.

        Args:
            field: The field of the record.
            name: The name, URL, figure or tag.
            span: Where it stands in the prepared text.
            rule: The name of the rule that proposed it.
            reason: Why it was dropped.
            cue: Where the words stand that spoke against it.

        Example:
            >>> Trace().dropped("tags", "retrieval", (0, 9), rule="phrase", reason="part of 'phase retrieval'")
        """
        self.entries.append(TraceEntry(field, name, span, rule, cue, kept=False, reason=reason))
