"""What can go wrong, as exceptions that name the place.

>>> error = InputError("the abstract is a number, text is needed", path="feed.jsonl", line=7, field="abstract")
>>> print(error)
feed.jsonl, line 7, field 'abstract': the abstract is a number, text is needed
>>> error.line
7
"""

from __future__ import annotations

from os import PathLike, fspath


class PaperkitError(Exception):
    """The base of every error that paperkit raises on purpose.

    Args:
        message: What was wrong and what to do about it.
        path: The file, where there is one.
        line: The line in it, counted from 1.
        record: The position of the record in it, counted from 1.
        field: The field of the record.

    Example:
        >>> str(PaperkitError("no such thing"))
        'no such thing'
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | PathLike[str] | None = None,
        line: int | None = None,
        record: int | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else fspath(path)
        self.line = line
        self.record = record
        self.field = field

    def __str__(self) -> str:
        place = [
            self.path,
            f"line {self.line}" if self.line is not None else None,
            f"record {self.record}" if self.record is not None and self.line is None else None,
            f"field {self.field!r}" if self.field is not None else None,
        ]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.message}" if where else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.path, self.line, self.record, self.field))


def _rebuild(
    kind: type[PaperkitError],
    message: str,
    path: str | None,
    line: int | None,
    record: int | None,
    field: str | None,
) -> PaperkitError:
    return kind(message, path=path, line=line, record=record, field=field)


class InputError(PaperkitError, ValueError):
    """A file, a record or a text that cannot be read as a paper, or an address that is none.

    Example:
        >>> issubclass(InputError, ValueError)
        True
    """


class OutputError(PaperkitError):
    """Papers cannot be written as asked.

    Example:
        >>> issubclass(OutputError, PaperkitError)
        True
    """


class TaxonomyError(PaperkitError, ValueError):
    """A taxonomy file that does not hold together: a clash, a cycle, an unknown parent, a wrong type.

    Example:
        >>> issubclass(TaxonomyError, ValueError)
        True
    """


class ExtractorError(PaperkitError):
    """An extractor that is not one, or that yields what is no finding.

    Example:
        >>> issubclass(ExtractorError, PaperkitError)
        True
    """
