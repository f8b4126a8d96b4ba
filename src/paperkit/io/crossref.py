"""Works of [Crossref](https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md), with abstracts in JATS.

>>> record = {"DOI": "10.1000/182", "title": ["LaneFuse"], "issued": {"date-parts": [[2026, 1, 2]]},
...     "abstract": "<jats:title>Abstract</jats:title><jats:p>We fuse <jats:italic>lanes</jats:italic>.</jats:p>"}
>>> usual, _ = SHAPE.usual(record)
>>> usual["abstract"], usual["published"]
('We fuse lanes.', '2026-01-02')
"""

from __future__ import annotations

from typing import Any

from paperkit.errors import InputError
from paperkit.io.markup import plain
from paperkit.io.shapes import Record, Shape, a_list, an_object, without

_DATES = ("published-online", "published", "issued", "published-print", "posted")
"""The dates that a work may have, the best one first."""


def _fits(record: Record) -> bool:
    return "DOI" in record and isinstance(record.get("title"), list)


def _day(record: Record, key: str) -> str | None:
    """The first date at a key where it is known to the day."""
    parts = an_object(record, key).get("date-parts")
    first: Any = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or len(first) != 3 or not all(type(part) is int for part in first):
        return None
    year, month, day = first
    return f"{year:04}-{month:02}-{day:02}"


def _text(value: Any, key: str) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise InputError("text is needed", field=key)
    return plain(value)


def _usual(record: Record) -> tuple[Record, Record]:
    usual = without(record, "title", "abstract", "container-title", "link", *_DATES)
    titles = a_list(record, "title", str)
    usual["title"] = plain(titles[0]) if titles else None
    if record.get("abstract") is not None:
        usual["abstract"] = _text(record["abstract"], "abstract")
    usual["venue"] = next(iter(a_list(record, "container-title", str)), None)
    extra: Record = {}
    for key in _DATES:
        day = _day(record, key)
        if day and "published" not in usual:
            usual["published"] = day
        elif record.get(key) is not None:
            extra[key] = record[key]
    if "subject" in usual:
        usual["categories"] = usual.pop("subject")
    # where the full text is
    usual["pdf"] = [address for each in a_list(record, "link") if (address := each.get("URL"))]
    return usual, extra


SHAPE = Shape("crossref", _fits, _usual)
