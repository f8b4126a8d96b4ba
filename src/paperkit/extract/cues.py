"""The words that the rules go by, in named groups. Facts about names are not here but in the taxonomy.

A cue is written in lower case and found in any case. The part of a group's name before the dot says which rules it
belongs to; only groups named `link.*` are looked for in the authors' comment too.

>>> "dataset" in CUES["benchmark.head"]
True
"""

from __future__ import annotations

LINK: dict[str, tuple[str, ...]] = {
    "link.scheme": ("://", ": //", " ://", ":/ /", "www."),
    "link.domain": (
        ".ac", ".ai", ".app", ".asia", ".at", ".au", ".be", ".bio", ".biz", ".blog", ".br", ".ca", ".cc", ".center", ".ch",
        ".cl", ".cloud", ".club", ".cn", ".co", ".com", ".community", ".cz", ".de", ".design", ".dev", ".digital", ".dk",
        ".edu", ".ee", ".es", ".eu", ".family", ".fi", ".foundation", ".fr", ".fun", ".games", ".gg", ".gl", ".gov", ".gr",
        ".health", ".hk", ".hr", ".hu", ".id", ".ie", ".il", ".in", ".info", ".institute", ".int", ".io", ".ir", ".is",
        ".it", ".jp", ".kr", ".lab", ".life", ".link", ".live", ".lt", ".lu", ".lv", ".ly", ".me", ".media", ".mil",
        ".mobi", ".mx", ".my", ".name", ".net", ".network", ".news", ".ngo", ".nl", ".no", ".nu", ".nz", ".one", ".online",
        ".org", ".page", ".party", ".pl", ".press", ".pro", ".pt", ".pub", ".red", ".report", ".ro", ".rs", ".ru", ".run",
        ".school", ".science", ".sci", ".se", ".services", ".sg", ".sh", ".si", ".site", ".sk", ".social", ".solutions",
        ".so", ".space", ".st", ".store", ".studio", ".su", ".systems", ".team", ".tech", ".technology", ".th", ".to",
        ".today", ".tools", ".top", ".tr", ".tv", ".tw", ".ua", ".uk", ".university", ".us", ".vc", ".video", ".vip",
        ".vision", ".vn", ".wang", ".website", ".wiki", ".work", ".works", ".world", ".wtf", ".xyz", ".za", ".zone",
    ),
    "link.split": (". com/", ". io/", ". org/", ". co/", ". edu/", " .com/", " .io/", " .org/", " .co/"),
    "link.status": (
        "available", "avaliable", "availabe", "avaiable", "availble", "isavailable", "accessible", "release", "released",
        "releases", "releasing", "publicly", "public", "upon request", "on request", "open-source", "open source",
        "open-sourced", "open sourced", "open-sourcing", "opensource", "opensourced", "opensourcing", "publish", "share",
        "provide", "provided", "found", "coming soon",
    ),
}  # fmt: skip
"""What leads to addresses, and what is said of code. A domain's cue is a
[top-level domain](https://www.iana.org/domains/root/db) that addresses without a scheme end in."""

BENCHMARK: dict[str, tuple[str, ...]] = {
    "benchmark.head": (
        "dataset", "datasets", "data set", "data sets", "data-set", "data-sets", "benchmark", "benchmarks", "corpus",
        "corpora", "challenge", "challenges", "track", "tracks", "suite", "suites", "test suite", "test suites",
        "testbed", "testbeds", "test bed", "test beds", "test set", "test sets", "testset", "testsets", "test data",
        "training set", "training data", "validation set", "development set", "dev set", "leaderboard", "leaderboards",
        "collection", "collections", "test collection", "test collections", "simulator", "simulators", "treebank",
        "treebanks", "shared task", "shared tasks", "database", "databases", "competition", "competitions", "data",
        "task", "tasks", "environment", "environments", "domains", "games", "evaluations", "test", "split", "splits",
        "subset", "subsets",
    ),
    "benchmark.introduce": (
        "introduce", "introduces", "introduced", "introducing", "present", "presents", "presented", "presenting", "propose", "proposes",
        "proposed", "proposing", "release", "releases", "released", "releasing", "construct", "constructed", "build", "built", "create",
        "created", "curate", "curated", "collect", "collected", "develop", "developed", "design", "designed",
        "contribute", "contributes", "publish", "open-source", "establish", "describe", "describes", "provide", "provides",
        "devise", "offer", "offers", "annotate", "compile", "compiled", "assemble", "synthesize", "unveil", "formulate",
    ),
    "benchmark.called": (
        "called", "named", "dubbed", "termed", "titled", "entitled", "coined", "we call", "we name", "we term", "we dub",
        "denoted", "denoted as", "referred to as", "refer to as", "known as", "namely", "abbreviated as", "which we call",
    ),
}
"""What leads to names of benchmarks and of methods."""

RESULT: dict[str, tuple[str, ...]] = {
    "result.word": (
        "twice", "thrice", "halves", "halved", "halving", "halve", "half", "doubles", "doubled", "doubling", "double",
        "triples", "tripled", "tripling", "triple", "quadruples", "quadrupled", "quadrupling", "quadruple",
        "order of magnitude", "orders of magnitude", "order-of-magnitude", "orders-of-magnitude", "twofold", "two-fold",
        "threefold", "three-fold", "fourfold", "four-fold", "fivefold", "five-fold", "sixfold", "six-fold", "sevenfold",
        "seven-fold", "eightfold", "eight-fold", "tenfold", "ten-fold", "hundredfold", "hundred-fold", "thousandfold",
        "two times", "three times", "four times", "five times", "six times", "eight times", "ten times", "one third",
        "one-third", "a third", "a quarter", "one quarter", "one-quarter", "out of",
        "of the three", "of the four", "of the five", "of the six", "of the seven", "of the eight", "of the ten",
        "first place", "second place", "third place", "ranks first", "ranked first", "ranking first", "ranks second",
        "ranked second", "ranks third", "ranked third",
    ),
    "result.respectively": ("respectively",),
    "result.metric": (
        "metric", "metrics", "@", "rate", "rates", "score", "scores", "index", "ratio", "ratios", "accuracies", "error",
        "errors",
    ),
}  # fmt: skip
"""Words that are figures themselves, and what leads to metrics that the registry does not know."""

TAG: dict[str, tuple[str, ...]] = {
    "tag.contrast": (
        "as opposed to",
        "in contrast to",
        "instead of",
        "no need for",
        "needs no",
        "not require",
        "not requiring",
        "outperform",
        "outperforming",
        "outperforms",
        "surpass",
        "surpasses",
        "surpassing",
        "than",
        "the need for",
        "unlike",
        "without",
    ),
    "tag.make": (
        "annotating",
        "builds",
        "building",
        "collecting",
        "collects",
        "compiles",
        "conduct",
        "conducts",
        "constructing",
        "constructs",
        "contributing",
        "contribution",
        "contributions",
        "creates",
        "creating",
        "curates",
        "curating",
        "developing",
        "develops",
        "establishes",
        "establishing",
        "gather",
        "gathered",
        "gives",
        "open-sourced",
        "open-sourcing",
        "publishes",
        "record",
        "recorded",
    ),
}
"""What says that a topic is only a contrast, and, besides `benchmark.introduce`, that a paper makes something."""

CUES: dict[str, tuple[str, ...]] = {**LINK, **BENCHMARK, **RESULT, **TAG}
"""All groups together."""
