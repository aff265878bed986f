"""Evidence in campaigns. The candidates and their dates are public record; the sentences are ours."""

from __future__ import annotations

from datetime import date

import pytest

from synoptic.model import Page
from synoptic.notes import dayset
from synoptic.notes.published_votes import from_candidates
from synoptic.notes.solver import Proof


def proofs(text: str) -> list[Proof]:
    return from_candidates(Page(id="p", source="p", text=text, digest=""), [(0, len(text))])


def allows(proof: Proof, day: date) -> bool:
    return bool(proof.days & dayset.between(day, day))


@pytest.mark.parametrize(
    "text",
    [
        "Republican presidential candidate Bob Dole spoke to dockers.",
        "The union met presidential nominee Sen. Bob Dole behind closed doors.",
        "At the Republican presidential debate in the hall, candidates Bob Dole and Mara Osk spoke to dockers.",
        "Bob Dole, the presumptive Republican presidential nominee, spoke to dockers.",
    ],
)
def test_a_candidate_called_so_is_running(text: str) -> None:
    (proof,) = proofs(text)
    assert proof.evidence.says == "calls Bob Dole a candidate"
    assert text[proof.evidence.start : proof.evidence.end] == "Bob Dole"
    assert allows(proof, date(1996, 8, 1))
    assert allows(proof, date(1996, 12, 20))  # the defeated one is called so for a while
    assert not allows(proof, date(1994, 8, 1)) and not allows(proof, date(1998, 8, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Former Republican presidential candidate Bob Dole spoke to dockers.",
        "The 1996 Republican presidential candidate Bob Dole spoke to dockers.",
        "Bob Dole spoke to dockers about a candidate for the harbour board.",
        "Presidential candidate Mara Osk spoke to dockers.",
    ],
)
def test_those_who_once_ran_or_are_not_known_date_nothing(text: str) -> None:
    assert proofs(text) == []


def test_two_who_are_called_candidates_leave_the_race_they_shared() -> None:
    text = "Republican presidential candidate George W. Bush and Democratic presidential candidate Al Gore debated."
    proof = proofs(text)[0]
    assert proof.evidence.says == "calls George W. Bush a candidate"
    assert allows(proof, date(2000, 9, 1))
    assert not allows(proof, date(2004, 9, 1))
