"""What a text says of the paper's own code: that it is there, that it will be, or that it is given on request.

Two kinds of evidence: an address that the paper gives as its own code, and a sentence that says it.

>>> from paperkit.models import Paper
>>> find_code_statement(Document(Paper(abstract="Our code will be released upon acceptance.")), []).status
'promised'
>>> find_code_statement(Document(Paper(abstract="We detect clones in source code.")), [])
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from paperkit.document import Document
from paperkit.extract.addresses import Address
from paperkit.trace import Span

Governed = tuple[Address, dict[str, Any], list[str], Span | None]
"""An address, the link that it is, what the words around it say that it holds, and these words."""

_RANK = ("promised", "released", "on_request")
"""Which status counts where one sentence gives reason for several."""

_SOFTWARE = (
    r"frameworks?|librar(?:y|ies)|toolkits?|toolbox(?:es)?|packages?|platforms?|tools?|systems?|pipelines?|simulators?|engines?"
    r"|environments?|plug-?ins?|projects?|stack|infrastructure|prototypes?|agents?|cli|sdk|recipes?|everything|notebooks?|solvers?|compilers?"
)
_CODE = re.compile(
    r"\b(?:(?:source|open[- ]source)[- ])?(?:codes?(?:[- ]?bases?)?|implementations?|software(?: (?:packages?|librar(?:y|ies)|toolkit))?|scripts?"
    r"|toolkits?|toolbox|(?:python |r |julia |software |open[- ]source )(?:packages?|librar(?:y|ies)))\b(?!-)",
    re.IGNORECASE,
)
"""What counts as code."""

_THING = re.compile(
    r"\b(?:frameworks?|pipelines?|tools?|systems?|simulators?|platforms?|librar(?:y|ies)|packages?|plug-?ins?|interfaces?|repository)\b(?!-)",
    re.IGNORECASE,
)
"""What is code where it is said to be released or public."""
_PUBLISHED = re.compile(r"\b(?:releas\w+|open-?\s?sourced?|public(?:ly)?|made available|freely available|open access)\b", re.IGNORECASE)

_BEHIND_HEAD = re.compile(
    r"\s*(?:$|[^\sA-Za-z-]|(?:and|or|is|are|was|were|will|shall|can|could|may|has|have|had|would|to|being|not"
    r"|for|of|in|on|at|from|with|used|that|which|as|along|together|via|under|by|through|behind"
    r"|(?:is)?ava\w{2,4}b\w{1,3}|released|accessible|here|publicly|freely|openly|online|upon|soon|coming|both|also|now|made|open"
    r"|open-sourced|provided|repositor(?:y|ies)|repo|base|links?|url|release|files|accompanying|implementing|containing|including|supporting"
    r"|reproducing|offering|providing|enabling|allowing|but|while|so|we|needed|required|necessary|associated|this|our|the|models?|data ?sets?|data|weights|checkpoints?"
    r"|pre-?trained|implementations?|scripts?|details?|developed|described|after|once|our|package|toolkit|library)\b)",
    re.IGNORECASE,
)
"""What may follow a noun that stands for itself; before other words it only describes them ("code generation")."""

_ADVERBS = (
    r"(?:(?:publicly|freely|openly|fully|also|now|already|made|all|both|currently|being|be|been|soon|completely|further|entirely|easily|directly|then)\s+){0,5}"
)
_STRONG = r"(?:is)?ava\w{2,4}b\w{1,3}|accessible|open-?\s?sourced?|released|published|public|downloadable|free|out"
_WEAK = r"downloaded|accessed|obtained|found|online|provided|shared|hosted|viewed|here|at|in|on|given|located|included|attached|submitted|uploaded"
_PASSIVE = re.compile(
    rf"(?P<between>(?:[\s,(&/][^.;!?]{{0,160}}?)??)(?:\s|^|:\s?)"
    rf"(?P<verb>(?:will|shall|would|can|could|may|has|have|is/are|is|are|was|were|to be|soon)(?:\s+(?:be|been|soon be|also|then|now|all|both|to be|made|not|yet))*|isavailable)\s+"
    rf"{_ADVERBS}(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?P<between>(?:,?\s(?:and|or|&|for|of|to)[^.;!?:]{{0,80}}?|,[^.;!?:]{{0,80}}?)??),?\s(?:(?:is|publicly|freely|openly|also|now|made)\s+){{0,3}}(?P<strong>(?:is)?ava\w{{2,4}}b\w{{1,3}}|accessible|released|open-sourced|coming soon|to be released)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?P<verb>(?P<strong>releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|es|ed|ing)|publish(?:ed|ing)?|publicly (?:provide|share|release)|shar(?:e|ed|ing)"
    r"|ships?|distribute|upload(?:ed)?)|(?P<weak>provid(?:es?|ed|ing)|offer|contribut(?:e|ed|ing)|includ(?:es?|ing)|contains?|give|host|maintain|submit|attach)|(?P<make>mak(?:e|ing)|made))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:we|authors?|repository|repo|release|collection|artifacts?|supplement\w*|work|paper|i)\b(?P<between>[^.;!?]{0,45})$"
    r"|(?:^|[.;:!?,]\s*(?:and\s+)?)(?:(?:by|to|in addition to|also|while|for)\s+)?(?P<gerund>)$|\band\s+(?:also\s+|publicly\s+|will\s+)?(?P<joined>)$|\bto\s+(?:publicly\s+)?(?P<infinitive>)$",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:public(?:ly)?|available|open|accessible|free(?:ly)?|open-?source[d]?)\b", re.IGNORECASE)
_MADE_PUBLIC = re.compile(rf"[^.;:!?]{{0,110}}?{_PUBLIC.pattern}(?:\s(?:available|accessible|source))?", re.IGNORECASE)
_SIDEWAYS = re.compile(r"\b(?:for|of|from|on|to|in|with|by|that|which|using|through|against|about|into|where|as|including|between)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|to be|soon|plan(?:s|ning|ned)? (?:on|to)|going to|intend(?:s|ing)? to|aim(?:s|ing)? to|commit(?:s|ted|ting)? to"
    r"|promise to|hope to|expect to|prepar(?:e|ing)|are about to|in the (?:near )?future|coming)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^[^.;!?]{0,60}?\b(?:(?:up)?on (?:the |paper |our |its |final |formal )*(?:acceptance|publication|publishing|notification|release of)"
    r"|(?:after|following|once|when|pending|during) (?:\w+ ){0,4}(?:accept\w+|publi\w+|review\w*|decision|complet\w+)|soon|shortly|in the (?:near )?future|later|at a later)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:up)?on (?:\w+ ){0,2}requests?\b|\bby request\b|\bfrom the (?:\w+ ){0,2}authors?\b|\bby (?:e-?mailing|contacting|e-?mail)\b"
    r"|\bcontact(?:ing)? the (?:\w+ )?authors?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^|[\s(])(?:their|existing|other|others'|prior|previous|whose|no|any|some|many|most|without|when|if|generated|given|only|student|users?'?"
    r"|legacy|third-party|malicious|vulnerable|whether|because|unless|assum\w+ (?:that )?|where|although|though|requir\w+|its own|few|commercial|proprietary|original|"
    r"closed|unavailable|further|additional|more|remaining|official|baseline|state-of-the-art|popular)\s+(?:(?:the|that|source|open-source|public|training|evaluation|inference|model)\s+){0,3}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|n't|never|yet to)\s*(?:be |been |yet |made |publicly |currently |widely )*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\s*(?:at|in|on|from|via|here|online|under|through|:|as|with|within)?\s*(?:the|our|this|a|an|github|gitlab|zenodo|pypi|supplement\w*|appendix|project|website|repository|following|$|[.,;)])",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\b(?:supplement\w*|appendi\w+|github|gitlab|project|websites?|web ?pages?|pages?|repositor\w+|repo|links?|urls?|here|pypi|zenodo|online|anonymous\w*|footnote|hugging ?face|material\w*)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bopen(?:-|\s)?sourc(?P<form>e|ed|es|ing)\b", re.IGNORECASE)
_OWN_OPEN = re.compile(
    r"(?:\b(?:our|this|the first|the full|the complete)\s+(?:\w+\s+){0,2}$|(?:\b(?:we|paper|work|article|report)\b[^.;!?]{0,25}?\b(?:present|introduc|propos|releas|develop|provid|describ|offer|contribut|creat|design|buil)\w*\b[^.;!?]{0,80}?"
    r"|^[^.;:!?]{0,60}:\s*|\((?:[ivx]{1,4}|\d)\)\s+|^(?:[A-Z][\w.+-]{0,30}|it|this)\s+is\s+)(?:an?|the first|the)\s+(?:[\w-]+,?\s+(?:and\s+)?){0,3}$)",
    re.IGNORECASE,
)
_OPEN_THING = re.compile(
    rf"(?:,)?\s+(?:(?:and\s+)?[\w()+-]+,?\s+){{0,5}}?(?:{_SOFTWARE}|release of (?:[\w-]+,? ){0,4}?code|code|codebase|implementation|software|scripts?)\b", re.IGNORECASE
)
_SOFT = re.compile(rf"\b(?:{_SOFTWARE}|codes?|codebase|implementations?|software|scripts?)\b", re.IGNORECASE)
_SOFTWARE_HEAD = re.compile(
    r"\b(?:toolkit|toolbox|library|package|code|codebase|implementation|software|framework|platform|simulator)$", re.IGNORECASE
)
_MODEL_OR_DATA_NOUN = re.compile(r"\b(?:models?|llms?|data ?sets?|corpus|benchmarks?)\b", re.IGNORECASE)
_WHICH_WE = ("which we", "which we also", "that we", "that we also")
_DATA_OR_MODEL = re.compile(
    r"\b(?:data|data-?\s?sets?|benchmarks?|corpus|corpora|models?|weights|checkpoints?|collections?|suites?|hardware|design|cad|tasks?|environments?|prompts?|results?|annotations?|\w*l[lm]?ms?|testbed)\b"
    r"|-\d+(?:\.\d+)?[BM]\b",
    re.IGNORECASE,
)
_OPEN_VERB = re.compile(
    r"\b(?:we|i)\s+(?:(?:will|shall|plan to|also|further|then|have|are|hope to|intend to|therefore|thus|can|now|aim to|commit to"
    r"|going to|\w+ly)\s+){0,4}$|\b(?P<joined>and|to|by)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_ADJECTIVAL = re.compile(
    r"\b(?:proprietary|commercial|closed(?:[- ]source)?|existing|popular|leading|both|recent|public|private|free|other)\s(?:and|to)\s+$"
    r"|\d\s+$",
    re.IGNORECASE,
)
"""What shows that "open-source" behind it is an adjective of what others made."""
_OPEN_STATE = re.compile(
    r"(?P<subject>[^.;!?]{1,160}?)[\s—](?P<verb>(?:will|shall|would)(?: all| both| also)? be|(?:is|are|has been|have been|to be)(?: all| both| also| now)?)\s+(?:\w+ly\s+)?(?:made\s+)?(?:released\s+)?(?:as\s+)?$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"\s(?:at|on|in|via|from|as)$")
_CLAUSE = re.compile(r"[.;:!?]\s|\.(?=[A-Z][a-z]*\s)|[\u2190-\u2bff\U0001f000-\U0001faff]\s?|—\s?|,\s(?:and\s)?(?=we\b)|,\s(?=(?:the|our|all)\b)")
_USED = re.compile(
    r"\b(?:using|use|used|uses|based (?:up)?on|built (?:up)?on|builds? (?:up)?on|from|adapted|borrow\w*|adopt\w*|thanks? to|largely|fork(?:ed)? (?:of|from)|implementation of|following|baseline|original"
    r"|such as|like|e\.g\.|via|integrated (?:in|into)|part of|bibliography|(?:reading|paper|resource) lists?|list of papers|curated list|acknowledg\w*)\b[^.;:!?]{0,60}$",
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


def find_code_statement(document: Document, addresses: list[Governed]) -> Statement | None:
    """What a document says of the paper's own code.

    Args:
        document: The prepared text.
        addresses: Its addresses and what they hold.

    Returns:
        The statement; none where the text says nothing.

    Example:
        >>> from paperkit.models import Paper
        >>> find_code_statement(Document(Paper(abstract="Code is available on request.")), []).status
        'on_request'
    """
    status_anchors = document.anchors["link.status"]
    if not status_anchors and not addresses:
        return None
    found: list[tuple[str, Span, str, Span | None]] = []
    for index, governed in enumerate(addresses):
        said = _by_address(document, governed, addresses[index - 1][0] if index else None)
        if said is not None:
            found.append(said)
    done = -1
    for start, _, _ in status_anchors:
        if start < done:
            continue
        sentence = document.sentence(start)
        done = sentence[1]
        said = _by_sentence(document, sentence, addresses)
        if said is not None:
            found.append(said)
    if not found:
        return None
    found.sort(key=_weight)
    status, _, rule, cue = found[0]
    spans = list(dict.fromkeys(said[1] for said in found if said[0] == status))
    return Statement(status, spans, rule, cue)


def _weight(said: tuple[str, Span, str, Span | None]) -> tuple[int, Span]:
    """What is said to be there is there; a promise counts for more than the mere address of what may still be empty."""
    status, span, rule, _ = said
    if status == "released" and rule not in {"address", "an open-source thing"}:
        return -1, span
    return _RANK.index(status), span


def _by_address(document: Document, governed: Governed, previous: Address | None) -> tuple[str, Span, str, Span | None] | None:
    """The status that an address given as the paper's own code stands for."""
    address, link, words, cue = governed
    if "code" not in words:
        if link["kind"] != "code" or not {"data", "model", "paper"}.isdisjoint(words):
            return None
        if link["repo"] is None:
            return None
    text = document.text
    sentence = document.sentence(address.start)
    begin = max(sentence[0], previous.end if previous is not None and previous.end <= address.start else 0, address.start - 250)
    if "code" not in words and _USED.search(text, begin, address.start):
        if document.trace is not None:
            span = (address.start, address.end)
            document.trace.dropped("code_status", "released", span, rule="address", reason="somebody else's code")
        return None
    if cue is None:
        start = _clause_start(text, begin, address.start, 60, label=True)
    elif cue[0] > address.end:
        start = address.start
    else:
        start = _clause_start(text, begin, cue[0], 40)
    end = max(address.end, cue[1] if cue is not None else 0)
    status = "released"
    near = text[_clause_start(text, begin, min(start, address.start), 90) : address.start]
    if _FUTURE.search(near) or _CONDITION.match(text[address.end : min(sentence[1], address.end + 90)]) or _CONDITION.match(near):
        status = "promised"
    elif _REQUEST.search(near):
        status = "on_request"
    return status, (start, end), "address", cue


