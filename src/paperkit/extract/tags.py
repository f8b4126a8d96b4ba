"""Finds tags: the tasks, methods and topics that a paper is about.

>>> import paperkit
>>> [tag.id for tag in paperkit.extract("Phase retrieval without a mixture of experts.").tags]
[]

What counts stands in the taxonomy. A phrase or an acronym gives its tag wherever it is not named only as a contrast or
in passing; a weak phrase gives it in the title or where weak phrases recur; a thing that papers contribute gives it
where the text says that this one does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import chain
from operator import itemgetter
from typing import Any

import regex

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor, shared_mentions
from paperkit.extract.benchmarks import find_benchmarks
from paperkit.extract.candidates import long_form
from paperkit.extract.proposes import find_proposed
from paperkit.patterns import literals
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

RECURS = 3
"""How many weak phrases outside the title make up for none in it. Set on the annotated sample: with two, passing words
give tags; with four, what abstracts are about is missed."""

BACKGROUND_SHARE = 0.7
"""An abstract that speaks of its own work only later than this has no background: it is told without "we"."""

OPENING = 12
"""Characters at the start of an abstract in which it names its topic ("Video generation models can ...")."""

CONTRAST_REACH = 60
"""How many characters after a word of contrast still belong to it, if no comma or full stop comes first."""

CONTRIBUTION_REACH = 140
"""How many characters before the thing its verb is looked for."""

AVAILABLE_REACH = 120
"""How many characters behind the thing may say that it can be had."""

TITLE_REACH = 200
"""How many characters before the thing in a title are looked at."""

FREE = "-free"
"""What follows a thing that the paper does without."""

FREE_REACH = 30
"""How many characters such a thing may have."""

END = 1 << 60
"""Behind any offset."""

_CLAUSE_END = regex.compile(r"[,;:.()—]|\b(?:we|but|while|and then)\b")

_SHORT = re.compile(r"(?: [\w-]{1,8})?s? \(([A-Z][\w-]{0,8}[A-Z])s?\)")
"""An acronym in brackets."""

_IS_ONE = re.compile(r"([A-Z][\w+.-]{2,40}) (?:is|provides|offers) (?:an?|the first)(?: [\w,/-]{1,25}){0,5} $")
"""A sentence that says what the thing of a name is."""

_OWN_WORK = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|[Hh]ere,|(?:[Tt]his|[Tt]he present|[Tt]he current) (?:paper|work|study|article|survey|report"
    r"|thesis|review|letter|research|tutorial|demo|manuscript|chapter|position))(?![\w-])"
)
"""Words with which an abstract turns from the background to its own work."""

_OWN_WORK_BEGINS = (
    "we",
    "We",
    "our",
    "Our",
    "here,",
    "Here,",
    "this ",
    "This ",
    "the present ",
    "the current ",
    "The present ",
    "The current ",
)
_find_own_work = literals(_OWN_WORK_BEGINS)
_LONGEST_BEGIN = max(map(len, _OWN_WORK_BEGINS)) + 1

_OWN = regex.compile(
    r"\b(?:[Oo]ur|(?:[Tt]he|[Aa]|[Tt]his) (?:new|novel|first|newly|proposed|resulting|largest|first-ever))"
    r"(?P<rest>(?: [\w/-]{1,25}){0,4}) $"
)
"""Words right before the thing that make it the paper's own."""

_BETWEEN = regex.compile(
    r"(?i)(?<![\w-])(?:on|for|using|from|via|over|across|by|through|against|that|which|whose|to|in|of|with|between|based"
    r"|methods?|frameworks?|models?|approach|approaches|algorithms?|results|existing|performance)\b(?![\w-])"
)
"""Words that part a verb from the thing: what is made is then something else."""

_ON = regex.compile(r"(?i)\b(?:on|than|existing)\s$")
"""Words before "our benchmark" that make it a place of evaluation."""

_APPOSITION = regex.compile(r"(?i)(?:,|\(|—|:)\s(?=(?:an?|the|two|three)\s)")
"""Where an apposition begins: "FooBench, a benchmark"."""

_INDEFINITE = regex.compile(
    r"(?i)\b(?:an?|new|novel|first|two|three|four|five|several|our|this|large-scale|comprehensive)\s"
    r"|(?-i:^\s(?:the\s)?\S{0,20}[A-Z]\S{1,30}\s$)"
)
"""Words or a name that make the thing one not heard of before."""

_SEVERAL_NEW = regex.compile(
    r"(?i) (?!(?:the|these|those|all|both|existing|public|available|such|other|their|its|on|any|more|benchmark)\b)"
    r"(?:[0-9][0-9.,]*[kKmM]?\+? )?(?:[\w-]{3,20} ){0,3}"
)
"""What stands between a verb of making and a thing that no article makes a known one: "create suitable datasets"."""

