"""Finds results: the figures that say how well or how cheaply something does, with metric, benchmark and baseline.

>>> from paperkit import Paper, Pipeline
>>> paper = Pipeline().extract("Accuracy rises from 61.2% to 70.4% with a 7B model, at 3x lower latency.")
>>> [(result.values, result.unit, result.kind, result.metric.name) for result in paper.results]
[((61.2, 70.4), 'percent', 'score', 'accuracy'), ((3.0,), 'factor', 'reduction', 'latency')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.benchmarks import find_benchmarks
from paperkit.extract.metrics import FoundMetric, find_metrics, with_average
from paperkit.extract.quantities import Figure, find_figures
from paperkit.extract.result_links import Linker, attach_benchmarks, find_baseline
from paperkit.extract.result_rules import RELATIVE, Statement, counts_things, read_context, why_not
from paperkit.extract.result_words import CHANGE, OUTDOING
from paperkit.patterns import lazy
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span

_ENUMERATOR = lazy(r"\s?\)")
_VERB = lazy(r"\b([A-Za-z]{3,14})\s(?:(?:the|its)\s)?$")
_SEPARATOR = lazy(r",? and |, ")


class _Search:
    """The results of one document as they are found."""

    def __init__(self, document: Document, taxonomy: Taxonomy, figures: list[Figure]) -> None:
        self.document = document
        self.text = document.text
        self.taxonomy = taxonomy
        self.figures = figures
        self.linker = Linker(document, taxonomy)
        self.statements: list[Statement] = []

    def run(self) -> list[Statement]:
        """Look at each figure in turn."""
        trace = self.document.trace
        for index, figure in enumerate(self.figures):
            said = self.judge(index, figure)
            if isinstance(said, Statement):
                self.statements.append(said)
            elif trace is not None:
                span = (figure.start, figure.end)
                trace.dropped("results", self.text[figure.start : figure.end], span, rule="figure", reason=said)
        if self.statements:
            self.share_out()
            places = sorted(
                (
                    (start, end, found)
                    for found in self.document.once(find_benchmarks, self.taxonomy)
                    for start, end in found.spans
                ),
                key=lambda place: place[:2],
            )
            if places:
                attach_benchmarks(self.text, self.statements, places)
        return self.statements

    def judge(self, index: int, figure: Figure) -> Statement | str:
        """The statement that a figure makes, or why it is none."""
        if self.linker.inside_name(figure):
            return "part of a metric's name"
        if figure.unit is None and self.enumerates(figure):
            return "numbers an item"
        if counts_things(self.text, figure) and self.linker.far(figure) and not self.near_benchmark(figure):
            return "a number of things"
        last = self.statements[-1] if self.statements else None
        context = read_context(
            self.document,
            figure,
            last,
            alone=last is not None and self.figures[index - 1] is last.figure,
            near_benchmark=self.near_benchmark,
        )
        context.metric, context.adjacent = self.linker.link(context)
        reason = why_not(context)
        if reason is not None:
            return reason
        if self.inside_benchmark(figure):
            return "part of a benchmark's name"
        kind = figure.kind or context.kind
        statement = Statement(
            figure, kind, context.rule, context.sentence, context.metric, context.adjacent, context.bound
        )
        begin, stop = context.sentence
        if kind in ("gain", "reduction"):
            near = RELATIVE.search(self.text, max(begin, figure.start - 24), min(stop, figure.end + 24))
            statement.relative = None if near is None else near[1] is not None
        statement.baseline = find_baseline(
            self.text, context.sentence, figure.start, figure.end, outdone=not OUTDOING.isdisjoint(context.left)
        )
        return statement

    def enumerates(self, figure: Figure) -> bool:
        """Whether a number is that of an item or a reference: "(1)", "2)", "[33]"."""
        before = self.text[figure.start - 1 : figure.start]
        if before == "[":
            return True
        if not figure.whole or figure.form or not _ENUMERATOR.match(self.text, figure.end):
            return False
        return before in ("", "(", " ", "\n")

    def near_benchmark(self, figure: Figure) -> bool:
        """Whether a number stands right behind a benchmark's name in brackets, or before "on" and one."""
        starts, ends = self.benchmark_places
        return figure.start - 2 in ends or any(figure.end + ahead in starts for ahead in range(4, 9))

    def inside_benchmark(self, figure: Figure) -> bool:
        """Whether a number is part of a benchmark's name."""
        at = bisect_left(self.benchmark_spans, (figure.start, 0))
        return at > 0 and self.benchmark_spans[at - 1][1] > figure.start

    @cached_property
    def benchmark_spans(self) -> list[Span]:
        """Where names of benchmarks stand, in order."""
        return sorted(span for found in self.document.once(find_benchmarks, self.taxonomy) for span in found.spans)

    @cached_property
    def benchmark_places(self) -> tuple[set[int], set[int]]:
        """Where names of benchmarks begin, and where they end."""
        return {start for start, _ in self.benchmark_spans}, {end for _, end in self.benchmark_spans}

    def share_out(self) -> None:
        """Give the figures of a list that "respectively" ends to the metrics named in the same order."""
        starts = [start for start, _, _ in self.document.anchors["result.respectively"]]
        shared: list[Statement] = []
        for statement in self.statements:
            figure, listed = statement.figure, None
            place = bisect_left(starts, figure.end)
            if figure.form == "list":
                if place < len(starts) and starts[place] - figure.end < 60:
                    listed = self.linker.listed(statement, len(figure.values))
                elif len(figure.values) == 2 and statement.rule == "change by":
                    listed = self.linker.paired(statement)
            if listed is None:
                shared.append(statement)
                continue
            for number, (part, metric) in enumerate(zip(self.parts(figure), listed, strict=True)):
                shared.append(
                    Statement(
                        part,
                        statement.kind,
                        "respectively",
                        statement.sentence,
                        metric,
                        bound=None if number else statement.bound,
                        relative=statement.relative,
                        baseline=statement.baseline,
                    )
                )
        self.statements = shared

    def parts(self, figure: Figure) -> list[Figure]:
        """A list of numbers as figures of their own."""
        parts = []
        for place, value in enumerate(figure.values):
            begin = figure.starts[place] if place else figure.start
            end = figure.starts[place + 1] if place + 1 < len(figure.values) else figure.end
            end = begin + len(_SEPARATOR.split(self.text[begin:end])[0].rstrip(" ,"))
            parts.append(Figure([value], figure.unit, begin, end, figure.sign, whole=figure.whole, starts=[begin]))
        return parts

    def record(self, statement: Statement) -> dict[str, Any]:
        """A statement in the form of `paperkit.Result`."""
        figure, metric, text = statement.figure, statement.metric, self.text
        start, end = figure.start, figure.end
        if metric is not None and statement.adjacent:
            if metric.end <= start and start - metric.end < 40:
                start = metric.start
                if statement.rule == "change by":
                    verb = _VERB.search(text, max(statement.sentence[0], start - 30), start)
                    if verb is not None and verb[1].lower() in CHANGE:
                        start = verb.start(1)
            elif end <= metric.start < end + 40:
                end = metric.end
        if self.document.trace is not None:
            self.document.trace.found("results", text[figure.start : figure.end], (start, end), rule=statement.rule)
        return {
            "values": figure.values,
            "unit": figure.unit,
            "kind": statement.kind,
            "relative": statement.relative,
            "bound": statement.bound,
            "metric": metric and {"id": metric.id, "name": metric.name, "text": text[metric.start : metric.end]},
            "benchmarks": statement.benchmarks,
            "baseline": statement.baseline,
            "mentions": [self.document.mention(start, end)],
        }


