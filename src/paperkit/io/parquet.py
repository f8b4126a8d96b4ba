"""Files of Apache Arrow tables, read and written: Parquet and Arrow IPC (Feather).

>>> import io
>>> file = io.BytesIO()
>>> FORMATS[0].write_bytes([Paper(title="LaneFuse", extra={"upvotes": 12})], file)
1
>>> paper, = read(Source(file), "parquet", _row_groups)
>>> paper.title, paper.extra
('LaneFuse', {'upvotes': 12})

The formats are those of [Parquet](https://parquet.apache.org/docs/file-format/) and
[Arrow](https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format), which `pyarrow` reads and writes. The
columns have the usual names, or those of a service such as arXiv's snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from paperkit.errors import InputError, PaperkitError
from paperkit.extras import imported
from paperkit.io import arrow
from paperkit.io.formats import Format
from paperkit.io.jsonl import paper_in
from paperkit.io.source import Source
from paperkit.io.tables import TABLES
from paperkit.models import Paper

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 256
"""Rows that are turned into papers at once."""

_Batch = Callable[[], "Iterator[pa.RecordBatch]"]
"""Reads one part of a file: what is wrong with it costs no other part."""


def _row_groups(file: IO[bytes]) -> Iterator[tuple[int, _Batch]]:
    """The row groups of a Parquet file, each with its rows."""
    # with a buffer, columns are read as they are needed, not a row group at a time
    content = imported("pyarrow.parquet", "arrow").ParquetFile(file, buffer_size=1 << 20)
    for number in range(content.num_row_groups):
        yield (
            content.metadata.row_group(number).num_rows,
            partial(content.iter_batches, batch_size=ROWS, row_groups=[number], use_threads=False),
        )


def _record_batches(file: IO[bytes]) -> Iterator[tuple[int, _Batch]]:
    """The record batches of an Arrow IPC file; how many rows one has shows only when it is read."""
    content = imported("pyarrow.ipc", "arrow").open_file(file)
    for number in range(content.num_record_batches):
        yield 0, partial(_sliced, content, number)


def _sliced(content: Any, number: int) -> Iterator[pa.RecordBatch]:  # noqa: ANN401
    batch = content.get_batch(number)
    for start in range(0, batch.num_rows, ROWS):
        yield batch.slice(start, ROWS)


def read(source: Source, name: str, batches: Callable[[IO[bytes]], Iterator[tuple[int, _Batch]]]) -> Iterator[Paper]:
    """Read a table, a row a paper, as it streams by."""
    record = 0
    try:
        with source.file() as file:
            for rows, batch in batches(file):
                end = record + rows
                try:
                    for some in batch():
                        for row in arrow.rows_of(some):
                            record += 1
                            try:
                                if isinstance(row, InputError):
                                    raise row
                                paper = paper_in(arrow.plain(row), name, source.limits)
                            except InputError as error:
                                source.reject(error.message, record=record, field=error.field)
                            else:
                                yield paper
                except InputError:
                    raise
                except _broken() as error:
                    source.reject(f"rows that cannot be read: {arrow.said(error)}", record=record + 1)
                    record = max(record, end)
    except InputError:
        raise
    except _broken() as error:
        source.reject(f"this is no whole {name.capitalize()} file: {arrow.said(error)}")
    except PaperkitError as error:  # the extra is missing
        source.reject(error.message)


def _broken() -> tuple[type[Exception], ...]:
    """What reading a broken file raises."""
    try:
        return (arrow.pyarrow().ArrowException, OSError, ValueError)
    except PaperkitError:
        return (OSError, ValueError)


def _counted(papers: Iterable[Paper], count: list[int]) -> Iterator[Paper]:
    for paper in papers:
        count[0] += 1
        yield paper


def _write(
    papers: Iterable[Paper], out: IO[bytes], *, table: str, opened: Callable[[IO[bytes], pa.Schema], Any]
) -> int:
    count = [0]
    with opened(out, arrow.schema_of(table)) as writer:
        for batch in arrow.batches(_counted(papers, count), table):
            writer.write_batch(batch)
    return count[0]


def _parquet(out: IO[bytes], schema: pa.Schema) -> Any:  # noqa: ANN401
    return imported("pyarrow.parquet", "arrow").ParquetWriter(out, schema, compression="zstd")


def _ipc(out: IO[bytes], schema: pa.Schema) -> Any:  # noqa: ANN401
    return imported("pyarrow.ipc", "arrow").new_file(out, schema)


FORMATS: tuple[Format, ...] = (
    Format(
        "parquet",
        (".parquet", ".pq"),
        lambda head: head.startswith("PAR1"),
        partial(read, name="parquet", batches=_row_groups),
        write_bytes=partial(_write, table="papers", opened=_parquet),
    ),
    Format(
        "arrow",
        (".arrow", ".feather"),
        lambda head: head.startswith("ARROW1"),
        partial(read, name="arrow", batches=_record_batches),
        write_bytes=partial(_write, table="papers", opened=_ipc),
    ),
    *(
        Format(f"{table}.parquet", (f".{table}.parquet",), write_bytes=partial(_write, table=table, opened=_parquet))
        for table in TABLES
    ),
)
