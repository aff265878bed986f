"""Sources to pages and failures: the batch always goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.errors import EmptyPage
from synoptic.model import Failure, Page, Skipped
from synoptic.pages import sources
from synoptic.pages.read import from_html, from_text, read

STORY = """Ferry Service to Halm Resumes

By Mara Lund

KELDA — Ferries between Kelda and the island of Halm began to run again on Monday after a strike of nine days, the port
authority said.

The crews accepted an offer of 4 percent over two years, the union's chairman, Odd Rask, told reporters at the quay.

"We are glad to be back at sea, and the islanders are glad to have their mail," Rask said in the afternoon.
"""


def pages(found: list[Page | Failure | Skipped]) -> list[Page]:
    return [one for one in found if isinstance(one, Page)]


def failures(found: list[Page | Failure | Skipped]) -> list[Failure]:
    return [one for one in found if isinstance(one, Failure)]


def test_a_text_file_is_kept_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    (page,) = pages(list(read([file])))
    assert page.text == file.read_text(encoding="utf-8")
    assert page.title == "Ferry Service to Halm Resumes"
    assert page.title_span is not None and page.text[slice(*page.title_span)] == page.title
    assert page.language == "en"
    assert page.id.startswith("ferry-")


def test_ids_and_digests_are_stable(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    first, second = list(read([file])), list(read([file]))
    assert first == second
    file.write_text(STORY + "\nMore.", encoding="utf-8")
    (changed,) = pages(list(read([file])))
    assert changed.id == pages(first)[0].id
    assert changed.digest != pages(first)[0].digest


def test_folders_are_read_in_order_with_what_lies_in_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt", "saved_files/style.css"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(STORY, encoding="utf-8")
    (tmp_path / "saved.html").write_text("<p>" + "</p><p>".join(STORY.split("\n\n")) + "</p>", encoding="utf-8")
    names = [Path(page.source).name for page in pages(list(read([tmp_path])))]
    assert names == ["a.txt", "b.txt", "saved.html", "c.md"]


def test_every_broken_source_is_named_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(STORY.encode() * 50)[:-30])
    (tmp_path / "damaged.gz").write_bytes(b"\x1f\x8b\x08\x00" + bytes(50))
    (tmp_path / "broken.json").write_text('{"id": 1, "text": ', encoding="utf-8")
    (tmp_path / "large.txt").write_text(STORY * 2000, encoding="utf-8")
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    found = list(read([tmp_path, tmp_path / "gone.txt"], max_bytes=100_000))
    assert [Path(page.source).name for page in pages(found)] == ["good.txt"]
    said = {Path(one.source).name: one for one in failures(found)}
    assert [(Path(one.source).name, one.why) for one in found if isinstance(one, Skipped)] == [
        ("noise.bin", "programs")
    ]
    assert sorted(said) == sorted([
        "empty.txt", "image.txt", "cut.txt.gz", "damaged.gz", "broken.json", "large.txt", "loop",
        "gone.txt",
    ])  # fmt: skip
    assert all(one.cause and one.remedy for one in said.values())
    assert "PNG" in said["image.txt"].cause
    assert "too early" in said["cut.txt.gz"].cause
    assert "no such file" in said["gone.txt"].cause
    assert "100,000" in said["large.txt"].cause


def test_permission_and_vanishing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gone.txt", "secret.txt", "still.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    really = sources.stream

    def stream(found: sources.Named) -> io.BufferedReader:
        if found.name.endswith("secret.txt"):
            raise PermissionError(13, "denied")
        if found.name.endswith("gone.txt"):
            os.unlink(found.name)  # between the listing and the reading
        return really(found)

    monkeypatch.setattr(sources, "stream", stream)
    found = list(read([tmp_path]))
    assert [Path(page.source).name for page in pages(found)] == ["still.txt"]
    gone, secret = failures(found)
    assert "permission" in secret.cause and "no such file" in gone.cause


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (failure,) = failures(list(read([tmp_path])))
    assert "no files" in failure.cause


def test_gzip_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ferry.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (page,) = pages(list(read([tmp_path / "ferry.txt.gz"])))
    assert page.text == STORY
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(STORY.encode())))
    monkeypatch.setattr(sys, "stdin", stream)
    (page,) = pages(list(read(["-"])))
    assert page.text == STORY


def test_rows_become_pages_with_what_they_tell(tmp_path: Path) -> None:
    file = tmp_path / "ferry.jsonl"
    html = (
        "<html><body><h1>Ferries run</h1>" + "".join(f"<p>{p}</p>" for p in STORY.split("\n\n")[2:]) + "</body></html>"
    )
    rows: list[object] = [
        {"id": "a1", "text": STORY, "outlet": "nytimes.com", "date": "2019-04-01T10:00:00Z", "url": "http://x.test/a"},
        {"id": "a2", "html": html, "title": "Ferries run"},
        {"id": "a3"},
        ["no object"],
    ]
    file.write_text(
        "\n".join(json.dumps(row) for row in rows) + "\nnot json\n\n" + json.dumps(rows[0]), encoding="utf-8"
    )
    found = list(read([file]))
    one, two, again = pages(found)
    assert one.source.endswith("ferry.jsonl#a1") and one.format == "row"
    assert one.id.startswith("a1-")
    assert one.outlet == "The New York Times"
    assert [(h.day, h.bound) for h in one.hints if h.origin == "metadata"] == [(date(2019, 4, 1), "on")]
    assert two.title == "Ferries run" and "nine days" in two.text
    assert again.source != one.source and again.id != one.id
    assert [one.source.rsplit(":", 1)[1] for one in failures(found)] == ["3", "4", "5"]
    assert "not JSON" in failures(found)[2].cause


def test_doubtful_dates_of_rows_are_left_out_and_said(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": 1, "text": STORY, "date": "03/04/2019"}), encoding="utf-8")
    (page,) = pages(list(read([file])))
    assert any("two ways" in warning for warning in page.warnings)
    assert not [hint for hint in page.hints if "row" in hint.says]


def test_a_json_file_gives_its_rows_or_one_failure(tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_text(json.dumps({"articles": [{"text": STORY}, {"text": STORY}]}), encoding="utf-8")
    (tmp_path / "other.json").write_text(json.dumps([{"name": "x"}, {"name": "y"}], indent=1), encoding="utf-8")
    found = list(read([tmp_path]))
    assert len(pages(found)) == 2
    assert [Path(one.source).name for one in failures(found)] == ["other.json"]


def test_a_row_over_the_limit_does_not_stop_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    big = {"id": "big", "text": STORY * 200}
    file.write_text("\n".join(json.dumps(row) for row in (big, {"id": "small", "text": STORY})), encoding="utf-8")
    found = list(read([file], max_bytes=20_000))
    assert [page.source.rsplit("#")[-1] for page in pages(found)] == ["small"]
    assert [one.source.rsplit(":")[-1] for one in failures(found)] == ["1"]


def test_content_is_sniffed_not_the_extension(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    (tmp_path / "page.txt").write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    (tmp_path / "plain.html").write_text(STORY, encoding="utf-8")
    plain, page = sorted(pages(list(read([tmp_path]))), key=lambda one: one.format, reverse=True)
    assert page.format == "html" and "<p>" not in page.text
    assert plain.format == "text" and plain.text == STORY


def test_pages_without_text_are_errors() -> None:
    with pytest.raises(EmptyPage):
        from_text("x", " \n ")
    with pytest.raises(EmptyPage):
        from_html("x", "<html><head></head><body><script>x()</script></body></html>")


def test_a_long_line_and_odd_characters() -> None:
    page = from_text("x", "word " * 200_000 + "😀\ud83d\x00 end")
    assert page.zones and page.text.endswith("\ufffd end")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_read_or_refused(head: str, tail: str) -> None:
    try:
        page = from_text("any.txt", f"{head}\n{STORY}\n{tail}")
    except EmptyPage:
        return
    last = 0
    for zone in page.zones:
        assert last <= zone.start < zone.end <= len(page.text)
        assert page.text[zone.start : zone.end].strip() == page.text[zone.start : zone.end]
        last = zone.end
    spans = [(h.start, h.end) for h in page.hints] + [(c.start, c.end) for c in page.credits]
    assert all(a is None or b is None or 0 <= a < b <= len(page.text) for a, b in spans)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abdiphlrt =\"'&;!-[]\x00é\n", max_size=400))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        page = from_html("any.html", f"<html><body>{markup}<p>{STORY}</p></body></html>")
    except EmptyPage:
        return
    assert all(0 <= zone.start < zone.end <= len(page.text) for zone in page.zones)
