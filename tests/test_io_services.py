"""Answers and dumps of services, feeds and reference managers, with everything that is read from each."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import InputError, Paper, PaperkitError
from paperkit.io import formats


def link(url, provides="paper"):
    return paperkit.parse_link(url).model_copy(update={"provides": (provides,)})


ARXIV_SNAPSHOT = json.dumps(
    {
        "id": "0704.0001",
        "submitter": "Ann Bee",
        "authors": "A. Bee, R. Roe",
        "title": "LaneFuse: Roads\n  in Two Lines",
        "comments": "37 pages; code at https://github.com/a/b",
        "journal-ref": "Road Journal 3",
        "doi": "10.1000/182",
        "report-no": None,
        "categories": "hep-ph cs.CV",
        "license": None,
        "abstract": "  We fuse lanes,\nand roads.\n",
        "versions": [
            {"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"},
            {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
        ],
        "update_date": "2008-11-26",
        "authors_parsed": [["Bee", "Ann", ""], ["Roe", "Richard", "Jr."]],
    }
)

HUGGINGFACE = json.dumps(
    [
        {
            "paper": {
                "id": "2601.00001",
                "authors": [{"_id": "1", "name": "Ann Bee", "hidden": False}],
                "publishedAt": "2026-01-02T18:00:00.000Z",
                "title": "LaneFuse",
                "summary": "We fuse lanes.",
                "upvotes": 12,
                "githubRepo": "https://github.com/a/b",
                "projectPage": "https://a.github.io/b",
            },
            "publishedAt": "2026-01-05T00:00:00.000Z",
            "title": "LaneFuse",
            "summary": "We fuse lanes.",
            "numComments": 2,
        }
    ]
)

SEMANTIC_SCHOLAR = json.dumps(
    {
        "total": 1,
        "data": [
            {
                "paperId": "ab" * 20,
                "externalIds": {"ArXiv": "2601.00001", "DOI": "10.1000/182", "CorpusId": 7},
                "url": "https://www.semanticscholar.org/paper/ab",
                "title": "LaneFuse",
                "abstract": "We fuse lanes.",
                "venue": "Road Conference",
                "year": 2026,
                "publicationDate": "2026-01-02",
                "fieldsOfStudy": ["Computer Science"],
                "openAccessPdf": {"url": "https://a.io/lanefuse.pdf", "status": "GREEN"},
                "authors": [{"authorId": "1", "name": "Ann Bee"}],
                "tldr": None,
            }
        ],
    }
)

OPENALEX = json.dumps(
    {
        "meta": {"count": 1},
        "results": [
            {
                "id": "https://openalex.org/W1",
                "doi": "https://doi.org/10.1000/182",
                "title": "LaneFuse",
                "display_name": "LaneFuse",
                "publication_date": "2026-01-02",
                "publication_year": 2026,
                "authorships": [{"author": {"id": "A1", "display_name": "Ann Bee"}, "institutions": []}],
                "primary_location": {
                    "landing_page_url": "https://roads.example.org/1",
                    "pdf_url": "https://a.io/lanefuse.pdf",
                    "source": {"display_name": "Road Conference"},
                },
                "locations": [{"landing_page_url": "http://arxiv.org/abs/2601.00001"}],
                "topics": [{"display_name": "Computer Vision"}],
                "abstract_inverted_index": {"We": [0, 3], "fuse": [1], "lanes.": [2], "do.": [4]},
            }
        ],
    }
)

CROSSREF = json.dumps(
    {
        "status": "ok",
        "message": {
            "items": [
                {
                    "DOI": "10.1000/182",
                    "URL": "https://doi.org/10.1000/182",
                    "title": ["LaneFuse in <i>Two</i> Lines"],
                    "abstract": "<jats:title>Abstract</jats:title>\n <jats:p>We fuse\n  lanes &amp; H<jats:sub>2</jats:sub>O."
                    "</jats:p><jats:p>Code: https://github.com/a/b</jats:p>",
                    "author": [{"given": "Ann", "family": "Bee", "sequence": "first"}, {"name": "Road Group"}],
                    "container-title": ["Road Journal"],
                    "published-print": {"date-parts": [[2026, 2]]},
                    "published-online": {"date-parts": [[2026, 1, 2]]},
                    "subject": ["Transportation"],
                    "type": "journal-article",
                    "link": [{"URL": "https://a.io/x"}],
                }
            ]
        },
    }
)

OPENREVIEW = json.dumps(
    {
        "notes": [
            {
                "id": "aB3xY",
                "forum": "aB3xY",
                "pdate": 1767312000000,
                "invitations": ["Road/2026/Submission"],
                "content": {
                    "title": {"value": "LaneFuse"},
                    "abstract": {"value": "We fuse lanes."},
                    "authors": {"value": ["Ann Bee"]},
                    "venue": {"value": "Road 2026 oral"},
                    "pdf": {"value": "/pdf/1.pdf"},
                    "code": {"value": "https://github.com/a/b"},
                    "keywords": {"value": ["lanes"]},
                },
            },
        ],
        "count": 1,
    }
)
OPENREVIEW_V1 = json.dumps(
    {"notes": [{"id": "aB3xY", "content": {"title": "LaneFuse", "abstract": "We fuse lanes.", "authors": ["Ann Bee"]}}]}
)

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/2601.00001v2</id>
    <updated>2026-01-09T18:00:00Z</updated>
    <published>2026-01-02T18:00:00Z</published>
    <title>LaneFuse: Roads
  in Two Lines</title>
    <summary>  We fuse lanes &amp;
roads with $a &lt; b$.
</summary>
    <author><name>Ann Bee</name></author>
    <author><name>Richard Roe</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Road Journal 3</arxiv:journal_ref>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/182</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1000/182" rel="related"/>
    <link href="http://arxiv.org/abs/2601.00001v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/2601.00001v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CV"/>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.RO" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>"""

RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel><title>cs.CV updates on arXiv.org</title>
    <item>
      <title>LaneFuse</title>
      <link>https://arxiv.org/abs/2601.00001</link>
      <description>arXiv:2601.00001v1 Announce Type: new
Abstract: We fuse lanes &amp;amp; roads.</description>
      <guid isPermaLink="false">oai:arXiv.org:2601.00001v1</guid>
      <category>cs.CV</category>
      <category>cs.RO</category>
      <pubDate>Mon, 05 Jan 2026 00:00:00 -0500</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>Ann Bee, Richard Roe</dc:creator>
    </item>
  </channel>
</rss>"""

ACL = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2026.acl">
  <volume id="long" ingest-date="2026-07-01">
    <meta><booktitle>Proceedings of the Road Meeting</booktitle><month>July</month><year>2026</year></meta>
    <frontmatter><url hash="1">2026.acl-long.0</url></frontmatter>
    <paper id="1">
      <title><fixed-case>L</fixed-case>ane<fixed-case>F</fixed-case>use with <tex-math>n^2</tex-math> Lanes</title>
      <author><first>Ann</first><last>Bee</last><affiliation>Road Lab</affiliation></author>
      <author><last>Roe</last></author>
      <pages>1-12</pages>
      <abstract>We fuse lanes, <i>and</i>
        roads.</abstract>
      <url hash="2">2026.acl-long.1</url>
      <bibkey>bee-roe-2026</bibkey>
      <doi>10.18653/v1/2026.acl-long.1</doi>
      <pwccode url="https://github.com/a/b" additional="false">a/b</pwccode>
      <pwcdataset url="https://a.io/d">RoadSet</pwcdataset>
    </paper>
  </volume>
</collection>"""

RIS = """TY  - JOUR
ID  - bee2026
TI  - LaneFuse
AU  - Bee, Ann
AU  - Roe, Richard
AB  - We fuse lanes,
and roads.
T2  - Road Journal
DA  - 2026/01/02/
PY  - 2026
DO  - 10.1000/182
UR  - https://roads.example.org/1
UR  - https://arxiv.org/abs/2601.00001
L1  - https://a.io/lanefuse.pdf
KW  - lanes
KW  - roads
ER  -
"""

