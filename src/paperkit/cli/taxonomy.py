"""`paperkit taxonomy`: what the rules know, and whether a file of one's own fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from paperkit.cli.common import TaxonomyFile, complain, new_console
from paperkit.taxonomy import KINDS, Taxonomy, read_file
from paperkit.taxonomy.search import doubts, names, search


def _kind(name: str | None) -> str | None:
    if name is not None and name not in KINDS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(KINDS)}")
    return name


def taxonomy(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="A name, or a part of one.", show_default=False)
    ] = None,
    *,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", callback=_kind, help=f"Only entries of a kind: {', '.join(KINDS)}."),
    ] = None,
    file: TaxonomyFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="The entries as JSON Lines.")] = False,
) -> int:
    """List what the rules know, look a name up, or check a taxonomy file of your own.

    Without a name and a kind it says how much there is. With --taxonomy it says what that file changes, and what
    speaks against its entries; a file that does not fit is refused.
    """
    known = Taxonomy.load(file)
    if file is not None:
        _check(file)
    if words or kind:
        found = list(search(known, " ".join(words or ()), kind=kind))
        if as_json:
            for each, entry in found:
                fields = {"kind": each, "entry": entry.model_dump(mode="json", exclude_defaults=True)}
                typer.echo(json.dumps(fields, ensure_ascii=False))
        else:
            from paperkit.terminal import print_entries

            print_entries(new_console(), found)
        return 0
    counts = {f"{each}s": len(getattr(known, f"{each}s")) for each in KINDS}
    if as_json:
        typer.echo(json.dumps({"hash": known.hash, **counts}))
    else:
        typer.echo(", ".join(f"{count:,} {name}" for name, count in counts.items()) + f"; taxonomy {known.hash}")
    return 0


def _check(path: Path) -> None:
    """Say on standard error what a file that fits changes, and what speaks against its entries."""
    data = read_file(path)
    entries = [(kind, entry) for kind in KINDS for entry in getattr(data, kind).values()]
    disabled = sum(entry.disabled for _, entry in entries)
    overriding = sum(entry.override for _, entry in entries)
    complain(
        f"{path}: {len(entries) - disabled - overriding} added, {overriding} overridden, {disabled} disabled, "
        f"{len(data.never)} never to be found"
    )
    for kind, entry in entries:
        if not entry.disabled:
            for doubt in doubts(entry):
                complain(f"{path}: {kind} {entry.id!r} ({names(entry)[0]}): {doubt}")
