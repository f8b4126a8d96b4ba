"""Finds the names of benchmarks and data sets, and what part they play in the paper.

>>> from paperkit import extract
>>> [(found.name, found.evidence) for found in extract("We evaluate on GSM8K and FooMath.").benchmarks]
[('GSM8K', 'registry'), ('FooMath', 'cue')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paperkit.document import Document
from paperkit.extract.base import RuleExtractor
from paperkit.extract.candidates import (
    Candidate,
    Candidates,
    NameList,
    find_candidates,
    is_acronym,
    mixed,
    normal,
    occurrences,
)
from paperkit.extract.introductions import DATA, Introductions, find_introductions
from paperkit.extract.proposes import find_proposed
from paperkit.extract.roles import own_before, role_of
from paperkit.extract.words import (
    DATA_NOUNS,
    FUNCTION_WORDS,
    GENERIC_ACRONYMS,
    GENERIC_CAPITALISED,
    METHOD_NOUNS,
    STRONG_NOUNS,
    WEAK_NOUNS,
)
from paperkit.taxonomy import Taxonomy, normal_form
from paperkit.trace import Span

STRENGTH = {"registry": 0, "cue": 1, "coordination": 2, "shape": 3}


@dataclass(slots=True)
class FoundBenchmark:
    """A benchmark with its places in the prepared text."""

    id: str | None
    name: str
    role: str
    evidence: str
    spans: list[Span]


_BEHIND = re.compile(
    r"(?:[\"')\]*]|\s?\([^()]{1,50}\)|\s?\[[\d, -]{1,20}\]){0,3}[ -]?\s?(?P<words>(?:[a-z0-9][\w-]* ){0,5}?)"
    r"(?P<noun>[Dd]ata[ -]?[Ss]ets?|[Dd]ata|[Bb]enchmark(?:s|ing)?|[Cc]orpus|[Cc]orpora|[Tt]est(?:ing)?[ -]?[Ss]ets?|[Tt]est ?[Bb]eds?|[Tt]est [Ss]uites?|[Tt]est [Cc]ollections?|"
    r"[Tt]raining [Ss]ets?|[Tt]rain [Ss]ets?|[Vv]alidation [Ss]ets?|[Dd]ev(?:elopment)? [Ss]ets?|[Ss]hared [Tt]asks?|[Ll]eaderboards?|[Tt]reebanks?|[Cc]hallenges?|[Cc]ompetitions?|[Cc]ollections?|"
    r"[Ss]uites?|[Tt]racks?|[Dd]atabases?|[Ss]imulat(?:ors?|ions?)|tasks?|environments?|domains?|games?|evaluations?|splits?|subsets?|tests?|queries|videos|images|scenes|sequences|problems|series|dumps?)"
    r"(?![\w])"
)
_MORE_NOUN = re.compile(r" (\w[\w-]*)")

_BOUND = re.compile(r"-|(?<=[a-z])(?=[A-Z]|\d)| (?=Bench|Dataset)")
_SMALL_NAME = re.compile(
    r"\b(?:the|on|of|and|from|our) ((?:[a-z]{2,12}-)?[a-z]{1,14}\d{1,5}[a-z]{0,10}(?:-[a-z]{1,8})?) $", re.IGNORECASE
)
_NEW_IN_FRONT = re.compile(
    r"\b(?:our|newly[ -]\w+|we (?:also |further |then )?(?:introduce|present|propose|release|construct|build|create|curate|collect|develop|contribute)(?: and \w+)?(?: a| an| the| our)?) (?:[\w-]+ ){0,5}$",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(r"(?: \d[\w.]*)?[ -]([a-zA-Z][\w-]*)")

_FRONT_NOUN = re.compile(
    r"(?P<noun>\b(?:[Dd]ata[ -]?[Ss]ets?|[Bb]enchmarks?|[Cc]orpora|[Cc]orpus|[Tt]est ?[Bb]eds?|[Tt]est [Ss]ets?|[Tt]est [Ss]uites?|[Ss]uites?|[Cc]ollections?|[Cc]hallenges?|[Tt]racks?|[Cc]ompetitions?|"
    r"[Ll]eaderboards?|[Tt]reebanks?|[Dd]atabases?|[Ss]imulators?|shared tasks?|tasks?|environments?|evaluations?|domains?|games?|splits|subsets|settings|sources|tests|data))\b"
    r"(?P<gap>[^.;:()]{0,60}?)"
    r"(?P<link> ?\((?:(?:i\.e\.,?|e\.g\.,?|such as|namely,?|including|like|specifically|viz\.|both) ?)?|: ?|,? (?:such as|including|includes|include|like|namely,?|i\.e\.,?|e\.g\.,?|called|named|dubbed|termed|viz\.,?|particularly|especially|specifically|notably) |, e\.g\.,? |, i\.e\.,? | ?— ?|, | - |, termed | (?:is|are|was|were) (?:the )?| )"
    r"(?:the |both |our |on |on the |\(?[i1]\) |a |from |those |popular )?[\"'(]{0,2}$"
)

_ON = re.compile(
    r"(?:\b(?P<prep>on|On|across|Across|in|In|using|with|from|for|to|of|beyond|against|and|via|into) )(?:(?:the|both|our|all|each|either|challenging|popular|standard|large-scale|public|a|new|full|original|real-world|subset of|subsets of|few-shot|zero-shot|benchmark|datasets?|benchmarks?) ){0,3}[\"'(]?$"
)
_EVALUATE = re.compile(
    r"\b(?:evaluat\w+|experiments?|experimental|results?|train(?:ed|ing|s)?|pre-?train(?:ed|ing)?|fine-?tun(?:e|ed|es|ing)|test(?:ed|ing|s)?|validat\w+|achiev\w+|outperform\w*|"
    r"surpass\w*|improv\w+|state-of-the-art|sota|accuracy|perform(?:s|ance|ed|ing)?|scor\w+|benchmark(?:ed|ing|s)?|obtain\w*|reach\w*|demonstrat\w+|gains?|yield\w*|attain\w*|competitive|exceed\w*|"
    r"success rates?|compar(?:ed|ing|isons?|able)|empirical\w*|points?|assess\w*|ablations?|wins?|rank\w*|deliver\w*|dataset\w*|F1|BLEU|mAP|mIoU|\d%)",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"(?:[Bb]ench|BENCH|-?Eval|-?EVAL|QA|Arena|-Gym|Treebank|Corpus|-?[Dd]ataset|[A-Z]-?\d{1,3}[kK]|MNIST|CIFAR|-Challenge|Challenge|Dataset|Benchmark|-Data|-Corpus|WOZ|NLI|-?Exam|Leaderboard|Test Collection)"
    r"(?:[- ]?(?:v?\d(?:\.\d)?|\d{2,4}|[A-Z][\w]{0,12}|[+]{1,2}))?$|^(?:Bench[A-Z]|WMT|SemEval|CoNLL|TREC|CLEF|NTCIR|MICCAI|BioCreative|DSTC|IWSLT|BEIR|KDD Cup)"
)
_BENCH_STRICT = re.compile(
    r"(?:[A-Za-z0-9\d][-+ ]?(?:Bench|BENCH|bench|Benchmark|BENCHMARK)|[A-Za-z]{2,}-?Eval|[A-Za-z]{2,}-?Arena|[a-z0-9]QA|[A-Z][A-Za-z]+-QA|[A-Z]{2,}QA)(?:[- ]?(?:v?\d(?:\.\d)?|\d{2,4}|[A-Z][\w]{0,12}|[+]{1,2}))?$"
)
_MODEL = re.compile(
    r"[- ]\d+(?:\.\d+)?[xX]?\d*[bB](?:-|$)|\d[bB]$|-(?:Instruct|Chat|[Bb]ase|[Ll]arge|[Ss]mall|[Tt]iny|VL|Coder|Math|SFT|RL|DPO|LoRA|RAG|Net|Agent|GAN|Former|MoE|[Tt]uned|LLM|R1|Zero|CoT)$|^(?:GPT|ResNet|ViT|BERT|LLaMA|Llama|Qwen|T5|YOLO|DINO|SAM|CLIP|Gemini|Claude)\b|"
    r"(?:former|BERT|GPT|LLM|LLMs|LM|LMs|GAN|GANs|VAE|RAG|LoRA|CNN|CNNs|RNN|GNN|GCN|LSTM|Agent|Agents|Diffusion|MoE|Mamba|CLIP|NeRF|DETR|Adam|SGD|Prompt|Tuner|Prune|Distill|Flow|MLP|UNet|U-Net|PO|Llama|LLaMA|LLaVA|Attn|Attention|Embed|Encoder|Decoder|Transformer|Boost|SVM|SLAM|VLA|VLM|CoT|LLMs|API|APIs)(?:[-]?[\dv+][\w.]*)?$"
)
_NUMBER = re.compile(
    r"^(?:[A-Z]\.?|[IVX]{1,4}|\d[\d.,]*(?:st|nd|rd|th|[A-Za-z]{1,2}\+?)?|[A-Z]?\d{1,2}|v\d|\d+-?(?:DoF|DOF|D|bit|shot|way)s?)$|@|^\dD-[a-z]"
)
_LOWER_TAIL = re.compile(r"^[A-Z][a-z]+-[a-z]+$|-(?!bench|eval|arena|gym|net|data|test|mini|hard|v\d)[a-z]{3,}$")
_ADJECTIVE = re.compile(
    r"-(?:based|style|like|level|trained|pretrained|specific|aware|driven|guided|free|only|oriented|centric|derived|scale|generated|powered|enhanced|augmented|agnostic|related|compatible|optimized|assisted|inspired|type|wise|shot|tuned|focused|grade|language|to-\w+)$|(?:ian|ese|ish)$"
)


def find_benchmarks(document: Document, taxonomy: Taxonomy) -> list[FoundBenchmark]:
    """The benchmarks of a document, in the order of the text; ask for them with `document.once`."""
    candidates = document.once(find_candidates, taxonomy)
    if not candidates.all:
        return []
    introductions = document.once(find_introductions, taxonomy)
    proposed = {found.name for found in document.once(find_proposed, taxonomy)}
    judge = _Judge(document, taxonomy, candidates, introductions, proposed)
    judge.run()
    return judge.findings()


class _Judge:
    """Weighs what speaks for and against each candidate of one document."""

    def __init__(
        self,
        document: Document,
        taxonomy: Taxonomy,
        candidates: Candidates,
        introductions: Introductions,
        proposed: set[str],
    ) -> None:
        self.document = document
        self.text = document.text
        self.taxonomy = taxonomy
        self.candidates = candidates
        self.introductions = introductions
        self.proposed = set(map(normal, proposed))
        self.proposed_names = proposed
        self.trace = document.trace
        self.introduced: set[str] = set()
        self.introduced_names: set[str] = set()

    def run(self) -> None:
        """Go through the rules, the strongest first."""
        for candidate in self.candidates.all:
            if candidate.sure:
                self._take(candidate, "registry", "registry", None)
        for made in self.introductions.made:
            if made.kind == DATA or (
                made.own
                and made.kind == "unknown"
                and made.candidate.entry is None
                and _BENCH_STRICT.search(made.candidate.text)
            ):
                self._introduction(made.candidate, made.own, made.rule, made.cue)
        self._small_letters()
        for listed in self.candidates.lists:
            self._list(listed)
        for candidate in self.candidates.all:
            if not candidate.rule:
                self._shape(candidate)
        for listed in self.candidates.lists:
            self._coordination(listed)
        if self.trace is not None:
            for candidate in self.candidates.all:
                if not candidate.rule and candidate.entry is not None:
                    self._drop(
                        candidate, "registry", "a name that means other things too, and no word says that it is this"
                    )

    def _small_letters(self) -> None:
        """ "The a9a dataset": a word with a digit before a strong noun, which no capital shows to be a name."""
        text = self.text
        for start, end, cue in self.document.anchors["benchmark.head"]:
            if cue not in STRONG_NOUNS and cue not in {"data set", "data sets"}:
                continue
            found = _SMALL_NAME.search(text, max(0, start - 40), start)
            if found is None:
                continue
            begin, stop = found.span(1)
            if any(each.start < stop and begin < each.end for each in self.candidates.all):
                continue
            candidate = Candidate(begin, stop, found[1], outer=stop)
            if self._take(candidate, "noun behind", "cue", (start, end)):
                self.candidates.all.append(candidate)
                self.candidates.all.sort(key=lambda each: each.start)

    def _take(self, candidate: Candidate, rule: str, evidence: str, cue: Span | None) -> bool:
        """Take a candidate for a benchmark, unless something speaks against it."""
        if candidate.rule:
            if STRENGTH[evidence] < STRENGTH[candidate.evidence]:
                candidate.evidence = evidence
            return True
        reason = self._against(candidate, rule)
        if reason:
            self._drop(candidate, rule, reason, cue)
            return False
        candidate.rule, candidate.cue = rule, cue
        candidate.evidence = "registry" if candidate.entry is not None else evidence
        return True

    def _drop(self, candidate: Candidate, rule: str, reason: str, cue: Span | None = None) -> None:
        if self.trace is not None:
            self.trace.dropped(
                "benchmarks", candidate.text, (candidate.start, candidate.end), rule=rule, reason=reason, cue=cue
            )

    def _against(self, candidate: Candidate, rule: str) -> str:
        """What speaks against a candidate that a rule found; empty where nothing does."""
        text = candidate.text
        if normal_form(text) in self.taxonomy.never or normal(text) in self.taxonomy.never:
            return "never to be found"
        behind = rule in {"noun behind", "introduced", "title", "called"}
        if candidate.entry is not None:
            if normal(text) in self.proposed and rule != "noun behind":
                return "the paper's own method"
            if text in self.candidates.terms and not (rule == "noun behind" and candidate.long is not None):
                return "short for something else in this text"
            if candidate.sure:
                return ""
            if (
                text in GENERIC_ACRONYMS or (candidate.known is not None and candidate.known.kind == "term")
            ) and rule == "preposition":
                return "a task, a kind of model or a term"
            if candidate.known is not None and rule not in {
                "noun behind",
                "noun in front",
                "introduced",
                "title",
                "called",
                "coordination",
            }:
                return f"also a {candidate.known.kind}"
            if candidate.initial and text.istitle() and not behind:
                return "a word at the start of a sentence"
            return ""
        if candidate.known is not None:
            kind = candidate.known.kind
            if kind in {"organisation", "place", "venue"} and rule == "noun behind" and not candidate.weak:
                return ""
            return f"a {kind}"
        if normal(text) in self.proposed:
            return "the paper's own method"
        if (candidate.start, candidate.end) in self.candidates.metrics and not (
            rule == "title" or (rule == "noun behind" and not candidate.weak and is_acronym(text))
        ):
            return "a metric"
        if text in GENERIC_ACRONYMS or text.rstrip("s") in GENERIC_ACRONYMS or _NUMBER.search(text):
            return "a task, a kind of model or a term"
        words = text.split(" ")
        if all(
            word in GENERIC_CAPITALISED
            or word in GENERIC_ACRONYMS
            or word.lower() in FUNCTION_WORDS
            or word.lower() in DATA_NOUNS
            for word in words
        ):
            return "plain words"
        if words[0] in {
            "Table",
            "Figure",
            "Fig",
            "Section",
            "Algorithm",
            "Appendix",
            "Equation",
            "Eq",
            "Theorem",
            "Chapter",
        }:
            return "a part of the paper"
        if candidate.initial and not behind and not mixed(text):
            return "a word at the start of a sentence"
        if _ADJECTIVE.search(text) and (not mixed(text) or "-" in text):
            return "an adjective"
        if _LOWER_TAIL.search(text) and rule not in {"introduced", "title", "called", "noun behind"}:
            return "an adjective"
        if (
            _MODEL.search(text)
            and rule not in {"introduced", "title", "called"}
            and not (rule == "noun behind" and not candidate.weak)
        ):
            return "has the form of a model's name"
        if (
            candidate.start < self.document.title_end
            and self.candidates.title_case
            and rule not in {"title", "introduced"}
            and not mixed(text)
        ) and not (is_acronym(text) and len(text) > 2):
            return "capitals of a title"
        if not behind and self._method_noun(candidate):
            return "a method's noun behind it"
        if text in self.candidates.terms:
            return "short for plain words"
        return ""

    def _method_noun(self, candidate: Candidate) -> bool:
        """Whether the word behind says that it is a method or a model."""
        word = _WORD_BEHIND.match(self.text, candidate.outer)
        if word is None:
            return False
        noun = word[1].lower()
        return noun in METHOD_NOUNS and noun not in WEAK_NOUNS

    def _introduction(self, candidate: Candidate, own: bool, rule: str, cue: Span | None) -> None:
        """A name that the paper gives to a benchmark."""
        name = "apposition" if rule == "apposition" else rule
        if (
            candidate.known is not None
            and candidate.known.kind in {"model", "method", "library"}
            and candidate.entry is None
            and rule == "apposition"
        ):
            return
        if candidate not in self.candidates.all and (
            inner := [c for c in self.candidates.all if c.start >= candidate.start and c.end <= candidate.end]
        ):
            # a heading of several words takes the place of those in it
            for each in inner:
                self.candidates.all.remove(each)
            for listed in self.candidates.lists:
                listed.items = [c for c in listed.items if c not in inner]
            self.candidates.lists = [listed for listed in self.candidates.lists if listed.items]
            self.candidates.all.append(candidate)
            self.candidates.all.sort(key=lambda each: each.start)
        taken = self._take(candidate, name if rule != "apposition" else "apposition", "cue", cue)
        if taken and own and rule in {"introduced", "called"}:
            around = next((each for each in self.candidates.lists if candidate in each.items), None)
            if around is not None and around.joined:
                for other in around.items[around.items.index(candidate) + 1 :]:
                    if (
                        other.entry is None
                        and (mixed(other.text) or is_acronym(other.text))
                        and self._take(other, rule, "cue", cue)
                    ):
                        self.introduced.add(normal(other.text))
        if taken and own and rule in {"introduced", "title", "called", "apposition"}:
            self.introduced.add(normal(candidate.text))
            self.introduced_names.add(candidate.text)
            if candidate.short is not None:
                self.introduced.add(normal(candidate.short.text))

    # lists and what stands around them

    def _list(self, listed: NameList) -> None:
        """Nouns behind and in front of a list, and the preposition before it."""
        text = self.text
        items = listed.items
        begin, stop = self.document.sentence(items[0].start)
        for at, item in enumerate(items[:-1]):
            if items[at + 1].start - item.outer > 8:
                self._behind(NameList(items[: at + 1], listed.joined), begin, stop)
        self._behind(listed, begin, stop)
        front = self._noun_front(listed, begin)
        if front is not None:
            said, span, strong, link = front
            complete = listed.joined or len(items) == 1 or len(items) > 2 or "(" in link or ":" in link
            if complete:
                for item in items:
                    if (
                        strong
                        or item.entry is not None
                        or (mixed(item.text) and not _MODEL.search(item.text) and len(items) > 1)
                    ):
                        if link.strip() == "" and not self._fits_noun(item, said, strong, len(items), begin, True):
                            continue
                        if (
                            link.strip() in {"is", "are", "was", "were"}
                            and item.entry is None
                            and (not mixed(item.text) or not strong)
                        ):
                            continue
                        if (
                            len(items) == 1
                            and ":" in link
                            and item.entry is None
                            and not (mixed(item.text) or is_acronym(item.text))
                        ):
                            continue
                        item.weak = not strong
                        if (
                            self._take(item, "noun in front", "cue", span)
                            and strong
                            and item.entry is None
                            and _NEW_IN_FRONT.search(text[max(begin, span[0] - 70) : span[0]])
                        ):
                            self.introduced.add(normal(item.text))
        self._preposition(listed, begin, stop)

    def _behind(self, listed: NameList, begin: int, stop: int) -> None:
        """Take the names of a list for benchmarks where the noun behind says so."""
        text = self.text
        items = listed.items
        noun = self._noun_behind(listed, stop)
        if noun is not None:
            said, span, strong, plain = noun
            whole = items if (listed.joined or said.endswith("s") or len(items) == 1) else items[-1:]
            if len(items) > 1 and not listed.joined and not said.endswith(("s", "a")):
                whole = items[-1:]
            for item in whole:
                if self._fits_noun(item, said, strong, len(whole), begin, plain):
                    item.weak = not strong
                    if (
                        self._take(item, "noun behind", "cue", span)
                        and strong
                        and own_before(text, listed.start)
                        and len(whole) == 1
                    ) and not (item.entry is not None and item.sure):
                        self.introduced.add(normal(item.text))

    def _noun_behind(self, listed: NameList, stop: int) -> tuple[str, Span, bool, bool] | None:
        """The noun behind a list that says it is one of benchmarks: the noun, its span, whether it is strong, whether directly behind."""
        text = self.text
        end = listed.items[-1].end
        found = _BEHIND.match(text, listed.items[-1].outer, stop) or (
            _BEHIND.match(text, end, stop) if end != listed.items[-1].outer else None
        )
        if found is None:
            return None
        words = found["words"].split()
        for word in words:
            if (
                word in FUNCTION_WORDS
                or (word in METHOD_NOUNS and word not in _NOUNLIKE)
                or (_VERB.search(word) and word not in _NOT_VERBS)
            ):
                return None
        noun = re.sub(r"[ -]", "", found["noun"].lower())
        after = _MORE_NOUN.match(text, found.end())
        if after:
            following = after[1].lower()
            if following in METHOD_NOUNS and following != "platform":
                return None
            if following in {
                "distillation",
                "construction",
                "creation",
                "generation",
                "curation",
                "condensation",
                "augmentation",
                "collection",
                "synthesis",
                "selection",
                "pruning",
                "mixing",
                "efficiency",
                "parallel",
                "parallelism",
                "vectors",
                "vector",
                "interference",
                "arithmetic",
                "conflict",
                "conflicts",
                "diversity",
                "specific",
            }:
                return None
            if noun in WEAK_NOUNS and following in STRONG_NOUNS:
                noun = following
        strong = noun in _STRONG_FORMS or noun in STRONG_NOUNS
        medium = noun in DATA_NOUNS
        return noun, found.span("noun"), strong or medium, not words

    def _fits_noun(self, item: Candidate, noun: str, strong: bool, count: int, begin: int, direct: bool) -> bool:
        """Whether a name goes with the noun behind or in front of it."""
        text = self.text
        if item.entry is not None:
            if item.text in GENERIC_ACRONYMS or (item.known is not None and item.known.kind == "term"):
                return noun in _STRONG_FORMS and direct and (not _plural(noun) or count > 1)
            return strong or item.sure or (noun in WEAK_NOUNS and (mixed(item.text) or is_acronym(item.text)))
        name = item.text
        before = text[max(begin, item.start - 40) : item.start]
        previous = before.rstrip(" \"'(").rsplit(" ", 1)[-1].lower()
        if item.known is not None:
            if item.known.kind not in {"organisation", "place", "venue"} or not direct:
                return False
            if noun not in _STRONG_FORMS or (_plural(noun) and count == 1):
                return False
        if not strong:
            # a weak noun needs a form that plain words do not have
            if noun == "data":
                return bool(_BENCH_STRICT.search(name))
            return (mixed(name) and not _MODEL.search(name) and not name[-1:].islower()) or (
                bool(_BENCH.search(name)) and not self._term_like(name)
            )
        plural = _plural(noun) or noun == "data"
        if noun in {
            "challenge",
            "challenges",
            "competition",
            "track",
            "tracks",
            "suite",
            "suites",
            "collection",
            "collections",
            "simulator",
            "simulators",
            "simulation",
            "database",
            "databases",
            "series",
        }:
            return (
                previous in {"the", "our", "a", "an", "on", "of", "and", "in", "this", "from", "new"} or mixed(name)
            ) and (mixed(name) or is_acronym(name) or " " in name or previous == "the")
        if plural and count == 1:
            if mixed(name) and not re.search(r"\dD$", name):
                return True
            if previous in {"the", "our", "both"} and (is_acronym(name) or direct):
                return True
            return bool(previous in {"on", "using"} and not name.isupper() and direct and not item.initial)
        if item.initial and not mixed(name):
            return previous == "the" or (direct and not plural and name not in GENERIC_CAPITALISED and noun != "data")
        if (
            not mixed(name)
            and not direct
            and previous not in {"the", "our", "a", "an", "of", "new", "and"}
            and not is_acronym(name)
        ):
            return previous in {"", "on", "from", "in"} or previous.endswith(("ing", "ed"))
        return True

    def _noun_front(self, listed: NameList, begin: int) -> tuple[str, Span, bool, str] | None:
        """The noun in front of a list that says it is one of benchmarks."""
        text = self.text
        start = listed.start
        low = max(begin, start - 110)
        nouns = list(self._heads_between(low, start))
        for s, e in reversed(nouns):
            found = _FRONT_NOUN.match(text, s, start)
            if found is None:
                continue
            link, gap = found["link"], found["gap"]
            noun = re.sub(r"[ -]", "", found["noun"].lower())
            strong = noun in DATA_NOUNS or noun in _STRONG_FORMS
            lead = text[max(begin, s - 60) : s].lower()
            if gap and (
                link == " "
                or (
                    link.strip() in {",", "—", "-"}
                    and not re.fullmatch(r"(?: (?:for|of|in|on|with|from|to|from the) [^,]{1,56})", gap)
                )
            ):
                continue
            if noun in {"suite", "suites", "collection", "collections", "series", "family"} and re.search(
                r"\b(?:models?|tools?|methods?|software|agents?|systems?|algorithms?) $", lead
            ):
                continue
            last = gap.rsplit(None, 1)[-1].lower().strip(",") if gap.strip() else ""
            if last in METHOD_NOUNS or "," in gap.strip(" ,"):
                continue
            if (
                gap.strip()
                and "(" in link
                and not re.match(
                    r" (?:for|of|in|on|with|from|to|that|which|spanning|covering|across|used|including|based)\b", gap
                )
            ):
                continue
            if gap.strip() and re.search(
                r"\b(?:is|are|was|were|has|have|that|which|show|shows|demonstrate|outperform\w*|achieves?|we|improv\w+|using|than)\b",
                gap,
            ):
                if not re.search(r"such as|including|namely|like|e\.g|i\.e|:|\(", link):
                    continue
            if link.strip() in {",", "—", "-"}:
                item = listed.items[-1]
                opening = re.search(r"\b(?:on|in|across|using|for) (?:[\w-]+ ){0,6}$", lead)
                if (
                    opening
                    and text[begin : begin + 3].lower() in {"on ", "in ", "acr", "usi", "for"}
                    and begin >= s - 60
                ):
                    # "On this benchmark, X does ..."
                    continue
                if not _ENDS_APPOSITION.match(text, item.outer):
                    continue
                if not noun.endswith(("s", "a")) and not re.search(r"\b(?:a|an|new|novel|first|our|another)\b", lead):
                    continue
                if (
                    listed.items[0].entry is None
                    and not noun.endswith(("s", "a"))
                    and not re.search(
                        r"\b(?:introduce|present|propose|release|construct|build|create|curate|collect|develop|design|new|novel|contribute|our)\w*\b",
                        lead,
                    )
                ):
                    continue
            elif link == " " and not gap:
                if (
                    noun.endswith("s")
                    and len(listed.items) == 1
                    and listed.items[0].entry is None
                    and not mixed(listed.items[0].text)
                ):
                    continue
                if text[start - 1] == " " and listed.items[0].initial:
                    continue
            elif (
                link.strip() == "("
                and len(listed.items) == 1
                and listed.items[0].long is not None
                and listed.items[0].entry is None
            ):
                # the short form of the words in front
                words = text[listed.items[0].long[0] : listed.items[0].long[1]].split()
                if not strong or not words or words[-1].lower() not in DATA_NOUNS:
                    continue
                if not any(word[:1].isupper() for word in words):
                    continue
            elif link.strip() == "(" and len(listed.items) == 1 and not self._closes(listed):
                continue
            return noun, (s, e), strong, link
        return None

    def _closes(self, listed: NameList) -> bool:
        end = listed.items[-1].outer
        return self.text[end : end + 1] in {")", ",", ";"} or self.text[end : end + 2] in {'")', "')"}

    def _heads_between(self, low: int, high: int) -> list[Span]:
        return [(s, e) for s, e, _ in self.document.anchors["benchmark.head"] if low <= s and e <= high]

    def _preposition(self, listed: NameList, begin: int, stop: int) -> None:
        """ "On X" in a sentence of results."""
        text = self.text
        start = listed.start
        found = _ON.search(text, max(begin, start - 50), start)
        if found is None:
            return
        preposition = found["prep"].lower()
        sentence = text[begin:stop]
        if preposition not in {"on", "across"}:
            if not any(item.rule for item in listed.items):
                for item in listed.items:
                    if (
                        item.entry is not None
                        and not item.sure
                        and preposition in {"in", "using", "with", "from", "for"}
                        and mixed(item.text)
                        and _EVALUATE.search(sentence)
                    ):
                        self._take(item, "preposition", "cue", found.span("prep"))
            return
        if not _EVALUATE.search(sentence):
            return
        following = _WORD_BEHIND.match(text, listed.end)
        machine = any(
            item.known is not None and item.known.kind in {"model", "method", "hardware"} and item.entry is None
            for item in listed.items
        )
        if machine or (following is not None and following[1].lower() in _NEVER_ON):
            return
        rest = list(listed.items) if listed.joined or len(listed.items) > 2 else listed.items[:1]
        if re.search(
            r"\b(?:based|builds?|built|depend\w*|rel(?:y|ies|ying)|focus\w*|work\w*|runs?|running|deployed|implemented|impact|effects?|hardware|device|attention|emphasis|insights?|research|survey|papers?|operat\w+|act\w*|information|influence|light|perspective|simulated|executed|latency|servers?|robot|robots|gpus?|conditioned|predicated|imposed|released|available|hosted|published) $",
            text[max(begin, start - 60) : found.start("prep")],
        ):
            return
        for item in rest:
            if item.entry is not None:
                if (
                    item.rule
                    or mixed(item.text)
                    or is_acronym(item.text)
                    or len(rest) > 1
                    or " " in item.text
                    or not item.initial
                ):
                    self._take(item, "preposition", "cue", found.span("prep"))
                continue
            name = item.text
            if item.initial or (
                (start_word := name.split(" ")[0])
                and any(
                    s == item.start and e == item.start + len(start_word) and entry.kind in {"organisation", "hardware"}
                    for s, e, entry in self.document.anchors["name"]
                )
            ):
                continue
            if not (
                mixed(name)
                or (is_acronym(name) and len(name) > 2)
                or (len(rest) > 1 and any(other.rule for other in rest))
            ):
                continue
            if item.known is not None:
                self._drop(item, "preposition", f"a {item.known.kind}", found.span("prep"))
                continue
            if (
                is_acronym(name)
                and not mixed(name)
                and len(rest) == 1
                and not re.match(
                    r"(?:'s)?(?:[,.;:)]| (?:and|with|show|shows|demonstrate|demonstrates|by|in|while|validate|compared|at|reveal|,|—|\()|$)",
                    text[item.outer : item.outer + 14],
                )
            ):
                continue
            self._take(item, "preposition", "cue", found.span("prep"))

    def _shape(self, candidate: Candidate) -> None:
        """A name whose form alone says what it is."""
        if candidate.entry is not None:
            text = candidate.text
            if mixed(text) and len(text) > 6 and candidate.known is None and not candidate.entry.ambiguous:
                self._take(candidate, "registry", "registry", None)
            return
        text = candidate.text
        if _BENCH_STRICT.search(text.split(" ")[-1] if " " in text and not text.endswith("Benchmark") else text):
            last = text.rsplit(" ", 1)[-1]
            heading = (candidate.end <= self.document.title_end and last in {"Benchmark", "Benchmarks"}) or (
                last == text and last in GENERIC_CAPITALISED
            )
            tail_known = any(e == candidate.end and s > candidate.start for s, e, _ in self.document.anchors["name"])
            if candidate.known is None and not self._term_like(text) and not heading and not tail_known:
                self._take(candidate, "shape", "shape", None)
        elif candidate.derived and not _MODEL.search(text) and not _ADJECTIVE.search(text):
            self._take(candidate, "shape", "shape", None)

    @staticmethod
    def _term_like(text: str) -> bool:
        """Whether a form such as "XQA" is that of a task: capitals only, three or four of them."""
        return (text.isupper() and len(text) <= 5 and "BENCH" not in text) or text in {"Benchmark", "Bench"}

    def _coordination(self, listed: NameList) -> None:
        """Named in one breath with what is taken already."""
        items = listed.items
        if len(items) < 2:
            return
        taken = [item for item in items if item.rule]
        if any(
            item.known is not None and item.known.kind in {"model", "method"} and not item.rule and item.entry is None
            for item in items
        ) and not any(item.sure for item in items):
            return
        if not taken or len(taken) == len(items):
            return
        _begin, _stop = self.document.sentence(items[0].start)
        for at, item in enumerate(items):
            if item.rule:
                continue
            neighbours = [other for other in items[max(0, at - 2) : at + 3] if other.rule]
            if not neighbours:
                continue
            if not listed.joined:
                # a comma alone may end a clause
                inside = at > 0 and at < len(items) - 1 and items[at - 1].rule and items[at + 1].rule
                if not inside and not (len(items) > 2 and len(taken) >= 2):
                    continue
            name = item.text
            if item.entry is None and not (
                mixed(name)
                or (is_acronym(name) and len(name) > 1)
                or (len(taken) >= 2 and not item.initial)
                or " " in name
            ):
                continue
            if (
                item.entry is None
                and at == len(items) - 1
                and re.match(
                    r" (?:[a-z]+ )?(?:achieves?|outperforms?|improves?|is|reaches|surpasses|attains|obtains|shows?|yields?|demonstrates|can|has|reduces)\b",
                    self.text[item.outer : item.outer + 30],
                )
                and not (len(taken) > 1 and listed.joined)
            ):
                self._drop(item, "coordination", "the subject of the next clause")
                continue
            cue = neighbours[0]
            self._take(item, "coordination", "coordination", (cue.start, cue.end))

    # what comes out

    def findings(self) -> list[FoundBenchmark]:
        """The candidates taken, one finding for each distinct thing."""
        document, text = self.document, self.text
        groups: dict[str, list[Candidate]] = {}
        joined: dict[str, str] = {}
        for candidate in self.candidates.all:
            if candidate.short is not None:
                joined[self._key(candidate.short)] = (
                    joined.get(self._key(candidate), self._key(candidate))
                    if self._key(candidate) != self._key(candidate.short)
                    else self._key(candidate)
                )
        for candidate in self.candidates.all:
            if not candidate.rule:
                continue
            key = self._key(candidate)
            groups.setdefault(joined.get(key, key), []).append(candidate)
        made: list[FoundBenchmark] = []
        flags: list[bool] = []
        for members in groups.values():
            found, introduced = self._finding(members)
            made.append(found)
            flags.append(introduced)
        any_introduced = sum(flags)
        for found, introduced in zip(made, flags, strict=True):
            found.role = role_of(document, found.spans, introduced, any_introduced > introduced)
        made = [found for found in made if found.spans]
        made.sort(key=lambda found: found.spans[0])
        del text
        return made

    @staticmethod
    def _key(candidate: Candidate) -> str:
        return f"id {candidate.entry.id}" if candidate.entry is not None else normal(candidate.text)

    def _finding(self, members: list[Candidate]) -> tuple[FoundBenchmark, bool]:
        document, text = self.document, self.text
        entry = next((member.entry for member in members if member.entry is not None), None)
        evidence = min((member.evidence for member in members), key=STRENGTH.__getitem__)
        forms = {member.text for member in members}
        extra: set[Span] = set()
        for member in members:
            if member.short is not None:
                forms.add(member.short.text)
            if member.long is not None and not self._lower_long(member.long):
                extra.add(member.long)
        if entry is not None:
            extra |= {(c.start, c.end) for c in self.candidates.all if c.entry is entry and (c.rule or c.text in forms)}
        else:
            form = {normal(each) for each in forms}
            extra |= {
                (c.start, c.end)
                for c in self.candidates.all
                if c.entry is None and normal(c.text) in form and not (c.initial and not mixed(c.text) and not c.rule)
            }
        spans = list(extra)
        for span in occurrences(document, [each for each in forms if entry is None or not each.islower()]):
            if not any(s < span[1] and span[0] < e for s, e in spans):
                spans.append(span)
        spans = _disjoint(spans)
        introduced = any(normal(each) in self.introduced for each in forms) or (
            entry is None
            and any(member.text.startswith(f"{each}-") for member in members for each in self.introduced_names)
        )
        name = (
            entry.name
            if entry is not None
            else members[0].short.text
            if members[0].short is not None
            else text[spans[0][0] : spans[0][1]]
            if spans and spans[0] not in extra
            else members[0].text
        )
        if self.trace is not None:
            rules = {(member.start, member.end): member for member in members}
            for span in spans:
                member = rules.get(span, members[0])
                self.trace.found("benchmarks", name, span, rule=member.rule, cue=member.cue)
        return FoundBenchmark(entry.id if entry is not None else None, name, "", evidence, spans), introduced

    def _lower_long(self, span: Span) -> bool:
        return not any(word[:1].isupper() for word in self.text[span[0] : span[1]].split())


_ENDS_APPOSITION = re.compile(
    r"(?:\s?\([^)]{1,40}\))?(?: ?[,.)—:;\"']|,? (?:which|that|to|with|for|and|consisting|containing|comprising|where|—|-|show|demonstrate|by|in|as|at|on|show|validate|confirm)|$)"
)
_STRONG_FORMS = frozenset(
    "dataset datasets benchmark benchmarks corpus corpora testset testsets testingset testbed testbeds testsuite testsuites testcollection testcollections trainingset trainingsets "
    "trainset trainsets validationset validationsets devset devsets developmentset sharedtask sharedtasks leaderboard leaderboards treebank treebanks benchmarking".split()
)
_NOUNLIKE = frozenset(
    "tracking learning language reward retrieval recommendation attack search embedding prediction estimation system network tool agent prompting tuning inference software code policy distillation network process score student application app language representation model kernel family block api defense evaluation platform verification protocol".split()
)
_VERB = re.compile(r"(?:s|ly)$")
_NOT_VERBS = frozenset(
    "sales news sports series process physics mathematics analysis pose poses classes pass gas sms scenes genomics robotics graphics politics economics statistics basis crisis reviews faces objects images videos questions birds cars pets flowers dogs topics".split()
)


_NEVER_ON = (
    METHOD_NOUNS
    - WEAK_NOUNS
    - frozenset(
        "search learning retrieval recommendation tracking estimation inference language attack embedding".split()
    )
)
_TASK_WORDS = frozenset(
    "Answering Segmentation Localization Detection Recognition Classification Generation Retrieval Translation Summarization Reasoning "
    "Understanding Tracking Estimation Prediction Grounding Captioning Editing Completion Extraction Parsing Learning Inference "
    "Navigation Manipulation Planning Matching Analysis Synthesis Reconstruction Restoration Forecasting Splatting Recommendation Modeling Transfer Field".split()
)


def _plural(noun: str) -> bool:
    """Whether a noun for a benchmark is in the plural."""
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "series"))) or noun == "corpora"


def _disjoint(spans: list[Span]) -> list[Span]:
    """The spans in order, of overlapping ones the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(s < span[1] and span[0] < e for s, e in kept):
            kept.append(span)
    return sorted(kept)


class BenchmarkExtractor(RuleExtractor):
    """Finds benchmarks and the names that the paper proposes."""

    name = "benchmarks"

    def collect(self, document: Document, taxonomy: Taxonomy) -> Mapping[str, list[dict[str, Any]]]:
        """Find benchmarks and proposed names."""
        benchmarks = document.once(find_benchmarks, taxonomy)
        proposed = document.once(find_proposed, taxonomy)
        return {
            "benchmarks": [
                {
                    "id": found.id,
                    "name": found.name,
                    "role": found.role,
                    "evidence": found.evidence,
                    "mentions": [document.mention(*span) for span in found.spans],
                }
                for found in benchmarks
            ],
            "proposes": [
                {"name": found.name, "mentions": [document.mention(*span) for span in found.spans]}
                for found in proposed
            ],
        }
