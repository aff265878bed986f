"""Whether two names may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.links.people import SAME
from synoptic.links.person_names import block_keys, compare

SAME_PEOPLE = [
    ("Omar al-Rashid", "Omar Al Rashid"), ("Omar al-Rashid", "Umar Rashid"), ("Sergei Morozov", "Sergey Morozov"),
    ("Sergei Morozov", "Сергей Морозов"), ("Jürgen Größler", "Jurgen Grossler"), ("Kim Min Su", "Kim Min-su"),
    ("Mohammed bin Nasser", "Mohammad bin Nasser"), ("William Doe", "Bill Doe"), ("J. Doe", "John Doe"),
    ("John Doe", "John Q. Doe"), ("Luis “Chato” Vega", "Chato Vega"), ("Oleksandr Kovalenko", "Oleksander Kovalenko"),
]  # fmt: skip
DIFFERENT_PEOPLE = [
    ("John Doe", "Jane Doe"), ("John Doe Sr.", "John Doe Jr."), ("John W. Doe", "John H. W. Doe"), ("Doe", "John Doe"),
    ("Kim Min Su", "Kim Min Il"), ("John Kerrin", "John Kellin"), ("Omar al-Rashid", "Hani al-Rashid"),
    ("Ahmed Hassan", "Ahmed Hussein"), ("Sergei Ivanov", "Sergei Petrov"), ("Li Qian", "Li Qiankeng"),
    ("Mohammed bin Nasser", "Mohammed bin Zayed"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME_PEOPLE)
def test_spellings_of_one_name(a: str, b: str):
    match = compare(a, b)
    assert match.score >= SAME, match
    assert block_keys(a) & block_keys(b)
    assert match.reason


@pytest.mark.parametrize(("a", "b"), DIFFERENT_PEOPLE)
def test_different_people(a: str, b: str):
    assert compare(a, b).score < SAME, compare(a, b)


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_bounded(a: str, b: str):
    assert 0.0 <= compare(a, b).score <= 1.0
    assert compare(a, b).score == pytest.approx(compare(b, a).score)
