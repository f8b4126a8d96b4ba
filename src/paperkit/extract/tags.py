"""Finds tags: the tasks, methods and topics that a paper is about.

>>> import paperkit
>>> [tag.id for tag in paperkit.extract("Phase retrieval without a mixture of experts.").tags]
[]

What counts stands in the taxonomy. A phrase or an acronym gives its tag wherever the text does not name it as a contrast
only; a weak phrase gives it in the title or where weak phrases recur; a thing that papers contribute gives it where the
text says that this one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

RECURS = 2
"""How many weak phrases outside the title make up for none in it. Set on the annotated sample: with one, passing words
give tags; with three, what abstracts are about is missed."""

CONTRAST_REACH = 60
"""How many characters after a word of contrast still belong to it, if no comma or full stop comes first."""

CONTRIBUTION_REACH = 140
"""How many characters before the thing its verb is looked for."""

_CLAUSE_END = regex.compile(r"[,;:.()—]|\b(?:we|but|while|and then)\b")

_MAKES = regex.compile(
    r"""(?ix)
    \b(?:introduc|present|propos|construct|creat|develop|releas|contribut|curat|establish|design|compil|assembl|provid
      |offer|publish|collect|annotat|conduct|contribution)(?:e|es|ed|s|ing|ions?)?\b
    | \b(?:build|builds|built|building|open-source|open-sourced|open-sourcing|contributions?|this\ is|give|gives)\b
    """
)
"""Verbs of making, of which the last before the thing counts."""

_OWN = regex.compile(
    r"(?i)(?:\b(?:our|this|the\ proposed|the\ first|a\ (?:[\w-]{1,20}\ )?(?:new|novel|first))(?:\ [\w/-]{1,25},?){0,5}|,\ an?(?:\ [\w/-]{1,25},?){0,5}) $"
)
"""Words right before the thing that make it the paper's own."""

_BETWEEN = regex.compile(
    r"(?i)\b(?:on|for|using|from|via|over|across|by|through|against|that|which|whose|methods?|frameworks?|models?|approach"
    r"|approaches|algorithms?|results|existing|performance|to|in|of|with|between|based)\b(?![\w-])"
)
"""Words that part a verb from the thing: what is made is then something else."""

_APPOSITION = regex.compile(r"(?i)(?:,|\(|—|:)\s(?=(?:an?|the|two|three)\s)")

_INDEFINITE = regex.compile(
    r"(?i)\b(?:an?|new|novel|first|two|three|four|five|several|our|this|large-scale|comprehensive)\s"
)

_HEAD = regex.compile(
    r"(?i)s?\)?(?:$|[,.:;()—?!]|\s(?:$|[(—\[\"']|for|of|to|and|with|that|which|named|called|compris|consist|contain|cover"
    r"|design|based|from|in|where|span|featur|dubbed|suite|on|is|are|was|were|has|have|by|collect|annotat|creat|built"
    r"|we|as|includ|aim|focus|target|constructed|derived|at|across|using|specific|tailored|encompass|evaluat|test|derived"
    r"|paper|towards?|about|via|along|through|it|each|would|can|will))|(?-i:\s[A-Z])"
)
"""What follows the thing where it is the head of its phrase, and not the first part of another ("dataset distillation")."""

_TITLE = regex.compile(
    r"(?i)(?:^|[:—-]\s|\b(?:an?|towards?|new|first|and|novel|large-scale|dataset|benchmark)\s)[^:]{0,80}$"
)
_TITLE_NOT = regex.compile(
    r"(?i)\b(?:on|in|from|across|using|over|beyond|no|of|analyzing|rethinking|existing|any|than|under|through|into)"
    r"(?:\s[\w-]{1,25}){0,4}\s$"
)


