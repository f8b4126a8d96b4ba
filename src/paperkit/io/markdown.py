r"""Markdown: a digest of papers for people, to send, to publish or to keep as notes.

>>> import io
>>> out = io.StringIO()
>>> write([Paper(title="Lane*Fuse*", arxiv_id="2601.00001", abstract="<b>Roads</b>")], out)
1
>>> print(out.getvalue())
## [Lane\*Fuse\*](<https://arxiv.org/abs/2601.00001>)
<BLANKLINE>
2601.00001
<BLANKLINE>
\<b\>Roads\</b\>
<BLANKLINE>

It is [CommonMark](https://spec.commonmark.org/0.31.2/#backslash-escapes) and holds no HTML. Texts from outside are
escaped, also against what GitHub adds: mentions, references to issues, formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperkit.io.formats import Format, TextSink
from paperkit.io.output import one_line, page_of, web_address
from paperkit.models import Paper
from paperkit.wording import digest

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#+!|~&$^=]|(?<!\w)@|(?<=\d)[.)](?=\s|$)|^-|(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)
"""What has a meaning in a line, at its beginning, or as an address that some dialects make a link of."""


def escaped(text: str) -> str:
    r"""A text that Markdown shows as it is, on one line.

    Example:
        >>> escaped("- [x](javascript:y) & 1. @ann\n# z")
        '\\- \\[x\\](javascript:y) \\& 1\\. \\@ann \\# z'
    """
    return _SIGNS.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), one_line(text))


def _linked(text: str, address: str | None) -> str:
    """A text as a link to an address of the web; the text alone where it is none."""
    return f"[{escaped(text)}](<{target}>)" if (target := web_address(address)) else escaped(text)


def _findings(paper: Paper) -> Iterator[tuple[str, Iterable[str]]]:
    """The headings of what was found, and what stands below each."""
    code = set(paper.code_urls)
    status = "" if paper.code_status == "none" else f" ({paper.code_status.replace('_', ' ')})"
    yield f"**Code**{status}", (_linked(link.key, link.url) for link in paper.links if link.url in code)
    yield "**Links**", (_linked(link.key, link.url) for link in paper.links if link.url not in code)
    yield "**Benchmarks**", (f"{escaped(each.name)} ({each.role})" for each in paper.benchmarks)
    yield "**Results**", (escaped(digest(result)) for result in paper.results)
    yield "**Tags**", (escaped(tag.label) for tag in paper.tags)


def _digest(paper: Paper) -> Iterator[str]:
    yield f"## {_linked(one_line(paper.title) or paper.id, page_of(paper))}\n\n"
    day = paper.published or paper.listed
    facts = [
        ", ".join(paper.authors),
        str(day or ""),
        paper.venue or "",
        ", ".join(paper.categories),
        paper.arxiv_id or paper.doi or "",
    ]
    if said := " · ".join(escaped(fact) for fact in facts if one_line(fact)):
        yield f"{said}\n\n"
    lines = [f"- {name}: {', '.join(found)}\n" for name, some in _findings(paper) if (found := list(some))]
    yield from (*lines, "\n") if lines else ()
    if one_line(paper.abstract):
        yield escaped(paper.abstract) + "\n\n"


def write(papers: Iterable[Paper], out: TextSink) -> int:
    """Write a digest: a section a paper."""
    count = 0
    for paper in papers:
        count += 1
        for part in _digest(paper):
            out.write(part)
    return count


FORMAT = Format("markdown", (".md", ".markdown"), write=write)
