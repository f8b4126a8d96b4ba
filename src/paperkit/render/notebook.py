"""One paper as a piece of HTML, which a notebook shows as it is.

>>> paper_html(Paper(title="LaneFuse")).startswith('<div class="paperkit')
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from paperkit.io.output import page_of, web_address
from paperkit.models import Paper
from paperkit.render.marks import KINDS, Node, link_words, marked
from paperkit.wording import figure

__all__ = ["asset", "paper_html"]


@cache
def asset(name: str) -> str:
    """A file of this package.

    Args:
        name: Its name.

    Returns:
        Its text.

    Example:
        >>> "mark" in asset("marks.css")
        True
    """
    return (files("paperkit.render") / name).read_text(encoding="utf-8")


def paper_html(paper: Paper) -> str:
    """A paper with its findings: what `Paper` shows of itself in a notebook.

    Args:
        paper: The paper, with findings or without.

    Returns:
        An HTML fragment with its own styles and no script. Formulas stay as they are written: MathJax leaves it alone.

    Example:
        >>> from paperkit import extract
        >>> '<mark data-kind="benchmarks"' in paper_html(extract("We evaluate on GSM8K."))
        True
    """
    parts = [
        f"<style>{asset('marks.css')}{asset('notebook.css')}</style>",
        _title(paper),
        _about(paper),
        _findings(paper),
        _results(paper),
        *(
            f'<p class="pk-text" dir="auto">{_html(marked(paper, field))}</p>'
            for field in ("abstract", "comment")
            if getattr(paper, field)
        ),
    ]
    return f'<div class="paperkit tex2jax_ignore mathjax_ignore">{"".join(parts)}</div>'


def _html(nodes: Iterable[Node], *, in_link: bool = False) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(escape(node))
            continue
        mark, inside = node
        link = mark.href is not None and not in_link
        inner = _html(inside, in_link=in_link or link)
        if link:
            inner = _link(str(mark.href), inner)
        parts.append(f'<mark data-kind="{mark.kind}" title="{escape(mark.note)}">{inner}</mark>')
    return "".join(parts)


def _link(href: str, inner: str) -> str:
    return f'<a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{inner}</a>'


def _address(url: str) -> str:
    shown = escape(url.partition("://")[2] or url)
    return _link(address, shown) if (address := web_address(url)) else shown


def _title(paper: Paper) -> str:
    if not paper.title:
        return ""
    page = page_of(paper)
    title = _html(marked(paper, "title"), in_link=page is not None)
    return f'<p class="pk-title" dir="auto">{_link(page, title) if page else title}</p>'


def _about(paper: Paper) -> str:
    said = [
        ", ".join(paper.authors),
        str(paper.published or ""),
        f"listed {paper.listed}" if paper.listed else "",
        paper.venue or "",
        " ".join(paper.categories),
        paper.id,
    ]
    return f'<p class="pk-about" dir="auto">{" · ".join(escape(part) for part in said if part)}</p>'


def _findings(paper: Paper) -> str:
    """Everything but results, a kind a row."""
    status = "not mentioned" if paper.code_status == "none" else paper.code_status.replace("_", " ")
    said = f" <q>{escape(paper.code_statement.text)}</q>" if paper.code_statement else ""
    rows: dict[str, Sequence[str]] = {
        "code_status": [f"{status}{said}"] if paper.extraction else [],
        "links": [
            f'{_address(link.url)} <span class="pk-dim">{escape(link_words(link, stated=stated))}</span>'
            for stated, links in ((False, paper.links), (True, paper.stated_links))
            for link in links
        ],
        "benchmarks": [f'{escape(each.name)} <span class="pk-dim">{each.role}</span>' for each in paper.benchmarks],
        "metrics": [escape(each.name) for each in paper.metrics],
        "tags": [f'<span class="pk-tag">{escape(each.label)}</span>' for each in paper.tags],
        "proposes": [escape(each.name) for each in paper.proposes],
    }
    between = {"links": "<br>", "tags": " "}
    cells = "".join(
        f'<tr><th scope="row"><span data-kind="{kind}">{KINDS[kind]}</span></th>'
        f"<td>{between.get(kind, ', ').join(found)}</td></tr>"
        for kind, found in rows.items()
        if found
    )
    return f'<table class="pk-findings"><tbody>{cells}</tbody></table>' if cells else ""


def _results(paper: Paper) -> str:
    if not paper.results:
        return ""
    rows = (
        (
            figure(each),
            each.metric.name if each.metric else "",
            ", ".join(benchmark.name for benchmark in each.benchmarks),
            each.baseline or "",
            each.mentions[0].text if each.mentions else "",
        )
        for each in paper.results
    )
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    headings = "".join(f'<th scope="col">{each}</th>' for each in ("Result", "Metric", "On", "Against", "In the text"))
    return f'<table class="pk-results"><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table>'
