"""What outlets are called."""

from __future__ import annotations

import pytest

from synoptic.pages.mastheads import Use, nouns, pattern


@pytest.mark.parametrize("use", ["line", "alone", "ends", "day"])
def test_each_use_has_nouns_written_as_names(use: Use) -> None:
    assert nouns(use) and all(noun[0].isupper() for noun in nouns(use))


def test_a_noun_at_the_end_of_a_name_makes_it_an_outlet_only_there() -> None:
    assert pattern("ends").search("Vessk Gazette") and pattern("ends").search("Vessk-Gazette")
    assert not pattern("ends").search("Gazette of Vessk") and not pattern("ends").search("vessk gazette")


def test_a_line_may_be_set_in_capitals() -> None:
    assert pattern("line").search("THE VESSK GAZETTE") and not pattern("line").search("The gazetteer")
