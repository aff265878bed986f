"""The solver: proofs over the days of an unknown date, hard ones intersected, soft ones weighed.

A proof is a set of days and what it costs to lie outside it: hard = impossible, soft = `weight` nats of log-likelihood
(weight 3 = twenty to one). The answer is the smallest set of days that holds `MASS` of the belief, starting from a
prior that is flat over the domain; shown with it are the proofs whose removal widens it. Contradicting hard proofs never
empty the domain: the weakest is dropped, and the answer says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from synoptic.model import Candidate, Dating, Evidence
from synoptic.notes import dayset

MASS = 0.98
MAX_LISTED = 400


@dataclass(frozen=True)
class Proof:
    """`days`: the bitset it allows. `weight`: its strength; hard proofs use it only to decide who yields."""

    days: int
    weight: float
    evidence: Evidence
    hard: bool = False
    decay: float | None = None  # half-life in days, for "soon after": belief falls with the distance from the first day


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


def region(belief: Belief) -> tuple[int, dict[int, float]]:
    """The smallest set of days that holds MASS of the belief, and each day's weight (bit number → share)."""
    groups = _split(belief)
    groups.sort(key=lambda group: -group[1])
    total = sum(dayset.count(mask) * weight for mask, weight in groups)
    made, held, weights = 0, 0.0, {}
    for mask, weight in groups:
        if held >= MASS * total and made:
            break
        made |= mask
        held += dayset.count(mask) * weight
        weights[mask] = weight / total
    return made, weights


def _split(belief: Belief) -> list[tuple[int, float]]:
    """Disjoint sets of equally believed days, each with the weight of one of its days."""
    groups: list[tuple[int, float]] = [(belief.domain, 0.0)]
    for proof in belief.proofs:
        if proof.hard:
            continue
        if proof.decay is not None:
            groups = [piece for mask, weight in groups for piece in _decayed(mask, weight, proof)]
            continue
        split = []
        for mask, weight in groups:
            for part, cost in ((mask & proof.days, 0.0), (mask & ~proof.days, proof.weight)):
                if part:
                    split.append((part, weight - cost))
        groups = split
    best = max((weight for _, weight in groups), default=0.0)
    return [(mask, math.exp(weight - best)) for mask, weight in groups if weight - best > -40]


def _decayed(mask: int, weight: float, proof: Proof) -> list[tuple[int, float]]:
    """Pieces of a month from the proof's first day on, each less believed than the one before."""
    origin = dayset.first(proof.days)
    if origin is None or proof.decay is None:
        return [(mask, weight)]
    base, out, at = dayset.index(origin), [], 0
    before = mask & ((1 << max(0, base)) - 1)
    if before:
        out.append((before, weight - proof.weight))
    rest = mask >> max(0, base) << max(0, base)
    while rest:
        piece = rest & dayset.between(dayset.day_at(base + at), dayset.day_at(base + at + 29))
        if piece:
            out.append((piece, weight - math.log(2) * at / proof.decay))
        rest &= ~piece
        at += 30
        if base + at > dayset.SIZE:
            break
    return out


def answer(belief: Belief) -> Dating:
    """The dating that a belief amounts to: one day, candidates, or an interval, with the evidence that carries it."""
    made, weights = region(belief)
    count = dayset.count(made)
    if count == 0:
        return Dating()
    listed: tuple[Candidate, ...] = ()
    if count <= MAX_LISTED:
        each = [(day, w) for mask, w in weights.items() for day in dayset.days(mask)]
        total = sum(w for _, w in each)
        listed = tuple(Candidate(day=day, weight=w / total) for day, w in sorted(each))
    value: date | None = dayset.first(made) if count == 1 else None
    return Dating(
        value=value, earliest=dayset.first(made), latest=dayset.last(made), candidates=listed,
        evidence=carrying(belief, made),
    )  # fmt: skip


def carrying(belief: Belief, made: int) -> tuple[Evidence, ...]:
    """The proofs whose removal changes the answer, in the order given; then those dropped, saying so."""
    shown = []
    for proof in belief.proofs:
        rest = tuple(p for p in belief.proofs if p is not proof)
        domain = dayset.FULL
        for other in rest:
            if other.hard:
                domain &= other.days
        without, _ = region(Belief(domain if proof.hard else belief.domain, rest))
        if without & ~made:
            shown.append(proof.evidence)
    if not shown:
        shown = [proof.evidence for proof in belief.proofs if not made & ~proof.days][:3]
    for proof in belief.dropped:
        e = proof.evidence
        shown.append(Evidence(says=f"set aside: {e.says}", origin=e.origin, start=e.start, end=e.end, page=e.page, event=e.event))
    return tuple(dict.fromkeys(shown))
