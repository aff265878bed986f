"""Bytes to text: byte-order marks, declared and detected character sets, universal newlines.

A UTF-8 file gives exactly what `Path.read_text(encoding="utf-8")` gives (`\\r\\n` and `\\r` become `\\n`, a leading
U+FEFF stays), so offsets agree with any tool that reads the file that way. Characters that cannot be stored (NUL,
lone surrogates) become U+FFFD one for one, which keeps the offsets.
"""

from __future__ import annotations

import codecs
import re

from synoptic.errors import EmptyPage, NotText

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document", "save its text as .txt, or the page as HTML"),
    (b"PK\x03\x04", "a ZIP archive or Office document", "unpack it, or save the text as .txt"),
    (b"\x89PNG", "a PNG image", "leave images out"),
    (b"\xff\xd8\xff", "a JPEG image", "leave images out"),
    (b"GIF8", "a GIF image", "leave images out"),
    (b"RIFF", "a RIFF media file", "leave media out"),
    (b"SQLite format 3\x00", "an SQLite database", "open a story with --store instead"),
    (b"\x7fELF", "a program", "leave programs out"),
    (b"MZ\x90", "a program", "leave programs out"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save the text as .txt"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.I)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What browsers take when these are declared (WHATWG Encoding Standard): the declared one is a subset.
_BROWSER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
            "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
            "shift_jis": "cp932", "x-sjis": "cp932", "iso-8859-9": "cp1254"}  # fmt: skip

_SEVEN_BIT = frozenset({"iso-2022-jp", "iso-2022-jp-2", "iso-2022-kr", "hz", "hz-gb-2312"})


def decode(raw: bytes, *, html: bool = False, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `raw`, and warnings on how it was read; `charset` is what a server or a mail declared.

    Raises EmptyPage or NotText.
    """
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyPage("the file is empty", "save the page again")
    refuse_binary(raw)
    text, warnings = _decode(raw, html, charset)
    text = clean(text)
    if not text.strip("\ufeff\ufffd \t\n"):
        raise EmptyPage("the file has no text", "save the page again")
    return text, warnings


def clean(text: str) -> str:
    """Universal newlines; characters that cannot be stored replaced one for one."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _storable(text: str) -> bool:
    if "\x00" in text:
        return False
    try:
        text.encode()  # ten times as fast as a search for surrogates
    except UnicodeEncodeError:
        return False
    return True


def refuse_binary(raw: bytes) -> None:
    """Raise NotText, with the kind of file in words, if `raw` is not text."""
    for magic, what, remedy in _MAGIC:
        if raw.startswith(magic):
            raise NotText(f"this is {what}, not a page of text", remedy)
    head = raw[:65536]
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(head):
        return
    # Real text has at most a few stray control bytes; compressed and binary data one in eight.
    if len(_CONTROL.findall(head)) > max(2, len(head) // 50):
        raise NotText("this is binary data, not text", "save the page as text or HTML")


def charset_of(head: bytes) -> tuple[str, tuple[str, ...]]:
    """The character set of a stream that begins with `head`, for reading it piece by piece, and warnings."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, (f"read as {name.upper()}",)
    wide = _wide(head)
    if wide:
        return wide, (f"read as {wide.upper()} without a byte-order mark",)
    refuse_binary(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut at the end is no fault
        return "utf-8-sig", ()
    except UnicodeDecodeError:
        name = "utf-8-sig" if _mostly_utf8(head) else _detected(head)
        return name, (f"read as {name}",)


def _decode(raw: bytes, html: bool, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), (f"read as {name.upper()}",)
    wide = _wide(raw[:65536])
    if wide:
        return raw.decode(wide, "replace"), (f"read as {wide.upper()} without a byte-order mark",)
    given = _usable(charset) or (_declared(raw) if html else None)
    if given in _SEVEN_BIT and raw.isascii():  # looks like ASCII, and is not
        return raw.decode(given, "replace"), (f"read as {given}",)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(raw):
        return _patched(raw), ("some bytes are not UTF-8 and were read as Windows-1252",)
    name = given or _detected(raw)
    return raw.decode(name, "replace"), (f"read as {name}",)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is NUL."""
    half = len(head) // 2
    if half < 4:
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(raw: bytes) -> bool:
    """Mixed files (a Windows paste in a UTF-8 page): most characters beyond ASCII are whole UTF-8 sequences."""
    text = raw.decode("utf-8", "surrogateescape")
    bad = len(re.findall("[\udc80-\udcff]", text))
    good = len(re.findall("[\x80-\ud7ff\ue000-\U0010ffff]", text))
    return good > 2 * bad


def _patched(raw: bytes) -> str:
    """UTF-8, with each stray byte read as Windows-1252 (Latin-1 where that has no character)."""
    text = raw.decode("utf-8", "surrogateescape")

    def one(found: re.Match[str]) -> str:
        byte = bytes([ord(found.group()) - 0xDC00])
        try:
            return byte.decode("cp1252")
        except UnicodeDecodeError:
            return "\ufffd"

    return re.sub("[\udc80-\udcff]", one, text)


def _declared(raw: bytes) -> str | None:
    found = _XML_CHARSET.search(raw[:1024]) or _META_CHARSET.search(raw[:8192])
    if not found:
        return None
    return _usable(found.group(1).decode("ascii"))


def _usable(charset: str | None) -> str | None:
    """A declared character set that Python knows; one that declares UTF-8 or UTF-16 and is asked for is neither."""
    if not charset:
        return None
    name = charset.strip().lower()
    name = _BROWSER.get(name, name)
    return None if name.startswith("utf") or not _known(name) else name


def _detected(raw: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    name = (detect_encoding(raw[:200_000], max_len=200_000, html5_compatible=False) or "cp1252").lower()
    name = _BROWSER.get(name, name)
    return name if _known(name) and not name.startswith("utf") else "cp1252"


def _known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # binary-to-binary codecs ("zip") are no character sets
    except (LookupError, AttributeError):
        return False
