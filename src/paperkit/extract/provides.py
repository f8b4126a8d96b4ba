"""What an address holds, by the words that govern it.

>>> text = "Code and models are available at https://lanefuse.org."
>>> provided(text, 0, len(text), [(33, 53)]).words
[['code', 'model']]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from paperkit.trace import Span

REACH = 320
"""Characters before an address that are read for it; of 900 addresses none had its words farther away."""

NOUNS = {
    **dict.fromkeys(
        ("code", "codes", "codebase", "codebases", "sourcecode", "implementation", "implementations", "software", "script",
         "scripts", "toolkit", "toolbox", "library", "notebook", "notebooks"),
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
        ("page", "pages", "webpage", "webpages", "website", "websites", "site", "homepage", "blog", "blogpost", "weblog",
         "projectpage"),
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
    ("pretrained", "backbones"): "model", ("pre-trained", "backbones"): "model", ("jax", "package"): "code", ("pip", "package"): "code", ("code", "base"): "code", ("code", "bases"): "code",
}  # fmt: skip
"""Nouns of two words."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|[.,;:!?()\[\]/&|+—]|[0-9][0-9.,%A-Za-z-]*|[^\x00-\x7f]")
_STOPS = frozenset(".;!?|—")
_VERBS = frozenset(
    "is are was were be been being will can could may shall has have had show shows showed achieve achieves outperform outperforms "
    "improve improves demonstrate demonstrates reach reaches yield yields enable enables make makes present presents "
    "propose introduce develop evaluate conduct study contain contains support supports".split()
)
_PREDICATES = frozenset(
    "available isavailable released found accessed accessible viewed seen hosted downloaded obtained provided published shared "
    "open-sourced opensourced visit see check explore browse refer online maintained given made located public located watched".split()
)
_ADJECTIVES = frozenset("online public open-sourced hosted provided given shared published released maintained".split())
"""Predicates that may also stand before a noun."""
_GIVING = frozenset("release releases released open-source open-sourced opensource provide provides provided share shares publish publishes make makes made host hosts "
                    "releasing providing sharing open-sourcing publishing upload contribute maintain put".split())  # fmt: skip
_SIDEWAYS = frozenset("for of to from in on with by under used using that which about behind where whose within during based".split())
_PLACING = frozenset("on at in from via and & through with under".split())
_BEFORE_SUBJECT = frozenset("that which where whose as since because than".split())
_KEEPING = frozenset(
    "a an the and or nor as well along together with at on in for of to from by via under through that which who used using "
    "available accessible released publicly freely openly now online here open also all both can could may will is are "
    "was were be been being has have had shall should would made provided hosted visit please including studied "
    "accompanying associated presented described needed required repository repositories repo repos link links url urls "
    "release releases file files zoo splits split results result clips clip examples example samples collection hub "
    "showcasing demonstrating showing illustrating presenting implementing supporting containing reproducing our we i this these those its their it they soon available: "
    "developed generated collected proposed trained introduced created avaliable isavailable only not if but while so upon after once "
    "such e.g i.e is/are too each themselves page pages website section address tab there below above behind etc".split()
)
"""Words that may follow a noun which stands for itself; before any other it only describes what follows ("code
generation")."""
_DETERMINERS = frozenset("our the all its a an this these corresponding".split())
_FORGES = frozenset("github gitlab git bitbucket huggingface".split())
_JOINERS = re.compile(r"[\s,;/&|+()]{0,6}(?:and|or)?[\s,;/&|()]{0,6}")
_BEHIND = re.compile(
    r"\s?(?:\)?\s?(?:for|contains?|provides?|hosts?|includes?|with|to (?:access|download|see|view|get|find|watch|read))\s"
    r"|\(\s?)(?P<said>[^.;:()]{1,80})",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"[\s,;)]{0,3}respectively\b", re.IGNORECASE)


@dataclass
class Provided:
    """What the addresses of a sentence hold."""

    words: list[list[str]] = field(default_factory=list)
    """For each address the categories, in the order of the text."""
    cues: list[Span | None] = field(default_factory=list)
    """For each address the words that say so."""


