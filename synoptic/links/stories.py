"""Which pages belong to one affair: average-link clustering of the pages' words, one threshold for all.

Words are weighed against general news (see `words.background`) and against the given pages; titles and first sentences,
where reporters put the matter, count more. Candidate pairs come from an index of each page's most telling words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from synoptic.links.cluster import average_link
from synoptic.links.corpus import Terms, cosine, unit
from synoptic.links.words import background, content
from synoptic.model import Page

THRESHOLD = 0.15
_TITLE = 3  # times that a title's words count
_LEAD = 600  # characters of the body that count twice
_BODY = 6000  # characters of the body that are looked at
_INDEX = 25  # words of a page that lead to candidates
_COMMON = 300  # a word that leads to more pages than this leads nowhere


def group(pages: Sequence[Page], threshold: float = THRESHOLD) -> list[list[str]]:
    """Page ids by story, in the order of the pages."""
    terms = _terms(pages)
    holders: dict[str, list[int]] = defaultdict(list)
    for i, of in enumerate(terms):
        for word in sorted(of, key=lambda w: (-of[w], w))[:_INDEX]:
            holders[word].append(i)
    scores: dict[tuple[int, int], float] = {}
    for held in holders.values():
        if len(held) <= _COMMON:
            for n, i in enumerate(held):
                for j in held[n + 1 :]:
                    if (i, j) not in scores:
                        scores[i, j] = cosine(terms[i], terms[j])
    return [[pages[i].id for i in members] for members in average_link(len(pages), scores, threshold, absent=0.02)]


def _terms(pages: Sequence[Page]) -> list[Terms]:
    counted = [_counts(page) for page in pages]
    held: Counter[str] = Counter()
    for counts in counted:
        held.update(counts.keys())
    known = background()
    total = known.documents + len(pages)

    def weight(word: str) -> float:
        return math.log((total + 1) / (known.holding.get(word, 0) + held[word] + 0.5))

    # A word of one page alone tells nothing of its likeness to others.
    return [unit({w: (1 + math.log(n)) * weight(w) for w, n in of.items() if held[w] > 1}) for of in counted]


def _counts(page: Page) -> Counter[str]:
    """How often the page says each root and each pair of neighbours, title and lead counted more."""
    body = " ".join(page.text[z.start : z.end] for z in page.zones if z.kind == "body")
    title = content(page.title or "")
    words = [content(body[:_BODY]), content(body[:_LEAD]), *[title] * _TITLE]
    counts: Counter[str] = Counter()
    for of in words:
        counts.update(of)
        counts.update(f"{a} {b}" for a, b in pairwise(of))
    return counts
