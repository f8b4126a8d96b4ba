#!/usr/bin/env python3
"""How time and memory grow with the length of a text, for texts that are hard on purpose.

    python benchmarks/families.py                       every family, 1 KB to 1 MB
    python benchmarks/families.py --largest 10000000    to 10 MB
    python benchmarks/families.py --only digits urls    some families

Each length of each family runs in a process of its own. The table gives microseconds of the processor per kilobyte at
each length, the slope of time against length on a logarithmic scale between the two longest (1 is linear, 2 quadratic),
and the peak memory of the longest run.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

UNITS: dict[str, str] = {
    "one word": "a",
    "one capital": "A",
    "digits": "7",
    "spaces": " ",
    "line feeds": "\n",
    "line feeds and letters": "a\n",
    "tabs": "\t",
    "full stops": ".",
    "sentences of a letter": "A. ",
    "commas": ",",
    "names in a list": "AbcBench, ",
    "names and conjunctions": "AbcBench and ",
    "capitalised words": "Word ",
    "acronyms in brackets": "(ABC) ",
    "capitals before a mark": "AAAA-",
    "parts of names": "x-MNIST ",
    "names without spaces": "XBench",
    "long forms": "Massive Text Embedding Benchmark (MTEB) ",
    "open brackets": "(",
    "closed brackets": ")",
    "square brackets": "[",
    "braces": "{",
    "nested brackets": "([{",
    "hyphens": "-",
    "dashes": "—",
    "hyphenated": "a-",
    "slashes": "/",
    "backslashes": "\\",
    "LaTeX commands": "\\textbf{",
    "LaTeX commands without braces": "\\a",
    "LaTeX formulas": "$x$ ",
    "dollars": "$",
    "what is compared": "in terms of path length, ",
    "metrics in a list": "metrics such as wave length, ",
    "acronyms of scores": "AB, CD scores ",
    "acronyms of scores without end": "AB, ",
    "what others are outdone in": "outperforms it in path length ",
    "what others are outdone in, without end": "outperforms ",
    "kinds of accuracy": "pose estimation accuracy ",
    "shares of nouns": "achieves 5% relevance, ",
    "the first of many": "X, the first wave, tide ",
    "percent signs": "%",
    "per cent": "5% ",
    "per cent, glued": "5%",
    "ranges": "5-7",
    "ranges in words": "from 5 to 7 to ",
    "points": "by 2.4 points ",
    "pairs": "(91.4% vs. 53.8%) ",
    "respectively": "1.2, 3.4 and 5.6 respectively, ",
    "plus and minus": "85.2 ± ",
    "numbers of a metric": "accuracy of 5, ",
    "metrics": "accuracy ",
    "metrics with a cut-off": "nDCG@10 ",
    "number words": "two orders of magnitude ",
    "schemes": "http://",
    "addresses": "https://github.com/o/r ",
    "addresses, glued": "https://github.com/o/r",
    "addresses in brackets": "(https://a.b/c) ",
    "hosts": "github.com/",
    "domains": "a.b.",
    "broken addresses": "https://github.com/o-\n",
    "e-mail": "a@b.c ",
    "at signs": "@",
    "percent escapes": "https://a.b/%41",
    "Markdown links": "[a](b) ",
    "Markdown emphasis": "*a* ",
    "asterisks": "*",
    "underscores": "_",
    "backticks": "`",
    "HTML tags": "<b>",
    "open angle brackets": "<",
    "HTML entities": "&amp;",
    "ampersands": "&",
    "quotes": '"',
    "apostrophes": "'",
    "code": "code is available at ",
    "code, said again": "Code: ",
    "data set": "the X dataset ",
    "data sets": "dataset ",
    "introductions": "we introduce a new benchmark, ",
    "called": "a dataset called ",
    "on and on": "on A on ",
    "tags": "retrieval ",
    "contrasts": "without ",
    "free": "-free",
    "contributions": "we release a dataset ",
    "emoji": "\U0001f600",
    "combining characters": "e\u0301",
    "right to left": "\u202eא ",
    "full width": "Ａ",
    "CJK": "数",
    "lone surrogates": "\ud800",
    "NUL": "\0",
    "zero-width": "\u200b",
    "no-break spaces": "\u00a0",
    "dotted capital I": "\u0130",
}
"""What is written again and again."""


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _nested(opening: str, inside: str, closing: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        depth = max(1, (size - len(inside)) // (len(opening) + len(closing)))
        return opening * depth + inside + closing * depth

    return text


def _mixed(size: int) -> str:
    """All units in a random order, the same one each time."""
    chance, parts, length = random.Random(1), list[str](), 0  # noqa: S311
    units = list(UNITS.values())
    while length < size:
        part = chance.choice(units) * chance.randint(1, 5)
        parts.append(part)
        length += len(part)
    return "".join(parts)[:size]


FAMILIES: dict[str, Callable[[int], str]] = {
    **{name: _repeated(unit) for name, unit in UNITS.items()},
    "balanced brackets": _nested("(", "a", ")"),
    "balanced LaTeX": _nested("\\emph{", "a", "}"),
    "balanced HTML": _nested("<i>", "a", "</i>"),
    "a noun phrase of short forms": lambda size: "We introduce a " + _repeated("Lane Set (LS) ")(size),
    "a noun phrase of suites": lambda size: "We introduce LaneSet, a " + _repeated("suite of ")(size),
    "new names": lambda size: ", ".join(f"Ab{number}Bench" for number in range(size // 11)),
    "everything": _mixed,
}
"""Texts of a length in code points, by name."""


def run(family: str, size: int) -> tuple[float, int]:
    """Extract one text: seconds of the processor, and the process's peak memory in bytes."""
    import paperkit

    paper = paperkit.Paper(title="A title", abstract=FAMILIES[family](size))
    paperkit.extract("We evaluate on GSM8K: https://github.com/o/r, 2.4 points.")
    start = time.process_time()
    paperkit.extract(paper)
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _apart(family: str, size: int, limit: float) -> tuple[float, int] | None:
    """The same in a process of its own; null where it took longer than the limit."""
    command = [sys.executable, __file__, "--run", family, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def rows(families: Sequence[str], sizes: Sequence[int], limit: float) -> list[str]:
    """The table, line by line, as it is measured."""
    lines = []
    head = [f"{size // 1000} KB" if size < 1_000_000 else f"{size // 1_000_000} MB" for size in sizes]
    lines.append("| family | " + " | ".join(f"µs/KB at {size}" for size in head) + " | slope | peak MB |")
    lines.append("| --- |" + " ---: |" * (len(sizes) + 2))
    print("\n".join(lines), flush=True)
    for family in families:
        found: list[tuple[int, float, int]] = []
        for size in sizes:
            outcome = _apart(family, size, limit)
            if outcome is None:
                break
            found.append((size, *outcome))
        cells = [f"{seconds * 1e9 / size:,.0f}" for size, seconds, _ in found]
        cells += [f"over {limit:.0f} s"] * (len(sizes) - len(cells))
        slope = "-"
        if len(found) > 1:
            (small, quick, _), (large, slow, _) = found[-2:]
            slope = f"{math.log(slow / quick) / math.log(large / small):.2f}"
        memory = f"{found[-1][2] / 1e6:,.0f}" if found else "-"
        lines.append(f"| {family} | " + " | ".join(cells) + f" | {slope} | {memory} |")
        print(lines[-1], flush=True)
    return lines


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--largest", type=int, default=1_000_000, help="the longest text, in characters")
    ask.add_argument("--smallest", type=int, default=1_000)
    ask.add_argument("--limit", type=float, default=60.0, help="seconds after which a run is given up")
    ask.add_argument("--only", nargs="+", metavar="FAMILY", choices=FAMILIES)
    ask.add_argument("--run", nargs=2, metavar=("FAMILY", "SIZE"), help=argparse.SUPPRESS)
    said = ask.parse_args()
    if said.run:
        print(json.dumps(run(said.run[0], int(said.run[1]))))
        return 0
    sizes = [said.smallest]
    while sizes[-1] * 10 <= said.largest:
        sizes.append(sizes[-1] * 10)
    rows(said.only or list(FAMILIES), sizes, said.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
