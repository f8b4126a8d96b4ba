"""Tells results from other figures, and of what kind they are.

>>> from paperkit import Document, Paper
>>> from paperkit.extract.quantities import find_figures
>>> document = Document(Paper(abstract="It cuts latency by up to 40%."))
>>> context = read_context(document, find_figures(document.text, document.body_end, [])[0], None, alone=True)
>>> context.before, context.bound, context.kind
('by', 'at_most', 'reduction')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from paperkit.document import Document
from paperkit.extract.quantities import Figure
from paperkit.extract.result_words import (
    BOUNDS,
    CHANGE,
    COST_UNITS,
    FILLERS,
    GAIN,
    LEVEL,
    MAKING_UP,
    NOUNS,
    OPERATING,
    QUANTITY,
    RATES,
    SCORING,
    SETTINGS,
    SIZES,
    SPENDING,
    STOPS,
    SYMBOLS,
    TAKING,
    TIME_UNITS,
    WHOLES,
)
from paperkit.patterns import lazy
from paperkit.trace import Span

TOKEN = lazy(r"[A-Za-z][A-Za-z'/+-]{0,40}|[0-9][\w.,%]{0,20}|[^\sA-Za-z0-9]")
"""A word, a number or a sign."""


class _Tokens(dict[str, tuple[str, ...]]):
    """The tokens of runs of text without a space, worked out once each."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        if len(self) > 20_000:
            self.clear()
        said = self[run] = tuple(TOKEN.findall(run))
        return said


_tokens_of = _Tokens().__getitem__


def tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text.

    Args:
        text: The text.

    Returns:
        The tokens in order.

    Example:
        >>> tokens("by 5.2% (best)")
        ['by', '5.2%', '(', 'best', ')']
    """
    return list(chain.from_iterable(map(_tokens_of, text.split())))


LEFT, RIGHT = 150, 90
"""How many characters before and behind a figure are read: a clause that states a result is seldom longer."""


@dataclass(slots=True)
class Name:
    """A place of a metric, or of a word for what is measured."""

    start: int
    end: int
    id: str | None
    name: str
    known: bool = True
    """Whether it is a metric by itself, and not only the quantity of a figure."""
    higher_is_better: bool | None = None


@dataclass(slots=True)
class Statement:
    """A figure that is a result, with what belongs to it."""

    figure: Figure
    kind: str
    rule: str
    sentence: Span
    metric: Name | None = None
    adjacent: bool = False
    """Whether the metric stands next to the figure."""
    bound: str | None = None
    relative: bool | None = None
    baseline: str | None = None
    benchmarks: list[dict[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """A figure and what stands around it."""

    text: str
    figure: Figure
    sentence: Span
    left: list[str]
    """The words and signs before the figure in the sentence, in lower case, without its bound and fillers."""
    right: list[str]
    """The words and signs behind it, in lower case."""
    bound: str | None
    last: Statement | None
    """The statement before it."""
    near_benchmark: Callable[[Figure], bool]
    """Whether a benchmark's name stands next to the figure."""
    before: str = ""
    """The last of `left`."""
    head: str | None = None
    """The first word behind it that says which way it goes."""
    kind: str = "score"
    rule: str = "level"
    metric: Name | None = None
    adjacent: bool = False


def read_context(
    document: Document,
    figure: Figure,
    last: Statement | None,
    *,
    alone: bool,
    near_benchmark: Callable[[Figure], bool] = lambda _: False,
) -> Context:
    """What stands around a figure, and the kind of result that it is if it is one.

    Args:
        document: The document.
        figure: The figure.
        last: The statement before it.
        alone: Whether other figures stand between that statement and this one.
        near_benchmark: Says whether a benchmark's name stands next to a figure.

    Returns:
        The context, its metric still unknown.
    """
    text = document.text
    sentence = document.sentence(figure.start)
    left = tokens(text[max(sentence[0], figure.start - LEFT) : figure.start].lower())
    right = tokens(text[figure.end : min(sentence[1], figure.end + RIGHT)].lower())
    bound, lead = _lead(left)
    del left[lead:]
    context = Context(
        text, figure, sentence, left, right, "at_least" if figure.plus else bound, last, near_benchmark,
        left[-1] if left else "", _head(right),
    )  # fmt: skip
    context.kind, context.rule = _kind(context, alone=alone)
    return context


