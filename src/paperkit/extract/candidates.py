"""Names as they stand in a text: what looks like one, which of them stand in a list, which are short for another.

Nothing here decides what a name is the name of. `find_candidates` gives the extractors of benchmarks and of proposed
names the same view of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from paperkit.document import Document
from paperkit.extract.words import (
    DATA_NOUNS,
    GENERIC_ACRONYMS,
    GENERIC_CAPITALISED,
    METHOD_NOUNS,
    STRONG_NOUNS,
)
from paperkit.taxonomy import BenchmarkEntry, NameEntry, Taxonomy, normal_form
from paperkit.trace import Span


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch of the text that may be a name."""

    start: int
    end: int
    text: str
    entry: BenchmarkEntry | None = None
    """The benchmark of the registry that it names, if it does."""
    sure: bool = False
    """Whether the registry's name stands there in a form that means nothing else."""
    known: NameEntry | None = None
    """What else it is known as."""
    initial: bool = False
    """Whether it is a single capitalised word at the start of a sentence."""
    derived: bool = False
    """Whether it is a longer name around one of the registry."""
    outer: int = 0
    """Where it ends with the short form in brackets that follows it."""
    short: Candidate | None = None
    """The short form in brackets behind it."""
    long: Span | None = None
    """The long form in front, where this one stands in brackets."""
    head: Candidate | None = None
    """The name whose first part it shares: that of "-100" in "CIFAR-10 and -100"."""
    rule: str = ""
    """The rule that took it for a benchmark, empty where none did."""
    evidence: str = ""
    cue: Span | None = None
    weak: bool = False
    """Whether only its place in a sentence speaks for it."""


