"""Long runs: what is left when one is ended, and how it is gone on with."""

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import paperkit
from paperkit.cli import main

TWICE = {"id": "twice", "title": "LaneFuse", "abstract": "On BDD100K it improves mAP by 2.4 points."}
BROKEN = ('{"title": "broken', '{"title": ""}', '{"title": 7}')


def _records(count):
    """Lines of an input: papers, some of which recur, and records that are none."""
    chance = random.Random(count)
    for number in range(count):
        if chance.random() < 0.1:
            yield chance.choice(BROKEN)
        elif chance.random() < 0.1:
            yield json.dumps(TWICE)
        else:
            words = " ".join(chance.choice(["é", "lanes", "GSM8K", "3.5% accuracy", "𝒳"]) for _ in range(9))
            yield json.dumps({"id": f"p{number}", "title": f"Paper {number}", "abstract": words, "votes": number})


def _write(path, lines):
    Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _extract(out, *options):
    return main(["extract", "in.jsonl", "-o", str(out), "--rejects", f"{out}.rejects", *options])


def _started(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "paperkit", "extract", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A directory with an input of some papers."""
    monkeypatch.chdir(tmp_path)
    _write("in.jsonl", _records(60))
    return tmp_path


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A directory with an input that fills several members of a gzip file, and what a whole run makes of it."""
    directory = tmp_path_factory.mktemp("large")
    long = "A sentence that reports nothing stands here. " * 400
    records = [json.dumps({"id": str(n % 50), "title": f"Paper {n}", "abstract": f"{n}. {long}"}) for n in range(200)]
    _write(directory / "in.jsonl", [BROKEN[0], *records[:100], BROKEN[1], *records[100:]])
    for out in ("whole.jsonl", "whole.jsonl.gz"):
        assert main(["extract", str(directory / "in.jsonl"), "-o", str(directory / out)]) == 1
    assert gzip.decompress((directory / "whole.jsonl.gz").read_bytes()) == (directory / "whole.jsonl").read_bytes()
    return directory


class TestResume:
    @pytest.mark.parametrize("seed", range(12))
    def test_goes_on_from_any_byte(self, here, seed):
        chance = random.Random(seed)
        assert _extract("whole.jsonl") == 1
        whole, rejected = (Path(name).read_bytes() for name in ("whole.jsonl", "whole.jsonl.rejects"))
        # what did not go through is written first: the papers may lack any part, the rejects only what follows
        done = chance.randrange(len(whole))
        Path("out.jsonl").write_bytes(whole[:done])
        Path("out.jsonl.rejects").write_bytes(rejected[: chance.randint(0, len(rejected))])
        assert _extract("out.jsonl", "--resume") == 1
        assert Path("out.jsonl").read_bytes() == whole
        assert Path("out.jsonl.rejects").read_bytes() == rejected

    @pytest.mark.parametrize("share", [0, 0.3, 0.7, 0.999, 1])
    def test_goes_on_with_a_compressed_file(self, large, tmp_path, share):
        whole = (large / "whole.jsonl.gz").read_bytes()
        out = tmp_path / "out.jsonl.gz"
        out.write_bytes(whole[: int(share * len(whole))])
        assert main(["extract", str(large / "in.jsonl"), "-o", str(out), "--resume"]) == 1
        assert out.read_bytes() == whole

    def test_what_is_done_stays_as_it_is(self, here, capsys):
        assert _extract("out.jsonl") == 1
        before = Path("out.jsonl").stat(), Path("out.jsonl.rejects").read_bytes()
        assert _extract("out.jsonl", "--resume") == 1
        after = Path("out.jsonl").stat(), Path("out.jsonl.rejects").read_bytes()
        assert (before[0].st_size, before[0].st_ino, before[1]) == (after[0].st_size, after[0].st_ino, after[1])
        said = capsys.readouterr().err.splitlines()
        assert said[0] == said[1]

    def test_begins_where_nothing_is(self, here):
        assert _extract("whole.jsonl") == 1
        assert _extract("out.jsonl", "--resume", "--workers", "2") == 1
        for suffix in ("", ".rejects"):
            assert Path(f"out.jsonl{suffix}").read_bytes() == Path(f"whole.jsonl{suffix}").read_bytes()

    def test_goes_on_with_an_input_that_has_grown(self, here):
        records = list(_records(60))
        _write("in.jsonl", records[:40])
        assert _extract("out.jsonl") == 1
        _write("in.jsonl", records)
        assert _extract("out.jsonl", "--resume") == 1
        assert _extract("whole.jsonl") == 1
        assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()

    def test_a_paper_that_the_rules_fail_on_is_set_aside(self, here, monkeypatch):
        works = paperkit.Pipeline.extract

        def fails(self, paper, *, title=""):
            if paper.id == "twice":
                raise ZeroDivisionError("no lanes")
            return works(self, paper, title=title)

        monkeypatch.setattr(paperkit.Pipeline, "extract", fails)
        assert _extract("whole.jsonl") == 1
        whole, rejected = (Path(name).read_bytes() for name in ("whole.jsonl", "whole.jsonl.rejects"))
        bugs = [each for each in map(json.loads, rejected.splitlines()) if "no lanes" in each["message"]]
        records = [number for number, line in enumerate(_records(60), 1) if line == json.dumps(TWICE)]
        assert [(bug["path"], bug["record"]) for bug in bugs] == [("in.jsonl", record) for record in records]
        for share in (0.2, 0.8):
            Path("out.jsonl").write_bytes(whole[: int(share * len(whole))])
            Path("out.jsonl.rejects").write_bytes(rejected)
            assert _extract("out.jsonl", "--resume") == 1
            assert Path("out.jsonl").read_bytes() == whole
            assert Path("out.jsonl.rejects").read_bytes() == rejected

    def test_rejects_that_are_not_kept_are_said_again_and_counted(self, here, capsys):
        assert main(["extract", "in.jsonl", "-o", "out.jsonl"]) == 1
        said = capsys.readouterr().err
        assert main(["extract", "in.jsonl", "-o", "out.jsonl", "--resume"]) == 1
        assert capsys.readouterr().err == said


class TestResumeRefused:
    @pytest.fixture
    def begun(self, here):
        """An output of the first papers, and its rejects."""
        assert _extract("out.jsonl") == 1
        lines = Path("out.jsonl").read_bytes().splitlines(keepends=True)
        Path("out.jsonl").write_bytes(b"".join(lines[:20]) + lines[20][:30])
        return here

    @staticmethod
    def _said(capsys, *options):
        capsys.readouterr()
        before = Path("out.jsonl").read_bytes(), Path("out.jsonl.rejects").read_bytes()
        assert _extract("out.jsonl", "--resume", *options) == 2
        assert (Path("out.jsonl").read_bytes(), Path("out.jsonl.rejects").read_bytes()) == before
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        return said

    def test_other_rules(self, begun, capsys):
        said = self._said(capsys, "--only", "links")
        assert said.startswith("paperkit: out.jsonl, line 1: this line was not made by this version, taxonomy and")

    def test_another_taxonomy(self, begun, capsys):
        Path("mine.toml").write_text("[benchmark.gsm8k]\ndisabled = true\n")
        assert "line 1: this line was not made by" in self._said(capsys, "--taxonomy", "mine.toml")

    @pytest.mark.parametrize("line", [0, 11])
    def test_another_input(self, begun, capsys, line):
        records = [record for record in _records(60) if record not in BROKEN]
        records[line] = json.dumps({"title": "Another"})
        _write("in.jsonl", records)
        Path("out.jsonl.rejects").unlink()
        Path("out.jsonl.rejects").touch()
        assert f"out.jsonl, line {line + 1}: this line is another paper than the input has" in self._said(capsys)

    def test_a_shorter_input(self, begun, capsys):
        _write("in.jsonl", [record for record in _records(60) if record not in BROKEN][:5])
        Path("out.jsonl.rejects").write_text("")
        assert "out.jsonl, line 6: this line is more than the input has" in self._said(capsys)

    def test_other_rejects(self, begun, capsys):
        Path("out.jsonl.rejects").write_text("notes of mine\nwithout a line end")
        assert "out.jsonl.rejects, line 1: this line is not what the input has" in self._said(capsys)

    def test_more_rejects(self, here, capsys):
        assert _extract("out.jsonl") == 1
        with Path("out.jsonl.rejects").open("a") as file:
            file.write("{}\n")
        assert "this line is more than the input has rejected" in self._said(capsys)

    @pytest.mark.parametrize(
        "options", [[], ["-o", "out.csv"], ["-o", "out.jsonl", "--to", "json"], ["-o", "/dev/null", "--to", "jsonl"]]
    )
    def test_what_cannot_be_gone_on_with(self, here, capsys, options):
        assert main(["extract", "in.jsonl", "--resume", *options]) == 2
        assert "--resume: it takes a file of JSON Lines" in capsys.readouterr().err.replace("'", "")

    def test_rejects_go_to_a_file_of_their_own(self, here, capsys):
        assert main(["extract", "in.jsonl", "-o", "out.jsonl", "--rejects", "./out.jsonl"]) == 2
        assert main(["extract", "in.jsonl", "-o", "out.jsonl", "--rejects", "in.jsonl"]) == 2
        said = capsys.readouterr().err.splitlines()
        assert "the papers go to 'out.jsonl' already" in said[0]
        assert "'in.jsonl' is one of the inputs" in said[1]


class TestEnded:
    def test_killed_at_random_moments(self, capsys):
        import kill_and_resume

        assert kill_and_resume.main(["--kills", "4", "--papers", "600"]) == 0
        assert "kills survived" in capsys.readouterr().out

    @pytest.mark.parametrize("workers", ["1", "2"])
    @pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
    def test_a_full_disk(self, large, tmp_path, monkeypatch, name, workers):
        monkeypatch.chdir(tmp_path)
        whole = (large / f"whole.{name.partition('.')[2]}").read_bytes()
        limit = 2 * len(whole) // 3

        def full():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        process = _started(str(large / "in.jsonl"), "-o", name, "--workers", workers, preexec_fn=full)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 2
        left = Path(name).read_bytes()
        lines = (gzip.decompress(left) if name.endswith(".gz") else left).splitlines()
        assert 0 < len(lines) < 200
        assert said.splitlines()[-1] == (
            f"paperkit: {name}: the file cannot be written: File too large; {name} has {len(lines)} papers, in whole "
            "lines, and --resume goes on from there"
        )
        assert [json.loads(line)["title"] for line in lines] == [f"Paper {number}" for number in range(len(lines))]
        assert main(["extract", str(large / "in.jsonl"), "-o", name, "--resume"]) == 1
        assert Path(name).read_bytes() == whole

    @pytest.mark.parametrize("end", ["full", "killed"])
    @pytest.mark.parametrize("name", ["out.csv", "out.json", "out.jsonl"])
    def test_a_file_that_is_there_stays_as_it_was(self, large, tmp_path, monkeypatch, name, end):
        monkeypatch.chdir(tmp_path)
        Path(name).write_text("as it was")

        def full():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        process = _started(str(large / "in.jsonl"), "-o", name, preexec_fn=full if end == "full" else None)
        if end == "killed":
            deadline = time.monotonic() + 30
            while not list(tmp_path.glob(".*")) and time.monotonic() < deadline:
                time.sleep(0.001)
            process.kill()
        _, said = process.communicate(timeout=60)
        assert Path(name).read_text() == "as it was"
        if end == "full":
            assert process.returncode == 2
            assert f"{name}: the file cannot be written: File too large" in said
            assert list(tmp_path.glob(".*")) == []

    @pytest.mark.parametrize("options", [[], ["--workers", "2"], ["--to", "csv"]])
    def test_a_full_standard_output(self, here, options):
        with Path("/dev/full").open("w") as full:
            process = _started("in.jsonl", "--rejects", "rejects.jsonl", *options, stdout=full)
            _, said = process.communicate(timeout=60)
        assert process.returncode == 2
        assert said == "paperkit: standard output: No space left on device\n"

    def test_full_rejects(self, here, capsys):
        assert main(["extract", "in.jsonl", "-o", "out.jsonl", "--rejects", "/dev/full"]) == 2
        assert capsys.readouterr().err.startswith("paperkit: /dev/full: the file cannot be written: No space left")

    @pytest.mark.parametrize("whole", [True, False])
    def test_a_worker_that_dies(self, here, whole):
        records = list(_records(60)) * 40
        _write("in.jsonl", records)
        if whole:
            assert _extract("out.jsonl") == 1
            before = Path("out.jsonl").read_bytes()
        process = _started("in.jsonl", "-o", "out.jsonl", "--workers", "2", "--rejects", "out.jsonl.rejects")
        tasks = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        deadline = time.monotonic() + 30
        while len(workers := tasks.read_text().split()) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(int(workers[0]), signal.SIGKILL)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 2
        assert said.startswith("paperkit: a worker process ended before its work was done")
        if whole:
            assert said.endswith("out.jsonl is as it was\n")
            assert Path("out.jsonl").read_bytes() == before
        else:
            assert said.endswith("--resume goes on from there\n")
            assert _extract("out.jsonl", "--resume") == 1
            assert _extract("whole.jsonl") == 1
            assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
            assert Path("out.jsonl.rejects").read_bytes() == Path("whole.jsonl.rejects").read_bytes()
        assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []

    def test_another_run_at_the_same_file(self, here, capsys):
        first = _started("-", "--from", "jsonl", "-o", "out.jsonl", stdin=subprocess.PIPE)
        deadline = time.monotonic() + 30
        while not Path("out.jsonl").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert main(["extract", "in.jsonl", "-o", "out.jsonl", "--resume"]) == 2
        assert "out.jsonl: the file cannot be written: another run is writing it" in capsys.readouterr().err
        first.communicate(json.dumps(TWICE))
        assert first.returncode == 0
        assert [json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines()] == ["twice"]
