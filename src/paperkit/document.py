r"""The prepared text: cleaned for the rules, with every offset traced back to the text as it was given.

>>> from paperkit.models import Mention, Paper
>>> document = Document(Paper(title="LaneFuse", abstract=r"Improves by $\sim$3\% on \textbf{BDD100K}."))
>>> document.text
'LaneFuse\n\nImproves by ~3% on BDD100K.'
>>> start = document.text.index("BDD100K")
>>> document.mention(start, start + 7)
{'field': 'abstract', 'start': 33, 'end': 40, 'text': 'BDD100K'}
>>> [document.text[start:end] for start, end in document.sentences]
['LaneFuse', 'Improves by ~3% on BDD100K.']
"""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

import regex

from paperkit.models import Mention, Paper

if TYPE_CHECKING:
    from paperkit.lexicon import Anchor, Lexicon
    from paperkit.taxonomy import Taxonomy
    from paperkit.trace import Trace

Returned = TypeVar("Returned")

GAP = "\n\n"
"""What stands between title, abstract and comment in the prepared text."""

_DIRTY = regex.compile(
    r"[\\$&<{}\n\r\t\f\v~`]|\]\(|''|--|  |[\u0080-\u009f\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u2000-\u2015\u2018-\u201f\u2028-\u202f\u2032\u2033\u205f-\u206f\u2126\u2190-\u2199\u2212\u2215\u2217\u223c\u2248"
    r"\u2264\u2265\u2103\u2109\u2135\u210b-\u2134\u2776-\u2793\u3000-\u3002\ufb00-\ufb06\ufe00-\ufe0f\ufeff\uff01-\uff5e"
    r"\U0001d400-\U0001d7ff]"
)
"""What makes a text worth cleaning. Four texts in five have none of it, and are used as they are."""

_PIECE = regex.compile(
    r"""
    (?P<anchor><a\s[^<>]{0,60}?href\s{0,3}=\s{0,3}["']?(?P<href>[^"'<>\s]{1,2000})["']?[^<>]{0,200}>)
  | (?P<tag></?(?:a|b|i|u|p|br|em|li|ol|ul|tt|sub|sup|div|code|span|strong|small|italic|bold|sc|h[1-6]|
        jats:[a-z-]{1,30}|mml:[a-z]{1,30}|inline-formula|tex-math|alternatives)(?:\s[^<>]{0,300})?/?>)
  | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});)
  | (?P<markdown>\[(?P<label>[^\[\]\n]{1,300})\]\((?P<target>(?:https?://|www\.)[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\))?[^\s()<>]{0,200})\))
  | (?P<href_open>\\href\s{0,2}\{(?P<address>[^{}]{1,2000})\}\s{0,2}\{)
  | (?P<cite>\\(?:cite[a-zA-Z]{0,8}|ref|eqref|label|cref|Cref|vspace|hspace|footnotemark|footnotetext)\*?
        (?:\[[^\[\]]{0,100}\]){0,2}\{[^{}]{0,300}\})
  | (?P<accent>\\(?:(?P<mark>['"`^~=.])\s{0,1}\{?(?P<letter>\\?[A-Za-z])\}?|(?P<mark2>[cuvHkrd])\{(?P<letter2>\\?[A-Za-z])\}))
  | (?P<command>\\(?P<name>[A-Za-z]{1,40})\*?(?P<brace>\s{0,2}\{)?)
  | (?P<escaped>\\[%_&\#${}~^\s,;:!/|\-()\[\]\\])
  | (?P<dollar>\$\$?)
  | (?P<brace_open>[{}])
  | (?P<script>[\^_])
  | (?P<lines>[\ \t]{0,100}(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s{0,1000})
  | (?P<space>[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]{1,1000}|[ ][ \t\xa0]{1,1000})
  | (?P<invisible>[\u0080-\u0084\u0086-\u009f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]{1,1000})
  | (?P<tie>~)
  | (?P<quotes>``|'')
  | (?P<dash>-{2,3})
  | (?P<character>[\u2010-\u2015\u2018-\u201f\u2032\u2033\u2126\u2212\u2215\u2217\u223c\u2103\u2109\u210b-\u2135\u3001\u3002\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff])
    """,
    regex.VERBOSE,
)
"""Everything that cleaning rewrites. Every repeat is bounded, so that no text takes more than linear time."""

