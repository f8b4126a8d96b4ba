"""Names as they stand in a text: what looks like one, which of them stand in a list, which are short for another.

Nothing here decides what a name is the name of. `find_candidates` gives the rules for benchmarks and those for proposed
names the same view of the text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from operator import attrgetter

from paperkit.document import Document
from paperkit.extract.shapes import has_mark, mixed, normal
from paperkit.extract.words import DATA_NOUNS, GENERIC_ACRONYMS, GENERIC_CAPITALISED, METHOD_NOUNS, STRONG_NOUNS
from paperkit.taxonomy import BenchmarkEntry, NameEntry, Taxonomy
from paperkit.trace import Span


@dataclass(eq=False, slots=True)
class Candidate:
    """A stretch of the text that may be a name."""

    start: int
    end: int
    text: str
    outer: int
    """Where it ends with the short form in brackets that follows it."""
    entry: BenchmarkEntry | None = field(default=None, init=False)
    """The benchmark of the registry that it names, if it does."""
    sure: bool = field(default=False, init=False)
    """Whether the registry's name stands there in a form that means nothing else."""
    known: NameEntry | None = field(default=None, init=False)
    """What else it is known as."""
    initial: bool = field(default=False, init=False)
    """Whether it is a single capitalised word at the start of a sentence."""
    derived: bool = field(default=False, init=False)
    """Whether it is a longer name around one of the registry."""
    short: Candidate | None = field(default=None, init=False)
    """The short form in brackets behind it."""
    long: Span | None = field(default=None, init=False)
    """The long form in front, where this one stands in brackets."""
    expansion: Span | None = field(default=None, init=False)
    """The long form in brackets behind this one."""
    rule: str = field(default="", init=False)
    """The rule that took it for a benchmark, empty where none did."""
    evidence: str = field(default="", init=False)
    """The kind of that rule."""
    cue: Span | None = field(default=None, init=False)
    """The words that the rule went by."""


@dataclass(slots=True)
class NameList:
    """Candidates named in one breath: "A, B, and C"."""

    items: list[Candidate]
    joined: bool = False
    """Whether a conjunction or a slash joins them, rather than commas alone."""

    @property
    def start(self) -> int:
        """Where it begins."""
        first = self.items[0]
        return first.long[0] if first.long else first.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.items[-1].outer


Names = dict[int, list[tuple[int, NameEntry]]]
"""Names with their ends, the shortest first, by where they begin."""


@dataclass(slots=True)
class Candidates:
    """Everything in a text that may be a name."""

    all: list[Candidate] = field(default_factory=list)
    lists: list[NameList] = field(default_factory=list)
    names: Names = field(default_factory=dict)
    """Names that are no benchmarks'."""


START = attrgetter("start")
"""Where a candidate begins."""

LONGEST = 200
"""Characters of the longest name; what has more is none, and would take the rules for forms more than linear time."""

# letters once more beside the class that holds them, since a set is faster; nothing is tried again with fewer of them
_WORD = r"[A-Z][A-Za-z0-9\w+&'*@-]*+(?:[./][A-Za-z0-9][A-Za-z0-9\w+&'*@-]*+)*+"
_NAME = re.compile(
    rf"{_WORD}(?: (?:of (?:the )?)?{_WORD}"
    r"| (?:(?:19|20)\d\d|v\d(?:\.\d)?|\d{1,4}[kKM]"
    r"|\d{1,4}(?=[,.;:)]|$|\n\n| (?:and|or|data|bench|corp|test|val|task|train)))(?![\w%]|[.,]\d)){0,9}"
)
"""Words with capitals one after the other, with numbers and years between or behind."""

_NOUN = r"(?:data ?sets?|benchmarks?|corpus|corpora|collections?|challenges?|test sets?|subsets?|tasks?|databases?|images?|videos?)"
_GAP = re.compile(
    rf"[\"')\]*]{{0,2}}+ ?+(?:\([^()]{{1,60}}\) ?|\[[^\[\]]{{1,40}}\] ?)?(?:{_NOUN} ?)?"
    r"(?:(?P<and>,? ?(?:and(?: also)?|or|&|as well as|plus|\+|versus|vs\.) ?)|(?P<comma>[,;] ?)|(?P<slash> ?/ ?))"
    r"(?:(?:the|on|our|its|their|even|also|both|in|for|from|to|a|an|new|newly|challenging|large-scale|popular|more|standard"
    r"|public|real-world|synthetic|proposed|recent|recently|introduced|released|subsets? of|\d{1,2}\)|\(?[ivx\d]{1,3}\)) ){0,3}[\"'(]{0,2}"
)
"""What stands between two names of one list."""

_ON = re.compile(r"(?: on |On | across |Across )(?:the |both )?[\"'(]?\w{0,6}?[A-Z0-9]")
"""A preposition before a capital or a digit, which makes a sentence without any other cue worth reading."""

