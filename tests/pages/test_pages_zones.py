"""Zones of raw text: the article and what stands around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import ZONE_KINDS
from synoptic.pages import cuts, furniture, lines
from synoptic.pages.zones import zones

DUMP = """×
Enjoy this paper without advertisements?
We need the support of our readers to keep going. Your subscription pays for our journalism.
Subscribe now

HOME   NATION   WORLD   SPORT

Bridge at Lindmoor Closed After Cracks Are Found

By Mara Lund

Monday 3 June 2019, 17:30

The bridge at Lindmoor in May. (Herald/P. Roth)

LINDMOOR — The road bridge over the Arl was closed to all traffic on Monday after engineers found cracks in two of its
piers, the county said.

"We could not take the risk of a single further lorry," the county engineer, Nils Tveit, told reporters at the river.

READ MORE: The bridges that nobody inspects

The bridge carries about 9,000 vehicles a day and was last repaired in 2008, according to county records.

A detour by way of Hove will take drivers an additional forty minutes, the county said on Monday evening.

Ole Vang in Hove contributed to this report.

A message from The Askmark Herald:

Dear readers,

We depend on you. If you value our journalism, please support us with a small donation, and share it with your friends.

Comments

Tor H.
I told the council about those cracks two years ago and nobody listened to me, as always in this county.

