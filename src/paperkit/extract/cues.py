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
    "result.gain": ("improves", "improvement"),
}
"""What leads to figures and says what they are."""

TAG: dict[str, tuple[str, ...]] = {
    "tag.contrast": ("without", "unlike"),
}
"""What says that a topic is only contrast or background."""

CUES: dict[str, tuple[str, ...]] = {**LINK, **BENCHMARK, **RESULT, **TAG}
"""All groups together."""
