"""Addresses by themselves, and addresses found in text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import paperkit
from paperkit import InputError, Paper, Taxonomy, extract, parse_link


def code(key, owner=None, repo=None, path=None, host=None):
    host = host or key.partition("/")[0]
    return {"kind": "code", "key": key, "host": host, "owner": owner, "repo": repo, "path": path}


def hub(key, repo_type, repo_id=None, path=None, host="huggingface.co"):
    return {"kind": "huggingface", "key": key, "host": host, "repo_type": repo_type, "repo_id": repo_id, "path": path}


def paper(key, scheme=None, identifier=None, host=None):
    host = host or key.partition("/")[0]
    return {"kind": "paper", "key": key, "host": host, "scheme": scheme, "identifier": identifier}


def plain(kind, key, host=None):
    return {"kind": kind, "key": key, "host": host or key.partition("/")[0]}


FUSE = "github.com/lanefuse/fuse"

ADDRESSES = [
    # forges
    ("https://github.com/lanefuse/fuse", code(FUSE, "lanefuse", "fuse")),
    ("github.com/lanefuse/fuse", code(FUSE, "lanefuse", "fuse")),
    ("http://www.github.com/LaneFuse/Fuse/", code(FUSE, "LaneFuse", "Fuse")),
    ("https://github.com/lanefuse/fuse.git", code(FUSE, "lanefuse", "fuse")),
    ("https://github.com/lanefuse/fuse/tree/main/sub", code(FUSE, "lanefuse", "fuse", "tree/main/sub")),
    ("https://github.com/lanefuse/fuse#usage", code(FUSE, "lanefuse", "fuse", "#usage")),
    ("https://github.com/lanefuse/fuse?tab=readme", code(FUSE, "lanefuse", "fuse", "?tab=readme")),
    ("https://github.com/lanefuse/llama.cpp", code("github.com/lanefuse/llama.cpp", "lanefuse", "llama.cpp")),
    ("https://github.com/lanefuse/", code("github.com/lanefuse", "lanefuse")),
    ("https://github.com/orgs/lanefuse", code("github.com/lanefuse", "lanefuse")),
    ("https://github.com/topics/driving", code("github.com/topics/driving", path="topics/driving")),
    ("https://github.com", code("github.com")),
    ("https://gist.github.com/kim/0a1b", code("gist.github.com/kim/0a1b", "kim", "0a1b")),
    ("https://gist.github.com/0a1b", code("gist.github.com/0a1b", repo="0a1b")),
    (
        "https://raw.githubusercontent.com/lanefuse/fuse/main/setup.py",
        code("raw.githubusercontent.com/lanefuse/fuse", "lanefuse", "fuse", "main/setup.py"),
    ),
    ("https://gitlab.com/lab/lanes/fuse", code("gitlab.com/lab/lanes/fuse", "lab/lanes", "fuse")),
    ("https://gitlab.com/lab/fuse/-/tree/main/a", code("gitlab.com/lab/fuse", "lab", "fuse", "-/tree/main/a")),
    ("https://gitlab.uni-lane.de/lab/fuse.git", code("gitlab.uni-lane.de/lab/fuse", "lab", "fuse")),
    ("https://gitlab-ext.uni-lane.de/lab/fuse", code("gitlab-ext.uni-lane.de/lab/fuse", "lab", "fuse")),
    ("https://git.uni-lane.de/lab/fuse", code("git.uni-lane.de/lab/fuse", "lab", "fuse")),
    ("https://bitbucket.org/lab/fuse/src/main/", code("bitbucket.org/lab/fuse", "lab", "fuse", "src/main")),
    ("https://codeberg.org/lab/fuse", code("codeberg.org/lab/fuse", "lab", "fuse")),
    ("https://gitee.com/lab/fuse", code("gitee.com/lab/fuse", "lab", "fuse")),
    ("https://sourceforge.net/projects/fuse/", code("sourceforge.net/projects/fuse", repo="fuse")),
    ("https://anonymous.4open.science/r/Fuse-1A2B", code("anonymous.4open.science/r/Fuse-1A2B", repo="Fuse-1A2B")),
    ("https://anonymous.4open.science/status/Fuse-1A", code("anonymous.4open.science/r/Fuse-1A", repo="Fuse-1A")),
    # notebooks and package indexes
    (
        "https://colab.research.google.com/github/lab/fuse/blob/main/a.ipynb",
        code("colab.research.google.com/github/lab/fuse", "lab", "fuse", "blob/main/a.ipynb"),
    ),
    (
        "https://colab.research.google.com/drive/1Ab",
        code("colab.research.google.com/drive/1Ab", path="drive/1Ab"),
    ),
    ("https://mybinder.org/v2/gh/lab/fuse/HEAD", code("mybinder.org/v2/gh/lab/fuse", "lab", "fuse", "HEAD")),
    ("https://nbviewer.org/github/lab/fuse", code("nbviewer.org/github/lab/fuse", "lab", "fuse")),
    ("https://pypi.org/project/Fuse/", code("pypi.org/project/fuse", repo="Fuse")),
    ("https://www.npmjs.com/package/@lab/fuse", code("npmjs.com/package/@lab/fuse", repo="@lab/fuse")),
    ("https://www.npmjs.com/package/@lab", code("npmjs.com/package/@lab", repo="@lab")),
    ("https://CRAN.R-project.org/package=fuse", code("cran.r-project.org/package=fuse", repo="fuse")),
    ("https://crates.io/crates/fuse", code("crates.io/crates/fuse", repo="fuse")),
    ("https://anaconda.org/conda-forge/fuse", code("anaconda.org/conda-forge/fuse", "conda-forge", "fuse")),
    ("https://hub.docker.com/r/lab/fuse", code("hub.docker.com/r/lab/fuse", "lab", "fuse")),
    # the Hub
    ("https://huggingface.co/lab/Base", hub("huggingface.co/lab/base", "model", "lab/Base")),
    ("hf.co/lab/base/tree/main", hub("huggingface.co/lab/base", "model", "lab/base", "tree/main", "hf.co")),
    ("https://huggingface.co/gpt2", hub("huggingface.co/gpt2", "model", "gpt2")),
    (
        "https://huggingface.co/bert-base-uncased/blob/main/config.json",
        hub("huggingface.co/bert-base-uncased", "model", "bert-base-uncased", "blob/main/config.json"),
    ),
    ("https://huggingface.co/datasets/lab/lanes/", hub("huggingface.co/datasets/lab/lanes", "dataset", "lab/lanes")),
    ("https://huggingface.co/datasets/squad", hub("huggingface.co/datasets/squad", "dataset", "squad")),
    (
        "https://huggingface.co/datasets/lab/lanes/viewer/default",
        hub("huggingface.co/datasets/lab/lanes", "dataset", "lab/lanes", "viewer/default"),
    ),
    ("https://huggingface.co/spaces/lab/demo", hub("huggingface.co/spaces/lab/demo", "space", "lab/demo")),
    ("https://lab-demo.hf.space", hub("huggingface.co/spaces/lab/demo", "space", "lab/demo", host="lab-demo.hf.space")),
    ("https://a-lab-demo.hf.space", hub("a-lab-demo.hf.space", "space", host="a-lab-demo.hf.space")),
    (
        "https://huggingface.co/collections/lab/lanes-66aa",
        hub("huggingface.co/collections/lab/lanes-66aa", "collection", "lab/lanes-66aa"),
    ),
    ("https://huggingface.co/collections/lab", hub("huggingface.co/collections/lab", "collection")),
    ("https://huggingface.co/papers/2601.00001", hub("huggingface.co/papers/2601.00001", "paper", "2601.00001")),
    ("https://huggingface.co/lanefuse", hub("huggingface.co/lanefuse", "user", "lanefuse")),
    ("https://huggingface.co/lanefuse/models", hub("huggingface.co/lanefuse", "user", "lanefuse", "models")),
    ("https://huggingface.co/organizations/lab", hub("huggingface.co/organizations/lab", "user", "lab")),
    ("https://huggingface.co/blog/lanefuse", hub("huggingface.co/blog/lanefuse", "other")),
    ("https://huggingface.co/datasets", hub("huggingface.co/datasets", "other")),
    ("https://huggingface.co", hub("huggingface.co", "other")),
    # papers
    ("https://arxiv.org/abs/2601.00001v2", paper("arxiv.org/abs/2601.00001", "arxiv", "2601.00001")),
    ("http://www.arxiv.org/pdf/2601.00001.pdf", paper("arxiv.org/abs/2601.00001", "arxiv", "2601.00001")),
    ("https://arxiv.org/html/2601.00001v1", paper("arxiv.org/abs/2601.00001", "arxiv", "2601.00001")),
    ("https://arxiv.org/abs/cs/0112017", paper("arxiv.org/abs/cs/0112017", "arxiv", "cs/0112017")),
    ("https://doi.org/10.1000/Lane.1", paper("doi.org/10.1000/lane.1", "doi", "10.1000/lane.1")),
    ("http://dx.doi.org/10.1000/lane.1", paper("doi.org/10.1000/lane.1", "doi", "10.1000/lane.1", "dx.doi.org")),
    ("https://openreview.net/forum?id=AbC", paper("openreview.net/forum?id=AbC", "openreview", "AbC")),
    ("https://openreview.net/pdf?id=AbC&x=1", paper("openreview.net/forum?id=AbC", "openreview", "AbC")),
    (
        "https://aclanthology.org/2025.acl-long.1.pdf",
        paper("aclanthology.org/2025.acl-long.1", "acl", "2025.acl-long.1"),
    ),
    ("https://www.aclweb.org/anthology/P19-1/", paper("aclanthology.org/P19-1", "acl", "P19-1", "aclweb.org")),
    ("https://dl.acm.org/doi/10.1145/1.2", paper("dl.acm.org/doi/10.1145/1.2", "doi", "10.1145/1.2")),
    (
        "https://www.biorxiv.org/content/10.1101/2025.01.02v1.full.pdf",
        paper("biorxiv.org/content/10.1101/2025.01.02", "doi", "10.1101/2025.01.02"),
    ),
    ("https://proceedings.mlr.press/v1/lane.html", paper("proceedings.mlr.press/v1/lane.html")),
    ("https://lanefuse.org/paper.pdf", paper("lanefuse.org/paper.pdf")),
    # the rest
    ("https://www.youtube.com/watch?v=AbC&t=9", plain("video", "youtube.com/watch?v=AbC")),
    ("https://youtu.be/AbC", plain("video", "youtube.com/watch?v=AbC", "youtu.be")),
    ("https://vimeo.com/12", plain("video", "vimeo.com/12")),
    ("https://www.bilibili.com/video/BV1/", plain("video", "bilibili.com/video/BV1")),
    ("https://lanefuse.org/clip.mp4", plain("video", "lanefuse.org/clip.mp4")),
    ("https://zenodo.org/record/12", plain("archive", "zenodo.org/records/12")),
    ("https://osf.io/aB1/", plain("archive", "osf.io/ab1")),
    ("https://figshare.com/s/1a", plain("archive", "figshare.com/s/1a")),
    ("https://dataverse.uni-lane.de/x?y=doi:10.1/Z", plain("archive", "dataverse.uni-lane.de/x?y=doi:10.1/Z")),
    ("https://www.kaggle.com/datasets/lab/fuse", plain("archive", "kaggle.com/datasets/lab/fuse")),
    ("https://drive.google.com/file/d/1A/view?usp=x", plain("archive", "drive.google.com/file/d/1A/view?usp=x")),
    ("https://LaneFuse.github.io/Demo/", plain("page", "lanefuse.github.io/Demo")),
    ("https://sites.google.com/view/fuse", plain("page", "sites.google.com/view/fuse")),
    ("http://192.168.10.4:8080/x", plain("page", "192.168.10.4:8080/x", "192.168.10.4")),
    ("https://en.wikipedia.org/wiki/Lane_(road)", plain("page", "en.wikipedia.org/wiki/Lane_(road)")),
    ("www.lanefuse.org", plain("page", "lanefuse.org")),
    ("bit.ly/3xY", plain("page", "bit.ly/3xY")),
    (" <https://lanefuse.org/x>. ", plain("page", "lanefuse.org/x")),
    ("ftp://lanefuse.org/x", plain("page", "lanefuse.org/x")),
]
"""An address, and everything that it says by itself."""

NO_ADDRESSES = [
    "", " ", "https://", "https://lane", "http:///x", "Node.js", "et.al", "i.e.", "1.2.3", "3.14", "10.1000/x",
    "train.py",
    "model.safetensors", "kim@lanefuse.org", "lanefuse/fuse", "two words", "https://a.org https://b.org",
    "arXiv:2601.00001", "doi:10.1000/x", "s3://lanes/x", "999.1.1.1", "https://999.1.1.1", "\ud800",
    "https://a." + "x" * 3000,
]  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_parse_gives_every_field(address, expected):
    said = parse_link(address).model_dump()
    assert said.pop("url").startswith(("https://", "http://", "ftp://"))
    assert (said.pop("provides"), said.pop("mentions")) == ((), ())
    assert said == expected


@pytest.mark.parametrize("address", [address for address, _ in ADDRESSES])
def test_parse_is_idempotent(address):
    link = parse_link(address)
    assert parse_link(link.url) == link


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_keys_are_addresses_of_the_same_place(address, expected):
    assert parse_link(expected["key"]).key == expected["key"]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_text_holds_what_parse_says(address, expected):
    stripped = address.strip(" <>.")
    (link,) = extract(f"More is found at {stripped} (in our words).").links
    assert link.model_dump(exclude={"provides", "mentions", "url"}) == expected
    assert link.mentions[0].text.rstrip("/") == stripped.rstrip("/")


def test_numbers_are_an_address_with_a_path_and_a_version_without():
    assert parse_link("10.0.0.1/x").key == "10.0.0.1/x"
    with pytest.raises(InputError, match="no address"):
        parse_link("10.0.0.1")


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(InputError, match="address"):
        parse_link(address)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("github.com/lanefuse/fuse", "https://www.github.com/LaneFuse/fuse.git"),
        ("https://hf.co/datasets/lab/lanes", "http://huggingface.co/datasets/Lab/lanes/"),
        ("https://youtu.be/AbC", "https://www.youtube.com/watch?v=AbC"),
        ("https://arxiv.org/pdf/2601.00001v3", "arxiv.org/abs/2601.00001"),
        ("https://lab-demo.hf.space", "https://huggingface.co/spaces/lab/demo"),
        ("https://LaneFuse.org/a/", "http://lanefuse.org/a"),
    ],
)
def test_spellings_of_a_place_share_a_key(one, other):
    assert parse_link(one).key == parse_link(other).key


def test_capitals_matter_where_the_host_tells_them_apart():
    assert parse_link("https://lanefuse.org/A").key != parse_link("https://lanefuse.org/a").key


GH = "https://github.com/lanefuse/"
"""What <GH> stands for in the table."""

FOUND = [
    # the form in the text, and the links: URL and text of the mention, the URL alone where they are the same
    ("at https://lanefuse.org/x.", ["https://lanefuse.org/x"]),
    ("at <GH>x, <GH>y; (<GH>z)!", ["<GH>x", "<GH>y", "<GH>z"]),
    ('"https://lanefuse.org/x" and <https://lanefuse.org/y>', ["https://lanefuse.org/x", "https://lanefuse.org/y"]),
    ("at https://en.wikipedia.org/wiki/Lane_(road).", ["https://en.wikipedia.org/wiki/Lane_(road)"]),
    ("(see https://lanefuse.org/a(b)c)", ["https://lanefuse.org/a(b)c"]),
    ("at https://a.lane.orghttps://b.lane.org/x", ["https://a.lane.org", "https://b.lane.org/x"]),
    ("at https://github.com/a/b/https://lanefuse.org", ["https://github.com/a/b/", "https://lanefuse.org"]),
    ("https://web.archive.org/web/2025/https://lanefuse.org", ["https://web.archive.org/web/2025/https://lanefuse.org"]),
    ("at https://lanefuse.github.io.We show more.", ["https://lanefuse.github.io"]),
    ("at <GH>fuse.Our code is fast.", ["<GH>fuse"]),
    ("at <GH>Fuse.Net and more", ["<GH>Fuse.Net"]),
    ("at<GH>fuse", ["<GH>fuse"]),
    ("here:https://lanefuse.org/x", ["https://lanefuse.org/x"]),
    ("code at https: //github.com/lanefuse/fuse.", [("<GH>fuse", "https: //github.com/lanefuse/fuse")]),
    ("code at https:// github.com/lanefuse/fuse.", [("<GH>fuse", "https:// github.com/lanefuse/fuse")]),
    ("code at https:/github.com/lanefuse/fuse.", [("<GH>fuse", "https:/github.com/lanefuse/fuse")]),
    ("code at https//github.com/lanefuse/fuse.", [("<GH>fuse", "https//github.com/lanefuse/fuse")]),
    ("code at <GH> lane-fuse.", [("<GH>lane-fuse", "<GH> lane-fuse")]),
    ("code at https://github.com/ lanefuse/fuse.", [("<GH>fuse", "https://github.com/ lanefuse/fuse")]),
    ("code at https://github.com /lanefuse/fuse.", [("<GH>fuse", "https://github.com /lanefuse/fuse")]),
    ("code at github. com/lanefuse/fuse.", [("<GH>fuse", "github. com/lanefuse/fuse")]),
    ("code at <GH>lane-\nfuse.", [("<GH>lane-fuse", "<GH>lane-\nfuse")]),
    ("code at https://github.com/\nlanefuse/fuse now", [("<GH>fuse", "https://github.com/\nlanefuse/fuse")]),
    ("repositories of <GH> We also", ["<GH>"]),
    ("<GH>fuse in Python", ["<GH>fuse"]),
    (r"at \url{<GH>fuse\_2\_3}.", [("<GH>fuse_2_3", r"<GH>fuse\_2\_3")]),
    (r"\href{https://lanefuse.org/x}{here}", ["https://lanefuse.org/x"]),
    ("[code](<GH>fuse).", ["<GH>fuse"]),
    ('<a href="https://lanefuse.org/x">this https URL</a>', ["https://lanefuse.org/x"]),
    ("**https://lanefuse.org/x**", ["https://lanefuse.org/x"]),
    ("at https://lanefuse.org/x\u3002\u6211\u4eec", ["https://lanefuse.org/x"]),
    ("at https://lanefuse.org/x\u4ee3\u7801", ["https://lanefuse.org/x"]),
    ("at https://lanefuse.org/x\u2014the best", ["https://lanefuse.org/x"]),
    ("at https://lanefuse.org/x's page", ["https://lanefuse.org/x"]),
    ("at github.com/lanefuse/fuse", [("<GH>fuse", "github.com/lanefuse/fuse")]),
    ("at lanefuse.github.io", [("https://lanefuse.github.io", "lanefuse.github.io")]),
    ("Models: hf.co/lab/base", [("https://hf.co/lab/base", "hf.co/lab/base")]),
    ("at vision.uni-lane.de/fuse/", [("https://vision.uni-lane.de/fuse/", "vision.uni-lane.de/fuse/")]),
    ("Project website: lanefuse.org", [("https://lanefuse.org", "lanefuse.org")]),
    ("videos are found at fuse.lane.edu.", [("https://fuse.lane.edu", "fuse.lane.edu")]),
    ("see www.lanefuse.org.", [("https://www.lanefuse.org", "www.lanefuse.org")]),
    ("at http://192.168.10.4:5000/.", ["http://192.168.10.4:5000/"]),
    ("https://lanefuse.org/a?x=1&y=2#z,", ["https://lanefuse.org/a?x=1&y=2#z"]),
    ("github.com/a/b and github.com/a/b.git, HTTPS://GitHub.com/A/B", [("https://github.com/a/b", "github.com/a/b")]),
]  # fmt: skip

NOTHING = [
    "Reviews of Booking.com and Yelp.com are used.",
    "We use data from debate.org, a site for debates.",
    "Agents of Character.AI run on Node.js, ASP.NET and Vue.js.",
    "See Smith et.al for e.g. version 3.1.2 and 2.5.0.",
    "Run train.py, then eval.sh and model.safetensors in main.rs.",
    "Write to kim@lanefuse.org or lee@github.io for access.",
    "The method is fast.In this paper, we show more.To do so, we test.",
    "The paper arXiv:2601.00001 and doi:10.1000/182 and 10.1000/182 say so.",
    "The repository lanefuse/fuse and input/output pairs.",
    "We mine GitHub.com, arXiv.org and Wikipedia.org.",
    "It is 3.5x faster at 0.25/0.75 splits, i.e./e.g. better.",
    "http:// and https:// are schemes; so is s3://bucket/lanes.",
]


@pytest.mark.parametrize(("abstract", "links"), FOUND)
def test_addresses_are_found(abstract, links):
    found = extract(abstract.replace("<GH>", GH)).links
    expected = [
        tuple(said.replace("<GH>", GH) for said in (link if isinstance(link, tuple) else (link, link)))
        for link in links
    ]
    assert [(link.url, link.mentions[0].text) for link in found] == expected


@pytest.mark.parametrize("abstract", NOTHING)
def test_what_looks_like_an_address_is_left(abstract):
    assert extract(abstract).links == ()


def test_one_link_for_all_its_spellings():
    paper = extract(
        Paper(
            title="LaneFuse (github.com/lanefuse/fuse)",
            abstract="Code: https://github.com/LaneFuse/Fuse. Data: https://github.com/lanefuse/fuse/tree/main/data.",
            comment="12 pages. Models and code at http://www.github.com/lanefuse/fuse.git",
        )
    )
    whole, part = paper.links
    assert [(m.field, m.text) for m in whole.mentions] == [
        ("title", "github.com/lanefuse/fuse"),
        ("abstract", "https://github.com/LaneFuse/Fuse"),
        ("comment", "http://www.github.com/lanefuse/fuse.git"),
    ]
    assert (whole.provides, part.provides, part.path) == (("code", "model"), ("data",), "tree/main/data")
    assert whole.key == part.key


def test_the_comment_alone_can_say_where_the_code_is():
    paper = extract(Paper(title="LaneFuse", comment="8 pages, code: https://github.com/lanefuse/fuse"))
    assert (paper.code_status, paper.code_statement.field) == ("released", "comment")
    assert paper.code_statement.text == "code: https://github.com/lanefuse/fuse"


@pytest.mark.parametrize(
    ("abstract", "status", "statement"),
    [
        ("It is fast. Code: https://github.com/a/b.", "released", "Code: https://github.com/a/b"),
        ("It is fast. Our code is publicly available.", "released", "Our code is publicly available"),
        ("The code will be released upon acceptance.", "promised", "The code will be released upon acceptance"),
        ("In short, we release all code at https://a.org/b.", "released", "we release all code at https://a.org/b"),
        ("Code is available on request from the authors.", "on_request", "Code is available on request"),
        ("GitHub: https://github.com/a/b", "released", "GitHub: https://github.com/a/b"),
    ],
)
def test_the_statement_is_a_stretch_of_the_text(abstract, status, statement):
    paper = extract(abstract)
    assert (paper.code_status, paper.code_statement.text) == (status, statement)


def test_reasons_are_given():
    said = paperkit.Pipeline().explain(
        "Reviews of lane.org. Code: https://github.com/a/b. Built on https://github.com/c/d."
    )
    links = [(e.name, e.kept, e.rule, e.reason) for e in said if e.field == "links"]
    assert links == [
        ("lane.org", False, "address", "a name, not an address"),
        ("https://github.com/a/b", True, "words around", None),
        ("https://github.com/c/d", True, "address", None),
    ]
    status = [(e.name, e.kept, e.rule, e.cue.text if e.cue else None) for e in said if e.field == "code_status"]
    assert ("released", True, "address", "Code") in status
    assert ("released", False, "address", None) in status


def test_hosts_can_be_added(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[host."forge.lane.org"]\nkind = "code"\npaths = ["p/{owner}/{repo}"]\n', encoding="utf-8")
    kit = paperkit.Pipeline(taxonomy=Taxonomy.load(path))
    (link,) = kit.extract("See forge.lane.org/p/lab/Fuse/wiki.").links
    assert (link.kind, link.owner, link.repo, link.path, link.key) == (
        "code", "lab", "Fuse", "wiki", "forge.lane.org/p/lab/Fuse",
    )  # fmt: skip


PIECES = st.sampled_from(
    (
        "https:// http:// www. github.com/ github. com/ lanefuse/ fuse .git huggingface.co/datasets/ hf.co/ .io .org "
        ". , ( ) [ ] / // : ; ? # = & - _ @ ~ % \\url{ } \\_ code data models available at is are will be "
        "released and respectively \u3001 \u3002 \u4ee3\u7801 \n \u2014 \u0130 \U0001f517 10.1000/x arXiv: 1.2.3 "
        'a.bhttps://c.d <a href=" "> https: // upon request we our'
    ).split(" ")
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=12).map("".join))
@example("https://[::1]/x")
@example("http://a.b:99999/")
@example("//" * 400)
@example("a." * 700 + "com/x")
def test_parsing_never_fails_otherwise(address):
    try:
        link = parse_link(address)
    except ValueError as error:
        assert "address" in str(error)  # noqa: PT017
    else:
        assert parse_link(link.url) == link
        assert "" not in {link.key, link.host}
        assert not any(character.isspace() for character in link.url)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_mentions_are_stretches_of_the_text(abstract):
    paper = extract(abstract, title="A")
    seen = set()
    for link in paper.links:
        assert link.mentions
        starts = [(("title", "abstract", "comment").index(m.field), m.start) for m in link.mentions]
        assert starts == sorted(starts)
        for mention in link.mentions:
            assert getattr(paper, mention.field)[mention.start : mention.end] == mention.text
            assert mention.text.strip() == mention.text != ""
        identity = (link.kind, link.key, getattr(link, "path", None))
        assert identity not in seen
        seen.add(identity)
        assert parse_link(link.url).key == link.key
    assert (paper.code_status == "none") == (paper.code_statement is None)
    assert extract(paper) == paper
