"""A listing of trending papers, as copied from its page: a date, then title and abstract in turn.

>>> import io
>>> page = '''Trending Papers
...
... Mar 14
...
... LaneFuse: Multi-Task Road Perception
...
... We present LaneFuse, a network that detects lanes and segments roads in one pass. It is fast. Code will follow.
... '''
>>> paper, = read(Source(io.StringIO(page), as_of=date(2026, 2, 1)))
>>> paper.title, paper.listed
('LaneFuse: Multi-Task Road Perception', datetime.date(2025, 3, 14))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil import parser

from paperkit.io.formats import Format
from paperkit.io.source import NOT_UTF8, Source
from paperkit.models import Paper

CHROME = (
    r"new",
    r"trending(?: papers)?",
    r"(?:daily )?papers?",
    r"get trending papers in your email inbox.{0,40}",
    r"subscribe",
    r"by\s?.{1,60} and the research community",
    r"(?:submitted|posted|shared|curated|presented) by\b.{0,100}",
    r"(?:log ?in|sign ?(?:in|up)|share|search|menu|home|about|docs|pricing|enterprise|community|follow)",
    r"(?:models|datasets|spaces|collections|abstract|summary|authors?|comments?|discussion|upvotes?|likes?|stars?)",
    r"(?:today|yesterday|daily|weekly|monthly|this (?:week|month)|previous|next|week|month|day|all|hot|top|latest|recent)",
    r"(?:view|read|show|load|see) (?:more|less|all|paper|pdf|arxiv page|on arxiv|project page|code)",
    r"(?:read|view|download) (?:the )?(?:paper|pdf)",
    r"(?:arxiv|github|pdf|code|project|hugging ?face|paper|video|demo|blog)(?: (?:page|explained|repo|link))?[\s·•]*[\d.,]*[km]?",
    r"(?:upvotes?|likes?|stars?|comments?|votes?)[\s:·•]*[\d.,]+[km]?",
    (
        r"(?:[·•|]\s*)?[\d.,]+[km]?\s*\+?(?: (?:authors?|upvotes?|likes?|comments?|stars?|votes?|papers?|days? ago|hours? ago"
        r"|minutes? ago|weeks? ago|stars? ?/ ?hour))?"
    ),
    r"\+\s?\d+|\d+\s?/\s?\d+|page \d+(?: of \d+)?|#\d+|week \d+",
    r"[-–—·•|*_=.…\s]+",
)
"""What the page shows around titles and abstracts, each a whole line in any case."""

_CHROME = re.compile("|".join(CHROME), re.IGNORECASE)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"(?P<label>[·•]?\s*(?:published|listed|posted)(?:\s+on)?:?\s+)?{_WEEKDAY}(?P<date>(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
    r"(?:,?\s+(?P<year>\d{4}))?|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
"""A line that is a date: `Mar 14`, `14 March 2026`, `Fri, Mar 14`, `2026-03-14`, `Published on Mar 14`."""

PROSE = 300
"""A line of more characters is part of an abstract: of 5,000 recent papers the longest title has 168."""
SHORT_PROSE = 100
"""So is a line of more characters than this that ends like a sentence: of the same titles, one in a hundred ends in a
full stop, and those are shorter."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)\]][.!?]\s+[A-Z]")
_NAMES = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*(?:,\s+(?:and\s+)?(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*)+"
)


@dataclass
class _Page:
    """What has been read of a listing so far."""

    source: Source
    listed: date | None = None
    written: str | None = None
    title: tuple[int, str] | None = None
    """A title that waits for its abstract, and the line where it stands."""
    paper: dict[str, Any] | None = None
    """The paper whose abstract was read last: another paragraph may follow."""
    count: int = 0

    def finish(self) -> Iterator[Paper]:
        """The paper that was read last, if there is one."""
        if self.paper is not None:
            self.count += 1
            yield Paper.model_validate(self.paper)
            self.paper = None

    def day(self, found: re.Match[str]) -> None:
        """Take a date for the papers below it."""
        text = found["date"]
        if found["year"] or text[:4].isdigit():
            self.listed, self.written = _latest(text, None), None
        elif self.source.as_of is not None:
            self.listed, self.written = _latest(text, self.source.as_of), None
        else:
            self.listed, self.written = None, text
        self.title = None

    def begin(self, title: str, abstract: str) -> None:
        """Take a title and the first paragraph of its abstract."""
        self.paper = {"title": title, "abstract": abstract, "listed": self.listed, "source": "listing"}
        if self.written:
            self.paper["extra"] = {"listed": self.written}
        self.title = None


