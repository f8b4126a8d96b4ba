"""What a text says of the paper's own code: that it is there, that it will be, or that it is given on request.

Two kinds of evidence: an address that the paper gives as its own code, and a sentence that says it.

>>> from paperkit.models import Paper
>>> find_code_statement(Document(Paper(abstract="Our code will be released upon acceptance.")), []).status
'promised'
>>> find_code_statement(Document(Paper(abstract="We detect clones in source code.")), [])
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from paperkit.document import Document
from paperkit.extract.addresses import Address
from paperkit.extract.cues import LINK
from paperkit.patterns import lazy
from paperkit.trace import Span

Governed = tuple[Address, dict[str, Any], list[str], Span | None]
"""An address, the link that it is, what the words around it say that it holds, and these words."""

Said = tuple[str, Span, str, Span | None]
"""A status, where it is said, the rule and the words that the rule went by."""

RANK = ("promised", "released", "on_request")
"""Which status counts where one sentence gives reason for several."""

BEFORE = 170
"""Characters before a word that are read for its subject: those of a long clause."""

_WITHOUT_CODE = frozenset(cue for cue in LINK["link.status"] if cue.startswith(("open", "releas", "public")))
"""Words that make a statement of the code even where no noun names it ("we open-source LaneFuse")."""

_PUBLISHING = _WITHOUT_CODE | {"available"}

_AVAILABLE = r"(?:is)?ava\w{2,4}b\w{1,3}"
"""The word "available" with its commonest slips."""

_SOFTWARE = (
    r"frameworks?|librar(?:y|ies)|toolkits?|toolbox(?:es)?|packages?|platforms?|tools?|systems?|pipelines?|simulators?"
    r"|engines?|environments?|plug-?ins?|projects?|stack|infrastructure|prototypes?|agents?|cli|sdk|recipes?|everything"
    r"|notebooks?|solvers?|compilers?|algorithms?|codes?|codebase|implementations?|software|scripts?"
)
_THING = lazy(
    r"\b(?:frameworks?|pipelines?|tools?|systems?|simulators?|platforms?|librar(?:y|ies)|packages?|plug-?ins?"
    r"|interfaces?|repository)\b(?!-)",
    re.IGNORECASE,
)
"""What is code where it is said to be released or public."""

_PUBLISHED = lazy(
    r"\b(?:releas\w+|open-?\s?sourced?|public(?:ly)?|made available|freely available|open access)\b", re.IGNORECASE
)
_SOURCE = lazy(r"\b(?:source|open[- ]source)[- ]$", re.IGNORECASE)
_BEHIND_HEAD = lazy(
    rf"""\s*(?:$|[^\sA-Za-z-]|(?:and|or|is|are|was|were|will|shall|can|could|may|has|have|had|would|to|being|not
    |for|of|in|on|at|from|with|used|that|which|as|along|together|via|under|by|through|behind
    |{_AVAILABLE}|released|accessible|here|publicly|freely|openly|online|upon|soon|coming|both|also|now|made|open
    |open-sourced|provided|repositor(?:y|ies)|repo|base|links?|url|release|files|accompanying|implementing|containing
    |including|supporting|reproducing|offering|providing|enabling|allowing|but|while|so|we|needed|required|necessary
    |associated|this|our|the|models?|data\ ?sets?|data|weights|checkpoints?|pre-?trained|implementations?|scripts?
    |details?|developed|described|after|once|package|toolkit|library)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may follow a noun that stands for itself; before other words it only describes them ("code generation")."""

_PASSIVE = lazy(
    rf"""(?P<between>(?:[\s,(&/][^.;!?]{{0,160}}?)??)(?:\s|^|:\s?)
    (?P<verb>(?:will|shall|would|can|could|may|has|have|is/are|is|are|was|were|to\ be|soon)
        (?:\s+(?:be|been|soon\ be|also|then|now|all|both|to\ be|made|not|yet)){{0,4}}|isavailable)\s+
    (?:(?:publicly|freely|openly|fully|also|now|already|made|all|both|currently|being|be|been|soon|completely|further
        |entirely|easily|directly|then)\s+){{0,5}}
    (?:(?P<strong>{_AVAILABLE}|accessible|open-?\s?sourced?|released|published|public|downloadable|free|out)
      |(?P<weak>downloaded|accessed|obtained|found|online|provided|shared|hosted|viewed|here|at|in|on|given|located
        |included|attached|submitted|uploaded))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows the noun in "the code ... is available"."""

_BARE = lazy(
    rf"""(?P<between>(?:,?\s(?:and|or|&|for|of|to)[^.;!?:]{{0,80}}?|,[^.;!?:]{{0,80}}?)??),?\s
    (?:(?:is|publicly|freely|openly|also|now|made)\s+){{0,3}}
    (?P<strong>{_AVAILABLE}|accessible|released|open-sourced|coming\ soon|to\ be\ released)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows the noun in "Code available ..."."""

_NEW_CLAUSE = lazy(
    r",\s(?:and\s)?(?:we|it|which|where|while|but|our)\b|\b(?:we|show|demonstrate|achiev\w+|outperform\w*|improv\w+)\b"
)
_OURS = lazy(r"\b(?:we|will|make|made)\b", re.IGNORECASE)
_GIVES = lazy(
    r"""\b(?:(?P<strong>releas(?:e|es|ed|ing)|open[-\ ]?sourc(?:e|es|ed|ing)|publish(?:ed|ing)?|shar(?:e|ed|ing)|ships?
        |distribute|upload(?:ed)?)
    |(?P<weak>provid(?:es?|ed|ing)|offer|contribut(?:e|ed|ing)|includ(?:es?|ing)|contains?|give|host|maintain|submit
        |attach)
    |(?P<make>mak(?:e|ing)|made))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The verb in "we release the code"."""

_SUBJECT = lazy(
    r"""\b(?:we|authors?|repository|repo|release|collection|artifacts?|supplement\w*|work|paper|i)\b
        (?P<between>[^.;!?]{0,45})$
    |(?:^|[.;:!?,]\s*(?:and\s+)?)(?:(?:by|to|in\ addition\ to|also|while|for)\s+)?$
    |\band\s+(?:also\s+|publicly\s+|will\s+)?$|\bto\s+(?:publicly\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who gives."""

_BREAK = lazy(r"[;!?]|\.\s|,\s(?:and\s)?(?:we|which|where|while)\b|\bthat\b")
_SIDEWAYS = lazy(
    r"\b(?:for|of|from|on|to|in|with|by|that|which|using|through|against|about|into|where|as|including|between)\b",
    re.IGNORECASE,
)
_REJOINED = lazy(r",|\band\b|\bas well as\b|\bincluding\b|\bwith\b|\(")
_CERTAIN = lazy(r"\b(?:codes?|code-?\s?bases?|software|scripts?)\b|open[- ]source", re.IGNORECASE)
_OBJECT = lazy(
    r"\b(?:our|the|all|full|source|and|open[- ]source|both|reproducible|training|evaluation|reference|,)"
    r"\s*(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_MADE_PUBLIC = lazy(
    r"[^.;:!?]{0,110}?\b(?:public(?:ly)?|available|open|accessible|free(?:ly)?|open-?sourced?)\b"
    r"(?:\s(?:available|accessible|source))?",
    re.IGNORECASE,
)
_FUTURE = lazy(
    r"\b(?:will|shall|would|to be|soon|plan(?:s|ning|ned)? (?:on|to)|going to|intend(?:s|ing)? to|aim(?:s|ing)? to"
    r"|commit(?:s|ted|ting)? to|promise to|hope to|expect to|prepar(?:e|ing)|are about to|in the (?:near )?future"
    r"|coming)\b",
    re.IGNORECASE,
)
_CONDITION = lazy(
    r"""[^.;!?]{0,60}?\b(?:(?:up)?on\ (?:(?:the|paper|our|its|final|formal)\ ){0,3}
        (?:acceptance|publication|publishing|notification|release\ of)
    |(?:after|following|once|when|pending|during)\ (?:\w+\ ){0,4}(?:accept\w+|publi\w+|review\w*|decision|complet\w+)
    |soon|shortly|in\ the\ (?:near\ )?future|later)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What makes a promise of a statement."""

_REQUEST = lazy(
    r"\b(?:up)?on (?:\w+ ){0,2}requests?\b|\bby request\b|\bfrom the (?:\w+ ){0,2}authors?\b"
    r"|\bby (?:e-?mailing|contacting|e-?mail)\b|\bcontact(?:ing)? the (?:\w+ )?authors?\b",
    re.IGNORECASE,
)
_DATA = lazy(r"\b(?:data|models?)\b")
_OTHERS = lazy(
    r"""(?:^|[\s(])(?:their|existing|other|others'|prior|previous|whose|no|any|some|many|most|without|when|if|generated
    |given|only|student|users?'?|legacy|third-party|malicious|vulnerable|whether|because|unless|assum\w{1,5}(?:\ that)?
    |where|although|though|requir\w{1,4}|its\ own|few|commercial|proprietary|original|closed|unavailable|further
    |additional|more|remaining|official|baseline|state-of-the-art|popular)\s+
    (?:(?:the|that|source|open-source|public|training|evaluation|inference|model)\s+){0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before code that is not the paper's own, or not all of it."""

_NEGATED = lazy(
    r"\b(?:not|n't|never|yet to)\s*(?:(?:be|been|yet|made|publicly|currently|widely)\s){0,4}$", re.IGNORECASE
)
_PLACE = lazy(
    r"""\s*(?:at|in|on|from|via|here|online|under|through|:|as|with|within)?\s*\[?(?:the|our|this|an?|github|gitlab|zenodo
    |pypi|hugging\ ?face|supplement\w*|appendix|project|website|repository|following|$|[.,;)])""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACES = lazy(
    r"""\b(?:supplement\w*|appendi\w+|github|gitlab|project|websites?|web\ ?pages?|pages?|repositor\w+|repo|links?|urls?
    |here|pypi|zenodo|online|anonymous\w*|footnote|hugging\ ?face|material\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where code is kept: "found in" and the like say that it is there only with such a place."""

_OPEN = lazy(r"\bopen[-\s]?sourc(?P<form>e|ed|es|ing)\b", re.IGNORECASE)
_IS_OPEN = lazy(
    r"[\s—](?P<verb>(?:will|shall|would)(?: all| both| also)? be"
    r"|(?:is|are|has been|have been|to be)(?: all| both| also| now)?)\s+"
    r"(?:\w{1,15}ly\s+)?(?:made\s+)?(?:released\s+)?(?:as\s+)?$",
    re.IGNORECASE,
)
_IS_OPEN_END = lazy(r"\s*(?:$|[.,;:)]|(?:and|at|to|on|under|for|upon|via)\b)")
_OF_OTHERS = lazy(r"\b(?:many|most|not|some|these|all|several|other)\b", re.IGNORECASE)
_SUBJECT_CUT = lazy(r"[.;:!?]\s|,\s(?:and\s)?(?:we|which|where|while)\b")
_WE_OPEN = lazy(
    r"""\b(?:we|i)\s+(?:(?:will|shall|plan\ to|also|further|then|have|are|hope\ to|intend\ to|therefore|thus|can|now
    |aim\ to|commit\ to|going\ to|\w{1,15}ly)\s+){0,4}$|\b(?:and|to|by|will|shall)\s+(?:\w{1,15}ly\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_WE = lazy(r"\b(?:we|i)\b", re.IGNORECASE)
_HAVE_OPENED = lazy(r"\bhave\s+(?:\w{1,15}ly\s+)?$", re.IGNORECASE)
_ADJECTIVAL = lazy(
    r"\b(?:proprietary|commercial|closed(?:[- ]source)?|existing|popular|leading|both|recent|public|private|free|other)"
    r"\s(?:and|to)\s+$|\d\s+$",
    re.IGNORECASE,
)
"""What shows that "open-source" behind it is an adjective of what others made."""

_OPENED = lazy(r"[\s,]*(?:(?i:our|the|all|both|it|this|an?|for the first time,|complete|full)\b|(?P<name>[A-Z]))")
_OBJECT_CUT = lazy(r"[;:!?.]\s|,\s(?:which|and we)\b|\bto\b")
_WHICH_WE = ("which we", "which we also", "that we", "that we also")
_OURS_BEFORE = lazy(r"\b(?:our|this|the first|the full|the complete)\s+(?:\w{1,20}\s+){0,2}$", re.IGNORECASE)
_ONE_BEFORE = lazy(r"\b(?:an?|the first|the)\s+(?:[\w-]{1,20},?\s+(?:and\s+)?){0,3}$", re.IGNORECASE)
_PRESENTED = lazy(
    r"""\b(?:we|paper|work|article|report)\b[^.;!?]{0,25}?
        \b(?:present|introduc|propos|releas|develop|provid|describ|offer|contribut|creat|design|buil)\w{0,5}\b
        [^.;!?]{0,80}$
    |^[^.;:!?]{0,60}:\s*$|\((?:[ivx]{1,4}|\d)\)\s+$|^(?:[\w.+-]{1,30}|it|this)\s+is\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before "an open-source framework" that is the paper's own."""

_SOFTWARE_THING = lazy(
    rf",?\s+(?:(?:and\s+)?[\w()+-]{{1,30}},?\s+){{0,5}}?(?:{_SOFTWARE}|release of (?:[\w-]{{1,20}},? ){{0,4}}?code)\b",
    re.IGNORECASE,
)
_LABEL_OR_RELEASE = lazy(r"\s(?:(?:code|implementation|repository):|release of\b)", re.IGNORECASE)
_HAS_SOFTWARE = lazy(rf"\b(?:{_SOFTWARE})\b", re.IGNORECASE)
_CLEAR_HEAD = lazy(
    r"\b(?:toolkit|toolbox|library|package|code|codebase|implementation|software|framework|platform|simulator)$",
    re.IGNORECASE,
)
_MODEL_OR_DATA = lazy(r"\b(?:models?|llms?|data ?sets?|corpus|benchmarks?)\b", re.IGNORECASE)
_NO_SOFTWARE = lazy(
    r"""\b(?:data|data-?\s?sets?|benchmarks?|corpus|corpora|models?|weights|checkpoints?|collections?|suites?|hardware
    |design|cad|tasks?|environments?|prompts?|results?|annotations?|\w{0,10}l[lm]?ms?|testbed)\b
    |-\d+(?:\.\d+)?[BM]\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MODELS_NEXT = lazy(r"\s[a-z-]{1,20}\s(?:models?|llms?|data)")
_DANGLING = lazy(r"\s(?:at|on|in|via|from|as)$")
_CLAUSE = lazy(
    r"[.;:!?]\s|\.(?=[A-Z][a-z]*\s)|[\u2190-\u2bff\U0001f000-\U0001faff]\s?|—\s?"
    r"|,\s(?:and\s)?(?=we\b)|,\s(?=(?:the|our|all)\b)"
)
_PAUSE = lazy(r"[;!?]|\.\s")
_USED = lazy(
    r"""\b(?:using|use|used|uses|based\ (?:up)?on|built\ (?:up)?on|builds?\ (?:up)?on|from|adapted|borrow\w{0,3}
    |adopt\w{0,3}|thanks?\ to|largely|fork(?:ed)?\ (?:of|from)|implementation\ of|following|baseline|original
    |such\ as|like
    |e\.g\.|via|integrated\ (?:in|into)|part\ of|bibliography|(?:reading|paper|resource)\ lists?|list\ of\ papers
    |curated\ list|acknowledg\w{0,7})\b[^.;:!?]{0,60}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before the address of somebody else's code, or of what is none."""

_BORROWED = lazy(
    r"\b(?:using|uses?|used|based (?:up)?on|buil[dt]s? (?:up)?on|adapted from|borrow\w{0,3} from|thanks to"
    r"|follow(?:ing|s)?)\s"
    r"(?:(?:the|their|official|original|public|open|source)\s){0,3}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Statement:
    """What is said of the code."""

    status: str
    """`released`, `promised` or `on_request`."""
    spans: list[Span]
    """Where it is said, first the statement that decided."""
    rule: str
    """The rule that found the first."""
    cue: Span | None
    """The words that the rule went by."""


@dataclass(slots=True)
class _Places:
    """Where the addresses of a text stand, to be asked without going through all of them."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def opening(self, begin: int, start: int) -> int:
        """Where the words before an offset begin that do not belong to an address before it."""
        index = bisect_right(self.ends, start)
        return max(begin, self.ends[index - 1]) if index else begin

    def behind(self, offset: int, most: int) -> int | None:
        """The end of the next address behind an offset, if it is at most some characters away."""
        index = bisect_left(self.starts, offset)
        return self.ends[index] if index < len(self.starts) and self.starts[index] <= offset + most else None


def find_code_statement(document: Document, addresses: list[Governed]) -> Statement | None:
    """What a document says of the paper's own code.

    Args:
        document: The prepared text.
        addresses: Its addresses in order, and what they hold.

    Returns:
        The statement; none where the text says nothing.

    Example:
        >>> from paperkit.models import Paper
        >>> find_code_statement(Document(Paper(abstract="Code is available on request.")), []).status
        'on_request'
    """
    anchors = document.anchors["link.status"]
    if not anchors and not addresses:
        return None
    found: list[Said] = []
    for index, governed in enumerate(addresses):
        if said := _by_address(document, governed, addresses[index - 1][0].end if index else 0):
            found.append(said)
    places = _Places([address.start for address, *_ in addresses], [address.end for address, *_ in addresses])
    nouns, noun, position = document.anchors["link.code"], 0, 0
    while position < len(anchors):
        begin, end = document.sentence(anchors[position][0])
        cues = set()
        while position < len(anchors) and anchors[position][0] < end:
            cues.add(anchors[position][2])
            position += 1
        codes = []
        while noun < len(nouns) and nouns[noun][0] < end:
            if nouns[noun][0] >= begin:
                codes.append(nouns[noun][:2])
            noun += 1
        if (codes or not _WITHOUT_CODE.isdisjoint(cues)) and (
            said := _by_sentence(document.text, (begin, end), codes, cues, places)
        ):
            found.append(said)
    if not found:
        return None
    found.sort(key=_weight)
    status, _, rule, cue = found[0]
    return Statement(status, list(dict.fromkeys(said[1] for said in found if said[0] == status)), rule, cue)


def _weight(said: Said) -> tuple[int, Span]:
    """What is said to be there is there; a promise counts for more than the mere address of what may still be empty."""
    status, span, rule, _ = said
    if status == "released" and rule not in {"address", "open-source thing"}:
        return -1, span
    return RANK.index(status), span


def _by_address(document: Document, governed: Governed, previous: int) -> Said | None:
    """The status that an address given as the paper's own code stands for."""
    address, link, words, cue = governed
    if "code" not in words and (
        link["kind"] != "code" or link["repo"] is None or not {"data", "model", "paper"}.isdisjoint(words)
    ):
        return None
    text = document.text
    begin, end = document.sentence(address.start)
    begin = max(begin, previous if previous <= address.start else 0)
    borrowed = cue is not None and _BORROWED.search(text, max(begin, cue[0] - 60), cue[0])
    if borrowed or ("code" not in words and _USED.search(text, max(begin, address.start - 100), address.start)):
        if document.trace is not None:
            span = (address.start, address.end)
            document.trace.dropped("code_status", "released", span, rule="address", reason="somebody else's code")
        return None
    if cue is None:
        start = _clause_start(text, begin, address.start, 60, label=True)
    else:
        start = min(cue[0], address.start)
        if start == cue[0] and not text.startswith(", ", start - 2):
            start = _clause_start(text, begin, start, 40)
    near = text[_clause_start(text, begin, min(start, address.start), 90) : address.start]
    status = "released"
    if (
        _FUTURE.search(near)
        or _CONDITION.match(text, address.end, min(end, address.end + 90))
        or _CONDITION.match(near)
    ):
        status = "promised"
    elif _REQUEST.search(near):
        status = "on_request"
    return status, (start, max(address.end, cue[1] if cue is not None else 0)), "address", cue


def _clause_start(text: str, begin: int, end: int, most: int, *, label: bool = False) -> int:
    """Where the clause that goes on at an offset begins, at most some characters before.

    A label right before the offset ("Code: ...") belongs to it, if there may be one.
    """
    start = max(begin, end - most)
    for found in _CLAUSE.finditer(text, start, end):
        if not label or text[found.end() : end].strip(" :(["):
            start = found.end()
    if start > begin and text[start - 1].isalnum():
        space = text.find(" ", start, end)
        start = space + 1 if space >= 0 else start
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _by_sentence(text: str, sentence: Span, codes: list[Span], cues: set[str], places: _Places) -> Said | None:
    """The status that a sentence states, by its nouns for code and its words for being there."""
    begin, end = sentence
    best: Said | None = None
    for start, stop in codes:
        if text.startswith("-", stop) or not _BEHIND_HEAD.match(text, stop, end):
            continue
        if source := _SOURCE.search(text, max(begin, start - 12), start):
            start = source.start()
        clause = places.opening(begin, start), end
        said = _passive(text, clause, (start, stop), places) or _active(text, clause, (start, stop))
        if said and (best is None or RANK.index(said[0]) < RANK.index(best[0])):
            best = said
    if best is None and not _PUBLISHING.isdisjoint(cues):
        for thing in _THING.finditer(text, begin, end):
            if best is None and _BEHIND_HEAD.match(text, thing.end(), end):
                clause = places.opening(begin, thing.start()), end
                best = _passive(text, clause, thing.span(), places, strict=True)
    if best is None and any(cue.startswith("open") for cue in cues):
        for found in _OPEN.finditer(text, begin, end):
            best = best or _open_source(text, sentence, found)
    if best is None:
        return None
    status, (start, stop), rule, cue = best
    behind = places.behind(stop, 90 if rule == "we release it" else 14)
    if (
        behind is not None
        and behind <= end
        and not _PAUSE.search(text, stop, places.starts[bisect_left(places.starts, stop)])
    ):
        stop = behind
    else:
        stop = start + len(_DANGLING.sub("", text[start:stop]).rstrip(" .,;:!?\"')"))
    return status, (start, stop), rule, cue


def _passive(text: str, clause: Span, code: Span, places: _Places, *, strict: bool = False) -> Said | None:
    """What "the code is available" says; strictly, only its being released or public counts."""
    begin, end = clause
    start, stop = code
    if _OTHERS.search(text, max(begin, start - 40), start):
        return None
    found = _PASSIVE.match(text, stop, min(end, stop + 260))
    if found is None:
        found = None if strict else _BARE.match(text, stop, min(end, stop + 140))
        if found is None or start - begin > 45 or _OURS.search(text, begin, start):
            return None
        strong = True
    else:
        strong = found["strong"] is not None
        if strict and not (strong and _PUBLISHED.search(text, found.start("verb"), min(end, found.end() + 14))):
            return None
        if not strong and places.behind(found.end(), 60) is None:
            near = _PLACES.search(text, found.start("weak"), min(end, found.end() + 70))
            if near is None or not _PLACE.match(text, found.end(), end):
                return None
    last = found.end()
    if _NEW_CLAUSE.search(found["between"]) or _NEGATED.search(text, stop, found.start("strong") if strong else last):
        return None
    opening = _clause_start(text, begin, start, 80)
    behind = text[last : min(end, last + 110)]
    request = _REQUEST.search(behind)
    if request and not _DATA.search(behind[: request.start()]):
        return "on_request", (opening, last + request.end()), "it is there", code
    condition = _CONDITION.match(behind)
    promised = condition or _FUTURE.search(text, stop, last) or _CONDITION.match(text, begin, start)
    last += condition.end() if condition else 0
    return "promised" if promised else "released", (opening, last), "it is there", code


def _active(text: str, clause: Span, code: Span) -> Said | None:
    """What "we release the code" says."""
    begin, end = clause
    start, stop = code
    for gives in reversed(list(_GIVES.finditer(text, max(begin, start - BEFORE), start))):
        subject = _SUBJECT.search(text, max(begin, gives.start() - 60), gives.start())
        if subject is None:
            continue
        between = text[gives.end() : start]
        if _BREAK.search(between) or _OTHERS.search(text, max(begin, start - 40), start):
            return None
        aside = list(_SIDEWAYS.finditer(between))
        if aside and (gives["weak"] or not _REJOINED.search(between, aside[-1].start())):
            return None
        if gives["weak"] and not (
            _CERTAIN.search(text, gives.end(), stop) and (_OBJECT.search(between) or not between.strip())
        ):
            return None
        public = _MADE_PUBLIC.match(text, stop, min(end, stop + 130)) if gives["make"] else None
        if gives["make"] and public is None:
            return None
        lead = text[max(begin, gives.start() - 45) : gives.start()]
        status = "released"
        if _REQUEST.search(text, stop, min(end, stop + 140)):
            status = "on_request"
        elif (
            _FUTURE.search(lead)
            or _CONDITION.match(text, stop, min(end, stop + 140))
            or _CONDITION.match(text, begin, gives.start())
        ):
            status = "promised"
        opening = gives.start()
        if subject["between"] is not None:
            we = text[subject.start() : gives.start()].lower().rfind(" we ")
            opening = subject.start() + we + 1 if we >= 0 else subject.start()
        return status, (opening, public.end() if public else stop), "we release it", gives.span()
    return None


def _open_source(text: str, sentence: Span, found: re.Match[str]) -> Said | None:
    """What "we open-source it", "it is open-source" and "an open-source framework" say."""
    begin, end = sentence
    start, stop = found.span()
    before = text[max(begin, start - BEFORE) : start]
    form = found["form"].lower()
    state = _IS_OPEN.search(before[-50:])
    if state is not None and not _MODELS_NEXT.match(text, stop):
        subject = _SUBJECT_CUT.split(before[: max(0, len(before) - 50) + state.start()])[-1]
        said = _HAS_SOFTWARE.search(subject) or not (_NO_SOFTWARE.search(subject) or _OF_OTHERS.search(subject))
        if not said or (form == "e" and not _IS_OPEN_END.match(text, stop, end)):
            return None
        promised = _FUTURE.search(state["verb"]) or _CONDITION.match(text, stop, min(end, stop + 90))
        opening = _clause_start(text, begin, start, 120)
        return "promised" if promised else "released", (opening, stop), "it is open source", (start, stop)
    verb = _WE_OPEN.search(before)
    if verb is not None and (form in {"e", "ing"} or _HAVE_OPENED.search(verb[0])):
        thing = _OBJECT_CUT.split(text[stop : min(end, stop + 160)])[0]
        opened, we = _OPENED.match(thing), _WE.search(before)
        if opened and opened["name"] and _ADJECTIVAL.search(before):
            opened = None
        if opened and we and (_HAS_SOFTWARE.search(thing) or not _NO_SOFTWARE.search(thing)):
            promised = _FUTURE.search(before, we.start()) or _CONDITION.match(text, stop, min(end, stop + 120))
            span = (start - len(before) + we.start(), stop + len(thing.rstrip()))
            return "promised" if promised else "released", span, "we open-source it", (start, stop)
    if form == "e" and before.rstrip().lower().endswith(_WHICH_WE) and _HAS_SOFTWARE.search(before[-90:]):
        return "released", (_clause_start(text, begin, start, 90), stop), "we open-source it", (start, stop)
    one = _ONE_BEFORE.search(before, max(0, len(before) - 75))
    lead = before[: one.start()] if one else ""
    if not (
        _OURS_BEFORE.search(before, max(0, len(before) - 75))
        or (one and _PRESENTED.search(lead))
        or _LABEL_OR_RELEASE.match(text, stop, end)
    ):
        return None
    software = _SOFTWARE_THING.match(text, stop, min(end, stop + 90))
    if software is None or not (_CLEAR_HEAD.search(software[0]) or not _MODEL_OR_DATA.search(software[0])):
        return None
    return (
        "promised" if _FUTURE.search(lead) else "released",
        (start, software.end()),
        "open-source thing",
        (start, stop),
    )
