"""Accounts: what one page (later, several) tells of one event, gathered so that two can be compared.

A mention alone says little ("the attack"); the account that it belongs to knows the date, the place and the people.
Mentions are first gathered into accounts within their page, then accounts are linked across pages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from synoptic.links import days as spans
from synoptic.links.corpus import Terms, unit
from synoptic.links.days import ANY, Days, Partial
from synoptic.model import EventMention, EventType, Place


@dataclass(frozen=True, slots=True)
class Account:
    """One mention, or several taken as one. `who` are participants, `named` those of them that have a
    name, as (kind, id), `around` all entities of the sentences;
    `places` are casefolded names; `terms` the sentence words, tf-idf of unit length; `days` what is known of the date,
    `dated` whether a temporal expression of its own says so, `parts` what that tells without its year; `takes_up` the
    families that a definite general noun ("the attack") can take up; `order` the place in the page."""

    mentions: tuple[EventMention, ...]
    roots: frozenset[str]
    words: tuple[str, ...]
    types: frozenset[EventType]
    modes: frozenset[str]
    families: frozenset[str]
    takes_up: frozenset[str]
    who: frozenset[str]
    named: frozenset[tuple[str, str]]
    actors: frozenset[str]
    recipients: frozenset[str]
    around: frozenset[str]
    places: tuple[Place, ...]
    days: Days
    dated: bool
    parts: frozenset[Partial]
    terms: Terms
    lead: bool
    pages: frozenset[str]
    order: int
    numbers: frozenset[tuple[str, float, float]] = field(default=frozenset())


def gather(accounts: Sequence[Account]) -> Account:
    """One account of several. Dates are intersected while they agree; the most precise stands where they do not."""
    if len(accounts) == 1:
        return accounts[0]
    first = min(accounts, key=lambda a: a.order)
    terms: Counter[str] = Counter()
    for account in accounts:
        terms.update(account.terms)
    return replace(
        first,
        mentions=tuple(m for a in accounts for m in a.mentions),
        roots=frozenset().union(*(a.roots for a in accounts)),
        words=tuple(dict.fromkeys(w for a in accounts for w in a.words)),
        types=frozenset().union(*(a.types for a in accounts)),
        modes=frozenset().union(*(a.modes for a in accounts)),
        families=frozenset().union(*(a.families for a in accounts)),
        takes_up=frozenset().union(*(a.takes_up for a in accounts)),
        who=frozenset().union(*(a.who for a in accounts)),
        named=frozenset().union(*(a.named for a in accounts)),
        actors=frozenset().union(*(a.actors for a in accounts)),
        recipients=frozenset().union(*(a.recipients for a in accounts)),
        around=frozenset().union(*(a.around for a in accounts)),
        places=tuple({p.name: p for a in accounts for p in a.places}.values()),
        days=_common_days(accounts),
        dated=any(a.dated for a in accounts),
        parts=frozenset().union(*(a.parts for a in accounts)),
        terms=unit(terms),
        lead=any(a.lead for a in accounts),
        pages=frozenset().union(*(a.pages for a in accounts)),
        numbers=frozenset().union(*(a.numbers for a in accounts)),
    )


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
