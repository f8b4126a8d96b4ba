"""Papers as Arrow tables and Parquet files, and the one batch function of the engines."""

import io
import json
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import InputError, OutputError, Paper
from test_io_files import PAPER

FOUND = paperkit.extract(
    Paper(
        id="x1",
        title="LaneFuse: Multi-Task Road Perception",
        abstract="We present LaneFuse. On BDD100K it improves mAP by 2.4 points. Code: https://github.com/lanefuse/lanefuse. "
        "Models: https://huggingface.co/lanefuse/base",
        authors=("Ann Bee",),
        published=date(2026, 1, 2),
        extra={"upvotes": 12, "nested": [None, {"a": "ü"}]},
        stated_links=(paperkit.parse_link("https://doi.org/10.1000/182"),),
    )
)
BARE = Paper(title="Roads")
STATEMENT = list(FOUND.results[0].mentions[0].model_dump().values())
WHERE = ["mentions", "field", "start", "end", "text"]


def test_the_whole_record_is_in_the_table():
    table = paperkit.to_arrow([FOUND, BARE])
    assert table.column_names == list(Paper.model_fields)
    row = table.to_pylist()[0]
    assert json.loads(row["extra"]) == FOUND.extra
    assert row["published"] == date(2026, 1, 2)
    assert row["links"][0]["repo"] == "lanefuse"
    assert row["links"][1]["repo_id"] == "lanefuse/base"
    assert row["links"][1]["repo"] is None
    assert table.schema == paperkit.to_arrow([]).schema
    assert table.schema.field("results").type.value_type.field("values").type == pa.list_(pa.float64())


@settings(max_examples=60, deadline=None)
@given(PAPER)
@example(FOUND)
def test_rows_are_what_json_is(paper):
    (row,) = paperkit.to_arrow([paper]).to_pylist()
    written = json.loads(paper.model_dump_json())
    for field in ("links", "stated_links"):
        # a table has one set of columns for all kinds of link
        kinds = [list(link) for link in written[field]]
        row[field] = [{name: link.pop(name) for name in kind} for kind, link in zip(kinds, row[field], strict=True)]
        assert len(row[field]) == len(written[field])
    for field in ("published", "listed"):
        row[field] = row[field] and row[field].isoformat()
    row["extra"] = json.loads(row["extra"])
    assert row == written


@settings(max_examples=60, deadline=None)
@given(PAPER)
@example(FOUND)
def test_metadata_goes_through_a_batch_as_it_is(paper):
    table = paperkit.to_arrow([paper])
    found = paperkit.extract_arrow(table, pipeline=paperkit.Pipeline(extractors=[]))
    assert found.column("error").to_pylist() == [None]
    metadata = table.column_names[: table.column_names.index("links")]
    assert found.select(metadata).equals(table.select(metadata))


@pytest.mark.parametrize(
    ("of", "columns", "rows"),
    [
        (
            "links",
            "kind url key host owner repo path repo_type repo_id scheme identifier provides".split(),
            [
                [
                    "code",
                    "https://github.com/lanefuse/lanefuse",
                    "github.com/lanefuse/lanefuse",
                    "github.com",
                    "lanefuse",
                    "lanefuse",
                    None,
                    None,
                    None,
                    None,
                    None,
                    "code",
                    1,
                    "abstract",
                    69,
                    105,
                    "https://github.com/lanefuse/lanefuse",
                ],
                [
                    "huggingface",
                    "https://huggingface.co/lanefuse/base",
                    "huggingface.co/lanefuse/base",
                    "huggingface.co",
                    None,
                    None,
                    None,
                    "model",
                    "lanefuse/base",
                    None,
                    None,
                    "model",
                    1,
                    "abstract",
                    115,
                    151,
                    "https://huggingface.co/lanefuse/base",
                ],
            ],
        ),
        (
            "benchmarks",
            ["id", "name", "role", "evidence"],
            [["bdd100k", "BDD100K", "evaluated", "registry", 1, "abstract", 24, 31, "BDD100K"]],
        ),
        ("metrics", ["id", "name", "higher_is_better"], [["map", "mAP", True, 1, "abstract", 44, 47, "mAP"]]),
        (
            "results",
            "value values unit kind relative bound metric_id metric_name benchmark_ids benchmark_names baseline".split(),
            [
                [
                    2.4,
                    "2.4",
                    "points",
                    "gain",
                    None,
                    None,
                    "map",
                    "mAP",
                    "bdd100k",
                    "BDD100K",
                    None,
                    1,
                    *STATEMENT,
                ]
            ],
        ),
        ("tags", ["id", "label"], [["multi-task", "Multi-task learning", 1, "title", 10, 20, "Multi-Task"]]),
    ],
)
def test_long_tables(of, columns, rows):
    table = paperkit.to_arrow([BARE, FOUND], of=of)
    assert table.column_names == ["paper_id", "paper_title", *columns, *WHERE]
    assert [list(row.values()) for row in table.to_pylist()] == [["x1", FOUND.title, *row] for row in rows]
    assert table.schema == paperkit.to_arrow([], of=of).schema
    assert not any(pa.types.is_nested(field.type) for field in table.schema)


