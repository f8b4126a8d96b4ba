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
from paperkit.io.source import Source
from paperkit.models import Paper

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?", re.DOTALL)

_DAY = re.compile(r"\d{4}/\d\d?/\d\d?(?:/|\Z)")
"""A date of RIS that names the day."""

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


def _usual(tags: dict[str, list[list[str]]]) -> tuple[Record, Record]:
    """The usual names for what a reference holds, and the rest."""
    usual: Record = {}
    extra: Record = {}
    for tag, lines in tags.items():
        values = [value for value in (" ".join(each).strip() for each in lines) if value]
        name = TAGS.get(tag)
        if not values:
            continue
        if name == "authors":
            usual.setdefault(name, []).extend(map(displayed, values))
        elif name is None or name in usual:
            extra[tag] = values if len(values) > 1 else values[0]
        else:
            usual[name] = values[0].strip("/") if name == "date" else values[0]
            if len(values) > 1:
                extra[tag] = values[1:]
    # most references have a day here or nowhere
    for tag in ("Y1", "PY"):
        if "date" not in usual and isinstance(extra.get(tag), str) and _DAY.match(extra[tag]):
            usual["date"] = extra.pop(tag).strip("/")
    return usual, extra


def read(source: Source) -> Iterator[Paper]:
    """Read references, from `TY` to `ER`; what stands between them is left out."""
    record = first = size = 0
    tags: dict[str, list[list[str]]] = {}
    fault: str | None = None
    value: list[str] = []
    for line in source.lines():
        found = _TAG.fullmatch(line.text.rstrip())
        tag = found[1] if found else None
        if tag == "TY":
            if tags:
                source.reject("the reference has no end (ER) before the next one begins", line=first, record=record)
            record += 1
            first, size, fault, tags = line.number, 0, None, {}
        elif not tags:
            continue
        fault = fault or line.fault
        size += len(line.text)
        if size > source.limits.record:
            fault = fault or f"the reference has more than {source.limits.over('record', 'characters')}"
            value = []
        elif found is None:
            value += filter(None, [line.text.strip()])
        elif tag != "ER":
            value = [(found[2] or "").strip()]
            tags.setdefault(found[1], []).append(value)
        if tag != "ER":
            continue
        try:
            if fault:
                raise InputError(fault)
            usual, extra = _usual(tags)
            paper = paper_of(usual, "ris", extra, limits=source.limits)
        except InputError as error:
            source.reject(error.message, line=first, record=record, field=error.field)
        else:
            yield paper
        tags = {}
    if not record:
        source.reject("no reference in it: one begins with a line such as 'TY  - JOUR'")
    if tags:
        source.reject("the last reference has no end (ER); the file breaks off", line=first, record=record)


def sniff(head: str) -> bool:
    """Whether a text begins like a reference."""
    return re.match(r"\s*TY  ?- [A-Z]{2,}", head) is not None


FORMAT = Format("ris", (".ris",), sniff, read)
