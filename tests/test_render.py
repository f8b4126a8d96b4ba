"""Papers as HTML, as far as no browser is needed: what is marked, what is escaped, what a page holds."""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paperkit
from paperkit import Benchmark, Mention, Paper, Tag
from paperkit.cli import main
from paperkit.errors import OutputError
from paperkit.render import paper_html, write_report


def _tag(label, *spans, field="abstract", text="abcdefghij"):
    mentions = tuple(Mention(field=field, start=a, end=b, text=text[a:b]) for a, b in spans)
    return Tag(id=label.lower(), label=label, mentions=mentions)


def _benchmark(name, *spans, text="abcdefghij"):
    mentions = tuple(Mention(field="abstract", start=a, end=b, text=text[a:b]) for a, b in spans)
    return Benchmark(name=name, role="evaluated", evidence="shape", mentions=mentions)


class _Marks(HTMLParser):
    """The abstract with its marks as brackets."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "p" and dict(attrs).get("class") == "pk-text":
            self.inside = True
        elif tag == "mark" and self.inside:
            self.said.append(f"[{dict(attrs)['title']}|")

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = False
        elif tag == "mark" and self.inside:
            self.said.append("]")

    def handle_data(self, data):
        if self.inside:
            self.said.append(data)


def _shown(paper):
    parser = _Marks()
    parser.feed(paper_html(paper))
    return "".join(parser.said)


def _page(papers, **options):
    out = io.StringIO()
    write_report(papers, out, **options)
    return out.getvalue()


def _data(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


@pytest.mark.parametrize(
    ("findings", "shown"),
    [
        ({}, "abcdefghij"),
        ({"tags": [_tag("T", (0, 10))]}, "[Tag: T|abcdefghij]"),
        ({"tags": [_tag("T", (2, 4), (6, 8))]}, "ab[Tag: T|cd]ef[Tag: T|gh]ij"),
        ({"tags": [_tag("T", (2, 8)), _tag("U", (4, 6))]}, "ab[Tag: T|cd[Tag: U|ef]gh]ij"),
        ({"tags": [_tag("T", (2, 6)), _tag("U", (4, 8))]}, "ab[Tag: T|cd[Tag: U|ef]][Tag: U|gh]ij"),
        ({"tags": [_tag("T", (2, 4)), _tag("U", (2, 4))]}, "ab[Tag: T; Tag: U|cd]efghij"),
        (
            {"tags": [_tag("T", (2, 4))], "benchmarks": [_benchmark("B", (2, 4))]},
            "ab[Tag: T|[Benchmark: B, evaluated, told by its form|cd]]efghij",
        ),
        ({"tags": [_tag("T", (2, 4)), _tag("U", (4, 6))]}, "ab[Tag: T|cd][Tag: U|ef]ghij"),
        ({"tags": [_tag("T", (8, 99))]}, "abcdefghij"),
        ({"tags": [_tag("T", (4, 4))]}, "abcdefghij"),
    ],
)
def test_marks(findings, shown):
    assert _shown(Paper(abstract="abcdefghij", **findings)) == shown


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=12))
def test_marks_leave_the_text_as_it_is(spans):
    tags = [_tag(f"T{number}", span) for number, span in enumerate(spans)]
    shown = _shown(Paper(abstract="abcdefghij", tags=tags))
    assert re.sub(r"\[[^|]*\||\]", "", shown) == "abcdefghij"
    assert shown.count("[") == shown.count("]")


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_text_is_shown_and_stored(title, abstract):
    paper = paperkit.extract(Paper(title=title, abstract=abstract))
    (stored,) = _data(_page([paper]))["papers"]

    def plain(nodes):
        return "".join(node if isinstance(node, str) else plain(node[1:]) for node in nodes)

    assert plain(stored["title"]) == paper.title
    assert plain(stored.get("abstract", [])) == paper.abstract
    without_tags = re.sub(r"<[^>]*>", "", paper_html(paper).partition("</style>")[2])
    assert paper.title in unescape(without_tags)


class TestNotebook:
    def test_shows_everything_that_was_found(self):
        paper = paperkit.extract(
            "We present LaneFuse. On BDD100K it improves mAP by 2.4 points. Code: https://github.com/lanefuse/lanefuse.",
            title="LaneFuse: Multi-Task Road Perception",
        )
        html = paper._repr_html_()
        assert '<a href="https://github.com/lanefuse/lanefuse"' in html
        for said in ("released", "BDD100K", "evaluated", "+2.4 points", "mAP", "Multi-task learning", "code link"):
            assert said in html
        assert 'title="Benchmark: BDD100K, evaluated, known by name"' in html
        assert 'title="Result: +2.4 points mAP on BDD100K"' in html

    def test_a_paper_that_nothing_was_found_in(self):
        html = Paper(title="LaneFuse", authors=("A. Author",), published=date(2026, 1, 2), venue="V")._repr_html_()
        assert "A. Author · 2026-01-02 · V" in html
        assert "<table" not in html

    def test_mathjax_is_switched_off_around_it(self):
        html = Paper(abstract="It costs $5 and $6.")._repr_html_()
        assert html.startswith('<div class="paperkit tex2jax_ignore mathjax_ignore">')
        assert "It costs $5 and $6." in html

    @pytest.mark.parametrize(
        ("metadata", "href"),
        [
            ({"url": "https://x.org/p?a=1&b=2"}, "https://x.org/p?a=1&amp;b=2"),
            ({"url": "javascript:alert(1)"}, None),
            ({"url": "JAVASCRIPT:alert(1)", "arxiv_id": "2601.00001"}, "https://arxiv.org/abs/2601.00001"),
            ({"url": "data:text/html,x", "doi": '10.1/"><b>'}, "https://doi.org/10.1/%22%3E%3Cb%3E"),
            ({}, None),
        ],
    )
    def test_the_title_leads_to_the_paper(self, metadata, href):
        found = re.search(r'class="pk-title"[^>]*><a href="([^"]*)"', Paper(title="T", **metadata)._repr_html_())
        assert (found[1] if found else None) == href

    def test_nothing_of_it_is_imported_before_it_is_needed(self):
        code = "import sys, paperkit; print([name for name in sys.modules if 'render' in name])"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


class TestReport:
    def test_shared_names_stand_once(self):
        papers = [paperkit.extract("We evaluate on GSM8K.", title=f"Paper {number}") for number in range(3)]
        data = _data(_page(papers))
        assert data["benchmarks"] == ["GSM8K"]
        assert [paper["benchmarks"] for paper in data["papers"]] == [[[0, "evaluated"]]] * 3

    @pytest.mark.parametrize(
        ("metadata", "day"),
        [
            ({"published": "2026-01-02", "listed": "2026-02-02", "arxiv_id": "2512.00001"}, "2026-01-02"),
            ({"listed": "2026-02-02", "arxiv_id": "2512.00001"}, "2025-12"),
            ({"listed": "2026-02-02", "arxiv_id": "cs/0112017"}, "2026-02-02"),
            ({"arxiv_id": "2513.00001"}, None),
            ({}, None),
        ],
    )
    def test_a_paper_has_a_date(self, metadata, day):
        assert _data(_page([Paper(title="T", **metadata)]))["papers"][0].get("date") == day

    def test_the_policy_allows_the_script_and_the_style_of_the_page_alone(self):
        page = _page([Paper(title="T")], title="A title")
        policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        for name in ("style", "script"):
            text = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)[1]
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in policy

    def test_nothing_in_a_paper_ends_the_data(self):
        papers = [Paper(title="</script><script>x</script><!--<script>", extra={"k": "</script>"})]
        page = _page(papers, title="</title><script>y</script>")
        assert page.count("<script") == 2
        assert page.count("</script") == 2
        assert "<!--" not in page
        assert _data(page)["papers"][0]["title"] == ["</script><script>x</script><!--<script>"]

    def test_marks_of_the_template_in_a_paper_stay_text(self):
        assert _data(_page([Paper(title="{{ script }}")], title="{{ data }}"))["title"] == "{{ data }}"

    def test_the_same_papers_give_the_same_page(self):
        assert _page([Paper(title="T")]) == _page([Paper(title="T")])

    def test_a_file_is_replaced_when_all_is_written(self, tmp_path):
        path = tmp_path / "report.html"
        path.write_text("before")

        def failing():
            yield Paper(title="T")
            raise ValueError("no more")

        with pytest.raises(ValueError, match="no more"):
            write_report(failing(), path)
        assert path.read_text() == "before"
        assert write_report([Paper(title="T")], path) == 1
        assert path.read_text().startswith("<!DOCTYPE html>")
        assert list(tmp_path.iterdir()) == [path]

    def test_says_what_cannot_be_written(self, tmp_path):
        with pytest.raises(OutputError, match=r"missing.*report.html: the file cannot be written"):
            write_report([], tmp_path / "missing" / "report.html")

    @pytest.mark.parametrize("papers", [Paper(title="T"), ["T"]])
    def test_takes_papers_alone(self, papers):
        with pytest.raises(OutputError):
            _page(papers)


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "papers.jsonl").write_text('{"id": "1", "abstract": "We evaluate on GSM8K."}\n{"title": 12}\n')
        return tmp_path

    def test_reads_and_extracts(self, folder, capsys):
        assert main(["report", "papers.jsonl", "--title", "Mine"]) == 1
        data = _data((folder / "report.html").read_text())
        assert data["title"] == "Mine"
        assert data["benchmarks"] == ["GSM8K"]
        assert "line 2, field 'title'" in capsys.readouterr().err

    def test_writes_to_standard_output(self, folder, capsys):
        assert main(["report", "papers.jsonl", "-o", "-"]) == 1
        assert _data(capsys.readouterr().out)["benchmarks"] == ["GSM8K"]
        assert not (folder / "-").exists()

    @pytest.mark.parametrize(("version", "names"), [(None, ["Changed"]), ("0.0.0", ["GSM8K"])])
    def test_takes_records_of_the_same_rules_as_they_are(self, folder, version, names):
        paper = paperkit.extract("We evaluate on GSM8K.")
        changed = paper.benchmarks[0].model_copy(update={"name": "Changed", "id": None})
        stamp = paper.extraction.model_copy(update={"version": version or paper.extraction.version})
        paperkit.write([paper.model_copy(update={"benchmarks": (changed,), "extraction": stamp})], "stored.jsonl")
        assert main(["report", "stored.jsonl", "-o", "r.html"]) == 0
        assert _data((folder / "r.html").read_text())["benchmarks"] == names

    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_keeps_the_order_of_papers_that_are_extracted_and_that_are_not(self, folder, capsys, workers):
        paper = paperkit.extract("We evaluate on GSM8K.")
        changed = paper.benchmarks[0].model_copy(update={"name": "Changed", "id": None})
        stored = [paper.model_copy(update={"title": f"Stored {n}", "benchmarks": (changed,)}) for n in range(4)]
        fresh = [Paper(title=f"Fresh {n}") for n in range(150)]
        papers = [*stored[:2], *fresh[:70], stored[2], *fresh[70:], stored[3]]
        lines = [paper.model_dump_json() for paper in papers]
        (folder / "mixed.jsonl").write_text("\n".join([*lines[:9], '{"title": 12}', *lines[9:]]))
        assert main(["report", "mixed.jsonl", "papers.jsonl", "-o", "r.html", "--workers", workers]) == 1
        shown = _data((folder / "r.html").read_text())
        assert [paper.get("title") for paper in shown["papers"]] == [*([paper.title] for paper in papers), None]
        assert sorted(shown["benchmarks"]) == ["Changed", "GSM8K"]
        said = capsys.readouterr().err.splitlines()
        assert [line.split(":")[1] for line in said] == [
            " mixed.jsonl, line 10, field 'title'",
            " papers.jsonl, line 2, field 'title'",
        ]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["missing.jsonl"], "missing.jsonl: "),
            (["papers.jsonl", "-o", "papers.jsonl"], "is one of the inputs"),
            (["papers.jsonl", "--workers", "0"], "--workers"),
            (["papers.jsonl", "-o", "no/such/place.html"], "the file cannot be written"),
        ],
    )
    def test_says_what_is_wrong(self, folder, capsys, arguments, says):
        assert main(["report", *arguments]) == 2
        assert says in capsys.readouterr().err
        assert not (folder / "report.html").exists()
