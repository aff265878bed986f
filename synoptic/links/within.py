"""One page: which of its event mentions tell of one event.

The page's main event (`central`) takes in what refers to it in other words; the rest comes together where it is alike
on the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from synoptic.language.lemmas import irregulars
from synoptic.links import central
from synoptic.links import days as spans
from synoptic.links.accounts import Account, gather
from synoptic.links.candidates import pairs
from synoptic.links.cluster import BEST, average_link
from synoptic.links.kinds import tells_phase
from synoptic.links.score import Scorer
from synoptic.model import EventMention
from synoptic.notes.event_dates import AFTER_SAYS, SAYING_SAYS

THRESHOLD = 0.5
_RESULT = re.compile(
    r"\b(?:when|after|as|in|by|from|during|left|leaving|leaves|killing|causing|that|which|and|,)\b|,", re.I
)
_USUAL = 80  # mentions: 3160 pairs
_KEEP = 0.02
_BESIDE = 120  # characters between an event and what tells its phase
_YEAR = 366  # days: what a page of unknown date excludes
_LONG = 45  # days by which what a page only bounds may miss a date before it is held to be another event


def accounts(
    singles: Sequence[Account],
    scorer: Scorer,
    text: str,
    verdicts: Mapping[tuple[str, str], bool] | None = None,
    results: bool = True,
) -> list[Account]:
    """The page's accounts, one an event, in order of first mention.

    `verdicts`: mention id pairs that people called one event (True) or two (False). `results`: an act and the harm it
    did are one event, as a chronology tells them; False keeps to strict identity, as coreference corpora do.
    """
    scores: dict[tuple[int, int], float] = {}
    together: list[tuple[int, int]] = []
    harmed: list[tuple[int, int]] = []
    for i, j in _pairs(singles, scorer):
        decided = _decided(singles[i], singles[j], verdicts)
        if decided:
            together.append((i, j))
        elif decided is None and results and _results(singles[i], singles[j], text):
            harmed.append((i, j))
        likely = scorer.probability(singles[i], singles[j])
        if likely >= _KEEP:
            scores[i, j] = likely
    harmed += _phases(singles, text) if results else []
    main = central.members(singles, harmed) if results else []
    inside = set(main)
    harmed = [(i, j) for i, j in harmed if (i in inside) == (j in inside)]
    together += [
        pair
        for pair in (*harmed, *pairwise(main))
        if _decided(singles[pair[0]], singles[pair[1]], verdicts) is not False
    ]

    def apart(one: list[int], other: list[int]) -> bool:
        if any(_never(singles[i], singles[j], verdicts) for i in one for j in other):
            return True
        return central.conflict(gather([singles[i] for i in one]), gather([singles[j] for j in other]))

    clusters = average_link(len(singles), scores, THRESHOLD, apart, together, best=BEST)
    return [gather([singles[i] for i in members]) for members in clusters]


def _pairs(singles: Sequence[Account], scorer: Scorer) -> list[tuple[int, int]]:
    """All pairs of a page of usual length; those that share a block, on a long one."""
    if len(singles) <= _USUAL:
        return list(combinations(range(len(singles)), 2))
    return pairs(singles, scorer.corpus)


def _never(one: Account, other: Account, verdicts: Mapping[tuple[str, str], bool] | None) -> bool:
    decided = _decided(one, other, verdicts)
    return not decided if decided is not None else forbidden(one, other)


def _results(one: Account, other: Account, text: str) -> bool:
    """Is one the harm that the other did, in one sentence: "60 people were killed when a truck drove into a crowd"?"""
    harm, cause = (one, other) if "harm" in one.families else (other, one)
    if "harm" not in harm.families or not cause.families & central.CAUSES or forbidden(one, other):
        return False
    a, b = sorted((harm.mentions[0].trigger, cause.mentions[0].trigger))
    between = text[a[1] : b[0]]
    if len(between) > 120 or re.search(r"[.!?;]\s", between) or not _RESULT.search(between):
        return False
    return not central.other_roles(harm, cause) and not central.other_place(harm, cause)


def _phases(singles: Sequence[Account], text: str) -> list[tuple[int, int]]:
    """Pairs of an event and what tells its phase: "the truce took effect on Friday". The event is the nearest one
    named before it in its sentence."""
    found = []
    for j, phase in enumerate(singles):
        start = phase.mentions[0].trigger[0]
        verb, _, following = text[start : start + 50].partition(" ")
        if phase.types != {"OTHER"} or not tells_phase(verb, following):
            continue
        before = [i for i, a in enumerate(singles) if _is_named(a) and a.mentions[0].trigger[1] <= start]
        i = max(before, key=lambda i: singles[i].mentions[0].trigger, default=None)
        if i is not None:
            between = text[singles[i].mentions[0].trigger[1] : start]
            if len(between) <= _BESIDE and not re.search(r"[.!?;]\s|\b(?:but|after|before|when)\b", between):
                found.append((min(i, j), max(i, j)))
    return found


def _is_named(account: Account) -> bool:
    """Is the act of a known type, and named by a noun? ("announced" begins nothing, "the truce" does.)"""
    word = account.words[0]
    return account.types != {"OTHER"} and not word.endswith("ed") and word not in irregulars().verbs


def forbidden(one: Account, other: Account) -> bool:
    """Can they not be one event: dates of their own that differ, two dates listed in one clause?"""
    if one.pages & other.pages and listed(one, other):
        return True
    same_page = bool(one.pages & other.pages)
    if same_page and one.dated and other.dated and max(one.days.width, other.days.width) == 1:
        return one.days != other.days  # two pages may quarrel about a day, one page does not with itself
    if spans.relation(one.days, other.days) == "apart":
        across = not one.pages & other.pages
        if across and (one.loose or other.loose):
            return spans.gap(one.days, other.days) > _YEAR
        return spans.gap(one.days, other.days) > (2 if one.dated and other.dated else _LONG)
    return False


def listed(one: Account, other: Account) -> bool:
    """Mentions of one sentence that rest on different dates: "visits in May 2018 and October 2015", "agreed on Sunday
    to stop on Friday"."""
    return any(
        a.page == b.page and a.timex != b.timex and (a.trigger == b.trigger or _two_dates(a, b))
        for a in one.mentions for b in other.mentions
    )  # fmt: skip


def _two_dates(one: EventMention, other: EventMention) -> bool:
    """Has each a date of its own, in one clause or in neighbouring ones?"""
    bounds = (SAYING_SAYS, AFTER_SAYS)
    if one.timex is None or other.timex is None or one.when == other.when:
        return False
    if one.when.says.startswith(bounds) or other.when.says.startswith(bounds):
        return False
    return one.start < other.end + 2 and other.start < one.end + 2


def _decided(one: Account, other: Account, verdicts: Mapping[tuple[str, str], bool] | None) -> bool | None:
    """What people decided on any pair of their mentions; "different" outweighs "same"."""
    if not verdicts:
        return None
    said: Iterable[bool | None] = [
        verdicts.get((min(a.id, b.id), max(a.id, b.id))) for a in one.mentions for b in other.mentions
    ]
    kept = [v for v in said if v is not None]
    return all(kept) if kept else None