def _lead(left: list[str]) -> tuple[str | None, int]:
    """The bound that stands before a figure, and how many of the words come before it and its fillers."""
    bound: str | None = None
    at = len(left)
    while at:
        word = left[at - 1]
        for size in (3, 2, 1) if word in _LAST_OF_BOUNDS else ():
            said = BOUNDS.get(tuple(left[at - size : at])) if at >= size else None
            if said is not None and not (left[at - 1] == "over" and at > 1 and left[at - 2] in NOUNS):
                bound, at = bound or said, at - size
                break
        else:
            if word in FILLERS:
                at -= 1
            elif word == "of" and at > 1 and left[at - 2] in _MEANS:
                at -= 2
            else:
                break
    return bound, at


_LAST_OF_BOUNDS = frozenset(phrase[-1] for phrase in BOUNDS)
_MEANS = frozenset({"average", "total", "mean", "median", "factor", "maximum"})
_LEVEL_NOUNS = frozenset({"score", "scores", "accuracy", "best", "top", "correct", "rank", "agreement", "success"})
_NO_HEAD = frozenset({"leading", "win", "wins", "close", "speed", "extend", "saving"})
_NO_CHANGE = frozenset(
    {"exceeds", "exceeding", "exceed", "surpasses", "surpassing", "more", "better", "win", "wins", "recovers"}
)
"""Verbs that set a level where a figure follows them: "exceeding 90%"."""

_LEVEL_BOUND = lazy(r"\b(?:below|above|under|beyond)\s$")
_CLAUSE_ENDS = frozenset({",", ";", ".", ":", ")", "with", "and", "while", "achieves", "achieving", "reaches"})
_OF = frozenset({"of", "(", ":", "by", "with", "is", "was", "averaging", "reaching", "in", "yields", "are"})


def _head(right: list[str]) -> str | None:
    """The first word behind a figure that says which way it goes."""
    if right[:1] == ["of"] and right[1:2] != [] and right[1] not in CHANGE:
        return None
    right = [*right[:7], "."]
    for place, word in enumerate(right[:-1]):
        if word in STOPS or word[0].isdigit() or (place and word in ("in", "of")):
            return None
        if word in CHANGE and (word not in _NO_HEAD or (word == "saving" and place and right[place + 1] in STOPS)):
            return word
    return None


def _last_change(words: list[str]) -> str | None:
    """The kind that the last word of change says."""
    return next((CHANGE[word] for word in reversed(words) if word in CHANGE), None)


def _kind(context: Context, *, alone: bool) -> tuple[str, str]:
    """The kind of result that a figure is, and the rule that says so."""
    figure, left, before = context.figure, context.left, context.before
    earlier = left[-2] if len(left) > 1 else ""
    if figure.form == "of" or figure.unit == "count":
        return "count", "count"
    if figure.form == "range" and figure.unit != "factor" and "→" in context.text[figure.start : figure.end]:
        return "score", "level"
    if context.head is not None and not (figure.form in ("range", "versus") and figure.unit is None):
        return CHANGE[context.head], "head"
    if figure.sign == "+":
        return "gain", "sign"
    if figure.sign == "-" and before not in ("of", "is", "at", "=", "≈"):
        return "reduction", "sign"
    if before == "by" or (before == "," and "by" in left[-8:]):
        return _last_change(left) or "gain", "change by"
    if figure.unit == "factor" and figure.kind:
        return figure.kind, "word"
    if before in ("to", "from", "at", "between") and figure.unit != "factor":
        return "score", "level"
    if before in _OF:
        if (said := _noun_of(context)) is not None:
            return said, "noun"
    elif before in CHANGE and before not in _NO_CHANGE:
        if figure.unit != "factor" and _LEVEL_BOUND.search(context.text, max(0, figure.start - 8), figure.start):
            return "score", "level"
        return CHANGE[before], "verb"
    elif earlier in CHANGE and before not in STOPS and figure.unit in ("percent", "points", "factor"):
        return CHANGE[earlier], "verb"
    stated = figure.unit == "percent" and RELATIVE.search(context.text, figure.end, figure.end + 12)
    if stated and before not in ("of", "at"):
        return _last_change(left) or "gain", "absolute"
    if alone and (inherited := _inherited(context)) is not None:
        return inherited.kind, "coordination"
    if figure.unit == "factor":
        return _last_change(left[-6:]) or "gain", "factor"
    moving = _last_change(left) if figure.unit == "points" else None
    if moving is not None and before not in ("of", "scores", "scoring", "score", "at"):
        return moving, "verb"
    return "score", "level"


