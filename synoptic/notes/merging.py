"""Frames into drafts: a frame of a sentence corrects a draft, is a further voice of one, stands within one, or is one.

Where two frames share a content, the one nearest to it speaks and the others pass on: "…, Mora said, TNA reported".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import extent, frames, phrases, saying
from synoptic.notes.attributions import Draft, Voice, overlap, tidy, without
from synoptic.notes.frames import Frame
from synoptic.notes.wordlists import words

BY_RULE = 0.5  # the score of what only the frames found
_LEAST = 3  # words of a content that stands by itself
_INSIDE = 0.8  # share of a content that lies in another frame's clause


def merged(drafts: list[Draft], tree: Tree) -> list[Draft]:
    """All drafts of a page with the frames of all its sentences, in the order of the text."""
    by_sentence: defaultdict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[tree.sentence_index(draft.voices[0].cue[0][0])].append(draft)
    done = by_sentence.pop(None, [])
    for n, sentence in enumerate(tree.reading.sentences):
        here = with_frames(by_sentence[n], frames.find(tree, sentence), tree)
        done += [extent.without_dateline(extent.whole(d, here, tree), tree) for d in here]
    return sorted(done, key=lambda d: (d.start, d.end))


def with_frames(drafts: list[Draft], found: Sequence[Frame], tree: Tree) -> list[Draft]:
    """The drafts of one sentence corrected and completed by its frames."""
    here, orphans = _matched(drafts, found, tree)
    here = [extent.governed(d, here, found, tree) for d in here]
    here, orphans = _released(here, orphans, tree)
    for frame in sorted(orphans, key=lambda f: f.form == "citing"):
        here = _place(frame, here, tree)
    return [_cleared(d, orphans, found, tree) for d in here]


def _cleared(draft: Draft, new: Sequence[Frame], found: Sequence[Frame], tree: Tree) -> Draft:
    """A statement that only a frame found, without the frames that stand in its clause: ", the Board said"."""
    own = draft.voices[0].frame
    if own is None or own.complement is None or own not in new:
        return draft
    content = without(draft.content, [f.span for f in found if f is not own and f.bare], tree.text)
    return msgspec.structs.replace(draft, content=content) if content else draft


def _released(drafts: list[Draft], orphans: list[Frame], tree: Tree) -> tuple[list[Draft], list[Frame]]:
    """A bare frame that the tagger gave the clause another frame governs ("told him that …, the Board said") is a
    further voice of that one's draft."""
    governing = [d.voices[0].frame for d in drafts if d.voices[0].frame is not None]
    clauses = [f.complement for f in (*governing, *orphans) if f.complement is not None]
    kept, freed = [], []
    for draft in drafts:
        own, size = draft.voices[0].frame, sum(e - s for s, e in draft.content)
        inside = max((sum(overlap(c, s) for s in draft.content) for c in clauses), default=0)
        if own is not None and own.bare and inside > _INSIDE * size:
            freed.append(own)
        else:
            kept.append(draft)
    if not freed:
        return drafts, orphans
    ours = [f for f in orphans if _is_statement(f, tree) and not _in_quotation(f, tree)]
    return [*kept, *(_new(f, tree) for f in ours)], [*(f for f in orphans if f not in ours), *freed]


def _matched(drafts: list[Draft], found: Sequence[Frame], tree: Tree) -> tuple[list[Draft], list[Frame]]:
    """Drafts whose cue is a frame's take its source where theirs is missing or another frame's."""
    out, used, text = [], set(), tree.text
    for draft in drafts:
        voice = draft.voices[0]
        own = next((f for f in found if any(overlap(f.cue, c) for c in voice.cue)), None)
        if own is not None and own.form == "citing" and _told_elsewhere(draft, drafts, found):
            continue  # the frame is a further voice of what the others say
        if own is not None:
            used.add(own.token)
            foreign = any(f is not own and any(overlap(f.source, s) for s in voice.source) for f in found)
            source = voice.source
            if not source or foreign or own.form in ("citing", "quoting", "according"):
                source = (own.source,)
            outer = tuple(s for s in voice.source if own.form == "citing" and not overlap(s, own.source))
            voices = (Voice(source, voice.cue, own, own.through), *([Voice(outer, ())] if outer else []))
            content = without(draft.content, [own.span], text) if own.bare else draft.content
            if not content and not _is_scrap(draft.content, own, text):
                content = draft.content  # "described the hall as empty": what follows the verb is no modifier
            if not content or (own.bare and _is_scrap(content, own, text)):
                used.discard(own.token)
                continue
            draft = msgspec.structs.replace(draft, voices=voices, content=content)
        elif not voice.source:
            draft = _sourced(draft, tree)
        out.append(draft)
    return out, [f for f in found if f.token not in used]


def _sourced(draft: Draft, tree: Tree) -> Draft:
    """A draft without source takes the noun phrase before its verb, or the verb's subject."""
    verb = draft.act.token
    if verb is None or tree.pos(verb) not in ("VERB", "AUX") or tree.is_passive(verb):
        return draft
    source = phrases.before(tree, verb, tree.sentence_of_token(verb))
    if source is None:
        subject = tree.agent(verb)
        source = frames.noun_phrase(tree, subject) if subject is not None else None
    if source is None or any(overlap(source, s) for s in draft.voices[0].cue):
        return draft
    voice = msgspec.structs.replace(draft.voices[0], source=(source,))
    content = without(draft.content, [source], tree.text)
    return msgspec.structs.replace(draft, voices=(voice, *draft.voices[1:]), content=content) if content else draft


