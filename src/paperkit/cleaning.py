r"""Cleaning: the text without LaTeX, HTML, Markdown and typographic variety, and the way back to it as it was given.

>>> text, way = clean(r"Improves by $\sim$3\% on \textbf{BDD100K}.")
>>> text
'Improves by ~3% on BDD100K.'
>>> way.original(19, 26)
(33, 40)
>>> clean("Nothing to undo.")
('Nothing to undo.', None)
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from paperkit.patterns import lazy_regex, literals

GAP = "\n\n"
"""What stands between paragraphs in the cleaned text."""

_INVISIBLE = (
    r"\u0080-\u0084\u0086-\u009f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_SPACE = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_VARIANT = (
    r"\u2010-\u2015\u2018-\u201f\u2032\u2033\u2126\u2212\u2215\u2217\u223c\u2103\u2109\u210b-\u2113\u2115\u2119-\u211d\u2124\u212c\u212d\u212f-\u2134\u3001\u3002"
    r"\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
)

_SIGNS = frozenset("\\$&<{}\n\r\t\f\v~`")
"""The characters that make an ASCII text one to clean."""

_PAIRS = ("  ", "--", "''", "](")
"""What makes it one too; the last where a label stands before it."""

_find_pairs = literals(_PAIRS)

_OTHERS = bytes(code for code in range(128) if chr(code) not in _SIGNS)
"""All other ASCII characters."""

_SCRIPTS = ("^", "_")
"""What is looked at too where there is something to clean."""

_ODD = re.compile(rf"[\x85\u2028\u2029{_INVISIBLE}{_SPACE}{_VARIANT}]")
_LABEL = re.compile(r"[^\[\]\n]{1,300}\]\(")
_ASCII = bytes(range(128))

_PIECE = lazy_regex(
    r"""(?x)
    (?P<anchor><a\s[^<>]{0,60}?href\s{0,3}=\s{0,3}["']?(?P<href>[^"'<>\s]{1,2000})["']?[^<>]{0,200}>)
  | (?P<tag></?(?:a|b|i|u|p|br|em|li|ol|ul|tt|sub|sup|div|code|span|strong|small|italic|bold|sc|h[1-6]|
        jats:[a-z-]{1,30}|mml:[a-z]{1,30}|inline-formula|tex-math|alternatives)(?:\s[^<>]{0,300})?/?>)
  | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});)
  | (?P<markdown>\[(?P<label>[^\[\]\n]{1,300})\]\(
        (?P<target>(?:https?://|www\.)[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\))?[^\s()<>]{0,200})\))
  | (?P<href_open>\\href\s{0,2}\{(?P<address>[^{}]{1,2000})\}\s{0,2}\{)
  | (?P<cite>\\(?:cite[a-zA-Z]{0,8}|ref|eqref|label|cref|Cref|vspace|hspace|footnotemark|footnotetext)\*?
        (?:\[[^\[\]]{0,100}\]){0,2}\{[^{}]{0,300}\})
  | (?P<accent>\\(?:(?P<mark>['"`^~=.])\s{0,1}\{?(?P<letter>\\?[A-Za-z])\}?
        |(?P<mark2>[cuvHkrd])\{(?P<letter2>\\?[A-Za-z])\}))
  | (?P<command>\\(?P<name>[A-Za-z]{1,40})\*?(?P<brace>\s{0,2}\{)?)
  | (?P<escaped>\\[%_&\#${}~^\s,;:!/|\-()\[\]\\])
  | (?P<dollar>\$\$?)
  | (?P<brace_open>[{}])
  | (?P<script>[\^_])
  | (?P<lines>(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s{0,1000})
  | (?P<space>[\t"""
    + _SPACE
    + r"""]{1,1000}|\ [\ \t\xa0]{1,1000}|\A\ {1,1000})
  | (?P<invisible>["""
    + _INVISIBLE
    + r"""]{1,1000})
  | (?P<tie>~)
  | (?P<quotes>``|'')
  | (?P<dash>-{2,3})
  | (?P<character>["""
    + _VARIANT
    + r"""])
    """,
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
          "c": "\u0327", "u": "\u0306", "v": "\u030c", "H": "\u030b", "k": "\u0328", "r": "\u030a",
          "d": "\u0323"}  # fmt: skip

_CHARACTERS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "—", "\u2015": "—", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"',
    "\u201e": '"', "\u201f": '"', "\u2033": '"', "\u2126": "Ω", "\u2215": "/", "\u2217": "*", "\u223c": "~",
    "\u3001": ",", "\u3002": ".",
}  # fmt: skip


_MATH = lazy_regex(r"\$\$?(?=[^\s$])(?:[^$\\]{1,400}(?<=\S)\$\$?(?!\d)|[^$\\]{0,400}\\[^$]{1,400}(?<=\S)\$\$?)")
_LATEX_IN_ADDRESS = lazy_regex(r"\\allowbreak\s?|\\([_%&#~$])(?:\{\})?|\s+|[{}]")
_COMPOUND = frozenset(
    "anti auto bi class co coarse cross data deep domain down dual encoder end few fine full graph high hyper image "
    "inter intra large light long low mask meta mid mini model multi non off on one open out over pair par part per "
    "plug point post pre pseudo question re real self semi short single small so spatio state sub super task text "
    "time tool top token two ultra uni user video vision well word zero".split()
)
"""First parts of compounds: at the end of a line their hyphen belongs to the word."""

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]


class Cleaner:
    """One field's text, rewritten piece by piece, and the way from offsets in it back to the field as given."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.done = 0
        self.last = " "
        """The last character written; no space is written after a space or at the very beginning."""
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
        spans = [found.span() for found in _MATH.finditer(self.source)] if "$" in self.source else []
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
        if text[0] == " " and self.last == " ":
            if len(text) == 1:
                return
            text, start = text[1:], start + 1 if exact else start
        self.last = text[-1]
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
        """What is written before the offset, back to a space; at most 300 characters."""
        before = "".join(self.parts[-6:])[-300:] + self.source[max(self.done, offset - 300) : offset]
        return before[before.rfind(" ") + 1 :]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source from which the span of the cleaned text was made."""
        first = bisect_right(self.clean_at, start) - 1
        last = bisect_right(self.clean_at, end - 1) - 1
        begin = self.source_at[first] + (start - self.clean_at[first] if self.exact[first] else 0)
        stop = self.source_at[last] + end - self.clean_at[last] if self.exact[last] else self.source_to[last]
        if self.source.count("$", begin, stop) % 2:
            # half of a formula's delimiters: take the other one in where it stands beside the span
            if self.source.startswith("$", stop):
                stop += 1
            elif begin and self.source[begin - 1] == "$":
                begin -= 1
        return begin, stop

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

    def run(self, begins: Iterable[int]) -> str:
        """The cleaned text, given the places in order at which pieces may begin."""
        position = 0
        for place in begins:
            if place >= position and (found := _PIECE.match(self.source, place)):
                position = _REWRITES[cast("str", found.lastgroup)](self, found)
        self.keep(len(self.source))
        return "".join(self.parts)


def _in_address(word: str) -> bool:
    """Whether a word is, so far, an address."""
    return "://" in word or word.startswith("www.") or (0 < word.find(".") < word.find("/"))


def _anchor(cleaner: Cleaner, found: Match) -> int:
    start, end = found.span("href")
    cleaner.put("", found.start(), start)
    cleaner.keep(end)
    cleaner.put(" ", end, found.end())
    return found.end()


def _markdown(cleaner: Cleaner, found: Match) -> int:
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


def _href(cleaner: Cleaner, found: Match) -> int:
    cleaner.put("", found.start(), found.start("address"))
    cleaner.keep_address(*found.span("address"))
    cleaner.put(" ", found.end("address"), found.end())
    cleaner.open.append("")
    return found.end()


def _tag(cleaner: Cleaner, found: Match) -> int:
    cleaner.put(
        " " if found["tag"].lower().startswith(("<p", "</p", "<br", "<li", "<div", "<h")) else "", *found.span()
    )
    return found.end()


def _entity(cleaner: Cleaner, found: Match) -> int:
    cleaner.put(_plain(html.unescape(found[0])), *found.span())
    return found.end()


def _drop(cleaner: Cleaner, found: Match) -> int:
    cleaner.put("", *found.span())
    return found.end()


def _accent(cleaner: Cleaner, found: Match) -> int:
    mark, letter = found["mark"] or found["mark2"], found["letter"] or found["letter2"]
    before, after = cleaner.around(*found.span())
    if mark == "'" and letter in "st" and before.isalpha() and not after.isalpha():
        # an apostrophe that some program escaped
        cleaner.put("", found.start(), found.start() + 1)
    else:
        cleaner.put(unicodedata.normalize("NFC", letter.lstrip("\\") + _MARKS[mark]), *found.span())
    return found.end()


def _command(cleaner: Cleaner, found: Match) -> int:
    (start, end), name = found.span(), found["name"]
    if found["brace"]:
        if name in _COMMANDS:
            cleaner.put(_COMMANDS[name], start, end)
        elif cleaner.source.startswith("}", end) and name not in _SILENT:
            # a macro of the authors', often the name of the method
            cleaner.put("", start, start + 1)
            cleaner.put("", found.end("name"), end)
        else:
            cleaner.put("", start, end)
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
        while cleaner.source.startswith(" ", end):
            end += 1
        cleaner.put("", start, end)
    else:
        cleaner.put("", start, start + 1)
    return end


def _escaped(cleaner: Cleaner, found: Match) -> int:
    said = found[0][1]
    cleaner.put(said if said in "%_&#${}~^|" else " " if said.isspace() or said in "\\,;:" else "", *found.span())
    return found.end()


def _dollar(cleaner: Cleaner, found: Match) -> int:
    if not cleaner.math_edges.isdisjoint(range(found.start(), found.end() + 1)):
        cleaner.put("", *found.span())
    return found.end()


def _brace(cleaner: Cleaner, found: Match) -> int:
    if found[0] == "{":
        cleaner.open.append("")
        cleaner.put("", *found.span())
    else:
        cleaner.put(cleaner.open.pop() if cleaner.open else "", *found.span())
    return found.end()


def _script(cleaner: Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    power = found[0] == "^" and before.isdigit() and not cleaner.source.startswith("^\\circ", found.start())
    if not power and (after in {"{", "\\"} or cleaner.in_math(found.start())):
        cleaner.put("", *found.span())
    return found.end()


def _lines(cleaner: Cleaner, found: Match) -> int:
    start, end = found.span()
    word, after = cleaner.word_before(start), cleaner.source[end : end + 40]
    if len(_LINE_END.findall(found[0])) > 1:
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


def _space(cleaner: Cleaner, found: Match) -> int:
    cleaner.put(" ", *found.span())
    return found.end()


def _tie(cleaner: Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    tied = (before.isalnum() or before in {".", ",", ")", "}", "$"}) and (after.isalnum() or after in {"\\", "(", "$"})
    if tied and not _in_address(cleaner.word_before(found.start())):
        cleaner.put(" ", *found.span())
    return found.end()


def _quotes(cleaner: Cleaner, found: Match) -> int:
    cleaner.put('"', *found.span())
    return found.end()


def _dash(cleaner: Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    if not _in_address(cleaner.word_before(found.start())):
        cleaner.put("-" if len(found[0]) == 2 and before.isalnum() and after.isalnum() else "—", *found.span())
    return found.end()


def _character(cleaner: Cleaner, found: Match) -> int:
    before, after = cleaner.around(*found.span())
    spaced = found[0] == "\u2013" and (before.isspace() or after.isspace())
    cleaner.put("—" if spaced else _plain(found[0]), *found.span())
    return found.end()


def _plain(text: str) -> str:
    """The characters in their plain forms: quotes, dashes, ligatures, full-width and mathematical letters."""
    return "".join(
        _CHARACTERS.get(each) or (unicodedata.normalize("NFKC", each) if ord(each) > 0x2100 else each) for each in text
    ).replace("\xa0", " ")


_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WORD = lazy_regex(r"(?:[A-Z][a-z]*|and|for|in|is|are|on|the|to|we|with|or|as|at|by|of)(?=[\s,;:)]|$)")
"""A word after an address at the end of a line, rather than the rest of the address."""

_REWRITES: dict[str, Callable[[Cleaner, Match], int]] = {
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


def clean(text: str) -> tuple[str, Cleaner | None]:
    """Clean a text.

    Args:
        text: The text as it was given.

    Returns:
        The text as rules read it, and the way back to the source; none where nothing changed.

    Example:
        >>> clean("a&amp;b")[0]
        'a&b'
    """
    pairs = {_PAIRS[index] for index, _, _ in _find_pairs(text)}
    linked = "](" in pairs
    begins = places(text, pairs - {"]("})
    # to take all other characters away is the fastest way to see which of many stand in a text
    if left := text.encode().translate(None, _OTHERS):
        characters = set(left.decode())
        begins += places(text, characters & _SIGNS)
        if not left.isascii() and (odd := _ODD.findall("".join(characters))):
            begins += places(text, (*odd, " \xa0"))
    if not (begins or linked or text.startswith(" ")):
        return text, None
    if linked:
        begins += [place for place in places(text, "[") if _LABEL.match(text, place + 1)]
    if text.startswith(" "):
        begins.append(0)
    begins += places(text, _SCRIPTS)
    cleaner = Cleaner(text)
    return cleaner.run(sorted(begins)), cleaner


def non_ascii(text: str) -> set[str]:
    """The characters of a text that are not ASCII.

    Args:
        text: The text.

    Returns:
        Each of them once.

    Example:
        >>> non_ascii("naïve")
        {'ï'}
    """
    return set(text.encode().translate(None, _ASCII).decode())


def places(text: str, signs: Iterable[str]) -> list[int]:
    """Where any of some signs stand in a text.

    Args:
        text: The text.
        signs: The signs.

    Returns:
        Offsets, those of each sign in order.

    Example:
        >>> places("a-b, c-d", "-,")
        [1, 6, 3]
    """
    found = []
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            found.append(place)
            place = text.find(sign, place + 1)
    return found
