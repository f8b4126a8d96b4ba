"""The one batch function for every engine: Arrow in, Arrow out.

>>> import pyarrow
>>> batch = pyarrow.table({"title": ["LaneFuse", None], "abstract": ["We evaluate on GSM8K.", None]})
>>> found = extract_arrow(batch)
>>> found.column("benchmarks").to_pylist()[0][0]["id"]
'gsm8k'
>>> found.column("error").to_pylist()
[None, 'neither a title nor an abstract; give it one of them']
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from paperkit.errors import InputError, PaperkitError
from paperkit.io.arrow import plain, pyarrow, record_of, rows_of, schema_of
from paperkit.io.records import paper_of
from paperkit.pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow as pa

_KEPT = ("id", "title", "abstract", "comment")
"""What a row that cannot be done keeps, so that it can be told."""


@cache
def _schema() -> pa.Schema:
    return schema_of("papers").append(pyarrow().field("error", pyarrow().string()))


@cache
def _default() -> Pipeline:
    return Pipeline()


def extract_arrow(batch: pa.RecordBatch | pa.Table, *, pipeline: Pipeline | None = None) -> pa.RecordBatch | pa.Table:
    """Find everything in a batch of papers: the function to give to Spark, Ray, Hugging Face `datasets` and others.

    Every row gives one row, in the same place. A row that is no paper (neither a title nor an abstract, a date that is
    none) does not stop the others: its findings are null and its column `error` says what is wrong.

    Args:
        batch: A `pyarrow.RecordBatch`, or a table: a `pyarrow.Table` or a data frame that gives itself as
            [Arrow](https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html). Its columns have the
            usual names (`title`, `abstract`, ...); those that no field is called by go into `extra`. Nulls are left
            out.
        pipeline: A pipeline with a taxonomy or extractors of one's own; the built-in one where none is given.

    Returns:
        A `RecordBatch` for a `RecordBatch`, else a `Table`. Its schema is always the same: that of `to_arrow`, and
        `error`, which is null where the row went through.

    Raises:
        InputError: This is no batch of rows.
        PaperkitError: pyarrow is not installed; it comes with the extra `arrow`.

    Example:
        >>> import pyarrow
        >>> found = extract_arrow(pyarrow.table({"abstract": ["Model merging.", "Few-shot learning."]}))
        >>> [tags[0]["id"] for tags in found.column("tags").to_pylist()]
        ['merging', 'few-shot']
    """
    arrow = pyarrow()
    kit = pipeline or _default()
    kind = arrow.RecordBatch if isinstance(batch, arrow.RecordBatch) else arrow.Table
    if not isinstance(batch, arrow.RecordBatch | arrow.Table):
        try:
            batch = arrow.table(batch)
        except (TypeError, ValueError) as error:
            raise InputError(f"a RecordBatch or a Table of pyarrow is needed, not {type(batch).__name__}") from error
    batches = [batch] if kind is arrow.RecordBatch else batch.to_batches()
    found = [_row(row, kit) for each in batches for row in rows_of(each)]
    return kind.from_pylist(found, schema=_schema())


def _row(row: Mapping[str, Any] | InputError, kit: Pipeline) -> dict[str, Any]:
    """The row with its findings, or with what is wrong with it."""
    record = {} if isinstance(row, InputError) else plain(row)
    try:
        if isinstance(row, InputError):
            raise row
        return record_of(kit.extract(paper_of(record, "arrow")))
    except PaperkitError as error:
        place = f"field {error.field!r}: " if error.field else ""
        kept = {name: record[name] for name in _KEPT if isinstance(record.get(name), str)}
        return {**kept, "error": place + error.message}