def _noun_of(context: Context) -> str | None:
    """The kind that a noun says which "of", a bracket or the like joins to the figure: "a gain of 5%"."""
    before, left = context.before, context.left
    for place in range(len(left) - 2, max(-1, len(left) - 9), -1):
        word = left[place]
        if word in _CLAUSE_ENDS and not (before == "(" and word in ",)"):
            break
        if word in NOUNS and word not in ("loss", "losses", "lead", "fall"):
            if (
                before == "("
                and "over" in left[place:]
                and any(said[0].isdigit() for said in left[max(0, place - 3) : place])
            ):
                # "a 7% improvement over the teacher (22.2%)"
                return None
            return CHANGE[word]
    if before == "(" and context.figure.unit in ("factor", "points"):
        return _last_change(left[-7:-1])
    return None


def _inherited(context: Context) -> Statement | None:
    """The statement that a figure carries on: "+2.5 pp on short queries and +6.3 pp on long ones"."""
    last, figure = context.last, context.figure
    if last is None or last.kind == "count" or (last.figure.sign and not figure.sign):
        return None
    if figure.start - last.figure.end > 90 or last.sentence[1] < figure.start:
        return None
    if figure.unit == "percent" and last.figure.unit in (None, "points", "factor") and figure.form == "":
        # "by 2.46 (7.22%)"
        return last if context.text[last.figure.end : figure.start] == " (" else None
    if last.figure.unit != figure.unit:
        return None
    words = tokens(context.text[last.figure.end : figure.start].lower())
    if ";" in words or not ("and" in words or "," in words):
        return None
    words = words[: _lead(words)[1]]
    if "while" in words and any(word.endswith("ing") for word in words):
        return None
    if any(word in LEVEL and word not in _LEVEL_NOUNS for word in words):
        return None
    since = next((place for place in range(len(words), 0, -1) if words[place - 1] in ("and", ",")), 0)
    if any(word in CHANGE for word in words[:since]):
        # "gains of 5% in recall and 3% in precision", but not "and a 92% recall"
        if (
            ")" in words
            or words[since:]
            or not (context.right[:1] == ["in"] or not STOPS.isdisjoint(context.right[:1]))
        ):
            return None
    return None if any(word in CHANGE for word in words[since:]) else last


RELATIVE = lazy(r"\b(?:(relative(?:ly)?)|(absolute(?:ly)?|percentage))\b", re.IGNORECASE)
"""What says whether a change is relative to the old value."""


def why_not(context: Context) -> str | None:
    """Why a figure is no result; none where it is one."""
    return _CHECKS.get(context.figure.unit or "", _other)(context)


