"""Beliefs over days: hard proofs cut, soft ones weigh, contradictions are told."""

from __future__ import annotations

import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Evidence
from synoptic.notes import dayset
from synoptic.notes.solver import Belief, Fade, Proof, answer, believe, region

DOMAIN = dayset.between(date(1990, 1, 1), date(2026, 11, 1))


def proof(days: int, weight: float = 5.0, hard: bool = False, says: str = "x") -> Proof:
    return Proof(days, weight, Evidence(says=says), hard=hard)


def year(number: int) -> int:
    return dayset.between(date(number, 1, 1), date(number, 12, 31))


def test_one_day_left_is_a_value() -> None:
    day = dayset.of([date(2016, 2, 24)])
    dating = answer(believe(DOMAIN, [proof(day, 20, hard=True)]))
    assert dating.value == date(2016, 2, 24)
    assert [e.says for e in dating.evidence] == ["x"]


def test_contradicting_hard_proofs_never_empty_the_domain() -> None:
    belief = believe(DOMAIN, [proof(year(2016), 20, True, "strong"), proof(year(2018), 10, True, "weak")])
    dating = answer(belief)
    assert (dating.earliest, dating.latest) == (date(2016, 1, 1), date(2016, 12, 31))
    assert "set aside: weak" in [e.says for e in dating.evidence]


def test_soft_proofs_add_up() -> None:
    both = [proof(year(2015) | year(2016), 3.0, says="a"), proof(year(2016) | year(2017), 3.0, says="b")]
    made, shares = region(believe(DOMAIN, both))
    best = max(shares, key=lambda bit: shares[bit])
    assert dayset.day_at(best).year == 2016
    assert made & year(2016) == year(2016)


def test_a_single_weak_hint_leaves_the_answer_open() -> None:
    dating = answer(believe(DOMAIN, [proof(dayset.of([date(2016, 2, 24)]), 2.0)]))
    assert dating.value is None
    assert dating.earliest is not None and dating.earliest < date(2000, 1, 1)


def test_layers_prefer_the_inner_days() -> None:
    day = dayset.of([date(2016, 2, 24)])
    step = Proof(dayset.widened(day, 0, 1), 12.0, Evidence(says="x"), layers=((day, 2.0),))
    dating = answer(believe(DOMAIN, [step]))
    weights = {c.day: c.weight for c in dating.candidates}
    assert weights[date(2016, 2, 24)] > weights[date(2016, 2, 25)] > 0


def test_belief_fades_after_the_latest_date_told() -> None:
    since = dayset.between(date(2015, 1, 1), None)
    fade = Proof(since, 0.0, Evidence(says="x"), fades=Fade(730.0, 2.0))
    _, shares = region(believe(DOMAIN, [proof(since, 8.0), fade]))
    near, far = dayset.index(date(2015, 3, 1)), dayset.index(date(2025, 3, 1))
    assert shares[near] > shares.get(far, 0.0)


def stamp(day: date, chance: float) -> Proof:
    """A stamp of one day among all days, right with this chance."""
    days = dayset.of([day])
    odds = math.log(chance / (1 - chance)) + math.log(dayset.count(DOMAIN))
    return Proof(days, odds, Evidence(says="stamp"), stamped=True)


def test_what_an_article_tells_may_mislead_as_a_whole() -> None:
    day = date(2016, 2, 24)
    told = [proof(year(2019), 6.0, says=f"tells {n}") for n in range(5)]
    sure = {c.day: c.weight for c in answer(believe(DOMAIN, [stamp(day, 0.98), *told])).candidates}
    weak = {c.day: c.weight for c in answer(believe(DOMAIN, [stamp(day, 0.3), *told])).candidates}
    assert sure[day] > 0.6
    assert weak.get(day, 0.0) < 0.2
    assert answer(believe(DOMAIN, told)).earliest == date(2019, 1, 1)


def test_a_day_that_stands_out_is_told_though_others_are_open() -> None:
    dating = answer(believe(DOMAIN, [stamp(date(2016, 2, 24), 0.8)]))
    assert [c.day for c in dating.candidates] == [date(2016, 2, 24)]
    assert 0.75 < dating.candidates[0].weight < 0.9
    assert dating.value is None
    assert dating.earliest is not None and dating.earliest < date(2005, 1, 1)


def test_an_empty_domain_gives_no_date() -> None:
    dating = answer(Belief(dayset.EMPTY, ()))
    assert (dating.value, dating.earliest, dating.candidates) == (None, None, ())


@given(st.lists(st.tuples(st.integers(1990, 2025), st.integers(0, 4), st.floats(0.1, 9.0), st.booleans()), max_size=6))
def test_answers_are_sane(rows: list[tuple[int, int, float, bool]]) -> None:
    proofs = [
        proof(dayset.between(date(a, 1, 1), date(min(a + n, 2026), 6, 30)), w, hard, f"{a}+{n}")
        for a, n, w, hard in rows
    ]
    dating = answer(believe(DOMAIN, proofs))
    assert dating.earliest is not None and dating.latest is not None and dating.earliest <= dating.latest
    assert len(dating.candidates) <= 400
    if dating.candidates:
        total = sum(c.weight for c in dating.candidates)
        assert 0.5 <= total < 1 + 1e-6
        if total > 0.999:
            assert dating.candidates[0].day == dating.earliest and dating.candidates[-1].day == dating.latest
    assert (dating.value is None) == (dating.earliest != dating.latest)
