"""The objects that people hold in a loop: those of the real client libraries, made by hand and without the network."""

import json
from collections import namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

import paperkit
from paperkit import InputError, Paper
from test_io_services import HUGGINGFACE, OPENALEX, SEMANTIC_SCHOLAR, SERVICES, link


@pytest.fixture
def library(missing):
    """Called with the name of a client library that a test needs."""

    def needed(name):
        try:
            return __import__(name)
        except ModuleNotFoundError:
            missing("clients", f"{name} is not installed; pip install --group clients")

    return needed


def test_arxiv(library):
    arxiv = library("arxiv")
    found = arxiv.Result(
        entry_id="http://arxiv.org/abs/2601.00001v2",
        updated=datetime(2026, 1, 9, 18, tzinfo=UTC),
        published=datetime(2026, 1, 2, 18, tzinfo=UTC),
        title="LaneFuse: Roads",
        authors=[arxiv.Result.Author("Ann Bee"), arxiv.Result.Author("Richard Roe")],
        summary="We fuse lanes & roads. Code: https://github.com/a/b",
        comment="12 pages",
        journal_ref="Road Journal 3",
        doi="10.1000/182",
        primary_category="cs.CV",
        categories=["cs.CV", "cs.RO"],
        links=[arxiv.Result.Link("http://arxiv.org/pdf/2601.00001v2", title="pdf", rel="related")],
    )
    paper = paperkit.to_paper(found)
    assert paper == Paper(
        id="http://arxiv.org/abs/2601.00001v2",
        title="LaneFuse: Roads",
        abstract="We fuse lanes & roads. Code: https://github.com/a/b",
        comment="12 pages",
        authors=("Ann Bee", "Richard Roe"),
        published=date(2026, 1, 2),
        venue="Road Journal 3",
        categories=("cs.CV", "cs.RO"),
        arxiv_id="2601.00001",
        doi="10.1000/182",
        url="http://arxiv.org/abs/2601.00001v2",
        source="arxiv-atom",
        stated_links=(link("https://doi.org/10.1000/182"), link("http://arxiv.org/pdf/2601.00001v2")),
        extra={"updated": "2026-01-09T18:00:00+00:00", "primary_category": "cs.CV"},
    )
    assert paperkit.extract(found) == paperkit.extract(paper)
    assert paperkit.extract(found).code_urls == ("https://github.com/a/b",)
    bare = paperkit.to_paper(arxiv.Result(entry_id="http://arxiv.org/abs/2601.00001v2", title="LaneFuse"))
    assert (bare.title, bare.published, bare.stated_links) == ("LaneFuse", None, ())


def test_semanticscholar(library):
    library("semanticscholar")
    from semanticscholar.Paper import Paper as Result

    found = Result(json.loads(SEMANTIC_SCHOLAR)["data"][0])
    expected = SERVICES["semantic-scholar"][1].model_copy(update={"source": "semantic-scholar"})
    assert paperkit.to_paper(found) == expected
    assert list(paperkit.extract_many([found])) == [paperkit.extract(expected)]


def test_pyalex(library):
    pyalex = library("pyalex")
    found = pyalex.Work(json.loads(OPENALEX)["results"][0])
    expected = SERVICES["openalex"][1].model_copy(update={"source": "openalex"})
    assert found["abstract"] == expected.abstract
    assert paperkit.to_paper(found) == expected
    assert list(paperkit.extract_many([found])) == [paperkit.extract(expected)]