_DIGIT = re.compile(r"\d")
_PREFIXES = frozenset(
    "non pre post anti inter intra cross multi sub super co semi self few zero one two three many single full open state long "
    "short low high real large small new re un de en mid ex over under out introduce present propose".split()
)
_TAIL = ".,'*/&@-"
_SHAPED = re.compile(r"[A-Z]{2}|[a-z][A-Z]|\d")
_QUESTIONS = frozenset("Why How What Which Where When Meet See New Our Announcing".split())
_ARTICLES = frozenset(
    "The A An Our This These Those That On In For With Using From Via By And Or To We Both Its Their".split()
)
_VERSION = re.compile(
    r"[- ]?(?:v?\d[\w.]*|[\w.]{0,8}\d[\w.]*|[Bb]ase|[Ll]arge|[Ss]mall|[Tt]iny|[Mm]ini|[Mm]edium|XL|XXL|Pro|Max|Plus|Turbo|Flash"
    r"|Instruct|Chat|Coder|Preview|[SBLH])(?:[- ][\w.]{1,12}){0,4}"
)
"""What follows the name of a model when a version of it is meant."""

_LONGER = re.compile(
    rf"(?: (?:[A-Z][\w+-]{{0,20}}|\d{{1,3}}[A-Z]{{1,2}})){{1,3}}(?= and(?: [A-Z][\w+-]{{0,20}}){{1,4}} (?:datasets|benchmarks)\b"
    rf"| (?:[Dd]atasets?|[Bb]enchmarks?|[Cc]orpus|{_NOUN}|tracks?|shared tasks?|treebanks?)\b)"
    r"|['’]\d\d(?!\w)"
    r"|(?: (?:v?\d\.\d|v\d|(?:19|20)\d\d))"
    rf"(?= ?[,;:)]| ?\.(?!\d)|$| {{1,2}}(?:and|or|{_NOUN}|test|tracks?|with|in|for|by|show|demonstrate|which)\b)"
    r"|(?: \d[\dx-]{0,9})(?= (?:[Dd]ata ?[Ss]ets?|[Bb]enchmarks?|[Cc]orpus|[Cc]ollections?|[Dd]atabases?)\b)"
)
"""What may follow a known name as a part of it: a split or a track before a noun such as "dataset", a version or a year."""

_LANGUAGES = re.compile(
    r" (?:[A-Z][a-z](?:-|→|↔)[A-Z][a-z]|[A-Z]{2}(?:-|→|↔)[A-Z]{2}"
    r"|[A-Z][a-z]{3,9}(?:ish|ian|ese|man|nch|ech|ali|ati|ndi|akh|mer|ich|reek|bic)(?:-to-|-|→|↔)"
    r"[A-Z][a-z]{1,9}(?:ish|ian|ese|man|nch|ech|ali|ati|ndi|akh|mer|ich|reek|bic))(?![\w-])"
)
"""What follows the name of a task of translation: the languages."""

_SHARED = re.compile(
    r"(?P<link>, and |, | and |/| & )(?P<dash>-?)(?P<number>\d{2,4}(?:[kKM](?!\w))?)"
    r"(?![\w%]|[.,]\d|/\d| [a-z]+ (?:images|classes|epochs|tasks)| of )"
)
_HEAD = re.compile(r"(?P<head>.{0,60}?[A-Za-z])(?P<dash>[-' ]?)(?P<number>\d{2,4}[kKM]?)")


def find_candidates(document: Document, taxonomy: Taxonomy) -> Candidates:
    """Everything in a document that may be a name; ask for it with `document.once`."""
    found = Candidates()
    text = document.text
    found.names, known_to = _names(document)
    names = found.names
    hits, parts = _registry(document, names, taxonomy)
    found.all = _phrases(document, hits, parts, names, known_to)
    if "(" in text or "[" in text:
        _pair_short_forms(text, found)
        if " (" in text:
            _pair_long_forms(text, found)
    found.lists = _lists(document, found.all)
    return found


def _names(document: Document) -> tuple[Names, Names]:
    """The names that are no benchmarks' by where they begin, and those behind a hyphen with their starts by their ends."""
    text = document.text
    names: Names = {}
    known_to: Names = {}
    for start, end, entry in document.anchors["name"]:
        if start in names:
            names[start].append((end, entry))
        else:
            names[start] = [(end, entry)]
        if text[start - 1] in "-+":
            known_to.setdefault(end, []).append((start, entry))
    return names, known_to


def _named(names: Names, start: int, end: int) -> NameEntry | None:
    """The name that stands just there."""
    if start in names:
        for stop, entry in names[start]:
            if stop == end:
                return entry
    return None


def has_title_case(document: Document, _taxonomy: Taxonomy) -> bool:
    """Whether the title has capitals on most words, so that they say nothing there; ask for it with `document.once`."""
    words = document.text[: document.title_end].split()
    return sum(word[:1].isupper() for word in words) * 10 > 6 * len(words)


# names of the registry


