"""Time and memory of `paperkit extract` by number of papers and of workers.

    python scripts/measure_runs.py 10000 200000

The papers are made up (`benchmarks/texts.py`), or those of `--input`, over and over. Rounds with one worker and with
several alternate, so that whatever else the machine does weighs on both.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
from texts import papers  # noqa: E402 -- it stands beside this directory

RUN = """
import json, resource, sys, time
from paperkit.cli import main
begun = time.perf_counter()
status = main(sys.argv[1:])
mine, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
seconds = [each.ru_utime + each.ru_stime for each in (mine, workers)]
megabytes = [each.ru_maxrss / 1024 for each in (mine, workers)]
print(json.dumps([status, time.perf_counter() - begun, *seconds, *megabytes]))
"""


class Measured(NamedTuple):
    """One run."""

    status: int
    seconds: float
    own: float
    """Seconds of the processor in the main process."""
    shared: float
    """Seconds of the processor in all workers."""
    memory: float
    """The most that the main process had, in MB."""
    worker_memory: float
    """The most that a worker had, in MB."""


def make_input(path: Path, count: int, source: Path | None) -> None:
    """Write as many papers as asked for."""
    with path.open("w", encoding="utf-8") as file:
        if source is None:
            for paper in papers(count):
                file.write(json.dumps({"id": paper.id, "title": paper.title, "abstract": paper.abstract}) + "\n")
        else:
            with source.open(encoding="utf-8") as given:
                file.writelines(itertools.islice(itertools.cycle(given.readlines()), count))


def measured(path: Path, out: Path, workers: int) -> Measured:
    """Run the command once."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "extract", str(path), "-o", str(out), "--workers", str(workers)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    out.unlink()
    return Measured(*json.loads(done.stdout))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("counts", type=int, nargs="+", metavar="PAPERS")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--input", type=Path, help="JSON Lines to take the papers from")
    options = parser.parse_args()
    print("| papers | workers | seconds | of the processor: main process | workers | memory: main process | a worker |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as made:
        path, out = Path(made, "in.jsonl"), Path(made, "out.jsonl")
        for count in options.counts:
            make_input(path, count, options.input)
            runs: dict[int, list[Measured]] = {workers: [] for workers in options.workers}
            for _ in range(options.rounds):
                for workers in options.workers:
                    runs[workers].append(measured(path, out, workers))
            for workers, each in runs.items():
                best = min(each, key=lambda run: run.seconds)
                print(
                    f"| {count:,} | {workers} | {best.seconds:.1f} | {best.own:.1f} | {best.shared:.1f} "
                    f"| {best.memory:.0f} MB | {best.worker_memory:.0f} MB |",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
