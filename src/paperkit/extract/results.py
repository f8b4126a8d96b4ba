"""Finds results: the figures that say how well or how cheaply something does, with metric, benchmark and baseline.

>>> from paperkit import Paper, Pipeline
>>> paper = Pipeline().extract("Accuracy rises from 61.2% to 70.4% with a 7B model, at 3x lower latency.")
>>> [(result.values, result.unit, result.kind, result.metric.name) for result in paper.results]
[((61.2, 70.4), 'percent', 'score', 'accuracy'), ((3.0,), 'factor', 'reduction', 'latency')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.benchmarks import find_benchmarks
from paperkit.extract.metrics import FoundMetric, find_metrics, metric_places
from paperkit.extract.quantities import Figure, find_figures
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'/+-]{0,40}|[0-9][\w.,%]{0,20}|[^\sA-Za-z0-9]")
"""A word, a number or a sign."""

LEFT, RIGHT = 150, 90
"""How many characters before and behind a figure are read. A clause that states a result is seldom longer."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GAIN = _words(
    "improves improve improved improving improvement improvements outperforms outperform outperformed outperforming "
    "outperformance surpasses surpass surpassed surpassing beats beat beating increases increase increased increasing boosts "
    "boost boosted boosting gains gain gained gaining raises raise raised raising lifts lift lifted lifting enhances enhance "
    "enhanced enhancing enhancement enhancements uplift uplifts higher better faster quicker greater stronger speedup speedups speed-up "
    "speed-ups speeds speed accelerates accelerate accelerated accelerating acceleration accelerations advantage advantages lead leads leading ahead "
    "rises rise rose rising grows grow grew elevates elevating elevate advances advance advancing margin margins more jump jumps jumped jumping "
    "increment increments amplifies extends extend longer larger augments bolsters superior growth strengthens outpaces outpacing "
    "outscores outscoring overtakes tops topping climbs climb climbing delta exceeds exceed exceeded exceeding wins win recovers improve/ sped"
)  # fmt: skip
"""What says that a figure is a gain."""

REDUCTION = _words(
    "reduces reduce reduced reducing reduction reductions decreases decrease decreased decreasing drops drop dropped dropping lowers "
    "lower lowered lowering cuts cut cutting saves save saved saving savings shortens shorten shortened shortening shrinks shrink "
    "shrinking shrunk compresses compress compressed compressing compression degrades degrade degraded degradation degrading degradations "
    "falls fall fell falling declines decline declined declining loses lose losing lost loss losses less fewer smaller shorter cheaper slower "
    "worse lighter underperforms underperform underperforming lags lag lagging trails trail trailing closes close closing narrows narrow narrowing "
    "diminishes diminish minimizes minimize mitigates mitigating mitigate slashes slashing trims alleviates suppresses suppressing deterioration "
    "deteriorates collapses collapse plummets plummet plunges eliminates eliminating curtails worsens penalty slowdown deficit shaves downsizes"
)  # fmt: skip
"""What says that a figure is a reduction."""

NOUNS = _words(
    "improvement improvements outperformance increase increases boost boosts gain gains enhancement enhancements uplift uplifts speedup speedups speed-up "
    "speed-ups acceleration accelerations advantage advantages lead rise growth margin margins jump jumps increment increments delta reduction reductions decrease "
    "decreases drop drops cut savings saving compression degradation degradations fall decline declines loss losses deterioration collapse penalty "
    "slowdown deficit"
)  # fmt: skip
"""Those of them that are nouns, which "of" may join to the figure."""

CHANGE = {word: "gain" for word in GAIN} | {word: "reduction" for word in REDUCTION}

LEVEL = _words(
    "achieves achieve achieved achieving reaches reach reached reaching attains attain attained attaining obtains obtain obtained obtaining "
    "scores score scored scoring yields yielding yield delivers delivering performs records recorded averages averaging averaged maintains "
    "maintaining maintain retains retaining retain preserves preserving preserve solves solved solve solving resolves resolved resolve resolving succeeds "
    "succeed succeeding fails fail failed failing completes completed complete completing wins winning win won detects detected detect detecting identifies identified "
    "recovers recover recovered recovering matches match matching passes passed pass correct correctly agree agrees agreement success successful successfully "
    "captures blocks prevents rejects flags covers explains explained predicts predicted classifies classified recalls answers answered accepted preferred prefer prefers "
    "accepts hallucinate refuse refuses comply complies accuracy accurate accurately survive survives attaining outperforms outperform outperforming outperformed surpass surpasses surpassing "
    "best state-of-the-art sota top rank ranks ranked ranking improves improve improved improving beats beat beating exceeds exceeding exceed better superior ahead first"
)  # fmt: skip
"""What says that a share or a count tells how well something does."""

QUANTITY = _words(
    "performance cost costs time error errors score scores success quality speed memory footprint parameters robustness generalization efficiency utility "
    "retention storage power energy overhead effectiveness compute computation consistency similarity correctness alignment agreement gap gaps usage size consumption delay delays "
    "forgetting transfer rank tokens compression space communication bandwidth workload effort"
)  # fmt: skip
"""Words for what is measured that name no metric of the registry."""

SIZES = _words(
    "model models llm llms data dataset datasets sample samples parameters params training corpus batch context sequence sequences tokens counterparts size sizes "
    "baselines capacity networks backbone scale resolution resolutions upsampling downsampling super-resolution upscaling zoom magnification sr compute steps epochs "
    "images layers experts examples demonstrations annotations labels supervision budget teacher vocabulary"
)  # fmt: skip
"""What a factor may be the size of."""

_SHARE_ONLY = _words(
    "sparsity sparse noise missing masking masked confidence ci quantile percentile threshold dropout pruned pruning sampling subset labels label labeled "
    "labelled labeling annotation annotations annotated training supervision credible poisoned poisoning overlap probability significance humidity chance"
)  # fmt: skip
"""What follows a percentage that sets up an experiment."""

_STOPS = _words(
    "on over than compared for with and while across by from to when that which using at as vs versus after without against under but whereas, "
    "through via during if between within into because where whereas is are was were"
) | frozenset(",.;:()[]—")  # fmt: skip
"""What ends the run of words that belong to a figure."""

