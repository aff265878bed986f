"""The chronology as rows: one event a row, filtered as the user asks; the base of its table, CSV, JSON and Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.language.lexicon import country_of
from synoptic.model import Event, Interval

# An event of one page that is dated worse than to a year is in the short chronology only if it is of a PLOVER type
# and read with more than this confidence.
_SURE = 0.5
NEAR = 366  # days
ANY = "any"


@dataclass(frozen=True)
class Wanted:
    """Which events to show; what is None or empty does not restrict.

    `who` and `where` are words of names; `differing` is an attribute in which the accounts must differ, or "any";
    `shared` events are told by more than one page.
    """

    who: str | None = None
    where: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    when: Interval | None = None
    differing: str | None = None
    shared: bool = False
    all: bool = False


@dataclass(frozen=True)
class Row:
    """An event as a line of the chronology."""

    id: str
    date: str
    earliest: str | None
    latest: str | None
    summary: str
    type: str
    mode: str
    label: str
    status: str
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    outlets: tuple[str, ...]
    pages: tuple[str, ...]
    differs: tuple[str, ...]
    updates: tuple[str, ...]
    confidence: float


def rows(index: Index, wanted: Wanted) -> list[Row]:
    """The events that are wanted, in the order of the chronology."""
    return [row(index, event) for event in chosen(index, wanted)]


def chosen(index: Index, wanted: Wanted) -> list[Event]:
    """The events that are wanted, in the order of the chronology."""
    return [event for event in index.story.links.events if _fits(index, event, wanted)]


def row(index: Index, event: Event) -> Row:
    """One event as a row."""
    differences = index.differences(event)
    return Row(
        id=event.id,
        date=words.brief(event.when),
        earliest=event.when.earliest.isoformat() if event.when.earliest else None,
        latest=event.when.latest.isoformat() if event.when.latest else None,
        summary=words.line(event.summary) or words.line(event.label),
        type=event.type,
        mode=event.mode or "",
        label=words.line(event.label),
        status=event.status,
        place=words.line(event.place.name) if event.place else "",
        actors=tuple(index.names(event.actors)),
        recipients=tuple(index.names(event.recipients)),
        outlets=tuple(index.outlets(event)),
        pages=tuple(index.witnesses(event)),
        differs=tuple(dict.fromkeys(one.attribute for one in differences if not one.update)),
        updates=tuple(dict.fromkeys(one.attribute for one in differences if one.update)),
        confidence=round(event.confidence, 3),
    )


def _fits(index: Index, event: Event, wanted: Wanted) -> bool:
    if not wanted.all and not is_main(index, event):
        return False
    if wanted.types and event.type not in wanted.types:
        return False
    if wanted.statuses and event.status not in wanted.statuses:
        return False
    if wanted.shared and len(index.witnesses(event)) < 2:
        return False
    if wanted.differing and not _differs(index, event, wanted.differing):
        return False
    if wanted.who and not _is_about(index, event, wanted.who):
        return False
    if wanted.where and not _is_at(index, event, wanted.where):
        return False
    return overlaps(event.when, wanted.when)


def _differs(index: Index, event: Event, attribute: str) -> bool:
    return any(not one.update and attribute in (ANY, one.attribute) for one in index.differences(event))


def is_main(index: Index, event: Event) -> bool:
    """Whether an event belongs in the short chronology.

    It does when several pages tell it, when it is dated to within a year, or when it is surely one of PLOVER's acts.
    """
    first, last = event.when.earliest, event.when.latest
    if first and last and (last - first).days <= NEAR:
        return True
    return len(index.witnesses(event)) > 1 or (event.type != "OTHER" and event.confidence > _SURE)


def overlaps(when: Interval, asked: Interval | None) -> bool:
    """Whether an event may fall into the days asked for; an undated one only into all days."""
    if asked is None or (asked.earliest is None and asked.latest is None):
        return True
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return False
    return (asked.latest is None or first <= asked.latest) and (asked.earliest is None or last >= asked.earliest)


def has_words(asked: str, *names: str) -> bool:
    """Whether all words asked for stand in one of the names, at the beginning of a word."""
    wanted = words.folded(asked).split()
    for name in names:
        parts = words.folded(name).replace("-", " ").split()
        if all(any(part.startswith(word.strip("-")) for part in parts) or word in name.casefold() for word in wanted):
            return True
    return False


def _is_about(index: Index, event: Event, asked: str) -> bool:
    who = [*event.actors, *event.recipients]
    who += [one for mention in index.told_by(event) for one in (*mention.actors, *mention.recipients)]
    for identity in dict.fromkeys(who):
        entity = index.entity(identity)
        if has_words(asked, *((entity.name, *entity.aliases) if entity else (index.name(identity),))):
            return True
    return False


def _is_at(index: Index, event: Event, asked: str) -> bool:
    told = index.told_by(event)
    places = [place for place in (event.place, *(mention.place for mention in told)) if place]
    state = country_of(asked)  # a country's name asks for all places in it
    if state and any(place.country == state.iso3 for place in places):
        return True
    names = [name for place in places for name in (place.name, place.country or "") if name]
    names += [mention.place_text for mention in told if mention.place_text]
    return has_words(asked, *names)
