"""Papers of the [Semantic Scholar API](https://api.semanticscholar.org/api-docs/graph).

>>> record = {"paperId": "0" * 40, "externalIds": {"ArXiv": "2601.00001"}, "title": "LaneFuse"}
>>> SHAPE.usual(record)[0]["arxiv_id"]
'2601.00001'
"""

from __future__ import annotations

import re

from paperkit.io.shapes import Record, Shape, an_object

_IDENTIFIER = re.compile("[0-9a-f]{40}")


def _fits(record: Record) -> bool:
    identifier = record.get("paperId")
    return isinstance(identifier, str) and _IDENTIFIER.fullmatch(identifier) is not None


def _usual(record: Record) -> tuple[Record, Record]:
    usual = dict(record)
    rest: Record = {}
    identifiers = an_object(record, "externalIds")
    usual["arxiv_id"] = identifiers.get("ArXiv")
    usual["doi"] = identifiers.get("DOI")
    # a journal may have a volume and no name
    if not an_object(record, "journal").get("name"):
        usual.pop("journal", None)
        rest = {"journal": record["journal"]} if record.get("journal") else {}
    if record.get("fieldsOfStudy"):
        usual["categories"] = usual.pop("fieldsOfStudy")
    # an address where there is one, else an empty text beside what is said of its licence
    if an_object(record, "openAccessPdf").get("url"):
        usual["pdf"] = usual.pop("openAccessPdf")
    return usual, rest


SHAPE = Shape("semantic-scholar", _fits, _usual)
