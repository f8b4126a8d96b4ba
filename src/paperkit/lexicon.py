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
from bisect import insort_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from paperkit.cleaning import non_ascii
from paperkit.document import lowered
from paperkit.taxonomy import NamedEntry, Taxonomy, names_of, normal_form

Anchor = tuple[int, int, Any]
"""Start and end in the text, and the entry or the cue that stands there."""

_Source = tuple[str, str, Any]
"""A group, a name or cue of it, and the payload of its anchors, for an entry its id."""

_Target = tuple[str, Any, int]
"""A group, the payload, and the length of the plural's ending that is not part of the span."""

_Said = tuple[_Target, ...] | dict[str, tuple[_Target, ...]]
"""What a word stands for, or where several words are joined, what it does by the way in which they are."""

DFA_LIMIT = 150_000
"""Characters of literals up to which the automaton is made deterministic, which runs a third faster. At the limit that
takes some 60 ms to build; at 460,000 characters it takes 250 ms, where the other kind takes 40."""

SHORT = 4
"""Letters of words whose ends the automaton sees to, since many a longer word begins with one of these. The ends of the
others are looked at afterwards, which keeps the automaton small."""

COMMENT_GROUPS = ("link", "host")
"""The groups (by the part before a dot) that are looked for in an author's comment too."""

_SEPARATOR = re.compile(r"[\s_-]+")
_LETTER_DIGIT = re.compile(r"(?<=[A-Za-z])(?=[0-9])")


Anchors = defaultdict[str, list[Anchor]]
"""Anchors by group; a group without any is an empty list."""


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

    The automaton runs over the text in lower case with a space for all that is no letter or digit, so that its
    patterns, which begin with such a space, do not match inside of words: of 230 places an abstract where some literal
    stands, 40 are left. Which separators a name has there is asked of the text.

    Args:
        taxonomy: The taxonomy, whose names are anchors of the groups `benchmark`, `metric`, `tag`, `host` and `name`.
        cues: Words and phrases in lower case by group; the part of a group's name before the dot is the extractor.

    Example:
        >>> Lexicon(Taxonomy(), {"result.gain": ("improves",)}).scan("It improves by 3%.")["result.gain"]
        [(3, 11, 'improves')]
    """

    def __init__(self, taxonomy: Taxonomy, cues: Mapping[str, Iterable[str]]) -> None:
        sources: dict[str, list[_Source]] = {}
        loose: list[_Source] = []
        for source in itertools.chain(_entries(taxonomy), _cues(cues)):
            group, name, _ = source
            lower = name.lower()
            if not (lower[0].isalnum() and lower[-1].isalnum()):
                loose.append(source)
                continue
            for word in _words(group, lower):
                if word in sources:
                    sources[word].append(source)
                else:
                    sources[word] = [source]
        self._entries: dict[str, Mapping[str, Any]] = {
            "benchmark": taxonomy.benchmarks,
            "metric": taxonomy.metrics,
            "name": taxonomy.names,
        }
        long = [word for word in sources if len(word) > SHORT]
        short = [word for word in sources if len(word) <= SHORT]
        self._long = len(long)
        self._words = [*long, *short]
        self._sources = [sources[word] for word in self._words]
        self._said: list[_Said | None] = [None] * (2 * len(self._words))
        """What each word stands for, and behind it what its plural does, worked out when a text first has it."""
        edged = (pattern for word in short for pattern in (f" {word} ", f" {word}s "))
        self.words = _automaton([*(f" {word}" for word in long), *edged])
        """The automaton of words, which runs over what `flat` makes of a text, with spaces at its ends."""
        targets: dict[str, list[_Target]] = {}
        for group, name, said in loose:
            for literal in _written(group, name.lower()):
                _add(targets.setdefault(literal, []), (group, self._payload(group, said), 0))
        self._loose_targets = list(targets.items())
        self._loose = _automaton(list(targets))

    def _payload(self, group: str, said: Any) -> Any:  # noqa: ANN401
        """The payload of an anchor: the entry for an entry's id."""
        return self._entries[group][said] if group in self._entries else said

    def scan(self, text: str, body_end: int | None = None) -> Anchors:
        """Find the anchors of a text.

        A literal counts where no letter or digit touches it; a name may carry a plural "s", which is not part of its
        span.

        Args:
            text: The text.
            body_end: Where title and abstract end and the comment begins, of which only links are read.

        Returns:
            Anchors by group, each group in the order in which they end.

        Example:
            >>> Lexicon(Taxonomy(), {"x.y": ("map",)}).scan("A roadmap, a map")["x.y"]
            [(13, 16, 'map')]
        """
        found: Anchors = defaultdict(list)
        lower = lowered(text)
        limit = len(text) if body_end is None else body_end
        known, long = self._said, self._long
        padded = f" {flat(lower)}   "
        for index, start, end in self.words.find_matches_as_indexes(padded, overlapping=True):
            if index < long:
                after = padded[end]
                if after == " ":
                    number, end = 2 * index, end - 1
                elif after == "s" and padded[end + 1] == " ":
                    number = 2 * index + 1
                else:
                    continue
            else:
                number, end = index + long, end - 2
            said = known[number]
            if not isinstance(said, tuple):
                by_text = said or self._resolved(number)
                said = by_text.get(lower[start:end]) if isinstance(by_text, dict) else by_text
                if said is None:
                    continue
            if end > limit:
                said = _of_comment(said)
            if number % 2:
                for group, payload, _ in said:
                    _insert(found[group], (start, end - 1, payload))
            else:
                for group, payload, _ in said:
                    found[group].append((start, end, payload))
        self._scan_loose(lower, limit, found)
        return found

    def _resolved(self, number: int) -> _Said:
        """What a word or its plural stands for."""
        index, plural = divmod(number, 2)
        word = self._words[index]
        by_text: dict[str, list[_Target]] = {}
        for group, name, said in self._sources[index]:
            if not plural or group in _PLURAL:
                for literal in _written(group, name.lower()):
                    if flat(literal) == word:
                        targets = by_text.setdefault(literal + "s" * plural, [])
                        _add(targets, (group, self._payload(group, said), plural))
        several = {written: tuple(targets) for written, targets in by_text.items()}
        resolved = self._said[number] = several if " " in word else several.get(word + "s" * plural, ())
        return resolved

    def _scan_loose(self, lower: str, limit: int, found: Anchors) -> None:
        """Add the literals that begin or end with something other than a letter or digit."""
        size = len(lower)
        more: Anchors = defaultdict(list)
        for index, start, end in self._loose.find_matches_as_indexes(lower, overlapping=True):
            literal, said = self._loose_targets[index]
            if start and literal[0].isalnum() and lower[start - 1].isalnum():
                continue
            plural = False
            if end < size and literal[-1].isalnum() and lower[end].isalnum():
                if lower[end] != "s" or (end + 1 < size and lower[end + 1].isalnum()):
                    continue
                plural = True
            for group, payload, _ in said if end <= limit else _of_comment(said):
                if plural and group not in _PLURAL:
                    continue
                more[group].append((start, end, payload))
        for group, anchors in more.items():
            found[group] = sorted([*found[group], *anchors], key=_end)


