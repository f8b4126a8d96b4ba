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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from paperkit.errors import InputError
from paperkit.io.formats import Format
from paperkit.io.source import Line, Source
from paperkit.models import Paper

_COUNTED = (
    r"(?:authors?|upvotes?|likes?|comments?|stars?|votes?|papers?|(?:minute|hour|day|week)s? ago|stars? ?/ ?hour)"
)

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
    r"(?:today|yesterday|daily|weekly|monthly|this (?:week|month)|week|month|day)",
    r"(?:previous|next|all|hot|top|latest|recent)",
    r"(?:view|read|show|load|see) (?:more|less|all|paper|pdf|arxiv page|on arxiv|project page|code)",
    r"(?:read|view|download) (?:the )?(?:paper|pdf)",
    r"(?:arxiv|github|pdf|code|project|hugging ?face|paper|video|demo|blog)(?: (?:page|explained|repo|link))?(?:\W*[\d.,]+[km]?)?",
    r"(?:upvotes?|likes?|stars?|comments?|votes?)[\s:·•]*[\d.,]+[km]?",
    rf"(?:[·•|]\s*)?[\d.,]+[km]?\s*\+?(?:\s{_COUNTED})?",
    r"\+\s?\d+|\d+\s?/\s?\d+|page \d+(?: of \d+)?|#\d+|week \d+",
    r"[-–—·•|*_=.…\s]+",
)
"""What the page shows around titles and abstracts, each a whole line in any case."""

_CHROME = re.compile("|".join(f"(?:{line})" for line in CHROME), re.IGNORECASE)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"(?:[·•]\s*)?(?P<published>published(?:\s+on)?:?\s+)?(?:(?:listed|posted)(?:\s+on)?:?\s+)?{_WEEKDAY}"
    rf"(?P<day>(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))",
    re.IGNORECASE,
)
"""A line that is a date: `Mar 14`, `14 March 2026`, `Fri, Mar 14`, `2026-03-14`, `Published on Mar 14`."""

PROSE = 300
"""A paragraph of more characters is an abstract: of 5,000 recent papers the longest title has 168."""
SHORT_PROSE = 100
"""So is a paragraph of more characters than this that ends in a full stop: of the same titles, none does."""
WIDTH = (40, 120)
"""Characters in the lines of text that is wrapped to a width; longer lines are paragraphs, shorter ones are not full."""

_NAMES = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*(?:,\s+(?:and\s+)?(?:[A-Z][\w.'’-]*\s+){1,4}[A-Z][\w.'’-]*)+"
)
"""Names of people, separated by commas."""


@dataclass(slots=True)
class _Paragraph:
    """Lines of the page that belong together."""

    line: int
    text: str
    fault: str | None
    joint: str = ""
    """What stands between it and the paragraph above; empty where that is something of the page itself."""
    listed: re.Match[str] | None = None
    """The date above it."""
    stale: bool = False
    """Whether a date follows before any abstract does."""

    @property
    def is_text(self) -> bool:
        """Whether it is no title: it ends like a sentence (as titles hardly ever do) or holds an address."""
        return "://" in self.text or (self.text.rstrip("\"'”’)]").endswith((".", "…")) and self.text.count(" ") > 1)

    @property
    def is_prose(self) -> bool:
        """Whether it is an abstract, or part of one, wherever it stands."""
        return len(self.text) > PROSE or (len(self.text) > SHORT_PROSE and self.is_text)

    @property
    def likeness(self) -> int:
        """How much it looks like a title, among several paragraphs of which one is."""
        if _NAMES.fullmatch(self.text):
            return -1
        words = self.text.count(" ") + 1
        return (words > 2) + (words > 4) + (":" in self.text) - self.is_text


@dataclass(slots=True)
class _Found:
    """A paper as it stands in the page."""

    title: _Paragraph | None
    abstract: list[_Paragraph]
    listed: re.Match[str] | None
    published: re.Match[str] | None = None

    def paragraphs(self) -> list[_Paragraph]:
        """All of it, in order."""
        return [*([self.title] if self.title else []), *self.abstract]


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The runs of lines without a blank one, in parts where they are very long."""
    block: list[Line] = []
    for line in lines:
        blank = not line.text.strip()
        if block and (blank or len(block) == 64):
            yield block
            block = []
        if not blank:
            block.append(line)
    if block:
        yield block


def _is_wrapped(block: list[Line]) -> bool:
    """Whether a run of lines is running text, wrapped to a width."""
    widths = [len(line.text.strip()) for line in block]
    return len(block) > 2 and max(widths) <= WIDTH[1] and min(widths[1:-1]) >= WIDTH[0] and sum(widths) > PROSE


def _is_headline(text: str) -> bool:
    """Whether most of the longer words begin with a capital or a digit, and no sentence ends."""
    words = [word for word in text.split() if len(word) > 3]
    return text[-1] not in ".,;-" and sum(not word[0].islower() for word in words) > 0.7 * len(words)


def _paragraph(lines: list[Line], joint: str) -> _Paragraph:
    text = "".join(line.text for line in lines).strip()
    first = next((line for line in lines if line.fault), lines[0])
    return _Paragraph(first.number, text, first.fault, joint)


def _parts(lines: Iterable[Line]) -> Iterator[_Paragraph | re.Match[str]]:
    """The paragraphs and the dates of a page; the page's own lines are left out."""
    joint = before = ""
    for block in _blocks(lines):
        if _is_wrapped(block):
            if _is_headline(block[0].text.strip()) and not block[1].text.strip()[0].islower():
                yield _paragraph(block[:1], joint)
                block, joint = block[1:], "\n"
            yield _paragraph(block, joint)
            joint = "\n\n"
            continue
        for line in block:
            text = line.text.strip()
            if joint == "\n":  # as it stands there: the same white space as in the page
                joint = before[len(before.rstrip()) :] + line.text[: -len(line.text.lstrip())]
            before = line.text
            if found := _DATE.fullmatch(text):
                yield found
            if found or (len(text) <= SHORT_PROSE and _CHROME.fullmatch(text)):
                joint = ""
                continue
            yield _paragraph([line], joint)
            joint = "\n"
        joint = joint and "\n\n"


