"""Links figures to what they are figures of: metric, baseline and benchmarks.

>>> find_baseline("It beats TinyNet by 3%.", (0, 23), 20, 22, outdone=True)
'TinyNet'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, pairwise

import regex

from paperkit.document import Document
from paperkit.extract.benchmarks import FoundBenchmark, find_benchmarks
from paperkit.extract.metrics import metric_places, with_average
from paperkit.extract.quantities import Figure
from paperkit.extract.result_rules import LEFT, RIGHT, TOKEN, Context, Name, Statement, tokens
from paperkit.extract.result_words import (
    CHANGE,
    COMPARED,
    COST_UNITS,
    LEVEL,
    NO_METRIC,
    NO_QUANTITY,
    NOT_PART,
    QUANTITY,
    RATES,
    SCORING,
    SETTINGS,
    SIZES,
    SPEED,
    SPENT,
    STOPS,
    TIMED,
    WHOLES,
)
from paperkit.patterns import lazy, lazy_regex
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

_BARE_LEFT = lazy(
    r"s?\)?(?:\s?\([^()]{1,24}\))?(?:\s(?:scores?|values?|rates?|metrics?|results?|index|points|ratings?"
    r"|coefficients?|levels?))?"
    r"(?:,?\s(?:of|is|was|are|at|to|from|by|as|reaches|reaching|reached|between|ranging|ranged|ranges|varies|varied"
    r"|approaching|above|below|over|under|up|high|low|than|about|approximately|around|roughly|nearly|"
    r"only|just|least|most|more|less|average|an|a|equal|scores?|exceeding|exceeds|improves|improved|climbs|climbed"
    r"|grows|grew|increases"
    r"|increased|rises|rose|drops|dropped|falls|fell|decreases|decreased|goes|went|averages|averaging|gains?"
    r"|improvements?|increase)){0,6}"
    r"\s?[:=(]?\s?(?:[~≈≤≥]|[<>]=?)?\s?"
)
"""What may stand between a metric and its bare figure."""

_QUANTITY_BEFORE = lazy_regex(
    r"(?P<name>[A-Za-z][\w'/-]{0,24}(?:\s[A-Za-z][\w'/-]{0,24}){0,2})(?:\sof(?:\s[a-z-]{3,16}){1,3})?(?:\s\([A-Za-z0-9@-]{2,12}\))?"
    r"(?:\s(?:gains?|improvements?|reductions?|is|was|increases?|drops?|decreases?|rises?|falls?))?\s?"
    r"(?P<join>of|from|to|by|at|\(|=|:|is|below|under|within)\s?(?:up\sto\s|over\s|only\s|just\s|about\s|approximately\s|around\s"
    r"|below\s|above\s|under\s|generally\s|more\sthan\s|less\sthan\s|nearly\s|roughly\s|a\s|an\s|at\sleast\s"
    r"|[~<>≈≤≥]\s?){0,3}",
    regex.REVERSE,
)
_HEADS = lazy(
    r"(?i:rates?|scores?|errors?|accuracy|ratio|index|gaps?|coefficient|length|distance|deviation|similarity"
    r"|precision|recall|time|success|steps|delays?|displacement|violations?|jitter|forces?|IoU|AUC|F1)|"
    r"[A-Za-z]{0,6}(?:IoU|AUC|Acc|BLEU|PSNR|mAP|MSE|MAE|F1)|(?:smoothness|completeness|faithfulness|correctness"
    r"|retention|utility|fitness|hypervolume|resistance|energy)"
)
"""The last words of what is measured."""

_SPECIFIED = lazy(r"rates?|errors?|times?|delays?|success|similarity|consistency")
"""Those of them that are vague alone, and name a metric behind another word: "travel time"."""

_VERBAL = lazy(r"(?:ing|ed|ly|s)$")
_OBJECT = lazy_regex(
    r"\b(?:reduc|lower|decreas|cut|improv|increas|boost|rais|lift|enhanc|shorten|shrink|accelerat|elevat|sav"
    r"|minimi[sz]|suppress|mitigat|shrink|diminish|slash|trim|advanc|speeding up|degrad|clos|narrow)(?:s|es|e|ing"
    r"|ting|ed)?\s"
    r"(?P<name>[A-Za-z][\w/-]{1,24}(?:\s[A-Za-z][\w/-]{0,24}){0,5}?)(?:\son\s[A-Z][\w-]{2,24})?\sby\s(?:up\sto\s|over\s|about\s|approximately\s"
    r"|around\s|nearly\s|roughly\s|more\sthan\s|at\sleast\s|almost\s|an\saverage\sof\s|a\sfactor\sof\s"
    r"|as\smuch\sas\s|[~<>≈]\s?){0,2}",
    regex.REVERSE,
)
_NOUN_BEHIND = lazy(
    r" (?P<name>(?:[a-z][a-z-]{2,16} )?[a-z]{4,16})(?=[,.;)]| and\b| on\b| in\b| across\b| while\b| with\b| for\b)"
)
_SCORED = frozenset(
    "achieves achieve achieved achieving reaches reach reached reaching attains attain attained attaining scores "
    "obtains obtain obtained obtaining yields yielding delivers delivering demonstrates showing shows exceeds exceeding".split()
)
"""Verbs of levels that a method reaches."""
_NO_SHARES = (
    frozenset(CHANGE)
    | SETTINGS
    | WHOLES
    | SIZES
    | STOPS
    | frozenset(
        "improvement improvements confidence coverage cases tasks scenarios queries benchmarks methods instances points trials "
        "questions data-efficiency relative absolute more less better worse only all most average overall times faster baseline baselines".split()
    )
)
"""Words that a percentage is a share of, or that say nothing of what is reached."""
_CHANGED_IN = lazy(
    r"\s(?:(?:absolute|relative|average|mean|overall)\s){0,2}(?:improvements?|gains?|increases?|boosts?|reductions?"
    r"|decreases?|drops?|savings?|degradations?|declines?)\sin\s(?:the\s)?"
    r"(?P<name>[a-z][\w/-]{1,24}(?:\s(?!(?:on|over|than|compared|for|with|and|while|across|by|to|from|when|relative"
    r"|at|using|under|without|in|is|are|was)\b)[a-z][\w/-]{0,24}){0,3})"
)
_OBJECT_TOO = lazy_regex(r"[0-9%×x]\)?,? and (?:the )?$")
"""What stands before the second thing that changes: "reduces error by 5% and EI by 3%"."""
_VAGUE = lazy(r"(?:rate|ratio|length|distance|time|index|gap|score)s?", re.IGNORECASE)
"""Words that are no metric by themselves."""

_TUNED = frozenset({"learning", "dropout", "decay", "sampling", "masking", "fixed", "mutation"})
"""First words of the names of settings: "learning rate"."""

_NEXT_OF_LIST = lazy(r"\)(?:,| and|, and)\s")
_JOINS = frozenset({"of", "from", "to", "by", "at", "(", "=", ":", "is"})
_UNWANTED = frozenset({"collapse", "loss", "losses", "degradation", "savings"})
"""Words of change that are what changes where another word stands before them: "packing collapse"."""

_MEASURED_IN = lazy(
    r"(?:\s(?!(?:while|using|with|than|over|and|by|for|at|to|from|on|when|without)\b)[a-z-]{1,14}){0,4}"
    r"\s(?:in|in terms of|on|of)(?:\s[a-z-]{1,16}){0,3}\s"
)


_NEAR = 92
"""How far from a metric's name a number may stand that is next to it all the same."""