def _latest(text: str, as_of: date | None) -> date | None:
    """The day that a date names: without a year, the latest such day that is not after `as_of`."""
    years = range(as_of.year, as_of.year - 9, -1) if as_of else (2000,)
    for year in years:
        try:
            day = parser.parse(text, default=datetime(year, 1, 1)).date()
        except (ValueError, OverflowError):
            continue
        if as_of is None or day <= as_of:
            return day
    return None


def _is_prose(text: str) -> bool:
    """Whether a paragraph is (part of) an abstract rather than a title."""
    return len(text) > PROSE or (len(text) > SHORT_PROSE and bool(_SENTENCE_END.search(text)))


def _is_abstract(text: str) -> bool:
    """Whether a paragraph below a title is its abstract."""
    return _is_prose(text) or bool(_SENTENCE_END.search(text) or _SENTENCE_BREAK.search(text))


def _is_chrome(line: str) -> bool:
    return len(line) <= SHORT_PROSE and bool(_CHROME.fullmatch(line))


def _paragraphs(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs with the number of their first line; a line of the page itself is one of its own."""
    begun: list[str] = []
    first = 0
    for line in source.lines():
        if not line.valid:
            source.reject(NOT_UTF8, line=line.number)
            continue
        text = line.text.strip()
        alone = not text or _is_chrome(text) or bool(_DATE.fullmatch(text))
        if begun and (alone or _is_prose(begun[-1])):
            yield first, begun
            begun = []
        if alone:
            if text:
                yield line.number, [text]
            continue
        if not begun:
            first = line.number
        begun.append(text)
    if begun:
        yield first, begun


def read(source: Source) -> Iterator[Paper]:
    """Read the papers of a listing; what is neither a title, an abstract nor a date is left out."""
    page = _Page(source)
    for number, lines in _paragraphs(source):
        if found := _DATE.fullmatch(lines[0]):
            yield from page.finish()
            page.day(found)
        elif _is_chrome(lines[0]):
            continue
        else:
            yield from _content(page, number, lines)
    yield from page.finish()
    if not page.count:
        source.reject("no title with an abstract was found in this listing")


def _content(page: _Page, number: int, lines: list[str]) -> Iterator[Paper]:
    """Take a paragraph that is a title, an abstract or both."""
    text = "\n".join(lines)
    if len(lines) > 1 and not _is_prose(lines[0]) and _is_prose("\n".join(lines[1:])) and page.title is None:
        yield from page.finish()
        page.begin(lines[0], "\n".join(lines[1:]))
    elif page.title is not None and _is_abstract(text):
        page.begin(page.title[1], text)
    elif page.title is None and page.paper is not None and _is_prose(text):
        page.paper["abstract"] += "\n\n" + text
    elif _is_prose(text):
        yield from page.finish()
        page.begin("", text)
    elif not _NAMES.fullmatch(text):
        yield from page.finish()
        page.title = (number, " ".join(lines))


def sniff(head: str) -> bool:
    """Whether a text looks like a listing: dates or the page's own lines, and titles with abstracts below them."""
    pairs, dated, before = 0, False, False
    for line in head.splitlines():
        text = line.strip()
        if not text:
            continue
        if _DATE.fullmatch(text) or _is_chrome(text):
            dated, before = True, False
        elif _is_prose(text) or (before and _is_abstract(text)):
            pairs, before = pairs + before, False
        else:
            before = True
    return pairs > 1 or (pairs == 1 and dated)


FORMAT = Format("listing", (".listing",), sniff, read)