_BOUNDS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        "at_most": "up to|at most|less than|under|below|within|fewer than|no more than|as low as|as little as|as few as|as high as|"
        "as much as|as many as|not exceeding|<|≤|lower than|smaller than|upto|as large as|maximum of",
        "at_least": "over|more than|at least|exceeding|exceeds|exceed|above|greater than|upwards of|beyond|surpassing|surpasses|surpass|>|≥|better than|"
        "higher than|no less than|well over|larger than|minimum of|exceeded|surpassed",
        "about": "approximately|about|around|roughly|nearly|almost|~|≈|close to|circa|some|approx .|approx|near|an estimated|on the order of",
    }.items()
    for phrase in phrases.split("|")
}
_FILLERS = _words(
    "a an the its average mean median absolute relative further additional another significant remarkable impressive substantial total overall cumulative only just even "
    "respectable strong new notable large small mere peak maximum consistent considerable very low high minimal slight nearly respectively additionally estimated modest still "
    "whopping approximate typical minimum combined net effective competitive near-perfect robust"
)  # fmt: skip

_SHARE_OF = _words(
    "data dataset datasets parameters params samples tokens training labels annotations images population patients people adults world global papers users corpus examples articles "
    "children women students pixels weights layers experts heads original budget memory compute total area cost size neurons channels vocabulary participants respondents respondents' documents "
    "sentences words deaths gdp energy time traffic accidents individuals households companies developers"
)
"""Of what a percentage is a share that no method reached."""

_HAVING = _words("using only with contains contain containing uses use just on from over than affects affecting affect")
_MAKING_UP = _words(
    "accounting accounts account comprising comprises comprise constitutes constitute constituting represents representing represent forms makes make fraction portion share proportion "
    "percentage prevalence consists occupies occupying contribute contributes contributed affected suffer suffers"
)
_UNITS_OF_TIME = _words(
    "ns µs μs us ms msec s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks millisecond milliseconds microsecond microseconds nanoseconds"
)
_UNITS_OF_COST = _UNITS_OF_TIME | _words("KB kB MB GB TB MiB GiB KiB W mW kW J mJ µJ kWh $ € £ USD dollar dollars cent cents")
_SURE_UNITS = re.compile(r"(?:dB|db)$|.*(?:/s|/sec|/second|per second)$|.*(?:FLOPs|FLOPS|MACs)$|kcal/mol$|bpp$|bits?.per")
_THING = re.compile(
    r"\s(?:of\s(?:[a-z-]{1,14}\s){0,2}(?:\w{0,16}(?:audio|video|videos|speech|recordings?|data|footage|music|context|history|RAM|VRAM|text|labeled|annotations?|training|demonstrations?|"
    r"interactions?|conversations?|driving|experience|observations?|sound|trajectories|play|robot|teleoperation|imagery|content|simulation|film|movies|songs|memory|transcribed|unlabeled|human))"
    r"|(?:[a-z-]{1,14}\s){0,1}(?:videos?|clips?|audio|recordings?|windows?|GPUs?|segments?|images?|utterances?|history|horizon|samples?|intervals?|resolution|spatial|grid|long|wide|ago|old|RAM|VRAM|"
    r"consumer|card|per week|apart|before|later|tall|deep|thick|wavelength|range|bands?|signals?|sequences?|data|devices?|episodes?|timesteps?|lookback|forecasts?|ahead|of age))\b"
)
"""What a duration, a size or a length may be a property of, other than of a method."""

_BARE_LEFT = re.compile(
    r"s?\)?(?:\s?\([^()]{1,24}\))?(?:\s(?:scores?|values?|rates?|metrics?|results?|index|points|ratings?|coefficients?|levels?))?"
    r"(?:,?\s(?:of|is|was|are|at|to|from|by|as|reaches|reaching|reached|between|ranging|approaching|above|below|over|under|up|high|low|than|about|approximately|around|roughly|nearly|"
    r"only|just|least|most|more|less|average|an|a|equal|scores?|exceeding|exceeds|improves|improved|increases|increased|rises|rose|drops|dropped|falls|fell|decreases|decreased|goes|went|averages|averaging|gains?|improvements?|increase)){0,6}"
    r"\s?[:=(]?\s?[~≈<>≤≥]?\s?"
)
"""What may stand between a metric and its bare figure."""

_SCORING = _words("scores scoring scored achieves achieving achieve achieved reaches reaching reached reach attains attaining attained obtains obtaining averages averaging hits hitting")
_SYMBOLS = _words("r ρ τ τb κ rho tau kappa r2 r² icc auc auroc f1 dsc acc")
_VERSION = re.compile(r"(?:[A-Z][\w.+/]{0,20}|v|version|[vV]er\.|CC[- ]BY(?:-\w{2})*|IoU\s?[=>]|[tT]hreshold(?: of| at)?|temperature(?: of)?|rate of|[a-z]\s?[=<>]|p[ -]values?[a-z ]{0,14})[\s-]?[<>=]?\s?$")
"""What makes the number behind it a version or a setting."""

_VERSIONED = re.compile(r"-[A-Za-z]|\s(?:[A-Z][a-z]+\b|Pro\b|Flash\b|Mini\b|license|billion|million)|\.[0-9]|×|\)?\s?[<>]")
_ON_NAME = re.compile(r"\son\s(?:the\s)?[A-Z]")
_BRACKET = re.compile(r"\((?:from|vs\.?|versus|compared to|against|down from|up from|i\.e\.,|e\.g\.,)?\s?$")
_AFTER_CHANGE = re.compile(r"\s(?:gains?|improvements?|increases?|boosts?|drops?|reductions?|decreases?|declines?|savings|loss)\b")
_BASELINE = re.compile(
    r"(?:\s(?:absolute|relative|average|improvement|improvements|gain|gains|increase|increases|boost|points?|higher|lower|better|faster|slower|cheaper|more|less|fewer|smaller|speedup|"
    r"speed-up|speedups|reduction|reductions|performance|accuracy|drop|on|average|overall|advantage|lead|margin|accurate|efficient|efficiency|efficiently)){0,5}\s\(?(?:over|compared\s(?:to|with)|relative\sto|than|versus|vs\.?|"
    r"against|ahead\sof|above)\s(?P<who>[A-Za-z][^,.;:()—]{1,80}|[A-Za-z][\w.-]{1,40})"
)
_OUTDONE = re.compile(
    r"\b(?:outperform|surpass|beat|exceed|outscor|outpac)(?:s|es|ed|ing|e|ting)?\s(?P<who>(?:(?!\b(?:by|while|and)\b)[^,;:()—]){2,80})\s(?:by|with)\b[^.;]{0,40}$"
)
_BASELINE_END = re.compile(
    r"\s(?:on|in|by|at|for|while|and|when|with|across|under|using|but|which|that|without|from|to|as|is|are|was|were|respectively|through|after|within|during|even|via|across|into|depending)\b"
)
_VAGUE_BASELINE = _words("it this that these those a an the all any previous other others both prior one each time")
_RELATIVE = re.compile(r"\b(?:(relative(?:ly)?)|(absolute(?:ly)?|percentage))\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|in|for|across|of|over|to|from|at|and|both|the|with|using|under|against)\s(?:the\s|both\s|all\s|our\s|a\s|average\s|challenging\s|popular\s|standard\s)*$|[,/(&]\s?$")
_PARTS = re.compile(r",? and |, ")
_ENUMERATOR = re.compile(r"\s*\)")


