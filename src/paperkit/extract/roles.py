"""Tells whether a paper introduces, uses or only mentions a benchmark."""

from __future__ import annotations

import re

from paperkit.document import Document
from paperkit.extract.words import NEAR
from paperkit.patterns import lazy
from paperkit.trace import Span

_OWN = lazy(
    r"\b(?:our|the proposed|the introduced|our (?:new|newly|proposed|novel|introduced|released|collected|constructed)(?: \w+)?|the newly (?:introduced|proposed|released|collected|constructed|created))"
    r" (?:new |newly |novel |own |large-scale |challenging |curated |proposed |released |collected |annotated |synthetic )?$",
    re.IGNORECASE,
)

_USE = lazy(
    r"\b(?:evaluat\w+|experiments?|experimental|results?|trained|train(?:ing|s)?|pre-?train(?:ed|ing)?|fine-?tun(?:e|ed|es|ing)|test(?:ed|ing|s)?|validat\w+|achiev\w+|outperform\w*|"
    r"surpass\w*|improv\w+|state-of-the-art|sota|accuracy|performance|scor\w+|benchmark(?:ed|ing)|obtain\w*|reach\w*|demonstrat\w+|show(?:s|ed)?|we (?:use|apply|analy[sz]e|study|employ|conduct|leverage)|"
    r"using|gains?|yield\w*|attain\w*|reduc\w+|competitive|applied|experiment|exceed\w*|compar(?:ed|ing|isons?)|solv\w+|verif\w+|across|deliver\w*|empirical\w*|set(?:s|ting) (?:a )?new|simulations?|assess\w*|ablation\w*|case stud\w+|rank\w*|points?|increas\w+|wins?|retain\w*|matches|f1)"
)
"""Words of a sentence that reports results or use."""

_BACKGROUND = lazy(
    r"\b(?:unlike|in contrast to|contrary to|existing|previous(?:ly)?|prior|earlier|current|traditional|conventional|inspired by|recent(?:ly)?|widely|popular|commonly|have been|has been|"
    r"compared (?:to|with) (?:existing|previous|prior|other|the original)|such as .{0,80}(?:often|only|typically|mainly|lack|fail|suffer|focus|limited|rely|do not|are)|however|while|although|despite|"
    r"remains?|beyond|extend\w*|extension of|derived from|sourced from|drawn from|built (?:up)?on|based on|adapted from|from existing|originat\w+ from|complement\w*|harder than|larger than|than (?:in )?|"
    r"similar to|analogous|lack(?:s|ing)?|saturat\w+|contaminat\w+|collected from|crawled from|sampled from|combin\w+|merging|re-?annotat\w+|augment\w+|without|instead of|rather than|proposed by|introduced by|used in|widely used)\b",
    re.DOTALL,
)
"""Words of a sentence that speaks of the field, of other work or of sources."""

_SOURCE_BEFORE = lazy(
    r"\b(?:unlike|in contrast to|contrary to|inspired by|derived from|sourced from|drawn from|built (?:up)?on(?: top of)?|build (?:up)?on|building (?:up)?on|adapted from|collected from|crawled from|sampled from|based on|extends?|extending|extension of|"
    r"than (?:the |that of |those of |in )?|similar to|compared (?:to|with)|complements?|analogous to|beyond|without using|instead of|rather than|compiled from|constructed from|curated from|extracted from|mined from|taken from|expansion of|upgrade (?:of|to)|successor (?:of|to)|version of|variant of|subset of|annotations? (?:of|for)|on top of|originating from|aggregat\w+|spanning)"
    r" (?:(?:the|existing|original|popular|prior|previous|established|well-known|widely|used|benchmarks|datasets|like|such|as|\w+) ){0,3}$",
    re.IGNORECASE,
)
_APART = lazy(r"unlike|in contrast|contrary|without|instead|rather|inspired|beyond")
"""Those of them that set the paper apart from what it names."""

_NAMES_BEFORE = lazy(r"(?:[A-Z][\w-]{0,30}(?: [A-Z0-9][\w-]{0,30}){0,3}(?:, and |, or |, | and | or )){1,8}$")

_JOINTS = (", ", " and ", " or ", "\n")
"""What these names end with."""

_GENERAL = lazy(
    r"\b(?:existing|previous|prior|current|most|many|traditional|conventional|standard|popular|recent|widely[- ]used|widely[- ]adopted|established|mainstream|static) (?:[\w-]+ ){0,4}(?:benchmarks?|datasets?|evaluations?|corpora|suites?|leaderboards?|resources|efforts|works?)\b",
)
_OURS = lazy(r"\b(?:we|our|ours)\b")


_NEWLY_OWN = lazy(
    r"\b(?:our (?:newly |new |own )?(?:introduced|proposed|released|collected|constructed|curated|created|built|annotated)"
    r"|our (?:new|novel|own|newly[ -][a-z]{4,12}ed)|the proposed|(?:a|the) (?:newly )?(?:proposed|collected|constructed)"
    r"|the newly (?:introduced|released|curated|created|built|annotated)) $",
    re.IGNORECASE,
)


_MADE = ("ed ", "built ", "new ", "novel ", "own ")
"""What these words end with."""


def newly_own(text: str, start: int) -> bool:
    """Whether the words in front say that the paper made it, whatever its name is known as."""
    before = text[max(0, start - 40) : start].lower()
    return before.endswith(_MADE) and _NEWLY_OWN.search(text, max(0, start - 40), start) is not None


def own_before(text: str, start: int) -> bool:
    """Whether "our" or "the proposed" stands in front."""
    return bool(_OWN.search(text[max(0, start - 50) : start]))


def role_of(document: Document, spans: list[Span], *, introduced: bool, introduces_other: bool) -> str:
    """The part that a benchmark plays.

    Args:
        document: The text.
        spans: Its mentions.
        introduced: Whether the paper says that it introduces it.
        introduces_other: Whether the paper introduces another benchmark.

    Returns:
        `introduced`, `evaluated` or `mentioned`.
    """
    if introduced:
        return "introduced"
    mentioned = False
    for start, _ in spans[:20]:
        if start >= document.abstract_start:
            begin, stop = document.sentence(start)
            if _used(document.text, begin, stop, start, introduces_other=introduces_other):
                return "evaluated"
            mentioned = True
    return "mentioned" if mentioned else "evaluated"


def _used(text: str, begin: int, stop: int, start: int, *, introduces_other: bool) -> bool:
    """Whether one sentence says that a benchmark in it is used, rather than only mentioned."""
    sentence = text[max(begin, start - NEAR) : min(stop, start + NEAR)].lower()
    before = text[max(begin, start - 120) : start]
    apart = introduces_other or _APART.search(before.lower()) is not None
    if apart and before.endswith(_JOINTS):
        before = _NAMES_BEFORE.sub("", before)
    if introduces_other:
        return (
            _USE.search(sentence) is not None
            and not _SOURCE_BEFORE.search(before)
            and (_OURS.search(sentence) is not None or not _GENERAL.search(sentence))
        )
    before = before.lower()
    if apart and (source := _SOURCE_BEFORE.search(before)) and _APART.match(source[0]):
        return False
    return bool(_USE.search(sentence) or _OURS.search(sentence) or not _BACKGROUND.search(sentence))
