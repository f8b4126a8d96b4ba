"""Finds the names of evaluation metrics.

>>> from paperkit import Document, Paper, Taxonomy
>>> document = Document(Paper(abstract="nDCG@10 rises, while mean Intersection over Union (mIoU) drops to 41.2."))
>>> [(metric.id, metric.name) for metric in find_metrics(document, Taxonomy.load())]
[('ndcg', 'nDCG@10'), ('miou', 'mIoU')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from paperkit.document import Document
from paperkit.extract.metric_names import MOST_NAMES, SHORT, metric_names
from paperkit.taxonomy import Taxonomy, normal_form
from paperkit.taxonomy.entries import MetricEntry
from paperkit.trace import Span


@dataclass(slots=True)
class FoundMetric:
    """A metric with its places in the prepared text."""

    id: str | None
    name: str
    higher_is_better: bool | None
    spans: list[Span]


CUTOFF = re.compile(
    r"(?:\s?@\s?\[?(?:IoU\s?=?\s?)?|(?<=@))"
    r"(?:[0-9]{1,4}(?:\.[0-9]{1,3})?(?:(?::|-)[0-9]{0,3}\.?[0-9]{1,3}){0,2}\]?|\{?[kKnNmM]\}?(?![A-Za-z]))"
    r"|(?<=AP)(?:_|\s)?(?:25|50|75|30|70)(?:[:-](?:95|90))?(?![\d.%])"
)
"""What may follow a metric's name as its cut-off: `@10`, `@K`, `@0.5:0.95`, `50:95`."""

_ACRONYM = re.compile(r"\s?\(([A-Za-z][A-Za-z0-9@^+/&-]{0,11})s?\)")
_NUMBER_AFTER = re.compile(
    r"(?:\s?\([^()]{1,14}\))?(?:\s(?:scores?|values?|rates?|gains?|improvements?|metrics?|reductions?|increases?"
    r"|drops?))?"
    r"\s?[:=(]?\s?(?:(?:of|is|was|are|at|to|from|by|reaches|reaching|reached|up|as|high|low|over|above|below|under|than"
    r"|least|most|about|around|nearly|approximately|roughly|more|less|only|just|exceeding|between)\s){0,4}\s?"
    r"[(~≈<>≤≥=+$-]{0,3}\s?\.?[0-9][0-9.,]{0,9}(?![0-9]|-?D(?:oF)?\b|\s?(?:[KMBT]\b|million|billion|trillion))"
)
_NUMBER_BEFORE = re.compile(
    r"[0-9](?:\s?%|\s?pp|[\s-]percent|\s?[x×]|(?:[\s-]percentage)?[\s-]points?)?"
    r"(?:\s(?:higher|lower|better|less|more|fewer|faster|greater|smaller|average|mean|median|overall|absolute|relative"
    r"|improvement|increase|gain|gains|reduction|drop|decrease|in|of|the|top|peak|total|top-1|test|inference|training"
    r"|GPU|state-of-the-art)){0,4}\s$"
)
_MEASURING_AFTER = re.compile(
    r"s?(?:\s?\([A-Za-z0-9@ -]{1,12}\))?\s(?:scores?|metrics?|measures?|values?|rates?|curves?|evaluation"
    r"|gains)\b|@"
)
_OF_MODEL = re.compile(r" of the model\b")
_MEASURING_BEFORE = re.compile(
    r"\b(?:in terms of(?: both| the)?|measured (?:by|in|with|as)|measures? (?:of|both|their)|metrics?(?: such as| like"
    r"| including|:)|evaluate their|evaluated (?:by|in terms of)|perfect|macro|micro|worst-case|episodic)\s$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"\b(?:improv(?:es|e|ed|ing)(?: the| both| its)?|increas(?:es|e|ed|ing)(?: the| both)?|higher|better|superior)\s$",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(
    r"(?:-|\s)(?:loss(?:es)?|regulari[sz]\w{3,6}|objectives?|minimi[sz]ation|constraints?|penalty|kernels?|criterion"
    r"|regression|training|"
    r"optimi[sz]ation|maximi[sz]ation|distillation|term|balls?|ambiguity|barycent\w{2,5}|gradient flows?|heads?"
    r"|functions?|models?|modeling|shaping|signals?)\b"
)
"""What follows a metric's name where it is trained on rather than measured."""

