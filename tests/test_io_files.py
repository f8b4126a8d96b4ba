"""Files and file objects: encodings, what a format is told from, what stands in a written file, and that all of it
comes back."""

import io
import json
import os
import string
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import InputError, OutputError, Paper
from paperkit.io import formats

LINES = '{"title": "Café"}\n{"title": "B"}\n'


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        LINES.encode("utf-32"),
        LINES.replace("\n", "\r\n").encode(),
        b"\n \n" + LINES.encode().strip(),
    ],
)
def test_encodings(tmp_path, content):
    path = tmp_path / "papers"
    path.write_bytes(content)
    for source in (path, str(path), io.BytesIO(content)):
        assert [(paper.title, paper.source) for paper in paperkit.read(source)] == [("Café", "jsonl"), ("B", "jsonl")]
    with path.open("rb") as file:
        assert len(list(paperkit.read(file))) == 2
        assert not file.closed


def test_utf16_that_breaks_off():
    content = LINES.encode("utf-16")[:-1] + b"\xdc"
    errors = []
    papers = list(paperkit.read(io.BytesIO(content), on_error=errors.append))
    assert [paper.title for paper in papers] == ["Café", "B"]
    assert [(error.line, "UTF-16" in error.message) for error in errors] == [(2, True)]


class Trickle(io.RawIOBase):
    """A pipe that gives a byte at a time."""

    def __init__(self, content):
        self.rest = content

    def read(self, size=-1):
        first, self.rest = self.rest[:1], self.rest[1:]
        return first


def test_a_slow_pipe():
    assert len(list(paperkit.read(Trickle(LINES.encode("utf-16")), format="jsonl"))) == 2


class Failing(io.RawIOBase):
    """A disk that fails after the first piece."""

    def __init__(self):
        self.pieces = [LINES.encode() * 2]

    def read(self, size=-1):
        if not self.pieces:
            raise OSError(5, "Input/output error")
        return self.pieces.pop()


def test_a_medium_that_fails():
    errors = []
    assert len(list(paperkit.read(Failing(), on_error=errors.append))) == 4
    assert [error.message for error in errors] == ["the input breaks off here: input/output error"]


PROSE = (
    "We present LaneFuse. It fuses lanes that other systems keep apart, and does so in a single pass over the road. "
)
CONTENTS = [
    # what a file is called, what stands in it, and the format that this is
    ("papers", LINES, "jsonl"),
    ("papers.json", '{"title": "A"}\n', "json"),
    ("papers.jsonl", '{"title": "A"}\n', "jsonl"),
    ("papers", '{"title": "A"}\n', "jsonl"),
    ("papers.jsonl", f'{{"title": "{"A" * 100_000}"}}\n{{"title": "B"}}', "jsonl"),
    ("papers", f'{{"title": "{"A" * 100_000}"}}\n{{"title": "B"}}', "jsonl"),
    ("papers.json", f'{{"papers": [{{"title": "{"A" * 100_000}"}}]}}', "json"),
    ("papers", f'{{"papers": [{{"title": "{"A" * 100_000}"}}]}}', "jsonl"),
    ("papers", '{"title": "A"}\nbroken\n', "jsonl"),
    ("papers.jsonl", 'broken\n{"title": "A"}\n', "jsonl"),
    ("papers", '{"papers": [\n{"title": "A"},\n{"title": "B"}\n]}', "json"),
    ("papers.csv", '[{"title": "A"}]', "json"),
    ("papers.csv", "title\nA\n", "csv"),
    ("papers.txt", "title,abstract\nA,x\n", "csv"),
    ("papers.txt", "abstract\ttitle\nA,x\tB\n", "tsv"),
    ("papers.md", f"A\n\n{PROSE}\n\nB\n\n{PROSE}\n", "listing"),
    ("papers.txt", f"A\n\n{PROSE}\n", "text"),
    ("papers.txt", f"Mar 14\n\nA\n\n{PROSE}\n", "listing"),
    ("papers.txt", "[A] title in brackets\n\nAnd text.", "text"),
    ("papers.txt", "Lanes, roads and more: a title\n\nAnd an abstract.", "text"),
]