def _end(anchor: Anchor) -> int:
    return anchor[1]


_END = itemgetter(1)


def _insert(anchors: list[Anchor], anchor: Anchor) -> None:
    """Put an anchor behind those that end where it does or before."""
    insort_right(anchors, anchor, key=_END)


def _automaton(patterns: list[str]) -> AhoCorasick:
    patterns = patterns or ["\0"]
    small = sum(map(len, patterns)) <= DFA_LIMIT
    return AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.DFA if small else Implementation.ContiguousNFA,
    )


def _add(targets: list[_Target], target: _Target) -> None:
    """Add a target, unless the same is there."""
    if not any(other[1] is target[1] and other[::2] == target[::2] for other in targets):
        targets.append(target)


def _of_comment(said: Iterable[_Target]) -> tuple[_Target, ...]:
    return tuple(target for target in said if target[0].partition(".")[0] in COMMENT_GROUPS)


_FLAT = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))


def flat(text: str) -> str:
    """A text with a space for each character that is no letter or digit.

    Args:
        text: The text.

    Returns:
        A text of the same length.

    Example:
        >>> flat("a-b: c/d—e")
        'a b  c d e'
    """
    flattened = text.encode().translate(_FLAT).decode()
    if not flattened.isascii():
        for character in non_ascii(flattened):
            if not character.isalnum():
                flattened = flattened.replace(character, " ")
    return flattened


def _words(group: str, lower: str) -> Iterable[str]:
    """What `flat` makes of the literals of a name in lower case."""
    if lower.isalpha() or group not in _PLURAL:
        return (flat(lower),)
    if group != "tag":
        parts = _SEPARATOR.split(lower)
        joined = "".join(parts)
        if joined.isalnum() and 1 < len(parts) <= 4:
            spaced = " ".join(parts)
            return (spaced, joined) if len(spaced) == len(lower) else {spaced, joined, flat(lower)}
    return set(map(flat, _written(group, lower)))


def _written(group: str, lower: str) -> Iterable[str]:
    """The literals of a name in lower case, as its group has them."""
    if group == "tag":
        return dict.fromkeys(hyphenations(lower))
    return dict.fromkeys(spellings(lower)) if group in _PLURAL else (lower,)


_PLURAL = frozenset({"benchmark", "metric", "name", "tag"})


def _entries(taxonomy: Taxonomy) -> Iterator[_Source]:
    """Every name in the taxonomy."""
    never = taxonomy.never
    tables: tuple[tuple[str, Mapping[str, NamedEntry]], ...] = (
        ("benchmark", taxonomy.benchmarks),
        ("metric", taxonomy.metrics),
        ("name", taxonomy.names),
    )
    for group, table in tables:
        for key, names in names_of(table):
            for name in names:
                if not never or normal_form(name) not in never:
                    yield group, name, key
    for tag in taxonomy.tags.values():
        for strength in ("phrases", "acronyms", "weak", "contributed", "never"):
            for phrase in getattr(tag, strength):
                if not never or normal_form(phrase) not in never:
                    acronym = strength == "acronyms"
                    capitals = phrase if acronym or not phrase.islower() else ""
                    yield "tag", phrase, (tag.id, "phrases" if acronym else strength, capitals)
    for host in taxonomy.hosts.values():
        yield "host", host.id, host


def _cues(cues: Mapping[str, Iterable[str]]) -> Iterator[_Source]:
    """Every cue."""
    for group, literals in cues.items():
        empty = True
        for literal in literals:
            empty = False
            yield group, literal, literal
        if empty:
            raise ValueError(f"the group of cues {group!r} is empty")
