"""Copies ride with their original: its events are theirs, and they change nothing in what is found."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import riders
from synoptic.links.link import link
from synoptic.model import Anchor, EventMention, Notes, Page, Verdict
from tests.helpers.accounts import notes, page, told

LINES = (
    "The ferry Morning Star caught fire off the port of Aldo on 3 May 2031 with two hundred passengers aboard.",
    "Fishing boats from three villages rescued most of the passengers before the coast guard came to the place.",
    "The harbour master closed the port of Aldo to all traffic and opened an inquiry in the same evening.",
    "The mayor of Aldo met the families of the missing in the town hall and promised them help without delay.",
)
ACTS = (("caught", "2031-05-03"), ("rescued", ""), ("closed", ""), ("met", ""))


def reported(name: str, lines: tuple[str, ...]) -> tuple[Page, Notes]:
    made = page(name, "\n".join(lines))
    events = [
        told(made, n, line.rstrip("."), act, day)
        for n, line in enumerate(lines)
        for act, day in ACTS
        if re.search(rf"\b{act}\b", line)
    ]
    return made, notes(made, *events, published="2031-05-04")


def found(*docs: tuple[Page, Notes], given: tuple[Verdict, ...] = ()) -> list[tuple[set[str], set[str]]]:
    """Pages and acts of each event."""
    links = link([p for p, _ in docs], [n for _, n in docs], given)
    by_id: dict[str, EventMention] = {m.id: m for m in links.mentions}
    assert sorted(i for e in links.events for i in e.mentions) == sorted(by_id)
    return [({by_id[i].page for i in e.mentions}, {by_id[i].label for i in e.mentions}) for e in links.events]


def test_mentions_of_a_copy_belong_to_the_events_of_its_original() -> None:
    original = reported("a", LINES)
    alone = found(original)
    with_copies = found(original, reported("b", LINES), reported("c", LINES[:3]))
    assert [acts for _, acts in with_copies] == [acts for _, acts in alone]
    assert with_copies[0][0] == {"a", "b", "c"}
    assert with_copies[-1][0] == {"a", "b"}


def test_what_a_copy_adds_stays_its_own() -> None:
    added = "A diver of the navy was killed in the search on 5 May 2031 below the northern cliff of the bay."
    extra = reported("b", (*LINES, added))
    diver = told(extra[0], 9, added.rstrip("."), "killed", "2031-05-05")
    more = (extra[0], msgspec.structs.replace(extra[1], events=(*extra[1].events, diver)))
    assert ({"b"}, {"killed"}) in found(reported("a", LINES), more)


def test_a_verdict_on_a_copy_is_obeyed() -> None:
    one, other = reported("a", LINES), reported("b", LINES)
    at = [Anchor(page=p.id, start=0, end=len(LINES[0]) - 1, text=LINES[0][:-1]) for p, _ in (one, other)]
    apart = Verdict(id="1", kind="different-events", anchors=tuple(at), at="2031-06-01T00:00:00")
    assert all(pages != {"a", "b"} for pages, acts in found(one, other, given=(apart,)) if "caught" in acts)
    assert any(pages == {"a", "b"} for pages, acts in found(one, other) if "caught" in acts)


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.lists(st.sampled_from(LINES), min_size=1, max_size=6)
)
def test_a_rider_stands_in_the_words_of_what_it_rides_with(one: list[str], other: list[str]) -> None:
    docs = [reported("a", tuple(one)), reported("b", tuple(other))]
    pages = {p.id: p for p, _ in docs}
    by_id = {m.id: m for _, n in docs for m in n.events}
    ridden = riders.riders(pages, [n for _, n in docs], {"b": "a"})
    assert len(set(ridden.values())) == len(ridden)
    for rider, mention in ridden.items():
        texts = {pages[by_id[i].page].text[slice(*by_id[i].trigger)] for i in (rider, mention)}
        assert by_id[rider].page == "b" and by_id[mention].page == "a" and len(texts) == 1