@dataclass(slots=True)
class _Name:
    """A place of a metric, or of a word for what is measured."""

    start: int
    end: int
    id: str | None
    name: str
    known: bool = True


@dataclass(slots=True)
class _Statement:
    """A figure that is taken for a result, with what belongs to it."""

    figure: Figure
    kind: str
    rule: str
    sentence: Span
    metric: _Name | None = None
    bound: str | None = None
    relative: bool | None = None
    benchmarks: list[dict[str, str | None]] = field(default_factory=list)
    baseline: str | None = None
    adjacent: bool = False
    cue: Span | None = None


class _Search:
    """The results of one document as they are found."""

    def __init__(self, document: Document, taxonomy: Taxonomy, figures: list[Figure]) -> None:
        self.document = document
        self.text = document.text
        self.figures = figures
        places = document.once(metric_places, taxonomy)
        names = [_Name(start, end, metric.id, metric.name) for metric in places.metrics for start, end in metric.spans]
        names += [_Name(start, end, entry.id, entry.name, known=False) for start, end, entry in places.plain]
        self.names = sorted(names, key=lambda name: name.start)
        self.starts = [name.start for name in self.names]
        self.statements: list[_Statement] = []
        self.taxonomy = taxonomy

    def run(self) -> list[_Statement]:
        """Look at each figure in turn."""
        trace = self.document.trace
        for index, figure in enumerate(self.figures):
            said = self.judge(index, figure)
            if isinstance(said, str):
                if trace is not None:
                    name = self.text[figure.start : figure.end]
                    trace.dropped("results", name, (figure.start, figure.end), rule="figure", reason=said)
            else:
                self.statements.append(said)
        self.share_out()
        self.attach_benchmarks()
        return self.statements

    # What a figure is.

    def judge(self, index: int, figure: Figure) -> _Statement | str:
        """The statement that a figure makes, or why it is none."""
        text, unit = self.text, figure.unit
        start, end = figure.start, figure.end
        if self.inside_name(figure):
            return "part of a metric's name"
        if unit is None and (text[start - 1 : start] == "[" or figure.whole and _ENUMERATOR.match(text, end) and figure.form == ""
                             and self.enumerates(start)):  # fmt: skip
            return "numbers an item"
        sentence = self.document.sentence(start)
        floor = max(sentence[0], start - LEFT)
        if self.statements:
            floor = max(floor, min(self.statements[-1].figure.end, start))
        wide = max(sentence[0], start - LEFT)
        ceiling = min(sentence[1], end + RIGHT)
        right = _TOKEN.findall(text, end, ceiling)[:10]
        left = _TOKEN.findall(text, wide, start)[-26:]
        lower_left = [token.lower() for token in left]
        bound, lead = self.lead(lower_left)
        if figure.plus:
            bound = "at_least"
        head = self.head(right)
        metric, adjacent = self.link(figure, sentence, wide, floor, right)
        kind, cue = self.kind(figure, lower_left, lead, head, index)
        verdict = getattr(self, "_" + _CLASSES.get(unit or "", "other"))(
            figure, lower_left[:lead], right, head, metric, adjacent, kind
        )
        if isinstance(verdict, str):
            return verdict
        statement = _Statement(figure, figure.kind or kind, cue, sentence, metric, bound, adjacent=adjacent)
        near = _RELATIVE.search(text, max(sentence[0], start - 24), min(sentence[1], end + 24))
        if near is not None and statement.kind != "score":
            statement.relative = near[1] is not None
        if statement.kind != "count" or figure.form == "of":
            statement.baseline = self.baseline(figure, sentence)
        return statement

    def enumerates(self, start: int) -> bool:
        """Whether what stands before a number that a bracket closes lets it be the number of an item."""
        before = self.text[max(0, start - 2) : start]
        return before in ("", "\n\n") or before[-1] == "(" or before[-1] == " "

    def inside_name(self, figure: Figure) -> bool:
        """Whether a figure is part of a metric's name, as a cut-off is."""
        place = bisect_right(self.starts, figure.start) - 1
        return place >= 0 and self.names[place].end > figure.start

    def lead(self, left: list[str]) -> tuple[str | None, int]:
        """The bound that stands before a figure, and how many of the tokens come before it and its fillers."""
        bound: str | None = None
        at = len(left)
        while at:
            for size in (3, 2, 1):
                said = _BOUNDS.get(tuple(left[at - size : at])) if at >= size else None
                if said is not None:
                    if size == 1 and left[at - 1] == "over" and at >= 2 and left[at - 2] in NOUNS:
                        said = None
                        continue
                    bound, at = bound or said, at - size
                    break
            else:
                if left[at - 1] in _FILLERS:
                    at -= 1
                elif left[at - 1] == "of" and at >= 2 and left[at - 2] in ("average", "total", "mean", "median", "factor", "maximum"):
                    at -= 2
                else:
                    break
        return bound, at

    def head(self, right: list[str]) -> str | None:
        """The first word behind a figure that says which way it goes."""
        for place, token in enumerate(right[:7]):
            word = token.lower()
            if word in _STOPS or word[0].isdigit():
                if word == "in" and place < 2:
                    continue
                return None
            if word in CHANGE and word not in ("leading", "win", "wins", "close", "speed", "extend", "saving"):
                return word
        return None

    def kind(
        self, figure: Figure, left: list[str], lead: int, head: str | None, index: int
    ) -> tuple[str, str]:
        """The kind of result that a figure is, and the rule that says so."""
        if figure.form == "of" or figure.unit == "count":
            return "count", "count"
        before = left[lead - 1] if lead else ""
        if head is not None and not (figure.form in ("range", "versus") and figure.unit is None):
            return CHANGE[head], "head"
        if figure.sign == "+":
            return "gain", "sign"
        if figure.sign == "-" and before not in ("of", "is", "at"):
            return "reduction", "sign"
        if before == "by" or (before == "," and "by" in left[max(0, lead - 8) : lead]):
            for word in reversed(left[:lead]):
                if word in CHANGE:
                    return CHANGE[word], "change by"
            return "gain", "change by"
        if figure.unit == "factor" and figure.kind:
            return figure.kind, "word"
        if before in ("to", "from", "at", "between") and figure.unit != "factor":
            if before == "to" and lead >= 2 and left[lead - 2] in NOUNS:
                return CHANGE[left[lead - 2]], "noun"
            return "score", "level"
        if before in ("of", "(", ":", "by", "with", "is", "was", "averaging", "reaching", "in", "yields", "are"):
            for word in reversed(left[max(0, lead - 8) : lead - 1]):
                if word in ",;.:)" or word in ("with", "and", "while", "achieves", "achieving", "reaches"):
                    if not (before == "(" and word in ",)"):
                        break
                if word in NOUNS and word not in ("loss", "losses", "lead", "fall"):
                    return CHANGE[word], "noun"
            if before == "(" and figure.unit in ("factor", "points") and lead >= 2:
                for word in reversed(left[max(0, lead - 7) : lead - 1]):
                    if word in CHANGE:
                        return CHANGE[word], "noun"
        elif before in CHANGE and before not in ("exceeds", "exceeding", "exceed", "surpasses", "surpassing", "more", "better", "win", "wins", "recovers"):
            return CHANGE[before], "verb"
        elif lead >= 2 and left[lead - 2] in CHANGE and before not in _STOPS and figure.unit in ("percent", "points", "factor"):
            return CHANGE[left[lead - 2]], "verb"
        near = _RELATIVE.search(self.text, figure.end, figure.end + 12)
        if near is not None and figure.unit == "percent" and before not in ("of", "at"):
            return next((CHANGE[word] for word in reversed(left[:lead]) if word in CHANGE), "gain"), "absolute"
        inherited = self.inherited(figure, index)
        if inherited is not None:
            return inherited.kind, "coordination"
        if figure.unit == "factor":
            for word in reversed(left[max(0, lead - 6) : lead]):
                if word in CHANGE:
                    return CHANGE[word], "verb"
            return "gain", "factor"
        if figure.unit == "points" and before not in ("of", "scores", "scoring", "score", "at"):
            for word in reversed(left[:lead]):
                if word in CHANGE:
                    return CHANGE[word], "verb"
        return "score", "level"

    def inherited(self, figure: Figure, index: int) -> _Statement | None:
        """The statement before a figure that it carries on: "+2.5 pp on short queries and +6.3 pp on long ones"."""
        if not self.statements:
            return None
        last = self.statements[-1]
        gap = figure.start - last.figure.end
        if gap > 90 or not index or self.figures[index - 1] is not last.figure or last.figure.unit != figure.unit:
            return None
        between = self.text[last.figure.end : figure.start]
        if last.sentence[1] < figure.start or ";" in between or last.kind == "count":
            return None
        words = _TOKEN.findall(between.lower())
        if not ("and" in words or "," in words) or any(word in CHANGE or word in LEVEL for word in words):
            return None
        return last

    def continues(self, figure: Figure, last: _Statement) -> bool:
        """Whether a figure goes on with the statement before it: in brackets behind it, or after "and" with its unit."""
        between = self.text[last.figure.end : figure.start]
        if len(between) > 70 or figure.start > last.sentence[1]:
            return False
        if _BRACKET.search(between):
            return True
        return last.figure.unit == figure.unit and re.search(r"\b(?:and|versus|vs|against|to)\b|,", between) is not None

    # Which figures are results.

    def _percent(
        self, figure: Figure, left: list[str], right: list[str], head: str | None, metric: _Name | None, adjacent: bool, kind: str
    ) -> str | None:
        """Why a percentage is no result."""
        words = [token.lower() for token in right[:5]]
        first = words[0] if words else ""
        before = left[-1] if left else ""
        if before in ("top", "bottom"):
            return "a share that is chosen"
        if adjacent or head is not None:
            return None
        if first in _SHARE_ONLY or (len(words) > 1 and words[1] in _SHARE_ONLY and first not in _STOPS):
            return "sets up an experiment"
        if first == "of":
            if any(word in _SHARE_OF for word in words[1:]) and not any(word in LEVEL for word in left[-7:]):
                return "the share of something"
            if kind == "score" and (before in _HAVING or any(word in _MAKING_UP for word in left[-4:])):
                return "the share of something"
            return None
        if kind == "score" and any(word in _MAKING_UP for word in left[-4:]):
            return "the share of something"
        if kind == "score" and before in ("using", "use", "uses", "with") and first in ("data", "parameters", "tokens", "samples"):
            return "the share of something"
        return None

    def _points(
        self, figure: Figure, left: list[str], right: list[str], head: str | None, metric: _Name | None, adjacent: bool, kind: str
    ) -> str | None:
        """Why points are no result."""
        if figure.sign or figure.metric or adjacent or kind != "score":
            return None if figure.values[0] < 1500 else "too many points"
        if figure.whole and (figure.values[0] > 100 or metric is None):
            return "points that are no score"
        return None

    def _factor(
        self, figure: Figure, left: list[str], right: list[str], head: str | None, metric: _Name | None, adjacent: bool, kind: str
    ) -> str | None:
        """Why a factor is no result."""
        words = [token.lower() for token in right[:4]]
        first = words[0] if words else ""
        before = left[-1] if left else ""
        if head is not None:
            after = words[words.index(head) + 1 : words.index(head) + 3] if head in words else []
            sized = any(word in SIZES for word in after)
            if head in ("larger", "longer", "bigger", "greater") and (not adjacent or sized) and not any(word in ("gain", "gains", "improvement") for word in after):
                return "a size compared"
            if head == "more" and sized or head in ("smaller", "fewer", "less") and any(word in ("data", "training", "samples", "labels", "examples") for word in after[:1]) and not adjacent:
                return None if head != "more" else "a size compared"
            return None
        if self.text[figure.start : figure.end].lower() in ("half", "double", "a third", "triple", "a quarter", "one third", "one-third", "twice", "two times", "three times", "thrice", "quadruple"):
            return self._word(figure, left, right, adjacent)
        if figure.kind:
            return None if adjacent or metric is not None or before in ("", "that", "nearly", "almost", "and", "it") or first in ("the", "its", "both", "of") else "a word with other senses"
        if first in SIZES and not adjacent:
            return "a size"
        if adjacent or before == "by" and any(word in CHANGE for word in left[-12:]) or any(word in CHANGE for word in left[-3:]):
            return None
        if self.statements and self.statements[-1].figure.unit == "factor" and figure.start - self.statements[-1].figure.end < 40:
            return None
        if first in ("over", "relative", "compared") or (first == "better" or before == "("  and any(word in CHANGE for word in left[-6:])):
            return None
        if first in ("as", "the", "efficient", "efficiency", "throughput", "that") and before not in ("at", "with"):
            return None if first != "the" or any(word in QUANTITY or word == "speed" for word in words) else "a size"
        return "no word of change with it"

    def _word(self, figure: Figure, left: list[str], right: list[str], adjacent: bool) -> str | None:
        """Why a word such as "half" is no result."""
        words = [token.lower() for token in right[:6]]
        before = left[-1] if left else ""
        if before in ("by", "in") and any(word in REDUCTION or word in GAIN for word in left[-9:]):
            return None
        if words[:1] == ["as"] and len(words) > 1 and words[1] in ("fast", "many", "much", "accurate", "efficient", "good", "likely"):
            return None if words[1] != "likely" else "a likelihood"
        if words[:1] in (["the"], ["its"], ["of"]) and any(
            word in ("cost", "time", "memory", "speed", "latency", "compute", "throughput", "parameters", "inference", "training", "error", "size", "flops", "tokens", "accuracy", "performance")
            for word in words[1:4]
        ):  # fmt: skip
            figure.kind = figure.kind or "reduction"
            if words[1] in ("speed", "throughput") or any(word in ("speed", "throughput", "accuracy", "performance") for word in words[1:4]):
                figure.kind = "gain"
            return None
        return "a word with other senses"

    def _count(
        self, figure: Figure, left: list[str], right: list[str], head: str | None, metric: _Name | None, adjacent: bool, kind: str
    ) -> str | None:
        """Why a count is no result."""
        if figure.kind == "count":
            return None
        near = left[-10:] + [token.lower() for token in right[:7]]
        if any(word in LEVEL or word in GAIN for word in near):
            return None
        if self.statements and self.statements[-1].kind == "count" and figure.start - self.statements[-1].figure.end < 80:
            return None
        return "a count that no word of success goes with"

    def _other(
        self, figure: Figure, left: list[str], right: list[str], head: str | None, metric: _Name | None, adjacent: bool, kind: str
    ) -> str | None:
        """Why a figure with another unit, or with none, is no result."""
        if figure.unit is None:
            return self._bare(figure, left, metric, adjacent, kind, head)
        if self.statements and self.continues(figure, self.statements[-1]):
            return None
        unit = figure.unit
        if _THING.match(self.text, figure.end):
            return "a property of data or devices"
        before = left[-1] if left else ""
        if _SURE_UNITS.match(unit):
            return None
        if adjacent or kind != "score" and figure.unit not in ("$",) or kind != "score" and metric is not None:
            return None
        if unit in _UNITS_OF_COST or unit in ("Hz", "kHz", "FPS", "fps", "Fps", "QPS", "frames per second"):
            if before in ("in", "within", "under", "takes", "take", "taking", "requires", "require", "requiring", "only", "at", "to", "costs", "costing", "cost", "uses", "using", "consumes", "consuming", "averaging", "runs", "than", "with", "and", ",", "for", "from", "around", "needs", "of", "("):
                if any(word in _RUNNING for word in left[-12:]) or metric is not None or any(token.lower() in _RUNNING for token in right[:5]):
                    return None
            return "a time, a size or a price that nothing measures"
        return "a unit that nothing measures"

    def _bare(
        self, figure: Figure, left: list[str], metric: _Name | None, adjacent: bool, kind: str, head: str | None
    ) -> str | None:
        """Why a number without a unit is no result."""
        text = self.text
        before = left[-1] if left else ""
        if not figure.whole and figure.form != "of" and self.plain_score(figure, left, before):
            return None
        if metric is None:
            return "a number without unit and metric"
        if figure.whole and 1900 <= figure.values[0] <= 2100 and figure.form == "":
            return "a year"
        if not adjacent:
            if self.statements and figure.start - self.statements[-1].figure.end < 60 and self.statements[-1].figure.unit is None and not figure.whole:
                between = text[self.statements[-1].figure.end : figure.start]
                if metric.start < self.statements[-1].figure.start and re.search(r"\b(?:and|vs\.?|versus|from|against|to)\b|,|\(", between):
                    return None
            return "a number that stands apart from any metric"
        if metric.start > figure.end:
            if figure.whole and metric.id is None:
                return "a number of things"
            if figure.whole and not figure.sign and text[figure.end : metric.start].strip() not in ("", "%") and kind == "score":
                return "a number of things"
            if figure.whole and text[metric.start : metric.end].islower() and kind == "score" and figure.values[0] < 20:
                return "a number of things"
        elif text[metric.end : figure.start].strip() == "=" and text[max(0, metric.start - 4) : metric.start].lower().endswith(("at ", "@", " at")):
            return "a threshold"
        return None

    def plain_score(self, figure: Figure, left: list[str], before: str) -> bool:
        """Whether a number with a decimal point, without unit and metric next to it, is a score all the same."""
        text = self.text
        if _VERSION.search(text, max(0, figure.start - 24), figure.start) or _VERSIONED.match(text, figure.end):
            return False
        if figure.sign == "+" and text[figure.start - 1] in " (,/:":
            return True
        if before == "by":
            return any(word in CHANGE for word in left[-14:])
        if before == "of" and len(left) > 1 and (left[-2] in NOUNS or left[-2] in ("score", "scores")):
            return True
        if before in _SCORING or figure.form in ("range", "versus") and before == "from" and any(word in CHANGE for word in left[-8:]):
            return True
        if before in ("=", "≈") and len(left) > 1 and left[-2] in _SYMBOLS:
            return True
        if before == "(" or _ON_NAME.match(text, figure.end):
            return self.beside_benchmark(figure)
        return False

    def beside_benchmark(self, figure: Figure) -> bool:
        """Whether a number stands right behind a benchmark's name in brackets, or before "on" and one."""
        for found in self.document.once(find_benchmarks, self.taxonomy):
            for start, end in found.spans:
                if end == figure.start - 2 or 3 < start - figure.end < 9:
                    return True
        return False

    # What belongs to a figure.

    def link(self, figure: Figure, sentence: Span, wide: int, floor: int, right: list[str]) -> tuple[_Name | None, bool]:
        """The metric that a figure is one of, and whether it stands next to it."""
        text = self.text
        start, end = figure.start, figure.end
        if figure.metric is not None:
            return self.named(*figure.metric), True
        place = bisect_right(self.starts, start)
        before = self.names[place - 1] if place else None
        if before is not None and (before.start < wide or before.end > start):
            before = None
        behind = self.names[place] if place < len(self.names) and self.names[place].start < min(sentence[1], end + RIGHT) else None
        if behind is not None and behind.start < end:
            behind = None
        if before is not None and before.end >= floor - 1 and start - before.end < 90 and _BARE_LEFT.fullmatch(text, before.end, start):
            return before, True
        if behind is not None and self.runs_on(text[end : behind.start]):
            return behind, True
        # words for what is measured, and acronyms that no registry knows
        said = self.quantity_behind(figure, sentence, behind)
        if said is not None:
            return said, True
        said = self.quantity_before(figure, max(wide, floor))
        if said is not None:
            return said, True
        said = self.object_before(figure, max(wide, floor))
        if said is not None:
            return said, True
        if behind is not None and behind.start - end < 60:
            between = text[end : behind.start]
            if re.fullmatch(r"(?:\s[a-z-]{1,14}){0,4}\s(?:in|in terms of|on|of)(?:\s[a-z-]{1,16}){0,3}\s", between):
                return behind, True
        if before is not None and before.end >= floor - 1 and start - before.end < 100:
            return before, False
        if self.statements and self.statements[-1].sentence == sentence and before is not None:
            last = self.statements[-1]
            if last.metric is not None and start - last.figure.end < 90:
                return last.metric, False
        word = self.subject(floor, start)
        if word is not None:
            return word, False
        if self.statements and self.statements[-1].sentence == sentence:
            last = self.statements[-1]
            if last.metric is not None and start - last.figure.end < 90 and last.figure.unit == figure.unit:
                return last.metric, False
        return None, False

    def runs_on(self, between: str) -> bool:
        """Whether the words between a figure and a metric behind it join the two."""
        if len(between) > 60:
            return False
        words = _TOKEN.findall(between)
        if len(words) > 6:
            return False
        for place, token in enumerate(words):
            word = token.lower()
            if word == "in" or word == "of":
                if place and words[place - 1].lower() not in CHANGE:
                    return False
            elif (word in _STOPS or not word[0].isalpha()) and word != "(":
                return False
        return not between.startswith(" of ")

    def named(self, start: int, end: int) -> _Name:
        """The metric at a place: the registry's, or the words themselves."""
        for name in self.names:
            if name.start <= start < name.end:
                return name
        said = self.text[start:end]
        return _Name(start, end, None, said, known=_is_name(said))

    def quantity_behind(self, figure: Figure, sentence: Span, behind: _Name | None) -> _Name | None:
        """What is measured, from the words right behind a figure: "36% less time", "10.3 RayIoU"."""
        limit = min(sentence[1], figure.end + 60)
        if behind is not None:
            limit = min(limit, behind.start)
        for place, found in enumerate(_TOKEN.finditer(self.text, figure.end, limit)):
            token = found[0]
            word = token.lower()
            if place > 5:
                return None
            if word in QUANTITY:
                return _Name(*found.span(), None, token, known=False)
            if word in CHANGE:
                continue
            if word == "in" and place <= 2:
                continue
            if word in _STOPS or not word[0].isalpha():
                return None
            if place == 0 and figure.unit in (None, "percent", "points") and _is_acronym(token) and self.unnamed(*found.span()):
                return _Name(*found.span(), None, token)
        return None

    def unnamed(self, start: int, end: int) -> bool:
        """Whether a token is no name of anything else, and could be a metric's."""
        if self.text[start:end] in _NO_METRIC:
            return False
        anchors = self.document.anchors
        return not any(first < end and start < last for group in ("benchmark", "name") for first, last, _ in anchors[group])

    def quantity_before(self, figure: Figure, floor: int) -> _Name | None:
        """What is measured, from the words right before a figure: "the optimality gap (1.01)", "path length to 12 m"."""
        text = self.text
        found = _QUANTITY_BEFORE.search(text, max(floor, figure.start - 70), figure.start)
        if found is None:
            return None
        start, end = found.span("name")
        words = found["name"].split()
        while words and any(word.lower() in _NOT_PART for word in words):
            start += len(words[0]) + 1
            words = words[1:]
        if not words or not self.unnamed(start, end):
            return None
        said = text[start:end]
        last = words[-1].lower()
        if last in CHANGE or last in _NO_QUANTITY or last in LEVEL and last not in QUANTITY or len(said) < 3:
            return None
        if figure.unit is None and not _is_name(said) and last not in QUANTITY and found["join"] not in ("of", "from", "(", "="):
            return None
        if figure.unit is None and figure.whole:
            return None
        if last in QUANTITY:
            return _Name(start, end, None, said, known=False)
        head = _HEADS.fullmatch(words[-1]) is not None
        if not head and (any(map(str.isupper, said)) or figure.unit in ("percent", "points", "factor") or _VERBAL.search(said)):
            return None
        if len(words) > 1 and not head:
            return None
        return _Name(start, end, None, said, known=head or found["join"] in ("of", "(", "="))

    def object_before(self, figure: Figure, floor: int) -> _Name | None:
        """What changes by a figure: "reduces peak contact forces by 40%"."""
        found = _OBJECT.search(self.text, max(floor, figure.start - 80), figure.start)
        if found is None:
            found = _CHANGED_IN.match(self.text, figure.end, figure.end + 90)
            if found is None:
                return None
        start, end = found.span("name")
        words = found["name"].split()
        while words and words[0].lower() in _NOT_PART:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or len(words) > 4 or any(word.lower() in _STOPS or word.lower() in CHANGE for word in words) or words[0].lower() == "it":
            return None
        return _Name(start, end, None, self.text[start:end], known=_HEADS.fullmatch(words[-1]) is not None)

    def subject(self, floor: int, start: int) -> _Name | None:
        """The word for what is measured that stands last before a figure."""
        found = None
        breaks = False
        for token in _TOKEN.finditer(self.text, max(floor, start - 90), start):
            word = token[0].lower()
            if word in QUANTITY:
                found = token
            elif word in (",", ";", "and", "while", ":"):
                breaks = True
            elif breaks and (word in CHANGE or word in LEVEL):
                found = None
        return _Name(*found.span(), None, found[0], known=False) if found else None

    def baseline(self, figure: Figure, sentence: Span) -> str | None:
        """What a figure is compared with, as written."""
        text = self.text
        found = _BASELINE.match(text, figure.end, min(sentence[1], figure.end + 140))
        if found is None:
            found = _OUTDONE.search(text, max(sentence[0], figure.start - 120), figure.start)
        if found is None:
            return None
        who = found["who"]
        cut = _BASELINE_END.search(who)
        if cut is not None:
            who = who[: cut.start()]
        who = who.strip(" .")
        if who.lower().startswith("the "):
            who = who[4:]
        if not who or who.lower() in _VAGUE_BASELINE or len(who) > 60 or who[0].isdigit():
            return None
        return who

    def share_out(self) -> None:
        """Give the figures of a list that "respectively" ends to the metrics named in the same order."""
        anchors = [(start, end) for start, end, _ in self.document.anchors["result.respectively"]]
        for start, _ in anchors:
            for statement in list(self.statements):
                figure = statement.figure
                count = len(figure.values)
                if not (0 <= start - figure.end < 60 and count > 1 and figure.form == "list"):
                    continue
                listed = self.listed(statement, count)
                if listed is None:
                    continue
                at = self.statements.index(statement)
                parts = []
                for place in range(count):
                    begin = figure.starts[place]
                    stop = figure.starts[place + 1] if place + 1 < count else figure.end
                    trimmed = _PARTS.split(self.text[begin:stop])[0].rstrip(" ,")
                    piece = Figure([figure.values[place]], figure.unit, begin if place else figure.start, begin + len(trimmed) if place + 1 < count else stop,
                                   figure.sign, whole=figure.whole, starts=[begin])  # fmt: skip
                    parts.append(_Statement(piece, statement.kind, "respectively", statement.sentence, listed[place], statement.bound,
                                            statement.relative, baseline=statement.baseline))  # fmt: skip
                self.statements[at : at + 1] = parts

    def listed(self, statement: _Statement, count: int) -> list[_Name] | None:
        """As many metrics as a list has figures, named in one breath before it in the sentence."""
        text, figure = self.text, statement.figure
        names = [name for name in self.names if statement.sentence[0] <= name.start and name.end <= figure.start]
        for token in _TOKEN.finditer(text, max(statement.sentence[0], figure.start - LEFT), figure.start):
            if token[0].lower() in QUANTITY and not any(name.start <= token.start() < name.end for name in names):
                names.append(_Name(*token.span(), None, token[0], known=False))
        names = sorted(names, key=lambda name: name.start)[-count:]
        if len(names) < count:
            return None
        for one, other in zip(names, names[1:], strict=False):
            if not re.fullmatch(r"s?(?:\s?\([^()]{1,20}\))?(?:,| and|, and|/)(?:\s[A-Za-z-]{1,14}){0,2}\s?", text[one.end : other.start]):
                return None
        return names

    def attach_benchmarks(self) -> None:
        """Link each statement to the benchmarks that its clause names."""
        benchmarks = sorted(
            ((start, end, found) for found in self.document.once(find_benchmarks, self.taxonomy) for start, end in found.spans),
            key=lambda place: place[:2],
        )
        if not benchmarks:
            return
        text = self.text
        for index, statement in enumerate(self.statements):
            figure, sentence = statement.figure, statement.sentence
            following = self.statements[index + 1].figure.start if index + 1 < len(self.statements) else sentence[1]
            limit = min(sentence[1], following)
            chosen: list[Any] = []
            last = figure.end
            for start, end, found in benchmarks:
                if start < figure.end:
                    continue
                if start >= limit:
                    break
                between = text[last:start]
                if chosen:
                    if not re.fullmatch(r"(?:\s?\([^()]{1,40}\))?(?:,| and|, and|/|,? as well as|\s?&)?(?:\s?the)?\s?(?:on |[a-z-]{1,12} )?", between):
                        break
                elif ";" in between or len(between) > 90 or not _ON.search(text, max(figure.end, start - 24), start):
                    break
                chosen.append(found)
                last = end
            if not chosen:
                chosen = self.benchmarks_before(statement, benchmarks, index)
            seen: set[int] = set()
            for found in chosen:
                if id(found) not in seen:
                    seen.add(id(found))
                    statement.benchmarks.append({"id": found.id, "name": found.name})

    def benchmarks_before(self, statement: _Statement, benchmarks: list[tuple[int, int, Any]], index: int) -> list[Any]:
        """The benchmarks named before a figure: "On BDD100K, mAP rises by 2.4 points"."""
        text, sentence = self.text, statement.sentence
        chosen: list[Any] = []
        reach = statement.figure.start
        for start, end, found in reversed(benchmarks):
            if end > reach:
                continue
            if start < sentence[0]:
                break
            if chosen:
                if not re.fullmatch(r"(?:,| and|, and|/)\s?(?:the\s)?", text[end:reach]):
                    break
            else:
                preceded = re.search(r"\b(?:on|in|for|across|of)\s(?:the\s|both\s|our\s)*$", text[max(sentence[0], start - 16) : start], re.IGNORECASE)
                joined = re.search(r"(?:,| and|, and|/)\s(?:the\s)?$", text[max(sentence[0], start - 8) : start])
                if not preceded and not joined:
                    continue
                if ";" in text[end:reach] or (index and self.statements[index - 1].figure.start > end and statement.kind != self.statements[index - 1].kind):
                    break
            chosen.append(found)
            reach = start
        return chosen[::-1]

    # What goes out.

    def record(self, statement: _Statement) -> dict[str, Any]:
        """A statement in the form of `paperkit.Result`."""
        figure, metric, text = statement.figure, statement.metric, self.text
        start, end = figure.start, figure.end
        if metric is not None and statement.adjacent:
            if metric.end <= start and metric.start >= statement.sentence[0] and start - metric.end < 40:
                start = metric.start
            elif metric.start >= end and metric.start - end < 40:
                end = metric.end
        if self.document.trace is not None:
            self.document.trace.found("results", text[figure.start : figure.end], (start, end), rule=statement.rule)
        return {
            "values": figure.values,
            "unit": figure.unit,
            "kind": statement.kind,
            "relative": statement.relative,
            "bound": statement.bound,
            "metric": None if metric is None else {"id": metric.id, "name": metric.name, "text": text[metric.start : metric.end]},
            "benchmarks": statement.benchmarks,
            "baseline": statement.baseline,
            "mentions": [self.document.mention(start, end)],
        }