@pytest.mark.parametrize(("name", "content", "source"), CONTENTS)
def test_formats_are_told_from_content(tmp_path, name, content, source):
    path = tmp_path / name
    path.write_text(content)
    papers = list(paperkit.read(path, on_error=lambda error: None))
    assert papers
    assert {paper.source for paper in papers} == {source}


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\0", LINES.encode("utf-16-le"), b"MZ\x90\0\3"])
def test_what_is_no_text(content):
    with pytest.raises(InputError, match="not text"):
        list(paperkit.read(io.BytesIO(content)))


def test_what_is_no_source():
    for source in (3, b"papers.jsonl", ["a"], "We present\n" * 1000, "a\0b"):
        with pytest.raises(InputError, match="StringIO"):
            list(paperkit.read(source))
    errors = []
    for source in ("nowhere.jsonl", 3):
        assert list(paperkit.read(source, on_error=errors.append)) == []
    assert [(error.path, error.line) for error in errors] == [("nowhere.jsonl", None), (None, None)]
    assert "not int" in errors[1].message


def test_the_day_that_dates_are_seen_from():
    page = f"Mar 14\n\nA\n\n{PROSE}\n"
    (paper,) = paperkit.read(io.StringIO(page), as_of=datetime(2026, 3, 14, 12))
    assert paper.listed == date(2026, 3, 14)
    with pytest.raises(InputError, match="as_of"):
        paperkit.read(io.StringIO(page), as_of="2026-03-14")


def test_reading_is_lazy():
    file = io.BytesIO(LINES.encode() * 10_000)
    papers = paperkit.read(file)
    assert file.tell() == 0
    next(papers)
    assert file.tell() < 100_000


# ---- writing


def test_formats_are_told_from_the_suffix(tmp_path):
    for suffix, begins in ((".jsonl", '{"id"'), (".json", "[\n{"), (".csv", "id,title"), (".TSV", "id\ttitle")):
        path = tmp_path / f"out{suffix}"
        assert paperkit.write([Paper(title="A")], path) == 1
        assert path.read_text().startswith(begins)
    assert {"jsonl", "json", "csv", "tsv"} < set(formats(writing=True))
    for name in set(formats()) & set(formats(writing=True)):
        out = io.BytesIO()
        assert paperkit.write(iter([]), out, format=name) == 0
        assert list(paperkit.read(io.BytesIO(out.getvalue() or b" \n"), format=name, on_error=lambda error: None)) == []


