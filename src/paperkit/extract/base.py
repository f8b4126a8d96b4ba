"""What every extractor is.

>>> from paperkit.models import Tag
>>> class Shouting(Extractor):
...     def extract(self, document, taxonomy):
...         if document.text.isupper():
...             yield Tag(id="shouting", label="Shouting", mentions=[document.mention(0, len(document.paper.title))])
>>> Shouting().name
'Shouting'
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, cast

from pydantic import TypeAdapter

from paperkit.document import Document
from paperkit.models import (
    Benchmark,
    CodeStatement,
    Finding,
    Link,
    LinkType,
    Mention,
    Metric,
    ProposedName,
    Result,
    Tag,
)
from paperkit.taxonomy import Taxonomy
from paperkit.trace import Span


class Extractor(ABC):
    """Finds something in a document. Subclass it, and give an instance to `paperkit.Pipeline`.

    An extractor keeps no state between documents, so that one can serve many threads; to be used with several worker
    processes it must pickle.

    Example:
        >>> class Nothing(Extractor):
        ...     def extract(self, document, taxonomy):
        ...         return ()
        >>> Nothing().name
        'Nothing'
    """

    name: ClassVar[str]
    """The name that `Paper.extraction` lists: that of the class, unless the class says otherwise."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "name" not in cls.__dict__:
            cls.name = cls.__name__

    @abstractmethod
    def extract(self, document: Document, taxonomy: Taxonomy) -> Iterable[Finding]:
        """Find.

        Args:
            document: The prepared text of a paper; `document.mention` makes mentions.
            taxonomy: What is known of benchmarks, metrics, tags and hosts.

        Returns:
            The findings; those with the same identity are merged, their mentions joined.
        """


KINDS: dict[str, Any] = {
    "links": LinkType,
    "code": CodeStatement,
    "benchmarks": Benchmark,
    "metrics": Metric,
    "results": Result,
    "tags": Tag,
    "proposes": ProposedName,
}
"""The types of findings by the field of the record that holds them; what is said of the code goes by `code`."""


@cache
def adapter(field: str) -> TypeAdapter[Any]:
    """What validates the findings of a field, made on first use."""
    return TypeAdapter(Link if field == "links" else KINDS[field])


@cache
def _mentions() -> TypeAdapter[list[Mention]]:
    return TypeAdapter(list[Mention])


def shared_mentions(document: Document, spans: Iterable[Span]) -> dict[Span, Mention]:
    """The mentions of spans that several findings share, so that each is validated once.

    Args:
        document: The prepared text.
        spans: Spans of its text, each once.

    Returns:
        The mentions by span.

    Example:
        >>> from paperkit.models import Paper
        >>> shared_mentions(Document(Paper(title="MoE")), [(0, 3)])[0, 3].text
        'MoE'
    """
    spans = list(spans)
    made = _mentions().validate_python([document.mention(*span) for span in spans], extra="ignore")
    return dict(zip(spans, made, strict=True))


class RuleExtractor(Extractor):
    """A built-in extractor, which makes plain dictionaries that are validated once, with the whole record."""

    @abstractmethod
    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find.

        Args:
            document: The prepared text.
            taxonomy: What is known.

        Returns:
            By field of the record, findings in the form of the models, merged and in the order of the text; mentions
            that several share may be `Mention`s already. What is said of the code stands under `code` in the form of
            `CodeStatement`.
        """

    def extract(self, document: Document, taxonomy: Taxonomy) -> Iterable[Finding]:
        """Find, and validate each finding by itself."""
        for field, findings in self.collect(document, taxonomy).items():
            for finding in findings:
                yield cast("Finding", adapter(field).validate_python(finding))
