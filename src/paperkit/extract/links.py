"""Finds links: every address of a text, what it leads to and what it holds, and what is said of the paper's code.

>>> link = parse_link("hf.co/datasets/lanefuse/lanes/tree/main")
>>> link.kind, link.repo_type, link.repo_id, link.path
('huggingface', 'dataset', 'lanefuse/lanes', 'tree/main')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from paperkit.document import Document
from paperkit.errors import InputError
from paperkit.extract.addresses import Hosts, find_addresses, parse, whole_address
from paperkit.extract.base import RuleExtractor, adapter
from paperkit.extract.code_status import Governed, Statement, find_code_statement
from paperkit.extract.provides import provided
from paperkit.models import Link
from paperkit.taxonomy import Taxonomy

_CUES = frozenset({"link.scheme", "host", "link.domain", "link.split", "link.status"})
"""The groups of anchors without which a text has no address and says nothing of code."""


class LinkExtractor(RuleExtractor):
    """Finds links and what is said of the paper's code."""

    name = "links"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find links and the code's status."""
        if _CUES.isdisjoint(document.anchors):
            return {}
        links: dict[tuple[str, str, str | None], dict[str, Any]] = {}
        governed: list[Governed] = []
        hosts = Hosts.of(taxonomy)
        addresses = find_addresses(document, hosts)
        position = 0
        while position < len(addresses):
            sentence = document.sentence(addresses[position].start)
            last = position
            while last + 1 < len(addresses) and addresses[last + 1].start < sentence[1]:
                last += 1
            group = addresses[position : last + 1]
            position = last + 1
            said = provided(document.text, *sentence, [(address.start, address.end) for address in group])
            for address, words, cue in zip(group, said.words, said.cues, strict=True):
                try:
                    link = parse(address.url, hosts)
                except InputError:
                    continue
                link = links.setdefault((link["kind"], link["key"], link.get("path")), link)
                link["provides"] = list(dict.fromkeys([*link.get("provides", ()), *words]))
                link.setdefault("mentions", []).append(document.mention(address.start, address.end))
                governed.append((address, link, words, cue))
                if document.trace is not None:
                    rule = "words around" if words else "address"
                    document.trace.found("links", link["url"], (address.start, address.end), rule=rule, cue=cue)
        statement = find_code_statement(document, governed)
        return {"links": list(links.values()), "code": [_code(document, statement)] if statement else []}


def _code(document: Document, statement: Statement) -> dict[str, Any]:
    """What is said of the code, in the form of `CodeStatement`."""
    if document.trace is not None:
        document.trace.found(
            "code_status", statement.status, statement.spans[0], rule=statement.rule, cue=statement.cue
        )
    return {"status": statement.status, "mentions": [document.mention(*span) for span in statement.spans]}


@cache
def _builtin_hosts() -> Hosts:
    return Hosts.of(Taxonomy.load())


def parse_link(address: str) -> Link:
    """One address as the link that it is, told from the address alone.

    Args:
        address: The address, with or without a scheme; white space, quotes and angle brackets around it do not matter.

    Returns:
        The link: `CodeLink`, `HuggingFaceLink`, `PaperLink`, `VideoLink`, `ArchiveLink` or `PageLink`, without mentions
        and with nothing that it provides.

    Raises:
        InputError: It is no address.

    Example:
        >>> parse_link("https://www.arxiv.org/pdf/2601.00001v2").key
        'arxiv.org/abs/2601.00001'
        >>> parse_link("Node.js")
        Traceback (most recent call last):
            ...
        paperkit.errors.InputError: 'Node.js' is no address
    """
    hosts = _builtin_hosts()
    return cast("Link", adapter("links").validate_python(parse(whole_address(address, hosts), hosts)))