def _clause_start(text: str, begin: int, end: int, most: int, *, label: bool = False) -> int:
    """Where the clause that goes on at an offset begins, at most some characters before; a label right before the
    offset ("Code: ...") belongs to it."""
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


def _by_sentence(document: Document, sentence: Span, addresses: list[Governed]) -> tuple[str, Span, str, Span | None] | None:
    """The status that a sentence states."""
    begin, end = sentence
    text = document.text
    best: tuple[str, Span, str, Span | None] | None = None
    for code in _CODE.finditer(text, begin, end):
        if not _BEHIND_HEAD.match(text, code.end(), end):
            continue
        # what stands before another address belongs to that
        opening = max((address.end for address, *_ in addresses if begin < address.end <= code.start()), default=begin)
        said = _passive(text, (opening, end), code.span(), addresses) or _active(text, (opening, end), code.span())
        if said is not None and (best is None or _RANK.index(said[0]) < _RANK.index(best[0])):
            best = said
    if best is None:
        for thing in _THING.finditer(text, begin, end):
            if _BEHIND_HEAD.match(text, thing.end(), end):
                opening = max((address.end for address, *_ in addresses if begin < address.end <= thing.start()), default=begin)
                best = _passive(text, (opening, end), thing.span(), addresses, strict=True)
    if best is None:
        for found in _OPEN.finditer(text, begin, end):
            best = _open_source(text, sentence, found)
            if best is not None:
                break
    if best is None:
        return None
    status, (start, stop), rule, cue = best
    for address, *_ in addresses:
        reach = 90 if rule == "we release it" else 14
        if stop <= address.start <= stop + reach and address.end <= end and not re.search(r"[;!?]|\.\s", text[stop : address.start]):
            stop = address.end
            break
    else:
        stop = start + len(_DANGLING.sub("", text[start:stop]))
    while stop > start and text[stop - 1] in " .,;:!?\"')":
        stop -= 1
    return status, (start, stop), rule, cue


