"""What builders make of a match: a timex whose direction and page date are not known yet."""

from __future__ import annotations

from typing import Literal, NamedTuple

from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_slots import Slots

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["none", "published", "previous", "event"]


class Draft(NamedTuple):
    """A timex before its direction is known: token range of the scan, kind, rule, anchor, modifier."""

    first: int
    last: int
    kind: Kind
    rule: Rule
    anchor: Anchor
    mod: str | None = None


def draft(s: Slots, kind: Kind, rule: Rule, anchor: Anchor, mod: str | None = None) -> list[Draft]:
    """One draft over the whole match, with its own modifier if none is given."""
    return [Draft(s.first, s.trimmed(), kind, rule, anchor, mod or s.mod())]
