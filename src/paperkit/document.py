r"""The prepared text: cleaned for the rules, with every offset traced back to the text as it was given.

>>> from paperkit.models import Paper
>>> document = Document(Paper(title="LaneFuse", abstract=r"Improves by $\sim$3\% on \textbf{BDD100K}."))
>>> document.text
'LaneFuse\n\nImproves by ~3% on BDD100K.'
>>> start = document.text.index("BDD100K")
>>> document.mention(start, start + 7)
{'field': 'abstract', 'start': 33, 'end': 40, 'text': 'BDD100K'}
>>> [document.text[start:end] for start, end in document.sentences]
['LaneFuse', 'Improves by ~3% on BDD100K.']
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from paperkit.cleaning import GAP, Cleaner, clean, places
from paperkit.models import Mention, Paper
from paperkit.patterns import lazy_regex

if TYPE_CHECKING:
    from paperkit.lexicon import Anchor, Lexicon
    from paperkit.taxonomy import BenchmarkEntry, Taxonomy
    from paperkit.trace import Trace

Returned = TypeVar("Returned")

_BOUNDARY = re.compile(r"[.!?\n](?:(?<=\n)\n|[\"')\]]{0,3}(?<!\n)(\s+)(?=[\"'(\[]{0,2}[^a-z\s,;:.!?)\]\"'(\[]))")
_SHORT_WORDS = frozenset("eg ie cf vs viz resp approx ca al et pp".split())
_ABBREVIATION = lazy_regex(
    rf"(?:\b(?:{'|'.join(sorted(_SHORT_WORDS))}|e\.g|i\.e|Figs?|Eqs?|Secs?|Tab|Refs?|Nos?|Dr|Prof|Mrs?|Ms|St|Inc|Ltd|Co"
    r"|Corp|Jr|Sr|w\.r\.t|a\.k\.a|i\.i\.d|Vol|Ch|App|Thm|Def|Dept|Univ)|(?<![\w.])\p{Lu}|\b\p{Lu}(?:\.\p{Lu}){1,4})\.$"
)
_LONGEST = 6
"""Letters of the longest abbreviation."""

_ENDS = (".", "!", "?", "\n")
_NEXT = frozenset(f" {letter}" for letter in string.ascii_uppercase)
"""How the next sentence begins, as a rule."""


def lowered(text: str) -> str:
    """A text in small letters, of the same length.

    Args:
        text: The text.

    Returns:
        The text in small letters.

    Example:
        >>> lowered("\u0130STANBUL")
        'istanbul'
    """
    lower = text.lower()
    # the only letter whose lower case is longer than itself
    return lower if len(lower) == len(text) else text.replace("\u0130", "i").lower()


class Document:
    r"""A paper's text, prepared once for all extractors.

    Title, abstract and comment stand in `text` one after the other, two line feeds between them, without LaTeX, HTML
    and Markdown, with plain quotes and dashes ("-" within words and ranges, "—" between clauses). Offsets into `text`
    are for the rules; `mention` leads back to the paper's own fields.

    Args:
        paper: The paper.
        lexicon: What the anchors are found with; the built-in taxonomy's where none is given.

    Example:
        >>> document = Document(Paper(title="A survey", abstract="It covers {\\bf LIBERO}."))
        >>> document.text
        'A survey\n\nIt covers LIBERO.'
        >>> document.mention(20, 26)["start"]
        15
    """

    def __init__(self, paper: Paper, lexicon: Lexicon | None = None) -> None:
        self.paper = paper
        self.trace: Trace | None = None
        """Where rules say why, when somebody asks; none otherwise."""
        self._lexicon = lexicon
        self._memo: dict[Callable[..., Any], Any] = {}
        title, self._title_way = clean(paper.title)
        abstract, self._abstract_way = clean(paper.abstract)
        text = title + GAP + abstract
        self._comment_way: Cleaner | None = None
        self.title_end = len(title)
        """Where the title ends in `text`."""
        self.abstract_start = len(title) + len(GAP)
        """Where the abstract begins in `text`."""
        self.body_end = len(text)
        """Where the abstract ends in `text`; only links and the code's status are read from what follows."""
        self.comment_start = self.body_end + len(GAP)
        """Where the comment begins in `text`."""
        if paper.comment:
            comment, self._comment_way = clean(paper.comment)
            text += GAP + comment
        self.text = text
        """The prepared text."""

    def mention(self, start: int, end: int) -> dict[str, Any]:
        r"""The mention that a span of `text` stands for, in the form of `paperkit.Mention`.

        Args:
            start: Where it begins, in code points.
            end: Where it ends, in code points; it may not reach over the end of a field.

        Returns:
            A dictionary with field, start, end and text, of the field as it was given.

        Example:
            >>> Document(Paper(title="Drop the \\textit{DROP} set")).mention(9, 13)
            {'field': 'title', 'start': 17, 'end': 21, 'text': 'DROP'}
        """
        begin = self.abstract_start
        if start < begin:
            field, source, way = "title", self.paper.title, self._title_way
        elif start < self.comment_start:
            field, source, way = "abstract", self.paper.abstract, self._abstract_way
            start -= begin
            end -= begin
        else:
            field, source, way = "comment", self.paper.comment, self._comment_way
            start, end = start - self.comment_start, end - self.comment_start
        if way is not None:
            start, end = way.original(start, end)
        return {"field": field, "start": start, "end": end, "text": source[start:end]}

    def span(self, mention: Mention) -> tuple[int, int]:
        r"""The span of `text` that a mention of the paper's fields became; empty where cleaning took it away.

        Args:
            mention: The mention.

        Returns:
            Start and end in `text`.

        Example:
            >>> from paperkit.models import Mention
            >>> document = Document(Paper(title="A", abstract="\\textbf{B}"))
            >>> document.span(Mention(field="abstract", start=8, end=9, text="B"))
            (3, 4)
        """
        begin, way = {
            "title": (0, self._title_way),
            "abstract": (self.abstract_start, self._abstract_way),
            "comment": (self.comment_start, self._comment_way),
        }[mention.field]
        start, end = (mention.start, mention.end) if way is None else way.cleaned(mention.start, mention.end)
        return begin + start, begin + end

    @cached_property
    def lower(self) -> str:
        r"""`text` in small letters, of the same length.

        Example:
            >>> Document(Paper(title="LaneFuse", abstract="A")).lower
            'lanefuse\n\na'
        """
        return lowered(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The spans of the sentences in `text`, in order; the title is one, and no sentence reaches over a field.

        Example:
            >>> document = Document(Paper(abstract="It beats e.g. BERT by 2.5 points. See Fig. 2. Done."))
            >>> [document.text[start:end] for start, end in document.sentences]
            ['It beats e.g. BERT by 2.5 points.', 'See Fig. 2.', 'Done.']
        """
        text, spans, begin = self.text, [], 0
        for place in sorted(places(text, _ENDS)):
            if place < begin:
                continue
            after = text[place + 1 : place + 3]
            if after in _NEXT and text[place] != "\n":
                # by far the commonest boundary
                start, end = place + 1, place + 2
                if _is_abbreviated(text, start):
                    continue
            elif after[:1].isalnum() or not (found := _BOUNDARY.match(text, place)):
                continue
            else:
                start, end = found.span(found.lastindex or 0)
                if found.lastindex and _is_abbreviated(text, start) and GAP not in found[0]:
                    continue
            if start > begin:
                spans.append((begin, start))
            begin = end
        if begin < len(text):
            spans.append((begin, len(text)))
        return spans

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin in `text`, in order.

        Example:
            >>> Document(Paper(abstract="One. Two.")).sentence_starts
            [2, 7]
        """
        return [start for start, _ in self.sentences]

    def sentence_number(self, offset: int) -> int:
        """Which of `sentences` holds an offset of `text`, or ends before it.

        Args:
            offset: The offset, in code points.

        Returns:
            The sentence's index in `sentences`.

        Example:
            >>> Document(Paper(abstract="One. Two.")).sentence_number(8)
            1
        """
        return bisect_right(self.sentence_starts, offset, 1) - 1

    def sentence(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds an offset of `text`.

        Args:
            offset: The offset, in code points.

        Returns:
            Start and end of the sentence.

        Example:
            >>> Document(Paper(abstract="One. Two.")).sentence(8)
            (7, 11)
        """
        return self.sentences[bisect_right(self.sentence_starts, offset, 1) - 1]

    @property
    def _words(self) -> Lexicon:
        if self._lexicon is not None:
            return self._lexicon
        from paperkit.pipeline import default_lexicon

        return default_lexicon()

    @cached_property
    def anchors(self) -> dict[str, list[Anchor]]:
        """What one pass of the lexicon's automaton found, by group: spans of `text` with the entry or cue they are.

        Example:
            >>> document = Document(Paper(title="Tasks", abstract="We use GSM8K."))
            >>> [document.text[start:end] for start, end, _ in document.anchors["benchmark"]]
            ['GSM8K']
        """
        return self._words.scan(self.text, self.body_end)

    def known_benchmark(self, name: str) -> BenchmarkEntry | None:
        """The registry's entry for a name that the text does not spell out, such as "CIFAR-100" for "CIFAR-10/100".

        Args:
            name: The name.

        Returns:
            The entry, or none where the registry has no such name.

        Example:
            >>> Document(Paper(title="Tasks")).known_benchmark("GSM8K").id
            'gsm8k'
        """
        spans = self._words.scan(name)["benchmark"]
        return next((entry for start, end, entry in spans if end - start == len(name)), None)

    def once(self, function: Callable[[Document, Taxonomy], Returned], taxonomy: Taxonomy) -> Returned:
        """What a function makes of this document, worked out once however often it is asked for.

        Args:
            function: The function, which takes the document and the taxonomy.
            taxonomy: The taxonomy.

        Returns:
            What the function returned the first time.

        Example:
            >>> Document(Paper(title="Tasks")).once(lambda document, _: len(document.text), None)
            7
        """
        if function not in self._memo:
            self._memo[function] = function(self, taxonomy)
        found: Returned = self._memo[function]
        return found


def _is_abbreviated(text: str, end: int) -> bool:
    """Whether what stands before an offset is an abbreviation with its full stop."""
    if text[end - 1] != ".":
        return False
    letters = text[max(0, end - _LONGEST - 2) : end - 1]
    if len(letters) > _LONGEST and letters.isalpha():
        return False
    word = letters.rpartition(" ")[2]
    if word.isalpha() and (len(word) > _LONGEST or (len(word) < len(letters) and word.islower())):
        return word in _SHORT_WORDS
    return _ABBREVIATION.search(text, max(0, end - 12), end) is not None
