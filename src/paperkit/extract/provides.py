"""What an address holds, by the words that govern it.

>>> text = "Code and models are available at https://lanefuse.org."
>>> provided(text, 0, len(text), [(33, 53)]).words
[['code', 'model']]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from paperkit.patterns import lazy
from paperkit.trace import Span

REACH = 320
"""Characters before an address that are read for it; of 900 addresses none had its words farther away."""

NOUNS = {
    **dict.fromkeys(
        ("code", "codes", "codebase", "codebases", "sourcecode", "implementation", "implementations", "software",
         "script", "scripts", "toolkit", "toolbox", "library", "notebook", "notebooks"),
        "code",
    ),
    **dict.fromkeys(("model", "models", "weight", "weights", "checkpoint", "checkpoints"), "model"),
    **dict.fromkeys(
        ("data", "dataset", "datasets", "benchmark", "benchmarks", "corpus", "corpora", "database", "databases",
         "annotations", "metadata", "testset", "benchmarking"),
        "data",
    ),
    **dict.fromkeys(("demo", "demos", "demonstration", "demonstrations", "playground"), "demo"),
    **dict.fromkeys(
        ("page", "pages", "webpage", "webpages", "website", "websites", "site", "homepage", "blog", "blogpost",
         "weblog", "projectpage"),
        "page",
    ),
    **dict.fromkeys(("video", "videos"), "video"),
    **dict.fromkeys(("paper", "papers", "preprint", "manuscript", "arxiv"), "paper"),
}  # fmt: skip
"""Nouns and what they say that an address holds."""

_PAIRS = {
    ("data", "set"): "data", ("data", "sets"): "data", ("test", "set"): "data", ("test", "suite"): "data",
    ("test", "sets"): "data", ("training", "set"): "data", ("home", "page"): "page", ("full", "version"): "paper",
    ("extended", "version"): "paper", ("long", "version"): "paper", ("tech", "report"): "paper",
    ("technical", "report"): "paper", ("web", "application"): "demo", ("web", "app"): "demo",
    ("python", "package"): "code", ("r", "package"): "code", ("software", "package"): "code",
    ("pretrained", "backbones"): "model", ("pre-trained", "backbones"): "model", ("jax", "package"): "code",
    ("interactive", "space"): "demo", ("demo", "space"): "demo", ("hf", "space"): "demo",
    ("replication", "package"): "code", ("reproduction", "package"): "code", ("julia", "package"): "code", ("pip", "package"): "code", ("code", "base"): "code", ("code", "bases"): "code",
}  # fmt: skip
"""Nouns of two words."""

_WORD = lazy(r"[A-Za-z][A-Za-z'\u2019]*(?:-[A-Za-z]+)*|[.,;:!?()\[\]/&|+\u2014]|[0-9][0-9.,%A-Za-z-]*|[^\x00-\x7f]")
_STOPS = frozenset(".;!?|\u2014")
_VERBS = frozenset(
    "is are was were be been being will can could may shall has have had show shows showed achieve achieves "
    "outperform outperforms improve improves demonstrate demonstrates reach reaches yield yields enable enables make "
    "makes present presents propose introduce develop evaluate conduct study contain contains support supports".split()
)
_PREDICATES = frozenset(
    "available isavailable released found accessed accessible viewed seen hosted downloaded obtained provided "
    "published shared open-sourced opensourced visit see check explore browse refer online maintained given made "
    "located public watched".split()
)
"""Words that say that something is somewhere."""

_ADJECTIVES = frozenset("online public open-sourced hosted provided given shared published released maintained".split())
"""Those of them that may also stand before a noun."""

_IMPERATIVES = frozenset("visit see check explore browse refer".split())
"""Those of them that tell the reader to go somewhere, where they stand before the noun ("see the video at ...")."""

_GIVING = frozenset(
    "release releases released open-source open-sourced opensource provide provides provided share shares publish "
    "publishes make makes made host hosts releasing providing sharing open-sourcing publishing upload contribute "
    "maintain put".split()
)
"""Words that say that somebody gives something, behind one of the following and not before one of the last."""

_GIVERS = frozenset("we to and will publicly also by can plan authors shall freely openly have".split())
_GIVEN_BEHIND = frozenset("and publicly will freely openly".split())
_GIVEN = frozenset("made provided released shared open-sourced".split())
_NOT_GIVING = frozenset("at on in : via here available publicly upon".split())
_SIDEWAYS = frozenset(
    "for of to from in on with by under used using that which about behind where whose within during based".split()
)
"""Words that open a phrase behind a noun ("code for the models")."""

_PLACING = frozenset("on at in from via and & through with under".split())
_BEFORE_SUBJECT = frozenset("that which where whose as since because than".split())
_KEEPING = frozenset(
    "a an the and or nor as well along together with at on in for of to from by via under through that which who used "
    "using available accessible released publicly freely openly now online here open also all both can could may will "
    "is are was were be been being has have had shall should would made provided hosted visit please including "
    "studied accompanying associated presented described needed required repository repositories repo repos link "
    "links url urls release releases file files zoo splits split results result clips clip examples example samples "
    "collection hub showcasing demonstrating showing illustrating presenting implementing supporting containing "
    "reproducing our we i this these those its their it they soon developed generated collected proposed trained "
    "introduced created isavailable only not if but while so upon after once such too each themselves section address "
    "tab there below above behind etc".split()
)
"""Words that may follow a noun which stands for itself; before any other it only describes what follows ("code
generation")."""

_REOPENING = frozenset("our the all its a an this these corresponding code source codes dataset datasets".split())
"""Words that show behind "and" that a new thing is named, and not one more of the phrase behind the first."""

_FORGES = frozenset("github gitlab git bitbucket huggingface".split())
_KEEPERS = frozenset("github gitlab huggingface hugging face hub zenodo kaggle repository repo here".split())
_AT_ADDRESS = frozenset(("at", "on", ":", "here", "in", ""))
_JOINERS = lazy(r"[\s,;/&|+()]{0,6}(?:and|or)?[\s,;/&|()]{0,6}")
_BEHIND = lazy(
    r"\s?(?:\)?\s?(?:for|contains?|provides?|hosts?|includes?|with"
    r"|to (?:access|download|see|view|get|find|watch|read))\s"
    r"|\(\s?)(?P<said>[^.;:()]{1,80})",
    re.IGNORECASE,
)
_VISIT = lazy(r"\b(?:visit|see|go to|check(?: out)?|refer to)\s(?:\w{1,20}\s){0,4}[:(]?\s?$", re.IGNORECASE)
_RESPECTIVELY = lazy(r"[\s,;)]{0,3}respectively\b", re.IGNORECASE)


_PICTURES = {
    **dict.fromkeys("💻🐙", "code"), **dict.fromkeys("📄📝📃📑", "paper"), **dict.fromkeys("🌐🏠", "page"),
    **dict.fromkeys("🎥📹🎬", "video"), "🤖": "model", "🎮": "demo", "💾": "data",
}  # fmt: skip
"""Pictures right before an address, which stand for the nouns in announcements."""
_PICTURE = re.compile(rf"([{''.join(_PICTURES)}])\ufe0f?[\s:]{{0,3}}$")


class Noun(NamedTuple):
    """A noun that says what an address holds."""

    category: str
    """What it says."""
    at: int
    """Which of the words that were read it is."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""


@dataclass(slots=True)
class Provided:
    """What the addresses of a sentence hold."""

    words: list[list[str]] = field(default_factory=list)
    """For each address the categories, in the order of the text."""
    cues: list[Span | None] = field(default_factory=list)
    """For each address the words that say so."""


def provided(text: str, begin: int, end: int, spans: list[Span]) -> Provided:
    """What the addresses of one sentence hold.

    Args:
        text: The prepared text.
        begin: Where the sentence begins.
        end: Where it ends.
        spans: Where the addresses stand in it, in order.

    Returns:
        Categories and cues, one for each address.

    Example:
        >>> text = "Code: https://a.org/x, data: https://a.org/y"
        >>> provided(text, 0, len(text), [(6, 21), (29, 44)]).words
        [['code'], ['data']]
    """
    result = Provided()
    previous = begin
    for number, (start, stop) in enumerate(spans):
        if number and _JOINERS.fullmatch(text, previous, start):
            said, cue = list(result.words[-1]), result.cues[-1]
        else:
            nouns = _governing(text, max(previous, start - REACH), start)
            if not nouns or text.startswith((" (", "("), stop) or _VISIT.search(text, max(begin, start - 60), start):
                nouns = nouns + _behind(text, stop, spans[number + 1][0] if number + 1 < len(spans) else end)
            said = list(dict.fromkeys(noun.category for noun in nouns))
            cue = (min(noun.start for noun in nouns), max(noun.end for noun in nouns)) if nouns else None
            if not said and (picture := _PICTURE.search(text, max(previous, start - 6), start)):
                said, cue = [_PICTURES[picture[1]]], picture.span(1)
        result.words.append(said)
        result.cues.append(cue)
        previous = stop
    if len(spans) > 1 and _RESPECTIVELY.match(text, spans[-1][1]):
        _distribute(result)
    return result


def _distribute(result: Provided) -> None:
    """Give each of several addresses its own noun."""
    first = result.words[0]
    if len(first) == len(result.words) and all(words == first for words in result.words):
        result.words = [[word] for word in first]


def _behind(text: str, stop: int, end: int) -> list[Noun]:
    """The nouns right behind an address ("https://lanefuse.org for code and data")."""
    found = _BEHIND.match(text, stop, end)
    return _Clause(text, *found.span("said")).read() if found else []


def _governing(text: str, begin: int, start: int) -> list[Noun]:
    """The nouns before an address that it belongs to."""
    clause = _Clause(text, begin, start)
    nouns, words = clause.read(), clause.words
    if not nouns or clause.predicate or clause.given:
        return nouns
    count = len(words)
    while count and words[count - 1] in {"(", "[", ":", ",", "here", "link", "url"}:
        count -= 1
    if ":" in words[-2:] and (not clause.verb or nouns[-1].at >= count - 7):
        return nouns
    # nobody says where something is: what stands right before the address, with what is joined to it
    gap = [word for word in words[nouns[-1].at + 1 : count] if word not in _KEEPERS]
    if words[-1] not in {"(", "["}:
        return nouns if len(gap) <= 2 else []
    name = gap[:1] == [","] and len(gap) <= 4 and not text[nouns[-1].end : start].lstrip(" ,")[:1].islower()
    # "a new data set, LaneBench (https://...)"
    return nouns[-1:] if not gap or name else []


class _Clause:
    """The nouns of the last clause in a stretch of text that stand for themselves, read word by word."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self.matches = list(_WORD.finditer(text, begin, end))
        self.words = [match[0].lower() for match in self.matches]
        self._restart()

    def _restart(self) -> None:
        self.nouns: list[Noun] = []
        self.aside = False
        """Whether the words now belong to a phrase behind a noun."""
        self.predicate = False
        """Whether the clause has said that something is somewhere."""
        self.given = False
        """Whether the clause says that somebody gives something."""
        self.verb = False
        """Whether the clause has had a verb, so that a noun behind "and" may begin another."""
        self.pending = False
        """Whether the next noun begins another clause."""

    def read(self) -> list[Noun]:
        """Read all words, and return the nouns."""
        words = self.words
        before_stop: list[Noun] = []
        since = resume = 0
        last = len(words) - 1
        for index, word in enumerate(words):
            if index < resume:
                continue
            symbol = not word[0].isascii() and not word[0].isalpha()
            if symbol and index == last and index and words[index - 1] in {":", "here", "at"}:
                # a pointing hand in front of the address
                continue
            if symbol or word in _STOPS:
                before_stop = self.nouns if self.predicate else []
                self._restart()
                since = 0
                continue
            since += 1
            following = words[index + 1] if index < last else ""
            if word == "(":
                close = next((offset for offset in range(index + 1, last + 1) if words[offset] == ")"), 0)
                if close > index + 5:
                    # a remark, not a label such as "GitHub (code)"
                    resume = close + 1
            elif word == ":":
                self._colon(index)
            elif (word, following) in _PAIRS and words[index + 2 : index + 3] != ["code"]:
                resume = index + 2
                self._noun(index, 2, _PAIRS[word, following])
            elif word in NOUNS:
                self._noun(index, 1, NOUNS[word])
            elif word == "project" and following in {":", "&", "link", "url", "and", "", "("} and self._is_label(index):
                self._noun(index, 1, "page")
            else:
                self._word(index, word, following)
        if not since and not self.nouns:
            self.nouns, self.predicate = before_stop, bool(before_stop)
        return self.nouns

    def _is_label(self, index: int) -> bool:
        """Whether what follows a word makes it a label ("Project:", "Project & demo:")."""
        rest = self.words[index + 1 : index + 7]
        return ":" in rest or not rest

    def _colon(self, index: int) -> None:
        """Go on over a colon: what follows it, if not the address, is a label of its own."""
        if any(word[0].isalpha() for word in self.words[index + 1 :]):
            if self.predicate or (self.nouns and self.nouns[-1].at == index - 1):
                self.pending = True
            else:
                self._restart()

    def _noun(self, index: int, width: int, category: str) -> None:
        """Take up a noun, unless it describes another or belongs to a phrase behind one."""
        words = self.words
        following = words[index + width] if index + width < len(words) else ""
        previous = words[index - 1] if index else ""
        page = category == "page"
        if page and (previous in _FORGES or previous[:1].isdigit()):
            # not a page of the paper's own, or a number of pages
            return
        if self.aside:
            if not page:
                return
            if not self.predicate and _PLACING.isdisjoint(words[max(0, index - 3) : index]):
                # a label that no full stop parts from the text before it
                self._restart()
        if following[:1].isalpha():
            if following not in NOUNS and following not in _KEEPING and not following.endswith(("ed", "ly")):
                return
            if self.predicate and not page:
                return
        about = category == "paper" and previous in {"this", "the", "our"} and following in _VERBS | {"we", ","}
        if about and _PREDICATES.isdisjoint(words[index + 1 : index + 8]):
            # "this paper presents", and nothing of where it is
            return
        if self.pending and not (page and self.predicate and ":" not in words[max(0, index - 4) : index]):
            self._restart()
        start, end = self.matches[index].start(), self.matches[index + width - 1].end()
        nouns = self.nouns
        if nouns and nouns[-1].at == index - 1:
            before = nouns[-1]
            if {before.category, category} == {"video", "demo"}:
                nouns[-1] = Noun("video", index, before.start, end)
                return
            if not page and not (before.category == "code" and len(nouns) == 1 and index == 1):
                # the last of several nouns is the thing, those before describe it
                nouns.pop()
        nouns.append(Noun(category, index + width - 1, start, end))

    def _word(self, index: int, word: str, following: str) -> None:
        """Go on over a word that is no noun."""
        previous = self.words[index - 1] if index else ""
        if word == "we":
            if previous == "," or not (previous in _BEFORE_SUBJECT or self.aside):
                self._restart()
        elif word in _GIVING and previous in _GIVERS and following not in _NOT_GIVING:
            if not (word in _GIVEN and previous in _GIVEN_BEHIND):
                self._restart()
                self.given = True
        elif word in _PREDICATES or _misspelt(word):
            if not self.nouns and word in _IMPERATIVES:
                self.given = True
            elif self.nouns or word not in _ADJECTIVES:
                self.predicate = True
                self.aside = self.pending = False
        elif word in _VERBS:
            self.aside = False
            self.verb = True
            if word in {"is", "are"} and following in _AT_ADDRESS:
                self.predicate = True
        elif word in {"and", "but", "while"}:
            if previous == "," or following in _REOPENING:
                self.aside = False
            self.pending = self.pending or self.verb
        elif word == ",":
            self.aside = False
        elif word == "with" and previous == ",":
            self._restart()
        elif word == "with" and previous in {"along", "together"}:
            self.aside = False
        elif word in _SIDEWAYS and self.nouns and not self.predicate:
            self.aside = self.nouns[-1].category != "page"


def _misspelt(word: str) -> bool:
    """Whether a word is "available" with a slip, one of the commonest in abstracts."""
    return word.startswith("ava") and "b" in word and 8 <= len(word) <= 10
