"""What comes with an extra, imported when it is needed.

>>> imported("json", "cli").dumps([])
'[]'
>>> imported("no_such_library", "arrow")
Traceback (most recent call last):
    ...
paperkit.errors.PaperkitError: this needs no_such_library, which comes with an extra: pip install 'paperkit[arrow]'
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from paperkit.errors import PaperkitError


def imported(name: str, extra: str) -> Any:  # noqa: ANN401 -- a module
    """A module of a library that an extra installs.

    Args:
        name: The module.
        extra: The extra.

    Returns:
        The module.

    Raises:
        PaperkitError: It is not installed.

    Example:
        >>> imported("json", "cli").__name__
        'json'
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        library = name.partition(".")[0]
        if (error.name or "").partition(".")[0] != library:
            raise
        raise PaperkitError(
            f"this needs {library}, which comes with an extra: pip install 'paperkit[{extra}]'"
        ) from None
