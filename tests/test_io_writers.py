"""Long tables as CSV, digests, references, linked data and the Hub's results; nothing from outside gets out of its place."""

import csv
import io
import json
import re
from datetime import date
from functools import partial

import pytest
import yaml
from huggingface_hub import ModelCardData, parse_eval_result_entries
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import paperkit
from paperkit import Benchmark, CodeLink, Extraction, Metric, Paper, PaperkitError, Result, Tag
from test_io_files import PAPER as ANY_PAPER

PAPER = paperkit.extract(
    Paper(
        id="2601.00001",
        arxiv_id="2601.00001",
        title="LaneFuse: Multi-Task Road_Perception & more",
        abstract="We present LaneFuse. On GSM8K it reaches 91.4% accuracy. On BDD100K it improves mAP by 2.4 points. "
        "Code: https://github.com/lanefuse/lanefuse. See https://lanefuse.github.io for more.",
        authors=("Ann Bee", "Institute of A, B and C"),
        published=date(2026, 1, 2),
        venue="Road Conf",
        categories=("cs.CV",),
    )
)
HOSTILE = Paper(
    id="=1+1",
    title="=cmd|' /C calc'!A0",
    abstract="<script>alert(1)</script> [x](javascript:y) \\input{secret} ![i](http://t.io/p.png)\n# Title\n---\n- a: b",
    url="javascript:alert(1)",
    venue="-venue",
    authors=("@ann", "}, evil = {x"),
    doi='10.1000/"><script>',
    links=[
        CodeLink(kind="code", url="javascript:alert(1)//github.com/a/b", key="k](javascript:x)", host="github.com"),
        CodeLink(kind="code", url="https://a.io/`<b> )", key="+a", host="a.io"),
    ],
    benchmarks=[Benchmark(name="- **b**", role="introduced", evidence="shape")],
    metrics=[Metric(name="\t=m")],
    results=[Result(values=(1.5,), kind="score", unit="\u202e# left", baseline="@b")],
    tags=[Tag(id="t", label="a | b")],
    extraction=Extraction(version="1", taxonomy="0" * 12, extractors=()),
)


def written(papers, name):
    out = io.StringIO()
    assert paperkit.write(papers, out, format=name) == len(papers)
    return out.getvalue()


# --- long tables


@pytest.mark.parametrize("table", ["links", "benchmarks", "metrics", "results", "tags"])
def test_long_tables_hold_what_the_arrow_tables_hold(tmp_path, table):
    path = tmp_path / f"papers.{table}.csv"
    assert paperkit.write([PAPER, Paper(title="Roads")], path) == 2
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    arrow = paperkit.to_arrow([PAPER], of=table).to_pylist()

    def cell(value):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    assert rows == [{name: cell(value) for name, value in row.items()} for row in arrow]
    assert rows


def test_no_cell_is_a_formula():
    for name in ("links.csv", "benchmarks.csv", "metrics.csv", "results.csv", "tags.csv", "csv", "tsv"):
        for row in csv.reader(
            io.StringIO(written([HOSTILE], name), newline=""), delimiter="\t" if name == "tsv" else ","
        ):
            assert [cell for cell in row if cell[:1] in tuple("=+-@\t\r")] == []


def test_a_file_called_results_is_still_a_table_of_papers(tmp_path):
    paperkit.write([PAPER], tmp_path / "results.csv")
    assert (tmp_path / "results.csv").read_text().startswith("id,title")


# --- Markdown


def test_a_digest():
    assert written([PAPER], "markdown") == (
        "## [LaneFuse: Multi-Task Road\\_Perception \\& more](<https://arxiv.org/abs/2601.00001>)\n\n"
        "Ann Bee, Institute of A, B and C · 2026-01-02 · Road Conf · cs.CV · 2601.00001\n\n"
        "- **Code** (released): [github.com/lanefuse/lanefuse](<https://github.com/lanefuse/lanefuse>)\n"
        "- **Links**: [lanefuse.github.io](<https://lanefuse.github.io>)\n"
        "- **Benchmarks**: GSM8K (evaluated), BDD100K (evaluated)\n"
        "- **Results**: accuracy 91.4% on GSM8K, mAP gain 2.4 points on BDD100K\n"
        "- **Tags**: Multi-task learning\n\n"
        "We present LaneFuse. On GSM8K it reaches 91.4% accuracy. On BDD100K it improves mAP by 2.4 points. "
        "Code: https:\\/\\/github.com/lanefuse/lanefuse. See https:\\/\\/lanefuse.github.io for more.\n\n"
    )


