"""Tags: what gives them, what does not, what they carry, and the data they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperkit

GUIDELINES = """
    multi-task retrieval merging moe question-answering text-classification recommendation summarization
    machine-translation code-generation reasoning dialogue information-extraction text-embedding speech
    image-generation video-generation object-detection segmentation 3d robotics agents multimodal multilingual few-shot
    in-context-learning prompting instruction-tuning peft reinforcement-learning distillation continual-learning
    meta-learning contrastive-learning self-supervised pretraining diffusion long-context federated-learning
    graph-learning time-series safety interpretability efficiency benchmark survey
""".split()

# the Hub's tasks, from https://huggingface.co/tasks
PIPELINE_TAGS = """
    any-to-any audio-classification audio-text-to-text audio-to-audio automatic-speech-recognition depth-estimation
    document-question-answering feature-extraction fill-mask graph-ml image-classification image-feature-extraction
    image-segmentation image-text-to-text image-to-3d image-to-image image-to-text image-to-video keypoint-detection
    mask-generation object-detection question-answering reinforcement-learning robotics sentence-similarity
    summarization table-question-answering tabular-classification tabular-regression text-classification
    text-generation text-ranking text-to-3d text-to-audio text-to-image text-to-speech text-to-video
    time-series-forecasting token-classification translation unconditional-image-generation video-classification
    video-text-to-text visual-document-retrieval visual-question-answering voice-activity-detection
    zero-shot-classification zero-shot-image-classification zero-shot-object-detection
""".split()


@pytest.fixture(scope="module")
def taxonomy():
    return paperkit.Taxonomy.load()


def kit(text, tmp_path):
    """A pipeline of tags alone, with a user's file laid over the built-in taxonomy."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    extractors = [extractor for extractor in paperkit.default_extractors() if extractor.name == "tags"]
    return paperkit.Pipeline(taxonomy=paperkit.Taxonomy.load(path), extractors=extractors)


def ids(paper):
    return [tag.id for tag in paper.tags]


def texts(paper, tag):
    return [mention.text for each in paper.tags if each.id == tag for mention in each.mentions]


@pytest.mark.parametrize(
    ("title", "abstract", "tag", "mentions"),
    [
        (
            "Multi-Task Roads",
            "Multitask nets and multi task losses.",
            "multi-task",
            ["Multi-Task", "Multitask", "multi task"],
        ),
        ("", "A mixture of experts (MoE); MoEs are small.", "moe", ["mixture of experts", "MoE", "MoEs"]),
        ("", "Visual question answering (VQA).", "question-answering", ["Visual question answering", "VQA"]),
        ("", r"We use \textbf{few-shot} learning.", "few-shot", ["few-shot"]),
        ("Model Merging", "We merge and merge.", "merging", ["Model Merging", "merge", "merge"]),
        ("", "We introduce a corpus. The corpus of others is small.", "benchmark", ["corpus"]),
    ],
)
def test_mentions_hold_every_occurrence_in_order(title, abstract, tag, mentions):
    assert texts(paperkit.extract(paperkit.Paper(title=title, abstract=abstract)), tag) == mentions


def test_an_ancestor_carries_what_its_descendants_were_found_by():
    paper = paperkit.extract("Named entity recognition and relation extraction are natural language processing.")
    everything = ["Named entity recognition", "relation extraction", "natural language processing"]
    assert texts(paper, "nlp") == everything
    assert texts(paper, "information-extraction") == everything[:2]
    assert texts(paper, "named-entity-recognition") == everything[:1]


def test_tags_stand_in_the_order_of_the_text():
    assert ids(paperkit.extract("Time series, then privacy, then hypergraphs, then privacy.")) == [
        "time-series",
        "privacy",
        "graph-learning",
    ]


def test_a_contrast_is_no_mention_of_a_tag_that_is_found():
    paper = paperkit.extract("We use a retriever for search without retrieval heads, unlike retrieval systems.")
    assert texts(paper, "retrieval") == ["retriever"]


