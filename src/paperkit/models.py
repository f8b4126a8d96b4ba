"""The record: a paper as it came in, and everything that was found in it.

>>> paper = Paper(title="LaneFuse", abstract="Code: https://github.com/lanefuse/lanefuse")
>>> paper.id
'54e4dc207c104e87'
>>> paper.links
()
>>> Paper.model_validate_json(paper.model_dump_json()) == paper
True

Every finding points at the text as it was given:

>>> mention = Mention(field="abstract", start=0, end=4, text="Code")
>>> paper.abstract[mention.start:mention.end] == mention.text
True
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    ValidationInfo,
    model_validator,
)

__all__ = [
    "ArchiveLink",
    "Benchmark",
    "BenchmarkRef",
    "CodeLink",
    "CodeStatement",
    "CodeStatus",
    "Extraction",
    "Finding",
    "HuggingFaceLink",
    "Link",
    "Mention",
    "Metric",
    "MetricRef",
    "PageLink",
    "Paper",
    "PaperLink",
    "ProposedName",
    "Result",
    "Tag",
    "VideoLink",
]

FieldName = Literal["title", "abstract", "comment"]
Provided = Literal["code", "model", "data", "demo", "page", "video", "paper"]
CodeStatus = Literal["released", "promised", "on_request", "none"]
Role = Literal["introduced", "evaluated", "mentioned"]
Evidence = Literal["registry", "cue", "coordination", "shape"]
ResultKind = Literal["score", "gain", "reduction", "count"]
Bound = Literal["at_least", "at_most", "about"]
RepoType = Literal["model", "dataset", "space", "collection", "paper", "user", "other"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_ARXIV_VERSION = re.compile(r"v\d+$")


class _Model(BaseModel):
    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="forbid", ser_json_inf_nan="null", allow_inf_nan=False
    )


class Mention(_Model):
    """A stretch of the text as it was given: `record[field][start:end] == text`.

    Example:
        >>> Mention(field="title", start=0, end=8, text="LaneFuse").text
        'LaneFuse'
    """

    field: FieldName
    """The field of the paper that holds it."""
    start: int = Field(ge=0)
    """Where it begins, in code points from the start of the field."""
    end: int = Field(ge=0)
    """Where it ends, in code points; the character at `end` is not part of it."""
    text: str
    """The characters from `start` to `end`, as they were given."""


class _Link(_Model):
    url: str
    """The address that a person would open: with its scheme, without the punctuation and markup around it."""
    key: str
    """What two spellings of one place share: no scheme, `www.`, `.git`, tree path or final slash; in lower case where
    the host does not tell capitals apart. The key to join on."""
    host: str
    """The host's name in lower case, without `www.`."""


class CodeLink(_Link):
    """A link to a forge, a gist, a notebook host or a package index.

    Example:
        >>> CodeLink(kind="code", url="https://github.com/o/r", key="github.com/o/r", host="github.com",
        ...          owner="o", repo="r").repo
        'r'
    """

    kind: Literal["code"]
    """The kind of place, told from the address alone."""
    owner: str | None = None
    """The account or group, subgroups included; null where the address has none."""
    repo: str | None = None
    """The repository, or at a package index the package; null where the address has none."""
    path: str | None = None
    """All that follows the repository, as written: `tree/main/sub`; null where nothing does."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


class HuggingFaceLink(_Link):
    """A link to the Hugging Face Hub.

    Example:
        >>> HuggingFaceLink(kind="huggingface", url="https://huggingface.co/gpt2", key="huggingface.co/gpt2",
        ...                 host="huggingface.co", repo_type="model", repo_id="gpt2").repo_id
        'gpt2'
    """

    kind: Literal["huggingface"]
    """The kind of place, told from the address alone."""
    repo_type: RepoType
    """What the Hub holds there."""
    repo_id: str | None = None
    """Its name in the Hub's form, `owner/name`; old one-word models as they are; null for `other`."""
    path: str | None = None
    """All that follows the repository, as written; null where nothing does."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


class PaperLink(_Link):
    """A link to a paper.

    Example:
        >>> PaperLink(kind="paper", url="https://arxiv.org/abs/2601.00001", key="arxiv.org/abs/2601.00001",
        ...           host="arxiv.org", scheme="arxiv", identifier="2601.00001").identifier
        '2601.00001'
    """

    kind: Literal["paper"]
    """The kind of place, told from the address alone."""
    scheme: str | None = None
    """The scheme of the identifier: `arxiv`, `doi`, `openreview`, `acl` and so on; null where there is none."""
    identifier: str | None = None
    """The identifier in that scheme, without a version; null where the address has none."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


