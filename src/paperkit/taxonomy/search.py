"""Looking things up in a taxonomy, and what speaks against an entry of one's own.

>>> from paperkit.taxonomy import Taxonomy
>>> [(kind, entry.id) for kind, entry in search(Taxonomy.load(), "gsm-8k")][:1]
[('benchmark', 'gsm8k')]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperkit.taxonomy import KINDS, Taxonomy, normal_form
from paperkit.taxonomy.entries import BenchmarkEntry, Entry, TagEntry

SHORT = 3
"""A bare name of at most so many letters is nearly always the acronym of other things as well."""

_TAG_NAMES = ("phrases", "acronyms", "weak", "contributed")
_NAMES = frozenset({"id", "name", "label", "aliases", "never", *_TAG_NAMES})


def names(entry: Entry) -> tuple[str, ...]:
    """Everything that an entry is found by, its own name first.

    Args:
        entry: The entry.

    Returns:
        Its name or label, aliases and phrases; of a host its domain.

    Example:
        >>> names(BenchmarkEntry(id="gsm8k", name="GSM8K", aliases=["Grade School Math 8K"]))
        ('GSM8K', 'Grade School Math 8K')
    """
    if isinstance(entry, TagEntry):
        return (entry.label, *(name for each in _TAG_NAMES for name in getattr(entry, each)))
    return (getattr(entry, "name", "") or entry.id, *getattr(entry, "aliases", ()))


def about(entry: Entry) -> str:
    """What an entry says besides its names, on one line.

    Args:
        entry: The entry.

    Returns:
        Its other fields, those that say nothing left out.

    Example:
        >>> about(BenchmarkEntry(id="drop", name="DROP", areas=["nlp", "qa"], ambiguous=True))
        'areas: nlp, qa; ambiguous'
    """
    said: list[str] = []
    for key, value in entry.model_dump(exclude_defaults=True).items():
        if key in _NAMES:
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
        words = key.replace("_", " ")
        said.append(words if value is True else f"not {words}" if value is False else f"{words}: {shown}")
    return "; ".join(said)


def search(taxonomy: Taxonomy, words: str = "", *, kind: str | None = None) -> Iterator[tuple[str, Entry]]:
    """The entries that some words name: those of exactly that name first, then those that begin with it, then the rest.

    Args:
        taxonomy: The taxonomy.
        words: A name or a part of one; capitals, hyphens and spaces do not matter. Empty for every entry.
        kind: The kind of entry: `benchmark`, `metric`, `tag`, `host` or `name`; none for all kinds.

    Returns:
        An iterator of kinds and entries.

    Raises:
        ValueError: There is no such kind.

    Example:
        >>> [entry.id for _, entry in search(Taxonomy.load(), "mixture of experts", kind="tag")]
        ['moe']
        >>> next(search(Taxonomy.load(), "no such thing"), None) is None
        True
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"there is no kind {kind!r}, only {', '.join(KINDS)}")
    form = normal_form(words)
    ranked: tuple[list[tuple[str, Entry]], ...] = ([], [], [])
    for each in KINDS if kind is None else (kind,):
        entries: Mapping[str, Entry] = getattr(taxonomy, f"{each}s")
        for entry in entries.values():
            forms = [normal_form(name) for name in (entry.id, *names(entry))]
            if form in forms:
                ranked[0].append((each, entry))
            elif any(said.startswith(form) for said in forms):
                ranked[1].append((each, entry))
            elif any(form in said for said in forms):
                ranked[2].append((each, entry))
    for entries_of_rank in ranked:
        yield from entries_of_rank


def doubts(entry: Entry) -> Iterator[str]:
    """What speaks against an entry, though it may stand.

    Args:
        entry: The entry.

    Returns:
        An iterator of remarks, a line each.

    Example:
        >>> for doubt in doubts(BenchmarkEntry(id="arc", name="ARC", aliases=["Arc"])):
        ...     print(doubt)
        the alias 'Arc' is another spelling of 'ARC'
        'ARC' is as short as many acronyms and the entry is not ambiguous
    """
    forms: dict[str, str] = {}
    for name in () if isinstance(entry, TagEntry) else names(entry):
        same = forms.setdefault(normal_form(name), name)
        if same is not name:
            yield f"the alias {name!r} is another spelling of {same!r}"
    if isinstance(entry, BenchmarkEntry) and not entry.ambiguous and len(entry.name) <= SHORT and entry.name.isalpha():
        yield f"{entry.name!r} is as short as many acronyms and the entry is not ambiguous"
