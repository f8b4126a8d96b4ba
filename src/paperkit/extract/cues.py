"""The words that the rules go by, in named groups. Facts about names are not here but in the taxonomy.

A cue is written in lower case and found in any case. The part of a group's name before the dot says which rules it
belongs to; only groups named `link.*` are looked for in the authors' comment too.

>>> "dataset" in CUES["benchmark.head"]
True
"""

from __future__ import annotations

LINK: dict[str, tuple[str, ...]] = {
    "link.scheme": ("http://", "https://", "www."),
}
"""What leads to addresses and what says what they hold."""

BENCHMARK: dict[str, tuple[str, ...]] = {
    "benchmark.head": ("dataset", "datasets", "benchmark", "benchmarks", "corpus", "corpora"),
}
"""What leads to names of benchmarks and speaks for or against them."""

RESULT: dict[str, tuple[str, ...]] = {
    "result.word": (
        "twice", "thrice", "halves", "halved", "halving", "halve", "half", "doubles", "doubled", "doubling", "double",
        "triples", "tripled", "tripling", "triple", "quadruples", "quadrupled", "quadrupling", "quadruple",
        "order of magnitude", "orders of magnitude", "order-of-magnitude", "orders-of-magnitude", "twofold", "two-fold",
        "threefold", "three-fold", "fourfold", "four-fold", "fivefold", "five-fold", "sixfold", "six-fold", "sevenfold",
        "seven-fold", "eightfold", "eight-fold", "tenfold", "ten-fold", "hundredfold", "hundred-fold", "thousandfold",
        "two times", "three times", "four times", "five times", "six times", "eight times", "ten times", "one third",
        "one-third", "a third", "two thirds", "two-thirds", "a quarter", "one quarter", "one-quarter", "out of",
        "of the four", "of the five", "of the six", "of the seven", "of the eight", "of the nine", "of the ten",
        "first place", "second place", "third place", "ranks first", "ranked first", "ranking first", "ranks second",
        "ranked second", "ranks third", "ranked third", "wins all",
    ),
    "result.metric": (
        "metric", "metrics", "@", "rate", "rates", "score", "scores", "index", "ratio", "ratios", "accuracies", "error",
        "errors",
    ),
}  # fmt: skip
"""Words that are figures themselves, and what leads to metrics that the registry does not know."""

TAG: dict[str, tuple[str, ...]] = {
    "tag.contrast": ("without", "unlike"),
}
"""What says that a topic is only contrast or background."""

CUES: dict[str, tuple[str, ...]] = {**LINK, **BENCHMARK, **RESULT, **TAG}
"""All groups together."""
