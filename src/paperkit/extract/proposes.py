"""Finds the names that a paper gives its own method, model or system.

>>> from paperkit import extract
>>> [name.name for name in extract("We propose LaneFuse, a framework for road perception.").proposes]
['LaneFuse']
"""

from __future__ import annotations

from dataclasses import dataclass

from paperkit.document import Document
from paperkit.extract.candidates import SEARCHED, Candidate, find_candidates, occurrences
from paperkit.extract.introductions import DATA, METHOD, Introduction, find_introductions
from paperkit.extract.shapes import is_acronym, is_compound, looks_like_adjective, looks_like_benchmark, mixed, normal
from paperkit.extract.words import GENERIC_ACRONYMS, GENERIC_CAPITALISED
from paperkit.patterns import lazy
from paperkit.taxonomy import Taxonomy, normal_form
from paperkit.trace import Span


@dataclass(slots=True)
class FoundName:
    """A proposed name with its places in the prepared text."""

    name: str
    spans: list[Span]


_FOLLOWED = lazy(r"[,:(.—]")


def find_proposed(document: Document, taxonomy: Taxonomy) -> list[FoundName]:
    """The names that the paper proposes, in the order of the text; ask for them with `document.once`."""
    introductions = document.once(find_introductions, taxonomy)
    if not introductions.made:
        return []
    candidates = document.once(find_candidates, taxonomy)
    grouped: dict[str, list[Introduction]] = {}
    for each in introductions.made:
        grouped.setdefault(normal(each.candidate.text), []).append(each)
    short_of = {}
    if len(grouped) > 1:
        short_of = {normal(each.text): normal(each.short.text) for each in candidates.all if each.short is not None}
    found: dict[str, FoundName] = {}
    for form, group in grouped.items():
        made = group + grouped.get(short_of.get(form, ""), [])
        first = made[0].candidate
        name = first.short or first
        if reason := _no_name(document, first, made, taxonomy):
            if document.trace is not None:
                span = first.start, first.end
                document.trace.dropped("proposes", first.text, span, rule=made[0].rule, reason=reason)
        elif normal(name.text) not in found:
            forms = {name.text, first.text} if len(found) < SEARCHED else ()
            spans = occurrences(document, forms) or [(first.start, first.end)]
            found[normal(name.text)] = FoundName(name.text, spans)
            if document.trace is not None:
                for span in spans:
                    document.trace.found("proposes", name.text, span, rule=made[0].rule, cue=made[0].cue)
    return sorted(found.values(), key=lambda name: name.spans[0])


def _no_name(document: Document, first: Candidate, made: list[Introduction], taxonomy: Taxonomy) -> str:
    """Why something introduced is no name of a method; empty where it is."""
    text = first.text
    short = first.short.text if first.short else text
    own = [each for each in made if each.own]
    if not own:
        return "not the paper's own"
    if taxonomy.never and not taxonomy.never.isdisjoint((normal_form(text), normal_form(short))):
        return "never to be found"
    said = [each.kind for each in own if each.strong]
    rules = {each.rule for each in own}
    if DATA in said and (METHOD not in said or said.index(DATA) < said.index(METHOD)):
        return "introduced as a benchmark"
    method = METHOD in said
    if first.entry is not None and (not method or DATA in said or (first.sure and rules == {"apposition"})):
        return "a known benchmark"
    if first.derived and (not method or DATA in said or rules == {"title"}):
        return "a name around that of a benchmark"
    if looks_like_benchmark(text) and (not method or ("ench" in text and " " not in text)):
        return "has the form of a benchmark's name"
    if short in GENERIC_ACRONYMS or _known(first, method=method, rules=rules):
        return "known as something else"
    if _plain(document, first, short, method=method, rules=rules):
        return "plain words"
    return ""


def _known(first: Candidate, *, method: bool, rules: set[str]) -> bool:
    """Whether the name is known to be something else's, and nothing says that this paper gives it anew."""
    if first.known is None or first.short is not None:
        return False
    if all(normal(name) != normal(first.text) for name in (first.known.name, *first.known.aliases)):
        # a known name is only a part of it
        return not (method or "title" in rules)
    return not ("title" in rules and (method or len(rules) > 1) and first.known.kind in {"model", "method"})


def _plain(document: Document, first: Candidate, short: str, *, method: bool, rules: set[str]) -> bool:
    """Whether what is introduced is plain words with capitals rather than a name."""
    text = first.text
    if len(short) < 2 or short in GENERIC_CAPITALISED or not any(map(str.isupper, short)):
        return True
    if mixed(text):
        return looks_like_adjective(text) or (is_compound(text) and "title" not in rules)
    if rules == {"title"} and not is_acronym(text) and (" " in text or not method):
        # a heading, unless the abstract takes it up
        return not occurrences(document, [text])[1:]
    if first.short is not None or "title" in rules or "called" in rules:
        return text.istitle() and text.endswith("ly")
    if " " in text or is_compound(text) or (text.istitle() and text.endswith("ly")):
        return True
    return text.istitle() and not method and not _FOLLOWED.match(document.text, first.outer)
