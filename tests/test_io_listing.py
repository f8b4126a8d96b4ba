"""Pages copied from a listing of trending papers, with everything that is read from each."""

import io
from datetime import date

import pytest

import paperkit

A1 = (
    "Road scenes ask for several predictions at once, yet most systems train one network per task. We present "
    "LaneFuse, which predicts lanes, drivable area and depth in one pass"
)
A2 = "Retrievers return a fixed number of passages. SieveRank learns when to stop. It halves the passages read."
SHORT = "We show that experts can sleep."
LONG = f"{A1}. {A2} {A1}. The code is at https://github.com/lanefuse/lanefuse"
WRAPPED = """Merging fine-tuned models is cheap, but choosing the weights of each one
usually takes labelled data that nobody has. MergeTide derives them from
the curvature of each model's own loss, and no validation set is needed.
On eight vision tasks it is 2.1 points better than uniform weights, and
needs less than a minute. We release the code, and the models too, under
2.0."""
T1 = "LaneFuse: Multi-Task Road Perception"
T2 = "Does a Retriever Know When to Stop, and What Is a Question Worth to It? A Study of Five Collections of Web Pages"
T3 = "Routers that Rest"

PAGES = {
    # name: the page, and the title and abstract of each paper
    "in turn": (f"{T1}\n\n{LONG}\n\n{T2}\n\n{A2}\n", [(T1, LONG), (T2, A2)]),
    "without blank lines": (f"{T1}\n{LONG}\n{T2}\n{A2}\n", [(T1, LONG), (T2, A2)]),
    "with doubled ones": (f"{T1}\n\n\n{LONG}\n \n\n{T2}\n\n\t\n{A2}", [(T1, LONG), (T2, A2)]),
    "lines that end as on Windows": (f"{T1}\r\n\r\n{LONG}\r\n\r\n{T2}\r\n\r\n{A2}\r\n", [(T1, LONG), (T2, A2)]),
    "the page's own lines around them": (
        (
            "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nbyAK and the research community\n\n"
            f"Mar 14\n\n{T1}\n\nSubmitted by someone\n\n· 12 authors\n\n{LONG}\n\nUpvote 123\n\n1.2k\n\nGitHub 45\n\n"
            f"arXiv page\n\n{T2}\n\n{A2}\n\n3 comments\n\nPrevious\n\n2\n\nNext\n"
        ),
        [(T1, LONG), (T2, A2)],
    ),
    "lines that no list knows": (
        f"Some Lab's Reading Page\n\n{T1}\n\nJane Doe, Richard Roe\n\n{LONG}\n\nExample Lab\n\n{T2}\n\n{A2}\n\nImprint",
        [(T1, LONG), (T2, A2)],
    ),
    "an abstract of several paragraphs": (
        f"{T1}\n\n{LONG}\n\n{A2}\n\nCode: https://github.com/lanefuse/lanefuse\n\n{T2}\n\n{A2}",
        [(T1, f"{LONG}\n\n{A2}\n\nCode: https://github.com/lanefuse/lanefuse"), (T2, A2)],
    ),
    "an abstract of several lines": (
        f"{T1}\n\n{LONG}  \n  {A2}\n\n{T2}\n\n{A2}",
        [(T1, f"{LONG}  \n  {A2}"), (T2, A2)],
    ),
    "text wrapped to a width": (
        f"Mar 14\n\nMergeTide: Merging without Validation\n\n{WRAPPED}\n\n{T3}\n\n{WRAPPED}\n",
        [("MergeTide: Merging without Validation", WRAPPED), (T3, WRAPPED)],
    ),
    "its title right above it": (
        f"Mar 14\n\nMergeTide: Merging without Validation\n{WRAPPED}\n\n{T1}\n{WRAPPED}\n",
        [("MergeTide: Merging without Validation", WRAPPED), (T1, WRAPPED)],
    ),
    "a short abstract": (f"{T1}\n\n{LONG}\n\n{T3}\n\n{SHORT}\n\n{T2}\n\n{A2}", [(T1, LONG), (T3, SHORT), (T2, A2)]),
    "a title that ends in a full stop": (
        f"{T1}\n\n{LONG}\n\nA Router Has to Rest.\n\n{A2}",
        [(T1, LONG), ("A Router Has to Rest.", A2)],
    ),
    "an abstract without a title": (f"Mar 14\n\n{LONG}\n\nMar 13\n\n{T1}\n\n{A2}", [("", LONG), (T1, A2)]),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_titles_and_abstracts_are_exact(page, expected):
    for source in (io.StringIO(page), io.BytesIO(page.encode()), io.BytesIO(page.encode("utf-16"))):
        papers = list(paperkit.read(source))
        assert [(paper.title, paper.abstract, paper.source) for paper in papers] == [
            (title, abstract, "listing") for title, abstract in expected
        ]


def test_hundreds_of_papers():
    pairs = [(f"Paper {number} of a Long Page", f"{number}: {A2}") for number in range(700)]
    page = "Mar 14\n\n" + "\n\n".join(f"{title}\n\n{abstract}\n\n{7 * len(title)}" for title, abstract in pairs)
    assert [(paper.title, paper.abstract) for paper in paperkit.read(io.StringIO(page))] == pairs


DATES = [
    # the line, the day it is seen from, the day of the listing, and what is left as written
    ("Mar 14", None, None, {"listed": "Mar 14"}),
    ("Mar 14", date(2026, 3, 14), date(2026, 3, 14), {}),
    ("Mar 14", date(2026, 3, 13), date(2025, 3, 14), {}),
    ("14th March", date(2026, 12, 31), date(2026, 3, 14), {}),
    ("Sat, Mar 14", date(2026, 12, 31), date(2026, 3, 14), {}),
    ("Feb 29", date(2026, 3, 1), date(2024, 2, 29), {}),
    ("Feb 29", date(2024, 2, 28), date(2020, 2, 29), {}),
    ("Feb 29", date(1904, 1, 1), date(1896, 2, 29), {}),
    ("Mar 14", date(1, 1, 1), None, {"listed": "Mar 14"}),
    ("March 14, 2025", None, date(2025, 3, 14), {}),
    ("2025-03-14", date(2024, 1, 1), date(2025, 3, 14), {}),
    ("Feb 30", date(2026, 1, 1), None, {"listed": "Feb 30"}),
]


@pytest.mark.parametrize(("line", "as_of", "listed", "extra"), DATES)
def test_the_date_of_a_listing(line, as_of, listed, extra):
    (paper,) = paperkit.read(io.StringIO(f"{line}\n\n{T1}\n\n{LONG}\n"), as_of=as_of)
    assert (paper.listed, paper.extra) == (listed, extra)


def test_each_paper_has_the_date_above_it():
    page = f"{T1}\n\n{LONG}\n\nMar 14\n\n{T2}\n\n{A2}\n\n{T3}\n\n{SHORT}\n\nMar 13\n\n{T1}\n\n{A2}"
    papers = list(paperkit.read(io.StringIO(page), as_of=date(2026, 6, 1)))
    assert [paper.listed and paper.listed.day for paper in papers] == [None, 14, 14, 13]
    assert papers[0].extra == {}


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_date_of_publication(place):
    line = "· Published on Mar 12, 2026"
    first = f"{T1}\n\n{line}\n\n{LONG}" if place == "above" else f"{T1}\n\n{LONG}\n\n{line}"
    papers = list(paperkit.read(io.StringIO(f"Mar 14\n\n{first}\n\n{T2}\n\n{A2}"), as_of=date(2026, 6, 1)))
    assert [(paper.title, paper.listed, paper.published) for paper in papers] == [
        (T1, date(2026, 3, 14), date(2026, 3, 12)),
        (T2, date(2026, 3, 14), None),
    ]


def test_bytes_that_are_not_utf8_cost_one_paper(tmp_path):
    path = tmp_path / "page.txt"
    page = f"Mar 14\n\n{T1}\n\n{LONG}\n\n{T2}\n\ncaf\u00e9 {LONG}\n\n{T3}\n\n{LONG}\n"
    path.write_bytes(page.encode().replace(b"\xc3\xa9", b"\xe9"))
    errors = []
    papers = list(paperkit.read(path, on_error=errors.append))
    assert [paper.title for paper in papers] == [T1, T3]
    assert [(error.path, error.line, error.record) for error in errors] == [(str(path), 9, 2)]
    assert "UTF-8" in errors[0].message


def test_a_listing_without_papers():
    with pytest.raises(paperkit.InputError, match="no title"):
        list(paperkit.read(io.StringIO("Mar 14\n\nSubscribe\n"), format="listing"))
