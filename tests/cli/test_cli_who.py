"""`synoptic who` on a story made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.gold_story import gold_story

from synoptic.cli import main
from synoptic.store.sqlite import Store


@pytest.fixture(scope="module")
def truce(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "truce.db"
    story = gold_story("lake-truce")
    with Store.open(path) as store:
        for page, notes in zip(story.pages, story.notes, strict=True):
            store.put(page, notes, "1")
        assert store.save(story, store.basis())
    return path


def lines(store: Path, *args: str) -> list[str]:
    shown = CliRunner(env={"COLUMNS": "100"}).invoke(
        main, ["who", *args, "--store", str(store)], catch_exceptions=False
    )
    return [line.rstrip() for line in shown.output.splitlines()]


def test_each_kind_has_its_heading(truce: Path) -> None:
    found = lines(truce, "--all")
    assert found[0].startswith("people")
    assert all(len(line) <= 100 for line in found)
    headings = [line for line in found if line in ("organisations", "states", "places", "groups", "others")]
    assert headings == list(dict.fromkeys(headings)) != []


def test_asked_by_name_all_is_told_of_one(truce: Path) -> None:
    found = lines(truce, "halvek")
    assert found[0].startswith("Irina Halvek") and found[0].endswith("person")
    assert any("event" in line and "page" in line for line in found[:3])
    assert any(line.strip().startswith("called:") for line in found)


def test_nobody_of_that_name(truce: Path) -> None:
    assert lines(truce, "zeppelin") == ["nobody of that name in this story"]