_ERRORS = (" error", " errors", " distance", " deviation")
_LOWER = ("lower ", "lowest ", "smaller ", "smallest ", "reduces ", "reduce ", "reducing ", "reduced ", "comparable ")
"""What says of an error that it is measured."""
_OF_A_MODEL = re.compile(r" (?:[Mm]odels?|[Mm]odel+ing|functions?|shaping|signals?)\b")
"""What follows a word that is trained on: "reward model"."""

_RATE_AFTER = re.compile(
    r"\s(?:(?:is|was|remains) (?:higher|lower|better|worse)|rises|drops|improves|increases|decreases|falls|degrades)\b"
)
_JOINED_AFTER = re.compile(
    r"-(?!(?:[Ss]core|measure|gain|improvement|at-|guided|[0-9]))[A-Za-z]|\s(?:inference|estimat(?:e|es|ion|or)"
    r"|systems?|models?|engines?|decoding|hypothesis|[0-9]{3}\b)"
)
_LONGER_PART = re.compile(r"-[A-Za-z]{3}")
_JOINED_BEFORE = re.compile(
    r"(?<![A-Za-z])(?!(?:ROC|PR|MS|SI|PA|WB|mean|mIoU|avg|box|Box|BEV|cls|AUC|F1|Top|OOD)-)[A-Z0-9][A-Za-z0-9]{0,8}-$"
)
"""What an acronym is joined to where it names something other than a metric: "MAP-based", "DAP-MAE"."""

_LINK = re.compile(
    r"(?:s|\s?\([^()]{1,12}\))?(?:,|,? and|,? or|/| vs\.?|,? as well as|\s?&|-)?\s?(?:high |perfect |the )?"
)
_OF_A_METRIC = frozenset({"F1", "precision", "recall"})
"""What may follow the name of a metric that is itself one of several figures: "ROUGE-1 F1"."""
_PLAIN = frozenset(
    "high low full half mixed single double fixed numerical numeric arithmetic floating-point bit real ultra cost "
    "low-bit higher-order total".split()
)
"""Words before "precision" and its like that make them plain words."""

_COMPOUND = re.compile(r"-(?!(?:based|measure|score|at-)\b)[a-z]")
_HYPHENATED = re.compile(r"\b[a-z]{2,12}-$", re.IGNORECASE)


_DIGIT = re.compile(r"[0-9]")
_DIGITS = frozenset("0123456789")
_DIGIT_ENDS = tuple("0123456789")
_RATE_ENDS = ("s ", "e ", "ed ", "ing ", "er ", "both ", "or ")
_MEASURING_ENDS = (
    "of ",
    "both ",
    "the ",
    "by ",
    "in ",
    "with ",
    "as ",
    "their ",
    "like ",
    ": ",
    "ing ",
    "ct ",
    "cro ",
    "se ",
    "dic ",
)
"""Ends of what the two patterns of these names find, to look first."""


@lru_cache(maxsize=8192)
def _spelling(surface: str, main: str, aliases: tuple[str, ...]) -> str | None:
    """How a surface fits one of the names: `word`, `acronym`, `variant` of an acronym's capitals, or not at all."""
    names = (main, *aliases)
    if surface in names:
        return "acronym" if _is_acronym(surface) else "word"
    form = normal_form(surface)
    capitals = sum(map(str.isupper, surface))
    letters = sum(map(str.isalpha, surface))
    for name in names:
        if normal_form(name) != form:
            continue
        if _is_acronym(name):
            if " " in name or "-" in name:
                if capitals or (letters > 5 and max(map(len, name.split())) > 5):
                    return "acronym"
            elif capitals > 1 or (letters > 3 and name.isupper()) or (letters > 4 and not surface.isalpha()):
                digits = surface.upper() == name.upper() and not surface.isalpha()
                return "acronym" if letters > 3 or digits else "variant"
            elif letters > 4:
                return "variant"
        elif name[0].islower() or capitals or " " in name:
            return "word"
    return None


@lru_cache(maxsize=8192)
def _is_acronym(name: str) -> bool:
    """Whether a name is, or has in it, a word with capitals beyond its first letter, or with digits."""
    return any(any(map(str.isupper, word[1:])) or any(map(str.isdigit, word)) for word in name.split())


