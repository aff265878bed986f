"""The whole thread on our own example stories, and on the first users' seeds where they lie beside the project.

What a reporter must be able to rely on, told by `gold.json`: the ends of the article are body, furniture
carries nothing, the true date of a page is among the answers, gold mentions and statements are found and put
together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import synoptic
from synoptic.model import Page, Story

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SEEDS = ROOT.parent / "shared" / "seeds"
STORIES = [EXAMPLES / "lake-truce", EXAMPLES / "kelda-derailment", SEEDS]


@cache
def read(folder: Path) -> tuple[Story, dict[str, Any]]:
    if not (folder / "gold.json").is_file():
        pytest.skip(f"{folder.name} is not beside the project: its pages are not ours to ship")
    pages = folder / "pages" if (folder / "pages").is_dir() else folder
    story = synoptic.read(sorted(p for p in pages.iterdir() if p.suffix in (".txt", ".html", ".jsonl")))
    return story, json.loads((folder / "gold.json").read_text(encoding="utf-8"))


def page_of(story: Story, name: str) -> Page:
    return next(page for page in story.pages if page.source.replace("\\", "/").split("/")[-1] == name)


def spot(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return start, start + len(words)


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize("folder", STORIES, ids=lambda f: f.name)
def test_the_ends_of_the_article_are_body_and_little_furniture_is(folder: Path) -> None:
    story, gold = read(folder)
    furniture = 0
    for told in gold["pages"]:
        page = page_of(story, told["page"])
        body = [(z.start, z.end) for z in page.zones if z.kind == "body"]
        for words in (told["body_first"], told["body_last"]):
            start, end = spot(page, words)
            assert any(a <= start and end <= b for a, b in body), (told["page"], words)
        shown = [(z.start, z.end) for z in page.zones if z.kind in ("body", "title")]
        furniture += sum(any(meets(spot(page, words), zone) for zone in shown) for words in told["not_body"])
    assert furniture <= 2


@pytest.mark.parametrize("folder", STORIES, ids=lambda f: f.name)
def test_the_true_date_of_each_page_is_among_the_answers(folder: Path) -> None:
    story, gold = read(folder)
    for told in gold["pages"]:
        if told["published"]:
            dating = story.links.datings[page_of(story, told["page"]).id]
            days = {candidate.day.isoformat() for candidate in dating.candidates}
            assert dating.earliest and dating.latest
            inside = dating.earliest.isoformat() <= told["published"] <= dating.latest.isoformat()
            assert told["published"] in days or (inside and not days), told["page"]
            assert dating.evidence, told["page"]


@pytest.mark.parametrize("folder", STORIES, ids=lambda f: f.name)
def test_most_gold_mentions_are_found_and_those_of_one_event_meet(folder: Path) -> None:
    story, gold = read(folder)
    event_of = {mention: event.id for event in story.links.events for mention in event.mentions}
    found, total, together, pairs = 0, 0, 0, 0
    for event in gold["events"]:
        covers: dict[str, set[str]] = defaultdict(set)
        for told in event["mentions"]:
            page = page_of(story, told["page"])
            span, total = spot(page, told["span"]), total + 1
            here = {event_of[m.id] for m in story.links.mentions if m.page == page.id and meets((m.start, m.end), span)}
            found += bool(here)
            covers[told["page"]] |= here
        sides = list(covers.values())
        pairs += len(sides) > 1
        together += any(a & b for i, a in enumerate(sides) for b in sides[i + 1 :])
    assert found >= 0.8 * total
    assert together >= 0.5 * pairs


@pytest.mark.parametrize("folder", STORIES, ids=lambda f: f.name)
def test_most_gold_statements_are_found_with_their_words(folder: Path) -> None:
    story, gold = read(folder)
    found = 0
    for told in gold["statements"]:
        page = page_of(story, told["page"])
        span = spot(page, told["content"])
        said = [s for s in story.links.statements if s.page == page.id and any(meets(c, span) for c in s.content)]
        found += bool(said)
        assert all(0 <= a < b <= len(page.text) for s in said for a, b in s.content)
    assert found >= 0.85 * len(gold["statements"])


def test_the_demo_shows_a_disagreement_with_its_sentences() -> None:
    story, _ = read(EXAMPLES / "kelda-derailment")
    tolls = [d for d in story.discrepancies if d.attribute == "number" and d.about == "person killed"]
    assert any({"9", "19"} <= {told.value for told in toll.values} for toll in tolls)
    assert all(told.spans for toll in tolls for told in toll.values)
