"""Finds figures: numbers with their units and signs, in pairs and ranges, and words that are numbers themselves.

>>> def show(text):
...     return [(figure.values, figure.unit, figure.form) for figure in find_figures(text, len(text), [])]
>>> show("from 40.9% to 52.3%, 18 out of 26 tasks, 3-5x faster, 85.2 ± 0.3 on ResNet-50 with 7B parameters in 3D")
[([40.9, 52.3], 'percent', 'range'), ([18.0, 26.0], 'count', 'of'), ([3.0, 5.0], 'factor', 'range'), ([85.2], None, '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from paperkit.trace import Span


@dataclass(slots=True)
class Figure:
    """One or more numbers that share a unit and a place."""

    values: list[float]
    unit: str | None
    """`percent`, `points`, `factor`, `count`, another unit as written, or none."""
    start: int
    """Where it begins, its sign or currency included."""
    end: int
    """Where it ends, its unit included."""
    sign: str = ""
    """`+` or `-` where it is written."""
    form: str = ""
    """How several numbers are joined: `range`, `versus`, `list`, `of`."""
    whole: bool = True
    """Whether no number has a decimal point."""
    kind: str | None = None
    """The kind of result, where the form alone says it."""
    metric: Span | None = None
    """Where a metric stands inside the unit ("1.2 BLEU points")."""
    starts: list[int] = field(default_factory=list)
    """Where each number begins."""
    plus: bool = False
    """Whether a "+" follows, as in "95%+"."""


_NUMBER = regex.compile(r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3}){1,4}(?![0-9,])|[0-9]{0,14})(?:\.[0-9]{1,15})?")
_PART_OF_NAME = re.compile(r"[\w^.]$|[0-9],$|[A-Za-z][-_/]$")
_AFTER_UNIT = re.compile(r"[0-9](?:[xX]|ms|dB)-$")
"""What stands before a number that is part of a name (`GSM8K`, `ResNet-50`), a version or a power; and before one that
is the second of a range all the same."""

_UNIT = re.compile(
    r"""
    (?P<percent>\s?%|[\s-]?(?:percent(?!age)|per\scent)\b)(?P<after>[\s-]?(?:points?|pts?|pp)\b|p\b)?
  | (?P<points>[\s-]?(?:pp|ppts?|pts|p\.p\.)(?!\w)
      | [\s-](?:(?:absolute|average|mean|relative|percentage|accuracy|percent|full)[\s-]){0,2}
        (?P<metric>[A-Za-z][\w@.+-]{0,14}[A-Z0-9][\w@.+-]{0,8}\s(?:score\s)?|[A-Z]\d\s(?:score\s)?|accuracy\s)?(?:percentage[\s-])?points?\b(?!\sclouds?))
  | (?P<factor>(?:\s?×|[xX]|\s[xX](?=\s))(?!\w|\s?[0-9])|(?:\s|-)?(?:times|fold)\b(?!\s[x×]))
  | \s?(?P<other>(?:
        dB|db|FPS|fps|Fps|frames\s?(?:per\ssecond|/\s?s(?:ec)?)|[KMk]?\s?(?:tokens|images|samples|steps|queries|requests|frames|iterations|pairs|points)(?:/s(?:ec(?:ond)?)?|\sper\ssecond)
      | tok/s|it/s|QPS|k?Hz|MHz
      | nanoseconds?|microseconds?|milliseconds?|seconds?|minutes?|hours?|days?|GPU[\s-](?:hours?|days?)|weeks?
      | ns|ps|[µμu]s|ms|msec|secs?|s|mins?|hrs?|h
      | [KMGT]i?B(?!-)|kB|[kKMG]bps|[kM]b/s|bpp
      | bits?[\s-]per[\s-](?:pixel|weight|parameter|character|byte|dimension|token)|bits?
      | (?:[a-z]{3,14}\s)?[a-z]{3,12}s\sper\s(?:second|minute|hour)
      | [TGM]?FLOPs|[TGM]FLOPS?|[TG]OPS(?:/W)?|G?MACs
      | kcal/mol|kJ/mol|m?eV(?:/\w{1,6})?|Å|m/s|km/h|rad|deg(?:rees)?|°C|°|bpm|mmHg|mW|kWh?|W|[mµμnpk]?J|[mk]?V|N|kg|mg|g
      | mm|cm|km|[µμ]m|nm|meters?|metres?|m|pixels?|px|tokens|voxels?|Elo|USD|dollars?|cents?
    ))(?![\w²³]|-[a-z])
    """,
    re.VERBOSE,
)
_PLAIN_WORD = re.compile(r"\s([a-z]{2,20})(?=[\s,.;:)]|$)")
_NO_FIGURE = frozenset("^_\ufe0f\u20e3")
"""What follows a base, and a digit that is a keycap."""
_BREAKS = frozenset(" (\n\t\r")


_MULTIPLE = re.compile(r"\s(?:hundred|thousand|million|billion|trillion|[KMBT](?![\w/]))")
_NO_UNITS = frozenset(".,;:)]/—")
"""What begins no unit."""
_NO_UNIT = re.compile(r"-[A-Za-z]|\.[0-9]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b(\s(?:place|rank)\b)?")
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed)\s(?:as\s|the\s)?$", re.IGNORECASE)
_FACTOR_OF = re.compile(
    r"\bfactors?\sof\s(?:up\sto|about|over|more\sthan|nearly|around|roughly|approximately|at\sleast|almost)?\s?[~≈<>]?$"
)
_BEFORE = re.compile(r"(?:(?<![\w)])([+-]))?([$€£])?$")
_JOIN = re.compile(
    r"""
    (?P<tolerance>\s?\(?(?:±|\+/-)\s?)
  | (?P<of>\s(?:out\sof|of)\s(?:the\s|all\s)?|/)
  | (?P<range>(?:\s\([^()0-9]{1,40}\))?\s?(?:-|to|→|->|=>|~|—>|(?<!\s)—(?!\s)|down\sto|up\sto|through)\s?
        (?:up\sto\s|about\s|over\s|just\s|only\s|more\sthan\s|nearly\s|around\s|approximately\s)?)
  | (?P<versus>,?\s\(?(?:vs\.?|versus|against|compared\s(?:to|with)|compared\sagainst|from)\s
        (?:just\s|only\s|a\s|the\s|about\s)?)
  | (?P<list>,?\s(?:and|or)\s(?:up\sto\s|by\s|over\s|about\s)?|,\s|\s?/\s?|\s&\s)
    """,
    re.VERBOSE,
)
_VERSIONED = re.compile(r"[A-Z][a-z]{2,12} $")
"""A name right before a number, which may be its version: "Opus 4.6"."""

_NO_SHARE = re.compile(r"^0|/0|/[0-2]\D?$|/$")
"""What tells a date, a ratio or two years from a share: "07/12", "1/2", "1/2/3"."""

_ORDERS = {
    "an": 1, "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "both": 2,
}  # fmt: skip
_WORDS: dict[str, tuple[float, str | None]] = {
    "twice": (2, None), "thrice": (3, None), "halves": (2, "reduction"), "halved": (2, "reduction"),
    "halving": (2, "reduction"), "halve": (2, "reduction"), "half": (2, None), "doubles": (2, "gain"),
    "doubled": (2, "gain"), "doubling": (2, "gain"), "double": (2, "gain"), "triples": (3, "gain"),
    "tripled": (3, "gain"), "tripling": (3, "gain"), "triple": (3, "gain"), "quadruples": (4, "gain"),
    "quadrupled": (4, "gain"), "quadrupling": (4, "gain"), "quadruple": (4, "gain"), "two times": (2, None),
    "three times": (3, None), "four times": (4, None), "five times": (5, None), "six times": (6, None),
    "eight times": (8, None), "ten times": (10, None), "one third": (3, None), "one-third": (3, None),
    "a third": (3, None), "a quarter": (4, None), "one quarter": (4, None), "one-quarter": (4, None),
}  # fmt: skip
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "hundred": 100,
          "thousand": 1000}  # fmt: skip
_PLACES = {"first": 1, "second": 2, "third": 3}
_LAST_WORD = re.compile(r"([A-Za-z]+|[0-9]+(?:\.[0-9]+)?)(?:\sfull)?[\s-]$")
_FIRST_WORD = re.compile(r"\s(?:the\s|all\s|a\stotal\sof\s)?([A-Za-z]+)")


@lru_cache(maxsize=8192)
def _is_no_unit(word: str) -> bool:
    """Whether a word in lower case behind a number begins no unit, whatever follows it but "per"."""
    return not any(
        pattern.match(f" {word}{more}") for pattern in (_UNIT, _MULTIPLE) for more in ("", " cent", " points", " x")
    )


def find_figures(text: str, limit: int, words: Iterable[tuple[int, int, str]]) -> list[Figure]:
    """The figures of a text.

    Args:
        text: The text.
        limit: Where to stop.
        words: Where words stand that are figures themselves, in order, as the anchors `result.word` give them.

    Returns:
        The figures in order. Numbers with letters behind them that are no unit (`7B`, `3D`) are left out.

    Example:
        >>> find_figures("gains of +2.5 pp", 16, [])[0].sign
        '+'
    """
    figures: list[Figure] = []
    reach = 0
    for found in _NUMBER.finditer(text, 0, limit):
        start = found.start()
        if start < reach:
            continue
        before = text[start - 1 : start]
        if before and before not in _BREAKS:
            if before == "." and not text[start - 2 : start - 1].isalnum() and "." not in found[0]:
                start -= 1
                before = text[start - 1 : start]
            if _PART_OF_NAME.search(text, max(0, start - 2), start) and not _AFTER_UNIT.search(
                text, max(0, start - 4), start
            ):
                continue
        if text[found.end() : found.end() + 1] in _NO_FIGURE:
            continue
        figure = _figure(text, start, found.end())
        if figure is None:
            continue
        reach = figure.end
        if figures and figure.start - figures[-1].end <= 56 and _joined(text, figures[-1], figure):
            continue
        figures.append(figure)
    written = [figure for word in words if (figure := _written(text, *word))]
    if written:
        figures = _with_written(figures, written)
    return figures


def _figure(text: str, start: int, end: int) -> Figure | None:
    """The figure that a number in digits begins; none where it is part of a name or of a compound."""
    digits, after = text[start:end], text[end : end + 1]
    if after.isspace():
        word = _PLAIN_WORD.match(text, end)
        if word is not None and _is_no_unit(word[1]) and text.find(" per ", end, end + 48) < 0:
            return _with_sign(text, digits, None, start, end)
    elif after in _NO_UNITS:
        return None if _NO_UNIT.match(text, end) else _with_sign(text, digits, None, start, end)
    elif after == "-":
        letter = text[end + 1 : end + 2]
        if letter.isascii() and letter.isalpha() and letter not in "pft" and text.find("point", end, end + 60) < 0:
            return None
    elif after in ("D", "B") and not text[end + 1 : end + 2].isalnum():
        return None
    if (ordinal := _ORDINAL.match(text, end)) is not None:
        ranked = ordinal[1] or _RANKED.search(text, max(0, start - 20), start)
        return Figure([float(digits)], "count", start, ordinal.end(), kind="count", starts=[start]) if ranked else None
    unit: str | None = None
    metric: Span | None = None
    if after:
        said = _UNIT.match(text, end)
        if said is None and _MULTIPLE.match(text, end):
            return None
        if said is not None:
            if said["percent"]:
                unit = "points" if said["after"] else "percent"
            elif said["points"]:
                unit = "points"
                if said["metric"] and (stem := said["metric"].rstrip()):
                    metric = (said.start("metric"), said.start("metric") + len(stem.removesuffix(" score")))
            elif said["factor"]:
                unit = "factor"
            else:
                unit = said["other"]
                if text[end] == "-":
                    return None
            end = said.end()
        elif after.isalpha() or _NO_UNIT.match(text, end):
            return None
    return _with_sign(text, digits, unit, start, end, metric)


def _with_sign(
    text: str, digits: str, unit: str | None, start: int, end: int, metric: Span | None = None
) -> Figure | None:
    """The figure of a number and its unit, with the sign or the currency before it; none where it is an identifier."""
    sign, first = "", start
    if (
        unit is None
        and text.find("factor", max(0, start - 40), start) >= 0
        and _FACTOR_OF.search(text, max(0, start - 44), start)
    ):
        unit = "factor"
    if unit is None and start > 1 and text[start - 1] == "×" and text[start - 2] in " (~≈":
        unit, start = "factor", start - 1
    elif start and text[start - 1] in "+-$€£":
        before = _BEFORE.search(text, max(0, start - 4), start)
        if before is not None:
            if before[2]:
                unit = before[2] if unit is None else unit
            if before[1] and not (start - 2 >= 0 and text[before.start(1) - 1 : before.start(1)].isdigit()):
                sign = before[1]
                start = before.start(1)
            elif before[2]:
                start = before.start(2)
    if digits[4:5] == "." and len(digits) > 8 and unit is None:
        # an arXiv identifier
        return None
    value = float(digits.replace(",", "") if "," in digits else digits)
    return Figure(
        [value], unit, start, end, sign, whole="." not in digits, metric=metric, starts=[first],
        plus=text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum(),
    )  # fmt: skip


def _joined(text: str, left: Figure, right: Figure) -> bool:
    """Whether a figure went into the one before it."""
    if text[left.start - 1 : left.start] == "=" and (left.whole or text[left.end : right.start] != "/"):
        return False
    said = _JOIN.fullmatch(text, left.end, right.start)
    if said is None:
        if right.sign == "-" and right.start == left.end:
            form = "range"
        else:
            return False
    else:
        form = said.lastgroup or ""
    if form == "tolerance":
        left.end = right.end
        if left.unit is None:
            left.unit = right.unit
        return True
    if form == "of":
        if (
            left.whole
            and right.whole
            and left.unit is None
            and right.unit is None
            and left.values[0] <= right.values[0]
        ):
            if said is not None and said[0] == "/" and _NO_SHARE.search(text[left.start : right.end + 1]):
                return False
            left.values += right.values
            left.starts += right.starts
            left.end, left.unit, left.form = right.end, "count", "of"
            return True
        if said is not None and said[0] != "/":
            return False
        form = "list"
    if left.form == "of":
        return False
    if left.unit != right.unit:
        if left.unit is None:
            if form == "list" and _VERSIONED.search(text, max(0, left.start - 16), left.start):
                return False
            risky = form == "list" and (left.whole and not right.whole) and right.unit != "factor"
            if risky or (left.whole and left.values[0] >= 1900 and form == "list"):
                return False
            left.unit = right.unit
        elif right.unit is None:
            if form == "list" or (form == "range" and right.whole and not left.whole):
                return False
        elif form != "range" or {left.unit, right.unit} != {"percent", "points"}:
            return False
    elif left.unit is None and form == "list" and left.whole != right.whole and not left.sign:
        return False
    if form == "list" and left.sign != right.sign:
        return False
    left.values += right.values
    left.starts += right.starts
    left.end = right.end
    left.whole = left.whole and right.whole
    left.metric = left.metric or right.metric
    if left.form in ("", "list") or form == left.form:
        left.form = form if left.form == "" or form != "list" else left.form
    return True


def _written(text: str, start: int, end: int, word: str) -> Figure | None:
    """The figure that a word, or the words around it, stand for."""
    if word in _WORDS:
        if text.startswith("-", end):
            return None
        value, kind = _WORDS[word]
        return Figure([value], "factor", start, end, kind=kind, starts=[start])
    if word.startswith("order"):
        before = _LAST_WORD.search(text, max(0, start - 16), start)
        value = 0.0
        if before is not None:
            value = _ORDERS.get(before[1].lower(), 0)
            if not value and before[1][0].isdigit():
                value = float(before[1])
        if not value:
            return None
        return Figure([value], "factor", before.start() if before else start, end, starts=[start])
    if word.endswith("fold"):
        return Figure([float(_FOLDS[word.removesuffix("fold").rstrip("-")])], "factor", start, end, starts=[start])
    if word.endswith("place") or word.startswith("rank"):
        value = next(value for name, value in _PLACES.items() if name in word)
        return Figure([value], "count", start, end, kind="count", starts=[start])
    # "out of", "of three"
    before = _LAST_WORD.search(text, max(0, start - 12), start)
    first = _ORDERS.get(before[1].lower()) if before is not None else None
    if word == "out of":
        after = _FIRST_WORD.match(text, end)
        second = _ORDERS.get(after[1].lower()) if after is not None else None
        end = after.end() if after is not None else end
    else:
        second = _ORDERS.get(word.rsplit(None, 1)[1])
    if before is None or not first or not second or not 1 < first <= second:
        return None
    return Figure([first, second], "count", before.start(), end, form="of", starts=[before.start()])


def _with_written(figures: list[Figure], written: list[Figure]) -> list[Figure]:
    """Figures in digits and in words together, in order, the longer where two overlap."""
    merged: list[Figure] = []
    for figure in sorted([*figures, *written], key=lambda each: (each.start, -each.end)):
        if merged and figure.start < merged[-1].end:
            if figure.unit == "factor" and merged[-1].unit is None:
                # "2-3 orders of magnitude"
                merged[-1].unit, merged[-1].end = figure.unit, figure.end
            continue
        merged.append(figure)
    return merged
