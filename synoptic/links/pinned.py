"""Page dates that people have set: such a date stands, whatever the pages say, and all that rests on it moves.

A verdict of kind "published" names its page by its first anchor and a day, month or year (ISO 8601) as its value. The
page's own evidence is not thrown away: where it speaks against the date set, the dating says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from synoptic.links import redate
from synoptic.model import Candidate, Dating, Evidence, Notes, Verdict
from synoptic.notes import times
from synoptic.notes.timex_values import days_of

_ASKED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def asked(value: str) -> tuple[date, date] | None:
    """First and last day of "2016-02-24", "2016-02" or "2016"; None for anything else."""
    return days_of(value) if _ASKED.fullmatch(value) else None


def datings(verdicts: Iterable[Verdict], notes: Sequence[Notes]) -> dict[str, Dating]:
    """The dating of each page that a standing verdict dates; the latest verdict on a page counts."""
    own = {note.page: note.published for note in notes}
    made: dict[str, Dating] = {}
    for verdict in sorted((v for v in verdicts if v.undone is None), key=lambda v: (v.at, v.id)):
        days = asked((verdict.value or "").strip()) if verdict.kind == "published" else None
        page = verdict.anchors[0].page if verdict.anchors else ""
        if days is not None and page in own:
            made[page] = _dating(days, verdict, own[page])
    return made


def notes(given: Sequence[Notes], pinned: Mapping[str, Dating]) -> tuple[Notes, ...]:
    """The notes, those of the dated pages with their time expressions and events dated anew."""
    before = {note.page: note.published for note in given}
    events = redate.mentions(given, {n.page: n.events for n in given}, before, {**before, **pinned})
    made = []
    for note in given:
        dating = pinned.get(note.page)
        if dating is not None:
            timexes = times.resolve(note.timexes, dating)
            note = msgspec.structs.replace(note, published=dating, timexes=timexes, events=events[note.page])
        made.append(note)
    return tuple(made)


def _dating(days: tuple[date, date], verdict: Verdict, own: Dating) -> Dating:
    first, last = days
    who, when = verdict.user or "you", verdict.at[:10]
    said = f"set by {who}{f' on {when}' if when else ''}"
    evidence = [Evidence(says=said, origin="verdict")]
    if not _allows(own, first, last):
        told = "; ".join(one.says for one in own.evidence[:3])
        evidence.append(Evidence(says=f"the page itself tells otherwise: {told or 'its own dates'}", origin="text"))
    single = first == last
    return Dating(
        value=first if single else None,
        earliest=first,
        latest=last,
        candidates=(Candidate(day=first, weight=1.0),) if single else (),
        evidence=tuple(evidence),
    )


def _allows(own: Dating, first: date, last: date) -> bool:
    """Whether the page's own evidence leaves any of the days."""
    if own.candidates and own.value is None:
        return any(first <= c.day <= last for c in own.candidates)
    return (own.earliest is None or own.earliest <= last) and (own.latest is None or first <= own.latest)
