"""Parquet and Arrow files, read."""

import gzip
import io
import json
import subprocess
import sys
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings

import paperkit
from paperkit import InputError
from test_io_arrow import BARE, FOUND
from test_io_files import PAPER
from test_io_services import ARXIV_SNAPSHOT, SERVICES


def written(table, name="parquet", **options):
    out = io.BytesIO()
    if name == "parquet":
        pq.write_table(table, out, **options)
    else:
        with pa.ipc.new_file(out, table.schema) as file:
            file.write_table(table, **options)
    return out.getvalue()


def read(content, **options):
    errors = []
    source = io.BytesIO(content) if isinstance(content, bytes) else content
    papers = list(paperkit.read(source, on_error=errors.append, **options))
    assert all(isinstance(error, InputError) for error in errors)
    return papers, errors


@settings(max_examples=40, deadline=None)
@given(PAPER)
@example(FOUND)
@example(BARE)
@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_records_come_back_as_they_were(name, paper):
    out = io.BytesIO()
    paperkit.write([paper, FOUND], out, format=name)
    assert read(out.getvalue()) == ([paper, FOUND], [])


@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_a_snapshot_of_arxiv(name):
    table = pa.Table.from_pylist([json.loads(ARXIV_SNAPSHOT)] * 3)
    expected = SERVICES["arxiv-snapshot"][1]
    papers, errors = read(written(table, name))
    assert (len(papers), errors) == (3, [])
    absent = {key: value for key, value in expected.extra.items() if value is not None}
    assert papers[0] == expected.model_copy(update={"source": "arxiv-snapshot", "extra": absent})


def test_types_of_columns():
    table = pa.table(
        {
            "Paper Title": pa.array(["LaneFuse"]).dictionary_encode(),
            "summary": pa.array(["We fuse lanes."], pa.large_string()),
            "published_at": pa.array([1767391200000000001], pa.timestamp("ns", "UTC")),
            "date": pa.array([date(2026, 1, 3)]),
            "authors": pa.array([["Ann Bee", "Richard Roe"]]),
            "upvotes": pa.array([12], pa.uint8()),
            "score": pa.array([float("nan")]),
            "doi": pa.array([None], pa.string()),
            "github": pa.array(["https://github.com/a/b"]),
        }
    )
    ((paper,), errors) = read(written(table))
    assert errors == []
    assert (paper.title, paper.abstract, paper.authors) == ("LaneFuse", "We fuse lanes.", ("Ann Bee", "Richard Roe"))
    assert (paper.published, paper.doi, paper.source) == (date(2026, 1, 2), None, "parquet")
    assert paper.extra == {"date": "2026-01-03", "upvotes": 12, "score": None}
    assert [link.url for link in paper.stated_links] == ["https://github.com/a/b"]


@pytest.mark.parametrize("suffix", ["", ".gz", ".pipe"])
def test_where_a_file_may_be(tmp_path, suffix):
    content = written(pa.table({"title": ["A", "B"]}))
    path = tmp_path / f"papers.parquet{suffix}"
    path.write_bytes(gzip.compress(content) if suffix == ".gz" else content)
    assert [paper.title for paper in paperkit.read(path)] == ["A", "B"]
    with path.open("rb") as file:
        assert [paper.title for paper in paperkit.read(file)] == ["A", "B"]
        assert not file.closed
    if suffix == ".pipe":
        program = "import sys, paperkit; print([p.title for p in paperkit.read(sys.stdin.buffer)])"
        with path.open("rb") as file:
            cat = subprocess.Popen(["cat"], stdin=file, stdout=subprocess.PIPE)
            done = subprocess.run([sys.executable, "-c", program], stdin=cat.stdout, capture_output=True, text=True)
            cat.stdout.close()
            cat.wait()
        assert done.stdout.strip() == "['A', 'B']"


def test_rows_that_are_no_papers():
    table = pa.table({"title": ["A", "", "C", "D"], "published": ["2026-01-02", None, "soon", None]})
    papers, errors = read(written(table, row_group_size=2))
    assert [paper.title for paper in papers] == ["A", "D"]
    assert [(error.record, error.field) for error in errors] == [(2, None), (3, "published")]


def test_times_that_no_calendar_has():
    table = pa.table({"title": ["A", "B"], "published": pa.array([0, 1 << 62], pa.timestamp("us"))})
    papers, errors = read(written(table))
    assert [(paper.title, paper.published) for paper in papers] == [("A", datetime(1970, 1, 1).date())]
    assert [(error.record, error.field) for error in errors] == [(2, "published")]


def test_a_broken_row_group_costs_no_other():
    content = bytearray(
        written(pa.table({"title": ["A" * 50, "B" * 50, "C" * 50]}), row_group_size=1, compression="none")
    )
    # the header of the pages of the second row group
    start = pq.ParquetFile(io.BytesIO(bytes(content))).metadata.row_group(1).column(0).dictionary_page_offset
    content[start : start + 8] = b"\xff" * 8
    papers, errors = read(bytes(content))
    assert [paper.title[0] for paper in papers] == ["A", "C"]
    assert [error.record for error in errors] == [2]
    assert "cannot be read" in errors[0].message


def test_a_row_is_read_where_it_is():
    table = pa.table({"title": [f"A{number}" for number in range(3000)]})
    for name in ("parquet", "arrow"):
        papers = paperkit.read(io.BytesIO(written(table, name)))
        assert next(papers).title == "A0"
        assert sum(1 for _ in papers) == 2999


def test_text_where_bytes_are_needed():
    (_, (error,)) = read(io.StringIO("PAR1 and more"))
    assert "binary mode" in error.message


def test_the_extra_that_is_missing(tmp_path):
    path = tmp_path / "papers.parquet"
    path.write_bytes(written(pa.table({"title": ["A"]})))
    program = f"""
import sys
sys.modules["pyarrow"] = None
import paperkit
errors = []
print(list(paperkit.read({str(path)!r}, on_error=errors.append)), *errors)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "paperkit[arrow]" in done.stdout
    assert str(path) in done.stdout
    assert done.stderr == ""
