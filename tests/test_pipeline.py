"""Extraction as a whole: the invariants of every record, extractors of one's own, many papers, explanations."""

import io
import json
import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import (
    Benchmark,
    CodeStatement,
    Document,
    Extractor,
    ExtractorError,
    InputError,
    Mention,
    PageLink,
    Paper,
    Pipeline,
    Result,
    Tag,
    default_extractors,
)

LANEFUSE = Paper(
    id="x1",
    title="LaneFuse: Multi-Task Road Perception",
    abstract="We present LaneFuse, a multi-task network. On BDD100K it improves mAP by 2.4 points. "
    "Code: https://github.com/lanefuse/lanefuse.",
    comment="12 pages. Video at https://youtu.be/abc123",
    extra={"upvotes": 12},
)

FRAGMENTS = [
    "We introduce LaneBench, a new benchmark for",
    "on GSM8K, MMLU and FooBench",
    "(+3.2%)",
    "improves accuracy by 4.1 points",
    "from 40.9% to 52.3%",
    "https://github.com/o/r",
    "hf.co/datasets/o/n",
    r"\url{https://a.io/x\_y}",
    "Code will be released",
    "3x faster",
    "two orders of magnitude",
    "respectively",
    "e.g.",
    "mixture-of-experts",
    "nDCG@10",
    "the DROP dataset",
    "$5\\times$",
    "&amp;",
    "<b>",
    "\u00ad",
    "\ud800",
    "\u0130",
    "1e999",
    "9" * 400,
    "١٢٪",
    "½",
    "(((",
    "http://",
    "github.com/",
    "CIFAR-10 and -100",
    "SNLI/MNLI",
    "up to",
    "%",
    "±",
    "\n",
    "\n\n",
    ". ",
    ", ",
    " and ",
    ": ",
    "@",
    "://",
    "www.",
    "²",
]
TEXT = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=20)), max_size=30).map(" ".join)


def mentions_of(paper):
    findings = [*paper.links, *paper.benchmarks, *paper.metrics, *paper.results, *paper.tags, *paper.proposes]
    for finding in findings:
        assert finding.mentions
        yield from finding.mentions
    if paper.code_statement:
        yield paper.code_statement


def check_record(paper):
    """Everything that holds of any record."""
    for mention in mentions_of(paper):
        assert mention.text
        assert getattr(paper, mention.field)[mention.start : mention.end] == mention.text
    order = {"title": 0, "abstract": 1, "comment": 2}
    for finding in [*paper.links, *paper.benchmarks, *paper.metrics, *paper.tags, *paper.proposes]:
        places = [(order[m.field], m.start, m.end) for m in finding.mentions]
        assert places == sorted(set(places))
    for finding in [*paper.benchmarks, *paper.metrics, *paper.results, *paper.tags, *paper.proposes]:
        assert all(mention.field != "comment" for mention in finding.mentions)
    assert (paper.code_status == "none") == (paper.code_statement is None)
    for values in (paper.links, paper.benchmarks, paper.tags, paper.results):
        assert len(set(values)) == len(values)
    assert Paper.model_validate_json(paper.model_dump_json()) == paper
    json.dumps(paper.model_dump(mode="json"), allow_nan=False)


@settings(max_examples=150, deadline=None)
@given(title=TEXT, abstract=TEXT, comment=TEXT)
def test_any_text(title, abstract, comment):
    paper = Paper(title=title, abstract=abstract + ".", comment=comment)
    found = paperkit.extract(paper)
    check_record(found)
    assert paperkit.extract(found) == found == Pipeline().extract(paper)
    assert (found.id, found.title, found.extra) == (paper.id, paper.title, paper.extra)
    for explanation in Pipeline().explain(paper):
        mention = explanation.mention
        assert getattr(paper, mention.field)[mention.start : mention.end] == mention.text


