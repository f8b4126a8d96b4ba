"""From a record of named values, as JSON and tables have them, to a Paper.

>>> paper = paper_of({"id": "2601.00001v2", "title": "LaneFuse", "summary": "We fuse lanes.", "upvotes": 12}, "json")
>>> paper.id, paper.arxiv_id, paper.abstract, paper.extra
('2601.00001v2', '2601.00001', 'We fuse lanes.', {'upvotes': 12})
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError

from paperkit.errors import InputError
from paperkit.io.limits import LIMITS, Limits
from paperkit.models import Paper

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "paperid", "uid"),
    "title": ("title", "papertitle"),
    "abstract": ("abstract", "summary", "description", "paperabstract", "abstracttext"),
    "comment": ("comment", "comments", "arxivcomment"),
    "authors": ("authors", "author", "authornames", "creators"),
    "published": (
        "published",
        "publishedat",
        "publicationdate",
        "publisheddate",
        "publishedon",
        "publishdate",
        "datepublished",
        "pubdate",
        "date",
    ),
    "listed": ("listed",),
    "venue": (
        "venue",
        "journal",
        "journalref",
        "journalreference",
        "journaltitle",
        "conference",
        "booktitle",
        "journalname",
    ),
    "categories": ("categories", "category", "subjects", "arxivcategories"),
    "arxiv_id": ("arxivid", "arxiv"),
    "doi": ("doi",),
    "url": ("url", "link", "paperurl", "urlabs", "absurl"),
}
"""The usual names of each field, the preferred one first, in lower case without hyphens, underscores and spaces."""

STATED: dict[str, str] = {
    "code": "code",
    "codeurl": "code",
    "codelink": "code",
    "coderepo": "code",
    "coderepository": "code",
    "github": "code",
    "githuburl": "code",
    "githublink": "code",
    "githubrepo": "code",
    "repo": "code",
    "repourl": "code",
    "repository": "code",
    "repositoryurl": "code",
    "officialcode": "code",
    "projectpage": "page",
    "projecturl": "page",
    "projectwebsite": "page",
    "project": "page",
    "website": "page",
    "homepage": "page",
    "demo": "demo",
    "demourl": "demo",
    "modelurl": "model",
    "dataseturl": "data",
    "dataurl": "data",
    "video": "video",
    "videourl": "video",
    "pdf": "paper",
    "pdfurl": "paper",
    "urlpdf": "paper",
}
"""The usual names of links that a source states, and what such a link provides."""

_NAME_OF = {name: (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}
_SEPARATORS = re.compile(r"[\s_\-]+")

_ARXIV = re.compile(
    r"""(?: (?:https?://)? (?:[a-z]{1,9}\.)? arxiv\.org/(?:abs|pdf|html)/ | arxiv: \s? )?
        ( \d{4}\.\d{4,5} | [a-z][a-z-]{1,15} (?:\.[a-z]{2})? /\d{7} )
        (?: v\d{1,3} )? (?: \.pdf )? /?""",
    re.IGNORECASE | re.VERBOSE,
)
"""An [arXiv identifier](https://info.arxiv.org/help/arxiv_identifier.html), alone or in an address of arXiv."""
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.{9,30})", re.IGNORECASE)
"""A DOI that arXiv [gives its papers](https://info.arxiv.org/help/doi.html)."""
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
"""A DOI after [its handbook](https://www.doi.org/doi-handbook/HTML/index.html), with or without a resolver."""
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
"""A date as mails and feeds have it, after [RFC 2822](https://www.rfc-editor.org/rfc/rfc2822#section-3.3)."""
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)+|[a-z-]+\.[A-Za-z-]+")
"""A category of [arXiv](https://arxiv.org/category_taxonomy), as words separated by spaces may be."""


def paper_of(
    record: Mapping[str, Any],
    source: str | None,
    extra: Mapping[str, Any] | None = None,
    *,
    limits: Limits = LIMITS,
) -> Paper:
    """Make a Paper of a record: one that paperkit wrote, or one with the usual names for its fields.

    A key that no field is called by, and a value that its field cannot hold without a guess (a date without a day, an
    arXiv identifier that is none), go into `extra` as they are.

    Args:
        record: The names and values.
        source: The name of the format, for `Paper.source`.
        extra: What goes into `extra` besides.
        limits: How large a record may be.

    Returns:
        The paper.

    Raises:
        InputError: A value has the wrong type, or there is neither a title nor an abstract; `field` names the key.

    Example:
        >>> paper_of({"title": "LaneFuse", "date": "2026-01"}, "json").extra
        {'date': '2026-01'}
        >>> paper_of({"title": 3}, "json")
        Traceback (most recent call last):
            ...
        paperkit.errors.InputError: field 'title': text is needed, not the number 3
    """
    limits.check(record)
    if extra:
        limits.check(extra)
    if "extraction" in record and "code_status" in record:
        return _validated(_own(record))
    try:
        fields = _fields(record)
    except RecursionError:
        raise InputError("values are nested too deeply") from None
    if extra:
        fields["extra"] = {**extra, **fields["extra"]}
    return _validated({**fields, "source": source})


def field_of(name: str) -> str | None:
    """The field of a Paper that a name stands for, or None.

    Example:
        >>> field_of("Publication Date"), field_of("upvotes")
        ('published', None)
    """
    return _NAME_OF.get(_SEPARATORS.sub("", name).lower(), (None,))[0]


def _validated(fields: dict[str, Any]) -> Paper:
    """The Paper, with the first complaint about it as an InputError."""
    try:
        return Paper.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        # for what `extra` holds, the key says enough
        place = ".".join(map(str, first["loc"][:2] if first["loc"][:1] == ("extra",) else first["loc"])) or None
        if place is None:
            message = "neither a title nor an abstract; give it one of them"
        else:
            message = f"{first['msg'][:1].lower()}{first['msg'][1:]}, not {_shown(first['input'])}"
        raise InputError(message, field=place) from None
    except RecursionError:
        raise InputError("values are nested too deeply") from None


def _own(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record that paperkit wrote; keys that somebody has added to it are kept in `extra`."""
    fields = {key: value for key, value in record.items() if key in Paper.model_fields}
    added = {key: value for key, value in record.items() if key not in Paper.model_fields}
    if added and isinstance(fields.get("extra", {}), dict):
        fields["extra"] = {**fields.get("extra", {}), **added}
    return fields


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Paper in a record with the usual names."""
    best: dict[str, tuple[int, str]] = {}
    stated: list[tuple[str, str]] = []
    extra: dict[str, Any] = {}
    for key, value in record.items():
        plain = _SEPARATORS.sub("", str(key)).lower()
        if plain in _NAME_OF and value is not None and value != "":
            field, rank = _NAME_OF[plain]
            if field in best and best[field][0] <= rank:
                extra[key] = value
                continue
            if field in best:
                extra[best[field][1]] = record[best[field][1]]
            best[field] = (rank, key)
        elif plain in STATED:
            stated.append((key, plain))
        elif plain not in _NAME_OF:
            extra[key] = value

    fields: dict[str, Any] = {}
    for field, (_, key) in best.items():
        value = _READ[field](record[key], key)
        if value is None:
            extra[key] = record[key]
        else:
            fields[field] = value
    _complete_identifiers(fields)
    links = [] if "doi" not in fields else [link for link in [stated_link(fields["doi"], "paper")] if link]
    for key, plain in stated:
        found = [stated_link(address, STATED[plain]) for address in _addresses(record[key])]
        if found and all(found):
            links.extend(link for link in found if link)
        elif record[key] not in (None, ""):
            extra[key] = record[key]
    if links:
        fields["stated_links"] = tuple({link.key: link for link in reversed(links)}.values())[::-1]
    fields["extra"] = extra
    return fields


def _complete_identifiers(fields: dict[str, Any]) -> None:
    """Fill in the arXiv identifier and the DOI from where else they are stated."""
    for field in ("id", "url", "doi"):
        if field in fields and "arxiv_id" not in fields and (found := arxiv_id_of(fields[field])):
            fields["arxiv_id"] = found
    if "doi" not in fields and (doi := doi_of(fields.get("id", ""))):
        fields["doi"] = doi


def arxiv_id_of(text: str) -> str | None:
    """The arXiv identifier that a text is, without a version, or None.

    Example:
        >>> arxiv_id_of("http://arxiv.org/abs/2601.00001v2"), arxiv_id_of("hep-th/9901001"), arxiv_id_of("W2601")
        ('2601.00001', 'hep-th/9901001', None)
    """
    text = text.strip()
    if doi := _DOI.fullmatch(text):
        given = _ARXIV_DOI.fullmatch(doi[1])
        text = given[1] if given else ""
    match = _ARXIV.fullmatch(text)
    return match[1] if match else None


def doi_of(text: str) -> str | None:
    """The DOI that a text is, without a resolver, or None.

    Example:
        >>> doi_of("https://doi.org/10.1000/182"), doi_of("182")
        ('10.1000/182', None)
    """
    match = _DOI.fullmatch(text.strip())
    return match[1] if match else None


def stated_link(address: str, provides: str) -> Any:  # noqa: ANN401 -- one of the link types
    """The link of an address that the source states, or None where it is no address."""
    # readers know nothing of extractors; the parser of addresses is the one thing that both need
    from paperkit.extract.links import parse_link

    address = address.strip()
    if provides == "paper" and doi_of(address):
        address = f"https://doi.org/{doi_of(address)}"
    elif provides == "code" and re.fullmatch(r"[A-Za-z0-9-]{1,39}/[\w.-]{1,100}", address):
        address = f"https://github.com/{address}"
    try:
        link = parse_link(address)
    except ValueError:
        return None
    return link.model_copy(update={"provides": (provides,), "mentions": ()})


def _addresses(value: Any) -> list[str]:  # noqa: ANN401
    """The addresses in a value: a text, a list of them, or objects with an address; empty where it is none of these."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        return _addresses(value.get("url") or value.get("href"))
    if isinstance(value, list):
        return [address for item in value for address in _addresses(item)]
    return []


def _text(value: Any, key: str) -> str | None:  # noqa: ANN401
    """Text, without the white space around it."""
    if not isinstance(value, str):
        raise InputError(f"text is needed, not {_shown(value)}", field=key)
    return value.strip()


def _comment(value: Any, key: str) -> str | None:  # noqa: ANN401
    """The authors' note; readers' comments, or their number, go by the same name and are none."""
    return _text(value, key) if isinstance(value, str) or key == "comment" else None


def _identifier(value: Any, key: str) -> str | None:  # noqa: ANN401
    """An identifier verbatim; a whole number is taken for one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        raise InputError(f"an identifier is text; the number {value} may have lost digits: quote it", field=key)
    if not isinstance(value, str):
        raise InputError(f"text is needed, not {_shown(value)}", field=key)
    return value


def _arxiv(value: Any, key: str) -> str | None:  # noqa: ANN401
    """An arXiv identifier without version and address."""
    return arxiv_id_of(_identifier(value, key) or "")


def _doi(value: Any, key: str) -> str | None:  # noqa: ANN401
    """A DOI without a resolver."""
    return doi_of(_text(value, key) or "")


def _name(value: Any, key: str) -> str | None:  # noqa: ANN401
    """A name: text, an object with a name, or a list that holds just one."""
    if isinstance(value, list) and len(value) == 1:
        return _name(value[0], key)
    if isinstance(value, dict):
        found = next((value[name] for name in _NAMED if isinstance(value.get(name), str)), None)
        if found is None and (family := value.get("family") or value.get("last")):
            found = f"{value.get('given') or value.get('first') or ''} {family}"
        if found is None:
            raise InputError("a name is needed, and the object has none", field=key)
        return str(found).strip()
    return _text(value, key)


_NAMED = ("name", "full_name", "fullname", "fullName", "display_name", "displayName", "author", "term", "id")
"""Keys of an object that hold its name."""


def _authors(value: Any, key: str) -> tuple[str, ...]:  # noqa: ANN401
    """Display names: a list of texts or objects, one object, or a text that holds several.

    The usual texts: `A B, C D and E F`, `A B; C D`, `B, A; D, C`, and BibTeX's `B, A and D, C`.
    """
    if isinstance(value, str):
        names = [name.strip() for name in re.split(";" if ";" in value else r"\sand\s", value)]
        if all(name.count(",") == 1 for name in names) and (len(names) > 1 or ";" in value):
            names = list(map(displayed, names))
        elif ";" not in value:
            names = re.split(r",\s*(?:and\s)?|\sand\s", value)
    elif isinstance(value, list):
        names = [_name(item, key) or "" for item in value if item is not None]
    else:
        names = [_name(value, key) or ""]
    return tuple(name for name in map(str.strip, names) if name)


def displayed(name: str) -> str:
    """A name as it is displayed, from the form with the family name in front.

    Example:
        >>> displayed("Bee, Ann"), displayed("Roe, Jr., Richard"), displayed("Jane Doe")
        ('Ann Bee', 'Richard Roe Jr.', 'Jane Doe')
    """
    family, *suffix, given = [part.strip() for part in name.split(",")] if "," in name else ["", name.strip()]
    return " ".join(filter(None, [given, family, *suffix]))


def _categories(value: Any, key: str) -> tuple[str, ...]:  # noqa: ANN401
    """Categories: a list of texts or objects, or a text that holds several."""
    if isinstance(value, str):
        items = re.split(r"[;,]", value)
        if len(items) == 1 and all(map(_CATEGORY.fullmatch, value.split())):
            items = value.split()
    elif isinstance(value, list):
        items = [_name(item, key) or "" for item in value]
    else:
        items = [_name(value, key) or ""]
    return tuple(item for item in map(str.strip, items) if item)


def _day(value: Any, key: str) -> date | None:  # noqa: ANN401
    """A day; None where a text or a number is one, but not surely or not to the day."""
    if isinstance(value, str):
        if not (value.isdecimal() and 8 < len(value) < 14):
            return day_of(value, key)
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 1e8 <= value < 1e10:
            return datetime.fromtimestamp(value, UTC).date()
        if 1e11 <= value < 1e13:  # the same in milliseconds, as JavaScript counts
            return datetime.fromtimestamp(value / 1000, UTC).date()
        return None
    raise InputError(f"a date such as 2026-01-31 is needed, not {_shown(value)}", field=key)


def day_of(text: str, key: str | None = None) -> date | None:
    """The day that a text names, in UTC where it names a zone; None where part of it is missing or ambiguous.

    Raises:
        InputError: The text is no date at all.

    Example:
        >>> day_of("2026-01-31T23:30:00-05:00"), day_of("January 2026"), day_of("03/04/2026")
        (datetime.date(2026, 2, 1), None, None)
    """
    text = text.strip()
    try:
        if len(text) in (8, 10) and text[:4].isdecimal():
            return date.fromisoformat(text)
        if len(text) > 10 and text[10] in "T ":
            moment = datetime.fromisoformat(text)
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        pass  # not ISO 8601: the long way round
    if _RFC_2822.match(text):
        from email.utils import parsedate_to_datetime

        with suppress(ValueError, OverflowError):
            moment = parsedate_to_datetime(text)
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    # costs 20 ms to import, and most dates do not need it
    from dateutil import parser

    days = set()
    year_first = text[:4].isdecimal()
    try:
        # parts that the text leaves out come from the default: two defaults that differ in every part show them
        for default in (datetime(2000, 1, 1), datetime(2003, 2, 2)):
            for day_first in (False,) if year_first else (False, True):
                moment = parser.parse(text, default=default, dayfirst=day_first, yearfirst=year_first)
                days.add((moment.astimezone(UTC) if moment.tzinfo else moment).date())
    except (ValueError, OverflowError, TypeError, AttributeError):
        if re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            return None  # a year among other words, as in "Spring 2026"
        raise InputError(f"a date such as 2026-01-31 is needed, not {_shown(text)}", field=key) from None
    return days.pop() if len(days) == 1 else None


def _shown(value: Any) -> str:  # noqa: ANN401
    """A value as an error message names it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value!s:.40}" if abs(value) < 1e40 else "a huge number"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:57]}...")
    return "a list" if isinstance(value, list | tuple) else "an object" if isinstance(value, dict) else "that"


_READ: dict[str, Callable[[Any, str], Any]] = {
    "id": _identifier,
    "title": _text,
    "abstract": _text,
    "comment": _comment,
    "authors": _authors,
    "published": _day,
    "listed": _day,
    "venue": _name,
    "categories": _categories,
    "arxiv_id": _arxiv,
    "doi": _doi,
    "url": _text,
}
"""How each field is read from a value and the key that held it; None leaves the value to `extra`."""
