"""Finds the names of benchmarks and data sets, and what part they play in the paper.

Names of the registry count where they stand as names; ambiguous ones, and all that the registry does not know, need a
reason: what the paper introduces, a noun behind or in front, a preposition in a sentence of results, a form that says it,
or being named in one breath with another one. Counter-evidence is what a name is known as, the paper's own method, the
form of a model's name, and the words behind.

>>> from paperkit import extract
>>> [(found.name, found.evidence) for found in extract("We evaluate on GSM8K and FooMath.").benchmarks]
[('GSM8K', 'registry'), ('FooMath', 'cue')]
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.candidates import (
    SEARCHED,
    START,
    Candidate,
    Candidates,
    NameList,
    find_candidates,
    has_title_case,
    is_term,
    occurrences,
    opens_predicate,
    overlaps,
)
from paperkit.extract.contexts import (
    REACH,
    STRONG_FORMS,
    is_described,
    is_plural,
    noun_behind,
    noun_in_front,
    preposition,
)
from paperkit.extract.introductions import DATA, UNKNOWN, Introduction, find_introductions
from paperkit.extract.proposes import find_proposed
from paperkit.extract.roles import newly_own, own_before, role_of
from paperkit.extract.shapes import (
    has_mark,
    is_acronym,
    is_compound,
    is_quantity,
    looks_like_adjective,
    looks_like_benchmark,
    looks_like_data,
    looks_like_model,
    mixed,
    normal,
)
from paperkit.extract.words import (
    COMPOUND_WORDS,
    DATA_NOUNS,
    FUNCTION_WORDS,
    GENERIC_ACRONYMS,
    GENERIC_CAPITALISED,
    METHOD_NOUNS,
    NO_NAME_STARTS,
    STRONG_NOUNS,
    TASK_WORDS,
    WEAK_NOUNS,
)
from paperkit.patterns import lazy
from paperkit.taxonomy import BenchmarkEntry, Taxonomy, normal_form
from paperkit.trace import Span

STRENGTH = {"registry": 0, "cue": 1, "coordination": 2, "shape": 3}
"""The kinds of evidence, the strongest first."""

_INTRODUCING = frozenset({"introduced", "title", "called"})
_NAMING = _INTRODUCING | {"noun behind"}
"""Rules whose words say of the name itself what it is."""

_KINDS_OF_DATA = frozenset({"organisation", "place", "venue"})
"""Kinds of names that data is called after."""

_BY_NOUN = frozenset({"noun behind", "noun in front"})

_LOOSE_NOUNS = frozenset(
    "challenge challenges competition competitions track tracks suite suites collection collections simulator simulators "
    "simulation simulations database databases series".split()
)
"""Nouns that stand behind plain words as often as behind names."""

_NO_PLACE = (
    METHOD_NOUNS
    - WEAK_NOUNS
    - frozenset(
        "search learning retrieval recommendation tracking estimation inference language attack embedding".split()
    )
)
"""Nouns behind a name that make "on X" a statement about something else."""

_SUBJECT_OF = lazy(
    r" (?:[a-z]+ )?(?:achieves?|outperforms?|improves?|is|reaches|surpasses|attains|obtains|shows?|yields?|demonstrates|can|has"
    r"|reduces)\b"
)
_AFTER_PLACE = lazy(
    r"(?:'s)?(?:[,.;:)]| (?:and|with|show|shows|demonstrate|demonstrates|by|in|while|validate|compared|at|reveal|—|\()|$)"
)
_INDEFINITE_BEFORE = lazy(r"\b[Aa]n? $")
_BOUND = lazy(r"-|(?<=[a-z])(?=[A-Z]|\d)| (?=Bench|Dataset)")
_SMALL_NAME = lazy(
    r"\b(?:the|on|of|and|from|our) ((?:[a-z]{2,12}-)?[a-z]{1,14}\d{1,5}[a-z]{0,10}(?:-[a-z]{1,8})?) $", re.IGNORECASE
)
_SMALL_PARTS = lazy(r"\b(?:the|on|of|and|from|our) (([a-z]{4,14})(?:-[a-z]{2,12}){1,3}) $", re.IGNORECASE)
_NEW_IN_FRONT = lazy(
    r"\b(?:our|newly[ -]\w+|we (?:also |further |then )?(?:introduce|present|propose|release|construct|build|create|curate"
    r"|collect|develop|contribute)(?: and \w+)?(?: a| an| the| our)?|(?:two|three|four|five|six) (?:contributed|new|novel)) "
    r"(?:[\w-]+ ){0,5}$",
    re.IGNORECASE,
)
_MADE_IN_FRONT = lazy(
    r"\b(?:our (?:new|novel|own|proposed|newly \w+)|newly[ -]\w+|we (?:also |further |then )?(?:introduce|present|propose"
    r"|release|construct|build|create|curate|collect|develop|contribute)(?: an?| the| our)?|(?:an?|two|three) (?:new|novel)) "
    r"(?:(?!on |of |in |for |with |and |from )[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
"""The same for names that the registry has."""
_WORD_BEHIND = lazy(r"(?: \d[\w.]*)?[ -]([a-zA-Z][\w-]*)")


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
    candidates = document.once(find_candidates, taxonomy)
    if not candidates.all and not document.anchors["benchmark.head"]:
        return []
    introductions = document.once(find_introductions, taxonomy)
    proposed = {found.name for found in document.once(find_proposed, taxonomy)}
    judge = _Judge(document, taxonomy, candidates, proposed)
    judge.run(introductions.made)
    return judge.findings()


class _Judge:
    """Weighs what speaks for and against each candidate of one document."""

    def __init__(self, document: Document, taxonomy: Taxonomy, candidates: Candidates, proposed: set[str]) -> None:
        self.document = document
        self.text = document.text
        self.taxonomy = taxonomy
        self.never = taxonomy.never
        self.all = list(candidates.all)
        self.lists = candidates.lists
        self.proposed = set(map(normal, proposed))
        self.own_names = set(proposed)
        """The names that the paper gives, of methods and of benchmarks."""
        self.introduced: set[str] = set()
        """The normal forms of what the paper introduces."""
        self.heads = sorted(document.anchors["benchmark.head"])
        self.head_starts = [*map(itemgetter(0), self.heads), sys.maxsize]
        """Where they begin, and what is behind every text."""
        self.rest: dict[str, list[Candidate]] = {}
        """The candidates that no rule took, by what those for the same thing share."""
        self.names_at = candidates.names
        self.terms: dict[str, bool] = {}
        self.trace = document.trace

    @cached_property
    def list_at(self) -> dict[int, NameList]:
        """The lists with a conjunction by where their names begin."""
        return {item.start: listed for listed in self.lists if listed.joined for item in listed.items[:30]}

    @cached_property
    def metrics(self) -> set[Span]:
        """Where names of metrics stand."""
        return {(start, end) for start, end, _ in self.document.anchors["metric"]}

    def run(self, introductions: Iterable[Introduction]) -> None:
        """Go through the rules, the strongest first."""
        for candidate in self.all:
            if candidate.sure:
                self._take(candidate, "registry", "registry", None)
        for made in introductions:
            name = made.candidate.text
            unsaid = (
                made.own
                and (made.kind == UNKNOWN or ("ench" in name and " " not in name))
                and made.rule != "apposition"
            )
            last = name.rsplit(" ", 1)[-1]
            if made.kind == DATA or (unsaid and looks_like_benchmark(name if last.startswith("Bench") else last)):
                self._introduction(made)
        self._small_letters()
        several = self._around()
        for candidate in self.all:
            if not candidate.rule and (candidate.entry is not None or candidate.derived or has_mark(candidate.text)):
                self._shape(candidate)
        for listed in several:
            self._coordination(listed)
        if self.trace is not None:
            for candidate in self.all:
                if not candidate.rule and candidate.entry is not None:
                    reason = "a name that means other things too, and no word says that it is this"
                    self._drop(candidate, "registry", reason)

    def _take(self, candidate: Candidate, rule: str, evidence: str, cue: Span | None, *, weak: bool = False) -> bool:
        """Take a candidate for a benchmark, unless something speaks against it."""
        if candidate.rule:
            return True
        if candidate.entry is None and "-" in candidate.text and len(candidate.text) > 6:
            # "mini-ImageNet": hyphens that the registry's spellings do not have
            entry = self.document.known_benchmark(candidate.text.replace("-", ""))
            if entry is not None and not entry.ambiguous:
                candidate.entry = entry
        if candidate.entry is not None:
            reason = self._never(candidate) or self._against_known(candidate, candidate.entry, rule, weak)
        else:
            reason = self._never(candidate) or self._against_unknown(candidate, rule, weak)
        if reason:
            self._drop(candidate, rule, reason, cue)
            return False
        candidate.rule, candidate.cue = rule, cue
        candidate.evidence = "registry" if candidate.entry is not None else evidence
        return True

    def _drop(self, candidate: Candidate, rule: str, reason: str, cue: Span | None = None) -> None:
        """Say why a candidate came to nothing, when somebody asks."""
        if self.trace is not None:
            span = candidate.start, candidate.end
            self.trace.dropped("benchmarks", candidate.text, span, rule=rule, reason=reason, cue=cue)

    # what speaks against

    def _is_term(self, candidate: Candidate) -> bool:
        """Whether the text explains the name as something else than a benchmark's."""
        text = candidate.text
        if text not in self.terms:
            self.terms[text] = is_term(self.document, text, candidate.entry)
        return self.terms[text]

    def _never(self, candidate: Candidate) -> str:
        """Whether the user's taxonomy forbids the name."""
        if not self.never:
            return ""
        forms = {normal_form(candidate.text), normal(candidate.text)}
        return "" if self.never.isdisjoint(forms) else "never to be found"

    def _against_known(self, candidate: Candidate, entry: BenchmarkEntry, rule: str, weak: bool) -> str:
        """What speaks against a name of the registry; empty where nothing does."""
        text, known = candidate.text, candidate.known
        if normal(text) in self.proposed and rule != "noun behind":
            return "the paper's own method"
        said = rule in _INTRODUCING or (rule == "noun behind" and (candidate.long is not None or not weak))
        if is_acronym(text) and not said:
            if self._is_term(candidate):
                return "short for something else in this text"
        if candidate.sure:
            return ""
        if rule == "preposition" and (text in GENERIC_ACRONYMS or (known is not None and known.kind == "term")):
            return "a task, a kind of model or a term"
        if text.isalpha() and text.istitle() and entry.name.isupper() and rule not in _BY_NOUN:
            return "a plain word"
        if " " in text and rule not in _BY_NOUN and not any(word[0].isupper() for word in text.split(" ")):
            # "3D shapes"
            return "plain words"
        if known is not None and rule not in _NAMING and rule not in {"noun in front", "coordination"}:
            return f"also a {known.kind}"
        if candidate.initial and text.istitle() and rule not in _NAMING and rule != "apposition":
            return "a word at the start of a sentence"
        return ""

    def _against_unknown(self, candidate: Candidate, rule: str, weak: bool) -> str:
        """What speaks against a name that the registry does not have; empty where nothing does."""
        text = candidate.text
        naming, introducing = rule in _NAMING, rule in _INTRODUCING
        if candidate.known is not None:
            kind = candidate.known.kind
            fits = rule == "noun behind" and not weak and (kind in _KINDS_OF_DATA or _borrowed(candidate))
            return "" if fits else f"a {kind}"
        if (normal(text) in self.proposed and not (rule == "noun behind" and _borrowed(candidate))) or (
            not naming and any(normal(word) in self.proposed for word in text.split(" "))
        ):
            return "the paper's own method"
        if rule != "title" and not (rule == "noun behind" and not weak and is_acronym(text)):
            if (candidate.start, candidate.end) in self.metrics:
                return "a metric"
        if self.text.startswith(" et al", candidate.end):
            return "an author"
        if text in GENERIC_ACRONYMS or text.rstrip("s") in GENERIC_ACRONYMS or is_quantity(text):
            return "a term or a quantity"
        if reason := self._plain_words(candidate, rule):
            return reason
        if rule == "noun behind" and "-" in text and self._is_described(candidate):
            return "described, behind an article"
        if candidate.initial and not naming and not mixed(text):
            return "a word at the start of a sentence"
        if looks_like_adjective(text) or (rule == "noun behind" and text[0].isdigit() and is_compound(text)):
            return "an adjective"
        if (is_compound(text) and not naming) or self._language_pair(candidate):
            return "an adjective"
        if rule in {"introduced", "called"} and text.endswith("s") and looks_like_model(text):
            return "has the form of a name of models"
        if not introducing and (weak or rule != "noun behind") and looks_like_model(text) and not candidate.derived:
            return "has the form of a model's name"
        in_title = candidate.start < self.document.title_end and rule not in {"title", "introduced"}
        if in_title and self.document.once(has_title_case, self.taxonomy):
            if (not mixed(text) and not (is_acronym(text) and len(text) > 2)) or (
                rule == "preposition" and " " in text
            ):
                return "capitals of a title"
        if not naming and (word := _WORD_BEHIND.match(self.text, candidate.outer)):
            noun = word[1].lower()
            if noun in METHOD_NOUNS and noun not in WEAK_NOUNS:
                return "a method's noun behind it"
        if rule != "title" and is_acronym(text) and self._is_term(candidate):
            return "short for plain words"
        if "_{" in self.document.mention(candidate.start, candidate.end)["text"]:
            return "a formula"
        return ""

    def _is_described(self, candidate: Candidate) -> bool:
        """Whether an indefinite article makes a description of several words: "A Large-Scale High-Quality Dataset"."""
        before = max(0, candidate.start - 4), candidate.start
        return " " in candidate.text and _INDEFINITE_BEFORE.search(self.text, *before) is not None

    def _language_pair(self, candidate: Candidate) -> bool:
        """Whether it names two languages: "English-Chinese"."""
        first, dash, second = candidate.text.partition("-")
        at = candidate.start + len(first)
        return bool(dash) and all(
            any(stop == end and known.kind == "language" for stop, known in self.names_at.get(start, ()))
            for start, end in ((candidate.start, at), (at + 1, at + 1 + len(second)))
        )

    def _plain_words(self, candidate: Candidate, rule: str) -> str:
        """Whether a phrase is made of plain words with capitals."""
        words = candidate.text.split(" ")
        if words[0] in NO_NAME_STARTS:
            return "a part of the paper"
        plain = [word in GENERIC_CAPITALISED or word in GENERIC_ACRONYMS for word in words]
        if candidate.short is None and all(
            said or word.isdigit() or word.lower() in FUNCTION_WORDS or word.lower() in DATA_NOUNS
            for said, word in zip(plain, words, strict=True)
        ):
            return "plain words"
        if (
            len(words) == 1
            and "-" in words[0]
            and not _DIGIT.search(words[0])
            and rule not in {"title", "called", "noun behind"}
        ):
            if all(
                part in COMPOUND_WORDS or part in GENERIC_CAPITALISED or part in GENERIC_ACRONYMS or part.islower()
                for part in words[0].split("-")
            ):
                return "plain words"
        if len(words) == 1 or candidate.short is not None:
            return ""
        if words[-1].lower() in METHOD_NOUNS and rule not in _NAMING:
            return "a method or a machine"
        if looks_like_adjective(words[0]) and rule not in _INTRODUCING:
            return "an adjective"
        if plain[0] and rule not in _INTRODUCING and not any(map(_FORMED.search, words[1:])):
            return "plain words"
        if all(plain[1:]):
            end = candidate.start + len(words[0])
            for stop, known in self.names_at.get(candidate.start, ()):
                if stop == end and known.kind in {"language", "place", "term"}:
                    return "plain words"
        if rule != "introduced" and words[-1].rstrip("s") in TASK_WORDS and not any(map(_FORMED.search, words)):
            return "a task"
        return ""

    # what speaks for

    def _introduction(self, made: Introduction) -> None:
        """A name that the paper, or somebody else, gives to a benchmark."""
        candidate, rule, cue = made.candidate, made.rule, made.cue
        if rule == "title" and candidate not in self.all:
            self._replace(candidate)
        if not self._take(candidate, rule, "cue", cue) or not made.own:
            return
        self._introduces(candidate)
        if rule in {"introduced", "called"}:
            listed = self.list_at.get(candidate.start)
            if listed is not None and candidate in listed.items[:30]:
                for other in listed.items[listed.items.index(candidate) + 1 :]:
                    if other.entry is not None and (cue is None or self.text[cue[0] : cue[1]].lower() == "namely"):
                        continue
                    fits = mixed(other.text) or is_acronym(other.text)
                    if fits and self._take(other, rule, "cue", cue):
                        self._introduces(other)

    def _introduces(self, candidate: Candidate) -> None:
        """Note that the paper introduces it."""
        self.introduced.add(normal(candidate.text))
        self.own_names.add(candidate.text)
        if candidate.short is not None:
            self.introduced.add(normal(candidate.short.text))

    def _replace(self, heading: Candidate) -> None:
        """Put a heading of several words in the place of the candidates in it."""
        inner = [each for each in self.all if each.start >= heading.start and each.end <= heading.end]
        self.all = [each for each in self.all if each not in inner]
        self.all.append(heading)
        self.all.sort(key=START)
        for listed in self.lists:
            listed.items = [each for each in listed.items if each not in inner]
        self.lists = [listed for listed in self.lists if listed.items]

    def _small_letters(self) -> None:
        """ "The a9a dataset", "the mnist-rotated dataset": a word before a strong noun that no capital shows to be a name.

        It has a digit, or begins with a known name.
        """
        text = self.text
        taken: list[Span] = []
        new: list[Candidate] = []
        for start, end, cue in self.heads:
            if cue not in STRONG_NOUNS and cue not in {"data set", "data sets"}:
                continue
            low = max(0, start - 20)
            found = (
                _SMALL_NAME.search(text, low - 20 if low > 20 else 0, start)
                if _DIGIT.search(text, low, start)
                else None
            )
            if found is None:
                if (
                    "-" not in text[low:start]
                    or (found := _SMALL_PARTS.search(text, max(0, start - 40), start)) is None
                ):
                    continue
                entry = None if looks_like_adjective(found[1]) else self.document.known_benchmark(found[2])
                if entry is None or sum(map(str.isupper, entry.name)) < 3:
                    continue
            taken = taken or [(each.start, each.end) for each in self.all]
            begin, stop = found.span(1)
            if overlaps(taken, begin, stop):
                continue
            candidate = Candidate(begin, stop, found[1], stop)
            if self._take(candidate, "noun behind", "cue", (start, end)):
                new.append(candidate)
        if new:
            self.all = sorted([*self.all, *new], key=START)

    def _around(self) -> list[NameList]:
        """Nouns behind and in front of each list, and the preposition before it; the lists of several come back."""
        text, heads = self.text, self.head_starts
        lists: list[NameList] = []
        for listed in self.lists:
            items = listed.items
            first, last = items[0], items[-1]
            start = first.long[0] if first.long else first.start
            at = bisect_left(heads, start)
            in_front = at > 0 and heads[at - 1] >= start - REACH
            lead = text[start - 40 if start > 40 else 0 : start]
            place = last.entry is not None or "on " in lead or "On " in lead or "cross " in lead
            while heads[at] < last.end:
                at += 1
            behind = heads[at] <= last.outer + 70
            several = len(items) > 1
            if several:
                lists.append(listed)
                behind = True
                place = place or any(item.entry for item in items)
            elif not behind:
                behind = " " in last.text and _last_word(last.text) in DATA_NOUNS
                if not (behind or in_front or place):
                    continue
            begin, stop = self.document.sentence(first.start)
            if several:
                for number, following in enumerate(items[1:], 1):
                    if following.start - items[number - 1].outer > 8:
                        # "the X dataset and Y"
                        self._behind(NameList(items[:number], listed.joined), begin, stop)
            if behind:
                self._behind(listed, begin, stop)
            if in_front:
                self._in_front(listed, begin)
            if place and not (last.rule and all(item.rule for item in items)):
                self._place(listed, begin, stop)
        return lists

    def _behind(self, listed: NameList, begin: int, stop: int) -> None:
        """A noun behind a list: "the X and Y datasets"."""
        items = listed.items
        last = items[-1]
        if last.entry is None and (tail := _last_word(last.text)) in DATA_NOUNS:
            # "the X Y Dataset": the noun is a part of the name
            if self._fits(last, tail, True, True, len(items), begin):
                self._take(last, "noun behind", "cue", (last.end - len(tail), last.end))
        at = bisect_left(self.head_starts, last.end)
        if self.head_starts[at] > min(stop, last.outer + 70):
            return
        noun = noun_behind(self.text, last.outer, stop, known=last.entry is not None)
        if noun is None:
            return
        if len(items) > 1 and not listed.joined and not noun.noun.endswith(("s", "a")):
            items = items[-1:]
        if self.text[last.end : last.end + 1] == ")" and last.long is None and self._explains(listed.start):
            return
        if is_described(self.text, last, self.all, stop):
            return
        own = len(items) == 1 and noun.noun in STRONG_FORMS and own_before(self.text, listed.start)
        for item in items:
            if (
                item is not last
                and not is_plural(noun.noun)
                and " " in item.text
                and item.text.rsplit(" ", 1)[1].lower() in METHOD_NOUNS
            ):
                # "a Planning Framework and LaneSet Benchmark"
                continue
            if self._fits(item, noun.noun, noun.strong, noun.direct, len(items), begin):
                if self._take(item, "noun behind", "cue", noun.span, weak=not noun.strong) and own:
                    if item.entry is None or not item.sure:
                        self.introduced.add(normal(item.text))

    def _explains(self, start: int) -> bool:
        """Whether a name ends the explanation, in brackets, of another one in front: "LANE (Learning Among NEighbours)"."""
        opening = self.text.rfind("(", max(0, start - 80), start)
        inside = self.text[opening + 1 : start]
        return opening > 1 and ")" not in inside and _EXPLAINED.match(inside) is not None

    def _fits(self, item: Candidate, noun: str, strong: bool, direct: bool, count: int, begin: int) -> bool:
        """Whether a name goes with the noun behind or in front of it."""
        name, known = item.text, item.known
        before = self.text[max(begin, item.start - 40) : item.start]
        word = before.rstrip(" \"'(").rsplit(" ", 1)[-1]
        previous = word.lower()
        plural = is_plural(noun)
        if item.entry is not None:
            if name in GENERIC_ACRONYMS or (known is not None and known.kind == "term"):
                one = previous == "the" or (previous not in {"a", "an"} and not word[:1].isupper())
                return noun in STRONG_FORMS and direct and (count > 1 if plural else one)
            if name.isalpha() and name.istitle() and item.entry.name.isupper():
                return direct and (count > 1 if plural else previous == "the" or not item.initial)
            return strong or item.sure or (noun in WEAK_NOUNS and (mixed(name) or is_acronym(name)))
        if known is not None:
            if not direct or noun not in STRONG_FORMS or (plural and count == 1):
                return False
            return known.kind in _KINDS_OF_DATA or (_borrowed(item) and previous in {"the", "our", ""})
        if not strong:
            # a weak noun needs a form that plain words do not have
            return (mixed(name) and not looks_like_model(name) and not name[-1:].islower()) or looks_like_data(name)
        if is_compound(name) and previous not in {"the", "our"}:
            return False
        if noun in _LOOSE_NOUNS:
            if mixed(name):
                return True
            return previous == "the" or (previous in _BEFORE_NAMES and (is_acronym(name) or " " in name))
        if plural and count == 1:
            if mixed(name):
                return True
            if previous in {"the", "our", "both"}:
                return is_acronym(name) or direct
            return previous in {"on", "using"} and direct and not name.isupper() and not item.initial
        if item.initial and not mixed(name):
            return previous == "the" or (direct and not plural and not _ADJECTIVE_ENDS.search(name))
        if not direct and name.isalpha() and name.isupper() and _A_KIND_OF.search(before):
            # "a paired MRI segmentation dataset"
            return False
        if not mixed(name) and not direct and not is_acronym(name) and previous not in _BEFORE_NAMES:
            return not previous or previous.endswith(("ing", "ed"))
        return True

    def _in_front(self, listed: NameList, begin: int) -> None:
        """A noun in front of a list: "datasets such as X and Y"."""
        noun = noun_in_front(self.text, self.heads, listed, begin)
        if noun is None:
            return
        items, link = listed.items, noun.link.strip()
        if len(items) == 2 and not listed.joined and "(" not in link and ":" not in link:
            return
        before = max(begin, noun.span[0] - 70), noun.span[0]
        own = noun.strong and _NEW_IN_FRONT.search(self.text, *before) is not None
        named = noun.direct or any(word in link for word in ("i.e", "called", "named", "dubbed", "termed"))
        made = own and named and _MADE_IN_FRONT.search(self.text, *before) is not None
        for item in items:
            if item.entry is None:
                form = mixed(item.text)
                if not noun.strong and (not form or len(items) == 1 or looks_like_model(item.text)):
                    continue
                if link in {"is", "are", "was", "were"} and not (form and noun.strong):
                    continue
                if not form and not is_acronym(item.text):
                    if (":" in link and len(items) == 1) or noun.noun in _LOOSE_NOUNS:
                        continue
            if not link and not self._fits(item, noun.noun, noun.strong, True, len(items), begin):
                continue
            taken = self._take(item, "noun in front", "cue", noun.span, weak=not noun.strong)
            if taken and own and (item.entry is None or made):
                self.introduced.add(normal(item.text))

    def _place(self, listed: NameList, begin: int, stop: int) -> None:
        """A preposition in front of a list in a sentence of results: "results on X and Y"."""
        items = listed.items
        first = items[0]
        if len(items) == 1 and first.entry is None and first.known is None:
            if not mixed(first.text) and not is_acronym(first.text):
                return
        found = preposition(self.text, listed.start, begin, stop)
        if found is None:
            return
        if found.word not in {"on", "across"}:
            if not any(item.rule for item in items):
                for item in items:
                    if item.entry is not None and mixed(item.text):
                        self._take(item, "preposition", "cue", found.span)
            return
        following = _WORD_BEHIND.match(self.text, listed.end)
        if following is not None and following[1].lower() in _NO_PLACE:
            return
        for item in items:
            if item.known is not None and item.entry is None and item.known.kind in {"model", "method", "hardware"}:
                self._drop(item, "preposition", f"a {item.known.kind}", found.span)
                return
        here = items if listed.joined or len(items) > 2 else items[:1]
        company = any(item.rule for item in here)
        for item in here:
            name = item.text
            if found.article and not item.sure:
                continue
            if item.entry is not None:
                if not item.initial or len(here) > 1:
                    self._take(item, "preposition", "cue", found.span)
                continue
            if item.initial or self._owned(item) or (" " in name and self._ends_in_known(item, {"model", "method"})):
                continue
            if (
                mixed(name)
                or (len(here) > 1 and company)
                or (is_acronym(name) and len(name) > 2 and (len(here) > 1 or _AFTER_PLACE.match(self.text, item.outer)))
            ):
                self._take(item, "preposition", "cue", found.span)

    def _owned(self, item: Candidate) -> bool:
        """Whether the first word of a name is that of a company or a machine."""
        end = item.start + len(item.text.split(" ", 1)[0])
        return any(
            stop == end and known.kind in {"organisation", "hardware"}
            for stop, known in self.names_at.get(item.start, ())
        )

    def _shape(self, candidate: Candidate) -> None:
        """A name whose form alone says what it is."""
        text = candidate.text
        if candidate.entry is not None:
            if (
                mixed(text)
                and " " not in text
                and len(text) > 6
                and candidate.known is None
                and not candidate.entry.ambiguous
            ):
                self._take(candidate, "registry", "registry", None)
            return
        last = text.rsplit(" ", 1)[-1]
        if looks_like_benchmark(text if last in {"Benchmark", "Bench"} else last):
            if self._is_described(candidate):
                return
            if candidate.known is not None or (
                last in {"Benchmark", "Benchmarks"} and candidate.end <= self.document.title_end
            ):
                return
            if (last == text and last in GENERIC_CAPITALISED) or (" " in text and self._ends_in_known(candidate)):
                return
            self._take(candidate, "shape", "shape", None)
        elif candidate.derived and not looks_like_model(text) and not looks_like_adjective(text):
            self._take(candidate, "shape", "shape", None)

    def _is_word(self, start: int, end: int) -> bool:
        """Whether a capital at the start of a sentence may be all that makes a name of a word."""
        word = self.text[start:end]
        return word.isalpha() and word.istitle() and self.document.sentence(start)[0] >= start - 1

    def _ends_in_known(self, candidate: Candidate, kinds: Container[str] | None = None) -> bool:
        """Whether the last word of a name is known as something else, of certain kinds or of any."""
        last = candidate.start + candidate.text.rindex(" ") + 1
        return any(
            stop == candidate.end and (kinds is None or known.kind in kinds)
            for stop, known in self.names_at.get(last, ())
        )

    def _coordination(self, listed: NameList) -> None:
        """Named in one breath with what is taken already."""
        items, text = listed.items, self.text
        taken = sum(bool(item.rule) for item in items)
        if not taken or taken == len(items):
            return
        if (
            len(items) == 2
            and text[items[0].outer : items[0].outer + 1] == ","
            and opens_predicate(text, items[1].outer)
        ):
            self._drop(items[1], "coordination", "the subject of the next clause")
            return
        if not any(item.sure for item in items):
            if any(i.known and i.entry is None and not i.rule and i.known.kind in {"model", "method"} for i in items):
                return
        for at, item in enumerate(items):
            near = next((other for other in items[max(0, at - 2) : at + 3] if other.rule), None)
            if item.rule or near is None:
                continue
            if not listed.joined and not (len(items) > 2 and taken >= 2):
                # a comma alone may end a clause
                if not (0 < at < len(items) - 1 and items[at - 1].rule and items[at + 1].rule):
                    continue
            if item.entry is None:
                name = item.text
                formed = mixed(name) or (is_acronym(name) and len(name) > 1) or " " in name
                if not formed and (taken < 2 or item.initial):
                    continue
                if at == len(items) - 1 and not (taken > 1 and listed.joined) and _SUBJECT_OF.match(text, item.outer):
                    self._drop(item, "coordination", "the subject of the next clause")
                    continue
            self._take(item, "coordination", "coordination", (near.start, near.end))

    # what comes out

    def findings(self) -> list[FoundBenchmark]:
        """The candidates taken, one finding for each distinct thing."""
        if not any(map(_RULE, self.all)):
            return []
        same: dict[str, str] = {}
        taken: list[tuple[str, Candidate]] = []
        for candidate in self.all:
            key = _key(candidate)
            if candidate.short is not None and key != (short := _key(candidate.short)):
                same[short] = same.get(key, key)
            if candidate.rule:
                taken.append((key, candidate))
            elif key in self.rest:
                self.rest[key].append(candidate)
            else:
                self.rest[key] = [candidate]
        groups: dict[str, list[Candidate]] = {}
        for key, candidate in taken:
            groups.setdefault(same.get(key, key), []).append(candidate)
        made = [self._finding(members, number < SEARCHED) for number, members in enumerate(groups.values())]
        introduced = sum(new for _, new in made)
        for found, new in made:
            found.role = role_of(self.document, found.spans, introduced=new, introduces_other=introduced > new)
        return sorted((found for found, _ in made), key=lambda found: found.spans[0])

    def _finding(self, members: list[Candidate], search: bool) -> tuple[FoundBenchmark, bool]:
        """One benchmark with all its places, for which the text is searched too, and whether the paper introduces it."""
        text = self.text
        entry, evidence = None, members[0].evidence
        forms: set[str] = set()
        spans: set[Span] = set()
        for member in members:
            short = member.short
            entry = member.entry if entry is None else entry
            if STRENGTH[member.evidence] < STRENGTH[evidence]:
                evidence = member.evidence
            forms.add(member.text)
            spans.add((member.start, member.end))
            if short is not None:
                forms.add(short.text)
            for long in (member.long, None if short is None else short.long, member.expansion):
                if long is not None and any(map(str.isupper, text[long[0] : long[1]])):
                    spans.add(long)
        normals = set(map(normal, forms))
        for each in {key: None for member in members for key in (_key(member), normal(member.text))}:
            for other in self.rest.get(each, ()):
                if (
                    other.entry is entry
                    and (entry is None or other.text in forms)
                    and (not other.initial or mixed(other.text))
                ):
                    spans.add((other.start, other.end))
        known = _disjoint(spans)
        strange = entry is None and normals.isdisjoint(self.introduced)
        written = [form for form in forms if search and (entry is None or not form.islower())]
        for span in occurrences(self.document, written):
            if not overlaps(known, *span) and not (strange and self._is_word(*span)):
                spans.add(span)
        ordered = _disjoint(spans)
        introduced = not normals.isdisjoint(self.introduced) or any(newly_own(text, start) for start, _ in ordered[:8])
        introduced = introduced or any(
            member.text.startswith(own) and len(member.text) > len(own) + 2 and _BOUND.match(member.text, len(own))
            for member in members
            for own in self.own_names
        )
        first = members[0]
        name = entry.name if entry is not None else first.short.text if first.short is not None else first.text
        if self.trace is not None:
            at = {(member.start, member.end): member for member in members}
            for span in ordered:
                member = at.get(span, first)
                self.trace.found("benchmarks", name, span, rule=member.rule, cue=member.cue)
        return FoundBenchmark(entry.id if entry is not None else None, name, "", evidence, ordered), introduced


