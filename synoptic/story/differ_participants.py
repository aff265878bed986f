"""Accounts of one event that name different people or parties in one role."""

from __future__ import annotations

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
            naming = [m for m in side.mentions if getattr(m, role)]
            named = frozenset(e for m in naming for e in getattr(m, role))
            if not named:
                continue
            where = [clause(m) for m in naming]
            for known, others, spans in told:
                if not _differ(known, named):
                    others.append(side)
                    spans += where
                    break
            else:
                told.append((named, [side], where))
        if len(told) > 1:
            about = "who acted" if role == "actors" else "whom it concerned"
            values = tuple(desk.told(_names(desk, named), of, where) for named, of, where in told)
            yield Discrepancy(event=event.id, attribute="participants", about=about, values=values)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one & other:
        return True
    return min(len(one), len(other)) > 1 and len(one ^ other) >= _FINER


def _names(desk: Desk, entities: frozenset[str]) -> str:
    return ", ".join(sorted(desk.names.get(e, e) for e in entities))