@pytest.mark.parametrize("name", ["papers.jsonl", "papers.json", "papers.csv"])
def test_papers_can_be_written_over_what_they_are_read_from(tmp_path, name):
    papers = [Paper(title=str(number), abstract="x" * 3000) for number in range(100)]
    path = tmp_path / name
    paperkit.write(papers, path)
    assert paperkit.write(paperkit.read(path), path) == 100
    assert len(list(paperkit.read(path))) == 100
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_and_its_permissions_stay(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("[]")
    real.chmod(0o640)
    link.symlink_to(real)
    paperkit.write([Paper(title="A")], link)
    assert link.is_symlink()
    assert json.loads(real.read_text())[0]["title"] == "A"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_pipe_stays_one(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert paperkit.write([Paper(title="A")], pipe) == 1
        assert os.read(end, 8) == b"id,title"
    finally:
        os.close(end)
    assert pipe.is_fifo()


def test_what_cannot_be_written(tmp_path):
    for papers in (["text"], Paper(title="A"), [None]):
        with pytest.raises(OutputError):
            paperkit.write(papers, io.StringIO())
    for path in (tmp_path, tmp_path / "none" / "out.json"):
        with pytest.raises(OutputError) as caught:
            paperkit.write([], path, format="json")
        assert caught.value.path == str(path)
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with pytest.raises(OutputError, match="UTF-8"):
        paperkit.write([Paper(title="é")], narrow)


def test_a_table_as_people_see_it():
    paper = paperkit.extract(
        Paper(
            title="=LaneFuse",
            abstract="We present LaneFuse, for multi-task learning. On BDD100K it improves mAP by up to 2.4 points. "
            "Code: https://github.com/lanefuse/lanefuse. Models: https://huggingface.co/lanefuse/base.",
            authors=("Ann Bee", "Richard Roe"),
            published=date(2026, 1, 2),
            extra={"upvotes": 3},
        )
    )
    out = io.StringIO()
    paperkit.write([paper], out, format="tsv")
    header, row = (line.split("\t") for line in out.getvalue().splitlines())
    cells = dict(zip(header, row, strict=True))
    del cells["id"]
    assert cells == {
        "title": "'=LaneFuse",
        "abstract": paper.abstract,
        "comment": "",
        "authors": "Ann Bee; Richard Roe",
        "published": "2026-01-02",
        "listed": "",
        "venue": "",
        "categories": "",
        "arxiv_id": "",
        "doi": "",
        "url": "",
        "source": "",
        "code_status": "released",
        "code_urls": "https://github.com/lanefuse/lanefuse",
        "huggingface": "https://huggingface.co/lanefuse/base",
        "links": "https://github.com/lanefuse/lanefuse; https://huggingface.co/lanefuse/base",
        "benchmarks": "BDD100K",
        "metrics": "mAP",
        "results": "mAP gain ≤ 2.4 points on BDD100K",
        "tags": "; ".join(tag.id for tag in paper.tags),
        "proposes": "LaneFuse",
    }


# ---- what is written is read again

TEXT = st.text(max_size=20)
WORD = st.text(string.ascii_letters, min_size=1, max_size=8)
MAYBE = st.none() | TEXT
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
FIELD = st.sampled_from(["title", "abstract", "comment"])
MENTION = st.builds(
    paperkit.Mention, field=FIELD, start=st.integers(0, 10**6), end=st.integers(0, 10**6), text=TEXT.map(str)
)


def several(strategy, **options):
    return st.lists(strategy, max_size=2, **options).map(tuple)


PROVIDES = several(st.sampled_from(["code", "model", "data", "demo", "page", "video", "paper"]))
COMMON = {"url": TEXT, "key": TEXT, "host": TEXT, "provides": PROVIDES, "mentions": several(MENTION)}
LINK = st.one_of(
    st.builds(paperkit.CodeLink, kind=st.just("code"), owner=MAYBE, repo=MAYBE, path=MAYBE, **COMMON),
    st.builds(
        paperkit.HuggingFaceLink,
        kind=st.just("huggingface"),
        repo_type=st.sampled_from(["model", "dataset", "space", "collection", "paper", "user", "other"]),
        repo_id=MAYBE,
        path=MAYBE,
        **COMMON,
    ),
    st.builds(paperkit.PaperLink, kind=st.just("paper"), scheme=MAYBE, identifier=MAYBE, **COMMON),
    st.builds(paperkit.VideoLink, kind=st.just("video"), **COMMON),
    st.builds(paperkit.ArchiveLink, kind=st.just("archive"), **COMMON),
    st.builds(paperkit.PageLink, kind=st.just("page"), **COMMON),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
METADATA = {
    "id": TEXT,
    "title": TEXT,
    "abstract": TEXT.filter(str.strip),
    "comment": TEXT,
    "authors": several(TEXT),
    "published": st.none() | st.dates(),
    "listed": st.none() | st.dates(),
    "venue": MAYBE,
    "categories": several(TEXT),
    "arxiv_id": MAYBE,
    "doi": MAYBE,
    "url": MAYBE,
    "source": MAYBE,
}
PAPER = st.builds(
    Paper,
    **METADATA,
    stated_links=several(LINK),
    extra=st.dictionaries(TEXT, JSON, max_size=3),
    links=several(LINK),
    code_status=st.sampled_from(["released", "promised", "on_request", "none"]),
    code_statement=st.none() | MENTION,
    benchmarks=several(
        st.builds(
            paperkit.Benchmark,
            id=MAYBE,
            name=TEXT,
            role=st.sampled_from(["introduced", "evaluated", "mentioned"]),
            evidence=st.sampled_from(["registry", "cue", "coordination", "shape"]),
            mentions=several(MENTION),
        )
    ),
    metrics=several(
        st.builds(
            paperkit.Metric,
            id=MAYBE,
            name=TEXT,
            higher_is_better=st.none() | st.booleans(),
            mentions=several(MENTION),
        )
    ),
    results=several(
        st.builds(
            paperkit.Result,
            values=several(NUMBER, min_size=1),
            unit=MAYBE,
            kind=st.sampled_from(["score", "gain", "reduction", "count"]),
            relative=st.none() | st.booleans(),
            bound=st.sampled_from([None, "at_least", "at_most", "about"]),
            metric=st.none() | st.builds(paperkit.MetricRef, id=MAYBE, name=TEXT, text=TEXT),
            benchmarks=several(st.builds(paperkit.BenchmarkRef, id=MAYBE, name=TEXT)),
            baseline=MAYBE,
            mentions=several(MENTION),
        )
    ),
    tags=several(st.builds(paperkit.Tag, id=TEXT, label=TEXT, mentions=several(MENTION))),
    proposes=several(st.builds(paperkit.ProposedName, name=TEXT, mentions=several(MENTION))),
    extraction=st.none() | st.builds(paperkit.Extraction, version=TEXT, taxonomy=TEXT, extractors=several(TEXT)),
)


@settings(max_examples=80, deadline=None)
@given(papers=st.lists(PAPER, min_size=1, max_size=3), name=st.sampled_from(["jsonl", "json"]))
def test_any_paper_comes_back_as_it_was(papers, name):
    for out in (io.StringIO(), io.BytesIO()):
        assert paperkit.write(papers, out, format=name) == len(papers)
        assert list(paperkit.read(type(out)(out.getvalue()))) == papers


PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(str.strip)


@settings(max_examples=80, deadline=None)
@given(
    papers=st.lists(
        st.builds(
            Paper,
            id=PLAIN,
            title=PLAIN,
            abstract=PLAIN.filter(bool),
            comment=PLAIN,
            authors=st.lists(WORD, max_size=3).map(tuple),
            published=st.none() | st.dates(),
            listed=st.none() | st.dates(),
            venue=PLAIN.map(lambda text: text or None),
            categories=st.lists(WORD, max_size=3).map(tuple),
            url=PLAIN.map(lambda text: text or None),
        ),
        max_size=3,
    ),
    name=st.sampled_from(["csv", "tsv"]),
)
def test_a_table_gives_the_metadata_back(papers, name):
    out = io.StringIO(newline="")
    paperkit.write(papers, out, format=name)
    again = [
        paper.model_copy(update={"source": None})
        for paper in paperkit.read(io.StringIO(out.getvalue(), newline=""), format=name)
    ]
    assert [paper.model_dump(exclude={"arxiv_id", "doi", "stated_links"}) for paper in again] == [
        paper.model_dump(exclude={"arxiv_id", "doi", "stated_links"}) for paper in papers
    ]


@settings(max_examples=150, deadline=None)
@given(
    text=st.text("{}[]\":,\n\r\t;|= \\utABtitleabstractMar 14.'0\0\ud800", max_size=80),
    name=st.sampled_from([None, *formats()]),
)
def test_any_text_gives_papers_or_errors(text, name):
    for paper in paperkit.read(io.StringIO(text), format=name, on_error=lambda error: str(error)):
        assert paper.model_dump_json()


def test_the_examples_say_what_the_documents_say():
    listing = Path(__file__).parent.parent / "examples" / "listing.txt"
    papers = list(paperkit.read(listing, as_of=date(2026, 6, 1)))
    assert [(paper.listed, paper.source) for paper in papers] == [(date(2026, 3, 14), "listing")] * 3 + [
        (date(2026, 3, 13), "listing")
    ] * 3