def test_values_that_arrow_has_not():
    far = paperkit.Mention(field="title", start=10**30, end=10**30, text="")
    with pytest.raises(OutputError, match="a number is too large for the table"):
        paperkit.to_arrow([Paper(title="A", tags=[paperkit.Tag(id="t", label="t", mentions=(far,))])])


def test_what_is_no_table_or_no_paper():
    with pytest.raises(OutputError, match="no table 'authors'; use one of papers, links"):
        paperkit.to_arrow([FOUND], of="authors")
    with pytest.raises(OutputError, match="put the one in a list"):
        paperkit.to_arrow(FOUND)
    with pytest.raises(OutputError, match="record 2: a Paper is needed, not dict"):
        paperkit.to_arrow([FOUND, {}])


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("a.parquet", "papers"),
        ("a.pq", "papers"),
        ("a.arrow", "papers"),
        ("a.feather", "papers"),
        ("a.parquet.gz", None),
    ]
    + [(f"a.{of}.parquet", of) for of in ("links", "benchmarks", "metrics", "results", "tags")],
)
def test_files(tmp_path, name, of):
    path = tmp_path / name
    many = [FOUND, BARE] * 1100  # more than a batch
    assert paperkit.write(iter(many), path) == 2200
    if of is None:
        assert path.read_bytes().startswith(b"\x1f\x8b")
        return
    if name.endswith(("parquet", "pq")):
        assert pq.ParquetFile(path).num_row_groups == 2
        table = pq.read_table(path)
    else:
        table = pa.ipc.open_file(path).read_all()
    assert table.equals(paperkit.to_arrow(many, of=of))


@pytest.mark.parametrize("name", ["parquet", "arrow", "results.parquet"])
def test_a_file_appears_whole_or_not_at_all(tmp_path, name):
    def papers():
        yield FOUND
        raise RuntimeError

    path = tmp_path / f"out.{name}"
    path.write_text("as it was")
    with pytest.raises(RuntimeError):
        paperkit.write(papers(), path)
    assert path.read_text() == "as it was"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@settings(max_examples=60, deadline=None)
@given(papers=st.lists(PAPER, min_size=1, max_size=3), name=st.sampled_from(["parquet", "arrow"]))
def test_any_paper_comes_back_as_it_was(papers, name):
    out = io.BytesIO()
    paperkit.write(papers, out, format=name)
    out.seek(0)
    assert list(paperkit.read(out)) == papers


def test_file_objects():
    out = io.BytesIO()
    assert paperkit.write([FOUND], out, format="parquet") == 1
    assert pq.read_table(pa.BufferReader(out.getvalue())).num_rows == 1
    with pytest.raises(OutputError, match="parquet is no text: give a binary file object"):
        paperkit.write([FOUND], io.StringIO(), format="parquet")


def test_a_pipe_takes_parquet():
    command = [sys.executable, "-m", "paperkit", "extract", "-", "--to", "parquet"]
    done = subprocess.run(command, input=b'{"title": "LaneFuse"}', capture_output=True, check=True)
    assert pq.read_table(pa.BufferReader(done.stdout)).column("title").to_pylist() == ["LaneFuse"]


