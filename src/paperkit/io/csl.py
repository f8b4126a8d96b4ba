"""CSL-JSON: references for citation managers and for Pandoc.

>>> item(Paper(title="LaneFuse", authors=("Ann Bee",), published="2026-01-02", doi="10.1000/182"))["issued"]
{'date-parts': [[2026, 1, 2]]}

The schema is that of the
[Citation Style Language](https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperkit.io.formats import Format, TextSink
from paperkit.io.output import kind_of, page_of, write_objects
from paperkit.models import Paper
from paperkit.wording import digest


def item(paper: Paper) -> dict[str, object]:
    """A paper as an item; findings are under `custom`, tags are keywords too.

    Names are literal: where a display name parts into given and family name cannot be told.
    """
    day = paper.published
    values = {
        "id": paper.id,
        "type": kind_of(paper)[2],
        "title": paper.title,
        "author": [{"literal": name} for name in paper.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "container-title": paper.venue,
        "DOI": paper.doi,
        "URL": page_of(paper),
        "abstract": paper.abstract,
        "archive": "arXiv" if paper.arxiv_id else None,
        "archive_location": paper.arxiv_id,
        "keyword": ", ".join(tag.label for tag in paper.tags),
        "custom": _held(
            {
                "code_status": paper.code_status if paper.extraction else None,
                "code": list(paper.code_urls),
                "benchmarks": [benchmark.name for benchmark in paper.benchmarks],
                "metrics": [metric.name for metric in paper.metrics],
                "results": list(map(digest, paper.results)),
                "tags": [tag.id for tag in paper.tags],
            }
        ),
    }
    return _held(values)


def _held(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def write(papers: Iterable[Paper], out: TextSink) -> int:
    """Write a list of items."""
    return write_objects(papers, out, item)


FORMAT = Format("csl-json", (".csl.json",), write=write)