@settings(max_examples=100, deadline=None)
@given(abstract=st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_string(abstract):
    check_record(paperkit.extract(abstract))


def test_a_record_of_every_kind():
    paper = paperkit.extract(LANEFUSE)
    check_record(paper)
    assert [link.url for link in paper.links] == ["https://github.com/lanefuse/lanefuse", "https://youtu.be/abc123"]
    assert paper.code_urls == ("https://github.com/lanefuse/lanefuse",)
    assert paper.code_status == "released"
    assert paper.code_statement.text == "Code: https://github.com/lanefuse/lanefuse"
    assert [(b.id, b.name, b.role, b.evidence) for b in paper.benchmarks] == [
        ("bdd100k", "BDD100K", "evaluated", "registry")
    ]
    assert [(m.id, m.higher_is_better) for m in paper.metrics] == [("map", True)]
    (result,) = paper.results
    assert (result.values, result.unit, result.kind, result.metric.id) == ((2.4,), "points", "gain", "map")
    assert [reference.id for reference in result.benchmarks] == ["bdd100k"]
    assert result.mentions[0].text == "improves mAP by 2.4 points"
    assert "multi-task" in [tag.id for tag in paper.tags]
    assert [(p.name, [m.field for m in p.mentions]) for p in paper.proposes] == [
        ("LaneFuse", ["title", "abstract"]),
    ]
    assert paper.extraction.version == paperkit.__version__
    assert paper.extraction.extractors == ("links", "benchmarks", "results", "tags")
    assert (paper.extra, paper.comment) == (LANEFUSE.extra, LANEFUSE.comment)


def test_findings_are_replaced_not_merged():
    seen = paperkit.extract(LANEFUSE)
    tags_only = Pipeline(extractors=[e for e in default_extractors() if e.name == "tags"]).extract(seen)
    assert tags_only.tags == seen.tags
    assert (tags_only.links, tags_only.results, tags_only.code_status, tags_only.code_statement) == (
        (),
        (),
        "none",
        None,
    )
    assert tags_only.extraction.extractors == ("tags",)


def test_a_string_is_an_abstract():
    paper = paperkit.extract("On GSM8K.", title="LaneFuse")
    assert (paper.title, paper.abstract) == ("LaneFuse", "On GSM8K.")


@pytest.mark.parametrize(
    ("argument", "title", "words"),
    [
        ("", "", "a title or an abstract"),
        (" \n", "\t", "a title or an abstract"),
        (LANEFUSE, "T", "Paper has its own"),
        (7, "", "not int"),
    ],
)
def test_what_is_no_paper(argument, title, words):
    with pytest.raises(InputError, match=words):
        paperkit.extract(argument, title=title)


class Venue(Extractor):
    """Tags papers by a word, and finds one of everything."""

    name = "venue"

    def extract(self, document: Document, taxonomy):
        start = document.text.find("Road")
        if start >= 0:
            mentions = (Mention(**document.mention(start, start + 4)),)
            yield Tag(id="road", label="Road", mentions=mentions)
            yield Tag(id="multi-task", label="Multi-task learning", mentions=mentions)
            yield Benchmark(name="Road", role="mentioned", evidence="shape", mentions=mentions)
            yield Result(values=(1.0,), kind="score", mentions=mentions)
            yield PageLink(kind="page", url="https://road.org", key="road.org", host="road.org", mentions=mentions)
            yield CodeStatement(status="promised", mentions=mentions)


class Broken(Extractor):
    def extract(self, document, taxonomy):
        raise RuntimeError("no such road")


class Wrong(Extractor):
    def extract(self, document, taxonomy):
        return ["a string"]


def test_an_extractor_of_ones_own():
    kit = Pipeline(extractors=[*default_extractors(), Venue()])
    paper = kit.extract(LANEFUSE)
    check_record(paper)
    tags = {tag.id: tag for tag in paper.tags}
    assert [m.text for m in tags["road"].mentions] == ["Road"]
    assert [m.text for m in tags["multi-task"].mentions] == ["Multi-Task", "Road", "multi-task"]
    assert [b.name for b in paper.benchmarks] == ["BDD100K", "Road"]
    assert paper.links[-1].url == "https://road.org"
    assert paper.code_status == "released"
    assert paper.extraction.extractors[-1] == "venue"
    assert ("road", "venue") in [(e.name, e.rule) for e in kit.explain(LANEFUSE)]
    alone = Pipeline(extractors=[Venue()]).extract(LANEFUSE)
    assert (alone.code_status, alone.code_statement.text) == ("promised", "Road")


class Unchecked(Extractor):
    def extract(self, document, taxonomy):
        mentions = (Mention(**document.mention(0, 1)),)
        return [Result.model_construct(values=(), kind="score", mentions=mentions)]


@pytest.mark.parametrize(
    ("extractor", "words"),
    [
        (Broken(), "no such road"),
        (Wrong(), "which is no finding"),
        (Unchecked(), "a finding in paper 'x1' is not valid: Tuple should have at least 1 item"),
    ],
)
def test_an_extractor_that_fails(extractor, words):
    kit = Pipeline(extractors=[extractor])
    with pytest.raises(ExtractorError, match=words):
        kit.extract(LANEFUSE)
    errors = []
    assert list(kit.extract_many([LANEFUSE], on_error=errors.append)) == []
    assert re.search(words, str(errors[0]))


def test_the_same_extractor_twice_finds_nothing_twice():
    twice = Pipeline(extractors=[*default_extractors(), *default_extractors()]).extract(LANEFUSE)
    assert twice.model_copy(update={"extraction": None}) == paperkit.extract(LANEFUSE).model_copy(
        update={"extraction": None}
    )


class Surrogate(Extractor):
    def extract(self, document, taxonomy):
        yield Tag(id="odd", label="\ud800", mentions=(Mention(**document.mention(0, 1)),))


@pytest.mark.parametrize("extractors", [None, [*default_extractors(), Surrogate()]])
def test_lone_surrogates_reach_no_record(extractors):
    kit = Pipeline(extractors=extractors)
    paper = kit.extract(LANEFUSE.model_copy(update={"venue": "\ud800", "extra": {"a": ["\udc80"]}}))
    check_record(paper)
    assert (paper.venue, paper.extra) == ("\ufffd", {"a": ["\ufffd"]})
    assert [tag.label for tag in paper.tags if tag.id == "odd"] == ([] if extractors is None else ["\ufffd"])


def test_a_copy_with_lone_surrogates_can_be_extracted_and_written():
    copy = LANEFUSE.model_copy(update={"title": "Lane\ud800", "abstract": "On GSM8K\udfff."})
    assert (copy.title, copy.abstract) == ("Lane\ufffd", "On GSM8K\ufffd.")
    check_record(paperkit.extract(copy))
    for name in ("jsonl", "csv", "bibtex"):
        assert paperkit.write([copy], io.BytesIO(), format=name) == 1


def test_something_that_is_no_extractor():
    with pytest.raises(ExtractorError, match="no instance"):
        Pipeline(extractors=["links"])


@pytest.mark.parametrize("extractor", default_extractors(), ids=lambda extractor: extractor.name)
def test_built_in_extractors_yield_findings(extractor):
    found = list(extractor.extract(Document(LANEFUSE), paperkit.Taxonomy.load()))
    assert found
    assert {type(finding) for finding in found} <= set(paperkit.Finding.__args__)


def texts(count):
    for number in range(count):
        yield Paper(
            id=str(number), abstract=f"Run {number} gains {number}.5% accuracy on GSM8K." if number % 50 else "-"
        )


@pytest.mark.parametrize("workers", [1, 2])
def test_many_papers(workers):
    papers = list(paperkit.extract_many(texts(200), workers=workers))
    assert papers == [paperkit.extract(paper) for paper in texts(200)]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_papers_with_a_bad_one(workers):
    papers = ["One on GSM8K.", "", LANEFUSE, "Two."]
    with pytest.raises(InputError):
        list(paperkit.extract_many(papers, workers=workers))
    errors = []
    done = list(paperkit.extract_many(papers, workers=workers, on_error=errors.append))
    assert [paper.abstract for paper in done] == ["One on GSM8K.", LANEFUSE.abstract, "Two."]
    assert [type(error) for error in errors] == [InputError]


def test_many_papers_lazily():
    taken = []

    def endless():
        for number in range(10**9):
            taken.append(number)
            yield f"Paper {number}."

    stream = paperkit.extract_many(endless())
    assert [next(stream).abstract for _ in range(3)] == ["Paper 0.", "Paper 1.", "Paper 2."]
    assert len(taken) == 3


def test_workers_must_be_one_at_least():
    with pytest.raises(ValueError, match="at least 1"):
        list(paperkit.extract_many(["x"], workers=0))


def test_a_pipeline_pickles():
    kit = pickle.loads(pickle.dumps(Pipeline(extractors=[Venue()])))  # noqa: S301
    assert kit.extract(LANEFUSE) == Pipeline(extractors=[Venue()]).extract(LANEFUSE)


def test_every_finding_is_explained():
    explanations = Pipeline().explain(LANEFUSE)
    paper = paperkit.extract(LANEFUSE)
    kept = {(e.field, e.mention.start) for e in explanations if e.kept}
    for field in ("links", "benchmarks", "metrics", "results", "tags", "proposes"):
        for finding in getattr(paper, field):
            assert any((field, mention.start) in kept for mention in finding.mentions), (field, finding)
    assert all(e.rule and (e.kept or e.reason) for e in explanations)
    assert "code_status" in {e.field for e in explanations}
