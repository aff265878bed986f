"""The composition: broken pages are named and end nothing, and nothing is read twice."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from helpers.folder import broken, sound
from helpers.formats import samples
from helpers.pages import notes_of
from helpers.warcs import response, zipped

from synoptic import pipeline
from synoptic.errors import DataError
from synoptic.links import copies, shingles
from synoptic.model import Notes, Page, Skipped
from synoptic.pages import identity
from synoptic.pipeline import Stage, link_story, notes_version, read_pages
from synoptic.store.sqlite import Store


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "notes_version", lambda: "1")  # so that nobody's edit changes it between two runs


class Reader:
    """Counts what it is asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, page: Page, /) -> Notes:
        self.read.append(page.source)
        return notes_of(page)


def test_of_200_mixed_pages_190_are_read_and_10_named(tmp_path: Path) -> None:
    sound(tmp_path, 190)
    names = broken(tmp_path)
    told: Counter[str] = Counter()

    def progress(stage: Stage, name: str, /) -> None:
        told[stage] += 1

    store = Store.open()
    done = read_pages([tmp_path], store, progress=progress, reader=Reader())
    assert done == Counter(new=190, failed=10)
    assert told == Counter(page=190, failure=10)
    assert store.count() == 190
    failures = list(store.failures())
    assert sorted(Path(failure.source).name.removesuffix(":1") for failure in failures) == names
    assert all(failure.cause and failure.remedy for failure in failures)
    assert len({failure.cause for failure in failures}) >= 8
    assert len(store.search("Karsten", 500)) == 190


def test_a_second_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    sound(tmp_path, 20)
    store, first = Store.open(), Reader()
    assert read_pages([tmp_path], store, reader=first) == Counter(new=20)
    basis = store.basis()
    again = Reader()
    assert read_pages([tmp_path], store, reader=again) == Counter(same=20)
    assert again.read == [] and store.basis() == basis
    (tmp_path / "page000.txt").write_text("The minister did not come.")
    (tmp_path / "zz.txt").write_text("A new page.")
    third = Reader()
    assert read_pages([tmp_path], store, reader=third) == Counter(same=19, changed=1, new=1)
    assert [Path(source).name for source in third.read] == ["page000.txt", "zz.txt"]


def test_what_holds_many_pages_is_read_again_only_where_it_changed(tmp_path: Path) -> None:
    for name, raw in samples().items():
        (tmp_path / name).write_bytes(raw)
    records = [response(f"https://a.test/{n}", f"<p>Report {n} of the council.</p>".encode()) for n in range(4)]
    (tmp_path / "more.warc.gz").write_bytes(zipped(*records[1:3]))
    store = Store.open()
    count = read_pages([tmp_path], store, reader=Reader())["new"]
    assert count > len(samples())
    again = Reader()
    assert read_pages([tmp_path], store, reader=again) == Counter(same=count, skipped=2)
    assert again.read == []
    (tmp_path / "more.warc.gz").write_bytes(zipped(*records))  # one record before, one behind
    (tmp_path / "rows.jsonl").write_bytes(samples()["rows.jsonl"].replace(b'"id": 1', b'"note": "corrected", "id": 1'))
    third = Reader()
    assert read_pages([tmp_path], store, reader=third) == Counter(same=count - 1, new=2, changed=1, skipped=2)
    assert sorted(Path(source).name for source in third.read) == ["0", "3", "rows.jsonl#1"]


def test_what_is_no_page_is_counted_and_handed_on(tmp_path: Path) -> None:
    sound(tmp_path, 5)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "data.xyz").write_bytes(bytes(range(256)))
    skipped: list[Skipped] = []
    assert read_pages([tmp_path], Store.open(), reader=Reader(), skipped=skipped) == Counter(new=5, skipped=2)
    assert [(Path(one.source).name, one.count) for one in skipped] == [("data.xyz", 1), ("logo.png", 1)]


def test_pages_whose_short_ids_are_equal_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = identity._hex
    monkeypatch.setattr(identity, "_hex", lambda kind, text: "abcdef" + whole(kind, text))
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(f"The harbour of Norrby, part {folder}, reopened on Friday.")
    store = Store.open()
    assert read_pages([tmp_path], store, reader=Reader()) == Counter(new=2)
    first, second = sorted((page.id for page in store.pages()), key=len)
    assert first == "index-abcdef" and second.startswith("index-abcdef") and len(second) == len("index-") + 16
    assert read_pages([tmp_path], store, reader=Reader()) == Counter(same=2)


