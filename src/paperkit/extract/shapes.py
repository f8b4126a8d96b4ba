"""What the form of a name says, whatever stands around it.

>>> mixed("nuScenes"), mixed("Places"), is_acronym("BDD100K"), is_acronym("Adult")
(True, False, True, False)
>>> looks_like_benchmark("RoadBench"), looks_like_model("Road-7B"), looks_like_adjective("Road-based")
(True, True, True)
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperkit.taxonomy import normal_form

_MIXED = re.compile(r"[a-z0-9][A-Z]|[A-Za-z]-?\d|\d[A-Za-z]|[A-Z]{2}[a-z]{2}|[A-Z]-[A-Z]")

_KIND_AT_END = re.compile(r"^the |\W(?:data ?sets?|benchmarks?|corpus)$", re.IGNORECASE)

_BENCHMARK = re.compile(
    r"(?:[A-Za-z0-9][-+ ]?(?:Bench|BENCH|bench|Benchmark|BENCHMARK)|[A-Za-z]{2,}-?Eval|[A-Za-z]{2,}-?Arena"
    r"|[a-z0-9]QA|[A-Z][A-Za-z]+-QA|[A-Z]{2,}QA)"
    r"(?:[- ]?(?:v?\d(?:\.\d)?|\d{2,4}|[A-Z]\w{0,12}|[+]{1,2}))?$"
)
"""Endings that hardly any other name has: `XBench`, `X-Eval`, `XArena`, `XQA`, with a version or a part behind."""

_DATA = re.compile(
    r"(?:-Gym|Gym|Treebank|Corpus|-?[Dd]ataset|[A-Z]-?\d{1,3}[kK]|-?Challenge|-?Exam|-Data|NLI|Leaderboard)"
    r"(?:[- ]?(?:v?\d(?:\.\d)?|\d{2,4}|[A-Z]\w{0,12}))?$"
)
"""Endings that names of data often have, and others sometimes."""

_MODEL = re.compile(
    r"[- ]\d+(?:\.\d+)?[xX]?\d*[bB](?:-|$)|\d[bB]$"
    r"|-(?:Instruct|Chat|[Bb]ase|[Ll]arge|[Ss]mall|[Tt]iny|VL|Coder|Math|SFT|RL|DPO|Net|Former|[Tt]uned|R1|Zero|d\d+)$"
    r"|(?:[Ff]ormer|BERT|GPT|LLMs?|LMs?|GANs?|VAE|RAG|LoRA|[CRG]NNs?|GCN|LSTM|Agents?|Diffusion|MoE|Mamba|CLIP|NeRF|DETR"
    r"|Adam|SGD|Prompt|Tuner|Prune|Distill|Flow|MLP|U-?Net|PO|L[Ll]a[Mm][Aa]|LLaVA|Attn|Attention|Embed|Encoder"
    r"|Decoder|Boost|SVM|SLAM|VLA|VLM|CoT|APIs?)(?:-?[\dv+][\w.]*)?$"
)
"""Sizes, and endings that the names of models and methods have."""

_NUMBER = re.compile(
    r"^(?:[A-Z]\.?|[IVX]{1,4}|\d[\d.,]*(?:st|nd|rd|th|[A-Za-z]{1,2}\+?)?|[A-Z]?\d{1,2}|v\d|\d+-?(?:DoF|DOF|D|bit|shot|way)s?)$"
    r"|@|^\dD-[a-z]|^\d+x[A-Z]"
)
"""Numbers, quantities, single letters and metrics with a cut-off."""

_ADJECTIVE = re.compile(
    r"-(?:based|style|like|level|trained|pretrained|specific|aware|driven|guided|free|only|oriented|centric|derived|scale"
    r"|generated|powered|enhanced|augmented|agnostic|related|compatible|optimized|assisted|inspired|type|wise|shot|tuned"
    r"|focused|grade|language|to-\w+)$"
)
_COMPOUND = re.compile(r"^[A-Z][a-z]+-[a-z]+$|-(?!bench|eval|arena|gym|net|data|test|mini|hard|v\d)[a-z]{3,}$")


CACHED = 4096
"""Names whose forms are kept: the same ones stand in many papers, and each is asked for by several rules."""


@lru_cache(CACHED)
def normal(text: str) -> str:
    """The normal form of a name, without "the" in front and words such as "dataset" behind.

    Args:
        text: The name.

    Returns:
        Its normal form.

    Example:
        >>> normal("the Lane-Bench dataset") == normal("LaneBench")
        True
    """
    return normal_form(text if text.isalnum() else _KIND_AT_END.sub("", text))


@lru_cache(CACHED)
def mixed(text: str) -> bool:
    """Whether a name has a form that plain words do not: a capital behind a small letter, a digit.

    Args:
        text: The name.

    Returns:
        Whether it has.

    Example:
        >>> mixed("CamVid"), mixed("Sintel")
        (True, False)
    """
    return _MIXED.search(text) is not None


@lru_cache(CACHED)
def is_acronym(text: str) -> bool:
    """Whether a name is one word of capitals, or nearly.

    Args:
        text: The name.

    Returns:
        Whether it is.

    Example:
        >>> is_acronym("DROP"), is_acronym("Drop")
        (True, False)
    """
    if " " in text or not text[:1].isalnum():
        return False
    return text.isupper() or sum(map(str.isupper, text)) * 2 >= sum(map(str.isalpha, text))


def has_mark(text: str) -> bool:
    """Whether a text has a part of the endings that make a name look like a benchmark's.

    Args:
        text: A name or any longer text.

    Returns:
        Whether it has.

    Example:
        >>> has_mark("LaneBench 2"), has_mark("LaneFuse")
        (True, False)
    """
    return "ench" in text or "QA" in text or "Eval" in text or "Arena" in text or "BENCH" in text


@lru_cache(CACHED)
def looks_like_benchmark(text: str) -> bool:
    """Whether the form alone says that a name is a benchmark's.

    Args:
        text: The name.

    Returns:
        Whether it does. A short word in capitals may be a task's ("VQA"), and does not count.

    Example:
        >>> looks_like_benchmark("LaneQA"), looks_like_benchmark("VQA")
        (True, False)
    """
    return has_mark(text) and _BENCHMARK.search(text) is not None and not is_task(text)


@lru_cache(CACHED)
def looks_like_data(text: str) -> bool:
    """Whether a name has an ending that names of data often have.

    Args:
        text: The name.

    Returns:
        Whether it has.

    Example:
        >>> looks_like_data("LaneGym"), looks_like_data("Lanes")
        (True, False)
    """
    return (_BENCHMARK.search(text) is not None or _DATA.search(text) is not None) and not is_task(text)


def is_task(text: str) -> bool:
    """Whether a form such as "XQA" may be a task's: capitals only, and few of them.

    Args:
        text: The name.

    Returns:
        Whether it may.

    Example:
        >>> is_task("KBQA"), is_task("BENCH-X")
        (True, False)
    """
    return (text.isupper() and len(text) <= 5 and "BENCH" not in text) or text in {"Benchmark", "Bench"}


@lru_cache(CACHED)
def looks_like_model(text: str) -> bool:
    """Whether a name has a size or an ending that names of models and methods have.

    Args:
        text: The name.

    Returns:
        Whether it has.

    Example:
        >>> looks_like_model("LaneFormer"), looks_like_model("Lanes")
        (True, False)
    """
    return _MODEL.search(text) is not None


@lru_cache(CACHED)
def is_quantity(text: str) -> bool:
    """Whether it is a number, a quantity, a single letter or a metric with a cut-off.

    Args:
        text: The text.

    Returns:
        Whether it is.

    Example:
        >>> is_quantity("1.6M"), is_quantity("6-DoF"), is_quantity("LaneM")
        (True, True, False)
    """
    return _NUMBER.search(text) is not None


@lru_cache(CACHED)
def looks_like_adjective(text: str) -> bool:
    """Whether it ends as a compound that describes does.

    Args:
        text: The text.

    Returns:
        Whether it does.

    Example:
        >>> looks_like_adjective("COCO-style"), looks_like_adjective("COCO")
        (True, False)
    """
    return _ADJECTIVE.search(text) is not None


@lru_cache(CACHED)
def is_compound(text: str) -> bool:
    """Whether small letters follow the last hyphen, as in words that no one writes as names.

    Args:
        text: The text.

    Returns:
        Whether they do.

    Example:
        >>> is_compound("Multi-domain"), is_compound("Lane-v2")
        (True, False)
    """
    return _COMPOUND.search(text) is not None
