"""The command line: what it writes where, what it says of errors, how it exits."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import paperkit
from paperkit.cli import main

LANEFUSE = {
    "id": "x1",
    "title": "LaneFuse: Multi-Task Road Perception",
    "abstract": "We present LaneFuse. On BDD100K it improves mAP by 2.4 points. Code: https://github.com/lanefuse/lanefuse",
}
EXPERTS = {"id": "x2", "title": "Routing Experts", "abstract": "We train mixture-of-experts models on GSM8K."}


def _lines(*records):
    return "".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records)


@pytest.fixture
def papers(tmp_path, monkeypatch):
    """A file of two papers in the current directory."""
    monkeypatch.chdir(tmp_path)
    path = Path("papers.jsonl")
    path.write_text(_lines(LANEFUSE, EXPERTS), encoding="utf-8")
    return path


def _found(text):
    return [json.loads(line) for line in text.splitlines()]


def _run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "paperkit", *arguments], capture_output=True, text=True, timeout=60, **options
    )


class TestExtract:
    def test_writes_json_lines_that_equal_what_the_library_finds(self, papers, capsys):
        assert main(["extract", "papers.jsonl"]) == 0
        said = capsys.readouterr()
        expected = list(paperkit.extract_many(paperkit.read(papers)))
        assert [paperkit.Paper.model_validate(record) for record in _found(said.out)] == expected
        assert len(expected) == 2
        assert said.err == ""

    def test_writes_a_file_in_the_format_of_its_suffix(self, papers, capsys):
        assert main(["extract", "papers.jsonl", "-o", "out.jsonl"]) == 0
        assert main(["extract", "papers.jsonl", "-o", "out.csv"]) == 0
        assert main(["extract", "papers.jsonl", "--out", "out.txt", "--to", "json"]) == 0
        assert [record["id"] for record in _found(Path("out.jsonl").read_text())] == ["x1", "x2"]
        assert [row["id"] for row in csv.DictReader(Path("out.csv").read_text().splitlines())] == ["x1", "x2"]
        assert [record["id"] for record in json.loads(Path("out.txt").read_text())] == ["x1", "x2"]
        assert capsys.readouterr() == ("", "")

    def test_standard_input_and_output(self, papers, capsys, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(papers.read_bytes())))
        assert main(["extract", "-", "-o", "-"]) == 0
        assert [record["id"] for record in _found(capsys.readouterr().out)] == ["x1", "x2"]

    def test_several_inputs_in_their_order(self, papers, capsys):
        Path("other.jsonl").write_text(_lines({"id": "y", "title": "Other"}))
        assert main(["extract", "other.jsonl", "papers.jsonl"]) == 0
        assert [record["id"] for record in _found(capsys.readouterr().out)] == ["y", "x1", "x2"]

    def test_workers_change_nothing(self, papers, capsys):
        main(["extract", "papers.jsonl"])
        alone = capsys.readouterr().out
        assert main(["extract", "papers.jsonl", "--workers", "2"]) == 0
        assert capsys.readouterr().out == alone

    def test_only_some_extractors(self, papers, capsys):
        assert main(["extract", "papers.jsonl", "--only", "links, tags"]) == 0
        first, second = _found(capsys.readouterr().out)
        assert first["extraction"]["extractors"] == ["links", "tags"]
        assert (first["benchmarks"], first["results"], len(first["links"])) == ([], [], 1)
        assert "moe" in {tag["id"] for tag in second["tags"]}

    def test_limits(self, papers, capsys):
        Path("wide.jsonl").write_text(_lines({"id": "a", "title": "LaneFuse"}, {"id": "b", "title": "Lane"}))
        assert main(["extract", "wide.jsonl", "--limit", "field=5", "--limit", "nesting=9"]) == 1
        out, error = capsys.readouterr()
        assert [record["id"] for record in _found(out)] == ["b"]
        assert "wide.jsonl, line 1, field 'title'" in error
        assert main(["extract", "wide.jsonl", "--limit", "field=8"]) == 0

    def test_taxonomy(self, papers, capsys):
        Path("mine.toml").write_text("[benchmark.gsm8k]\ndisabled = true\n")
        main(["extract", "papers.jsonl"])
        plain = _found(capsys.readouterr().out)
        assert main(["extract", "papers.jsonl", "--taxonomy", "mine.toml"]) == 0
        changed = _found(capsys.readouterr().out)
        assert "gsm8k" in {benchmark["id"] for benchmark in plain[1]["benchmarks"]}
        assert "gsm8k" not in {benchmark["id"] for benchmark in changed[1]["benchmarks"]}
        assert changed[0]["extraction"]["taxonomy"] != plain[0]["extraction"]["taxonomy"]

    def test_as_of_gives_listings_their_year(self, papers, capsys):
        Path("listing.txt").write_text(
            "Trending Papers\n\nMar 14\n\nLaneFuse: Multi-Task Road Perception\n\n"
            "We present LaneFuse, a network for road scenes. It improves mAP by 2.4 points. It is small.\n"
        )
        assert main(["extract", "listing.txt", "--as-of", "2026-03-20"]) == 0
        assert [record["listed"] for record in _found(capsys.readouterr().out)] == ["2026-03-14"]

    def test_a_format_can_be_named(self, papers, capsys):
        Path("notes").write_text("LaneFuse\n\nWe present LaneFuse.")
        assert main(["extract", "notes", "--from", "text"]) == 0
        assert [record["title"] for record in _found(capsys.readouterr().out)] == ["LaneFuse"]


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["extract"], "IN"),
            (["extract", "papers.jsonl", "--colour"], "--colour"),
            (["extract", "papers.jsonl", "--from", "nonsense"], "nonsense"),
            (["extract", "papers.jsonl", "--to", "nonsense"], "nonsense"),
            (["extract", "papers.jsonl", "-o", "out.nonsense"], ".nonsense"),
            (["extract", "papers.jsonl", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl"),
            (["extract", "papers.jsonl", "-o", "papers.jsonl"], "is one of the inputs"),
            (["extract", "papers.jsonl", "--as-of", "14.3.2026"], "'14.3.2026' is no date"),
            (
                ["extract", "papers.jsonl", "--only", "links,colours"],
                "'colours', only links, benchmarks, results, tags",
            ),
            (["extract", "papers.jsonl", "--workers", "0"], "--workers"),
            (["extract", "papers.jsonl", "--taxonomy", "missing.toml"], "missing.toml"),
            (["extract", "papers.jsonl", "--taxonomy", "papers.jsonl"], "papers.jsonl: this is no TOML"),
            (["extract", "papers.jsonl", "--rejects", "nowhere/rejects.jsonl"], "nowhere/rejects.jsonl"),
            (["extract", "papers.jsonl", "--rejects", "-"], "standard output"),
            (["extract", "missing.jsonl"], "missing.jsonl"),
            (["show", "missing.jsonl"], "missing.jsonl"),
            (["show", "papers.jsonl", "--only", "colours"], "colours"),
            (["extract", "papers.jsonl", "--limit", "width=3"], "line, record, field"),
            (["extract", "papers.jsonl", "--limit", "field=0"], "field=0"),
            (["frobnicate"], "frobnicate"),
        ],
        ids=" ".join,
    )
    def test_is_said_in_one_line(self, papers, capsys, arguments, message):
        before = papers.read_bytes()
        assert main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("paperkit: ")
        assert message in said.err
        assert said.err.count("\n") == 1
        assert papers.read_bytes() == before

    def test_no_command_gives_help(self, capsys):
        assert main([]) == 2
        assert "extract" in capsys.readouterr().out

    def test_a_bug_is_said_in_one_line(self, papers, capsys, monkeypatch):
        def broken(*arguments, **options):
            raise RuntimeError("no\nway")

        monkeypatch.setattr("paperkit.cli.common.read", broken)
        assert main(["extract", "papers.jsonl"]) == 1
        said = capsys.readouterr().err
        assert "which is a bug" in said
        assert said.count("\n") == 1
        monkeypatch.setenv("PAPERKIT_TRACEBACK", "1")
        with pytest.raises(RuntimeError, match="no\nway"):
            main(["extract", "papers.jsonl"])


class TestBadInput:
    BAD = (LANEFUSE, '{"title": "broken', {"id": "x3", "title": 12}, {"id": "x4", "title": ""}, EXPERTS)

    @pytest.fixture
    def bad(self, papers):
        """A file with a paper, three that are none, and a paper."""
        papers.write_text(_lines(*self.BAD))
        return papers

    def test_the_other_papers_go_through(self, bad, capsys):
        assert main(["extract", "papers.jsonl"]) == 1
        said = capsys.readouterr()
        assert [record["id"] for record in _found(said.out)] == ["x1", "x2"]
        lines = said.err.splitlines()
        assert len(lines) == 3
        assert [line.split(": ")[1].split(", ")[:2] for line in lines] == [
            ["papers.jsonl", "line 2"],
            ["papers.jsonl", "line 3"],
            ["papers.jsonl", "line 4"],
        ]
        assert "field 'title'" in lines[1]

    def test_rejects_are_written_as_json_lines(self, bad, capsys):
        assert main(["extract", "papers.jsonl", "-o", "out.jsonl", "--rejects", "rejects.jsonl"]) == 1
        rejects = _found(Path("rejects.jsonl").read_text(encoding="utf-8"))
        assert [(reject["path"], reject["line"]) for reject in rejects] == [("papers.jsonl", n) for n in (2, 3, 4)]
        assert [list(reject) for reject in rejects] == [["path", "line", "record", "field", "message"]] * 3
        assert rejects[1]["field"] == "title"
        assert all(reject["message"] for reject in rejects)
        assert capsys.readouterr().err == "paperkit: 3 rejected, see rejects.jsonl\n"

    def test_rejects_on_standard_output(self, bad, capsys):
        assert main(["extract", "papers.jsonl", "-o", "out.jsonl", "--rejects", "-"]) == 1
        assert [reject["line"] for reject in _found(capsys.readouterr().out)] == [2, 3, 4]

    def test_a_missing_file_among_others(self, papers, capsys):
        assert main(["extract", "missing.jsonl", "papers.jsonl"]) == 1
        said = capsys.readouterr()
        assert [record["id"] for record in _found(said.out)] == ["x1", "x2"]
        assert said.err.startswith("paperkit: missing.jsonl")
        assert said.err.count("\n") == 1

    @pytest.mark.parametrize("content", [b"", b"\xff\xff\xfd", b"[]", b"{}"])
    def test_a_file_without_papers(self, papers, capsys, content):
        papers.write_bytes(content)
        status = main(["extract", "papers.jsonl"])
        said = capsys.readouterr()
        assert said.out == ""
        assert status == (1 if said.err else 0)
        assert said.err == "" or said.err.startswith("paperkit: papers.jsonl")

    def test_messages_do_nothing_to_the_terminal(self, papers, capsys):
        papers.write_text(_lines({"title": {"\x1b[31m": 1}, "\x1b[2J": 2}, '{"title": "\x1b[2J'))
        assert main(["extract", "papers.jsonl"]) == 1
        assert "\x1b" not in capsys.readouterr().err


class TestShow:
    def test_shows_what_was_found(self, papers, capsys, monkeypatch):
        monkeypatch.setenv("COLUMNS", "120")
        assert main(["show", "papers.jsonl"]) == 0
        lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
        assert lines[0] == LANEFUSE["title"]
        assert "Code released: Code: https://github.com/lanefuse/lanefuse" in lines
        assert "Links https://github.com/lanefuse/lanefuse (code: code)" in lines
        assert "Benchmarks BDD100K (evaluated)" in lines
        assert any(line.startswith("+2.4 points mAP BDD100K") for line in lines)
        assert LANEFUSE["abstract"] in " ".join(lines)
        assert EXPERTS["title"] in lines

    def test_shows_where_a_paper_comes_from(self, papers, capsys):
        about = {"authors": ["Ann Bee", "Richard Roe"], "published": "2026-01-02", "listed": "2026-01-05"}
        papers.write_text(_lines(LANEFUSE | about | {"venue": "Road Journal"}), encoding="utf-8")
        assert main(["show", "papers.jsonl"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "x1 · 2026-01-02 · listed 2026-01-05 · Road Journal" in lines
        assert "Ann Bee, Richard Roe" in lines

    @pytest.mark.parametrize(
        ("values", "rest", "shown"),
        [
            ((2.4,), {"unit": "points", "kind": "gain"}, "+2.4 points"),
            ((40,), {"unit": "percent", "kind": "reduction", "bound": "at_least"}, "≥ −40%"),
            ((3,), {"unit": "factor", "kind": "gain", "bound": "at_most"}, "≤ 3×"),
            ((3,), {"unit": "factor", "kind": "reduction"}, "3× less"),
            ((69.1, 77.5), {"unit": "percent", "kind": "gain", "bound": "about"}, "≈ 69.1 → 77.5%"),
            ((18, 26), {"unit": "count", "kind": "count"}, "18 of 26"),
            ((0.91,), {"kind": "score"}, "0.91"),
            ((31.5,), {"unit": "dB", "kind": "score"}, "31.5 dB"),
        ],
    )
    def test_figures(self, capsys, values, rest, shown):
        from rich.console import Console

        from paperkit.terminal import print_paper

        result = paperkit.Result(values=values, **rest)
        print_paper(Console(width=100), paperkit.Paper(title="LaneFuse", results=(result,)))
        assert shown in [line.rstrip() for line in capsys.readouterr().out.splitlines()]

    def test_marks_findings_in_colour(self, papers, capsys, monkeypatch):
        for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "200"}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert main(["show", "papers.jsonl"]) == 0
        shown = capsys.readouterr().out
        assert "\x1b[32mBDD100K\x1b[0m" in shown
        assert "\x1b[36mmAP\x1b[0m" in shown or "36mmAP" in shown

    def test_why_names_rules(self, papers, capsys, monkeypatch):
        monkeypatch.setenv("COLUMNS", "160")
        assert main(["show", "papers.jsonl", "--why"]) == 0
        lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
        assert "Found Name Where Rule Cue" in lines
        start = LANEFUSE["abstract"].index("BDD100K")
        assert any(line.startswith(f"benchmarks BDD100K abstract {start}–{start + 7} registry") for line in lines)

    @pytest.mark.parametrize("command", ["show", "extract"])
    def test_texts_do_nothing_to_the_terminal(self, papers, capsys, command):
        papers.write_text(_lines({"title": "\x1b]0;owned\x07 [bold]", "abstract": "\x1b[2J\x9b1m \u202e GSM8K \x00"}))
        assert main([command, "papers.jsonl"]) == 0
        shown = capsys.readouterr().out
        assert "\x1b" not in shown
        if command == "show":
            assert not {"\x07", "\x9b", "\u202e", "\x00"} & set(shown)
            assert "␛]0;owned␇ [bold]" in shown


class TestDiff:
    def test_shows_what_changed(self, papers, capsys):
        main(["extract", "papers.jsonl", "-o", "old.jsonl", "--only", "links,benchmarks,results"])
        main(["extract", "papers.jsonl", "-o", "new.jsonl", "--only", "benchmarks,results,tags"])
        assert main(["diff", "old.jsonl", "new.jsonl"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "x1 LaneFuse: Multi-Task Road Perception"
        assert "  - links https://github.com/lanefuse/lanefuse" in lines
        assert "  + tags multi-task" in lines
        assert "  + tags moe" in lines
        assert not any(" benchmarks " in line for line in lines)
        assert lines[-1].startswith("2 papers differ; links: 1 removed; ")

    def test_nothing_changed(self, papers, capsys):
        assert main(["diff", "papers.jsonl", "papers.jsonl"]) == 0
        assert capsys.readouterr().out == "No paper differs.\n"

    def test_papers_of_one_side(self, papers, capsys):
        Path("other.jsonl").write_text(_lines(EXPERTS, {"id": "y", "title": "Other"}))
        assert main(["diff", "papers.jsonl", "other.jsonl"]) == 0
        lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
        assert lines[:4] == ["y Other", "only in the new output", f"x1 {LANEFUSE['title']}", "only in the old output"]

    def test_a_missing_side(self, papers, capsys):
        assert main(["diff", "papers.jsonl", "missing.jsonl"]) == 2
        assert capsys.readouterr().err.startswith("paperkit: missing.jsonl")


def test_schema_is_printed(capsys):
    from paperkit.schema import record_schema

    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == record_schema()


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"paperkit {paperkit.__version__}\n"


def test_python_m_is_the_same(papers):
    done = _run("extract", "papers.jsonl", "missing.jsonl")
    assert done.returncode == 1
    assert [record["id"] for record in _found(done.stdout)] == ["x1", "x2"]
    assert done.stderr.startswith("paperkit: missing.jsonl")


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_the_extra_it_says_what_to_install(missing):
    script = f"import sys; sys.modules[{missing!r}] = None; from paperkit.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", script, "show", "x"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "paperkit: the command line needs the extra 'cli': pip install 'paperkit[cli]'\n"


def _many(path, count):
    path.write_text(_lines(*({**LANEFUSE, "id": str(number)} for number in range(count))))


@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_closed_pipe_is_quiet(papers, command):
    _many(papers, 300)
    script = f"{sys.executable} -m paperkit {command} papers.jsonl | head -n 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_is_said_in_one_line(papers, workers):
    process = subprocess.Popen(
        [sys.executable, "-m", "paperkit", "extract", "-", "--from", "jsonl", "--workers", workers, "-o", "out.jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    # enough papers to start the workers; then it waits for more
    process.stdin.write(_lines(LANEFUSE) * 1000)
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not Path("out.jsonl").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    done = len(_found(Path("out.jsonl").read_text()))
    assert said == f"paperkit: stopped; out.jsonl has {done} papers, in whole lines, and --resume goes on from there\n"


def _at_a_terminal(*arguments, stdout=None):
    """What a command writes to a terminal, where standard error leads, and standard output unless told otherwise."""
    control, terminal = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "160", "LINES": "40"}
    process = subprocess.Popen(
        [sys.executable, "-m", "paperkit", *arguments], stdout=stdout or terminal, stderr=terminal, env=environment
    )
    os.close(terminal)
    pieces = []
    while True:
        try:
            piece = os.read(control, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(control)
    return process.wait(timeout=60), b"".join(pieces).decode()


def test_a_terminal_gets_a_table(papers):
    status, shown = _at_a_terminal("extract", "papers.jsonl")
    assert status == 0
    assert [word for word in ("Title", "Benchmarks", "BDD100K", "github.com/lanefuse") if word not in shown] == []
    assert '"title"' not in shown


def test_a_terminal_gets_json_lines_when_asked(papers):
    status, shown = _at_a_terminal("extract", "papers.jsonl", "--to", "jsonl")
    assert status == 0
    assert [record["id"] for record in _found(shown)] == ["x1", "x2"]


def test_a_terminal_gets_no_bytes(papers):
    status, shown = _at_a_terminal("extract", "papers.jsonl", "--to", "parquet")
    assert status == 2
    assert "parquet is no text for a terminal: give a file, -o OUT" in " ".join(shown.split())


def test_a_terminal_gets_a_bar_while_papers_go_elsewhere(papers):
    _many(papers, 100)
    status, shown = _at_a_terminal("extract", "papers.jsonl", "-o", "out.jsonl")
    assert status == 0
    assert " papers" in shown
    assert "━" in shown
    with Path("out.jsonl").open("wb") as out:
        status, shown = _at_a_terminal("extract", "papers.jsonl", "missing.jsonl", stdout=out)
    assert status == 1
    assert "paperkit: missing.jsonl" in shown
    assert len(_found(Path("out.jsonl").read_text())) == 100
