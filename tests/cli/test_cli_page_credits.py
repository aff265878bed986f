"""`synoptic page` tells why a page is an outlet's, and who had a part in it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from helpers.gold_story import gold_story
from msgspec.structs import replace

from synoptic.cli import main
from synoptic.export import provenance
from synoptic.model import Credit, Evidence
from synoptic.store.sqlite import Store


def test_a_page_explains_its_outlet_and_its_credits(tmp_path: Path) -> None:
    story = gold_story("lake-truce")
    page = replace(
        story.pages[0],
        outlet="The Harbour Post",
        outlet_evidence=(
            Evidence(says="harbour-post.test is the outlet's host", origin="url"),
            Evidence(says="copyright line", start=2, end=12),
        ),
        credits=(
            Credit(name="Mara Lund", kind="byline", start=0, end=4),
            Credit(name="Reuters", kind="agency", start=5, end=9),
            Credit(name="The Lake Review", kind="origin", start=10, end=14),
            Credit(name="Agence France-Presse", kind="picture", start=15, end=19),
        ),
    )
    with Store.open(tmp_path / "s.db") as store:
        for one, own in zip((page, *story.pages[1:]), story.notes, strict=True):
            store.put(one, own, "1")
        store.save(replace(story, pages=(page, *story.pages[1:])), store.basis())
    shown = CliRunner().invoke(main, ["page", page.id, "--store", str(tmp_path / "s.db")]).output
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "outlet by harbour-post.test is the outlet's host [url]" in lines
    for start in (
        "outlet by copyright line “",
        "credits written by Mara Lund “",
        "credits text by Reuters “",
        "credits first published by The Lake Review “",
        "credits pictures by Agence France-Presse “",
    ):
        assert any(line.startswith(start) for line in lines), (start, lines[:14])
    assert provenance.suppliers(page) == {"Reuters", "The Lake Review"}  # pictures do not supply a text
