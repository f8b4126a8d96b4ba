"""What a text says of the paper's own code: that it is there, that it will be, or that it is given on request.

Two kinds of evidence: a sentence that says it ("Our code will be released"), and an address that the paper gives as
its own code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from paperkit.document import Document
from paperkit.extract.addresses import Address
from paperkit.trace import Span

Governed = tuple[Address, dict[str, Any], list[str]]
"""An address, the link that it is, and what the words around it say that it holds."""

_RANK = {"promised": 2, "released": 1, "on_request": 0}
"""Which status counts where the text gives reason for several."""

_FUTURE = re.compile(
    r"\b(?:will(?! find)|shall|to be (?:made|released|published|open)|soon|upon (?:the )?(?:\w+ )?(?:acceptance|publication|paper|request to be|release)"
    r"|(?:after|following|once|when|on|pending) (?:the )?(?:\w+ )?(?:\w+ )?(?:acceptance|publication|published|accepted|review)"
    r"|plan(?:s|ning)? (?:on|to)|going to|intend(?:s|ing)? to|aim to|would be|in the (?:near )?future|commit(?:ted|ting)? to|pending|forthcoming|later)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:up)?on (?:\w+ )?(?:\w+ )?requests?\b|\bby request\b|\bfrom the (?:\w+ )?authors?\b|\bby (?:e-?mailing|contacting)\b|\bcontact(?:ing)? the (?:\w+ )?authors?\b",
    re.IGNORECASE,
)
_CODE = (
    r"(?:source[- ]?codes?|codes?(?:-?bases?)?|implementations?|software|scripts?)"
)
_THERE = (
    r"(?:(?:publicly|freely|openly|fully|also|now|already|made|all|both|currently|fully|online|being|open|public|be|been|have|has|had|can|could|may|will|shall|should|is|are|isavailable|was|were|and|to|plan|provided|hosted|given|us|soon|the)\s+){0,7}"
    r"(?P<there>isavailable|availab?le?|avail?i?a?ble|accessible|open-?\s?sourced?|released|published|public|downloadable|downloaded|accessed|obtained|found|online|provided|shared|hosted|at|here|given|free)\b"
)
_PASSIVE = re.compile(
    rf"(?P<behind>(?:\s*(?:\(|,)[^().;:]{{0,50}}\)?,?)?(?:,? (?:and|or|&|as well as|along with|together with|with|for|of|to|in|used|that|from|on|implementing|accompanying|including|associated|needed|required|necessary|behind|repository|base|is/are)\b[^.;:!?]{{0,110}}?)?,?)"
    rf"\s(?:(?P<verb>isavailable|is|are|was|were|will|shall|can|has|have|may|could|to be|would|being|soon)\s+{_THERE}|(?:(?:publicly|freely|openly|also|now|made|online|is|are)\s+){{0,3}}(?P<bare>availab?le?|avail?i?a?ble|released|accessible|open-sourced|at|here|online|coming soon)\b)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?P<verb>releas(?:e|es|ed|ing)|open[- ]?sourc(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|shar(?:e|es|ed|ing)|publish(?:es|ed|ing)?|mak(?:e|es|ing)|made"
    r"|offer(?:s|ed|ing)?|host(?:s|ed)?|contribut(?:e|es|ed|ing)|deliver|distribut(?:e|ed)|giv(?:e|en)|put|includ(?:e|es|ing)|ships?|accompan(?:ied|y) by|find)\b",
    re.IGNORECASE,
)
_MODIFIER_NEXT = re.compile(
    r"[\s]+(?!(?:and|or|is|are|was|were|will|shall|can|could|may|has|have|had|for|of|to|in|on|at|from|with|used|that|which|as|along|together|available|availab?le?|avail?i?a?ble|released|accessible|isavailable|here|via|under|by|through|publicly|freely|openly"
    r"|online|upon|soon|coming|both|also|now|repository|repo|base|link|links|url|release|releases|accompanying|implementing|containing|including|but|while|so|we|if|needed|required|necessary|associated|would|open|open-sourced|provided|repositories|page|files|this|our|together|not|implementation|implementations|scripts?|the|models?|datasets?|data|pretrained|pre-trained|weights|checkpoints?|details?|in|behind|developed|made|to|on|described|after|once|once|a|package|packages|toolkit|library|is/are)\b)[A-Za-z]",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:\b(?:their|its own|existing|other|others'|prior|previous|whose|no|any|some|many|most|without|public|available|open-?\s?source[d]?|if|when|generated|given|only|student|users?'?|legacy|third-party|original|malicious|vulnerable|real-world|of)\s+(?:the\s+|source\s+)?)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Statement:
    """What is said of the code."""

    status: str
    spans: list[Span]
    rule: str
    cue: Span | None


def find_code_statement(document: Document, addresses: list[Governed]) -> Statement | None:
    """What a document says of the paper's own code.

    Args:
        document: The prepared text.
        addresses: Its addresses with what they hold.

    Returns:
        The statement; none where the text says nothing.
    """
    return None
