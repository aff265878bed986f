"""The solver: proofs over the days of an unknown date, hard ones intersected, soft ones weighed.

A proof is a set of days and what it costs to lie outside it: hard = impossible, soft = `weight` nats of log-likelihood
(weight 3 = twenty to one). The answer is the smallest set of days that holds `MASS` of the belief, starting from a
prior that is nearly flat; shown with it are the proofs whose removal widens it. Contradicting hard proofs never
empty the domain: the weakest is dropped, and the answer says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from synoptic.model import Candidate, Dating, Evidence
from synoptic.notes import dayset

Scores = npt.NDArray[np.float64]

MASS = 0.92
SINGLE_MASS = 0.97
FEW = 3
MAX_LISTED = 400
STANDS_OUT = 0.05  # share of a day that is told though the rest of the belief lies anywhere
_TOGETHER = 0.5  # what such days hold at least
_HOPELESS = 14.0
# How often what an article tells misleads on its date (an agenda, an old text posted anew, a slip of the reading):
# it counts where the page is stamped with days, whose chances know nothing of it.
MISLEADS = 0.04


class Fade(NamedTuple):
    """Density (1 + t/scale)^-power, t in days after a proof's first day."""

    scale: float
    power: float


@dataclass(frozen=True)
class Proof:
    """`days`: the bitset it allows. `weight`: its strength; hard proofs use it only to decide who yields. `layers`:
    further sets with the cost of lying outside each, where belief falls in steps ("that day, or the next, or that
    week")."""

    days: int
    weight: float
    evidence: Evidence
    hard: bool = False
    layers: tuple[tuple[int, float], ...] = ()
    told: bool = False  # the page tells of a dated happening at the proof's first day
    stamped: bool = False  # days seen around the article, with their chances
    fades: Fade | None = None  # "soon after": belief falls with the distance from the first day


@dataclass(frozen=True)
class Belief:
    """A domain, the log-weight of each of its days where it is not zero, and the proofs used and dropped."""

    domain: int
    proofs: tuple[Proof, ...]
    dropped: tuple[Proof, ...] = ()


def believe(domain: int, proofs: Sequence[Proof]) -> Belief:
    """Intersects the hard proofs, strongest first; those that would leave no day are dropped."""
    kept: list[Proof] = []
    dropped: list[Proof] = []
    for proof in sorted((p for p in proofs if p.hard), key=lambda p: -p.weight):
        if domain & proof.days:
            domain &= proof.days
            kept.append(proof)
        else:
            dropped.append(proof)
    return Belief(domain, (*kept, *(p for p in proofs if not p.hard)), tuple(dropped))


def region(belief: Belief, mass: float | None = None) -> tuple[int, dict[int, float]]:
    """The smallest set of days that holds `mass` of the belief (None: as answers are given), and the share of each of
    its days by bit number."""
    scores = _weighed(belief.domain, _soft(belief.proofs))
    return _answer_region(belief.domain, scores) if mass is None else _smallest(belief.domain, scores, mass)


def share(belief: Belief, days: int) -> float:
    """The share of the belief that lies on these days."""
    scores = _weighed(belief.domain, _soft(belief.proofs))
    domain = _bits(belief.domain)
    if not domain.any():
        return 0.0
    masses = np.where(domain, np.exp(scores - scores[domain].max()), 0.0)
    return float(masses[_bits(days)].sum() / masses.sum())


def _soft(proofs: Sequence[Proof]) -> list[tuple[Proof, Scores]]:
    return [(proof, _score(proof)) for proof in proofs if not proof.hard]


def _weighed(mask: int, soft: Sequence[tuple[Proof, Scores]]) -> Scores:
    """The log-weight of each day. Where the page is stamped with days, all that its article tells may mislead as a
    whole: it is then as good as unsaid, and can cost a day no more than that chance."""
    stamped = [score for proof, score in soft if proof.stamped]
    told = [score for proof, score in soft if not proof.stamped]
    domain = _bits(mask)
    if not stamped or not told or not domain.any():
        return sum((*stamped, *told), start=prior())
    said: Scores = sum(told, start=np.zeros(dayset.SIZE))
    said = said - said[domain].max()
    said -= np.log(np.exp(said[domain]).sum())
    flat = math.log(MISLEADS / int(domain.sum()))
    return sum(stamped, start=prior()) + np.logaddexp(said + math.log1p(-MISLEADS), flat)


