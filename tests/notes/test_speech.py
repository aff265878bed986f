"""Statements of whole pages of our own, read by the shipped models."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.language.model import LanguageModel
from synoptic.model import Page, Statement, Zone
from synoptic.notes import names, speech


@cache
def model() -> LanguageModel:
    return LanguageModel.load()


def page_of(body: str, title: str = "", outlet: str | None = None) -> Page:
    text = f"{title}\n\n{body}" if title else body
    at = len(title) + 2 if title else 0
    zones = [Zone(start=0, end=len(title), kind="title")] if title else []
    zones.append(Zone(start=at, end=len(text), kind="body"))
    digest = hashlib.sha1(text.encode("utf-8", "replace")).hexdigest()
    return Page(
        id="p", source="p.txt", text=text, digest=digest, zones=tuple(zones), title=title or None, outlet=outlet
    )


def read(body: str, title: str = "", outlet: str | None = None) -> tuple[Page, tuple[Statement, ...]]:
    page = page_of(body, title, outlet)
    reading = model().read(page.text, page.zones)
    return page, speech.statements(page, reading, names.entities(page, reading))


def saying(page: Page, statements: tuple[Statement, ...], words: str) -> Statement:
    """The statement whose content holds the words, the shortest of several."""
    at = page.text.index(words)
    found = [s for s in statements if any(a <= at and at + len(words) <= b for a, b in s.content)]
    assert found, f"nobody says {words!r}"
    return min(found, key=lambda s: sum(b - a for a, b in s.content))


def test_direct_and_indirect_speech_with_full_names() -> None:
    page, found = read(
        "Harbour Minister Irena Volkan said on Monday that the port of Tarsk would close for two weeks.\n\n"
        "“We have no choice, the cranes are not safe,” Volkan said."
    )
    indirect, direct = saying(page, found, "would close"), saying(page, found, "no choice")
    assert "Irena Volkan" in indirect.speaker_text
    assert direct.speaker_text == "Irena Volkan"
    assert direct.speaker == indirect.speaker is not None
    assert direct.direct and not indirect.direct


@pytest.mark.parametrize(
    ("body", "words", "speaker", "via"),
    [
        (
            "The two presidents will meet in March, government spokesman Oren Tal said, the TNA news agency reported.",
            "will meet in March", "Oren Tal", ("TNA",),
        ),
        (
            "Both sides agreed to meet in March, the TNA news agency reported, citing government spokesman Oren Tal.",
            "agreed to meet", "Oren Tal", ("TNA",),
        ),
        (
            "Both sides agreed to meet in March, the TNA news agency reported with reference to spokesman Oren Tal.",
            "agreed to meet", "Oren Tal", ("TNA",),
        ),
        (
            "“The bridge is closed for good,” Mayor Lena Dorn told Reuters on Friday.",
            "bridge is closed", "Lena Dorn", ("Reuters",),
        ),
        (
            "“The bridge is closed for good,” Mayor Lena Dorn said, according to a city council transcript.",
            "bridge is closed", "Lena Dorn", ("city council",),
        ),
        (
            "“The bridge is closed for good,” Dorn told Hale, according to a transcript released by the ferry board.",
            "bridge is closed", "Dorn", ("ferry board",),
        ),
    ],
)  # fmt: skip
def test_chains(body: str, words: str, speaker: str, via: tuple[str, ...]) -> None:
    page, found = read(body)
    statement = saying(page, found, words)
    assert speaker in statement.speaker_text
    assert len(statement.via) == len(via)
    assert all(v.lower() in w.lower() for v, w in zip(via, statement.via, strict=True))


def test_what_another_passed_on_reaches_back_to_the_beginning_of_its_sentence() -> None:
    page, found = read(
        "PORT ALDO, March 12 – Governor Lena Dorn held a telephone conversation with Minister Oren Tal on Monday to "
        "discuss a halt to the works around Lake Arn, the TNA news agency reported, citing city spokesman Max Hale."
    )
    statement = saying(page, found, "halt to the works")
    start, end = statement.content[0]
    assert page.text[start:end].startswith("Governor Lena Dorn held") and page.text[start:end].endswith("Lake Arn")


def test_what_is_told_to_the_page_s_own_outlet_has_no_chain() -> None:
    page, found = read("“The bridge is closed for good,” Mayor Lena Dorn told Reuters on Friday.", outlet="Reuters")
    assert saying(page, found, "bridge is closed").via == ()


def test_two_who_report_a_third_are_two_links() -> None:
    page, found = read(
        "President Anton Reyk told his guest on Tuesday that his government was ready to open the border, "
        "the chancellery and the foreign ministry said."
    )
    statement = saying(page, found, "ready to open the border")
    assert "Anton Reyk" in statement.speaker_text
    assert [v.lower().removeprefix("the ") for v in statement.via] == ["chancellery", "foreign ministry"]


def test_a_loose_quotation_goes_on_with_its_speaker() -> None:
    page, found = read(
        "“We heard a bang and ran to the gate,” said Pavel Horn, a baker who lives nearby. "
        "“Nobody knew where the smoke had come from.”"
    )
    assert "Pavel Horn" in saying(page, found, "Nobody knew").speaker_text


def test_what_a_colon_introduces_is_said_by_whom_it_names() -> None:
    page, found = read(
        "The ferry company has not paid its crews since May. In a letter to the harbour board, Pavel Horn wrote:\n\n"
        "We have sold the last ship to pay for the fuel, and nobody in the ministry has answered our calls.\n\n"
        "The board meets again in autumn."
    )
    statement = saying(page, found, "We have sold the last ship")
    assert "Pavel Horn" in statement.speaker_text
    assert not any("The board meets" in page.text[a:b] for s in found for a, b in s.content)


def test_several_paragraphs_in_marks_go_with_the_colon() -> None:
    page, found = read(
        "Asked about the fire, Pavel Horn said:\n\n"
        "“We heard a bang and ran to the gate.\n\n“Nobody knew where the smoke had come from.”\n\n"
        "The police closed the street."
    )
    for words in ("We heard a bang", "Nobody knew"):
        assert "Pavel Horn" in saying(page, found, words).speaker_text


def test_a_colon_before_somebody_elses_words_takes_nothing() -> None:
    page, found = read(
        "Pavel Horn added:\n\nMayor Ada Mora said the bridge would be closed until the river falls below the gauge."
    )
    assert "Mora" in saying(page, found, "the bridge would be closed").speaker_text


def test_belief_is_no_statement() -> None:
    _, found = read("Many residents of Tarsk want a new bridge and hope that it will be built soon.")
    assert found == ()


def test_silence_is_kept_as_negated() -> None:
    _, found = read("The foreign ministry of Tarsia made no mention of the border talks.")
    assert all(s.negated for s in found)


def test_one_statement_told_twice_is_linked() -> None:
    page, found = read(
        "President Anton Reyk said on Friday that the shortage of grain in Tarsk was the result of careless planning "
        "by the ministry.\n\nThe weather was fair.\n\n"
        "“The grain shortage in Tarsk is the result of poor planning in the ministry,” Reyk said at a news conference."
    )
    first, second = saying(page, found, "careless planning"), saying(page, found, "poor planning")
    assert second.id in first.same_as and first.id in second.same_as


def test_a_headline_with_a_colon() -> None:
    page, found = read("President Anton Reyk spoke on Monday.", title="Reyk: border to open within a month")
    assert saying(page, found, "border to open").speaker_text in ("Reyk", "Anton Reyk")


def test_inner_statements_come_before_those_that_hold_them() -> None:
    _, found = read("Colonel Dena Osk said the rebels had announced that they would lay down their weapons on Sunday.")
    ends = [(max(b for _, b in s.content), -min(a for a, _ in s.content)) for s in found]
    assert ends == sorted(ends)
    assert [s.id for s in found] == [f"p/s{n}" for n in range(1, len(found) + 1)]


@pytest.mark.parametrize(
    "body", ["", " ", "“", "x" * 30_000, "He said " * 400, "😀 said “😀” \ud83d said", "\x00\x01 said"]
)
def test_odd_texts_are_read_without_a_crash(body: str) -> None:
    page, found = read(body)
    for statement in found:
        spans = (*statement.content, *statement.cue, *statement.source)
        assert all(0 <= a < b <= len(page.text) for a, b in spans)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Mora", "said", "that", "“", "”", "it", "rains", ",", ".", "TNA", "reported", "citing", "\n"]),
        max_size=40,
    )
)
def test_spans_lie_in_the_text_and_statements_have_somebody(words: list[str]) -> None:
    page, found = read(" ".join(words))
    for statement in found:
        assert statement.speaker_text and statement.content
        assert all(0 <= a < b <= len(page.text) for a, b in (*statement.content, *statement.cue, *statement.source))
