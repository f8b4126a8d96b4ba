"""What a paper introduces: the names it gives, and whether each is a benchmark's or a method's.

>>> head_noun("a large-scale multilingual benchmark for evaluating models", 0, 57)[0]
'benchmark'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from paperkit.document import Document
from paperkit.extract.candidates import Candidate, find_candidates
from paperkit.extract.shapes import normal
from paperkit.extract.words import DATA_NOUNS, METHOD_NOUNS
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

DATA, METHOD, UNKNOWN = "data", "method", "unknown"


@dataclass(slots=True)
class Introduction:
    """A place where the paper gives a name to something."""

    candidate: Candidate
    kind: str
    """`data`, `method`, or `unknown` where the words around do not say."""
    own: bool
    """Whether the paper says that the thing is its own."""
    rule: str
    cue: Span | None = None
    strong: bool = False
    """Whether a noun says so, rather than the form of the sentence alone."""


_STOP = (
    r"for|that|which|to|of|with|in|on|at|where|when|who|whose|designed|containing|comprising|consisting|spanning|covering|built|based|"
    r"featuring|by|from|using|via|through|aimed|aiming|tailored|targeting|comprised|composed|constructed|developed|derived|"
    r"as|is|are|was|and|or|we|it|including|annotated|collected|created|curated|specifically|dedicated|intended|focused|focusing|capable|over|across|under|called|named|dubbed|termed|trained|"
    r"inspired|enabling|allowing|able|grounded|extending|combining|leveraging|encompassing|can|has|have|drawn|sourced|released|against|between|within|without|about|among|into|towards|toward|assessing|evaluating|measuring|alongside|together|along"
)
_PHRASE_END = re.compile(rf"[,.;:()\[\]—?!\n]| (?:{_STOP})\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([\w-]{2,15}\)(?= [A-Za-z])")
_OF = re.compile(r" of (?:the |a |an )?")
_CONTAINERS = frozenset(
    "family suite collection set series class group pair range variety repository type kind form version sequence pool bank library combination".split()
)
_DATA_CONTENT = frozenset(
    "tasks task problems questions images videos samples examples queries dialogues conversations documents sentences "
    "articles environments instances pairs prompts annotations clips scenes tests puzzles games challenges scans recordings "
    "utterances texts tweets reviews data records trajectories".split()
)


def head_noun(text: str, start: int, limit: int) -> tuple[str, int]:
    """The noun that says what a noun phrase is: its last word before a preposition, a verb or a stop.

    Args:
        text: The text.
        start: Where the phrase begins.
        limit: Where to stop looking.

    Returns:
        The noun in lower case and its end; of "a suite of 12 tasks", `tasks`.

    Example:
        >>> head_noun("the first framework to build benchmarks", 0, 39)
        ('framework', 19)
    """
    end = limit
    if found := _PHRASE_END.search(text, start, min(limit, start + 160)):
        end = found.start()
    if brackets := _BRACKETS.match(text, end, limit):
        # the short form of the words before stands between them and the noun
        noun, stop = head_noun(text, brackets.end(), limit)
        if kind_of(noun) != UNKNOWN and stop - brackets.end() < 60:
            return noun, stop
    words = text[start:end].split()
    if not words:
        return "", end
    noun = words[-1].lower().strip("\"'*")
    if kind_of(noun) == UNKNOWN and len(words) > 1:
        # "a dataset ten times larger than ..."
        noun = next((word.lower() for word in reversed(words) if kind_of(word.lower()) != UNKNOWN), noun)
    if noun in _CONTAINERS and (of := _OF.match(text, end)):
        inner, stop = head_noun(text, of.end(), limit)
        if inner in _DATA_CONTENT and noun not in {"family", "class", "library"}:
            return "benchmark", stop
        if inner in METHOD_NOUNS or inner in DATA_NOUNS:
            return inner, stop
    return noun, end


def kind_of(noun: str) -> str:
    """What a noun says a named thing is."""
    last = noun.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    if noun in _NEW_DATA or last in _NEW_DATA:
        return DATA
    if noun in METHOD_NOUNS or last in METHOD_NOUNS:
        return METHOD
    return UNKNOWN


_NEW_DATA = DATA_NOUNS | frozenset(
    "environment environments data testset tasks simulation dataset-and-benchmark testbench questionnaire annotations world environment".split()
)

_SUBJECT = re.compile(
    r"(?:\b(?:we|this paper|this work|this study|this article|this report|this survey|this technical report|paper|work|study|and|also|first|then|further|additionally|"
    r"therefore|thus|here|i|authors|article|thesis|newly|to this end,?|report|contributions?|hereby|formally|jointly|publicly|moreover|next|finally|by|,|to)\s*)$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r" (?:(?:a|an|the|our|two|three|four|new|novel|this|another|first|both|such|its) )")
_GAP_TO_NAME = re.compile(
    r"[\s\"'(*:—-]{1,4}(?:(?:a|an|the|our|two|three|new|novel|in this (?:paper|work),?|here,?|for the first time,?|in this (?:paper|work|study),? |and|publicly|both|release|and evaluate|and release|"
    r"proposed|on|and study|and open-source|to the community|the first|first|and share|and publish|and introduce|and construct|benchmark|dataset|framework|method|model) ?){0,3}[\"'(*]{0,2}"
)
_APPOSITION = re.compile(
    r"(?:\"|'|\)|\s?\([^()]{1,80}\)|\s?\[[^\]]{1,40}\]){0,3},? ?(?:—|-|:|,|\() ?(?:which is |(?:that is )|i\.e\.,? |is )?(?P<np>(?:a|an|the|our|one of the|two|three|among the first|what we believe|to our knowledge,? the|both a) )"
    r"|(?:\"|'|\)|\s?\([^()]{1,80}\)){0,3},? (?:is|are|as|serves as|acts as|provides) (?P<is>(?:a|an|the|our|one of the|presented as a) )"
    r"|(?:\"|'|\)|\s?\([^()]{1,80}\)){0,2}, (?P<bare>(?=(?:[a-z][\w-]+ ){0,5}(?:dataset|benchmark|corpus|framework|model|method|approach|system)s?\b))"
)
_CALLED = re.compile(
    r",? ?(?:—|-)? ?\(?(?:that |which )?(?:(?:we |is |are |was |also |here |henceforth |refer |it |them |hereafter |this |these |the |resulting |dataset |benchmark |method |model |framework |approach |new |simply |collectively |as ){0,6})"
    r"(?:called|named|dubbed|termed|titled|entitled|coined|call|name|term|dub|coin|denoted|denote|codenamed|nicknamed|referred to as|refer to as|refer to it as|known as|abbreviated as|abbreviated|i\.e\.,?|namely,?)"
    r" ?(?:by|as|the|it)?,? ?[\"'(*]{0,2}(?:the )?$"
)


@dataclass(slots=True)
class Introductions:
    """The names that a paper introduces, by their normal forms."""

    made: list[Introduction] = field(default_factory=list)

    def of(self, name: str) -> list[Introduction]:
        """The introductions of a name."""
        form = normal(name)
        return [each for each in self.made if normal(each.candidate.text) == form]


def find_introductions(document: Document, taxonomy: Taxonomy) -> Introductions:
    """Where the paper gives names; ask for it with `document.once`."""
    found = Introductions()
    candidates = document.once(find_candidates, taxonomy)
    if not candidates.all:
        return found
    _title(document, candidates.all, found)
    verbs = document.anchors["benchmark.introduce"]
    called = document.anchors["benchmark.called"]
    for start, end, cue in verbs:
        if start < document.abstract_start:
            continue
        _verb(document, candidates.all, start, end, cue, found)
    for start, end, _ in called:
        _called(document, candidates.all, start, end, found)
    for candidate in candidates.all:
        if candidate.start >= document.abstract_start and candidate.long is None:
            _apposition(document, candidate, found)
    return found


def _next(candidates: list[Candidate], offset: int) -> Candidate | None:
    for candidate in candidates:
        if candidate.start >= offset:
            return candidate
    return None


_TITLE = re.compile(r"[\w\"'+*.()-]{0,20}?(?: ?\([^()]{1,40}\))?[\"']? ?(?::|—| - ) ?")
_TITLE_DATA = re.compile(
    r"\b(?:benchmark(?:s|ing)?|data ?sets?|data-sets?|corpus|corpora|test ?bed|test ?suite|challenge|leaderboard|treebank|database|simulator|shared task|arena|gym|playground|testing ground|exam|stress test|test set|collection)\b",
    re.IGNORECASE,
)
_TITLE_MEASURE = re.compile(
    r"(?:evaluating|benchmarking|measuring|assessing|testing|probing|can|do|does|are|is|how|stress-testing|diagnosing|quantifying|on the evaluation)\b",
    re.IGNORECASE,
)


def _title(document: Document, candidates: list[Candidate], found: Introductions) -> None:
    """ "X: A Benchmark for ..." and "X: Learning to ..."."""
    text, end = document.text, document.title_end
    first = next(
        (
            each
            for each in candidates
            if each.end <= end and each.long is not None and each.long[0] <= 2 and text[each.end : each.end + 2] == "):"
        ),
        candidates[0],
    )
    if (first.start > 2 and first.long is None) or first.end > end:
        return
    if first.long is not None:
        colon = first.end + 1
        first_start = first.long[0]
    else:
        colon = -1
        first_start = first.start
    for mark in (":", " — ", " - ", "—"):
        at = text.find(mark, first_start, end)
        if first.long is None and at > 0 and (colon < 0 or at < colon):
            colon = at
    if colon < 0:
        return
    if " and " in text[first.start : colon] or " & " in text[first.start : colon]:
        return
    name_end = colon if first.long is not None else first.outer if first.short else first.end
    head = text[first.start : colon].strip()
    if name_end < colon - 1 and len(head.split()) > 4:
        return
    said = text[colon + 1 : end].strip()
    whole = first
    if name_end < colon - 1:
        stripped_end = first.start + len(head)
        if not any(mark in head for mark in (" ",)) or len(head.split()) <= 5:
            whole = Candidate(
                first.start, stripped_end, text[first.start : stripped_end], entry=None, known=None, outer=stripped_end
            )
        if " " in head and not _shaped(head):
            # a plain heading, whose words a colon ends
            return
    kind = UNKNOWN
    strong = False
    words = said.lower().split()
    noun, stop = head_noun(said, 0, len(said))
    if words[:1] and words[0].endswith("ing") and words[0] != "benchmarking":
        noun = ""
    if (noun in DATA_NOUNS and noun not in {"challenges", "tracks", "track", "challenge"}) or (
        said.lower().startswith(("a ", "an ", "the ", "towards a ", "toward a ")) and _TITLE_DATA.search(said[:stop])
    ):
        kind = METHOD if kind_of(noun) == METHOD else DATA
        strong = True
    elif kind_of(noun) == METHOD and words[:1] and words[0] in {"a", "an", "the", "towards", "our"}:
        kind, strong = METHOD, True
    elif data := _TITLE_DATA.search(said):
        before = said[: data.start()].lower()
        noun, _ = head_noun(said, data.start(), len(said))
        if _TITLE_MEASURE.match(said) or (
            re.match(r"(?:a|an|the|our|towards an?)\b", before)
            and not re.search(r"\b(?:for|with|via|on|from|in|using|to|through|beyond)\b", before)
        ):
            kind, strong = DATA, True
        elif (
            re.search(r"\b(?:and|&|with|plus) (?:a |an |the |its )?(?:[\w-]+ ){0,4}$", before) and kind_of(noun) == DATA
        ):
            kind = UNKNOWN
    elif _TITLE_MEASURE.match(said):
        kind = UNKNOWN
    found.made.append(Introduction(whole, kind, True, "title", None, strong))


def _shaped(name: str) -> bool:
    """Whether a heading of several words is a name: few words with capitals, one of them no plain word."""
    words = name.split()
    return len(words) <= 3 and any(re.search(r"[a-z][A-Z]|\d|[A-Z]{2}|-[A-Z]", word) for word in words)


_PASSIVE = frozenset(
    {
        "introduced",
        "proposed",
        "presented",
        "released",
        "constructed",
        "built",
        "created",
        "collected",
        "developed",
        "curated",
        "designed",
        "annotated",
        "contributed",
        "published",
    }
)


def _verb(
    document: Document, candidates: list[Candidate], start: int, end: int, cue: str, found: Introductions
) -> None:
    """ "We introduce X, a ..." and "we introduce a benchmark, X"."""
    text = document.text
    begin, stop = document.sentence(start)
    before = text[begin:start]
    own = (
        bool(
            re.search(
                r"\b(?:we|this (?:paper|work|study|article|report)|our|paper|here|i)\b", before[-120:], re.IGNORECASE
            )
        )
        or not before.strip()
    )
    if not own and cue in {"introduces", "presents", "provides", "contributes", "proposes", "releases", "offers"}:
        # the paper's own name is the subject
        own = bool(re.fullmatch(r"[A-Z][\w+-]*(?: (?:also|further|additionally))? ", before))
    if not own or re.search(
        r"\b(?:previously|recently|was|were|have been|has been|been|is|are|can be) (?:\w+ly )?$", before
    ):
        return
    if cue in _PASSIVE and not re.search(
        r"\b(?:we|have|is|are|and|newly|has|our|,) (?:\w+ly |also |then |further |first |next |thus |therefore |have |newly )*$",
        before,
    ):
        return
    gap = _GAP_TO_NAME.match(text, end, stop)
    first = _next(candidates, end)
    if first is None or first.start >= stop:
        return
    target = first
    if (gap is not None and gap.end() >= target.start) or (
        target.long and gap is not None and gap.end() >= target.long[0] - 2
    ):
        _introduced(document, target, (start, end), found)
        return
    # a determiner opens the noun phrase that says what follows is
    opening = re.compile(
        r" (?:(?:and|also|then|publicly|further) (?:\w+ )?)?(?:a|an|the|our|two|three|four|new|novel|another) ?"
    ).match(text, end, stop)
    if opening is None:
        return
    noun, noun_end = head_noun(text, opening.end(), stop)
    kind = kind_of(noun)
    text[noun_end : noun_end + 1]
    # "a new benchmark (X)", "a new benchmark, X, ..."
    behind = _next(candidates, min(noun_end, stop))
    inside = _next(candidates, opening.end())
    if inside is not None and inside.start < noun_end:
        # "the X benchmark", "a Long Form (SF) dataset"
        tail = text[inside.outer : noun_end].split()
        if kind != UNKNOWN and len(tail) <= 5 and (inside.known is None or inside.entry is not None):
            if (
                text[opening.end() : inside.start].strip() == ""
                or inside.short
                or (inside.start - opening.end() < 40 and kind == DATA)
            ):
                if not re.search(r"-(?:based|style|like|driven|aware|specific|level)\b", inside.text):
                    found.made.append(Introduction(inside, kind, True, "introduced", (start, end), True))
    if inside is not None and inside.start < noun_end and inside.end >= noun_end - 1 and kind == UNKNOWN:
        # "a large-scale dataset X"
        words = text[opening.end() : inside.start].split()
        if words and kind_of(words[-1].lower()) != UNKNOWN:
            found.made.append(Introduction(inside, kind_of(words[-1].lower()), True, "introduced", (start, end), True))
            return
    while behind is not None and behind.start < stop and behind.start - noun_end < 130:
        link = text[noun_end : behind.start]
        if re.fullmatch(
            r"(?:, |: | —|—| - | \(|, i\.e\., |, namely |, namely, |: the |, the | \"| ){1,2}[\"'(]{0,2}", link
        ) or (
            re.fullmatch(
                r"(?: (?:for|of|to|in|on|with|that|which|based)\b[^,.;:()—]{0,110})(?:, |: | — ?|—| - | \(|, namely,? )[\"'(]{0,2}",
                link,
            )
            and _closed(text, behind, stop)
        ):
            found.made.append(Introduction(behind, kind, True, "introduced", (start, end), kind != UNKNOWN))
        break


def _closed(text: str, candidate: Candidate, stop: int) -> bool:
    """Whether an apposition ends behind the name."""
    rest = text[candidate.outer : min(stop, candidate.outer + 14)]
    return (
        not rest
        or re.match(r"[,.)—:;\"']|,? (?:which|that|to|with|for|and|consisting|containing|comprising|where|—|-)", rest)
        is not None
    )


def _introduced(document: Document, target: Candidate, cue: Span, found: Introductions) -> None:
    """Note what the words behind a name say it is."""
    text = document.text
    stop = document.sentence(target.start)[1]
    chain = [target]
    kind, strong = said_of(document, target, stop)
    found.made.append(Introduction(target, kind, True, "introduced", cue, strong))
    # "we introduce X, a dataset, and Y, a model"
    del chain, text


def said_of(document: Document, target: Candidate, stop: int) -> tuple[str, bool]:
    """What the words right behind a name say it is, and whether a noun says so."""
    text = document.text
    at = target.outer + (text[target.outer : target.outer + 1] == ")" and target.long is not None)
    noun, end = head_noun(text, at, stop)
    if end - at < 60 and text[at:end].strip():
        kind = kind_of(noun)
        if kind != UNKNOWN:
            return kind, True
    if found := _APPOSITION.match(text, at, stop):
        group = found.lastgroup or ""
        begin = found.start(group)
        noun, _ = head_noun(text, begin, stop)
        kind = kind_of(noun)
        if kind != UNKNOWN:
            return kind, True
    return UNKNOWN, False


def _called(document: Document, candidates: list[Candidate], start: int, end: int, found: Introductions) -> None:
    """ "a dataset called X"."""
    text = document.text
    begin, stop = document.sentence(start)
    target = _next(candidates, end)
    if (
        target is None
        or (target.start > end + 10 and not (target.long and target.long[0] <= end + 6))
        or target.start >= stop
    ):
        if (
            target is None
            or target.start >= stop
            or target.start - end > 90
            or not text[end : target.start].strip(" \"'").islower()
            or text[target.start - 1] != "("
        ):
            return
    # the nearest noun in front that says what it is
    best, where = UNKNOWN, -1
    for word in re.finditer(r"[A-Za-z-]+", text[max(begin, start - 150) : start]):
        kind = kind_of(word[0].lower())
        if kind != UNKNOWN:
            best, where = kind, word.start()
    own = bool(
        re.search(
            r"\b(?:we|our|this (?:paper|work|study)|propose[ds]?|novel|new|introduce[ds]?|present)\b",
            text[begin:start],
            re.IGNORECASE,
        )
    )
    first = re.search(r"\b(?:a|an|our|novel|new)\s(?:[\w-]+\s){0,7}?([\w-]+)\s*,?\s*$", text[begin:start])
    if first and kind_of(first[1].lower()) != UNKNOWN:
        best = kind_of(first[1].lower())
    _noun_after, _ = head_noun(text, target.outer, stop)
    del where
    found.made.append(Introduction(target, best, own, "called", (start, end), best != UNKNOWN))


_GENERIC_IS = re.compile(r" (?:is|are) ")


def _apposition(document: Document, candidate: Candidate, found: Introductions) -> None:
    """ "X, a large-scale dataset" and "X is a benchmark" wherever they stand."""
    text = document.text
    if text[candidate.outer : candidate.outer + 1] not in ", —:-(" and text[
        candidate.outer : candidate.outer + 4
    ] not in {" is ", " (a "}:
        return
    match = _APPOSITION.match(text, candidate.outer, min(len(text), candidate.outer + 140))
    if match is None or match.lastgroup is None:
        return
    stop = document.sentence(candidate.start)[1]
    begin = match.start(match.lastgroup)
    noun, _ = head_noun(text, begin, stop)
    kind = kind_of(noun)
    if kind == UNKNOWN:
        return
    sentence = text[document.sentence(candidate.start)[0] : stop]
    own = bool(
        re.search(r"\b(?:a|an|our|two|three) (?:[\w-]+ )?(?:new|novel)\b|\bour\b", text[begin : begin + 40])
    ) and bool(re.search(r"\b(?:we|our)\b", sentence, re.IGNORECASE))
    own = own or (
        match.lastgroup == "is" and re.match(r"(?:the first|a new|a novel|our)\b", text[begin : begin + 10]) is not None
    )
    found.made.append(Introduction(candidate, kind, own, "apposition", (begin, min(stop, begin + 40)), True))
