"""What no press text should hold and dumps do: offsets stay exact, names stay whole, nothing is lost or slow."""

from __future__ import annotations

from itertools import pairwise

import pytest

from synoptic.language import tokens
from synoptic.language.model import LanguageModel
from synoptic.model import Reading, Zone

LRM, RLM, LRE, POP = "\u200e", "\u200f", "\u202a", "\u202c"
SENTENCE = "President Helena Torv of Norland met Ilma Lo in Geneva on Tuesday."


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel.load()


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens.words(text)]


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens.sentences(text)]


def names(text: str, reading: Reading) -> set[str]:
    return {text[n.start : n.end] for n in reading.names}


def whole(text: str, reading: Reading) -> None:
    """Tokens and sentences are in order and within the text; every letter and figure is in a token."""
    assert all(a.end <= b.start for a, b in pairwise(reading.tokens))
    assert all(0 <= t.start < t.end <= len(text) for t in reading.tokens)
    assert all(a.end <= b.start for a, b in pairwise(reading.sentences))
    covered = {i for t in reading.tokens for i in range(t.start, t.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LRM}Helena{LRM} Torv{RLM}", ["Helena", "Torv"]),
        (f"{LRE}مرحبا{POP} Torv", ["مرحبا", "Torv"]),
        (f"al{LRM}-Karim", ["al", "-", "Karim"]),
        ("\ufeffHelena", ["Helena"]),
        ("Torv\u00ad's gov\u00adern\u00adment", ["Torv", "'s", "gov\u00adern\u00adment"]),
        ("\u00ad \u200b", []),
        ("Helena🎉 Torv👍🏽", ["Helena", "🎉", "Torv", "👍", "🏽"]),
        ("👩‍👩‍👧 left", ["👩", "👩", "👧", "left"]),
        ("the U.S-Russian deal", ["the", "U.S", "-", "Russian", "deal"]),
        ("a\ud800b \udfff", ["a", "\ud800", "b", "\udfff"]),
    ],
)
def test_words_hold_no_mark_that_is_not_seen(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LRM}He left.{RLM} {LRM}She stayed.", ["He left.", "She stayed."]),
        ("He left.\u00ad She stayed.", ["He left.", "She stayed."]),
        ("The U.S-Russian deal failed. Talks go on.", ["The U.S-Russian deal failed.", "Talks go on."]),
        (
            "“He said ‘I stay.’ Then he left,” Torv recalled. Nobody laughed.",
            ["“He said ‘I stay.’", "Then he left,” Torv recalled.", "Nobody laughed."],
        ),
        ("“She told me, ‘Leave.’” He left.", ["“She told me, ‘Leave.’”", "He left."]),
        ("NORLAND'S LEADER RESIGNS. ARMY TAKES OVER.", ["NORLAND'S LEADER RESIGNS.", "ARMY TAKES OVER."]),
        (
            "Deal reached in Norland\nVARN, March 3 (Agency) — The envoy left. He flew.",
            ["Deal reached in Norland", "VARN, March 3 (Agency) —", "The envoy left.", "He flew."],
        ),
        ("VARN, Norland, Feb. 24, 2016 /Agency/ -- He left.", ["VARN, Norland, Feb. 24, 2016 /Agency/ --", "He left."]),
        ("(VARN) – The envoy left.", ["(VARN) –", "The envoy left."]),
        ("- One thing\n• Another thing\n1) A third", ["- One thing", "• Another thing", "1) A third"]),
    ],
)
def test_sentences_of_dumps(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("mark", [LRM, RLM, "\u00ad", "\u200b", "\ufeff", f"{LRE}{POP}"])
def test_invisible_marks_change_no_reading(model: LanguageModel, mark: str) -> None:
    plain = model.read(SENTENCE)
    at = SENTENCE.index("Helena")
    text = f"{SENTENCE[:at]}{mark}Helena{mark} Torv{SENTENCE[at + 11 :]}"
    marked = model.read(text)
    whole(text, marked)
    assert [t.pos for t in marked.tokens] == [t.pos for t in plain.tokens]
    assert [t.head for t in marked.tokens] == [t.head for t in plain.tokens]
    assert {n.replace(mark, "") for n in names(text, marked)} == names(SENTENCE, plain)
    assert "Helena" in text[marked.tokens[1].start : marked.tokens[1].end]


def test_emoji_stand_alone_and_names_stay_whole(model: LanguageModel) -> None:
    text = "🎉 " + SENTENCE[:-1] + " 👍🏽."
    reading = model.read(text)
    whole(text, reading)
    assert {"Helena Torv", "Geneva"} <= names(text, reading)


def test_capitals_throughout_are_read(model: LanguageModel) -> None:
    reading = model.read(SENTENCE.upper())
    whole(SENTENCE.upper(), reading)
    assert len(reading.sentences) == 1
    assert "GENEVA" in names(SENTENCE.upper(), reading)


def test_a_lone_surrogate_between_names_does_no_harm(model: LanguageModel) -> None:
    text = SENTENCE.replace(" met ", " \ud83d met ")
    reading = model.read(text)
    whole(text, reading)
    assert {"Helena Torv", "Geneva"} <= names(text, reading)


def test_a_word_of_100_000_characters_spoils_no_neighbour(model: LanguageModel) -> None:
    text = f"{SENTENCE}\n\n{'x' * 100_000}\n\n{SENTENCE}"
    reading = model.read(text)
    whole(text, reading)
    assert max(t.end - t.start for t in reading.tokens) == 100_000
    assert sum(text[n.start : n.end] == "Helena Torv" for n in reading.names) == 2


def test_10_000_sentences_are_read_each_as_itself(model: LanguageModel) -> None:
    text = "Rain. " * 10_000
    reading = model.read(text, [Zone(start=0, end=len(text), kind="body")])
    assert [(x.start, x.end) for x in reading.sentences] == [(6 * i, 6 * i + 5) for i in range(10_000)]
    whole(text, reading)


def test_nothing_to_read(model: LanguageModel) -> None:
    for text in ("", " \n\t", "\u200e\u00ad"):
        assert model.read(text) == Reading(tokens=(), sentences=(), names=())