@dataclass(slots=True)
class NameList:
    """Candidates named in one breath: "A, B, and C"."""

    items: list[Candidate]
    joined: bool = False
    """Whether a conjunction or a slash joins them, rather than commas alone."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.items[0].long[0] if self.items[0].long else self.items[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.items[-1].outer


@dataclass(slots=True)
class Candidates:
    """Everything in a text that may be a name."""

    all: list[Candidate] = field(default_factory=list)
    lists: list[NameList] = field(default_factory=list)
    metrics: set[Span] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    """Short forms that the text explains by words of which none says that they name a benchmark."""
    title_case: bool = False
    """Whether the title has capitals on most of its words, so that they say nothing there."""


_PART = r"[A-Z0-9][\w+&'*@-]*(?:[./][A-Za-z0-9][\w+&'*@-]*)*"
_NAME = re.compile(
    r"[A-Z][\w+&'*@-]*(?:[./][A-Za-z0-9][\w+&'*@-]*)*"
    r"(?: (?:of (?:the )?)?[A-Z][\w+&'*@-]*(?:[./][A-Za-z0-9][\w+&'*@-]*)*"
    r"| (?:(?:19|20)\d\d|v\d(?:\.\d)?|\d{1,4}[kKM]|\d{1,4}(?=[,.;:)]|$| (?:and|or|data|bench|corp|test|val|task|train)))"
    r"(?![\w%]|[.,]\d)){0,9}"
)
"""Words with capitals one after the other, with numbers and years between or behind."""

_GAP = re.compile(
    r"(?P<quote>[\"')\]*]{0,2}) ?(?:\([^()]{1,60}\) ?|\[[^\[\]]{1,40}\] ?)?"
    r"(?:(?:data ?sets?|benchmarks?|corpus|corpora|collections?|challenges?|test sets?|subsets?|tasks?|databases?|images?|videos?) ?)?"
    r"(?:(?P<and>,? ?(?:and(?: also)?|or|&|as well as|plus|\+|versus|vs\.) ?)|(?P<comma>[,;] ?)|(?P<slash> ?/ ?))"
    r"(?:(?:the|on|our|its|their|even|also|both|in|for|from|to|a|an|new|newly|challenging|large-scale|popular|more|standard|public|real-world|synthetic"
    r"|proposed|recent|recently|introduced|released|\d{1,2}\)|\(?[ivx\d]{1,3}\)) ){0,3}[\"'(]{0,2}"
)
"""What stands between two names of one list."""

_SHORT_GAP = re.compile(
    r" ?(?:(?:data ?sets?|benchmarks?|corpus|corpora|collections?|challenges?|test sets?|tasks?|databases?) )?[\[(][\"']?(?:the |or |i\.e\.,? |a\.k\.a\. )?[\"']?"
)

_LEFT = re.compile(r"[\w²³@+∞τΔβ.-]{1,24}$")
_PREFIX_WORDS = frozenset(
    "non pre post anti inter intra cross multi sub super co semi self few zero one two three many single full open "
    "state long short low high real large small new re un de en mid ex over under out non-".split()
)
_LOWER_TAIL = re.compile(r"-(?![vrxt]\d)[a-z]{3,}$|-(?:to|in|of)-")
_TAIL = re.compile(r"(?:'s|[.,'*/+&@-])+$")


def normal(text: str) -> str:
    """The normal form of a name, without words such as "dataset" at its end and a plural "s"."""
    return normal_form(re.sub(r"^the |\W(?:data ?sets?|benchmarks?|corpus)$", "", text, flags=re.IGNORECASE))


def is_acronym(text: str) -> bool:
    """Whether a text is one word that capitals make, or nearly."""
    return " " not in text and sum(map(str.isupper, text)) * 2 >= sum(map(str.isalpha, text)) and text[:1].isalnum()


def mixed(text: str) -> bool:
    """Whether a word has a capital behind a small letter, or a digit: a form that plain words do not have."""
    return bool(_MIXED.search(text))


_MIXED = re.compile(r"[a-z0-9][A-Z]|[A-Za-z]-?\d|\d[A-Za-z]|[A-Z]{2,}[a-z]{2,}|[A-Z]-[A-Z]")


def find_candidates(document: Document, taxonomy: Taxonomy) -> Candidates:  # noqa: ARG001 -- the form that `once` takes
    """Everything in a document that may be a name; ask for it with `document.once`."""
    found = Candidates()
    text = document.text
    words = text[: document.title_end].split()
    found.title_case = sum(word[:1].isupper() for word in words) * 10 > 6 * len(words)
    anchors = document.anchors
    names = {(start, end): entry for start, end, entry in anchors["name"]}
    found.metrics = {(start, end) for start, end, _ in anchors["metric"]}
    hits, parts = _registry(document, names, found.title_case)
    found.all = _phrases(document, hits, parts, names)
    _pair_short_forms(text, found.all)
    found.terms = {each.text for each in found.all if each.long is not None and _is_term(text, each)}
    found.lists = _lists(document, found.all)
    return found


def _registry(document: Document, names: dict[Span, NameEntry], title_case: bool) -> tuple[list[Candidate], list[Span]]:
    """The names of the registry that stand in the text as a name would, the leftmost and longest of those that overlap.

    Those that are only a part of a word of another name come separately.
    """
    text = document.text
    trace = document.trace
    covers = list(names)
    hits: list[Candidate] = []
    parts: list[Span] = []
    done = -1
    for start, end, entry in sorted(document.anchors["benchmark"], key=lambda hit: (hit[0], -hit[1])):
        if start < done:
            continue
        surface = text[start:end]
        form = _case(surface, entry)
        if form == 0:
            if trace is not None:
                trace.dropped("benchmarks", surface, (start, end), rule="registry", reason="not written as a name")
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if before and before in "-_/@#.'" and (before in "@#_." or text[start - 2 : start - 1].isalnum()):
            if before != "/" or _in_address(text, start):
                if form == 2 and before == "-" and not entry.ambiguous:
                    parts.append((start, end))
                continue
        if after == "+":
            if form == 2 and not entry.ambiguous:
                parts.append((start, end))
            continue
        if after and after in "-_@" and text[end + 1 : end + 2].isalnum():
            tail = re.match(r"[a-z]{3,}", text[end + 1 : end + 14])
            if after == "_" or after == "@" or not tail:
                if form == 2 and not entry.ambiguous:
                    parts.append((start, end))
                continue
        if any(s <= start and end <= e and e - s > end - start for s, e in covers):
            if trace is not None:
                trace.dropped("benchmarks", surface, (start, end), rule="registry", reason="part of a longer name")
            continue
        known = names.get((start, end))
        if known is not None and form == 2 and _squeezed(surface) not in map(_squeezed, (known.name, *known.aliases)):
            known = None
        if after == "s" and not mixed(surface) and not surface.isupper():
            continue
        if form == 1 and surface.istitle() and (after == "-" or _in_phrase(text, start, end)):
            continue
        sure = form == 2 and not entry.ambiguous and known is None and surface not in GENERIC_ACRONYMS
        if form == 2 and " " in surface and surface.rsplit(" ", 1)[1].lower() in DATA_NOUNS:
            # the noun that says what it is stands in the name
            sure = True
        if (
            sure
            and end <= document.title_end
            and title_case
            and " " in surface
            and (surface.istitle() or surface not in (entry.name, *entry.aliases))
        ):
            # in a title the same words are a heading's as likely
            sure = bool(re.search(r"\d", surface)) and surface in (entry.name, *entry.aliases)
        hits.append(Candidate(start, end, surface, entry, sure=sure, known=known, outer=end))
        _extend(text, hits)
        hits.extend(_shared_head(document, hits[-1]))
        end = hits[-1].end
        done = end
    return hits, parts


def _case(surface: str, entry: BenchmarkEntry) -> int:
    """How a text is written against the registry's names: 2 as a name, 1 as a name or a word, 0 as a word."""
    squeezed = _squeezed(surface)
    best = 0
    for name in (entry.name, *entry.aliases):
        said = _squeezed(name)
        if said == squeezed:
            return 2
        if len(said) != len(squeezed) or said.lower() != squeezed.lower():
            continue
        digits = any(map(str.isdigit, said)) and len(said) > 4
        several = " " in surface or "-" in surface
        if digits:
            best = 2
        elif surface.islower():
            # a plain word more often than a name
            continue
        elif surface.isupper():
            best = max(best, 2 if len(said) > 5 and not name.istitle() else 1)
        elif several:
            best = max(best, 2 if all(word[:1].isupper() for word in re.split(r"[ -]", surface)) else 1)
        elif surface not in GENERIC_CAPITALISED:
            best = max(best, 2 if mixed(surface) else 1)
    return best


