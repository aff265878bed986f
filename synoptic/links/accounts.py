"""Accounts: what one page (later, several) tells of one event, gathered so that two can be compared.

A mention alone says little ("the attack"); the account that it belongs to knows the date, the place and the people.
Mentions are first gathered into accounts within their page, then accounts are linked across pages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from synoptic.links import days as spans
from synoptic.links.corpus import Terms, unit
from synoptic.links.days import ANY, Days, Distance, Partial
from synoptic.model import EventMention, EventType, Place

_SHARE = 0.25  # what so much of the mentions say that say anything of the kind is what the account says
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Account:
    """One mention, or several (`of`) taken as one.

    `roots` weighs the words for the act by how often they stand; `takes_up` the families that a definite general noun
    ("the attack") can take up, `new` whether an indefinite one ("an attack") brings in an event, `ordinals`
    which of a series it is ("the third test"). `who` takes part,
    `named` those with a name, as (kind, id), `sides` these by the states they stand for, `around` all entities of the
    sentences. `places` are where it happened, `firm` if said beside the act itself. `days` is what is known of its
    date, `dated` whether a temporal expression of its own says so, `loose` whether it hangs on a page date that is
    not well known, `parts` what that tells without its year,
    `distances` how far from publication it is. `terms` are the sentence words, tf-idf of unit length; `order` is the
    place in the page;
    `lead` 3 in the title, 2 in the first sentence, 1 in the second.
    """

    mentions: tuple[EventMention, ...]
    roots: Mapping[str, float]
    words: tuple[str, ...]
    types: frozenset[EventType]
    modes: frozenset[str]
    families: frozenset[str]
    takes_up: frozenset[str]
    new: bool
    ordinals: frozenset[str]
    who: frozenset[str]
    named: frozenset[tuple[str, str]]
    sides: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    around: frozenset[str]
    places: tuple[Place, ...]
    firm: bool
    days: Days
    dated: bool
    loose: bool
    parts: frozenset[Partial]
    distances: frozenset[Distance]
    terms: Terms
    lead: int
    pages: frozenset[str]
    order: int
    numbers: frozenset[tuple[str, float, float]] = frozenset()
    of: tuple[Account, ...] = ()


def gather(accounts: Sequence[Account]) -> Account:
    """One account of several: what most of their mentions say. Dates are intersected while they agree."""
    of = sorted((one for a in accounts for one in (a.of or (a,))), key=lambda a: (min(a.pages), a.order))
    if len(of) == 1:
        return of[0]
    terms: Counter[str] = Counter()
    roots: Counter[str] = Counter()
    for account in of:
        terms.update(account.terms)
        roots.update(account.roots)
    firm = [a for a in of if a.firm] or of
    placed = _most([frozenset(p.name for p in a.places) for a in firm])
    return replace(
        of[0],
        mentions=tuple(m for a in of for m in a.mentions),
        roots={word: n / len(of) for word, n in roots.items()},
        words=tuple(dict.fromkeys(w for a in of for w in a.words)),
        types=_most([a.types for a in of]),
        modes=_most([a.modes for a in of]),
        families=_most([a.families for a in of]),
        takes_up=_most([a.takes_up for a in of]),
        new=of[0].new,
        ordinals=_most([a.ordinals for a in of]),
        who=frozenset().union(*(a.who for a in of)),
        named=_most([a.named for a in of]),
        sides=_most([a.sides for a in of]),
        actors=_most([a.actors for a in of]),
        recipients=_most([a.recipients for a in of]),
        around=_most([a.around for a in of]),
        places=tuple({p.name: p for a in firm for p in a.places if p.name in placed}.values()),
        firm=any(a.firm for a in of),
        days=_common_days(of),
        dated=any(a.dated for a in of),
        loose=all(a.loose for a in of),
        parts=frozenset().union(*(a.parts for a in of)),
        distances=_most([a.distances for a in of]),
        terms=unit(terms),
        lead=max(a.lead for a in of),
        pages=frozenset().union(*(a.pages for a in of)),
        numbers=frozenset().union(*(a.numbers for a in of)),
        of=tuple(of),
    )


def _most(told: Sequence[frozenset[T]]) -> frozenset[T]:
    """What at least a quarter of those that tell anything tell; all of it when nothing is told so often."""
    telling = [one for one in told if one]
    counted = Counter(value for one in telling for value in one)
    return frozenset(value for value, n in counted.items() if n >= _SHARE * len(telling)) or frozenset(counted)


def _common_days(accounts: Sequence[Account]) -> Days:
    common = ANY
    for account in sorted(accounts, key=lambda a: (not a.dated, a.days.width, a.days.first, a.order)):
        common = spans.meet(common, account.days) or common
    return common


def shares(accounts: Iterable[Account]) -> dict[str, float]:
    """How much it tells that two accounts share an entity: log of the inverse share of accounts it takes part in."""
    seen: Counter[str] = Counter()
    total = 0
    for account in accounts:
        total += 1
        seen.update(account.who)
    return {entity: math.log((total + 1) / (n + 0.5)) + 0.2 for entity, n in seen.items()}
