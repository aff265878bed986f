"""`synoptic page` tells a page's dates apart: published, updated, crawled, of its comments and pictures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner
from helpers.gold_story import gold_story
from msgspec.structs import replace

from synoptic.cli import main
from synoptic.model import DateHint
from synoptic.store.sqlite import Store


def test_a_page_tells_its_dates_apart(tmp_path: Path) -> None:
    story = gold_story("lake-truce")
    page, notes = story.pages[0], story.notes[0]
    hints = (
        DateHint(day=date(2018, 3, 14), origin="metadata", bound="before", says="dateModified", kind="updated"),
        DateHint(day=date(2018, 3, 16), origin="metadata", bound="before", says="lastmod", kind="updated"),
        DateHint(day=date(2018, 3, 19), origin="url", bound="before", says="archived", kind="crawled"),
        DateHint(
            day=date(2018, 3, 15), origin="text", bound="before", says="a comment", start=3, end=9, kind="comment"
        ),
    )
    pages = (replace(page, hints=hints), *story.pages[1:])
    with Store.open(tmp_path / "s.db") as store:
        for one, own in zip(pages, story.notes, strict=True):
            store.put(one, own, "1")
        store.save(replace(story, pages=pages), store.basis())
    shown = CliRunner().invoke(main, ["page", page.id, "--store", str(tmp_path / "s.db")]).output
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert notes.published.value is None or f"published {notes.published.value.day}" in shown
    assert "updated 16 Mar 2018 lastmod [metadata]" in lines
    assert "crawled 19 Mar 2018 archived [url]" in lines
    assert "first comment 15 Mar 2018 a comment [3–9]" in lines
    assert not [line for line in lines if line.startswith("updated 14")]