def _in_phrase(text: str, start: int, end: int) -> bool:
    """Whether another word with a capital stands right beside a word, so that both are of one phrase."""
    before = re.search(r"([A-Z][\w-]*) $", text[max(0, start - 30) : start])
    if before is not None and before[1] not in GENERIC_CAPITALISED:
        return True
    after = re.match(r" ([A-Z][\w-]*)", text[end : end + 30])
    return after is not None and after[1].lower() not in STRONG_NOUNS


_LONGER = re.compile(
    r"(?: (?:[A-Z][\w+-]{0,20}|\d{1,3}[A-Z]{1,2})){1,3}(?= (?:(?:data ?sets?|benchmarks?|corpus|corpora|test sets?|collections?|challenges?|tracks?|databases?|shared tasks?|treebanks?)\b))"
    r"|(?: (?:v?\d\.\d|v\d|(?:19|20)\d\d)|'\d\d)(?=[,;:)]|\.(?!\d)|$| (?:and|or|data ?sets?|benchmarks?|corpus|corpora|test|collections?|challenges?|tracks?|databases?|with|in|for|by|show|demonstrate)\b)"
)
"""What may follow a known name as a part of it: a split or a track before a noun such as "dataset", a version or a year."""


def _extend(text: str, hits: list[Candidate]) -> None:
    """Take a version, a year or the name of a part into the last hit, and the series in front of it."""
    hit = hits[-1]
    if (found := _LONGER.match(text, hit.end)) and not any(
        word in METHOD_NOUNS or word in GENERIC_CAPITALISED for word in found[0].split()
    ):
        hit.end = hit.outer = found.end()
        hit.text = text[hit.start : hit.end]
    if len(hits) > 1 and hits[-2].end + 1 == hit.start and text[hit.start - 1] == " " and hits[-2].head is None:
        series = hits.pop(-2)
        hit.start, hit.text = series.start, text[series.start : hit.end]
        hit.sure = hit.sure or series.sure


