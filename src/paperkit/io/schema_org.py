"""schema.org as JSON-LD: what search engines read of a page, and knowledge graphs of a file.

>>> article(Paper(title="LaneFuse", arxiv_id="2601.00001"))["@id"]
'https://arxiv.org/abs/2601.00001'

A paper is a [ScholarlyArticle](https://schema.org/ScholarlyArticle), which mentions each repository, a
[SoftwareSourceCode](https://schema.org/SoftwareSourceCode) with its `codeRepository`, and each benchmark, a
[Dataset](https://schema.org/Dataset); those that it introduces it is about.
"""

from __future__ import annotations

from collections.abc import Iterable

from paperkit.io.formats import Format, TextSink
from paperkit.io.output import page_of, web_address, write_objects
from paperkit.models import Paper

_HEAD = '{"@context": "https://schema.org", "@graph": ['
_FOOT = "]}\n"


def article(paper: Paper) -> dict[str, object]:
    """A paper as a ScholarlyArticle; addresses that are not of the web are left out."""
    page = page_of(paper)
    identifiers = (("arXiv", paper.arxiv_id), ("DOI", paper.doi))
    code = [
        {"@type": "SoftwareSourceCode", "codeRepository": address}
        for address in map(web_address, paper.code_urls)
        if address
    ]
    sets = [(each.role, {"@type": "Dataset", "name": each.name}) for each in paper.benchmarks]
    values = {
        "@type": "ScholarlyArticle",
        "@id": page,
        "name": paper.title,
        "abstract": paper.abstract,
        "author": [{"@type": "Person", "name": name} for name in paper.authors],
        "datePublished": paper.published.isoformat() if paper.published else None,
        "isPartOf": {"@type": "CreativeWork", "name": paper.venue} if paper.venue else None,
        "url": page,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": value} for scheme, value in identifiers if value
        ],
        "keywords": [tag.label for tag in paper.tags],
        "about": [thing for role, thing in sets if role == "introduced"],
        "mentions": code + [thing for role, thing in sets if role != "introduced"],
    }
    return {name: value for name, value in values.items() if value}


def write(papers: Iterable[Paper], out: TextSink) -> int:
    """Write a graph of articles."""
    return write_objects(papers, out, article, head=_HEAD, foot=_FOOT)


FORMAT = Format("json-ld", (".jsonld",), write=write)
