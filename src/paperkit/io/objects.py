"""Papers out of the objects that people hold in a loop: results of client libraries, and plain dictionaries.

They are known by their shape: nothing of the libraries is imported.

>>> from types import SimpleNamespace
>>> found = SimpleNamespace(entry_id="http://arxiv.org/abs/2601.00001v1", title="LaneFuse", summary="We fuse lanes.")
>>> to_paper(found).arxiv_id
'2601.00001'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from numbers import Integral, Real
from typing import Any

from paperkit.errors import InputError
from paperkit.io.jsonl import paper_in
from paperkit.io.limits import LIMITS
from paperkit.io.records import field_of
from paperkit.models import Paper

_LIBRARIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("entry_id", "arxiv-atom", {"entry_id": "id", "links": ""}),
    (
        "submitted_at",
        "huggingface",
        {"submitted_at": "submittedOnDailyAt", "linked_models": "", "linked_datasets": "", "linked_spaces": ""},
    ),
)
"""An attribute that tells a library, the format of its service, and what attributes are called there: nothing for those
that are left out, such as the models that others have linked to a paper.

They are a [result](https://lukasschwab.me/arxiv.py/arxiv.html#Result) of `arxiv` and a
[PaperInfo](https://huggingface.co/docs/huggingface_hub/package_reference/hf_api#huggingface_hub.hf_api.PaperInfo) of
`huggingface_hub`."""


_DEEPEST = 6
"""Levels at which the attributes of objects are looked at; below, the object itself is written out."""


def to_paper(item: object) -> Paper:
    """Make a Paper of a result of a client library, or of a dictionary.

    Args:
        item: A result of `arxiv`, a paper of `semanticscholar`, a work of `pyalex` (its abstract may be an inverted
            index), a `PaperInfo` of `huggingface_hub`; a dictionary as any of the services answers with, or with the
            usual names; any object that has attributes with these. A Paper is given back as it is.

    Returns:
        The paper; what no field holds is in its `extra`.

    Raises:
        InputError: There is neither a title nor an abstract, or a value has the wrong type; `field` names it.

    Example:
        >>> paper = to_paper({"id": "https://openalex.org/W1", "display_name": "LaneFuse",
        ...     "abstract_inverted_index": {"We": [0], "lanes.": [2], "fuse": [1]}})
        >>> paper.abstract, paper.source
        ('We fuse lanes.', 'openalex')
    """
    if isinstance(item, Paper):
        return item
    # the answer itself, where a library keeps it
    answer = item if isinstance(item, Mapping) else getattr(item, "raw_data", None)
    if isinstance(answer, Mapping):
        return paper_in(_plain(answer, 0), None)
    values = _attributes(item)
    if not any(field_of(name) in ("title", "abstract") for name in values):
        kind = type(item).__name__
        raise InputError(f"a Paper, an abstract as str, or an object with a title or an abstract is needed, not {kind}")
    name, renamed = next(((name, names) for key, name, names in _LIBRARIES if key in values), (None, {}))
    if "entry_id" in values:
        values.setdefault("url", values["entry_id"])  # the identifier of an entry of arXiv is its page
    record = {renamed.get(key, key): value for key, value in values.items() if renamed.get(key, key)}
    return paper_in({key: value for key, value in _plain(record, 0).items() if value is not None}, name)


def _attributes(item: object) -> dict[str, Any]:
    """The public attributes of an object, by their names."""
    if is_dataclass(item) and not isinstance(item, type):
        names = [*(field.name for field in fields(item)), *getattr(item, "__dict__", ())]
        return {name: getattr(item, name, None) for name in names}
    if isinstance(item, tuple) and hasattr(item, "_asdict"):
        return dict(item._asdict())
    held = getattr(item, "__dict__", None)
    return {name: value for name, value in held.items() if name[:1] != "_"} if isinstance(held, dict) else {}


def _plain(value: Any, depth: int) -> Any:  # noqa: ANN401
    """A value as JSON has it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if depth > LIMITS.nesting:
        raise InputError(f"values are nested more than {LIMITS.over('nesting', 'levels')}")
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset) and not hasattr(value, "_asdict"):
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if isfinite(value) else None
    if isinstance(value, date):
        # what stands for no date: NaT, which differs from itself, and the first day of all
        return None if value != value or value.year == 1 else value.isoformat()
    attributes = {key: held for key, held in _attributes(value).items() if held is not None}
    # objects may hold each other
    return _plain(attributes, depth) if attributes and depth < _DEEPEST else str(value)
