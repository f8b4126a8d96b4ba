"""What a paper introduces: the names it gives, and whether each is a benchmark's or a method's.

>>> head_noun("a large-scale multilingual benchmark for evaluating models", 0, 57)[0]
'benchmark'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from string import ascii_lowercase

from paperkit.document import Document
from paperkit.extract.candidates import LONGEST, START, Candidate, find_candidates
from paperkit.extract.contexts import is_described
from paperkit.extract.shapes import is_quantity, mixed
from paperkit.extract.words import DATA_NOUNS, METHOD_NOUNS, NEAR
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

DATA, METHOD, UNKNOWN = "data", "method", "unknown"


@dataclass(slots=True)
class Introduction:
    """A place where a paper gives a name to something."""

    candidate: Candidate
    kind: str
    """`data`, `method`, or `unknown` where the words around do not say."""
    own: bool
    """Whether the paper says that the thing is its own."""
    rule: str
    """`title`, `introduced`, `called` or `apposition`."""
    cue: Span | None = None
    """The words that say so."""
    strong: bool = False
    """Whether a noun says what kind it is."""


@dataclass(slots=True)
class Introductions:
    """The places where a paper gives names."""

    made: list[Introduction] = field(default_factory=list)

    def add(self, candidate: Candidate, kind: str, rule: str, cue: Span | None = None, *, own: bool = True) -> None:
        """Note one."""
        self.made.append(Introduction(candidate, kind, own, rule, cue, kind != UNKNOWN))


# the nouns that say what something is

_PHRASE_END = re.compile(
    # the characters first, which a pattern finds faster than alternatives
    r"[,.;:()\[\]—?!\n ](?:(?<! )(?!(?<=\d[.,])\d)|(?:for|that|which|to|of|with|in|on|at|where|when|who|whose|designed|containing|comprising|consisting"
    r"|spanning|covering|built|based|featuring|by|from|using|via|through|aimed|aiming|tailored|targeting|comprised|composed"
    r"|constructed|developed|derived|as|is|are|was|and|or|we|it|including|annotated|collected|created|curated|specifically"
    r"|dedicated|intended|focused|focusing|capable|over|across|under|called|named|dubbed|termed|trained|inspired|enabling|utilizing|employing"
    r"|allowing|able|grounded|extending|combining|leveraging|encompassing|can|has|have|drawn|sourced|released|against|between"
    r"|within|without|about|among|into|towards?|these|this|those|our|its|their|assessing|evaluating|measuring|alongside|together|along)\b)"
)
"""Where a noun phrase ends, in small letters."""

PHRASE = 160
"""Characters of a noun phrase that are read, with what stands in brackets in it or behind its "of"."""

_BRACKETS = re.compile(r"\([^()]{2,80}\)(?= [a-z])")
_OF_TWO_WORDS = {
    "data": ("set",),
    "test": ("set", "bed"),
    "evaluation": ("set",),
    "shared": ("task",),
    "simulation": ("platform",),
}
"""Nouns of two words for benchmarks, of which the second says less."""
_OF_EVALUATION = frozenset("framework system platform pipeline protocol".split())
"""Nouns that behind "evaluation" may be those of a benchmark or a method."""
_FIRST_OF_TWO = {*_OF_TWO_WORDS, "benchmarking"}
_OF = re.compile(r" of (?:the |a |an )?")
_ADJECTIVE_LAST = re.compile(r"\w-\w|(?:ed|ive|al|ic|able|scale|quality)$")
_CONTAINERS = frozenset(
    "family suite collection set series class group pair range variety repository type kind form version sequence pool bank "
    "library combination".split()
)
"""Nouns that say less than the one behind their "of"."""
_CONTENT = frozenset(
    "tasks task problems questions images videos samples examples queries dialogues conversations documents sentences "
    "articles environments instances pairs prompts annotations clips scenes tests puzzles games challenges scans recordings "
    "utterances texts tweets reviews data records trajectories".split()
)
"""What benchmarks consist of."""
_NEW_DATA = DATA_NOUNS | frozenset(
    "environment environments tasks simulation testbench questionnaire annotations world".split()
)


_KINDS = {**dict.fromkeys(METHOD_NOUNS, METHOD), **dict.fromkeys(_NEW_DATA, DATA)}


def kind_of(noun: str) -> str:
    """What a noun says a named thing is.

    Args:
        noun: The noun, in small letters.

    Returns:
        `data`, `method` or `unknown`.

    Example:
        >>> kind_of("corpus"), kind_of("framework"), kind_of("idea")
        ('data', 'method', 'unknown')
    """
    if noun in _KINDS:
        return _KINDS[noun]
    if noun.isalpha():
        return UNKNOWN
    last = noun.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    return UNKNOWN if last == noun else kind_of(last)


def head_noun(text: str, start: int, limit: int) -> tuple[str, int]:
    """The noun that says what a noun phrase is: its last word before a preposition, a verb or a stop.

    Args:
        text: The text, in small letters.
        start: Where the phrase begins.
        limit: Where to stop looking.

    Returns:
        The noun in small letters and its end; of "a suite of 12 tasks", `benchmark`.

    Example:
        >>> head_noun("the first framework to build benchmarks", 0, 39)
        ('framework', 19)
    """
    limit = min(limit, start + PHRASE)
    found = _PHRASE_END.search(text, start, limit)
    end = found.start() if found else limit
    if end < limit and text[end] == "(" and (brackets := _BRACKETS.match(text, end, limit)):
        # the short form of the words before stands between them and the noun
        noun, stop = head_noun(text, brackets.end(), limit)
        if kind_of(noun) != UNKNOWN and stop - brackets.end() < 60:
            return noun, stop
    phrase = text[start:end].rstrip()
    words = phrase.split()
    if not words:
        return "", end
    end = start + len(phrase)
    noun = said = words[-1].strip("\"'*")
    for at in range(len(words) - 1, -1, -1):
        # the last one that says what it is: "a dataset ten times larger than ..."
        word, before = words[at], words[at - 1] if at else ""
        if before in _FIRST_OF_TWO:
            if before in _OF_TWO_WORDS and word.rstrip("s") in _OF_TWO_WORDS[before]:
                noun = "benchmark"
                break
            if before in {"evaluation", "benchmarking"} and word in _OF_EVALUATION:
                # a method or a benchmark
                noun = f"{before} {word}"
                break
        if said in _KINDS or not (said.isalpha() or kind_of(said) == UNKNOWN):
            noun = said
            break
        said = before
    if text.startswith(", ", end) and kind_of(noun) == UNKNOWN and _ADJECTIVE_LAST.search(words[-1]):
        # "a contamination-free, multilingual benchmark"
        inner, stop = head_noun(text, end + 2, min(limit, start + 160))
        if kind_of(inner) != UNKNOWN:
            return inner, stop
    if noun in _CONTAINERS and (of := _OF.match(text, end)):
        inner, stop = head_noun(text, of.end(), limit)
        if inner in _CONTENT and noun not in {"family", "class", "library"}:
            return "benchmark", stop
        if kind_of(inner) != UNKNOWN:
            return inner, stop
    return noun, end


# where names are given


def find_introductions(document: Document, taxonomy: Taxonomy) -> Introductions:
    """Where the paper gives names; ask for it with `document.once`."""
    found = Introductions()
    everything = document.once(find_candidates, taxonomy)
    candidates = everything.all
    if not candidates:
        return found
    text, abstract_start = document.text, document.abstract_start
    ends = {listed.items[0].start: listed.end for listed in everything.lists if listed.joined}
    _title(document, candidates, found)
    starts = list(map(START, candidates))
    for start, end, cue in document.anchors["benchmark.introduce"]:
        if start >= abstract_start and (at := bisect_left(starts, end)) < len(candidates):
            _verb(document, candidates[at : at + 30], (start, end), cue, ends, found)
    for start, end, _ in document.anchors["benchmark.called"]:
        if (at := bisect_left(starts, end)) < len(candidates):
            _called(document, candidates[at], (start, end), found)
    own = {document.sentence(made.candidate.start)[0] for made in found.made if made.rule == "introduced"}
    titled = {made.candidate.text for made in found.made if made.rule == "title" and made.kind == UNKNOWN}
    for candidate in candidates[bisect_left(starts, abstract_start) :]:
        at = candidate.outer
        if candidate.long is None and text[at : at + 3] not in _NO_APPOSITION:
            _apposition(document, candidate, own, titled, found)
    _only_in_title(document, found)
    return found


def _only_in_title(document: Document, found: Introductions) -> None:
    """A name that only the title has is a benchmark's where that is the first that the abstract makes, without a name."""
    text, abstract_start = document.text, document.abstract_start
    for made in found.made:
        name = made.candidate.text
        if made.rule != "title" or made.kind != UNKNOWN or " " in name or text.find(name, abstract_start) >= 0:
            continue
        if any(other.own and other.strong for other in found.made):
            return
        for start, end, _ in document.anchors["benchmark.introduce"]:
            if start < abstract_start or not _WE_DO.search(text, max(abstract_start, start - 16), start):
                continue
            opening = _OPENING.match(text, end)
            if opening is not None and _INDEFINITE.search(text, end, opening.end()):
                noun, _ = head_noun(document.lower, opening.end(), document.sentence(start)[1])
                kind = kind_of(noun)
                if kind == DATA:
                    made.kind, made.strong = DATA, True
                if kind != UNKNOWN:
                    return


