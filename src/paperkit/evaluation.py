"""How exact an output is on papers that somebody annotated.

>>> from paperkit.pipeline import extract
>>> gold = Annotation.model_validate({"id": "1", "tags": ["moe", "retrieval"], "benchmarks": ["GSM8K"]})
>>> found = extract(Paper(id="1", abstract="A mixture of experts for GSM8K."))
>>> scores = evaluate([gold], [found])
>>> scores["tags"].missed
[('1', 'retrieval')]
>>> scores["benchmarks"].f1
1.0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from paperkit.errors import InputError
from paperkit.extract.links import parse_link
from paperkit.models import Benchmark, CodeStatus, Metric, Paper, ProposedName, Result, ResultKind, Role
from paperkit.taxonomy import normal_form

__all__ = ["FIGURES", "AnnotatedLink", "AnnotatedName", "AnnotatedResult", "Annotation", "Score", "evaluate"]

FIGURES = (
    "links",
    "link_kind",
    "provides",
    "code_status",
    "benchmarks",
    "benchmark_role",
    "metrics",
    "results",
    "result_kind",
    "result_metric",
    "tags",
    "proposes",
)
"""What is scored, in this order. `link_kind`, `provides`, `benchmark_role`, `result_kind` and `result_metric` look at
those findings alone that both sides have."""

Found = TypeVar("Found")

_EDGE = re.compile(
    r"^(?:the|an?)\s+|\s+(?:data\s?sets?|databases?|benchmarks?|corpus|corpora|challenges?|suites?|tasks?|test ?sets?"
    r"|collections?|leaderboards?|scores?|metrics?)$",
    re.IGNORECASE,
)
"""Words around a name that annotators take or leave."""

_UNITS = {
    "%": "percent",
    "percentage": "percent",
    "pp": "points",
    "point": "points",
    "percentage points": "points",
    "x": "factor",
    "×": "factor",
    "times": "factor",
    "fold": "factor",
    "second": "s",
    "seconds": "s",
    "milliseconds": "ms",
    "hour": "hours",
    "h": "hours",
    "minute": "minutes",
    "min": "minutes",
}
"""Other ways to write a unit."""


def _named(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    """A name in any of the forms that an annotation may give it in, as `AnnotatedName` has it."""
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict):
        texts = [mention.get("text") for mention in value.get("mentions") or () if isinstance(mention, dict)]
        return {
            **value,
            "name": value.get("name", value.get("surface")),
            "aliases": [*(value.get("aliases") or ()), *texts],
        }
    return value


def _metric(value: Any) -> Any:  # noqa: ANN401
    """The metric of a result: its text, of which a record has an object."""
    return value.get("text", value.get("name")) if isinstance(value, dict) else value


def _tag(value: Any) -> Any:  # noqa: ANN401
    """The id of a tag, of which a record has an object."""
    return value.get("id") if isinstance(value, dict) else value


class _Annotated(BaseModel):
    model_config = ConfigDict(frozen=True)


class AnnotatedLink(_Annotated):
    """A link that a text holds.

    Example:
        >>> AnnotatedLink(url="https://github.com/o/r").kind is None
        True
    """

    url: str
    """The address."""
    kind: str | None = None
    """Its kind, as in a record; not scored where it is left out."""
    provides: tuple[str, ...] | None = None
    """What the text says that it provides; not scored where it is left out."""
    borderline: bool = False
    """Whether a careful person could take it or leave it: it is then neither rewarded nor punished."""


class AnnotatedName(_Annotated):
    """A benchmark, a metric or a name that the paper proposes.

    Example:
        >>> AnnotatedName(name="GSM8K", role="evaluated").aliases
        ()
    """

    name: str
    """The name as the text has it; `surface` is understood as well."""
    aliases: tuple[str, ...] = ()
    """Other names of the same thing in the text; the texts of `mentions` are understood as well."""
    role: Role | None = None
    """Of a benchmark, its role; not scored where it is left out."""
    borderline: bool = False
    """Whether a careful person could take it or leave it: it is then neither rewarded nor punished."""


class AnnotatedResult(_Annotated):
    """A figure that the text reports.

    Example:
        >>> AnnotatedResult(values=(2.4,), unit="points", metric="mAP").kind is None
        True
    """

    values: tuple[float, ...]
    """The numbers, without signs and units."""
    unit: str | None = None
    """The unit, as in a record."""
    kind: ResultKind | None = None
    """Its kind, as in a record; not scored where it is left out."""
    metric: Annotated[str | None, BeforeValidator(_metric)] = None
    """The metric as the text has it; not scored where it is left out."""
    borderline: bool = False
    """Whether a careful person could take it or leave it: it is then neither rewarded nor punished."""


class Annotation(_Annotated):
    """What is to be found in one paper. A field that is left out is not scored.

    A record of paperkit's own, put right by hand, is an annotation; a name may also stand for a benchmark, a metric or
    a proposed name, and an id for a tag.

    Example:
        >>> Annotation.model_validate({"id": "1", "metrics": ["mAP"]}).metrics[0].name
        'mAP'
    """

    id: str
    """The paper's id, by which it is matched."""
    links: tuple[AnnotatedLink, ...] | None = None
    """Its links."""
    code_status: CodeStatus | None = None
    """Whether its code can be had."""
    benchmarks: tuple[Annotated[AnnotatedName, BeforeValidator(_named)], ...] | None = None
    """Its benchmarks and data sets."""
    metrics: tuple[Annotated[AnnotatedName, BeforeValidator(_named)], ...] | None = None
    """Its metrics."""
    results: tuple[AnnotatedResult, ...] | None = None
    """Its results."""
    tags: tuple[Annotated[str, BeforeValidator(_tag)], ...] | None = None
    """The ids of its tags. Only tags that some annotation gives are scored, which leaves their ancestors aside."""
    tags_borderline: tuple[str, ...] = ()
    """Tags that a careful person could give or not."""
    proposes: tuple[Annotated[AnnotatedName, BeforeValidator(_named)], ...] | None = None
    """The names that it gives its own method, model or system."""

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Iterator[Annotation]:
        """Read annotations from a JSON Lines file.

        Args:
            path: The file.

        Returns:
            An iterator of the annotations.

        Raises:
            InputError: A line is no annotation, or gives an id again; the error names file, line and field.
            OSError: The file cannot be read.

        Example:
            >>> import tempfile
            >>> with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            ...     _ = file.write('{"id": "1", "code_status": "open"}')
            ...     file.flush()
            ...     list(Annotation.read(file.name))  # doctest: +ELLIPSIS
            Traceback (most recent call last):
                ...
            paperkit.errors.InputError: ..., line 1, field 'code_status': input should be 'released', 'promised', ...
        """
        seen: dict[str, int] = {}
        with Path(path).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    annotation = cls.model_validate_json(line)
                except ValidationError as error:
                    first = error.errors()[0]
                    place = ".".join(map(str, first["loc"])) or None
                    message = first["msg"][:1].lower() + first["msg"][1:]
                    raise InputError(message, path=path, line=number, field=place) from None
                if annotation.id in seen:
                    message = f"paper {annotation.id!r} is annotated in line {seen[annotation.id]} already"
                    raise InputError(message, path=path, line=number, field="id")
                seen[annotation.id] = number
                yield annotation