def _in_longer(starts: list[int], reach: list[int], start: int, end: int) -> bool:
    """Whether a stretch lies in a longer one of several, given where these begin, and how far all up to each reach."""
    before, behind = bisect_left(starts, start), bisect_right(starts, start)
    return (before > 0 and reach[before - 1] >= end) or (behind > 0 and reach[behind - 1] > end)


def _registry(document: Document, names: Names, taxonomy: Taxonomy) -> tuple[list[Candidate], list[Span]]:
    """The names of the registry that stand in the text as a name would, the leftmost and longest of those that overlap.

    Those that are only a part of a word of another name come separately.
    """
    text, trace = document.text, document.trace
    hits: list[Candidate] = []
    parts: list[Span] = []
    done = -1
    anchors = document.anchors["benchmark"]
    if trace is None:
        anchors = [hit for hit in anchors if not ((said := text[hit[0] : hit[1]]).islower() and _is_word(said, hit[2]))]
    if not anchors:
        return hits, parts
    starts = sorted(names)
    reach = list(accumulate((names[start][-1][0] for start in starts), max))
    for start, end, entry in sorted(anchors, key=lambda hit: (hit[0], -hit[1])):
        if start < done:
            continue
        surface = text[start:end]
        form = _case(surface, entry)
        if form == 0:
            if trace is not None:
                trace.dropped("benchmarks", surface, (start, end), rule="registry", reason="not written as a name")
            continue
        if not _stands_alone(text, start, end):
            if form == 2 and not entry.ambiguous:
                parts.append((start, end))
            continue
        if names and _in_longer(starts, reach, start, end):
            if trace is not None:
                trace.dropped("benchmarks", surface, (start, end), rule="registry", reason="part of a longer name")
            continue
        if text[end : end + 1] == "s" and not mixed(surface) and not surface.isupper():
            continue
        if form == 1 and surface.istitle() and (text[end : end + 1] == "-" or _in_phrase(text, start, end)):
            continue
        known = _named(names, start, end)
        if known is not None and form == 2 and _squeezed(surface) not in map(_squeezed, (known.name, *known.aliases)):
            known = None
        sure = form == 2 and not entry.ambiguous and known is None and surface not in GENERIC_ACRONYMS
        if " " in surface:
            # "KTH Actions" says more than "KTH"
            sure = sure or (form == 2 and known is None and surface.startswith(f"{entry.name} "))
            if _of_longer_form(text, start, end, entry):
                continue
            exact = surface == entry.name or surface in entry.aliases
            if form == 2 and surface.rsplit(" ", 1)[1].lower() in DATA_NOUNS:
                # the noun that says what it is stands in the name
                sure = True
            if (
                sure
                and end <= document.title_end
                and (surface.istitle() or not exact)
                and document.once(has_title_case, taxonomy)
            ):
                # the words of a heading as likely
                sure = exact and any(map(str.isdigit, surface))
        hit = Candidate(start, end, surface, end)
        hit.entry, hit.sure, hit.known = entry, sure, known
        hits.append(hit)
        _extend(document, hits)
        hits.extend(_shared_head(document, hits[-1]))
        done = hits[-1].end
    return hits, parts


def _is_word(surface: str, entry: BenchmarkEntry) -> bool:
    """Whether a name in small letters is a plain word more often than a name."""
    return surface != entry.name and surface not in entry.aliases and (surface.isalpha() or not _DIGIT.search(surface))


def _case(surface: str, entry: BenchmarkEntry) -> int:
    """How a text is written against the registry's names: 2 as a name, 1 as a name or a word, 0 as a word."""
    if surface == entry.name or surface in entry.aliases:
        return 2
    if surface.islower() and not _DIGIT.search(surface):
        # a plain word more often than a name
        return 0
    squeezed = _squeezed(surface)
    best = 0
    for name in (entry.name, *entry.aliases):
        said = _squeezed(name)
        # "structured 3D scenes" is not Structured3D
        apart = " " in surface and " " not in name and "-" not in name and surface.split(" ", 1)[0][1:].islower()
        if apart and surface[0].islower():
            continue
        if said == squeezed and not apart:
            return 2
        if len(said) != len(squeezed) or said.lower() != squeezed.lower():
            continue
        if len(said) > 4 and any(map(str.isdigit, said)):
            best = max(best, 1 if apart else 2)
        elif surface.isupper():
            best = max(best, 2 if len(said) > 5 and not name.istitle() else 1)
        elif " " in surface or "-" in surface:
            words = re.split(r"[ -]", surface)
            said_so = words[0][:1].isupper() and words[-1].lower() in {"repository", *DATA_NOUNS}
            best = max(best, 2 if said_so or all(word[:1].isupper() for word in words) else 1)
        elif surface not in GENERIC_CAPITALISED:
            # "Imagenet" is ImageNet
            long = len(said) > 7 and said == name and mixed(said) and not entry.ambiguous
            best = max(best, 2 if mixed(surface) or long else 1)
    return best


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no longer word holds a name of the registry; "-based" behind it makes none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in "-_/@#.'" and (before in "@#_." or text[start - 2 : start - 1].isalnum()):
        if before != "/" or _in_address(text, start):
            return False
    if after == "+" or (after in {"s", "S"} and text[end + 1 : end + 2] == "-" and text[end + 2 : end + 3].isupper()):
        return False
    if after and after in "-_@" and text[end + 1 : end + 2].isalnum():
        return after == "-" and text[end + 1 : end + 4].islower() and text[end + 1 : end + 4].isalpha()
    return True


