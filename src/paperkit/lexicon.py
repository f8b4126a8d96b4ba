"""The anchors: every name of the taxonomy and every cue of the rules, found in one pass over a text.

>>> from paperkit.taxonomy import Taxonomy
>>> lexicon = Lexicon(Taxonomy.load(), {"benchmark.head": ("dataset", "benchmark")})
>>> anchors = lexicon.scan("the GSM8K dataset")
>>> anchors["benchmark.head"]
[(10, 17, 'dataset')]
>>> [(start, end, entry.id) for start, end, entry in anchors["benchmark"]]
[(4, 9, 'gsm8k')]
>>> anchors["no such group"]
[]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from paperkit.taxonomy import Taxonomy, normal_form

Anchor = tuple[int, int, Any]
"""Start and end in the text, and the entry or the cue that stands there."""

DFA_LIMIT = 150_000
"""Characters of literals up to which the automaton is made deterministic, which runs a third faster. At the limit that
takes some 60 ms to build; at 460,000 characters it takes 250 ms, where the other kind takes 40."""

COMMENT_GROUPS = ("link", "host")
"""The groups (by the part before a dot) that are looked for in an author's comment too."""

_SEPARATOR = re.compile(r"[\s_-]+")
_LETTER_DIGIT = re.compile(r"(?<=[A-Za-z])(?=[0-9])")


class Anchors(dict[str, list[Anchor]]):
    """Anchors by group; a group without any is an empty list.

    Example:
        >>> Anchors()["metric"]
        []
    """

    def __missing__(self, group: str) -> list[Anchor]:
        return []


def spellings(name: str) -> Iterator[str]:
    """The ways in which a name is written: in lower case, with each separator, with and without one before digits.

    Args:
        name: The name.

    Returns:
        An iterator of spellings, some of them equal.

    Example:
        >>> sorted(set(spellings("CIFAR-10")))
        ['cifar 10', 'cifar-10', 'cifar10', 'cifar_10']
        >>> sorted(set(spellings("GSM8K")))
        ['gsm 8k', 'gsm-8k', 'gsm8k']
    """
    lower = name.lower()
    yield lower
    parts = _SEPARATOR.split(lower)
    if 1 < len(parts) <= 4:
        yield " ".join(parts)
        yield "-".join(parts)
        yield "".join(parts)
        if len(parts) == 2:
            yield "_".join(parts)
    elif len(parts) > 4:
        yield " ".join(parts)
    else:
        parts = _LETTER_DIGIT.split(lower)
        if len(parts) == 2 and len(parts[0]) > 1:
            yield "-".join(parts)
            yield " ".join(parts)


def hyphenations(phrase: str) -> Iterator[str]:
    """The ways in which a phrase is written: each hyphen as a space or as nothing, the spaces before it as hyphens.

    Args:
        phrase: The phrase, in lower case.

    Returns:
        An iterator of spellings, some of them equal.

    Example:
        >>> sorted(set(hyphenations("multi-task learning")))
        ['multi task learning', 'multi-task learning', 'multi-task-learning', 'multitask learning']
    """
    yield phrase
    yield phrase.replace("-", " ")
    yield phrase.replace("-", "")
    yield phrase.replace(" ", "-")


class Lexicon:
    """Everything that is looked for literally, compiled.

    Args:
        taxonomy: The taxonomy, whose names are anchors of the groups `benchmark`, `metric`, `tag`, `host` and `name`.
        cues: Words and phrases in lower case by group; the part of a group's name before the dot is the extractor.

    Example:
        >>> Lexicon(Taxonomy(), {"result.gain": ("improves",)}).scan("It improves by 3%.")["result.gain"]
        [(3, 11, 'improves')]
    """

    def __init__(self, taxonomy: Taxonomy, cues: Mapping[str, Iterable[str]]) -> None:
        targets: dict[str, list[tuple[str, Any]]] = {}
        for group, literal, payload in itertools.chain(_entries(taxonomy), _cues(cues)):
            said = targets.get(literal)
            if said is None:
                targets[literal] = [(group, payload)]
            elif not any(other is payload and kind == group for kind, other in said):
                said.append((group, payload))
        literals = list(targets) or ["\0"]
        self._targets = [tuple(targets.get(literal, ())) for literal in literals]
        self._left = [literal[0].isalnum() for literal in literals]
        self._right = [literal[-1].isalnum() for literal in literals]
        small = sum(map(len, literals)) <= DFA_LIMIT
        self._automaton = AhoCorasick(
            literals,
            matchkind=MatchKind.Standard,
            store_patterns=False,
            implementation=Implementation.DFA if small else Implementation.ContiguousNFA,
        )

    def scan(self, text: str, body_end: int | None = None) -> Anchors:
        """Find the anchors of a text.

        A literal counts where no letter or digit touches it; a name may carry a plural "s", which is not part of its
        span.

        Args:
            text: The text.
            body_end: Where title and abstract end and the comment begins, of which only links are read.

        Returns:
            Anchors by group, each group in the order of the text, longer ones after shorter ones that end alike.

        Example:
            >>> Lexicon(Taxonomy(), {"x.y": ("map",)}).scan("A roadmap, a map")["x.y"]
            [(13, 16, 'map')]
        """
        found = Anchors()
        lower = text.lower()
        if len(lower) != len(text):
            # the only letter whose lower case is longer than itself
            lower = text.replace("\u0130", "i").lower()
        limit = len(text) if body_end is None else body_end
        targets, left, right = self._targets, self._left, self._right
        size = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if left[index] and start and lower[start - 1].isalnum():
                continue
            plural = False
            if right[index] and end < size and lower[end].isalnum():
                if lower[end] != "s" or (end + 1 < size and lower[end + 1].isalnum()):
                    continue
                plural = True
            for group, payload in targets[index]:
                if plural and group not in _PLURAL:
                    continue
                if end > limit and group.partition(".")[0] not in COMMENT_GROUPS:
                    continue
                if group in found:
                    found[group].append((start, end, payload))
                else:
                    found[group] = [(start, end, payload)]
        return found


_PLURAL = frozenset({"benchmark", "metric", "name", "tag"})


def _entries(taxonomy: Taxonomy) -> Iterator[tuple[str, str, Any]]:
    """Group, literal and payload of every name in the taxonomy."""
    never = taxonomy.never
    for group, named in (("benchmark", taxonomy.benchmarks), ("metric", taxonomy.metrics), ("name", taxonomy.names)):
        for entry in named.values():
            for name in (entry.name, *entry.aliases):
                if not never or normal_form(name) not in never:
                    for literal in spellings(name):
                        yield group, literal, entry
    for tag in taxonomy.tags.values():
        for strength in ("phrases", "acronyms", "weak", "contributed", "never"):
            for phrase in getattr(tag, strength):
                if not never or normal_form(phrase) not in never:
                    payload = (tag.id, strength, phrase)
                    for literal in hyphenations(phrase.lower()):
                        yield "tag", literal, payload
    for host in taxonomy.hosts.values():
        yield "host", host.id, host


def _cues(cues: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Group, literal and payload of every cue."""
    for group, literals in cues.items():
        empty = True
        for literal in literals:
            empty = False
            yield group, literal, literal
        if empty:
            raise ValueError(f"the group of cues {group!r} is empty")
