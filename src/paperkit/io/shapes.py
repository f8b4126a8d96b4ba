"""What a record of a known service looks like in JSON, and how it is brought to the usual names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from paperkit.errors import InputError

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The records of one service.

    Args:
        name: What the format is called.
        fits: Whether a JSON object is such a record.
        usual: Its values under the usual names, which are read like any others, and what goes into `extra` besides.

    Example:
        >>> notes = Shape("notes", lambda record: "note" in record, lambda record: ({"abstract": record["note"]}, {}))
        >>> notes.fits({"title": "LaneFuse"})
        False
    """

    name: str
    fits: Callable[[Record], bool]
    usual: Callable[[Record], tuple[Record, Record]]


def an_object(record: Record, key: str) -> Record:
    """The object at a key, empty where there is none; InputError for another value."""
    value = record.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InputError("an object is needed", field=key)
    return value


def a_list(record: Record, key: str, of: type = dict) -> list[Any]:
    """The list at a key, empty where there is none; InputError for another value, or for items of another type."""
    value = record.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError("a list is needed", field=key)
    if not all(isinstance(item, of) for item in value):
        raise InputError(
            f"a list of {'objects' if of is dict else 'lists' if of is list else 'texts'} is needed", field=key
        )
    return value


def without(record: Record, *keys: str) -> Record:
    """The record without some keys."""
    return {key: value for key, value in record.items() if key not in keys}