class _Search:
    """The metrics of one document as they are found."""

    def __init__(self, document: Document, taxonomy: Taxonomy) -> None:
        self.document = document
        self.text = document.text
        self.taxonomy = taxonomy
        self.found: dict[object, FoundMetric] = {}
        self.plain: list[tuple[int, int, MetricEntry]] = []
        """The places of names that count as plain words."""

    def candidates(self) -> list[tuple[int, int, MetricEntry, str]]:
        """The registry's names in the text, the longest where they overlap, with how they are spelled."""
        text, trace, kept, reach = self.text, self.document.trace, [], 0
        anchors = self.document.anchors["metric"]
        if len(anchors) > 1:
            anchors = sorted(anchors, key=_longest_first)
        for start, end, entry in anchors:
            if start < reach:
                continue
            surface = text[start:end]
            how = _spelling(surface, entry.name, entry.aliases)
            if how is None and trace is None:
                continue
            if text.startswith("S", end) or (
                (" per " in surface or "/s" in surface) and text[max(0, start - 2) : start].rstrip()[-1:] in _DIGITS
            ):
                continue
            if how is None:
                if trace is not None:
                    trace.dropped(
                        "metrics", surface, (start, end), rule="registry", reason="other capitals than the name has"
                    )
                continue
            kept.append((start, end, entry, how))
            reach = end
        return kept

    def sure(self, start: int, end: int, entry: MetricEntry, how: str) -> bool:
        """Whether a name cannot be a plain word."""
        if entry.ambiguous or how == "variant":
            return False
        surface = self.text[start:end]
        if entry.doubtful and (surface in entry.doubtful or surface.lower() in entry.doubtful):
            return False
        return not (how == "acronym" and len(surface) < 3 and surface.isalpha())

    def measured(self, start: int, end: int, entry: MetricEntry) -> bool:
        """Whether the words around a plain word make it a metric."""
        text = self.text
        if _MODIFIED.search(text, start, end):
            begin = _with_modifiers(text, start)
            if text.endswith(_OF_A_PROCESS, 0, start) and text.endswith(" precision", 0, end):
                return True
            start = begin
        before = text[max(0, start - 48) : start]
        spent = entry.higher_is_better is False and " " not in text[start:end] and not _is_acronym(text[start:end])
        if _DIGIT.search(text, end, end + 100) and _NUMBER_AFTER.match(text, end):
            return True
        if (said := _MEASURING_AFTER.match(text, end)) is not None and not (spent and "metric" not in said[0]):
            return True
        if _DIGIT.search(before) and _NUMBER_BEFORE.search(before) and not before.endswith("bit "):
            return True
        lower = before.lower()
        words = lower.rsplit(None, 1)
        if words and words[-1].rstrip(",") in _PLAIN and not before.endswith("-"):
            return False
        if entry.unit == "percent" and not text.startswith(" to ", end):
            if lower.endswith(_RATE_ENDS) and _RATE_BEFORE.search(before):
                return True
            if _RATE_AFTER.match(text, end) or _OF_MODEL.match(text, end):
                return True
        if entry.higher_is_better is False and text.endswith(_ERRORS, start, end) and lower.endswith(_LOWER):
            return True
        if spent and lower.endswith("episodic "):
            # episodic memory is a part of a system
            return False
        return lower.endswith(_MEASURING_ENDS) and _MEASURING_BEFORE.search(before) is not None

    def run(self) -> list[FoundMetric]:
        """All metrics, in the order of the text."""
        text, trace = self.text, self.document.trace
        candidates = self.candidates()
        ends = {end for _, end, _, _ in candidates}
        verdicts: list[str | None] = []
        foreign: set[str] = set()
        """Acronyms that the text itself expands to something else."""
        for start, end, entry, how in candidates:
            said = self.verdict(start, end, entry, how, ends)
            if said == "foreign":
                foreign.add(text[start:end])
                said = None
            verdicts.append(said)
        for index, verdict in enumerate(verdicts):
            if verdict == "open":
                verdicts[index] = "coordination" if self.linked(index, candidates, verdicts) else None
        whole: FoundMetric | None = None
        for (start, end, entry, _), verdict in zip(candidates, verdicts, strict=True):
            if verdict in (None, "part") or text[start:end] in foreign:
                if verdict is None:
                    self.plain.append((start, end, entry))
                if trace is not None:
                    trace.dropped(
                        "metrics", entry.name, (start, end), rule="registry", reason="may be a plain word here"
                    )
                continue
            if whole is not None and text[whole.spans[-1][1] : start] == " " and entry.name in _OF_A_METRIC:
                # "ROUGE-1 F1"
                whole.spans[-1] = (whole.spans[-1][0], end)
                continue
            whole = self.add(start, end, entry, verdict)
        self.discover()
        return sorted(self.found.values(), key=lambda metric: metric.spans[0])

    def discover(self) -> None:
        """Add the metrics that the text itself names as such, and what brackets shorten a metric's name to."""
        text, limit = self.text, self.document.body_end
        for metric in list(self.found.values())[:MOST_NAMES]:
            for _, end in metric.spans[:MOST_NAMES]:
                if text.startswith(" (", end) and (said := SHORT.match(text, end)) and self.free(*said.span(1)):
                    initials = "".join(word[0] for word in re.split(r"[\s-]", metric.name) if word).upper()
                    if said[1].upper().endswith(initials) and len(initials) > 1 and said[1] != said[1].lower():
                        self.everywhere(metric, said[1], "acronym")
        names = metric_names(text, limit)
        if not names:
            return
        reach = 0
        plain = {(start, end): entry for start, end, entry in self.plain}
        known: set[Span] = set()
        for start, end, rule in names:
            if (entry := plain.get((start, end))) is not None:
                self.add(start, end, entry, rule)
                known.add((start, end))
                continue
            if start < reach or not self.free(start, end) or text[start:end].lower() in self.found:
                continue
            reach = end
            metric = FoundMetric(None, text[start:end], None, [])
            self.everywhere(metric, text[start:end], rule)
            if not metric.spans:
                # only a part of longer words
                continue
            self.found[text[start:end].lower()] = metric
            short = SHORT.match(text, end)
            if short is not None and self.free(*short.span(1)) and short[1] != short[1].lower():
                self.everywhere(metric, short[1], "acronym")
        if known:
            self.plain = [place for place in self.plain if place[:2] not in known]

    def free(self, start: int, end: int) -> bool:
        """Whether nothing that is known stands at a place; a plain word may be the end of a longer name."""
        groups = self.document.anchors
        plain = {(first, stop) for first, stop, _ in self.plain if first > start}
        return not any(
            first < end and start < stop and (first, stop) not in plain for first, stop, _ in groups["metric"]
        ) and not any(
            first < end and start < stop and not self.text[first:stop].islower()
            for group in ("benchmark", "name")
            for first, stop, _ in groups[group]
        )

    def everywhere(self, metric: FoundMetric, name: str, rule: str) -> None:
        """Keep all places of a name that the text gives a metric."""
        text, limit = self.text, self.document.body_end
        at = text.find(name, 0, limit)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                metric.spans.append((at, end))
                if self.document.trace is not None:
                    self.document.trace.found("metrics", metric.name, (at, end), rule=rule)
            at = text.find(name, end, limit)
        metric.spans.sort()

    def verdict(self, start: int, end: int, entry: MetricEntry, how: str, ends: set[int]) -> str | None:
        """The rule by which a name is a metric; `open` where its neighbours decide, none where it is none."""
        text = self.text
        before = text[start - 1 : start]
        if how == "word":
            if before == "-" and _HYPHENATED.search(text, max(0, start - 14), start):
                return None
            if " " not in text[start:end] and _COMPOUND.match(text, end):
                return "part"
        else:
            if joined := _JOINED_AFTER.match(text, end):
                return "part" if _LONGER_PART.match(text, joined.start()) else None
            if before == "-" and _JOINED_BEFORE.search(text, max(0, start - 12), start):
                return None
        if text[end : end + 2].lstrip()[:1] in ("=", ">", "≥") and text.endswith(("at ", "@"), 0, start):
            # a threshold
            return None
        bracketed = before == "(" and text[end : end + 1] in (")", "s")
        if how != "word" and bracketed and self.foreign(start, end, ends):
            return "foreign"
        trained = how == "acronym" or entry.ambiguous or entry.higher_is_better is False
        if " " not in text[start:end] and _OF_A_MODEL.match(text, end):
            return None
        if trained and _OBJECTIVE.match(text, end):
            return None
        if self.sure(start, end, entry, how):
            return "registry"
        if before == "(" and text[end : end + 1] == ")":
            return "expansion" if start - 2 in ends else None
        if self.measured(start, end, entry):
            return "measured"
        # what is spent (memory, cost, parameters) is named in passing everywhere
        return None if how == "word" and entry.higher_is_better is False else "open"

    def foreign(self, start: int, end: int, ends: set[int]) -> bool:
        """Whether the words before an acronym in brackets expand it to something that is no name of the metric."""
        if start - 2 in ends or start - 3 in ends:
            return False
        letters = [letter.lower() for letter in self.text[start:end] if letter.isalpha()]
        words = re.findall(r"[A-Za-z]+", self.text[max(0, start - 90) : start])[-len(letters) :]
        return len(letters) > 1 and [word[0].lower() for word in words] == letters

    def linked(
        self, index: int, candidates: list[tuple[int, int, MetricEntry, str]], verdicts: list[str | None]
    ) -> bool:
        """Whether a plain word stands in one breath with another metric."""
        text = self.text
        start, end, entry, _ = candidates[index]
        for other in (index - 1, index + 1):
            if not 0 <= other < len(candidates) or verdicts[other] in (None, "part"):
                continue
            first, last = sorted((candidates[other][:2], (start, end)))
            partner = candidates[other][2]
            if partner is entry or (verdicts[other] == "open" and not _statistics(entry, partner)):
                continue
            if last[0] - first[1] < 22 and _LINK.fullmatch(text, first[1], last[0]):
                return True
        return False

    def add(self, start: int, end: int, entry: MetricEntry, rule: str) -> FoundMetric | None:
        """Keep a place of a metric, with the cut-off that follows it."""
        text = self.text
        name, cutoff = entry.name, ""
        if text[start:end].endswith("@") or entry.cutoff or text.startswith(("@", " @"), end):
            said = CUTOFF.match(text, end)
            if said:
                end = said.end()
                cutoff = re.sub(r"\s", "", said[0])
            elif text[end - 1] == "@":
                return None
        if text.endswith(_DIGIT_ENDS, start, end) and not cutoff and entry.cutoff:
            cutoff = text[start:end]
        if cutoff:
            name = text[start:end]
        if text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
            if text[end - 2] in " -":
                return None
            end += 1
        identity: str | None = entry.id
        key: object = (entry.id, cutoff.lstrip("@").lower())
        longer = _longer(text, start, end) if start >= self.document.abstract_start else start
        if longer < start:
            start, name, identity = longer, text[longer:end], None
            key = name.lower()
        elif not cutoff and text[start:end].islower() and _MODIFIED.search(text, start, end):
            start = _with_modifiers(text, start)
        elif text.startswith(_OF_A_LEVEL, start - 6) and (level := _LEVEL.search(text, max(0, start - 22), start)):
            start = level.start()
        start = with_average(text, start)
        metric = self.found.get(key)
        if metric is None:
            metric = self.found[key] = FoundMetric(identity, name, entry.higher_is_better if identity else None, [])
        metric.spans.append((start, end))
        if self.document.trace is not None:
            self.document.trace.found("metrics", name, (start, end), rule=rule)
        return metric