_SHARED = re.compile(
    r"(?P<link>, and |, | and |/| & )(?P<dash>-?)(?P<number>\d{2,4}(?:[kKM](?![\w]))?)(?![\w%]|[.,]\d| [a-z]+ (?:images|classes|epochs|tasks))"
)
_HEAD = re.compile(r"(?P<head>.*?[A-Za-z])(?P<dash>[-' ]?)(?P<number>\d{2,4}[kKM]?)")


def _shared_head(document: Document, first: Candidate) -> list[Candidate]:
    """The further names that share their first part with one: "CIFAR-10 and -100", "AIME 2024 and 2025"."""
    head = _HEAD.fullmatch(first.text)
    if head is None:
        return []
    text = document.text
    made: list[Candidate] = []
    at = first.end
    year = len(head["number"]) == 4 and head["number"][:2] in {"19", "20"}
    while found := _SHARED.match(text, at):
        number = found["number"]
        if year != (len(number) == 4 and number[:2] in {"19", "20"}) or number.isdigit() != head["number"].isdigit():
            break
        if not year and not found["dash"] and found["link"] != "/":
            break
        name = head["head"] + head["dash"] + number
        start = found.start("dash")
        entry = document.known_benchmark(name)
        made.append(
            Candidate(
                start, found.end(), name, entry, sure=entry is not None and first.sure, outer=found.end(), head=first
            )
        )
        at = found.end()
    return made


def _in_address(text: str, offset: int) -> bool:
    """Whether the word so far is the beginning of an address."""
    word = text[max(text.rfind(" ", 0, offset), offset - 200) : offset]
    return "." in word or "://" in word


def _squeezed(name: str) -> str:
    return name.replace("-", "").replace(" ", "").replace("_", "")


def _phrases(
    document: Document, hits: list[Candidate], parts: list[Span], names: dict[Span, NameEntry]
) -> list[Candidate]:
    """The registry's names and, where none of them stands, everything else with capitals, in order."""
    text = document.text
    found = list(hits)
    begins = [hit.start for hit in hits]
    sentence_starts = document._sentence_starts
    for match in _NAME.finditer(text, 0, document.body_end):
        start, end = match.span()
        if text[start - 2 : start] == "/ " and "/" in match[0]:
            continue
        if start and text[start - 1] in "/.@#" and _in_address(text, start):
            continue
        if (
            start
            and (text[start - 1].isalnum() or text[start - 1] in "-²+@_.∞")
            and (left := _LEFT.search(text, max(0, start - 24), start))
        ):
            prefix = left[0].lstrip(".-")
            if prefix:
                first = re.split(r"[-.]", prefix, maxsplit=1)[0].lower()
                if (
                    "@" in prefix
                    or first in _PREFIX_WORDS
                    or (prefix[-1] == "-" and len(prefix) > 6 and not any(map(str.isdigit, prefix)))
                ):
                    prefix = ""
                start -= len(prefix)
        for begin, stop in _trimmed(text, start, end, sentence_starts):
            at = bisect_right(begins, stop - 1)
            if any(hit.end > begin for hit in hits[max(0, at - 2) : at]):
                continue
            piece = text[begin:stop]
            candidate = Candidate(begin, stop, piece, known=_known(text, begin, stop, names), outer=stop)
            candidate.derived = any(begin <= s and e <= stop for s, e in parts)
            candidate.initial = piece.istitle() and " " not in piece and _at_start(sentence_starts, begin)
            found.append(candidate)
    found.sort(key=lambda candidate: candidate.start)
    return found


