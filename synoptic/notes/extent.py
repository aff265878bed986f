"""How far a content reaches: what the tagger cut short or put on the wrong side, told by the frame beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes.attributions import Draft, overlap, tidy, without
from synoptic.notes.frames import Frame

_DATELINE = re.compile(r"^[A-Z][A-Z.'’ -]{2,}[^–—-]{0,40}\s[–—-]{1,2}\s")
_FEWEST = 4  # words of a clause that a content is stretched over
_JOINING = frozenset({"and", "but", "or", "as", "while"})
_RELATIVE = frozenset({"which", "that", "who"})


def governed(draft: Draft, others: Sequence[Draft], found: Sequence[Frame], tree: Tree) -> Draft:
    """The content of a frame that governs its clause ("told him that …") begins where the clause does; content that
    lies outside it gives way to it."""
    own = draft.voices[0].frame
    if own is None or own.complement is None:
        return draft
    clause = without([own.complement], [f.span for f in found if f is not own and f.bare], tree.text)
    if not clause:
        return draft
    quoted = any(c in quotes.MARKS for s, e in draft.content for c in tree.text[s : s + 1] + tree.text[e - 1 : e])
    that = tree.text[max(0, own.complement[0] - 7) : own.complement[0]].split()[-1:] == ["that"]
    if quoted:
        return draft
    inside = sum(overlap(own.complement, s) for s in draft.content)
    if that and 2 * inside < sum(e - s for s, e in draft.content):
        return msgspec.structs.replace(draft, content=clause)
    first = min(draft.content)
    gap = (own.complement[0], first[0])
    follows = that or not any(c.isalnum() for c in tree.text[own.cue[1] : gap[0]])
    if follows and _words(tree, gap) >= _FEWEST and not _taken(gap, others):
        return msgspec.structs.replace(draft, content=tidy([(gap[0], first[1]), *draft.content[1:]], tree.text))
    return draft


def whole(draft: Draft, others: Sequence[Draft], tree: Tree) -> Draft:
    """The content of a bare frame (", Mora said,"): all that stands before it in its sentence, and for one set between
    commas ("which, according to Mora, sank") what comes after."""
    frame = _set_beside(draft)
    sentence = tree.sentence_of(frame.cue[0]) if frame is not None else None
    if frame is None or sentence is None or not frame.bare:
        return draft
    start = min(s for v in draft.voices for s, _ in _frame_spans(v.frame, v.source, v.cue))
    end = max(e for v in draft.voices for _, e in _frame_spans(v.frame, v.source, v.cue))
    dateline = _DATELINE.match(tree.text[sentence.start : start])
    before = (sentence.start + (dateline.end() if dateline else 0), start)
    others = [d for d in others if d is not draft]
    closes = not any(c.isalnum() for c in tree.text[end : sentence.end])
    content = list(draft.content)
    if not _taken(before, others) and _set_off(tree.text, start):
        content = _with_before(content, before, closes, tree)
    after = (end, sentence.end)
    if frame.form == "according" and not closes and not _taken(after, others) and tree.text[end : end + 1] == ",":
        content = _with_after(content, before, after, tree)
    return msgspec.structs.replace(draft, content=tidy(content, tree.text))


def without_dateline(draft: Draft, tree: Tree) -> Draft:
    """A content that begins with its page's dateline begins behind it: "PORT ALDO, March 12 – …"."""
    if not draft.content:
        return draft
    first, *rest = draft.content
    found = _DATELINE.match(tree.text[first[0] : first[1]])
    at_start = tree.text[max(0, first[0] - 1) : first[0]] in ("", "\n")
    if found is None or not at_start or found.end() >= first[1] - first[0]:
        return draft
    return msgspec.structs.replace(draft, content=((first[0] + found.end(), first[1]), *rest))


def _set_beside(draft: Draft) -> Frame | None:
    """The frame that the content stands beside: the speaker's, or that of who passed it on ("…, TNA reported, citing
    Mora")."""
    told = [v.frame for v in draft.voices if v.frame is not None and v.frame.form not in ("citing", "quoting")]
    own = draft.voices[0].frame
    return None if own is None else own if own in told else next(iter(told), None)


def _frame_spans(frame: Frame | None, source: Sequence[Span], cue: Sequence[Span]) -> list[Span]:
    return [*source, *cue, *((frame.span,) if frame is not None else ())]


def _set_off(text: str, start: int) -> bool:
    """Whether a comma or a closing quotation mark stands before."""
    return text[max(0, start - 8) : start].rstrip()[-1:] in tuple(',”"’»')


def _with_before(content: list[Span], before: Span, closes: bool, tree: Tree) -> list[Span]:
    there = [s for s in content if overlap(s, before)]
    if not there:
        is_clause = any(tree.pos(i) in ("VERB", "AUX") for i in tree.tokens_in(*before))
        return [before, *content] if _words(tree, before) >= _FEWEST and is_clause else content
    first = min(there)
    lead = tree.text[before[0] : first[0]].rstrip()
    cut_short = closes and lead[-1:].isalnum() and lead.split()[-1].lower() not in _JOINING
    return [(before[0], first[1]), *(s for s in content if s != first)] if cut_short else content


def _with_after(content: list[Span], before: Span, after: Span, tree: Tree) -> list[Span]:
    if any(overlap(s, after) for s in content) or _words(tree, after) < _FEWEST:
        return content
    lead = tree.text[before[0] : before[1]].rstrip(" ,").split()
    if lead and lead[-1].lower() in _RELATIVE:
        return [after]
    return [*content, after]


def _taken(span: Span, drafts: Sequence[Draft]) -> bool:
    """Whether another draft has its cue or source there."""
    return any(overlap(span, s) for d in drafts for v in d.voices for s in (*v.cue, *v.source))


def _words(tree: Tree, span: Span) -> int:
    return sum(1 for i in tree.tokens_in(*span) if tree.pos(i) != "PUNCT") if span[0] < span[1] else 0
