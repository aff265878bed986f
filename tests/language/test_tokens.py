"""Words and sentences of raw text: rules one by one, and what must hold for any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language import tokens

PIECES = st.lists(
    st.sampled_from(
        [
            "Mr. ",
            "U.S. ",
            "He left. ",
            "“No,” ",
            '"',
            "’",
            " – ",
            "\n",
            "\n\n",
            "don't ",
            "al-Karim ",
            "3.5 ",
            "Feb. 3",
            "\u00ad",
            "\u00a0",
            "e.g. ",
        ]
    )
).map("".join)


def split(text):
    return [text[a:b] for a, b in tokens.sentences(text)]


def words(text):
    return [text[a:b] for a, b in tokens.words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("They can’t, cannot and won't.", ["They", "ca", "n’t", ",", "can", "not", "and", "wo", "n't", "."]),
        ("Norland's army, the rebels' camp", ["Norland", "'s", "army", ",", "the", "rebels", "'", "camp"]),
        ("O'Varn of the gov't", ["O'Varn", "of", "the", "gov't"]),
        ("a Norland-Sudria pact", ["a", "Norland", "-", "Sudria", "pact"]),
        ("non-aligned, anti-tank", ["non-aligned", ",", "anti-tank"]),
        ("the U.N.-backed U.S envoy", ["the", "U.N.", "-", "backed", "U.S", "envoy"]),
        ("Gen. A. B. Torv, Jr. spoke", ["Gen.", "A.", "B.", "Torv", ",", "Jr.", "spoke"]),
        (
            "$3.5bn, 1,000 or 12,5 at 10:30 a.m.",
            ["$", "3.5bn", ",", "1,000", "or", "12", ",", "5", "at", "10:30", "a.m."],
        ),
        ("2015-16, -5 and 90%", ["2015", "-", "16", ",", "-5", "and", "90", "%"]),
        ("see www.varn.example/a, x@varn.example", ["see", "www.varn.example/a", ",", "x@varn.example"]),
        ("via kremlin.ru and Space.com", ["via", "kremlin.ru", "and", "Space.com"]),
        ("govern\u00adment said", ["govern\u00adment", "said"]),
        ("Wait... what?! --", ["Wait", "...", "what", "?!", "--"]),
        ("1. First", ["1.", "First"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VARN, Feb 24 – Mr. Torv left. He flew.", ["VARN, Feb 24 –", "Mr. Torv left.", "He flew."]),
        ("PORT VARN, Norland (Agency) - It rained.", ["PORT VARN, Norland (Agency) -", "It rained."]),
        ("Varn, 24 February 2016 — It rained.", ["Varn, 24 February 2016 —", "It rained."]),
        ("VARN: It rained.", ["VARN:", "It rained."]),
        ("Torv – a Norlander – left.", ["Torv – a Norlander – left."]),
        ("NATO-led troops left.", ["NATO-led troops left."]),
        ("Gen. Torv met Sen. Lo. They spoke.", ["Gen. Torv met Sen. Lo.", "They spoke."]),
        ("She came on Feb. 3. It rained.", ["She came on Feb. 3.", "It rained."]),
        ("She came in Feb. Rain fell.", ["She came in Feb.", "Rain fell."]),
        ("It left the U.S. The army stayed.", ["It left the U.S.", "The army stayed."]),
        ("The U.S. Navy and the J. K. Lo Fund.", ["The U.S. Navy and the J. K. Lo Fund."]),
        ("They met R. A. Torv. He left.", ["They met R. A. Torv.", "He left."]),
        ("“We won.” He sat down.", ["“We won.”", "He sat down."]),
        ('"Why?" Torv asked. Nobody knew.', ['"Why?" Torv asked.', "Nobody knew."]),
        ("It was over (he said.) Then rain.", ["It was over (he said.)", "Then rain."]),
        ("He left on Tuesday.The rain stopped.", ["He left on Tuesday.", "The rain stopped."]),
        ("Version 2.5 came. iPhone sales fell.", ["Version 2.5 came.", "iPhone sales fell."]),
        ("It ended. [3] Then it began. [4]", ["It ended. [3]", "Then it began. [4]"]),
        ("A headline without a stop\n\nThe body begins.", ["A headline without a stop", "The body begins."]),
        ("A headline\nBy Ana Lo\nThe body begins here.", ["A headline", "By Ana Lo", "The body begins here."]),
        ("It goes on\nin the next line.", ["It goes on in the next line.".replace(" in", "\nin")]),
        (
            "Norland Seeks Talks After Flood\nshare_button print",
            ["Norland Seeks Talks After Flood", "share_button print"],
        ),
        ("• one thing\n• another thing", ["• one thing", "• another thing"]),
        ('He said . " Yes . " Then he left .', ["He said .", '" Yes . "', "Then he left ."]),
        ("x\r\ny. Z", ["x\r\ny.", "Z"]),
        ("Он ушёл. Она осталась.", ["Он ушёл.", "Она осталась."]),
        ("彼は去った。彼女は残った。", ["彼は去った。", "彼女は残った。"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text, expected):
    assert split(text) == expected


def test_hard_wrapped_paragraphs_are_joined():
    text = (
        "The envoy of Norland arrived in the capital on Monday for two days of\n"
        "talks with President Ilma Torv about the dam that both states claim as\n"
        "Sudria and Norland have done since 1962.\n"
        "Nobody expected a result.\n"
    )
    assert [s.split()[0] for s in split(text)] == ["The", "Nobody"]


def test_a_run_on_of_many_words_is_cut_at_commas():
    text = "one two three, " * 400
    found = tokens.sentences(text)
    assert max(b - a for a, b in found) <= 1500
    assert all(text[b - 1] == "," for _, b in found)


def test_huge_inputs_are_read():
    assert len(tokens.sentences("He left. " * 10_000)) == 10_000
    word = "a" * 100_000
    assert tokens.words(word) == [(0, 100_000)]
    assert tokens.sentences(word) == [(0, 100_000)]


def assert_offsets_hold(text):
    found = tokens.sentences(text)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(found))
    covered = [span for a, b in found for span in tokens.words(text, a, b)]
    assert all(a < b for a, b in covered)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(covered))
    seen = {i for a, b in covered for i in range(a, b)}
    assert all(i in seen for i, c in enumerate(text) if c.isalnum())


@given(st.text())
def test_any_text_keeps_its_offsets_and_loses_no_letter(text):
    assert_offsets_hold(text)


@given(PIECES)
def test_press_like_text_keeps_its_offsets_and_loses_no_letter(text):
    assert_offsets_hold(text)


@given(PIECES, PIECES)
def test_a_part_is_split_as_if_it_stood_alone(before, text):
    whole = before + "\n\n" + text
    shift = len(before) + 2
    assert tokens.sentences(whole, shift) == [(a + shift, b + shift) for a, b in tokens.sentences(text)]
