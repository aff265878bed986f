"""`synoptic read`: the summary, the exit status, what is not read, and going on after a stop."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers.folder import broken, sound
from helpers.pages import notes_of

from synoptic import pipeline
from synoptic.cli import main
from synoptic.model import Notes, Page
from synoptic.store.sqlite import Store

GERMAN = (
    "Die Ministerin hat am Dienstag die neue Brücke in Orvik eröffnet und versprochen, dass auch die alten Kais bald "
    "ausgebessert werden. Der Rat der Stadt rechnet mit Kosten von drei Millionen Kronen, sagte ein Sprecher.\n"
) * 3


class _Stub:
    """Reads nothing but the language: what is tested here does not depend on what stands in the pages."""

    def __call__(self, page: Page, /) -> Notes:
        if page.language not in (None, "en"):
            return pipeline.unread_notes(page)
        return notes_of(page)


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_LazyReader", _Stub)
    monkeypatch.setattr(pipeline, "notes_version", lambda: "1")  # so that nobody's edit changes it between two runs


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, args)])


def test_all_read(tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 12)
    shown = run(folder, "--store", store, "--name", "the bridges")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("read 12 pages of ")
    assert "this time: 12 new" in shown.stdout and shown.stderr == ""
    with Store.open(store, readonly=True) as kept:
        assert kept.is_current() and kept.name() == "the bridges"
    again = run(folder, "--store", store)
    assert again.exit_code == 0 and "this time: 12 unchanged" in again.stdout


def test_some_not_read(tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 190)
    names = broken(folder)
    shown = run(folder, "--store", store)
    assert shown.exit_code == 1
    assert shown.stdout.startswith("read 190 pages ")
    assert "not read: 10 sources" in shown.stderr
    for name in names:
        assert name in shown.stderr
    assert "this is binary data" in shown.stderr and "→ " in shown.stderr


def test_what_was_not_read_before_is_told_from_what_is_not_read_now(tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 2)
    empty, blank = tmp_path / "empty.txt", tmp_path / "blank.txt"
    empty.write_text("")
    blank.write_text("  ")
    assert "not read: 1 source\n" in run(empty, "--store", store).stderr
    then = run(folder, "--store", store)
    assert then.exit_code == 0 and "not read: 1 source, in earlier readings\n" in then.stderr
    assert "not read: 2 sources (1 in earlier readings)\n" in run(blank, "--store", store).stderr


def test_what_is_no_page_is_counted_and_named_when_asked_for(tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 3)
    for name in ("a.png", "b.png", "style.css"):
        (folder / name).write_bytes(b"x")
    shown = run(folder, "--store", store)
    assert shown.exit_code == 0
    assert "passed over, being no pages: pictures (2); style sheets (1)  (-v names them)" in shown.stderr
    assert "a.png" not in shown.stderr and "a.png" in run(folder, "--store", store, "-v").stderr


def test_the_limit_of_a_page_is_an_option(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("The council met. " * 200, encoding="utf-8")
    shown = run(tmp_path / "large.txt", "--store", tmp_path / "a.db", "--max-bytes", "2kB")
    assert shown.exit_code == 1 and "over the limit of 2,000 bytes → raise the limit with --max-bytes" in shown.stderr
    assert run(tmp_path / "large.txt", "--store", tmp_path / "a.db", "--max-bytes", "0.1 MB").exit_code == 0
    assert run(tmp_path / "large.txt", "--store", tmp_path / "a.db", "--max-bytes", "much").exit_code == 2


def test_nothing_could_be_read(tmp_path: Path) -> None:
    shown = run(tmp_path / "none.txt", "--store", tmp_path / "a.db")
    assert shown.exit_code == 1
    assert "none.txt: there is no such file" in shown.stderr and shown.stdout == ""


def test_a_page_in_another_language_is_kept_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synoptic.pages.tongue.language", lambda text, _: "de" if "Ministerin" in text else "en")
    sound(tmp_path, 3)
    (tmp_path / "bruecke.txt").write_text(GERMAN, encoding="utf-8")
    store = tmp_path / "a.db"
    shown = run(tmp_path, "--store", store)
    assert "kept and searchable, but not read: 1 page in German" in shown.stdout
    found = CliRunner().invoke(main, ["search", "Ministerin", "--store", str(store)])
    assert "bruecke" in found.stdout


def test_a_stopped_reading_is_finished_by_the_same_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 10)
    read: list[str] = []

    class Stopping(_Stub):
        def __call__(self, page: Page, /) -> Notes:
            if len(read) == 4:
                raise KeyboardInterrupt
            read.append(page.source)
            return notes_of(page)

    monkeypatch.setattr(pipeline, "_LazyReader", Stopping)
    stopped = run(folder, "--store", store)
    assert stopped.exit_code == 130
    assert f"4 pages are kept in {store}" in stopped.stderr and "goes on from there" in stopped.stderr
    monkeypatch.setattr(pipeline, "_LazyReader", _Stub)
    done = run(folder, "--store", store)
    assert done.exit_code == 0 and "6 new, 4 unchanged" in done.stdout


def test_a_story_is_finished_without_paths(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    sound(tmp_path, 5)
    with Store.open(store) as kept:
        pipeline.read_pages([str(tmp_path / "page000.txt")], kept, reader=notes_of)
    done = run("--store", store)
    assert done.exit_code == 0 and done.stdout.startswith("read 1 page of ")


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = io.BufferedReader(io.BytesIO(b"The minister opened the new bridge in Orvik on Tuesday.\n"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(given))
    with pytest.raises(SystemExit) as ended:
        main(["read", "-", "--store", str(tmp_path / "a.db")])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("read 1 page of ")


def test_a_file_that_is_no_story_is_left_alone(tmp_path: Path) -> None:
    sound(tmp_path, 3)
    shown = run(tmp_path, "--store", tmp_path / "page000.txt")
    assert shown.exit_code == 1 and "not a story file" in shown.stderr
    assert (tmp_path / "page000.txt").read_text().startswith("Report 0")