def test_huggingface_hub(library):
    library("huggingface_hub")
    from huggingface_hub.hf_api import PaperInfo

    (entry,) = json.loads(HUGGINGFACE)
    listed = paperkit.to_paper(PaperInfo(**json.loads(HUGGINGFACE)[0]))
    expected = SERVICES["huggingface"][1]
    for field in ("id", "title", "abstract", "authors", "published", "listed", "arxiv_id"):
        assert getattr(listed, field) == getattr(expected, field)
    assert listed.source == "huggingface"
    assert listed.extra == {"upvotes": 12, "comments": 2}
    own = {**entry["paper"], "submittedOnDailyAt": entry["publishedAt"]}
    alone = paperkit.to_paper(PaperInfo(**json.loads(json.dumps(own))))
    assert alone == expected.model_copy(
        update={
            "source": "huggingface",
            "stated_links": expected.stated_links[::-1],
            "extra": {"upvotes": 12, "comments": 0},
        }
    )


@dataclass
class Note:
    title: str
    summary: str
    day: date
    day_of_none: date | None = None


Row = namedtuple("Row", "title abstract published")


class Model:
    def __init__(self):
        self.title = "LaneFuse"
        self.itself = self
        self._cache = "x"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"title": "LaneFuse"}, Paper(title="LaneFuse")),
        (
            {"title": "LaneFuse", "published": datetime(2026, 1, 2, tzinfo=UTC), "x": (1, float("nan"), None)},
            Paper(title="LaneFuse", published=date(2026, 1, 2), extra={"x": [1, None, None]}),
        ),
        (Note("LaneFuse", "Lanes.", date(2026, 1, 2)), Paper(title="LaneFuse", abstract="Lanes.", extra={"day": "2026-01-02"})),
        (Row("LaneFuse", "Lanes.", date(2026, 1, 2)), Paper(title="LaneFuse", abstract="Lanes.", published=date(2026, 1, 2))),
        (SimpleNamespace(title="LaneFuse", doi="10.1000/182", year=None), Paper(title="LaneFuse", doi="10.1000/182", stated_links=(link("https://doi.org/10.1000/182"),))),
        (SimpleNamespace(title="LaneFuse", summary="Lanes.", submitted_at=None, linked_models=[3]), Paper(title="LaneFuse", abstract="Lanes.", source="huggingface")),
        (Paper(title="LaneFuse"), Paper(title="LaneFuse")),
        (json.loads(HUGGINGFACE)[0], SERVICES["huggingface"][1].model_copy(update={"source": "huggingface"})),
    ],
    ids=["a dictionary", "with times", "a dataclass", "a named tuple", "attributes", "what others have linked", "a paper", "an answer"],
)  # fmt: skip
def test_other_objects(item, expected):
    assert paperkit.to_paper(item) == expected
    assert paperkit.extract(item) == paperkit.extract(expected)


def test_what_holds_itself():
    paper = paperkit.to_paper(Model())
    assert (paper.title, list(paper.extra)) == ("LaneFuse", ["itself"])


@pytest.mark.parametrize(
    ("item", "field", "words"),
    [
        (3, None, "not int"),
        (None, None, "not NoneType"),
        (["LaneFuse"], None, "not list"),
        (Paper, None, "not ModelMetaclass"),
        (SimpleNamespace(name="LaneFuse"), None, "not SimpleNamespace"),
        ({}, None, "neither a title nor an abstract"),
        (SimpleNamespace(title=3), "title", "the number 3"),
        ({"title": "LaneFuse", "published": "soon"}, "published", "2026-01-31"),
    ],
)
def test_what_is_no_paper(item, field, words):
    for ask in (paperkit.to_paper, paperkit.extract):
        with pytest.raises(InputError, match=words) as caught:
            ask(item)
        assert caught.value.field == field
    errors = []
    papers = paperkit.extract_many(["We fuse lanes.", item, {"title": "LaneFuse"}], on_error=errors.append)
    assert [paper.title for paper in papers] == ["", "LaneFuse"]
    assert [(error.record, error.field) for error in errors] == [(2, field)]


def test_what_cannot_be_sent_to_a_worker_is_made_a_paper_before():
    items = [SimpleNamespace(title=f"LaneFuse {number}", close=lambda: None) for number in range(3)]
    assert [paper.title for paper in paperkit.extract_many(items, workers=2)] == [item.title for item in items]