def _papers(parts: Iterable[_Paragraph | re.Match[str]]) -> Iterator[_Found]:
    """The papers of a page, from its paragraphs and dates."""
    paper: _Found | None = None
    listed = published = None
    short: list[_Paragraph] = []
    for part in parts:
        if isinstance(part, re.Match):
            if not part["published"]:
                listed = part
                for each in short:
                    each.stale = True
            elif paper and not short:
                paper.published = part
            else:
                published = part
            continue
        part.listed = listed
        if not part.is_prose:
            short.append(part)
        elif not short and paper and part.joint:
            paper.abstract.append(part)
        else:
            done, among = _sorted_out(paper, short, above=part)
            yield from done
            title = _title(among)
            below = among[among.index(title) + 1 :] if title else []
            paper = _Found(title, [*(each for each in below if each.is_text), part], listed, published)
            published = None
            short = []
    done, _ = _sorted_out(paper, short)
    yield from done


def _sorted_out(
    paper: _Found | None, short: list[_Paragraph], above: _Paragraph | None = None
) -> tuple[list[_Found], list[_Paragraph]]:
    """What short paragraphs are: the end of the paper before them, papers with short abstracts, or titles.

    Returns:
        The papers that they complete, and those of them among which the title of the next one is.
    """
    done = [paper] if paper else []
    among: list[_Paragraph] = []
    for each in short:
        title = _title(among)
        if not each.is_text or not each.joint or (above is not None and each is short[-1]):
            among.append(each)
        elif title is not None and title.likeness > 0:
            done.append(_Found(title, [each], title.listed))
            among = []
        elif title is None and done:
            done[-1].abstract.append(each)
    return done, among


def _title(among: list[_Paragraph]) -> _Paragraph | None:
    """The paragraph that looks most like a title, the last of several; the others are the page's own."""
    return max(reversed(among), key=lambda each: (not each.stale, each.likeness), default=None)


def day_of(found: re.Match[str], as_of: date | None) -> date | None:
    """The day that a date names: without a year, the latest such day that is not after `as_of`.

    Example:
        >>> day_of(_DATE.fullmatch("Feb 29"), date(2027, 1, 1))
        datetime.date(2024, 2, 29)
    """
    # costs 20 ms to import, and only listings need it
    from dateutil import parser

    stated = found["year"] or found["iso"]
    if not stated and as_of is None:
        return None
    # leap years are eight years apart at most
    years = (2000,) if stated or as_of is None else range(as_of.year, max(as_of.year - 9, 0), -1)
    for year in years:
        try:
            day = parser.parse(found["day"], default=datetime(year, 1, 1)).date()
        except (ValueError, OverflowError):
            continue
        if stated or as_of is None or day <= as_of:
            return day
    return None


def read(source: Source) -> Iterator[Paper]:
    """Read the papers of a listing; what is neither a title, an abstract nor a date is left out."""
    record = 0
    for record, found in enumerate(_papers(_parts(source.lines())), 1):
        faulty = next((each for each in found.paragraphs() if each.fault), None)
        if faulty is not None:
            source.reject(faulty.fault or "", line=faulty.line, record=record)
            continue
        fields: dict[str, Any] = {"title": found.title.text if found.title else "", "source": "listing"}
        fields["abstract"] = found.abstract[0].text + "".join(each.joint + each.text for each in found.abstract[1:])
        for name, given in (("listed", found.listed), ("published", found.published)):
            if given:
                fields[name] = day_of(given, source.as_of)
                if fields[name] is None:
                    fields.setdefault("extra", {})[name] = given["day"]
        try:
            source.limits.check(fields)
        except InputError as error:
            source.reject(error.message, line=found.paragraphs()[0].line, record=record, field=error.field)
        else:
            yield Paper(**fields)
    if not record:
        source.reject("no title with an abstract below it in this listing")


def sniff(head: str) -> bool:
    """Whether a text looks like a listing: several titles with abstracts, or one and a date or lines of the page."""
    lines = [Line(number, text) for number, text in enumerate(head.splitlines(keepends=True), 1)]
    papers = sum(found.title is not None for found in _papers(_parts(lines)))
    own = any(
        _DATE.fullmatch(text) or _CHROME.fullmatch(text) for text in (line.text.strip() for line in lines) if text
    )
    return papers > 1 or (papers == 1 and own)


FORMAT = Format("listing", (".listing",), sniff, read)