class VideoLink(_Link):
    """A link to a video.

    Example:
        >>> VideoLink(kind="video", url="https://youtu.be/x", key="youtu.be/x", host="youtu.be").kind
        'video'
    """

    kind: Literal["video"]
    """The kind of place, told from the address alone."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


class ArchiveLink(_Link):
    """A link to an archive or a file share: Zenodo, OSF, figshare, Kaggle, a drive.

    Example:
        >>> ArchiveLink(kind="archive", url="https://osf.io/x", key="osf.io/x", host="osf.io").kind
        'archive'
    """

    kind: Literal["archive"]
    """The kind of place, told from the address alone."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


class PageLink(_Link):
    """A link to any other page: a project page, a lab's site, a short link.

    Example:
        >>> PageLink(kind="page", url="https://x.github.io", key="x.github.io", host="x.github.io").kind
        'page'
    """

    kind: Literal["page"]
    """The kind of place, told from the address alone."""
    provides: tuple[Provided, ...] = ()
    """What the words around the address say it holds; empty where they do not say."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text gives the address, in order."""


LinkType = CodeLink | HuggingFaceLink | PaperLink | VideoLink | ArchiveLink | PageLink
Link = Annotated[LinkType, Discriminator("kind")]


class CodeStatement(_Model):
    """What the text says of the paper's own code, and where.

    Example:
        >>> CodeStatement(status="released",
        ...               mentions=(Mention(field="abstract", start=0, end=5, text="Code:"),)).status
        'released'
    """

    status: Literal["released", "promised", "on_request"]
    """Whether it is available now, only promised, or given on request only."""
    mentions: tuple[Mention, ...] = Field(min_length=1)
    """The statement; where there are several, the first is the one that decided."""


class Benchmark(_Model):
    """A benchmark, data set, corpus, test suite, simulator, shared task or challenge that the text names.

    Example:
        >>> Benchmark(id="bdd100k", name="BDD100K", role="evaluated", evidence="registry").name
        'BDD100K'
    """

    id: str | None = None
    """The registry's id; null for a name that the registry does not know."""
    name: str
    """The registry's name for it, or the name as written."""
    role: Role
    """Whether the paper introduces it, evaluates or trains on it, or only mentions it."""
    evidence: Evidence
    """The strongest reason to take it for one: it is in the registry, the words around it say so, it is named in one
    breath with a known one, or its form alone."""
    mentions: tuple[Mention, ...] = ()
    """Every occurrence, aliases included, in order."""


class Metric(_Model):
    """An evaluation metric that the text names.

    Example:
        >>> Metric(id="map", name="mAP", higher_is_better=True).name
        'mAP'
    """

    id: str | None = None
    """The registry's id; null for a metric that the registry does not know."""
    name: str
    """The registry's name for it, with the cut-off as written (`nDCG@10`), or the name as written."""
    higher_is_better: bool | None = None
    """Whether more is better; null where the registry does not know."""
    mentions: tuple[Mention, ...] = ()
    """Every occurrence, aliases included, in order."""


class MetricRef(_Model):
    """The metric that a result is a figure of.

    Example:
        >>> MetricRef(id="map", name="mAP", text="mAP").text
        'mAP'
    """

    id: str | None = None
    """The registry's id; null where the registry does not know the metric."""
    name: str
    """The registry's name, or the name as written."""
    text: str
    """The metric as the text has it."""


class BenchmarkRef(_Model):
    """A benchmark that a result was obtained on.

    Example:
        >>> BenchmarkRef(id="bdd100k", name="BDD100K").name
        'BDD100K'
    """

    id: str | None = None
    """The registry's id; null where the registry does not know the benchmark."""
    name: str
    """The registry's name, or the name as written."""