_WE_DO = re.compile(r"\b[Ww]e (?:[a-z]{4,12} )?$")
_COLONS = (":", " — ", " - ", "—")
_TITLE_NOUN = re.compile(
    r"\b(?:benchmark(?:s|ing)?|data ?sets?|data-sets?|corpus|corpora|test ?bed|test ?suite|challenge|leaderboard|treebank"
    r"|database|simulator|shared task|arena|gym|playground|testing ground|exam|stress test|test set|collection)\b"
)
_MEASURING = re.compile(
    r"(?:evaluating|benchmarking|measuring|assessing|testing|probing|can|do|does|are|is|how|stress-testing|diagnosing"
    r"|quantifying|on the evaluation)\b"
)
_ARTICLE_FIRST = re.compile(r"(?:a|an|the|our|towards an?)\b")
_PREPOSITIONAL = re.compile(r"\b(?:for|with|via|on|from|in|using|to|through|beyond)\b")
_PARTICIPLE = re.compile(r"(?:Introducing|Presenting|Demonstrating|Announcing|Releasing) ")
_STATEMENT = re.compile(r" (?:are|is|do|can|need|should|don't|must)\b")
_SHAPED = re.compile(r"[a-z][A-Z]|\d|[A-Z]{2}|-[A-Z]")


