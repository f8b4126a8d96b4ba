"""The words around names that say the names are those of benchmarks: nouns behind and in front, prepositions.

>>> text = "We use the RoadBench and LaneSet datasets."
>>> noun_behind(text, 31, len(text)).noun
'datasets'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from paperkit.extract.candidates import Candidate, NameList
from paperkit.extract.shapes import mixed
from paperkit.extract.words import ABOUT_DATA, DATA_NOUNS, FUNCTION_WORDS, METHOD_NOUNS, NEAR, STRONG_NOUNS, WEAK_NOUNS
from paperkit.lexicon import Anchor
from paperkit.patterns import lazy
from paperkit.trace import Span


class Noun(NamedTuple):
    """A noun that says what a name next to it is the name of."""

    noun: str
    """The noun in small letters, without spaces and hyphens."""
    span: Span
    """Where it stands."""
    strong: bool
    """Whether it hardly says anything else of what it is about."""
    direct: bool
    """Whether no other word stands between."""
    link: str = ""
    """What joins it to the names behind it."""


REACH = 110
"""Characters in front of a name in which a noun can be the one that announces it."""

_DATA_NOUN = (
    r"[Dd]ata[ -]?[Ss]ets?|[Bb]enchmark(?:s|ing)?|[Cc]orpus|[Cc]orpora|[Tt]est(?:ing)?[ -]?[Ss]ets?|[Tt]est ?[Bb]eds?"
    r"|[Tt]est [Ss]uites?|[Tt]est [Cc]ollections?|[Ll]eaderboards?|[Tt]reebanks?|[Cc]hallenges?|[Cc]ompetitions?"
    r"|[Cc]ollections?|[Ss]uites?|[Tt]racks?|[Dd]atabases?|[Ss]hared [Tt]asks?|[Ss]imulat(?:ors?|ions?)"
)
_BEHIND = lazy(
    r"(?:[\"')\]*]|\s?\([^()]{1,50}\)|\s?\[[\d, -]{1,20}\]){0,3}[ -]?\s?(?P<words>(?:[a-z0-9][\w-]* ){0,5}?)"
    rf"(?=[BCDLSTVbcdeglstv])(?P<noun>{_DATA_NOUN}|[Tt]rain(?:ing)? [Ss]ets?|[Vv]alidation [Ss]ets?|[Dd]ev(?:elopment)? [Ss]ets?|tasks?"
    r"|environments?|domains?|games?|evaluations?|splits?|subsets?)(?!\w)"
)
_NEXT = lazy(r" (\w[\w-]*)")
_JOINT = lazy(r"[ -]")

_IN_FRONT = lazy(
    rf"(?P<noun>{_DATA_NOUN}|tasks?|environments?|evaluations?|domains?|games?|splits|subsets|sources|tests)\b"
    r"(?P<gap>[^.;:()]{0,60}?)"
    r"(?=[ (:,—])(?P<link> ?\((?:(?:i\.e\.,?|e\.g\.,?|such as|namely,?|including|like|specifically|viz\.|both) ?)?|: ?"
    r"|,? (?:such as|including|includes|include|like|namely,?|i\.e\.,?|e\.g\.,?|called|named|dubbed|termed|viz\.,?|particularly"
    r"|especially|specifically|notably) |, [ei]\.[ge]\.,? | ?— ?|, | - | (?:is|are|was|were) (?:the )?| )"
    r"(?:the |both |our |on |on the |\(?[i1]\) |a |from |those |popular )?[\"'(]{0,2}$"
)
_SAYS_EXAMPLES = lazy(r"such as|including|namely|like|e\.g|i\.e|:|\(")
_QUALIFIES = lazy(r" (?:for|of|in|on|with|from|to) [^,]{1,56}")
_LEADS_TO_BRACKET = lazy(r" (?:for|of|in|on|with|from|to|that|which|spanning|covering|across|used|including|based)\b")
_PREDICATES = lazy(
    r"\b(?:is|are|was|were|has|have|that|which|show|shows|demonstrate|outperform\w*|achieves?|we|improv\w+|using|than)\b"
)
_OF_METHODS = lazy(r"\b(?:models?|tools?|methods?|software|agents?|systems?|algorithms?) $")
_INDEFINITE = lazy(r"\b(?:a|an|new|novel|first|our|another)\b")
_GIVES = lazy(
    r"\b(?:introduce|present|propose|release|construct|build|create|curate|collect|develop|design|new|novel|contribute|our)\w*\b"
)
_PLACE = lazy(r"\b(?:on|in|across|using|for) (?:[\w-]+ ){0,6}$")
_APPOSITION_ENDS = lazy(
    r"(?:\s?\([^)]{1,40}\))?(?: ?[,.)—:;\"']|,? (?:which|that|to|with|for|and|consisting|containing|comprising|where|—|-|show"
    r"|demonstrate|by|in|as|at|on|validate|confirm)|$)"
)

_NOUN_AND_METHOD = frozenset(
    "tracking learning language reward retrieval recommendation attack search embedding prediction estimation system network "
    "tool agent prompting tuning inference software code policy distillation process score student application app "
    "representation model kernel family block api defense evaluation platform verification protocol".split()
)
"""Nouns of methods that stand in front of "dataset" as well."""
_VERB = lazy(r"(?:s|ly)$")
_NO_VERBS = frozenset(
    "sales news sports series process physics mathematics analysis pose poses classes pass gas sms scenes genomics robotics "
    "graphics politics economics statistics basis crisis reviews faces objects images videos questions birds cars pets "
    "flowers dogs topics".split()
)
_SPLIT_NOUNS = frozenset(
    "testsets testingset testingsets testsuite testsuites testcollection testcollections trainingset trainingsets trainset "
    "trainsets validationset validationsets devset devsets developmentset sharedtask sharedtasks benchmarking".split()
)
STRONG_FORMS = frozenset(noun.replace("-", "") for noun in STRONG_NOUNS) | _SPLIT_NOUNS
"""Strong nouns without spaces and hyphens."""


def is_plural(noun: str) -> bool:
    """Whether a noun for a benchmark is in the plural.

    Args:
        noun: The noun, in small letters.

    Returns:
        Whether it is.

    Example:
        >>> is_plural("datasets"), is_plural("corpora"), is_plural("corpus")
        (True, True, False)
    """
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "series"))) or noun == "corpora"


def noun_behind(text: str, offset: int, stop: int, *, known: bool = False) -> Noun | None:
    """The noun behind a name or a list of names that says it is one of benchmarks.

    Args:
        text: The text.
        offset: Where the name ends.
        stop: Where the sentence ends.
        known: Whether the registry has the name.

    Returns:
        The noun, or none where there is no such noun or another one follows that makes something else of it.

    Example:
        >>> noun_behind("the LaneSet image dataset", 11, 25).direct
        False
    """
    found = _BEHIND.match(text, offset, stop)
    if found is None:
        return None
    words = found["words"].split()
    for word in words:
        if word in FUNCTION_WORDS or (word in METHOD_NOUNS and word not in _NOUN_AND_METHOD):
            return None
        if _VERB.search(word) and word not in _NO_VERBS:
            return None
    noun = _JOINT.sub("", found["noun"].lower())
    if after := _NEXT.match(text, found.end()):
        following = after[1].lower()
        if (following in METHOD_NOUNS and following != "platform") or (not known and following in ABOUT_DATA):
            return None
        if noun in WEAK_NOUNS and following in STRONG_NOUNS:
            noun = following
    return Noun(noun, found.span("noun"), noun in STRONG_FORMS or noun in DATA_NOUNS, not words)


def noun_in_front(text: str, heads: Sequence[Anchor], listed: NameList, begin: int) -> Noun | None:
    """The noun in front of a list of names that says they are those of benchmarks.

    Args:
        text: The text.
        heads: The anchors of nouns for benchmarks.
        listed: The names.
        begin: Where the sentence begins.

    Returns:
        The noun, or none.
    """
    start = listed.start
    low = max(begin, start - REACH)
    for at in range(bisect_left(heads, (start,)) - 1, -1, -1):
        s, e, _ = heads[at]
        if s < low:
            break
        if e > start:
            continue
        found = _IN_FRONT.match(text, s, start)
        if found is not None and _leads_to(text, found, listed, begin):
            noun = _JOINT.sub("", found["noun"].lower())
            return Noun(noun, (s, e), noun in DATA_NOUNS or noun in STRONG_FORMS, not found["gap"], found["link"])
    return None


def _leads_to(text: str, found: re.Match[str], listed: NameList, begin: int) -> bool:
    """Whether a noun and the words behind it announce the names that follow."""
    noun, gap, link = found["noun"].lower(), found["gap"], found["link"].strip()
    s = found.start()
    lead = text[max(begin, s - 60) : s].lower()
    first, last = listed.items[0], listed.items[-1]
    if noun.rstrip("s") in {"suite", "collection"} and _OF_METHODS.search(lead):
        return False
    if gap.strip():
        if not link or (link in {",", "—", "-"} and not _QUALIFIES.fullmatch(gap)):
            return False
        before = gap.rsplit(None, 1)[-1].lower().strip(",")
        if before in METHOD_NOUNS or before.endswith(("llms", "lms", "gans")) or "," in gap.strip(" ,"):
            return False
        if "(" in link and not _LEADS_TO_BRACKET.match(gap):
            return False
        if _PREDICATES.search(gap) and not _SAYS_EXAMPLES.search(link):
            return False
    plural = is_plural(noun)
    if link in {",", "—", "-"}:
        if (
            begin >= s - 60
            and _PLACE.search(lead)
            and text[begin : begin + 3].lower() in {"on ", "in ", "acr", "usi", "for"}
        ):
            # "On this benchmark, X does ..."
            return False
        if not _APPOSITION_ENDS.match(text, last.outer):
            return False
        if not plural and (not _INDEFINITE.search(lead) or (first.entry is None and not _GIVES.search(lead))):
            return False
    elif not link and not gap:
        if first.initial or (plural and len(listed.items) == 1 and first.entry is None and not mixed(first.text)):
            return False
    elif link == "(" and len(listed.items) == 1:
        end = last.outer
        return text[end : end + 1] in {")", ",", ";"} or text[end : end + 2] in {'")', "')"}
    return True


_PREPOSITIONS = "on across in using with from for".split()
_BETWEEN = (
    "the both our all each either challenging popular standard large-scale public a an new full original real-world few-shot "
    "zero-shot benchmark benchmarks dataset datasets"
).split()
_PREPOSITION = lazy(
    rf"\b(?P<word>{'|'.join(_PREPOSITIONS)}) (?P<between>(?:(?:{'|'.join(_BETWEEN)}|subsets? of) ){{0,3}})[\"'(]?$",
    re.IGNORECASE,
)
_LEADS_TO_NAME = tuple(f"{word} " for word in (*_PREPOSITIONS, *_BETWEEN, "of"))
"""What stands right in front of a name that a preposition leads to."""
_NO_RESULT = lazy(
    r"\b(?:based|builds?|built|building|depend\w*|rel(?:y|ies|ying)|focus\w*|work\w*|runs?|running|deployed|implemented|impact"
    r"|effects?|hardware|device|attention|emphasis|insights?|research|survey|papers?|operat\w+|act\w*|information|influence|light"
    r"|perspective|executed|latency|servers?|robots?|gpus?|conditioned|predicated|imposed|released|available|hosted"
    r"|published) $"
)
_EVALUATE = lazy(
    r"\b(?:evaluat\w+|experiments?|experimental|results?|train(?:ed|ing|s)?|pre-?train(?:ed|ing)?|fine-?tun(?:e|ed|es|ing)"
    r"|test(?:ed|ing|s)?|validat\w+|achiev\w+|outperform\w*|surpass\w*|improv\w+|state-of-the-art|sota|accuracy"
    r"|perform(?:s|ance|ed|ing)?|scor\w+|benchmark(?:ed|ing|s)?|obtain\w*|reach\w*|demonstrat\w+|gains?|yield\w*|attain\w*"
    r"|competitive|exceed\w*|success rates?|compar(?:ed|ing|isons?|able)|empirical\w*|points?|assess\w*|ablations?|wins?"
    r"|rank\w*|deliver\w*|dataset\w*|f1|bleu|map|miou)\b|\d%"
)
"""Words of a sentence in small letters that speaks of results or of training."""


class Preposition(NamedTuple):
    """A preposition that joins names to results."""

    word: str
    span: Span
    article: bool
    """Whether "a" or "an" stands between, which no benchmark's name takes."""