_RULE = attrgetter("rule")
_FORMED = lazy(r"[A-Z]{2}|[a-z][A-Z]|\d")
_DIGIT = lazy(r"\d")
_EXPLAINED = lazy(r"(?!both |including |such |e\.g|i\.e|the |on )[A-Za-z]{2}[\w-]* (?:[A-Za-z][\w-]* ){0,7}$")
_A_KIND_OF = lazy(r"\b[Aa]n? (?:[\w-]+ ){0,3}$")
_ADJECTIVE_ENDS = lazy(r"(?:ing|ive|al|ed|ic|ous|able|ful|less|ent|ary)$")
_BEFORE_NAMES = frozenset("the our a an on of and in this from new".split())


def _last_word(name: str) -> str:
    """The last of several words, in small letters; empty where there is but one."""
    at = name.rfind(" ")
    return name[at + 1 :].lower() if at > 0 else ""


def _borrowed(candidate: Candidate) -> bool:
    """Whether a name only ends in that of a method: "Road-CoT"."""
    known = candidate.known
    if known is None or known.kind not in {"method", "model", "term"}:
        return False
    return normal(candidate.text) not in {normal(name) for name in (known.name, *known.aliases)}


def _key(candidate: Candidate) -> str:
    """What candidates for the same thing share."""
    return f"id {candidate.entry.id}" if candidate.entry is not None else normal(candidate.text)


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, of overlapping ones the longest."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1][1] <= span[0]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept


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
