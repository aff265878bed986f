"""The story file: what is put comes back, nothing is done twice, wrong files are named."""

from __future__ import annotations

import math
import os
import sqlite3
from pathlib import Path

import msgspec
import pytest
from helpers.gold_story import gold_story
from helpers.pages import notes_of, page_of
from hypothesis import given
from hypothesis import strategies as st

from synoptic.errors import NotText, PageError, StoreBusy, StoreError, StoreTooNew, UserError
from synoptic.model import Amount, Anchor, Copy, EventMention, Failure, Notes, Verdict
from synoptic.store.sqlite import Store


def test_a_story_comes_back_as_it_was(tmp_path: Path) -> None:
    story = gold_story("lake-truce", (Failure(source="x.txt", cause="the page has no text", remedy="save it again"),))
    with Store.open(tmp_path / "a.db") as store:
        for page, notes in zip(story.pages, story.notes, strict=True):
            assert store.put(page, notes, "1") == "new"
        for failure in story.failures:
            store.fail(failure)
        assert store.story() is None
        assert store.save(story, store.basis())
    with Store.open(tmp_path / "a.db", readonly=True) as store:
        assert store.story() == story
        assert store.is_current()
        assert store.name() == "lake-truce"


def test_putting_the_same_page_again_does_nothing_and_a_changed_one_replaces_it() -> None:
    store = Store.open()
    page = page_of("a.txt", "The harbour opened.")
    assert store.put(page, notes_of(page), "1") == "new"
    before = store.basis()
    assert store.put(page, notes_of(page), "1") == "same"
    assert store.basis() == before
    assert store.put(page, notes_of(page), "2") == "changed"
    newer = page_of("a.txt", "The harbour closed.")
    assert store.put(newer, notes_of(newer), "2") == "changed"
    assert [one.text for one in store.pages()] == ["The harbour closed."]
    assert store.count() == 1
    assert store.search("opened") == []
    assert [hit.page for hit in store.search("closed")] == [page.id]


def test_pages_and_notes_come_in_the_order_of_sources_however_they_were_put() -> None:
    store = Store.open()
    for name in ("c.txt", "a.txt", "b.txt"):
        page = page_of(name, name)
        store.put(page, notes_of(page))
    assert [page.source for page in store.pages()] == ["a.txt", "b.txt", "c.txt"]
    assert [notes.page for notes in store.notes()] == [page.id for page in store.pages()]


def test_an_open_ended_number_survives() -> None:
    store = Store.open()
    page = page_of("a.txt", "At least 12 people died.")
    amount = Amount(what="person killed", low=12, high=math.inf, start=0, end=11)
    mention = EventMention(
        id="m", page=page.id, start=0, end=23, trigger=(19, 23), type="OTHER", label="die", numbers=(amount,)
    )
    notes = Notes(page=page.id, published=notes_of(page).published, events=(mention,))
    store.put(page, notes)
    assert list(store.notes()) == [notes]


def test_a_story_that_was_made_of_older_pages_is_not_kept(tmp_path: Path) -> None:
    story = gold_story("lake-truce")
    store = Store.open(tmp_path / "a.db")
    basis = store.basis()
    page = page_of("late.txt", "One more.")
    Store.open(tmp_path / "a.db").put(page, notes_of(page))
    assert not store.save(story, basis)
    assert store.story() is None


def test_failures_are_remembered_until_the_page_is_read() -> None:
    store = Store.open()
    store.fail(Failure(source="a.txt", cause="binary", remedy="save it as text"))
    store.fail(Failure(source="a.txt", cause="empty"))
    assert list(store.failures()) == [Failure(source="a.txt", cause="empty")]
    page = page_of("a.txt", "Now it has text.")
    store.put(page, notes_of(page))
    assert list(store.failures()) == []


def test_verdicts_stand_until_undone_and_are_never_lost() -> None:
    store = Store.open()
    before = store.basis()
    anchors = (Anchor(page="p", start=1, end=4, text="met"), Anchor(page="q", start=0, end=5, text="talks"))
    kept = store.decide(Verdict(id="", kind="same-event", anchors=anchors, user="ann"))
    assert kept.id and kept.at
    assert list(store.verdicts()) == [kept]
    assert store.basis() != before
    store.undo(kept.id, "ben")
    assert list(store.verdicts()) == []
    assert store.basis() == before
    [undone] = store.verdicts(all=True)
    assert undone.undone is not None and undone.undone.endswith("ben")
    with pytest.raises(UserError):
        store.undo(kept.id)


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200))
def test_any_text_comes_back_unchanged(text: str) -> None:
    with Store.open() as store:
        page = page_of("a.txt", text)
        store.put(page, notes_of(page))
        assert store.page(page.id) == page


def test_half_characters_are_refused_by_name() -> None:
    store = Store.open()
    page = page_of("a.txt", "bad \ud800 text")
    with pytest.raises(NotText, match="surrogate"):
        store.put(page, notes_of(page))
    store.fail(Failure(source="bad\udce4.txt", cause="x"))
    assert [failure.source for failure in store.failures()] == ["bad?.txt"]


