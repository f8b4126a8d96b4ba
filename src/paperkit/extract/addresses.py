"""Addresses: what one leads to, and where a text has them.

>>> from paperkit.taxonomy import Taxonomy
>>> hosts = Hosts.of(Taxonomy.load())
>>> parse("github.com/lanefuse/lanefuse.git", hosts)["key"]
'github.com/lanefuse/lanefuse'
>>> from paperkit.document import Document
>>> from paperkit.models import Paper
>>> document = Document(Paper(abstract="Code: https: //github.com/lanefuse/ lane-bench."))
>>> [found.url for found in find_addresses(document, hosts)]
['https://github.com/lanefuse/lane-bench']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from paperkit.document import Document
from paperkit.errors import InputError
from paperkit.extract.cues import LINK
from paperkit.lexicon import Anchor
from paperkit.patterns import lazy
from paperkit.taxonomy import HostEntry, Taxonomy
from paperkit.trace import Span

LONGEST = 2000
"""Characters of the longest address that is read; browsers and servers cut at about as many."""

DOMAINS = frozenset(cue[1:] for cue in LINK["link.domain"])
"""Top-level domains that count without a scheme in front."""

FILE_ENDINGS = frozenset(
    "bib c cc cpp csv gz h ini ipynb jl js json lua md m mat npy pdf pl ps pt pth py r rs sh so tex toml ts txt xml "
    "yaml yml zip".split()
)
"""What ends a file's name: without a scheme and a path, such a thing is no host, even where the ending is a domain."""

SELF_HOSTED = {"gitlab": "code", "git": "code", "gitea": "code", "forgejo": "code", "dataverse": "archive"}
"""First labels of a host that say which software runs there."""

HUB_FOLDERS = {
    "models": "model", "datasets": "dataset", "spaces": "space", "collections": "collection", "papers": "paper",
}  # fmt: skip
"""Folders of the [Hugging Face Hub](https://huggingface.co/docs/hub/repositories) and what they hold."""

_PARTS = lazy(
    r"(?P<scheme>[A-Za-z]{3,5})://(?:[^/?#@\s]{1,100}@)?(?P<host>[^/?#:\s]{1,300})(?P<port>:\d{1,5})?(?P<tail>(?s:.*))"
)
_SEGMENT = lazy(r"[^/?#]+")
_USUAL_PORTS = frozenset(("", ":80", ":443"))
_MARK = lazy(r"[?#]")
_FILE_ENDING = lazy(r"\.(?:pdf|html?|ps|bib|full)$", re.IGNORECASE)
_PREPRINT_VERSION = lazy(r"(?<=\d)v\d{1,2}(?:\.full(?:\.pdf|-text)?)?$")
_VERSION = lazy(r"v\d{1,3}$")
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_SCHEME = r"(?P<scheme>(?P<protocol>https?|ftp)\ ?(?::\ ?/\ ?/|:\ ?/|;//|//)\ {0,2}(?:https?://)?)?"
_PORT = r"(?P<port>:\d{1,5}(?!\d))?"
_TAIL_CHARACTERS = rf"[A-Za-z0-9\u00c0-\u024f./?\#\[\]()@!$&*+,;:=%~_-]{{0,{LONGEST}}}"
_ADDRESS = lazy(
    rf"{_SCHEME}(?P<host>{_LABEL}(?:\.{_LABEL}){{1,8}}){_PORT}(?P<tail>[/?\#]{_TAIL_CHARACTERS})?", re.IGNORECASE
)
_BROKEN = lazy(
    rf"{_SCHEME}(?P<host>{_LABEL}(?:\.{_LABEL}){{0,6}})(?:\ \.|\.\ )(?P<domain>[a-z]{{2,6}}){_PORT}"
    rf"(?P<tail>/{_TAIL_CHARACTERS})",
    re.IGNORECASE,
)
"""An address with a space at the last full stop of its host ("github. com/o/r")."""
_TAIL = lazy(rf"/{_TAIL_CHARACTERS}")