@pytest.mark.parametrize(
    ("abstract", "rule", "kept", "reason"),
    [
        ("We use few-shot learning.", "phrase", True, None),
        ("We work without few-shot learning.", "phrase", False, "only a contrast"),
        ("Food helps, and few-shot learning does too. We cook, slowly and for all of us, on an open fire.",
         "phrase", False, "named in passing, as background"),
        ("We fold paper in low-data kitchens.", "weak phrase", False, "neither in the title nor often enough"),
    ],
)  # fmt: skip
def test_explain_says_why(abstract, rule, kept, reason):
    said = [e for e in paperkit.Pipeline().explain(abstract) if e.field == "tags" and e.name == "few-shot"]
    assert [(e.rule, e.kept, e.reason) for e in said] == [(rule, kept, reason)]


@pytest.mark.parametrize(
    ("abstract", "tag", "reason"),
    [
        ("Phase retrieval is hard.", "retrieval", "part of a longer phrase"),
        ("We train on a benchmark.", "benchmark", "not said to be the paper's own"),
    ],
)
def test_explain_names_what_was_dropped(abstract, tag, reason):
    assert (tag, reason) in [(e.name, e.reason) for e in paperkit.Pipeline().explain(abstract)]


MINE = """
[tag.origami]
label = "Origami"
parents = ["craft"]
phrases = ["origami", "paper-folding"]
acronyms = ["OGM"]
weak = ["crease"]
contributed = ["crane"]
never = ["dna origami"]

[tag.craft]
label = "Craft"
"""


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        ("We study origami.", True),
        ("We study paper folding.", True),
        ("We study paperfolding.", True),
        ("We study OGM.", True),
        ("We study ogm.", False),
        ("We study DNA origami.", False),
        ("We study a crease.", False),
        ("We study a crease, another crease and all the creases.", True),
        ("We introduce a new crane.", True),
        ("We look at a crane.", False),
    ],
)
def test_a_user_adds_a_tag_with_every_kind_of_evidence(abstract, found, tmp_path):
    assert [t for t in ids(kit(MINE, tmp_path).extract(abstract)) if t in ("origami", "craft")] == (
        ["origami", "craft"] if found else []
    )


def test_a_user_disables_a_tag(tmp_path):
    assert ids(kit("[tag.moe]\ndisabled = true\n", tmp_path).extract("We study MoE and model merging.")) == ["merging"]


def test_the_taxonomy_holds_the_guidelines_list_and_more(taxonomy):
    assert set(GUIDELINES) <= set(taxonomy.tags)
    assert len(taxonomy.tags) >= 110


def test_no_tag_of_the_guidelines_list_is_an_ancestor_of_another(taxonomy):
    def ancestors(tag):
        parents = taxonomy.tags[tag].parents
        return set(parents).union(*map(ancestors, parents))

    assert {tag: ancestors(tag) & set(GUIDELINES) for tag in GUIDELINES if ancestors(tag) & set(GUIDELINES)} == {}


def test_every_tag_has_evidence_or_descendants(taxonomy):
    parents = {parent for entry in taxonomy.tags.values() for parent in entry.parents}
    assert [
        tag for tag, e in taxonomy.tags.items() if not (e.phrases or e.acronyms or e.contributed) and tag not in parents
    ] == []


def test_pipeline_tags_are_the_hubs(taxonomy):
    assert {e.pipeline_tag for e in taxonomy.tags.values() if e.pipeline_tag} <= set(PIPELINE_TAGS)


def test_phrases_are_lower_case_and_stand_once(taxonomy):
    for tag, entry in taxonomy.tags.items():
        phrases = [*entry.phrases, *entry.contributed, *entry.never]
        assert [phrase for phrase in phrases if phrase != phrase.lower()] == [], tag
        every = [*phrases, *entry.weak]
        assert sorted(set(every)) == sorted(every), tag


@given(
    st.lists(
        st.sampled_from(
            ["without ", "retrieval", "-free ", "phase ", "we release a ", "dataset", ". ", "MoE", ", ", "merging "]
        ),
        max_size=40,
    )
)
def test_mentions_are_what_the_text_has(parts):
    abstract = "".join(["x ", *parts])
    for tag in paperkit.extract(abstract).tags:
        spans = [(mention.start, mention.end) for mention in tag.mentions]
        assert spans == sorted(set(spans))
        assert [abstract[mention.start : mention.end] for mention in tag.mentions] == [m.text for m in tag.mentions]
