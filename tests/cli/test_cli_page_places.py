"""`synoptic page` and the story file tell where a place lies and what chose it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from helpers.gold_story import gold_story
from msgspec.structs import replace

from synoptic.cli import main
from synoptic.export.story import to_json
from synoptic.model import Entity, Mention, Place
from synoptic.store.sqlite import Store

WHY = "the state most named on the page: Lebanon"


def _town(page: str, number: int, name: str, place: Place) -> Entity:
    mention = Mention(page=page, start=0, end=1, head=0, form="name")
    return Entity(id=f"{page}/e{number}", name=name, kind="place", mentions=(mention,), place=place)


def test_a_page_shows_its_places_with_the_reason(tmp_path: Path) -> None:
    story = gold_story("lake-truce")
    page, notes = story.pages[0], story.notes[0]
    tripoli = Place(name="Tripoli", country="LBN", lat=34.434, lon=35.844, why=WHY)
    nowhere = Place(name="Dorvan Ferry", why="not in the tables")
    towns = (_town(page.id, 901, "Tripoli", tripoli), _town(page.id, 902, "Dorvan Ferry", nowhere))
    with Store.open(tmp_path / "s.db") as store:
        for one, own in zip(story.pages, story.notes, strict=True):
            store.put(one, replace(own, entities=towns) if own is notes else own, "1")
        store.save(story, store.basis())
    shown = CliRunner().invoke(main, ["page", page.id, "--store", str(tmp_path / "s.db")]).output
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert f"Tripoli 34.43, 35.84 LBN {WHY}" in lines
    assert "Dorvan Ferry not in the tables" in lines


def test_the_story_file_has_the_places_of_entities_with_the_reason() -> None:
    story = gold_story("lake-truce")
    place = Place(name="Tripoli", country="LBN", lat=34.434, lon=35.844, why=WHY)
    town = replace(_town(story.pages[0].id, 1, "Tripoli", place), id="E901")
    made = to_json(replace(story, links=replace(story.links, entities=(town,))))
    assert made["entities"][0]["place"] == {
        "name": "Tripoli", "country": "LBN", "lat": 34.434, "lon": 35.844, "why": WHY,
    }  # fmt: skip
