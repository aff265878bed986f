"""People have the last word on who is who."""

from __future__ import annotations

import msgspec

from synoptic.links.people import merge
from synoptic.model import Anchor, Notes, Verdict, VerdictKind
from tests.helpers.cast import entity, notes


def anchor(page: str, number: int, text: str) -> Anchor:
    return Anchor(page=page, start=100 * number, end=100 * number + len(text), text=text)


def verdict(kind: VerdictKind, *anchors: Anchor, at: str = "2026-01-01T00:00:00Z", value: str | None = None) -> Verdict:
    return Verdict(id=f"{kind}{at}", kind=kind, anchors=anchors, at=at, value=value)


def joined(pages: tuple[Notes, ...], *verdicts: Verdict) -> list[set[str]]:
    _, entity_of = merge(pages, verdicts)
    made: dict[str, set[str]] = {}
    for page_entity, story_entity in entity_of.items():
        made.setdefault(story_entity, set()).add(page_entity)
    return sorted(made.values(), key=sorted)


DOES = tuple(
    notes(page, entity(page, 1, name)) for page, name in (("a", "John Doe"), ("b", "John Doe"), ("c", "Ann Mora"))
)
A, B, C = anchor("a", 1, "John Doe"), anchor("b", 1, "John Doe"), anchor("c", 1, "Ann Mora")


def test_told_apart_stays_apart_whatever_the_name():
    assert joined(DOES) == [{"a/e1", "b/e1"}, {"c/e1"}]
    assert joined(DOES, verdict("different-entities", A, B)) == [{"a/e1"}, {"b/e1"}, {"c/e1"}]


def test_told_apart_stays_apart_by_way_of_a_third_one_too():
    pages = (*DOES, notes("d", entity("d", 1, "John Q. Doe")))
    found = joined(pages, verdict("different-entities", A, B))
    assert not any({"a/e1", "b/e1"} <= group for group in found)


def test_told_to_be_one_is_one_and_says_so():
    merged, entity_of = merge(DOES, (verdict("same-entity", A, C),))
    assert entity_of["a/e1"] == entity_of["c/e1"] == entity_of["b/e1"]
    assert any("verdict" in why for why in merged[0].why)


def test_the_later_verdict_stands_and_an_undone_one_does_not_count():
    early = verdict("same-entity", A, C)
    late = verdict("different-entities", A, C, at="2026-02-01T00:00:00Z")
    assert joined(DOES, late, early) == joined(DOES)
    assert joined(DOES, early, msgspec.structs.replace(late, undone="2026-03-01T00:00:00Z me")) != joined(DOES)


def test_the_latest_of_contradicting_verdicts_wins_over_the_chain():
    chain = (
        verdict("same-entity", A, B), verdict("same-entity", B, C, at="2026-01-02T00:00:00Z"),
        verdict("different-entities", A, C, at="2026-01-03T00:00:00Z"),
    )  # fmt: skip
    assert not any({"a/e1", "c/e1"} <= group for group in joined(DOES, *chain))


def test_a_given_name_is_shown_and_the_read_one_is_kept():
    merged, _ = merge(DOES, (verdict("name", A, value="Johannes Doe"),))
    assert merged[0].name == "Johannes Doe"
    assert "John Doe" in merged[0].aliases
    assert any("verdict" in why for why in merged[0].why)


def test_an_anchor_that_fits_nobody_changes_nothing():
    lost = Anchor(page="a", start=9000, end=9010, text="John Doe")
    gone = Anchor(page="nowhere", start=0, end=5, text="x")
    assert joined(DOES, verdict("different-entities", lost, B), verdict("same-entity", gone, C)) == joined(DOES)
    assert joined(DOES, verdict("name", A, value="  ")) == joined(DOES)


def test_verdicts_on_events_are_left_to_events():
    assert joined(DOES, verdict("different-events", A, B)) == joined(DOES)
