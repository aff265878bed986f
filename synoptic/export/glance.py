"""The story at a glance: which outlet tells which event, for the events that more than one page tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Event

OUTLETS_MOST = 14
EVENTS_MOST = 40


@dataclass(frozen=True)
class Cell:
    """How one outlet tells one event: "reports", "recalls", "foresees" or "" (no account); whether it differs."""

    basis: str
    differs: bool


@dataclass(frozen=True)
class Line:
    """One event over all outlets of the glance."""

    event: Event
    date: str
    summary: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Glance:
    """Outlets as columns, shared events as lines; what did not fit is counted."""

    outlets: tuple[str, ...]
    lines: tuple[Line, ...]
    more_outlets: int
    more_events: int


def glance(index: Index) -> Glance:
    """The most told events, in the order of time, over the outlets that tell most of them."""
    shared = [event for event in index.story.links.events if len(index.witnesses(event)) > 1]
    told: Counter[str] = Counter(outlet for event in shared for outlet in index.outlets(event))
    columns = [outlet for outlet, _ in told.most_common(OUTLETS_MOST)]
    columns += [
        outlet
        for outlet in dict.fromkeys(index.outlet(page.id) for page in index.story.pages)
        if outlet not in told and len(columns) < OUTLETS_MOST
    ]
    columns = columns[:OUTLETS_MOST]
    kept = {event.id for event in sorted(shared, key=lambda event: -len(index.outlets(event)))[:EVENTS_MOST]}
    lines = [_line(index, event, columns) for event in shared if event.id in kept]
    everyone = {index.outlet(page.id) for page in index.story.pages}
    return Glance(tuple(columns), tuple(lines), len(everyone) - len(columns), len(shared) - len(lines))


def _line(index: Index, event: Event, columns: list[str]) -> Line:
    told: dict[str, list[str]] = {}
    for mention in index.told_by(event):
        told.setdefault(index.outlet(mention.page), []).append(mention.basis)
    differing = {
        index.outlet(page)
        for one in index.differences(event)
        if not one.update
        for value in one.values
        for page, _, _ in value.spans
    }
    cells = tuple(Cell(_basis(told.get(outlet, [])), outlet in differing) for outlet in columns)
    return Line(event, words.brief(event.when), words.line(event.summary), cells)


def _basis(bases: list[str]) -> str:
    """An outlet that reports an event and recalls it later reports it."""
    return next((basis for basis in ("reports", "foresees", "recalls") if basis in bases), "")
