r"""Plain text: one paper, its title in the first line and its abstract after a blank one.

>>> import io
>>> paper, = read(Source(io.StringIO("LaneFuse\n\nWe fuse lanes.\n")))
>>> paper.title, paper.abstract
('LaneFuse', 'We fuse lanes.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkit.io.formats import Format
from paperkit.io.source import Source
from paperkit.models import Paper

LONGEST_TITLE = 300
"""More characters than any title has: of 5,000 recent papers the longest title has 168."""

_BLANK = re.compile(r"\r?\n[ \t\r]*\n\s*")


def read(source: Source) -> Iterator[Paper]:
    """Read one text as one paper; a text of one paragraph is an abstract."""
    lines = []
    size = 0
    for line in source.lines():
        size += len(line.text)
        if line.fault or size > source.limits.field:
            source.reject(
                line.fault or f"more than {source.limits.over('field', 'characters')}", line=line.number, record=1
            )
            return
        lines.append(line.text)
    text = "".join(lines).strip()
    parts = _BLANK.split(text, maxsplit=1)
    if len(parts) == 2 and len(parts[0]) <= LONGEST_TITLE:
        title, abstract = parts
    else:
        title, abstract = "", text
    yield Paper(title=title, abstract=abstract, source="text")


FORMAT = Format("text", (".text",), read=read)