def _passive(text: str, sentence: Span, code: Span, addresses: list[Governed], *, strict: bool = False) -> tuple[str, Span, str, Span | None] | None:
    """What "the code is available" says; strictly, only its being released or public counts."""
    begin, end = sentence
    start, stop = code
    if _OTHERS.search(text, max(begin, start - 40), start):
        return None
    found = _PASSIVE.match(text, stop, min(end, stop + 260))
    if strict and (found is None or not found["strong"] or not _PUBLISHED.search(text, found.start("verb"), min(end, found.end() + 14))):
        return None
    if found is None:
        found = _BARE.match(text, stop, min(end, stop + 140))
        if found is None or start - begin > 45 or re.search(r"\b(?:we|will|make|made)\b", text[begin:start], re.IGNORECASE):
            return None
    elif found["weak"]:
        near = any(found.end() <= address.start <= found.end() + 60 for address, *_ in addresses)
        if not near and not (_PLACE.match(text, found.end(), end) and _PLACES.search(text, found.end() - len(found["weak"]), min(end, found.end() + 70))):
            return None
    between = found["between"]
    if re.search(r",\s(?:and\s)?(?:we|it|which|where|while|but|our)\b|\b(?:we|show|demonstrate|achiev\w+|outperform\w*|improv\w+)\b", between):
        return None
    if _NEGATED.search(text, stop, found.start("strong") if found["strong"] else found.end()):
        return None
    said = text[stop : found.end()]
    behind = text[found.end() : min(end, found.end() + 110)]
    status = "released"
    if _FUTURE.search(said.replace("coming soon", "soon")) or _CONDITION.match(behind) or _CONDITION.match(text[begin:start]):
        status = "promised"
    request = _REQUEST.search(behind)
    if request and not re.search(r"\b(?:data|models?)\b", behind[: request.start()]):
        return "on_request", (_clause_start(text, begin, start, 80), found.end() + request.end()), "it is there", (start, stop)
    condition = _CONDITION.match(behind)
    last = found.end() + (condition.end() if condition else 0)
    return status, (_clause_start(text, begin, start, 80), last), "it is there", (start, stop)


