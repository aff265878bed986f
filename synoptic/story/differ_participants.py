"""Accounts of one event that name different people or parties in one role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from synoptic.model import Discrepancy, Event
from synoptic.story.sides import Desk, Side, Spanned, clause

Role = Literal["actors", "recipients"]
_FINER = 2  # parties that one list has beyond the other, before the two lists are called different


def find(desk: Desk, event: Event, sides: list[Side]) -> Iterator[Discrepancy]:
    """For each role: witnesses that name others altogether, or lists of which one goes well beyond the other."""
    roles: tuple[Role, ...] = ("actors", "recipients")
    for role in roles:
        told: list[tuple[frozenset[str], list[Side], list[Spanned]]] = []
        for side in sides:
            named, where = _named(desk, event, side, role)
            if not named:
                continue
            for i, (known, others, spans) in enumerate(told):
                if not _differ(desk, known, named):
                    told[i] = known | named if known & named else known, [*others, side], [*spans, *where]
                    break
            else:
                told.append((named, [side], where))
        if len(told) > 1:
            about = "who acted" if role == "actors" else "whom it concerned"
            values = tuple(desk.told(_names(desk, named), of, where) for named, of, where in told)
            yield Discrepancy(event=event.id, attribute="participants", about=about, values=values)


def _named(desk: Desk, event: Event, side: Side, role: Role) -> tuple[frozenset[str], list[Spanned]]:
    """Whom a witness names in a role, where it tells the act as the event has it; only people, bodies and states that
    have a name: "the gunman" and "people" contradict nobody."""
    naming = [m for m in side.mentions if getattr(m, role) and m.type == event.type and m.label == event.label]
    counted = Counter(e for m in naming for e in getattr(m, role) if e in desk.named)
    kept = frozenset(e for e, n in counted.items() if n * 2 >= len(naming))
    return kept, [clause(m) for m in naming if kept & set(getattr(m, role))]


def _differ(desk: Desk, one: frozenset[str], other: frozenset[str]) -> bool:
    """Nobody of one kind in common, or two lists of which one goes well beyond the other."""
    if not one & other:
        return bool({desk.named[e] for e in one} & {desk.named[e] for e in other})
    return min(len(one), len(other)) > 1 and len(one ^ other) >= _FINER


def _names(desk: Desk, entities: frozenset[str]) -> str:
    return ", ".join(sorted(desk.names.get(e, e) for e in entities))
