"""Measure everything that the page on speed shows: `python benchmarks/report.py FILE.jsonl`.

Writes the tables to `benchmarks/figures` and the plots to `docs/assets/speed`, where the page takes them from. All of
it takes half an hour or so on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import compare
import growth
import stages
from texts import papers as made_papers

import paperkit

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "figures"
PLOTS = HERE.parent / "docs" / "assets" / "speed"
ABSTRACT = next(made_papers(1)).abstract
PACKAGES = ("ahocorasick-rs", "pydantic", "regex", "urlextract", "spacy", "quantulum3")


def machine() -> str:
    """What the figures were measured on."""
    cpuinfo = Path("/proc/cpuinfo")
    names = [
        line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
    ]
    versions = []
    for package in PACKAGES:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    processor = names[0] if names else platform.machine()
    return f"Python {platform.python_version()}, {processor} ({len(names)} cores); {', '.join(versions)}.\n"


START = """
import time
begin = time.process_time()
{first}
loaded = time.process_time()
{then}
print(loaded - begin, time.process_time() - loaded)
"""


def start() -> str:
    """What start-up takes, in milliseconds of processor time, the least of ten processes."""
    rows = {
        "`import pydantic`": ("from pydantic import BaseModel", "pass"),
        "`import paperkit`": ("import paperkit", f"paperkit.extract({ABSTRACT!r})"),
    }
    lines = ["| what | ms |", "| --- | ---: |"]
    for name, (first, then) in rows.items():
        taken = []
        for _ in range(10):
            code = START.format(first=first, then=then)
            done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
            taken.append([float(seconds) for seconds in done.stdout.split()])
        lines.append(f"| {name} | {min(seconds for seconds, _ in taken) * 1e3:.0f} |")
        if then != "pass":
            lines.append(f"| the first extraction after it | {min(seconds for _, seconds in taken) * 1e3:.0f} |")
    return "\n".join(lines) + "\n"


def long_run(papers: list[paperkit.Paper], count: int, workers: int) -> str:
    """A whole run over many papers, read from JSON Lines and written to them."""

    def lines() -> Iterator[paperkit.Paper]:
        rows = [paper.model_dump_json(exclude_defaults=True, exclude={"id"}) for paper in papers]
        for number in range(count):
            yield paperkit.Paper(**json.loads(rows[number % len(rows)]), id=str(number))

    begin = time.perf_counter()
    written = paperkit.write(paperkit.extract_many(lines(), workers=workers), Path("/dev/null"), format="jsonl")
    seconds = time.perf_counter() - begin
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return (
        f"{written:,} papers with {workers} workers, from JSON to JSON: {seconds / 60:,.1f} minutes, "
        f"{written / seconds:,.0f} papers a second; peak memory {own:,.0f} MB, and {theirs:,.0f} MB in the largest "
        "worker.\n"
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument(
        "file", nargs="?", type=Path, help="JSON Lines with titles and abstracts; made-up papers without one"
    )
    ask.add_argument("--only", help="some of machine, compare, stages, start, growth, run")
    ask.add_argument("--rounds", type=int, default=7, help="how many rounds (7)")
    ask.add_argument("--papers", type=int, default=2000, help="how many papers to compare on (2000)")
    ask.add_argument("--run", type=int, default=1_000_000, help="how many papers the long run has (1,000,000)")
    said = ask.parse_args()
    papers = compare.read_papers(said.file, said.papers) if said.file else list(made_papers(said.papers))
    parts: dict[str, Callable[[], str]] = {
        "machine": machine,
        "start": start,
        "stages": lambda: stages.measured(papers, said.rounds),
        "compare": lambda: compare.measured(papers, said.rounds, list(compare.CONTENDERS)),
        "growth": lambda: growth.measured(papers, said.rounds, PLOTS),
        "run": lambda: long_run(papers, said.run, 2),
    }
    FIGURES.mkdir(exist_ok=True)
    for name in said.only.split(",") if said.only else parts:
        text = parts[name]()
        (FIGURES / f"{name}.md").write_text(text, encoding="utf-8")
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