© 2019 The Askmark Herald. All rights reserved.
"""


def kind_of(text: str, words: str) -> str | None:
    at = text.index(words)
    return next((zone.kind for zone in zones(text) if zone.start <= at and at + len(words) <= zone.end), None)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Bridge at Lindmoor Closed After Cracks Are Found", "title"),
        ("By Mara Lund", "byline"),
        ("The bridge at Lindmoor in May.", "caption"),
        ("The road bridge over the Arl was closed", "body"),
        ("We could not take the risk", "body"),
        ("READ MORE: The bridges", "related"),
        ("The bridge carries about 9,000", "body"),
        ("A detour by way of Hove", "body"),
        ("Ole Vang in Hove contributed", "byline"),
        ("A message from The Askmark Herald", "promo"),
        ("We depend on you", "promo"),
        ("© 2019 The Askmark Herald", "notice"),
    ],
)
def test_a_dump_falls_into_zones(words: str, kind: str) -> None:
    assert kind_of(DUMP, words) == kind


def test_furniture_is_never_body_or_title() -> None:
    for words in ("We need the support of our readers", "I told the council", "Subscribe now", "Monday 3 June"):
        assert kind_of(DUMP, words) not in ("body", "title")


def test_there_is_one_title_and_it_is_the_headline_alone() -> None:
    found = [DUMP[zone.start : zone.end] for zone in zones(DUMP) if zone.kind == "title"]
    assert found == ["Bridge at Lindmoor Closed After Cracks Are Found"]


def test_a_known_title_is_the_title_wherever_the_reader_looks() -> None:
    text = DUMP.replace("Bridge at Lindmoor Closed After Cracks Are Found", "Cracks")
    found = [
        text[z.start : z.end]
        for z in zones(text, ("The bridge at Lindmoor in May. (Herald/P. Roth)",))
        if z.kind == "title"
    ]
    assert found == ["The bridge at Lindmoor in May. (Herald/P. Roth)"]


def test_no_paragraph_becomes_the_title_of_a_text_without_one() -> None:
    body = DUMP[DUMP.index("LINDMOOR —") : DUMP.index("READ MORE")]
    assert not [zone for zone in zones(body, ("Something else entirely",)) if zone.kind == "title"]


def test_hard_wrapped_paragraphs_are_one_zone() -> None:
    words = DUMP[DUMP.index("LINDMOOR —") : DUMP.index("READ MORE")].replace("\n\n", "\n").split()
    wrapped = ""
    for start in range(0, len(words) * 4, 11):
        wrapped += " ".join((words * 4)[start : start + 11]) + "\n"
    found = [zone for zone in zones(wrapped) if zone.kind == "body"]
    assert len(found) <= 2


def test_a_gallery_is_read_by_its_captions() -> None:
    head = "Flood in the Arl valley"
    shots = [
        "A man carries his dog through the water in Hove on Friday.",
        "Cars stand in the market square of Lindmoor.",
        "Volunteers fill bags with sand at the school.",
        "The bridge at Hove is closed to all traffic.",
    ]
    text = head + "\n\n" + "\n".join(f"Photos: {head} {shot} Hide Caption {i} of 4" for i, shot in enumerate(shots, 1))
    body = [text[zone.start : zone.end] for zone in zones(text) if zone.kind == "body"]
    assert body == shots


def test_the_furniture_table_is_what_its_examples_say() -> None:
    for rule in furniture.rules().rules:
        assert rule.pattern.search(rule.example), rule.example
        assert furniture.sure(rule.example) == rule.kind, rule.example


@pytest.mark.parametrize(
    "line",
    [
        "Reuters reported on Monday that the bridge was closed.",
        "The newspaper said it would publish the letter in full, and read more of it aloud in court.",
        "He signed up for the army in 1998 and left it after the war.",
        "The Twitter account of the ministry was silent on Monday.",
        "“Sign up,” the sergeant told us, and we did as we were told.",
    ],
)
def test_running_text_is_not_taken_for_furniture(line: str) -> None:
    assert furniture.sure(line) is None


def test_glued_lines_are_cut_where_furniture_begins() -> None:
    text = "Bridge closed at Lindmoor Updated: 2019-06-03 17:30\nThe rest of the story follows here in full."
    found = cuts.cut(lines.split(text))
    assert [text[a:b] for a, b in found.spans][:2] == ["Bridge closed at Lindmoor", "Updated: 2019-06-03 17:30"]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab .A\n\t\r©:|•0129/“”😀é\u3000\u2028", max_size=500))
def test_zones_are_sorted_disjoint_and_cover_every_line(text: str) -> None:
    found = zones(text)
    last = 0
    for zone in found:
        assert last <= zone.start < zone.end <= len(text)
        assert zone.kind in ZONE_KINDS
        last = zone.end
    left = text
    for zone in reversed(found):
        left = left[: zone.start] + left[zone.end :]
    assert len(left.split()) <= sum(zone.kind == "title" for zone in found)  # a title's bullet may stay outside


SEEDS = Path(__file__).parents[3] / "shared" / "seeds" / "gold.json"


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed pages are not beside this checkout")
def test_the_seed_pages_begin_and_end_where_a_reader_says() -> None:
    for page in json.loads(SEEDS.read_text(encoding="utf-8"))["pages"]:
        text = (SEEDS.parent / page["page"]).read_text(encoding="utf-8")
        found = zones(text)
        assert [text[zone.start : zone.end] for zone in found if zone.kind == "title"] == [page["title"]]
        for key in ("body_first", "body_last"):
            at = text.index(page[key])
            assert any(zone.kind == "body" and zone.start <= at < zone.end for zone in found), (page["page"], key)
        for words in page["not_body"]:
            at = text.index(words)
            assert not [z for z in found if z.kind in ("body", "title") and z.start < at + len(words) and at < z.end]


def test_behind_the_heading_of_comments_all_is_comment_and_bulleted_links_are_related() -> None:
    body = "\n\n".join(
        f"The harbour board of Quellen approved part {n} of the quay plan on Monday, its chairman said after the vote."
        for n in ("one", "two", "three", "four")
    )
    text = (
        f"Quay plan approved in Quellen\n\nBy Ilse Marn\n\n{body}\n\nRead also\n• Quellen ferry counts its losses\n\n"
        "Comments (2)\n\nsaltydog\nApril 2, 2018 at 11:40\nThree weeks later and nobody has laid a stone. Typical.\n"
    )
    kinds = {text[z.start : z.end]: z.kind for z in zones(text)}
    assert kinds["• Quellen ferry counts its losses"] == "related"
    assert kinds["April 2, 2018 at 11:40"] == kinds["saltydog"] == "comment"
