"""How large a file's lines, records and fields may be.

>>> limits = Limits(field=10)
>>> limits.check({"title": "LaneFuse: Roads"})
Traceback (most recent call last):
    ...
paperkit.errors.InputError: field 'title': a text of 15 characters; the limit `field` allows 10, raise it to read this
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from paperkit.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is read at most, so that no file fills the memory.

    What is over a limit is an error that names it, with the place; the other papers go through.

    Raises:
        ValueError: A limit is not a whole number above 0.

    Example:
        >>> Limits().field
        4194304
    """

    line: int = 1 << 24
    """Bytes in a line; characters where the file object gives text."""
    record: int = 1 << 24
    """Characters in the texts of one record; in XML, bytes from the end of one paper to the end of the next."""
    field: int = 1 << 22
    """Characters in one text: in a field of a record, in a cell of a table."""
    nesting: int = 64
    """Levels of lists and objects in a record, or of elements in XML."""
    whole: int = 1 << 29
    """Bytes in a file that has to be read as a whole: JSON that is not JSON Lines, BibTeX."""
    ratio: int = 200
    """How many times the size of its compressed form a content may have, when it is over 64 MiB. Papers as JSON shrink
    to a quarter or a tenth, a file that is made to fill a memory or a disk to a thousandth."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if type(value) is not int or value < 1:
                raise ValueError(f"the limit {each.name} is {value!r}, a whole number above 0 is needed")

    def check(self, record: Mapping[str, Any]) -> None:
        """See that a record is within the limits.

        Args:
            record: Its names and values, as JSON has them.

        Raises:
            InputError: It is not; `field` names the key.
        """
        size = 0
        for key, value in record.items():
            size += len(key)
            if type(value) is str:
                if len(value) > self.field:
                    raise InputError(self._text(value), field=key)
                size += len(value)
            elif isinstance(value, dict | list | tuple):
                size += self._size(value, key)
            if size > self.record:
                raise InputError(f"the record has more than {self.over('record', 'characters')}", field=key)

    def over(self, name: str, unit: str) -> str:
        """What an error says of a limit: its size, its name, and what to do.

        Example:
            >>> Limits().over("nesting", "levels")
            '64 levels, the limit `nesting`; raise it to read this'
        """
        return f"{getattr(self, name)} {unit}, the limit `{name}`; raise it to read this"

    def _text(self, value: str) -> str:
        return f"a text of {len(value)} characters; the limit `field` allows {self.field}, raise it to read this"

    def _size(self, value: Any, key: str) -> int:  # noqa: ANN401
        """The characters in a value, at all depths; anything that is no text counts as one."""
        size = 0
        level = [value]
        for _ in range(self.nesting):
            below: list[Any] = []
            for item in level:
                inner = item.values() if isinstance(item, dict) else item
                if isinstance(item, dict):
                    size += sum(map(len, item))
                for each in inner:
                    if type(each) is str:
                        if len(each) > self.field:
                            raise InputError(self._text(each), field=key)
                        size += len(each)
                    elif isinstance(each, dict | list | tuple):
                        below.append(each)
                    else:
                        size += 1
            if not below:
                return size
            level = below
        raise InputError(f"values are nested more than {self.over('nesting', 'levels')}", field=key)


LIMITS = Limits()
"""What holds unless something else is asked for."""