def test_two_sources_with_one_id_are_refused() -> None:
    store = Store.open()
    first, second = page_of("a.txt", "one"), page_of("b.txt", "two", id="a")
    store.put(first, notes_of(first))
    assert first.id == second.id
    with pytest.raises(PageError, match="same page id"):
        store.put(second, notes_of(second))
    assert store.count() == 1


def test_notes_of_another_page_are_refused() -> None:
    with pytest.raises(UserError):
        Store.open().put(page_of("a.txt", "one"), notes_of(page_of("b.txt", "two")))


# --- files that are no story files ------------------------------------------------------------------------------------


def test_a_missing_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db: there is no story file") as told:
        Store.open(tmp_path / "none.db", readonly=True)
    assert "synoptic read" in told.value.remedy


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and no database at all. " * 50)
    before = path.read_bytes()
    for readonly in (True, False):
        with pytest.raises(StoreError, match="not a story file"):
            Store.open(path, readonly=readonly)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as link:
        link.execute("CREATE TABLE mine (a)")
    link.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store.open(path).close()
    with sqlite3.connect(path) as link:
        link.execute("PRAGMA user_version = 99")
    link.close()
    with pytest.raises(StoreTooNew, match="schema 99") as told:
        Store.open(path)
    assert "update" in told.value.remedy


def test_an_empty_file_becomes_a_story_but_cannot_be_read_before(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        Store.open(path, readonly=True)
    with Store.open(path) as store:
        assert store.count() == 0


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "no" / "such" / "a.db")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        for number in range(40):
            page = page_of(f"{number}.txt", f"page {number} " * 200)
            store.put(page, notes_of(page))
    raw = bytearray(path.read_bytes())
    for at in range(4096, len(raw), 4096):
        raw[at : at + 200] = os.urandom(200)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"), Store.open(path, readonly=True) as store:
        list(store.pages())


# --- two at a time ----------------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_to_wait_and_readers_are_not_disturbed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    page = page_of("a.txt", "First.")
    writer = Store.open(path)
    writer.put(page, notes_of(page))
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    other = page_of("b.txt", "Second.")
    with Store.open(path, wait=0.05) as second, pytest.raises(StoreBusy, match=r"a\.db: another process"):
        second.put(other, notes_of(other))
    with Store.open(path, readonly=True, wait=0.05) as reader:
        assert reader.count() == 1
    blocker.execute("ROLLBACK")
    assert writer.put(other, notes_of(other)) == "new"


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        page = page_of("a.txt", "Kept.")
        store.put(page, notes_of(page))
        pages = store._link.execute("PRAGMA page_count").fetchone()[0]
        store._link.execute(f"PRAGMA max_page_count = {pages + 2}")
        big = page_of("b.txt", "word " * 100_000)
        with pytest.raises(StoreError, match="disk is full"):
            store.put(big, notes_of(big))
    with Store.open(path) as store:
        assert [one.source for one in store.pages()] == ["a.txt"]
        assert store.search("word") == []


def test_a_read_only_file_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "cd"
    folder.mkdir()
    with Store.open(folder / "a.db") as store:
        page = page_of("a.txt", "Kept.")
        store.put(page, notes_of(page))
    (folder / "a.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        with Store.open(folder / "a.db", readonly=True) as store:
            assert store.count() == 1
    finally:
        folder.chmod(0o755)


def test_body_words_are_kept_until_the_page_changes() -> None:
    store = Store.open()
    one, other = page_of("a.txt", "The harbour opened."), page_of("b.txt", "The quay closed.")
    for page in (one, other):
        store.put(page, notes_of(page), "1")
    store.keep_body_words("1", [(one, b"abcd"), (other, b"efgh"), (page_of("c.txt", "nowhere"), b"xxxx")])
    assert dict(store.body_words("1")) == {one.id: b"abcd", other.id: b"efgh"}
    assert dict(store.body_words("2")) == {}
    newer = page_of("a.txt", "The harbour closed.")
    store.put(newer, notes_of(newer), "1")
    assert dict(store.body_words("1")) == {other.id: b"efgh"}
    store.keep_body_words("1", [(one, b"abcd")])  # made of what the page was before: no longer true of it
    assert dict(store.body_words("1")) == {other.id: b"efgh"}


def test_a_file_of_the_first_schema_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    page = page_of("a.txt", "The harbour opened.")
    with Store.open(path) as store:
        store.put(page, notes_of(page), "1")
    with sqlite3.connect(path) as link:
        link.execute("DROP TABLE body_words")
        link.execute("PRAGMA user_version = 1")
    with Store.open(path, readonly=True) as store:
        assert store.count() == 1
    with Store.open(path) as store:
        store.keep_body_words("1", [(page, b"abcd")])
        assert dict(store.body_words("1")) == {page.id: b"abcd"}
        assert [one.text for one in store.pages()] == ["The harbour opened."]


def test_copies_kept_by_an_older_version_are_read() -> None:
    old = msgspec.msgpack.encode({"page": "a", "original": "b", "share": 0.9, "why": "the same text"})
    assert msgspec.msgpack.decode(old, type=Copy) == Copy(page="a", original="b", share=0.9, why="the same text")
