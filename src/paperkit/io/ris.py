r"""RIS, the [tagged format](https://en.wikipedia.org/wiki/RIS_(file_format)) of reference managers.

>>> import io
>>> paper, = read(Source(io.StringIO("TY  - JOUR\nTI  - LaneFuse\nAU  - Bee, Ann\nDA  - 2026/01/02/\nER  - \n")))
>>> paper.title, paper.authors, paper.published
('LaneFuse', ('Ann Bee',), datetime.date(2026, 1, 2))
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkit.errors import InputError
from paperkit.io.formats import Format
from paperkit.io.records import displayed, paper_of
from paperkit.io.shapes import Record
from paperkit.io.source import NOT_UTF8, Source
from paperkit.models import Paper

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?", re.DOTALL)

TAGS = {
    "ID": "id",
    "TI": "title",
    "T1": "title",
    "AB": "abstract",
    "N2": "abstract",
    "AU": "authors",
    "A1": "authors",
    "DA": "date",
    "T2": "venue",
    "JF": "venue",
    "JO": "venue",
    "JA": "venue",
    "DO": "doi",
    "UR": "url",
    "L1": "pdf",
}
"""The usual names of what the tags hold; others go into `extra` under their own."""


def _usual(tags: dict[str, list[str]]) -> tuple[Record, Record]:
    """The usual names for what a reference holds, and the rest."""
    usual: Record = {}
    extra: Record = {}
    for tag, values in tags.items():
        name = TAGS.get(tag)
        if name == "authors":
            usual.setdefault(name, []).extend(map(displayed, values))
        elif name is None or name in usual:
            extra[tag] = values if len(values) > 1 else values[0]
        else:
            usual[name] = values[0].strip("/") if name == "date" else values[0]
            if len(values) > 1:
                extra[tag] = values[1:]
    return usual, extra


def read(source: Source) -> Iterator[Paper]:
    """Read references, from `TY` to `ER`."""
    record = first = 0
    tags: dict[str, list[str]] = {}
    last: list[str] | None = None
    valid = True
    for line in source.lines():
        valid = valid and line.valid
        text = line.text.strip("\r\n")
        found = _TAG.fullmatch(text.rstrip())
        if found is None:
            if last and text.strip():
                last[-1] += f" {text.strip()}"
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "TY" and tags:
            source.reject("the reference has no end (ER) before the next one begins", line=first, record=record)
            tags = {}
        if tag == "TY":
            record += 1
            first, valid = line.number, line.valid
        if tag != "ER":
            last = tags.setdefault(tag, [])
            last.append(value)
            continue
        try:
            if not valid:
                raise InputError(NOT_UTF8)
            paper = paper_of(*_with_name(tags))
        except InputError as error:
            source.reject(error.message, line=first, record=record, field=error.field)
        else:
            yield paper
        tags, last, valid = {}, None, True
    if tags:
        source.reject("the last reference has no end (ER); the file breaks off", line=first, record=record)


def _with_name(tags: dict[str, list[str]]) -> tuple[Record, str, Record]:
    usual, extra = _usual({tag: [value for value in values if value] or [""] for tag, values in tags.items()})
    return usual, "ris", extra


def sniff(head: str) -> bool:
    """Whether a text begins like a reference."""
    return re.match(r"\s*TY  ?- [A-Z]{2,}", head) is not None


FORMAT = Format("ris", (".ris",), sniff, read)