_CAPITALISED = re.compile(r"(?:[A-Z][a-z]{2,20}[\s-]){1,3}$")
_HEAD = re.compile(r"(?:accurac(?:y|ies)|rates?)", re.IGNORECASE)
_MODIFIED = re.compile(r"(?:accurac(?:y|ies)|rates?|errors?|deviations?|success|precision|recall|latency)$")
_KINDS = frozenset(
    "action alarm angle annotation answer attack calibration class collision completion contact count counting "
    "cumulative depth diagnostic dialogue edit event execution factual false first-frame force forecast forecasting "
    "frame gaze generalisation generalization geometric goal grasp grasping grounding group hallucination human "
    "imitation inference judge keypoint label labeling linear linking localizing manipulation mapping matching "
    "measurement model motion navigation object pairwise parsing pass path perception phoneme pick pixel placement "
    "planning policy pose positioning positive prediction predictive proof property question reaching real-robot "
    "reasoning recall recognition reconstruction registration reprojection response retrieval rotation routing scene "
    "search segment sensor shape slip speed state step stepwise symbol syntactic target task temporal tracking "
    "training trajectory translation typing velocity verdict waypoint word zero-shot".split()
)
"""Words that make a kind of accuracy, rate or error: "pose error"."""
_KIND_FORMS = re.compile(
    r"[a-z]{3,14}(?<!en|in|th)(?:ation|ition|ution|ction|ssion|sion|ment|gment|sis|ology)"
    r"|[a-z]{4,12}(?<!fin)(?<!tot)(?<!optim)(?<!minim)(?<!maxim)(?<!speci)(?<!re)(?<!addition)(?<!practic)(?<!empiric)"
    r"(?<!overa)(?<!theoretic)(?<!margin)(?<!exception)(?<!substanti)(?<!convention)(?<!tradition)(?<!origin)al"
    r"|(?!state-|near-|high-|low-|sub-|best-|well-|super|cutting-|record-|human-|real-|ever-|much-|far-)"
    r"[a-z]{2,12}(?:-[a-z]{2,12}){1,2}"
)
"""The forms of such words: "judgment accuracy", "rotational error", "function-level recall"."""
_WORD_BEFORE = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z]+){0,2}(?=\s$)")
_OF_A_LEVEL = ("level ", "-wise ")
_LEVEL = re.compile(r"(?<![\w-])[a-z]{3,14}-(?:level|wise)\s$")
"""What says what an acronym is counted over: "frame-level AUC"."""
_OF_A_PROCESS = ("ation ", "ition ", "ction ", "retrieval ", "tracking ", "matching ", "alignment ", "pose ")
"""What stands before "precision" where that is how well something is done, and not how finely."""
_STATISTIC = re.compile(r"(?<![\w-])(?:median|net|absolute|macro|micro)\s$")
_MOST_MODIFIERS = 3