def test_an_unexpected_error_on_one_page_is_a_failure_that_asks_to_report(tmp_path: Path) -> None:
    sound(tmp_path, 10)

    def reader(page: Page, /) -> Notes:
        if page.source.endswith("page002.html"):
            raise ZeroDivisionError("a defect of ours")
        return notes_of(page)

    store = Store.open()
    assert read_pages([tmp_path], store, reader=reader) == Counter(new=9, failed=1)
    [failure] = store.failures()
    assert failure.source.endswith("page002.html")
    assert "ZeroDivisionError: a defect of ours" in failure.cause and "report" in failure.remedy
    assert read_pages([tmp_path], store, reader=Reader()) == Counter(same=9, new=1)
    assert list(store.failures()) == []


def test_a_missing_model_ends_the_batch(tmp_path: Path) -> None:
    sound(tmp_path, 5)

    def reader(page: Page, /) -> Notes:
        raise DataError("the language model is missing", "install the package again")

    with pytest.raises(DataError):
        read_pages([tmp_path], Store.open(), reader=reader)


def test_one_name_for_two_pages_is_told(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": "One page."}\n{"id": "a", "text": "Another page."}\n')
    store = Store.open()
    done = read_pages([rows], store, reader=Reader())
    assert done["new"] + done["failed"] == 2 and store.count() == done["new"]
    assert read_pages([rows], store, reader=Reader())["changed"] == 0


def test_a_row_that_is_mended_is_no_longer_a_failure(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": \n')
    store = Store.open()
    assert read_pages([rows], store, reader=Reader()) == Counter(failed=1)
    rows.write_text('{"id": "a", "text": "Mended."}\n')
    assert read_pages([rows], store, reader=Reader()) == Counter(new=1)
    assert list(store.failures()) == []


def test_the_version_of_the_notes_is_that_of_the_code_that_reads() -> None:
    assert notes_version() == notes_version()
    assert "+" in notes_version()


def test_a_later_reading_finds_the_copies_of_stored_pages_and_looks_at_no_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(f"Line {i} tells what the council of Aldo did on day {i} of the strike." for i in range(12))
    (tmp_path / "first.txt").write_text(f"Strike in Aldo\n\n{text}\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Weather\n\nIt rains over the whole of the northern plain.\n", encoding="utf-8")
    store = Store.open()
    read_pages([tmp_path], store, reader=Reader())
    assert link_story(store).links.copies == ()
    counted: list[str] = []
    measure = shingles.words
    monkeypatch.setattr(shingles, "words", lambda page: counted.append(page.source) or measure(page))
    (tmp_path / "second.txt").write_text(f"The strike\n\n{text}\n", encoding="utf-8")
    read_pages([tmp_path], store, reader=Reader())
    (copy,) = link_story(store).links.copies
    names = {page.id: Path(page.source).name for page in store.pages()}
    assert {names[copy.page], names[copy.original]} == {"first.txt", "second.txt"}
    assert [Path(source).name for source in counted] == ["second.txt"]
    assert copies.find(tuple(store.pages()), {}) == (copy,)


def test_what_recurs_in_pages_of_one_outlet_is_no_body_of_any_and_stays_so(tmp_path: Path) -> None:
    end = "Ole Vang was a correspondent in Kelda for eleven years, and few know the harbour's pilots as well as he."
    day = "On day {} of the strike in {} the crews met again, and voted to go on without pay."
    rows = [
        {"id": town, "outlet": "The Askmark Herald", "title": f"Harbour of {town} stays closed", "text": "\n\n".join([
            f"Harbour of {town} stays closed",
            *(day.format(n, town) for n in range(6)),
            f"The harbour master of {town} told reporters on Monday that no ship would be let in before the vote.",
            end,
        ])}
        for town in ("Hove", "Kelda", "Quellen")
    ]  # fmt: skip
    source = tmp_path / "pages.jsonl"
    store, reader = Store.open(), Reader()

    def bodies() -> list[str]:
        return [page.text[z.start : z.end] for page in store.pages() for z in page.zones if z.kind == "body"]

    source.write_text("\n".join(map(json.dumps, rows[:2])), encoding="utf-8")
    read_pages([source], store, reader=reader)
    assert bodies().count(end) == 2  # two pages are no evidence
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    read_pages([source], store, reader=reader)
    assert end not in bodies()
    assert len(bodies()) == 21
    before = len(reader.read)
    assert read_pages([source], store, reader=reader) == Counter(same=3)
    assert len(reader.read) == before
    assert end not in bodies()
