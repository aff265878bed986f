"""One page: which of its event mentions tell of one event.

Mentions are taken in the order of the text, and each joins the account so far that it fits best, or opens a new one: a
reader does the same. Then what only takes up or results from the page's main event ("the attack", "84 people were
killed") joins it, unless it has a date, a place, people or a count of its own that do not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from synoptic.links import days as spans
from synoptic.links.accounts import Account, gather
from synoptic.links.score import Scorer, may_contain, same_place

THRESHOLD = 0.5
_RESULT = re.compile(
    r"\b(?:when|after|as|in|by|from|during|left|leaving|leaves|killing|causing|that|which|and|,)\b|,", re.I
)
_CAUSES = frozenset({"violence", "disaster"})


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
    groups: list[list[Account]] = []
    gathered: list[Account] = []
    for one in singles:
        best, at = THRESHOLD, None
        for i, group in enumerate(gathered):
            decided = _decided(one, group, verdicts)
            if decided is False or (decided is None and forbidden(one, group)):
                continue
            likely = 2.0 if decided else _likelihood(one, groups[i] if results else (), group, scorer, text)
            if likely >= best:
                best, at = likely, i
        if at is None:
            groups.append([one])
            gathered.append(one)
        else:
            groups[at].append(one)
            gathered[at] = gather(groups[at])
    return _absorb(gathered, verdicts) if results else gathered


def _likelihood(one: Account, members: Sequence[Account], group: Account, scorer: Scorer, text: str) -> float:
    if any(_results(one, other, text) for other in members):
        return 0.9
    return scorer.probability(one, group)


def _results(one: Account, other: Account, text: str) -> bool:
    """Is one the harm that the other did, in one sentence: "60 people were killed when a truck drove into a crowd"?"""
    harm, cause = (one, other) if "harm" in one.families else (other, one)
    if "harm" not in harm.families or (not cause.families & _CAUSES and not _is_plain(cause)):
        return False
    a, b = sorted((harm.mentions[0].trigger, cause.mentions[0].trigger))
    between = text[a[1] : b[0]]
    if len(between) > 120 or re.search(r"[.!?;]\s", between) or not _RESULT.search(between):
        return False
    return not _other_victims(harm, cause)


def _is_plain(account: Account) -> bool:
    """An act that no family claims and no type names: "ran into", "drove over"."""
    return account.types == {"OTHER"} and not account.families


def forbidden(one: Account, other: Account) -> bool:
    """Can they not be one event: dates of their own that differ, two dates listed in one clause?"""
    if one.pages & other.pages and _listed(one, other):
        return True
    if one.dated and other.dated and spans.relation(one.days, other.days) == "apart":
        return spans.gap(one.days, other.days) > 2
    return False


def _listed(one: Account, other: Account) -> bool:
    """Mentions of one clause and trigger that differ in the date they rest on: "in May 2018 and October 2015"."""
    return any(
        a.page == b.page and a.trigger == b.trigger and a.timex != b.timex for a in one.mentions for b in other.mentions
    )


def _absorb(found: list[Account], verdicts: Mapping[tuple[str, str], bool] | None) -> list[Account]:
    """The page's main event takes in what merely refers to it or results from it."""
    main = _main(found)
    if main is None:
        return found
    taken = [
        one
        for one in found
        if one is not main and _decided(one, main, verdicts) is not False
        and _refers(one, main) and not forbidden(one, main)
    ]  # fmt: skip
    if not taken:
        return found
    whole = gather([main, *taken])
    return [whole if one is main else one for one in found if one not in taken]


def _main(found: Sequence[Account]) -> Account | None:
    """The account that title or first sentences give, told most often; only kinds of event that are taken up."""
    leads = [one for one in found if one.lead and one.families & (_CAUSES | {"launch", "contest", "protest"})]
    return max(leads, key=lambda one: (len(one.mentions), -one.order), default=None)


def _refers(one: Account, main: Account) -> bool:
    """Does it take the main event up by a general noun, or tell its harm, and nothing in it speak of another event?"""
    general = one.takes_up & (main.families | {"any"})
    harm = "harm" in one.families and main.families & _CAUSES
    if not (general or harm):
        return False
    if one.dated and spans.relation(one.days, main.days) not in ("same", "within", "open", "near"):
        return False
    if one.places and main.places and not any(
        same_place(a, b) or may_contain(a, b) for a in one.places for b in main.places
    ):  # fmt: skip
        return False
    return not _other_victims(one, main) and not _other_count(one, main)


def _other_victims(harm: Account, cause: Account) -> bool:
    """The one who is hurt is the one who did it: that is another event (the attacker is shot)."""
    return bool(harm.recipients & cause.actors) and not harm.recipients & cause.recipients


def _other_count(one: Account, main: Account) -> bool:
    """Counts of the same thing that are too far apart for a toll that rises: 130 and 84 are two attacks."""
    mine = {n[0]: n for n in one.numbers}
    return any(
        what in mine and (mine[what][1] > 1.35 * high or low > 4 * mine[what][2] or mine[what][2] <= 1 < low)
        for what, low, high in main.numbers
    )


def _decided(one: Account, other: Account, verdicts: Mapping[tuple[str, str], bool] | None) -> bool | None:
    """What people decided on any pair of their mentions; "different" outweighs "same"."""
    if not verdicts:
        return None
    said: Iterable[bool | None] = [
        verdicts.get((min(a.id, b.id), max(a.id, b.id))) for a in one.mentions for b in other.mentions
    ]
    kept = [v for v in said if v is not None]
    return all(kept) if kept else None
