"""The anchors are what looking for every spelling of every name would find, and everything loaded late is sound."""

import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkit import Taxonomy
from paperkit.lexicon import Lexicon, hyphenations, spellings
from paperkit.taxonomy import BenchmarkEntry, TagEntry

NAMES = ["CIFAR-10", "ab", "abs", "A_b c", "Foo", "foo bar-baz qux", "c++", "(n)a", "β-ab", "a-b-c", "Ω1", "s"]
PHRASES = ["multi-task ab", "foo", "b-c"]
CUES = {"link.x": (".ab", "ab c"), "result.x": ("foo", "as")}
WORDS = [
    "cifar",
    "10",
    "CIFAR-10",
    "ab",
    "Ab",
    "abs",
    "foo",
    "foos",
    "bar",
    "baz",
    "qux",
    "c++",
    "(n)a",
    "β",
    "a",
    "b",
    "c",
]
WORDS += ["multi", "task", "s", ".", "Ω1", "é", "—", "İ"]

taxonomy = Taxonomy(
    benchmarks={f"e{number}": BenchmarkEntry(id=f"e{number}", name=name) for number, name in enumerate(NAMES)},
    tags={"t": TagEntry(id="t", label="T", phrases=PHRASES)},
)
lexicon = Lexicon(taxonomy, CUES)


def literals():
    """Group, literal and payload of everything that is to be found."""
    for entry in taxonomy.benchmarks.values():
        yield from (("benchmark", literal, entry) for literal in set(spellings(entry.name)))
    for phrase in PHRASES:
        yield from (("tag", literal, ("t", "phrases", "")) for literal in set(hyphenations(phrase)))
    for group, cues in CUES.items():
        yield from ((group, cue, cue) for cue in cues)


def slowly(text, limit):
    """What `Lexicon.scan` says it finds, looked for one literal after the other."""
    lower = text.lower() if len(text.lower()) == len(text) else text.replace("İ", "i").lower()
    found = []
    for group, literal, payload in literals():
        start = lower.find(literal)
        while start >= 0:
            end = start + len(literal)
            left = not literal[0].isalnum() or not lower[start - 1 : start].isalnum()
            after, then = lower[end : end + 1], lower[end + 1 : end + 2]
            right = not literal[-1].isalnum() or not after.isalnum()
            plural = group in {"benchmark", "tag"} and after == "s" and not then.isalnum()
            # of what stands behind the body, only links count; the end of a plural belongs to it
            body = end + (plural and not right) <= limit or group.startswith("link.")
            if left and (right or plural) and body:
                found.append((group, start, end, payload))
            start = lower.find(literal, start + 1)
    return sorted(found, key=repr)


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", "-", "_", "  ", ", ", "\n\n"]))),
    st.booleans(),
)
def test_the_automaton_finds_what_a_slow_search_does(pieces, in_comment):
    text = "".join(word + gap for word, gap in pieces)
    limit = text.find("\n\n") if in_comment and "\n\n" in text else len(text)
    anchors = lexicon.scan(text, limit)
    found = sorted(((group, *anchor) for group, group_anchors in anchors.items() for anchor in group_anchors), key=repr)
    assert found == slowly(text, limit)
    for group_anchors in anchors.values():
        ends = [end for _, end, _ in group_anchors]
        assert ends == sorted(ends)


def test_the_hash_of_the_compiled_taxonomy_is_that_of_its_entries():
    known = Taxonomy.load()
    entries = {kind: dict(getattr(known, kind)) for kind in ("benchmarks", "metrics", "tags", "hosts", "names")}
    assert Taxonomy(**entries).hash == known.hash
    assert Taxonomy(**entries) == known


# the name `paperkit.extract` is the function's
MODULES = [module.name for module in pkgutil.iter_modules(importlib.import_module("paperkit.extract").__path__)]


@pytest.mark.parametrize("module", MODULES)
def test_patterns_that_are_compiled_late_compile(module):
    for value in vars(importlib.import_module(f"paperkit.extract.{module}")).values():
        if type(value).__name__ == "_Lazy":
            value.search("")
