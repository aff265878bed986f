"""The words of a story's pages and how much each tells, weighed against general news."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from synoptic.links.words import background, content
from synoptic.model import Notes, Page

Terms = dict[str, float]

_UNKNOWN = 8.0  # the weight of a word that nothing is known of


class Corpus:
    """Word weights over all sentences of the pages, and the words of each page as a whole."""

    def __init__(self, pages: Sequence[Page], notes: Sequence[Notes]) -> None:
        self._text = {page.id: page.text for page in pages}
        self._sentence: dict[tuple[str, int], list[str]] = {}
        seen: Counter[str] = Counter()
        whole: dict[str, Counter[str]] = {}
        for note in notes:
            body: Counter[str] = Counter()
            for i, sentence in enumerate(note.sentences):
                words = content(self._text[note.page][sentence.start : sentence.end])
                self._sentence[note.page, i] = words
                body.update(words)
            whole[note.page] = body
            seen.update(body.keys())
        self.count = max(1, len(whole))
        self._seen = seen
        self.pages: dict[str, Terms] = {page: self._weigh(body) for page, body in whole.items()}
        self._alike: dict[tuple[str, str], float] = {}

    def idf(self, term: str) -> float:
        """Smoothed inverse document frequency in general news, with these pages counted among it.

        The pages alone would not do: in a story told by all of them its own words would count for nothing.
        """
        known = background()
        holding = known.holding.get(term, 0) + self._seen[term] * known.documents / (known.documents + self.count)
        return math.log((known.documents + self.count + 1) / (holding + 1)) if holding else _UNKNOWN

    def sentence(self, page: str, i: int) -> Terms:
        """The weighted words of a page's sentence, unit length."""
        return self._weigh(Counter(self._sentence[page, i]))

    def alike(self, one: str, other: str) -> float:
        """Cosine of two whole pages."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._alike:
            self._alike[pair] = cosine(self.pages[one], self.pages[other])
        return self._alike[pair]

    def _weigh(self, words: Mapping[str, int]) -> Terms:
        return unit({w: (1 + math.log(n)) * max(0.0, self.idf(w)) for w, n in words.items()})


def unit(terms: Mapping[str, float]) -> Terms:
    """Scaled to unit length."""
    length = math.sqrt(sum(x * x for x in terms.values())) or 1.0
    return {w: x / length for w, x in terms.items()}


def cosine(one: Terms, other: Terms) -> float:
    """Product of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(x * other[w] for w, x in one.items() if w in other)
