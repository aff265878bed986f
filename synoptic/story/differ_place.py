"""Accounts of one event that put it in different places."""

from __future__ import annotations

from collections.abc import Iterator

from synoptic.links.score import may_contain, same_place
from synoptic.model import Discrepancy, Event, Place
from synoptic.story.sides import Desk, Side, Spanned, clause


def find(desk: Desk, event: Event, sides: list[Side]) -> Iterator[Discrepancy]:
    """At most one discrepancy: places that cannot lie in one another, each the only one that its witness gives."""
    told: list[tuple[Place, list[Side], list[Spanned]]] = []
    for side in sides:
        placed = [m for m in side.mentions if m.place is not None]
        places = {m.place.name.casefold(): m.place for m in placed if m.place}
        if len(places) != 1:
            continue
        place = next(iter(places.values()))
        where = [clause(m) for m in placed]
        for known, others, spans in told:
            if same_place(known, place) or may_contain(known, place):
                others.append(side)
                spans += where
                break
        else:
            told.append((place, [side], where))
    if len(told) > 1:
        yield Discrepancy(
            event=event.id, attribute="place", about="where",
            values=tuple(desk.told(place.name, of, where) for place, of, where in told),
        )  # fmt: skip