class TagExtractor(RuleExtractor):
    """Finds tags.

    Example:
        >>> import paperkit
        >>> document = paperkit.Document(paperkit.Paper(title="MoE models for LIBERO"))
        >>> [tag["id"] for tag in TagExtractor().collect(document, paperkit.Taxonomy.load())["tags"]]
        ['moe']
    """

    name = "tags"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find tags.

        Args:
            document: The prepared text.
            taxonomy: What gives tags.

        Returns:
            Tags under `tags`, in the order in which the text first names them.
        """
        found: dict[str, list[Span]] = {}
        for tag, candidates in _candidates(document).items():
            spans = _accepted(document, tag, candidates)
            if not spans:
                continue
            for holder in _with_ancestors(tag, taxonomy):
                found.setdefault(holder, []).extend(spans)
        if not found:
            return {}
        mentions: dict[Span, dict[str, Any]] = {}
        tags = []
        for tag, spans in found.items():
            outer = _outermost(spans)
            for span in outer:
                if span not in mentions:
                    mentions[span] = document.mention(*span)
            label = taxonomy.tags[tag].label
            tags.append((outer[0], {"id": tag, "label": label, "mentions": [mentions[span] for span in outer]}))
        tags.sort(key=lambda tag: (tag[0][0], -tag[0][1]))
        return {"tags": [tag for _, tag in tags]}


class _Candidates:
    """What the text holds of one tag."""

    __slots__ = ("contributed", "never", "strong", "weak")

    def __init__(self) -> None:
        self.strong: list[Span] = []
        self.weak: list[Span] = []
        self.contributed: list[Span] = []
        self.never: list[Span] = []


def _candidates(document: Document) -> dict[str, _Candidates]:
    """The anchors by tag, acronyms only where their capitals are right."""
    text, by_tag = document.text, dict[str, _Candidates]()
    for start, end, (tag, strength, phrase) in document.anchors["tag"]:
        if tag not in by_tag:
            by_tag[tag] = _Candidates()
        candidates = by_tag[tag]
        if strength == "phrases":
            candidates.strong.append((start, end))
        elif strength == "acronyms":
            if _same_capitals(text[start:end], phrase):
                candidates.strong.append((start, end))
        elif strength == "weak":
            candidates.weak.append((start, end))
        elif strength == "never":
            candidates.never.append((start, end))
        else:
            candidates.contributed.append((start, end))
    return by_tag


def _same_capitals(written: str, acronym: str) -> bool:
    """Whether an acronym is written with its capitals, hyphens and spaces aside."""
    return written == acronym or written.replace("-", "").replace(" ", "") == acronym.replace("-", "").replace(" ", "")


def _accepted(document: Document, tag: str, candidates: _Candidates) -> list[Span]:
    """The spans that give the tag; empty where they do not suffice."""
    trace = document.trace
    never = candidates.never
    kept: dict[str, list[Span]] = {}
    for rule in ("strong", "weak", "contributed"):
        spans: list[Span] = []
        for span in getattr(candidates, rule):
            start, end = span
            if never and any(first <= start and end <= last for first, last in never):
                reason = "part of a longer phrase"
            elif rule == "contributed":
                if _is_contributed(document, start, end):
                    spans.append(span)
                    continue
                reason = "not said to be the paper's own"
            elif _in_contrast(document, start, end):
                reason = "only a contrast"
            else:
                spans.append(span)
                continue
            if trace is not None:
                trace.dropped("tags", tag, span, rule=_RULES[rule], reason=reason)
        if spans:
            kept[rule] = spans
    strong = kept.get("strong", []) + kept.get("contributed", [])
    weak = kept.get("weak", [])
    if strong or (weak and (weak[0][0] < document.title_end or len(_outermost(weak)) >= RECURS)):
        if trace is not None:
            for rule, spans in kept.items():
                for span in spans:
                    trace.found("tags", tag, span, rule=_RULES[rule])
        return strong + weak
    if trace is not None:
        for span in weak:
            trace.dropped("tags", tag, span, rule="weak phrase", reason="neither in the title nor repeated")
    return []


_RULES = {"strong": "phrase", "weak": "weak phrase", "contributed": "contribution"}


def _in_contrast(document: Document, start: int, end: int) -> bool:
    """Whether what stands there is named as something that the paper does without."""
    text = document.text
    if text.startswith("-free", end):
        return True
    for cue_start, cue_end, _ in document.anchors["tag.contrast"]:
        if cue_start > start:
            break
        if start - cue_end <= CONTRAST_REACH and cue_end <= start and not _CLAUSE_END.search(text, cue_end, start):
            return True
    return False


def _is_contributed(document: Document, start: int, end: int) -> bool:
    """Whether the paper says that it makes the thing that stands there."""
    text = document.text
    if not _HEAD.match(text, end, min(end + 30, len(text))):
        return False
    if end <= document.title_end:
        before = text[:start]
        return bool(_TITLE.search(before)) and not _TITLE_NOT.search(before)
    sentence, _ = document.sentence(start)
    before = text[max(sentence, start - CONTRIBUTION_REACH) : start]
    last = None
    for last in _MAKES.finditer(before):
        pass
    if last is None:
        return False
    between = before[last.end() :]
    parts = _APPOSITION.split(between)
    if len(parts) > 1:
        return not _BETWEEN.search(parts[-1])
    return not _BETWEEN.search(between) and bool(_INDEFINITE.search(between))


def _with_ancestors(tag: str, taxonomy: Taxonomy) -> Iterable[str]:
    """The tag, its parents, their parents and so on, each once."""
    parents = taxonomy.tags[tag].parents
    if not parents:
        return (tag,)
    every = {tag: None}
    todo = list(parents)
    while todo:
        parent = todo.pop()
        if parent not in every:
            every[parent] = None
            todo += taxonomy.tags[parent].parents
    return every


def _outermost(spans: list[Span]) -> list[Span]:
    """The spans in order, without those that lie in another."""
    if len(spans) == 1:
        return spans
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
