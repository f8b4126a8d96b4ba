"""The taxonomy: the built-in one, a user's file laid over it, and what is refused."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import paperkit
from paperkit import Pipeline, Taxonomy, TaxonomyError

ROOT = Path(__file__).parent.parent


def write(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def names(paper):
    return [benchmark.name for benchmark in paper.benchmarks]


def test_builtin_is_broad():
    taxonomy = Taxonomy.load()
    assert len(taxonomy.benchmarks) >= 3000
    assert len(taxonomy.metrics) >= 120
    assert len(taxonomy.tags) >= 46
    assert taxonomy.hash == Taxonomy.load().hash
    assert pickle.loads(pickle.dumps(taxonomy)).hash == taxonomy.hash  # noqa: S301


def test_the_compiled_file_is_what_the_data_files_say():
    command = [sys.executable, str(ROOT / "scripts" / "compile_taxonomy.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_user_adds_overrides_disables_and_forbids(tmp_path):
    text = "We evaluate on the LaneBench dataset, on GSM8K, on MMLU and on HellaSwag, with mAP, in lane keeping."
    path = write(
        tmp_path,
        """
        never = ["HellaSwag"]
        [benchmark.lane-bench]
        name = "LaneBench"
        [benchmark.gsm8k]
        name = "Grade-school arithmetic"
        aliases = ["GSM8K"]
        override = true
        [benchmark.mmlu]
        disabled = true
        [tag.lane-keeping]
        label = "Lane keeping"
        phrases = ["lane keeping"]
        parents = ["robotics"]
        """,
    )
    taxonomy = Taxonomy.load(path)
    paper = Pipeline(taxonomy=taxonomy).extract(text)
    assert [(found.id, found.name) for found in paper.benchmarks if found.id] == [
        ("lane-bench", "LaneBench"),
        ("gsm8k", "Grade-school arithmetic"),
    ]
    assert "HellaSwag" not in names(paper)
    assert {tag.id for tag in paper.tags} >= {"lane-keeping", "robotics"}
    assert paper.extraction.taxonomy == taxonomy.hash != Taxonomy.load().hash
    assert {"mmlu", "hellaswag"} <= {found.id for found in paperkit.extract(text).benchmarks}


REFUSED = [
    # file, field, words of the message
    ("never = 3", "never", "valid tuple"),
    ("[benchmark.x]\nname = 'X'\nnmae = 'Y'", "benchmark.x.nmae", "not permitted"),
    ("[benchmark.x]\nareas = ['y']", "benchmark.x", "needs a name"),
    ("[tag.x]\nphrases = ['y']", "tag.x", "needs a label"),
    ("[benchmark.'X Y']\nname = 'X'", "benchmark.X Y.id", "pattern"),
    ("[benchmark.gsm8k]\nname = 'Other'", "gsm8k", "benchmark 'gsm8k' clashes with the built-in benchmark 'gsm8k'"),
    ("[benchmark.x]\nname = 'gsm-8k'", "x", "benchmark 'x' clashes with the built-in benchmark 'gsm8k'"),
    ("[benchmark.no-such]\ndisabled = true", "no-such", "there is no built-in benchmark of that id"),
    ("[benchmark.x]\nname = 'XXBench'\n[benchmark.y]\nname = 'XX-Bench'", "y", "benchmark 'y' and benchmark 'x' share"),
    ("[tag.x]\nlabel = 'X'\nparents = ['nowhere']", "x", "tag 'x' names 'nowhere', which is no tag"),
    ("[tag.x]\nlabel = 'X'\nparents = ['y']\n[tag.y]\nlabel = 'Y'\nparents = ['x']", "x", "is its own ancestor"),
    ("[benchmark.x", None, "no TOML"),
]


@pytest.mark.parametrize(("text", "field", "words"), REFUSED)
def test_what_does_not_hold_together_is_refused(tmp_path, text, field, words):
    path = write(tmp_path, text)
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy.load(path)
    assert (caught.value.path, caught.value.field) == (str(path), field)
    assert words in str(caught.value)


def test_a_missing_file(tmp_path):
    with pytest.raises(TaxonomyError, match="cannot be read: No such file"):
        Taxonomy.load(tmp_path / "none.toml")


def test_a_suite_may_be_disabled_without_its_members(tmp_path):
    taxonomy = Taxonomy.load(write(tmp_path, "[benchmark.glue]\ndisabled = true"))
    assert "glue" in Taxonomy.load().benchmarks["mnli"].part_of
    assert "glue" not in taxonomy.benchmarks
    assert "glue" not in taxonomy.benchmarks["mnli"].part_of
