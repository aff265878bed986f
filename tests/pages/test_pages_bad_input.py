"""Bad input: each is named, passed over or read, the batch goes on, and nothing of it is a defect of ours."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from pathlib import Path

import pytest
from helpers.formats import HTML, TEXT, samples
from helpers.warcs import response, zipped
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synoptic.model import Failure, Page, Skipped
from synoptic.pages import read

SENTENCE = "The ferry did not sail on Tuesday because of ice in the sound. "
LOL = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{LOL}]>'
LIMIT = 3_000_000
READ = ""  # the page is read

# File name → (its bytes, what the failure says or READ).
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "empty.html": (b"", "empty"),
    "empty.warc": (b"", "empty"),
    "blank.txt": (b"\xef\xbb\xbf \r\n\t\n", "empty"),
    "noise.txt": (bytes(range(256)) * 50, "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"),
    "program.txt": (b"\x7fELF" + bytes(99), "program"),
    "wrong-charset.html": (b"<meta charset=utf-8><p>" + "Паром не вышел из порта. ".encode("cp1251") * 9, READ),
    "two-charsets.txt": (("Größe " * 20).encode() + "Größe".encode("cp1252"), READ),
    "wide-without-mark.txt": ((SENTENCE * 9).encode("utf-16-le"), READ),
    "half-characters.txt": (SENTENCE.encode() + b"\xed\xa0\x80\xed\xb0\x80 \xff\xfe\xf8" + SENTENCE.encode() * 9, READ),
    "nulls.txt": (SENTENCE.encode() * 50 + b"\x00\x00" + SENTENCE.encode(), READ),
    "nulls.html": (b"<p>" + SENTENCE.encode() * 50 + b"\x00</p>\x00", READ),
    "only-nulls.txt": (bytes(5000), "empty"),
    "cut.txt.gz": (gzip.compress(os.urandom(999).hex().encode())[:-200], "too early"),
    "damaged.html.gz": (b"\x1f\x8b\x08\x00" + bytes(99), "damaged"),
    "bomb.txt.gz": (gzip.compress(bytes(9_000_000)), "over the limit"),
    "bomb.jsonl.gz": (gzip.compress(b'{"text": "' + b"x" * 9_000_000), "over the limit"),
    "cut.warc.gz": (zipped(response("https://a.test/", HTML.encode() * 20))[:-9], READ),
    "large.html": (b"<p>" + SENTENCE.encode() * 60_000, "over the limit"),
    "long-line.txt": (SENTENCE.encode() * 16_000, READ),
    "long-line.html": (b"<p>" + SENTENCE.encode() * 16_000, READ),
    "long-word.txt": (b"x" * 1_000_000, READ),
    "deep.html": (b"<div>" * 100_000 + SENTENCE.encode(), READ),
    "deep-inline.html": (b"<p>" + b"<b>" * 100_000 + SENTENCE.encode(), READ),
    "deep.json": (b"[" * 100_000, "not JSON"),
    "deep.jsonl": (b'{"text":' + b"[" * 100_000 + b"\n", "not JSON"),
    "deep-metadata.html": (
        b"<script type=application/ld+json>" + b"[" * 99_999 + b"</script><p>" + SENTENCE.encode(),
        READ,
    ),
    "not-json.json": (b'{"text": "a",}', "not JSON"),
    "no-rows.json": (json.dumps({"a": 1}).encode(), "no rows"),
    "open-tags.html": (b"<p " + b"a=1 " * 100_000 + b">" + SENTENCE.encode(), READ),
    "angles.html": (b"<" * 300_000 + SENTENCE.encode(), READ),
    "scripts-only.html": (b"<html><script>fill()</script></html>", "no text"),
    "comment.html": (b"<html><!-- " + SENTENCE.encode(), "no text"),
    "bomb-feed.xml": (
        f"{BOMB}<rss version='2.0'><channel><item><title>&e11;</title></item></channel></rss>".encode(),
        "cut or damaged",
    ),
    "bomb-sitemap.xml": (f"{BOMB}<urlset><url><loc>&e11;</loc></url></urlset>".encode(), "made to harm"),
    "cut-feed.xml": (b"<rss version='2.0'><channel><item><title>x</title><description>y", "cut or damaged"),
    "other.xml": (b"<?xml version='1.0'?><orders><order>1</order></orders>", "XML"),
    "no-text.csv": (b"a,b\n1,2\n", "no column"),
    "damaged.pdf": (b"%PDF-1.7\n" + bytes(200), "damaged"),
    "damaged.zip": (b"PK\x03\x04" + bytes(200), "zip"),
    "damaged.parquet": (b"PAR1" + bytes(200), "Parquet"),
    "no-text.eml": (b"From: a@b.test\nMIME-Version: 1.0\nSubject: x\n\n", "no text"),
}


def outcomes(folder: Path) -> dict[str, Page | Failure | Skipped]:
    """The last outcome of each file."""
    return {Path(str(one.source).split("#")[0]).name.split(":")[0]: one for one in read.read([folder], max_bytes=LIMIT)}


def test_the_table_of_bad_input(tmp_path: Path) -> None:
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    for name in ("0-first.txt", "zz-last.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    said = outcomes(tmp_path)
    assert isinstance(said.pop("0-first.txt"), Page) and isinstance(said.pop("zz-last.txt"), Page)
    assert set(said) == set(BAD)
    for name, (_, cause) in BAD.items():
        one = said[name]
        if cause == READ:
            assert not isinstance(one, Failure), (name, one)
        else:
            assert isinstance(one, Failure) and cause in one.cause and one.remedy, (name, str(one)[:300])
            assert "Synoptic failed" not in one.cause


def test_the_limit_that_holds_when_none_is_given(tmp_path: Path) -> None:
    with open(tmp_path / "large.txt", "wb") as file:
        file.write(SENTENCE.encode())
        file.truncate(read.MAX_BYTES + 1)  # a sparse file: nothing is written
    (failure,) = read.read([tmp_path])
    assert isinstance(failure, Failure) and "over the limit of 50,000,000 bytes" in failure.cause


def test_names_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "x.html").mkdir()
    (tmp_path / "x.html" / "inside.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    strange = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(strange).write_text(TEXT, encoding="utf-8")
    Path(tmp_path / "new\nline.txt").write_text(TEXT, encoding="utf-8")
    said = outcomes(tmp_path)
    assert isinstance(said["inside.txt"], Page) and isinstance(said["new\nline.txt"], Page)
    assert isinstance(said[Path(strange).name], Page)
    loop, nowhere, pipe = said["loop.html"], said["nowhere.txt"], said["pipe.txt"]
    assert isinstance(loop, Failure) and "back at itself" in loop.cause
    assert isinstance(nowhere, Failure) and "no such file" in nowhere.cause
    assert isinstance(pipe, Skipped) and len(said) == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; test_pages_read.py simulates it")
def test_permission_denied(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    secret = outcomes(tmp_path)["secret.txt"]
    assert isinstance(secret, Failure) and "permission" in secret.cause


SAMPLES = samples()


def test_every_sample_is_read_whole() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in SAMPLES.items():
            (Path(folder) / name).write_bytes(raw)
        said = list(read.read([folder]))
    assert not [one for one in said if isinstance(one, Failure)]
    pages = [one for one in said if isinstance(one, Page)]
    assert {Path(page.source.split("#")[0]).name for page in pages} == set(SAMPLES) - {"sitemap.xml"}
    # All tell the same story, and the sitemap dated those whose address is known.
    glass = [page for page in pages if "310 people" in page.text]
    assert len(glass) == len(pages) - 2
    assert all(
        any("sitemap" in hint.says for hint in page.hints) for page in pages if page.url and "arnholt" in page.url
    )


cuts = st.tuples(
    st.floats(0, 1), st.floats(0, 1), st.binary(max_size=6), st.sampled_from(["cut", "put", "end", "twice"])
)


def mutated(raw: bytes, edits: list[tuple[float, float, bytes, str]]) -> bytes:
    """The bytes with stretches cut out, put in, doubled, or the end cut off."""
    for where, size, new, how in edits:
        at = int(where * len(raw))
        to = at + int(size * 40)
        if how == "end":
            raw = raw[: max(1, at)]
        else:
            middle = new if how == "put" else b"" if how == "cut" else raw[at:to] * 2
            raw = raw[:at] + middle + raw[to:]
    return raw


def check_mutation(name: str, edits: list[tuple[float, float, bytes, str]]) -> None:
    """A damaged sample gives pages with sound spans, or failures that are no defects."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(mutated(SAMPLES[name], edits))
        for one in read.read([file], max_bytes=200_000):
            if isinstance(one, Page):
                assert all(0 <= zone.start < zone.end <= len(one.text) for zone in one.zones)
            elif isinstance(one, Failure):
                assert "Synoptic failed" not in one.cause, one
                assert one.cause and one.source


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.lists(cuts, min_size=1, max_size=4))
@example("pages.zip", [(0.875, 0.25, b"", "cut"), (0.8125, 0.25, b"", "twice")])  # a member without a name
def test_damaged_samples_are_read_or_named(name: str, edits: list[tuple[float, float, bytes, str]]) -> None:
    check_mutation(name, edits)
