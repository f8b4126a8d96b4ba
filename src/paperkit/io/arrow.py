"""Apache Arrow: papers as tables with a fixed schema.

>>> table = to_arrow([Paper(id="x1", title="LaneFuse", authors=("Ann Bee",))])
>>> table.column("authors").to_pylist()
[['Ann Bee']]
>>> to_arrow([], of="tags").column_names
['paper_id', 'paper_title', 'id', 'label', 'mentions', 'field', 'start', 'end', 'text']

The format is that of [Arrow](https://arrow.apache.org/docs/format/Columnar.html), which `pyarrow` implements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from functools import cache
from itertools import islice
from math import isfinite
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import to_json

from paperkit.errors import InputError, OutputError
from paperkit.extras import imported
from paperkit.io.formats import checked
from paperkit.io.tables import TABLES
from paperkit.models import Paper

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 2048
"""Papers in a batch, and in a row group of a Parquet file: some megabytes."""

_KINDS = {str: "string", int: "int64", float: "float64", bool: "bool_", date: "date32"}
"""The names of Arrow's types for Python's."""


def pyarrow() -> Any:  # noqa: ANN401 -- a module
    """The library, which comes with the extra `arrow`."""
    return imported("pyarrow", "arrow")


def _type(annotation: Any) -> pa.DataType:  # noqa: ANN401 -- annotations have no type
    """The Arrow type of a field: a struct for a model, one with all their fields for several, text for JSON."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        options = [each for each in get_args(annotation) if each is not NoneType]
        return _type(options[0]) if len(options) == 1 else _struct(*options)
    if get_origin(annotation) is Literal:
        return pyarrow().string()
    if get_origin(annotation) is tuple:
        return pyarrow().list_(_type(get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    return getattr(pyarrow(), _KINDS.get(annotation, "string"))()


def _struct(*models: type[BaseModel]) -> pa.DataType:
    fields = {name: field.annotation for model in models for name, field in model.model_fields.items()}
    mentions = fields.pop("mentions", None)  # they come last, whatever the kinds of link have of their own
    fields |= {"mentions": mentions} if mentions else {}
    return pyarrow().struct({name: _type(annotation) for name, annotation in fields.items()})


@cache
def schema_of(table: str) -> pa.Schema:
    """The schema of a table: for `papers` that of the record, for the others that of a long table.

    Example:
        >>> schema_of("papers").field("published").type
        DataType(date32[day])
    """
    if table == "papers":
        return pyarrow().schema(list(_struct(Paper)))
    columns = TABLES[table].columns
    return pyarrow().schema({name: _type(kind) for name, kind in columns.items()})


def record_of(paper: Paper) -> dict[str, Any]:
    """A paper as a row of `papers`: the record, with `extra` as JSON.

    Example:
        >>> record_of(Paper(title="LaneFuse", extra={"upvotes": 12}))["extra"]
        '{"upvotes":12}'
    """
    record = paper.model_dump()
    record["extra"] = to_json(record["extra"]).decode()
    return record


def batches(papers: Iterable[Paper], table: str) -> Iterator[pa.RecordBatch]:
    """The rows of a table, in batches of bounded size."""
    schema = schema_of(table)
    names = schema.names
    iterator = iter(papers)
    while some := list(islice(iterator, BATCH)):
        if table == "papers":
            rows = [record_of(paper) for paper in some]
        else:
            rows = [dict(zip(names, row, strict=True)) for paper in some for row in TABLES[table].rows(paper)]
        try:
            yield pyarrow().RecordBatch.from_pylist(rows, schema=schema)
        except OverflowError as error:  # positions of a mention that no text is long enough for
            raise OutputError(f"a number is too large for the table: {error}") from error


def rows_of(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | InputError]:
    """The rows of a batch, or what is wrong with one.

    Example:
        >>> batch = pyarrow().RecordBatch.from_pydict({"title": ["LaneFuse", None]})
        >>> list(rows_of(batch))
        [{'title': 'LaneFuse'}, {'title': None}]
    """
    batch = _without_nanoseconds(batch)
    try:
        yield from batch.to_pylist()
    except (ValueError, OverflowError):  # bytes that are not UTF-8, days that no calendar has
        for number in range(batch.num_rows):
            yield _row(batch.slice(number, 1))


def _row(batch: pa.RecordBatch) -> dict[str, Any] | InputError:
    """The one row of a batch."""
    row = {}
    for column, values in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[column] = values[0].as_py()
        except (ValueError, OverflowError) as error:
            return InputError(f"a value that cannot be read: {said(error)}", field=column)
    return row


def _without_nanoseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with times to the microsecond, which is what Python has."""
    library = pyarrow()
    for number, field in enumerate(batch.schema):
        if library.types.is_timestamp(field.type) and field.type.unit == "ns":
            kind = library.timestamp("us", field.type.tz)
            batch = batch.set_column(number, field.name, batch.column(number).cast(kind, safe=False))
    return batch


def said(error: Exception) -> str:
    """What an exception of the library says, in short."""
    return str(error).partition("\n")[0][:200]


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of an Arrow table as a record of JSON: without nulls, days as text, the JSON of `to_arrow` undone.

    Example:
        >>> plain({"title": "LaneFuse", "doi": None, "published": date(2026, 1, 2)})
        {'title': 'LaneFuse', 'published': '2026-01-02'}
    """
    record: dict[str, Any] = _plain(dict(row))
    if "extraction" in row and "code_status" in row:
        record.pop("error", None)
        record = {"extraction": None, "code_status": "none", **record}
        if isinstance(record.get("extra"), str):
            with suppress(ValueError, RecursionError):  # else validation says what is wrong
                record["extra"] = json.loads(record["extra"])
    return record


def _plain(value: Any) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def to_arrow(papers: Iterable[Paper], of: str = "papers") -> pa.Table:
    """Papers, or their findings, as an Arrow table, which pandas, Polars and DuckDB take as it is.

    Args:
        papers: The papers.
        of: `papers` for the whole records, nested, `extra` as JSON; or `links`, `benchmarks`, `metrics`, `results` or
            `tags` for a long table: one finding a row, in flat columns, with the paper's id and title in front and the
            first mention at the end.

    Returns:
        A `pyarrow.Table`, whose schema is the same whatever the papers hold.

    Raises:
        OutputError: There is no such table, or what is given is no paper.
        PaperkitError: pyarrow is not installed; it comes with the extra `arrow`.

    Example:
        >>> from paperkit import extract
        >>> table = to_arrow([extract("On BDD100K it improves mAP by 2.4 points.", title="LaneFuse")], of="results")
        >>> table.select(["paper_title", "value", "unit", "kind", "metric_id", "benchmark_ids"]).to_pylist()
        [{'paper_title': 'LaneFuse', 'value': 2.4, 'unit': 'points', 'kind': 'gain', 'metric_id': 'map',
          'benchmark_ids': 'bdd100k'}]
    """
    if of not in ("papers", *TABLES):
        raise OutputError(f"there is no table {of!r}; use one of {', '.join(('papers', *TABLES))}")
    return pyarrow().Table.from_batches(batches(checked(papers), of), schema=schema_of(of))
