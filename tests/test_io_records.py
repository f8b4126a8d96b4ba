"""Records of JSON, JSON Lines and tables: what each name and value becomes, with everything expected."""

import io
import json
from datetime import date

import pytest

import paperkit
from paperkit import InputError

IN_FULL = {
    "paperId": 77,
    "Title": "  LaneFuse\nin Two Lines ",
    "summary": " We fuse lanes. ",
    "comments": "12 pages",
    "authors": [{"name": "Ann Bee", "_id": "1"}, {"given": "Richard", "family": "Roe"}, "Jane Doe"],
    "publishedAt": "2026-01-02T23:30:00-05:00",
    "listed": "2026-01-04",
    "journal_ref": "Road Journal 3",
    "categories": "cs.CV cs.LG",
    "arxivId": "http://arxiv.org/abs/2601.00001v2",
    "DOI": "https://doi.org/10.1000/182",
    "link": "https://a.io/lanefuse",
    "upvotes": 12,
    "tags": ["mine"],
    "nothing": None,
}


def read(record, **options):
    (paper,) = paperkit.read(io.StringIO(json.dumps(record)), format="json", **options)
    return paper


def test_a_record_in_full():
    paper = read(IN_FULL)
    assert paper == paperkit.Paper(
        id="77",
        title="LaneFuse\nin Two Lines",
        abstract="We fuse lanes.",
        comment="12 pages",
        authors=("Ann Bee", "Richard Roe", "Jane Doe"),
        published=date(2026, 1, 3),
        listed=date(2026, 1, 4),
        venue="Road Journal 3",
        categories=("cs.CV", "cs.LG"),
        arxiv_id="2601.00001",
        doi="10.1000/182",
        url="https://a.io/lanefuse",
        source="json",
        stated_links=(paperkit.parse_link("https://doi.org/10.1000/182").model_copy(update={"provides": ("paper",)}),),
        extra={"upvotes": 12, "tags": ["mine"], "nothing": None},
    )


