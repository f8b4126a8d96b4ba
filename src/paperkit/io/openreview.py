"""Notes of [OpenReview](https://docs.openreview.net/reference/api-v2/entities/note): submissions, in both of its APIs.

>>> note = {"id": "aB3", "forum": "aB3", "content": {"title": {"value": "LaneFuse"}, "pdf": {"value": "/pdf/1.pdf"}}}
>>> usual, _ = SHAPE.usual(note)
>>> usual["title"], usual["pdf"]
('LaneFuse', 'https://openreview.net/pdf/1.pdf')
"""

from __future__ import annotations

from typing import Any

from paperkit.errors import InputError
from paperkit.io.shapes import Record, Shape, an_object, without

SITE = "https://openreview.net"


def _fits(record: Record) -> bool:
    content = record.get("content")
    return isinstance(content, dict) and "title" in content


def _value(held: Any) -> Any:  # noqa: ANN401
    """A value of the second API stands in an object of its own."""
    return held["value"] if isinstance(held, dict) and "value" in held else held


def _usual(record: Record) -> tuple[Record, Record]:
    if record.get("replyto"):
        raise InputError("a reply, such as a review or a decision; only submissions are papers", field="replyto")
    usual: Record = {key: _value(held) for key, held in an_object(record, "content").items()}
    usual["id"] = record.get("id")
    if isinstance(forum := record.get("forum") or record.get("id"), str):
        usual["url"] = f"{SITE}/forum?id={forum}"
    # when it was published, or shown to the public
    usual["published"] = record.get("pdate") or record.get("odate")
    if isinstance(pdf := usual.get("pdf"), str) and pdf.startswith("/"):
        usual["pdf"] = SITE + pdf
    rest = without(record, "content", "id", "forum", "pdate")
    return usual, {key: value for key, value in rest.items() if key not in usual}


SHAPE = Shape("openreview", _fits, _usual)
