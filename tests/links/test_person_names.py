"""Whether two names may be one person's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from synoptic.links.people import SAME
from synoptic.links.person_names import alone, block_keys, compare, fits_alone

SAME_PEOPLE = [
    ("Omar al-Rashid", "Omar Al Rashid"), ("Omar al-Rashid", "Umar Rashid"), ("Sergei Morozov", "Sergey Morozov"),
    ("Sergei Morozov", "Сергей Морозов"), ("Jürgen Größler", "Jurgen Grossler"), ("Kim Min Su", "Kim Min-su"),
    ("Mohammed bin Nasser", "Mohammad bin Nasser"), ("William Doe", "Bill Doe"), ("J. Doe", "John Doe"),
    ("John Doe", "John Q. Doe"), ("Luis “Chato” Vega", "Chato Vega"), ("Oleksandr Kovalenko", "Oleksander Kovalenko"),
    ("Omar al-Rashid", "عمر الرشيد"), ("Mohammed Hassan", "محمد حسن"), ("Yusuf Hussein", "يوسف حسين"),
    ("John Doe of Springfield", "John Doe"), ("Katie Doe", "Kathryn Doe"), ("Gen. John Doe", "John Doe"),
]  # fmt: skip
DIFFERENT_PEOPLE = [
    ("John Doe", "Jane Doe"), ("John Doe Sr.", "John Doe Jr."), ("John W. Doe", "John H. W. Doe"), ("Doe", "John Doe"),
    ("Kim Min Su", "Kim Min Il"), ("John Kerrin", "John Kellin"), ("Omar al-Rashid", "Hani al-Rashid"),
    ("Ahmed Hassan", "Ahmed Hussein"), ("Sergei Ivanov", "Sergei Petrov"), ("Li Qian", "Li Qiankeng"),
    ("Mohammed bin Nasser", "Mohammed bin Zayed"), ("Omar Hassan", "عمر حسين"), ("Bill Doe", "Hillary Doe"),
    ("Sergei Morozov", "Андрей Морозов"), ("Omar VI", "Omar V"),
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


NAME = st.lists(st.sampled_from(
    ["john", "omar", "li", "kim", "al-rashid", "doe", "müller", "ostby", "sergei", "q.", "de", "jr.", "hassan", "катя"]
), min_size=2, max_size=4).map(lambda words: " ".join(w.title() for w in words))  # fmt: skip


@given(NAME)
def test_a_name_is_its_own(name: str):
    assume(not alone(name))
    assert compare(name, name).score == 1.0


@given(NAME, NAME)
def test_comparing_is_stable_under_case_and_diacritics(a: str, b: str):
    plain = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", a) if c != "\u0308"))
    assert compare(a, b).score == compare(b, a).score
    assert compare(a.upper(), b).score == compare(a, b).score
    assert compare(plain, b).score == compare(a, b).score


def test_a_generation_left_open_is_less_sure_than_one_that_is_said():
    assert compare("John Doe", "John Doe Jr.").score < compare("John Doe Jr.", "John Doe Jr.").score


@pytest.mark.parametrize(("single", "full"), [("Doe", "John Doe"), ("Heffman", "Ann Hefman"), ("Kim", "Kim Min Su")])
def test_a_surname_fits_its_full_name(single: str, full: str):
    assert fits_alone(single, full)


@pytest.mark.parametrize(("single", "full"), [("Bella", "Ann Bell"), ("Cullens", "Ann Collins"), ("J", "Ann J")])
def test_a_like_sounding_word_is_no_surname(single: str, full: str):
    assert not fits_alone(single, full)
