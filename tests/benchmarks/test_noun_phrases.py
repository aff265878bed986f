"""The setting of the noun phrase bench: what is a proper name, what of it is compared, what counts against it."""

from __future__ import annotations

import pytest

from benchmarks.noun_phrases import Phrase, bare, is_name, score
from synoptic.model import Reading


def _phrase(text: str, kinds: str = "ORG") -> Phrase:
    return Phrase(0, len(text), kinds)


@pytest.mark.parametrize(
    ("text", "kinds", "name"),
    [
        ("the Norland Army's", "ORG", "Norland Army"),
        ("Foreign Minister Helena Torv", "PER", "Helena Torv"),
        ("Lt. Gen. Helena Torv", "PER", "Helena Torv"),
        ("The Prime Minister", "PER", ""),
        ("Bank of Sudria", "ORG", "Bank of Sudria"),
    ],
)
def test_what_of_a_phrase_is_compared(text: str, kinds: str, name: str):
    start, end, _ = bare(text, _phrase(text, kinds))
    assert text[start:end] == name


@pytest.mark.parametrize(
    ("text", "kinds", "is_one"),
    [("the 5th Norland Brigade", "ORG", True), ("the coalition", "ORG", False), ("We", "ORG", False),
     ("Norland forces", "ORG", False), ("the Foreign Secretary", "PER", False), ("University of Varn", "LOC", True),
     ("Minister for the East Helena Torv", "PER", False)],
)  # fmt: skip
def test_what_is_a_proper_name(text: str, kinds: str, is_one: bool):
    assert is_name(text, _phrase(text, kinds)) is is_one


class _Nobody:
    """Finds no name."""

    def read(self, text: str, zones: object) -> Reading:
        return Reading(tokens=(), sentences=(), names=())


def test_proposals_without_confidence_are_not_asked_for():
    text = "Torv spoke in Varn."
    rows = [
        {"text": text, "part": "x", "entities": [
            {"type": "Person", "begin": 0, "end": 4, "confidence": 1},
            {"type": "Location", "begin": 14, "end": 18, "confidence": 0}]},
    ]  # fmt: skip
    found = score(rows, _Nobody(), misses=False)  # type: ignore[arg-type]
    assert found["exact_r"] == 0.0
    assert "exact_PER_r" in found and "exact_LOC_r" not in found
