"""The extractors: one module each."""

from paperkit.extract.base import Extractor

__all__ = ["Extractor", "default_extractors"]


def default_extractors() -> tuple[Extractor, ...]:
    """The built-in extractors, in the order in which they run.

    Returns:
        One each for links (and what is said of the code), benchmarks (and the names that the paper proposes), results
        (and metrics) and tags.

    Example:
        >>> [extractor.name for extractor in default_extractors()]
        ['links', 'benchmarks', 'results', 'tags']
    """
    # loaded when they are first needed, since their patterns take most of the time that loading takes
    from paperkit.extract.benchmarks import BenchmarkExtractor
    from paperkit.extract.links import LinkExtractor
    from paperkit.extract.results import ResultExtractor
    from paperkit.extract.tags import TagExtractor

    return LinkExtractor(), BenchmarkExtractor(), ResultExtractor(), TagExtractor()
