"""Whom a page names as evidence for its date. Terms of office are public record; the sentences are ours."""

from __future__ import annotations

from datetime import date

import pytest

from synoptic.model import Page
from synoptic.notes import dayset, facts
from synoptic.notes.published import date_page
from synoptic.notes.published_cast import from_cast, named
from synoptic.notes.solver import Proof, believe, region


def page(text: str) -> Page:
    return Page(id="p", source="p", text=text, digest="")


def proofs(text: str) -> list[Proof]:
    return from_cast(page(text), [(0, len(text))])


def likeliest(text: str) -> list[date]:
    """The days of the densest tenth of the belief."""
    made, _ = region(believe(dayset.FULL, proofs(text)), 0.1)
    return [dayset.day_at(bit) for bit in range(dayset.SIZE) if made >> bit & 1]


def test_people_in_office_together_leave_the_years_they_share() -> None:
    text = "Helmut Kohl and Francois Mitterrand spoke of barley; Felipe Gonzalez sent a note."
    days = likeliest(text)
    assert min(days) >= date(1985, 1, 1) and max(days) <= date(1996, 12, 31)


def test_the_proof_names_them_and_points_at_the_first() -> None:
    text = "Yesterday Janet Reno and Louis Freeh met growers from the valley."
    (proof,) = proofs(text)
    assert proof.evidence.says == "names Janet Reno, Louis Freeh: pages mostly name people of their own time"
    assert text[proof.evidence.start : proof.evidence.end] == "Janet Reno"


@pytest.mark.parametrize(
    "text", ["", "Mara Osk met growers from the valley.", "Reno lies in the desert.", "The Janet Renoir gallery"]
)
def test_nobody_known_dates_nothing(text: str) -> None:
    assert proofs(text) == []


def test_two_names_of_one_person_count_once() -> None:
    both = "Rudolph Giuliani, or Rudy Giuliani, spoke."
    assert [one.name for one in named(both)] == ["Rudolph Giuliani"]


def test_each_of_many_says_less_than_one_alone() -> None:
    alone = proofs("Janet Reno spoke.")[0].layers[0][1]
    of_two = proofs("Janet Reno and Louis Freeh spoke.")[0].layers[0][1]
    assert of_two < alone < 2 * of_two


def test_a_page_is_dated_narrower_with_its_cast() -> None:
    with_cast = date_page(page("Janet Reno and Louis Freeh met growers. Alan Greenspan sent a note."), ())
    without = date_page(page("Two officials met growers. A third one sent a note."), ())
    assert with_cast.earliest and with_cast.latest and without.earliest and without.latest
    assert with_cast.latest - with_cast.earliest < (without.latest - without.earliest) / 2
    assert with_cast.earliest <= date(1997, 1, 1) <= with_cast.latest


def test_every_life_of_the_table_ends_after_it_begins() -> None:
    for name, terms in facts.lives().items():
        for since, until in terms:
            assert until is None or since <= until, name