@dataclass
class Score:
    """What was right, missed and wrong.

    Example:
        >>> score = Score(right=3, missed=[("1", "moe")])
        >>> score.precision, score.recall, round(score.f1, 3)
        (1.0, 0.75, 0.857)
    """

    right: int = 0
    """How many findings both sides have."""
    missed: list[tuple[str, str]] = field(default_factory=list)
    """What the annotations alone have: the paper's id, and what it is."""
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """What the output alone has: the paper's id, and what it is."""

    @property
    def gold(self) -> int:
        """How many findings the annotations have."""
        return self.right + len(self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, from 0 to 1; 1 where nothing was found."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, from 0 to 1; 1 where there is nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1; 1 where there was nothing and nothing was found."""
        every = 2 * self.right + len(self.missed) + len(self.wrong)
        return 2 * self.right / every if every else 1.0

    def compare(self, id_: str, gold: Iterable[str], found: Iterable[str], borderline: Iterable[str] = ()) -> None:
        """Count what two multisets share and what only one of them has.

        Args:
            id_: The paper's id.
            gold: What the annotation has.
            found: What the output has.
            borderline: What does not count, found or not.

        Example:
            >>> score = Score()
            >>> score.compare("1", ["a", "b"], ["b", "c"])
            >>> score
            Score(right=1, missed=[('1', 'a')], wrong=[('1', 'c')])
        """
        neutral = set(borderline)
        wanted = Counter(item for item in gold if item not in neutral)
        had = Counter(item for item in found if item not in neutral)
        self.right += (wanted & had).total()
        self.missed += [(id_, item) for item in (wanted - had).elements()]
        self.wrong += [(id_, item) for item in (had - wanted).elements()]


def evaluate(gold: Iterable[Annotation], predicted: Iterable[Paper]) -> dict[str, Score]:
    """Score extracted papers against annotations.

    Links are the same where their keys are; names where they are spelt alike, hyphens, capitals and words such as "the"
    and "dataset" around them aside. Of results each number counts, with its unit.

    Args:
        gold: The annotations.
        predicted: The extracted papers, in any order; those without an annotation do not count.

    Returns:
        A score for each of `FIGURES` that the annotations speak of. A paper that is not among the extracted ones counts
        as one in which nothing was found.

    Example:
        >>> gold = Annotation(id="1", code_status="released")
        >>> evaluate([gold], [])["code_status"].missed
        [('1', 'released')]
    """
    annotations = list(gold)
    papers = {paper.id: paper for paper in predicted}
    labels = {tag for annotation in annotations for tag in annotation.tags or ()}
    scores = {name: Score() for name in FIGURES}
    said: set[str] = set()
    for annotation in annotations:
        paper = papers.get(annotation.id) or Paper(id=annotation.id, title="-")
        said.update(_score(annotation, paper, labels, scores))
    return {name: scores[name] for name in FIGURES if name in said}


def _score(gold: Annotation, paper: Paper, labels: set[str], scores: dict[str, Score]) -> Iterator[str]:
    """Score one paper, and name the figures that its annotation speaks of."""
    if gold.links is not None:
        yield from ("links", "link_kind", "provides")
        for link, found in _pairs("links", gold.id, gold.links, paper.links, _same_link, scores):
            if link.kind is not None:
                scores["link_kind"].compare(gold.id, [f"{link.url}: {link.kind}"], [f"{link.url}: {found.kind}"])
            if link.provides is not None:
                provided = ([f"{link.url}: {what}" for what in each] for each in (link.provides, found.provides))
                scores["provides"].compare(gold.id, *provided)
    if gold.code_status is not None:
        yield "code_status"
        scores["code_status"].compare(gold.id, [gold.code_status], [paper.code_status])
    if gold.benchmarks is not None:
        yield from ("benchmarks", "benchmark_role")
        for name, benchmark in _pairs("benchmarks", gold.id, gold.benchmarks, paper.benchmarks, _same_name, scores):
            if name.role is not None:
                roles = ([f"{name.name}: {role}"] for role in (name.role, benchmark.role))
                scores["benchmark_role"].compare(gold.id, *roles)
    if gold.metrics is not None:
        yield "metrics"
        list(_pairs("metrics", gold.id, gold.metrics, paper.metrics, _same_name, scores))
    if gold.results is not None:
        yield from ("results", "result_kind", "result_metric")
        scores["results"].compare(
            gold.id,
            [number for result in gold.results if not result.borderline for number in _numbers(result)],
            [number for result in paper.results for number in _numbers(result)],
            [number for result in gold.results if result.borderline for number in _numbers(result)],
        )
        for result, had in _paired_results(gold.results, paper.results):
            shown = ", ".join(_numbers(result))
            if result.kind is not None:
                scores["result_kind"].compare(gold.id, [f"{shown}: {result.kind}"], [f"{shown}: {had.kind}"])
            if result.metric is not None:
                names = (had.metric.text, had.metric.name) if had.metric else ("none",)
                same = any(_alike(result.metric, name) for name in names)
                scores["result_metric"].compare(
                    gold.id, [f"{shown}: {result.metric}"], [f"{shown}: {result.metric if same else names[0]}"]
                )
    if gold.tags is not None:
        yield "tags"
        tags = [tag.id for tag in paper.tags if tag.id in labels]
        scores["tags"].compare(gold.id, dict.fromkeys(gold.tags), tags, gold.tags_borderline)
    if gold.proposes is not None:
        yield "proposes"
        list(_pairs("proposes", gold.id, gold.proposes, paper.proposes, _same_name, scores))


_Gold = TypeVar("_Gold", AnnotatedLink, AnnotatedName)


def _pairs(
    name: str,
    id_: str,
    gold: Sequence[_Gold],
    found: Sequence[Found],
    same: Callable[[_Gold, Found], bool],
    scores: dict[str, Score],
) -> Iterator[tuple[_Gold, Found]]:
    """Match each finding to the first free annotation that means it, count, and give the pairs."""
    score, free = scores[name], list(gold)
    for finding in found:
        match = next((each for each in free if same(each, finding)), None)
        if match is None:
            if not any(each.borderline and same(each, finding) for each in gold):
                score.wrong.append((id_, _shown(finding)))
            continue
        free.remove(match)
        if not match.borderline:
            score.right += 1
            yield match, finding
    score.missed += [(id_, _shown(each)) for each in free if not each.borderline]


def _same_link(gold: AnnotatedLink, link: Any) -> bool:  # noqa: ANN401 -- any of the types of links
    try:
        return bool(parse_link(gold.url).key == link.key)
    except InputError:
        return bool(gold.url == link.url)


def _same_name(gold: AnnotatedName, found: Benchmark | Metric | ProposedName) -> bool:
    names = (found.name, *(mention.text for mention in found.mentions))
    return not {*map(_form, (gold.name, *gold.aliases))}.isdisjoint(map(_form, names))


def _form(name: str) -> str:
    """What two spellings of a name share."""
    before = ""
    while name != before:
        before, name = name, _EDGE.sub("", name.strip())
    form = normal_form(name)
    return form.removesuffix("s") if len(form) > 3 else form


def _paired_results(
    gold: Sequence[AnnotatedResult], found: Sequence[Result]
) -> Iterator[tuple[AnnotatedResult, Result]]:
    """Results that are the same: first those of the same numbers, then those that share one."""
    free, rest = list(found), []
    for result in gold:
        if result.borderline:
            continue
        numbers = sorted(_numbers(result))
        match = next((each for each in free if sorted(_numbers(each)) == numbers), None)
        if match is None:
            rest.append(result)
        else:
            free.remove(match)
            yield result, match
    for result in rest:
        shared = set(_numbers(result))
        match = next((each for each in free if not shared.isdisjoint(_numbers(each))), None)
        if match is not None:
            free.remove(match)
            yield result, match


def _numbers(result: AnnotatedResult | Result) -> list[str]:
    """The numbers of a result, each with the unit."""
    unit = _unit(result.unit)
    return [f"{value:.10g} {unit}".strip() for value in result.values]


def _unit(unit: str | None) -> str:
    said = (unit or "").casefold().strip()
    return _UNITS.get(said, said)


def _alike(expected: str, found: str) -> bool:
    """Whether two names of a metric mean one: the same, or one with words that the other leaves out."""
    one, other = _form(expected), _form(found)
    return one in other or other in one


def _shown(finding: Any) -> str:  # noqa: ANN401
    """A finding, or its annotation, on one line."""
    return str(getattr(finding, "url", None) or finding.name)