FIELDS = [
    # keys and values, the field that they fill, its value, and what is left in `extra`
    ({"abstract": "A.", "summary": "S."}, "abstract", "A.", {"summary": "S."}),
    ({"summary": "S.", "abstract": "A."}, "abstract", "A.", {"summary": "S."}),
    ({"summary": "S.", "abstract": None}, "abstract", "S.", {}),
    ({"description": "D."}, "abstract", "D.", {}),
    ({"comments": 3}, "comment", "", {"comments": 3}),
    ({"id": "2601.00001v3"}, "arxiv_id", "2601.00001", {}),
    ({"id": "2601.00001v3"}, "id", "2601.00001v3", {}),
    ({"id": "https://arxiv.org/pdf/hep-th/9901001v1.pdf"}, "arxiv_id", "hep-th/9901001", {}),
    ({"id": "seed:01"}, "arxiv_id", None, {}),
    ({"id": "10.1000/182"}, "doi", "10.1000/182", {}),
    ({"id": 12}, "id", "12", {}),
    ({"id": ""}, "id", paperkit.Paper(title="T").id, {}),
    ({"arxiv_id": "none yet"}, "arxiv_id", None, {"arxiv_id": "none yet"}),
    ({"url": "https://arxiv.org/abs/2601.00001"}, "arxiv_id", "2601.00001", {}),
    ({"url": "https://arxiv.org/list/cs.CV"}, "arxiv_id", None, {}),
    ({"doi": "10.48550/arXiv.2601.00001"}, "arxiv_id", "2601.00001", {}),
    ({"doi": "doi:10.1000/182"}, "doi", "10.1000/182", {}),
    ({"doi": "none"}, "doi", None, {"doi": "none"}),
    ({"authors": "Ann Bee, Richard Roe and Jane Doe"}, "authors", ("Ann Bee", "Richard Roe", "Jane Doe"), {}),
    ({"authors": "Ann Bee, Richard Roe, and Jane Doe"}, "authors", ("Ann Bee", "Richard Roe", "Jane Doe"), {}),
    ({"authors": "Ann Bee; Richard Roe"}, "authors", ("Ann Bee", "Richard Roe"), {}),
    ({"authors": "Bee, Ann; Roe, Richard"}, "authors", ("Ann Bee", "Richard Roe"), {}),
    ({"authors": "Bee, Ann and Roe, Richard"}, "authors", ("Ann Bee", "Richard Roe"), {}),
    ({"authors": "Ann Bee and Richard Roe"}, "authors", ("Ann Bee", "Richard Roe"), {}),
    ({"author": {"full_name": "Ann Bee"}}, "authors", ("Ann Bee",), {}),
    ({"authors": ["Ann Bee", None, " "]}, "authors", ("Ann Bee",), {}),
    ({"categories": ["cs.CV"]}, "categories", ("cs.CV",), {}),
    ({"categories": [{"term": "cs.CV", "scheme": "s"}]}, "categories", ("cs.CV",), {}),
    ({"categories": "hep-th math.AG"}, "categories", ("hep-th", "math.AG"), {}),
    ({"subjects": "Computer Vision; Learning"}, "categories", ("Computer Vision", "Learning"), {}),
    ({"subjects": "Computer Vision"}, "categories", ("Computer Vision",), {}),
    ({"venue": {"name": "Road Conference"}}, "venue", "Road Conference", {}),
    ({"venue": ["Road Conference"]}, "venue", "Road Conference", {}),
    ({"date": "2026-01-02"}, "published", date(2026, 1, 2), {}),
    ({"date": "20260102"}, "published", date(2026, 1, 2), {}),
    ({"date": "2026/01/02"}, "published", date(2026, 1, 2), {}),
    ({"date": "2026-1-2"}, "published", date(2026, 1, 2), {}),
    ({"date": "2 Jan 2026"}, "published", date(2026, 1, 2), {}),
    ({"date": "January 2nd, 2026"}, "published", date(2026, 1, 2), {}),
    ({"date": "13/01/2026"}, "published", date(2026, 1, 13), {}),
    ({"date": "Fri, 02 Jan 2026 22:00:00 -0500"}, "published", date(2026, 1, 3), {}),
    ({"date": 1767312000}, "published", date(2026, 1, 2), {}),
    ({"date": 1767312000000}, "published", date(2026, 1, 2), {}),
    ({"date": "1767312000"}, "published", date(2026, 1, 2), {}),
    ({"date": "03/04/2026"}, "published", None, {"date": "03/04/2026"}),
    ({"date": "2026-01"}, "published", None, {"date": "2026-01"}),
    ({"date": "Jan 2026"}, "published", None, {"date": "Jan 2026"}),
    ({"date": "Spring 2026"}, "published", None, {"date": "Spring 2026"}),
    ({"date": 2026}, "published", None, {"date": 2026}),
    ({"year": 2026}, "published", None, {"year": 2026}),
    ({"published": "", "date": "2026-01-02"}, "published", date(2026, 1, 2), {}),
    ({"source": "feed"}, "source", "json", {"source": "feed"}),
    ({"extra": {"a": 1}}, "title", "T", {"extra": {"a": 1}}),
    ({"links": ["https://a.io"], "results": 3}, "links", (), {"links": ["https://a.io"], "results": 3}),
]


@pytest.mark.parametrize(("given", "field", "value", "extra"), FIELDS)
def test_each_field(given, field, value, extra):
    paper = read({"title": "T", **given})
    assert (getattr(paper, field), paper.extra) == (value, extra)


STATED = [
    # key and value; url and provides of the links that they state, and what is left in `extra`
    ("githubRepo", "https://github.com/a/b", [("https://github.com/a/b", "code")], {}),
    ("github", "a/b", [("https://github.com/a/b", "code")], {}),
    (
        "code_url",
        ["https://github.com/a/b", "https://a.io"],
        [("https://github.com/a/b", "code"), ("https://a.io", "code")],
        {},
    ),
    ("project_page", {"url": "https://a.io/x"}, [("https://a.io/x", "page")], {}),
    ("pdf_url", "https://arxiv.org/pdf/2601.00001", [("https://arxiv.org/pdf/2601.00001", "paper")], {}),
    ("doi", "10.1000/182", [("https://doi.org/10.1000/182", "paper")], {}),
    ("code", "available on request", [], {"code": "available on request"}),
    ("code", True, [], {"code": True}),
    ("code", ["https://github.com/a/b", "soon"], [], {"code": ["https://github.com/a/b", "soon"]}),
    ("github", None, [], {}),
    ("github", "", [], {}),
]


