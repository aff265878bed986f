"""Quotations without a frame of their own: they belong to whoever speaks around them.

In order: the statement before them in their paragraph; for a paragraph that is one quotation, the paragraph before it,
if that one ends in a statement or in a quotation left open (the press closes only the last of several paragraphs).
"""

from __future__ import annotations

import re

from synoptic.language import quotes
from synoptic.language.quotes import Quotation
from synoptic.language.tree import Tree
from synoptic.model import Page, Span
from synoptic.notes.attributions import Draft, Voice, overlap, tidy
from synoptic.notes.nearby import Nearby

FEWEST_WORDS = 5
WHOLE = 0.8  # share of a paragraph that makes it one quotation
NEAR = 1  # paragraphs back
_SCORE = 0.4


def quotations(page: Page, tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts for the loose quotations, with the voices of the statement they go with."""
    found: list[Draft] = []
    known = Nearby(drafts)
    for zone in page.zones:
        if zone.kind != "body":
            continue
        paragraphs = [
            (zone.start + m.start(), zone.start + m.end())
            for m in re.finditer(r"[^\n\r]+", page.text[zone.start : zone.end])
        ]
        paragraphs = [p for p in paragraphs if page.text[p[0] : p[1]].strip()]
        for k, paragraph in enumerate(paragraphs):
            for quotation in quotes.quotations(page.text, *paragraph):
                near = known.around(paragraphs[max(0, k - NEAR)][0], paragraph[1])
                if _is_loose(quotation, tree, near):
                    host = _host(quotation, k, paragraphs, near, tree)
                    if host is not None:
                        found.append(_draft(quotation, host, tree))
                        known.add(found[-1])
    return found


def _is_loose(quotation: Quotation, tree: Tree, drafts: list[Draft]) -> bool:
    """Long enough to be speech, with a verb, and nobody's yet."""
    inside = [i for i in tree.tokens_in(quotation.start, quotation.end) if tree.pos(i) != "PUNCT"]
    if len(inside) < FEWEST_WORDS or not any(tree.pos(i) in ("VERB", "AUX") for i in inside):
        return False
    span = (quotation.start, quotation.end)
    return not any(overlap(span, other) for d in drafts for other in d.everything())


def _host(quotation: Quotation, k: int, paragraphs: list[Span], drafts: list[Draft], tree: Tree) -> Draft | None:
    paragraph = paragraphs[k]
    before = [d for d in drafts if paragraph[0] <= d.start and d.end <= quotation.start + 1]
    if before and tree.text[paragraph[0] : paragraph[1]]:
        return max(before, key=lambda d: d.end)
    if quotation.end - quotation.start < WHOLE * (paragraph[1] - paragraph[0]):
        return None
    for previous in reversed(paragraphs[max(0, k - NEAR) : k]):
        there = [d for d in drafts if previous[0] <= d.start and d.end <= previous[1] + 1]
        if not there:
            return None
        last = max(there, key=lambda d: d.end)
        rest = tree.text[last.end : previous[1]]
        if sum(c.isalnum() for c in rest) <= 25:
            return last
    return None


def _draft(quotation: Quotation, host: Draft, tree: Tree) -> Draft:
    voices = (Voice(host.voices[0].source, (), None, None), *host.voices[1:])
    return Draft(tidy([(quotation.start, quotation.end)], tree.text), voices, host.act._replace(negated=False), _SCORE)