def _active(text: str, sentence: Span, code: Span) -> tuple[str, Span, str, Span | None] | None:
    """What "we release the code" says."""
    begin, end = sentence
    start, stop = code
    floor = max(begin, start - 170)
    for gives in reversed(list(_GIVES.finditer(text, floor, start))):
        subject = _SUBJECT.search(text, max(begin, gives.start() - 60), gives.start())
        if subject is None:
            continue
        between = text[gives.end() : start]
        if re.search(r"[;!?]|\.\s|,\s(?:and\s)?(?:we|which|where|while)\b|\bthat\b", between):
            return None
        aside = list(_SIDEWAYS.finditer(between))
        if aside and not re.search(r"(?:,|\band\b|\bas well as\b|\bincluding\b|\bwith\b|\()", between[aside[-1].start() :]):
            return None
        if aside and gives["weak"]:
            return None
        if _OTHERS.search(text, max(begin, start - 40), start):
            return None
        said = text[code[0] : code[1]].lower()
        if gives["weak"] and not re.search(r"\bcode|software|scripts", said) and not re.search(r"open[- ]source", between + said):
            return None
        if gives["make"] and not _PUBLIC.search(text, stop, min(end, stop + 110)):
            return None
        if gives["weak"] and not re.search(r"\b(?:our|the|all|full|source|and|open[- ]source|both|reproducible|training|evaluation|reference|,)\s*(?:\w+\s){0,2}$", between) and between.strip():
            return None
        lead = text[max(begin, gives.start() - 45) : gives.start()]
        behind = text[stop : min(end, stop + 140)]
        status = "promised" if _FUTURE.search(lead) or _CONDITION.match(behind) or _CONDITION.match(text[begin : gives.start()]) else "released"
        if _REQUEST.search(behind):
            status = "on_request"
        opening = gives.start()
        if subject["between"] is not None:
            we = text.lower().rfind(" we ", subject.start(), gives.start())
            opening = we + 1 if we >= 0 else subject.start()
        if gives["make"] and (public := _MADE_PUBLIC.match(text, stop, end)):
            stop = public.end()
        return status, (opening, stop), "we release it", gives.span()
    return None