@pytest.mark.parametrize(("key", "value", "links", "extra"), STATED)
def test_stated_links(key, value, links, extra):
    paper = read({"title": "T", key: value})
    assert [(link.url, *link.provides) for link in paper.stated_links] == links
    assert (paper.links, paper.extra) == ((), extra)
    assert all(link.mentions == () for link in paper.stated_links)


WRONG = [
    # keys and values, the key that the error names, words of its message
    ({"title": 3}, "title", "the number 3"),
    ({"title": ["T"]}, "title", "a list"),
    ({"summary": {"text": "A."}}, "summary", "an object"),
    ({"comment": False}, "comment", "false"),
    ({"authors": 5}, "authors", "the number 5"),
    ({"authors": [["A"], 3]}, "authors", "the number 3"),
    ({"authors": [{"affiliation": "x"}]}, "authors", "name"),
    ({"publishedAt": "yesterday"}, "publishedAt", "2026-01-31"),
    ({"date": [2026, 1, 2]}, "date", "2026-01-31"),
    ({"date": "0000-00-00"}, "date", "2026-01-31"),
    ({"categories": 1}, "categories", "the number 1"),
    ({"venue": 1}, "venue", "the number 1"),
    ({"id": 2601.1}, "id", "quote it"),
    ({"id": True}, "id", "true"),
    ({"arxiv_id": 2601.1}, "arxiv_id", "quote it"),
    ({"url": 1}, "url", "the number 1"),
    ({"title": " ", "abstract": ""}, None, "neither a title nor an abstract"),
    ({"title": None}, None, "neither a title nor an abstract"),
    ({"a": json.loads("[" * 300 + "]" * 300)}, "a", "`nesting`"),
    ({"code": json.loads("[" * 600 + "]" * 600)}, "code", "`nesting`"),
]


@pytest.mark.parametrize(("given", "field", "words"), WRONG)
def test_wrong_values_are_refused_by_name(given, field, words):
    with pytest.raises(InputError) as caught:
        read({"title": "T", **given})
    error = caught.value
    assert (error.field, error.line, error.record) == (field, 1, 1)
    assert words in error.message
    assert len(str(error)) < 300


def test_numbers_that_json_has_not():
    (paper,) = paperkit.read(io.StringIO('{"title": "T", "published": NaN, "a": -Infinity, "b": 1e999, "c": 1e3}'))
    assert (paper.published, paper.extra) == (None, {"a": None, "b": None, "c": 1000.0})


OWN = paperkit.extract("On GSM8K accuracy rises by 2 points. Code: https://github.com/a/b", title="T")


def test_own_records_come_back_as_they_were():
    line = OWN.model_dump_json()
    assert list(paperkit.read(io.StringIO(line))) == [OWN]
    record = {**json.loads(line), "score": 3}
    assert read(record) == OWN.model_copy(update={"extra": {"score": 3}})
    record["benchmarks"][0]["role"] = "winner"
    with pytest.raises(InputError) as caught:
        read(record)
    assert caught.value.field == "benchmarks.0.role"


DOCUMENTS = [
    # a JSON text, the titles that it holds, and line, record and words of each error
    ('[{"title": "A"}, {"title": "B"}]', "AB", []),
    ('{"papers": [{"title": "A"}, {"title": "B"}], "next": null}', "AB", []),
    ('{"meta": {"count": 2},\n "results": [{"title": "A"},\n{"title": "B"}]}', "AB", []),
    ('{"data": [{"title": "A"}], "total": 1}', "A", []),
    ('{"response": {"items": [{"title": "A"}]}}', "A", []),
    ('{"title": "A", "data": [{"title": "B"}]}', "A", []),
    ('{\n "title": "A",\n "summary": "S."\n}\n', "A", []),
    ("[]", "", []),
    ('{"papers": []}', "", []),
    ('[\n{"title": "A"},\n{"title": 3},\n7,\n{"title": "B"}\n]', "AB", [(3, 2, "text"), (4, 3, "object")]),
    ('[{"title": "A"},\n{"title": "B"}', "AB", [(2, 3, "broken JSON")]),
    ('[{"title": "A"},\n{"title": "B", }, {"title": "C"}]', "A", [(2, 2, "cannot be read")]),
    ('{"papers": [{"title": "A"},\n{"title": "B"', "A", [(2, 2, "broken JSON")]),
    ('[{"title": "A"}]\n]', "A", [(2, 2, "more follows")]),
    ('{"title": "A"', "", [(1, 1, "broken JSON")]),
    ('"only a text"', "", [(1, 1, "object")]),
    ("[" * 100_000, "", [(1, 1, "nested too deeply")]),
]


