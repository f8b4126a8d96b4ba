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
extract_many parse_link read to_arrow to_paper write
""".split()

SIGNATURES = {
    "extract": "(paper, *, title='')",
    "extract_many": "(papers, *, workers=1, on_error=None)",
    "extract_arrow": "(batch, *, pipeline=None)",
    "to_paper": "(item)",
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


OPTIONS = {
    "extract": "--as-of --from --limit --only --out --rejects --resume --taxonomy --to --workers -o",
    "show": "--as-of --from --only --taxonomy --why",
    "diff": "--from",
    "schema": "",
    "evaluate": "--errors --from --json",
    "report": "--as-of --from --out --taxonomy --title --workers -o",
    "taxonomy": "--json --kind --taxonomy",
}


def test_commands_and_options():
    from typer.main import get_command

    from paperkit.cli import app

    commands = get_command(app).commands
    options = {
        name: sorted(
            word
            for each in command.params
            if each.param_type_name == "option"
            for word in each.opts
            if word != "--help"
        )
        for name, command in commands.items()
    }
    assert options == {name: words.split() for name, words in OPTIONS.items()}


ERRORS = {
    "PaperkitError": Exception,
    "InputError": ValueError,
    "OutputError": paperkit.PaperkitError,
    "TaxonomyError": ValueError,
    "ExtractorError": paperkit.PaperkitError,
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_say_where(name):
    kind = getattr(paperkit, name)
    assert issubclass(kind, paperkit.PaperkitError)
    assert issubclass(kind, ERRORS[name])
    error = kind("what is wrong", path="in.jsonl", line=3, record=2, field="title")
    assert vars(error) == {"message": "what is wrong", "path": "in.jsonl", "line": 3, "record": 2, "field": "title"}
    assert str(error) == "in.jsonl, line 3, field 'title': what is wrong"


def test_what_a_pipeline_holds():
    kit = paperkit.Pipeline()
    assert [name for name in vars(kit) if not name.startswith("_")] == ["extractors", "taxonomy", "extraction"]
    assert isinstance(kit.taxonomy, paperkit.Taxonomy)
    assert isinstance(kit.extraction, paperkit.Extraction)


def test_what_a_paper_offers():
    offered = {name for name in dir(paperkit.Paper) if not name.startswith(("_", "model_"))}
    assert offered - set(dir(paperkit.Mention)) - set(paperkit.Paper.model_fields) == {"code_urls", "huggingface"}
