"""Block quotes: what a paragraph says that a line ending with a colon has introduced ("Mora wrote:" and a new line).

With quotation marks all paragraphs that open with one go with it; without marks only the next one does, and only if it
speaks in the first person or nobody else speaks in it: where such a quote ends, nothing tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.language.tree import Tree
from synoptic.model import Page, Span
from synoptic.notes import frames, saying
from synoptic.notes.attributions import Draft, Voice, overlap, tidy
from synoptic.notes.frames import Frame
from synoptic.notes.nearby import Nearby

_SCORE = 0.5
_BEHIND = 25  # letters and digits that may stand between the frame and the colon ("said on Monday:")
_FEWEST = 5  # words of a quote
_COVERED = 0.3  # of it that is another statement's
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
_OPENING = ("“", '"', "«", "„", "''", "``", "‘")


def quotations(page: Page, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the paragraphs that a frame before a colon at the end of the paragraph before introduces."""
    known = Nearby(drafts)
    found: list[Draft] = []
    paragraphs = _paragraphs(page)
    for k, (start, end) in enumerate(paragraphs[:-1]):
        frame = _frame_before_colon(tree, (start, end)) if page.text[start:end].rstrip().endswith(":") else None
        if frame is None or _has_content(frame, (start, end), known):
            continue
        content = _block(page.text, paragraphs[k + 1 :], tree, known)
        if content:
            voice = Voice((frame.source,), (frame.cue,), frame, frame.through)
            act = saying.of_cue(tree, [frame.cue])._replace(negated=False)
            found.append(Draft(tidy(content, page.text), (voice,), act, _SCORE))
    return found


def _paragraphs(page: Page) -> list[Span]:
    """The lines of the body zones that hold anything."""
    found: list[Span] = []
    for zone in page.zones:
        at = zone.start
        for line in page.text[zone.start : zone.end].split("\n") if zone.kind == "body" else ():
            if line.strip():
                found.append((at, at + len(line)))
            at += len(line) + 1
    return found


def _frame_before_colon(tree: Tree, paragraph: Span) -> Frame | None:
    """The frame that ends the paragraph, without a complement of its own."""
    sentence = tree.sentence_of(paragraph[1] - 1) or tree.sentence_of(paragraph[1] - 2)
    if sentence is None:
        return None
    last = [f for f in frames.find(tree, sentence) if f.form == "verb" and f.bare]
    if not last:
        return None
    rest = tree.text[max(last[-1].cue[1], last[-1].source[1]) : paragraph[1]]
    return last[-1] if sum(c.isalnum() for c in rest) <= _BEHIND else None


def _block(text: str, following: Sequence[Span], tree: Tree, known: Nearby) -> list[Span]:
    """The paragraphs of the quote: all that open with a mark, else the next one if nobody speaks in it."""
    marked: list[Span] = []
    for start, end in following:
        if not text[start:end].lstrip().startswith(_OPENING) or _taken((start, end), known):
            break
        marked.append((start, end))
    if marked or not following:
        return marked
    span = following[0]
    if text[span[0] : span[1]].lstrip().startswith(_OPENING):
        return []
    words = [i for i in tree.tokens_in(*span) if tree.pos(i) != "PUNCT"]
    if len(words) < _FEWEST or not any(tree.pos(i) in ("VERB", "AUX") for i in words):
        return []
    own_voice = any(tree.lower(i) in _FIRST_PERSON for i in words)
    return [span] if own_voice or not (_taken(span, known) or _has_frame(tree, span)) else []


def _has_content(frame: Frame, paragraph: Span, known: Nearby) -> bool:
    """Whether the tagger has found what the frame introduces behind its paragraph."""
    mine = (d for d in known.around(*paragraph) if any(overlap(frame.cue, cue) for v in d.voices for cue in v.cue))
    return any(end > paragraph[1] for draft in mine for _, end in draft.content)


def _taken(span: Span, known: Nearby) -> bool:
    """Whether statements that are there already cover a good part of it."""
    covered = sum(overlap(span, other) for draft in known.around(*span) for other in draft.everything())
    return covered > _COVERED * (span[1] - span[0])


def _has_frame(tree: Tree, span: Span) -> bool:
    """Whether somebody is said to speak in the paragraph."""
    at = span[0]
    while at < span[1]:
        sentence = tree.sentence_of(at)
        if sentence is None:
            at += 1
            continue
        if frames.find(tree, sentence):
            return True
        at = max(sentence.end, at + 1)
    return False