_CLASSES = {"percent": "percent", "points": "points", "factor": "factor", "count": "count"}

_RUNNING = _words(
    "takes take taking took runs run running runtime inference latency generates generate generating generation renders rendering render trains train training trained requires require requiring "
    "processes processing process completes complete completed completing finishes finish computes compute converges converge solves solve executes executing execution costs cost costing memory "
    "footprint time speed fast faster real-time deployment deployed fits fit budget consumes consuming reduces reducing reduce per achieves achieving producing produces produce reconstructs reconstruction "
    "average averaging only real interactive throughput rate rates frame frequency reaching reaches operates operating streaming tracking optimization decode decoding response search query"
)
"""Words around a time, a size or a price that say it is spent."""

_QUANTITY_BEFORE = re.compile(
    r"(?P<name>[A-Za-z][\w'/-]{0,24}(?:\s[A-Za-z][\w'/-]{0,24}){0,2})(?:\s\([A-Za-z0-9@-]{2,12}\))?"
    r"(?:\s(?:gains?|improvements?|reductions?|is|was|increases?|drops?|decreases?|rises?|falls?))?\s?"
    r"(?P<join>of|from|to|by|at|\(|=|:|is)\s?(?:up\sto\s|over\s|only\s|just\s|about\s|approximately\s|around\s|below\s|above\s|under\s|generally\s|more\sthan\s|less\sthan\s|nearly\s|roughly\s|a\s|an\s|at\sleast\s|[~<>≈≤≥]\s?){0,3}$"
)
_HEADS = re.compile(
    r"(?i:rates?|scores?|errors?|accuracy|ratio|index|gaps?|coefficient|length|distance|deviation|similarity|precision|recall|time|IoU|AUC|F1)|"
    r"[A-Za-z]{0,6}(?:IoU|AUC|Acc|BLEU|PSNR|mAP|MSE|MAE|F1)|(?:smoothness|completeness|faithfulness|correctness|retention|utility|fitness|hypervolume|resistance|energy)"
)
"""The last words of what is measured."""

