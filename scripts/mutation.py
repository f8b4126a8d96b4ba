#!/usr/bin/env python3
"""Mutation testing of the extractors, with Cosmic Ray (`pip install '.[cli]' --group test --group mutation`).

    python scripts/mutation.py                        40 mutants of each module of an extractor
    python scripts/mutation.py tags links --sample 0  every mutant of two modules

A mutant is the code with one operator, number or condition changed; it is killed when a test of the table of cases or
of the extractors fails. Left out are annotations, and the bounds of the stretches of text that a rule reads, which are
generous: a character more or less changes nothing. Mutants are drawn with a fixed seed, and tried in a copy of the
project. The score is the share that was killed; those that survived are listed as changes to look at.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parent.parent
EXTRACT = Path("src/paperkit/extract")
TESTS = ("cases", "links", "benchmarks", "metrics", "results", "tags", "proposes")
"""The tests that know the extractors; the others would take long to say what these say at once."""

CONFIG = """
[cosmic-ray]
module-path = {modules}
timeout = {timeout}
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider -p no:randomly {tests}"

[cosmic-ray.distributor]
name = "local"
"""

Outcome = tuple[WorkItem, WorkResult]


def modules() -> list[str]:
    """The names of the modules of the extractors."""
    return sorted(path.stem for path in (ROOT / EXTRACT).glob("*.py") if path.stem != "__init__")


def outcomes(names: list[str], sample: int, timeout: float) -> list[Outcome]:
    """Try mutants of modules, in a copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "paperkit"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache"))
        tests = " ".join(f"tests/test_{name}.py" for name in TESTS)
        paths = [str(EXTRACT / f"{name}.py") for name in names]
        config = CONFIG.format(modules=paths, timeout=timeout, python=sys.executable, tests=tests)
        (copy / "mutation.toml").write_text(config, encoding="utf-8")
        # where the tests fail as it is, every mutant would count as killed
        _cosmic_ray(copy, "baseline", "mutation.toml")
        _cosmic_ray(copy, "init", "mutation.toml", "mutation.sqlite")
        database = str(copy / "mutation.sqlite")
        with use_db(database, WorkDB.Mode.open) as work:
            items = [item for name in names for item in _drawn(list(work.work_items), name, sample)]
            work.clear()
            work.add_work_items(items)
        _cosmic_ray(copy, "exec", "mutation.toml", "mutation.sqlite")
        with use_db(database, WorkDB.Mode.open) as work:
            results = dict(work.results)
            return [(item, results[item.job_id]) for item in work.work_items if item.job_id in results]


def _drawn(items: list[WorkItem], name: str, sample: int) -> list[WorkItem]:
    """Some mutants of a module, or all."""
    outside = _outside(ROOT / EXTRACT / f"{name}.py")
    own = [item for item in items if item.mutations[0].module_path.stem == name]
    own = [item for item in own if not any(start <= item.mutations[0].start_pos < end for start, end in outside)]
    own.sort(key=lambda item: (item.mutations[0].operator_name, item.mutations[0].occurrence))
    return random.Random(1).sample(own, min(sample or len(own), len(own)))  # noqa: S311


def _outside(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The lines and columns of what is left out of a module: annotations, and bounds of stretches of text."""
    nodes: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            nodes.append(node.returns)
        elif isinstance(node, ast.arg | ast.AnnAssign):
            nodes.append(node.annotation)
        elif isinstance(node, ast.Slice) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"min", "max"}
        ):
            nodes.append(node)
    places = [node for node in nodes if node is not None]
    return [((each.lineno, each.col_offset), (each.end_lineno or 0, each.end_col_offset or 0)) for each in places]


def _cosmic_ray(folder: Path, *arguments: str) -> None:
    program = Path(sys.executable).with_name("cosmic-ray")
    subprocess.run([program, *arguments], cwd=folder, check=True, env={"PYTHONPATH": "src", "PATH": ""})


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {EXTRACT}; all of them unless given")
    ask.add_argument("--sample", type=int, default=40, help="mutants of each module; 0 for every one")
    ask.add_argument("--timeout", type=float, default=120.0, help="seconds after which a mutant counts as killed")
    said = ask.parse_args()
    known = modules()
    if unknown := [name for name in said.modules if name not in known]:
        ask.error(f"there is no module {unknown[0]!r}, only {', '.join(known)}")
    names = said.modules or known
    found = outcomes(names, said.sample, said.timeout)
    print("| module | mutants | killed | score |\n| --- | ---: | ---: | ---: |")
    for name in [*names, "all"]:
        own = [result for item, result in found if name in {"all", item.mutations[0].module_path.stem}]
        killed = sum(result.test_outcome != TestOutcome.SURVIVED for result in own)
        print(f"| {name} | {len(own)} | {killed} | {killed / len(own):.0%} |" if own else f"| {name} | 0 | 0 | |")
    for item, result in found:
        if result.test_outcome == TestOutcome.SURVIVED:
            print(f"\n{item.mutations[0].module_path}\n{result.diff}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
