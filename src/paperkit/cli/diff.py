"""`paperkit diff`: what changed between two outputs."""

from __future__ import annotations

from typing import Annotated

import typer

from paperkit.cli.common import From, Run, new_console
from paperkit.compare import differences


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The output of before.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The output of now.", show_default=False)],
    *,
    from_: From = None,
) -> int:
    """Show what changed between two outputs, matched by the papers' ids."""
    from paperkit.terminal import print_differences

    before, now = Run([old]), Run([new])
    print_differences(new_console(), differences(before.papers(from_), now.papers(from_)))
    return max(before.status(), now.status())
