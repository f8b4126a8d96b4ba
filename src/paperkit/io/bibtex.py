r"""BibTeX: entries of references, with braces, accents and macros undone.

>>> import io
>>> paper, = read(Source(io.StringIO(r'''@article{bee2026, title = {{LaneFuse}: Roads in {\"O}sterreich},
...   author = "Bee, Ann and Roe, Richard", eprint = {2601.00001}, archivePrefix = {arXiv}, year = 2026}''')))
>>> paper.id, paper.title, paper.authors, paper.arxiv_id
('bee2026', 'LaneFuse: Roads in Österreich', ('Ann Bee', 'Richard Roe'), '2601.00001')

The grammar is that of [BibTeX](https://www.ctan.org/pkg/bibtex). Written, an entry has the fields that
[arXiv](https://info.arxiv.org/help/hypertex/bibstyles/index.html) gives its own, and the findings in fields that styles
pass over.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from paperkit.errors import InputError
from paperkit.io.formats import Format, TextSink
from paperkit.io.limits import Limits
from paperkit.io.output import kind_of, one_line, page_of, web_address
from paperkit.io.records import displayed, paper_of
from paperkit.io.shapes import Record
from paperkit.io.source import NOT_UTF8, Source
from paperkit.io.tables import joined
from paperkit.models import Paper
from paperkit.wording import digest

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]{1,40})[ \t]*([{(])", re.MULTILINE)
_BEGINS = re.compile(
    r"^[ \t]*@[ \t]*[a-z]{3,20}[ \t]*[{(]\s*[^\s,{}=]{1,200}\s*(?:,\s*[a-z]|=)", re.MULTILINE | re.IGNORECASE
)
"""The beginning of an entry: its key and a field, or the name of a macro."""
_KEY = re.compile(r"\s*([^\s,{}\"=]*)\s*")
_FIELD = re.compile(r"\s*([A-Za-z][\w:.+-]{0,80})\s*=\s*")
_WORD = re.compile(r"[^\s,#{}()\"=@]+")
_BRACED = re.compile(r"[^{}\\]+|\\.?|[{}]", re.DOTALL)
_QUOTED = re.compile(r"[^{}\"\\]+|\\.?|[{}\"]", re.DOTALL)

_ACCENTS = dict(
    zip(
        "`'^\"~=.uvHcdbrk",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u030a\u0328",
        strict=True,
    )
)
"""TeX's accents, and the combining characters that they stand for."""
_LETTERS = dict(
    zip("ss o O l L ae AE oe OE aa AA i j".split(), "ß ø Ø ł Ł æ Æ œ Œ å Å ı ȷ".split(), strict=True)
)  # fmt: skip
"""TeX's letters."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""The macros that are always defined."""

_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHcdbrk])(?:\s+|(?=\{)))"
    r"(?:\{\s*(\\[ij](?![A-Za-z])|[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"
)
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])(?:\{\}|\s+)?")
_ADDRESS = re.compile(r"\\url\s{0,9}\{([^{}]{0,2000})\}")
_MATH = re.compile(r"((?<!\\)\$[^$]{0,500}\$)")
_NAMED = dict(
    zip("textbackslash textbraceleft textbraceright textasciitilde textasciicircum".split(), "\\{}~^", strict=True)
)
"""TeX's commands for its own signs."""
_SIGN = re.compile(r"[\\{}~^#$%&_]")
_BY_NAME = re.compile(rf"\\({'|'.join(_NAMED)})\{{\}}")
_TOKEN = re.compile(r"\\[A-Za-z]+\s*\{|\\.|[{}]|[^\\{}]+|\\", re.DOTALL)