@dataclass
class _Reading:
    """The nouns of a clause that is being read."""

    nouns: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Category, index of the token, start and end in the text."""
    aside: bool = False
    """Whether the words now belong to a phrase behind a noun ("code for the models")."""
    predicate: bool = False
    """Whether the clause has said where something is."""
    given: bool = False
    """Whether the clause says that somebody gives something ("we release ...")."""
    verb: bool = False
    pending: bool = False

    def clear(self) -> None:
        self.nouns.clear()
        self.aside = self.predicate = self.given = self.verb = self.pending = False


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
        joined = number > 0 and _JOINERS.fullmatch(text, previous, start) is not None
        if joined:
            nouns, cue = list(result.words[-1]), result.cues[-1]
        else:
            found = _governing(text, max(previous, start - REACH), start)
            following = spans[number + 1][0] if number + 1 < len(spans) else end
            if not found or _visited(text, start) or text.startswith((" (", "("), stop):
                found += _behind(text, stop, following)
            nouns = list(dict.fromkeys(category for category, _, _ in found))
            cue = (min(s for _, s, _ in found), max(e for _, _, e in found)) if found else None
        result.words.append(nouns)
        result.cues.append(cue)
        previous = stop
    _distribute(text, spans, result)
    return result


def _distribute(text: str, spans: list[Span], result: Provided) -> None:
    """Give each of several addresses its own noun where the text says "respectively"."""
    count = len(spans)
    if count < 2 or "respectively" not in text[spans[-1][1] : spans[-1][1] + 20].lower():
        return
    first = result.words[0]
    if _RESPECTIVELY.match(text, spans[-1][1]) and len(first) == count and all(words == first for words in result.words):
        result.words[:] = [[word] for word in first]


def _visited(text: str, start: int) -> bool:
    """Whether the reader is told to go to the address."""
    return re.search(r"\b(?:visit|see|go to|check(?: out)?|refer to)\s(?:\w{1,20}\s){0,4}[:(]?\s?$", text[max(0, start - 60) : start], re.IGNORECASE) is not None


def _behind(text: str, stop: int, end: int) -> list[tuple[str, int, int]]:
    """The nouns right behind an address ("https://lanefuse.org for code and data")."""
    found = _BEHIND.match(text, stop, end)
    if found is None:
        return []
    reading, _ = _read(text, found.start("said"), found.end("said"))
    return [(category, start, last) for category, _, start, last in reading.nouns]


def _governing(text: str, begin: int, start: int) -> list[tuple[str, int, int]]:
    """The nouns before an address that it belongs to."""
    reading, tokens = _read(text, begin, start)
    nouns = reading.nouns
    if not nouns:
        return []
    count = len(tokens)
    while count and tokens[count - 1] in {"(", "[", ":", ",", "here", "link", "url"}:
        count -= 1
    bracket = tokens[-1] in {"(", "["}
    colon = ":" in tokens[-2:]
    if not (reading.predicate or reading.given or (colon and (not reading.verb or nouns[-1][1] >= count - 7))):
        # nobody says where something is: what stands right before the address, with what is joined to it
        gap = tokens[nouns[-1][1] + 1 : count]
        if bracket and gap[:1] == [","] and len(gap) <= 4:
            # "a new data set, LaneBench (https://...)"
            gap = [] if not text[nouns[-1][3] : start].lstrip(" ,")[:1].islower() else gap
        if len(gap) > (0 if bracket else 2):
            return []
        if bracket:
            nouns = nouns[-1:]
    return [(category, first, last) for category, _, first, last in nouns]


def _read(text: str, begin: int, end: int) -> tuple[_Reading, list[str]]:
    """The nouns of the last clause in a stretch of text that stand for themselves, and all its tokens."""
    matches = list(_WORD.finditer(text, begin, end))
    tokens = [match[0].lower() for match in matches]
    reading = _Reading()
    stopped: list[tuple[str, int, int, int]] = []
    count = len(tokens)
    since = 0
    resume = 0
    for index, token in enumerate(tokens):
        if index < resume:
            continue
        following = tokens[index + 1] if index + 1 < count else ""
        if index == count - 1 and not token[0].isascii() and index and tokens[index - 1] in {":", "here", "at"}:
            # a pointing hand in front of the address
            continue
        if token in _STOPS or (not token[0].isascii() and not token[0].isalpha()):
            stopped = list(reading.nouns) if reading.predicate else []
            reading.clear()
            since = 0
            continue
        since += 1
        if token == "(" and ")" in tokens[index + 6 :]:
            # a long remark, not a label such as "GitHub (code)"
            resume = tokens.index(")", index + 6) + 1 if ")" not in tokens[index : index + 6] else resume
            continue
        if token == ":":
            _colon(reading, index, tokens[index + 1 :])
            continue
        category = NOUNS.get(token)
        width = 1
        if (token, following) in _PAIRS and tokens[index + 2 : index + 3] != ["code"]:
            category, width, resume = _PAIRS[token, following], 2, index + 2
        elif category is None and token == "project" and (following in {":", "&", "link", "url", "and", ""} or following == "("):
            category = "page" if _labels(tokens, index + 1) else None
        if category is not None:
            _noun(reading, tokens, index, width, category, (matches[index].start(), matches[index + width - 1].end()))
        else:
            _other(reading, tokens, index, token)
    if not since and not reading.nouns:
        reading.nouns = stopped
        reading.predicate = bool(stopped)
    return reading, tokens


def _colon(reading: _Reading, index: int, rest: list[str]) -> None:
    """Go on over a colon: what follows it, if not the address, is a label of its own."""
    if any(token[0].isalpha() for token in rest):
        if reading.predicate or (reading.nouns and reading.nouns[-1][1] == index - 1):
            reading.pending = True
        else:
            reading.clear()


def _labels(tokens: list[str], index: int) -> bool:
    """Whether what follows a word makes it a label ("Project:", "Project & demo:")."""
    rest = tokens[index : index + 6]
    return ":" in rest or not rest


def _noun(reading: _Reading, tokens: list[str], index: int, width: int, category: str, span: Span) -> None:
    """Take up a noun, unless it describes another or belongs to a phrase behind one."""
    following = tokens[index + width] if index + width < len(tokens) else ""
    previous = tokens[index - 1] if index else ""
    page = category == "page"
    if page and previous in _FORGES:
        return
    if reading.aside and not page:
        return
    if reading.aside and not reading.predicate and _PLACING.isdisjoint(tokens[max(0, index - 3) : index]):
        # a label that no full stop parts from the text before it
        reading.clear()
    if following and following not in NOUNS and following[0].isalpha() and following not in _KEEPING and not following.endswith(("ed", "ly")):
        return
    if reading.predicate and not page and following[:1].isalpha():
        return
    if category == "paper" and previous in {"this", "the", "our"} and following in _VERBS | {"we", ","} and not _tells_place(tokens, index):
        return
    if reading.pending and not (page and reading.predicate and ":" not in tokens[max(0, index - 4) : index]):
        reading.clear()
    nouns = reading.nouns
    if nouns and nouns[-1][1] == index - 1:
        before = nouns[-1][0]
        if {before, category} == {"video", "demo"}:
            nouns[-1] = ("video", index, nouns[-1][2], span[1])
            return
        if not (before == "code" and len(nouns) == 1 and index == 1) and not page:
            # the last of several nouns is the thing, those before describe it
            nouns.pop()
    nouns.append((category, index + width - 1, *span))


def _misspelt(token: str) -> bool:
    """Whether a word is "available" with a slip, one of the commonest in abstracts."""
    return token.startswith("ava") and "b" in token and 8 <= len(token) <= 10


def _tells_place(tokens: list[str], index: int) -> bool:
    return not _PREDICATES.isdisjoint(tokens[index + 1 : index + 8])


def _other(reading: _Reading, tokens: list[str], index: int, token: str) -> None:
    """Go on over a word that is no noun."""
    previous = tokens[index - 1] if index else ""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if token == "we" and previous not in _BEFORE_SUBJECT and not reading.aside:
        reading.clear()
    elif token == "we" and previous == ",":
        reading.clear()
    elif token in _GIVING and (previous in {"we", "to", "and", "will", "publicly", "also", "also", "by", "can", "plan", "authors", "shall", "freely", "openly", "have"}) and following not in {"at", "on", "in", ":", "via", "here", "available", "publicly", "upon"}:
        if not (token in {"made", "provided", "released", "shared", "open-sourced"} and previous in {"and", "publicly", "will", "freely", "openly"}):
            reading.clear()
            reading.given = True
    elif token in _PREDICATES or _misspelt(token):
        if token in _ADJECTIVES and not reading.nouns:
            return
        reading.predicate = True
        reading.aside = reading.pending = False
    elif token in _VERBS:
        reading.aside = False
        reading.verb = True
        if token in {"is", "are"} and following in {"at", "on", ":", "here", "in", ""}:
            reading.predicate = True
    elif token in {"and", "but", "while"}:
        if previous == "," and reading.aside:
            reading.aside = False
        elif reading.aside and following in _DETERMINERS | {"code", "source", "codes", "dataset", "datasets"}:
            reading.aside = False
        if reading.verb:
            reading.pending = True
    elif token == ",":
        reading.aside = False
    elif token == "with" and previous == ",":
        reading.clear()
    elif token == "with" and previous in {"along", "together"}:
        reading.aside = False
    elif token in _SIDEWAYS and reading.nouns and not reading.predicate:
        reading.aside = reading.nouns[-1][0] != "page"
