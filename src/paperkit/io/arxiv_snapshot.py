r"""The [metadata snapshot of arXiv](https://www.kaggle.com/datasets/Cornell-University/arxiv): JSON Lines, gigabytes.

>>> record = {"id": "2601.00001", "title": "LaneFuse", "abstract": "  We fuse lanes.\n", "versions":
...     [{"version": "v1", "created": "Fri, 2 Jan 2026 19:18:42 GMT"}], "authors_parsed": [["Bee", "Ann", ""]]}
>>> SHAPE.usual(record)[0]["authors"]
['Ann Bee']
"""

from __future__ import annotations

from paperkit.io.shapes import Record, Shape, a_list, without


def _fits(record: Record) -> bool:
    return "authors_parsed" in record and "versions" in record


def _usual(record: Record) -> tuple[Record, Record]:
    usual = without(record, "authors_parsed")
    names = a_list(record, "authors_parsed", list)
    if names:
        # last name, first name, suffix
        usual["authors"] = [" ".join(map(str, filter(None, [*name[1:2], *name[:1], *name[2:]]))) for name in names]
    versions = a_list(record, "versions")
    if versions:
        usual["published"] = versions[0].get("created")
    return usual, {}


SHAPE = Shape("arxiv-snapshot", _fits, _usual)