def _title(document: Document, candidates: list[Candidate], found: Introductions) -> None:
    """ "X: A Benchmark for ..." and "X: Learning to ..."."""
    text, end = document.text, document.title_end
    first = candidates[0]
    for each in candidates:
        if each.start >= end:
            break
        if each.long is not None and each.long[0] <= 2 and text.startswith("):", each.end):
            first = each
            break
    begin = first.long[0] if first.long is not None else first.start
    if (begin > 2 and not _PARTICIPLE.fullmatch(text, 0, begin)) or first.end > end:
        return
    colons = [at for mark in _COLONS if (at := text.find(mark, first.end, end)) > 0]
    if not colons:
        return
    colon = min(colons)
    heading = text[first.start : colon].strip()
    if " and " in heading or " & " in heading or len(heading) > LONGEST:
        return
    if (first.outer if first.short else first.end) < colon - 1 and first.long is None:
        words = heading.split()
        if len(words) > 3 or (len(words) > 1 and not any(map(_SHAPED.search, words))):
            # a plain heading, which a colon ends
            return
        stop = first.start + len(heading)
        first = Candidate(first.start, stop, heading, stop)
    found.add(first, _kind_in_title(text[colon + 1 : end].strip()), "title")


def _kind_in_title(said: str) -> str:
    """What the rest of a title says of the name in front of its colon."""
    said = said.lower()
    words = said.split()
    noun, stop = head_noun(said, 0, len(said))
    if (words[:1] and words[0].endswith("ing") and words[0] != "benchmarking") or _STATEMENT.match(said, stop):
        noun = ""
    article = words[:1] and words[0] in {"a", "an", "the", "our", "towards", "toward"}
    if noun in DATA_NOUNS and noun not in {"challenges", "tracks", "track", "challenge"}:
        return DATA
    if article and kind_of(noun) == METHOD and not words[0].startswith("toward"):
        return METHOD
    data = _TITLE_NOUN.search(said)
    if data is None:
        return UNKNOWN
    before = said[: data.start()]
    if article and noun and data.end() <= stop:
        return DATA
    if _MEASURING.match(said) or (_ARTICLE_FIRST.match(before) and not _PREPOSITIONAL.search(before)):
        return DATA
    return UNKNOWN


