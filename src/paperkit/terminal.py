r"""Papers for people at a terminal: findings in colour in the text, tables, and nothing that harms the screen.

>>> visible("red: \x1b[31m")
'red: ␛[31m'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rich.console import Console
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from paperkit.compare import Difference
from paperkit.evaluation import Score
from paperkit.models import (
    Benchmark,
    Link,
    Mention,
    Metric,
    Paper,
    ProposedName,
    Result,
    Tag,
)
from paperkit.pipeline import Explanation
from paperkit.taxonomy import Entry
from paperkit.taxonomy.search import about, names
from paperkit.wording import figure

__all__ = [
    "print_differences",
    "print_entries",
    "print_errors",
    "print_explanations",
    "print_paper",
    "print_scores",
    "print_table",
    "visible",
]

_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
    0x09: 0x20,
    0x0A: 0x0A,
    0x0D: 0x20,
    0x2028: 0x0A,
    0x2029: 0x0A,
}
"""One code point for one, so that offsets hold: control characters become their
[pictures](https://www.unicode.org/charts/PDF/U2400.pdf),
and what could turn the direction of the text a replacement character."""

STYLES = {
    "links": "blue",
    "code_status": "underline",
    "benchmarks": "green",
    "metrics": "cyan",
    "results": "yellow",
    "tags": "magenta",
    "proposes": "bold",
}
"""How findings of a field look in the text, and the field's heading as well, which makes it the legend."""

_CHANGES = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}
"""How a change is marked in its own wording, and the colour of the mark."""

_READABLE = 100
"""Columns of a text, however wide the screen."""

_CHUNK = 64
"""Rows of a table that are laid out at once; columns have fixed shares of the width, so that the chunks line up."""


def visible(text: str) -> str:
    r"""A text that a terminal shows and does not obey.

    Args:
        text: A text from outside.

    Returns:
        A text of the same length without control characters other than line feeds.

    Example:
        >>> visible("a\u202eb\x00")
        'a�b␀'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def _line(text: str) -> str:
    """A text from outside on one line."""
    return " ".join(visible(text).split())


def print_paper(console: Console, paper: Paper) -> None:
    """Show one paper: its metadata, its findings, its texts with the findings marked.

    Args:
        console: Where to show it.
        paper: The paper.

    Example:
        >>> print_paper(Console(width=60), Paper(id="x1", title="LaneFuse", published="2026-01-02"))
        LaneFuse
        x1 · 2026-01-02
        <BLANKLINE>
        Code        none
        <BLANKLINE>
    """
    marks = {field: list(_marks(paper, field)) for field in ("title", "abstract", "comment")}
    if paper.title:
        console.print(_marked(paper.title, marks["title"], "bold"))
    about = [paper.id, str(paper.published or ""), paper.venue or "", " ".join(paper.categories), paper.url or ""]
    if paper.listed:
        about.insert(2, f"listed {paper.listed}")
    console.print(Text(" · ".join(_line(part) for part in about if part), "dim"))
    if paper.authors:
        console.print(Text(_line(", ".join(paper.authors)), "dim"))
    console.print()
    console.print(_findings(paper))
    if paper.results:
        console.print(_results(paper.results))
    for field in ("abstract", "comment"):
        text = getattr(paper, field)
        if text:
            console.print()
            console.print(Constrain(Padding(_marked(text, marks[field]), (0, 2)), _READABLE))
    console.print()


def _marks(paper: Paper, field: str) -> Iterator[tuple[str, Mention]]:
    """The styles of a text, the weightiest last."""
    findings: tuple[tuple[str, Sequence[ProposedName | Tag | Result | Metric | Benchmark | Link]], ...] = (
        ("proposes", paper.proposes),
        ("tags", paper.tags),
        ("results", paper.results),
        ("metrics", paper.metrics),
        ("benchmarks", paper.benchmarks),
        ("links", paper.links),
    )
    if paper.code_statement is not None and paper.code_statement.field == field:
        yield STYLES["code_status"], paper.code_statement
    for name, found in findings:
        for finding in found:
            for mention in finding.mentions:
                if mention.field == field:
                    yield STYLES[name], mention


def _marked(text: str, marks: Iterable[tuple[str, Mention]], style: str = "") -> Text:
    shown = Text(visible(text), style)
    for colour, mention in marks:
        shown.stylize(colour, mention.start, mention.end)
    return shown


def _findings(paper: Paper) -> Table:
    """Everything but results, a kind a row."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, min_width=10)
    grid.add_column(overflow="fold")
    said = f"{paper.code_status}: {_line(paper.code_statement.text)}" if paper.code_statement else paper.code_status
    grid.add_row(Text("Code", STYLES["code_status"]), Text(said))
    rows = {
        "links": [
            f"{link.url} ({link.kind}{': ' if link.provides else ''}{', '.join(link.provides)})" for link in paper.links
        ],
        "benchmarks": [f"{benchmark.name} ({benchmark.role})" for benchmark in paper.benchmarks],
        "metrics": [metric.name for metric in paper.metrics],
        "tags": [tag.label for tag in paper.tags],
        "proposes": [proposed.name for proposed in paper.proposes],
    }
    for field, found in rows.items():
        if found:
            separator = "\n" if field == "links" else ", "
            grid.add_row(Text(field.capitalize(), STYLES[field]), Text(separator.join(map(_line, found))))
    return grid


