"""A Russian page among English ones, read by the real reader: recognised, kept, found by its words, not annotated, and
said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synoptic.cli import main
from synoptic.store.sqlite import Store

RUSSIAN = (
    "Мост через Тарн открыт\n\n"
    "Министр Елена Торв во вторник открыла новый мост через реку и сказала, что старый мост ещё послужит людям. "
    "«Мы ждали этого дня», – сказала она. По словам мэра, работы стоили три миллиона крон.\n"
) * 2
ENGLISH = (
    "Bridge over the Tarn opened\n\n"
    "The minister Helena Torv opened a new bridge over the river on Tuesday and said that the old one would serve. "
    "“We have waited for this day,” she said. The works have cost three million crowns, the mayor said.\n"
)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [*map(str, args)])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "most.txt").write_text(RUSSIAN, encoding="utf-8")
    (folder / "bridge.txt").write_text(ENGLISH, encoding="utf-8")
    store = folder.parent / "story.db"
    return run("read", folder, "--store", store), store


def test_the_summary_says_so(read: tuple[Result, Path]) -> None:
    shown, _ = read
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("read 2 pages")
    assert "kept and searchable, but not read: 1 page in Russian" in shown.stdout


def test_it_is_kept_whole_and_not_annotated(read: tuple[Result, Path]) -> None:
    with Store.open(read[1], readonly=True) as store:
        story = store.story()
        by_source = {Path(p.source).stem: (p, n) for p, n in zip(story.pages, story.notes, strict=True)}
    page, notes = by_source["most"]
    assert (page.language, page.text) == ("ru", RUSSIAN)
    assert (notes.entities, notes.events, notes.statements) == ((), (), ())
    assert by_source["bridge"][1].entities


@pytest.mark.parametrize("word", ["мэра", "МИНИСТР", "Торв"])
def test_it_is_found_by_its_words(read: tuple[Result, Path], word: str) -> None:
    assert "most" in run("search", word, "--store", read[1]).stdout


def test_its_page_says_so(read: tuple[Result, Path]) -> None:
    shown = run("page", "most", "--store", read[1]).stdout
    assert "Russian: kept and searchable, but not read" in " ".join(shown.split())
