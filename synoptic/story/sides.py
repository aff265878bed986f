"""The sides of a comparison: an event's mentions by witness. Copies of one text are one witness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from synoptic.links import days as spans
from synoptic.links.days import Days
from synoptic.links.witnesses import witnesses
from synoptic.model import Event, EventMention, Links, Notes, Page, Told
from synoptic.notes.event_dates import AFTER_SAYS, SAYING_SAYS

Spanned = tuple[str, int, int]


class Side(NamedTuple):
    """What one witness tells of an event: the page that speaks for it, all its pages, the speaker's mentions."""

    page: str
    pages: tuple[str, ...]
    mentions: tuple[EventMention, ...]


class Desk:
    """Look-ups over pages and links that all comparisons need."""

    def __init__(self, pages: Sequence[Page], links: Links, notes: Sequence[Notes] = ()) -> None:
        self._values = {(n.page, t.start, t.end): t.value for n in notes for t in n.timexes}
        self.pages: dict[str, Page] = {page.id: page for page in pages}
        self.place: dict[str, int] = {page.id: i for i, page in enumerate(pages)}
        self.links = links
        self.mentions: dict[str, EventMention] = {m.id: m for m in links.mentions}
        self.witness: dict[str, str] = witnesses(links.copies)
        self.names: dict[str, str] = {e.id: e.name for e in links.entities}
        # people, bodies and states that have a name, by kind
        self.named: dict[str, str] = {
            e.id: e.kind
            for e in links.entities
            if e.kind in ("person", "organisation", "state")
            and (e.known_as or any(m.form == "name" for m in e.mentions))
        }

    def outlet(self, page: str) -> str:
        """The outlet's name, else the page's id."""
        return self.pages[page].outlet or page

    def sides(self, event: Event) -> list[Side]:
        """One side a witness, in the order of the pages. Where a witness has its original among the event's pages, that
        page speaks for it, else its first copy."""
        told: dict[str, list[EventMention]] = {}
        for mention in (self.mentions[i] for i in event.mentions):
            told.setdefault(mention.page, []).append(mention)
        grouped: dict[str, list[str]] = {}
        for page in sorted(told, key=self.place.__getitem__):
            grouped.setdefault(self.witness.get(page, page), []).append(page)
        made = []
        for root, pages in grouped.items():
            speaker = root if root in told else pages[0]
            made.append(Side(speaker, tuple(pages), tuple(told[speaker])))
        return made

    def told(self, value: str, sides: Iterable[Side], spans: Iterable[Spanned]) -> Told:
        """One value of a discrepancy, its spans and the outlets (copies included) that give it."""
        outlets = dict.fromkeys(self.outlet(page) for side in sides for page in side.pages)
        return Told(value=value, spans=tuple(dict.fromkeys(spans)), outlets=tuple(outlets))

    def days(self, mention: EventMention) -> Days:
        """The days that a mention gives, on the weekday that it names."""
        days = spans.of(mention.when)
        bounded = mention.timex is None or mention.when.says.startswith((SAYING_SAYS, AFTER_SAYS))
        return days if bounded else spans.on_weekdays(days, self._values.get((mention.page, *mention.timex)))  # type: ignore[misc]

    def text(self, page: str, start: int, end: int) -> str:
        """Words of a page."""
        return self.pages[page].text[start:end]


def clause(mention: EventMention) -> Spanned:
    """Where a mention stands."""
    return mention.page, mention.start, mention.end


def order(desk: Desk, page: str) -> tuple[int, int]:
    """Earliest and latest day of publication as ordinals, (1, 10**7) when nothing is known: to tell an update."""
    dating = desk.links.datings.get(page)
    if dating is None or dating.earliest is None or dating.latest is None:
        return (dating.value.toordinal(),) * 2 if dating and dating.value else (1, 10**7)
    return dating.earliest.toordinal(), dating.latest.toordinal()