def _open_source(text: str, sentence: Span, found: re.Match[str]) -> tuple[str, Span, str, Span | None] | None:
    """What "we open-source it", "it is open-source" and "an open-source framework" say."""
    begin, end = sentence
    start, stop = found.span()
    before = text[max(begin, start - 170) : start]
    form = found["form"].lower()
    state = _OPEN_STATE.search(before)
    if state is not None and not re.match(r"\s[a-z-]+\s(?:models?|llms?|data)", text[stop : stop + 40]):
        subject = re.split(r"[;:!?]\s|,\s(?:and\s)?(?:we|which|where|while)\b", state["subject"])[-1]
        if form != "e" or re.match(r"\s*(?:$|[.,;:)]|and\b|at\b|to\b|on\b|under\b|for\b|upon\b|via\b)", text[stop:end]):
            if _SOFT.search(subject) or not (_DATA_OR_MODEL.search(subject) or re.search(r"\b(?:many|most|not|some|these|all|several|other)\b", subject, re.IGNORECASE)):
                future = _FUTURE.search(state["verb"]) or _CONDITION.match(text[stop : min(end, stop + 90)])
                return ("promised" if future else "released"), (_clause_start(text, begin, start, 120), stop), "open source", (start, stop)
        return None
    verbal = _OPEN_VERB.search(before)
    if verbal is not None and (form in {"e", "ing"} or re.search(r"\bhave\s+(?:\w+ly\s+)?$", verbal[0])):
        thing = re.split(r"[;:!?.]\s|,\s(?:which|and we)\b|\bto\b", text[stop : min(end, stop + 160)])[0]
        verb = re.match(r"[\s,]*(?:our|the|all|both|it|this|an?|for the first time,|complete|full)\b", thing)
        verb = verb or (None if _ADJECTIVAL.search(before) else re.match(r"[\s,]*[A-Z]", thing))
        we = re.search(r"\b(?:we|i)\b", before, re.IGNORECASE)
        if verb and we and (_SOFT.search(thing) or not _DATA_OR_MODEL.search(thing)):
            future = _FUTURE.search(before[we.start() :]) or _CONDITION.match(text[stop : min(end, stop + 120)])
            return ("promised" if future else "released"), (max(begin, start - 170) + we.start() if start - begin > 170 else begin + we.start(), stop + len(thing.rstrip())), "open source", (start, stop)
    if form == "e" and before.rstrip().lower().endswith(_WHICH_WE) and _SOFT.search(before[-90:]):
        return "released", (_clause_start(text, begin, start, 90), stop), "open source", (start, stop)
    own = _OWN_OPEN.search(before) or re.match(r"\srelease of\b" if before else r"\s(?:code|implementation|repository):", text[stop:end])
    if own:
        thing = _OPEN_THING.match(text, stop, min(end, stop + 90))
        if thing is not None and (_SOFTWARE_HEAD.search(thing[0]) or not _MODEL_OR_DATA_NOUN.search(thing[0])):
            status = "promised" if _FUTURE.search(own[0]) else "released"
            return status, (start, thing.end()), "an open-source thing", (start, stop)
    return None
