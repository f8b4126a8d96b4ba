"""What differs between two extractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperkit
from paperkit.compare import differences


def mention(text, start=0):
    return {"field": "abstract", "start": start, "end": start + len(text), "text": text}


def paper(name="1", **fields):
    return paperkit.Paper.model_validate({"id": name, "title": f"Paper {name}", "abstract": "x" * 99} | fields)


LINK = {
    "kind": "page",
    "url": "https://lane.org/a",
    "key": "lane.org/a",
    "host": "lane.org",
    "mentions": [mention("lane")],
}
BENCHMARK = {
    "id": None,
    "name": "LaneBench",
    "role": "mentioned",
    "evidence": "cue",
    "mentions": [mention("LaneBench")],
}
METRIC = {"id": "map", "name": "mAP", "higher_is_better": True, "mentions": [mention("mAP")]}
RESULT = {"values": [2.4], "unit": "points", "kind": "gain", "mentions": [mention("by 2.4 points")]}
TAG = {"id": "moe", "label": "Mixture of experts", "mentions": [mention("MoE")]}
NAME = {"name": "LaneFuse", "mentions": [mention("LaneFuse")]}


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({}, {}, []),
        ({"links": [LINK]}, {"links": [LINK]}, []),
        ({}, {"links": [LINK]}, ["links: + https://lane.org/a"]),
        ({"links": [LINK]}, {}, ["links: - https://lane.org/a"]),
        (
            {"links": [LINK]},
            {"links": [LINK | {"provides": ["code"]}]},
            ["links: ~ https://lane.org/a: provides [] -> ['code']"],
        ),
        ({}, {"code_status": "released"}, ["code_status: ~ the paper's code: status 'none' -> 'released'"]),
        (
            {"benchmarks": [BENCHMARK]},
            {"benchmarks": [BENCHMARK | {"role": "introduced", "name": "lanebench"}]},
            ["benchmarks: ~ lanebench: name 'LaneBench' -> 'lanebench', role 'mentioned' -> 'introduced'"],
        ),
        ({"benchmarks": [BENCHMARK]}, {"benchmarks": [BENCHMARK, BENCHMARK]}, ["benchmarks: + LaneBench"]),
        (
            {"metrics": [METRIC]},
            {"metrics": [METRIC | {"mentions": [mention("mAP"), mention("mAP", 9)]}]},
            ["metrics: ~ mAP: mentions ['mAP'] -> ['mAP', 'mAP']"],
        ),
        (
            {"results": [RESULT]},
            {"results": [RESULT | {"metric": {"id": "map", "name": "mAP", "text": "AP"}}]},
            ["results: ~ by 2.4 points: metric None -> 'AP'"],
        ),
        (
            {"results": [RESULT]},
            {"results": [RESULT | {"values": [2.5]}]},
            ["results: - by 2.4 points", "results: + by 2.4 points"],
        ),
        ({"tags": [TAG]}, {"tags": [TAG | {"id": "merging", "label": "x"}]}, ["tags: - moe", "tags: + merging"]),
        ({"proposes": [NAME]}, {"proposes": []}, ["proposes: - LaneFuse"]),
        ({"title": "A"}, {"title": "B"}, []),
    ],
)
def test_changes(old, new, lines):
    found = list(differences([paper(**old)], [paper(**new)]))
    assert [str(change) for difference in found for change in difference.changes] == lines
    assert len(found) == bool(lines)


def test_papers_are_matched_by_id_in_the_order_of_the_new_side():
    old = [paper("1"), paper("2", tags=[TAG]), paper("3"), paper("5", tags=[TAG])]
    new = [paper("5"), paper("4"), paper("2"), paper("1")]
    assert [(d.id, d.title, d.only, len(d.changes)) for d in differences(old, new)] == [
        ("5", "Paper 5", None, 1),
        ("4", "Paper 4", "new", 0),
        ("2", "Paper 2", None, 1),
        ("3", "Paper 3", "old", 0),
    ]


def test_papers_that_share_an_id_are_matched_in_turn():
    old, new = [paper(), paper(tags=[TAG])], [paper(), paper(), paper()]
    assert [(d.only, [str(change) for change in d.changes]) for d in differences(old, new)] == [
        (None, ["tags: - moe"]),
        ("new", []),
    ]


def test_the_new_side_is_read_as_it_is_asked_for():
    read = []

    def new():
        for name in ("1", "2", "3"):
            read.append(name)
            yield paper(name, tags=[TAG])

    found = differences([paper("1"), paper("2"), paper("3")], new())
    next(found)
    assert read == ["1"]


@given(
    st.lists(st.sampled_from(["We study MoE on GSM8K.", "Model merging gains 2.4 points.", "See https://lane.org/a."]))
)
def test_nothing_differs_from_itself(abstracts):
    papers = [paperkit.extract(abstract) for abstract in abstracts]
    assert list(differences(papers, papers)) == []