_CAPITAL_BEFORE = re.compile(r"([A-Z][\w-]*) $")
_CAPITAL_BEHIND = re.compile(r" ([A-Z][\w-]*)")


def _in_phrase(text: str, start: int, end: int) -> bool:
    """Whether another word with a capital stands right beside a word, so that both are of one phrase."""
    if text[start - 1 : start] == " " and (before := _CAPITAL_BEFORE.search(text, max(0, start - 30), start)):
        word = before[1]
        first = text[max(0, start - 3 - len(word))] in ".!?\n" or start - 1 - len(word) == 0
        if word not in GENERIC_CAPITALISED or (not first and word not in _ARTICLES):
            return True
    after = _CAPITAL_BEHIND.match(text, end, end + 30)
    return after is not None and after[1].lower() not in STRONG_NOUNS


def _of_longer_form(text: str, start: int, end: int, entry: BenchmarkEntry) -> bool:
    """Whether a name of several words ends the long form of another one: "Lunar Massive Multitask ... (LMMLU)"."""
    short = re.match(r" \(([A-Z][\w-]{1,12})\)", text[end : end + 17])
    if short is None or not re.search(r"[A-Z][\w-]* $", text[max(0, start - 24) : start]):
        return False
    return all(normal(short[1]) != normal(name) for name in (entry.name, *entry.aliases))


def _in_address(text: str, offset: int) -> bool:
    """Whether the word so far is the beginning of an address."""
    low = max(0, offset - 200)
    word = text[max(text.rfind(" ", low, offset), low) : offset]
    return "." in word or "://" in word


def _squeezed(name: str) -> str:
    return name.replace("-", "").replace(" ", "").replace("_", "")


def _extend(document: Document, hits: list[Candidate]) -> None:
    """Take a version, a year, two languages or the name of a part into the last hit, and the series in front of it."""
    text, hit = document.text, hits[-1]
    if text[hit.end : hit.end + 1] in {" ", "'", "’"} and (found := _LONGER.match(text, hit.end)):
        if not any(
            word in METHOD_NOUNS or (word in GENERIC_CAPITALISED and word != "Part") for word in found[0].split()
        ):
            _reach(document, hit, found.end())
    if hit.text[-1].isdigit() and (pair := _LANGUAGES.match(text, hit.end)):
        _reach(document, hit, pair.end())
    if len(hits) > 1 and hits[-2].end + 1 == hit.start and text[hit.start - 1] == " ":
        series = hits.pop(-2)
        hit.start, hit.text = series.start, text[series.start : hit.end]
        hit.sure = hit.sure or series.sure


def _reach(document: Document, hit: Candidate, end: int) -> None:
    """Take what follows a hit into it, and the registry's entry of the longer name where there is one."""
    hit.end = hit.outer = end
    hit.text = document.text[hit.start : end]
    hit.entry = document.known_benchmark(re.sub("['’]", "", hit.text)) or hit.entry


def _shared_head(document: Document, first: Candidate) -> list[Candidate]:
    """The further names that share their first part with one: "CIFAR-10 and -100", "AIME 2024 and 2025"."""
    if not first.text[-1:].isdigit() and first.text[-1:] not in "kKM":
        return []
    head = _HEAD.fullmatch(first.text)
    if head is None:
        return []
    text = document.text
    made: list[Candidate] = []
    at = first.end
    year = _is_year(head["number"])
    while found := _SHARED.match(text, at):
        number = found["number"]
        if year != _is_year(number) or number.isdigit() != head["number"].isdigit():
            break
        name = head["head"] + head["dash"] + number
        known = document.known_benchmark(name)
        if known is None and not year and not found["dash"] and found["link"] != "/":
            break
        at = found.end()
        further = Candidate(found.start("dash"), at, name, at)
        further.entry = known
        further.sure = further.entry is not None and first.sure
        made.append(further)
    return made


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


# other words with capitals


