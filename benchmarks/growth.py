"""How time grows with the length of a text, the size of the registry, the number of papers and the workers.

`python benchmarks/growth.py [FILE.jsonl] [--plots FOLDER]`, where FILE.jsonl holds papers with a title and an abstract;
without one, papers are made up. The sizes of a series are measured in turn, round after round, so that a machine whose
speed drifts favours none of them. The plots need matplotlib (`pip install '.[bench]'`).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from compare import read_papers
from texts import papers as made_papers

from paperkit import Paper, Pipeline, Taxonomy
from paperkit.taxonomy import BenchmarkEntry

LENGTHS = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)
REGISTRY = (1_000, 3_000, 10_000, 30_000, 100_000)
PAPERS = (1_000, 3_000, 10_000, 30_000)

Series = dict[int, float]
"""A figure for each size."""


def interleaved(works: Mapping[int, Callable[[], object]], rounds: int) -> Series:
    """The median seconds of each piece of work."""
    taken: dict[int, list[float]] = {size: [] for size in works}
    for number in range(rounds + 1):
        for size, work in works.items():
            begin = time.process_time()
            work()
            # the first round warms up
            if number:
                taken[size].append(time.process_time() - begin)
    return {size: statistics.median(times) for size, times in taken.items()}


def by_length(papers: list[Paper], rounds: int) -> Series:
    """Microseconds for each 1,000 characters, by the length of the text."""
    kit = Pipeline()
    text = " ".join(paper.abstract for paper in papers)
    text = (text * (1 + max(LENGTHS) // max(1, len(text))))[: max(LENGTHS)]

    def work(size: int) -> Callable[[], object]:
        # texts of one length from all over, so that each length meets the same content
        texts = [text[start : start + size] for start in range(0, min(len(text), 256_000), size)]
        return lambda: [kit.extract(each) for each in texts]

    seconds = interleaved({size: work(size) for size in LENGTHS}, rounds)
    return {size: taken * 1e9 / max(size, 256_000 // size * size) for size, taken in seconds.items()}


def names(count: int) -> Iterator[str]:
    """Names that look like those of benchmarks, each once."""
    chance = random.Random(11)  # noqa: S311
    syllables = "ba cor dex fin gra hal int jor kal lum mer nov ost per qua rin sel tor ul ver wex yor zan".split()
    seen: set[str] = set()
    while len(seen) < count:
        name = "".join(chance.choices(syllables, k=chance.randint(2, 4))).capitalize()
        name += chance.choice(("Bench", "QA", "-Bench", " Corpus", "-100K", "Set", "-v2", "Eval"))
        if name not in seen:
            seen.add(name)
            yield name


def registry(size: int) -> Taxonomy:
    """The built-in taxonomy with as many benchmarks: some of its own, or made-up ones besides."""
    known = Taxonomy.load()
    entries = {key: known.benchmarks[key] for key in islice(known.benchmarks, size)}
    for number, name in enumerate(names(size - len(entries))):
        entries[f"made-{number}"] = BenchmarkEntry(id=f"made-{number}", name=name)
    # parents that are cut off are of no account here
    return Taxonomy(entries, known.metrics, known.tags, known.hosts, known.names)


def by_registry(papers: list[Paper], rounds: int) -> tuple[Series, Series]:
    """Microseconds a paper, and seconds to build the pipeline, by the number of benchmarks."""
    works: dict[int, Callable[[], object]] = {}
    building: Series = {}
    for size in REGISTRY:
        taxonomy = registry(size)
        begin = time.process_time()
        kit = Pipeline(taxonomy=taxonomy)
        building[size] = time.process_time() - begin
        works[size] = lambda kit=kit: [kit.extract(paper) for paper in papers[:300]]  # type: ignore[misc]
    seconds = interleaved(works, rounds)
    return {size: taken * 1e6 / min(300, len(papers)) for size, taken in seconds.items()}, building


def _stream(papers: list[Paper], count: int) -> Iterator[Paper]:
    for number in range(count):
        yield papers[number % len(papers)]


def run(papers: list[Paper], count: int, workers: int) -> tuple[float, float, float]:
    """Seconds by the clock and of this process, and the peak of its memory in MB, of a run that keeps nothing."""
    clock, own = time.perf_counter(), time.process_time()
    for _ in Pipeline().extract_many(_stream(papers, count), workers=workers):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - clock, time.process_time() - own, peak


def by_papers(papers: list[Paper]) -> tuple[Series, Series]:
    """Microseconds a paper, and the peak of memory in MB, by the number of papers, each run in a process of its own."""
    time_taken, memory = {}, {}
    for count in PAPERS:
        with get_context("spawn").Pool(1) as pool:
            _, seconds, memory[count] = pool.apply(run, (papers, count, 1))
        time_taken[count] = seconds * 1e6 / count
    return time_taken, memory


def by_workers(papers: list[Paper], count: int = 10_000) -> Series:
    """Papers a second by the clock, by the number of workers."""
    return {workers: count / run(papers, count, workers)[0] for workers in range(1, (os.cpu_count() or 1) + 1)}


def shown(figure: float) -> str:
    return f"{figure:,.2f}" if figure < 10 and figure % 1 else f"{figure:,.0f}"


def table(title: str, head: tuple[str, ...], rows: list[tuple[float, ...]]) -> str:
    lines = [f"**{title}**", "", "| " + " | ".join(head) + " |", "| " + " | ".join(["---:"] * len(head)) + " |"]
    lines += ["| " + " | ".join(map(shown, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def plot(folder: Path, name: str, series: Series, across: str, up: str) -> None:
    """A plot as SVG, with a logarithmic axis across where sizes are many times each other."""
    import matplotlib as mpl  # type: ignore[import-not-found, unused-ignore]

    mpl.use("svg")
    # no date and no random ids, so that the same figures make the same file
    mpl.rcParams.update({"svg.hashsalt": "paperkit", "svg.fonttype": "none", "font.size": 11})
    from matplotlib import pyplot as plt  # type: ignore[import-not-found, unused-ignore]

    figure, axes = plt.subplots(figsize=(6, 3.2))
    axes.plot(list(series), list(series.values()), marker="o", color="#00695c")
    if max(series) > 20 * min(series):
        axes.set_xscale("log")
    else:
        axes.set_xticks(list(series))
    axes.set_ylim(bottom=0)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(visible=True, alpha=0.3)
    figure.tight_layout()
    figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def measured(papers: list[Paper], rounds: int, plots: Path | None) -> str:
    """All series as tables, and plots of them where a folder is given."""
    # first of all, since a process begins with the peak of the one that started it
    number, memory = by_papers(papers)
    workers = by_workers(papers)
    length = by_length(papers, rounds)
    size, building = by_registry(papers, rounds)
    if plots is not None:
        plots.mkdir(parents=True, exist_ok=True)
        plot(plots, "length", length, "characters of a text", "µs for 1,000 characters")
        plot(plots, "registry", size, "benchmarks in the registry", "µs a paper")
        plot(plots, "papers", memory, "papers", "peak memory, MB")
        plot(plots, "workers", workers, "workers", "papers a second")
    return "\n".join(
        [
            table("By length of text", ("characters", "µs for 1,000 characters"), list(length.items())),
            table(
                "By size of the registry",
                ("benchmarks", "µs a paper", "s to build"),
                [(count, size[count], building[count]) for count in size],
            ),
            table(
                "By number of papers",
                ("papers", "µs a paper", "peak memory, MB"),
                [(count, number[count], memory[count]) for count in number],
            ),
            table("By workers", ("workers", "papers a second"), list(workers.items())),
        ]
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("file", nargs="?", type=Path, help="JSON Lines with titles and abstracts")
    ask.add_argument("--rounds", type=int, default=5, help="how many rounds (5)")
    ask.add_argument("--plots", type=Path, help="a folder for the plots")
    said = ask.parse_args()
    papers = read_papers(said.file, 1000) if said.file else list(made_papers(1000))
    print(measured(papers, said.rounds, said.plots))
    return 0


if __name__ == "__main__":
    sys.exit(main())