class ResultExtractor(RuleExtractor):
    """Finds results and metrics."""

    name = "results"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find metrics and results."""
        metrics = document.once(find_metrics, taxonomy)
        found: dict[str, list[dict[str, Any]]] = {}
        figures = find_figures(document.text, document.body_end, document.anchors["result.word"])
        if figures:
            search = _Search(document, taxonomy, figures)
            statements = search.run()
            if statements:
                metrics = _with_unknown(document, metrics, statements)
                found["results"] = [search.record(statement) for statement in statements]
        if metrics:
            found["metrics"] = [
                {
                    "id": metric.id,
                    "name": metric.name,
                    "higher_is_better": metric.higher_is_better,
                    "mentions": [document.mention(*span) for span in metric.spans],
                }
                for metric in metrics
            ]
        return found


def _initials(metric: FoundMetric) -> str:
    """The first letters of a metric's name, in capitals."""
    return "".join(word[0] for word in re.split(r"[\s-]", metric.name) if word).upper()


def _with_unknown(document: Document, metrics: list[FoundMetric], statements: list[Statement]) -> list[FoundMetric]:
    """The metrics, with those that only figures show to be some."""
    together = [FoundMetric(each.id, each.name, each.higher_is_better, list(each.spans)) for each in metrics]
    by_name = {metric.name.lower(): metric for metric in together}
    placed = {span for metric in together for span in metric.spans}
    for statement in statements:
        name = statement.metric
        if name is None or (name.start, name.end) in placed or not (name.known or (name.id and statement.adjacent)):
            continue
        metric = by_name.get(name.name.lower())
        if metric is None and name.name.isupper():
            metric = next((each for each in together if _initials(each) == name.name), None)
        if metric is None:
            metric = by_name[name.name.lower()] = FoundMetric(name.id, name.name, name.higher_is_better, [])
            together.append(metric)
        metric.spans.append((with_average(document.text, name.start), name.end))
        placed.add((name.start, name.end))
        if document.trace is not None:
            document.trace.found("metrics", name.name, (name.start, name.end), rule="figure")
    for metric in together:
        metric.spans.sort()
    return sorted(together, key=lambda metric: metric.spans[0])