def _phrases(
    document: Document, hits: list[Candidate], parts: list[Span], names: Names, known_to: Names
) -> list[Candidate]:
    """The registry's names and, where none of them stands, everything else with capitals, in order."""
    text = document.text
    found = list(hits)
    starts = [hit.start for hit in hits]
    begins = set(document.sentence_starts)
    for low, high in _worth_reading(document):
        for match in _NAME.finditer(text, low, high):
            start, end = match.span()
            word = match[0]
            if word in _GENERIC and (word in GENERIC_ACRONYMS or start in begins or start - 1 in begins):
                if not word.isupper() or (venue := _named(names, start, end)) is None or venue.kind != "venue":
                    continue
            if start and (before := text[start - 1]) not in " (\n":
                if before in "/.@#" and _in_address(text, start):
                    continue
                if before.isalnum() or before in "-²+@_.∞":
                    left = _to_the_left(text, start)
                    if text[left - 1] == "/" and _in_address(text, left):
                        continue
                    if left < start:
                        start, word = left, text[left:end]
            elif "/" in word and text[start - 2 : start] == "/ ":
                continue
            if word.isalnum() and end - start > 1:
                # most are one word without marks, of which there is nothing to trim
                spans = [(start, end)]
            else:
                first = match.start() in begins or match.start() - 1 in begins
                spans = _trimmed(text, start, end, first)
            for begin, stop in spans:
                if starts:
                    at = bisect_right(starts, stop - 1)
                    if at and hits[at - 1].end > begin:
                        hit = hits[at - 1]
                        more = text[hit.end + 1 : stop]
                        if (
                            hit.sure
                            or hit.start != begin
                            or not (hit.text.istitle() and more.istitle() and more.isalpha())
                        ):
                            continue
                        # "Humanoid Everyday" is no "Humanoid"
                        found.remove(hit)
                if stop - begin > LONGEST:
                    continue
                piece = word if begin == start and stop == end else text[begin:stop]
                if " " in piece and piece.count(" ") == 1 and piece[piece.index(" ") + 1 :].lower() in DATA_NOUNS:
                    # "the X Dataset": the noun is not a part of the name
                    stop = begin + piece.index(" ")
                    piece = text[begin:stop]
                candidate = Candidate(begin, stop, piece, stop)
                if begin in names or stop in known_to:
                    candidate.known = _known(text, begin, stop, names, known_to)
                if parts:
                    within = parts[bisect_left(parts, (begin,)) : bisect_left(parts, (stop,))]
                    candidate.derived = any(end <= stop for _, end in within)
                if piece.isalpha() and piece.istitle():
                    candidate.initial = begin in begins or begin - 1 in begins or _like_a_start(text, begin, stop)
                found.append(candidate)
    found.sort(key=START)
    return found


