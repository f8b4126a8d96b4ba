"""The lowest versions that pyproject.toml allows of what is needed at run time, a line each, as pip reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path

EXTRAS = ("arrow", "cli", "hub")

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in [
    *project["dependencies"],
    *(each for name in EXTRAS for each in project["optional-dependencies"][name]),
]:
    name, bound, version = requirement.partition(">=")
    if not bound or "," in version:
        raise SystemExit(f"pyproject.toml: {requirement!r} needs a lower bound, and an upper bound needs a reason")
    print(f"{name}=={version}")
