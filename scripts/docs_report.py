"""A report to try, of made-up papers, which is put on the documentation's site when it is built."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from paperkit import Paper, extract_many
from paperkit.render import write_report

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from texts import papers

FIRST, DAYS, COUNT = date(2024, 1, 1), 730, 600


def dated() -> Iterator[Paper]:
    """The papers, over two years in which they become more."""
    chance = random.Random(1)  # noqa: S311
    for paper in papers(COUNT):
        day = FIRST + timedelta(days=int(chance.triangular(0, DAYS, DAYS)))
        yield paper.model_copy(update={"published": day})


def on_post_build(config: Any, **_: Any) -> None:  # noqa: ANN401
    """Write it; MkDocs calls this."""
    target = Path(config["site_dir"]) / "example-report.html"
    write_report(extract_many(dated()), target, title="Six hundred made-up papers")