def _results(results: Sequence[Result]) -> Table:
    table = _plain_table()
    table.add_column(Text("Results", STYLES["results"]), min_width=10)
    for heading in ("Metric", "On", "Against", "In the text"):
        table.add_column(heading, overflow="fold")
    for result in results:
        table.add_row(
            Text(_line(figure(result))),
            Text(_line(result.metric.name) if result.metric else ""),
            Text(", ".join(_line(benchmark.name) for benchmark in result.benchmarks)),
            Text(_line(result.baseline or "")),
            Text(_line(result.mentions[0].text) if result.mentions else ""),
        )
    return table


def print_explanations(console: Console, explanations: Iterable[Explanation]) -> None:
    """Show which rule and cue made each finding, and which candidates were dropped and why.

    Args:
        console: Where to show it.
        explanations: What `Pipeline.explain` says.

    Example:
        >>> mention = Mention(field="title", start=0, end=5, text="GSM8K")
        >>> found = Explanation(field="benchmarks", name="GSM8K", mention=mention, rule="registry", kept=True)
        >>> print_explanations(Console(width=80), [found])
        Found       Name   Where      Rule      Cue
        benchmarks  GSM8K  title 0–5  registry
        <BLANKLINE>
    """
    for kept, headings in ((True, ("Found", "Cue")), (False, ("Dropped", "Reason"))):
        entries = [entry for entry in explanations if entry.kept is kept]
        if not entries:
            continue
        table = _plain_table()
        for heading in (headings[0], "Name", "Where", "Rule", headings[1]):
            table.add_column(heading, overflow="fold")
        for entry in entries:
            cue = _line(entry.cue.text) if entry.cue else ""
            why = cue if kept else f"{_line(entry.reason or '')}{f' ({cue})' if cue else ''}"
            where = f"{entry.mention.field} {entry.mention.start}–{entry.mention.end}"
            table.add_row(
                Text(entry.field, STYLES.get(entry.field, "")),
                *map(Text, (_line(entry.name), where, _line(entry.rule), why)),
            )
        console.print(table)
        console.print()


def print_table(console: Console, papers: Iterable[Paper]) -> int:
    """Show many papers, a paper a row, as they come.

    Args:
        console: Where to show them.
        papers: The papers.

    Returns:
        How many there were.

    Example:
        >>> print_table(Console(width=60), [])
        0
    """
    count = 0
    iterator = iter(papers)
    while chunk := list(islice(iterator, _CHUNK)):
        table = Table(box=None, expand=True, padding=(0, 1, 0, 0), show_header=not count)
        for heading, ratio in (("Title", 8), ("Code", 6), ("Benchmarks", 5), ("Results", 5), ("Tags", 5)):
            table.add_column(heading, ratio=ratio, no_wrap=True, overflow="ellipsis")
        for paper in chunk:
            places = ", ".join(url.partition("//")[2] for url in paper.code_urls)
            code = places or paper.code_status.replace("none", "")
            results = (
                f"{_line(figure(each))} {each.metric.name if each.metric else ''}".strip() for each in paper.results
            )
            table.add_row(
                Text(_line(paper.title or paper.id), "bold"),
                Text(_line(code), STYLES["links"]),
                Text(_line(", ".join(benchmark.name for benchmark in paper.benchmarks)), STYLES["benchmarks"]),
                Text(_line(", ".join(results)), STYLES["results"]),
                Text(_line(", ".join(tag.id for tag in paper.tags)), STYLES["tags"]),
            )
        console.print(table)
        count += len(chunk)
    return count


