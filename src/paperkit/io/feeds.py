"""Feeds of arXiv, in Atom and in RSS.

They are the answers of [its API](https://info.arxiv.org/help/api/user-manual.html), and its
[daily news](https://info.arxiv.org/help/rss.html) in either form.

>>> import io
>>> paper, = read(Source(io.StringIO('''<feed xmlns="http://www.w3.org/2005/Atom"><entry>
... <id>http://arxiv.org/abs/2601.00001v1</id><title>LaneFuse</title><summary>We fuse lanes.</summary>
... <published>2026-01-02T18:00:00Z</published></entry></feed>''')), "arxiv-atom")
>>> paper.arxiv_id, paper.title, paper.published
('2601.00001', 'LaneFuse', datetime.date(2026, 1, 2))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from paperkit.errors import InputError
from paperkit.io.formats import Format
from paperkit.io.markup import content, local, plain, read_elements, root
from paperkit.io.shapes import Record
from paperkit.io.source import Source
from paperkit.models import Paper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ANNOUNCED = re.compile(r"arXiv:\S{5,40}\s+Announce Type:\s+(\S{1,20})\s+(?:Abstract:\s+)?")
"""What the daily feeds have before the abstract."""
_TITLE_TAIL = re.compile(r"\.?\s*\(arXiv:(\S{5,40}) \[\S{1,20}\](?: UPDATED)?\)\Z")
"""What older daily feeds have behind the title."""


def _entry(entry: Element) -> tuple[Record, Record]:
    """The usual names for what an Atom entry holds, and the rest."""
    usual: Record = {"authors": [], "categories": []}
    extra: Record = {}
    for each in entry:
        name, text = local(each), content(each)
        if name == "author":
            usual["authors"].append(next((content(part) for part in each if local(part) == "name"), text))
        elif name == "creator":
            usual["authors"] = text
        elif name == "category":
            usual["categories"].append(each.get("term", ""))
        elif name == "primary_category":
            extra[name] = each.get("term", "")
        elif name == "link" and each.get("rel") in (None, "alternate"):
            usual.setdefault("url", each.get("href"))
        elif name == "link" and each.get("title") == "pdf":
            usual["pdf"] = each.get("href")
        elif name in ("content", "summary"):
            if name == "summary" or not usual.get("summary"):
                usual["summary"] = text
        elif name != "link" and text:
            usual.setdefault(name, text)
    return usual, extra


def _item(item: Element) -> tuple[Record, Record]:
    """The usual names for what an RSS item holds, and the rest; the date of an item is that of the listing."""
    usual: Record = {"categories": []}
    for each in item:
        name, text = local(each), content(each)
        if name == "category":
            usual["categories"].append(text)
        elif name == "creator":
            usual["authors"] = plain(text)
        elif text:
            usual.setdefault({"guid": "id", "pubDate": "listed", "description": "summary"}.get(name, name), text)
    about = next((value for key, value in item.attrib.items() if key.endswith("}about")), None)
    usual.setdefault("id", about)
    usual["summary"] = plain(usual.get("summary", ""))
    return usual, {}


def _announced(usual: Record) -> Record:
    """The same, with what the daily feeds put into the texts taken apart."""
    if found := _ANNOUNCED.match(usual.get("summary") or ""):
        usual["summary"] = usual["summary"][found.end() :]
        usual.setdefault("announce_type", found[1])
        if "published" in usual:
            usual["listed"] = usual.pop("published")
    if found := _TITLE_TAIL.search(usual.get("title") or ""):
        usual["title"] = usual["title"][: found.start()]
        usual["arxiv_id"] = found[1]
    identifier = usual.get("id") or ""
    if identifier.startswith("oai:arXiv.org:"):
        usual["arxiv_id"] = identifier.removeprefix("oai:arXiv.org:")
    return usual


def _usual(element: Element, around: list[Element]) -> tuple[Record, Record]:
    """The usual names for what an entry or an item holds, and the rest."""
    del around
    usual, extra = (_entry if local(element) == "entry" else _item)(element)
    if "/api/errors" in (usual.get("id") or ""):
        raise InputError(f"the service answered with an error: {usual.get('summary')}")
    return _announced(usual), extra


def read(source: Source, name: str) -> Iterator[Paper]:
    """Read the entries of an Atom feed, or the items of RSS."""
    return read_elements(source, name, ("feed", "rss", "RDF"), ("entry", "item"), _usual)


def _sniff(head: str, names: tuple[str, ...]) -> bool:
    return root(head) in names


ATOM = Format("arxiv-atom", (".atom",), partial(_sniff, names=("feed", "atom:feed")), partial(read, name="arxiv-atom"))
RSS = Format("arxiv-rss", (".rss",), partial(_sniff, names=("rss", "rdf:RDF")), partial(read, name="arxiv-rss"))