def _percent(context: Context) -> str | None:
    """Why a percentage is no result."""
    left, before = context.left, context.before
    words = context.right[:5]
    first = words[0] if words else ""
    if before in ("top", "bottom"):
        return "a share that is chosen"
    if before == "at" and context.last is not None and context.last.sentence == context.sentence:
        if first in OPERATING and context.figure.form == "":
            return "the point at which another figure is read off"
    shared = first == "of" and not WHOLES.isdisjoint(words[1:4])
    if context.kind == "score" and shared and (before in TAKING or context.head is None):
        return None if not LEVEL.isdisjoint(left[-3:]) else "the share of something"
    if context.adjacent or context.head is not None or context.kind != "score":
        return None if first != "of" or before not in ("using", "only", "pruning") else "the share of something"
    reached = not LEVEL.isdisjoint(left[-7:])
    setting = first in SETTINGS or (len(words) > 1 and words[1] in SETTINGS and (first not in STOPS or first == "into"))
    if setting and not (first == "of" and reached):
        return "sets up an experiment"
    if not MAKING_UP.isdisjoint(left[-4:]):
        return "the share of something"
    if first == "of" and (before in TAKING or (not reached and not WHOLES.isdisjoint(words[1:]))):
        return "the share of something"
    if before in ("using", "use", "uses", "with") and first in ("data", "parameters", "tokens", "samples"):
        return "the share of something"
    return None


def _points(context: Context) -> str | None:
    """Why points are no result."""
    figure = context.figure
    if figure.sign or figure.metric or context.adjacent or context.kind != "score":
        return None if figure.values[0] < 1500 else "too many points"
    if figure.whole and (figure.values[0] > 100 or context.metric is None):
        return "points that are no score"
    return None


_FRACTIONS = frozenset(
    ("half", "double", "triple", "quadruple", "twice", "thrice", "a third", "a quarter", "one third", "one-third",
     "one quarter", "one-quarter", "two times", "three times")
)  # fmt: skip
"""Words that are results only beside what they are said of."""

_MULTIPLES = frozenset({"double", "triple", "quadruple"})
"""Those that stand before nouns as adjectives do: "a double penalty"."""


def _factor(context: Context) -> str | None:
    """Why a factor is no result."""
    figure, left, before, last = context.figure, context.left, context.before, context.last
    words = context.right[:4]
    first = words[0] if words else ""
    written = context.text[figure.start : figure.end].lower()
    if written in _MULTIPLES and first not in ("the", "its", "that"):
        return "a word with other senses"
    if context.head is not None:
        return _size_compared(context, context.head, words)
    if written in _FRACTIONS:
        return _fraction(context)
    if figure.kind:
        said = context.metric is not None or before in ("", "that", "nearly", "almost", "and", "it")
        said = said or (before in ("be", "is", "are") and first in ("compared", "relative", "over"))
        return None if said or first in ("the", "its", "both", "of") else "a word with other senses"
    if first in SIZES and not context.adjacent:
        return "a size"
    changing = not CHANGE.keys().isdisjoint(left[-3:])
    if context.adjacent or changing or (before == "by" and not CHANGE.keys().isdisjoint(left[-16:])):
        return None
    if last is not None and last.figure.unit == "factor" and figure.start - last.figure.end < 60:
        return None
    if first in ("over", "relative", "compared", "better", "from"):
        return None
    if before == "(" and not CHANGE.keys().isdisjoint(left[-6:]):
        return None
    if first in ("as", "efficient", "efficiency", "throughput", "that") and before not in ("at", "with"):
        return None
    if first == "the" and before not in ("at", "with") and not QUANTITY.isdisjoint(words):
        return None
    return "no word of change with it"


def _size_compared(context: Context, head: str, words: list[str]) -> str | None:
    """Why a factor with a word of change behind it is no result: it compares sizes."""
    after = words[words.index(head) + 1 : words.index(head) + 3] if head in words else []
    efficient = any(word.startswith(("efficien", "through", "gain", "improvement")) for word in after)
    sized = not efficient and not SIZES.isdisjoint(after)
    if head in ("larger", "longer", "greater") and not efficient:
        return "a size compared" if sized or (head != "greater" and not context.adjacent) else None
    return "a size compared" if head == "more" and sized else None


