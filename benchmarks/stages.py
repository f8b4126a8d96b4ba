"""The share of each stage in the time of an extraction: `python benchmarks/stages.py [FILE.jsonl]`."""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from compare import read_papers
from texts import papers as made_papers

from paperkit import Document, Paper, Pipeline
from paperkit.extract.base import RuleExtractor

BATCH = 100
"""Papers whose documents and records are held at once, which are few in a real run too."""

WORDS = {
    "links": "links, what is said of the code",
    "benchmarks": "benchmarks, proposed names",
    "results": "results, metrics",
    "tags": "tags",
}


class Stopwatch:
    """Times of stages.

    They run one after the other over a batch: to ask the clock for each stage of each paper takes longer than some.
    """

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self.last = time.process_time()

    def note(self, stage: str) -> None:
        """Put the time since the last note down to a stage."""
        now = time.process_time()
        self.taken[stage] = self.taken.get(stage, 0.0) + now - self.last
        self.last = time.process_time()


def run(kit: Pipeline, papers: Sequence[Paper], watch: Stopwatch) -> None:
    """Extract from a batch of papers, stage by stage."""
    watch.last = time.process_time()
    documents = [Document(paper, kit._lexicon) for paper in papers]
    watch.note("cleaning")
    for document in documents:
        _ = document.sentences
    watch.note("sentences")
    for document in documents:
        _ = document.anchors
    watch.note("anchors")
    found: list[dict[str, Any]] = [{} for _ in papers]
    for extractor in kit.extractors:
        if isinstance(extractor, RuleExtractor):
            for document, record in zip(documents, found, strict=True):
                record.update(extractor.collect(document, kit.taxonomy))
            watch.note(WORDS[extractor.name])
    records = list(map(kit._validated, papers, found))
    watch.note("the record, validated")
    for paper in records:
        paper.model_dump_json()
    watch.note("its JSON")


def one_round(kit: Pipeline, papers: list[Paper]) -> dict[str, float]:
    """Seconds by stage."""
    gc.collect()
    # the collector of garbage would run in the one stage that happens to make it due
    gc.disable()
    try:
        watch = Stopwatch()
        for start in range(0, len(papers), BATCH):
            run(kit, papers[start : start + BATCH], watch)
    finally:
        gc.enable()
    return watch.taken


def shares(papers: list[Paper], rounds: int) -> dict[str, float]:
    """Median microseconds a paper by stage."""
    kit = Pipeline()
    # the first round warms up
    taken = [one_round(kit, papers) for _ in range(rounds + 1)][1:]
    return {stage: statistics.median(each[stage] for each in taken) / len(papers) * 1e6 for stage in taken[0]}


def measured(papers: list[Paper], rounds: int) -> str:
    """The shares as a table."""
    figures = shares(papers, rounds)
    whole = sum(figures.values())
    lines = ["| stage | µs a paper | share |", "| --- | ---: | ---: |"]
    lines += [f"| {stage} | {figure:,.1f} | {figure / whole:.0%} |" for stage, figure in figures.items()]
    return "\n".join([*lines, f"| all | {whole:,.1f} | |"]) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", nargs="?", type=Path, help="JSON Lines with titles and abstracts")
    ask.add_argument("--rounds", type=int, default=7, help="how many rounds (7)")
    said = ask.parse_args()
    print(measured(read_papers(said.file, 2000) if said.file else list(made_papers(2000)), said.rounds))


if __name__ == "__main__":
    main()
