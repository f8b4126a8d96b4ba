"""Limits: what is too large, too deep or unpacks to too much is an error with its place, and the rest goes through."""

import gzip
import io
import json
import tracemalloc

import pytest

import paperkit
from paperkit import InputError, Limits

A, C = '{"title": "A"}', '{"title": "C"}'


def read(content, limits, **options):
    errors = []
    source = io.BytesIO(content.encode() if isinstance(content, str) else content)
    papers = list(paperkit.read(source, limits=limits, on_error=errors.append, **options))
    assert all(isinstance(error, InputError) for error in errors)
    return "".join(paper.title[:1] for paper in papers), errors


def feed(*bodies):
    return "<feed>" + "".join(f"<entry><title>{body}</title></entry>" for body in bodies) + "</feed>"


OVER = [
    # the format, the limits, a text, the titles that it still gives, and line, record, field and the limit of each error
    ("jsonl", {"line": 40}, f'{A}\n{{"title": "{"B" * 40}"}}\n{C}\n', "AC", [(2, 2, None, "line")]),
    ("jsonl", {"line": 40}, f'{A}\n{C}\n{{"title": "{"B" * 200_000}', "AC", [(3, 3, None, "line")]),
    ("jsonl", {"field": 10}, f'{A}\n{{"abstract": "{"B" * 11}"}}\n{C}\n', "AC", [(2, 2, "abstract", "field")]),
    ("jsonl", {"field": 10}, f'{A}\n{{"title": "B", "x": [{{"y": "{"B" * 11}"}}]}}\n{C}', "AC", [(2, 2, "x", "field")]),
    ("jsonl", {"record": 30}, f'{A}\n{{"title": "B", "x": {["y" * 9] * 3}}}\n{C}'.replace("'", '"'), "AC", [(2, 2, "x", "record")]),
    ("jsonl", {"nesting": 3}, f'{A}\n{{"title": "B", "x": [[[[]]]]}}\n{C}\n', "AC", [(2, 2, "x", "nesting")]),
    ("jsonl", {"nesting": 3}, '{"title": "A", "x": [[[]]]}', "A", []),
    ("json", {"field": 10}, f'[{A},\n{{"title": "{"B" * 11}"}},\n{C}]', "AC", [(2, 2, "title", "field")]),
    ("json", {"whole": 20}, f"[{A},{C}]", "", [(None, None, None, "whole")]),
    ("bibtex", {"whole": 20}, "@misc{a, title = {A}}\n", "", [(None, None, None, "whole")]),
    ("bibtex", {"field": 10}, f"@a{{a, title = {{A}}}}\n@b{{b, title = {{{'B' * 11}}}}}\n@c{{c, title = {{C}}}}", "AC", [(2, 2, None, "field")]),
    ("bibtex", {"record": 30}, f"@a{{a, title = {{A}}}}\n@b{{b, x = {{{'B' * 20}}}, y = {{{'B' * 20}}}}}\n@c{{c, title = {{C}}}}", "AC", [(2, 2, None, "record")]),
    ("ris", {"field": 10}, f"TY  - J\nTI  - A\nER  -\nTY  - J\nTI  - {'B' * 11}\nER  -\nTY  - J\nTI  - C\nER  -\n", "AC", [(4, 2, "title", "field")]),
    ("ris", {"record": 60}, "TY  - J\nTI  - A\nER  -\nTY  - J\nTI  - B\n" + "more\n" * 20 + "ER  -\nTY  - J\nTI  - C\nER  -\n", "AC", [(4, 2, None, "record")]),
    ("ris", {"line": 30}, f"TY  - J\nTI  - A\nER  -\nTY  - J\nTI  - {'B' * 40}\nER  -\nTY  - J\nTI  - C\nER  -\n", "AC", [(4, 2, None, "line")]),
    ("csv", {"field": 10}, f"title,abstract\nA,x\n{'B' * 11},x\nC,x\n", "AC", [(3, 2, "title", "field")]),
    ("csv", {"line": 30}, f"title,abstract\nA,x\n{'B' * 31},x\nC,x\n", "AC", [(3, 2, None, "line")]),
    ("csv", {"record": 30}, f"title,abstract\nA,x\nB,{'y' * 40}\nC,x\n", "AC", [(3, 2, None, "record")]),
    ("arxiv-atom", {"field": 10}, feed("A", "B" * 11, "C"), "AC", [(None, 2, "title", "field")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", "B" * 200_000, "C"), "AC", [(None, 2, None, "record")]),
    ("arxiv-atom", {"record": 1000}, feed("A", "B" * 200_000, "C", "D" * 200_000, "E"), "ACE", [(None, 2, None, "record"), (None, 4, None, "record")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", "<b x='y'>B</b>\n" * 20_000, "C"), "AC", [(None, 2, None, "record")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", f"B<b x='{'y' * 200_000}'/>", "C"), "AC", [(None, 2, None, "record")]),
    # a tag or a comment that the parser would have to hold as a whole
    ("arxiv-atom", {"record": 70_000}, feed("A", f"B<b x='{'y' * 400_000}'/>", "C"), "A", [(None, 2, None, "record"), (None, 3, None, "record")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", f"{'B' * 200_000}<!-- {'y' * 400_000} -->", "C"), "A", [(None, 2, None, "record"), (None, 3, None, "record")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", "B").replace("<entry><title>B", f"<x>{'y' * 200_000}</x><entry><title>B"), "A", [(None, 2, None, "record")]),
    ("arxiv-atom", {"record": 70_000}, feed("A", "B" * 200_000 + "</b>", "C"), "A", [(None, 2, None, "record"), (1, 3, None, None)]),
    ("arxiv-atom", {"record": 70_000}, feed("A", "B" * 200_000, "C")[:200_000], "A", [(None, 2, None, "record"), (1, 3, None, None)]),
    ("arxiv-atom", {"nesting": 4}, feed("A", "<b><b><b>B</b></b></b>", "C"), "AC", [(None, 2, None, "nesting")]),
    ("arxiv-atom", {"nesting": 4}, feed("A", "<b>" * 99 + "</b>" * 99, "C", "<b>" * 999 + "</b>" * 999, "E"), "AC", [(None, 2, None, "nesting"), (None, 4, None, "nesting"), (None, 5, None, "nesting")]),
    ("arxiv-atom", {"nesting": 4}, "<feed><a><a><a><a/></a></a></a><entry><title>A</title></entry></feed>", "", [(None, 1, None, "nesting")]),
    ("arxiv-rss", {"record": 70_000}, f"<rss><channel><item><title>A</title></item><item><b>{'B' * 200_000}</b><title>B</title></item><item><title>C</title></item></channel></rss>", "AC", [(None, 2, None, "record")]),
    ("text", {"field": 10}, "We fuse lanes.", "", [(1, 1, None, "field")]),
    ("listing", {"field": 100}, f"A Title of Lanes\n\n{'We fuse lanes. ' * 30}\n", "", [(1, 1, "abstract", "field")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "limits", "content", "titles", "errors"), OVER)
def test_what_is_over_a_limit_is_named_and_the_rest_goes_through(name, limits, content, titles, errors):
    found, said = read(content, Limits(**limits), format=name)
    assert found == titles
    assert [(error.line, error.record, error.field) for error in said] == [each[:3] for each in errors]
    assert all(f"`{limit}`" in error.message for error, (*_, limit) in zip(said, errors, strict=True) if limit)


BOMBS = [
    ("json, gzip", gzip.compress(b'{"title": "' + b" " * (1 << 27)), None, "`ratio`"),
    ("macros", "".join(f"@string{{m{n + 1} = m{n} # m{n}}}\n" for n in range(40)).replace("m0 # m0", "{" + "x" * 99 + "}") + "@a{k, title = m16 # m16}", "bibtex", "`field`"),
    ("many macros", f"@string{{m = {{{'x' * 4_000_000}}}}}\n" + "".join(f"@string{{m{n} = m # {{}}}}\n" for n in range(20)), "bibtex", "`record`"),
    ("entities", '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><feed><entry><title>&b;</title></entry></feed>', None, "document type"),
    ("a file from elsewhere", '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed><entry><title>&a;</title></entry></feed>', None, "document type"),
    ("an inverted index", json.dumps({"title": "A", "abstract_inverted_index": {"x" * 10_000: list(range(10_000))}}), "openalex", "characters"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "words"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS])
def test_what_grows_when_it_is_read(content, name, words):
    titles, errors = read(content, None, format=name)
    assert titles == ""
    assert words in errors[0].message


def test_a_ratio_can_be_allowed():
    content = gzip.compress(b'{"title": "A", "x": "' + b" " * (1 << 27) + b'"}')
    limits = Limits(line=1 << 28, field=1 << 28, record=1 << 28, ratio=2000)
    assert read(content, limits) == ("A", [])


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, "9", None])
def test_limits_are_numbers(wrong):
    with pytest.raises(ValueError, match="limit field"):
        Limits(field=wrong)


def test_a_long_line_is_not_held(tmp_path):
    class Line(io.RawIOBase):
        """A line that goes on for 256 MiB."""

        left = 4096

        def read(self, size=-1):
            self.left -= 1
            return b"x" * 65536 if self.left >= 0 else b""

    tracemalloc.start()
    try:
        assert read_all(Line()) == 1
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_what_stands_between_papers_is_not_held():
    def pieces():
        yield b"<feed>"
        for _ in range(2000):
            yield b"<x>y</x>" * 50 + b"<entry><title>A</title></entry>"
        yield b"</feed>"

    class Feed(io.RawIOBase):
        left = pieces()

        def read(self, size=-1):
            return next(self.left, b"")

    tracemalloc.start()
    try:
        assert sum(1 for _ in paperkit.read(Feed(), format="arxiv-atom")) == 2000
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


LARGE = {
    # what a paper is made of, and how often: 50 MiB, and less of what takes longer
    "one text": (b"x" * 65536, 800),
    "elements with text": (b"<x>" + b"y" * 65529 + b"</x>", 800),
    "lines": (b"xxxxxxx\n" * 8192, 30),
    "elements": (b"<x a='y'>" + b"<b/>y" * 13105 + b"</x>", 30),
}


@pytest.mark.parametrize(("part", "times"), LARGE.values(), ids=LARGE)
def test_a_paper_in_xml_that_is_too_large_is_not_held(part, times):
    def pieces():
        yield b"<feed><entry><title>A</title></entry><entry><title>B</title>"
        for _ in range(times):
            yield part
        yield b"</entry><entry><title>C</title></entry></feed>"

    class Feed(io.RawIOBase):
        left = pieces()

        def read(self, size=-1):
            return next(self.left, b"")

    errors = []
    limits = Limits(record=1 << 17)
    tracemalloc.start()
    try:
        papers = list(paperkit.read(Feed(), format="arxiv-atom", limits=limits, on_error=errors.append))
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
    assert [paper.title for paper in papers] == ["A", "C"]
    (error,) = errors
    assert error.record == 2
    assert "`record`" in error.message


def test_what_is_around_a_paper_that_is_too_large_is_kept():
    meta = "<meta><booktitle>Proceedings of Roads</booktitle><year>2026</year></meta>"
    papers = "".join(f"<paper><title>{title}</title></paper>" for title in ("A", "B" * 200_000, "C"))
    source = io.StringIO(f"<collection><volume>{meta}{papers}</volume></collection>")
    errors = []
    found = list(paperkit.read(source, limits=Limits(record=70_000), on_error=errors.append))
    assert [(paper.title, paper.venue) for paper in found] == [(name, "Proceedings of Roads") for name in "AC"]
    assert [error.record for error in errors] == [2]


def read_all(source):
    errors = []
    assert list(paperkit.read(source, format="jsonl", on_error=errors.append)) == []
    return len(errors)
