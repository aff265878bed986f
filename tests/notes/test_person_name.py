"""Names of people as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.notes import person_name as pn


def test_particles_honorifics_and_suffixes_are_set_apart():
    assert pn.words("Omar al-Rashid bin Salem") == ("omar", "rashid", "salem")
    assert pn.core("Sen. John Doe Jr.") == ("john", "doe")
    assert pn.suffix("John Doe Jr.") == "jr"
    assert pn.suffix("John Doe") == ""


def test_a_name_of_particles_only_is_kept():
    assert pn.words("Van Der") == ("van", "der")


@pytest.mark.parametrize(
    ("short", "full"),
    [("Doe", "John Doe"), ("Kim", "Kim Min-su"), ("J. Doe", "John Doe"), ("John Doe", "John Peter Doe")],
)
def test_a_short_form_fits_its_full_name(short: str, full: str):
    assert pn.fits(pn.core(short), pn.core(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [("Roe", "John Doe"), ("Brandes", "Daphne Brand"), ("Jane Doe", "John Doe"), ("Peter", "John Peter Doe")],
)
def test_another_name_does_not(short: str, full: str):
    assert not pn.fits(pn.core(short), pn.core(full))


def test_generations_are_different_people():
    assert not pn.same_name("John Doe Sr.", "John Doe Jr.")
    assert pn.same_name("John Doe", "John Doe Jr.")


def test_the_fuller_form_is_shown():
    assert pn.fuller("Doe", "John Doe") == "John Doe"
    assert pn.fuller("John Doe", "JOHN DOE") == "John Doe"
    assert pn.fuller("J. Doe", "John Doe") == "John Doe"


def test_gender_by_title_and_by_given_name():
    assert pn.gender_by_title("mrs") == "f"
    assert pn.gender_by_given_name("Lucia Mora") == "f"
    assert pn.gender_by_given_name("Kim Jong-un") == "m"
    assert pn.gender_by_given_name("Robin Doe") == ""
    assert pn.gender_by_given_name("Lucia") == ""


@given(st.text(max_size=60))
def test_any_text_is_read(text: str):
    assert isinstance(pn.core(text), tuple)
    pn.suffix(text)
    pn.gender_by_given_name(text)


@given(st.text(alphabet="abcdefg ", min_size=1, max_size=20))
def test_a_name_fits_itself(text: str):
    parts = pn.core(text)
    if parts and len(parts[0]) > 1:
        assert pn.fits(parts, parts)