_COMMANDS = {
    "times": "×", "cdot": "·", "sim": "~", "approx": "≈", "simeq": "≈", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤",
    "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "neq": "≠",
    "to": "→", "rightarrow": "→", "Rightarrow": "→", "uparrow": "↑", "downarrow": "↓", "infty": "∞", "circ": "°",
    "degree": "°", "percent": "%", "dots": "...", "ldots": "...", "cdots": "...", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "_": "_", "textbackslash": "\\", "textless": "<",
    "textgreater": ">", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ",
    "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Omega": "Ω", "Sigma": "Σ", "ell": "ℓ", "star": "*", "ast": "*", "dagger": "†", "eg": "e.g.", "ie": "i.e.",
    "etal": "et al.", "etc": "etc.", "cf": "cf.", "vs": "vs.", "wrt": "w.r.t.", "newline": " ", "quad": " ",
    "qquad": " ", "par": " ", "space": " ", "item": " ", "textendash": "–", "textemdash": "—", "footnote": " ",
}  # fmt: skip
"""What LaTeX commands stand for; any other command with an argument is taken off, its argument kept."""

_SILENT = frozenset(
    "left right big Big bigg Bigg bf it em rm sc tt sf sl bfseries itshape ttfamily scshape rmfamily sffamily small "
    "footnotesize scriptsize tiny large Large normalsize displaystyle textstyle xspace noindent centering begin end "
    "protect relax mathop limits nolimits boldmath unboldmath".split()
)

_MARKS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
          "c": "\u0327", "u": "\u0306", "v": "\u030c", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323"}  # fmt: skip

_CHARACTERS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "—", "\u2015": "—", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"',
    "\u201e": '"', "\u201f": '"', "\u2033": '"', "\u2126": "Ω", "\u2215": "/", "\u2217": "*", "\u223c": "~",
    "\u3001": ",", "\u3002": ".",
}  # fmt: skip


_BOUNDARY = regex.compile(r"(?<=[.!?][\"')\]]{0,3})\s+(?=[\"'(\[]{0,2}[\p{Lu}\p{Lo}\p{So}\d~$#*+-])|\n\n")
_ABBREVIATION = regex.compile(
    r"(?:\b(?:e\.?g|i\.?e|cf|vs|viz|resp|approx|ca|al|Figs?|Eqs?|Secs?|Tab|Refs?|Nos?|Dr|Prof|Mrs?|Ms|St|Inc|Ltd|Co|Corp"
    r"|Jr|Sr|w\.r\.t|a\.k\.a|i\.i\.d|et|Vol|pp|Ch|App|Thm|Def|Dept|Univ)|(?<![\w.])\p{Lu}|\b\p{Lu}(?:\.\p{Lu}){1,4})\.$"
)
_MATH = regex.compile(r"(\$\$?)(?=[^\s$])[^$]{1,400}(?<=\S)(\$\$?)(?!\d)")
_LATEX_IN_ADDRESS = regex.compile(r"\\allowbreak\s?|\\([_%&#~$])(?:\{\})?|\s+|[{}]")
_COMPOUND = frozenset(
    "anti auto bi class co coarse cross data deep domain down dual encoder end few fine full graph high hyper image "
    "inter intra large light long low mask meta mid mini model multi non off on one open out over pair par part per "
    "plug point post pre pseudo question re real self semi short single small so spatio state sub super task text "
    "time tool top token two ultra uni user video vision well word zero".split()
)
"""First parts of compounds: at the end of a line their hyphen belongs to the word."""

if TYPE_CHECKING:
    Match = regex.Match[str]


