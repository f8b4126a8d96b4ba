"""Works of [OpenAlex](https://docs.openalex.org/api-entities/works/work-object), whose abstracts are inverted indexes.

>>> record = {"id": "https://openalex.org/W1", "display_name": "LaneFuse",
...     "abstract_inverted_index": {"We": [0], "lanes.": [2], "fuse": [1]}}
>>> SHAPE.usual(record)[0]["abstract"]
'We fuse lanes.'
"""

from __future__ import annotations

from paperkit.errors import InputError
from paperkit.io.records import arxiv_id_of
from paperkit.io.shapes import Record, Shape, a_list, an_object, without

LONGEST = 1 << 22
"""Characters in an abstract at most."""


def _fits(record: Record) -> bool:
    return "abstract_inverted_index" in record or ("authorships" in record and "display_name" in record)


def _abstract(record: Record) -> str:
    """The text of an inverted index: each word with the places where it stands."""
    key = "abstract_inverted_index"
    size = 0
    places: list[tuple[int, str]] = []
    for word, positions in an_object(record, key).items():
        if not isinstance(positions, list) or not all(type(position) is int for position in positions):
            raise InputError(f"the places of {word[:40]!r} are no list of whole numbers", field=key)
        size += (len(word) + 1) * len(positions)
        if size > LONGEST:  # a long word at many places fills a memory
            raise InputError(f"an abstract of more than {LONGEST} characters", field=key)
        places.extend((position, word) for position in positions)
    return " ".join(word for _, word in sorted(places))


def _usual(record: Record) -> tuple[Record, Record]:
    usual = without(record, "abstract_inverted_index", "display_name", "authorships", "primary_location")
    usual["title"] = record.get("title") or record.get("display_name")
    usual["abstract"] = _abstract(record)
    usual["authors"] = [
        name
        for each in a_list(record, "authorships")
        if (name := an_object(each, "author").get("display_name") or each.get("raw_author_name"))
    ]
    usual["categories"] = [each for each in a_list(record, "topics") if each.get("display_name")]
    usual.pop("topics", None)
    primary = an_object(record, "primary_location")
    usual["venue"] = an_object(primary, "source").get("display_name")
    usual["url"] = primary.get("landing_page_url")
    usual["pdf"] = primary.get("pdf_url")
    for location in [primary, *a_list(record, "locations")]:
        address = location.get("landing_page_url")
        if isinstance(address, str) and (found := arxiv_id_of(address)):
            usual["arxiv_id"] = found
            break
    return usual, {}


SHAPE = Shape("openalex", _fits, _usual)