def preposition(text: str, start: int, begin: int, stop: int) -> Preposition | None:
    """The preposition in front of a name in a sentence that speaks of results or of training.

    Args:
        text: The text.
        start: Where the name begins.
        begin: Where the sentence begins.
        stop: Where it ends.

    Returns:
        The preposition, or none.

    Example:
        >>> preposition("Results on LaneSet improve.", 11, 0, 27).word
        'on'
    """
    low = max(begin, start - 40)
    if not text[low:start].lower().rstrip("\"'(").endswith(_LEADS_TO_NAME):
        return None
    found = _PREPOSITION.search(text, low, start)
    if found is None or not _EVALUATE.search(text[max(begin, start - NEAR) : min(stop, start + NEAR)].lower()):
        return None
    if _NO_RESULT.search(text, max(begin, start - 60), found.start()):
        return None
    between = found["between"].split()
    return Preposition(found["word"].lower(), found.span("word"), bool(between) and between[-1] in {"a", "an"})


_THEN_NAME = lazy(r"(?:,? (?:called|named|dubbed|termed|titled) | |(?P<apart>, |: ))[\"'(]{0,2}")
_NEW = lazy(r"\b(?:an?|new|novel) (?:[\w-]+ ){0,4}$")


def is_described(text: str, name: Candidate, candidates: Sequence[Candidate], stop: int) -> bool:
    """Whether short capitals in front of a noun say what another name, behind the noun, is about.

    Args:
        text: The text.
        name: The capitals.
        candidates: Every name of the text, in order.
        stop: Where the sentence ends.

    Returns:
        Whether they do, as in "a new SLAM benchmark, LaneLoop".
    """
    if name.entry is not None or name.short is not None or not (name.text.isalpha() and name.text.isupper()):
        return False
    noun = noun_behind(text, name.outer, stop)
    found = _THEN_NAME.match(text, noun.span[1]) if noun is not None and noun.strong else None
    if found is None or (found["apart"] and not _NEW.search(text, max(0, name.start - NEAR), name.start)):
        return False
    at = bisect_left(candidates, found.end(), key=attrgetter("start"))
    return at < len(candidates) and candidates[at].start == found.end() and mixed(candidates[at].text)
