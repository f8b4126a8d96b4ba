"""The public names and what they take: a change here is a change for users."""

import inspect
import subprocess
import sys

import pytest

import paperkit

NAMES = """
ArchiveLink Benchmark BenchmarkRef CodeLink CodeStatement Document Explanation Extraction Extractor ExtractorError
Finding HuggingFaceLink InputError Limits Link Mention Metric MetricRef OutputError PageLink Paper PaperLink PaperkitError
Pipeline ProposedName Result Tag Taxonomy TaxonomyError VideoLink __version__ default_extractors extract extract_arrow
extract_many parse_link read to_arrow write
""".split()

SIGNATURES = {
    "extract": "(paper, *, title='')",
    "extract_many": "(papers, *, workers=1, on_error=None)",
    "extract_arrow": "(batch, *, pipeline=None)",
    "to_arrow": "(papers, of='papers')",
    "parse_link": "(address)",
    "read": "(source, *, format=None, as_of=None, limits=None, on_error=None)",
    "write": "(papers, target, *, format=None, taxonomy=None)",
    "default_extractors": "()",
    "Pipeline": "(*, taxonomy=None, extractors=None)",
    "Pipeline.extract": "(self, paper, *, title='')",
    "Pipeline.extract_many": "(self, papers, *, workers=1, on_error=None)",
    "Pipeline.explain": "(self, paper, *, title='')",
    "Taxonomy.load": "(path=None)",
    "Extractor.extract": "(self, document, taxonomy)",
}


def test_public_names():
    assert sorted(paperkit.__all__) == sorted(NAMES)
    assert [name for name in NAMES if not hasattr(paperkit, name)] == []


@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures(name):
    thing = paperkit
    for part in name.split("."):
        thing = getattr(thing, part)
    bare = [each.replace(annotation=inspect.Parameter.empty) for each in inspect.signature(thing).parameters.values()]
    assert str(inspect.Signature(bare)) == SIGNATURES[name]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("_")])
def test_public_names_say_what_they_are(name):
    thing = getattr(paperkit, name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert thing.__doc__
        assert thing.__doc__[0].isupper()


def test_default_extractors_take_part_in_the_interface():
    assert [extractor.name for extractor in paperkit.default_extractors()] == ["links", "benchmarks", "results", "tags"]
    assert all(isinstance(extractor, paperkit.Extractor) for extractor in paperkit.default_extractors())


def test_import_loads_none_of_the_extras():
    script = "import sys, paperkit; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "paperkit" in loaded
    assert {"typer", "rich", "click", "pyarrow", "pandas", "huggingface_hub"} & set(loaded) == set()
