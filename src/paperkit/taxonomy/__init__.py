"""What the rules know: benchmarks, metrics, tags, hosts and names, as data.

>>> taxonomy = Taxonomy.load()
>>> taxonomy.benchmarks["gsm8k"].name
'GSM8K'
>>> len(taxonomy.hash)
12

A user's file, of the same form as the built-in ones, adds entries, overrides or disables built-in ones, and lists names
that are never to be found:

```toml
never = ["Adult"]

[benchmark.lane-bench]
name = "LaneBench"
areas = ["driving"]

[benchmark.drop]
disabled = true
```
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from paperkit.errors import TaxonomyError
from paperkit.taxonomy.entries import (
    Batch,
    BenchmarkEntry,
    DataFile,
    Entry,
    HostEntry,
    MetricEntry,
    NameEntry,
    TagEntry,
)

__all__ = [
    "Batch",
    "BenchmarkEntry",
    "DataFile",
    "Entry",
    "HostEntry",
    "MetricEntry",
    "NameEntry",
    "TagEntry",
    "Taxonomy",
    "ancestors",
    "normal_form",
]

KINDS = ("benchmark", "metric", "tag", "host", "name")
DATA = files("paperkit.taxonomy") / "data"
COMPILED = "compiled.json"
"""All the data files in one, which loads in a tenth of the time; `scripts/compile_taxonomy.py` writes it."""


_BETWEEN_WORDS = re.compile(r"[\s_\-\u2010-\u2015'’]")


def normal_form(name: str) -> str:
    """A name without capitals, hyphens, spaces, underscores: what two spellings of one name share.

    Args:
        name: The name.

    Returns:
        Its normal form; the name in lower case where nothing else is left.

    Example:
        >>> normal_form("CIFAR-10") == normal_form("Cifar 10")
        True
    """
    folded = name.casefold()
    return folded if name.isalnum() else _BETWEEN_WORDS.sub("", folded) or folded


NamedEntry = BenchmarkEntry | MetricEntry | NameEntry
Made = TypeVar("Made", bound=Entry)


class Table(Mapping[str, Made]):
    """The entries of one kind by id, each made when it is first asked for: most runs meet few of thousands.

    Args:
        model: What an entry is.
        raw: The entries as they stand in the compiled file.

    Example:
        >>> Table(BenchmarkEntry, {"gsm8k": {"id": "gsm8k", "name": "GSM8K"}})["gsm8k"].name
        'GSM8K'
    """

    def __init__(self, model: type[Made], raw: dict[str, dict[str, Any]]) -> None:
        self._model = model
        self._raw = raw
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._model.model_validate(self._raw[key])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The names and aliases of each entry, none of which is made for it.

        Returns:
            An iterator of ids and names.

        Example:
            >>> list(Table(NameEntry, {"bert": {"id": "bert", "name": "BERT", "aliases": ["mBERT"]}}).names())
            [('bert', ('BERT', 'mBERT'))]
        """
        for key, entry in self._raw.items():
            yield key, (entry["name"], *entry.get("aliases", ()))


