"""A text's characters by class and its words as numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.pages import wordcodes

WORD = re.compile(r"[^\W\d_]+|\d+")
BASIC = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",)))


def words(text: str) -> list[str]:
    found = wordcodes.characters(text).words
    return [text[a:b] for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@given(BASIC)
def test_words_are_the_runs_of_letters_and_of_digits(text: str) -> None:
    assert words(text) == WORD.findall(text)


@given(st.text())
def test_every_character_has_one_class_and_offsets_stay_right_beyond_the_basic_plane(text: str) -> None:
    found = wordcodes.characters(text)
    assert len(found.classes) == len(text)
    assert all(WORD.fullmatch(word) for word in words(text))


@given(st.lists(st.from_regex(r"[a-zäéß]{1,40}", fullmatch=True)))
def test_a_word_has_one_number_wherever_it_stands_and_in_whatever_case(said: list[str]) -> None:
    small = wordcodes.characters(" ".join(said)).words.hashes
    title = wordcodes.characters("– " + ", ".join(word[0].upper() + word[1:] for word in said)).words.hashes
    if all(len(word[0].upper()) == 1 for word in said):
        assert small.tolist() == title.tolist()
    assert len(set(small.tolist())) == len(set(said))


def test_a_long_text_is_read_in_pieces_as_if_it_were_one() -> None:
    text = "The bridge at Lindmoor, built in 1931, was closed. " * 12_000
    found = wordcodes.characters(text)
    one = wordcodes.characters(text[:51]).words
    assert len(text) > 2 * (1 << 18)
    assert words(text) == WORD.findall(text)
    assert found.words.hashes.tolist() == one.hashes.tolist() * 12_000
    assert len(found.classes) == len(text)


def test_a_long_text_without_a_space_is_read_too() -> None:
    text = "a" * 700_000
    assert "".join(words(text)) == text


def test_numbers_and_years_are_told() -> None:
    found = wordcodes.characters("In 1931 and 2016, not 1831: 42 of 20161")
    assert found.words.digits.tolist() == [0, 2, 0, 2, 0, 1, 1, 0, 1]


def test_classes_of_characters() -> None:
    assert wordcodes.characters("aB7 .,“•:@你…)").classes.tolist() == [
        wordcodes.LOWER, wordcodes.UPPER, wordcodes.DIGIT, wordcodes.SPACE, wordcodes.STOP, wordcodes.COMMA,
        wordcodes.QUOTE, wordcodes.BULLET, wordcodes.COLON, wordcodes.SIGN, wordcodes.LETTER, wordcodes.DOTS,
        wordcodes.CLOSE,
    ]  # fmt: skip


def test_a_numbering_knows_its_words_and_no_others() -> None:
    table = wordcodes.Numbering({f"word{'abcdefghij'[i % 10] * (i // 10 + 1)}": i + 1 for i in range(9000 // 90)})
    text = "worda x wordbb wordcc bridge"
    assert table(wordcodes.characters(text).words.hashes).tolist() == [1, 0, 12, 13, 0]


def test_what_is_not_one_word_has_no_number() -> None:
    with pytest.raises(ValueError, match="not one word"):
        wordcodes.number("two words")


def test_runs_of_words_are_alike_only_if_their_words_are() -> None:
    hashes = wordcodes.characters("read more now read more more read").words.hashes
    made = wordcodes.runs(hashes, np.array([0, 2, 2, 3, 5, 7]))
    assert made[0] == made[3] != made[4]
    assert made[1] == 0
    assert made[2] not in (0, made[0])
