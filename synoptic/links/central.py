"""The main event of a page: what its title or first sentences tell, and all that takes it up further down.

A page on an attack tells it fifty times: by general nouns ("the attack", "the tragedy"), by its harm ("84 people were
killed"), by acts of its kind ("ploughed into the crowd"). What has a date, a place, people, a count or a standing of
its own that do not fit speaks of another event, and for a while after such a mention "the attack" may mean that one.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.links import days as spans
from synoptic.links.accounts import Account, gather
from synoptic.links.score import may_contain, other_parties, same_place

CAUSES = frozenset({"violence", "disaster"})  # what does harm
TAKEN_UP = CAUSES | {"launch", "contest", "protest"}  # kinds of event that a whole page may be about
_WHILE = 350  # characters after a mention of another event of its kind in which a general noun may mean that one


def members(singles: Sequence[Account], results: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The mentions of the page's main event, by index; empty when it has none of the kinds that are taken up.

    `results` are pairs of an act and its harm: what is known of one holds for the other.
    """
    seeds = _seeds(singles)
    if not seeds:
        return []
    main = gather([singles[i] for i in seeds])
    found, other = list(seeds), -10 * _WHILE
    with_ = _partners(results)
    for i, one in enumerate(singles):
        if i in found or not _refers(one, main):
            continue
        if i in with_:
            one = gather([one, *(singles[j] for j in with_[i] if j not in found)])
        at = one.mentions[0].trigger[0]
        if speaks_of_another(one, main) or (one.distances == _FAR and not main.distances):
            other = at
        elif at - other > _WHILE or one.places or one.parts:
            found.append(i)
            main = gather([main, one])
    return sorted(found)


def _partners(results: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    partners: dict[int, list[int]] = {}
    for i, j in results:
        partners.setdefault(i, []).append(j)
        partners.setdefault(j, []).append(i)
    return partners


def _seeds(singles: Sequence[Account]) -> list[int]:
    """The mentions of title and first sentence (else the second) that are of one kind and fit each other."""
    for rank in (3, 2, 1):
        told = [i for i, one in enumerate(singles) if one.lead >= rank and one.families & TAKEN_UP and _happened(one)]
        if told:
            first = min(told, key=lambda i: (-singles[i].lead, i))
            kind = singles[first].families & TAKEN_UP
            near = [i for i, one in enumerate(singles) if one.lead >= min(rank, 2) and one.families & (kind | _HARM)]
            return [i for i in near if i == first or not speaks_of_another(singles[i], singles[first])]
    return []


_HARM = frozenset({"harm"})
_FAR = frozenset({"far"})


def _happened(one: Account) -> bool:
    return any(m.status == "happened" for m in one.mentions)


def _refers(one: Account, main: Account) -> bool:
    """Does it take the main event up by a general noun, tell its harm, or an act of its kind in the same manner?"""
    if one.takes_up & (main.families | {"any"}) or ("harm" in one.families and main.families & CAUSES):
        return True
    return bool(one.families & main.families & TAKEN_UP) and (not one.modes or bool(one.modes & main.modes))


def speaks_of_another(one: Account, main: Account) -> bool:
    """Has it a date, a place, people, a count or a standing of its own that do not fit the main event?"""
    standing = {m.status for m in one.mentions}
    if not standing & {m.status for m in main.mentions} and "happened" not in standing:
        return True
    return conflict(one, main) or _other_count(one, main)


def conflict(one: Account, other: Account) -> bool:
    """Do date, place or people exclude that two accounts of one page are of one event?"""
    if spans.relation(one.days, other.days) == "apart" and spans.gap(one.days, other.days) > 2:
        return True
    if one.distances and other.distances and _FAR in (one.distances, other.distances):
        return one.distances != other.distances
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        return True
    fits = [spans.parts_agree(a, b) for a in one.parts for b in other.parts]
    if fits and max(fits) < 0:
        return True
    return other_place(one, other) or other_roles(one, other) or other_parties(one, other) or _other_people(one, other)


def other_place(one: Account, other: Account) -> bool:
    """Places of which none can be or hold one of the other side's."""
    pairs = [(a, b) for a in one.places for b in other.places]
    return bool(pairs) and not any(same_place(a, b) or may_contain(a, b) for a, b in pairs)


def _other_people(one: Account, main: Account) -> bool:
    """Named people where the main event has others in the same role."""

    def named(side: Account, role: frozenset[str]) -> frozenset[tuple[str, str]]:
        return frozenset((kind, e) for kind, e in side.named if e in role)

    for mine, theirs in ((one.actors, main.actors), (one.recipients, main.recipients)):
        a, b = named(one, mine), named(main, theirs)
        if a and b and not a & b and {kind for kind, _ in a} & {kind for kind, _ in b}:
            return True
    return False


def other_roles(one: Account, other: Account) -> bool:
    """The one who is hurt is the one who did it, or the other way round: another event (the attacker is shot)."""
    turned = (one.recipients & other.actors) | (one.actors & other.recipients)
    return bool(turned) and not one.recipients & other.recipients and not one.actors & other.actors


def _other_count(one: Account, main: Account) -> bool:
    """Counts of the same thing that are too far apart for a toll that rises: 130 and 84 are two attacks."""
    mine = {n[0]: n for n in one.numbers}
    return any(
        what in mine and (mine[what][1] > 1.35 * high or low > 4 * mine[what][2] or mine[what][2] <= 1 < low)
        for what, low, high in main.numbers
    )
