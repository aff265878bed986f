"""The pairs of pages that have text in common, measured; what is no sign of copying left out.

Left out are bodies too short to tell, words of furniture that was read as body (a passage that many unlike pages hold),
tables whose numbers differ (yesterday's forecast, results, prices), and boilerplate where an article should stand (one
short body under titles that have nothing to do with it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synoptic.links import shingles, winnow
from synoptic.links.common_text import NOTHING, Body, Common, Passage, body, is_template, measure, passages
from synoptic.links.groups import Groups
from synoptic.links.shingles import NUMBER, SIZE, Shingles, Words
from synoptic.model import Page

EDITED = 0.5  # of a body's own words found in the other: a copy of it, edited or shortened
LEAST = 30  # own words in common that make a copy: a line or two in common happens
PASSAGE = 40  # words of a passage that was hardly written twice …
PASSAGE_OWN = 12  # … of which so many stand outside quotations of both: more than "the minister said on Sunday"
COMMON = 20  # unlike pages that hold a passage before it is furniture …
HOUSE = 2  # … and unlike pages of one outlet: what a house prints a third time is its own formula
_ALIKE = 0.8  # own words of both found in the other: one text
_PIECE = 0.67  # what is less of a page than this, in one piece, is a passage in a text of its own
_PIECES = 10  # own words of a piece
_TABLE = 0.3  # numbers among the words of a body: a table, which is copied whole or not at all
_SHORT = 150  # words of a body that may be boilerplate

Pair = tuple[int, int]


class CopiedPairs:
    """Pages by number (in the order of their ids), and what any two of them share.

    `twin`: for each page the first page with the very same words; `pairs` holds the measure of first pages i < j that
    share enough for a copy or a passage.
    """

    def __init__(self, pages: Sequence[Page], known: Mapping[str, Words]) -> None:
        self.pages = sorted(pages, key=lambda page: page.id)
        self.words = [known[page.id] if page.id in known else shingles.words(page) for page in self.pages]
        self._furniture: Shingles = np.empty(0, np.uint64)
        self._furnished: set[int] = set()  # pages that hold any
        self._made = lru_cache(maxsize=4096)(self._body)
        self.twin = self._twins()
        self.pairs: dict[Pair, Common] = {}
        self._kept: dict[Pair, Common] = {}
        self._find()

    def body(self, page: int) -> Body:
        """A page's body, made ready for comparing."""
        return self._made(page)

    def common(self, one: int, other: int) -> Common:
        """What two pages share, the first number's share first; kept."""
        one, other = self.twin[one], self.twin[other]
        if one == other:
            return Common((1.0, 1.0), len(self.words[one]), (1.0, 1.0))
        pair = (min(one, other), max(one, other))
        if pair not in self._kept:
            self._kept[pair] = self.pairs[pair] if pair in self.pairs else self._measured(*pair)
        found = self._kept[pair]
        return found if pair == (one, other) else found.turned()

    def is_copy(self, one: int, other: int) -> bool:
        """Is most of `one` text of `other`?"""
        found = self.common(one, other)
        return found.own[0] >= EDITED and found.words >= LEAST and found.pieces != 1

    def _body(self, page: int) -> Body:
        made = body(self.words[page])
        return made._replace(furniture=_furnished(made, self._furniture)) if page in self._furnished else made

    def _twins(self) -> list[int]:
        """The first page with the same words; short bodies have no twin."""
        first: dict[bytes, int] = {}
        return [
            first.setdefault((words >> np.uint32(2)).tobytes(), i) if len(words) >= LEAST else i
            for i, words in enumerate(self.words)
        ]

    def _find(self) -> None:
        firsts = [i for i, twin in enumerate(self.twin) if i == twin and len(self.words[i]) >= LEAST]
        prints = winnow.fingerprints([self.words[i] for i in firsts])
        number = np.array(firsts, np.int64)
        for i, j in number[winnow.candidates(prints)].tolist() if firsts else ():
            self._keep(i, j)
        alike = Groups(len(self.pages))
        for (i, j), found in self.pairs.items():
            if (
                min(found.own) >= EDITED
            ):  # of both: a line with a long notice below it is not the article with that notice
                alike.join(i, j)
        tops = np.array([alike.top(i) for i in firsts], np.int64)
        houses = _numbered([self.pages[i].outlet for i in firsts])
        self._furniture = winnow.common(prints, tops, COMMON, houses, HOUSE)
        held = winnow.within(prints.prints, self._furniture)
        self._furnished = set(number[np.unique(prints.holders[held])].tolist())
        self._made.cache_clear()
        for i, j in [(i, j) for i, j in self.pairs if i in self._furnished or j in self._furnished]:
            del self.pairs[i, j]
            self._keep(i, j)
        self._drop_boilerplate()

    def passages(self, one: int, other: int) -> list[Passage]:
        """The passages that were hardly written twice, in the order of `one`."""
        if not _may_quote(self.common(one, other)):
            return []
        return [
            it
            for it in passages(self.body(one), self.body(other), PASSAGE)
            if it.own >= PASSAGE_OWN and 2 * it.house <= it.words
        ]

    def _keep(self, i: int, j: int) -> None:
        """Measure two pages, and keep the measure if it can matter."""
        found = self._measured(i, j)
        if _may_quote(found) or (found.words >= LEAST and max(found.own) >= EDITED):
            self.pairs[i, j] = found

    def _measured(self, i: int, j: int) -> Common:
        one, other = self.body(i), self.body(j)
        found = measure(one, other)
        if max(found.own) < EDITED or found is NOTHING:
            return found
        if max(_numbers(one), _numbers(other)) > _TABLE or is_template(one, other):
            return NOTHING
        if max(found.own) >= _PIECE:
            return found
        return found._replace(pieces=sum(piece.own >= _PIECES for piece in passages(one, other, _PIECES)))

    def _drop_boilerplate(self) -> None:
        """One short body under several titles that share no word with it: it belongs to none of them."""
        groups = Groups(len(self.pages))
        for i, twin in enumerate(self.twin):
            groups.join(twin, i)
        for (i, j), found in self.pairs.items():
            if min(found.own) >= _ALIKE:
                groups.join(i, j)
        for members in groups.members().values():
            if len(self.words[members[0]]) < _SHORT and self._is_boilerplate(members):
                for i in members:
                    self.twin[i] = i
                for pair in [(i, j) for i in members for j in members if (i, j) in self.pairs]:
                    self.pairs[pair] = NOTHING

    def _is_boilerplate(self, members: Sequence[int]) -> bool:
        told = set((self.words[members[0]] >> np.uint32(2)).tolist())
        titles = {title for i in members if (title := _title(self.pages[i].title))}
        apart = [title for title in titles if not title & told]
        return len(apart) > 1 and 2 * len(apart) > len(titles)