_WE = regex.compile(r"\b[Ww]e (?:\w{3,12} )?$")

_NOT_HEAD = re.compile(
    r"(?i)s?[\s-](?:(?:results?|performances?|evaluations?|distillation|scores?|tasks?|problems?|functions?|settings?"
    r"|methods?|analys[ei]s|selection|bias|biases|shifts?|condensation|pruning|sizes?|creation|construction|generation"
    r"|quality|curation|experiments|comparisons?|protocols?|saturation|contamination|statistics|papers?|articles?"
    r"|respondents?|participants?|design|level|specific|splits?|samples|instances|images|questions|augmentation|release"
    r"|style|leak|leakage|linguistics|based|dependent|agnostic|wide|driven|refinement|merging|mixing|expansion"
    r"|imbalance|scaling|search)(?!\w)|free\b)"
)
"""What follows the thing where it is only the first part of another ("dataset distillation")."""

_find_own = literals(("our ", "Our ", "new ", "novel ", "first", "newly ", "proposed ", "resulting ", "largest "))
"""Words without which the pattern finds nothing: to look for them is faster."""

_find_available = literals(("available", "released", "sourced", "public", "accessible", "shared"))

_AVAILABLE = regex.compile(
    r"(?i)s?\)?(?:,?\s[^.;:]{0,60}?)?\s(?:is|are|will be|were|have been|has been)\s(?:[\w-]{1,20}ly\s)?"
    r"(?:made\s|being\s)?(?:[\w-]{1,20}ly\s)?(?:available|released|open-?\s?sourced|public|accessible|shared)\b"
)
"""What follows the thing where the text says that it can be had."""

_ELSEWHERE = regex.compile(
    r"(?i)\b(?:on|using|from|with|across|over|in|of|existing|two|three|four|five|several|these|other|all|many)\s"
    r"(?:[\w-]{1,25}\s){0,4}$"
)
"""Words before the thing where it is somebody else's."""

_TITLE = regex.compile(
    r"(?i)(?:^|[:—-]\s|\b(?:an?|towards?|new|first|and|novel|large-scale|dataset|benchmark)\s)[^:]{0,80}$"
)
"""Words before the thing in a title that names it."""

_TITLE_NOT = regex.compile(
    r"(?i)\b(?:on|in|from|across|using|over|beyond|no|of|analyzing|rethinking|existing|any|than|under|through|into"
    r"|(?:for|with)(?!\s(?:an?|new|the)\s))(?:\s[\w-]{1,25}){0,4}\s$"
)
"""Words before the thing in a title that speaks of others' things."""

_TITLE_HEAD = regex.compile(
    r"(?i)s?(?:$|[,.:;()—?!&\n]|\s(?:for|of|to|and|with|from|in|on|towards?|via|by|based|suite|data\s?sets?)\b)"
)
"""What follows the thing in a title where it is the head of its phrase."""


class TagExtractor(RuleExtractor):
    """Finds tags.

    Example:
        >>> import paperkit
        >>> document = paperkit.Document(paperkit.Paper(title="MoE models for bakers"))
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
        contrast = _contrast(document)
        contrasted = _contrasted(document, contrast)
        by_tag = _candidates(document)
        accepted = {
            tag: _accepted(document, taxonomy, tag, candidates, contrast if tag in contrasted else [])
            for tag, candidates in by_tag.items()
        }
        for tag in taxonomy.tags_of_benchmarks:
            if not accepted.get(tag):
                accepted[tag] = _outermost(_introduced(document, taxonomy, tag))
        for tag, outer in accepted.items():
            if not outer:
                continue
            for holder in (tag, *taxonomy.broader_tags[tag]):
                found[holder] = _outermost(found[holder] + outer) if holder in found else outer
        if not found:
            return {}
        mentions = shared_mentions(document, set(chain.from_iterable(found.values())))
        tags = []
        for tag, outer in found.items():
            label = taxonomy.tags[tag].label
            start, end = outer[0]
            tags.append(((start, -end), {"id": tag, "label": label, "mentions": [mentions[span] for span in outer]}))
        tags.sort(key=itemgetter(0))
        return {"tags": [tag for _, tag in tags]}


Candidates = dict[str, list[Span]]
"""What the text holds of one tag, by the field of the taxonomy's entry."""


def _candidates(document: Document) -> dict[str, Candidates]:
    """The anchors by tag, those with capitals only where they are written with them."""
    text, by_tag = document.text, dict[str, Candidates]()
    short: list[tuple[str, str, str]] = []
    for start, end, (tag, strength, capitals) in document.anchors["tag"]:
        if capitals and not _same_capitals(text[start:end], capitals):
            continue
        if capitals and text[start - 1 : start] == "(":
            short.append((tag, strength, text[start:end]))
        span = (start, end + 1 if text[end : end + 1] == "s" else end)
        if tag not in by_tag:
            by_tag[tag] = {strength: [span]}
        elif strength in (candidates := by_tag[tag]):
            candidates[strength].append(span)
        else:
            candidates[strength] = [span]
    for tag, strength, acronym in short:
        _drop_foreign(document, by_tag[tag], strength, acronym)
    return by_tag