def _is_acronym(token: str) -> bool:
    """Whether a token looks like the acronym of a metric: capitals beyond the first letter."""
    return sum(map(str.isupper, token)) >= 2 and len(token) <= 14


def _is_name(said: str) -> bool:
    """Whether every word of a name begins with a capital, or one of them is an acronym."""
    words = said.split()
    return all(word[0].isupper() for word in words) or any(map(_is_acronym, words))


def _trimmed(text: str, span: Span) -> tuple[Span, list[str]]:
    """A span without the words at its beginning that are no part of a name, and the words left."""
    start, end = span
    words = text[start:end].split()
    while words and words[0].lower() in NOT_PART:
        start += len(words[0]) + 1
        words = words[1:]
    return (start, end), words


class Linker:
    """The names of metrics in a document, and which of them a figure belongs to."""

    def __init__(self, document: Document, taxonomy: Taxonomy) -> None:
        self.document = document
        self.taxonomy = taxonomy
        places = document.once(metric_places, taxonomy)
        self.text = document.text
        names = [Name(start, end, metric.id, metric.name) for metric in places.metrics for start, end in metric.spans]
        names += [
            Name(start, end, entry.id, entry.name, known=False, higher_is_better=entry.higher_is_better)
            for start, end, entry in places.plain
        ]
        self.names = sorted(names, key=lambda name: name.start)
        self.starts = [name.start for name in self.names]

    def inside_name(self, figure: Figure) -> bool:
        """Whether a figure is part of a metric's name, as a cut-off is."""
        place = bisect_right(self.starts, figure.start) - 1
        return place >= 0 and self.names[place].end > figure.start

    def far(self, figure: Figure) -> bool:
        """Whether no name of a metric is near a figure."""
        place = bisect_right(self.starts, figure.start)
        if place and figure.start - self.names[place - 1].end < _NEAR:
            return False
        return place == len(self.starts) or self.starts[place] - figure.end > _NEAR

    def link(self, context: Context) -> tuple[Name | None, bool]:
        """The metric that a figure is one of, and whether it stands next to it."""
        text, figure, sentence, last = self.text, context.figure, context.sentence, context.last
        start, end = figure.start, figure.end
        if figure.metric is not None:
            return self._named(*figure.metric), True
        floor = max(sentence[0], start - LEFT)
        place = bisect_right(self.starts, start)
        before = self.names[place - 1] if place else None
        if before is not None and (before.start < floor or before.end > start):
            before = None
        if last is not None:
            floor = max(floor, min(last.figure.end, start))
        behind = self.names[place] if place < len(self.names) else None
        if behind is not None and not end <= behind.start < min(sentence[1], end + RIGHT):
            behind = None
        fresh = before is not None and before.end >= floor - 1
        if before is not None and last is not None and last.metric is before and before.start >= last.figure.end:
            # it stands behind the figure before this one, whose it is
            if behind is not None and _MEASURED_IN.fullmatch(text, end, behind.start):
                return behind, True
            if figure.unit is None and last.figure.unit == "percent":
                before = None
        if before is not None and context.before == "by" and text.startswith("at ", before.start - 3):
            before = None
        if (
            before is not None
            and fresh
            and not (behind is not None and behind.start == end + 1 and "," in text[before.end : start])
            and (figure.unit not in RATES or self._fits(figure, before))
            and start - before.end < 90
            and _BARE_LEFT.fullmatch(text, before.end, start)
        ):
            return before, True
        if behind is not None and self._runs_on(text[end : behind.start]):
            return behind, True
        said = self._quantity_behind(context, behind)
        if said is None and (context.before in _JOINS or context.bound is not None):
            said = self._quantity_before(figure, floor, last)
        if said is None:
            said = self._changed(context, floor)
        if said is not None:
            return said, True
        if behind is not None and behind.start - end < 60 and _MEASURED_IN.fullmatch(text, end, behind.start):
            return behind, True
        if context.head in SPEED and figure.unit in ("factor", "percent"):
            timed = (
                before if before is not None and fresh and not TIMED.isdisjoint(before.name.lower().split()) else None
            )
            return timed, False
        if before is not None and not self._fits(figure, before):
            before = None
        if before is not None and fresh and start - before.end < 100:
            return before, False
        near = last if last is not None and last.sentence == sentence and start - last.figure.end < 90 else None
        if figure.unit in RATES:
            # how many pictures a second is no figure of an error or a success named before
            return None if near is not None else self._subject(floor, start), False
        if near is not None and near.metric is not None and before is not None:
            return near.metric, False
        said = None if QUANTITY.isdisjoint(context.left) else self._subject(floor, start)
        if said is None and near is not None and near.figure.unit == figure.unit:
            said = near.metric
        return said, False

    def _fits(self, figure: Figure, name: Name) -> bool:
        """Whether a metric apart from a figure can have the figure's unit: what is fast or spent, a speed or a cost."""
        if figure.unit not in COST_UNITS and figure.unit not in RATES:
            return True
        words = name.name.lower().replace("-", " ").split()
        if figure.unit in RATES:
            return not TIMED.isdisjoint(words) and ("rate" not in words or "frame" in words)
        return not SPENT.isdisjoint(words)

    def _runs_on(self, between: str) -> bool:
        """Whether the words between a figure and a metric behind it join the two."""
        if len(between) > 60 or between.startswith(" of "):
            return False
        words = tokens(between.lower())
        if len(words) > 6:
            return False
        for place, word in enumerate(words):
            if word in ("in", "of"):
                if place and words[place - 1] not in CHANGE:
                    return False
            elif ((word in STOPS or not word[0].isalpha()) and word != "(") or word in SCORING:
                return False
        return True

    def _named(self, start: int, end: int) -> Name:
        """The metric at a place: the registry's, or the words themselves."""
        for name in self.names:
            if name.start <= start < name.end:
                return name
        said = self.text[start:end]
        return Name(start, end, None, said, known=_is_name(said))

    def _quantity_behind(self, context: Context, behind: Name | None) -> Name | None:
        """What is measured, from the words right behind a figure: "36% less time", "10.3 RayIoU"."""
        figure = context.figure
        if not context.right or context.right[0] in STOPS or context.right[:3] == ["of", "the", "time"]:
            return None
        limit = min(context.sentence[1], figure.end + 60)
        if behind is not None:
            limit = min(limit, behind.start)
        amount: Span | None = None
        for place, found in enumerate(TOKEN.finditer(self.text, figure.end, limit)):
            word = found[0].lower()
            if place > 5:
                break
            if word in QUANTITY:
                return Name(*found.span(), None, found[0], known=False)
            if (
                context.head in ("fewer", "shorter") or (context.head == "less" and word in SIZES)
            ) and word not in STOPS:
                if word != context.head and word not in NOT_PART and word[0].isalpha() and "-" not in word:
                    amount = found.span() if amount is None else (amount[0], found.end())
                    continue
            if word in CHANGE or (word == "in" and place <= 2):
                continue
            if word in STOPS or not word[0].isalpha():
                break
            shaped = place == 0 and figure.unit in (None, "percent", "points") and _is_acronym(found[0])
            if shaped and self._unnamed(*found.span()):
                return Name(*found.span(), None, found[0])
        if amount is not None:
            return Name(*amount, None, self.text[slice(*amount)], known=False)
        return self._reached(context, limit)

    def _reached(self, context: Context, limit: int) -> Name | None:
        """What a percentage is reached of, as a noun that ends there: "achieves 84.7% relevance, 84.0% importance"."""
        figure, last = context.figure, context.last
        if (
            figure.unit != "percent"
            or figure.sign
            or (found := _NOUN_BEHIND.match(self.text, figure.end, limit)) is None
        ):
            return None
        words = found["name"].split()
        if not _NO_SHARES.isdisjoint(words) or _VAGUE.fullmatch(found["name"]) or _VERBAL.search(words[-1]):
            return None
        listed = (
            last is not None
            and last.metric is not None
            and last.figure.unit == "percent"
            and self.text[last.figure.end : figure.start].count(" ") < 8
        )
        if not listed and _SCORED.isdisjoint(context.left[-4:]):
            return None
        return Name(*found.span("name"), None, found["name"])

    def _unnamed(self, start: int, end: int) -> bool:
        """Whether words are no name of anything else, and could be a metric's."""
        if self.text[start:end] in NO_METRIC:
            return False
        starts, reach, _ = self._other_names
        place = bisect_left(starts, end)
        return not place or reach[place - 1] <= start

    @cached_property
    def _other_names(self) -> tuple[list[int], list[int], set[int]]:
        """Where names of other things than metrics begin, how far those up to each reach, and where they end."""
        places = [span for found in self.document.once(find_benchmarks, self.taxonomy) for span in found.spans]
        places += [(first, stop) for first, stop, _ in self.document.anchors["name"] if self.text[first].isupper()]
        places.sort()
        ends = [stop for _, stop in places]
        return [first for first, _ in places], list(accumulate(ends, max)), set(ends)

    def _quantity_before(self, figure: Figure, floor: int, last: Statement | None) -> Name | None:
        """What is measured, from the words right before a figure: "the optimality gap (1.01)"."""
        text, unit = self.text, figure.unit
        found = _QUANTITY_BEFORE.match(text, max(floor, figure.start - 70), figure.start)
        if found is None:
            return None
        start, end = found.span("name")
        words = found["name"].split()
        while words and any(word.lower() in NOT_PART for word in words):
            start += len(words[0]) + 1
            words = words[1:]
        if not words or end - start < 3 or not self._unnamed(start, end):
            return None
        place = bisect_right(self.starts, start) - 1
        if place >= 0 and self.names[place].known and self.names[place].end >= end:
            return self.names[place]
        said, head, joined = text[start:end], words[-1].lower(), found["join"] in ("of", "from", "(", "=")
        if unit is None and (figure.whole or not (joined or head in QUANTITY or _is_name(said))):
            return None
        if head in QUANTITY:
            if head.startswith("score"):
                start = with_average(text, start)
                said = text[start:end]
            named = len(words) > 1 and _SPECIFIED.fullmatch(head) is not None and words[0] != "test"
            timed = head in TIMED and unit not in ("percent", "points", "factor")
            return Name(start, end, None, said, known=named and not timed)
        if head in CHANGE or head.rpartition("-")[2] in NO_QUANTITY or head in LEVEL or words[0].lower() in _TUNED:
            return None
        if last is not None and last.metric is not None and unit == last.figure.unit and found["join"] == "(":
            # "recall resistance (48%) and disambiguation (46%)"
            if last.metric.end == last.figure.start - 2 and _NEXT_OF_LIST.fullmatch(text, last.figure.end, start):
                return Name(start, end, None, said, known=False)
        if found["join"] == "by" and len(words) == 1 and _is_acronym(said) and _OBJECT_TOO.search(text, floor, start):
            return Name(start, end, None, said)
        measured = _HEADS.fullmatch(words[-1]) is not None
        if not measured and (
            (unit is None and found["join"] == "(")
            or len(words) > 1
            or unit in ("percent", "points", "factor")
            or any(map(str.isupper, said))
            or _VERBAL.search(said)
        ):
            return None
        return Name(
            start,
            end,
            None,
            said,
            known=len(words) > 1 or (not _VAGUE.fullmatch(said) and (measured or found["join"] in ("of", "(", "="))),
        )

    def _changed(self, context: Context, floor: int) -> Name | None:
        """What changes by a figure: "reduces peak contact forces by 40%", "a 40% reduction in peak contact forces"."""
        figure, found = context.figure, None
        if context.before == "by":
            found = _OBJECT.match(self.text, max(floor, figure.start - 80), figure.start)
        if found is not None:
            span = found.span("name")
        elif context.head is not None and (behind := _CHANGED_IN.match(self.text, figure.end, figure.end + 90)):
            span = behind.span("name")
        else:
            return None
        (start, end), words = _trimmed(self.text, span)
        if not words or len(words) > 4 or words[0].lower() == "it":
            return None
        if words[-1].lower() in COMPARED or end in self._other_names[2]:
            return None
        named = words[:-1] if len(words) > 1 and words[-1] in _UNWANTED else words
        if any(word.lower() in STOPS or word.lower() in CHANGE for word in named):
            return None
        return Name(start, end, None, self.text[start:end], known=_HEADS.fullmatch(words[-1]) is not None)

    def _subject(self, floor: int, start: int) -> Name | None:
        """The word for what is measured that stands last before a figure, in its clause."""
        found = None
        old = False
        for token in TOKEN.finditer(self.text, max(floor, start - 90), start):
            word = token[0].lower()
            if word in QUANTITY and not (word == "scores" and token.end() == start - 1):
                found, old = token, False
            elif word in (",", ";", "and", "while", ":"):
                old = True
            elif old and (word in CHANGE or word in LEVEL):
                found = None
        if found is None:
            return None
        begin, end = found.span()
        earlier = TOKEN.findall(self.text, max(floor, begin - 16), begin)
        if earlier and earlier[-1].lower() in QUANTITY and self.text[begin - 1] == " ":
            begin -= len(earlier[-1]) + 1
        begin = with_average(self.text, begin)
        return Name(begin, end, None, self.text[begin:end], known=False)

    def paired(self, statement: Statement) -> list[Name] | None:
        """The two metrics right before "by" and two figures: "improves EPE and F1 by 2% and 4%"."""
        figure = statement.figure
        place = bisect_right(self.starts, figure.start)
        pair = self.names[max(0, place - 2) : place]
        if len(pair) < 2 or not all(name.known for name in pair) or pair[0].start < statement.sentence[0]:
            return None
        joined = self.text[pair[0].end : pair[1].start] in (" and ", "/", " & ")
        return pair if joined and _BY_THEN.fullmatch(self.text, pair[1].end, figure.start) else None

    def listed(self, statement: Statement, count: int) -> list[Name] | None:
        """As many metrics as a list has figures, named in one breath before it in the sentence."""
        text, figure, floor = self.text, statement.figure, statement.sentence[0]
        first = bisect_left(self.starts, max(floor, figure.start - 2 * LEFT))
        names = [
            name for name in self.names[first : bisect_right(self.starts, figure.start)] if name.end <= figure.start
        ]
        for token in TOKEN.finditer(text, max(floor, figure.start - LEFT), figure.start):
            start, end = token.span()
            if token[0].lower() in QUANTITY and not any(name.start <= start < name.end for name in names):
                names.append(Name(start, end, None, token[0], known=False))
        names = sorted(names, key=lambda name: name.start)[-count:]
        if len(names) < count:
            return None
        joined = all(_LISTED.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
        return names if joined else None


_BY_THEN = lazy(r"s? by (?:up to |over |about |approximately |around |at least |more than |an average of |[~≈])?")
_LISTED = lazy(r"s?(?:\s?\([^()]{1,20}\))?(?:,| and|, and|/)(?:\s[A-Za-z-]{1,14}){0,2}\s?")

_BASELINE = lazy(
    r"(?:\s(?:absolute|relative|average|improvement|improvements|gain|gains|increase|increases|boost|points?|higher"
    r"|lower|better|faster|slower|cheaper|more|less|fewer|smaller|speedup|"
    r"speed-up|speedups|reduction|reductions|performance|accuracy|drop|on|average|overall|advantage|lead|margin"
    r"|accurate|efficient|efficiency|efficiently)){0,5}\s\(?(?:over|compared\s(?:to|with)|relative\sto|than|versus"
    r"|vs\.?|"
    r"against|ahead\sof|above)\s(?P<who>[A-Za-z](?:[^,.;:()—]|\.(?=[0-9])){1,80})"
)
_OUTDONE = lazy_regex(
    r"\b(?:outperform|surpass|beat|exceed|outscor|outpac)(?:s|es|ed|ing|e|ting)?\s(?P<who>(?:(?!\b(?:by|while"
    r"|and)\b)[^,;:()—]){2,80})\s(?:by|with)\b[^.;]{0,40}",
    regex.REVERSE,
)
_BASELINE_END = lazy(
    r"\s(?:on|in|by|at|for|while|and|when|with|across|under|using|but|which|that|without|from|to|as|is|are|was|were"
    r"|respectively|through|after|within|during|even|via|across|into|depending)\b"
)
_SEVERAL = lazy(
    r"(?:all|several|multiple|many|various|different|both|two|three|four|five|six|seven|eight|nine|ten|twelve)\b.{0,40}?"
    r"\b(?:tasks|benchmarks|datasets|data sets|runs|seeds|settings|metrics|domains|languages|epochs|years|scenarios)\b"
)
_VAGUE_BASELINE = frozenset(
    "it this that these those a an the all any previous other others both prior one each time before zero-shot".split()
)


def find_baseline(text: str, sentence: Span, start: int, end: int, *, outdone: bool) -> str | None:
    """What a figure is compared with, as written.

    Args:
        text: The text.
        sentence: The span of the figure's sentence.
        start: Where the figure begins.
        end: Where it ends.
        outdone: Whether a verb such as "outperforms" stands before it.

    Returns:
        The baseline, without "the".
    """
    found = _BASELINE.match(text, end, min(sentence[1], end + 140))
    if found is not None:
        who = found["who"]
    elif outdone and (beaten := _OUTDONE.match(text, max(sentence[0], start - 120), start)) is not None:
        who = beaten["who"]
    else:
        return None
    cut = _BASELINE_END.search(who)
    if cut is not None:
        who = who[: cut.start()]
    who = who.strip(" .")
    if who.lower().startswith("the "):
        who = who[4:]
    if _SEVERAL.match(who):
        return None
    if not who or who.lower() in _VAGUE_BASELINE or len(who) > 60 or who[0].isdigit():
        return None
    return who


_ON = lazy(
    r"\b(?:on|in|for|across|of|over|to|from|at|and|both|the|with|using|under|against)\s(?:the\s|both\s|all\s|our\s"
    r"|a\s|average\s|challenging\s|popular\s|standard\s)*$|[,/(&]\s?$"
)
_BOTH = lazy(r"(?:\s?\([^()]{1,40}\))?(?:,| and|, and|/|,? as well as|\s?&)?(?:\s?the)?\s?(?:on |[a-z-]{1,12} )?")
_BOTH_BEFORE = lazy(r"(?:,| and|, and|/)\s?(?:the\s)?")
_ON_BEFORE = lazy(r"\b(?:on|in|for|across|of)\s(?:the\s|both\s|our\s)?$|(?:,| and|, and|/)\s(?:the\s)?$", re.IGNORECASE)

_RIGHT_BEFORE = lazy(
    r" \(|: | at | = | by (?:(?:up to|as much as|over|about|more than|at least|an average of|approximately|around|nearly"
    r"|roughly) )?"
)
"""What stands between a benchmark and its figure."""

Places = list[tuple[int, int, FoundBenchmark]]


def attach_benchmarks(text: str, statements: list[Statement], places: Places) -> None:
    """Link each statement to the benchmarks that its clause names.

    Args:
        text: The text.
        statements: The statements, in order; their `benchmarks` are filled in.
        places: Where benchmarks stand, in order.
    """
    starts = [start for start, _, _ in places]
    for index, statement in enumerate(statements):
        at = bisect_right(starts, statement.figure.start)
        following = statements[index + 1].figure.start if index + 1 < len(statements) else statement.sentence[1]
        previous = statements[index - 1] if index else None
        chosen = _benchmarks_right_before(text, statement, places, at)
        chosen = chosen or _benchmarks_behind(text, statement, places, at, min(statement.sentence[1], following))
        chosen = chosen or _benchmarks_before(text, statement, places, at, previous)
        for found in chosen:
            reference = {"id": found.id, "name": found.name}
            if reference not in statement.benchmarks:
                statement.benchmarks.append(reference)


def _benchmarks_right_before(text: str, statement: Statement, places: Places, at: int) -> list[FoundBenchmark]:
    """The benchmarks that a figure follows at once: "KITTI (82.1)", "improves on KITTI and BDD100K by 3%"."""
    reach = statement.figure.start
    chosen: list[FoundBenchmark] = []
    while at:
        at -= 1
        start, end, found = places[at]
        if end > reach:
            continue
        if start < statement.sentence[0] or not (_BOTH_BEFORE if chosen else _RIGHT_BEFORE).fullmatch(text, end, reach):
            break
        chosen.append(found)
        reach = start
    return chosen[::-1]


def _benchmarks_behind(text: str, statement: Statement, places: Places, at: int, limit: int) -> list[FoundBenchmark]:
    """The benchmarks named behind a figure: "rises by 2.4 points on BDD100K and KITTI"."""
    chosen: list[FoundBenchmark] = []
    last = end = statement.figure.end
    for place in range(at, len(places)):
        start, stop, found = places[place]
        if start < end:
            continue
        if start >= limit:
            break
        if chosen:
            if not _BOTH.fullmatch(text, last, start):
                break
        elif start - last > 90 or ";" in text[last:start] or not _ON.search(text, max(end, start - 24), start):
            break
        chosen.append(found)
        last = stop
    return chosen


def _benchmarks_before(
    text: str, statement: Statement, places: Places, at: int, previous: Statement | None
) -> list[FoundBenchmark]:
    """The benchmarks named before a figure: "On BDD100K, mAP rises by 2.4 points"."""
    floor, reach = statement.sentence[0], statement.figure.start
    chosen: list[FoundBenchmark] = []
    while at:
        at -= 1
        start, end, found = places[at]
        if end > reach:
            continue
        if start < floor:
            break
        if chosen:
            if not _BOTH_BEFORE.fullmatch(text, end, reach):
                break
        elif not _ON_BEFORE.search(text, max(floor, start - 16), start):
            continue
        elif ";" in text[end:reach] or (
            previous is not None and previous.figure.start > end and previous.kind != statement.kind
        ):
            break
        chosen.append(found)
        reach = start
    return chosen[::-1]
