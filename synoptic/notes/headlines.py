"""Attribution by a colon: headlines ("Mora: No Talks This Year", "No talks this year: ministry") and transcripts."""

from __future__ import annotations

import re

from synoptic.language.tree import Tree
from synoptic.model import Page, Span
from synoptic.notes.attributions import Draft, Voice, overlap, tidy
from synoptic.notes.nearby import Nearby
from synoptic.notes.saying import Cue
from synoptic.notes.sourcing import names_a_source

_BEFORE = re.compile(r"^\s*(?P<who>[^:\n]{2,48}?)(?P<cue>:)\s+(?P<what>\S[^\n]{8,})$")
_AFTER = re.compile(
    r"^\s*(?P<what>[^\n]{8,}?)\s*(?P<cue>:|\s[-–—]{1,2}\s|,?\s(?:says|said|claims|reports))\s*(?P<who>[^:\n]{2,40})\s*$"
)
_TURN = re.compile(r"^(?P<who>(?:[A-Z][\w.'’-]+\s+){0,4}[A-Z][\w.'’-]+)(?P<cue>:)\s+(?P<what>\S.+)$", re.M)
_TURNS = 3  # so many turns make a transcript
_SCORE = 0.6
_SAID = Cue("assert", 2, False, None)


def find(page: Page, tree: Tree, taken: list[Draft]) -> list[Draft]:
    """Drafts that colons (or a headline's dash) attribute and `taken` has not."""
    found: list[Draft] = []
    for zone in page.zones:
        if zone.kind == "title":
            found += _headline(tree, (zone.start, zone.end))
        elif zone.kind == "body":
            found += _transcript(tree, (zone.start, zone.end))
    known = Nearby(taken)
    return [
        d for d in found if not any(overlap(a, b) for a in d.content for t in known.around(*a) for b in t.everything())
    ]


def _headline(tree: Tree, span: Span) -> list[Draft]:
    text = tree.text[span[0] : span[1]]
    for pattern in (_BEFORE, _AFTER):
        match = pattern.match(text)
        if match and _can_speak(tree, span[0] + match.start("who"), span[0] + match.end("who")):
            return [_draft(tree, match, span[0])]
    return []


def _transcript(tree: Tree, span: Span) -> list[Draft]:
    turns = list(_TURN.finditer(tree.text, span[0], span[1]))
    return [_draft(tree, m, 0) for m in turns] if len(turns) >= _TURNS else []


def _can_speak(tree: Tree, start: int, end: int) -> bool:
    head = tree.head_of_span(start, end)
    if head is None or any(tree.pos(i) in ("VERB", "AUX", "ADV") for i in tree.tokens_in(start, end)):
        return False
    return names_a_source(tree, head) or tree.word(head) in _surnames(tree)


def _surnames(tree: Tree) -> frozenset[str]:
    """Last words of the page's names: a headline has the bare surname, which its few words may not show as a name."""
    return frozenset(
        tree.word(n.last - 1) for n in tree.reading.names if n.kind in ("PER", "ORG", "LOC") and n.last > n.first
    )


def _draft(tree: Tree, match: re.Match[str], base: int) -> Draft:
    who, cue, what = ((base + match.start(k), base + match.end(k)) for k in ("who", "cue", "what"))
    return Draft(tidy([what], tree.text), (Voice(tidy([who], tree.text), (cue,)),), _SAID, _SCORE)
