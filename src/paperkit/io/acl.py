"""The XML of the [ACL Anthology](https://github.com/acl-org/acl-anthology): a collection, its volumes, their papers.

>>> import io
>>> paper, = read(Source(io.StringIO('''<collection id="2026.acl"><volume id="long"><meta><booktitle>Proceedings of
... ACL</booktitle><year>2026</year></meta><paper id="1"><title>Lane<fixed-case>F</fixed-case>use</title>
... <author><first>Ann</first><last>Bee</last></author><url>2026.acl-long.1</url></paper></volume></collection>''')))
>>> paper.id, paper.title, paper.authors, paper.url
('2026.acl-long.1', 'LaneFuse', ('Ann Bee',), 'https://aclanthology.org/2026.acl-long.1/')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from paperkit.io.formats import Format
from paperkit.io.markup import content, local, read_elements, root
from paperkit.io.shapes import Record
from paperkit.io.source import Source
from paperkit.models import Paper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SITE = "https://aclanthology.org"
_REPEATED = ("attachment", "award", "dataset", "editor", "erratum", "pwcdataset", "revision", "software")
"""Elements of the [schema](https://github.com/acl-org/acl-anthology/blob/master/data/xml/schema.rnc) that a paper may
have several of, and that no field holds."""


def _address(name: str) -> str:
    """The address of a file of the Anthology, or of elsewhere."""
    return name if "://" in name or not name else f"{SITE}/{name}"


def _spaced(text: str) -> str:
    """Text whose line breaks are those of the file."""
    return re.sub(r"\s+", " ", text).strip()


def _usual(paper: Element, around: list[Element]) -> tuple[Record, Record]:
    """The usual names for what a paper holds, and the rest."""
    usual: Record = {"authors": []}
    extra: Record = {}
    for each in paper:
        name, text = local(each), _spaced(content(each))
        if name == "author":
            parts = {local(part): _spaced(content(part)) for part in each}
            usual["authors"].append(" ".join(filter(None, (parts.get("first"), parts.get("last")))) or text)
        elif name == "pwccode":
            usual.setdefault("code", []).extend(filter(None, [each.get("url")]))
        elif name in _REPEATED:
            extra.setdefault(name, []).append(text)
        elif name == "video":
            usual.setdefault("video", []).extend(filter(None, [_address(each.get("href", ""))]))
        elif name == "url":
            usual["id"] = text
            usual["url"] = text if "://" in text else f"{SITE}/{text}/"
        elif text:
            usual.setdefault(name, text)
    volume = around[-1] if around else paper
    for meta in (each for each in volume if local(each) == "meta"):
        for each in meta:
            name, text = local(each), _spaced(content(each))
            if name in ("booktitle", "journal-title", "year", "month") and text:
                usual.setdefault("booktitle" if name == "journal-title" else name, text)
    return usual, extra


def read(source: Source) -> Iterator[Paper]:
    """Read the papers of a collection."""
    return read_elements(source, "acl", ("collection",), ("paper",), _usual)


def sniff(head: str) -> bool:
    """Whether a text looks like a collection of the Anthology."""
    return root(head) == "collection"


FORMAT = Format("acl", sniff=sniff, read=read)