def _at_start(starts: list[int], offset: int) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset - starts[at] < 2


def _known(text: str, start: int, end: int, names: dict[Span, NameEntry]) -> NameEntry | None:
    """What the stretch is known as: the whole of it, or its first part where a version follows."""
    if entry := names.get((start, end)):
        return entry
    for (s, e), entry in names.items():
        if s == start and s < end and e < end and _VERSION.fullmatch(text, e, end):
            return entry
        if s == start and e > end:
            return entry
        if entry.kind in {"model", "method", "library"} and start < s and e == end and text[s - 1] in "-+":
            return entry
    return None


_VERSION = re.compile(
    r"[- ]?(?:v?\d[\w.]*[a-zA-Z]?|[\w.]{0,8}\d[\w.]*|base|large|small|tiny|mini|medium|Base|Large|Small|Tiny|Mini|XL|XXL|Pro|Max|Plus|Turbo|Flash|Instruct|Chat|Coder|Preview|[SBLH])(?:[- ][\w.]{1,12}){0,4}"
)


def _trimmed(text: str, start: int, end: int, sentence_starts: list[int]) -> list[Span]:
    """The stretch without plain words at its ends, cut where a word cannot be part of a name."""
    tail = _TAIL.search(text, start, end)
    if tail:
        end = tail.start()
    if end - start < 1:
        return []
    piece = text[start:end]
    if " " not in piece:
        if (piece in GENERIC_CAPITALISED and _at_start(sentence_starts, start)) or len(piece) < 2:
            return []
        return [(start, end)]
    words = piece.split(" ")
    while words and (
        (words[0] in GENERIC_CAPITALISED and _at_start(sentence_starts, start))
        or words[0] in _ARTICLES
        or words[0] in {"of", "the"}
    ):
        start += len(words[0]) + 1
        words.pop(0)
    while len(words) > 1 and (words[0].endswith("ing") and start == 0 and mixed(words[-1]) and len(words) == 2):
        start += len(words[0]) + 1
        words.pop(0)
    while (
        len(words) > 1
        and (words[0].endswith("ing") or words[0] in _QUESTIONS)
        and words[0] in GENERIC_CAPITALISED
        and mixed(words[-1])
    ):
        start += len(words[0]) + 1
        words.pop(0)
    spans, offset, begin = [], start, start
    for word in words:
        if word in _ARTICLES and offset > begin:
            spans.append((begin, offset - 1))
            begin = offset + len(word) + 1
        elif word.endswith("'s"):
            spans.append((begin, offset + len(word) - 2))
            begin = offset + len(word) + 1
        offset += len(word) + 1
    if begin < end:
        spans.append((begin, end))
    return [(s, e) for s, e in spans if e - s > 1 and text[s] != " "]


_QUESTIONS = frozenset("Why How What Which Where When Meet See New Our Announcing".split())
_ARTICLES = frozenset(
    "The A An Our This These Those That On In For With Using From Via By And Or To We Both Its Their".split()
)


def _pair_short_forms(text: str, candidates: list[Candidate]) -> None:
    """Join a long form with the short form that follows it in brackets."""
    for number, short in enumerate(candidates):
        before = text[short.start - 1 : short.start]
        if before not in "([\"'" or not before:
            continue
        closing = text[short.end : short.end + 2]
        if (
            not closing
            or not (closing[0] in ")]" or closing[0] in "\"',;" or closing in {"s)", " ;"})
            or " " in short.text.strip()
        ):
            continue
        gap_start = max(text.rfind("(", 0, short.start), text.rfind("[", 0, short.start))
        if short.start - gap_start > 6:
            continue
        span = long_form(text, short.text, gap_start) or _adjacent(candidates, number, gap_start)
        if span is None:
            continue
        short.long = span
        inner = [
            other
            for other in candidates[max(0, number - 6) : number]
            if other.start >= span[0] - 1 and other.end <= gap_start
        ]
        for other in inner:
            if other.start <= span[0] + 1:
                other.short = short
                other.outer = short.end + 1 if closing[0] in ")]" else short.end


