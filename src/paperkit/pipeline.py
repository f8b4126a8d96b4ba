"""From a paper to the same paper with its findings.

>>> paper = extract("Code: https://github.com/lanefuse/lanefuse", title="LaneFuse")
>>> paper.code_urls
('https://github.com/lanefuse/lanefuse',)
>>> extract(paper) == paper
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from paperkit._version import __version__
from paperkit.document import Document
from paperkit.errors import ExtractorError, InputError, PaperkitError
from paperkit.extract import Extractor, default_extractors
from paperkit.extract.base import KINDS, RuleExtractor
from paperkit.extract.cues import CUES
from paperkit.lexicon import Lexicon
from paperkit.models import MADE_OF_TEXT, Extraction, Finding, Mention, Paper, Result
from paperkit.taxonomy import Taxonomy, normal_form
from paperkit.trace import Trace

OnError = Callable[[PaperkitError], object]
Record = dict[str, Any]

_NOTHING: Record = {
    "links": (),
    "code_status": "none",
    "code_statement": None,
    "benchmarks": (),
    "metrics": (),
    "results": (),
    "tags": (),
    "proposes": (),
}
"""What a record says where nothing was found."""


@cache
def default_taxonomy() -> Taxonomy:
    """The built-in taxonomy, loaded once."""
    return Taxonomy.load()


@cache
def default_lexicon() -> Lexicon:
    """The lexicon of the built-in taxonomy, compiled once."""
    return Lexicon(default_taxonomy(), CUES)


class Explanation(BaseModel):
    """Why something was found, or why a candidate was not.

    Example:
        >>> [e.rule for e in Pipeline().explain(Paper(title="A survey of GSM8K")) if e.name == "GSM8K"][:1]
        ['registry']
    """

    model_config = ConfigDict(frozen=True)

    field: str
    """The field of the record: `links`, `code_status`, `benchmarks`, `metrics`, `results`, `tags`, `proposes`."""
    name: str
    """The URL, name, figure or tag."""
    mention: Mention
    """Where it stands."""
    rule: str
    """The rule that decided; for an extractor that is not built in, the extractor's name."""
    cue: Mention | None = None
    """The words that the rule went by; null where the form alone decided."""
    kept: bool
    """Whether it became a finding."""
    reason: str | None = None
    """Why it was dropped; null for what was kept."""


