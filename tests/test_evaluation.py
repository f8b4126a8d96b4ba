"""Scores of an output against annotations."""

import json

import pytest

import paperkit
from paperkit.evaluation import FIGURES, Annotation, evaluate

TEXT = (
    "We present FooNet. On GSM8K it improves accuracy by 2.4 points. It takes accuracy from 80.1% to 82.5%. "
    "It is a mixture of experts. Code: https://github.com/foo/net"
)


@pytest.fixture
def paper():
    return paperkit.extract(paperkit.Paper(id="1", title="Routing", abstract=TEXT))


def gold(**fields):
    return Annotation.model_validate({"id": "1", **fields})


def test_a_record_is_a_right_annotation_of_itself(paper):
    scores = evaluate([Annotation.model_validate_json(paper.model_dump_json())], [paper])
    assert tuple(scores) == FIGURES
    for name, score in scores.items():
        assert (score.missed, score.wrong, score.f1) == ([], [], 1.0), name
        assert score.right == score.gold > 0, name


def test_fields_that_an_annotation_leaves_out_are_not_scored(paper):
    assert evaluate([gold()], [paper]) == {}
    assert list(evaluate([gold(tags=[])], [paper])) == ["tags"]


@pytest.mark.parametrize(
    ("fields", "figure", "missed", "wrong"),
    [
        ({"links": [{"url": "github.com/foo/net.git"}]}, "links", [], []),
        ({"links": [{"url": "https://foo.org"}]}, "links", ["https://foo.org"], ["https://github.com/foo/net"]),
        (
            {"links": [{"url": "https://github.com/foo/net", "kind": "page"}]},
            "link_kind",
            ["https://github.com/foo/net: page"],
            ["https://github.com/foo/net: code"],
        ),
        (
            {"links": [{"url": "https://github.com/foo/net", "provides": ["code", "data"]}]},
            "provides",
            ["https://github.com/foo/net: data"],
            [],
        ),
        ({"code_status": "promised"}, "code_status", ["promised"], ["released"]),
        ({"benchmarks": ["the gsm-8k dataset"]}, "benchmarks", [], []),
        ({"benchmarks": [{"surface": "Grade School Math", "aliases": ["GSM8K"]}]}, "benchmarks", [], []),
        ({"benchmarks": ["GSM8K", "MMLU"]}, "benchmarks", ["MMLU"], []),
        ({"benchmarks": ["GSM8K", {"name": "MMLU", "borderline": True}]}, "benchmarks", [], []),
        ({"benchmarks": []}, "benchmarks", [], ["GSM8K"]),
        ({"benchmarks": [{"name": "GSM8K", "borderline": True}]}, "benchmarks", [], []),
        (
            {"benchmarks": [{"name": "GSM8K", "role": "introduced"}]},
            "benchmark_role",
            ["GSM8K: introduced"],
            ["GSM8K: evaluated"],
        ),
        ({"metrics": ["accuracy score"]}, "metrics", [], []),
        ({"metrics": ["F1"]}, "metrics", ["F1"], ["accuracy"]),
        ({"results": [{"values": [2.4], "unit": "point"}]}, "results", [], ["80.1 percent", "82.5 percent"]),
        (
            {
                "results": [
                    {"values": [2.4], "unit": "points"},
                    {"values": [80.1, 82.5], "unit": "%", "borderline": True},
                ]
            },
            "results",
            [],
            [],
        ),
        (
            {"results": [{"values": [2.4], "unit": "points", "kind": "reduction"}]},
            "result_kind",
            ["2.4 points: reduction"],
            ["2.4 points: gain"],
        ),
        (
            {"results": [{"values": [2.4], "unit": "points", "metric": "F1"}]},
            "result_metric",
            ["2.4 points: F1"],
            ["2.4 points: accuracy"],
        ),
        ({"results": [{"values": [2.4], "unit": "points", "metric": "test accuracy"}]}, "result_metric", [], []),
        ({"tags": ["moe", "safety"]}, "tags", ["safety"], []),
        ({"tags": ["moe", "safety"], "tags_borderline": ["safety"]}, "tags", [], []),
        ({"proposes": ["FooNet"]}, "proposes", [], []),
        ({"proposes": ["BarNet"]}, "proposes", ["BarNet"], ["FooNet"]),
    ],
)
def test_what_is_missed_and_wrong(paper, fields, figure, missed, wrong):
    score = evaluate([gold(**fields)], [paper])[figure]
    assert score.missed == [("1", name) for name in missed]
    assert score.wrong == [("1", name) for name in wrong]


def test_tags_that_no_annotation_gives_do_not_count(paper):
    other = Annotation(id="2", tags=("robotics",))
    score = evaluate([gold(tags=["moe"]), other], [paper])["tags"]
    assert (score.right, score.missed, score.wrong) == (1, [("2", "robotics")], [])


def test_a_paper_that_was_not_extracted_counts_as_one_without_findings():
    scores = evaluate([gold(tags=["moe"], code_status="none")], [])
    assert scores["tags"].recall == 0.0
    assert scores["tags"].precision == 1.0
    assert scores["code_status"].f1 == 1.0


@pytest.mark.parametrize(
    ("line", "place", "says"),
    [
        ('{"id": "1"', ", line 2: ", "invalid JSON"),
        ('{"tags": []}', ", line 2, field 'id': ", "field required"),
        ('{"id": "1", "results": [{"values": ["many"]}]}', ", line 2, field 'results.0.values.0': ", "valid number"),
        ('{"id": "1", "benchmarks": [{"role": "evaluated"}]}', ", line 2, field 'benchmarks.0.name': ", "valid string"),
        ('{"id": "0"}', ", line 2, field 'id': ", "paper '0' is annotated in line 1 already"),
        ("[]", ", line 2: ", "object"),
    ],
)
def test_a_line_that_is_no_annotation_is_named(tmp_path, line, place, says):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "0"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(paperkit.InputError) as caught:
        list(Annotation.read(path))
    assert str(caught.value).startswith(f"{path}{place}")
    assert says in str(caught.value)


def test_annotations_are_read_in_their_order(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(number)}) for number in range(3)) + "\n\n", encoding="utf-8")
    assert [annotation.id for annotation in Annotation.read(path)] == ["0", "1", "2"]
