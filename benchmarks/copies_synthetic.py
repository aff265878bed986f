"""Synthetic pages with planted copies, as crowded as news: few words make up most of the text, formulas recur.

Words are drawn from a Zipf distribution; a third of a page is formulas (runs of 5 to 14 words) that many pages have,
some of them a topic's own; lengths are log-normal around 330 words. Outlets print their own notice in the body of some
pages, and there are forecasts that differ in their numbers only: neither makes copies.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from benchmarks.copies_made import Made
from synoptic.model import Page, Zone

_VOCABULARY, _FORMULAS = 60_000, 6_000
_OF_OUTLET = 250  # pages of an outlet
_WIRE = 500  # pages that print one agency story
Words = list[str]


def synthetic(count: int, seed: int) -> tuple[list[Page], list[Made]]:
    """`count` pages: 82 % articles, 8 % whole copies of them, 4 % with a passage of another, the rest no copies."""
    press = _Press(seed, topics=max(10, count // 100), outlets=max(4, count // _OF_OUTLET))
    whole, partial, forecasts = count * 8 // 100, count * 4 // 100, count // 200
    wire = min(_WIRE, count // 50)
    texts = [press.article() for _ in range(count - whole - partial - forecasts - wire)]
    pages = [press.page(f"a{i}", text) for i, text in enumerate(texts)]
    made = []
    long = [i for i, text in enumerate(texts) if len(text) >= 120]
    for n in range(whole):
        made.append(press.copy(f"c{n}", (i := press.draw.choice(long)), texts[i]))
    for n in range(partial):
        made.append(press.quoting(f"q{n}", (i := press.draw.choice(long)), texts[i]))
    source = next(i for i in long if len(texts[i]) > 300)
    made += [press.copy(f"w{n}", source, texts[source]) for n in range(wire)]
    pages += [press.page(f"f{n}", press.forecast()) for n in range(forecasts)]
    everything = [*pages, *(one.page for one in made)]
    press.draw.shuffle(everything)
    return everything, made


class _Press:
    """Draws words, formulas, articles and what is made of them."""

    def __init__(self, seed: int, topics: int, outlets: int) -> None:
        self.draw = random.Random(seed)
        self._numpy = np.random.default_rng(seed)
        self._words = np.array(_vocabulary(self.draw))
        self._weights = np.cumsum(1 / np.arange(1, _VOCABULARY + 1) ** 1.05)
        self._formulas = [self._drawn(self.draw.randrange(5, 15)) for _ in range(_FORMULAS)]
        self._formula_weights = np.cumsum(1 / np.arange(1, _FORMULAS + 1) ** 0.9)
        self._topics = [[self._drawn(self.draw.randrange(5, 12)) for _ in range(12)] for _ in range(topics)]
        self._notices = [self._drawn(60) for _ in range(outlets)]
        self._templates = [self._drawn(12) for _ in range(30)]

    def article(self) -> Words:
        """The words of a body."""
        length = int(np.clip(self._numpy.lognormal(5.8, 0.75), 15, 6000))
        topic, made = self.draw.choice(self._topics), Words()
        free = iter(self._drawn(length))
        picks = self._picked(self._formula_weights, length // 15 + 1)
        for n, pick in enumerate(picks):
            made += [word for _, word in zip(range(self.draw.randrange(4, 22)), free, strict=False)]
            made += self._formulas[pick] if n % 4 else self.draw.choice(topic)
        return made[:length]

    def page(self, name: str, words: Words) -> Page:
        """A page; one in five has its outlet's notice in its body."""
        house = self.draw.randrange(len(self._notices))
        body = [*words, *self._notices[house]] if self.draw.random() < 0.2 else words
        return _page(name, body, f"Outlet {house}")

    def copy(self, name: str, source: int, words: Words) -> Made:
        """A whole copy of an article: as it is, cut, or with one word in 20 changed."""
        how = self.draw.choice(("exact", "cut", "edited", "edited and cut"))
        text = words[: int(len(words) * self.draw.uniform(0.4, 0.8))] if "cut" in how else words
        if "edited" in how:
            new = self._drawn(len(text))
            text = [new[i] if self.draw.random() < 0.05 else word for i, word in enumerate(text)]
        kind = "exact" if how == "exact" else "near"
        made = self.page(name, text)
        return Made(made, f"a{source}", kind, (how,), sources=frozenset({f"a{source}"}))

    def quoting(self, name: str, source: int, words: Words) -> Made:
        """An article with a passage of another."""
        size = self.draw.randrange(60, 110)
        start = self.draw.randrange(len(words) - size + 1)
        own = self.article()
        at = self.draw.randrange(len(own) + 1)
        before = len(" ".join(own[:at])) + (1 if at else 0)
        passage = words[start : start + size]
        made = self.page(name, [*own[:at], *passage, *own[at:]])
        span = (before, before + len(" ".join(passage)))
        return Made(made, f"a{source}", "partial", ("passage",), span, sources=frozenset({f"a{source}", name}))

    def forecast(self) -> Words:
        """A template of 30 pieces, each with a number of the day."""
        return [word for piece in self._templates for word in (*piece, str(self.draw.randrange(1, 400)))]

    def _drawn(self, count: int) -> Words:
        return [str(word) for word in self._words[self._picked(self._weights, count)]]

    def _picked(self, weights: Any, count: int) -> Any:
        return np.searchsorted(weights, self._numpy.random(count) * weights[-1])


def _vocabulary(draw: random.Random) -> Words:
    heads = ("b", "br", "c", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w")
    vowels, tails = "aeiou", ("", "n", "r", "s", "l")
    made: dict[str, None] = {}
    while len(made) < _VOCABULARY:
        parts = (draw.choice(heads) + draw.choice(vowels) for _ in range(draw.choice((1, 2, 2, 3, 3, 4))))
        made["".join(parts) + draw.choice(tails)] = None
    return sorted(made, key=len)


def _page(name: str, words: Words, outlet: str) -> Page:
    text = " ".join(words)
    zones = (Zone(start=0, end=len(text), kind="body"),)
    return Page(id=name, source=name, text=text, digest="", outlet=outlet, language="en", zones=zones)
