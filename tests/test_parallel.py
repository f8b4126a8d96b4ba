"""Several processes and threads: the same papers in the same order, and clear words where that cannot be."""

import asyncio
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import types
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import paperkit
from paperkit import Extractor, ExtractorError, Paper, PaperkitError, Pipeline, Tag, default_extractors

METHODS = multiprocessing.get_all_start_methods()


def _papers(count=150):
    for number in range(count):
        abstract = f"Run {number} gains {number % 40}.5% accuracy on GSM8K with mixture-of-experts. é𝒳"
        yield Paper(id=str(number % 7), title=f"LaneFuse {number}", abstract=abstract, extra={"n": number})


def _lines(papers):
    return [paper.model_dump_json() for paper in papers]


class Road(Extractor):
    """Finds one tag in each paper, and fails on some."""

    def extract(self, document, taxonomy):
        if document.paper.title.endswith("13"):
            raise ZeroDivisionError("no road")
        yield Tag(id="road", label="Road", mentions=[document.mention(0, 4)])


class Deadly(Extractor):
    """Ends its process as a crash in native code would."""

    def extract(self, document, taxonomy):
        if document.paper.title.endswith("99"):
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


class Holding(Extractor):
    """Holds what does not pickle."""

    def __init__(self):
        self.lock = threading.Lock()

    def extract(self, document, taxonomy):
        return ()


@pytest.fixture(params=METHODS)
def method(request):
    """Each way of starting processes, while it is the one that the program has chosen."""
    chosen = multiprocessing.get_start_method()
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(chosen, force=True)


def test_every_way_of_starting_processes(method):
    assert _lines(paperkit.extract_many(_papers(), workers=2)) == _lines(paperkit.extract_many(_papers()))


@pytest.mark.parametrize("workers", [1, 3])
def test_ones_own_taxonomy_and_extractors(tmp_path, workers):
    path = tmp_path / "mine.toml"
    path.write_text("[benchmark.gsm8k]\ndisabled = true\n")
    taxonomy = paperkit.Taxonomy.load(path)
    kit = Pipeline(taxonomy=taxonomy, extractors=[*default_extractors(), Road()])
    errors = []
    found = list(kit.extract_many(_papers(), workers=workers, on_error=errors.append))
    assert _lines(found) == _lines(kit.extract(paper) for paper in _papers() if not paper.title.endswith("13"))
    assert [(type(error), error.record, "no road" in str(error)) for error in errors] == [
        (ExtractorError, 14, True),
        (ExtractorError, 114, True),
    ]


def test_the_input_is_read_as_results_are_asked_for():
    taken = []

    def endless():
        for number in range(10**9):
            taken.append(number)
            yield f"Paper {number}."

    stream = paperkit.extract_many(endless(), workers=2)
    assert [next(stream).abstract for _ in range(100)] == [f"Paper {number}." for number in range(100)]
    assert len(taken) < 1000
    stream.close()
    assert multiprocessing.active_children() == []


def test_an_extractor_that_does_not_pickle():
    kit = Pipeline(extractors=[Holding()])
    with pytest.raises(ExtractorError, match=r"extractor 'Holding' cannot be sent to worker processes \(.*lock"):
        list(kit.extract_many(_papers(), workers=2))
    assert len(list(kit.extract_many(_papers()))) == 150


def test_an_extractor_that_a_worker_does_not_know(monkeypatch):
    # as one that was typed into a notebook
    module = types.ModuleType("typed_in")
    exec("import paperkit\nclass Typed(paperkit.Extractor):\n    def extract(self, d, t): return ()\n", vars(module))  # noqa: S102
    monkeypatch.setitem(sys.modules, "typed_in", module)
    monkeypatch.setattr(multiprocessing, "get_context", lambda: multiprocessing.context.SpawnContext())
    with pytest.raises(ExtractorError, match="cannot be loaded in a worker process"):
        list(Pipeline(extractors=[module.Typed()]).extract_many(_papers(), workers=2))


def test_a_worker_that_dies():
    done = []
    with pytest.raises(PaperkitError, match="a worker process ended before its work was done"):
        done.extend(Pipeline(extractors=[Deadly()]).extract_many(_papers(3000), workers=2))
    assert multiprocessing.active_children() == []