def _answer_region(domain: int, scores: Scores) -> tuple[int, dict[int, float]]:
    """At MASS, but at SINGLE_MASS where so few days would remain that the answer would read as certain."""
    made, shares = _smallest(domain, scores, MASS)
    return (made, shares) if len(shares) > FEW else _smallest(domain, scores, SINGLE_MASS)


def _smallest(domain: int, scores: Scores, mass: float) -> tuple[int, dict[int, float]]:
    days = np.flatnonzero(_bits(domain))
    if not days.size:
        return 0, {}
    own = scores[days]
    best = own.max()
    near = own > best - _HOPELESS
    days, shares = days[near], np.exp(own[near] - best)
    shares /= shares.sum()
    order = np.argsort(-shares, kind="stable")
    held = np.cumsum(shares[order])
    level = shares[order[min(int(np.searchsorted(held, mass)), order.size - 1)]]
    chosen = shares >= level - 1e-12
    made = {int(day): float(share) for day, share in zip(days[chosen], shares[chosen], strict=True)}
    return _mask(days[chosen]), made


def _bits(mask: int) -> npt.NDArray[np.bool_]:
    """The set as an array of truth values, one a day."""
    raw = np.frombuffer(mask.to_bytes((dayset.SIZE + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(raw, bitorder="little")[: dayset.SIZE].astype(np.bool_)


def _mask(days: npt.NDArray[np.int64]) -> int:
    flags = np.zeros(dayset.SIZE, dtype=np.uint8)
    flags[days] = 1
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


@lru_cache(maxsize=1)
def prior() -> Scores:
    """What is believed of a saved page before reading it: the web's years are likelier than those before it."""
    years = np.array([dayset.day_at(bit).year for bit in range(dayset.SIZE)])
    scores: Scores = np.where(years < 1996, -1.5, np.where(years < 2004, -0.7, 0.0))
    return scores


def _score(proof: Proof) -> Scores:
    """The log-likelihood a soft proof gives each day."""
    allowed = _bits(proof.days)
    if proof.fades is None:
        scores: Scores = np.where(allowed, 0.0, -proof.weight)
        for mask, weight in proof.layers:
            scores -= np.where(_bits(mask), 0.0, weight)
        return scores
    origin = dayset.first(proof.days)
    since = np.arange(dayset.SIZE) - (0 if origin is None else dayset.index(origin))
    return np.where(allowed, -proof.fades.power * np.log1p(np.maximum(since, 0) / proof.fades.scale), 0.0)


def answer(belief: Belief) -> Dating:
    """The dating that a belief amounts to: one day, candidates, or an interval, with the evidence that carries it."""
    made, shares = region(belief)
    count = dayset.count(made)
    if count == 0:
        return Dating()
    listed: tuple[Candidate, ...] = ()
    if count <= MAX_LISTED:
        total = sum(shares.values())
        listed = tuple(Candidate(day=dayset.day_at(bit), weight=shares[bit] / total) for bit in sorted(shares))
    else:
        out = {bit: held for bit, held in sorted(shares.items()) if held >= STANDS_OUT}
        if sum(out.values()) >= _TOGETHER:
            listed = tuple(Candidate(day=dayset.day_at(bit), weight=held) for bit, held in out.items())
    value: date | None = dayset.first(made) if count == 1 else None
    return Dating(
        value=value, earliest=dayset.first(made), latest=dayset.last(made), candidates=listed,
        evidence=carrying(belief, made),
    )  # fmt: skip


def carrying(belief: Belief, made: int) -> tuple[Evidence, ...]:
    """The proofs whose removal widens the answer, in the order given; then those dropped, saying so."""
    soft = _soft(belief.proofs)
    total = _weighed(belief.domain, soft)
    shown, at = [], 0
    for proof in belief.proofs:
        if proof.hard:
            domain = dayset.FULL
            for other in belief.proofs:
                if other.hard and other is not proof:
                    domain &= other.days
            without, _ = _answer_region(domain, total)
        else:
            without, _ = _answer_region(belief.domain, _weighed(belief.domain, soft[:at] + soft[at + 1 :]))
            at += 1
        if without & ~made:
            shown.append(proof.evidence)
    if not shown:
        shown = [proof.evidence for proof in belief.proofs if not made & ~proof.days and proof.fades is None][:3]
    for proof in belief.dropped:
        e = proof.evidence
        shown.append(
            Evidence(says=f"set aside: {e.says}", origin=e.origin, start=e.start, end=e.end, page=e.page, event=e.event)
        )
    return tuple(dict.fromkeys(shown))