_OWN_SUBJECT = re.compile(
    r"\b(?:we|the authors|this (?:paper|work|study|article|report|research)|our|paper|here|i)\b", re.IGNORECASE
)
_NAME_SUBJECT = re.compile(r"[A-Z][\w+-]*(?: (?:also|further|additionally))? ")
_BY_THE_WAY = re.compile(r"(?:Beyond|Besides|By|In addition to|Alongside) ")
"""How a sentence begins that goes on about the paper's own: "Beyond presenting X"."""
_BEFORE_OTHERS = ("ly ", "was ", "were ", "been ", "is ", "are ", "be ")
"""What the words end with that say that it is somebody else's."""
_OTHERS = re.compile(r"\b(?:previously|recently|was|were|have been|has been|been|is|are|can be) (?:\w+ly )?$")
_BEFORE_PARTICIPLE = re.compile(
    r"\b(?:we|have|is|are|and|newly|has|our|,) (?:(?:\w+ly|also|then|further|first|next|thus|have) ){0,3}$",
    re.IGNORECASE,
)
_PARTICIPLES = frozenset(
    "introduced proposed presented released constructed built created collected developed curated designed annotated "
    "contributed published compiled".split()
)
_OF_WORK = frozenset(
    "constructs constructing creates creating curates curating collects collecting develops developing establishes "
    "establishing".split()
)
"""Verbs that say little of a name that nothing else says what it is of."""
_OF_A_NAME = frozenset({"introduces", "presents", "provides", "contributes", "proposes", "releases", "offers"})
_GAP_TO_NAME = re.compile(
    r"[\s\"'(*:—-]{1,4}(?:(?:a|an|[Tt]he|our|two|three|new|novel|in this (?:paper|work|study),?|here,?|for the first time,?|and"
    r"|publicly|both|and evaluate|and release|proposed|on|and study|and open-source|to the community|first|and share|accompanying|companion|following"
    r"|and publish|and introduce|and construct|(?:the )?(?:benchmark|dataset|corpus|framework|method|model))(?!\w) ?){0,3}[\"'(*]{0,2}"
)
_OPENING = re.compile(
    r" (?:(?:and|also|then|publicly|further) (?:\w+ )?)?(?:a|an|the|our|two|three|four|new|novel|another) ?"
)
_INDEFINITE = re.compile(r"\b(?:a|an|two|three|four|another|new|novel) ?$")
_ONE_OF = re.compile(r"-(?:based|style|like|driven|aware|specific|level)\b")
_LINK = re.compile(
    r"(?P<near>(?:, |: | —|— ?| - | \(|, i\.e\.,? |, namely,? |: the |, the | \"| ){1,2}[\"'(]{0,2})"
    r"|(?: (?:for|of|to|in|on|with|that|which|based)\b[^,.;:()—]{0,110})(?:, |: | — ?|—| - | \(|, namely,? )[\"'(]{0,2}"
)
_SOURCE = re.compile(r"\b(?:based on|built on|from|existing)\b")
_CLOSED = re.compile(r"$|[,.)—:;\"']|,? (?:which|that|to|with|for|and|consisting|containing|comprising|where|—|-)")
_TO_EVALUATE = re.compile(r" to (?:[a-z]{4,16}ly )?(?:evaluate|assess|benchmark|measure|test|probe|diagnose)\b")
"""What follows the name of something that is there to evaluate others with."""
_KIND_WORD = re.compile(r"\b(benchmark|dataset|corpus|framework|method|model)s? [\"'(]{0,2}$")