def test_workers_end_when_their_parent_is_killed():
    script = (
        "import itertools, multiprocessing, paperkit\n"
        "for n, _ in enumerate(paperkit.extract_many((f'Run {n}.' for n in itertools.count()), workers=2)):\n"
        "    if n == 100: print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    workers = [int(word) for word in process.stdout.readline().split()]
    process.kill()
    process.communicate()
    assert len(workers) == 2
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in workers if _runs(pid)] == []


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _in_daemon(queue):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = _lines(paperkit.extract_many(_papers(5), workers=2))
    queue.put((found, [(each.category.__name__, str(each.message)) for each in caught]))


def test_a_daemonic_process_goes_on_alone():
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=_in_daemon, args=(queue,), daemon=True)
    process.start()
    found, caught = queue.get(timeout=60)
    process.join()
    queue.close()
    queue.join_thread()
    assert found == _lines(paperkit.extract_many(_papers(5)))
    assert [category for category, _ in caught] == ["RuntimeWarning"]
    assert "may not start worker processes" in caught[0][1]


def test_threads_share_a_pipeline():
    kit = Pipeline()
    papers = list(_papers())
    expected = _lines(map(Pipeline().extract, papers))
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda _: _lines(map(kit.extract, papers)), range(8)))
    assert runs == [expected] * 8


def test_workers_of_several_threads():
    expected = _lines(paperkit.extract_many(_papers()))
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda _: _lines(paperkit.extract_many(_papers(), workers=2)), range(2)))
    assert runs == [expected] * 2


def test_a_service():
    async def answers():
        kit = Pipeline()
        return await asyncio.gather(*(asyncio.to_thread(kit.extract, paper) for paper in _papers(20)))

    assert _lines(asyncio.run(answers())) == _lines(paperkit.extract_many(_papers(20)))


def _things():
    paper = paperkit.extract(next(_papers()))
    yield from (paper, *paper.benchmarks, *paper.metrics, *paper.results, *paper.tags, paper.extraction)
    yield paperkit.parse_link("hf.co/datasets/o/n")
    yield paperkit.InputError("no title", path="in.jsonl", line=3, record=2, field="title")
    yield from Pipeline().explain("We evaluate on GSM8K.")


@pytest.mark.parametrize("thing", [*_things()], ids=lambda thing: type(thing).__name__)
def test_objects_pickle(thing):
    again = pickle.loads(pickle.dumps(thing))  # noqa: S301
    assert type(again) is type(thing)
    if isinstance(thing, Exception):
        assert vars(again) == vars(thing)
        assert again.args == thing.args
    else:
        assert again == thing


def _output(directory, environment, *options):
    done = subprocess.run(
        [sys.executable, "-m", "paperkit", "extract", "in.jsonl", "--rejects", "rejects.jsonl", *options],
        cwd=directory,
        capture_output=True,
        env=os.environ | environment,
    )
    return done.returncode, done.stdout, done.stderr, (directory / "rejects.jsonl").read_bytes()


ELSEWHERE = [
    ({"PYTHONHASHSEED": "1"}, ()),
    ({"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"}, ("--workers", "2")),
    ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/Los_Angeles"}, ()),
    ({"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "7"}, ("--workers", "3")),
    ({"PYTHONOPTIMIZE": "2", "COLUMNS": "20", "PYTHONDONTWRITEBYTECODE": "1"}, ()),
]


@pytest.mark.parametrize(("environment", "options"), ELSEWHERE, ids=lambda each: " ".join(each))
def test_the_same_bytes_everywhere(tmp_path, environment, options):
    records = [{"title": 'Ünïcode "quoted" İstanbul', "published": "2026-01-02T23:30:00-08:00"}, {"title": 12}]
    records += [json.loads(line) for line in _lines(_papers(30))]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    here = _output(tmp_path, {"PYTHONHASHSEED": "0"})
    assert here[0] == 1
    assert here[1].count(b"\n") == 31
    assert _output(tmp_path, environment, *options) == here


def test_a_record_says_what_made_it(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("[benchmark.gsm8k]\ndisabled = true\n")
    stored = paperkit.extract("We evaluate on GSM8K.")
    assert stored.extraction.version == paperkit.__version__
    assert stored.extraction == Pipeline().extraction
    assert stored.extraction != Pipeline(taxonomy=paperkit.Taxonomy.load(path)).extraction
    assert stored.extraction != Pipeline(extractors=default_extractors()[:2]).extraction
