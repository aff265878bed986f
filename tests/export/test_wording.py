"""How renderings of one statement differ. All sentences are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.export.wording import differences


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("the ferries stay tied up until the pier is safe", "the ferries stay tied up until the pier is safe", ()),
        (
            "the closure is the result of discordant steps of the harbour board",
            "the closure is the result of clumsy steps of the harbour board",
            ("“clumsy” for “discordant”",),
        ),
        (
            "we shall pay the crews in full by Friday and not one day later",
            "we shall pay the crews by Friday and not one day later",
            ("leaves out “in full”",),
        ),
        (
            "we shall pay the crews by Friday and not one day later",
            "we shall pay the crews in full by Friday and not one day later",
            ("adds “in full”",),
        ),
        ("the ferries stay tied up until the pier is safe", "nobody has paid the crews of the trawlers since May", ()),
    ],
)
def test_what_another_wording_has_in_place(first: str, other: str, expected: tuple[str, ...]) -> None:
    assert differences(first, other) == expected


def test_words_that_went_into_the_marks() -> None:
    first = "the board would pay the crews in full “by Friday, not later”"
    other = "the board would “pay the crews in full” “by Friday, not later”"
    assert differences(first, other) == ("“pay the crews in full” in quotation marks",)
    assert differences(other, first) == ("“pay the crews in full” without quotation marks",)


def test_marks_alone_are_told_by_the_marks() -> None:
    words = "the board will pay the crews in full"
    assert differences(words, words, other_direct=True) == ()


def test_a_statement_of_a_whole_book_is_not_aligned() -> None:
    assert differences("pier " * 100_000 + "shut", "pier " * 100_000 + "open") == ()


@given(
    st.lists(st.sampled_from(["pier", "ferry", "crew", "the", "of", "safe", "“", "”", '"']), max_size=30), st.booleans()
)
def test_a_wording_does_not_differ_from_itself(parts: list[str], direct: bool) -> None:
    text = " ".join(parts)
    assert differences(text, text, first_direct=direct, other_direct=direct) == ()