def _may_quote(found: Common) -> bool:
    return found.words >= PASSAGE_OWN and found.longest >= PASSAGE


def _numbered(names: Sequence[str | None]) -> NDArray[np.int64]:
    """A number for each name, the same for the same; -1 for none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) if name else -1 for name in names], np.int64)


def _title(title: str | None) -> frozenset[int]:
    """The longer words of a title, as numbers like those of a body."""
    long = " ".join(word for word in (title or "").split() if len(word) > 3)
    return frozenset((shingles.cut(long).words >> np.uint32(2)).tolist())


def _numbers(of: Body) -> float:
    return float(((of.words & NUMBER) > 0).mean()) if len(of.words) else 0.0


def _furnished(of: Body, furniture: Shingles) -> NDArray[np.bool_]:
    """The words of a body from one fingerprint of furniture to the next, when none other lies between."""
    chosen = np.flatnonzero(winnow.selected(of.shingles))
    is_common = winnow.within(of.shingles[chosen], furniture)
    made = np.zeros(len(of.words), np.bool_)
    for at in chosen[is_common]:
        made[at : at + SIZE] = True
    both = is_common[:-1] & is_common[1:]
    for before, after in zip(chosen[:-1][both], chosen[1:][both], strict=True):
        made[before:after] = True
    return made