def print_differences(console: Console, differences: Iterable[Difference]) -> None:
    """Show what differs, paper by paper, and how much of what kind there was.

    Args:
        console: Where to show it.
        differences: What `paperkit.compare.differences` says.

    Example:
        >>> from paperkit.compare import Change
        >>> found = Difference("x1", "Routing", (Change("tags", "added", "moe"),))
        >>> print_differences(Console(width=60), [found, Difference("x2", "", only="old")])
        x1 Routing
          + tags moe
        x2
          only in the old output
        <BLANKLINE>
        2 papers differ; tags: 1 added; papers: 1 only in the old output
    """
    papers = 0
    counts: Counter[tuple[str, str]] = Counter()
    for difference in differences:
        papers += 1
        console.print(Text(_line(f"{difference.id} {difference.title}"), "bold"))
        if difference.only:
            counts["papers", f"only in the {difference.only} output"] += 1
            console.print(Text(f"  only in the {difference.only} output"))
        for change in difference.changes:
            counts[change.field, change.kind] += 1
            sign, colour = _CHANGES[change.kind]
            said = str(change).removeprefix(f"{change.field}: {sign} ")
            field = (change.field, STYLES.get(change.field, ""))
            console.print(Text.assemble((f"  {sign} ", colour), field, f" {_line(said)}"), soft_wrap=True)
    if not papers:
        console.print("No paper differs.")
        return
    console.print()
    summary = [f"{papers} paper{' differs' if papers == 1 else 's differ'}"]
    for name in dict.fromkeys(name for name, _ in counts):
        kinds = ", ".join(f"{count} {kind}" for (each, kind), count in counts.items() if each == name)
        summary.append(f"{name}: {kinds}")
    console.print("; ".join(summary), soft_wrap=True)


def print_scores(console: Console, scores: Mapping[str, Score]) -> None:
    """Show how exact an output is, a figure a row.

    Args:
        console: Where to show it.
        scores: What `paperkit.evaluation.evaluate` says.

    Example:
        >>> print_scores(Console(width=60), {"tags": Score(right=3, missed=[("1", "moe")])})
              precision  recall     f1  of  missed  wrong
        tags      1.000   0.750  0.857   4       1      0
    """
    if not scores:
        console.print("The annotations speak of nothing that can be scored.")
        return
    table = _plain_table()
    table.add_column("")
    for heading in ("precision", "recall", "f1", "of", "missed", "wrong"):
        table.add_column(heading, justify="right")
    for name, score in scores.items():
        figures = [f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1)]
        counts = map(str, (score.gold, len(score.missed), len(score.wrong)))
        table.add_row(Text(name, STYLES.get(name, "")), *figures, *counts)
    console.print(table)


def print_errors(console: Console, score: Score) -> None:
    """Show what was missed and what was wrong, one a line, the lines of a paper together.

    Args:
        console: Where to show it.
        score: The score.

    Example:
        >>> print_errors(Console(width=60), Score(missed=[("2", "moe"), ("1", "3d")], wrong=[("1", "peft")]))
        missed  2  moe
        missed  1  3d
        wrong   1  peft
    """
    lines = [("missed", *each) for each in score.missed] + [("wrong", *each) for each in score.wrong]
    order = {id_: number for number, (_, id_, _) in reversed([*enumerate(lines)])}
    for word, id_, what in sorted(lines, key=lambda line: order[line[1]]):
        sign = Text(f"{word:8}", _CHANGES["removed" if word == "wrong" else "changed"][1])
        console.print(sign + Text(f"{_line(id_)}  {_line(what)}"), soft_wrap=True)


def print_entries(console: Console, entries: Iterable[tuple[str, Entry]]) -> None:
    """Show entries of a taxonomy, one a row.

    Args:
        console: Where to show them.
        entries: Their kinds and the entries themselves.

    Example:
        >>> from paperkit.taxonomy import BenchmarkEntry
        >>> print_entries(Console(width=60), [("benchmark", BenchmarkEntry(id="drop", name="DROP", ambiguous=True))])
        Kind       Id    Name  Also  About
        benchmark  drop  DROP        ambiguous
        >>> print_entries(Console(width=60), [])
        There is no such entry.
    """
    table = _plain_table()
    for heading in ("Kind", "Id", "Name", "Also", "About"):
        table.add_column(heading, overflow="fold", ratio=3 if heading == "Also" else None)
    for kind, entry in entries:
        name, *others = names(entry)
        table.add_row(kind, *map(Text, (_line(entry.id), _line(name), _line(", ".join(others)), _line(about(entry)))))
    console.print(table if table.row_count else "There is no such entry.")


def _plain_table() -> Table:
    """A table without lines."""
    return Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)


def print_rule(console: Console) -> None:
    """Draw a line between two papers.

    Args:
        console: Where to draw it.

    Example:
        >>> print_rule(Console(width=4))
        ────
    """
    console.print(Rule(style="dim"))