def _verb(
    document: Document, behind: list[Candidate], cue: Span, verb: str, ends: dict[int, int], found: Introductions
) -> None:
    """ "We introduce X, a ..." and "we introduce a benchmark, X"."""
    text = document.text
    start, end = cue
    begin, stop = document.sentence(start)
    first = behind[0]
    if first.text[0].isdigit():
        first = next((each for each in behind if not (each.text[0].isdigit() and is_quantity(each.text))), first)
    if first.start >= stop:
        return
    before = text[max(begin, start - NEAR) : start]
    own = not before or before.endswith(("We ", "we ")) or _OWN_SUBJECT.search(before) is not None
    if not own and verb in _OF_A_NAME:
        own = _NAME_SUBJECT.fullmatch(before) is not None
    if not own and verb.endswith("ing"):
        own = _BY_THE_WAY.fullmatch(before) is not None
    if not own or (before.endswith(_BEFORE_OTHERS) and _OTHERS.search(before)):
        return
    if verb in _PARTICIPLES and not _BEFORE_PARTICIPLE.search(before):
        return
    gap = _GAP_TO_NAME.match(text, end, stop)
    if is_described(text, first, behind, stop):
        first = next(each for each in behind if mixed(each.text))
        found.add(first, DATA, "introduced", cue)
        return
    if gap is not None and (gap.end() >= first.start or (first.long is not None and gap.end() >= first.long[0] - 2)):
        kind = _said_of(document, first, first.outer, stop)
        if kind == UNKNOWN and first.start in ends:
            kind = _said_of(document, first, ends[first.start], stop)
        if kind == UNKNOWN and (word := _KIND_WORD.search(text, end, first.start)):
            kind = kind_of(word[1])
        if kind == UNKNOWN and mixed(first.text) and _TO_EVALUATE.match(text, first.outer, stop):
            kind = DATA
        if kind != UNKNOWN or verb not in _OF_WORK:
            found.add(first, kind, "introduced", cue)
        return
    opening = _OPENING.match(text, end, stop)
    if opening is None:
        return
    noun, noun_end = head_noun(document.lower, opening.end(), stop)
    kind = kind_of(noun)
    if first.start < noun_end:
        _inside(text, first, opening.end(), noun_end, kind, cue, found)
    target = next((each for each in behind if each.start >= noun_end), None)
    if target is None or target.start >= stop or target.start - noun_end > 130:
        return
    link = _LINK.fullmatch(text, noun_end, target.start)
    if link is not None and (link["near"] or (_CLOSED.match(text, target.outer, stop) and not _SOURCE.search(link[0]))):
        found.add(target, kind, "introduced", cue)


def _inside(text: str, name: Candidate, start: int, noun_end: int, kind: str, cue: Span, found: Introductions) -> None:
    """A name within the noun phrase that is introduced: "the X benchmark", "a large-scale dataset X"."""
    if kind == UNKNOWN:
        return
    if len(text[name.outer : noun_end].split()) > 5 or (name.known is not None and name.entry is None):
        return
    if (
        kind == DATA
        and name.entry is None
        and name.text.isalpha()
        and name.text.isupper()
        and len(text[name.outer : noun_end].split()) > 1
        and _INDEFINITE.search(text, max(0, start - 9), start)
    ):
        # "a paired MRI segmentation dataset" describes
        return
    before = text[start : name.start].split()
    if (
        name.end >= noun_end - 1
        and before
        and kind_of(before[-1].lower()) == kind != kind_of(name.text.lower())
        and not _ONE_OF.search(name.text)
    ):
        found.add(name, kind, "introduced", cue)
        return
    if not text[start : name.start].strip() or name.short or (name.start - start < 40 and kind == DATA):
        if not _ONE_OF.search(name.text):
            found.add(name, kind, "introduced", cue)


_APPOSITION = re.compile(
    r"(?:\"|'|\)|\s?\([^()]{1,80}\)|\s?\[[^\]]{1,40}\]){0,3}(?:"
    r",? ?(?:—|-|:|,|\() ?(?:which is |that is |i\.e\.,? |is )?"
    r"(?P<np>(?:a|an|the|our|one of the|two|three|among the first|what we believe|to our knowledge,? the|both a) )"
    r"|,? (?:is|are|as|serves as|acts as|provides) (?P<is>(?:a|an|the|our|one of the|presented as a) )"
    r"|, (?P<bare>(?=(?:[a-z][\w-]+ ){0,5}(?:dataset|benchmark|corpus|framework|model|method|approach|system)s?\b)))"
)
_NO_APPOSITION = frozenset(f" {first}{second}" for first in ascii_lowercase for second in ascii_lowercase) - {
    " ac",
    " ar",
    " as",
    " is",
    " pr",
    " se",
}
"""Beginnings of words that do not join a name to what it is."""
_NOVEL = re.compile(r"(?:a|an|our|two|three) (?:[\w-]+ ){0,2}(?:new|novel)\b|our ")
_FIRST = re.compile(r"(?:the first|a new|a novel|our)\b")
_ANOTHER = re.compile(r"and $|\(?[2-9]\) $")
_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


