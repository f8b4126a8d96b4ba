"""`python -m paperkit`, which is the same as the command `paperkit`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, or say in a line what it needs."""
    try:
        from paperkit import cli

        status = cli.main()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"typer", "click", "rich"}:
            raise
        sys.exit("paperkit: the command line needs the extra 'cli': pip install 'paperkit[cli]'")
    sys.exit(status)


if __name__ == "__main__":
    main()