@pytest.mark.parametrize(("text", "titles", "errors"), DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_json_documents(text, titles, errors):
    found = []
    papers = list(paperkit.read(io.StringIO(text), format="json", on_error=found.append))
    assert [paper.title for paper in papers] == list(titles)
    assert [(error.line, error.record) for error in found] == [error[:2] for error in errors]
    assert all(words in error.message for error, (*_, words) in zip(found, errors, strict=True))


def test_one_bad_byte_in_a_json_list():
    text = b'[{"title": "A"},\n{"title": "caf\xe9"},\n{"title": "C"}]'
    errors = []
    assert [paper.title for paper in paperkit.read(io.BytesIO(text), on_error=errors.append)] == ["A", "C"]
    assert [(error.line, error.record) for error in errors] == [(2, 2)]


TABLES = [
    # a table, the titles that it holds, line, record and words of each error
    ("title,abstract\nA,x\nB,y\n", "AB", []),
    ("sep=;\ntitle;abstract\nA;x\n", "A", []),
    ('"Title"|"Summary"\n"A"|"x, y; z"\n', "A", []),
    ("title\tabstract\nA\tx\n", "A", []),
    ("\ntitle,abstract\n\nA,x\n,\nB,y", "AB", []),
    ('title,abstract\nA,"x\ny ""z"""\nB,y\n', "AB", []),
    ("title,abstract\r\nA,x\r\nB,y\r\n", "AB", []),
    ("title,abstract,upvotes\nA,x\nB,y,3\n", "B", [(2, 1, "2 cells")]),
    ("title,abstract\nA,x,,\nB,y,z\n", "A", [(3, 2, "3 cells")]),
    ('title,abstract\nA,"x" y\nB,y\n', "B", [(2, 1, "broken row")]),
    ('title,abstract\nA,x\nB,"y\nC,z\n', "A", [(3, 2, "broken row")]),
    ("title,abstract,date\nA,x,never\nB,y,2026-01-02\n", "B", [(2, 1, "2026-01-31")]),
    (f"title,abstract\nA,{'x' * 200_000}\nB,y\n", "AB", []),
    ("title,abstract\n", "", []),
    ("name,value\nA,x\n", "", [(None, None, "no column")]),
]


@pytest.mark.parametrize(("text", "titles", "errors"), TABLES, ids=range(len(TABLES)))
def test_tables(text, titles, errors):
    found = []
    papers = list(paperkit.read(io.BytesIO(text.encode()), format="csv", on_error=found.append))
    assert "".join(paper.title for paper in papers) == titles
    assert [(error.line, error.record) for error in found] == [error[:2] for error in errors]
    assert all(words in error.message for error, (*_, words) in zip(found, errors, strict=True))


def test_one_bad_byte_in_a_table():
    text = b'title,abstract\nA,x\nB,"caf\n\xe9"\nC,y\n'
    errors = []
    assert [paper.title for paper in paperkit.read(io.BytesIO(text), on_error=errors.append)] == ["A", "C"]
    assert [(error.line, error.record) for error in errors] == [(3, 2)]


TEXTS = [
    # a text, its title and its abstract
    ("LaneFuse\n\nWe fuse lanes.\n", "LaneFuse", "We fuse lanes."),
    ("We fuse lanes.", "", "We fuse lanes."),
    ("We fuse\nlanes.", "", "We fuse\nlanes."),
    ("LaneFuse\r\n \r\nOne.\r\n\r\nTwo.", "LaneFuse", "One.\r\n\r\nTwo."),
    (f"{'We fuse lanes. ' * 30}\n\nMore.", "", f"{'We fuse lanes. ' * 30}\n\nMore."),
]


@pytest.mark.parametrize(("text", "title", "abstract"), TEXTS)
def test_plain_texts(text, title, abstract):
    (paper,) = paperkit.read(io.StringIO(text))
    assert (paper.title, paper.abstract, paper.source) == (title, abstract, "text")