def _adjacent(candidates: list[Candidate], number: int, bracket: int) -> Span | None:
    """The name right in front of a bracket, where the short form in it is made of its letters."""
    short = candidates[number].text.rstrip("s")
    if number == 0 or len(short) < 2:
        return None
    long = candidates[number - 1]
    if bracket - long.end > 1 or len(long.text) < len(short) + 3 or long.text[0].lower() != short[0].lower():
        return None
    letters = iter(long.text.lower())
    capitals = sum(map(str.isupper, long.text)) + sum(map(str.isdigit, long.text))
    if capitals < 2 or not all(each in letters for each in short.lower() if each.isalnum()):
        return None
    return long.start, long.end


def _is_term(text: str, short: Candidate) -> bool:
    """Whether a short form stands for plain words rather than for the name of a benchmark."""
    if short.long is None:
        return False
    words = text[short.long[0] : short.long[1]].split()
    if any(word.lower() in DATA_NOUNS for word in words):
        return False
    if short.entry is not None and any(
        normal(" ".join(words)) == normal(name) for name in (*short.entry.aliases, short.entry.name)
    ):
        return False
    behind = re.match(r"[\"')\]]{1,2} (?:[a-z][\w-]* ){0,2}([A-Za-z]+)", text[short.end : short.end + 60])
    return behind is None or behind[1].lower() not in DATA_NOUNS


def long_form(text: str, short: str, end: int) -> Span | None:
    """The words in front of a bracket whose initials make the short form in it.

    Args:
        text: The text.
        short: The short form.
        end: Where the bracket opens.

    Returns:
        The span of the words, or none where they do not fit.

    Example:
        >>> text = "the Massive Text Embedding Benchmark (MTEB)"
        >>> span = long_form(text, "MTEB", 37)
        >>> text[span[0]:span[1]]
        'Massive Text Embedding Benchmark'
    """
    letters = (
        [each.lower() for each in short.rstrip("s") if each.isalpha()]
        if short[-1:] == "s" and short[:-1].isupper()
        else [each.lower() for each in short if each.isalpha()]
    )
    if len(letters) < 2:
        return None
    begin = max(0, end - 140)
    stop = max(text.rfind(mark, begin, end) for mark in (". ", "; ", "(", ")", ": ", "\n"))
    begin = max(begin, stop + 1)
    words = list(_LONG_WORD.finditer(text, begin, end))
    words = words[-(2 * len(letters) + 3) :]
    for first in range(len(words) - 1, -1, -1):
        word = words[first]
        if word[0][0].lower() != letters[0] or word[0] in _SMALL_WORDS:
            continue
        if len(words) - first < min(2, len(letters)) and not (word[0][0].isupper()):
            continue
        if len(words) - first >= 2 and _spells(letters, [each[0].lower() for each in words[first:]]):
            return word.start(), end - (1 if text[end - 1 : end] == " " else 0)
    return None


_SMALL_WORDS = frozenset("a an the of for and in on to with by from at or as is are we our".split())
_LONG_WORD = re.compile(r"[A-Za-z0-9][\w']*")


def _spells(letters: list[str], words: list[str]) -> bool:
    """Whether letters taken from the words in order, beginning with their initials, make the short form."""
    at = 0
    used = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            used += 1
            at += 1
            for each in word[1:]:
                if at < len(letters) and each == letters[at] and (at + 1 >= len(letters) or len(words) < len(letters)):
                    at += 1
    content = sum(word not in _SMALL_WORDS for word in words)
    return at >= len(letters) and used * 2 >= content