class Result(_Model):
    """A number, or a pair, that says how well or how cheaply something does.

    Example:
        >>> Result(values=(2.4,), unit="points", kind="gain").values
        (2.4,)
    """

    values: tuple[float, ...] = Field(min_length=1)
    """The numbers without signs and units, in the order of the text. In "85.2 \u00b1 0.3" the value is 85.2."""
    unit: str | None = None
    """`percent`, `points`, `factor`, `count`, another unit as written, or null for a bare score."""
    kind: ResultKind
    """A level reached, a gain, a reduction, or a count of wins, tasks or ranks."""
    relative: bool | None = None
    """Whether a change is relative to the old value; null where the text does not say."""
    bound: Bound | None = None
    """Whether the figure is a lower bound, an upper bound or an approximation; null where it is exact."""
    metric: MetricRef | None = None
    """The quantity; null where the text names none."""
    benchmarks: tuple[BenchmarkRef, ...] = ()
    """What it was obtained on, where the text says so."""
    baseline: str | None = None
    """The compared system as written; null where the text names none."""
    mentions: tuple[Mention, ...] = ()
    """The statement: the shortest run that holds numbers, unit and, where adjacent, the metric."""


class Tag(_Model):
    """A task, method or topic that the paper is about.

    Example:
        >>> Tag(id="multi-task", label="Multi-task learning").id
        'multi-task'
    """

    id: str
    """The taxonomy's id."""
    label: str
    """The taxonomy's label, for people."""
    mentions: tuple[Mention, ...] = ()
    """Every phrase that gave the tag, in order; an ancestor carries those of its descendants."""


class ProposedName(_Model):
    """A name that the paper gives its own method, model or system.

    Example:
        >>> ProposedName(name="LaneFuse").name
        'LaneFuse'
    """

    name: str
    """The name as first written."""
    mentions: tuple[Mention, ...] = ()
    """Every occurrence, in order."""


class Extraction(_Model):
    """What made the findings of a record, so that a stored one can be told from a newer one.

    Example:
        >>> Extraction(version="0.1.0", taxonomy="8f3a91c02b7d", extractors=("links",)).version
        '0.1.0'
    """

    version: str
    """The version of the rules, which is that of the library."""
    taxonomy: str
    """A hash of the taxonomy, 12 hexadecimal digits."""
    extractors: tuple[str, ...]
    """The names of the extractors that ran, in order."""


Finding = LinkType | CodeStatement | Benchmark | Metric | Result | Tag | ProposedName
"""What an extractor yields."""


def _as_day(value: object) -> object:
    """The day of a date with a time, in UTC where the time has a zone; anything else as it is."""
    if isinstance(value, str) and len(value) > 10 and value[10] in "T ":
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).date()
    return value


def _without_version(value: object) -> object:
    return _ARXIV_VERSION.sub("", value) if isinstance(value, str) else value


MADE_OF_TEXT = object()
"""The context in which a record is validated whose findings hold no strings but those of texts that the automaton has
read, which takes no lone surrogates, and of a taxonomy."""

_FINDINGS = frozenset(
    {"links", "code_status", "code_statement", "benchmarks", "metrics", "results", "tags", "proposes", "extraction"}
)


def _without_surrogates(value: Any) -> Any:  # noqa: ANN401
    """The value with every lone surrogate in its strings replaced by U+FFFD."""
    if isinstance(value, str):
        return value if value.isascii() or not _SURROGATE.search(value) else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_without_surrogates, value)) if type(value) in (list, tuple) else value
    return value


Day = Annotated[date, BeforeValidator(_as_day)]


