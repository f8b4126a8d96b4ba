"""What the documentation's pages say of the taxonomy, made from its data files when the site is built."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import griffe

from paperkit import extract
from paperkit.render import paper_html
from paperkit.taxonomy import DATA, KINDS, Taxonomy, read_file, source_files
from paperkit.taxonomy.search import about, names, search

EXAMPLE = "{{ example }}"
_LINES = re.MULTILINE | re.DOTALL


def counts() -> str:
    """How many entries there are."""
    taxonomy = Taxonomy.load()
    rows = ((f"{kind}s", f"{len(getattr(taxonomy, f'{kind}s')):,}") for kind in KINDS)
    return _table(("kind", "entries"), rows)


def batches() -> str:
    """The data files and their sources."""
    rows = []
    for path in source_files():
        data = read_file(path)
        entries = sum(len(getattr(data, kind)) for kind in KINDS)
        source, day = (data.batch.source, str(data.batch.date)) if data.batch else ("", "")
        rows.append((f"`{path.relative_to(Path(str(DATA)))}`", f"{entries:,}", source, day))
    return _table(("file", "entries", "source", "date"), rows)


def tags() -> str:
    """The tags with their ancestors."""
    entries = Taxonomy.load().tags.values()
    rows = ((f"`{tag.id}`", tag.label, ", ".join(f"`{parent}`" for parent in tag.parents)) for tag in entries)
    return _table(("tag", "label", "under"), sorted(rows))


def example(markdown: str) -> str:
    """What paperkit finds in the first text of a page, as a notebook shows it."""
    found = re.search(r"^```text title=\"[^\"]+\"\n(?P<title>[^\n]+)\n\n(?P<abstract>.*?)^```$", markdown, _LINES)
    if found is None:
        raise ValueError(f"the page has {EXAMPLE} and no text with a title and an abstract")
    html = paper_html(extract(" ".join(found["abstract"].split()), title=found["title"]))
    return "\n".join(line for line in html.splitlines() if line.strip())


def browsed() -> list[tuple[str, str, str, list[str], str]]:
    """Every entry: its kind, id, name, other names and what is said of it."""
    known = search(Taxonomy.load())
    return [(kind, entry.id, names(entry)[0], list(names(entry)[1:]), about(entry)) for kind, entry in known]


def on_post_build(config: Any, **_: Any) -> None:  # noqa: ANN401
    """Write what the page "Browse the taxonomy" looks through; MkDocs calls it."""
    target = Path(config["site_dir"]) / "assets" / "taxonomy.json"
    target.write_text(json.dumps(browsed(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def on_page_markdown(markdown: str, **_: Any) -> str:  # noqa: ANN401
    """Fill a page in; MkDocs calls it."""
    if EXAMPLE in markdown:
        markdown = markdown.replace(EXAMPLE, example(markdown))
    makers: tuple[Callable[[], str], ...] = (counts, batches, tags)
    for make in makers:
        mark = f"{{{{ {make.__name__} }}}}"
        if mark in markdown:
            markdown = markdown.replace(mark, make())
    return markdown


class ExampleSections(griffe.Extension):
    """Lets the sections of docstrings that are headed `Example` be shown as code; Griffe knows `Examples` alone."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:  # noqa: ANN401
        """Rename the sections of one object."""
        if obj.docstring is not None:
            obj.docstring.value = re.sub(r"^Example:$", "Examples:", obj.docstring.value, flags=re.MULTILINE)


def _table(headings: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    lines = [headings, ("---" for _ in headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
