"""How findings are put into words for people, at a terminal, in a notebook, on a page and in files.

>>> figure(Result(values=(69.1, 77.5), unit="percent", kind="gain"))
'69.1 → 77.5%'
"""

from __future__ import annotations

from paperkit.models import Result

__all__ = ["digest", "figure"]

_BOUNDS = {None: "", "at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}
_SIGNS = {"score": "", "gain": "+", "reduction": "−", "count": ""}
_UNITS = {None: "", "percent": "%", "points": " points", "factor": "×", "count": ""}


def figure(result: Result) -> str:
    """A result's numbers as a person writes them.

    Args:
        result: The result.

    Returns:
        The bound, the sign, the numbers and the unit; a unit that is none of paperkit's as the text has it.

    Example:
        >>> figure(Result(values=(2.4,), unit="points", kind="gain", bound="at_most"))
        '≤ +2.4 points'
        >>> figure(Result(values=(3,), unit="factor", kind="reduction"))
        '3× less'
    """
    unit = _UNITS.get(result.unit, f" {result.unit}")
    if result.unit == "factor":
        sign, unit = "", f"{unit} less" if result.kind == "reduction" else unit
    else:
        sign = _SIGNS[result.kind] if len(result.values) == 1 else ""
    between = " of " if result.kind == "count" else " → "
    return _BOUNDS[result.bound] + sign + between.join(f"{value:.10g}" for value in result.values) + unit


def digest(result: Result) -> str:
    """A result in a few words.

    Args:
        result: The result.

    Returns:
        Metric, kind of change, figures and benchmarks: as far as they are known. It begins with no sign, which a
        spreadsheet would take for that of a formula.

    Example:
        >>> digest(Result(values=(2.4,), unit="points", kind="gain", benchmarks=({"name": "GSM8K"},)))
        'gain 2.4 points on GSM8K'
        >>> digest(Result(values=(91.4,), unit="percent", kind="score", metric={"name": "accuracy", "text": "acc"}))
        'accuracy 91.4%'
    """
    unit = _UNITS.get(result.unit, f" {result.unit}")
    figures = _BOUNDS[result.bound] + "/".join(f"{value:.10g}" for value in result.values) + unit
    words = [result.metric.name if result.metric else "", "" if result.kind == "score" else result.kind, figures]
    places = ", ".join(benchmark.name for benchmark in result.benchmarks)
    return " ".join(filter(None, words)) + (f" on {places}" if places else "")
