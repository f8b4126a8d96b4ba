"""Many papers as one page that a person opens and explores, without a network.

>>> import io
>>> write_report([Paper(title="</script><script>alert(1)</script>")], page := io.StringIO())
1
>>> "<script>alert" in page.getvalue()
False
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from os import PathLike
from pathlib import Path
from typing import IO, Any

from paperkit._version import __version__
from paperkit.errors import OutputError
from paperkit.io.formats import checked
from paperkit.io.lines import replacing
from paperkit.io.output import page_of, web_address
from paperkit.models import Paper, Result
from paperkit.render.marks import KINDS, Mark, Node, link_words, marked
from paperkit.render.notebook import asset
from paperkit.wording import figure

__all__ = ["write_report"]

_ARXIV_MONTH = re.compile(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}")
"""The [identifier](https://info.arxiv.org/help/arxiv_identifier.html) since April 2007 tells year and month."""

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the block of data, or a line of it, in one reader or another."""

_SCRIPTS = ("elements", "filters", "views", "benchmarks", "charts", "sidebar", "start")
"""The parts of the page's script, in the order in which they run, in one function."""

_PLACE = re.compile(r"\{\{ (\w+) \}\}")


def write_report(papers: Iterable[Paper], target: str | PathLike[str] | IO[str], *, title: str = "Papers") -> int:
    """Write a page to explore papers with: search, filters, charts, benchmarks, and every abstract with its findings.

    The page is one file. It holds all that it shows, loads nothing and sends nothing, and a policy in it forbids the
    browser to run any script but its own.

    Args:
        papers: Papers with their findings; they are all held in memory.
        target: A path, which is replaced when everything is written, or a text file object, which is left open.
        title: The heading of the page.

    Returns:
        How many papers there are on it.

    Raises:
        OutputError: The file cannot be written, or one of the papers is none.

    Example:
        >>> import io
        >>> write_report([Paper(title="LaneFuse")], io.StringIO(), title="Road perception")
        1
    """
    page, count = _page(papers, title)
    if not isinstance(target, str | PathLike):
        target.write(page)
        return count
    path = Path(os.path.realpath(target))
    try:
        if path.exists() and not path.is_file():
            path.write_text(page, encoding="utf-8", newline="\n")
        else:
            with replacing(path) as beside:
                beside.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"the file cannot be written: {error.strerror or error}", path=path) from error
    return count


def _page(papers: Iterable[Paper], title: str) -> tuple[str, int]:
    tables = _Tables()
    records = [tables.record(paper) for paper in checked(papers)]
    data = {
        "title": title,
        "version": __version__,
        "kinds": KINDS,
        "marks": list(tables.marks),
        "tags": list(tables.tags),
        "benchmarks": list(tables.benchmarks.values()),
        "papers": records,
    }
    style = asset("marks.css") + asset("page/page.css")
    script = "\n".join(('"use strict";\n(() => {', *(asset(f"page/{name}.js") for name in _SCRIPTS), "})();\n"))
    fillings = {
        "title": escape(title),
        "policy": f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES),
    }
    return _PLACE.sub(lambda place: fillings[place[1]], asset("page/page.html")), len(records)


def _hash(text: str) -> str:
    """A source of a [content security policy](https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class _Tables:
    """What many papers share stands in tables, once; papers refer to it by position."""

    def __init__(self) -> None:
        self.marks: dict[Mark, int] = {}
        self.tags: dict[tuple[str, str], int] = {}
        self.benchmarks: dict[str, str] = {}
        self._positions: dict[str, int] = {}

    def record(self, paper: Paper) -> dict[str, Any]:
        """A paper as the page reads it; what is empty is left out."""
        benchmarks = [[self._benchmark(each.id, each.name), each.role] for each in paper.benchmarks]
        record = {
            "id": paper.id,
            "title": self._nodes(marked(paper, "title")),
            "abstract": self._nodes(marked(paper, "abstract")),
            "comment": self._nodes(marked(paper, "comment")),
            "authors": paper.authors,
            "date": _date(paper),
            "venue": paper.venue,
            "categories": paper.categories,
            "page": page_of(paper),
            "status": paper.code_status,
            "links": [
                [link.url, web_address(link.url), link.kind, link_words(link, stated=stated)]
                for stated, links in ((False, paper.links), (True, paper.stated_links))
                for link in links
            ],
            "benchmarks": benchmarks,
            "metrics": [each.name for each in paper.metrics],
            "results": [self._result(each) for each in paper.results],
            "tags": [self.tags.setdefault((each.id, each.label), len(self.tags)) for each in paper.tags],
            "proposes": [each.name for each in paper.proposes],
        }
        return {key: value for key, value in record.items() if value}

    def _benchmark(self, id_: str | None, name: str) -> int:
        key = id_ or name.casefold()
        self.benchmarks.setdefault(key, name)
        return self._positions.setdefault(key, len(self._positions))

    def _result(self, result: Result) -> dict[str, Any]:
        record = {
            "figure": figure(result),
            "value": result.values[-1],
            "unit": result.unit,
            "kind": result.kind,
            "metric": result.metric.name if result.metric else None,
            "on": [self._benchmark(each.id, each.name) for each in result.benchmarks],
            "against": result.baseline,
            "text": result.mentions[0].text if result.mentions else None,
        }
        return {key: value for key, value in record.items() if value not in (None, [])}

    def _nodes(self, nodes: Iterable[Node]) -> list[Any]:
        """Texts as they are, marks as a list of their position in the table and what they hold."""
        return [
            node if isinstance(node, str) else [self.marks.setdefault(node[0], len(self.marks)), *self._nodes(node[1])]
            for node in nodes
        ]


def _date(paper: Paper) -> str | None:
    """The day of publication, or the month that the arXiv identifier tells, or the day of listing."""
    if paper.published:
        return paper.published.isoformat()
    if paper.arxiv_id and (month := _ARXIV_MONTH.fullmatch(paper.arxiv_id)):
        return f"20{month[1]}-{month[2]}"
    return paper.listed.isoformat() if paper.listed else None
