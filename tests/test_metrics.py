"""Metrics through `paperkit.extract`, each with everything that the record says of it; and the registry behind them."""

import pytest

import paperkit
from paperkit import Paper, Pipeline, Taxonomy


def _shown(paper):
    return [
        (metric.id, metric.name, metric.higher_is_better, [mention.text for mention in metric.mentions])
        for metric in paper.metrics
    ]


TABLE = [
    ("Accuracy matters; test accuracy rose.", [("accuracy", "accuracy", True, ["Accuracy", "accuracy"])]),
    ("We report nDCG@10 and NDCG@5.", [("ndcg", "nDCG@10", True, ["nDCG@10"]), ("ndcg", "NDCG@5", True, ["NDCG@5"])]),
    (
        "The word error rate (WER) falls; WERs vary.",
        [("word-error-rate", "word error rate", False, ["word error rate", "WER", "WERs"])],
    ),
    ("It balances precision and recall.", [("precision", "precision", True, ["precision"]),
                                           ("recall", "recall", True, ["recall"])]),
    ("The arm moves with high precision.", []),
    ("FID of 3.1 and 74% AP50.", [("fid", "FID", False, ["FID"]), ("ap50", "AP50", True, ["AP50"])]),
    ("Masked autoencoders (MAE) transfer.", []),
    ("We report the mean absolute error (MAE).", [("mae", "MAE", False, ["mean absolute error", "MAE"])]),
    ("The Repair Success Rate is new.", [(None, "Repair Success Rate", None, ["Repair Success Rate"])]),
    ("We add a KL divergence term.", []),
    ("It reaches 61.3 QXIoU.", [(None, "QXIoU", None, ["QXIoU"])]),
]  # fmt: skip


@pytest.mark.parametrize(("abstract", "expected"), TABLE)
def test_metrics_with_everything_said_of_them(abstract, expected):
    assert _shown(paperkit.extract(abstract)) == expected


@pytest.mark.parametrize(
    ("surface", "found"),
    [
        ("BLEU", True), ("Bleu", True), ("bleu", True), ("PSNR", True), ("mAP", True), ("map", False), ("MAPS", False),
        ("F1", True), ("perplexity", True), ("Perplexity", True), ("Spearman correlation", True), ("IoU", True),
        ("iou", False),
    ],
)  # fmt: skip
def test_acronyms_keep_their_capitals(surface, found):
    assert bool(paperkit.extract(f"We look at {surface} here.").metrics) is found


def test_a_user_adds_a_metric_and_takes_one_away(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[metric.grip]\nname = "Grip Index"\naliases = ["GRX"]\nhigher_is_better = true\n'
        "[metric.fid]\ndisabled = true\n",
        encoding="utf-8",
    )
    kit = Pipeline(taxonomy=Taxonomy.load(path))
    assert _shown(kit.extract("GRX rises while FID falls.")) == [("grip", "Grip Index", True, ["GRX"])]


def test_explain_says_why_a_name_is_no_metric():
    said = Pipeline().explain(Paper(abstract="The arm moves with high precision."))
    assert [(each.name, each.kept, each.reason) for each in said if each.field == "metrics"] == [
        ("precision", False, "may be a plain word here")
    ]


def test_the_registry_holds_together():
    metrics = Taxonomy.load().metrics
    assert len(metrics) >= 220
    for metric in metrics.values():
        assert set(metric.doubtful) <= {metric.name, *metric.aliases}
        if metric.family:
            assert metrics[metric.family].family != metric.id
    hub = [metric.hub for metric in metrics.values() if metric.hub]
    assert len(hub) == len(set(hub))
    assert {"accuracy", "f1", "bleu", "rouge", "wer", "cer", "perplexity", "mse", "mae"} <= set(hub)
