"""Research papers as text in, research papers as data out.

>>> import paperkit
>>> paper = paperkit.extract(
...     "We present LaneFuse. On BDD100K it improves mAP by 2.4 points. Code: https://github.com/lanefuse/lanefuse.",
...     title="LaneFuse: Multi-Task Road Perception",
... )
>>> paper.code_urls
('https://github.com/lanefuse/lanefuse',)
>>> [benchmark.name for benchmark in paper.benchmarks]
['BDD100K']
>>> [(result.values, result.unit, result.kind, result.metric.name) for result in paper.results]
[((2.4,), 'points', 'gain', 'mAP')]
>>> [tag.id for tag in paper.tags]
['multi-task']
>>> paper.code_status
'released'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from paperkit._version import __version__
from paperkit.document import Document
from paperkit.errors import ExtractorError, InputError, OutputError, PaperkitError, TaxonomyError
from paperkit.extract import Extractor, default_extractors
from paperkit.models import (
    ArchiveLink,
    Benchmark,
    BenchmarkRef,
    CodeLink,
    CodeStatement,
    Extraction,
    Finding,
    HuggingFaceLink,
    Link,
    Mention,
    Metric,
    MetricRef,
    PageLink,
    Paper,
    PaperLink,
    ProposedName,
    Result,
    Tag,
    VideoLink,
)
from paperkit.pipeline import Explanation, Pipeline, extract, extract_many
from paperkit.taxonomy import Taxonomy

if TYPE_CHECKING:
    from paperkit.engines import extract_arrow
    from paperkit.extract.links import parse_link
    from paperkit.io import read, write
    from paperkit.io.arrow import to_arrow
    from paperkit.io.limits import Limits
    from paperkit.io.objects import to_paper

__all__ = [
    "ArchiveLink",
    "Benchmark",
    "BenchmarkRef",
    "CodeLink",
    "CodeStatement",
    "Document",
    "Explanation",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "Finding",
    "HuggingFaceLink",
    "InputError",
    "Limits",
    "Link",
    "Mention",
    "Metric",
    "MetricRef",
    "OutputError",
    "PageLink",
    "Paper",
    "PaperLink",
    "PaperkitError",
    "Pipeline",
    "ProposedName",
    "Result",
    "Tag",
    "Taxonomy",
    "TaxonomyError",
    "VideoLink",
    "__version__",
    "default_extractors",
    "extract",
    "extract_arrow",
    "extract_many",
    "parse_link",
    "read",
    "to_arrow",
    "to_paper",
    "write",
]

_LATER = {
    "Limits": "paperkit.io.limits",
    "extract_arrow": "paperkit.engines",
    "parse_link": "paperkit.extract.links",
    "read": "paperkit.io",
    "to_arrow": "paperkit.io.arrow",
    "to_paper": "paperkit.io.objects",
    "write": "paperkit.io",
}
"""Names whose modules are loaded when somebody asks for them: most programs need few of these."""


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
