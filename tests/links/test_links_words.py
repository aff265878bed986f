"""Roots bring verb and noun of one act together; vectors bring like words near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.links.words import closeness, content, root, vector


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("seized", "seizure"), ("agreed", "agreement"), ("met", "meetings"), ("died", "death"), ("shot", "shooting"),
     ("elected", "re-election"), ("announced", "announcement"), ("inspected", "inspection"), ("launched", "launching"),
     ("invited", "invitation"), ("withdrew", "withdrawal"), ("condemns", "condemnation")],
)  # fmt: skip
def test_verb_and_noun_of_an_act_share_a_root(verb: str, noun: str) -> None:
    assert root(verb) == root(noun)


@pytest.mark.parametrize(
    ("one", "other"), [("mission", "missed"), ("nation", "nature"), ("met", "mated"), ("station", "state")]
)
def test_unlike_words_do_not(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_like_words_are_nearer_than_unlike_ones() -> None:
    assert closeness("ceasefire", "truce") > 0.4 > closeness("ceasefire", "visit")
    assert closeness("bought", "purchase") == 1.0
    assert vector("xqzvw") is None
    assert closeness("xqzvw", "attack") == 0.0


def test_content_words_are_in_order_without_function_words() -> None:
    assert content("The minister said that the ships had been seized") == [root("minister"), "ship", "seize"]


@given(st.text())
def test_any_text_has_content_words(text: str) -> None:
    assert all(isinstance(word, str) for word in content(text))
