"""Compressed files, read and written."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

import paperkit
from paperkit import InputError, Paper

LINES = b'{"title": "A"}\n{"title": "B"}\n'


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("folder") if hasattr(archive, "mkdir") else None
        for name, content in members.items():
            archive.writestr(f"folder/{name}.jsonl", content)
    return out.getvalue()


def zstandard(content):
    try:
        from compression import zstd as library
    except ImportError:
        library = pytest.importorskip("zstandard", reason="Zstandard needs Python 3.14 or the package zstandard")
    return library.compress(content)


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        lambda content: gzip.compress(content[:15]) + gzip.compress(content[15:]),
        bz2.compress,
        lzma.compress,
        lambda content: zipped(papers=content),
        zstandard,
    ],
    ids=["gzip", "gzip in two parts", "bzip2", "xz", "zip", "zstandard"],
)
def test_compressed_files(tmp_path, pack):
    content = pack(LINES)
    path = tmp_path / "papers.jsonl.packed"
    path.write_bytes(content)
    for source in (path, io.BytesIO(content)):
        assert [(paper.title, paper.source) for paper in paperkit.read(source)] == [("A", "jsonl"), ("B", "jsonl")]


def test_the_suffix_below(tmp_path):
    path = tmp_path / "papers.json.gz"
    path.write_bytes(gzip.compress(b'{"title": "A"}\n'))
    assert [paper.source for paper in paperkit.read(path)] == ["json"]


BROKEN = [
    # the content of a file, whether it still gives papers, and words of the error
    (gzip.compress(LINES * 10_000)[:-9], True, "breaks off"),
    (gzip.compress(LINES)[:12] + b"xxxxxxxxxx", False, "broken"),
    (zipped(papers=LINES)[:40], False, "zip"),
    (zipped(one=LINES, two=LINES), False, "2 files"),
    (gzip.compress(b'{"title": "' + b" " * (1 << 27)), False, "200 times"),
]


@pytest.mark.parametrize(("content", "some", "words"), BROKEN, ids=[row[2] for row in BROKEN])
def test_broken_ones(content, some, words):
    errors = []
    papers = list(paperkit.read(io.BytesIO(content), format="jsonl", on_error=errors.append))
    assert bool(papers) is some
    assert words in errors[0].message
    assert all(isinstance(error, InputError) for error in errors)


@pytest.mark.parametrize("name", ["papers.jsonl.gz", "papers.csv.GZ", "papers.json.gz"])
def test_written_compressed(tmp_path, name):
    path = tmp_path / name
    for _ in range(2):
        assert paperkit.write([Paper(title="A")], path) == 1
        assert gzip.decompress(path.read_bytes())
        assert [paper.title for paper in paperkit.read(path)] == ["A"]
    assert list(tmp_path.iterdir()) == [path]
    first = path.read_bytes()
    paperkit.write([Paper(title="A")], path)
    assert path.read_bytes() == first
