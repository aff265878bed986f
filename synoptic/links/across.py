"""All pages: which accounts tell of one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synoptic.links.accounts import Account
from synoptic.links.candidates import pairs
from synoptic.links.cluster import BEST, average_link
from synoptic.links.corpus import Corpus
from synoptic.links.score import Scorer, reasons
from synoptic.links.verdicts import Decided
from synoptic.links.within import forbidden, listed
from synoptic.model import Copy

THRESHOLD = 0.5
_QUARREL = 0.3  # share of the pairs of dated accounts that may exclude each other in one event
_KEEP = 0.02  # pairs less likely than this are as good as not compared
_WORDS = 6  # a clause of fewer words that recurs in a copy proves nothing


class Linked(NamedTuple):
    """Accounts that tell of one event, why (one line a link) and how sure (mean probability of the links)."""

    accounts: tuple[Account, ...]
    why: tuple[str, ...]
    confidence: float


def link(accounts: Sequence[Account], corpus: Corpus, scorer: Scorer, texts: Mapping[str, str],
         copies: Sequence[Copy], decided: Decided) -> list[Linked]:  # fmt: skip
    """The clusters of accounts, in the order of their first accounts."""
    scores, found = {}, {}
    for i, j in pairs(accounts, corpus):
        probability, features = scorer.judge(accounts[i], accounts[j])
        if probability >= _KEEP:
            scores[i, j], found[i, j] = probability, features
    same, apart = _verdict_pairs(accounts, decided)
    copied = [pair for pair in _copied(accounts, texts, copies) if pair not in apart]

    def never(one: list[int], other: list[int]) -> bool:
        couples = [(min(i, j), max(i, j)) for i in one for j in other]
        if any(pair in apart for pair in couples):
            return True
        return _too_many([(accounts[i], accounts[j]) for i, j in couples if (i, j) not in same])

    clusters = average_link(len(accounts), scores, THRESHOLD, never, [*sorted(same), *copied], best=BEST)
    told = dict.fromkeys(same, ("a verdict says so",)) | {pair: ("copied text",) for pair in copied if pair not in same}
    made = []
    for members in clusters:
        links = [(i, j) for n, i in enumerate(members) for j in members[n + 1 :] if (i, j) in scores or (i, j) in told]
        why = tuple(_line(accounts[i], accounts[j], told.get((i, j)) or reasons(found[i, j], _one_page(accounts, i, j)))
                    for i, j in _strongest(links, scores, told))  # fmt: skip
        sure = [1.0 if pair in told else scores[pair] for pair in links]
        made.append(Linked(tuple(accounts[i] for i in members), why, sum(sure) / len(sure) if sure else 1.0))
    return made


def _too_many(couples: Sequence[tuple[Account, Account]]) -> bool:
    """Do too many of the accounts that are dated exclude each other? One wrong date must not part an event."""
    if any(one.pages & other.pages and listed(one, other) for one, other in couples):
        return True
    quarrels = sum(forbidden(one, other) for one, other in couples)
    dated = sum(one.days.known and other.days.known for one, other in couples)
    return quarrels > _QUARREL * max(dated, quarrels)


def _strongest(links: Sequence[tuple[int, int]], scores: Mapping[tuple[int, int], float],
               told: Mapping[tuple[int, int], object]) -> list[tuple[int, int]]:  # fmt: skip
    """For each account its best link to one before it: as many lines as joins, in order."""
    best: dict[int, tuple[float, tuple[int, int]]] = {}
    for i, j in links:
        score = 2.0 if (i, j) in told else scores[i, j]
        if j not in best or score > best[j][0]:
            best[j] = score, (i, j)
    return [best[j][1] for j in sorted(best)]


def _line(one: Account, other: Account, why: Sequence[str]) -> str:
    pages = " ↔ ".join(dict.fromkeys((min(one.pages), min(other.pages))))
    return f"{pages}: {', '.join(why) or 'weak signs only'}"


def _one_page(accounts: Sequence[Account], i: int, j: int) -> bool:
    return bool(accounts[i].pages & accounts[j].pages)


def _verdict_pairs(accounts: Sequence[Account], decided: Decided) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Index pairs that people called one event, and two."""
    at = {mention.id: i for i, account in enumerate(accounts) for mention in account.mentions}
    same: set[tuple[int, int]] = set()
    apart: set[tuple[int, int]] = set()
    for (one, other), together in decided.items():
        if one in at and other in at and at[one] != at[other]:
            (same if together else apart).add((min(at[one], at[other]), max(at[one], at[other])))
    return same - apart, apart


def _copied(accounts: Sequence[Account], texts: Mapping[str, str], copies: Iterable[Copy]) -> list[tuple[int, int]]:
    """Accounts of a page and its original that have a clause in common, word for word, with the same trigger in it."""
    linked = {frozenset((copy.page, copy.original)) for copy in copies}
    pages = {page for pair in linked for page in pair}
    holders: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for i, account in enumerate(accounts):
        for mention in account.mentions:
            words = re.findall(r"\w+", texts[mention.page][mention.start : mention.end].lower())
            if mention.page in pages and len(words) >= _WORDS:
                trigger = texts[mention.page][mention.trigger[0] : mention.trigger[1]].lower()
                holders[" ".join(words), f"{trigger} {mention.when.says}"].append((mention.page, i))
    return sorted({
        (min(i, j), max(i, j)) for held in holders.values() for n, (page, i) in enumerate(held)
        for other, j in held[n + 1 :] if i != j and frozenset((page, other)) in linked
    })  # fmt: skip