BIBTEX = r"""% references, by hand
@string{rj = "Road " # {Journal}}
@comment{jabref-meta: databaseType:bibtex;}
@Article{bee2026,
  title = {{LaneFuse}: {\"O}sterreich's Roads at 3\% of the Cost, $x^{2}$},
  author = {Bee, Ann and Garc{\'\i}a, Jos\'e and {Road Group} and others},
  journal = rj,
  year = 2026,
  month = jan,
  abstract = "We fuse lanes,
              and {"}roads{"}.",
  doi = {10.1000/182},
  eprint = {2601.00001v1},
  archivePrefix = {arXiv},
  primaryClass = {cs.CV},
  code = {https://github.com/a/b},
}
"""

SERVICES = {
    # name: the text, and the paper in it
    "arxiv-snapshot": (
        ARXIV_SNAPSHOT,
        Paper(
            id="0704.0001",
            title="LaneFuse: Roads\n  in Two Lines",
            abstract="We fuse lanes,\nand roads.",
            comment="37 pages; code at https://github.com/a/b",
            authors=("Ann Bee", "Richard Roe Jr."),
            published=date(2007, 4, 2),
            venue="Road Journal 3",
            categories=("hep-ph", "cs.CV"),
            arxiv_id="0704.0001",
            doi="10.1000/182",
            stated_links=(link("https://doi.org/10.1000/182"),),
            extra={
                "submitter": "Ann Bee",
                "report-no": None,
                "license": None,
                "versions": json.loads(ARXIV_SNAPSHOT)["versions"],
                "update_date": "2008-11-26",
            },
        ),
    ),
    "huggingface": (
        HUGGINGFACE,
        Paper(
            id="2601.00001",
            title="LaneFuse",
            abstract="We fuse lanes.",
            authors=("Ann Bee",),
            published=date(2026, 1, 2),
            listed=date(2026, 1, 5),
            arxiv_id="2601.00001",
            stated_links=(link("https://github.com/a/b", "code"), link("https://a.github.io/b", "page")),
            extra={"numComments": 2, "upvotes": 12},
        ),
    ),
    "semantic-scholar": (
        SEMANTIC_SCHOLAR,
        Paper(
            id="ab" * 20,
            title="LaneFuse",
            abstract="We fuse lanes.",
            authors=("Ann Bee",),
            published=date(2026, 1, 2),
            venue="Road Conference",
            categories=("Computer Science",),
            arxiv_id="2601.00001",
            doi="10.1000/182",
            url="https://www.semanticscholar.org/paper/ab",
            stated_links=(link("https://doi.org/10.1000/182"), link("https://a.io/lanefuse.pdf")),
            extra={
                "externalIds": {"ArXiv": "2601.00001", "DOI": "10.1000/182", "CorpusId": 7},
                "year": 2026,
                "tldr": None,
            },
        ),
    ),
    "openalex": (
        OPENALEX,
        Paper(
            id="https://openalex.org/W1",
            title="LaneFuse",
            abstract="We fuse lanes. We do.",
            authors=("Ann Bee",),
            published=date(2026, 1, 2),
            venue="Road Conference",
            categories=("Computer Vision",),
            arxiv_id="2601.00001",
            doi="10.1000/182",
            url="https://roads.example.org/1",
            stated_links=(link("https://doi.org/10.1000/182"), link("https://a.io/lanefuse.pdf")),
            extra={
                "publication_year": 2026,
                "locations": [{"landing_page_url": "http://arxiv.org/abs/2601.00001"}],
            },
        ),
    ),
    "crossref": (
        CROSSREF,
        Paper(
            title="LaneFuse in Two Lines",
            abstract="We fuse lanes & H2O.\n\nCode: https://github.com/a/b",
            authors=("Ann Bee", "Road Group"),
            published=date(2026, 1, 2),
            venue="Road Journal",
            categories=("Transportation",),
            doi="10.1000/182",
            url="https://doi.org/10.1000/182",
            stated_links=(link("https://doi.org/10.1000/182"), link("https://a.io/x")),
            extra={
                "published-print": {"date-parts": [[2026, 2]]},
                "type": "journal-article",
            },
        ),
    ),
    "openreview": (
        OPENREVIEW,
        Paper(
            id="aB3xY",
            title="LaneFuse",
            abstract="We fuse lanes.",
            authors=("Ann Bee",),
            published=date(2026, 1, 2),
            venue="Road 2026 oral",
            url="https://openreview.net/forum?id=aB3xY",
            stated_links=(link("https://openreview.net/pdf/1.pdf"), link("https://github.com/a/b", "code")),
            extra={"invitations": ["Road/2026/Submission"], "keywords": ["lanes"]},
        ),
    ),
    "openreview, first API": (
        OPENREVIEW_V1,
        Paper(
            id="aB3xY",
            title="LaneFuse",
            abstract="We fuse lanes.",
            authors=("Ann Bee",),
            url="https://openreview.net/forum?id=aB3xY",
        ),
    ),
    "arxiv-atom": (
        ATOM,
        Paper(
            id="http://arxiv.org/abs/2601.00001v2",
            title="LaneFuse: Roads\n  in Two Lines",
            abstract="We fuse lanes &\nroads with $a < b$.",
            comment="12 pages",
            authors=("Ann Bee", "Richard Roe"),
            published=date(2026, 1, 2),
            venue="Road Journal 3",
            categories=("cs.CV", "cs.RO"),
            arxiv_id="2601.00001",
            doi="10.1000/182",
            url="http://arxiv.org/abs/2601.00001v2",
            stated_links=(link("https://doi.org/10.1000/182"), link("http://arxiv.org/pdf/2601.00001v2")),
            extra={"primary_category": "cs.CV", "updated": "2026-01-09T18:00:00Z"},
        ),
    ),
    "arxiv-rss": (
        RSS,
        Paper(
            id="oai:arXiv.org:2601.00001v1",
            title="LaneFuse",
            abstract="We fuse lanes & roads.",
            authors=("Ann Bee", "Richard Roe"),
            listed=date(2026, 1, 5),
            categories=("cs.CV", "cs.RO"),
            arxiv_id="2601.00001",
            url="https://arxiv.org/abs/2601.00001",
            extra={"announce_type": "new"},
        ),
    ),
    "acl": (
        ACL,
        Paper(
            id="2026.acl-long.1",
            title="LaneFuse with n^2 Lanes",
            abstract="We fuse lanes, and roads.",
            authors=("Ann Bee", "Roe"),
            venue="Proceedings of the Road Meeting",
            doi="10.18653/v1/2026.acl-long.1",
            url="https://aclanthology.org/2026.acl-long.1/",
            stated_links=(
                link("https://doi.org/10.18653/v1/2026.acl-long.1"),
                link("https://github.com/a/b", "code"),
            ),
            extra={
                "pwcdataset": ["RoadSet"],
                "pages": "1-12",
                "bibkey": "bee-roe-2026",
                "month": "July",
                "year": "2026",
            },
        ),
    ),
    "ris": (
        RIS,
        Paper(
            id="bee2026",
            title="LaneFuse",
            abstract="We fuse lanes, and roads.",
            authors=("Ann Bee", "Richard Roe"),
            published=date(2026, 1, 2),
            venue="Road Journal",
            doi="10.1000/182",
            url="https://roads.example.org/1",
            stated_links=(link("https://doi.org/10.1000/182"), link("https://a.io/lanefuse.pdf")),
            extra={"TY": "JOUR", "PY": "2026", "UR": ["https://arxiv.org/abs/2601.00001"], "KW": ["lanes", "roads"]},
        ),
    ),
    "bibtex": (
        BIBTEX,
        Paper(
            id="bee2026",
            title="LaneFuse: Österreich's Roads at 3% of the Cost, $x^{2}$",
            abstract='We fuse lanes, and "roads".',
            authors=("Ann Bee", "José García", "Road Group"),
            venue="Road Journal",
            arxiv_id="2601.00001",
            doi="10.1000/182",
            stated_links=(link("https://doi.org/10.1000/182"), link("https://github.com/a/b", "code")),
            extra={
                "type": "article",
                "year": "2026",
                "month": "jan",
                "archiveprefix": "arXiv",
                "primaryclass": "cs.CV",
            },
        ),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SERVICES.values(), ids=SERVICES)
@pytest.mark.parametrize("named", [True, False])
def test_each_service(request, text, expected, named):
    name = request.node.callspec.id.partition("-")[2].partition(",")[0]
    for source in (io.StringIO(text), io.BytesIO(text.encode()), io.BytesIO(text.encode("utf-16"))):
        (paper,) = paperkit.read(source, format=name if named else None)
        assert paper == expected.model_copy(update={"source": name})
    (again,) = paperkit.read(io.StringIO(paper.model_dump_json()))
    assert again == paper


@pytest.mark.parametrize("name", ["arxiv-snapshot", "huggingface", "openalex", "crossref", "openreview"])
def test_services_as_json_lines(name):
    document = json.loads(SERVICES[name][0])
    records = document if isinstance(document, list) else document.get("results") or document.get("notes") or [document]
    records = document["message"]["items"] if name == "crossref" else records
    lines = "\n".join(json.dumps(record) for record in records * 2)
    assert [paper.source for paper in paperkit.read(io.StringIO(lines))] == [name, name]
    answers = f"{json.dumps(document)}\n{json.dumps(document)}\n"
    assert [paper.source for paper in paperkit.read(io.StringIO(answers), format="jsonl")] == [name, name]


BROKEN = [
    # the format, a text, the titles that it still gives, and line, record, field and words of each error
    ("arxiv-snapshot", '{"title": "A", "versions": [], "authors_parsed": 3}', "", [(1, 1, "authors_parsed", "list")]),
    ("huggingface", '[{"paper": 3}]', "", [(1, 1, "paper", "object")]),
    ("semantic-scholar", '{"title": "A", "externalIds": []}', "", [(1, 1, "externalIds", "object")]),
    (
        "openalex",
        '[{"title": "A", "abstract_inverted_index": {"a": ["b"]}},\n{"title": "B", "abstract_inverted_index": null}]',
        "B",
        [(1, 1, "abstract_inverted_index", "places")],
    ),
    ("openalex", '{"title": "A", "abstract_inverted_index": {"a": [1000000000000]}}', "A", []),
    ("crossref", '{"title": "A", "DOI": "10.1000/1"}', "", [(1, 1, "title", "list")]),
    ("crossref", '{"title": ["A"], "DOI": "10.1000/1", "abstract": 3}', "", [(1, 1, "abstract", "text")]),
    ("openreview", '{"content": 3}', "", [(1, 1, "content", "object")]),
    ("arxiv-atom", ATOM[:-7], "L", [(25, 2, None, "broken XML")]),
    ("arxiv-atom", ATOM.replace("</author>", "", 1), "", [(24, 1, None, "mismatched tag")]),
    ("arxiv-atom", ATOM.replace("2026-01-02T18:00:00Z", "soon"), "", [(None, 1, "published", "2026-01-31")]),
    (
        "arxiv-atom",
        "<feed><entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title><summary>bad id</summary></entry>"
        "<entry><title>B</title></entry></feed>",
        "B",
        [(None, 1, None, "bad id")],
    ),
    ("arxiv-atom", "<feed></feed>", "", []),
    ("acl", '<!DOCTYPE x [<!ENTITY a "b">]><collection id="1"/>', "", [(None, 1, None, "document type")]),
    ("acl", '<collection id="1"><a>&lol;</a></collection>', "", [(1, 1, None, "undefined entity")]),
    ("acl", "<collection>" * 100_000, "", [(None, 1, None, "`nesting`")]),
    ("acl", "<collection id='1'><paper id='1'><pages>1</pages></paper></collection>", "", [(None, 1, None, "neither")]),
    ("ris", "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n", "B", [(1, 1, None, "no end")]),
    ("ris", "TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\n", "A", [(4, 2, None, "breaks off")]),
    ("ris", "TY  - JOUR\nDA  - soon\nTI  - A\nER  - \n", "", [(1, 1, "date", "2026-01-31")]),
    ("bibtex", "@a{k, title = {A}\n@b{l, title = {B}}\n", "B", [(2, 1, None, "missing")]),
    ("bibtex", "@a{k, title = {A\n@b{l, title = {B}}\n", "B", [(1, 1, None, "no end")]),
    (
        "bibtex",
        "@a{k, title = }\n@b{l,\n title = {B}, date = {soon}}",
        "",
        [(1, 1, None, "missing"), (2, 2, "date", "2026")],
    ),
    ("bibtex", "@a{k, title = {A}}, @b(l, title = {B})\n@c(m, title = 3)", "A3", []),
]


@pytest.mark.parametrize(("name", "text", "titles", "errors"), BROKEN)
def test_what_is_broken_is_named_and_the_rest_goes_through(name, text, titles, errors):
    found = []
    papers = list(paperkit.read(io.BytesIO(text.encode()), format=name, on_error=found.append))
    assert "".join(paper.title[:1] for paper in papers) == titles
    assert [(error.line, error.record, error.field) for error in found] == [error[:3] for error in errors]
    assert all(words in error.message for error, (*_, words) in zip(found, errors, strict=True))
    if errors:
        with pytest.raises(InputError):
            list(paperkit.read(io.BytesIO(text.encode()), format=name))


DETAILS = [
    # a format, a text, and what some fields of the paper are
    ("bibtex", r"@a{k, title = {A}, url = {\url{https://roads.example.org/a_b}}}", {"url": "https://roads.example.org/a_b"}),
    ("bibtex", "@a{k, title = {A}, journaltitle = {Road Journal}, date = {2026-01-02}}", {"venue": "Road Journal", "published": date(2026, 1, 2)}),
    ("ris", "TY  - JOUR\nTI  - A\nPY  - 2026/01/02/\nER  -\n", {"published": date(2026, 1, 2)}),
    ("ris", "TY  - JOUR\nTI  - A\nPY  - 2026/01/02\nDA  - 2026/01/03\nER  -\n", {"published": date(2026, 1, 3), "extra": {"TY": "JOUR", "PY": "2026/01/02"}}),
    ("ris", "TY  - JOUR\nTI  - A\nPY  - 2026\nER  -\n", {"published": None, "extra": {"TY": "JOUR", "PY": "2026"}}),
    ("ris", "Provider: roads\nDB  - Roads\n\nTY  - JOUR\nTI  - A\nAB  - We fuse\n\n  lanes.\nER  -\n", {"abstract": "We fuse lanes."}),
    ("semantic-scholar", '{"title": "A", "venue": "", "journal": {"volume": "3"}}', {"venue": None, "extra": {"journal": {"volume": "3"}}}),
    ("semantic-scholar", '{"title": "A", "venue": "", "journal": {"name": "Road Journal"}}', {"venue": "Road Journal"}),
    ("openalex", '{"title": "A", "authorships": [{"author": {}, "raw_author_name": "Ann Bee"}]}', {"authors": ("Ann Bee",)}),
    ("huggingface", '{"id": "2601.00001", "title": "A", "publishedAt": "2026-01-02T00:00:00Z", "submittedOnDailyAt": "2026-01-05T00:00:00Z"}', {"published": date(2026, 1, 2), "listed": date(2026, 1, 5)}),
    ("crossref", '{"DOI": "10.1/2", "title": ["A"], "abstract": "For a<b and c>d: <jats:inline-formula><mml:math><mml:mi>x</mml:mi></mml:math><jats:tex-math>$x$</jats:tex-math></jats:inline-formula>"}', {"abstract": "For a<b and c>d: $x$"}),
    ("arxiv-rss", "<rss><item><title>A</title><description>&lt;p&gt;If $a&lt;b$ and $c&gt;d$.&lt;/p&gt;</description></item></rss>", {"abstract": "If $a<b$ and $c>d$."}),
    ("bibtex", "@a{k, title = {A}, eprint = {hal-01}, archiveprefix = {HAL}}", {"arxiv_id": None, "extra": {"type": "a", "eprint": "hal-01", "archiveprefix": "HAL"}}),
    ("arxiv-rss", "<rss><item><title>A. (arXiv:2601.00001v2 [cs.CV] UPDATED)</title><description>B.</description></item></rss>", {"title": "A", "arxiv_id": "2601.00001"}),
    ("arxiv-atom", "<feed xmlns:dc='http://purl.org/dc/elements/1.1/'><entry><id>oai:arXiv.org:2601.00001v1</id><title>A</title><dc:creator>Ann Bee, Richard Roe</dc:creator></entry></feed>", {"arxiv_id": "2601.00001", "authors": ("Ann Bee", "Richard Roe")}),
    ("arxiv-atom", "<!-- a <feed> --><feed><entry><title>A</title><journal_reference>Road Journal</journal_reference></entry></feed>", {"venue": "Road Journal"}),
    ("acl", "<collection><paper><title>A</title><editor><last>B</last></editor><editor><last>C</last></editor><video href='a.mp4'/></paper></collection>", {"extra": {"editor": ["B", "C"]}, "stated_links": (link("https://aclanthology.org/a.mp4", "video"),)}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), DETAILS)
def test_details(name, text, expected):
    (paper,) = paperkit.read(io.StringIO(text), format=name)
    assert {field: getattr(paper, field) for field in expected} == expected


def test_replies_of_openreview_are_no_papers():
    notes = [
        {"id": "a", "forum": "a", "content": {"title": {"value": "A"}}},
        {"id": "b", "forum": "a", "replyto": "a", "content": {"title": {"value": "Official Review"}}},
    ]
    errors = []
    assert [paper.id for paper in paperkit.read(io.StringIO(json.dumps(notes)), on_error=errors.append)] == ["a"]
    assert [(error.record, error.field) for error in errors] == [(2, "replyto")]


def test_every_format_is_tested():
    assert {name.partition(",")[0] for name in SERVICES} | {
        "jsonl",
        "json",
        "csv",
        "tsv",
        "listing",
        "text",
        "parquet",
        "arrow",
    } == set(formats())


def test_every_format_is_documented():
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    read, written = page.split("## What can be written")
    assert all(f"`{name}`" in read for name in formats())
    # of the long tables, the first is named, and the others after what they hold
    assert [
        name
        for name in formats(writing=True)
        if f"`{name}`" not in written and f"`{name.partition('.')[0]}`" not in written.partition("`links.csv`")[2]
    ] == []


@pytest.mark.parametrize("content", [RIS, BIBTEX, ATOM, ACL])
def test_a_byte_that_is_not_utf8(content):
    broken = content.encode().replace(b"We fuse", b"We f\xfcse")
    with pytest.raises(InputError):
        list(paperkit.read(io.BytesIO(broken)))


def test_a_feed_streams():
    entries = ATOM[ATOM.index("  <entry>") : ATOM.index("</feed>")] * 2000
    file = io.BytesIO((ATOM[: ATOM.index("  <entry>")] + entries + "</feed>").encode())
    papers = paperkit.read(file)
    next(papers)
    assert file.tell() < 200_000
    assert sum(1 for _ in papers) == 1999


def test_encodings_that_xml_declares():
    text = ATOM.replace("UTF-8", "ISO-8859-1").replace("Ann Bee", "Ännchen Bee")
    (paper,) = paperkit.read(io.BytesIO(text.encode("latin-1")))
    assert paper.authors[0] == "Ännchen Bee"


@settings(max_examples=300, deadline=None)
@given(
    text=st.sampled_from([text for text, _ in SERVICES.values()]),
    name=st.sampled_from([None, *formats()]),
    places=st.lists(st.tuples(st.integers(0, 2000), st.text(max_size=3)), max_size=3),
    end=st.integers(0, 4000),
)
def test_damage_gives_papers_or_errors(text, name, places, end):
    for place, put in places:
        text = text[:place] + put + text[place + 1 :]
    errors = []
    content = text[:end].encode(errors="surrogatepass")
    for paper in paperkit.read(io.BytesIO(content), format=name, on_error=errors.append):
        assert Paper.model_validate_json(paper.model_dump_json()) == paper
    assert all(isinstance(error, PaperkitError) and len(str(error)) < 1000 for error in errors)


def keys(value):
    """Every key in a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


KEYS = sorted(keys([json.loads(text) for text, _ in SERVICES.values() if text[0] in "{["]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "A", "2026-01-02", "2601.00001", "/pdf"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    record=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8),
    name=st.sampled_from(
        [name.partition(",")[0] for name, (text, _) in SERVICES.items() if text[0] in "{["] + ["jsonl"]
    ),
)
def test_records_of_any_shape_give_papers_or_errors(record, name):
    errors = []
    text = json.dumps(record) + "\n"
    for paper in paperkit.read(io.StringIO(text), format=name, on_error=errors.append):
        assert Paper.model_validate_json(paper.model_dump_json()) == paper
    assert all(isinstance(error, PaperkitError) for error in errors)