_SPENT = frozenset(
    "cost time memory speed latency compute throughput parameters inference training error size flops tokens accuracy "
    "performance".split()
)


def _fraction(context: Context) -> str | None:
    """Why a word such as "half" is no result."""
    figure, left, words = context.figure, context.left, context.right[:6]
    if context.before in ("by", "in") and not CHANGE.keys().isdisjoint(left[-9:]):
        return None
    if words[:1] == ["as"] and len(words) > 1:
        return None if words[1] in ("fast", "many", "much", "accurate", "efficient", "good") else "a comparison"
    metric = context.metric
    if words[:1] == ["the"] and metric is not None and metric.known and 0 <= metric.start - figure.end < 6:
        times = context.text[figure.start : figure.end].lower() in ("twice", "thrice", "two times", "three times")
        figure.kind = context.kind = "gain" if times else "reduction"
        return None
    if words and words[0] in ("the", "its", "of") and not _SPENT.isdisjoint(words[1:4]) and "for" not in words[1:4]:
        better = not {"speed", "throughput", "accuracy", "performance"}.isdisjoint(words[1:4])
        figure.kind = figure.kind or ("gain" if better else "reduction")
        context.kind = figure.kind
        return None
    return "a word with other senses"


def _count(context: Context) -> str | None:
    """Why a count is no result."""
    last, figure = context.last, context.figure
    if figure.kind == "count":
        return None
    near = [*context.left[-10:], *context.right[:7]]
    if not LEVEL.isdisjoint(near) or not GAIN.isdisjoint(near):
        return None
    if last is not None and last.kind == "count" and figure.start - last.figure.end < 80:
        return None
    return "a count that no word of success goes with"


_SURE_UNITS = lazy(
    r"(?:dB|db)$|.{0,20}(?:/s|/sec|/second|per second)$|[A-Z]{0,3}(?:FLOPs|FLOPS|MACs)$|kcal/mol$|bpp$|bits?.per"
)
_FREQUENCIES = frozenset({"Hz", "kHz", "QPS"}) | RATES
_SPENT_BEFORE = frozenset(
    "in within under takes take taking requires require requiring only at to costs costing cost uses using consumes "
    "consuming averaging achieves achieving reaches reaching runs than with and , from around needs of (".split()
)
_SPENT_BEHIND: tuple[list[str], ...] = ([], ["on"], ["per"], ["using"], ["."], [","])
_THING = lazy(
    r"\s(?:of\s(?:[a-z-]{1,14}\s){0,2}(?:\w{0,16}(?:audio|video|videos|speech|recordings?|data|footage|music|context"
    r"|history|RAM|VRAM|text|labeled|annotations?|training|demonstrations?|"
    r"interactions?|conversations?|driving|experience|observations?|sound|trajectories|play|robot|teleoperation"
    r"|imagery|content|simulation|film|movies|songs|memory|transcribed|unlabeled|human))"
    r"|(?!per\s)(?:[a-z-]{1,14}\s){0,1}(?:videos?|clips?|audio|recordings?|windows?|GPUs?|segments?|images?|utterances?"
    r"|history|horizon|samples?|intervals?|resolution|spatial|grid|long|wide|ago|old|RAM|VRAM|"
    r"consumer|card|per week|apart|before|later|tall|deep|thick|wavelength|range|bands?|signals?|sequences?|data"
    r"|devices?|episodes?|timesteps?|lookback|forecasts?|ahead|of age))\b"
)
"""What a duration, a size or a length may be a property of, other than of a method."""


_BRACKET = lazy(r"\((?:from|vs\.?|versus|compared to|against|down from|up from|i\.e\.,|e\.g\.,)?\s?$")
_CARRIES_ON = lazy(r"\b(?:and|versus|vs|against|to)\b|,")