def names_of(entries: Mapping[str, NamedEntry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names and aliases of each entry of a kind.

    Args:
        entries: The entries by id.

    Returns:
        An iterator of ids and names.

    Example:
        >>> list(names_of({"bert": NameEntry(id="bert", name="BERT")}))
        [('bert', ('BERT',))]
    """
    if isinstance(entries, Table):
        return entries.names()
    return ((key, (entry.name, *entry.aliases)) for key, entry in entries.items())


def _names(entry: Entry) -> tuple[str, ...]:
    """The names by which an entry is found, for the kinds whose names may not clash."""
    if isinstance(entry, BenchmarkEntry | MetricEntry):
        return (entry.name, *entry.aliases)
    return ()


@dataclass(frozen=True)
class Taxonomy:
    """What the rules know. `Taxonomy.load` makes one.

    Args:
        benchmarks: Benchmarks and data sets by id.
        metrics: Metrics by id.
        tags: Tags by id.
        hosts: Hosts of links by domain.
        names: Names that are no benchmarks, by id.
        never: Names that are never to be found.

    Example:
        >>> Taxonomy.load().tags["moe"].label
        'Mixture of experts'
    """

    benchmarks: Mapping[str, BenchmarkEntry] = field(default_factory=dict)
    metrics: Mapping[str, MetricEntry] = field(default_factory=dict)
    tags: Mapping[str, TagEntry] = field(default_factory=dict)
    hosts: Mapping[str, HostEntry] = field(default_factory=dict)
    names: Mapping[str, NameEntry] = field(default_factory=dict)
    never: frozenset[str] = frozenset()

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> Self:
        """The built-in taxonomy, changed by a user's file.

        Args:
            path: A TOML file of the form of the built-in ones; none for the built-in taxonomy as it is.

        Returns:
            The taxonomy.

        Raises:
            TaxonomyError: The file cannot be read or is no TOML, an entry is wrong, or two entries clash.

        Example:
            >>> Taxonomy.load("missing.toml")
            Traceback (most recent call last):
                ...
            paperkit.errors.TaxonomyError: missing.toml: the file cannot be read: No such file or directory
        """
        tables, known_hash = _builtin()
        builtin = cls(**tables)
        if path is not None:
            return builtin._changed(read_file(Path(path)), str(path))
        # where the property keeps what it worked out
        builtin.__dict__["hash"] = known_hash
        return builtin

    def _changed(self, data: DataFile, path: str) -> Self:
        """This taxonomy with a user's file laid over it."""
        tables: dict[str, dict[str, Any]] = {}
        for kind in KINDS:
            old: Mapping[str, Entry] = getattr(self, f"{kind}s")
            new: Mapping[str, Entry] = getattr(data, kind)
            tables[f"{kind}s"] = _overlaid(kind, old, new, path)
        never = self.never | {normal_form(name) for name in data.never}
        changed = type(self)(**tables, never=never)
        check(changed, path)
        return changed

    @cached_property
    def tags_of_benchmarks(self) -> tuple[str, ...]:
        """The ids of the tags that a benchmark gives which the paper introduces."""
        return tuple(tag.id for tag in self.tags.values() if tag.introduced)

    @cached_property
    def broader_tags(self) -> Mapping[str, tuple[str, ...]]:
        """The ids above each tag: its parents, their parents and so on."""
        return {tag: tuple(ancestors(tag, self.tags)) for tag in self.tags}

    @cached_property
    def hash(self) -> str:
        """The first 12 hexadecimal digits of a SHA-256 over all entries: two taxonomies that find the same share it."""
        tables: dict[str, Any] = {kind: dict(sorted(getattr(self, f"{kind}s").items())) for kind in KINDS}
        # dumped by a model, since entries are built on first use: older versions of pydantic dump them in no other way
        data = DataFile.model_construct(**tables, never=tuple(sorted(self.never)))
        return hashlib.sha256(data.model_dump_json().encode()).hexdigest()[:12]


def _overlaid(kind: str, old: Mapping[str, Entry], new: Mapping[str, Entry], path: str) -> dict[str, Entry]:
    """The old entries with the new ones added, put in their place or taking them away."""
    merged = dict(old)
    holder = {normal_form(name): entry for entry in old.values() for name in _names(entry)}
    for key, entry in new.items():
        if entry.disabled:
            if key not in old:
                raise TaxonomyError(
                    f"{kind} {key!r} is disabled, but there is no built-in {kind} of that id", path=path, field=key
                )
            merged.pop(key, None)
            continue
        clashing = [old[key]] if key in old else []
        clashing += [holder[form] for form in map(normal_form, _names(entry)) if form in holder]
        for other in clashing:
            if other.id not in merged or merged[other.id] is not other:
                continue
            if other.id in new and new[other.id].disabled:
                continue
            if not entry.override:
                raise TaxonomyError(
                    f"{kind} {key!r} clashes with the built-in {kind} {other.id!r}; "
                    "say 'override = true' to replace it, or disable the built-in one",
                    path=path,
                    field=key,
                )
            del merged[other.id]
        merged[key] = entry
    gone = old.keys() - merged.keys()
    return {key: _parted(entry, gone) for key, entry in merged.items()} if gone else merged


def _parents(entry: Entry) -> tuple[str, ...]:
    """The ids of the suites, the family or the broader tags of an entry."""
    if isinstance(entry, BenchmarkEntry):
        return entry.part_of
    if isinstance(entry, TagEntry):
        return entry.parents
    return (entry.family,) if isinstance(entry, MetricEntry) and entry.family else ()


def ancestors(start: str, entries: Mapping[str, Entry]) -> list[str]:
    """The ids above an entry: its parents, their parents and so on, each once.

    Args:
        start: The entry's id, which is among them only where parents run in a circle.
        entries: The entries of its kind, by id.

    Returns:
        The ids; parents that no entry has are left out.

    Example:
        >>> ancestors("a", {"a": TagEntry(id="a", parents=["b", "c"]), "b": TagEntry(id="b")})
        ['b']
    """
    above: dict[str, None] = {}
    todo = list(_parents(entries[start]))
    while todo:
        parent = todo.pop()
        if parent not in above and parent in entries:
            above[parent] = None
            todo += _parents(entries[parent])
    return list(above)


def _parted(entry: Entry, gone: Set[str]) -> Entry:
    """The entry without the parents that are gone."""
    if gone.isdisjoint(_parents(entry)):
        return entry
    kept = tuple(parent for parent in _parents(entry) if parent not in gone)
    if isinstance(entry, MetricEntry):
        return entry.model_copy(update={"family": None})
    return entry.model_copy(update={"part_of" if isinstance(entry, BenchmarkEntry) else "parents": kept})


def read_file(path: Path) -> DataFile:
    """One data file, checked.

    Args:
        path: The file.

    Returns:
        What it holds.

    Raises:
        TaxonomyError: The file cannot be read or is no TOML, or an entry is wrong.

    Example:
        >>> read_file(Path("missing.toml"))
        Traceback (most recent call last):
            ...
        paperkit.errors.TaxonomyError: missing.toml: the file cannot be read: No such file or directory
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaxonomyError(f"the file cannot be read: {error.strerror}", path=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"this is no TOML in UTF-8: {error}", path=path) from error
    for kind in KINDS:
        for key, entry in tables.get(kind, {}).items():
            if isinstance(entry, dict):
                entry["id"] = key
    try:
        data = DataFile.model_validate(tables)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TaxonomyError(first["msg"], path=path, field=place) from error
    for kind in KINDS:
        for key, entry in getattr(data, kind).items():
            if (
                not entry.disabled
                and kind != "host"
                and not (getattr(entry, "name", "") or getattr(entry, "label", ""))
            ):
                word = "label" if kind == "tag" else "name"
                raise TaxonomyError(f"{kind} {key!r} needs a {word}", path=path, field=f"{kind}.{key}")
    return data


def check(taxonomy: Taxonomy, path: str | None = None) -> None:
    """Refuse a taxonomy that does not hold together.

    Args:
        taxonomy: The taxonomy.
        path: The file to name in the error.

    Raises:
        TaxonomyError: Two entries of a kind share a name, a suite, family or parent is unknown, or parents run in a
            circle.

    Example:
        >>> check(Taxonomy(tags={"a": TagEntry(id="a", label="A", parents=["b"])}))
        Traceback (most recent call last):
            ...
        paperkit.errors.TaxonomyError: field 'a': tag 'a' names 'b', which is no tag
    """
    for kind in ("benchmark", "metric"):
        holder: dict[str, Entry] = {}
        for entry in getattr(taxonomy, f"{kind}s").values():
            for form in {normal_form(name) for name in _names(entry)}:
                other = holder.setdefault(form, entry)
                if other is not entry:
                    raise TaxonomyError(
                        f"{kind} {entry.id!r} and {kind} {other.id!r} share the name {form!r}",
                        path=path,
                        field=entry.id,
                    )
    for kind in ("benchmark", "metric", "tag"):
        entries: Mapping[str, Entry] = getattr(taxonomy, f"{kind}s")
        for entry in entries.values():
            for parent in _parents(entry):
                if parent not in entries:
                    raise TaxonomyError(
                        f"{kind} {entry.id!r} names {parent!r}, which is no {kind}", path=path, field=entry.id
                    )
        for start, entry in entries.items():
            if start in ancestors(start, entries):
                through = next(each for each in _parents(entry) if start in (each, *ancestors(each, entries)))
                raise TaxonomyError(
                    f"{kind} {start!r} is its own ancestor, through {kind} {through!r}", path=path, field=start
                )


def source_files() -> Iterator[Path]:
    """The built-in data files, in order.

    Returns:
        An iterator of their paths.

    Example:
        >>> "tags.toml" in [path.name for path in source_files()]
        True
    """
    with_paths = Path(str(DATA))
    yield from sorted(with_paths.rglob("*.toml"))


def merge_files(paths: Iterable[Path]) -> DataFile:
    """Several data files as one.

    Args:
        paths: The files.

    Returns:
        All their entries, sorted by id.

    Raises:
        TaxonomyError: A file is wrong, or two files hold the same id.

    Example:
        >>> merge_files([]).benchmark
        {}
    """
    tables: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for path in paths:
        data = read_file(path)
        for kind in KINDS:
            for key, entry in getattr(data, kind).items():
                if key in tables[kind]:
                    raise TaxonomyError(f"{kind} {key!r} stands in another file too", path=path, field=key)
                tables[kind][key] = entry
    return DataFile.model_validate({kind: dict(sorted(table.items())) for kind, table in tables.items()})


@cache
def _builtin() -> tuple[dict[str, Any], str]:
    """The built-in tables and their hash."""
    raw = from_json((DATA / COMPILED).read_bytes())
    known_hash = raw.pop("hash")
    large = {"benchmarks": Table(BenchmarkEntry, raw.pop("benchmark")), "names": Table(NameEntry, raw.pop("name"))}
    data = DataFile.model_validate(raw)
    return {"metrics": data.metric, "tags": data.tag, "hosts": data.host, **large}, known_hash
