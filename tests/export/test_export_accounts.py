"""The accounts of an event, their sentences and marks, and where they differ."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from helpers.gold_story import gold_story, stories
from hypothesis import given
from hypothesis import strategies as st

from synoptic.errors import UserError
from synoptic.export import find
from synoptic.export.accounts import MarkKind, accounts, disjoint
from synoptic.export.differences import differences
from synoptic.export.index import Index
from synoptic.export.people import people
from synoptic.export.rows import Wanted, rows
from synoptic.export.sayings import sayings
from synoptic.model import Place

NAMES = [folder.name for folder in stories()]


@pytest.fixture(scope="module")
def truce() -> Index:
    return Index(gold_story("lake-truce"))


@pytest.mark.parametrize("name", NAMES)
def test_every_account_shows_the_sentences_that_hold_its_mentions(name: str) -> None:
    index = Index(gold_story(name))
    for event in index.story.links.events:
        found = accounts(index, event)
        assert {account.page for account in found} == {mention.page for mention in index.told_by(event)}
        for mention in index.told_by(event):
            [account] = [one for one in found if one.page == mention.page]
            assert any(quote.start <= mention.start and mention.end <= quote.end for quote in account.quotes)
        for account in found:
            for quote in account.quotes:
                assert quote.text == index.pages[quote.page].text[quote.start : quote.end]
                assert "".join(part for part, _ in quote.parts()) == quote.text
                assert quote.text == quote.text.strip()


def test_the_account_that_differs_says_in_what(truce: Index) -> None:
    [event] = [one for one in truce.story.links.events if one.label == "phone call"]
    differing = {account.page.rsplit("-", 1)[0]: account.differs for account in accounts(truce, event)}
    assert differing["meridian-talks"] == {"date"}
    assert differing["courier-three-years"] == frozenset()
    [found] = differences(truce, truce.differences(event))
    assert [side.value for side in found.sides] == ["12 Mar 2018", "11 Mar 2018"]
    assert "Sunday night" in found.sides[1].quotes[0].text
    assert ("spoke by telephone on Sunday night", "differs") in found.sides[1].quotes[0].parts()


MARKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(["act", "date", "number", "differs"])).map(
        lambda made: (made[0], made[0] + made[1], made[2])
    ),
    max_size=8,
)


@given(MARKS)
def test_marks_do_not_overlap_and_cover_the_same_characters(marks: list[tuple[int, int, MarkKind]]) -> None:
    found = disjoint(marks)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    covered = {at for start, end, _ in found for at in range(start, end)}
    assert covered == {at for start, end, _ in marks for at in range(start, end)}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(who="Casal"), {"met-casal"}),
        (Wanted(where="hallin", types=("ASSAULT",)), {"hallin-shelling"}),
        (Wanted(statuses=("cancelled",)), {"meeting-cancelled"}),
    ],
)
def test_the_chronology_is_filtered(truce: Index, wanted: Wanted, ids: set[str]) -> None:
    found = rows(truce, wanted)
    assert len(found) == len(ids)
    everything = rows(truce, Wanted(all=True))
    assert len(everything) == len(truce.story.links.events)


def test_the_chronology_is_filtered_by_days(truce: Index) -> None:
    from synoptic.export.asked import when_asked

    found = rows(truce, Wanted(when=when_asked("14 Mar 2018")))
    assert found and all(row.earliest <= "2018-03-14" <= row.latest for row in found if row.earliest and row.latest)
    assert rows(truce, Wanted(when=when_asked("1999"))) == []


def test_a_country_asks_for_all_places_in_it(truce: Index) -> None:
    replace = msgspec.structs.replace
    event = truce.story.links.events[0]
    links = replace(truce.story.links, events=(replace(event, place=Place(name="Aleppo", country="SYR")),))
    index = Index(replace(truce.story, links=links))
    assert [bool(rows(index, Wanted(where=asked))) for asked in ("Syria", "SYR", "aleppo", "Peru")] == [
        True,
        True,
        True,
        False,
    ]


def test_only_differing_events(truce: Index) -> None:
    assert len(rows(truce, Wanted(differing="date"))) == 1
    assert rows(truce, Wanted(differing="place")) == []
    found = rows(truce, Wanted(differing="any"))
    assert sorted(attribute for row in found for attribute in row.differs) == ["date", "number"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("V1", None),
        ("v1", None),
        ("11–12 Mar 2018", "telephone"),
        ("2018-03-19", "exchanged 46 prisoners"),
        ("telephone conversation", "telephone"),
        ("exchange of prisoners", "prisoners"),
        ("shelling Hallin", "Hallin"),
    ],
)
def test_an_event_is_found_by_id_date_or_words(truce: Index, asked: str, says: str | None) -> None:
    found = find.events(truce, asked)[0]
    assert found.id == "V1" if says is None else says in found.summary


@pytest.mark.parametrize("asked", ["V999", "1 Jan 1999", "zebra crossing", "", "???"])
def test_an_event_that_is_not_there_is_said(truce: Index, asked: str) -> None:
    with pytest.raises(UserError, match="no event"):
        find.events(truce, asked)


def test_statements_are_found_by_speaker_and_words(truce: Index) -> None:
    assert {one.speaker for one in sayings(truce, by="halvek")} == {"Irina Halvek"}
    assert all("crater" in one.renderings[0].words for one in sayings(truce, about="crater"))
    assert sayings(truce, by="nobody") == []


def test_people_with_most_to_do_come_first(truce: Index) -> None:
    found = people(truce)
    assert found[0].name == "Irina Halvek"
    assert [one.name for one in people(truce, asked="casal")] == ["Ruth Casal"]
