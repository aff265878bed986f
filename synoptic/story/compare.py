"""Where the accounts of an event agree, where they differ, and who is silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from synoptic.errors import UserError
from synoptic.model import Discrepancy, Links, Notes, Noun, Page, Story
from synoptic.story import (
    differ_date,
    differ_naming,
    differ_number,
    differ_omission,
    differ_participants,
    differ_place,
    differ_wording,
)
from synoptic.story.sides import Desk, Side, Spanned, clause

Verdict = Literal["=", "≠", "≠ wording", "silent"]
ROWS = ("date", "wording", "participants", "place", "number")


class Cell(Noun, frozen=True):
    """What one witness says of one attribute: `values` as it gives them, `spans` where; empty when it is silent."""

    page: str
    outlets: tuple[str, ...]
    values: tuple[str, ...] = ()
    spans: tuple[Spanned, ...] = ()


class Row(Noun, frozen=True):
    """One attribute of an event, a cell for each witness, and the verdict over them."""

    attribute: str
    about: str
    cells: tuple[Cell, ...]
    verdict: Verdict


def discrepancies(pages: Sequence[Page], notes: Sequence[Notes], links: Links) -> tuple[Discrepancy, ...]:
    """All discrepancies, those of events in the order of the events, then naming, then reported silences."""
    desk = Desk(pages, links, notes)
    found: list[Discrepancy] = []
    for event in links.events:
        sides = desk.sides(event)
        if len(sides) > 1:
            for rule in (differ_date, differ_number, differ_place, differ_participants, differ_wording):
                found += rule.find(desk, event, sides)
    for entity in links.entities:
        found += differ_naming.find(desk, entity)
    found += differ_omission.find(desk, notes)
    return tuple(found)


def accounts(story: Story, event_id: str) -> tuple[Row, ...]:
    """The accounts of one event side by side. Raises UserError for an unknown event."""
    event = next((e for e in story.links.events if e.id == event_id), None)
    if event is None:
        raise UserError(f"no event {event_id} in {story.name}", "the chronology lists the events")
    desk = Desk(story.pages, story.links)
    sides = desk.sides(event)
    quarrels = [d for d in story.discrepancies if d.event == event_id]
    rows = [_row(desk, attribute, sides, quarrels) for attribute in ROWS]
    return tuple(row for row in rows if any(cell.values for cell in row.cells))


def _row(desk: Desk, attribute: str, sides: Sequence[Side], quarrels: Sequence[Discrepancy]) -> Row:
    cells = tuple(_cell(desk, attribute, side) for side in sides)
    mine = [d for d in quarrels if d.attribute == attribute]
    verdict: Verdict = "="
    if mine:
        verdict = "≠ wording" if attribute == "wording" else "≠"
    elif any(cell.values for cell in cells) and not all(cell.values for cell in cells):
        verdict = "silent"
    return Row(attribute=attribute, about="; ".join(d.about for d in mine), cells=cells, verdict=verdict)


def _cell(desk: Desk, attribute: str, side: Side) -> Cell:
    values: dict[str, None] = {}
    spans: dict[Spanned, None] = {}
    for mention in side.mentions:
        told: list[tuple[str, Spanned]] = []
        if attribute == "date" and mention.timex:
            told = [(desk.text(mention.page, *mention.timex), (mention.page, *mention.timex))]
        elif attribute == "wording":
            told = [(desk.text(mention.page, *mention.trigger), (mention.page, *mention.trigger))]
        elif attribute == "participants":
            told = [(desk.names.get(e, e), clause(mention)) for e in (*mention.actors, *mention.recipients)]
        elif attribute == "place" and mention.place:
            told = [(mention.place.name, clause(mention))]
        elif attribute == "number":
            told = [(f"{desk.text(mention.page, n.start, n.end)} {n.what}", (mention.page, n.start, n.end))
                    for n in mention.numbers]  # fmt: skip
        values.update(dict.fromkeys(value for value, _ in told))
        spans.update(dict.fromkeys(where for _, where in told))
    outlets = tuple(dict.fromkeys(desk.outlet(page) for page in side.pages))
    return Cell(page=side.page, outlets=outlets, values=tuple(values), spans=tuple(spans))
