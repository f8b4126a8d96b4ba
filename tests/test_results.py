"""Results through `paperkit.extract`, each with everything that the record says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperkit
from paperkit import Paper, Pipeline


def _result(values, unit, kind, text, **said):
    expected = {"relative": None, "bound": None, "metric": None, "benchmarks": [], "baseline": None}
    return {"values": values, "unit": unit, "kind": kind, "text": text, **expected, **said}


def _metric(identifier, name, text=None):
    return {"id": identifier, "name": name, "text": text or name}


GSM8K = {"id": "gsm8k", "name": "GSM8K"}
ACCURACY = _metric("accuracy", "accuracy")
LATENCY = _metric("latency", "latency")
API_COSTS = _metric("computational-cost", "computational cost", "API costs")


def _shown(result):
    shown = result.model_dump(mode="json", exclude={"mentions"})
    return {**shown, "text": result.mentions[0].text}


TABLE = [
    (
        "It improves accuracy by up to 2.4 points on GSM8K.",
        [_result([2.4], "points", "gain", "improves accuracy by up to 2.4 points", bound="at_most", metric=ACCURACY,
                 benchmarks=[GSM8K])],
    ),
    (
        "On GSM8K, it outperforms TinyNet-2.5 by 5.7%.",
        [_result([5.7], "percent", "gain", "5.7%", benchmarks=[GSM8K], baseline="TinyNet-2.5")],
    ),
    (
        "This is a 13% relative improvement in accuracy over the old parser.",
        [_result([13.0], "percent", "gain", "13% relative improvement in accuracy", relative=True, metric=ACCURACY)],
    ),
    (
        r"Latency falls from $360$ to $119$~ms, a $3\times$ speedup.",
        [
            _result([360.0, 119.0], "ms", "score", "Latency falls from $360$ to $119$~ms",
                    metric=_metric("latency", "latency", "Latency")),
            _result([3.0], "factor", "gain", r"$3\times$ speedup", metric=_metric("speedup", "speedup")),
        ],
    ),
    (
        "It cuts latency and API costs by 66.12% and 83.57%, respectively.",
        [
            _result([66.12], "percent", "reduction", "66.12%", metric=LATENCY),
            _result([83.57], "percent", "reduction", "83.57%", metric=API_COSTS),
        ],
    ),
    (
        "We reach an F1 of 0.91 ± 0.02 (versus 0.87) with over 95% recall.",
        [
            _result([0.91, 0.87], None, "score", "F1 of 0.91 ± 0.02 (versus 0.87", metric=_metric("f1", "F1")),
            _result([95.0], "percent", "score", "95% recall", bound="at_least", metric=_metric("recall", "recall")),
        ],
    ),
    ("It wins in seven out of eight games.", [_result([7.0, 8.0], "count", "count", "seven out of eight")]),
    ("We train a 7B model on 300K pairs (2019) with 5 shots, p < 0.05.", []),
    ("Only 10% of the training data is used, at 50% sparsity.", []),
    ("Nothing is counted here.", []),
]  # fmt: skip


@pytest.mark.parametrize(("abstract", "expected"), TABLE)
def test_results_with_everything_said_of_them(abstract, expected):
    paper = paperkit.extract(abstract)
    assert [_shown(result) for result in paper.results] == expected


@pytest.mark.parametrize(
    ("figure", "unit"),
    [
        ("40%", "percent"), ("40 %", "percent"), ("40 percent", "percent"), ("40 per cent", "percent"),
        (r"$40\%$", "percent"), ("40 pp", "points"), ("40 points", "points"), ("40 percentage points", "points"),
        ("40-point", "points"), ("40x", "factor"), ("40×", "factor"), (r"$40\times$", "factor"), ("40 times", "factor"),
        ("40-fold", "factor"),
    ],
)  # fmt: skip
def test_units_have_one_name_however_they_are_written(figure, unit):
    (result,) = paperkit.extract(f"The new valve gives a {figure} higher throughput.").results
    assert (result.values, result.unit, result.kind) == ((40.0,), unit, "gain")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("up to", "at_most"), ("less than", "at_most"), ("<", "at_most"), ("at most", "at_most"), ("over", "at_least"),
        ("more than", "at_least"), ("at least", "at_least"), ("≥", "at_least"), ("roughly", "about"), ("~", "about"),
        ("nearly", "about"), ("an average of", None),
    ],
)  # fmt: skip
def test_bounds(words, bound):
    (result,) = paperkit.extract(f"Recall improves by {words} 12%.").results
    assert (result.values, result.kind, result.bound) == ((12.0,), "gain", bound)


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("It is twice as fast.", 2, "gain"), ("It is thrice as fast.", 3, "gain"), ("It halves latency.", 2, "reduction"),
        ("Halving latency helps.", 2, "reduction"), ("Latency is halved.", 2, "reduction"),
        ("It uses half the memory.", 2, "reduction"), ("Recall doubles.", 2, "gain"), ("It doubled recall.", 2, "gain"),
        ("It triples recall.", 3, "gain"), ("Recall tripled.", 3, "gain"), ("It quadruples recall.", 4, "gain"),
        ("It quadrupled recall.", 4, "gain"), ("Quadrupling recall is hard.", 4, "gain"),
        ("It has double the speed.", 2, "gain"), ("It has triple the speed.", 3, "gain"),
        ("It has quadruple the speed.", 4, "gain"), ("It is two times faster.", 2, "gain"),
        ("It is three times faster.", 3, "gain"), ("It is four times faster.", 4, "gain"),
        ("It is five times faster.", 5, "gain"), ("It is six times faster.", 6, "gain"),
        ("It is eight times faster.", 8, "gain"), ("It is ten times faster.", 10, "gain"),
        ("It takes one third of the time.", 3, "reduction"), ("It needs a third of the memory.", 3, "reduction"),
        ("It needs a quarter of the memory.", 4, "reduction"), ("It needs one quarter of the memory.", 4, "reduction"),
        ("Latency drops twofold.", 2, "reduction"), ("Latency drops three-fold.", 3, "reduction"),
        ("Latency drops fourfold.", 4, "reduction"), ("Latency drops five-fold.", 5, "reduction"),
        ("Latency drops sixfold.", 6, "reduction"), ("Latency drops eight-fold.", 8, "reduction"),
        ("Error shrinks tenfold.", 10, "reduction"), ("Latency drops hundredfold.", 100, "reduction"),
        ("Latency drops thousandfold.", 1000, "reduction"), ("It is two orders of magnitude faster.", 2, "gain"),
        ("It needs an order of magnitude less memory.", 1, "reduction"),
    ],
)  # fmt: skip
def test_words_that_are_figures(words, value, kind):
    (result,) = paperkit.extract(words).results
    assert (result.values, result.unit, result.kind) == ((value,), "factor", kind)


def test_explain_names_the_rule_and_the_reason():
    said = Pipeline().explain(Paper(abstract="Recall improves by 12% with 5% of the labels."))
    shown = [(each.name, each.rule, each.kept, each.reason) for each in said if each.field == "results"]
    assert shown == [
        ("12%", "change by", True, None),
        ("5%", "figure", False, "the share of something"),
    ]


NUMBERS = st.sampled_from("3 1,234.5 12% 0.5 7B 10^5 2x ± from to and by ( ) /".split())


@given(st.lists(NUMBERS, max_size=30))
def test_figures_of_any_kind_come_to_an_end(pieces):
    paper = paperkit.extract("Accuracy " + " ".join(pieces) + ".")
    for result in paper.results:
        for mention in result.mentions:
            assert paper.abstract[mention.start : mention.end] == mention.text
