"""`paperkit schema`: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer

from paperkit.schema import record_schema


def schema() -> None:
    """Print the JSON Schema of the record."""
    typer.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