def _told_elsewhere(draft: Draft, drafts: Sequence[Draft], found: Sequence[Frame]) -> bool:
    """Whether another draft or frame of the sentence holds what a "citing" frame vouches for."""
    others = any(d is not draft and _words(d) > 3 for d in drafts)
    return others or any(f.form != "citing" and not f.bare for f in found)


def _words(draft: Draft) -> int:
    return sum((e - s) // 5 for s, e in draft.content)


def _is_scrap(content: tuple[Span, ...], own: Frame, text: str) -> bool:
    """A dateline, or a word of the frame's own modifiers, that the tagger took for the content of a frame that closes
    another's sentence."""
    pieces = [text[s:e] for s, e in content]
    if sum(len(p.split()) for p in pieces) >= _LEAST or any(c in quotes.MARKS for p in pieces for c in p):
        return False
    own_words = any(overlap(own.span, s) for s in content)
    return own_words or not any(word.islower() for p in pieces for word in p.split())


def _place(frame: Frame, drafts: list[Draft], tree: Tree) -> list[Draft]:
    """A frame that no draft has: a further voice of a draft beside it, a statement within or beside, or nothing."""
    if _in_quotation(frame, tree):
        return drafts
    nested = next((d for d in drafts if any(a <= frame.cue[0] and frame.cue[1] <= b for a, b in d.content)), None)
    if nested is not None and not (frame.bare and _at_edge(frame, nested, tree)):
        return [*drafts, _new(frame, tree)] if _is_statement(frame, tree) else drafts
    beside = _beside(frame, drafts, tree)
    if beside is not None:
        joined = _joined(frame, beside, tree)
        return [joined if d is beside else d for d in drafts]
    return [*drafts, _new(frame, tree)] if _is_statement(frame, tree) else drafts


def _in_quotation(frame: Frame, tree: Tree) -> bool:
    """Frames spoken by another's mouth, within quotation marks, are not the page's own."""
    line_start = tree.text.rfind("\n", 0, frame.cue[0]) + 1
    line_end = tree.text.find("\n", frame.cue[1])
    line_end = len(tree.text) if line_end < 0 else line_end
    return any(q.start < frame.cue[0] < q.end for q in quotes.quotations(tree.text, line_start, line_end))


def _is_statement(frame: Frame, tree: Tree) -> bool:
    word = tree.lower(frame.token)
    if word.endswith("ing") and word not in words("participle"):
        return False  # a participle alone ("noise reporting that …") is too weak a sign
    return frame.complement is not None and len(tree.tokens_in(*frame.complement)) >= _LEAST


def _new(frame: Frame, tree: Tree) -> Draft:
    content = tidy([frame.complement] if frame.complement else [], tree.text)
    voice = Voice((frame.source,), (frame.cue,), frame, frame.through)
    return Draft(content, (voice,), saying.of_cue(tree, [frame.cue]), BY_RULE)


def _at_edge(frame: Frame, draft: Draft, tree: Tree) -> bool:
    """The frame closes (or opens) a fragment of the content: it belongs around it, not in it."""
    for start, end in draft.content:
        if not (start <= frame.cue[0] and frame.cue[1] <= end):
            continue
        after, before = tree.text[frame.span[1] : end], tree.text[start : frame.span[0]]
        if not any(c.isalnum() for c in after) and before.rstrip()[-1:] in (",", "”", '"', ""):
            return True
        if not any(c.isalnum() for c in before) and frame.form == "according":
            return True
    return False


def _beside(frame: Frame, drafts: list[Draft], tree: Tree) -> Draft | None:
    """The draft of the sentence to which the frame is a further voice: nothing but other voices and punctuation lies
    between its content and the frame."""
    if frame.form in ("citing", "quoting"):
        return max(drafts, key=lambda d: (d.start < frame.cue[0], d.score), default=None)
    if not frame.bare:
        return None
    for draft in sorted(drafts, key=lambda d: -d.score):
        spans = [*draft.everything(), *(v.frame.span for v in draft.voices if v.frame)]
        before = max((e for s, e in spans if s < frame.span[0]), default=None)
        if before is not None and _only_punctuation(tree.text, min(before, frame.span[0]), frame.span[0]):
            return draft
        after = min((s for s, e in draft.content if s >= frame.span[1]), default=None)
        if after is not None and _only_punctuation(tree.text, frame.span[1], after) and frame.form == "according":
            return draft
    return None


def _only_punctuation(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return "\n" not in between and not any(c.isalnum() for c in between)


def _joined(frame: Frame, draft: Draft, tree: Tree) -> Draft:
    """The draft with the frame as a further voice, ordered by nearness to the content; frames leave the content."""
    voice = Voice((frame.source,), (frame.cue,), frame, frame.through)
    content = without(draft.content, [frame.span], tree.text)
    content = content or draft.content
    if frame.form == "citing":
        voices: tuple[Voice, ...] = (voice, *draft.voices)
    else:
        voices = tuple(sorted((*draft.voices, voice), key=lambda v: _distance(v, content)))
    act = saying.of_cue(tree, voices[0].cue)
    if act.saying < draft.act.saying:
        act = draft.act
    return msgspec.structs.replace(draft, content=content, voices=voices, act=act)


def _distance(voice: Voice, content: tuple[Span, ...]) -> tuple[int, int]:
    """How far the voice stands from the content; a frame that governs the content stands nearest."""
    governs = voice.frame is not None and not voice.frame.bare
    start = min(s for s, _ in (*voice.cue, *voice.source))
    end = max(e for _, e in (*voice.cue, *voice.source))
    gaps = [max(a - end, start - b, 0) for a, b in content]
    return (0 if governs else 1, min(gaps))
