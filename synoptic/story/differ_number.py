"""Accounts of one event that give different numbers of the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from synoptic.model import Amount, Discrepancy, Event
from synoptic.story.sides import Desk, Side, Spanned, order

_VAGUE = 1.6  # a range that goes so many times beyond its lower end
_PART = 0.5  # of the highest figure that a witness gives: what lies below counts a part of it, or something else
_TOLLS = ("killed", "injured", "missing", "dead", "wounded", "arrested", "displaced", "infected")
_ROUND = 0.03  # two figures so near are one, rounded


class _Said:
    """One stated figure: the bounds, the figure itself (the bound that is named), where."""

    def __init__(self, side: Side, page: str, amount: Amount) -> None:
        self.side, self.amount = side, amount
        self.where: Spanned = (page, amount.start, amount.end)
        finite = [x for x in (amount.low, amount.high) if math.isfinite(x)]
        self.open = len(finite) < 2 or amount.low <= 0 < amount.high
        self.figure = finite[0] if len(finite) == 1 or amount.low > 0 else finite[-1]

    def agrees(self, other: _Said) -> bool:
        """The same figure, or ranges that meet: one of them vague ("dozens"), or both told alike."""
        if self.open or other.open:
            return _near(self.figure, other.figure)
        if _near(self.figure, other.figure) and _near(self.amount.high, other.amount.high):
            return True
        meets = self.amount.low <= other.amount.high and other.amount.low <= self.amount.high
        return meets and (self.vague or other.vague or _alike(self, other))

    @property
    def vague(self) -> bool:
        """A wording that fixes no figure: "dozens", "hundreds"."""
        return not self.open and self.amount.high > _VAGUE * max(self.amount.low, 1e-9)


def find(desk: Desk, event: Event, sides: list[Side]) -> Iterator[Discrepancy]:
    """A discrepancy for each thing counted by two witnesses whose figures do not agree."""
    counted: dict[str, list[_Said]] = {}
    for side in sides:
        seen: set[tuple[int, int]] = set()
        for mention in side.mentions:
            for amount in mention.numbers:
                if amount.what and (amount.start, amount.end) not in seen:
                    seen.add((amount.start, amount.end))
                    counted.setdefault(amount.what, []).append(_Said(side, mention.page, amount))
    for what, said in counted.items():
        groups = _groups(_totals(said))
        if len({id(one.side) for one in said}) > 1 and len(groups) > 1 and _across(groups):
            yield Discrepancy(
                event=event.id,
                attribute="number",
                about=what,
                values=tuple(desk.told(_words(g), [one.side for one in g], [one.where for one in g]) for g in groups),
                update=_update(desk, groups, what),
            )


def _totals(said: list[_Said]) -> list[_Said]:
    """Each witness's figures that are not vague, without those of a part ("10 children" of "84 people")."""
    most: dict[str, float] = {}
    for one in said:
        most[one.side.page] = max(most.get(one.side.page, 0.0), one.figure)
    return [one for one in said if not one.vague and one.figure >= _PART * most[one.side.page]]


def _groups(said: list[_Said]) -> list[list[_Said]]:
    """Figures that agree, in ascending order."""
    groups: list[list[_Said]] = []
    for one in sorted(said, key=lambda s: (s.figure, s.where)):
        for group in groups:
            if all(one.agrees(other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _across(groups: list[list[_Said]]) -> bool:
    """Do two witnesses stand on different sides, rather than one that gives several figures?"""
    speakers = [{one.side.page for one in group} for group in groups]
    return any(a != b and (a - b or b - a) and len(a | b) > 1 for a, b in pairwise(speakers))


def _update(desk: Desk, groups: list[list[_Said]], what: str) -> bool:
    """Do the figures rise with the pages' dates, so that the later ones bring the earlier up to date? A toll on pages
    of one day is taken to rise too."""
    for low, high in pairwise(groups):
        before = max(order(desk, one.side.page)[0] for one in low)
        after = min(order(desk, one.side.page)[1] for one in high)
        if before > after:
            return False
    first, last = groups[0], groups[-1]
    moved = min(order(desk, s.side.page)[1] for s in first) < max(order(desk, s.side.page)[0] for s in last)
    return moved or what.endswith(_TOLLS) or all(one.open for one in first)


def _near(one: float, other: float) -> bool:
    return one == other or (
        math.isfinite(one) and math.isfinite(other) and abs(one - other) <= _ROUND * max(abs(one), abs(other))
    )


def _alike(one: _Said, other: _Said) -> bool:
    """Ranges of like width: "70 to 90" and "90" are told differently."""
    a, b = one.amount, other.amount
    return _near(a.low, b.low) or (_near(a.high, b.high) and (a.high - a.low) == (b.high - b.low))


def _words(group: list[_Said]) -> str:
    amount = group[0].amount
    if not math.isfinite(amount.high):
        return f"{amount.low:g}+"
    return f"{amount.low:g}" if amount.low == amount.high else f"{amount.low:g}-{amount.high:g}"
