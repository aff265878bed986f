"""Zip and tar archives of pages, and compression of all kinds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter
from helpers.warcs import response, zipped

from synoptic.model import Failure, Skipped
from synoptic.pages import packed, read
from synoptic.pages.item import Item

HTML = b"<html><body><h1>Snow</h1><p>Snow closed the pass above Trem on Friday, the road office said.</p></body></html>"
MEMBERS = {
    "pages/a.html": HTML,
    "pages/a_files/frame.html": b"<html><p>an advertisement</p></html>",
    "pages/b.txt": b"Snow closed the pass.\n",
    "pages/logo.png": b"\x89PNG\r\n\x1a\n",
    "pages/rows.jsonl": b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n',
    "__MACOSX/pages/._a.html": b"junk",
    ".hidden.txt": b"hidden",
    "crawl.warc.gz": zipped(response("https://trem.test/pass", HTML)),
    "empty.txt": b"",
}


def zip_of(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def tar_of(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return made.getvalue()


def zstd(raw: bytes) -> bytes:
    made = io.BytesIO()
    writer = ZstdWriter(made)
    writer.write(raw)
    writer.close()
    return made.getvalue()


def things(tmp_path: Path, raw: bytes, name: str, **options: int) -> list[object]:
    (tmp_path / name).write_bytes(raw)
    return list(read.items([tmp_path / name], **options))


def marks(found: list[object]) -> list[str]:
    return sorted(one.source.split("#", 1)[1] for one in found if isinstance(one, Item))


@pytest.mark.parametrize(("name", "raw"), [
    ("pages.zip", zip_of(MEMBERS)),
    ("pages.tar", tar_of(MEMBERS)),
    ("pages.tgz", gzip.compress(tar_of(MEMBERS))),
    ("pages.tar.xz", lzma.compress(tar_of(MEMBERS))),
])  # fmt: skip
def test_the_members_are_read_as_files_of_a_folder_are(tmp_path: Path, name: str, raw: bytes) -> None:
    found = things(tmp_path, raw, name)
    assert set(marks(found)) - {"pages/a_files/frame.html"} == {
        "crawl.warc.gz#https://trem.test/pass", "pages/a.html", "pages/b.txt", "pages/rows.jsonl#1",
        "pages/rows.jsonl#2", "empty.txt",
    }  # fmt: skip
    assert ("pages/a_files/frame.html" in marks(found)) is (".zip" not in name)  # a stream cannot be looked ahead in
    assert [one.why for one in found if isinstance(one, Skipped)] == ["pictures"]
    assert not [one for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, zstd, lambda raw: gzip.compress(zstd(raw))]
)
def test_compressed_pages(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    (item,) = things(tmp_path, pack(HTML), "snow.html.packed")
    assert isinstance(item, Item) and item.content == HTML and item.html


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_compressed_files_that_are_cut_are_named(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    raw = pack(bytes(range(256)).hex().encode() * 99)
    (failure,) = things(tmp_path, raw[: len(raw) * 2 // 3], "snow.html.packed")
    assert isinstance(failure, Failure) and failure.remedy


def test_bombs_are_bounded(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    (failure,) = things(tmp_path, bomb, "bomb.txt.gz", max_bytes=1_000_000)
    assert isinstance(failure, Failure) and "1,000,000" in failure.cause
    found = things(tmp_path, zip_of({"a.txt": bytes(9_000_000), "b.txt": b"words"}), "bomb.zip", max_bytes=1_000_000)
    assert [type(one) for one in found] == [Failure, Item]


def test_what_comes_out_of_an_archive_is_bounded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_FREE", 300_000)
    monkeypatch.setattr(packed, "_RATIO", 2)
    found = things(tmp_path, zip_of({f"{n}.txt": b"words " * 20_000 for n in range(9)}), "many.zip")
    assert len(marks(found)) == 2
    assert [one for one in found if isinstance(one, Failure) and "as much comes out" in one.cause]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    raw = zip_of({"page.txt": b"deep"})
    for depth in range(6):
        raw = zip_of({f"{depth}.zip": raw})
    (failure,) = things(tmp_path, raw, "nest.zip")
    assert isinstance(failure, Failure) and "in one another" in failure.cause
    raw = b"words"
    for _ in range(5):
        raw = gzip.compress(raw)
    (failure,) = things(tmp_path, raw, "nest.txt.gz")
    assert isinstance(failure, Failure) and "times over" in failure.cause


def test_office_documents_are_no_pages(tmp_path: Path) -> None:
    raw = zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
    (named,) = things(tmp_path, raw, "report.docx")
    assert isinstance(named, Failure) and "Office" in named.cause
    (lying,) = read.items([tmp_path])
    assert isinstance(lying, Skipped) and lying.why == "office documents"


def test_damaged_and_locked_archives_are_named(tmp_path: Path) -> None:
    whole = zip_of({"a.txt": b"words " * 500, "b.txt": b"more"})
    (failure,) = things(tmp_path, whole[:60], "cut.zip")
    assert isinstance(failure, Failure) and "zip" in failure.cause
    broken = bytearray(whole)
    broken[60] ^= 0xFF
    found = things(tmp_path, bytes(broken), "broken.zip")
    assert marks(found) == ["b.txt"] and len(found) == 2
    locked = bytearray(whole)
    for at in (6, whole.index(b"PK\x01\x02") + 8):
        locked[at] |= 1
    found = things(tmp_path, bytes(locked), "locked.zip")
    assert marks(found) == ["b.txt"]
    assert [one for one in found if isinstance(one, Failure) and "password" in one.cause]
    (failure,) = things(tmp_path, tar_of(MEMBERS)[:700], "cut.tar")[-1:]
    assert isinstance(failure, Failure) and failure.remedy
