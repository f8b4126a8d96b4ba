"""The JSON Schema of the record: published, complete, and true of what is written."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

import paperkit
from paperkit import models
from paperkit.schema import record_schema

PUBLISHED = Path(__file__).parent.parent / "docs" / "schema.json"


def test_schema_is_the_published_one():
    assert record_schema() == json.loads(PUBLISHED.read_text(encoding="utf-8")), (
        "the record changed: if it was meant to, run 'paperkit schema > docs/schema.json' and note it in CHANGELOG.md"
    )


def _definitions():
    schema = record_schema()
    return {"Paper": schema, **{name: each for name, each in schema["$defs"].items() if "properties" in each}}


@pytest.mark.parametrize("name", sorted(_definitions()))
def test_every_key_is_required_and_described(name):
    definition = _definitions()[name]
    assert sorted(definition["required"]) == sorted(definition["properties"])
    assert [key for key, said in definition["properties"].items() if len(said["description"]) < 10] == []
    assert ">>>" not in definition["description"]


def test_every_model_of_the_record_is_in_it():
    public = {name for name in models.__all__ if isinstance(getattr(models, name), type)}
    of_the_record = {name for name in public if issubclass(getattr(models, name), BaseModel)}
    # a statement on code stands in a record as `code_status` and `code_statement`
    assert of_the_record - {"CodeStatement"} == set(_definitions())


def test_a_written_record_has_exactly_these_keys():
    record = json.loads(paperkit.Paper(title="LaneFuse").model_dump_json())
    assert list(record) == record_schema()["required"]
