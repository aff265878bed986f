"""Accounts of one event that give different days."""

from __future__ import annotations

from collections.abc import Iterator

from synoptic.links import days as spans
from synoptic.links.days import Days
from synoptic.model import Discrepancy, Event
from synoptic.story.sides import Desk, Side, Spanned, clause

_BESIDE = 2
_PRECISE = 31  # days: a month against another month is a difference, a year against a day in it is none


def find(desk: Desk, event: Event, sides: list[Side]) -> Iterator[Discrepancy]:
    """At most one discrepancy: the days that the witnesses give, when two of them exclude each other."""
    groups: list[tuple[Days, list[Side], list[Spanned]]] = []
    for side in sides:
        told = _days(desk, side)
        for i, (common, others, places) in enumerate(groups):
            fits = [(both, where) for days, where in told if (both := spans.meet(common, days)) is not None]
            if fits:
                groups[i] = (fits[0][0], [*others, side], [*places, *fits[0][1]])
                break
        else:
            groups += [(days, [side], where) for days, where in told[:1]]
    if len(groups) > 1 and any(groups[0][0] is not days and _told_apart(groups[0][0], days) for days, _, _ in groups):
        yield Discrepancy(
            event=event.id,
            attribute="date",
            about=f"when: {event.label}" if event.label else "when",
            values=tuple(
                desk.told(words(_nearest(days, [d for d, _, _ in groups if d is not days])), of, where)
                for days, of, where in groups
            ),
        )


def _days(desk: Desk, side: Side) -> list[tuple[Days, list[Spanned]]]:
    """The days that one witness gives, the most precise first. One that gives several that exclude each other quarrels
    with nobody who agrees with any of them."""
    dated = sorted(
        (m for m in side.mentions if m.timex is not None and (desk.days(m).known or desk.days(m).only)),
        key=lambda m: (desk.days(m).width, m.start),
    )
    told: list[tuple[Days, list[Spanned]]] = []
    for mention in dated:
        days = desk.days(mention)
        if days.width > _PRECISE and not days.only:
            continue
        for i, (common, where) in enumerate(told):
            both = spans.meet(common, days)
            if both is not None:
                told[i] = both, [*where, clause(mention)]
                break
        else:
            told.append((days, [clause(mention)]))
    return told


def _told_apart(one: Days, other: Days) -> bool:
    """Is it the accounts that differ? Where a year is not known, only days that lie beside each other tell that."""
    return not (one.only or other.only) or spans.gap(one, other) <= _BESIDE


def _nearest(days: Days, others: list[Days]) -> Days:
    """Of several possible days, those that lie nearest to what the other side says: a Sunday beside Monday the 22nd."""
    if len(days.only) < 2:
        return days
    away = {d: min(spans.gap(Days(d, d), other) for other in others) for d in days.only}
    kept = frozenset(d for d in days.only if away[d] == min(away.values()))
    return Days(min(kept), max(kept), kept)


def words(days: Days) -> str:
    """ISO days: "2016-02-21", "2016-02-21/2016-02-22", "2016-02-24|2021-02-24"."""
    interval = spans.interval(days)
    if interval.candidates:
        return "|".join(day.isoformat() for day in interval.candidates)
    ends = [day.isoformat() if day else ".." for day in (interval.earliest, interval.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)
