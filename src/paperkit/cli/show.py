"""`paperkit show`: the papers as a person reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from paperkit.cli.common import AsOf, From, Inputs, Only, Run, TaxonomyFile, new_console, pipeline_of


def show(
    inputs: Inputs,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Name rule and cue of each finding, and what was dropped.")
    ] = False,
    from_: From = None,
    as_of: AsOf = None,
    taxonomy: TaxonomyFile = None,
    only: Only = None,
) -> int:
    """Show papers as a person reads them, with the findings marked in the text."""
    from paperkit.terminal import print_explanations, print_paper, print_rule

    kit = pipeline_of(taxonomy, only)
    console = new_console()
    run = Run(inputs)
    for number, paper in enumerate(run.found(kit, run.items(from_, as_of))):
        if number:
            print_rule(console)
        print_paper(console, paper)
        if why:
            print_explanations(console, kit.explain(paper))
    return run.status()
