"""A text with its findings marked: what the notebook and the report show, before it is HTML.

>>> from paperkit import extract
>>> paper = extract("We evaluate on GSM8K.")
>>> for node in marked(paper, "abstract"):
...     print(node if isinstance(node, str) else node[0].note)
We evaluate on
Benchmark: GSM8K, evaluated, known by name
.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import NamedTuple, cast

from paperkit.io.output import web_address
from paperkit.models import Benchmark, Link, LinkType, Mention, Metric, Paper, ProposedName, Result, Tag
from paperkit.wording import figure

__all__ = ["KINDS", "Mark", "Node", "link_words", "marked"]

KINDS = {
    "results": "Results",
    "code_status": "Code",
    "tags": "Tags",
    "benchmarks": "Benchmarks",
    "metrics": "Metrics",
    "proposes": "Proposes",
    "links": "Links",
}
"""Headings of the kinds of findings; of two kinds on the same words, the first is the outer one."""

_EVIDENCE = {
    "registry": "known by name",
    "cue": "told by the words around it",
    "coordination": "named beside a known one",
    "shape": "told by its form",
}
_STATUS = {"released": "released", "promised": "promised", "on_request": "given on request"}

_DEEPEST = 8
"""Marks inside marks that are kept: a text has three or four, a record from elsewhere may hold anything."""


class Mark(NamedTuple):
    """What is marked.

    Example:
        >>> Mark("tags", "Tag: Model merging").href is None
        True
    """

    kind: str
    """The field of the record, a key of `KINDS`."""
    note: str
    """What it is, in words."""
    href: str | None = None
    """Where a link leads; null where it is no link, or none that is safe to follow."""
    name: str | None = None
    """The name of a benchmark or the id of a tag, to find other papers by; null for the rest."""


Node = str | tuple[Mark, tuple["Node", ...]]
"""A piece of text, or a mark around pieces."""


def link_words(link: Link, *, stated: bool = False) -> str:
    """What a link is, in words.

    Args:
        link: The link.
        stated: Whether the source states it and not the text.

    Returns:
        Its kind, and what it holds.

    Example:
        >>> from paperkit import extract
        >>> link_words(extract("Code: https://github.com/o/r").links[0])
        'code link, holds code'
    """
    kind = "Hugging Face" if link.kind == "huggingface" else link.kind
    held = f", holds {', '.join(link.provides)}" if link.provides else ""
    return f"{kind} link{held}{', stated by the source' if stated else ''}"


def marked(paper: Paper, field: str) -> tuple[Node, ...]:
    """A field of a paper as a tree of pieces.

    A mark contains what lies within it; where two only overlap, the later one is cut in two.

    Args:
        paper: The paper.
        field: `title`, `abstract` or `comment`.

    Returns:
        Pieces which, joined, are the text.

    Example:
        >>> marked(Paper(title="LaneFuse"), "title")
        ('LaneFuse',)
    """
    text: str = getattr(paper, field)
    notes: dict[tuple[int, int, str], list[Mark]] = {}
    for mark, mention in _all_marks(paper):
        if mention.field == field and mention.start < mention.end <= len(text):
            notes.setdefault((mention.start, mention.end, mark.kind), []).append(mark)
    order = list(KINDS)
    heap = [(start, -end, order.index(kind), _one(marks)) for (start, end, kind), marks in notes.items()]
    heapq.heapify(heap)
    root: list[Node] = []
    # the marks that are open: where each ends, what it is, and what it holds so far
    stack: list[tuple[int, Mark | None, list[Node]]] = [(len(text), None, root)]
    at = 0

    def forward(to: int) -> None:
        nonlocal at
        if to > at:
            stack[-1][2].append(text[at:to])
            at = to

    def close(before: int) -> None:
        while len(stack) > 1 and stack[-1][0] <= before:
            end, mark, inside = stack[-1]
            forward(end)
            stack.pop()
            if mark is not None:
                stack[-1][2].append((mark, tuple(inside)))

    while heap:
        start, minus_end, rank, mark = heapq.heappop(heap)
        close(start)
        forward(start)
        outer = stack[-1][0]
        if -minus_end > outer:
            heapq.heappush(heap, (outer, minus_end, rank, mark))
        if len(stack) <= _DEEPEST:
            stack.append((min(-minus_end, outer), mark, []))
    close(len(text))
    forward(len(text))
    return tuple(root)


def _one(marks: list[Mark]) -> Mark:
    """The marks of one kind on the same words as one."""
    return marks[0]._replace(note="; ".join(dict.fromkeys(mark.note for mark in marks)))


def _all_marks(paper: Paper) -> Iterator[tuple[Mark, Mention]]:
    if paper.code_statement is not None:
        yield Mark("code_status", f"Code: {_STATUS.get(paper.code_status, paper.code_status)}"), paper.code_statement
    for field, findings in (
        ("results", paper.results),
        ("tags", paper.tags),
        ("benchmarks", paper.benchmarks),
        ("metrics", paper.metrics),
        ("proposes", paper.proposes),
        ("links", paper.links),
    ):
        for finding in findings:
            href = web_address(finding.url) if isinstance(finding, LinkType) else None
            name = finding.name if isinstance(finding, Benchmark) else finding.id if isinstance(finding, Tag) else None
            mark = Mark(field, _note(finding), href, name)
            for mention in finding.mentions:
                yield mark, mention


def _note(finding: object) -> str:
    match finding:
        case Result():
            metric = f" {finding.metric.name}" if finding.metric else ""
            on = f" on {', '.join(each.name for each in finding.benchmarks)}" if finding.benchmarks else ""
            against = f", against {finding.baseline}" if finding.baseline else ""
            return f"Result: {figure(finding)}{metric}{on}{against}"
        case Benchmark():
            return f"Benchmark: {finding.name}, {finding.role}, {_EVIDENCE[finding.evidence]}"
        case Metric():
            better = {None: "", True: ", higher is better", False: ", lower is better"}[finding.higher_is_better]
            return f"Metric: {finding.name}{better}"
        case Tag():
            return f"Tag: {finding.label}"
        case ProposedName():
            return f"The paper's own: {finding.name}"
        case _:
            words = link_words(cast("Link", finding))
            return words[0].upper() + words[1:]
