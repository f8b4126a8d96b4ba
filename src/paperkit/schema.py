"""The JSON Schema of the record, with what each field means.

>>> schema = record_schema()
>>> schema["title"]
'Paper'
>>> schema["properties"]["code_status"]["description"]
"What the text says of the paper's own code."
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from paperkit import models
from paperkit.models import Paper

__all__ = ["record_schema"]


def record_schema() -> dict[str, Any]:
    """The JSON Schema of a paper as it is written: every key is there, and described.

    The descriptions are the docstrings below the fields. They are read from the source here, and not whenever the
    library is imported, which would double the time that the models take.

    Returns:
        The schema, in the dialect of 2020-12.

    Example:
        >>> "links" in record_schema()["required"]
        True
    """
    schema = Paper.model_json_schema(mode="serialization")
    descriptions = field_descriptions()
    for name, definition in (("Paper", schema), *schema["$defs"].items()):
        if name in descriptions:
            definition["description"] = definition["description"].split("\n\n")[0].replace("\n", " ")
            definition["required"] = list(definition["properties"])
            for field, described in definition["properties"].items():
                described["description"] = descriptions[name][field]
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def field_descriptions() -> dict[str, dict[str, str]]:
    """What each field of each model means, from the docstrings below the fields.

    Returns:
        Descriptions by field by name of the model; a model has those of its bases too.

    Example:
        >>> field_descriptions()["CodeLink"]["host"]
        "The host's name in lower case, without `www.`."
    """
    described: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(models)).body:
        if isinstance(node, ast.ClassDef):
            inherited = (described.get(base.id, {}) for base in node.bases if isinstance(base, ast.Name))
            described[node.name] = {field: text for fields in inherited for field, text in fields.items()}
            described[node.name] |= _docstrings(node.body)
    return described


def _docstrings(body: list[ast.stmt]) -> dict[str, str]:
    """The strings that stand right below annotated names."""
    found = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            text = ast.literal_eval(below.value)
            found[field.target.id] = " ".join(text.split())
    return found