class _Cleaner:
    """One field's text, rewritten piece by piece, and the way from offsets in it back to the field as given."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.done = 0
        self.open: list[str] = []
        """What the closing brace of each brace that stands open becomes."""
        self.math = self._formulas()
        self.math_edges = frozenset(self.math)
        # where each run begins in the cleaned text and in the source, and whether its characters map one to one
        self.clean_at: list[int] = []
        self.source_at: list[int] = []
        self.source_to: list[int] = []
        self.exact: list[bool] = []

    def _formulas(self) -> list[int]:
        """The offsets at which formulas begin and end, in turn."""
        spans = (found.span() for found in _MATH.finditer(self.source)) if "$" in self.source else ()
        return [offset for start, end in spans for offset in (start, end)]

    def in_math(self, offset: int) -> bool:
        """Whether the offset lies in a formula."""
        return bisect_right(self.math, offset) % 2 == 1

    def put(self, text: str, start: int, end: int) -> None:
        """Write the text in place of source[start:end], after what lies before it."""
        self.keep(start)
        if text:
            self._add(text, start, end, exact=False)
        self.done = end

    def keep(self, end: int) -> None:
        """Write the source as it is up to the offset."""
        if end > self.done:
            self._add(self.source[self.done : end], self.done, end, exact=True)
            self.done = end

    def keep_address(self, start: int, end: int) -> None:
        """Write an address that stands between braces, without LaTeX's escapes and line breaks."""
        for found in _LATEX_IN_ADDRESS.finditer(self.source, start, end):
            self.put(found[1] or "", *found.span())
        self.keep(end)

    def _add(self, text: str, start: int, end: int, *, exact: bool) -> None:
        self.clean_at.append(self.length)
        self.source_at.append(start)
        self.source_to.append(end)
        self.exact.append(exact)
        self.parts.append(text)
        self.length += len(text)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The characters before and after a span of the source, empty at its ends."""
        return self.source[start - 1 : start] if start else "", self.source[end : end + 1]

    def word_before(self, offset: int) -> str:
        """What stands before the offset, back to a space; at most 300 characters."""
        words = self.source[max(0, offset - 300) : offset].rsplit(None, 1)
        return words[-1] if words and not self.source[offset - 1 : offset].isspace() else ""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source from which the span of the cleaned text was made."""
        first = bisect_right(self.clean_at, start) - 1
        last = bisect_right(self.clean_at, end - 1) - 1
        begin = self.source_at[first] + (start - self.clean_at[first] if self.exact[first] else 0)
        if self.exact[last]:
            return begin, self.source_at[last] + end - self.clean_at[last]
        return begin, self.source_to[last]

    def cleaned(self, start: int, end: int) -> tuple[int, int]:
        """The span of the cleaned text that was made from the span of the source."""
        spans = []
        for offset, inclusive in ((start, True), (end, False)):
            run = max(0, (bisect_right if inclusive else bisect_left)(self.source_at, offset) - 1)
            if not self.clean_at:
                spans.append(0)
                continue
            following = self.clean_at[run + 1] if run + 1 < len(self.clean_at) else self.length
            inside = offset - self.source_at[run] if self.exact[run] else 0 if inclusive else self.length
            spans.append(min(self.clean_at[run] + max(0, inside), following))
        return spans[0], max(spans)

    def run(self) -> str:
        """The cleaned text."""
        position = 0
        while found := _PIECE.search(self.source, position):
            position = _REWRITES[cast(str, found.lastgroup)](self, found)
        self.keep(len(self.source))
        return "".join(self.parts)


def _in_address(word: str) -> bool:
    """Whether a word is, so far, an address."""
    return "://" in word or word.startswith("www.") or (0 < word.find(".") < word.find("/"))


def _anchor(cleaner: _Cleaner, found: Match) -> int:
    start, end = found.span("href")
    cleaner.put("", found.start(), start)
    cleaner.keep(end)
    cleaner.put(" ", end, found.end())
    return found.end()