def _lists(document: Document, candidates: list[Candidate]) -> list[NameList]:
    """The candidates in lists, those that stand alone as lists of one."""
    text = document.text
    lists: list[NameList] = []
    current: list[Candidate] = []
    kinds: list[str] = []

    def close() -> None:
        if not current:
            return
        items, links = list(current), list(kinds)
        current.clear()
        kinds.clear()
        # a list ends with the item behind its conjunction; what follows a further comma is another clause
        for at, kind in enumerate(links):
            if kind == "and" and at + 1 < len(links) and links[at + 1] == "comma" and "and" not in links[at + 2 :]:
                lists.append(NameList(items[: at + 2], True))
                rest = items[at + 2 :]
                if rest:
                    lists.append(NameList(rest, any(kind != "comma" for kind in links[at + 2 :])))
                return
        if links and links[0] == "comma" and _opens_clause(document, items):
            lists.append(NameList(items[:1]))
            items, links = items[1:], links[1:]
        lists.append(NameList(items, any(kind != "comma" for kind in links)))

    last: Candidate | None = None
    for candidate in candidates:
        if candidate.long is not None and last is not None and last.short is candidate:
            continue
        if last is not None:
            begin = last.outer
            length = candidate.start - begin
            gap = _GAP.fullmatch(text, begin, candidate.start) if 0 < length < 75 else None
            if gap is None or (last.end <= document.title_end < candidate.start):
                close()
            else:
                kinds.append("and" if gap["and"] else "slash" if gap["slash"] else "comma")
        current.append(candidate)
        last = candidate
    close()
    return lists


def occurrences(document: Document, names: list[str]) -> list[Span]:
    """Every place in title and abstract where one of the names stands as a word of its own, longest first.

    Args:
        document: The text.
        names: The forms of one name.

    Returns:
        Spans in order that do not overlap.
    """
    text = document.text
    limit = document.body_end
    found: list[Span] = []
    for name in sorted(set(names), key=len, reverse=True):
        at = text.find(name, 0, limit)
        while at >= 0:
            end = at + len(name)
            if _alone(text, at, end) and not any(s < end and at < e for s, e in found):
                if not (at < document.title_end < end):
                    found.append((at, end))
            at = text.find(name, end, limit)
    found.sort()
    return found


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no longer word holds the stretch; "-based" behind it and a plural "s" do not make one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if start and (before.isalnum() or before in "_@#"):
        return False
    if start and before == "-" and text[start - 2 : start - 1].isalnum():
        left = re.search(r"[A-Za-z]+$", text[max(0, start - 20) : start - 1])
        return left is not None and left[0] in _PREFIX_WORDS
    if after.isalnum() and not (after == "s" and not text[end + 1 : end + 2].isalnum()):
        return False
    if after and after in "-_@" and text[end + 1 : end + 2].isalnum():
        return after == "-" and re.match(r"[a-z]{3,}", text[end + 1 : end + 16]) is not None
    return not (after in {"+", "++"} or (after == "." and text[end + 1 : end + 2].isdigit()))


def _opens_clause(document: Document, items: list[Candidate]) -> bool:
    """Whether the first of several names ends the opening of a sentence and the others are the subject: "On A, B wins"."""
    text = document.text
    begin = document.sentence(items[0].start)[0]
    if not _OPENING.fullmatch(text, begin, items[0].start):
        return False
    return _PREDICATE.match(text, items[-1].outer) is not None


_OPENING = re.compile(
    r"(?:On|In|For|Using|With|Across|From|At|When|While|After|Trained on|Evaluated on|Tested on)\b[^,.;:]{0,60}",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r" (?:(?:also|only|still|then|consistently|significantly|further|even|both|often|alone|all|each|with \w+|method|model)? ?)"
    r"(?:is|are|was|were|has|have|had|can|could|may|does|do|did|not|[a-z]+(?:s|ed)|perform|achieve|outperform|improve|reach|obtain|show|yield|attain|surpass|exceed|win|fail|score)\b(?! sets?\b)"
)
