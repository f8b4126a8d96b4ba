"""Finds what a text itself calls a metric: names that no registry need hold.

>>> text = "It leads in terms of path length and grasp diversity, and on the Road Quality Score (RQS)."
>>> [text[name.start : name.end] for name in metric_names(text, len(text))]
['path length', 'grasp diversity', 'Road Quality Score']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from paperkit.patterns import lazy, literals

MOST_NAMES = 40
"""How many new names of metrics are looked for in a text: abstracts have a few."""


class MetricName(NamedTuple):
    """A place where a text names a metric."""

    start: int
    """Where the name begins."""
    end: int
    """Where it ends."""
    rule: str
    """The rule that found it."""


SHORT = lazy(r" \(([A-Za-z][A-Za-z0-9@+-]{1,9})\)")
"""What shortens the name in front of it."""

_HEADS_OF_NAMES = (
    " score ", " Score ", " scores ", " rate ", " Rate ", " rates ", " accuracy ", " Accuracy ", " error ", " Error ", " Index ", " Ratio ",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")
_SMALL_WORDS = frozenset("and of the for in to".split())
"""Words that an acronym leaves out."""
_BRACKETED = lazy(r"\(([A-Za-z][A-Za-z0-9-]{0,8}[A-Z][A-Za-z0-9]{0,4})\) $")
_EXPANDED = lazy(r"(?:[A-Za-z][A-Za-z'/]{1,15}[ -]){1,5}[A-Za-z]+$")
_SCORE = lazy(r"(?<![\w-])(?=[A-Za-z0-9+-]*[A-Z][A-Za-z0-9+-]*-?[sS]core)[A-Z][A-Za-z0-9+]{1,14}(?:Score|-[Ss]core)$")
_CALLED = lazy(
    r"metrics?(?:, | ?: | called | named | termed | dubbed |, namely |, called |, termed |, dubbed |, named )(?:the )?"
    r"((?:[A-Z][a-z]{2,14}[ -]){0,4}[A-Z][A-Za-z0-9@-]{2,18})(?=[,.;]| \([A-Z]| (?:that|which|and|based|is)\b)"
)
_NEW_METRIC = lazy(r"\b(?:an?|new|novel|introduce[sd]?|propose[sd]?|two|three|four)\s(?:[\w-]{1,20}[ ,]{1,2}){0,4}$")
_ACRONYMS = lazy(
    r"(?<![\w-])[A-Z][A-Z0-9]{1,5}(?:-[A-Z0-9]{1,4})?(?:(?:, |,? and |/)[A-Z][A-Z0-9]{1,5}(?:-[A-Z0-9]{1,4})?){0,4} $"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]+")
_NO_SCORES = frozenset(
    "IQ MIDI LLM LLMS VLM MLLM SOTA QA VQA MCQ GPT AI SAT GRE TOEFL USMLE ICML ACL CVPR II III".split()
)
"""Acronyms whose scores are not named after the metric."""

SETTINGS = frozenset("learning dropout sampling bit masking frame data heart refresh growth aspect compression".split())
"""Words before "rate" and the like that make a setting or a thing of the world of it."""

_TERMS = lazy(r"in terms of (?:both |the |its |their |various ){0,2}")
_OUTDONE_IN = lazy(r"[a-z]+(?: (?!in\b)[\w-]+){1,14} in (?:both |the )?")
_SUCH_AS = lazy(r"metrics(?:,? such as |,? including |,? like |,? namely |: | \()(?:e\.g\.,? |i\.e\.,? )?(?:the )?")
_SEPARATOR = lazy(r"(?:, as well as |,? and |, |/)(?:the |their |its )?")
_OTHER_WORDS = (
    r"(?!(?:an?|and|are|across|as|at|both|by|compared|etc|fails?|for|from|how|in|instead|is|it|of|on|or|our|over|per"
    r"|relative|remains?|show|such|than|that|the|their|those|to|under|using|we|when|where|which|while|with)\b)"
)
_LISTED = lazy(
    rf"{_OTHER_WORDS}[A-Za-z][\w'@-]{{0,24}}(?: {_OTHER_WORDS}[A-Za-z][\w'@-]{{0,24}}){{0,3}}", re.IGNORECASE
)
_MEASURE = frozenset(
    "accuracy accuracies error errors rate rates score scores deviation deviations ratio distance distances length "
    "lengths time times steps diversity consistency similarity coherence coverage completeness delay delays jitter "
    "success correctness faithfulness fluency fidelity plausibility divergence displacement violations smoothness precision recall".split()
)
"""Heads of the names of what is measured."""
_VAGUE = frozenset(
    "performance quality efficiency effectiveness results cost costs complexity others more etc evaluation robustness "
    "generalization ability capability speed memory usage human metric metrics tools".split()
)
"""Last words of what is no metric, whatever it is called."""


def metric_names(text: str, limit: int) -> list[MetricName]:
    """The places where a text names metrics by its own words, the longest first where they begin alike.

    Args:
        text: The text.
        limit: Where to stop.

    Returns:
        The places, at most some dozens.
    """
    found: list[MetricName] = []
    said = {_BY_WORD[index][0] for index, _, _ in _find_words(text)}
    if "(" in text:
        found += islice(_expanded(text, limit), MOST_NAMES)
    for word, names in _BY_WORD if said else ():
        if word in said:
            found += islice(names(text, limit), MOST_NAMES - len(found))
    return sorted(found, key=lambda name: (name.start, -name.end)) if found else found


def _places(text: str, word: str, limit: int) -> Iterator[int]:
    at = text.find(word, 0, limit)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), limit)


def _expanded(text: str, limit: int) -> Iterator[MetricName]:
    """Long forms before the acronym in brackets that they have: "Road Quality Score (RQS)"."""
    for at in _places(text, "(", limit):
        if not text.endswith(_HEADS_OF_NAMES, 0, at) or not (said := _EXPANDED.search(text, max(0, at - 71), at - 1)):
            continue
        short = SHORT.match(text, at - 1)
        start = _expansion(text, *said.span(), short[1]) if short else -1
        if start >= 0:
            yield MetricName(start, said.end(), "expansion")


def _expansion(text: str, start: int, end: int, short: str) -> int:
    """Where the name begins that an acronym stands for; -1 where it stands for none."""
    words = [word for word in _WORD.finditer(text, start, end) if word[0] not in _SMALL_WORDS]
    capitals = "".join(filter(str.isupper, short)).lower()
    if not len(capitals) + (len(capitals) == len(short)) > 2 or len(words) < len(capitals):
        return -1
    words = words[-len(capitals) :]
    if [word[0][0].lower() for word in words] != list(capitals) or words[-2][0].lower() in SETTINGS:
        return -1
    return words[0].start()


def _scores(text: str, limit: int) -> Iterator[MetricName]:
    """Names that end in "score", and acronyms before the word: "MoverScore", "AQS and RDR scores"."""
    for at in _places(text, "core", limit):
        if text[at - 1 : at] not in ("s", "S"):
            continue
        if said := _SCORE.search(text, max(0, at - 30), at + 4):
            yield MetricName(*said.span(), "shape")
        elif text[at - 2 : at - 1] == " ":
            yield from _acronyms(text, at - 1)


def _metrics(text: str, limit: int) -> Iterator[MetricName]:
    """What the word "metric" says to be one: "a new metric, Road Score", "the TCR metric", "metrics such as X and Y"."""
    for at in _places(text, "metric", limit):
        if (said := _CALLED.match(text, at)) and _NEW_METRIC.search(text, max(0, at - 60), at):
            yield MetricName(*said.span(1), "metric")
        elif said := _SUCH_AS.match(text, at):
            for start, end in _list(text, said.end(), limit):
                words = text[start:end].lower().split()
                shared = len(words) == 1 and text.startswith(" and ", end)
                if words[-1] not in _VAGUE and len(words) < 4 and not (shared and words[0] == text[start:end]):
                    yield MetricName(start, end, "enumeration")
        elif said := _BRACKETED.search(text, max(0, at - 18), at):
            yield MetricName(*said.span(1), "shape")
        elif text[at - 1 : at] == " ":
            yield from _acronyms(text, at)


def _acronyms(text: str, end: int) -> Iterator[MetricName]:
    """The acronyms right before a word."""
    if (said := _ACRONYMS.search(text, max(0, end - 48), end)) is not None:
        for name in _ACRONYM.finditer(text, said.start(), end):
            bracketed = text.find(f"({name[0]})")
            if name[0].strip("-") not in _NO_SCORES and (bracketed < 0 or text.endswith(_HEADS_OF_NAMES, 0, bracketed)):
                yield MetricName(*name.span(), "shape")


def _terms(text: str, limit: int) -> Iterator[MetricName]:
    """What is compared: "in terms of path length and grasp diversity"."""
    for at in _places(text, "in terms of ", limit):
        said = _TERMS.match(text, at)
        if said is not None:
            yield from _measures(text, said.end(), limit)


def _outdone(verb: str, text: str, limit: int) -> Iterator[MetricName]:
    """In what others are outdone: "outperforms all of them in grasp diversity and path length"."""
    for at in _places(text, verb, limit):
        said = _OUTDONE_IN.match(text, at, limit)
        if said is not None:
            yield from _measures(text, said.end(), limit)


def _changes(nouns: tuple[str, ...], text: str, limit: int) -> Iterator[MetricName]:
    """What changes: "gains in grasp diversity and path length"."""
    for noun in nouns:
        for at in _places(text, f" {noun} in ", limit):
            yield from _measures(text, at + len(noun) + 5, limit)


def _measures(text: str, at: int, limit: int) -> Iterator[MetricName]:
    """The members of an enumeration that say what is measured."""
    for start, end in _list(text, at, limit):
        words = text[start:end].lower().split()
        if words[-1] in ("score", "scores") and _ACRONYM.match(text, start):
            continue
        if len(words) > 1 and words[-1] in _MEASURE and words[0] not in SETTINGS:
            yield MetricName(start, end, "terms")


def _list(text: str, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """The members of an enumeration that begins at a place."""
    for _ in range(8):
        said = _LISTED.match(text, at, limit)
        if said is None:
            return
        yield said.span()
        joined = _SEPARATOR.match(text, said.end(), limit)
        if joined is None:
            return
        at = joined.end()


_BY_WORD: tuple[tuple[str, Callable[[str, int], Iterator[MetricName]]], ...] = (
    ("core", _scores),
    ("metric", _metrics),
    (" terms of ", _terms),
    ("improvement", partial(_changes, ("improvement", "improvements"))),
    ("gain", partial(_changes, ("gain", "gains"))),
    ("reduction", partial(_changes, ("reduction", "reductions"))),
    ("outperform", partial(_outdone, "outperform")),
    ("surpass", partial(_outdone, "surpass")),
)
"""The rules by a word that every text has in which they find something; no word of these can overlap another."""

_find_words = literals([word for word, _ in _BY_WORD])