class Pipeline:
    """Extraction with a taxonomy and extractors of one's own. One pipeline may serve many threads.

    Args:
        taxonomy: What the rules know; the built-in taxonomy where none is given.
        extractors: The extractors, in the order in which they run; the built-in ones where none are given.

    Raises:
        ExtractorError: One of the extractors is none.

    Example:
        >>> kit = Pipeline(extractors=[e for e in default_extractors() if e.name == "tags"])
        >>> kit.extract("We study mixture-of-experts models.").tags[0].id
        'moe'
    """

    def __init__(self, *, taxonomy: Taxonomy | None = None, extractors: Iterable[Extractor] | None = None) -> None:
        self.extractors: tuple[Extractor, ...] = default_extractors() if extractors is None else tuple(extractors)
        for extractor in self.extractors:
            if not isinstance(extractor, Extractor):
                raise ExtractorError(f"{extractor!r} is no instance of paperkit.Extractor")
        self._steps = tuple(
            (extractor, extractor.collect if isinstance(extractor, RuleExtractor) else None)
            for extractor in self.extractors
        )
        """The extractors, the built-in ones with what they collect with."""
        # the findings of built-in extractors are made of the paper's own text and of the taxonomy
        self._built_in = all(collect is not None for _, collect in self._steps)
        self._own_taxonomy = taxonomy
        self.taxonomy = default_taxonomy() if taxonomy is None else taxonomy
        self._lexicon = default_lexicon() if taxonomy is None else Lexicon(taxonomy, CUES)
        self.extraction = Extraction(
            version=__version__,
            taxonomy=self.taxonomy.hash,
            extractors=tuple(extractor.name for extractor in self.extractors),
        )
        """What its papers say under `extraction`: a stored one that says something else can be extracted anew."""
        self._nothing = {**_NOTHING, "extraction": self.extraction}

    def __reduce__(self) -> tuple[object, ...]:
        return (_pipeline, (self._own_taxonomy, self.extractors))

    def extract(self, paper: object, *, title: str = "") -> Paper:
        """Find everything in one paper.

        Args:
            paper: The paper, its abstract, or an object that `to_paper` takes.
            title: The title, where the first argument is an abstract.

        Returns:
            A new paper: the metadata of the one given, with these findings and no others.

        Raises:
            InputError: There is neither a title nor an abstract.
            ExtractorError: An extractor failed, or yielded what is no finding.

        Example:
            >>> Pipeline().extract("It reaches 91.4% accuracy.").results[0].values
            (91.4,)
        """
        paper = _paper(paper, title)
        return self._validated(paper, self._run(Document(paper, self._lexicon)))

    def extract_many(
        self, papers: Iterable[object], *, workers: int = 1, on_error: OnError | None = None
    ) -> Iterator[Paper]:
        """Find everything in many papers, lazily and in their order.

        Args:
            papers: Papers, abstracts or objects that `to_paper` takes; they are read as results are asked for.
            workers: The number of processes that share the work.
            on_error: Called with the error of a paper that cannot be done, which is then left out; where none is
                given, the error is raised.

        Returns:
            An iterator of the papers with their findings.

        Raises:
            PaperkitError: A paper cannot be done, and `on_error` is not given.
            ValueError: `workers` is less than 1.

        Example:
            >>> [paper.tags[0].id for paper in Pipeline().extract_many(["Model merging.", "Few-shot learning."])]
            ['merging', 'few-shot']
        """
        if workers < 1:
            raise ValueError(f"workers is {workers}, at least 1 is needed")
        # loads the formats too, which one paper alone does not need
        from paperkit.runs import Item, extracted

        items = (Item(_taken(paper, record), record=record) for record, paper in enumerate(papers, 1))
        # closed here, so that worker processes end with the iteration and not when somebody collects it
        with closing(extracted(self, items, workers)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, Paper):
                    yield outcome
                elif on_error is None:
                    raise outcome
                else:
                    on_error(outcome)

    def explain(self, paper: object, *, title: str = "") -> tuple[Explanation, ...]:
        """Say which rule and cue made each finding, and which candidates were dropped and why.

        The rules run once more for it; extraction itself keeps no such notes.

        Args:
            paper: The paper, its abstract, or an object that `to_paper` takes.
            title: The title, where the first argument is an abstract.

        Returns:
            The explanations, in the order of the text.

        Raises:
            InputError: There is neither a title nor an abstract.
            ExtractorError: An extractor failed, or yielded what is no finding.

        Example:
            >>> Pipeline().explain("We evaluate on GSM8K.")[0].name
            'GSM8K'
        """
        document = Document(_paper(paper, title), self._lexicon)
        document.trace = Trace()
        self._run(document)
        entries = sorted(document.trace.entries, key=lambda entry: entry.span)
        return tuple(
            Explanation.model_validate(
                {
                    "field": entry.field,
                    "name": entry.name,
                    "mention": document.mention(*entry.span),
                    "rule": entry.rule,
                    "cue": document.mention(*entry.cue) if entry.cue else None,
                    "kept": entry.kept,
                    "reason": entry.reason,
                }
            )
            for entry in entries
        )

    def _run(self, document: Document) -> Record:
        """The findings of all extractors, by field of the record."""
        found: Record = {}
        for extractor, collect in self._steps:
            if collect is None:
                self._run_other(extractor, document, found)
                continue
            for field, findings in collect(document, self.taxonomy).items():
                found[field] = _merged(field, [*found[field], *findings]) if field in found else findings
        return found

    def _run_other(self, extractor: Extractor, document: Document, found: Record) -> None:
        """Add the findings of an extractor that is not built in."""
        try:
            findings = list(extractor.extract(document, self.taxonomy))
        except PaperkitError:
            raise
        except Exception as error:
            raise ExtractorError(
                f"extractor {extractor.name!r} failed on paper {document.paper.id!r}: {error!r}"
            ) from error
        for finding in findings:
            field = _field(finding)
            if field is None:
                raise ExtractorError(f"extractor {extractor.name!r} yielded {finding!r}, which is no finding")
            if document.trace is not None:
                for mention in finding.mentions:
                    span = document.span(mention)
                    document.trace.found(_public(field), _label(finding), span, rule=extractor.name)
            found[field] = _merged(field, [*found.get(field, ()), finding.model_dump()])

    def _validated(self, paper: Paper, found: Record) -> Paper:
        """The paper with the findings in place of those it had."""
        record = {**paper.__dict__, **self._nothing, **found}
        if code := record.pop("code", None):
            record["code_status"] = code[0]["status"]
            record["code_statement"] = code[0]["mentions"][0]
        try:
            if self._built_in:
                # to look for keys that no field is called by takes a sixth of the time, and rules make none
                return Paper.model_validate(record, context=MADE_OF_TEXT, extra="ignore")
            return Paper.model_validate(record)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise ExtractorError(
                f"a finding in paper {paper.id!r} is not valid: {first['msg']}", field=place
            ) from error


