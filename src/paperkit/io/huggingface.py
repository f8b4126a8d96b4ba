"""The [daily papers](https://huggingface.co/docs/hub/api) of Hugging Face, as its API lists them.

The paper stands inside an entry of the listing: its `publishedAt` is the paper's, that of the entry is the listing's.

>>> entry = {"paper": {"id": "2601.00001", "title": "LaneFuse", "publishedAt": "2026-01-02T00:00:00.000Z"},
...     "publishedAt": "2026-01-05T00:00:00.000Z"}
>>> usual, _ = SHAPE.usual(entry)
>>> usual["publishedAt"], usual["listed"]
('2026-01-02T00:00:00.000Z', '2026-01-05T00:00:00.000Z')
"""

from __future__ import annotations

from paperkit.io.shapes import Record, Shape, an_object, without

_OWN = {"submittedOnDailyAt", "discussionId"}
"""Keys that only a paper of the Hub has."""


def _fits(record: Record) -> bool:
    paper = record.get("paper", record if _OWN & record.keys() else None)
    return isinstance(paper, dict) and "title" in paper


def _usual(record: Record) -> tuple[Record, Record]:
    if "paper" not in record:  # one paper, as the page of a paper has it
        listed = record.get("submittedOnDailyAt")
        return {**without(record, "submittedOnDailyAt"), "listed": listed}, {}
    paper = an_object(record, "paper")
    usual = {**paper, "listed": record.get("publishedAt")}
    entry = without(record, "paper", "publishedAt", "title", "summary")
    return usual, {key: value for key, value in entry.items() if key not in paper}


SHAPE = Shape("huggingface", _fits, _usual)
