r"""The Hugging Face Hub's evaluation results: what a paper reports, for the repository or the card of its model.

>>> import io
>>> from paperkit import extract
>>> out = io.StringIO()
>>> papers = [extract("LaneFuse reaches an accuracy of 91.4% on GSM8K.", title="LaneFuse")]
>>> write_eval_results(papers, out)
1
>>> print(out.getvalue())
# 59acb11283b84976: LaneFuse
- dataset:
    id: openai/gsm8k
    task_id: gsm8k
  value: 91.4
<BLANKLINE>

The newer form is a file in the folder [`.eval_results`](https://huggingface.co/docs/hub/eval-results), the older one
the [`model-index`](https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1) of a model card.
`huggingface_hub`, which comes with the extra `hub`, makes both.

One paper is one YAML document. A result is in it that is a level reached, one exact figure, of a known metric on one
benchmark, and the only one of its kind in the paper; with an id for the data set, the task and the metric in the
taxonomy. The others are counted in a remark at the end: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from paperkit.extras import imported
from paperkit.io.formats import Format, TextSink
from paperkit.io.output import one_line, page_of
from paperkit.models import Paper, Result
from paperkit.taxonomy import BenchmarkEntry, Taxonomy

_NO_LEVEL = "no exact level reached"
_NO_DATASET = "no single data set that has an id on the Hub"
_NO_METRIC = "no metric that has an id on the Hub"
_NO_TASK = "no task that is known by an id"
_SEVERAL = "one of several figures for the same"


@cache
def _taxonomy() -> Taxonomy:
    return Taxonomy.load()


def _place(result: Result) -> tuple[str | None, str | None]:
    """The ids of benchmark and metric."""
    return result.benchmarks[0].id if len(result.benchmarks) == 1 else None, result.metric.id if result.metric else None


class _Kept(NamedTuple):
    """A result that the Hub can hold."""

    value: float
    dataset: str
    dataset_name: str
    metric: str
    metric_name: str
    task: str


def _kept(
    paper: Paper, known: Taxonomy, task: Callable[[BenchmarkEntry], str | None], left_out: Counter[str]
) -> Iterator[_Kept]:
    """The results that the Hub can hold; why the others are left out is counted."""
    levels = [result for result in paper.results if result.kind == "score"]
    times = Counter(map(_place, levels))
    for result in paper.results:
        benchmark, metric = _place(result)
        entry = known.benchmarks.get(benchmark or "")
        measure = known.metrics.get(metric or "")
        if result.kind != "score" or len(result.values) != 1 or result.bound:
            left_out[_NO_LEVEL] += 1
        elif entry is None or entry.hub is None:
            left_out[_NO_DATASET] += 1
        elif measure is None or measure.hub is None:
            left_out[_NO_METRIC] += 1
        elif times[benchmark, metric] > 1:
            left_out[_SEVERAL] += 1
        elif (named := task(entry)) is None:
            left_out[_NO_TASK] += 1
        else:
            name = result.metric.name if result.metric else measure.name
            yield _Kept(result.values[0], entry.hub, result.benchmarks[0].name, measure.hub, name, named)


def _eval_results(paper: Paper, known: Taxonomy, left_out: Counter[str]) -> str | None:
    hub = imported("huggingface_hub", "hub")
    entries = [
        hub.EvalResultEntry(dataset_id=kept.dataset, task_id=kept.task, value=kept.value, **_source(paper))
        for kept in _kept(paper, known, attrgetter("hub_task"), left_out)
    ]
    return _yaml(hub.eval_result_entries_to_yaml(entries)) if entries else None


def _model_index(paper: Paper, known: Taxonomy, left_out: Counter[str]) -> str | None:
    hub = imported("huggingface_hub", "hub")
    results = [
        hub.EvalResult(
            task_type=kept.task,
            dataset_type=kept.dataset,
            dataset_name=kept.dataset_name,
            metric_type=kept.metric,
            metric_name=kept.metric_name,
            metric_value=kept.value,
            **_source(paper),
        )
        for kept in _kept(paper, known, attrgetter("pipeline_tag"), left_out)
    ]
    if not results:
        return None
    name = paper.proposes[0].name if len(paper.proposes) == 1 else one_line(paper.title) or paper.id
    return _yaml(hub.ModelCardData(model_name=name, eval_results=results).to_dict())


def _source(paper: Paper) -> dict[str, str | None]:
    """Where the results are from: the paper's page, which a name has to come with."""
    page = page_of(paper)
    return {"source_url": page, "source_name": one_line(paper.title) or None} if page else {}


def _yaml(value: Any) -> str:  # noqa: ANN401
    text: str = imported("yaml", "hub").safe_dump(value, sort_keys=False, allow_unicode=True)
    return text


_Document = Callable[[Paper, Taxonomy, Counter[str]], str | None]


def _write(papers: Iterable[Paper], out: TextSink, *, document: _Document, taxonomy: Taxonomy | None = None) -> int:
    known = taxonomy or _taxonomy()
    left_out: Counter[str] = Counter()
    count = 0
    begun = False
    for paper in papers:
        count += 1
        if (said := document(paper, known, left_out)) is not None:
            out.write(("---\n" if begun else "") + f"# {one_line(f'{paper.id}: {paper.title}')}\n{said}")
            begun = True
    for reason, results in left_out.most_common():
        out.write(f"# left out: {results} ({reason})\n")
    return count


write_eval_results = partial(_write, document=_eval_results)
write_model_index = partial(_write, document=_model_index)

EVAL_RESULTS = Format("eval-results", (".eval_results.yaml",), write=write_eval_results, looks_up=True)
MODEL_INDEX = Format("model-index", (".model-index.yaml",), write=write_model_index, looks_up=True)
