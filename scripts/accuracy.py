#!/usr/bin/env python3
"""How exact the extraction is on the table of hard cases, by field of the record.

    python scripts/accuracy.py                          the table of figures
    python scripts/accuracy.py --update-floor           write them to tests/cases/floor.toml
    python scripts/accuracy.py --update-floor --lower   even where they are lower than before

A finding counts as right when everything that the case says of it is right. Cases that are marked as open count too.
The form of the cases stands at the head of `tests/test_cases.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

import paperkit
from paperkit.evaluation import Score

CASES = Path(__file__).parent.parent / "tests" / "cases"
FLOOR = CASES / "floor.toml"
FIELDS = ("links", "code_status", "benchmarks", "metrics", "results", "tags", "proposes")
FIGURES = ("precision", "recall", "f1")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    always: ClassVar[frozenset[str]] = frozenset()
    """The keys that count even where the case leaves them out."""

    def said(self) -> dict[str, Any]:
        """What the case says of the finding."""
        count = self.always | self.model_fields_set
        return {key: getattr(self, key) for key in type(self).model_fields if key in count}


class ExpectedLink(_Table):
    """A link: `url`, `kind`, what it `provides`, and optionally the `text` of its first mention, `key` and so on."""

    always: ClassVar[frozenset[str]] = frozenset({"provides"})

    url: str
    kind: Literal["code", "huggingface", "paper", "video", "archive", "page"]
    provides: tuple[str, ...] = ()
    text: str | None = None
    key: str | None = None
    owner: str | None = None
    repo: str | None = None
    path: str | None = None
    repo_type: str | None = None
    repo_id: str | None = None
    scheme: str | None = None
    identifier: str | None = None


class ExpectedBenchmark(_Table):
    """A benchmark: the text of a mention or the registry's `name`, its `role`, optionally `id`, `texts`, `evidence`."""

    name: str
    role: Literal["introduced", "evaluated", "mentioned"]
    id: str | None = None
    evidence: str | None = None
    texts: tuple[str, ...] = ()


class ExpectedResult(_Table):
    """A result: `values`, `unit`, `kind` and the text of its `metric`, optionally the rest of the record's keys."""

    always: ClassVar[frozenset[str]] = frozenset({"unit", "metric"})

    values: tuple[float, ...]
    kind: Literal["score", "gain", "reduction", "count"]
    unit: str | None = None
    metric: str | None = None
    relative: bool | None = None
    bound: str | None = None
    baseline: str | None = None
    benchmarks: tuple[str, ...] = ()
    text: str | None = None


class Case(_Table):
    """A text and everything that is to be found in it."""

    name: str
    title: str = ""
    abstract: str = ""
    comment: str = ""
    open: str | None = None
    links: tuple[ExpectedLink, ...] = ()
    code_status: Literal["released", "promised", "on_request", "none"] = "none"
    benchmarks: tuple[ExpectedBenchmark, ...] = ()
    results: tuple[ExpectedResult, ...] = ()
    metrics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    proposes: tuple[str, ...] = ()


def files() -> list[Path]:
    """The files of cases, in order."""
    return sorted(path for path in CASES.glob("*.toml") if path != FLOOR)


def read_cases() -> list[tuple[str, Case]]:
    """All cases, each with the stem of its file.

    Raises:
        SystemExit: A case is not of the form that it should have.
    """
    cases = []
    for path in files():
        for number, table in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()), 1):
            try:
                cases.append((path.stem, Case.model_validate(table)))
            except ValidationError as error:
                raise SystemExit(f"{path.name}, case {number} ({table.get('name', 'no name')}): {error}") from error
    return cases


def digest() -> str:
    """A hash of all files of cases."""
    said = hashlib.sha256()
    for path in files():
        said.update(path.name.encode() + b"\0" + path.read_bytes())
    return said.hexdigest()[:16]


def compare(case: Case, paper: paperkit.Paper) -> dict[str, Score]:
    """What is right, missing and wrong in an extracted paper, by field.

    Args:
        case: The case.
        paper: What was extracted from its text.

    Returns:
        A score for each of `FIELDS`.
    """
    code = [paper.code_status] if paper.code_status != "none" else []
    return {
        "links": _match([link.said() for link in case.links], [_link(link) for link in paper.links], case.name),
        "code_status": _match(
            [{"is": s} for s in [case.code_status] if s != "none"], [{"is": s} for s in code], case.name
        ),
        "benchmarks": _match(
            [entry.said() for entry in case.benchmarks], [_benchmark(b) for b in paper.benchmarks], case.name
        ),
        "metrics": _match(
            [{"name": name} for name in case.metrics], [{"name": _names(m)} for m in paper.metrics], case.name
        ),
        "results": _match([result.said() for result in case.results], [_result(r) for r in paper.results], case.name),
        "tags": _match([{"id": tag} for tag in case.tags], [{"id": tag.id} for tag in paper.tags], case.name),
        "proposes": _match(
            [{"name": name} for name in case.proposes], [{"name": _names(p)} for p in paper.proposes], case.name
        ),
    }


class _AnyOf(tuple[str, ...]):
    """Several names of one thing, the registry's first; a case may give any of them."""

    __slots__ = ()


def _names(finding: Any) -> _AnyOf:  # noqa: ANN401
    return _AnyOf(dict.fromkeys((finding.name, *(mention.text for mention in finding.mentions))))


