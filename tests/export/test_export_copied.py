"""What a page shares with others, in words; copies of one text are one witness."""

from __future__ import annotations

from synoptic.export.copied import told
from synoptic.export.index import Index
from synoptic.export.summary import counts
from synoptic.model import Copy, Event, EventMention, Links, Page, Story

NEAR = Copy(page="b", original="a", share=0.968, why="an edited copy, credited to Nordwire", origin="credited")
SAME = Copy(page="c", original="a", share=1.0, why="the same text, which …", kind="exact")
PASSAGE = Copy(page="d", original="b", share=0.2, why="a passage of 60 words, quoted from Bay Post", kind="partial",
               origin="quoted", spans=((10, 90, 0, 80),))  # fmt: skip


def index(*copies: Copy) -> Index:
    pages = tuple(Page(id=name, source=name, text="It burned.", digest=name, outlet=f"Paper {name}") for name in "abcd")
    mentions = tuple(
        EventMention(id=f"{one.id}/v1", page=one.id, start=0, end=10, trigger=(3, 9), type="OTHER", label="burn")
        for one in pages
    )
    event = Event(id="V1", type="OTHER", label="burn", mentions=tuple(m.id for m in mentions if m.page != "a"))
    links = Links(
        entities=(), entity_of={}, mentions=mentions, events=(event,), statements=(), datings={}, copies=copies
    )
    return Index(Story(name="s", pages=pages, notes=(), links=links))


def test_each_side_tells_what_it_shares() -> None:
    found = index(NEAR, SAME, PASSAGE)
    assert told(found, "a") == [("copied by", "b"), ("same text in", "c")]
    assert told(found, "b") == [
        ("copy of", "a (97% of the text in common; an edited copy, credited to Nordwire)"), ("passage in", "d"),
    ]  # fmt: skip
    assert [label for label, _ in told(found, "c")] == ["same text as"]
    ((label, says),) = told(found, "d")
    assert label == "passage of"
    assert "10–90" in says and "quoted from Bay Post" in says
    assert told(index(), "a") == []


def test_copies_are_one_witness_even_where_their_original_is_silent() -> None:
    found = index(NEAR, SAME, PASSAGE)
    (event,) = found.story.links.events
    assert found.witnesses(event) == ["b", "d"]  # b and c go back to a, which does not tell the event; d quotes only
    assert counts(found).copies == 2
    assert index().witnesses(event) == ["b", "c", "d"]
