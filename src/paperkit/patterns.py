"""Patterns of rules that few texts come to, compiled when they are first used, and searches for a few literals.

To compile them all takes longer than the rest of loading. Patterns that most texts come to are compiled as usual, since
a call of their methods is a little faster.

>>> figure = lazy(r"[0-9]+")
>>> figure.search("in 2026")[0]
'2026'
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

if TYPE_CHECKING:
    import regex

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a pattern; once that is compiled, it holds its methods, so that a call costs nothing more."""

    def __init__(self, module: str, pattern: str, flags: int) -> None:
        self._said = module, pattern, flags
        for method in _METHODS:
            self.__dict__[method] = partial(self._first, method)

    def _first(self, name: str, *args: Any) -> Any:  # noqa: ANN401
        """The first call of one of its methods."""
        module, pattern, flags = self._said
        if module == "re":
            compiled: Any = re.compile(pattern, flags)
        else:
            import regex

            compiled = regex.compile(pattern, flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)(*args)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of the standard library's regular expressions, compiled on first use.

    Args:
        pattern: The pattern; what is wrong with it is said when it is first used.
        flags: Flags of `re`.

    Returns:
        What can be searched with like a compiled pattern.

    Example:
        >>> lazy("a", re.IGNORECASE).match("A")[0]
        'A'
    """
    return cast("re.Pattern[str]", _Lazy("re", pattern, flags))


def lazy_regex(pattern: str, flags: int = 0) -> "regex.Pattern[str]":
    r"""A pattern of the [regex](https://pypi.org/project/regex/) package, compiled on first use.

    Args:
        pattern: The pattern; what is wrong with it is said when it is first used.
        flags: Flags of `regex`.

    Returns:
        What can be searched with like a compiled pattern.

    Example:
        >>> lazy_regex(r"\p{Lu}").search("a B")[0]
        'B'
    """
    return cast("regex.Pattern[str]", _Lazy("regex", pattern, flags))


def literals(words: Sequence[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    """A search for a few literals at once, which takes about as long as `str.find` does for one of them.

    For up to some dozens of literals, and where matches may not overlap, the automaton compares many characters at a
    time ([Teddy](https://docs.rs/aho-corasick/latest/aho_corasick/packed/)).

    Args:
        words: The literals.

    Returns:
        A function that takes a text and gives the index of each literal found, and where it begins and ends; of those
        that overlap, only the first.

    Example:
        >>> literals(["code", "data"])("our data and code")
        [(1, 4, 8), (0, 13, 17)]
    """
    automaton = AhoCorasick(
        words, matchkind=MatchKind.LeftmostFirst, store_patterns=False, implementation=Implementation.DFA
    )
    return automaton.find_matches_as_indexes
