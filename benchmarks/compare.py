"""Time paperkit against other tools for their parts and against floors: `python benchmarks/compare.py [FILE.jsonl]`.

Each contender has a process of its own, which is warmed up first. Then they run in turn, round after round, over the
same papers, and the medians are compared: a machine whose speed drifts does not favour any of them. Peers that are not
installed are left out (`pip install '.[bench]'`).

FILE.jsonl holds papers with a title and an abstract; without one, papers are made up.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from texts import papers as made_papers

from paperkit import Paper, Pipeline, default_extractors
from paperkit.lexicon import flat
from paperkit.pipeline import default_lexicon, default_taxonomy

Work = Callable[[Any], object]
"""What a contender does with one prepared paper."""


def paperkit_all() -> tuple[Callable[[Paper], Any], Work]:
    kit = Pipeline()
    return lambda paper: paper, lambda paper: kit.extract(paper).model_dump_json()


def paperkit_part(name: str) -> Callable[[], tuple[Callable[[Paper], Any], Work]]:
    def make() -> tuple[Callable[[Paper], Any], Work]:
        kit = Pipeline(extractors=[extractor for extractor in default_extractors() if extractor.name == name])
        return lambda paper: paper, kit.extract

    return make


def json_floor() -> tuple[Callable[[Paper], Any], Work]:
    """Reading a record with its findings from JSON and writing it again."""
    kit = Pipeline()
    return (
        lambda paper: kit.extract(paper).model_dump_json(),
        lambda line: Paper.model_validate_json(line).model_dump_json(),
    )


def record_floor() -> tuple[Callable[[Paper], Any], Work]:
    """A validated record, findings included, and its JSON."""
    kit = Pipeline()
    return (
        lambda paper: kit.extract(paper).model_dump(),
        lambda record: Paper.model_validate(record).model_dump_json(),
    )


def automaton_floor() -> tuple[Callable[[Paper], Any], Work]:
    """One pass of the automaton over the text, nothing made of it."""
    automaton = default_lexicon().words
    return (
        lambda paper: f" {flat(text_of(paper).lower())} ",
        lambda text: automaton.find_matches_as_indexes(text, overlapping=True),
    )


def text_of(paper: Paper) -> str:
    return f"{paper.title}\n\n{paper.abstract}"


def plain_regex() -> tuple[Callable[[Paper], Any], Work]:
    """What bots carry: regular expressions over the whole text, names of benchmarks in one alternation."""
    names = sorted((entry.name for entry in default_taxonomy().benchmarks.values()), key=len, reverse=True)[:1000]
    patterns = [
        re.compile(r"https?://[^\s]+"),
        re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent|points|x)"),
        re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"),
    ]
    return text_of, lambda text: [pattern.findall(text) for pattern in patterns]


def urlextract(**options: bool) -> tuple[Callable[[Paper], Any], Work]:
    from urlextract import URLExtract  # type: ignore[import-not-found, import-untyped, unused-ignore]

    extractor = URLExtract(**options)
    return text_of, extractor.find_urls


def phrase_matcher() -> tuple[Callable[[Paper], Any], Work]:
    import spacy  # type: ignore[import-not-found, unused-ignore]
    from spacy.matcher import PhraseMatcher  # type: ignore[import-not-found, unused-ignore]

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab)
    names = [entry.name for entry in default_taxonomy().benchmarks.values()][:3000]
    matcher.add("benchmark", list(nlp.pipe(names)))
    return text_of, lambda text: matcher(nlp(text))


def quantulum() -> tuple[Callable[[Paper], Any], Work]:
    from quantulum3 import parser  # type: ignore[import-not-found, import-untyped, unused-ignore]

    return text_of, parser.parse


CONTENDERS: dict[str, tuple[str, Callable[[], tuple[Callable[[Paper], Any], Work]], str | None, int]] = {
    # name: what it does, how it is made, the package it needs, and over one of how many papers it runs
    "paperkit": ("everything, record and JSON", paperkit_all, None, 1),
    "paperkit: links": ("links and code status, record", paperkit_part("links"), None, 1),
    "paperkit: benchmarks": ("benchmarks and proposed names, record", paperkit_part("benchmarks"), None, 1),
    "paperkit: results": ("results and metrics, record", paperkit_part("results"), None, 1),
    "paperkit: tags": ("tags, record", paperkit_part("tags"), None, 1),
    "floor: JSON": ("reading and writing the record's JSON", json_floor, None, 1),
    "floor: record": ("validating the record, and its JSON", record_floor, None, 1),
    "floor: automaton": ("one pass over the text", automaton_floor, None, 1),
    "regular expressions": ("addresses, figures and 1,000 names", plain_regex, None, 20),
    "urlextract": ("addresses", urlextract, "urlextract", 10),
    # its one pattern then begins with a full stop in each alternative, which Python's regular expressions are fast at
    "urlextract, no localhost": ("addresses", lambda: urlextract(extract_localhost=False), "urlextract", 2),
    "spaCy PhraseMatcher": ("3,000 names", phrase_matcher, "spacy", 4),
    "quantulum3": ("quantities", quantulum, "quantulum3", 100),
}


def serve(pipe: Connection, name: str, papers: list[Paper]) -> None:
    """The process of a contender: run over the papers whenever asked, and say how long it took for each."""
    _, make, _, share = CONTENDERS[name]
    prepare, work = make()
    inputs = [prepare(paper) for paper in papers[::share]]
    for each in inputs[: max(1, len(inputs) // 10)]:
        work(each)
    gc.collect()
    gc.freeze()
    pipe.send("ready")
    while pipe.recv():
        begin = time.process_time()
        for each in inputs:
            work(each)
        pipe.send((time.process_time() - begin) / len(inputs))


def measure(names: Iterable[str], papers: list[Paper], rounds: int) -> dict[str, list[float]]:
    """Seconds a paper for each contender, one figure a round."""
    context = get_context("spawn")
    pipes: dict[str, Connection] = {}
    processes = []
    for name in names:
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, name, papers), daemon=True)
        process.start()
        # closed here, so that the death of a contender is seen as the end of its pipe
        there.close()
        pipes[name] = here
        processes.append(process)
    figures: dict[str, list[float]] = {name: [] for name in pipes}
    try:
        for pipe in pipes.values():
            pipe.recv()
        for _ in range(rounds):
            for name, pipe in pipes.items():
                pipe.send(True)
                figures[name].append(pipe.recv())
    finally:
        for process in processes:
            process.terminate()
    return figures


def read_papers(path: Path, most: int) -> list[Paper]:
    papers = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            papers.append(Paper(title=row.get("title") or "", abstract=row.get("abstract") or ""))
            if len(papers) == most:
                break
    return papers


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("file", nargs="?", type=Path, help="JSON Lines with titles and abstracts")
    ask.add_argument("--papers", type=int, default=5000, help="how many at most (5000)")
    ask.add_argument("--rounds", type=int, default=7, help="how many rounds (7)")
    ask.add_argument("--only", help="contenders, separated by commas")
    said = ask.parse_args()
    papers = read_papers(said.file, said.papers) if said.file else list(made_papers(said.papers))
    names = [name.strip() for name in said.only.split(",")] if said.only else list(CONTENDERS)
    print(measured(papers, said.rounds, names))


def measured(papers: list[Paper], rounds: int, names: list[str]) -> str:
    """The comparison as a table."""
    left_out = []
    for name in list(names):
        package = CONTENDERS[name][2]
        if package and importlib.util.find_spec(package) is None:
            left_out.append(f"{name} is left out: {package} is not installed")
            names.remove(name)
    figures = measure(names, papers, rounds)
    size = statistics.mean(len(text_of(paper)) for paper in papers)
    lines = [
        *left_out,
        f"{len(papers):,} papers of {size:,.0f} characters on average, {rounds} rounds, processor time a paper:",
        "",
        "| contender | what it does | µs, median | µs, least | times paperkit |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    base = figures.get("paperkit")
    for name in names:
        median, least = statistics.median(figures[name]) * 1e6, min(figures[name]) * 1e6
        ratio = f"{statistics.median(x / y for x, y in zip(figures[name], base, strict=True)):.2f}" if base else ""
        lines.append(f"| {name} | {CONTENDERS[name][0]} | {median:,.1f} | {least:,.1f} | {ratio} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