def continues(context: Context) -> bool:
    """Whether a figure goes on with the statement before it: in brackets behind it, or after "and" with its unit."""
    last, figure = context.last, context.figure
    if last is None or figure.start - last.figure.end > 70 or figure.start > last.sentence[1]:
        return False
    between = context.text[last.figure.end : figure.start]
    bracket = _BRACKET.search(between)
    if bracket is not None and (len(bracket[0]) > 2 or not any(map(str.isdigit, between))):
        return True
    return last.figure.unit == figure.unit and _CARRIES_ON.search(between) is not None


def _other(context: Context) -> str | None:
    """Why a figure with another unit, or with none, is no result."""
    figure, left, before = context.figure, context.left, context.before
    unit = figure.unit
    if unit is None:
        return _bare(context)
    if continues(context):
        return None
    if _THING.match(context.text, figure.end):
        return "a property of data or devices"
    if unit in TIME_UNITS and not context.adjacent and context.text.startswith(" of ", figure.end):
        return "a property of data or devices"
    if _SURE_UNITS.match(unit) and unit not in RATES:
        return None
    if context.adjacent or (context.kind != "score" and (unit != "$" or context.metric is not None)):
        return None
    if before in ("from", "to") and not CHANGE.keys().isdisjoint(left[-9:]):
        return None
    spending = not SPENDING.isdisjoint(left[-8:]) or not SPENDING.isdisjoint(context.right[:5])
    if unit in RATES and spending:
        return None
    if unit not in COST_UNITS and unit not in _FREQUENCIES:
        return "a unit that nothing measures"
    if unit in TIME_UNITS and before == "in" and (context.bound == "at_most" or context.right[:1] in _SPENT_BEHIND):
        return None
    if (before in _SPENT_BEFORE or context.bound == "at_most") and (
        spending or context.metric is not None or not SPENDING.isdisjoint(left[-12:])
    ):
        return None
    return "a time, a size or a price that nothing measures"


def _bare(context: Context) -> str | None:
    """Why a number without a unit is no result."""
    text, figure, metric, last = context.text, context.figure, context.metric, context.last
    before = context.before
    if before in ("ci", "cis", "interval", "iqr") or text[figure.end : figure.end + 1] == "]":
        return "a confidence interval"
    if before in ("=", "<", "≤", ">", "≥") and context.left[-2:-1] == ["p"]:
        return "a p-value"
    if before in _REFERENCES or context.left[-2:] in _REFERENCES_DOTTED:
        return "a reference"
    if figure.form != "of" and (_whole_score(context) if figure.whole else _plain_score(context)):
        return None
    if metric is None:
        return "a number without unit and metric"
    if figure.whole and 1900 <= figure.values[0] <= 2100 and figure.form == "":
        return "a year"
    if not context.adjacent:
        changed = (
            before == "to" and not figure.whole and metric.id is not None and not CHANGE.keys().isdisjoint(context.left)
        )
        if changed and 0 < figure.start - metric.end < 60:
            return None
        if last is not None and last.figure.unit is None and not figure.whole and metric.start < last.figure.start:
            between = text[last.figure.end : figure.start]
            if len(between) < 60 and (_CARRIES_ON.search(between) or "(" in between):
                return None
            if len(between) < 90 and before == "(" and text.startswith(")", figure.end):
                # "0.86, which outperforms others, such as LaneNet (0.60)"
                return None
        return "a number that stands apart from any metric"
    if metric.start > figure.end:
        things = context.right[:1] and context.right[0] not in CHANGE and not figure.sign
        if (
            figure.whole
            and context.kind == "score"
            and text[metric.start : metric.end].endswith("s")
            and text[metric.start].isupper()
        ):
            return "a number of things"
        if figure.whole and things and " in " in text[figure.end : metric.start]:
            return "a number of things"
        if figure.whole and (metric.id is None or (context.kind == "score" and not _counts(context, metric))):
            return "a number of things"
    elif text[metric.end : figure.start].strip() == "=" and text.endswith(("at ", "@"), 0, metric.start):
        return "a threshold"
    return None


