"""Bytes to text: the same characters at the same offsets as any other reader of the file has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.errors import EmptyPage, NotText
from synoptic.pages.decode import clean, decode

FRENCH = "Le marché de Kelda rouvre demain, a annoncé le préfet — « enfin », dit-il."
RUSSIAN = "Губернатор сообщил, что мост откроют завтра утром. Жители города ждали этого дня полгода."


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1))
def test_utf8_is_what_read_text_gives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file: Path = tmp_path_factory.getbasetemp() / "page.txt"
    file.write_bytes(("word " + text).encode("utf-8"))
    try:
        read, _ = decode(file.read_bytes())
    except NotText:
        return  # control characters in number
    assert read == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_and_marked_encodings(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding))[0].lstrip("\ufeff") == FRENCH


def test_one_byte_encodings_are_told() -> None:
    text, warnings = decode((FRENCH * 20).encode("cp1252"))
    assert text == FRENCH * 20
    assert warnings
    text, warnings = decode((RUSSIAN * 20).encode("windows-1251"))
    assert text == RUSSIAN * 20
    assert "1251" in warnings[0]


def test_declared_charset_of_html_is_believed() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body>{"Święto łąki" * 3}</body></html>'
    assert "Święto łąki" in decode(page.encode("iso-8859-2"), html=True)[0]


def test_stray_bytes_in_utf8_are_patched_one_for_one() -> None:
    raw = FRENCH.encode() + b" \x93quoted\x94 " + FRENCH.encode()
    text, warnings = decode(raw)
    assert "“quoted”" in text
    assert text.count("marché") == 2
    assert warnings


def test_line_ends_are_newlines_and_unstorable_characters_keep_their_place() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"
    assert clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("raw", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\x00\x00\x00\x00"])
def test_empty_is_said(raw: bytes) -> None:
    with pytest.raises(EmptyPage):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(32)) * 40, "binary"),
    ],
)
def test_binary_is_named(raw: bytes, says: str) -> None:
    with pytest.raises(NotText, match=says) as caught:
        decode(raw)
    assert caught.value.remedy


@given(st.binary(max_size=400))
def test_no_bytes_crash(raw: bytes) -> None:
    try:
        text, _ = decode(raw, html=True)
    except (EmptyPage, NotText):
        return
    text.encode("utf-8")  # storable
    assert "\x00" not in text and "\r" not in text