_LISTED_DATA = re.compile(
    r"(?:(?!(?:of|for|with|in|on|to|by|from|is|are|was|that|which|where|we|it|using|based|over)\b)[\w-]{2,24}(?:, and |, | and | )){1,10}"
    r"(?:dataset|benchmark|corpus)\b(?=[,.;:]| (?:which|that|with|of|for|containing|consisting|covering|comprising)\b)"
)
"""A noun for data behind an enumeration: "the first sentiment, emotion and desire dataset, which ..."."""


def _said_of(document: Document, name: Candidate, at: int, stop: int) -> str:
    """What the words right behind a name, or behind the list that it begins, say it is."""
    text = document.text
    at += name.long is not None and text.startswith(")", at)
    noun, end = head_noun(document.lower, at, stop)
    if end - at < 60 and text[at:end].strip() and (kind := kind_of(noun)) != UNKNOWN:
        return kind
    if (match := _APPOSITION.match(text, at, stop)) and match.lastgroup is not None:
        at = match.end(match.lastgroup)
        kind = kind_of(head_noun(document.lower, at, stop)[0])
        return DATA if kind == UNKNOWN and _LISTED_DATA.match(document.lower, at, stop) else kind
    return UNKNOWN


def _apposition(
    document: Document, name: Candidate, own_sentences: set[int], titled: set[str], found: Introductions
) -> None:
    """ "X, a large-scale dataset" and "X is a benchmark" wherever they stand."""
    text = document.text
    match = _APPOSITION.match(text, name.outer, name.outer + 140)
    if match is None or match.lastgroup is None:
        return
    begin, stop = document.sentence(name.start)
    at = match.start(match.lastgroup)
    kind = kind_of(head_noun(document.lower, match.end(match.lastgroup), stop)[0])
    if kind == UNKNOWN:
        return
    own = _NOVEL.match(text, at, at + 40) is not None and (
        text[name.outer : name.outer + 1] == ":"
        or _WE.search(text, max(begin, name.start - NEAR), min(stop, name.end + NEAR)) is not None
    )
    own = own or (begin in own_sentences and _ANOTHER.search(text, name.start - 4, name.start) is not None)
    own = own or (match.lastgroup == "is" and (name.text in titled or _FIRST.match(text, at) is not None))
    # what the title only names is introduced where the abstract says what it is
    rule = "introduced" if kind == DATA and name.text in titled else "apposition"
    found.add(name, kind, rule, (at, min(stop, at + 40)), own=own)


_GIVEN = re.compile(
    r"\b(?:our|propose[ds]?|novel|new|newly|introduc(?:e[ds]?|ing)|present(?:s|ed|ing)?|releas(?:e[ds]?|ing)|construct(?:ed|ing)?"
    r"|collect(?:ed|ing)?|buil(?:d|t|ding)|creat(?:e[ds]?|ing)|develop(?:ed|ing)?|curat(?:ed?|ing)|design(?:ed)?|devised?"
    r"|contribut(?:e|ing)|assembled?|compiled?|(?:which|that) we|we (?:call|name|term|dub|coin)|publish|establish|formulate|offer)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z-]+")
_NOUN_BEFORE = re.compile(r"\b(?:a|an|our|novel|new) (?:[\w-]+ ){0,7}?([\w-]+) ?,? ?$")


def _called(document: Document, name: Candidate, cue: Span, found: Introductions) -> None:
    """ "A dataset called X"."""
    text = document.text
    start, end = cue
    begin, stop = document.sentence(start)
    near = name.start <= end + 10 or (name.long is not None and name.long[0] <= end + 6)
    if name.start >= stop:
        return
    if not near:
        # the long form in small letters stands between
        between = text[end : name.start].strip(" \"'")
        if name.start - end > 90 or text[name.start - 1] != "(" or not between.islower():
            return
    kind = UNKNOWN
    if noun := _NOUN_BEFORE.search(text, max(begin, start - 150), start):
        kind = kind_of(noun[1].lower())
    if kind == UNKNOWN:
        for word in _WORDS.finditer(text, max(begin, start - 150), start):
            if (said := kind_of(word[0].lower())) != UNKNOWN:
                kind = said
    found.add(name, kind, "called", cue, own=_GIVEN.search(text, max(begin, start - NEAR), end) is not None)