def _link(link: Any) -> dict[str, Any]:  # noqa: ANN401
    return {**dict(link), "provides": frozenset(link.provides), "text": link.mentions[0].text}


def _benchmark(benchmark: paperkit.Benchmark) -> dict[str, Any]:
    return {
        "name": _names(benchmark),
        "role": benchmark.role,
        "id": benchmark.id,
        "evidence": benchmark.evidence,
        "texts": tuple(mention.text for mention in benchmark.mentions),
    }


def _result(result: paperkit.Result) -> dict[str, Any]:
    return {
        **dict(result),
        "metric": _AnyOf((result.metric.text, result.metric.name)) if result.metric else None,
        "benchmarks": tuple(benchmark.name for benchmark in result.benchmarks),
        "text": result.mentions[0].text,
    }


def _same(expected: Any, found: Any) -> bool:  # noqa: ANN401
    """Whether a value found is the expected one."""
    if isinstance(found, _AnyOf):
        return expected in found
    if isinstance(found, frozenset):
        return set(expected) == found
    return bool(expected == found)


def _match(expected: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], name: str) -> Score:
    """Match each expected finding to the first free one of which everything said is true."""
    score, free = Score(), list(found)
    keys: tuple[str, ...] = ()
    for said in expected:
        keys = tuple(dict.fromkeys((*keys, *said)))
        for each in free:
            if all(_same(value, each.get(key)) for key, value in said.items()):
                free.remove(each)
                score.right += 1
                break
        else:
            score.missed.append((name, _shown(said)))
    shown = keys or ("url", "kind", "provides", "name", "role", "values", "unit", "metric", "id", "is")
    score.wrong += [(name, _shown({key: each[key] for key in shown if key in each})) for each in free]
    return score


def _shown(said: dict[str, Any]) -> str:
    """A finding as one line."""
    parts = []
    for key, value in said.items():
        if isinstance(value, _AnyOf):
            value = value[0]
        elif isinstance(value, frozenset):
            value = tuple(sorted(value))
        parts.append(str(value) if len(said) == 1 else f"{key}={value!r}")
    return ", ".join(parts)


def extract(case: Case) -> paperkit.Paper:
    """The case's text with what is found in it."""
    return paperkit.extract(paperkit.Paper(title=case.title, abstract=case.abstract, comment=case.comment))


def score(cases: Iterable[Case]) -> dict[str, Score]:
    """The scores of all cases together, by field."""
    total = {name: Score() for name in FIELDS}
    for case in cases:
        for name, score_of_case in compare(case, extract(case)).items():
            total[name].right += score_of_case.right
            total[name].missed += score_of_case.missed
            total[name].wrong += score_of_case.wrong
    return total


def rows(total: dict[str, Score]) -> Iterator[str]:
    """The table of figures, line by line."""
    for name, score_of_field in total.items():
        precision, recall, f1 = _figures(score_of_field)
        yield f"{name:12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   of {score_of_field.gold}"


def _figures(score_of_field: Score) -> tuple[float, ...]:
    return tuple(getattr(score_of_field, name) for name in FIGURES)


def below(total: dict[str, Score], floor: dict[str, Any]) -> list[str]:
    """What fell below the floor, one line each."""
    lines = []
    for name, score_of_field in total.items():
        for word, now in zip(FIGURES, _figures(score_of_field), strict=True):
            least = floor.get(name, {}).get(word, 0.0)
            if round(now, 4) < least:
                lines.append(f"{name}: {word} {now:.4f} is below {least:.4f}")
    return lines


def read_floor() -> dict[str, Any]:
    """The pinned figures; empty where there are none."""
    return tomllib.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}


def write_floor(total: dict[str, Score], cases: int) -> None:
    """Pin the figures, with the number and the hash of the cases they hold for."""
    lines = [
        "# Written by scripts/accuracy.py --update-floor: figures that may rise, and fall only on purpose.",
        f"cases = {cases}",
        f'hash = "{digest()}"',
    ]
    for name, score_of_field in total.items():
        if not score_of_field.gold:
            continue
        lines += ["", f"[{name}]"]
        lines += [f"{word} = {now:.4f}" for word, now in zip(FIGURES, _figures(score_of_field), strict=True)]
    FLOOR.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--update-floor", action="store_true", help="pin these figures")
    ask.add_argument("--lower", action="store_true", help="even where they are lower than the pinned ones")
    ask.add_argument("--errors", metavar="FIELD", choices=FIELDS, help="list what is missing and wrong in a field")
    said = ask.parse_args()
    cases = [case for _, case in read_cases()]
    if said.errors:
        for case in cases:
            found = compare(case, extract(case))[said.errors]
            for word, lines in (("missed", found.missed), ("wrong", found.wrong)):
                for name, line in lines:
                    print(f"{word:8} {name}: {line}")
        return 0
    total = score(cases)
    print(f"{len(cases)} cases, {sum(case.open is not None for case in cases)} of them open")
    print("\n".join(rows(total)))
    lower = below(total, read_floor())
    if lower:
        print("\nBelow tests/cases/floor.toml:", *lower, sep="\n  ")
    if said.update_floor and (said.lower or not lower):
        write_floor(total, len(cases))
        return 0
    if said.update_floor:
        print("The floor is left as it is; add --lower if this is meant.", file=sys.stderr)
    return 1 if lower else 0


if __name__ == "__main__":
    sys.exit(main())
