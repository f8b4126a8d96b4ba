"""Every reader against bad input: truncated files, other formats under its name, missing fields, huge fields, mixed
encodings. What is wrong is named with its place, and the rest goes through."""

import io
import json

import pytest

import paperkit
from paperkit import InputError, Limits, Paper
from paperkit.io import formats
from test_io_services import ACL, ATOM, BIBTEX, CROSSREF, HUGGINGFACE, OPENALEX, OPENREVIEW, RIS, SEMANTIC_SCHOLAR

# ---- three papers in each format: titles, and the abstract of the second

HUNDRED = "x" * 100


def lines(record):
    def made(*papers):
        return "".join(json.dumps(record(*paper), ensure_ascii=False) + "\n" for paper in papers)

    return made


def answer(key, record):
    def made(*papers):
        rows = ",\n".join(json.dumps(record(*paper), ensure_ascii=False) for paper in papers)
        return f'{{"{key}": [\n{rows}\n]}}'

    return made


def between(head, paper, tail=""):
    return lambda *papers: head + "".join(paper.format(title=title, abstract=text) for title, text in papers) + tail


def binary(name):
    def made(*papers):
        import pyarrow as pa

        rows = [{"title": title.encode(), "abstract": text.encode(errors="surrogateescape")} for title, text in papers]
        table = pa.Table.from_pylist(rows)
        # texts as a file may hold them: nothing has looked whether they are UTF-8
        table = pa.table({key: table[key].combine_chunks().view(pa.string()) for key in ("title", "abstract")})
        out = io.BytesIO()
        if name == "arrow":
            with pa.ipc.new_file(out, table.schema) as writer:
                for number in range(table.num_rows):
                    writer.write_table(table.slice(number, 1))
        else:
            import pyarrow.parquet as pq

            pq.write_table(table, out, row_group_size=1)
        return out.getvalue()

    return made


def words(text):
    return {"abstract_inverted_index": {text: [0]}} if text else {"abstract_inverted_index": None}


TEXTS = {
    "jsonl": lines(lambda title, text: {"title": title, "abstract": text}),
    "json": answer("papers", lambda title, text: {"title": title, "abstract": text}),
    "arxiv-snapshot": lines(
        lambda title, text: {"title": title, "abstract": text, "versions": [], "authors_parsed": []}
    ),
    "huggingface": answer("data", lambda title, text: {"paper": {"title": title, "summary": text}}),
    "semantic-scholar": answer("data", lambda title, text: {"paperId": "ab" * 20, "title": title, "abstract": text}),
    "openalex": answer("results", lambda title, text: {"display_name": title, **words(text)}),
    "crossref": answer("items", lambda title, text: {"DOI": "10.1/2", "title": [title], "abstract": f"<p>{text}</p>"}),
    "openreview": answer("notes", lambda title, text: {"content": {"title": {"value": title}, "abstract": {"value": text}}}),
    "arxiv-atom": between("<feed>\n", "<entry>\n<title>{title}</title><summary>{abstract}</summary>\n</entry>\n", "</feed>"),
    "arxiv-rss": between("<rss>\n", "<item>\n<title>{title}</title><description>{abstract}</description>\n</item>\n", "</rss>"),
    "acl": between("<collection>\n", "<paper>\n<title>{title}</title><abstract>{abstract}</abstract>\n</paper>\n", "</collection>"),
    "ris": between("", "TY  - JOUR\nTI  - {title}\nAB  - {abstract}\nER  - \n"),
    "bibtex": between("", "@misc{{k,\n title = {{{title}}}, abstract = {{{abstract}}}}}\n"),
    "csv": between("title,abstract,n\n", '{title},"{abstract}",1\n'),
    "tsv": between("title\tabstract\tn\n", '{title}\t"{abstract}"\t1\n'),
    "parquet": binary("parquet"),
    "arrow": binary("arrow"),
}  # fmt: skip
"""`listing` and `text`, in which anything is text, have tests of their own."""

XML = ("arxiv-atom", "arxiv-rss", "acl")
# the line on which the second of three papers begins; none in XML, and in what has no lines
SECOND = {
    **dict.fromkeys(TEXTS, 3),
    **dict.fromkeys(["jsonl", "arxiv-snapshot"], 2),
    **dict.fromkeys([*XML, "parquet", "arrow"]),
    "ris": 5,
}


def read(content, name, **options):
    errors = []
    content = content if isinstance(content, bytes) else content.encode(errors="surrogateescape")
    papers = list(paperkit.read(io.BytesIO(content), format=name, on_error=errors.append, **options))
    for error in errors:
        assert isinstance(error, InputError)
        assert len(str(error)) < 400
    return "".join(paper.title for paper in papers), errors


def test_all_of_them():
    assert {*TEXTS, "listing", "text"} == set(formats())


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_well(name):
    content = TEXTS[name](("A", "a"), ("B", "b"), ("C", "c"))
    assert read(content, name) == ("ABC", [])
    source = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    assert [paper.source for paper in paperkit.read(source)] == [name] * 3


@pytest.mark.parametrize("name", TEXTS)
def test_missing_fields(name):
    titles, (error,) = read(TEXTS[name](("A", "a"), ("", ""), ("C", "c")), name)
    assert titles == "AC"
    assert (error.line, error.record, error.field) == (SECOND[name], 2, None)
    assert "neither a title nor an abstract" in error.message


