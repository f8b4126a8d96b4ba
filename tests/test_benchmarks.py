"""Benchmarks: what is found in which words, with what evidence and role, and what a user's taxonomy changes.

The bulk of the cases stands in `cases/benchmarks.toml`, where every field of a record is compared. Here stand those
that other fields have their own say in, and all that is not about single findings.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit

# title, abstract, name -> role
FOUND = [
    ("", "We look at NER and NLI tasks.", {}),
    ("", "Most existing ZSL datasets are small, and LLM benchmarks saturate.", {}),
    ("", "The BERT training corpus was large.", {}),
    ("", "The OutDoor dataset distillation works.", {}),
    ("", "Fast methods such as Kelpie and Sundial fail on long inputs.", {}),
    ("", "Language models such as GPT-4 and Claude fail.", {}),
    ("", "We pair GSM8K and BERT.", {"GSM8K": "evaluated"}),
    ("", "VQA and KBQA stay hard.", {}),
    ("CrabWalk: Benchmarking Sideways Motion", "Crabs move.", {"CrabWalk": "introduced"}),
    ("Learning Robust Dataset Pruning from Noisy Corpora", "Noise hurts.", {}),
    ("", "We introduce the Massive Open Crab Benchmark (MOCB). MOCB is hard.", {"MOCB": "introduced"}),
    ("", "We introduce the dataset CrabWalk of shells.", {"CrabWalk": "introduced"}),
    ("", "Errors on our CrabWalk dataset are rare.", {"CrabWalk": "introduced"}),
    ("", "We develop ClawGym, an environment suite.", {"ClawGym": "introduced"}),
    ("", "Soft double descent (SDD) occurs. The SDD curve is smooth.", {}),
    ("", "Results on BLEU and ROUGE improve.", {}),
    ("Structured 3D Scenes at a Glance", "Rooms are structured 3D scenes.", {}),
]


@pytest.mark.parametrize(("title", "abstract", "expected"), FOUND)
def test_names_and_roles(title, abstract, expected):
    paper = paperkit.extract(abstract, title=title)
    assert {found.name: found.role for found in paper.benchmarks} == expected


@pytest.mark.parametrize(
    ("abstract", "name", "evidence"),
    [
        ("We evaluate on GSM8K.", "GSM8K", "registry"),
        ("We report figures on the Marbella dataset.", "Marbella", "cue"),
        ("MMLU, GSM8K and FooLogic are used.", "FooLogic", "coordination"),
        ("CrabBench stays hard.", "CrabBench", "shape"),
        ("CrabBench stays hard. The CrabBench dataset is small.", "CrabBench", "cue"),
    ],
)
def test_evidence_is_the_strongest(abstract, name, evidence):
    found = {each.name: each.evidence for each in paperkit.extract(abstract).benchmarks}
    assert found[name] == evidence


@pytest.mark.parametrize(
    ("title", "abstract", "name", "texts"),
    [
        ("", "The Massive Text Embedding Benchmark (MTEB) is large. MTEB is slow.", "MTEB",
         ["Massive Text Embedding Benchmark", "MTEB", "MTEB"]),
        ("CrabWalk: A Dataset", "CrabWalk is new. CrabWalk-based tests and CrabWalker differ.", "CrabWalk",
         ["CrabWalk", "CrabWalk", "CrabWalk"]),
        ("", "We use the Crab-Walk dataset. The CrabWalk dataset is small.", "Crab-Walk", ["Crab-Walk", "CrabWalk"]),
        ("", "We evaluate on CIFAR-10/100.", "CIFAR-100", ["100"]),
        ("", "We evaluate on CIFAR-10 and -100.", "CIFAR-100", ["-100"]),
        ("", "We use the ``Marbella'' dataset, Marbella for short.", "Marbella", ["Marbella", "Marbella"]),
    ],
)  # fmt: skip
def test_every_occurrence_is_a_mention(title, abstract, name, texts):
    paper = paperkit.extract(abstract, title=title)
    found = next(each for each in paper.benchmarks if each.name == name)
    assert [mention.text for mention in found.mentions] == texts
    assert all(getattr(paper, m.field)[m.start : m.end] == m.text for m in found.mentions)


def pipeline(tmp_path, toml):
    path = tmp_path / "mine.toml"
    path.write_text(toml, encoding="utf-8")
    return paperkit.Pipeline(taxonomy=paperkit.Taxonomy.load(path))


@pytest.mark.parametrize(
    ("toml", "abstract", "expected"),
    [
        ('[benchmark.qq]\nname = "Quilt Quest"\n', "We won at Quilt Quest.", {"Quilt Quest": "qq"}),
        ('[benchmark.qq]\nname = "QQ"\nambiguous = true\n', "We won at QQ.", {}),
        ('[benchmark.qq]\nname = "QQ"\nambiguous = true\n', "We won on the QQ dataset.", {"QQ": "qq"}),
        ("[benchmark.gsm8k]\ndisabled = true\n", "GSM8K is old.", {}),
        ("[benchmark.gsm8k]\ndisabled = true\n", "The GSM8K dataset is old.", {"GSM8K": None}),
        ('never = ["GSM8K"]\n', "The GSM8K dataset is old. We evaluate on GSM8K and MMLU.", {"MMLU": "mmlu"}),
        ('never = ["crab bench"]\n', "We introduce CrabBench, a benchmark. Crab-Bench is on CrabBench.", {}),
        ('never = ["Marbella"]\n', "We evaluate on the Marbella and Tortosa datasets.", {"Tortosa": None}),
        ('[name.foologic]\nname = "FooLogic"\nkind = "model"\n', "On GSM8K and FooLogic it won.", {"GSM8K": "gsm8k"}),
    ],
)  # fmt: skip
def test_a_users_taxonomy_has_the_last_word(tmp_path, toml, abstract, expected):
    paper = pipeline(tmp_path, toml).extract(abstract)
    assert {found.name: found.id for found in paper.benchmarks} == expected


def test_what_is_never_found_is_no_proposed_name_either(tmp_path):
    paper = pipeline(tmp_path, 'never = ["CrabWalk"]\n').extract("We propose CrabWalk, a framework.")
    assert paper.proposes == ()


@pytest.mark.parametrize(
    ("abstract", "name", "rule", "reason"),
    [
        ("We evaluate on the Marbella dataset.", "Marbella", "noun behind", None),
        ("We test on corpora such as Kelpie and Sundial.", "Kelpie", "noun in front", None),
        ("Results on MarbleNav improve.", "MarbleNav", "preposition", None),
        ("We introduce CrabWalk, a benchmark.", "CrabWalk", "introduced", None),
        ("Results on Qwen2.5-7B improve.", "Qwen2.5-7B", "preposition", "a model"),
        (
            "We propose CrabWalk, a model. Results on CrabWalk rise.",
            "CrabWalk",
            "preposition",
            "the paper's own method",
        ),
        ("It may drop.", "drop", "registry", "not written as a name"),
        ("We use GSM8K, and FooLogic wins.", "FooLogic", "coordination", "the subject of the next clause"),
    ],
)
def test_decisions_are_explained(abstract, name, rule, reason):
    said = [each for each in paperkit.Pipeline().explain(abstract) if (each.field, each.name) == ("benchmarks", name)]
    assert (rule, reason) in {(each.rule, each.reason) for each in said}
    assert all(each.kept == (each.reason is None) for each in said)


_PIECES = st.sampled_from(
    "GSM8K CIFAR-10 Crab-Bench datasets dataset corpus the on We introduce evaluate ( ) , . : and / such as called "
    "model a 100 2024 MTEB Massive Text é 数 \n".split(" ")
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join), st.text(max_size=40))
def test_no_text_breaks_the_rules(words, tail):
    paper = paperkit.Pipeline().extract(paperkit.Paper(title="A", abstract=words + tail))
    for found in (*paper.benchmarks, *paper.proposes):
        assert found.mentions
        spans = [(m.field, m.start, m.end) for m in found.mentions]
        assert len(set(spans)) == len(spans)
    names = [found.id or found.name for found in paper.benchmarks]
    assert len(set(names)) == len(names)
