"""What kind of utterance a statement is, how the page stands to it, and how sure its speaker makes it.

The kind is the speech act of its cue (Searle's assertives, directives, commissives and expressives, in plain words).
The stance is the page's: a reporting word that takes the content for granted vouches for it ("acknowledged"), one that
leaves it to the speaker distances itself ("claimed"), "falsely" contradicts. Certainty is the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from synoptic import tables
from synoptic.language.tree import Tree
from synoptic.model import Certainty, Span, Stance, StatementKind
from synoptic.notes.saying import Kind

TABLE = "speech/stance.tsv"

_KINDS: Mapping[Kind, StatementKind] = MappingProxyType({
    "ask": "question", "deny": "denial", "demand": "demand", "promise": "promise", "threat": "threat",
    "praise": "praise", "blame": "blame", "agree": "agreement", "refuse": "refusal", "inner": "belief",
})  # fmt: skip
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADV": "adv", "ADJ": "adj"}
_SILENT = re.compile(r"\b(?:no|any|without|never|not|n['’]t)\b.*\b(?:mention|comment|refer|address|word)", re.I)
_DISBELIEF = re.compile(
    r"\b(?:without (?:any |offering |providing |citing |presenting |giving |showing )*(?:evidence|proof|basis)|"
    r"contrary to (?:the )?(?:evidence|facts)|a (?:false|baseless|debunked|discredited|unfounded|untrue) claim|"
    r"(?:false|baseless|debunked|discredited|unfounded|unsubstantiated|unproven) claims?)\b",
    re.I,
)
_MODALS = frozenset({"may", "might", "could"})
_HEDGES = frozenset({
    "maybe", "perhaps", "possibly", "probably", "likely", "unlikely", "presumably", "apparently", "seemingly",
    "reportedly", "allegedly", "supposedly", "potentially", "conceivably",
})  # fmt: skip
_SEEMING = frozenset({"seem", "appear", "believe", "think", "suspect", "guess", "suppose", "fear", "hope", "assume"})
_STANCES: tuple[Stance, ...] = ("contradicts", "distances", "vouches")  # the strongest word decides


@cache
def table() -> Mapping[tuple[str, str], Stance]:
    """(lemma, "verb" | "noun" | "adv") → stance. Raises DataError."""
    return MappingProxyType({(word, pos): _stance(stance) for word, pos, stance in tables.rows(TABLE, 3)})


def _stance(word: str) -> Stance:
    return next(one for one in _STANCES if one == word)


def kind_of(tree: Tree, act: Kind, cue: Iterable[Span], negated: bool) -> StatementKind:
    """The kind of a statement by its cue's speech act; a denied mention is silence, a denied assertion a denial."""
    words = " ".join(tree.text[start:end] for start, end in cue)
    if negated and _SILENT.search(words):
        return "refusal" if act == "refuse" else "silence"
    kind = _KINDS.get(act, "assertion")
    return "denial" if kind == "assertion" and negated else kind


def stance_of(tree: Tree, cue: Iterable[Span], content: Iterable[Span]) -> Stance:
    """How the page stands to the content, by the words of the cue, those right beside them, and the sentence's own
    verdict ("without evidence"); what the speaker says does not count."""
    spans, said = list(cue), list(content)
    if not spans:
        return "neutral"
    near = [i for start, end in spans for i in _beside(tree, start, end) if not _inside(tree, i, said)]
    found = {table().get((tree.lemma(i).lower(), _POS.get(tree.pos(i), ""))) for i in near}
    found |= {table().get((tree.lower(i), "adv")) for i in near}
    sentence = tree.sentence_of(spans[0][0])
    if sentence is not None and any(
        not any(start <= m.start() < end for start, end in said)
        for m in _DISBELIEF.finditer(tree.text, sentence.start, sentence.end)
    ):
        return "contradicts"
    return next((one for one in _STANCES if one in found), "neutral")


def _beside(tree: Tree, start: int, end: int) -> range:
    """The tokens of a cue and the two on either side, within the sentence."""
    inside = tree.tokens_in(start, end)
    sentence = tree.sentence_of(start)
    if not inside or sentence is None:
        return inside
    return range(max(sentence.first, inside[0] - 2), min(sentence.last, inside[-1] + 3))


def _inside(tree: Tree, i: int, spans: Iterable[Span]) -> bool:
    return any(start <= tree.tokens[i].start < end for start, end in spans)


def certainty_of(tree: Tree, act: Kind, content: Iterable[Span]) -> Certainty:
    """Whether the speaker leaves open that it is so: "may", "perhaps", "seems", "I think", or a mere belief."""
    if act == "inner":
        return "hedged"
    for start, end in content:
        head = tree.head_of_span(start, end)
        if head is None:
            continue
        beside = [head, *tree.children(head, "aux", "advmod", "ccomp", "xcomp")]
        words = {tree.lower(i) for i in beside}
        if words & _MODALS or words & _HEDGES or tree.lemma(head).lower() in _SEEMING:
            return "hedged"
    return "stated"