@pytest.mark.parametrize("name", TEXTS)
def test_huge_fields(name):
    titles, (error,) = read(TEXTS[name](("A", "a"), ("B", HUNDRED), ("C", "c")), name, limits=Limits(field=99))
    assert titles == "AC"
    # in BibTeX, where the value begins
    assert (error.line, error.record) == (SECOND[name] and SECOND[name] + (name == "bibtex"), 2)
    assert "`field`" in error.message
    assert error.field is not None or name == "bibtex"


@pytest.mark.parametrize("name", TEXTS)
def test_mixed_encodings(name):
    titles, errors = read(TEXTS[name](("A", "ä"), ("B", "b\udcfc"), ("C", "c")), name)
    # a parser of XML can go no further
    assert titles == ("A" if name in XML else "AC")
    (error,) = errors
    assert error.record == 2
    assert error.line in (SECOND[name], 6 if name in XML else None)
    assert "UTF-8" in error.message or "utf-8" in error.message or "not well-formed" in error.message


@pytest.mark.parametrize("name", TEXTS)
def test_truncated_files(name):
    content = TEXTS[name](("A", "a"), ("B", "b"), ("C", "c"))
    end = content.rindex(
        b"c" if isinstance(content, bytes) else "c" if name not in ("arxiv-atom", "arxiv-rss", "acl") else "C"
    )
    titles, errors = read(content[:end], name)
    # what is at the end of a file tells where its columns are
    assert titles in (("", "AB", "A") if name in ("parquet", "arrow") else ("AB",))
    assert errors
    assert errors[-1].record == 3 or name in ("parquet", "arrow")


WHOLE = {
    "an object": SEMANTIC_SCHOLAR, "a list": HUGGINGFACE, "Atom": ATOM, "the Anthology": ACL, "RIS": RIS, "BibTeX": BIBTEX,
    "a table": "name,value\nA,1\n", "words": "We fuse lanes.\n", "a page": "<!doctype html><html><p>LaneFuse</p></html>",
    "a picture": "\x89PNG\r\n\x1a\n\0\0", "other services": OPENALEX + OPENREVIEW + CROSSREF,
}  # fmt: skip
_ANY = ("an object", "a list", "other services")
READS = {
    ("arxiv-atom", "Atom"), ("arxiv-rss", "Atom"), ("acl", "the Anthology"), ("ris", "RIS"), ("bibtex", "BibTeX"),
    # records whose names are the usual ones, whatever service they are said to be of
    *((name, kind) for kind in _ANY for name in ("jsonl", "json", "arxiv-snapshot", "huggingface", "semantic-scholar", "openalex")),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", WHOLE)
def test_a_wrong_format_under_the_right_name(name, kind):
    titles, errors = read(WHOLE[kind], name)
    if (name, kind) not in READS:
        assert titles == ""
        assert errors


def test_listings_and_texts():
    listing = "Trending Papers\n\nLaneFuse: Roads\n\nWe present LaneFuse. {} It is fast, and it fuses lanes with roads, and roads with lanes.\n\n"
    page = listing.format("a") + listing.format("b\udcfc").replace("LaneFuse: ", "Second: ") + listing.format("c")
    titles, (error,) = read(page, "listing")
    assert titles == "LaneFuse: Roads" * 2
    assert (error.line, error.record) == (11, 2)
    assert "UTF-8" in error.message
    assert read("\udcfc", "text")[1][0].line == 1
    assert "no title" in read("Trending Papers\n", "listing")[1][0].message


DOCTYPE = '<?xml version="1.0"?>\n<!DOCTYPE feed [\n<!ENTITY a "b">\n]>\n<feed><entry><title>&a;</title></entry></feed>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (DOCTYPE, "document type"),
        (DOCTYPE.replace("feed", "collection"), "document type"),
        ("<!DOCTYPE rss SYSTEM 'http://roads.example.org/rss.dtd'><rss><item><title>A</title></item></rss>", "document type"),
        ("<?xml version='1.0'?><OAI-PMH><record><title>LaneFuse</title></record></OAI-PMH>", "OAI-PMH"),
        ("<!DOCTYPE html><html><p>LaneFuse</p></html>", "an HTML page"),
    ],
)  # fmt: skip
def test_xml_that_is_not_read_is_no_text(content, words):
    titles, (error,) = read(content, None)
    assert titles == ""
    assert words in error.message


HIDDEN = DOCTYPE.partition("\n")[2]


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("cp037", HIDDEN.encode("cp037")),
        # a second sign for what opens a tag
        ("mac_arabic", HIDDEN.encode().replace(b"<", b"\xbc")),
        ("utf-16", HIDDEN.encode("utf-16-le")),
        ("utf-7", HIDDEN.replace("<", "+ADw-").encode()),
    ],
)
def test_no_encoding_hides_a_document_type(encoding, content):
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    head = declared.encode("utf-16-le" if encoding == "utf-16" else "ascii")
    titles, errors = read(head + content, "arxiv-atom")
    assert (titles, len(errors)) == ("", 1)


def test_no_file_but_the_one_that_is_named_is_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    record = {"title": "A", "pdf": f"file://{secret}", "url": str(secret), "extra": {"file": str(secret)}}
    (paper,) = paperkit.read(io.StringIO(json.dumps(record)))
    assert "SECRET" not in paper.model_dump_json()
    assert isinstance(paper, Paper)