_NO_METRIC = _words("CI CIs GPU GPUs CPU RAM SLA VRAM LLM LLMs VLM VLMs SOTA IID OOD API APIs FP16 INT8 INT4 FP8 RL SFT IQR SD CI, PDF IoT US USA UK EU")
_VERBAL = re.compile(r"(?:ing|ed|ly|s)$")
_OBJECT = re.compile(
    r"\b(?:reduc|lower|decreas|cut|improv|increas|boost|rais|lift|enhanc|shorten|shrink|accelerat|elevat|sav|minimi[sz]|suppress|mitigat|shrink|diminish|slash|trim|advanc|speeding up|degrad)(?:s|es|e|ing|ting|ed)?\s"
    r"(?P<name>[A-Za-z][\w/-]{1,24}(?:\s[A-Za-z][\w/-]{0,24}){0,5})\sby\s(?:up\sto\s|over\s|about\s|approximately\s|around\s|nearly\s|roughly\s|more\sthan\s|at\sleast\s|almost\s|an\saverage\sof\s|a\sfactor\sof\s|as\smuch\sas\s|[~<>≈]\s?){0,2}$"
)
_CHANGED_IN = re.compile(
    r"\s(?:(?:absolute|relative|average|mean|overall)\s){0,2}(?:improvements?|gains?|increases?|boosts?|reductions?|decreases?|drops?|savings?|degradations?|declines?)\sin\s(?:the\s)?"
    r"(?P<name>[a-z][\w/-]{1,24}(?:\s(?!(?:on|over|than|compared|for|with|and|while|across|by|to|from|when|relative|at|using|under|without|in|is|are|was)\b)[a-z][\w/-]{0,24}){0,3})"
)
_NOT_PART = _words(
    "a an the its our their average mean overall average, high low higher lower with and of in on an median peak total but new state-of-the-art per factor by improving improves improve reduces reducing reduce maintaining achieving achieves "
    "reaching reaches reach increases increasing increase decreases decreasing shortens lowers lowering boosts boosting raises raising lifts lifting for to from achieve an attains attaining obtains "
    "obtaining yields yielding has have having than at or both competitive strong superior best only smallest largest highest lowest remarkable impressive final minimum maximum while that is are cuts drops "
    "reduced improved increased decreased reported reporting delivers delivering provides providing remarkably better excellent perfect mean per-step state-of-the-art showing shows keeps keeping"
)  # fmt: skip
_NO_QUANTITY = _words(
    "it they we which that this these those baseline baselines method methods model models approach approaches state-of-the-art art average up to total sota benchmarks benchmark dataset datasets data "
    "tasks task set sets list series family set-up range subset sample samples group groups number ratio scale up. level levels order rest majority minority minimum maximum one two three respectively "
    "results result figure table section equation out increase decrease and or by with in on for as version collection total corpus systems system network networks llms agents agent users participants "
    "patients images videos resolution threshold epoch epochs step steps layer layers batch width depth height length age ages year years hours period date time-step budget temperature probability confidence "
    "interval parameter parameters sequences sequence tokens token context compared relative than approximately about nearly ranging ranges range averaging average"
)  # fmt: skip


