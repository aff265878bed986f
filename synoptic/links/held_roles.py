"""The roles of one person over all pages: each once, in the order of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from synoptic.model import Dating, Role

# words that tell how somebody stands to another, not what they are
RELATIONS = frozenset(
    {"ally", "counterpart", "rival", "opponent", "successor", "predecessor", "one", "member", "player"}
)
_FORMER = re.compile(r"^(?:former|ex|late|outgoing|then)[\s-]+", re.IGNORECASE)
_SPOKES = re.compile(r"spokes(?:man|woman|person)$", re.IGNORECASE)


def office(role: Role) -> str:
    """The title without "former", spokesmen and spokeswomen alike: what makes two readings one role."""
    return _SPOKES.sub("spokesperson", _FORMER.sub("", role.title)).casefold().strip()


def past(role: Role) -> bool:
    """Whether the page tells of it as over."""
    return _FORMER.match(role.title) is not None


def read_on(role: Role, datings: Mapping[str, Dating]) -> date | None:
    """The day (or the earliest) on which the page that tells of the role was published."""
    dating = datings.get(role.page or "")
    return (dating.value or dating.earliest) if dating else None


def held(roles: Iterable[Role], datings: Mapping[str, Dating]) -> tuple[Role, ...]:
    """The roles of these, each once: of what, and since when, is taken from the reading that tells it. Earliest first
    by the term's beginning, else by the day of the page; a title that pages leave open ("President") is the one
    that is told in full ("President of Norway") if there is only one."""
    told = [r for r in roles if office(r) not in RELATIONS or r.of]
    full: dict[str, set[str]] = {}
    for role in told:
        if role.of:
            full.setdefault(office(role), set()).add(role.of)
    found: dict[tuple[str, str | None, bool], Role] = {}
    for role in told:
        owners = full.get(office(role), set())
        of = role.of or (next(iter(owners)) if len(owners) == 1 else None)
        key = (office(role), of, past(role))
        found[key] = _both(found[key], role) if key in found else msgspec.structs.replace(role, of=of)
    open_ones = {key for key in found if key[1] is None and full.get(key[0])}  # one of several: says no more
    ordered = [role for key, role in found.items() if key not in open_ones]
    return tuple(sorted(ordered, key=lambda r: (r.since or read_on(r, datings) or date.max, past(r))))


def _both(one: Role, other: Role) -> Role:
    if one.since or one.until or not (other.since or other.until):
        return one
    return msgspec.structs.replace(one, since=other.since, until=other.until)