def test_without_pyarrow_it_says_what_to_install(tmp_path):
    script = """if True:
        import sys
        sys.modules["pyarrow"] = None
        import paperkit
        for call in (lambda: paperkit.to_arrow([]), lambda: paperkit.extract_arrow({}), lambda: paperkit.write([], "a.parquet")):
            try:
                call()
            except paperkit.PaperkitError as error:
                print(error)
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert (
        done.stdout.splitlines() == ["this needs pyarrow, which comes with an extra: pip install 'paperkit[arrow]'"] * 3
    )
    assert list(tmp_path.iterdir()) == []


def test_a_batch_with_bad_rows():
    rows = {
        "id": ["a", "b", "c", "d", None],
        "title": ["LaneFuse", None, "Roads", " ", "Topics"],
        "summary": ["Code: https://github.com/a/b", None, None, "", "We train mixture-of-experts models."],
        "date": ["2026-01-02", None, "no day", None, None],
        "upvotes": [1, 2, None, 4, 5],
    }
    batch = pa.RecordBatch.from_pydict(rows)
    found = paperkit.extract_arrow(batch)
    assert isinstance(found, pa.RecordBatch)
    assert found.schema.names == [*Paper.model_fields, "error"]
    assert found.column("error").to_pylist() == [
        None,
        "neither a title nor an abstract; give it one of them",
        "field 'date': a date such as 2026-01-31 is needed, not 'no day'",
        "neither a title nor an abstract; give it one of them",
        None,
    ]
    assert found.column("id").to_pylist()[:4] == ["a", "b", "c", "d"]
    assert found.column("links").is_null().to_pylist() == [False, True, True, True, False]
    assert found.column("extra").to_pylist() == ['{"upvotes":1}', None, None, None, '{"upvotes":5}']
    assert found.column("published").to_pylist() == [date(2026, 1, 2), None, None, None, None]
    assert [tag["id"] for tag in found.column("tags").to_pylist()[4]] == ["moe"]
    assert found.column("source").to_pylist()[0] == "arrow"


def test_tables_stay_tables_and_empty_ones_empty():
    empty = paperkit.extract_arrow(pa.table({"title": pa.array([], pa.string())}))
    assert isinstance(empty, pa.Table)
    assert empty.num_rows == 0
    assert paperkit.extract_arrow(pa.table({"title": ["A"]})).schema == empty.schema


def test_what_is_no_batch():
    for wrong in ("LaneFuse", 3, [FOUND], None):
        with pytest.raises(InputError, match="a RecordBatch or a Table of pyarrow is needed, not"):
            paperkit.extract_arrow(wrong)


def test_types_of_columns_that_json_has_not():
    day = datetime(2026, 1, 2, 12, tzinfo=UTC)
    row = {
        "title": "A",
        "published": day,
        "price": Decimal("1.50"),
        "raw": b"\xff",
        "ratio": float("nan"),
        "seen": [day],
    }
    (found,) = paperkit.extract_arrow(pa.Table.from_pylist([row])).to_pylist()
    assert found["error"] is None
    assert found["published"] == date(2026, 1, 2)
    extra = {"price": "1.50", "raw": "\ufffd", "ratio": None, "seen": ["2026-01-02T12:00:00+00:00"]}
    assert json.loads(found["extra"]) == extra


def test_a_value_that_cannot_be_read_costs_its_row():
    broken = pa.StringArray.from_buffers(
        3, *(pa.array(["abc", "de", "f"]).buffers()[1:2]), pa.py_buffer(b"abc\xff\xfef")
    )
    times = pa.array([1_700_000_000_000_000_001] * 3, pa.timestamp("ns"))
    found = paperkit.extract_arrow(pa.table({"title": broken, "published": times})).to_pylist()
    assert [row["title"] for row in found] == ["abc", None, "f"]
    assert [row["published"] for row in found] == [date(2023, 11, 14), None, date(2023, 11, 14)]
    assert found[0]["error"] is None
    assert found[1]["error"].startswith("field 'title': a value that cannot be read")


def test_extracting_again_changes_nothing():
    once = paperkit.extract_arrow(paperkit.to_arrow([FOUND, BARE]))
    assert once.drop_columns("error").slice(0, 1).equals(paperkit.to_arrow([FOUND]))
    assert paperkit.extract_arrow(once).equals(once)


def test_a_pipeline_of_ones_own():
    kit = paperkit.Pipeline(extractors=[each for each in paperkit.default_extractors() if each.name == "tags"])
    function = pickle.loads(pickle.dumps(partial(paperkit.extract_arrow, pipeline=kit)))  # noqa: S301
    (row,) = function(
        pa.table({"abstract": ["We train mixture-of-experts models: https://github.com/a/b"]})
    ).to_pylist()
    assert ([tag["id"] for tag in row["tags"]], row["links"]) == (["moe"], [])


TEXTS = st.text(max_size=30) | st.sampled_from(["LaneFuse", "On GSM8K it reaches 91.4%.", "https://github.com/a/b"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({"title": TEXTS, "abstract": TEXTS, "n": st.none() | st.integers(0, 9)}), max_size=4)
)
def test_any_rows_keep_number_and_order(rows):
    schema = pa.schema({"title": pa.string(), "abstract": pa.string(), "n": pa.int64()})
    found = paperkit.extract_arrow(pa.Table.from_pylist(rows, schema=schema)).to_pylist()
    assert len(found) == len(rows)
    for row, each in zip(rows, found, strict=True):
        if each["error"] is None:
            # readers leave out the space around a text
            same = paperkit.extract(Paper(title=row["title"].strip(), abstract=row["abstract"].strip()))
            assert (each["title"], each["abstract"]) == (same.title, same.abstract)
            assert [link["url"] for link in each["links"]] == [link.url for link in same.links]
        else:
            assert not (row["title"] + row["abstract"]).strip()