class _Broken(Exception):  # noqa: N818 -- never leaves this module
    """An entry cannot be read."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def untexed(text: str) -> str:
    r"""The text of a value: accents and letters as characters, braces gone; commands and formulas stay as they are.

    Example:
        >>> untexed(r"{M\"uller} \& {\L}ukasz on $x^{2}$, Gar\c{c}{\'\i}a, \textbf{in {B}old}")
        'Müller & Łukasz on $x^{2}$, Garçía, \\textbf{in Bold}'
    """
    parts = _MATH.split(_ADDRESS.sub(r"\1", text))
    for index in range(0, len(parts), 2):
        part = parts[index]
        if "\\" in part:
            part = _LETTER.sub(lambda found: _LETTERS[found[1]], _ACCENT.sub(_accented, part))
        parts[index] = _without_braces(part) if "\\" in part or "{" in part else part
    return _BY_NAME.sub(lambda found: _NAMED[found[1]], re.sub(r"\s+", " ", "".join(parts)).strip())


def texed(text: str) -> str:
    r"""A text on one line, in which TeX finds no command, formula or remark.

    Braces are written by name, since BibTeX counts those behind a backslash as well.

    Example:
        >>> texed(r"50% of \input{x} & $y_1$")
        '50\\% of \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} \\& \\$y\\_1\\$'
    """
    names = {sign: f"\\{name}{{}}" for name, sign in _NAMED.items()}
    return _SIGN.sub(lambda found: names.get(found[0], f"\\{found[0]}"), one_line(text))


def _accented(found: re.Match[str]) -> str:
    """The letter with its accent, in one character where there is one."""
    letter = (found[3] or found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])


def _without_braces(text: str) -> str:
    """The text without escapes, and without the braces that belong to no command."""
    kept: list[str] = []
    commands: list[bool] = []
    for sign in _TOKEN.findall(text):
        if sign == "}":
            if commands and commands.pop():
                kept.append(sign)
        elif sign[-1] == "{" and sign != r"\{":
            commands.append(len(sign) > 1)
            kept.append(sign if len(sign) > 1 else "")
        else:
            kept.append(sign[1:] if sign[0] == "\\" and sign[1:] in tuple("&%$#_{}") else sign)
    return "".join(kept)


def _value(text: str, position: int, end: int, macros: dict[str, str], limits: Limits) -> tuple[str, int]:
    """The value at a position, its parts joined, and where it ends."""
    parts: list[str] = []
    start, size = position, 0
    while True:
        if text.startswith(("{", '"'), position):
            part, position = _delimited(text, position, end)
        elif word := _WORD.match(text, position, end):
            part, position = macros.get(word[0].lower(), word[0]), word.end()
        else:
            raise _Broken("a value is missing", position)
        parts.append(part)
        # a macro may be made of macros, twice as long each
        size += len(part)
        if size > limits.field:
            raise _Broken(f"a value has more than {limits.over('field', 'characters')}", start)
        position = _after_space(text, position, end)
        if not text.startswith("#", position):
            return "".join(parts), position
        position = _after_space(text, position + 1, end)


def _delimited(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands in braces or quotation marks, and where they end."""
    quoted = text[start] == '"'
    depth = 0
    for found in (_QUOTED if quoted else _BRACED).finditer(text, start + 1, end):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif depth == 0 and sign == ('"' if quoted else "}"):
            return text[start + 1 : found.start()], found.end()
        elif sign == "}":
            depth -= 1
    raise _Broken("a value has no end", start)


def _after_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _fields(text: str, position: int, end: int, macros: dict[str, str], limits: Limits) -> tuple[Record, int]:
    """The fields of an entry by their names in lower case, and where they end."""
    fields: Record = {}
    size = 0
    while True:
        position = _after_space(text, position, end)
        if text.startswith(("}", ")"), position):
            return fields, position + 1
        if text.startswith(",", position):
            position += 1
            continue
        name = _FIELD.match(text, position, end)
        if name is None:
            raise _Broken("a field, or the end of the entry, is missing", position)
        value, position = _value(text, name.end(), end, macros, limits)
        size += len(value)
        if size > limits.record:
            raise _Broken(f"the values have more than {limits.over('record', 'characters')}", name.start())
        fields.setdefault(name[1].lower(), value)


def _usual(kind: str, key: str, fields: Record) -> tuple[Record, Record]:
    """The usual names for what an entry holds, and the rest."""
    usual: Record = {name: untexed(value) for name, value in fields.items() if name not in ("author", "eprint")}
    names = re.split(r"\s+and\s+", fields.get("author", "").strip())
    usual["authors"] = [displayed(untexed(name.replace("~", " "))) for name in names if name not in ("", "others")]
    eprint = fields.get("eprint", "")
    archive: str = fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv"
    if archive.lower() == "arxiv":
        usual["arxiv_id"] = eprint
    elif eprint:
        usual["eprint"] = eprint
    usual["id"] = key
    return usual, {"type": kind}


