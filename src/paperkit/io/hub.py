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
from typing import Any

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


def _kept(
    paper: Paper, task: Callable[[BenchmarkEntry], str | None], left_out: Counter[str]
) -> Iterator[tuple[Result, str]]:
    """The results that the Hub can hold, each with its task; why the others are left out is counted."""
    known = _taxonomy()
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
            yield result, named


def _hub_ids(result: Result) -> tuple[str, str]:
    """The Hub's ids of data set and metric, of a result that has them."""
    benchmark, metric = _place(result)
    return _taxonomy().benchmarks[benchmark or ""].hub or "", _taxonomy().metrics[metric or ""].hub or ""


def _eval_results(paper: Paper, left_out: Counter[str]) -> str | None:
    hub = imported("huggingface_hub", "hub")
    page = page_of(paper)
    source = {"source_url": page, "source_name": one_line(paper.title) or None} if page else {}
    entries = [
        hub.EvalResultEntry(dataset_id=_hub_ids(result)[0], task_id=task, value=result.values[0], **source)
        for result, task in _kept(paper, attrgetter("hub_task"), left_out)
    ]
    return _yaml(hub.eval_result_entries_to_yaml(entries)) if entries else None


def _model_index(paper: Paper, left_out: Counter[str]) -> str | None:
    hub = imported("huggingface_hub", "hub")
    page = page_of(paper)
    results = [
        hub.EvalResult(
            task_type=task,
            dataset_type=_hub_ids(result)[0],
            dataset_name=result.benchmarks[0].name,
            metric_type=_hub_ids(result)[1],
            metric_name=result.metric.name if result.metric else None,
            metric_value=result.values[0],
            source_url=page,
            source_name=(one_line(paper.title) or None) if page else None,
        )
        for result, task in _kept(paper, attrgetter("pipeline_tag"), left_out)
    ]
    if not results:
        return None
    name = paper.proposes[0].name if len(paper.proposes) == 1 else one_line(paper.title) or paper.id
    card = hub.ModelCardData(model_name=name, eval_results=results)
    return _yaml(card.to_dict())


def _yaml(value: Any) -> str:  # noqa: ANN401
    text: str = imported("yaml", "hub").safe_dump(value, sort_keys=False, allow_unicode=True)
    return text


def _write(papers: Iterable[Paper], out: TextSink, *, document: Callable[[Paper, Counter[str]], str | None]) -> int:
    left_out: Counter[str] = Counter()
    count = 0
    begun = False
    for paper in papers:
        count += 1
        if (said := document(paper, left_out)) is not None:
            out.write(("---\n" if begun else "") + f"# {one_line(f'{paper.id}: {paper.title}')}\n{said}")
            begun = True
    for reason, results in left_out.most_common():
        out.write(f"# left out: {results} ({reason})\n")
    return count


write_eval_results = partial(_write, document=_eval_results)
write_model_index = partial(_write, document=_model_index)

EVAL_RESULTS = Format("eval-results", (".eval_results.yaml",), write=write_eval_results)
MODEL_INDEX = Format("model-index", (".model-index.yaml",), write=write_model_index)