_AVERAGES = ("average ", "Average ", "mean ", "Mean ")


def with_average(text: str, start: int) -> int:
    """Where a name begins with the word in front that says that it is averaged.

    Args:
        text: The text.
        start: Where the name begins.

    Returns:
        The beginning.

    Example:
        >>> with_average("an average F1 of 0.9", 11)
        3
    """
    for word in _AVERAGES:
        if text.endswith(word, 0, start) and not text[start - len(word) - 1 : start - len(word)].isalnum():
            return start - len(word)
    return start


def _with_modifiers(text: str, start: int) -> int:
    """Where a name in small letters begins with the words that say which kind it is: "pose estimation accuracy"."""
    begin = start
    for _ in range(_MOST_MODIFIERS):
        said = _WORD_BEFORE.search(text, max(0, begin - 18), begin)
        if said is None or not (said[0] in _KINDS or _KIND_FORMS.fullmatch(said[0])):
            break
        begin = said.start()
    said = _STATISTIC.search(text, max(0, begin - 12), begin) if " " in text[begin : start + 24] else None
    return begin if said is None else said.start()


_EMPTY = frozenset(
    "Average Mean Overall The Our Higher Lower Absolute Best Test Final Improved Total And With New".split()
)


def _longer(text: str, start: int, end: int) -> int:
    """Where a name in capitals begins that a known one is the end of: "Forget Success Rate"."""
    if not text[start].isupper() or not _HEAD.fullmatch(text[start:end].split()[-1]):
        return start
    found = _CAPITALISED.search(text, max(0, start - 50), start)
    if found is None:
        return start
    begin = found.start()
    if text[begin - 1 : begin].isalnum():
        return start
    words = found[0].split()
    # the first word of a sentence is in capitals whatever it is
    first = text[max(0, begin - 2) : begin].rstrip() in (".", "")
    while words and (first or words[0] in _EMPTY):
        begin += len(words[0]) + 1
        words, first = words[1:], False
    return begin


def _longest_first(anchor: tuple[int, int, object]) -> tuple[int, int]:
    return anchor[0], -anchor[1]


def _statistics(one: MetricEntry, other: MetricEntry) -> bool:
    """Whether two plain words make metrics of one another: those that share the direction and the unit of a rate."""
    return one.unit == other.unit == "percent" and one.higher_is_better is other.higher_is_better is True


@dataclass(slots=True)
class MetricPlaces:
    """What the registry's names in a document are."""

    metrics: list[FoundMetric]
    """The metrics, in the order of the text."""
    plain: list[tuple[int, int, MetricEntry]]
    """The places of those names that count as plain words: no metrics by themselves, but a figure may be one of one."""


def metric_places(document: Document, taxonomy: Taxonomy) -> MetricPlaces:
    """The metrics of a document and the plain words that share their names; ask for them with `document.once`."""
    search = _Search(document, taxonomy)
    return MetricPlaces(search.run(), search.plain)


def find_metrics(document: Document, taxonomy: Taxonomy) -> list[FoundMetric]:
    """The metrics of a document, in the order of the text; ask for them with `document.once`."""
    return document.once(metric_places, taxonomy).metrics
