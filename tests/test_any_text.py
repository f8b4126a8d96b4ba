"""Any text: no exception, every mention in its place, and work that grows with the length and no faster.

The families of texts are those of `benchmarks/families.py`, which measures time and memory up to 10 MB. Here work is
counted in lines of paperkit that run, which is the same on every machine.
"""

import importlib.util
import io
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import paperkit

ROOT = Path(__file__).parent.parent


def _load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FAMILIES = _load("families").FAMILIES
SMALL, LARGE = 4_000, 16_000
SLACK = 1.35
"""How much more than four times the work four times the text may take: caches and lists that are cut at a length."""


def _mentions(value):
    if isinstance(value, paperkit.Mention):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _mentions(each)
    elif hasattr(value, "mentions"):
        yield from value.mentions


def _lines(work):
    """The lines of paperkit that run."""
    count = 0

    def local(_frame, _event, _argument):
        nonlocal count
        count += 1
        return local

    def begin(frame, _event, _argument):
        return local if "paperkit" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(begin)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """What is loaded once is no work on a text."""
    for text in FAMILIES.values():
        paperkit.extract(paperkit.Paper(title="A title", abstract=text(400)))


@pytest.mark.parametrize("family", FAMILIES)
def test_findings_are_valid(family):
    text = FAMILIES[family](2_500)
    for fields in (
        {"title": text, "abstract": "A"},
        {"abstract": "A", "comment": text},
        {"title": "A", "abstract": text},
    ):
        found = paperkit.extract(paperkit.Paper(**fields))
        for field, value in found:
            for mention in _mentions(value):
                assert getattr(found, mention.field)[mention.start : mention.end] == mention.text, field
        assert paperkit.extract(found) == found
        assert paperkit.Paper.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_with_the_length(family):
    small, large = (paperkit.Paper(title="A title", abstract=FAMILIES[family](size)) for size in (SMALL, LARGE))
    little, much = _lines(lambda: paperkit.extract(small)), _lines(lambda: paperkit.extract(large))
    assert much <= LARGE / SMALL * SLACK * little + 2_000


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("tests/corpus/*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_fuzzing_found_and_learnt(path):
    if path.parent.name == "read":
        list(paperkit.read(io.BytesIO(path.read_bytes()), on_error=[].append))
        return
    title, _, rest = path.read_bytes().decode("utf-8", "surrogateescape").partition("\0")
    abstract, _, comment = rest.partition("\0")
    found = paperkit.extract(paperkit.Paper(title=title or "A", abstract=abstract, comment=comment))
    for _, value in found:
        for mention in _mentions(value):
            assert getattr(found, mention.field)[mention.start : mention.end] == mention.text
    assert paperkit.extract(found) == found


ANY = st.text(st.characters(), max_size=60)


@given(
    st.lists(st.one_of(ANY, st.sampled_from([FAMILIES[family](30) for family in FAMILIES])), max_size=12),
    st.integers(0, 2),
)
@settings(max_examples=150)
def test_families_mixed_with_any_characters(parts, where):
    text = "".join(parts) or "-"
    fields = {("title", "abstract", "comment")[where]: text, "title" if where else "abstract": "GSM8K"}
    found = paperkit.extract(paperkit.Paper(**fields))
    for _, value in found:
        for mention in _mentions(value):
            assert getattr(found, mention.field)[mention.start : mention.end] == mention.text
    assert paperkit.extract(paperkit.Paper(**fields)).model_dump_json() == found.model_dump_json()


@given(st.lists(st.sampled_from([FAMILIES[family](40) for family in FAMILIES]), max_size=4))
@example(["mean absolute error (MAE) "])
@example(["-free of charge"])
@settings(max_examples=60, deadline=None)
def test_of_a_comment_links_and_the_code_alone_are_read(parts):
    fields = {"title": "Loaves on GSM8K", "abstract": "We improve accuracy by 2.4% with RL"}
    without = paperkit.extract(paperkit.Paper(**fields))
    found = paperkit.extract(paperkit.Paper(**fields, comment="".join(parts)))
    for field in ("benchmarks", "metrics", "results", "tags", "proposes"):
        assert getattr(found, field) == getattr(without, field), field
