#!/usr/bin/env python3
"""Coverage-guided fuzzing of the extractors, with atheris (`pip install '.[cli]' --group fuzz`).

    python scripts/fuzz.py links                          until stopped
    python scripts/fuzz.py links -max_total_time=3600     an hour; what follows the name are options of libFuzzer
    python scripts/fuzz.py links FOLDER                   and keep what was learnt in a folder

The name is that of an extractor, `all`, or `read` for the readers. Texts begin with those of `tests/corpus`, one folder
a target, where new ones that reach other code are kept small by `-merge=1`. An input that breaks a promise (an
exception, a mention that is not where it says, a record that cannot be written and read again, another result the
second time) ends the run and is left in a file `crash-...`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["paperkit"]):
    import paperkit

    # what is loaded when it is first needed is to be watched as well
    paperkit.extract("We improve F1 on GSM8K by 2.4 points, https://github.com/o/r.", title="A")
    list(paperkit.read(io.StringIO('{"title": "A"}')))

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
"""What a run begins with, and `tests/test_any_text.py` walks."""

EXTRACTORS = {extractor.name: extractor for extractor in paperkit.default_extractors()}
TARGETS = (*EXTRACTORS, "all", "read")


def check(kit: paperkit.Pipeline, text: str) -> None:
    """Extract a text as title, abstract and comment, and hold the record to what it promises."""
    title, _, rest = text.partition("\0")
    abstract, _, comment = rest.partition("\0")
    if not title.strip() and not abstract.strip():
        return
    paper = paperkit.Paper(title=title, abstract=abstract, comment=comment)
    found = kit.extract(paper)
    for name in ("links", "benchmarks", "metrics", "results", "tags", "proposes"):
        for finding in getattr(found, name):
            for mention in finding.mentions:
                said = getattr(found, mention.field)[mention.start : mention.end]
                if said != mention.text or not said:
                    raise AssertionError(f"{name}: {mention!r} is not what stands there: {said!r}")
    line = found.model_dump_json()
    if paperkit.Paper.model_validate_json(line) != found:
        raise AssertionError("the record is another one when it is read again")
    if kit.extract(found).model_dump_json() != line:
        raise AssertionError("the second extraction finds something else")


def check_read(data: bytes) -> None:
    """Read bytes as a file; only errors of paperkit's own may come of it."""
    errors: list[paperkit.PaperkitError] = []
    try:
        for paper in paperkit.read(io.BytesIO(data), on_error=errors.append):
            paper.model_dump_json()
    except paperkit.PaperkitError:
        pass


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(TARGETS)}}} [libFuzzer's options and folders]")
    target = sys.argv.pop(1)
    corpus = CORPUS / target
    if not any(not argument.startswith("-") for argument in sys.argv[1:]):
        corpus.mkdir(parents=True, exist_ok=True)
        sys.argv.append(str(corpus))
    if target == "read":
        atheris.Setup(sys.argv, check_read)
    else:
        kit = paperkit.Pipeline(extractors=None if target == "all" else [EXTRACTORS[target]])
        atheris.Setup(sys.argv, lambda data: check(kit, data.decode("utf-8", "surrogateescape")))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