def _markdown(cleaner: _Cleaner, found: Match) -> int:
    (label, label_end), (target, target_end) = found.span("label"), found.span("target")
    cleaner.put("", found.start(), label)
    if found["label"].strip() == found["target"]:
        cleaner.keep(label_end)
        cleaner.put("", label_end, found.end())
    else:
        cleaner.keep(label_end)
        cleaner.put(" ", label_end, target)
        cleaner.keep(target_end)
        after = cleaner.around(0, found.end())[1]
        cleaner.put(" " if after.isalnum() else "", target_end, found.end())
    return found.end()


def _href(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put("", found.start(), found.start("address"))
    cleaner.keep_address(*found.span("address"))
    cleaner.put(" ", found.end("address"), found.end())
    cleaner.open.append("")
    return found.end()


def _tag(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put(" " if found["tag"].lower().startswith(("<p", "</p", "<br", "<li", "<div", "<h")) else "", *found.span())
    return found.end()


def _entity(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put(_plain(html.unescape(found[0])), *found.span())
    return found.end()


def _drop(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put("", *found.span())
    return found.end()


def _accent(cleaner: _Cleaner, found: Match) -> int:
    mark, letter = found["mark"] or found["mark2"], found["letter"] or found["letter2"]
    before, after = cleaner.around(*found.span())
    if mark == "'" and letter in "st" and before.isalpha() and not after.isalpha():
        # an apostrophe that some program escaped
        cleaner.put("", found.start(), found.start() + 1)
    else:
        cleaner.put(unicodedata.normalize("NFC", letter.lstrip("\\") + _MARKS[mark]), *found.span())
    return found.end()


def _command(cleaner: _Cleaner, found: Match) -> int:
    (start, end), name = found.span(), found["name"]
    if found["brace"]:
        cleaner.put(_COMMANDS.get(name, ""), start, end)
        if name in {"url", "nolinkurl", "path"}:
            close = cleaner.source.find("}", end, end + 2000)
            cleaner.keep_address(end, max(close, end))
            end = max(close, end)
        cleaner.open.append("")
    elif name in _COMMANDS:
        said = _COMMANDS[name]
        if said in "~×≈±∓≤≥°" and cleaner.in_math(start):
            while cleaner.source.startswith(" ", end):
                end += 1
        cleaner.put(said, start, end)
    elif name in _SILENT:
        cleaner.put("", start, end)
    else:
        cleaner.put("", start, start + 1)
    return end


def _escaped(cleaner: _Cleaner, found: Match) -> int:
    said = found[0][1]
    cleaner.put(said if said in "%_&#${}~^|" else " " if said.isspace() or said in "\\,;:" else "", *found.span())
    return found.end()


def _dollar(cleaner: _Cleaner, found: Match) -> int:
    if not cleaner.math_edges.isdisjoint(range(found.start(), found.end() + 1)):
        cleaner.put("", *found.span())
    return found.end()


def _brace(cleaner: _Cleaner, found: Match) -> int:
    if found[0] == "{":
        cleaner.open.append("")
        cleaner.put("", *found.span())
    else:
        cleaner.put(cleaner.open.pop() if cleaner.open else "", *found.span())
    return found.end()


def _script(cleaner: _Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    power = found[0] == "^" and before.isdigit() and not cleaner.source.startswith("^\\circ", found.start())
    if not power and (after in {"{", "\\"} or cleaner.in_math(found.start())):
        cleaner.put("", *found.span())
    return found.end()


def _lines(cleaner: _Cleaner, found: Match) -> int:
    start, end = found.span()
    word, after = cleaner.word_before(start), cleaner.source[end : end + 40]
    if len(regex.findall(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", found[0])) > 1:
        said = GAP
    elif _in_address(word) and word[-1] in "/-_.=&?%#" and after[:1].isalnum():
        said = " " if _WORD.match(after) or (word[-1] == "." and after[:1].isupper()) else ""
    elif word.endswith("-") and word[-2:-1].isalpha() and after[:1].islower():
        first = word[:-1].lower()
        if not ("-" in first or first.lstrip("(\"'") in _COMPOUND):
            start -= 1
        said = ""
    elif word.endswith("-") and word[-2:-1].isalnum() and after[:1].isalnum():
        said = ""
    else:
        said = " "
    cleaner.put(said, start, end)
    return end


def _space(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put(" ", *found.span())
    return found.end()


def _tie(cleaner: _Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    if (before.isalnum() or before in set(".,)}")) and (after.isalnum() or after in set("\\($")):
        if not _in_address(cleaner.word_before(found.start())):
            cleaner.put(" ", *found.span())
    return found.end()


def _quotes(cleaner: _Cleaner, found: Match) -> int:
    cleaner.put('"', *found.span())
    return found.end()


def _dash(cleaner: _Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    if not _in_address(cleaner.word_before(found.start())):
        cleaner.put("-" if len(found[0]) == 2 and before.isalnum() and after.isalnum() else "—", *found.span())
    return found.end()


def _character(cleaner: _Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    spaced = found[0] == "\u2013" and (before.isspace() or after.isspace())
    cleaner.put("—" if spaced else _plain(found[0]), *found.span())
    return found.end()


def _plain(text: str) -> str:
    """The characters in their plain forms: quotes, dashes, ligatures, full-width and mathematical letters."""
    return "".join(_CHARACTERS.get(each) or (unicodedata.normalize("NFKC", each) if ord(each) > 0x2100 else each) for each in text).replace("\xa0", " ")


_WORD = regex.compile(r"(?:[A-Z][a-z]*|and|for|in|is|are|on|the|to|we|with|or|as|at|by|of)(?=[\s,;:)]|$)")
"""A word after an address at the end of a line, rather than the rest of the address."""

_REWRITES: dict[str, Callable[[_Cleaner, Match], int]] = {
    "anchor": _anchor,
    "tag": _tag,
    "entity": _entity,
    "markdown": _markdown,
    "href_open": _href,
    "cite": _drop,
    "accent": _accent,
    "command": _command,
    "escaped": _escaped,
    "dollar": _dollar,
    "brace_open": _brace,
    "script": _script,
    "lines": _lines,
    "space": _space,
    "invisible": _drop,
    "tie": _tie,
    "quotes": _quotes,
    "dash": _dash,
    "character": _character,
}


class Document:
    r"""A paper's text, prepared once for all extractors.

    Title, abstract and comment stand in `text` one after the other, two line feeds between them, without LaTeX, HTML
    and Markdown, with plain quotes and dashes ("-" within words and ranges, "—" between clauses). Offsets into `text`
    are for the rules; `mention` leads back to the paper's own fields.

    Args:
        paper: The paper.
        lexicon: What the anchors are found with; the built-in taxonomy's where none is given.

    Example:
        >>> document = Document(Paper(title="A survey", abstract="It covers {\\bf LIBERO}."))
        >>> document.text
        'A survey\n\nIt covers LIBERO.'
        >>> document.mention(20, 26)["start"]
        15
    """

    def __init__(self, paper: Paper, lexicon: Lexicon | None = None) -> None:
        self.paper = paper
        self.trace: Trace | None = None
        """Where rules say why, when somebody asks; none otherwise."""
        self._lexicon = lexicon
        self._memo: dict[Callable[..., Any], Any] = {}
        title, self._title_way = _clean(paper.title)
        abstract, self._abstract_way = _clean(paper.abstract)
        text = title + GAP + abstract
        self._comment_way: _Cleaner | None = None
        self.title_end = len(title)
        """Where the title ends in `text`."""
        self.abstract_start = len(title) + len(GAP)
        """Where the abstract begins in `text`."""
        self.body_end = len(text)
        """Where the abstract ends in `text`; only links and the code's status are read from what follows."""
        self.comment_start = self.body_end + len(GAP)
        """Where the comment begins in `text`."""
        if paper.comment:
            comment, self._comment_way = _clean(paper.comment)
            text += GAP + comment
        self.text = text
        """The prepared text."""

    def mention(self, start: int, end: int) -> dict[str, Any]:
        """The mention that a span of `text` stands for, in the form of `paperkit.Mention`.

        Args:
            start: Where it begins, in code points.
            end: Where it ends, in code points; it may not reach over the end of a field.

        Returns:
            A dictionary with field, start, end and text, of the field as it was given.

        Example:
            >>> Document(Paper(title="Drop the \\\\textit{DROP} set")).mention(9, 13)
            {'field': 'title', 'start': 17, 'end': 21, 'text': 'DROP'}
        """
        if start < self.abstract_start:
            field, source, way = "title", self.paper.title, self._title_way
        elif start < self.comment_start:
            field, source, way = "abstract", self.paper.abstract, self._abstract_way
            start, end = start - self.abstract_start, end - self.abstract_start
        else:
            field, source, way = "comment", self.paper.comment, self._comment_way
            start, end = start - self.comment_start, end - self.comment_start
        if way is not None:
            start, end = way.original(start, end)
        return {"field": field, "start": start, "end": end, "text": source[start:end]}

    def span(self, mention: Mention) -> tuple[int, int]:
        """The span of `text` that a mention of the paper's fields became; empty where cleaning took it away.

        Args:
            mention: The mention.

        Returns:
            Start and end in `text`.

        Example:
            >>> from paperkit.models import Mention
            >>> document = Document(Paper(title="A", abstract="\\textbf{B}"))
            >>> document.span(Mention(field="abstract", start=8, end=9, text="B"))
            (3, 4)
        """
        begin, way = {
            "title": (0, self._title_way),
            "abstract": (self.abstract_start, self._abstract_way),
            "comment": (self.comment_start, self._comment_way),
        }[mention.field]
        start, end = (mention.start, mention.end) if way is None else way.cleaned(mention.start, mention.end)
        return begin + start, begin + end

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The spans of the sentences in `text`, in order; the title is one, and no sentence reaches over a field.

        Example:
            >>> document = Document(Paper(abstract="It beats e.g. BERT by 2.5 points. See Fig. 2. Done."))
            >>> [document.text[start:end] for start, end in document.sentences]
            ['It beats e.g. BERT by 2.5 points.', 'See Fig. 2.', 'Done.']
        """
        spans, begin = [], 0
        for found in _BOUNDARY.finditer(self.text):
            start, end = found.span()
            if found[0] != GAP and _ABBREVIATION.search(self.text, max(0, start - 12), start):
                continue
            if start > begin:
                spans.append((begin, start))
            begin = end
        if begin < len(self.text):
            spans.append((begin, len(self.text)))
        return spans

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds an offset of `text`.

        Args:
            offset: The offset, in code points.

        Returns:
            Start and end of the sentence.

        Example:
            >>> Document(Paper(abstract="One. Two.")).sentence(8)
            (7, 11)
        """
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    @cached_property
    def anchors(self) -> dict[str, list[Anchor]]:
        """What one pass of the lexicon's automaton found, by group: spans of `text` with the entry or cue they are.

        Example:
            >>> document = Document(Paper(title="Tasks", abstract="We use GSM8K."))
            >>> [document.text[start:end] for start, end, _ in document.anchors["benchmark"]]
            ['GSM8K']
        """
        if self._lexicon is None:
            from paperkit.pipeline import default_lexicon

            self._lexicon = default_lexicon()
        return self._lexicon.scan(self.text, self.body_end)

    def once(self, function: Callable[[Document, Taxonomy], Returned], taxonomy: Taxonomy) -> Returned:
        """What a function makes of this document, worked out once however often it is asked for.

        Args:
            function: The function, which takes the document and the taxonomy.
            taxonomy: The taxonomy.

        Returns:
            What the function returned the first time.

        Example:
            >>> Document(Paper(title="Tasks")).once(lambda document, _: len(document.text), None)
            7
        """
        if function not in self._memo:
            self._memo[function] = function(self, taxonomy)
        return cast(Returned, self._memo[function])


def _clean(text: str) -> tuple[str, _Cleaner | None]:
    """The text as rules read it, and the way back to the source; none where nothing changed."""
    if not _DIRTY.search(text):
        return text, None
    cleaner = _Cleaner(text)
    return cleaner.run(), cleaner