def _shown(markdown):
    """The blocks that a text is shown as, the text in it, and where its links go."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    addresses = [child.attrs["href"] for child in inline if child.type == "link_open"]
    kinds = {token.type for token in tokens} | {child.type for child in inline}
    return kinds, "".join(child.content for child in inline if child.type == "text"), addresses


PLAIN = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "link_open", "link_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open", "strong_close"}  # fmt: skip


def test_a_digest_of_hostile_texts():
    kinds, text, addresses = _shown(written([HOSTILE], "markdown"))
    assert kinds <= PLAIN
    assert addresses == ["https://doi.org/10.1000/%22%3E%3Cscript%3E", "https://a.io/%60%3Cb%3E%20)"]
    for said in (
        "<script>alert(1)</script> [x](javascript:y)",
        "k](javascript:x)",
        "- **b**",
        "a | b",
        "# Title --- - a: b",
    ):
        assert said in text


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=25) | st.text(
    "`*_{}[]()<>#+-=.!|~&$@:/\\\n 1ahtpjw", max_size=25
)


@settings(max_examples=150, deadline=None)
@given(title=ANY, abstract=ANY, venue=ANY, url=ANY, author=ANY)
def test_any_text_is_shown_in_a_digest_as_it_is(title, abstract, venue, url, author):
    paper = Paper(title=f"a{title}", abstract=abstract, venue=venue, url=url, authors=(author,))
    kinds, text, addresses = _shown(written([paper], "markdown"))
    assert kinds <= PLAIN
    assert all(re.match("https?://", address, re.IGNORECASE) for address in addresses)
    unseen = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\\s")
    for said in (paper.title, abstract, author):
        assert unseen.sub("", said) in unseen.sub("", text)


# --- BibTeX


def test_an_entry():
    assert written([PAPER], "bibtex") == (
        "@misc{2601.00001,\n"
        "  author = {Ann Bee and {Institute of A, B and C}},\n"
        "  title = {LaneFuse: Multi-Task Road\\_Perception \\& more},\n"
        "  howpublished = {Road Conf},\n"
        "  year = {2026},\n"
        "  month = jan,\n"
        "  eprint = {2601.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass = {cs.CV},\n"
        "  url = {https://arxiv.org/abs/2601.00001},\n"
        "  abstract = {We present LaneFuse. On GSM8K it reaches 91.4\\% accuracy. On BDD100K it improves mAP by 2.4 points. "
        "Code: https://github.com/lanefuse/lanefuse. See https://lanefuse.github.io for more.},\n"
        "  keywords = {cs.CV},\n"
        "  code = {https://github.com/lanefuse/lanefuse},\n"
        "  code_status = {released},\n"
        "  benchmarks = {GSM8K; BDD100K},\n"
        "  metrics = {accuracy; mAP},\n"
        "  results = {accuracy 91.4\\% on GSM8K; mAP gain 2.4 points on BDD100K},\n"
        "  tags = {multi-task}\n"
        "}\n\n"
    )


def test_the_kind_of_an_entry_is_what_the_source_says():
    (paper,) = paperkit.read(io.StringIO("@inproceedings{bee, title={Roads}, booktitle={Road Conf}}"))
    assert written([paper], "bibtex") == "@inproceedings{bee,\n  title = {Roads},\n  booktitle = {Road Conf}\n}\n\n"


def test_keys_are_unique_and_plain():
    papers = [Paper(id=id_, title="A") for id_ in ("a b", "a,b", "A-b", "\\{x}", "é")]
    assert re.findall(r"@misc\{(.*),", written(papers, "bibtex")) == ["a-b", "a-b-2", "A-b-3", "x", "paper"]


@settings(max_examples=200, deadline=None)
@given(title=ANY, abstract=ANY, url=ANY, author=ANY)
def test_any_text_comes_back_from_bibtex(title, abstract, url, author):
    paper = Paper(id="k", title=f"a{title}", abstract=abstract, url=url, doi=f"10.1/{url}", authors=(author, "Ann Bee"))
    text = written([paper, paper], "bibtex")
    for sign in (text, re.sub(r"\\.", "", text)):
        # BibTeX counts braces, whether a backslash stands before them or not
        assert sign.count("{") == sign.count("}")
    assert not re.search(r"\\(?!text(?:backslash|braceleft|braceright|asciitilde|asciicircum)\{\}|[#$%&_])", text)
    first, second = paperkit.read(io.StringIO(text), format="bibtex")
    unseen = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\\s")
    assert unseen.sub("", first.title) == unseen.sub("", paper.title)
    assert unseen.sub("", first.abstract) == unseen.sub("", abstract)
    assert (first.id, second.id) == ("k", "k-2")


# --- CSL-JSON and schema.org


def test_items():
    (item,) = json.loads(written([PAPER], "csl-json"))
    assert item == {
        "id": "2601.00001",
        "type": "article",
        "title": PAPER.title,
        "author": [{"literal": "Ann Bee"}, {"literal": "Institute of A, B and C"}],
        "issued": {"date-parts": [[2026, 1, 2]]},
        "container-title": "Road Conf",
        "URL": "https://arxiv.org/abs/2601.00001",
        "abstract": PAPER.abstract,
        "archive": "arXiv",
        "archive_location": "2601.00001",
        "keyword": "Multi-task learning",
        "custom": {
            "code_status": "released",
            "code": ["https://github.com/lanefuse/lanefuse"],
            "benchmarks": ["GSM8K", "BDD100K"],
            "metrics": ["accuracy", "mAP"],
            "results": ["accuracy 91.4% on GSM8K", "mAP gain 2.4 points on BDD100K"],
            "tags": ["multi-task"],
        },
    }
    assert json.loads(written([Paper(id="x", title="A")], "csl-json")) == [{"id": "x", "type": "article", "title": "A"}]
    assert json.loads(written([], "csl-json")) == []


def test_a_graph():
    graph = json.loads(written([PAPER, HOSTILE], "json-ld"))
    assert graph["@context"] == "https://schema.org"
    article, hostile = graph["@graph"]
    assert article == {
        "@type": "ScholarlyArticle",
        "@id": "https://arxiv.org/abs/2601.00001",
        "name": PAPER.title,
        "abstract": PAPER.abstract,
        "author": [{"@type": "Person", "name": "Ann Bee"}, {"@type": "Person", "name": "Institute of A, B and C"}],
        "datePublished": "2026-01-02",
        "isPartOf": {"@type": "CreativeWork", "name": "Road Conf"},
        "url": "https://arxiv.org/abs/2601.00001",
        "identifier": [{"@type": "PropertyValue", "propertyID": "arXiv", "value": "2601.00001"}],
        "keywords": ["Multi-task learning"],
        "mentions": [
            {"@type": "SoftwareSourceCode", "codeRepository": "https://github.com/lanefuse/lanefuse"},
            {"@type": "Dataset", "name": "GSM8K"},
            {"@type": "Dataset", "name": "BDD100K"},
        ],
    }
    assert hostile["about"] == [{"@type": "Dataset", "name": "- **b**"}]
    assert hostile["mentions"] == [{"@type": "SoftwareSourceCode", "codeRepository": "https://a.io/%60%3Cb%3E%20)"}]


@pytest.mark.parametrize("name", ["csl-json", "json-ld"])
def test_lists_stay_in_their_script_element(name):
    text = written([HOSTILE], name)
    assert not set("<>&") & set(text)
    assert json.loads(text)


# --- the Hub


def _results(*results):
    return [{"values": (91.4,), "kind": "score", "unit": "percent", **result} for result in results]


GSM8K, BDD = {"id": "gsm8k", "name": "GSM8K"}, {"id": "bdd100k", "name": "BDD100K"}
ACCURACY, OWN = (
    {"id": "accuracy", "name": "accuracy", "text": "acc"},
    {"id": None, "name": "OwnScore", "text": "OwnScore"},
)
LEFT_OUT = [
    ([{"kind": "gain", "benchmarks": [GSM8K], "metric": ACCURACY}], "no exact level reached"),
    ([{"bound": "at_most", "benchmarks": [GSM8K], "metric": ACCURACY}], "no exact level reached"),
    ([{"values": (1, 2), "benchmarks": [GSM8K], "metric": ACCURACY}], "no exact level reached"),
    ([{"benchmarks": [BDD], "metric": ACCURACY}], "no single data set that has an id on the Hub"),
    ([{"benchmarks": [GSM8K, BDD], "metric": ACCURACY}], "no single data set that has an id on the Hub"),
    ([{"benchmarks": [], "metric": ACCURACY}], "no single data set that has an id on the Hub"),
    ([{"benchmarks": [GSM8K], "metric": OWN}], "no metric that has an id on the Hub"),
    ([{"benchmarks": [GSM8K]}], "no metric that has an id on the Hub"),
    ([{"benchmarks": [{"id": "c4", "name": "C4"}], "metric": ACCURACY}], "no task that is known by an id"),
    ([{"benchmarks": [GSM8K], "metric": ACCURACY}] * 2, "one of several figures for the same"),
]  # fmt: skip


@pytest.mark.parametrize(("results", "reason"), LEFT_OUT)
@pytest.mark.parametrize("name", ["eval-results", "model-index"])
def test_what_the_hub_has_no_place_for_is_counted(name, results, reason):
    text = written([Paper(title="A", results=_results(*results))], name)
    assert text == f"# left out: {len(results)} ({reason})\n"


def test_results_of_a_repository():
    text = written([PAPER], "eval-results")
    entries = parse_eval_result_entries(yaml.safe_load(text))
    assert [(each.dataset_id, each.task_id, each.value) for each in entries] == [("openai/gsm8k", "gsm8k", 91.4)]
    assert (entries[0].source_url, entries[0].source_name) == ("https://arxiv.org/abs/2601.00001", PAPER.title)
    assert text.endswith("# left out: 1 (no exact level reached)\n")


def test_results_of_a_card():
    card = ModelCardData(**yaml.safe_load(written([PAPER], "model-index")))
    assert card.model_name == "LaneFuse"
    (result,) = card.eval_results
    assert (result.dataset_type, result.metric_type, result.metric_value) == ("openai/gsm8k", "accuracy", 91.4)
    assert (result.task_type, result.source_url) == ("text-generation", "https://arxiv.org/abs/2601.00001")


@settings(max_examples=60, deadline=None)
@given(title=ANY, url=ANY, id_=ANY)
def test_a_paper_is_a_document_whatever_its_texts(title, url, id_):
    paper = Paper(id=id_, title=f"a{title}", url=url, results=_results({"benchmarks": [GSM8K], "metric": ACCURACY}))
    for name in ("eval-results", "model-index"):
        documents = list(yaml.safe_load_all(written([paper, PAPER, paper], name)))
        assert len(documents) == 3
        if name == "eval-results":
            assert [each["dataset"] for each in documents[0]] == [{"id": "openai/gsm8k", "task_id": "gsm8k"}]


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "huggingface_hub", None)
    with pytest.raises(PaperkitError, match=r"pip install 'paperkit\[hub\]'"):
        paperkit.write([PAPER], io.StringIO(), format="eval-results")


# --- all of them


@pytest.mark.parametrize(
    "suffix", [".md", ".bib", ".csl.json", ".jsonld", ".eval_results.yaml", ".model-index.yaml", ".links.csv"]
)
def test_the_suffix_tells_the_format(tmp_path, suffix):
    path = tmp_path / f"papers{suffix}"
    assert paperkit.write([PAPER], path) == 1
    name = {
        ".md": "markdown",
        ".bib": "bibtex",
        ".csl.json": "csl-json",
        ".jsonld": "json-ld",
        ".links.csv": "links.csv",
    }
    expected = name.get(suffix) or suffix.removesuffix(".yaml").strip(".").replace("_", "-")
    assert path.read_bytes().decode() == written([PAPER], expected)


def test_ids_of_a_taxonomy_of_ones_own(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[benchmark.lane-bench]\nname = "LaneBench"\nhub = "lane/bench"\nhub_task = "lanes"\n')
    taxonomy = paperkit.Taxonomy.load(mine)
    kit = paperkit.Pipeline(taxonomy=taxonomy)
    paper = kit.extract("LaneFuse reaches an accuracy of 91.4% on LaneBench.", title="LaneFuse")
    out = io.StringIO()
    paperkit.write([paper], out, format="eval-results", taxonomy=taxonomy)
    assert yaml.safe_load(out.getvalue()) == [{"dataset": {"id": "lane/bench", "task_id": "lanes"}, "value": 91.4}]
    assert written([paper], "eval-results") == "# left out: 1 (no single data set that has an id on the Hub)\n"
    paperkit.write([paper], out, format="jsonl", taxonomy=taxonomy)


def _cells(text, delimiter=","):
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    # a number is none, whatever its sign
    cells = [cell for cell in cells if not re.fullmatch(r"-[\d.]+(e[+-]\d+)?", cell)]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == []


CHECKS = {
    "csv": _cells,
    "tsv": partial(_cells, delimiter="\t"),
    **{f"{table}.csv": _cells for table in ("links", "benchmarks", "metrics", "results", "tags")},
    "csl-json": json.loads,
    "json-ld": json.loads,
    "eval-results": lambda text: list(yaml.safe_load_all(text)),
    "model-index": lambda text: list(yaml.safe_load_all(text)),
    "bibtex": lambda text: list(paperkit.read(io.StringIO(text), format="bibtex", on_error=lambda error: None)),
    "markdown": lambda text: [re.fullmatch("https?://.*", address, re.IGNORECASE)[0] for address in _shown(text)[2]],
}


@settings(max_examples=30, deadline=None)
@given(papers=st.lists(ANY_PAPER, min_size=1, max_size=2))
def test_any_paper_can_be_written(papers):
    for name, check in CHECKS.items():
        check(written(papers, name))