def _like_a_start(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence begins with a word that no boundary was found before: "ii. Increasing", "Outcome: Once"."""
    return (
        text[begin - 2 : begin] in {". ", ": "} and text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].islower()
    )


_GENERIC = GENERIC_ACRONYMS | GENERIC_CAPITALISED

_CUES = ("benchmark", "benchmark.head", "benchmark.introduce", "benchmark.called")
"""The groups of anchors that make a sentence worth reading."""


def _worth_reading(document: Document) -> list[Span]:
    """The title and those sentences that have a cue for names; those in a row as one."""
    text, anchors = document.text, document.anchors
    title_end, body_end = document.title_end, document.body_end
    cues = [anchor[0] for group in _CUES for anchor in anchors[group]]
    cues.sort()
    cues.append(sys.maxsize)
    read: list[Span] = []
    begin = end = -1
    cue = 0
    for low, high in document.sentences:
        if low >= body_end:
            break
        marked = cues[cue] < high
        while cues[cue] < high:
            cue += 1
        if marked or low < title_end or _may_name(text[low:high]):
            if begin < 0:
                begin = low
            end = high
        elif begin >= 0:
            read.append((begin, end))
            begin = -1
    if begin >= 0:
        read.append((begin, end))
    return read


def _may_name(sentence: str) -> bool:
    """Whether a sentence without a cue for names has a word with the form of one, or a preposition before a name."""
    return has_mark(sentence) or (
        (" on " in sentence or "On " in sentence or "cross " in sentence) and _ON.search(sentence) is not None
    )


def _to_the_left(text: str, start: int) -> int:
    """Where a word begins that has a capital only further on: "nuScenes", "mini-ImageNet"."""
    left, low = start, max(0, start - 24)
    while left > low and ((before := text[left - 1]).isalnum() or before in "_@+∞.-"):
        left -= 1
    prefix = text[left:start].lstrip(".-")
    if not prefix:
        return start
    first = prefix.replace(".", "-").partition("-")[0].lower()
    if (
        "@" in prefix
        or first in _PREFIXES
        or (prefix[-1] == "-" and len(prefix) > 6 and not any(map(str.isdigit, prefix)))
    ):
        return start
    return start - len(prefix)


def _known(text: str, start: int, end: int, names: Names, known_to: Names) -> NameEntry | None:
    """What a stretch is known as: the whole of it, its first part where a version follows, its last part."""
    behind = names.get(start, ())
    for stop, entry in behind:
        if stop == end:
            return entry
    for stop, entry in behind:
        if stop > end or text[stop] == "/" or _VERSION.fullmatch(text, stop, end):
            return entry
    for begin, entry in known_to.get(end, ()):
        if start < begin and entry.kind in {"model", "method", "library"}:
            return entry
    return None


def _trimmed(text: str, start: int, end: int, first: bool) -> list[Span]:
    """A stretch without plain words at its ends, cut where a word cannot be part of a name."""
    while start < end and ((last := text[end - 1]) in _TAIL or (last == "s" and text[end - 2] == "'")):
        end -= 2 if last == "s" else 1
    piece = text[start:end]
    if (glued := piece.rfind(".")) > 0 and piece[glued + 1 :] in _ARTICLES:
        # the next sentence begins without a space
        end = start + glued
        piece = text[start:end]
    if len(piece) < 2:
        return []
    if " " not in piece:
        return [] if first and piece in GENERIC_CAPITALISED else [(start, end)]
    words = piece.split(" ")
    apart = "'s" in piece or not _ARTICLES.isdisjoint(words)
    if not (first or apart or words[0] in _QUESTIONS or words[0].endswith("ing") or words[-1] in _OF_SCORES):
        # nothing of what is cut off
        return [(start, end)]
    heading = start == 0
    while words and ((first and words[0] in GENERIC_CAPITALISED) or words[0] in _ARTICLES or words[0] in {"of", "the"}):
        start += len(words.pop(0)) + 1
    if first and len(words) > 2 and words[1] == "of" and words[0].istitle() and _SHAPED.search(words[-1]):
        # "Topics of the NIPS corpus"
        start += len(words.pop(0)) + len(words.pop(0)) + 2
        if words[0] == "the":
            start += len(words.pop(0)) + 1
    while (
        len(words) > 1 and _leads_in(words, heading) and (mixed(words[-1]) or "-" in words[-1] or words[-1].isupper())
    ):
        start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1] in _OF_SCORES and mixed(words[-2]):
        end -= len(words.pop()) + 1
    if "'s" not in piece and _ARTICLES.isdisjoint(words):
        return [(start, end)] if end - start > 1 and text[start] != " " else []
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


_OF_SCORES = frozenset({"Average", "Avg", "Mean", "Overall", "Accuracy"})
"""Words behind the name of a benchmark that say how its scores are put together."""


def _leads_in(words: list[str], heading: bool) -> bool:
    """Whether the first of some words is a verb or a question in front of a name: "Introducing X"."""
    if words[0].endswith("ing") and (words[0] in GENERIC_CAPITALISED or (heading and len(words) == 2)):
        return True
    return words[0] in _QUESTIONS


# short forms


def _pair_short_forms(text: str, found: Candidates) -> None:
    """Join a long form with the short form that follows it in brackets, and drop the plain words in it."""
    candidates = found.all
    inside: set[Candidate] = set()
    for number, short in enumerate(candidates):
        if text[short.start - 1] not in "([\"'" or not short.start or " " in short.text:
            continue
        closing = text[short.end : short.end + 2]
        if not closing or (closing[0] not in ")]\"',;" and closing != "s)"):
            continue
        low = max(0, short.start - 7)
        bracket = max(text.rfind("(", low, short.start), text.rfind("[", low, short.start))
        if bracket < 0:
            continue
        span = long_form(text, short.text, bracket) or _adjacent(candidates, number, bracket)
        if span is None:
            continue
        short.long = span
        for other in candidates[max(0, number - 6) : number]:
            if other.end > bracket or other.start < span[0] - 1:
                continue
            if other.start <= span[0] + 1:
                other.short = short
                other.outer = short.end + 1 if closing[0] in ")]" else short.end
                left = text[other.end : span[1]].strip().lower()
                if left and other.entry is None and left not in DATA_NOUNS:
                    other.end, other.text, other.known = span[1], text[other.start : span[1]], None
            elif other.entry is None and not mixed(other.text) and text[span[0]].isupper():
                inside.add(other)
    if inside:
        found.all = [each for each in candidates if each not in inside]


def _pair_long_forms(text: str, found: Candidates) -> None:
    """Join a short form with the long form in brackets behind it, which is then no name by itself."""
    inside: list[Span] = []
    for short in found.all:
        if not text.startswith(" (", short.end) or " " in short.text:
            continue
        start, close = short.end + 2, text.find(")", short.end + 2, short.end + 100)
        if close < 0:
            continue
        said = text[start:close]
        words = [word[0].lower() for word in _LONG_WORD.finditer(said)]
        letters = [each.lower() for each in short.text if each.isalpha()]
        if "(" in said or len(words) < 2 or len(letters) < 2 or words[0][0] != letters[0]:
            continue
        if _spells(letters, words):
            quotes = len(said) - len(said.lstrip("\"'‘“`"))
            short.expansion = start + quotes, start + len(said.rstrip("\"'’”"))
            short.outer = close + 1
            inside.append((start, close))
    if inside:
        found.all = [each for each in found.all if not overlaps(inside, each.start, each.end)]


def _adjacent(candidates: list[Candidate], number: int, bracket: int) -> Span | None:
    """The name right in front of a bracket, where the short form in it is made of its letters."""
    short = candidates[number].text.rstrip("s")
    if number == 0 or len(short) < 2:
        return None
    long = candidates[number - 1]
    if bracket - long.end > 1 or len(long.text) < len(short) + 3 or long.text[0].lower() != short[0].lower():
        return None
    if sum(each.isupper() or each.isdigit() for each in long.text) < 2:
        return None
    letters = iter(long.text.lower())
    return (long.start, long.end) if all(each in letters for each in short.lower() if each.isalnum()) else None


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
    if short[-1:] == "s" and short[:-1].isupper():
        short = short[:-1]
    plain = short.isalpha()
    letters = list(short.lower()) if plain else [each for each in short.lower() if each.isalpha()]
    if len(letters) < 2:
        return None
    begin = max(0, end - 140)
    for mark in (". ", "; ", "(", ")", ": ", "\n"):
        begin = max(begin, text.rfind(mark, begin, end) + 1)
    longest = 2 * len(letters) + 3
    words = _LONG_WORD.findall(text, begin, end)
    before = max(0, len(words) - longest)
    del words[:before]
    said = [word.lower() for word in words]
    with_digits = letters
    if not plain and short[:1].isalpha():
        with_digits = [each for each in short.lower() if each.isalnum()]
    for first in range(len(words) - 2, -1, -1):
        if said[first][0] != letters[0] or words[first] in _SMALL_WORDS:
            continue
        tail = said[first:]
        if _spells(letters, tail) or (len(with_digits) > len(letters) and _spells(with_digits, tail)):
            start = next(islice(_LONG_WORD.finditer(text, begin, end), before + first, None)).start()
            return start, end - (1 if text[end - 1 : end] == " " else 0)
    return None


_SMALL_WORDS = frozenset("a an the of for and in on to with by from at or as is are we our".split())
_LONG_WORD = re.compile(r"[A-Za-z0-9][\w']*")


def _spells(letters: list[str], words: list[str]) -> bool:
    """Whether letters taken from the words in order, beginning with their initials, make the short form."""
    at = used = 0
    total = len(letters)
    for word in words:
        if word[0] != letters[at]:
            continue
        used += 1
        at += 1
        if at + 1 >= total or len(words) < total or word[0].isdigit():
            for each in word[1:]:
                if at < total and each == letters[at]:
                    at += 1
        if at == total:
            return used * 2 >= sum(word not in _SMALL_WORDS for word in words)
    return False


def is_term(document: Document, short: str, entry: BenchmarkEntry | None) -> bool:
    """Whether the text explains a short form by words of which none says that they name a benchmark.

    Args:
        document: The text.
        short: The short form.
        entry: The benchmark of the registry that it may name.

    Returns:
        Whether it does.
    """
    text = document.text
    at = text.find(f"({short}")
    if at < 0 or text[at + 1 + len(short) : at + 2 + len(short)] not in {")", ",", ";", "s"}:
        return False
    span = long_form(text, short, at)
    if span is None:
        return False
    words = text[span[0] : span[1]].split()
    if any(word.lower() in DATA_NOUNS for word in words):
        return False
    if entry is not None:
        form = normal(" ".join(words))
        if any(form == normal(name) for name in (entry.name, *entry.aliases)):
            return False
        if _DIGIT.search(short) and all(word[0].isupper() or word[0].isdigit() for word in words):
            # "S3DIS" says more than two letters do
            return False
    behind = re.match(
        r"s?[\"')\]]{1,2} (?:[a-z][\w-]* ){0,2}([A-Za-z]+)", text[at + 1 + len(short) : at + 60 + len(short)]
    )
    return behind is None or behind[1].lower() not in DATA_NOUNS


# lists


def _lists(document: Document, candidates: list[Candidate]) -> list[NameList]:
    """The candidates in lists, those that stand alone as lists of one."""
    text, title_end = document.text, document.title_end
    lists: list[NameList] = []
    items = candidates[:1]
    links: list[str] = []
    for candidate in candidates[1:]:
        last, start = items[-1], candidate.start
        if candidate.long is not None and last.short is candidate:
            continue
        outer = last.outer
        if 0 < start - outer < 75 and not last.end <= title_end < start:
            gap = _GAP.fullmatch(text, outer, start)
            if gap is not None and not (len(items) > 1 and _closes_list(text, items, gap)) and gap.lastgroup:
                links.append(gap.lastgroup)
                items.append(candidate)
                continue
        if links:
            lists += _closed(document, items, links)
            links = []
        else:
            lists.append(NameList(items))
        items = [candidate]
    if items:
        lists += _closed(document, items, links) if links else (NameList(items),)
    return lists


def _closes_list(text: str, items: list[Candidate], gap: re.Match[str]) -> bool:
    """Whether a bracket around several names closes behind the last: "(A, B) and C"."""
    start = gap.start()
    if text[start : start + 1] != ")" or text[items[-1].start - 1] == "(":
        return False
    opening = text.rfind("(", max(0, items[0].start - 2), start)
    return 0 <= opening < items[-2].end


def _closed(document: Document, items: list[Candidate], links: list[str]) -> Iterable[NameList]:
    """What some candidates in a row are: one list, or two where another clause begins among them."""
    if document.text[items[0].start - 1] == "(" and document.text[items[-1].outer : items[-1].outer + 1] == ")":
        return (NameList(items, joined=True),)
    last = len(links) - 1 - links[::-1].index("and") if "and" in links else -1
    for at, kind in enumerate(links):
        if kind == "and" and links[at + 1 : at + 2] == ["comma"] and last <= at + 1:
            # a list ends with the item behind its conjunction
            rest = links[at + 2 :]
            return NameList(items[: at + 2], joined=True), NameList(items[at + 2 :], any(k != "comma" for k in rest))
    if links[0] == "comma" and _opens_clause(document, items):
        return NameList(items[:1]), NameList(items[1:], any(kind != "comma" for kind in links[1:]))
    return (NameList(items, any(kind != "comma" for kind in links)),)


def _opens_clause(document: Document, items: list[Candidate]) -> bool:
    """Whether the first of several names ends the opening of a sentence and the others are the subject: "On A, B wins"."""
    begin = document.sentence(items[0].start)[0]
    if not _OPENING.fullmatch(document.text, begin, items[0].start):
        return False
    return opens_predicate(document.text, items[-1].outer)


def opens_predicate(text: str, offset: int) -> bool:
    """Whether what follows a name is what it does.

    Args:
        text: The text.
        offset: Where the name ends.

    Returns:
        Whether it is.

    Example:
        >>> opens_predicate("LaneFuse outperforms all.", 8), opens_predicate("LaneFuse for all.", 8)
        (True, False)
    """
    return _PREDICATE.match(text, offset) is not None


_OPENING = re.compile(
    r"(?:On|In|For|Using|With|Across|From|At|When|While|After|Trained on|Evaluated on|Tested on)\b[^,.;:]{0,60}",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r" (?:(?:also|only|still|then|consistently|significantly|further|even|both|often|alone|all|each|method|model) )?"
    r"(?:is|are|was|were|has|have|had|can|could|may|does|do|did|not|[a-z]{2,20}(?:s|ed)|perform|achieve|outperform|improve"
    r"|reach|obtain|show|yield|attain|surpass|exceed|win|fail|score|run)\b(?! sets?\b)(?<! datasets)(?<! benchmarks)(?<! tasks)"
    r"(?<! corpus)(?<! databases)(?<! collections)(?<! challenges)(?<! as)(?<! images)(?<! videos)(?<! models)(?<! versus)(?<! vs)"
)


SEARCHED = 200
"""Findings of one text whose names are searched for in all of it. Of what a text has more, only the candidates count: the
time would grow with its length times their number."""


def occurrences(document: Document, names: Iterable[str]) -> list[Span]:
    """Every place in title and abstract where one of the names stands as a word of its own, longest first.

    Args:
        document: The text.
        names: The forms of one name.

    Returns:
        Spans in order that do not overlap.
    """
    text = document.text
    limit, title_end = document.body_end, document.title_end
    found: list[Span] = []
    forms = set(names)
    for name in sorted(forms, key=len, reverse=True) if len(forms) > 1 else forms:
        at = text.find(name, 0, limit)
        while at >= 0:
            end = at + len(name)
            if _alone(text, at, end) and not at < title_end < end and not (found and overlaps(found, at, end)):
                insort(found, (at, end))
            at = text.find(name, end, limit)
    return found


def overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of some spans, in order and apart, overlaps a stretch.

    Args:
        spans: The spans.
        start: Where the stretch begins.
        end: Where it ends.

    Returns:
        Whether one does.

    Example:
        >>> overlaps([(0, 4), (8, 9)], 3, 6), overlaps([(0, 4), (8, 9)], 4, 8)
        (True, False)
    """
    at = bisect_left(spans, (end,))
    return at > 0 and spans[at - 1][1] > start


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no longer word holds the stretch; "-based" behind it and a plural "s" do not make one."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or (before and before in "_@#"):
        return False
    if before == "-" and text[start - 2 : start - 1].isalnum():
        left = re.search(r"[A-Za-z]+$", text[max(0, start - 20) : start - 1])
        return left is not None and left[0] in _PREFIXES
    if after.isalnum() and not (after == "s" and not text[end + 1 : end + 2].isalnum()):
        return False
    if after and after in "-_@" and text[end + 1 : end + 2].isalnum():
        return after == "-" and re.match(r"[a-z]{3,}", text[end + 1 : end + 16]) is not None
    return not (after == "+" or (after == "." and text[end + 1 : end + 2].isdigit()))
