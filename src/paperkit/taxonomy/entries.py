"""What the taxonomy's data files hold: one model for each kind of entry.

>>> BenchmarkEntry(id="gsm8k", name="GSM8K", areas=["reasoning"]).name
'GSM8K'
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.+-]*$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
PathTemplate = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:[A-Za-z0-9._~/?=@-]|\{(?:owner|groups|repo|identifier|identifier\.\.\.|title)\})+$",
        max_length=100,
    ),
]


class Batch(BaseModel):
    """Where the entries of a data file came from.

    Example:
        >>> Batch(source="curated", date=date(2026, 11, 23)).source
        'curated'
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    source: str
    """The catalogue or the kind of place that the entries were taken from."""
    date: date
    """The day on which they were."""


class Entry(BaseModel):
    """What every entry has.

    Example:
        >>> Entry(id="x").override
        False
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    id: Identifier
    """The entry's id, unique among its kind."""
    override: bool = False
    """In a user's file: this entry replaces the built-in one of the same id or name."""
    disabled: bool = False
    """In a user's file: the built-in entry of this id is not to be found."""


class BenchmarkEntry(Entry):
    """A benchmark, data set, corpus, shared task, suite or testbed.

    Example:
        >>> BenchmarkEntry(id="drop", name="DROP", ambiguous=True).ambiguous
        True
    """

    name: Name = ""
    """The name as papers write it."""
    aliases: tuple[Name, ...] = ()
    """Other names and long forms; spellings that differ in hyphens, spaces or capitals need not be listed."""
    areas: tuple[str, ...] = ()
    """Its modalities or tasks."""
    part_of: tuple[Identifier, ...] = ()
    """The suites that it belongs to."""
    ambiguous: bool = False
    """Whether the bare name means other things too, so that it counts only with a cue ("the DROP dataset")."""
    home: str | None = None
    """Its home page."""
    hub: str | None = None
    """Its data set on the Hugging Face Hub, `owner/name`."""
    hub_task: str | None = None
    """The id of its task there, as the data set's `eval.yaml` has it."""
    pipeline_tag: str | None = None
    """The Hub's `pipeline_tag` of the models that are tested on it."""


class MetricEntry(Entry):
    """An evaluation metric.

    Example:
        >>> MetricEntry(id="ndcg", name="nDCG", cutoff=True, higher_is_better=True).cutoff
        True
    """

    name: Name = ""
    """The name as papers write it."""
    aliases: tuple[Name, ...] = ()
    """Other names, acronyms and long forms."""
    family: Identifier | None = None
    """The metric that this one is a variant of."""
    higher_is_better: bool | None = None
    """Whether more is better; left out where that depends."""
    cutoff: bool = False
    """Whether it is written with a cut-off (`nDCG@10`, `Recall@K`, `AP50`)."""
    ambiguous: bool = False
    """Whether the bare word is a plain word too, so that it counts only near a figure or a word of measuring."""
    doubtful: tuple[Name, ...] = ()
    """Those of its names and aliases that mean other things too (`MAE`: masked autoencoder), so that they count only
    so."""
    unit: str | None = None
    """The unit it is usually given in."""
    hub: str | None = None
    """Its id among the Hugging Face Hub's metrics."""


class TagEntry(Entry):
    """A task, method or topic.

    Example:
        >>> TagEntry(id="moe", label="Mixture of experts", phrases=["mixture of experts"], acronyms=["MoE"]).label
        'Mixture of experts'
    """

    label: Name = ""
    """The label, for people."""
    parents: tuple[Identifier, ...] = ()
    """Broader tags, which a paper with this one gets too."""
    phrases: tuple[Name, ...] = ()
    """Phrases that give the tag wherever the paper does, studies or uses the thing, in lower case."""
    acronyms: tuple[Name, ...] = ()
    """Acronyms and names that give the tag, with their capitals."""
    weak: tuple[Name, ...] = ()
    """Phrases that give the tag only in the title, or where they recur, in lower case; acronyms with their capitals."""
    contributed: tuple[Name, ...] = ()
    """What gives the tag where the paper says that it makes one ("we introduce a large-scale dataset"), in lower case."""
    introduced: bool = False
    """Whether a benchmark that the paper introduces gives the tag, where a noun or its form says that it is one."""
    never: tuple[Name, ...] = ()
    """Longer phrases within which the tag's own do not count ("phase retrieval"), in lower case."""
    pipeline_tag: str | None = None
    """The Hugging Face Hub's `pipeline_tag`."""


class HostEntry(Entry):
    """A host of links. Its id is the domain; subdomains follow it unless they have an entry of their own.

    Example:
        >>> HostEntry(id="github.com", kind="code", case_sensitive=False).kind
        'code'
    """

    kind: Literal["code", "huggingface", "paper", "video", "archive", "page"] = "page"
    """The kind of its links."""
    scheme: str | None = None
    """For papers, the scheme of identifiers."""
    paths: tuple[PathTemplate, ...] = ()
    """How its addresses are built: `{owner}`, `{groups}` (a group with its subgroups), `{repo}` (at a package index the
    package), `{identifier}` and `{identifier...}` (all the rest). Keys are written with the first that has the same
    parts."""
    canonical: str | None = None
    """The address to write keys with, where it is another than the host's own first path."""
    case_sensitive: bool = True
    """Whether paths that differ only in capitals are different places."""
    sites: bool = False
    """Whether its subdomains are sites of their own, so that one alone is an address (`lanefuse.github.io`)."""
    pages: tuple[str, ...] = ()
    """First parts of addresses that are the host's own pages, not somebody's name."""
    models: tuple[str, ...] = ()
    """For a hub of models, those with a name of one word, which are no users."""


class NameEntry(Entry):
    """A name that is no benchmark: evidence against a candidate.

    Example:
        >>> NameEntry(id="bert", name="BERT", kind="model").kind
        'model'
    """

    name: Name = ""
    """The name as papers write it."""
    aliases: tuple[Name, ...] = ()
    """Other names."""
    kind: Literal["model", "method", "organisation", "venue", "library", "hardware", "language", "place", "term"] = (
        "term"
    )
    """What it is."""


class DataFile(BaseModel):
    """One file of the taxonomy, as written.

    Example:
        >>> DataFile.model_validate({"benchmark": {"gsm8k": {"id": "gsm8k", "name": "GSM8K"}}}).benchmark["gsm8k"].name
        'GSM8K'
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    batch: Batch | None = None
    """Where the entries came from."""
    never: tuple[Name, ...] = ()
    """Names that are never to be found, in a user's file."""
    benchmark: dict[str, BenchmarkEntry] = Field(default_factory=dict)
    """Benchmarks by id."""
    metric: dict[str, MetricEntry] = Field(default_factory=dict)
    """Metrics by id."""
    tag: dict[str, TagEntry] = Field(default_factory=dict)
    """Tags by id."""
    host: dict[str, HostEntry] = Field(default_factory=dict)
    """Hosts by domain."""
    name: dict[str, NameEntry] = Field(default_factory=dict)
    """Names that are no benchmarks, by id."""
