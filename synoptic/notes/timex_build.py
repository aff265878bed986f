"""From a match to drafts: which builder reads which pattern."""

from __future__ import annotations

from collections.abc import Callable

from synoptic.notes import timex_dates, timex_spans
from synoptic.notes.timex_draft import Draft
from synoptic.notes.timex_grammar import Hit
from synoptic.notes.timex_slots import Slots

_BUILDERS: dict[str, Callable[[Slots], list[Draft]]] = {
    "calendar": timex_dates.calendar,
    "quarter": timex_dates.quarter,
    "century": timex_dates.century,
    "decade": timex_dates.decade,
    "spoken": timex_dates.spoken,
    "twin": timex_spans.twin,
    "day_range": timex_dates.day_range,
    "year_range": timex_dates.year_range,
    "bc_range": timex_dates.bc_range,
    "offset": timex_spans.offset,
    "around": timex_spans.around,
    "offset_in": timex_spans.offset_in,
    "duration": timex_spans.duration,
    "period": timex_spans.period,
    "qualified": timex_spans.qualified,
    "stretch": timex_spans.stretch,
    "sets": timex_spans.sets,
    "nightly": timex_spans.nightly,
    "vague": timex_spans.vague,
    "same": timex_spans.same,
}


def build(hit: Hit) -> list[Draft]:
    """What the match says; nothing if its slots make no sense (then a shorter match is tried)."""
    slots = Slots(hit)
    if not slots.sound():
        return []
    return _BUILDERS[hit.build](slots)
