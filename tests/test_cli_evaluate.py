"""`paperkit evaluate` and `paperkit taxonomy`: what they say, and how they exit."""

import json
from pathlib import Path

import pytest

from paperkit.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with annotations, and what was extracted from the same papers."""
    monkeypatch.chdir(tmp_path)
    papers = [
        {"id": "1", "abstract": "A mixture of experts for GSM8K. Code: https://github.com/foo/net"},
        {"id": "2", "abstract": "We merge models. It reaches 80.1% accuracy."},
    ]
    gold = [
        {"id": "1", "benchmarks": ["GSM8K", "MMLU"], "tags": ["moe"], "links": [{"url": "github.com/foo/net"}]},
        {"id": "2", "tags": ["moe"], "results": [{"values": [80.1], "unit": "percent", "metric": "accuracy"}]},
    ]
    for name, records in (("papers", papers), ("gold", gold)):
        Path(f"{name}.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    assert main(["extract", "papers.jsonl", "-o", "found.jsonl"]) == 0
    return tmp_path


class TestEvaluate:
    def test_shows_a_figure_a_row(self, folder, capsys):
        assert main(["evaluate", "gold.jsonl", "found.jsonl"]) == 0
        rows = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert rows[0] == ["precision", "recall", "f1", "of", "missed", "wrong"]
        assert ["benchmarks", "1.000", "0.500", "0.667", "2", "1", "0"] in rows
        assert ["tags", "1.000", "0.500", "0.667", "2", "1", "0"] in rows
        assert [row[0] for row in rows[1:]] == [
            *("links", "link_kind", "provides", "benchmarks", "benchmark_role"),
            *("results", "result_kind", "result_metric", "tags"),
        ]

    def test_lists_the_errors_of_a_figure(self, folder, capsys):
        assert main(["evaluate", "gold.jsonl", "found.jsonl", "--errors", "tags"]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "missed  2  moe"

    def test_gives_the_figures_as_json(self, folder, capsys):
        assert main(["evaluate", "gold.jsonl", "found.jsonl", "--json"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert figures["tags"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2}
        assert main(["evaluate", "gold.jsonl", "found.jsonl", "--json", "--errors", "tags"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert list(figures) == ["tags"]
        assert figures["tags"]["missed"] == [["2", "moe"]]

    def test_says_where_there_is_nothing_to_score(self, folder, capsys):
        Path("none.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
        assert main(["evaluate", "none.jsonl", "found.jsonl"]) == 0
        assert capsys.readouterr().out == "The annotations speak of nothing that can be scored.\n"

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["missing.jsonl", "found.jsonl"], "missing.jsonl"),
            (["gold.jsonl", "missing.jsonl"], "missing.jsonl"),
            (["broken.jsonl", "found.jsonl"], "broken.jsonl, line 1, field 'tags': "),
            (["gold.jsonl", "found.jsonl", "--errors", "taste"], "'taste' is none of links, "),
        ],
    )
    def test_says_what_is_wrong(self, folder, capsys, arguments, says):
        Path("broken.jsonl").write_text('{"id": "1", "tags": "moe"}\n', encoding="utf-8")
        assert main(["evaluate", *arguments]) == 2
        assert says in capsys.readouterr().err


class TestTaxonomy:
    def test_says_how_much_there_is(self, capsys):
        assert main(["taxonomy", "--json"]) == 0
        counts = json.loads(capsys.readouterr().out)
        assert list(counts) == ["hash", "benchmarks", "metrics", "tags", "hosts", "names"]
        assert main(["taxonomy"]) == 0
        assert f"{counts['benchmarks']:,} benchmarks" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("arguments", "first"),
        [
            (["gsm 8k"], ("benchmark", {"id": "gsm8k", "name": "GSM8K"})),
            (["Mixture", "of", "Experts"], ("tag", {"id": "moe", "label": "Mixture of experts"})),
            (["ndcg", "--kind", "metric"], ("metric", {"id": "ndcg", "name": "nDCG"})),
            (["github.com"], ("host", {"id": "github.com", "kind": "code"})),
        ],
    )
    def test_finds_what_a_name_means(self, capsys, arguments, first):
        assert main(["taxonomy", *arguments, "--json"]) == 0
        found = json.loads(capsys.readouterr().out.splitlines()[0])
        kind, fields = first
        assert (found["kind"], {key: found["entry"][key] for key in fields}) == (kind, fields)

    def test_lists_a_kind(self, capsys):
        assert main(["taxonomy", "--kind", "tag", "--json"]) == 0
        entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {entry["kind"] for entry in entries} == {"tag"}
        assert {"moe", "retrieval", "merging", "multi-task"} <= {entry["entry"]["id"] for entry in entries}

    def test_shows_entries_to_people(self, capsys):
        assert main(["taxonomy", "no such thing at all"]) == 0
        assert capsys.readouterr().out == "There is no such entry.\n"
        assert main(["taxonomy", "DROP", "--kind", "benchmark"]) == 0
        shown = capsys.readouterr().out
        assert shown.splitlines()[1].split()[:3] == ["benchmark", "drop", "DROP"]
        assert "ambiguous" in shown

    def test_checks_a_file(self, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        Path("mine.toml").write_text(
            'never = ["Adult"]\n[benchmark.lfb]\nname = "LFB"\n[benchmark.gsm8k]\ndisabled = true\n', encoding="utf-8"
        )
        assert main(["taxonomy", "LFB", "--taxonomy", "mine.toml", "--json"]) == 0
        said = capsys.readouterr()
        assert json.loads(said.out.splitlines()[0])["entry"]["id"] == "lfb"
        assert said.err.splitlines() == [
            "paperkit: mine.toml: 1 added, 0 overridden, 1 disabled, 1 never to be found",
            "paperkit: mine.toml: benchmark 'lfb' (LFB): 'LFB' is as short as many acronyms and the entry is not ambiguous",
        ]

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ('[benchmark.my-gsm]\nname = "GSM8K"\n', ["benchmark 'my-gsm'", "benchmark 'gsm8k'"]),
            (
                '[tag.a]\nlabel = "A"\nparents = ["b"]\n[tag.b]\nlabel = "B"\nparents = ["a"]\n',
                ["tag 'a' is its own ancestor, through tag 'b'"],
            ),
            ("[benchmark", ["no TOML"]),
        ],
    )
    def test_refuses_a_file_that_does_not_fit(self, tmp_path, capsys, content, says):
        path = tmp_path / "bad.toml"
        path.write_text(content, encoding="utf-8")
        assert main(["taxonomy", "--taxonomy", str(path)]) == 2
        error = capsys.readouterr().err
        assert error.startswith(f"paperkit: {path}")
        for words in says:
            assert words in error

    def test_knows_its_kinds(self, capsys):
        assert main(["taxonomy", "--kind", "planet"]) == 2
        assert "'planet' is none of benchmark, metric, tag, host, name" in capsys.readouterr().err