def _counts(context: Context, metric: Name) -> bool:
    """Whether a whole number before a metric can be its value: "12 FID", not "3 accuracy levels"."""
    between = context.text[context.figure.end : metric.start].strip()
    if between and not context.figure.sign:
        return False
    return context.figure.values[0] >= 20 or not context.text[metric.start : metric.end].islower()


_REFERENCES = frozenset(
    {"equation", "section", "table", "figure", "appendix", "chapter", "theorem", "lemma", "eq", "fig"}
)
_REFERENCES_DOTTED = (["eq", "."], ["fig", "."], ["sec", "."])

_VERSION = lazy(
    r"(?:[A-Z][\w.+/]{0,20}|v|version|[vV]er\.|CC[- ]BY(?:-\w{2})*|IoU\s?[=>]|[tT]hreshold(?: of| at)?"
    r"|temperature(?: of)?|rate of|[a-z]\s?[=<>]|p[ -]values?[a-z ]{0,14})[\s-]?[<>=]?\s?$"
)
"""What makes the number behind it a version or a setting."""

_VERSIONED = lazy(r"-[A-Za-z]|\s(?:[A-Z][a-z]+\b|Pro\b|Flash\b|Mini\b|license|billion|million)|\.[0-9]|×|\)?\s?[<>]")
_ON_NAME = lazy(r"\son\s(?:the\s)?[A-Z]")


def _plain_score(context: Context) -> bool:
    """Whether a number with a decimal point, without unit and metric next to it, is a score all the same."""
    text, figure, left, before = context.text, context.figure, context.left, context.before
    earlier = left[-2] if len(left) > 1 else ""
    if before in ("=", "≈", ">", "<") and earlier in SYMBOLS:
        return True
    if _VERSION.search(text, max(0, figure.start - 24), figure.start) or _VERSIONED.match(text, figure.end):
        return False
    if figure.sign == "+" and text[figure.start - 1] in " (,/:":
        return True
    if before == "by":
        return not CHANGE.keys().isdisjoint(left)
    if before == "of" and (earlier in NOUNS or earlier in ("score", "scores")):
        return True
    if before in SCORING or figure.form == "versus":
        return True
    if figure.form == "range" and before == "from" and not CHANGE.keys().isdisjoint(left[-8:]):
        return True
    return bool(
        before in ("(", ":", "=", "at", "of", "to") or _ON_NAME.match(text, figure.end)
    ) and context.near_benchmark(figure)


_NOTHING_COUNTED = frozenset({"on", "in", "for", "at", "with", "while", ".", ",", ")", "and", ";", "across", "over"})


def _whole_score(context: Context) -> bool:
    """Whether a whole number, without unit and metric next to it, is a score all the same: "from 45 to 67 on X"."""
    figure, before = context.figure, context.before
    if context.right and context.right[0] not in _NOTHING_COUNTED:
        return False
    if before in SCORING:
        return context.near_benchmark(figure)
    changing = not CHANGE.keys().isdisjoint(context.left[-8:])
    return figure.form == "range" and before == "from" and changing and max(figure.values) < 1900


_BY = re.compile(r"\b[bB]y\b")


def counts_things(text: str, figure: Figure) -> bool:
    """Whether a number is plainly one of things, where no metric and no benchmark is near: "six tasks", "5 folds".

    Args:
        text: The text.
        figure: A figure, near which no metric and no benchmark stands.

    Returns:
        Whether no rule could make a result of it.

    Example:
        >>> from paperkit.extract.quantities import find_figures
        >>> [counts_things(text, find_figures(text, 99, [])[0]) for text in ("on 12 tasks", "shortens it by 12 on maps")]
        [True, False]
    """
    if figure.unit is not None or not figure.whole or figure.form in ("of", "range"):
        return False
    return text.find("y ", max(0, figure.start - 48), figure.start) < 0 or not _BY.search(
        text, max(0, figure.start - 48), figure.start
    )


_CHECKS: dict[str, Callable[[Context], str | None]] = {
    "percent": _percent,
    "points": _points,
    "factor": _factor,
    "count": _count,
}
