"""The prepared text, and the way back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkit import Document, Paper
from paperkit.models import Mention

CLEANED = [
    # source, prepared
    ("Nothing to undo here.", "Nothing to undo here."),
    (r"We \textbf{gain} $\sim$3\% on {\it Foo-Bar}.", "We gain ~3% on Foo-Bar."),
    (r"$5\times$ faster, $\sim 3$\%, 85.2$\pm$0.3", "5× faster, ~3%, 85.2±0.3"),
    (r"$10^{-3}$, R$^2$, nDCG$_{10}$, mAP$_{50}$ and $F_1$", "10^-3, R2, nDCG10, mAP50 and F1"),
    (r"\url{https://github.com/o\_r/x\%20y}.", "https://github.com/o_r/x%20y."),
    (r"See \href{https://a.org/b}{our page}.", "See https://a.org/b our page."),
    ("costs $11 in all and $15 more", "costs $11 in all and $15 more"),
    (r"\eg the first, \ie the \emph{second \textsc{Bench}}", "e.g. the first, i.e. the second Bench"),
    (r"caf\'e, na\"ive, \v{S} and BERT\'s", "café, naïve, Š and BERT's"),
    (r"with \ours{} and \method alone", "with ours and method alone"),
    (r"known \cite{foo,bar} and \citep[see][p. 2]{baz} results", "known and results"),
    ("multi-\ntask, a trans-\nformer, state-of-\nthe-art", "multi-task, a transformer, state-of-the-art"),
    ("at https://github.com/o/\nrepo-\nname and\nmore", "at https://github.com/o/repo-name and more"),
    ("at https://x.github.io/\nWe also", "at https://x.github.io/ We also"),
    ("one.\n\nTwo.\r\n\r\nThree.", "one.\n\nTwo.\n\nThree."),
    ("Table~1, by~18%, ~3% and http://x.edu/~me/", "Table 1, by 18%, ~3% and http://x.edu/~me/"),
    ("ﬁne-tuning the ﬂow: Ａｃｃ（９０％） and 𝟓𝐖𝐁𝐄𝐍𝐂𝐇", "fine-tuning the flow: Acc(90%) and 5WBENCH"),
    ("“x” ‘y’ 4–5% — and – x−y", "\"x\" 'y' 4-5% — and — x-y"),
    ("a&amp;b &lt;5% <b>bold</b><br/>next<sub>2</sub>, p < 0.05", "a&b <5% bold next2, p < 0.05"),
    ('at <a href="https://x.org/y">this https URL</a>.', "at https://x.org/y this https URL."),
    ("soft\u00adhyphen, zero\u200bwidth, no\u00a0break", "softhyphen, zerowidth, no break"),
    (
        "[code](https://github.com/a/b) and [https://x.org](https://x.org).",
        "code https://github.com/a/b and https://x.org.",
    ),
    ("``so'' -- they said --- 1990--1995 https://a.io/x--y", '"so" — they said — 1990-1995 https://a.io/x--y'),
    (r"a\_b, c\&d, 50\%, \#1, \$5", "a_b, c&d, 50%, #1, $5"),
    ("Tool™ stays", "Tool™ stays"),
    ("a lone } or { or $ or \\", "a lone or or $ or \\"),
]


@pytest.mark.parametrize(("source", "prepared"), CLEANED)
def test_cleaning(source, prepared):
    document = Document(Paper(title=source, abstract=source, comment=source))
    assert document.text == "\n\n".join([prepared] * 3)
    assert document.text[: document.title_end] == prepared
    assert document.text[document.abstract_start : document.body_end] == prepared
    assert document.text[document.comment_start :] == prepared


WORDS = [
    # source, words of the prepared text, and what stands for them in the source
    (r"\textbf{40$\times$}", "40×", r"40$\times$"),
    (r"on \textsc{MS~MARCO}.", "MS MARCO", "MS~MARCO"),
    (r"gains $\sim$3\%", "~3%", r"$\sim$3\%"),
    ("the trans-\nformer", "transformer", "trans-\nformer"),
    (r"see \url{https://a.io/x\_y}", "https://a.io/x_y", r"https://a.io/x\_y"),
    ("𝐌𝐌𝐋𝐔 here", "MMLU", "𝐌𝐌𝐋𝐔"),
    ("eﬃcient", "efficient", "eﬃcient"),
]


@pytest.mark.parametrize(("source", "words", "stands"), WORDS)
@pytest.mark.parametrize("field", ["title", "abstract", "comment"])
def test_mentions_point_into_the_source(source, words, stands, field):
    paper = Paper(**{"title": "T", field: source})
    document = Document(paper)
    offset = {"title": 0, "abstract": document.abstract_start, "comment": document.comment_start}[field]
    start = document.text.index(words, offset)
    mention = document.mention(start, start + len(words))
    assert mention == {
        "field": field,
        "start": source.index(stands),
        "end": source.index(stands) + len(stands),
        "text": stands,
    }
    assert document.span(Mention(**mention)) == (start, start + len(words))


MARKUP = st.text(
    st.one_of(
        st.sampled_from(list("\\{}$&<>[]()~`'-_^%#*./:;\"= \n\r\t")),
        st.sampled_from(list("aZ9é\u0130ﬁ𝐀Ａ\u00ad\u200b\u00a0–—“’\ud800\u2028™")),
        st.characters(),
    ),
    max_size=60,
)
PIECES = st.lists(
    st.one_of(
        MARKUP,
        st.sampled_from(
            [
                r"\url{",
                r"\href{https://a.io/b}{",
                r"\textbf{",
                r"\times",
                r"\'e",
                "}",
                "$x$",
                "<b>",
                '<a href="x">',
                "&amp;",
                "https://a.io/",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(title=PIECES, abstract=PIECES, comment=PIECES)
def test_every_span_leads_back(title, abstract, comment):
    paper = Paper(title=title, abstract=abstract + "x", comment=comment)
    document = Document(paper)
    fields = [(0, document.title_end), (document.abstract_start, document.body_end)]
    if paper.comment:
        fields.append((document.comment_start, len(document.text)))
    for begin, end in fields:
        before = 0
        for offset in range(begin, end):
            mention = document.mention(offset, offset + 1)
            assert getattr(paper, mention["field"])[mention["start"] : mention["end"]] == mention["text"] != ""
            assert mention["start"] >= before
            before = mention["start"]
            start, stop = document.span(Mention(**mention))
            assert start <= offset < stop


SENTENCES = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    (
        "It beats e.g. BERT, i.e. by 2.5 points. See Fig. 2 vs. Fig. 3.",
        ["It beats e.g. BERT, i.e. by 2.5 points.", "See Fig. 2 vs. Fig. 3."],
    ),
    ("Devlin et al. (2019) did. J. Doe did not.", ["Devlin et al. (2019) did.", "J. Doe did not."]),
    ("Code: https://a.io/x.html. We also", ["Code: https://a.io/x.html.", "We also"]),
    ('He said "so." Then 3 more.', ['He said "so."', "Then 3 more."]),
    ("lower case after. a stop is no end", ["lower case after. a stop is no end"]),
]


@pytest.mark.parametrize(("abstract", "sentences"), SENTENCES)
def test_sentences(abstract, sentences):
    document = Document(Paper(title="A title", abstract=abstract))
    assert [document.text[start:end] for start, end in document.sentences] == ["A title", *sentences]
    for start, end in document.sentences:
        assert document.sentence(start) == document.sentence(end - 1) == (start, end)


def test_once_works_things_out_once():
    document = Document(Paper(title="T"))
    calls = []

    def count(document, taxonomy):
        calls.append(taxonomy)
        return len(calls)

    assert [document.once(count, None), document.once(count, None)] == [1, 1]


@pytest.mark.parametrize("end", ["Plan B.", "as in Fig.", "by A. et al."])
def test_no_sentence_reaches_over_a_field(end):
    document = Document(Paper(title=end, abstract=end, comment="We say more."))
    assert [document.text[start:stop] for start, stop in document.sentences] == [end, end, "We say more."]
