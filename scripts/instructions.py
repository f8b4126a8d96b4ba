"""Count the instructions that paperkit takes, which come out the same on every run: `python scripts/instructions.py`.

Exits with 1 where a figure is more than 10 % above the accepted one in `benchmarks/instructions.json`. With `--accept`,
the figures measured become the accepted ones; say in the commit why they grew. With `--functions`, the C functions in
which the instructions of a paper are spent are listed as well.

Needs [Valgrind](https://valgrind.org). The papers are those of `benchmarks/papers.jsonl`, which
`python benchmarks/texts.py 60` made. Each figure is a difference between two runs, so that what both do cancels out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "benchmarks" / "papers.jsonl"
ACCEPTED = ROOT / "benchmarks" / "instructions.json"
TOLERANCE = 0.10
ROUNDS = 4

EMPTY = "pass"
IMPORT = "import paperkit"
ABSTRACT = (
    "Existing approaches to road perception degrade when data shifts. We introduce LaneFuse, for multi-task "
    "learning. On BDD100K, it improves mAP by 2.4 points over the previous state of the art while being 3x faster, and "
    "reaches 91.4% accuracy on KITTI. Code is available at https://github.com/lanefuse/lanefuse."
)
FIRST = f"import paperkit; paperkit.extract({ABSTRACT!r})"
RUN = """
import json, paperkit
kit = paperkit.Pipeline()
with open({papers!r}, encoding="utf-8") as lines:
    papers = [paperkit.Paper(**json.loads(line)) for line in lines]
for _ in range({rounds}):
    for paper in papers:
        kit.extract(paper).model_dump_json()
"""


def count(code: str, *more: str) -> int:
    """The instructions that a Python program takes."""
    # to look for pydantic's plugins takes the longer the more is installed
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT / "src"),
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
    }
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", *more, sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"valgrind failed:\n{done.stderr[-2000:]}")
    return int(found[1].replace(",", ""))


def measure(functions: bool) -> dict[str, int]:
    papers = sum(1 for _ in PAPERS.open(encoding="utf-8"))
    nowhere = "--cachegrind-out-file=/dev/null"
    empty = count(EMPTY, nowhere)
    loaded = count(IMPORT, nowhere)
    first = count(FIRST, nowhere)
    # the first round meets every paper anew, those after it are the steady state
    once = count(RUN.format(papers=str(PAPERS), rounds=1), nowhere)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "cachegrind.out"
        often = count(RUN.format(papers=str(PAPERS), rounds=1 + ROUNDS), f"--cachegrind-out-file={out}")
        if functions:
            print(subprocess.run(["cg_annotate", str(out)], capture_output=True, text=True, check=True).stdout[:6000])  # noqa: S607
    return {
        "import": loaded - empty,
        "first extraction": first - loaded,
        "a paper": (often - once) // (ROUNDS * papers),
    }


def environment() -> dict[str, str]:
    """What the figures depend on besides the code."""
    packages = {name: version(name) for name in ("ahocorasick-rs", "pydantic", "regex")}
    return {"python": platform.python_version(), "machine": platform.machine(), **packages}


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--accept", action="store_true", help="write the figures down as the accepted ones")
    ask.add_argument("--functions", action="store_true", help="list the C functions that take the most")
    said = ask.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed: apt-get install valgrind")
    if subprocess.run(
        [sys.executable, "-c", IMPORT], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False
    ).returncode:
        return 1
    figures, here = measure(said.functions), environment()
    if said.accept:
        ACCEPTED.write_text(json.dumps({"environment": here, "figures": figures}, indent=2) + "\n", encoding="utf-8")
    stored = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    accepted = stored["figures"]
    grown = False
    for name, figure in figures.items():
        ratio = figure / accepted[name]
        print(f"{name}: {figure:,} instructions, accepted {accepted[name]:,} ({ratio - 1:+.1%})")
        grown = grown or ratio > 1 + TOLERANCE
    differing = [
        f"{name} {here[name]} instead of {stored['environment'][name]}"
        for name in here
        if here[name] != stored["environment"][name]
    ]
    if differing:
        print(
            f"The accepted figures are of another environment and cannot be compared with these: {', '.join(differing)}"
        )
        return 0
    if grown:
        print("More than 10 % above what is accepted: find out why, or accept it with scripts/instructions.py --accept")
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