def read(source: Source) -> Iterator[Paper]:
    """Read entries; `@string` macros are put in, `@comment` and `@preamble` left out."""
    text = source.text()
    if text is None:
        return
    ends = [found.start() for found in re.finditer("\n", text)]
    months = {month: month for month in _MONTHS}
    macros = months.copy()
    record = held = 0
    found = _ENTRY.search(text)
    if found is None and any(not line.lstrip().startswith("%") for line in text.split("\n") if line.strip()):
        source.reject("no entry in it: one begins with a line such as '@article{key,'")
    while found:
        following = _ENTRY.search(text, found.end())
        # no entry reaches into the next one: one that is broken costs no other
        end = following.start() if following else len(text)
        kind, entry, found = found[1].lower(), found, following
        if kind in ("comment", "preamble"):
            continue
        record += kind != "string"
        try:
            key = _KEY.match(text, entry.end(), end)
            start = key.end() if key and kind != "string" else entry.end()
            fields, _ = _fields(text, start, end, macros, source.limits)
            if kind == "string":
                macros.update(fields)
                held += sum(map(len, fields.values()))
                if held > source.limits.record:
                    macros, held = months.copy(), 0
                    raise InputError(f"the macros have more than {source.limits.over('record', 'characters')}")
                continue
            if re.search("[\udc80-\udcff]", text[entry.start() : end]):
                raise InputError(NOT_UTF8)
            usual, extra = _usual(kind, key[1] if key else "", fields)
            paper = paper_of(usual, "bibtex", extra, limits=source.limits)
        except (_Broken, InputError) as error:
            position = error.position if isinstance(error, _Broken) else entry.start()
            field = error.field if isinstance(error, InputError) else None
            message = error.message if isinstance(error, InputError) else f"broken entry: {error}"
            source.reject(message, line=bisect_left(ends, position) + 1, record=record, field=field)
        else:
            yield paper


def sniff(head: str) -> bool:
    """Whether a text holds an entry with a key and a field, and no other text before it but remarks."""
    return _BEGINS.search(head[:20_000]) is not None


def _entry(paper: Paper, key: str) -> str:
    """A paper as an entry."""
    kind, venue, _ = kind_of(paper)
    day = paper.published
    arxiv = paper.arxiv_id or ""
    code = [address for address in map(web_address, paper.code_urls) if address]
    # braces keep a name whole that would be parted at a comma or an "and"
    authors = " and ".join(
        f"{{{texed(name)}}}" if re.search(r",|\band\b", name, re.IGNORECASE) else texed(name) for name in paper.authors
    )
    fields = [
        ("author", authors),
        ("title", texed(paper.title)),
        (venue, texed(paper.venue or "")),
        ("year", str(day.year) if day else ""),
        ("month", _MONTHS[day.month - 1] if day else ""),
        ("doi", _verbatim(paper.doi)),
        ("eprint", _verbatim(arxiv)),
        ("archivePrefix", "arXiv" if arxiv else ""),
        ("primaryClass", _verbatim(paper.categories[0]) if arxiv and paper.categories else ""),
        ("url", _verbatim(page_of(paper))),
        ("abstract", texed(paper.abstract)),
        ("keywords", texed(", ".join(paper.categories))),
        ("code", _verbatim(" ".join(code))),
        ("code_status", paper.code_status if paper.extraction else ""),
        ("benchmarks", texed(joined(benchmark.name for benchmark in paper.benchmarks))),
        ("metrics", texed(joined(metric.name for metric in paper.metrics))),
        ("results", texed(joined(map(digest, paper.results)))),
        ("tags", texed(joined(tag.id for tag in paper.tags))),
    ]
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields if value]
    return ",\n".join([f"@{kind}{{{key}", *lines]) + "\n}\n\n"


def _verbatim(text: str | None) -> str:
    """An address or an identifier, which styles read as it stands."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", one_line(text or ""))


def write(papers: Iterable[Paper], out: TextSink) -> int:
    """Write entries; keys are the papers' ids as far as BibTeX takes them, with a number where two are the same."""
    used: dict[str, int] = {}
    count = 0
    for paper in papers:
        count += 1
        key = re.sub(r"[^A-Za-z0-9:./+-]+", "-", paper.id).strip("-") or "paper"
        used[key.lower()] = used.get(key.lower(), 0) + 1
        number = used[key.lower()]
        out.write(_entry(paper, key if number == 1 else f"{key}-{number}"))
    return count


FORMAT = Format("bibtex", (".bib", ".bibtex"), sniff, read, write)
