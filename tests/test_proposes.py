"""The names that papers give their own methods, models and systems."""

import pytest

import paperkit

# title, abstract, names
PROPOSED = [
    ("", "We propose CrabWalk, a framework for sideways motion.", ["CrabWalk"]),
    ("", "We propose CrabWalk.", ["CrabWalk"]),
    ("", "This paper presents CrabWalk, which walks sideways.", ["CrabWalk"]),
    ("", "In this work, we introduce a novel architecture called CrabWalk.", ["CrabWalk"]),
    ("", "We present a new optimiser, dubbed CrabStep, that steps sideways.", ["CrabStep"]),
    ("", "We develop an approach, CrabStep, that steps sideways.", ["CrabStep"]),
    ("", "We present Crab Walking Networks (CraWN). CraWN is fast.", ["CraWN"]),
    ("", "We propose TidePool2Sand (TP2S), a model of tides.", ["TP2S"]),
    ("CrabWalk: Sideways at Last", "CrabWalk walks.", ["CrabWalk"]),
    ("CrabWalk: A Framework for Sideways Motion", "It walks.", ["CrabWalk"]),
    ("Walking Crabs: A Framework for Sideways Motion", "It walks.", []),
    ("Opinion: Towards Sideways Motion", "It walks.", []),
    ("Sideways Motion: A Short History", "It walks.", []),
    ("", "We propose CrabWalk, a model, and CrabStep, an optimiser.", ["CrabWalk", "CrabStep"]),
    (
        "",
        "We propose CrabWalk, a model, and CrabStep, an optimiser. CrabStep helps CrabWalk.",
        ["CrabWalk", "CrabStep"],
    ),
    ("", "We propose CrabWalk, a model, and introduce ShellSet, a dataset.", ["CrabWalk"]),
    ("", "We introduce ShellSet, a dataset of shells.", []),
    ("", "We introduce ShellBench.", []),
    ("", "CrabWalk was previously introduced as a model.", []),
    ("", "CrabWalk is an old framework.", []),
    ("", "CrabWalk is the first framework for sideways motion.", ["CrabWalk"]),
    ("", "We introduce BERT, a model.", []),
    ("", "We use a library called PyTorch.", []),
    ("", "We propose a reinforcement learning method.", []),
    ("", "We release code. We propose to use Reinforcement Learning.", []),
]


@pytest.mark.parametrize(("title", "abstract", "names"), PROPOSED)
def test_names_of_the_papers_own(title, abstract, names):
    assert [found.name for found in paperkit.extract(abstract, title=title).proposes] == names


def test_every_occurrence_is_a_mention():
    paper = paperkit.extract(
        "We present CrabWalk. CrabWalk's legs are short; CrabWalker is another.", title="CrabWalk: Last"
    )
    (found,) = paper.proposes
    assert [(m.field, m.start, m.text) for m in found.mentions] == [
        ("title", 0, "CrabWalk"),
        ("abstract", 11, "CrabWalk"),
        ("abstract", 21, "CrabWalk"),
    ]


def test_a_name_is_either_a_benchmark_or_a_method():
    paper = paperkit.extract(
        "We introduce ShellSet, a dataset, and propose CrabWalk, a model. CrabWalk wins on ShellSet and on GSM8K."
    )
    assert [found.name for found in paper.proposes] == ["CrabWalk"]
    assert [found.name for found in paper.benchmarks] == ["ShellSet", "GSM8K"]