def _is_acronym(token: str) -> bool:
    """Whether a token looks like the acronym of a metric: capitals beyond the first letter."""
    return sum(map(str.isupper, token)) >= 2 and len(token) <= 14


def _is_name(said: str) -> bool:
    """Whether every word of a name begins with a capital, or one of them is an acronym."""
    words = said.split()
    return all(word[0].isupper() for word in words) or any(map(_is_acronym, words))


class ResultExtractor(RuleExtractor):
    """Finds results and metrics."""

    name = "results"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find metrics and results."""
        metrics = document.once(find_metrics, taxonomy)
        records: list[dict[str, Any]] = []
        figures = find_figures(document.text, document.body_end, document.anchors["result.word"])
        if figures:
            search = _Search(document, taxonomy, figures)
            statements = search.run()
            records = [search.record(statement) for statement in statements]
            metrics = _with_unknown(document, metrics, statements)
        found: dict[str, list[dict[str, Any]]] = {}
        if metrics:
            found["metrics"] = [
                {
                    "id": metric.id,
                    "name": metric.name,
                    "higher_is_better": metric.higher_is_better,
                    "mentions": [document.mention(*span) for span in metric.spans],
                }
                for metric in metrics
            ]
        if records:
            found["results"] = records
        return found


def _initials(metric: FoundMetric) -> str:
    """The first letters of a metric's name, in capitals."""
    return "".join(word[0] for word in re.split(r"[\s-]", metric.name) if word).upper()


def _with_unknown(document: Document, metrics: list[FoundMetric], statements: list[_Statement]) -> list[FoundMetric]:
    """The metrics with those that only figures show to be some."""
    known = {(span, metric.name) for metric in metrics for span in metric.spans}
    named = {metric.name.lower(): metric for metric in metrics}
    for statement in statements:
        name = statement.metric
        if name is None or name.id is not None or not name.known or ((name.start, name.end), name.name) in known:
            continue
        metric = named.get(name.name.lower())
        if metric is None and _is_acronym(name.name):
            metric = next((each for each in metrics if _initials(each) == name.name), None)
        if metric is None:
            metric = named[name.name.lower()] = FoundMetric(None, name.name, None, [])
            metrics = [*metrics, metric]
        if (name.start, name.end) not in metric.spans:
            metric.spans.append((name.start, name.end))
            if document.trace is not None:
                document.trace.found("metrics", name.name, (name.start, name.end), rule="figure")
    return metrics
