"""The engines that users work with, the real ones: each is given the batch function, or takes what it gives."""

import pyarrow as pa
import pytest

import paperkit

# the warnings of other people's libraries are theirs
pytestmark = pytest.mark.filterwarnings("default")

ROWS = [
    {"id": "1", "title": "LaneFuse", "abstract": "On GSM8K it reaches 91.4% accuracy. Code: https://github.com/a/b"},
    {"id": "2", "title": None, "abstract": None},
    {"id": "3", "title": "Routing Experts", "abstract": "We train mixture-of-experts models on 2 tasks."},
    {"id": "4", "title": "Zürich 🚗", "abstract": "On BDD100K mAP improves by 2.4 points."},
    {"id": "5", "title": "", "abstract": "Models: https://huggingface.co/a/b"},
]
TABLE = pa.Table.from_pylist(ROWS)
FOUND = paperkit.extract_arrow(TABLE)
PAPERS = [paperkit.extract(paperkit.Paper(**row)) for row in ROWS if row["title"] is not None]


def by_id(rows):
    return sorted(rows, key=lambda row: row["id"])


def test_pandas_takes_the_tables(engine, tmp_path):
    pandas = engine("pandas")
    frame = paperkit.to_arrow(PAPERS, of="results").to_pandas()
    assert frame.groupby("benchmark_ids")["value"].max().to_dict() == {"bdd100k": 2.4, "gsm8k": 91.4}
    paperkit.write(PAPERS, tmp_path / "p.tags.parquet")
    assert (
        pandas.read_parquet(tmp_path / "p.tags.parquet")["id"].tolist()
        == paperkit.to_arrow(PAPERS, of="tags")["id"].to_pylist()
    )
    paperkit.write(PAPERS, tmp_path / "p.links.csv")
    links = pandas.read_csv(tmp_path / "p.links.csv", dtype={"paper_id": str})
    assert links[["paper_id", "key"]].values.tolist() == [["1", "github.com/a/b"], ["5", "huggingface.co/a/b"]]


def test_pandas_gives_a_batch(engine):
    frame = engine("pandas").DataFrame(ROWS)
    assert paperkit.extract_arrow(frame).equals(FOUND)


def test_polars_takes_the_tables(engine, tmp_path):
    polars = engine("polars")
    frame = polars.from_arrow(paperkit.to_arrow(PAPERS, of="results"))
    assert dict(frame.select("benchmark_ids", "value").rows()) == {"bdd100k": 2.4, "gsm8k": 91.4}
    paperkit.write(PAPERS, tmp_path / "p.parquet")
    tags = polars.scan_parquet(tmp_path / "p.parquet").select(
        "id", polars.col("tags").list.eval(polars.element().struct.field("id"))
    )
    assert ("3", ["moe"]) in tags.collect().rows()


def test_polars_gives_a_batch(engine):
    polars = engine("polars")
    found = paperkit.extract_arrow(polars.DataFrame(ROWS))
    assert found.equals(FOUND)
    assert polars.from_arrow(found)["error"].to_list() == FOUND.column("error").to_pylist()


def test_duckdb_queries_files_of_papers(engine, tmp_path, monkeypatch):
    duckdb = engine("duckdb")
    monkeypatch.chdir(tmp_path)
    paperkit.write(PAPERS, tmp_path / "p.parquet")
    paperkit.write(PAPERS, tmp_path / "p.jsonl")
    query = "select p.id, tag.id from {} p, unnest(p.tags) t(tag) where tag.id = 'moe'"
    for source in ("'p.parquet'", "read_json('p.jsonl')"):
        assert duckdb.sql(query.format(source)).fetchall() == [("3", "moe")]
    paperkit.write(PAPERS, tmp_path / "p.results.csv")
    best = "select benchmark_ids, max(value) from 'p.results.csv' group by all order by 1"
    assert duckdb.sql(best).fetchall() == [("bdd100k", 2.4), ("gsm8k", 91.4)]


def test_duckdb_takes_tables_and_gives_batches(engine):
    connection = engine("duckdb").connect()
    connection.register("papers", TABLE)
    found = paperkit.extract_arrow(connection.sql("from papers order by id"))
    assert found.equals(FOUND)
    connection.register("found", found)
    assert connection.sql("select count(*), count(error) from found").fetchall() == [(5, 1)]


@pytest.mark.parametrize("processes", [None, 2])
def test_datasets_map(engine, processes):
    dataset = engine("datasets").Dataset.from_list(ROWS).with_format("arrow")
    found = dataset.map(
        paperkit.extract_arrow, batched=True, batch_size=2, num_proc=processes, remove_columns=dataset.column_names
    )
    assert found[:].to_pylist() == FOUND.to_pylist()


def test_spark_map_in_arrow(engine):
    engine("pyspark")
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    spark = SparkSession.builder.getOrCreate()
    papers = spark.createDataFrame([tuple(row.values()) for row in ROWS], "id string, title string, abstract string")
    schema = from_arrow_schema(FOUND.schema)
    found = papers.mapInArrow(lambda batches: map(paperkit.extract_arrow, batches), schema)
    assert [row.asDict(recursive=True) for row in found.orderBy("id").collect()] == by_id(FOUND.to_pylist())


def test_ray_map_batches(engine):
    engine("ray")
    import ray.data

    found = ray.data.from_arrow(TABLE).map_batches(paperkit.extract_arrow, batch_format="pyarrow", batch_size=2)
    assert by_id(found.take_all()) == by_id(FOUND.to_pylist())


@pytest.mark.parametrize("of", ["papers", "results"])
def test_all_take_the_same_tables_and_files(engine, tmp_path, of):
    table = paperkit.to_arrow(PAPERS, of=of)
    path = str(tmp_path / f"p.{of}.parquet")
    paperkit.write(PAPERS, path, format="parquet" if of == "papers" else f"{of}.parquet")
    key = "id" if of == "papers" else "paper_id"
    wanted = table.column(key).to_pylist()
    datasets, pandas, polars = engine("datasets"), engine("pandas"), engine("polars")
    assert datasets.Dataset(table)[key][:] == datasets.Dataset.from_parquet(path)[key][:] == wanted
    assert table.to_pandas()[key].tolist() == pandas.read_parquet(path)[key].tolist() == wanted
    assert polars.from_arrow(table)[key].to_list() == polars.read_parquet(path)[key].to_list() == wanted
    engine("pyspark")
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    for frame in (spark.createDataFrame(table), spark.read.parquet(path)):
        assert [row[key] for row in frame.select(key).collect()] == wanted
    engine("ray")
    import ray.data

    for dataset in (ray.data.from_arrow(table), ray.data.read_parquet(path)):
        assert sorted(row[key] for row in dataset.select_columns([key]).take_all()) == sorted(wanted)