_WHOLE = lazy(
    rf"(?P<scheme>(?:https?|ftp)://(?:[^/?#@\s]{{1,100}}@)?)?(?P<host>{_LABEL}(?:\.{_LABEL}){{1,8}})(?P<port>:\d{{1,5}})?"
    rf"(?P<tail>[/?#]\S{{0,{LONGEST}}})?",
    re.IGNORECASE,
)
_PROTOCOL = lazy(r"(?:https?|ftp) ?$", re.IGNORECASE)
_SLIPPED_SCHEME = lazy(r"https?(?: ?: ?/{0,2}|;//|//) {0,2}$", re.IGNORECASE)
_GLUED_SCHEME = lazy(r"https?$", re.IGNORECASE)
_EMBEDDED = lazy(r"(?<![=/&?#%])(?=https?://)|(?<=[A-Za-z_-]/)(?=https?://)")
_GLUED_SENTENCE = lazy(
    r"""[.!?](?=(?:A|All|Additionally|Also|An|And|As|At|Besides|By|Codes?|Data|Experiments?|Extensive|Finally|For|From
    |Furthermore|Github|GitHub|However|If|In|It|Keywords?|Moreover|Note|On|Our|Project|Results?|Source|Supplementary|The
    |These|They|This|Through|To|Videos?|We|Website|With)(?:$|[^A-Za-z0-9_/.-]))""",
    re.VERBOSE,
)
"""A full stop in an address, behind which the next sentence begins without a space."""
_SEPARATED = lazy(r"[,;](?![0-9])|\]\(|\)(?=[a-z]*https?:)|&(?=[A-Z][a-z]+$)")
_CLOSING = ".,;:!?*$&+([@"
_BRACKET = lazy(r"[()\[\]]")
_NEXT_TOKEN = lazy(r"(?P<gap> {1,3})(?P<token>[A-Za-z0-9_~][A-Za-z0-9._~%/-]{0,200})")
_SLASHED = lazy(r" {1,2}(?=/[A-Za-z0-9._-])")
_NAME_LIKE = lazy(r"[a-z0-9][-_./][A-Za-z0-9]|[a-z][A-Z]|[A-Za-z][0-9]|[A-Z]{2}")
_ADDRESS_WORDS = lazy(
    r"""(?:\b(?:available|found|accessed|accessible|viewed|seen|hosted|released?|downloaded|obtained|provided|published
    |shared|visit|see|check|browse|online|website|web\ ?sites?|web\ ?pages?|home\ ?pages?|pages?|sites?|urls?|links?
    |demos?|projects?|code|here|repository|videos?)\b[^.;!?]{0,40})
    (?:\b(?:at|on|in|from|via|visit|see|here|found|is|under|through|and)|[:(<\[])\s{0,2}[:,]?\s{0,2}[(<\["']{0,2}$
    |[A-Za-z]:\s{0,2}[(<\["']{0,2}$
    |\b(?:found|available|accessible)\s{1,2}$
    |\b(?:visit|see)\s(?:\w{1,20}\s){0,3}[(<\["']{0,2}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before a bare domain that is an address and not a name."""
_NOUN_BEHIND = lazy(
    r"'s\b|\s?(?:data ?sets?|corpus|corpora|data|benchmark|platform|reviews?|users?|listings?|articles?|posts?|search"
    r"|queries)\b",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """An address in a text."""

    start: int
    """Where it begins in the prepared text."""
    end: int
    """Where it ends, without punctuation."""
    url: str
    """It, as a person would open it."""


@dataclass(frozen=True)
class Hosts:
    """The hosts of a taxonomy, to be asked by domain.

    Example:
        >>> from paperkit.taxonomy import Taxonomy
        >>> Hosts.of(Taxonomy.load()).find("gist.github.com").id
        'gist.github.com'
    """

    entries: Mapping[str, HostEntry]
    """Entries by domain."""

    @staticmethod
    def of(taxonomy: Taxonomy) -> Hosts:
        """The hosts that a taxonomy knows."""
        return Hosts(taxonomy.hosts)

    def find(self, host: str) -> HostEntry | None:
        """The entry of a host, or of the nearest domain above it."""
        entries = self.entries
        for _ in range(10):
            if host in entries:
                return entries[host]
            _, dot, host = host.partition(".")
            if not dot:
                break
        return None


def parse(address: str, hosts: Hosts) -> dict[str, Any]:
    """Everything that an address says by itself, in the form of the link types.

    Args:
        address: The address; a missing scheme is added.
        hosts: The hosts that are known.

    Returns:
        The link as a dictionary, without `provides` and `mentions`.

    Raises:
        InputError: It is no address.

    Example:
        >>> from paperkit.taxonomy import Taxonomy
        >>> parse("hf.co/datasets/lanefuse/lanes", Hosts.of(Taxonomy.load()))["repo_id"]
        'lanefuse/lanes'
    """
    url = address if "://" in address[:8] else f"https://{address}"
    found = _PARTS.fullmatch(url)
    if found is None:
        raise InputError(f"{_shown(address)} is no address")
    host = found["host"].lower().rstrip(".").removeprefix("www.")
    tail = found["tail"]
    entry = hosts.find(host)
    kind = _kind(host, tail, entry)
    link: dict[str, Any] = {"kind": kind, "url": url, "key": "", "host": host}
    path, mark, rest = _split(tail)
    segments = [segment for segment in path.split("/") if segment]
    if kind == "huggingface":
        _read_hub(link, host, segments, mark + rest, entry)
        return link
    parts: dict[str, str] = {}
    if entry is not None and entry.kind == kind:
        parts, depth = _fit(entry.paths, segments, mark, rest, entry.pages)
    elif kind == "code":
        parts, depth = _fit(("{groups}/{repo}", "{owner}"), segments, mark, rest)
    if kind == "code":
        # a gist's or a package's address may name no owner
        link["owner"] = parts.get("owner") or parts.get("groups")
        repo = parts.get("repo")
        link["repo"] = repo.removesuffix(".git") if repo else None
        link["path"] = (_after(tail, depth) if repo else "" if parts else path.strip("/") + mark + rest) or None
        if repo:
            parts["repo"] = repo.removesuffix(".git") or repo
    elif kind == "paper":
        identifier = parts.get("identifier")
        if identifier is not None:
            identifier = parts["identifier"] = _identifier(identifier, entry.scheme if entry else None)
        link["scheme"] = entry.scheme if entry is not None and identifier else None
        link["identifier"] = identifier or None
    port = found["port"] or ""
    link["key"] = _key(host if port in _USUAL_PORTS else host + port, tail, entry, parts)
    return link


def whole_address(text: str, hosts: Hosts) -> str:
    """The address that a text is, freed of what surrounds it.

    Args:
        text: The text.
        hosts: The hosts that are known.

    Returns:
        The address, with its scheme.

    Raises:
        InputError: It is no address, or more than one.

    Example:
        >>> from paperkit.taxonomy import Taxonomy
        >>> whole_address(" <lanefuse.org/demo>. ", Hosts.of(Taxonomy.load()))
        'https://lanefuse.org/demo'
    """
    stripped = text.strip().rstrip(".,;!").strip("<>\"'`").strip()
    found = _WHOLE.fullmatch(stripped) if len(stripped) <= LONGEST else None
    # a bare 1.2.3.4 is a version
    schemed = found is not None and any((found["scheme"], found["port"], found["tail"] and found["host"][-1].isdigit()))
    if found is None or _host_end(found["host"], schemed=schemed) != len(found["host"]):
        raise InputError(f"{_shown(text)} is no address")
    if not found["scheme"] and not found["tail"] and hosts.find(found["host"].lower()) is None:
        ending = found["host"].lower().rpartition(".")[2]
        if ending in FILE_ENDINGS:
            raise InputError(f"{_shown(text)} is the name of a file, not an address")
    scheme = found["scheme"]
    return scheme.lower() + stripped[len(scheme) :] if scheme else f"https://{stripped}"


def _shown(address: str) -> str:
    return repr(address if len(address) <= 80 else address[:77] + "...")


def _kind(host: str, tail: str, entry: HostEntry | None) -> str:
    """The kind of link, by the host, else by what the address ends in."""
    kind = entry.kind if entry is not None else SELF_HOSTED.get(host.partition(".")[0], "page")
    if kind == "page" and host.startswith("gitlab") and host.count(".") > 1:
        return "code"
    if kind == "page" and tail:
        ending = tail.partition("?")[0].partition("#")[0].rpartition(".")[2].lower()
        if ending == "pdf":
            return "paper"
        if ending in {"mp4", "webm", "mov", "avi"}:
            return "video"
    return kind


def _split(tail: str) -> tuple[str, str, str]:
    """Path, mark (`?` or `#`) and the rest of what follows a host."""
    found = _MARK.search(tail)
    if found is None:
        return tail, "", ""
    return tail[: found.start()], found[0], tail[found.end() :]


@cache
def _template(path: str) -> tuple[tuple[str, str, bool], ...]:
    """A path template as steps: literal before the part, the part's name, whether it stands in the query."""
    before, _, query = path.partition("?")
    steps = []
    for segment in before.split("/"):
        literal, _, name = segment.partition("{")
        steps.append((literal, name.rstrip("}"), False))
    if query:
        literal, _, name = query.partition("{")
        steps.append((literal, name.rstrip("}"), True))
    return tuple(steps)


def _fit(
    paths: tuple[str, ...], segments: list[str], mark: str, rest: str, pages: tuple[str, ...] = ()
) -> tuple[dict[str, str], int]:
    """The parts that the first fitting template finds, and how many segments they take."""
    own_page = bool(segments) and segments[0].lower() in pages
    for path in paths:
        if own_page and path.startswith("{"):
            continue
        parts: dict[str, str] = {}
        depth = 0
        for literal, name, in_query in _template(path):
            if in_query:
                value = _query_value(literal, rest) if mark == "?" else ""
            elif depth >= len(segments):
                value = ""
            elif name == "groups":
                last = next((i for i, s in enumerate(segments) if s in {"-", "tree", "blob", "raw"}), len(segments)) - 1
                value = "/".join(segments[:last])
                depth = last
            elif name.endswith("..."):
                value = "/".join(segments[depth:])
                depth = len(segments)
            elif segments[depth].lower().startswith(literal.lower()):
                value = segments[depth][len(literal) :] if name else literal
                if name == "repo" and value.startswith("@") and depth + 1 < len(segments):
                    # a package of an organisation: @owner/name
                    depth += 1
                    value = f"{value}/{segments[depth]}"
                depth += 1
            else:
                value = ""
            if not value:
                break
            if name:
                parts[name.removesuffix("...")] = value
        else:
            return parts, depth
    return {}, 0


def _query_value(literal: str, query: str) -> str:
    """What a query gives for a name, which ends in an equals sign."""
    for item in query.partition("#")[0].split("&", 20):
        if item.startswith(literal):
            return item[len(literal) :]
    return ""


def _after(tail: str, depth: int) -> str:
    """What follows the first segments of a path, as written."""
    position = 0
    for _ in range(depth):
        while tail.startswith("/", position):
            position += 1
        found = _SEGMENT.match(tail, position)
        position = found.end() if found else position
    rest = tail[position:]
    return "" if rest in {"/", "#", "?", "/#"} else rest.removeprefix("/").removesuffix("/")


def _identifier(said: str, scheme: str | None) -> str:
    """An identifier without version and file ending."""
    if scheme == "doi":
        return _PREPRINT_VERSION.sub("", said.lower())
    said = _FILE_ENDING.sub("", said)
    return _VERSION.sub("", said) if scheme == "arxiv" else said


def _key(host: str, tail: str, entry: HostEntry | None, parts: dict[str, str]) -> str:
    """What all spellings of a place share."""
    lower = entry is not None and not entry.case_sensitive
    if entry is not None and parts:
        if entry.canonical is not None:
            key = entry.canonical
        else:
            same = next((path for path in entry.paths if _names(path) == parts.keys()), entry.paths[0])
            key = f"{host}/{same}"
        for name, value in parts.items():
            key = key.replace("{" + name + "}", value).replace("{" + name + "...}", value)
        if "{" not in key:
            return key.lower() if lower else key
    if parts and entry is None:
        tail = "/" + "/".join(value for value in parts.values())
        lower = True
    path, mark, rest = _split(tail)
    path = path.rstrip("/").removesuffix(".git")
    key = host + path + (mark + rest if rest else "")
    return key.lower() if lower else key


@cache
def _names(path: str) -> frozenset[str]:
    """The parts that a template names."""
    return frozenset(name.removesuffix("...") for _, name, _ in _template(path) if name)


def _read_hub(link: dict[str, Any], host: str, segments: list[str], rest: str, entry: HostEntry | None) -> None:
    """What an address on the Hugging Face Hub names."""
    repo_type, repo_id, depth = "other", None, 0
    folder = segments[0].lower() if segments else ""
    count = len(segments)
    home = entry.canonical if entry is not None and entry.canonical else entry.id if entry is not None else host
    if entry is not None and entry.sites:
        name = host.removesuffix(f".{entry.id}")
        # the subdomain is owner-name, which tells the two apart where there is one hyphen
        if name != host:
            repo_type, repo_id = "space", name.replace("-", "/") if name.count("-") == 1 else None
    elif entry is None or host != entry.id or not segments or (folder in entry.pages and folder not in HUB_FOLDERS):
        pass
    elif folder in HUB_FOLDERS:
        kind = HUB_FOLDERS[folder]
        if kind == "paper" and count > 1:
            repo_type, repo_id, depth = kind, _identifier(segments[1], "arxiv"), 2
        elif count > 2 and kind != "model":
            repo_type, repo_id, depth = kind, f"{segments[1]}/{segments[2]}", 3
        elif count == 2 and kind == "dataset":
            repo_type, repo_id, depth = kind, segments[1], 2
        elif count == 2 and kind == "collection":
            # all the collections of one account
            repo_type, depth = kind, 2
    elif folder in {"organizations", "orgs", "users"}:
        if count > 1:
            repo_type, repo_id, depth = "user", segments[1], 2
    elif count == 2 and segments[1] in HUB_FOLDERS:
        # what one account has of a kind
        repo_type, repo_id, depth = "user", segments[0], 1
    elif count == 1:
        models = _one_word_models(entry.models)
        repo_type, repo_id, depth = ("model" if folder in models else "user"), segments[0], 1
    elif folder in _one_word_models(entry.models) and segments[1] in {"tree", "blob", "resolve", "raw", "discussions"}:
        repo_type, repo_id, depth = "model", segments[0], 1
    else:
        repo_type, repo_id, depth = "model", f"{segments[0]}/{segments[1]}", 2
    if depth:
        segments[depth - 1] = segments[depth - 1].removesuffix(".git") or segments[depth - 1]
        if repo_id is not None:
            repo_id = repo_id.removesuffix(".git") or repo_id
    path = "/".join(segments[depth:])
    rest = "" if rest in {"?", "#"} else rest
    link["repo_type"], link["repo_id"] = repo_type, repo_id
    link["path"] = (path + rest) or None
    if repo_type == "space" and not depth:
        key = f"{home}/{repo_id}" if repo_id else host
    elif depth:
        key = "/".join([home, *segments[:depth]])
    else:
        key = "/".join([home if entry is not None and host == entry.id else host, *segments]) + rest
        link["path"] = None
    link["key"] = key.lower()


@cache
def _one_word_models(models: tuple[str, ...]) -> frozenset[str]:
    return frozenset(models)


def find_addresses(document: Document, hosts: Hosts) -> list[Address]:
    """Every address that a text holds, in order.

    Args:
        document: The prepared text.
        hosts: The hosts that are known.

    Returns:
        The addresses.

    Example:
        >>> from paperkit.models import Paper
        >>> from paperkit.taxonomy import Taxonomy
        >>> document = Document(Paper(abstract="Reviews of Booking.com. See www.lanefuse.org/data."))
        >>> [found.url for found in find_addresses(document, Hosts.of(Taxonomy.load()))]
        ['https://www.lanefuse.org/data']
    """
    anchors = document.anchors
    candidates = [*anchors["link.scheme"], *anchors["host"], *anchors["link.domain"], *anchors["link.split"]]
    if not candidates:
        return []
    found: list[Address] = []
    done = 0
    for anchor in sorted(candidates, key=_place):
        if anchor[0] < done:
            continue
        address, done = _read(document, anchor, done, hosts)
        if address is not None:
            found.append(address)
    return found


def _place(anchor: Anchor) -> Span:
    return anchor[0], -anchor[1]


def _read(document: Document, anchor: Anchor, done: int, hosts: Hosts) -> tuple[Address | None, int]:
    """The address that an anchor is part of, if any, and up to where the text has then been read."""
    text = document.text
    start, end, payload = anchor
    begin, schemed = _begin(text, start, done, payload)
    limit = _field_end(document, start)
    found = _ADDRESS.match(text, begin, limit) if begin is not None else None
    broken = None
    if begin is not None and (
        found is None or (not found["tail"] and text[found.end() : found.end() + 1] in {" ", "."})
    ):
        broken = _BROKEN.match(text, begin, limit)
    if broken is not None:
        host = f"{broken['host']}.{broken['domain']}"
        if broken["domain"] in DOMAINS and (schemed or hosts.find(host.lower())):
            found = broken
    if found is None or begin is None:
        _drop(document, start, end, "no host follows")
        return None, end
    stop, tail = found.end(), found["tail"] or ""
    if found is not broken:
        host = found["host"]
        if text.startswith("://", found.end("host")):
            # the next address is glued to this one
            host = _GLUED_SCHEME.sub("", host)
            stop = found.start("host") + len(host)
    cut = _host_end(host, schemed=schemed)
    if cut == 0:
        _drop(document, begin, stop, "no host")
        return None, end
    if cut < len(host):
        stop = found.start("host") + cut
        host, tail = host[:cut], ""
    port = (found["port"] or "") if tail or stop == found.end() else ""
    if tail:
        kept = _trimmed(tail)
        stop -= len(tail) - len(kept)
        tail = kept
    lower = host.lower()
    entry = hosts.find(lower.removeprefix("www."))
    if text.startswith("@", stop) or (begin and text[begin - 1] == "@"):
        _drop(document, begin, stop, "an e-mail address")
        return None, stop
    if not schemed and not _without_scheme(document, begin, stop, host, tail, entry):
        _drop(document, begin, stop, "a name, not an address")
        return None, stop
    more = _continued(text, stop, limit, tail, lower, entry)
    if more is not None:
        stop, tail = more
    protocol = (found["protocol"] or "https").lower()
    return Address(begin, stop, f"{protocol}://{host}{port}{tail}"), stop


def _drop(document: Document, start: int, end: int, reason: str) -> None:
    """Note why what looks like an address is none."""
    if document.trace is not None:
        span = (start, max(end, start + 1))
        document.trace.dropped("links", document.text[slice(*span)], span, rule="address", reason=reason)


def _field_end(document: Document, offset: int) -> int:
    """Where the field that holds an offset ends."""
    if offset < document.abstract_start:
        return document.title_end
    return document.body_end if offset < document.comment_start else len(document.text)


def _begin(text: str, start: int, done: int, payload: Any) -> tuple[int | None, bool]:  # noqa: ANN401
    """Where an address around an anchor begins, and whether it has a scheme or `www.`; none where it cannot."""
    if isinstance(payload, str) and ":" in payload:
        before = _PROTOCOL.search(text, max(done, start - 6), start)
        return (before.start(), True) if before else (None, False)
    if payload == "www.":
        begin = start
    else:
        window = text[max(done, start - 80) : start]
        begin = start - (len(window) - len(window.rstrip(_HOST_CHARACTERS)))
        while begin < start and text[begin] in ".-_":
            begin += 1
    before = _SLIPPED_SCHEME.search(text, max(done, begin - 12), begin)
    if before:
        return before.start(), True
    return begin, payload == "www."


_HOST_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"


def _host_end(host: str, *, schemed: bool) -> int:
    """How much of a host's name is one: "x.github.io.We" ends before the next sentence; 0 where nothing is."""
    labels = host.split(".")
    if all(label.isdigit() for label in labels):
        return len(host) if schemed and len(labels) == 4 and all(int(label) < 256 for label in labels) else 0
    end = len(labels[0])
    best = 0
    for index, label in enumerate(labels[1:], 1):
        if index > 1 and best and label[:1].isupper() and labels[index - 1].islower():
            break
        end += 1 + len(label)
        domain = label.lower()
        if domain in DOMAINS or (schemed and domain.isalpha() and 2 <= len(domain) <= 12):
            best = end
        elif domain.startswith("http"):
            # glued to the next address
            break
    if (
        best
        and best < len(host)
        and not host[best + 1 : best + 2].isupper()
        and not host[best + 1 :].startswith("http")
    ):
        # a known domain in the middle of a longer name
        return best if schemed else 0
    return best


def _without_scheme(document: Document, begin: int, stop: int, host: str, tail: str, entry: HostEntry | None) -> bool:
    """Whether what has the form of an address without a scheme is one."""
    lower = host.lower()
    own = entry is not None and (lower == entry.id or lower == f"www.{entry.id}")
    if tail.strip("/"):
        if entry is not None:
            return True
        # "Foo.com/Bar" is a pair of names
        return host.islower() and lower.rpartition(".")[2] not in FILE_ENDINGS and len(tail) > 2
    if own or host.isupper():
        return False
    if entry is not None and entry.sites:
        return True
    if not host.islower() or lower.rpartition(".")[2] in FILE_ENDINGS or len(host) < 6:
        return False
    text = document.text
    if _NOUN_BEHIND.match(text, stop):
        return False
    window = max(document.sentence(begin)[0], begin - 90)
    return _ADDRESS_WORDS.search(text, window, begin) is not None


def _trimmed(tail: str) -> str:
    """What follows a host, without what follows the address."""
    if "://" in tail and (found := _EMBEDDED.search(tail)):
        tail = tail[: found.start()]
    if found := _SEPARATED.search(tail):
        tail = tail[: found.start()]
    if "(" in tail or ")" in tail or "[" in tail or "]" in tail:
        tail = _balanced(tail)
    if (found := _GLUED_SENTENCE.search(tail)) is not None:
        tail = tail[: found.start()]
    return tail.rstrip(_CLOSING)


def _balanced(tail: str) -> str:
    """The text up to the first bracket that has no partner."""
    open_at: list[int] = []
    for found in _BRACKET.finditer(tail):
        if found[0] in "([":
            open_at.append(found.start())
        elif not open_at or tail[open_at[-1]] + found[0] not in {"()", "[]"}:
            return tail[: found.start()]
        else:
            open_at.pop()
    return tail[: open_at[0]] if open_at else tail


def _continued(
    text: str, stop: int, limit: int, tail: str, host: str, entry: HostEntry | None
) -> tuple[int, str] | None:
    """Where an address that a space broke really ends, with its whole tail; none where nothing broke it."""
    changed = False
    for _ in range(3):
        whole = _next_piece(text, stop, limit, tail, host, entry)
        if whole is None:
            break
        stop, tail = whole
        changed = True
    return (stop, tail) if changed else None


def _next_piece(
    text: str, stop: int, limit: int, tail: str, host: str, entry: HostEntry | None
) -> tuple[int, str] | None:
    if not text.startswith(" ", stop):
        return None
    segments = [segment for segment in tail.split("/") if segment]
    repository = entry is not None and entry.kind in {"code", "huggingface"} and not entry.sites
    if slashed := _SLASHED.match(text, stop, limit):
        if (repository and len(segments) < 2) or (not segments and "." in host):
            found = _TAIL.match(text, slashed.end(), limit)
            if found and not found[0].startswith("//"):
                kept = _trimmed(found[0])
                return slashed.end() + len(kept), tail + kept
        return None
    found = _NEXT_TOKEN.match(text, stop, limit)
    if found is None or not tail or "?" in tail or "#" in tail:
        return None
    token = _trimmed(found["token"])
    if not token or token.lower().startswith(("http", "www.")) or "://" in text[found.end() - 8 : found.end() + 3]:
        return None
    first = token.partition("/")[0].lower()
    if "." in first and first.rpartition(".")[2] in DOMAINS:
        # the next address
        return None
    end = found.start("token") + len(token)
    after = text[end : end + 2]
    last = not after or after[0] in ".,;)]\"'" or after == "\n"
    shaped = _NAME_LIKE.search(token) is not None
    if tail.endswith("/"):
        needed = len(segments) < 2 if repository else False
        if needed and token.lower() not in _PLAIN and (shaped or (last and len(token) > 2)):
            return end, tail + token
        if not repository and "/" in token.strip("/") and shaped and last:
            return end, tail + token
        return None
    if tail.endswith(("-", "_")) and repository and len(segments) == 2 and token.lower() not in _PLAIN:
        return (end, tail + token) if last or shaped else None
    return None


_PLAIN = frozenset(
    "a an and are as at by code data for from here in is it its of on or our project that the this to under upon "
    "videos we website will with".split()
)