def _drop_foreign(document: Document, candidates: Candidates, strength: str, acronym: str) -> None:
    """Drop an acronym that the text itself makes short for something else: "attack success rate (ASR)"."""
    text = document.text
    bracket = text.find(f"({acronym}")
    spans = list(chain.from_iterable(candidates.values()))
    # a phrase of the tag right in front of the bracket is, or is part of, what the acronym is short for
    before = bracket - 1 if text[bracket - 1 : bracket] == " " else bracket
    if any(first < before <= last for first, last in spans):
        return
    span = long_form(text, acronym, bracket)
    if span is None or any(first < span[1] and span[0] < last for first, last in spans):
        return
    kept = [each for each in candidates.get(strength, ()) if not text.startswith(acronym, each[0])]
    if kept:
        candidates[strength] = kept
    else:
        candidates.pop(strength, None)


def _same_capitals(written: str, acronym: str) -> bool:
    """Whether an acronym is written with its capitals, hyphens and spaces aside."""
    return written == acronym or written.replace("-", "").replace(" ", "") == acronym.replace("-", "").replace(" ", "")


def _accepted(
    document: Document, taxonomy: Taxonomy, tag: str, candidates: Candidates, contrast: list[Span]
) -> list[Span]:
    """The outermost of the spans that give the tag; empty where they do not suffice."""
    trace = document.trace
    plain = not contrast and "never" not in candidates and "contributed" not in candidates
    kept = candidates if plain else _unspoilt(document, tag, candidates, contrast)
    if not kept:
        return []
    strong = kept.get("phrases", [])
    every = strong if strong and len(kept) == 1 else strong + kept.get("weak", []) + kept.get("contributed", [])
    outer = _outermost(every)
    if "contributed" not in kept and outer[0][0] >= document.title_end:
        few = len(outer) < RECURS
        reason = ""
        if strong:
            if few and _is_background(document, taxonomy, every, strong):
                reason = "named in passing, as background"
        elif few or max(every)[0] < document.once(_background, taxonomy)[1]:
            reason = "neither in the title nor often enough"
        if reason:
            if trace is not None:
                for span in every:
                    trace.dropped("tags", tag, span, rule=_RULES["phrases" if strong else "weak"], reason=reason)
            return []
    if trace is not None:
        for rule, spans in kept.items():
            for span in spans:
                trace.found("tags", tag, span, rule=_RULES[rule])
    return outer


def _unspoilt(document: Document, tag: str, candidates: Candidates, contrast: list[Span]) -> Candidates:
    """The candidates that are no part of a longer phrase and no contrast, of things those that the paper makes."""
    trace = document.trace
    never = _outermost(candidates["never"]) if "never" in candidates else []
    kept: Candidates = {}
    for rule, spans in candidates.items():
        if rule == "never":
            continue
        if rule != "contributed" and not never and not contrast:
            kept[rule] = spans
            continue
        good = []
        for span in spans:
            if never and _within(span, never):
                reason = "part of a longer phrase"
            elif rule == "contributed":
                reason = "" if _is_contributed(document, *span) else "not said to be the paper's own"
            else:
                reason = "only a contrast" if contrast and _within(span, contrast) else ""
            if not reason:
                good.append(span)
            elif trace is not None:
                trace.dropped("tags", tag, span, rule=_RULES[rule], reason=reason)
        if good:
            kept[rule] = good
    return kept


def _is_background(document: Document, taxonomy: Taxonomy, every: list[Span], strong: list[Span]) -> bool:
    """Whether a tag's phrases stand only where the abstract has not turned to its own work yet."""
    begin, last = document.abstract_start, max(every)[0]
    if strong[0][0] < begin + OPENING or last - begin >= (document.body_end - begin) * BACKGROUND_SHARE:
        return False
    background, own = document.once(_background, taxonomy)
    return background <= strong[0][0] and last < own and not _taken_up(document, strong, own)


def _within(span: Span, outer: list[Span]) -> bool:
    """Whether a span lies in one of several, none of which lies in another."""
    place = bisect_right(outer, (span[0], END)) - 1
    return place >= 0 and span[1] <= outer[place][1]


