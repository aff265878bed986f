"""Frames of saying read off the tree: "Mora said", "according to the ministry", "citing officials", "quoted her as saying".

The tagger finds what is said; frames tell who says it through whom where one sentence holds several: PARC and PolNeAR
give each word to one attribution at most, so the second frame of a sentence is never theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Sentence, Span
from synoptic.notes import saying
from synoptic.notes.sourcing import names_a_source

Form = Literal["verb", "according", "citing", "quoting"]

_CITING = frozenset({"cite", "quote"})
_TIME = frozenset({"DATE", "TIME"})
_MODIFIERS = ("obl", "advmod", "iobj", "obj", "aux", "obl:unmarked")


class Frame(msgspec.Struct, frozen=True):
    """One frame. `span` = the frame with its modifiers ("Mora told reporters on Monday"); `complement` = its clause of
    content, if it governs one by itself; `through` = who quotes, in "quoting" frames ("TNA quoted her as saying")."""

    form: Form
    token: int
    cue: Span
    source: Span | None
    span: Span
    complement: Span | None = None
    through: Span | None = None

    @property
    def bare(self) -> bool:
        """Whether it governs no clause: its content stands before or after it."""
        return self.complement is None


def find(tree: Tree, sentence: Sentence) -> list[Frame]:
    """All frames of a sentence in the order of their cues."""
    found: list[Frame] = []
    for i in range(sentence.first, sentence.last):
        frame = _frame(tree, i)
        if frame is not None:
            found.append(frame)
    return found


def _frame(tree: Tree, i: int) -> Frame | None:
    if tree.lower(i) == "according":
        return _according(tree, i)
    if not saying.is_saying(tree, i) or tree.is_rel(i, "amod", "compound"):
        return None
    if tree.lemma(i) in _CITING:
        return _citing(tree, i)
    if tree.tense(i) in ("infinitive", "future", "conditional") or _is_modified_noun(tree, i):
        return None
    subject = tree.agent(i)
    if subject is None or tree.is_passive(i):
        return None
    source = noun_phrase(tree, subject)
    cue = (tree.tokens[i].start, tree.tokens[i].end)
    complement = _complement(tree, i)
    return Frame("verb", i, cue, source, _extent(tree, i, cue, source), complement)


def _is_modified_noun(tree: Tree, i: int) -> bool:
    """"a deal announced on Monday": a participle that describes a noun reports nothing by itself."""
    return tree.rel(i) in ("acl", "amod") and tree.child(i, "nsubj") is None and tree.lower(i) not in ("saying", "adding")


def _according(tree: Tree, i: int) -> Frame | None:
    to = i + 1
    if to >= len(tree.tokens) or tree.lower(to) != "to":
        return None
    cue = (tree.tokens[i].start, tree.tokens[to].end)
    head = tree.head(i)
    if head is None or head <= to:
        head = tree.head(to)
    if head is None or head <= to:
        following = tree.tokens_in(cue[1] + 1, tree.sentence_of_token(i).end)
        head = next((k for k in following if tree.pos(k) in ("PROPN", "NOUN", "PRON")), None)
    if head is None:
        return None
    source = noun_phrase(tree, head)
    source = (max(source[0], cue[1] + 1), source[1])
    if source[0] >= source[1]:
        return None
    return Frame("according", i, cue, source, (cue[0], source[1]))


def _citing(tree: Tree, i: int) -> Frame | None:
    """"citing officials" names the true source; "quoted her as saying" both her and who passes it on."""
    cue = (tree.tokens[i].start, tree.tokens[i].end)
    said = tree.patient(i)
    if said is None:
        return None
    source = noun_phrase(tree, said)
    if not names_a_source(tree, said):
        return None
    as_saying = next((k for k in tree.tokens_in(cue[1], cue[1] + 60) if tree.lower(k) == "saying"), None)
    finite = tree.tense(i) in ("past", "present")
    if not finite:
        return Frame("citing", i, cue, source, (cue[0], max(cue[1], source[1])))
    passer = tree.agent(i)
    through = noun_phrase(tree, passer) if passer is not None and passer != said else None
    complement = _complement(tree, as_saying) if as_saying is not None else _complement(tree, i)
    end = tree.tokens[as_saying].end if as_saying is not None else cue[1]
    spans = [cue, source, (cue[0], end)] + ([through] if through else [])
    return Frame("quoting", i, (cue[0], end), source, _around(spans), complement, through)


def _complement(tree: Tree, i: int) -> Span | None:
    """The clause that the verb governs, after it, without "that"."""
    clause = next((c for c in tree.children(i, "ccomp", "parataxis") if c > i and tree.pos(c) != "PUNCT"), None)
    if clause is None or (tree.is_rel(clause, "parataxis") and tree.child(clause, "nsubj") is None):
        return None
    start, end = tree.span(clause)
    first = tree.tokens_in(start, end)[0]
    if tree.lower(first) == "that" and tree.is_rel(first, "mark", "det") and first + 1 < len(tree.tokens):
        start = tree.tokens[first + 1].start
    if start < tree.tokens[i].end:
        return None
    return start, end


def noun_phrase(tree: Tree, i: int) -> Span:
    """The phrase of a source with all it is coordinated with: "the Board and the Union"."""
    members = [m for m in tree.conjuncts(i) if m >= i]
    spans = [tree.phrase_span(m) for m in members]
    whole = spans[0]
    for span in spans[1:]:
        between = tree.text[whole[1] : span[0]]
        if len(between) > 12 or any(c in between for c in '"“”.;:'):
            break
        whole = (whole[0], max(whole[1], span[1]))
    return whole


def _extent(tree: Tree, i: int, cue: Span, source: Span) -> Span:
    """Frame with its short modifiers ("on Monday", "in a statement", "reporters"), as far as they touch it."""
    spans = [cue, source]
    for c in tree.children(i, *_MODIFIERS):
        if not any(tree.is_rel(d, "ccomp", "acl:relcl", "advcl") for d in tree.children(c)):
            spans.append(_with_preposition(tree, c))
    spans.sort()
    at = next(k for k, s in enumerate(spans) if s == cue)
    low = high = at
    while low > 0 and _touch(tree, spans[low - 1], spans[low]):
        low -= 1
    while high + 1 < len(spans) and _touch(tree, spans[high], spans[high + 1]):
        high += 1
    return _around(spans[low : high + 1])


def _with_preposition(tree: Tree, i: int) -> Span:
    start, end = tree.span(i)
    return start, end


def _touch(tree: Tree, a: Span, b: Span) -> bool:
    return b[0] - a[1] <= 2 or not tree.text[a[1] : b[0]].strip(" ,")


def _around(spans: Iterable[Span]) -> Span:
    all_spans = list(spans)
    return min(s for s, _ in all_spans), max(e for _, e in all_spans)
