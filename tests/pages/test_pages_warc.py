"""WARC and WET: which records are pages, what the crawl proves, and archives that are cut or damaged."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from helpers.warcs import record, response, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import Failure, Skipped
from synoptic.pages import http_body, read
from synoptic.pages.item import Item

PARTS = [f"<p>The lighthouse keepers of Sund voted on pay offer number {n} on Thursday evening.</p>" for n in range(9)]
HTML = f"<html><head><title>Keepers vote</title></head><body><h1>Keepers vote</h1>{''.join(PARTS)}</body></html>"
BODY = HTML.encode()


def chunks(body: bytes, size: int = 77) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def brotli(body: bytes) -> bytes:
    made = io.BytesIO()
    writer = BrotliWriter(made)
    writer.write(body)
    writer.close()
    return made.getvalue()


def bare(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def found(tmp_path: Path, raw: bytes, name: str = "crawl.warc.gz", **options: int) -> list[object]:
    (tmp_path / name).write_bytes(raw)
    return list(read.items([tmp_path / name], **options))


def items(things: list[object]) -> list[Item]:
    return [one for one in things if isinstance(one, Item)]


def marks(things: list[object]) -> list[str]:
    return [one.source.split("#", 1)[1] for one in items(things)]


CRAWL = (
    record("warcinfo", "", b"software: crawler\r\n", content="application/warc-fields"),
    record("request", "https://sund.test/a", b"GET /a HTTP/1.1\r\n\r\n"),
    response("https://sund.test/2019/06/a", BODY, headers=("Last-Modified: Mon, 03 Jun 2019 10:00:00 GMT",)),
    response("https://sund.test/b.txt", b"A plain report.\n" * 9, kind="text/plain"),
    response("https://sund.test/gone", BODY, status=404),
    response("https://sund.test/moved", b"", status=301),
    response("https://sund.test/robots.txt", b"User-agent: *", kind="text/plain"),
    response("https://sund.test/logo.png", b"\x89PNG", kind="image/png"),
    record("response", "dns:sund.test", b"20190605 192.0.2.1", content="text/dns"),
    response("https://sund.test/2019/06/a", BODY),
    response("https://sund.test/2019/06/a", BODY + b"<p>Corrected.</p>", date="2019-06-07T00:00:00Z"),
    record("revisit", "https://sund.test/2019/06/a", b""),
    record("resource", "https://sund.test/c", BODY, content="text/html"),
    record("conversion", "https://sund.test/wet", b"Keepers vote\n\nThe keepers voted.", content="text/plain"),
    record("metadata", "https://sund.test/a", b"via: x", content="application/warc-fields"),
)
PAGES = ["https://sund.test/2019/06/a", "https://sund.test/b.txt", "https://sund.test/2019/06/a@20190607000000",
         "https://sund.test/c", "https://sund.test/wet"]  # fmt: skip


@pytest.mark.parametrize(("name", "raw"), [
    ("crawl.warc.gz", zipped(*CRAWL)),
    ("crawl.warc", b"".join(CRAWL)),
    ("whole.warc.gz", gzip.compress(b"".join(CRAWL))),
    ("no-extension", zipped(*CRAWL)),
])  # fmt: skip
def test_html_and_text_responses_are_pages_the_rest_is_counted(tmp_path: Path, name: str, raw: bytes) -> None:
    things = found(tmp_path, raw, name)
    assert marks(things) == PAGES
    assert not [one for one in things if isinstance(one, Failure)]
    assert {one.why: one.count for one in things if isinstance(one, Skipped)} == {
        "responses with status 404": 1,
        "responses with status 301": 1,
        "robots.txt": 1,
        "responses of type image/png": 1,
        "DNS look-ups": 1,
        "captures of a page that had not changed": 2,
    }
    assert [one.html for one in items(things)] == [True, False, True, True, False]


def test_the_crawl_and_the_last_change_bound_the_date(tmp_path: Path) -> None:
    first = items(found(tmp_path, zipped(*CRAWL)))[0]
    assert [(hint.day, hint.bound) for hint in first.known["hints"]] == [
        (date(2019, 6, 5), "before"),
        (date(2019, 6, 3), "before"),
    ]
    assert first.known["url"] == "https://sund.test/2019/06/a"


@pytest.mark.parametrize(("headers", "raw"), [
    (("Content-Encoding: gzip",), gzip.compress(BODY)),
    (("Content-Encoding: gzip",), gzip.compress(BODY[:300]) + gzip.compress(BODY[300:])),
    (("Content-Encoding: gzip",), BODY),  # the crawler stored it decoded
    (("Content-Encoding: deflate",), zlib.compress(BODY)),
    (("Content-Encoding: deflate",), bare(BODY)),
    (("Content-Encoding: br",), brotli(BODY)),
    (("Content-Encoding: br",), BODY),
    (("Transfer-Encoding: chunked",), chunks(BODY)),
    (("Transfer-Encoding: chunked",), BODY),
    (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), chunks(gzip.compress(BODY))),
    (("Content-Encoding: identity",), BODY),
])  # fmt: skip
def test_bodies_are_read_however_they_were_sent(tmp_path: Path, headers: tuple[str, ...], raw: bytes) -> None:
    (one,) = items(found(tmp_path, zipped(response("https://sund.test/a", raw, headers=headers))))
    assert one.content == BODY and one.known["warnings"] == ()


def test_ten_thousand_pages_of_one_slug_have_ids_of_their_own(tmp_path: Path) -> None:
    records = [response(f"https://sund.test/{n}/index.html", b"<p>%d</p>" % n) for n in range(10_000)]
    ids = {str(one.known["id"]) for one in items(found(tmp_path, b"".join(records), "crawl.warc"))}
    assert len(ids) == 10_000 and all(one.startswith("index-") for one in ids)


def test_the_server_s_character_set_is_used(tmp_path: Path) -> None:
    html = "<html><body><h1>Паром</h1>" + "<p>Паром вернулся в порт вечером.</p>" * 9 + "</body></html>"
    raw = response("https://sund.test/ru", html.encode("cp1251"), kind="text/html; charset=windows-1251")
    (one,) = items(found(tmp_path, zipped(raw)))
    assert one.known["charset"] == "windows-1251"


def test_a_cut_body_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    noise = bytes(range(256)).hex().encode() * 40
    sent = gzip.compress(b"<html><p>" + noise)
    (one,) = items(
        found(tmp_path, zipped(response("https://s.test/a", sent[:-60], headers=("Content-Encoding: gzip",))))
    )
    assert isinstance(one.content, bytes) and one.content.startswith(b"<html><p>0001")
    assert any("cut or damaged" in warning for warning in one.known["warnings"])


THREE = tuple(response(f"https://sund.test/{n}", BODY * 3 + b"%d" % n) for n in range(3))


def test_an_archive_cut_in_a_record_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    cut = items(found(tmp_path, b"".join(THREE)[:-500], "cut.warc"))
    assert [len(one.content) for one in cut[:2]] == [3 * len(BODY) + 1] * 2
    assert any("archive is cut" in warning for warning in cut[2].known["warnings"])
    zipped_cut = found(tmp_path, zipped(*THREE)[:-20], "cut.warc.gz")
    assert len(items(zipped_cut)) == 3
    assert any("archive is cut" in warning for warning in items(zipped_cut)[2].known["warnings"])


def test_an_archive_cut_in_a_header_is_said(tmp_path: Path) -> None:
    for name, raw, first in (
        ("a.warc", b"".join(THREE), len(THREE[0] + THREE[1]) + 60),
        ("b.warc.gz", zipped(*THREE), len(zipped(*THREE[:2])) + 60),
    ):
        things = found(tmp_path, raw[:first], name)
        assert len(items(things)) == 2
        assert [one for one in things if isinstance(one, Failure)], name


def test_behind_a_damage_reading_goes_on(tmp_path: Path) -> None:
    raw = bytearray(zipped(*THREE))
    second = len(zipped(THREE[0]))
    for at in range(second + 150, second + 170):
        raw[at] ^= 0x5A
    things = found(tmp_path, bytes(raw))
    assert {"https://sund.test/0", "https://sund.test/2"} <= set(marks(things))
    (failure,) = [one for one in things if isinstance(one, Failure)]
    assert "damaged" in failure.cause and "#byte-" in failure.source and failure.remedy


def test_a_record_over_the_limit_is_named_and_the_rest_read(tmp_path: Path) -> None:
    big = response(
        "https://sund.test/big", gzip.compress(b"<p>" + bytes(2_000_000)), headers=("Content-Encoding: gzip",)
    )
    things = found(tmp_path, zipped(THREE[0], big, THREE[2]), max_bytes=100_000)
    assert marks(things) == ["https://sund.test/0", "https://sund.test/2"]
    (failure,) = [one for one in things if isinstance(one, Failure)]
    assert failure.source.endswith("#https://sund.test/big") and "100,000" in failure.cause


def test_nothing_is_read_ahead(tmp_path: Path) -> None:
    """Memory is constant because records are taken one at a time: a damage far behind is not seen by the first page."""
    raw = zipped(*THREE) + b"\x1f\x8b\x08" + bytes(500)
    (tmp_path / "crawl.warc.gz").write_bytes(raw)
    stream: Iterator[object] = read.items([tmp_path / "crawl.warc.gz"])
    assert isinstance(next(stream), Item)


def test_sources_do_not_change_when_records_are_added_before(tmp_path: Path) -> None:
    one = items(found(tmp_path, zipped(THREE[1], THREE[2])))
    two = items(found(tmp_path, zipped(*THREE)))
    assert {(i.source, i.digest) for i in one} <= {(i.source, i.digest) for i in two}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br"]), st.booleans())
def test_any_body_is_decoded_within_bounds(raw: bytes, coding: str, chunked: bool) -> None:
    headers = {"content-encoding": coding, "transfer-encoding": "chunked" if chunked else ""}
    body, _ = http_body.decoded(raw, headers, 1000)
    assert len(body) <= 1000


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000), st.integers(1, 900))
def test_what_is_sent_in_chunks_comes_back(body: bytes, size: int) -> None:
    headers = {"content-encoding": "gzip", "transfer-encoding": "chunked"}
    assert http_body.decoded(chunks(gzip.compress(body), size), headers, 10_000) == (body, ())
