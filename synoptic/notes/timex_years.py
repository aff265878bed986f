"""The year of each bare "June" or "5 September" of a narrative, told from what stands before and after it.

A narrative mostly goes on in time, so the years are chosen together: the cheapest path through the dates in the order
of the text (Viterbi), where going on costs by the month and going back costs more. Full dates ahead count as much as
those behind: between "December 1864" and "April 9, 1865" stands the April 1 of 1865.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.model import Timex
from synoptic.notes.timex_rule import Rule

_ON = 0.1  # a month onward
_TURN = 0.5  # turning back at all
_BACK = 0.1  # a month back
_MOST = 2.0  # what a leap to a full date costs at most: it opens a new chapter, a bare month does not
_SKIP = 1.6  # passing over a full date: it was told by the way
_REACH = 3  # full dates on either side whose years are tried
_FULL = re.compile(r"(\d{4})(?:-(\d\d|SP|SU|FA|WI|Q\d|H\d))?(?:-\d\d)?$")
_OPEN = re.compile(r"XXXX-(\d\d|SP|SU|FA|WI|Q\d|H\d)")
_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "H1": (1, 6), "H2": (7, 12)}
_FREE = frozenset({"dir", "time", "zone"})


class _Step(NamedTuple):
    """First and last month (counted from year 0) of one reading of a date, its cost so far, and where it came from."""

    first: int
    last: int
    cost: float
    before: int
    year: int


def years(timexes: Sequence[Timex], rules: Sequence[Rule], asides: Sequence[bool]) -> dict[int, int]:
    """For the index of each bare month, day or season of a narrative: its year. Without any full date, nothing."""
    full = {i: found for i, rule in enumerate(rules) if not asides[i] and (found := _full(rule))}
    if not full:
        return {}
    trail: list[tuple[int, list[_Step]]] = []
    for i, rule in enumerate(rules):
        if i in full:
            options = [full[i]]
        elif _is_open(timexes[i], rule):
            options = _readings(rule, _near(i, full))
        else:
            continue
        before = trail[-1][1] if trail else []
        steps = _forward(options, before, _MOST if i in full else 99.0)
        trail.append((i, steps + _passing(before) if i in full else steps))
    return {i: step.year for i, step in _best(trail) if i not in full}


def _full(rule: Rule) -> tuple[int, int, int] | None:
    found = _FULL.match(rule.arg) if rule.op == "abs" else None
    return _span(int(found[1]), found[2] or "") if found else None


def _is_open(timex: Timex, rule: Rule) -> bool:
    """A month, day, season or quarter without a year that is not tied to the page's day ("last June")."""
    tied = rule.features.keys() - _FREE or rule.get("dir") in ("last", "next", "this")
    return rule.op == "part" and timex.anchor == "published" and not tied and _OPEN.match(rule.arg) is not None


def _near(i: int, full: dict[int, tuple[int, int, int]]) -> set[int]:
    """The years to try: those of the full dates around, and the ones before and after."""
    behind = [span[2] for at, span in full.items() if at < i][-_REACH:]
    ahead = [span[2] for at, span in full.items() if at > i][:_REACH]
    return {year + step for year in behind + ahead for step in (-1, 0, 1)}


def _readings(rule: Rule, tried: set[int]) -> list[tuple[int, int, int]]:
    body = rule.arg.removeprefix("XXXX-")[:2]
    return [_span(year, body) for year in sorted(tried)]


def _span(year: int, body: str) -> tuple[int, int, int]:
    """First month, last month (counted from year 0) and year."""
    if body.startswith("Q"):
        first, last = 3 * int(body[1]) - 2, 3 * int(body[1])
    elif body.isdigit():
        first = last = int(body)
    else:
        first, last = _MONTHS.get(body, (1, 12))
    return 12 * year + first, 12 * year + last, year


def _forward(options: list[tuple[int, int, int]], before: list[_Step], most: float) -> list[_Step]:
    """The cheapest way to each reading of a date; `most` bounds what one leap costs."""
    made = []
    for first, last, year in options:
        costs = [step.cost + min(most, _leap(step, first, last)) for step in before]
        best = min(range(len(costs)), key=costs.__getitem__) if costs else -1
        made.append(_Step(first, last, costs[best] if costs else 0.0, best, year))
    return made


def _passing(before: list[_Step]) -> list[_Step]:
    """The ways that pass over a full date: where they stood (each place once), a little dearer."""
    best: dict[tuple[int, int], _Step] = {}
    for at, step in enumerate(before):
        made = step._replace(cost=step.cost + _SKIP, before=at)
        if (step.first, step.last) not in best or made.cost < best[step.first, step.last].cost:
            best[step.first, step.last] = made
    return list(best.values())


def _leap(step: _Step, first: int, last: int) -> float:
    """What it costs to go from one date to the next; a year is counted from its beginning."""
    if last < step.first:
        return _TURN + _BACK * (step.first - last)
    return _ON * max(0, first - step.first)


def _best(trail: list[tuple[int, list[_Step]]]) -> list[tuple[int, _Step]]:
    """The cheapest path, from its end."""
    made: list[tuple[int, _Step]] = []
    at = -1
    for i, steps in reversed(trail):
        if at < 0:
            at = min(range(len(steps)), key=lambda k: steps[k].cost)
        made.append((i, steps[at]))
        at = steps[at].before
    return made
