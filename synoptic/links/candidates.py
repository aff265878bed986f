"""Which accounts are worth comparing: blocking, so that pair work stays near linear in the number of accounts.

Every account puts itself into several blocks (its act, its act with a participant, with a week, with a place; its
rarest words); those that share a block that is not too large become a pair. A large block is dropped: what it holds
meets in the finer ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synoptic.links.accounts import Account
from synoptic.links.corpus import Corpus
from synoptic.links.days import Days

LARGEST = 80  # accounts in a block: at most 3160 pairs
_WEEKS = 6  # an account of at most so many weeks is put into each of them
_RARE = 6

Key = tuple[str, ...]


def pairs(accounts: Sequence[Account], corpus: Corpus) -> list[tuple[int, int]]:
    """Index pairs (i < j) of accounts that share a block, in a fixed order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        for key in set(_keys(account, corpus)):
            blocks[key].append(i)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= LARGEST:
            found.update((i, j) for n, i in enumerate(members) for j in members[n + 1 :])
    return sorted(found)


def _keys(account: Account, corpus: Corpus) -> Iterator[Key]:
    acts = [*account.roots, *account.types - {"OTHER"}, *account.families]
    weeks = list(_weeks(account.days))
    places = [place.name.casefold() for place in account.places]
    whos = sorted(account.who)
    for act in acts:
        yield ("act", act)
        for who in whos:
            yield ("who", act, who)
            yield from (("who-week", act, who, week) for week in weeks)
        yield from (("week", act, week) for week in weeks)
        yield from (("place", act, place) for place in places)
    for n, one in enumerate(whos):
        yield from (("dyad", one, other) for other in whos[n + 1 :])
        yield from (("who-day", one, week) for week in weeks)
    yield from (("words", term) for term in _rare(account, corpus))
    if account.lead:
        yield ("lead",)
        yield from (("lead-word", term) for term in _rare(account, corpus))


def _weeks(days: Days) -> Iterator[str]:
    """The weeks an account can lie in, and the next, so that neighbours meet; nothing when it is wide."""
    if days.only and len(days.only) <= _WEEKS:
        yield from {str(week) for day in days.only for week in (day // 7, day // 7 + 1)}
    elif days.known and days.last - days.first <= _WEEKS * 7:
        yield from map(str, range(days.first // 7, days.last // 7 + 2))


def _rare(account: Account, corpus: Corpus) -> list[str]:
    return sorted(account.terms, key=lambda w: (-account.terms[w], w))[:_RARE]
