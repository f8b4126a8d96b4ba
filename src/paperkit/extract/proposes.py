"""Finds the names that a paper gives its own method, model or system.

>>> from paperkit import extract
>>> [name.name for name in extract("We propose LaneFuse, a framework for road perception.").proposes]
['LaneFuse']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperkit.document import Document
from paperkit.extract.candidates import Candidate, find_candidates, occurrences
from paperkit.extract.introductions import DATA, METHOD, Introduction, find_introductions
from paperkit.extract.shapes import mixed, normal
from paperkit.extract.words import GENERIC_ACRONYMS, GENERIC_CAPITALISED
from paperkit.taxonomy import Taxonomy, normal_form
from paperkit.trace import Span


@dataclass(slots=True)
class FoundName:
    """A proposed name with its places in the prepared text."""

    name: str
    spans: list[Span]


_BENCH = re.compile(r"(?:[Bb]ench|BENCH|Eval|QA|Arena|Gym)(?:mark)?(?:[-+.\d]\w{0,8})?$")


def find_proposed(document: Document, taxonomy: Taxonomy) -> list[FoundName]:
    """The names that the paper proposes, in the order of the text; ask for them with `document.once`."""
    introductions = document.once(find_introductions, taxonomy)
    if not introductions.made:
        return []
    candidates = document.once(find_candidates, taxonomy)
    trace = document.trace
    grouped: dict[str, list[Introduction]] = {}
    for each in introductions.made:
        grouped.setdefault(normal(each.candidate.text), []).append(each)
    short_of = {normal(each.text): normal(each.short.text) for each in candidates.all if each.short}
    found: dict[str, FoundName] = {}
    for form, made in grouped.items():
        first = made[0].candidate
        made = made + grouped.get(short_of.get(form, ""), [])
        reason = _no_name(document, first, made, taxonomy)
        if reason:
            if trace is not None:
                trace.dropped("proposes", first.text, (first.start, first.end), rule=made[0].rule, reason=reason)
            continue
        name = first.short or first
        if normal(name.text) in found:
            continue
        spans = occurrences(document, [name.text, *([first.text] if first.short else [])])
        if not spans:
            spans = [(first.start, first.end)]
        found[normal(name.text)] = FoundName(
            document.text[spans[0][0] : spans[0][1]] if not first.short else name.text, spans
        )
        if trace is not None:
            for span in spans:
                trace.found("proposes", name.text, span, rule=made[0].rule, cue=made[0].cue)
    return sorted(found.values(), key=lambda name: name.spans[0])


def _no_name(document: Document, first: Candidate, made: list[Introduction], taxonomy: Taxonomy) -> str:
    """Why something introduced is no name of a method; empty where it is."""
    text = first.text
    own = [each for each in made if each.own]
    kinds = {each.kind for each in own if each.strong} or {each.kind for each in own}
    if not own:
        return "not the paper's own"
    if normal_form(text) in taxonomy.never:
        return "never to be found"
    if DATA in kinds and METHOD not in kinds:
        return "introduced as a benchmark"
    if DATA in kinds and next(each.kind for each in own if each.kind in {DATA, METHOD}) == DATA:
        return "introduced as a benchmark"
    if first.entry is not None and (
        METHOD not in kinds or first.sure and all(each.rule == "apposition" for each in own)
    ):
        return "a known benchmark"
    if METHOD not in kinds and _BENCH.search(text):
        return "has the form of a benchmark's name"
    short = first.short.text if first.short else text
    if (
        short in GENERIC_ACRONYMS
        or short in GENERIC_CAPITALISED
        or (
            first.known is not None
            and not first.short
            and not (METHOD in kinds and first.known.kind in ("model", "method") and made[0].rule == "title")
        )
    ):
        return "known as something else"
    if (
        " " in text
        and not first.short
        and not mixed(text)
        and not any(each.rule in {"title", "called"} for each in own)
    ):
        return "plain words"
    if all(each.rule == "title" and not each.strong for each in made) and " " in text and not mixed(text):
        if text.lower() not in document.text[document.abstract_start : document.body_end].lower():
            return "a heading"
    if re.search(r"-[a-z]{3,}$", text) and not (mixed(text) and any(each.rule == "title" for each in own)):
        return "plain words"
    if first.derived:
        return "a name around that of a benchmark"
    if not any(map(str.isupper, short)) or len(short) < 2:
        return "plain words"
    if (
        short.istitle()
        and " " not in short
        and not any(each.kind == METHOD or each.rule in {"title", "called"} for each in own)
        and document.text[first.outer : first.outer + 1] not in ",:(.—"
    ):
        return "a plain word"
    return ""
