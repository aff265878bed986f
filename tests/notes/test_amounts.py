"""Numbers with what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Reading, Sentence, Token
from synoptic.notes import amounts, numerals
from tests.helpers.readings import reading


def found(sentence: str) -> list[tuple[str, float, float]]:
    text, made = reading(sentence)
    return [(a.what, a.low, a.high) for a in amounts.find(text, made)]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("62,000", (62_000, 62_000)),
        ("twenty-two", (22, 22)),
        ("twenty - two", (22, 22)),
        ("half a million", (500_000, 500_000)),
        ("two hundred and six", (206, 206)),
        ("1.5 billion", (1.5e9, 1.5e9)),
        ("a dozen", (12, 12)),
        ("dozens", (24, 99)),
        ("tens of thousands", (20_000, 99_999)),
        ("3.5m", (3.5e6, 3.5e6)),
        ("three hundred thousand", (300_000, 300_000)),
    ],
)
def test_numbers_in_words_and_digits(words: str, bounds: tuple[float, float]) -> None:
    split = words.split()
    assert numerals.run_length([*split, "people"]) == len(split)
    assert numerals.bounds(split) == bounds


@pytest.mark.parametrize("words", ["", "a man", "and", "people", "the"])
def test_what_is_no_number(words: str) -> None:
    assert numerals.run_length(words.split()) == 0


@given(st.integers(0, 10**12))
def test_digits_with_thousands_marks_read_back(n: int) -> None:
    assert numerals.value([f"{n:,}"]) == n


def test_at_least_keeps_the_figure_and_the_words() -> None:
    text, made = reading(
        "At|ADP|2|case least|ADJ|3|nmod|least 84|NUM|4|nummod people|NOUN|6|nsubj:pass|people were|AUX|6|aux:pass|be "
        "killed|VERB|0|root|kill in|ADP|8|case Dorvan|PROPN|6|obl"
    )
    (amount,) = amounts.find(text, made)
    assert (amount.what, amount.low, amount.high) == ("person killed", 84, 84)
    assert text[amount.start : amount.end] == "At least 84"


def test_hedges_open_the_figure() -> None:
    about = "About|ADV|2|advmod 60,000|NUM|3|nummod refugees|NOUN|4|nsubj|refugee fled|VERB|0|root|flee"
    nearly = "Nearly|ADV|2|advmod 80|NUM|3|nummod people|NOUN|4|nsubj died|VERB|0|root|die"
    more = "More|ADJ|3|advmod than|ADP|1|fixed 70|NUM|4|nummod people|NOUN|5|nsubj died|VERB|0|root|die"
    assert found(about) == [("refugee", 54_000, 66_000)]
    assert found(nearly) == [("person killed", 72, 80)]
    assert found(more) == [("person killed", 70, 77)]


def test_a_range_with_its_unit() -> None:
    sentence = (
        "They|PRON|2|nsubj hold|VERB|0|root between|ADP|4|case 70|NUM|2|obl "
        "and|CCONJ|7|cc 90|NUM|7|nummod %|SYM|4|conj "
        "of|ADP|10|case the|DET|10|det land|NOUN|7|nmod"
    )
    text, made = reading(sentence)
    (amount,) = amounts.find(text, made)
    assert (amount.what, amount.low, amount.high) == ("%", 70, 90)
    assert text[amount.start : amount.end] == "between 70 and 90%"


def test_money_and_measures() -> None:
    money = "It|PRON|2|nsubj cost|VERB|0|root $|SYM|2|obj 3|NUM|5|compound million|NUM|3|nummod"
    measure = (
        "They|PRON|2|nsubj shipped|VERB|0|root|ship 600|NUM|4|nummod tons|NOUN|2|obj|ton of|ADP|6|case oil|NOUN|4|nmod"
    )
    assert found(money) == [("dollar", 3e6, 3e6)]
    assert found(measure) == [("tonne", 600, 600)]


def test_vague_counts_without_a_noun() -> None:
    sentence = (
        "Dozens|NOUN|3|nsubj:pass|dozen were|AUX|3|aux:pass|be killed|VERB|0|root|kill and|CCONJ|7|cc "
        "hundreds|NOUN|7|nsubj:pass|hundred were|AUX|7|aux:pass|be injured|VERB|3|conj|injure"
    )
    assert found(sentence) == [("person killed", 24, 99), ("person injured", 200, 999)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He|PRON|2|nsubj left|VERB|0|root|leave on|ADP|4|case May|PROPN|2|obl 12|NUM|4|nummod",
        "He|PRON|2|nsubj left|VERB|0|root|leave in|ADP|4|case 2016|NUM|2|obl",
        "He|PRON|2|nsubj left|VERB|0|root|leave at|ADP|4|case 9|NUM|2|obl p.m.|NOUN|4|nmod",
    ],
)
def test_dates_years_and_clock_times_are_no_amounts(sentence: str) -> None:
    assert found(sentence) == []


@given(
    st.lists(
        st.sampled_from(["84", "people", "were", "killed", "million", "$", "%", "about", "\ud800", "😀", "-"]),
        max_size=12,
    )
)
def test_spans_lie_in_the_text_and_never_crash(words: list[str]) -> None:
    text = " ".join(words)
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(start=at, end=at + len(word), pos="X", lemma=word, head=-1 if not tokens else 0, rel="dep"))
        at += len(word) + 1
    whole = Sentence(first=0, last=len(tokens), start=0, end=len(text), zone="body")
    made = Reading(tokens=tuple(tokens), sentences=(whole,) if tokens else (), names=())
    for amount in amounts.find(text, made):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.low <= amount.high
        assert amount.what
