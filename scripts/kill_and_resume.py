"""Kill `paperkit extract` at random moments, go on with `--resume`, and compare with a run that nobody disturbed.

    python scripts/kill_and_resume.py --kills 200

Papers that occur twice and records that are none are among the input. A kill is survived if what the run leaves can be
gone on with; a round, if in the end output and rejects are those of the undisturbed run, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
from texts import papers  # noqa: E402 -- it stands beside this directory

BROKEN = ('{"title": "broken', '{"title": ""}', '{"title": 7}')


def make_input(path: Path, count: int, chance: random.Random) -> None:
    """Write papers, some twice, and records that are none."""
    with path.open("w", encoding="utf-8") as file:
        for paper in papers(count):
            line = json.dumps({"id": paper.id, "title": paper.title, "abstract": paper.abstract})
            file.write(f"{line}\n" * chance.choice([1, 1, 1, 1, 1, 1, 1, 1, 2]))
            if chance.random() < 0.03:
                file.write(chance.choice(BROKEN) + "\n")


def children(pid: int) -> list[int]:
    """The processes that a process has started and that run."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    with contextlib.suppress(OSError):
        return [int(child) for child in found.read_text().split()]
    return []


def started(directory: Path, out: str, workers: int) -> subprocess.Popen[str]:
    """A run, which goes on where the last one was ended."""
    command = [sys.executable, "-m", "paperkit", "extract", "in.jsonl", "-o", out, "--rejects", f"{out}.rejects"]
    return subprocess.Popen(
        [*command, "--workers", str(workers), "--resume"],
        cwd=directory,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )


def whole(path: Path) -> bool:
    """Whether a file ends with a line end; of a compressed one nothing is asked."""
    return path.suffix == ".gz" or not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")


class Tally:
    """What became of the kills."""

    def __init__(self) -> None:
        self.kills = self.workers_killed = self.torn = self.rounds = 0
        self.wrong: list[str] = []


def one_round(directory: Path, name: str, workers: int, kills: int, chance: random.Random, tally: Tally) -> None:
    """Kill runs until the number is reached or one comes to its end; then compare."""
    expected, out = directory / f"whole{name}", directory / f"out{name}"
    for path in (out, Path(f"{out}.rejects")):
        path.unlink(missing_ok=True)
    disturbed = 0
    while True:
        process = started(directory, out.name, workers)
        if disturbed < kills:
            wait_for_a_moment(process, out, expected.stat().st_size, chance)
            if process.poll() is None:
                below = children(process.pid)
                if below and chance.random() < 0.3:
                    os.kill(chance.choice(below), signal.SIGKILL)
                    _, said = process.communicate(timeout=60)
                    if process.returncode == 2 and "worker process ended" in said:
                        tally.workers_killed += 1
                    elif process.returncode != 1:  # it may have been done with the worker
                        tally.wrong.append(f"a killed worker: status {process.returncode}, {said.strip()}")
                else:
                    process.kill()
                    process.communicate()
                    for child in below:
                        wait_for_end(child, tally)
                tally.kills += 1
                disturbed += 1
                tally.torn += not whole(out)
                continue
        _, said = process.communicate(timeout=600)
        if process.returncode != 1:
            tally.wrong.append(f"out{name}: status {process.returncode}, {said.strip()}")
        break
    tally.rounds += 1
    for mine, theirs in ((out, expected), (Path(f"{out}.rejects"), Path(f"{expected}.rejects"))):
        if mine.read_bytes() != theirs.read_bytes():
            tally.wrong.append(f"{mine.name} with {workers} workers is not as it should be")


def wait_for_a_moment(process: subprocess.Popen[str], out: Path, size: int, chance: random.Random) -> None:
    """Wait for some time, or until the output has grown to some size and a little longer."""
    if chance.random() < 0.3:
        time.sleep(chance.uniform(0.05, 1))
        return
    begun = out.stat().st_size if out.exists() else 0
    enough = begun + chance.uniform(0, (size - begun) / 3)
    while process.poll() is None and (not out.exists() or out.stat().st_size <= enough):
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.05))


def wait_for_end(pid: int, tally: Tally) -> None:
    """See that a worker ends after its parent."""
    for _ in range(400):
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z":
                time.sleep(0.05)
                continue
        return
    tally.wrong.append("a worker outlived its parent by more than 20 s")
    os.kill(pid, signal.SIGKILL)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=20, help="how many to try at least, over all variants")
    parser.add_argument("--papers", type=int, default=2500, help="papers in the input")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)  # noqa: S311
    variants = [(name, workers) for name in (".jsonl", ".jsonl.gz") for workers in (1, 2)]
    tally, most = Tally(), max(1, min(6, options.kills // len(variants)))
    with tempfile.TemporaryDirectory() as made:
        directory = Path(made)
        make_input(directory / "in.jsonl", options.papers, chance)
        for name in (".jsonl", ".jsonl.gz"):
            started(directory, f"whole{name}", 1).communicate()
        while tally.kills < options.kills and not tally.wrong:
            for name, workers in variants:
                one_round(directory, name, workers, chance.randint(1, most), chance, tally)
            print(f"{tally.kills} kills in {tally.rounds} rounds", file=sys.stderr)
    lost = len(tally.wrong)
    print(
        f"{tally.kills - lost} of {tally.kills} kills survived ({tally.workers_killed} of a worker), in {tally.rounds} "
        f"rounds; {tally.torn} left a torn line"
    )
    for message in tally.wrong:
        print(message)
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
