"""From the tagger's attributions to drafts of statements: one content, the voices that carry it in order.

A draft's `voices` run from the innermost (who says it) to the outermost (who passed it on last).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Attribution, Span
from synoptic.notes import saying
from synoptic.notes.frames import Frame
from synoptic.notes.saying import Cue


class Voice(msgspec.Struct, frozen=True):
    """One who speaks or passes on: source and cue as spans (source may be empty), and the frame behind them if any.
    `through` = a second voice within the same frame ("TNA quoted her as saying": her, through TNA)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: Frame | None = None
    through: Span | None = None


class Draft(msgspec.Struct, frozen=True):
    """A statement in the making. `voices`: innermost first, at least one."""

    content: tuple[Span, ...]
    voices: tuple[Voice, ...]
    act: Cue
    score: float

    @property
    def start(self) -> int:
        return min(s for s, _ in self.everything())

    @property
    def end(self) -> int:
        return max(e for _, e in self.everything())

    def everything(self) -> list[Span]:
        """All its spans: content, cues, sources."""
        return [*self.content, *(s for v in self.voices for s in (*v.source, *v.cue))]


def read(given: Iterable[Attribution], tree: Tree) -> list[Draft]:
    """The tagger's drafts of a page, in the order of their cues."""
    drafts: list[Draft] = []
    for attribution in given:
        draft = _draft(attribution, tree)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(attribution: Attribution, tree: Tree) -> Draft | None:
    """The tagger's attribution, its content kept to the cue's paragraph (and those a quotation runs through)."""
    if not attribution.cue:
        return None
    own = [*attribution.cue, *attribution.source]
    content = tidy(_filled(_same_paragraph(attribution, tree.text), own, tree), tree.text)
    if not content:
        return None
    voice = Voice(tuple(tidy(attribution.source, tree.text)), attribution.cue)
    return Draft(content, (voice,), saying.of_cue(tree, attribution.cue), attribution.score)


def _same_paragraph(attribution: Attribution, text: str) -> list[Span]:
    """Content fragments cut at line ends; what lies in another paragraph than the cue stays only if it is quoted."""
    start, end = attribution.cue[0]
    low = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    high = min((i for i in (text.find("\n", end), text.find("\r", end)) if i >= 0), default=len(text))
    kept = []
    for a, b in attribution.content:
        for line in re.finditer(r"[^\n\r]+", text[a:b]):
            s, e = a + line.start(), a + line.end()
            if (low <= s and e <= high) or (text[s:e].strip()[:1] or " ") in quotes.OPENERS + '"':
                kept.append((s, e))
    return kept


def _filled(spans: list[Span], own: Sequence[Span], tree: Tree) -> list[Span]:
    """Gaps within a sentence that are neither source nor cue (an aside in brackets) belong to the content."""
    out: list[Span] = []
    for span in sorted(spans):
        gap = (out[-1][1], span[0]) if out else None
        if (
            gap
            and tree.sentence_index(gap[0] - 1) == tree.sentence_index(span[0])
            and not any(overlap(gap, s) for s in own)
        ):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


_EDGE = " \t\u00a0,;:–—-"


def tidy(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans without blanks, commas and dashes at their edges; empty ones dropped."""
    out = []
    for start, end in spans:
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and (text[end - 1] in _EDGE) and not _closing_dash(text, end):
            end -= 1
        if any(c.isalnum() for c in text[start:end]):
            out.append((start, end))
    return tuple(sorted(out))


def _closing_dash(text: str, end: int) -> bool:
    """A comma before a closing quotation mark belongs to the quotation."""
    return text[end : end + 1] in ('"', "”", "’") and text[end - 1] in ",–—-"


def without(spans: Sequence[Span], cut: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans less the stretches cut out."""
    out = list(spans)
    for a, b in cut:
        out = [piece for s, e in out for piece in ((s, min(e, a)), (max(s, b), e)) if piece[0] < piece[1]]
    return tidy(out, text)


def overlap(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
