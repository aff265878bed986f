"""When an event without a date of its own happened, by the course of the report it stands in.

News tells in the simple past what followed on what it reports: "police shot the driver", after a lead that says
"Thursday". An undated event lies between the day that the lead gives and publication, unless its words put it before
("had warned", "in recent years") or it stands with something of long ago. This narrows only what was open: an event
that any mention dates keeps that date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from synoptic.links import days as spans
from synoptic.links.days import FAR
from synoptic.model import Dating, EventMention, Interval, Notes, Page, Timex
from synoptic.notes.event_dates import LEAD_SAYS, OPEN_SAYS

SAYS = "told as what followed"
_NEWS = 14  # days between what the lead tells and publication, within which the rest is its sequel
_WELL = 31  # days within which the page's date must be known
_WHILE = 400  # characters after an event of long ago that may still speak of that time
_EARLIER = re.compile(
    r"\b(?:had|has|have|having|been|used to|would|often|always|never|previous(?:ly)?|former(?:ly)?|earlier|once|since|"
    r"past|recent(?:ly)?|years?|months?|decades?|ever)\b[^.!?]{0,40}$|\bjust\s+$|\b(?:which|who)\s+(?:\w+\s+)?$",
    re.I,
)


def followed(page: Page, note: Notes, mentions: Sequence[EventMention], dating: Dating) -> tuple[EventMention, ...]:
    """The page's mentions, those that are open and follow the lead with the days from the lead's to publication."""
    lead = _lead_days(note, mentions, dating)
    if lead is None or dating.latest is None:
        return tuple(mentions)
    # What had begun where it happened (see `times`) may lie a day ahead of the page.
    first, last = lead[0], max(dating.latest, min(lead[1], dating.latest + timedelta(days=1)))
    timexes = {(t.start, t.end): t for t in note.timexes}
    made, long_ago = [], -10 * _WHILE
    for mention in sorted(mentions, key=lambda m: (m.trigger, m.id)):
        if mention.timex is not None and _is_far(timexes.get(mention.timex), dating):
            long_ago = mention.trigger[0]
        elif _open(mention) and mention.trigger[0] - long_ago > _WHILE and not _earlier(page, mention):
            when = Interval(earliest=first, latest=last, says=SAYS)
            mention = msgspec.structs.replace(mention, when=when)
        made.append(mention)
    order = {m.id: i for i, m in enumerate(mentions)}
    return tuple(sorted(made, key=lambda m: order[m.id]))


def _lead_days(note: Notes, mentions: Sequence[EventMention], dating: Dating) -> tuple[date, date] | None:
    """The first and the last day that title or first sentences give to what they report, near to a publication that is
    known."""
    if dating.earliest is None or dating.latest is None or (dating.latest - dating.earliest).days > _WELL:
        return None
    body = [s for s in note.sentences if s.zone == "body"][:2]
    end = max((s.end for s in body), default=0)
    told = [spans.of(m.when) for m in mentions if m.trigger[0] < end and m.status == "happened"]
    near = [d for d in told if d.first > FAR[0] and dating.latest.toordinal() - d.first <= _NEWS + _WELL]
    if not near:
        return None
    return date.fromordinal(min(d.first for d in near)), date.fromordinal(max(d.last for d in near))


def _is_far(timex: Timex | None, dating: Dating) -> bool:
    return timex is not None and spans.distance(timex, dating) == "far"


def _open(mention: EventMention) -> bool:
    """Reported as happened, and nothing known but that it was before publication."""
    untold = mention.timex is None and mention.when.earliest is None and mention.when.says in (OPEN_SAYS, LEAD_SAYS, "")
    return untold and mention.status == "happened" and mention.basis == "reports"


def _earlier(page: Page, mention: EventMention) -> bool:
    start = mention.trigger[0]
    return _EARLIER.search(page.text, max(0, start - 60), start) is not None