def _pipeline(taxonomy: Taxonomy | None, extractors: tuple[Extractor, ...]) -> Pipeline:
    return Pipeline(taxonomy=taxonomy, extractors=extractors)


def _paper(paper: object, title: str) -> Paper:
    """The argument as a paper."""
    if not isinstance(paper, str):
        if title:
            raise InputError("a title goes with an abstract, a Paper has its own", field="title")
        if isinstance(paper, Paper):
            return paper
        # only other objects need the readers
        from paperkit.io.objects import to_paper

        return to_paper(paper)
    try:
        return Paper(title=title, abstract=paper)
    except ValidationError as error:
        raise InputError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error


def _taken(paper: object, record: int) -> Paper | str | PaperkitError:
    """The same here as in a worker process, to which not every object can be sent."""
    try:
        return paper if isinstance(paper, str) else _paper(paper, "")
    except PaperkitError as error:
        error.record = record
        return error


def _field(finding: object) -> str | None:
    """The field of the record (or `code`) in which a finding of some type stands."""
    return next((field for field, kind in KINDS.items() if isinstance(finding, kind)), None)


def _public(field: str) -> str:
    return "code_status" if field == "code" else field


def _label(finding: Finding) -> str:
    for attribute in ("url", "name", "id", "status"):
        if said := getattr(finding, attribute, None):
            return str(said)
    return ", ".join(map(str, finding.values)) if isinstance(finding, Result) else repr(finding)


_IDENTITY: dict[str, Callable[[Record], object]] = {
    "links": lambda link: (link["kind"], link["key"], link.get("path")),
    "code": lambda code: code["status"],
    "benchmarks": lambda benchmark: benchmark.get("id") or normal_form(benchmark["name"]),
    "metrics": lambda metric: (metric.get("id"), normal_form(metric["name"])),
    "results": lambda result: tuple(repr(item) for key, item in sorted(result.items()) if key != "mentions"),
    "tags": lambda tag: tag["id"],
    "proposes": lambda proposed: normal_form(proposed["name"]),
}
"""What makes two findings of a field the same."""

_FIELD_ORDER = {"title": 0, "abstract": 1, "comment": 2}


def _place(mention: Record | Mention) -> tuple[int, int, int]:
    """What mentions are ordered by, and what makes two the same."""
    said = mention.__dict__ if isinstance(mention, Mention) else mention
    return _FIELD_ORDER[said["field"]], said["start"], said["end"]


def _merged(field: str, findings: Iterable[Record]) -> list[Record]:
    """The findings with those of the same identity made one, their mentions joined in the order of the text."""
    merged: dict[object, Record] = {}
    for finding in findings:
        identity = _IDENTITY[field](finding)
        first = merged.setdefault(identity, finding)
        if first is not finding:
            mentions = {_place(mention): mention for mention in (*first["mentions"], *finding["mentions"])}
            merged[identity] = {**first, "mentions": [mentions[place] for place in sorted(mentions)]}
    return list(merged.values())


@cache
def _default() -> Pipeline:
    return Pipeline()


def extract(paper: object, *, title: str = "") -> Paper:
    """Find everything in one paper, with the built-in taxonomy and extractors.

    Args:
        paper: The paper, its abstract, or an object that `to_paper` takes.
        title: The title, where the first argument is an abstract.

    Returns:
        A new paper: the metadata of the one given, with these findings and no others.

    Raises:
        InputError: There is neither a title nor an abstract.

    Example:
        >>> extract("Models are at hf.co/lanefuse/base.").huggingface[0].repo_id
        'lanefuse/base'
    """
    return _default().extract(paper, title=title)


def extract_many(papers: Iterable[object], *, workers: int = 1, on_error: OnError | None = None) -> Iterator[Paper]:
    """Find everything in many papers, lazily and in their order.

    Args:
        papers: Papers, abstracts or objects that `to_paper` takes; they are read as results are asked for.
        workers: The number of processes that share the work.
        on_error: Called with the error of a paper that cannot be done, which is then left out; where none is given,
            the error is raised.

    Returns:
        An iterator of the papers with their findings.

    Raises:
        PaperkitError: A paper cannot be done, and `on_error` is not given.
        ValueError: `workers` is less than 1.

    Example:
        >>> len(list(extract_many(["Model merging.", "Few-shot learning."])))
        2
    """
    return _default().extract_many(papers, workers=workers, on_error=on_error)
