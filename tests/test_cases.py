"""The table of hard cases: texts in `tests/cases/*.toml` with everything that is to be found in them.

A case is a block of one of these files:

    [[case]]
    name = "two addresses share one noun"      # unique among all files
    title = "LaneFuse"                         # title, abstract and comment as in a record; each may be left out
    abstract = "Code is at github.com/lanefuse/lanefuse. On BDD100K, mAP rises by 2.4 points with multi-task learning."
    comment = ""
    links = [{url = "https://github.com/lanefuse/lanefuse", kind = "code", provides = ["code"]}]
    code_status = "released"
    benchmarks = [{name = "BDD100K", role = "evaluated"}]
    results = [{values = [2.4], unit = "points", kind = "gain", metric = "mAP"}]
    metrics = ["mAP"]
    tags = ["multi-task", "learning-paradigm"]
    proposes = ["LaneFuse"]

Whatever a case does not list is expected to be absent: a field left out is expected to be empty, `code_status` to be
`none`. In detail:

- `links`: `provides` left out is empty. `text`, the text of the first mention, counts where it is given, and so do
  `key`, `owner`, `repo`, `path`, `repo_type`, `repo_id`, `scheme` and `identifier`.
- `benchmarks`: `name` is the text of one mention or the registry's name. `id`, `evidence` and `texts` (those of all
  mentions, in order) count where they are given.
- `results`: `unit` and `metric` (as written, or the registry's name) left out are null. `relative`, `bound`,
  `baseline`, `benchmarks` (their names) and `text` count where they are given.
- `metrics`, `proposes`: the text of one mention or the name in the record.
- `tags`: all ids, those of ancestors included.
- `open = "why"` marks a known failure: the case is expected to fail, and the mark has to go as soon as it does not.

Texts are written for the project, in the manner of real abstracts.

`tests/cases/floor.toml` pins precision, recall and F1 by field over the whole table, open cases included, with a hash
of the files. When cases were added or rules got better, run `python scripts/accuracy.py --update-floor`.
"""

from __future__ import annotations

from collections import Counter

import accuracy
import pytest

CASES = accuracy.read_cases()


def _param(stem, case):
    marks = [pytest.mark.xfail(reason=case.open, strict=True)] if case.open else []
    return pytest.param(case, id=f"{stem}:{case.name}", marks=marks)


@pytest.mark.parametrize("case", [_param(stem, case) for stem, case in CASES])
def test_everything_is_found_and_nothing_else(case):
    paper = accuracy.extract(case)
    lines = []
    for field, score in accuracy.compare(case, paper).items():
        lines += [f"{field}: missing {said}" for _, said in score.missed]
        lines += [f"{field}: not expected {said}" for _, said in score.wrong]
    assert not lines, "\n" + "\n".join([*lines, "", f"title: {case.title}", f"abstract: {case.abstract}"])


def test_names_are_unique():
    names = Counter(case.name for _, case in CASES)
    assert [name for name, times in names.items() if times > 1] == []


def test_no_text_stands_twice():
    texts = Counter((case.title, case.abstract, case.comment) for _, case in CASES)
    assert [text for text, times in texts.items() if times > 1] == []


def test_figures_are_not_below_the_floor():
    floor = accuracy.read_floor()
    lower = accuracy.below(accuracy.score(case for _, case in CASES), floor)
    assert not lower, "\n" + "\n".join(lower)
    assert floor["hash"] == accuracy.digest(), (
        "the cases changed: run 'python scripts/accuracy.py --update-floor' and commit tests/cases/floor.toml"
    )
