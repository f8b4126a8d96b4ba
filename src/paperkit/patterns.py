"""Patterns of rules that few texts come to, compiled when they are first used.

To compile them all takes longer than the rest of loading. Patterns that most texts come to are compiled as usual, since
a call of their methods is a little faster.

>>> figure = lazy(r"[0-9]+")
>>> figure.search("in 2026")[0]
'2026'
"""

import re
from functools import partial
from typing import TYPE_CHECKING, Any, cast

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
