"""Hand-made pages and notes for the tests of links and story: a text, and what is said where, by its words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from synoptic.model import (
    Amount,
    Dating,
    Entity,
    EventMention,
    Interval,
    Mention,
    Notes,
    Page,
    Place,
    Sentence,
    Statement,
    Zone,
)


def page(name: str, text: str, title: str = "", **known: Any) -> Page:
    """A page whose title (if any) is its first line and whose other lines are body."""
    zones = []
    if title:
        text = f"{title}\n{text}"
        zones.append(Zone(start=0, end=len(title), kind="title"))
    at = len(title) + 1 if title else 0
    zones.append(Zone(start=at, end=len(text), kind="body"))
    return Page(id=name, source=f"{name}.txt", text=text, digest=name, zones=tuple(zones), title=title or None, **known)


def sentences(of: Page) -> tuple[Sentence, ...]:
    """One sentence a stop."""
    made = []
    for zone in of.zones:
        for found in re.finditer(r"[^\s.][^.\n]*(?:\.|$)", of.text[zone.start : zone.end]):
            start, end = zone.start + found.start(), zone.start + found.end()
            made.append(Sentence(first=0, last=0, start=start, end=end, zone=zone.kind))
    return tuple(made)


def told(of: Page, number: int, clause: str, trigger: str, day: str = "", **known: Any) -> EventMention:
    """A mention with this clause and trigger; `day` is ISO, a month ("2031-05") or two days "A/B"."""
    start = of.text.index(clause)
    at = of.text.index(trigger, start)
    known.setdefault("type", "OTHER")
    known.setdefault("label", trigger)
    timex = known.pop("timex", (start, start + 1) if day else None)
    return EventMention(
        id=f"{of.id}/v{number}", page=of.id, start=start, end=start + len(clause), trigger=(at, at + len(trigger)),
        when=when(day), timex=timex, **known,
    )  # fmt: skip


def when(day: str) -> Interval:
    """The interval of an ISO day, month, or pair of days."""
    if not day:
        return Interval()
    first, _, last = day.partition("/")
    if len(first) == 7:
        year, month = map(int, first.split("-"))
        following = date(year + month // 12, month % 12 + 1, 1)
        return Interval(earliest=date(year, month, 1), latest=date.fromordinal(following.toordinal() - 1), says=day)
    return Interval(earliest=date.fromisoformat(first), latest=date.fromisoformat(last or first), says=day)


def entity(of: Page, number: int, name: str, kind: Any = "person", known_as: str | None = None) -> Entity:
    """An entity with a mention wherever its name stands."""
    mentions = tuple(
        Mention(page=of.id, start=found.start(), end=found.end(), head=0, form="name")
        for found in re.finditer(re.escape(name), of.text)
    )
    return Entity(id=f"{of.id}/e{number}", name=name, kind=kind, mentions=mentions, known_as=known_as)


def statement(of: Page, number: int, content: str, speaker: str | None = None, **known: Any) -> Statement:
    """A statement with this content."""
    at = of.text.index(content)
    return Statement(id=f"{of.id}/s{number}", page=of.id, content=((at, at + len(content)),), speaker=speaker, **known)


def amount(of: Page, words: str, what: str, low: float, high: float | None = None) -> Amount:
    """A number told by these words."""
    at = of.text.index(words)
    return Amount(what=what, low=low, high=low if high is None else high, start=at, end=at + len(words))


def notes(of: Page, *events: EventMention, entities: tuple[Entity, ...] = (), statements: tuple[Statement, ...] = (),
          published: str = "") -> Notes:  # fmt: skip
    """The notes of a page."""
    day = date.fromisoformat(published) if published else None
    return Notes(
        page=of.id, published=Dating(value=day, earliest=day, latest=day), entities=entities, statements=statements,
        events=events, sentences=sentences(of),
    )  # fmt: skip


def place(
    name: str, country: str | None = None, lat: float | None = None, lon: float | None = None, why: str = ""
) -> Place:
    """A place."""
    return Place(name=name, country=country, lat=lat, lon=lon, why=why)