def _background(document: Document, taxonomy: Taxonomy) -> Span:
    """The part of the abstract that stands before its own work, without the words it opens with; empty without one."""
    start, end = document.abstract_start, document.body_end
    furthest = (end - start) * BACKGROUND_SHARE
    for found in document.once(find_proposed, taxonomy):
        # what the paper proposes says what it is: "LaneFuse is a vision-language model"
        if any(start <= place < start + OPENING for place, _ in found.spans):
            return start, start
    text, own = document.text, min(end, start + int(furthest) + _LONGEST_BEGIN)
    # the pattern starts with one of a few words: to look for these is faster than to search for the pattern
    for _, first, _ in _find_own_work(text[start:own]):
        if _OWN_WORK.match(text, start + first, end):
            own = start + first
            break
    if own == end or own - start > furthest:
        return start, start
    return start + OPENING, own


_RULES = {"phrases": "phrase", "weak": "weak phrase", "contributed": "contribution"}


def _taken_up(document: Document, spans: list[Span], own: int) -> bool:
    """Whether one of several phrases has an acronym in brackets behind it that comes again in the paper's own part."""
    text = document.text
    for _, end in spans:
        short = _SHORT.match(text, end, end + 20)
        if short and text.find(short[1], own, document.body_end) >= 0:
            return True
    return False


def _contrast(document: Document) -> list[Span]:
    """The parts of the text that name what the paper does without, none in another."""
    text, spans = document.text, []
    for _, end, _ in document.anchors["tag.contrast"]:
        clause = _CLAUSE_END.search(text, end, end + CONTRAST_REACH)
        spans.append((end, clause.start() if clause else end + CONTRAST_REACH))
    place = text.find(FREE)
    while place >= 0:
        reach = max(0, place - FREE_REACH)
        spans.append((max(text.rfind(" ", reach, place), text.rfind("\n", reach, place), reach - 1) + 1, place))
        place = text.find(FREE, place + 1)
    return _outermost(spans) if spans else spans


def _contrasted(document: Document, contrast: list[Span]) -> set[str]:
    """The tags that something in a contrast may be of."""
    if not contrast:
        return set()
    anchors, tags = document.anchors["tag"], set()
    for start, end in contrast:
        for first, _, (tag, _, _) in anchors[
            bisect_right(anchors, start, key=_END) : bisect_right(anchors, end, key=_END)
        ]:
            if first >= start:
                tags.add(tag)
    return tags


_END = itemgetter(1)


def _is_contributed(document: Document, start: int, end: int) -> bool:
    """Whether the paper says that it makes the thing that stands there."""
    text = document.text
    if _NOT_HEAD.match(text, end, min(end + 30, len(text))):
        return False
    if end <= document.title_end:
        before = text[max(0, start - TITLE_REACH) : start]
        return bool(_TITLE_HEAD.match(text, end) and _TITLE.search(before) and not _TITLE_NOT.search(before))
    sentence, _ = document.sentence(start)
    before = text[max(sentence, start - CONTRIBUTION_REACH) : start]
    behind = text[end : end + AVAILABLE_REACH]
    if _find_available(behind.lower()) and _AVAILABLE.match(behind) and not _ELSEWHERE.search(before):
        return True
    own = _find_own(before) and _OWN.search(before)
    if own and not _BETWEEN.search(own["rest"]) and not _ON.search(before, 0, own.start()):
        return True
    one = _IS_ONE.match(before)
    if one and text.find(one[1], 0, document.title_end) >= 0 and not _BETWEEN.search(before, one.end(1)):
        return True
    begin = start - len(before)
    for group in ("tag.make", "benchmark.introduce"):
        cues = document.anchors[group]
        for verb_start, verb_end, _ in cues[bisect_left(cues, begin, key=_END) : bisect_right(cues, start, key=_END)]:
            if _makes(text[verb_end:start]):
                return True
            counted = text[end - 1] == "s" or text[verb_end + 1].isdigit()
            if counted and _SEVERAL_NEW.fullmatch(text, verb_end, start) and _WE.search(text, begin, verb_start):
                return True
    return False


def _introduced(document: Document, taxonomy: Taxonomy, tag: str) -> list[Span]:
    """Where the names of benchmarks stand that the paper introduces."""
    found = document.once(find_benchmarks, taxonomy)
    named = [span for each in found if each.role == "introduced" for span in each.spans]
    if document.trace is not None:
        for span in named:
            document.trace.found("tags", tag, span, rule=_RULES["contributed"])
    return named


def _makes(between: str) -> bool:
    """Whether what stands between a verb of making and the thing leaves it the verb's object."""
    parts = _APPOSITION.split(between)
    if len(parts) > 1:
        return not _BETWEEN.search(parts[-1])
    return not _BETWEEN.search(between) and bool(_INDEFINITE.search(between))


def _outermost(spans: list[Span]) -> list[Span]:
    """The spans in order, without those that lie in another."""
    if len(spans) == 1:
        return spans
    kept: list[Span] = []
    first = reach = -1
    for span in sorted(spans):
        start, end = span
        if end > reach:
            if start == first:
                kept[-1] = span
            else:
                kept.append(span)
            first, reach = start, end
    return kept