class Paper(_Model):
    """A paper: its metadata as given, and what the extractors found.

    Raises:
        pydantic.ValidationError: A field has the wrong type, or there is neither a title nor an abstract.

    Example:
        >>> Paper(title="LaneFuse", arxiv_id="2601.00001v2").id
        '2601.00001'
        >>> Paper(title=" ")
        Traceback (most recent call last):
            ...
        pydantic_core._pydantic_core.ValidationError: 1 validation error for Paper
          Value error, a paper needs a title or an abstract ...
    """

    id: str = ""
    """What the input gives, verbatim; else the arXiv id, else the DOI, else the first 16 hexadecimal digits of the
    SHA-256 of title, NUL and abstract in UTF-8."""
    title: str = ""
    """The title."""
    abstract: str = ""
    """The abstract."""
    comment: str = ""
    """The authors' note that arXiv carries ("12 pages. Code at ..."). Links and `code_status` are read from it too."""
    authors: tuple[str, ...] = ()
    """Display names, in order."""
    published: Day | None = None
    """The day of publication."""
    listed: Day | None = None
    """The day on which a listing showed the paper."""
    venue: str | None = None
    """The journal, conference or preprint server, as given."""
    categories: tuple[str, ...] = ()
    """Subject categories of the source, such as [arXiv's](https://arxiv.org/category_taxonomy)."""
    arxiv_id: Annotated[str, BeforeValidator(_without_version)] | None = None
    """The [arXiv identifier](https://info.arxiv.org/help/arxiv_identifier.html), without a version."""
    doi: str | None = None
    """The DOI, without a resolver in front."""
    url: str | None = None
    """The paper's own page, as given."""
    source: str | None = None
    """The format that the paper was read from."""
    stated_links: tuple[Link, ...] = ()
    """Links that the source gives as metadata: of the same types as `links`, without mentions."""
    extra: dict[str, JsonValue] = {}
    """Keys of the input that no other field holds, verbatim."""
    links: tuple[Link, ...] = ()
    """Every address in the text, once each."""
    code_status: CodeStatus = "none"
    """What the text says of the paper's own code."""
    code_statement: Mention | None = None
    """Where it says so; null where it does not."""
    benchmarks: tuple[Benchmark, ...] = ()
    """Every benchmark and data set that the text names, once each."""
    metrics: tuple[Metric, ...] = ()
    """Every evaluation metric that the text names, once each."""
    results: tuple[Result, ...] = ()
    """Every figure that reports how well or how cheaply something does."""
    tags: tuple[Tag, ...] = ()
    """Every tag, and its ancestors in the taxonomy."""
    proposes: tuple[ProposedName, ...] = ()
    """The names that the paper gives its own method, model or system."""
    extraction: Extraction | None = None
    """What made the findings; null for a paper that no extractor has seen."""

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, data: Any, info: ValidationInfo) -> Any:  # noqa: ANN401
        if not isinstance(data, dict):
            return data
        if info.context is MADE_OF_TEXT:
            unclean = {
                key: _without_surrogates(value)
                for key, value in data.items()
                if value and key not in _FINDINGS and not (isinstance(value, str) and value.isascii())
            }
            return {**data, **unclean} if unclean else data
        return _without_surrogates(data)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not (self.title.strip() or self.abstract.strip()):
            msg = "a paper needs a title or an abstract"
            raise ValueError(msg)
        if not self.id:
            digest = hashlib.sha256(f"{self.title}\0{self.abstract}".encode()).hexdigest()
            # the model is frozen for its users; this is still its construction
            self.__dict__["id"] = self.arxiv_id or self.doi or digest[:16]
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        r"""A copy, some fields changed without validation; lone surrogates are replaced here too.

        Args:
            update: The new values.
            deep: Copy what the fields hold as well.

        Returns:
            The new paper.

        Example:
            >>> Paper(title="LaneFuse").model_copy(update={"title": "Lane\udc80"}).title
            'Lane�'
        """
        return super().model_copy(update=_without_surrogates(dict(update)) if update else None, deep=deep)

    @property
    def code_urls(self) -> tuple[str, ...]:
        """The URLs of the links of kind `code` and of those that provide code, in order.

        Example:
            >>> Paper(title="LaneFuse").code_urls
            ()
        """
        return tuple(link.url for link in self.links if link.kind == "code" or "code" in link.provides)

    @property
    def huggingface(self) -> tuple[HuggingFaceLink, ...]:
        """The links to the Hugging Face Hub, in order.

        Example:
            >>> Paper(title="LaneFuse").huggingface
            ()
        """
        return tuple(link for link in self.links if isinstance(link, HuggingFaceLink))

    def _repr_html_(self) -> str:
        """What a notebook shows of it."""
        # only who looks at a paper needs it
        from paperkit.render import paper_html

        return paper_html(self)
