"""Check the benchmark registry: `python scripts/check_taxonomy.py`.

Each problem is one line, `file:id: what`; the exit status is 1 where there is any. What the loader refuses is found
here too, all of it at once, and besides: unsorted files, batches without source or date, aliases that say nothing new,
and names that are plain words or very short and not marked `ambiguous`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from paperkit.errors import TaxonomyError
from paperkit.taxonomy import DATA, BenchmarkEntry, DataFile, ancestors, normal_form, read_file
from paperkit.taxonomy.search import doubts

FOLDER = Path(str(DATA)) / "benchmarks"
COMMON_WORDS = Path(__file__).with_name("common_words.txt")
"""Frequent words of English technical prose in lower case, one a line."""


def file_problems(file: str, data: DataFile) -> Iterator[str]:
    """What is wrong with one file as a whole."""
    if data.batch is None:
        yield f"{file}:-: no [batch] with source and date"
    elif not data.batch.source.strip():
        yield f"{file}:-: the batch names no source"
    for before, after in pairwise(data.benchmark):
        if before.casefold() > after.casefold():
            yield f"{file}:{after}: stands behind {before!r}: entries are sorted by id"


def entry_problems(place: str, entry: BenchmarkEntry, words: frozenset[str]) -> Iterator[str]:
    """What is wrong with one entry by itself."""
    for doubt in doubts(entry):
        yield f"{place}: {doubt}"
    for name in (entry.name, *entry.aliases):
        if not entry.ambiguous and name.casefold() in words:
            yield f"{place}: {name!r} is a common word and the entry is not ambiguous"
    if not entry.areas:
        yield f"{place}: no areas"


def problems(folder: Path) -> Iterator[str]:
    """Every problem of the files in a folder."""
    words = frozenset(COMMON_WORDS.read_text(encoding="utf-8").split())
    entries: dict[str, BenchmarkEntry] = {}
    places: dict[str, str] = {}
    holders: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            data = read_file(path)
        except TaxonomyError as error:
            yield f"{path.name}:-: {error}"
            continue
        yield from file_problems(path.name, data)
        for key, entry in data.benchmark.items():
            place = f"{path.name}:{key}"
            if key in places:
                yield f"{place}: the id stands in {places[key]} too"
                continue
            entries[key], places[key] = entry, place
            yield from entry_problems(place, entry, words)
            for form in sorted({normal_form(name) for name in (entry.name, *entry.aliases)}):
                if holders.setdefault(form, place) != place:
                    yield f"{place}: shares the name {form!r} with {holders[form]}"
    for key, entry in entries.items():
        for suite in entry.part_of:
            if suite not in entries:
                yield f"{places[key]}: part of {suite!r}, which is no benchmark"
        if key in ancestors(key, entries):
            yield f"{places[key]}: is part of itself"


def main() -> int:
    """Print the problems; 1 where there is any."""
    found = list(problems(FOLDER))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
