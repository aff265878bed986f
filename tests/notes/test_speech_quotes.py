"""Quotation marks of all hands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language import quotes


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotes.quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no way" twice.', ['"no way"']),
        ("He said “no way” twice.", ["“no way”"]),
        ("He said «no way» twice.", ["«no way»"]),
        ("He said ‘no way’ twice.", ["‘no way’"]),
        ("The board's plan and the workers' plan.", []),
        ("He called it ‘the workers’ plan’ today.", ["‘the workers’ plan’"]),
        ("“First of two paragraphs.\nHe left.", ["“First of two paragraphs."]),
        ('A 6" pipe', []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    (only,) = quotes.quotations("“One paragraph of two.\nNot this one")
    assert not only.closed


@given(st.text(alphabet="ab '\"“”«»‘’\n.", max_size=80))
def test_quotations_are_sorted_disjoint_and_within_the_text(text: str) -> None:
    found = quotes.quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(quotes.mask(text)) == sum(q.end - q.start for q in found)
    assert not any("\n" in text[q.start : q.end] for q in found)
