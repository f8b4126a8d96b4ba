"""Papers that read like real ones, for those who have no file of papers at hand: `python benchmarks/texts.py 1000`.

The sentences are put together from parts, with a fixed seed: the same number gives the same papers.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from paperkit import Paper

METHODS = ["LaneFuse", "GraphPilot", "TextMill", "PolyRank", "DeepSieve", "OmniRoute", "ProtoMerge", "SpanForge"]
TASKS = ["road perception", "passage retrieval", "program repair", "image restoration", "dialogue", "protein design"]
TOPICS = [
    "multi-task learning",
    "mixture-of-experts",
    "model merging",
    "retrieval-augmented generation",
    "distillation",
]
SETS = ["GSM8K", "MMLU", "ImageNet", "COCO", "MS MARCO", "BDD100K", "CIFAR-10", "WikiText-103", "LibriSpeech", "KITTI"]
METRICS = ["accuracy", "mAP", "nDCG@10", "F1", "BLEU", "success rate", "mIoU"]
SENTENCES = [
    "Existing approaches to {task} treat every input alike and degrade when the distribution of the data shifts.",
    "Recent progress in {topic} has led to systems that are accurate but hard to deploy at scale.",
    "In this work, we introduce {method}, a framework for {task} that builds on {topic}.",
    "Our key insight is that intermediate representations carry enough information to decide which parts are needed.",
    "{method} learns to allocate computation with a lightweight controller that is trained jointly with the backbone.",
    "We provide a theoretical analysis which shows that the proposed objective is bounded under mild assumptions.",
    "Experiments on {set1}, {set2}, and {set3} show that {method} outperforms strong baselines.",
    "On {set1}, it improves {metric} by {gain}% over the previous state of the art while being {factor}x faster.",
    "It reaches {score}% {metric} on {set2} with less than half of the parameters.",
    "Notably, the gains persist in the low-resource setting, e.g., with only a few hundred labelled examples.",
    "Ablation studies confirm that each component contributes to the final performance.",
    "Extensive qualitative results illustrate how the model handles long and ambiguous inputs.",
    "We further discuss limitations, including the cost of training and the reliance on curated data.",
]
ENDINGS = [
    "Code is available at https://github.com/{owner}/{repo}.",
    "Our code and models will be released at https://{owner}.github.io/{repo}/.",
    "The dataset is hosted at https://huggingface.co/datasets/{owner}/{repo}.",
    "",
    "",
    "",
]


def papers(count: int, *, seed: int = 7, sentences: int = 8) -> Iterator[Paper]:
    """Make papers.

    Args:
        count: How many.
        seed: What the choice of sentences depends on.
        sentences: How many sentences an abstract has; eight make some 900 characters.

    Returns:
        An iterator of papers, always the same for the same arguments.
    """
    chance = random.Random(seed)  # noqa: S311
    for number in range(count):
        method = chance.choice(METHODS)
        names = chance.sample(SETS, 3)
        words: dict[str, object] = {
            "method": method,
            "task": chance.choice(TASKS),
            "topic": chance.choice(TOPICS),
            "set1": names[0],
            "set2": names[1],
            "set3": names[2],
            "metric": chance.choice(METRICS),
            "gain": f"{chance.uniform(0.5, 20):.1f}",
            "score": f"{chance.uniform(50, 99):.1f}",
            "factor": chance.randint(2, 9),
            "owner": method.lower() + "-lab",
            "repo": f"{method}-{number % 97}",
        }
        chosen = [SENTENCES[at % len(SENTENCES)] for at in sorted(chance.sample(range(max(13, sentences)), sentences))]
        abstract = " ".join([*chosen, chance.choice(ENDINGS)]).strip()
        title = f"{method}: {str(words['topic']).title()} for {str(words['task']).title()}"
        yield Paper(id=f"made-{number}", title=title, abstract=abstract.format(**words))


if __name__ == "__main__":
    for paper in papers(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        print(paper.model_dump_json(exclude_defaults=True))
