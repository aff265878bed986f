"""What moves when a page's date becomes narrower: its temporal expressions, and the mentions that rest on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from synoptic.model import Dating, EventMention, Interval, Notes
from synoptic.notes import event_dates, times


def mentions(
    notes: Sequence[Notes],
    told: Mapping[str, tuple[EventMention, ...]],
    before: Mapping[str, Dating],
    after: Mapping[str, Dating],
) -> dict[str, tuple[EventMention, ...]]:
    """The event mentions of each page, dated anew where the page's date has changed."""
    redated = dict(told)
    for note in notes:
        dating = after.get(note.page)
        if dating is not None and dating != before.get(note.page):
            days = {(t.start, t.end): t.days for t in times.resolve(note.timexes, dating)}
            redated[note.page] = tuple(
                msgspec.structs.replace(m, when=event_dates.redated(m, days, dating)) for m in told[note.page]
            )
    return redated


def moment(when: Interval) -> tuple[date, int, date]:
    """A key that orders intervals in time: by their middle when closed, else just before or after the end that is
    known; the unknown last."""
    if when.earliest and when.latest:
        middle = date.fromordinal((when.earliest.toordinal() + when.latest.toordinal()) // 2)
        return middle, 0, when.earliest
    if when.latest:
        return when.latest, -1, when.latest
    if when.earliest:
        return when.earliest, 1, when.earliest
    return date.max, 1, date.max
