"""Reading and writing: every format, what is recognised, and what is refused."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import InputError, OutputError, Paper, PaperkitError

LISTING = """new

Subscribe

Mar 14

LaneFuse: Multi-Task Road Perception

{first}

SieveRank: Retrieval that Knows When to Stop, and What Questions Are Worth? A Study of Five Collections

{second}

Feb 29

A Third Paper

{third}"""
ABSTRACTS = {
    "first": "We present LaneFuse. It detects lanes and segments roads in one pass, with one set of queries for all.",
    "second": "Retrievers return a fixed number of passages. SieveRank learns when to stop from clicks.",
    "third": "This abstract is of one sentence.",
}


@pytest.mark.parametrize("chrome", [True, False])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_a_listing(chrome, gap):
    page = LISTING.format(**ABSTRACTS)
    page = page if chrome else page[page.index("Mar 14") :]
    papers = list(paperkit.read(io.StringIO(page.replace("\n\n", gap)), as_of=date(2026, 2, 1)))
    assert [paper.title[:9] for paper in papers] == ["LaneFuse:", "SieveRank", "A Third P"]
    assert [paper.abstract for paper in papers] == list(ABSTRACTS.values())
    assert [paper.listed for paper in papers] == [date(2025, 3, 14), date(2025, 3, 14), date(2024, 2, 29)]
    assert {paper.source for paper in papers} == {"listing"}


def test_a_listing_without_a_year():
    papers = list(paperkit.read(io.StringIO(LISTING.format(**ABSTRACTS)), format="listing"))
    assert [(paper.listed, paper.extra) for paper in papers] == [
        (None, {"listed": "Mar 14"}),
        (None, {"listed": "Mar 14"}),
        (None, {"listed": "Feb 29"}),
    ]


RECORD = {"id": "2601.00001", "title": "T", "summary": "A.", "publishedAt": "2026-01-02T03:04:05Z", "upvotes": 12}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (json.dumps(RECORD) + "\n", "jsonl"),
        (json.dumps([RECORD], indent=1), "json"),
        (json.dumps({"papers": [RECORD]}, indent=1), "json"),
        ("\ufeff" + json.dumps(RECORD) + "\n", "jsonl"),
    ],
)
def test_usual_names_of_fields(text, source):
    for file in (io.StringIO(text), io.BytesIO(text.encode())):
        (paper,) = paperkit.read(file)
        assert (paper.id, paper.arxiv_id, paper.title, paper.abstract) == ("2601.00001", "2601.00001", "T", "A.")
        assert (paper.published, paper.extra, paper.source) == (date(2026, 1, 2), {"upvotes": 12}, source)


def test_csv():
    papers = list(paperkit.read(io.StringIO('title;abstract;upvotes\nLaneFuse;"Lanes;\nroads.";3\nB;C;\n')))
    assert [(p.title, p.abstract, p.source) for p in papers] == [
        ("LaneFuse", "Lanes;\nroads.", "csv"),
        ("B", "C", "csv"),
    ]
    assert papers[0].extra == {"upvotes": "3"}


def test_plain_text():
    (paper,) = paperkit.read(io.StringIO("LaneFuse\n\nWe fuse\nlanes.\n"))
    assert (paper.title, paper.abstract, paper.source) == ("LaneFuse", "We fuse\nlanes.", "text")


BAD = [
    # a line of a JSON Lines file, the field that the error names, words of its message
    (b'{"title": "broken', None, ""),
    (b'{"title": 3.5, "abstract": ["x"]}', "title", ""),
    (b'{"comment": "nothing else"}', None, "a title nor an abstract"),
    (b'{"title": "caf\xe9"}', None, "UTF-8"),
    (b"[1, 2]", None, ""),
]


@pytest.mark.parametrize(("line", "field", "words"), BAD)
def test_a_bad_line_loses_no_other(tmp_path, line, field, words):
    path = tmp_path / "papers.jsonl"
    path.write_bytes(b'{"title": "One"}\n' + line + b'\n{"title": "Three"}\n')
    errors = []
    papers = list(paperkit.read(path, on_error=errors.append))
    assert [paper.title for paper in papers] == ["One", "Three"]
    (error,) = errors
    assert isinstance(error, InputError)
    assert (error.path, error.line, error.field) == (str(path), 2, field)
    assert words in str(error)
    with pytest.raises(InputError):
        list(paperkit.read(path))


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
def test_an_empty_file(tmp_path, content):
    path = tmp_path / "papers.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"papers\.jsonl"):
        list(paperkit.read(path))


def test_what_cannot_be_opened(tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(InputError) as caught:
            list(paperkit.read(path))
        assert caught.value.path == str(path)


def test_unknown_formats(tmp_path):
    with pytest.raises(InputError, match="jsonl"):
        paperkit.read("x", format="nonsense")
    with pytest.raises(OutputError, match="jsonl"):
        paperkit.write([], tmp_path / "out", format="nonsense")
    with pytest.raises(OutputError, match="suffix"):
        paperkit.write([], tmp_path / "out.nonsense")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PAPERS = st.lists(
    st.builds(
        Paper,
        id=TEXT.filter(str.strip),
        title=TEXT,
        abstract=TEXT.map(lambda text: text + " on GSM8K at https://a.io/b"),
        comment=TEXT,
        authors=st.lists(TEXT, max_size=2).map(tuple),
        published=st.none() | st.dates(),
        extra=st.dictionaries(TEXT, st.none() | st.integers(-(10**9), 10**9) | TEXT, max_size=2),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(papers=PAPERS, format=st.sampled_from(["jsonl", "json"]))
def test_what_is_written_is_read_again(papers, format):  # noqa: A002
    papers = [paperkit.extract(paper) for paper in papers]
    out = io.BytesIO()
    assert paperkit.write(papers, out, format=format) == len(papers)
    if papers:
        assert list(paperkit.read(io.BytesIO(out.getvalue()), format=format)) == papers


@settings(max_examples=150, deadline=None)
@given(
    content=st.binary(max_size=300), format=st.sampled_from([None, "jsonl", "json", "csv", "tsv", "listing", "text"])
)
def test_any_bytes_give_papers_or_errors(content, format):  # noqa: A002
    errors = []
    for paper in paperkit.read(io.BytesIO(content), format=format, on_error=errors.append):
        assert isinstance(paper, Paper)
    assert all(isinstance(error, PaperkitError) for error in errors)


def test_csv_is_safe_to_open(tmp_path):
    path = tmp_path / "out.csv"
    assert paperkit.write([Paper(title="=1+1", abstract="On GSM8K.")], path) == 1
    assert not any(f"{before}=1" in path.read_text() for before in ('"', "\n", ","))


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "out.json"
    path.write_text("before")

    def papers():
        yield Paper(title="One")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        paperkit.write(papers(), path)
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(("name", "count"), [("listing.txt", 6), ("papers.jsonl", 6)])
def test_the_examples(name, count):
    path = Path(__file__).parent.parent / "examples" / name
    papers = list(paperkit.extract_many(paperkit.read(path)))
    assert len(papers) == count
    assert all(paper.title and paper.abstract and paper.tags for paper in papers)
