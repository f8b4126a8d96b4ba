"""`paperkit evaluate`: how exact an output is on annotated papers."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from paperkit.cli.common import From, Run, new_console
from paperkit.evaluation import FIGURES, Annotation, Score
from paperkit.evaluation import evaluate as evaluated


def _figure(name: str | None) -> str | None:
    if name is not None and name not in FIGURES:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FIGURES)}")
    return name


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="The annotations, as JSON Lines.", show_default=False)],
    predicted: Annotated[
        str, typer.Argument(metavar="PREDICTED", help="What was extracted from the same papers.", show_default=False)
    ],
    *,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors", metavar="FIGURE", callback=_figure, help="List what was missed and wrong in a figure."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    from_: From = None,
) -> int:
    """Score an output against annotations of the same papers, matched by their ids."""
    run = Run([predicted])
    scores = evaluated(Annotation.read(gold), run.papers(from_))
    if errors is not None:
        scores = {errors: scores[errors]} if errors in scores else {}
    if as_json:
        typer.echo(json.dumps({name: _as_json(score, errors is not None) for name, score in scores.items()}))
    else:
        from paperkit.terminal import print_errors, print_scores

        print_scores(new_console(), scores)
        for score in scores.values() if errors is not None else ():
            print_errors(new_console(), score)
    return run.status()


def _as_json(score: Score, errors: bool) -> dict[str, object]:
    figures = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return {**figures, "gold": score.gold, **(asdict(score) if errors else {})}
