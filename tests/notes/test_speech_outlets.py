"""What counts as an outlet, and what words are told to."""

from __future__ import annotations

import pytest

from synoptic.notes import outlets, told


@pytest.mark.parametrize(
    "phrase",
    [
        "Reuters",
        "the Reuters news agency",
        "state media",
        "the newspaper",
        "Evening Courier-Post Tribune",
        "the BBC",
        "local radio",
        "KABC",
    ],
)
def test_outlets(phrase: str) -> None:
    assert outlets.is_outlet(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "the press service",
        "the ministry",
        "Ada Mora",
        "a press conference",
        "National Water Board",
        "time",
        "officials",
    ],
)
def test_others_are_none(phrase: str) -> None:
    assert not outlets.is_outlet(phrase)


def test_one_outlet_under_two_names() -> None:
    assert outlets.same("the Reuters news agency", "REUTERS")
    assert not outlets.same("Reuters", None)
    assert not outlets.same("Reuters", "TASS")
    assert outlets.same("HuffPost", "The Huffington Post")


@pytest.mark.parametrize(
    ("following", "name"),
    [
        ("Reuters on Monday", "Reuters"),
        ("the state news agency Xinhua, he said", "Xinhua"),
        ("CNN affiliate KABC.", "KABC"),
        ("reporters in the hall", None),
        ("National Harbour Board staff", None),
        ("CNN’s Ada Mora in an interview", "CNN"),
        ("Ada Mora of Reuters after the vote", "Reuters"),
        ("a Reuters reporter on Monday", "Reuters"),
        ("the press that evening", None),
        ("Ada Mora of the Harbour Board", None),
    ],
)
def test_the_outlet_that_words_are_told_to(following: str, name: str | None) -> None:
    assert told.outlet_at(following) == name


def test_a_short_name_stands_for_the_outlet_named_before() -> None:
    text = "The Washington Post saw the papers. Mora told the Post that they were real. She told the Board too."
    assert told._short_for(text, text.index("the Post"), text[text.index("the Post") :]) == "The Washington Post"
    assert told._short_for(text, text.index("the Board"), text[text.index("the Board") :]) is None
