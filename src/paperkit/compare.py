"""What differs between two extractions of the same papers: the side effects of a rule, before it lands.

>>> from paperkit.pipeline import extract
>>> old = Paper(id="1", abstract="We study model merging.")
>>> for difference in differences([old], [extract(old)]):
...     for change in difference.changes:
...         print(difference.id, change)
1 tags: + merging
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from paperkit.models import Paper

__all__ = ["Change", "Difference", "differences"]

FIELDS = ("links", "code_status", "benchmarks", "metrics", "results", "tags", "proposes")
"""The fields that are compared, in this order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that came, went or is another now.

    Example:
        >>> str(Change("tags", "removed", "moe"))
        'tags: - moe'
        >>> str(Change("benchmarks", "changed", "GSM8K", {"role": ("mentioned", "evaluated")}))
        "benchmarks: ~ GSM8K: role 'mentioned' -> 'evaluated'"
    """

    field: str
    """The field of the record."""
    kind: Literal["added", "removed", "changed"]
    """Whether only the new record has it, only the old one, or both have it with other contents."""
    name: str
    """What it is: the URL, the name, the tag's id, or a result's text."""
    values: dict[str, tuple[Any, Any]] | None = None
    """For what changed, the old and the new value by key."""

    def __str__(self) -> str:
        sign = {"added": "+", "removed": "-", "changed": "~"}[self.kind]
        line = f"{self.field}: {sign} {self.name}"
        if not self.values:
            return line
        return f"{line}: " + ", ".join(
            f"{key} {_shown(old)} -> {_shown(new)}" for key, (old, new) in self.values.items()
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A paper of which the two sides say different things.

    Example:
        >>> Difference("1", "LaneFuse", only="new").changes
        ()
    """

    id: str
    """The paper's id."""
    title: str
    """Its title."""
    changes: tuple[Change, ...] = ()
    """What differs, in the order of the fields."""
    only: Literal["old", "new"] | None = None
    """The side that alone has the paper; none where both have it."""


def differences(old: Iterable[Paper], new: Iterable[Paper]) -> Iterator[Difference]:
    """Compare two extractions, paper by paper.

    Papers are matched by `id`, in any order; papers that share an id are matched in the order in which they come. The
    old side is held in memory, the new one is read as results are asked for.

    Args:
        old: The papers with the findings of before.
        new: The papers with the findings of now.

    Returns:
        An iterator of the papers that differ: those of the new side in order, then those that only the old one has.

    Example:
        >>> [difference.only for difference in differences([Paper(id="1", title="A")], [Paper(id="2", title="B")])]
        ['new', 'old']
    """
    waiting: dict[str, deque[Paper]] = {}
    for paper in old:
        waiting.setdefault(paper.id, deque()).append(paper)
    for paper in new:
        before = waiting.get(paper.id)
        if not before:
            yield Difference(paper.id, paper.title, only="new")
            continue
        changes = tuple(_changes(before.popleft(), paper))
        if changes:
            yield Difference(paper.id, paper.title, changes)
    for left in waiting.values():
        for paper in left:
            yield Difference(paper.id, paper.title, only="old")


def _changes(old: Paper, new: Paper) -> Iterator[Change]:
    """What differs between two records of one paper."""
    for field in FIELDS:
        was, now = getattr(old, field), getattr(new, field)
        if was == now:
            continue
        if field == "code_status":
            yield Change(field, "changed", "the paper's code", {"status": (was, now)})
            continue
        before, after = _keyed(field, was), _keyed(field, now)
        for key in [*before, *(key for key in after if key not in before)]:
            if key not in after:
                yield Change(field, "removed", _name(field, before[key]))
            elif key not in before:
                yield Change(field, "added", _name(field, after[key]))
            elif before[key] != after[key]:
                yield Change(field, "changed", _name(field, after[key]), _values(before[key], after[key]))


def _keyed(field: str, findings: Iterable[Any]) -> dict[tuple[object, ...], Any]:
    """Findings by what makes two of them the same, counted where that is shared."""
    keyed: dict[tuple[object, ...], Any] = {}
    times: Counter[object] = Counter()
    for finding in findings:
        identity = _identity(field, finding)
        keyed[identity, times[identity]] = finding
        times[identity] += 1
    return keyed


def _identity(field: str, finding: Any) -> object:  # noqa: ANN401
    """What makes a finding of one side the same as one of the other."""
    if field == "links":
        return finding.key
    if field == "results":
        return tuple((mention.field, mention.start) for mention in finding.mentions[:1]), finding.values
    if field == "tags":
        return finding.id
    return getattr(finding, "id", None) or finding.name.casefold()


def _name(field: str, finding: Any) -> str:  # noqa: ANN401
    """A finding for people."""
    if field == "links":
        return str(finding.url)
    if field == "results":
        return finding.mentions[0].text if finding.mentions else " ".join(f"{value:g}" for value in finding.values)
    return str(finding.id if field == "tags" else finding.name)


def _values(old: Any, new: Any) -> dict[str, tuple[Any, Any]]:  # noqa: ANN401
    """The keys of which two findings have different values, with both."""
    was, now = dict(old), dict(new)
    return {key: (was.get(key), now.get(key)) for key in {**was, **now} if was.get(key) != now.get(key)}


def _shown(value: object) -> str:
    """A value on one line: of mentions their texts, of a metric its text."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return repr(getattr(value, "text", None) or getattr(value, "name", None) or value)
