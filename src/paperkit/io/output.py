r"""What several writers share: texts on one line, addresses that may be clicked on, lists of JSON.

>>> one_line("Lane\n  Fuse\x1b[31m")
'Lane Fuse[31m'
>>> web_address("https://a.io/x y"), web_address("javascript:alert(1)")
('https://a.io/x%20y', None)
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from paperkit.io.formats import TextSink
from paperkit.models import Paper

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""Control characters, those that turn the direction of a text, and what no text holds."""
_WEB = re.compile(r"https?://[^\s/?#@\\]+(?=[/?#]|$)", re.IGNORECASE)
_UNSAFE = re.compile(r"""[\s"<>\\^`{|}]|""" + _UNSEEN.pattern)
"""What no address may hold by [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2); letters of other alphabets
stay, as browsers show them."""

KINDS = {
    "article": ("article", "journal", "article-journal"),
    "journal-article": ("article", "journal", "article-journal"),
    "inproceedings": ("inproceedings", "booktitle", "paper-conference"),
    "conference": ("inproceedings", "booktitle", "paper-conference"),
    "proceedings-article": ("inproceedings", "booktitle", "paper-conference"),
}
"""What a source calls the kind of a publication, in `extra`: the type of BibTeX, its field for the venue, the type of
CSL."""
NO_KIND = ("misc", "howpublished", "article")
"""The same where the source does not say: a venue alone tells no kind."""


def one_line(text: str) -> str:
    """A text on one line, without control characters."""
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())


def web_address(address: str | None) -> str | None:
    """An address that a page may link to; None for one that is not of the web, such as `javascript:`.

    Example:
        >>> web_address("HTTPS://a.io/(x)"), web_address("https://user:pw@a.io"), web_address(None)
        ('HTTPS://a.io/(x)', None, None)
    """
    address = (address or "").strip()
    if not _WEB.match(address):
        return None
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)


def page_of(paper: Paper) -> str | None:
    """The address of a paper's own page: the one given, that at arXiv, or that of the DOI.

    Example:
        >>> page_of(Paper(title="LaneFuse", arxiv_id="2601.00001"))
        'https://arxiv.org/abs/2601.00001'
    """
    if page := web_address(paper.url):
        return page
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{quote(paper.arxiv_id)}"
    return f"https://doi.org/{quote(paper.doi)}" if paper.doi else None


def kind_of(paper: Paper) -> tuple[str, str, str]:
    """The kind of a publication: the type of BibTeX, its field for the venue, the type of CSL."""
    said = paper.extra.get("type")
    return KINDS.get(said.lower(), NO_KIND) if isinstance(said, str) else NO_KIND


def write_objects(
    papers: Iterable[Paper],
    out: TextSink,
    item: Callable[[Paper], object],
    *,
    head: str = "[",
    foot: str = "]\n",
) -> int:
    """Write a JSON list of what the papers become, as they come.

    `<`, `>` and `&` are escaped, so that no text ends the `script` element of a page that holds the list, as
    [JSON-LD advises](https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements).
    """
    count = 0
    out.write(head)
    for count, paper in enumerate(papers, 1):
        said = json.dumps(item(paper), ensure_ascii=False, indent=1)
        for sign in "<>&":
            said = said.replace(sign, f"\\u{ord(sign):04x}")
        out.write((",\n" if count > 1 else "\n") + said)
    out.write("\n" + foot if count else foot)
    return count
