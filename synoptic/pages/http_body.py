"""The body of an HTTP response as a crawler kept it: chunks joined, gzip, deflate, Brotli and Zstandard taken off.

Some crawlers keep the headers but store the body decoded: what does not look encoded is taken as it is. What comes out
is bounded.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from typing import Any

from synoptic.errors import PageTooLarge

_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")
_RAISE = "raise the limit with --max-bytes"
_CUT = "the page's compressed body is cut or damaged: what came before was read"


def decoded(raw: bytes, headers: Mapping[str, str], max_bytes: int) -> tuple[bytes, tuple[str, ...]]:
    """The body's bytes, and warnings; `headers` have lower-case names. Raises PageTooLarge."""
    warnings: list[str] = []
    if "chunked" in headers.get("transfer-encoding", "").lower() and _CHUNK.match(raw):
        raw = _joined(raw)
    for coding in reversed(headers.get("content-encoding", "").lower().replace(" ", "").split(",")):
        if coding in ("gzip", "x-gzip", "deflate"):
            raw, whole = _inflated(raw, coding, max_bytes)
        elif coding in ("br", "zstd"):
            raw, whole = _by_reader(raw, coding, max_bytes)
        else:
            continue
        if not whole:
            warnings.append(_CUT)
    return raw, tuple(warnings)


def _joined(raw: bytes) -> bytes:
    """The chunks without their sizes (RFC 9112, 7.1); what is cut is kept as far as it goes."""
    parts, at = [], 0
    while found := _CHUNK.match(raw, at):
        size = int(re.match(rb"[0-9A-Fa-f]+", found.group()).group(), 16)  # type: ignore[union-attr]
        if size == 0:
            break
        parts.append(raw[found.end() : found.end() + size])
        at = found.end() + size
        if raw.startswith(b"\r\n", at):
            at += 2
        elif raw.startswith(b"\n", at):
            at += 1
    return b"".join(parts)


def _inflated(raw: bytes, coding: str, max_bytes: int) -> tuple[bytes, bool]:
    """gzip (several members too), zlib and bare deflate; and whether it was whole."""
    window = (
        31 if raw[:2] == b"\x1f\x8b" else 15 if raw[:1] == b"\x78" and int.from_bytes(raw[:2], "big") % 31 == 0 else 0
    )
    if not window:
        if coding != "deflate" or raw.lstrip()[:1] == b"<":
            return raw, True  # stored decoded
        window = -15
    parts: list[bytes] = []
    room = max_bytes
    while raw:
        reader = zlib.decompressobj(window)
        try:
            part = reader.decompress(raw, room + 1)
        except zlib.error:
            return b"".join(parts) or _salvaged(raw, window, room), False
        room -= len(part)
        parts.append(part)
        if room < 0:
            raise PageTooLarge(f"over the limit of {max_bytes:,} bytes once unpacked", _RAISE)
        if not reader.eof:
            return b"".join(parts), False
        raw = reader.unused_data if window == 31 and reader.unused_data[:2] == b"\x1f\x8b" else b""
    return b"".join(parts), True


def _salvaged(raw: bytes, window: int, room: int) -> bytes:
    """What comes out before the damage."""
    reader = zlib.decompressobj(window)
    made = bytearray()
    for at in range(0, len(raw), 256):
        try:
            made += reader.decompress(raw[at : at + 256], room)
        except zlib.error:
            break
        if len(made) > room:
            break
    return bytes(made[:room]) or raw[:room]


def _by_reader(raw: bytes, coding: str, max_bytes: int) -> tuple[bytes, bool]:
    from fastwarc import stream_io

    if raw.lstrip()[:1] == b"<":
        return raw, True  # stored decoded
    maker: Any = stream_io.BrotliReader if coding == "br" else stream_io.ZstdReader
    made = bytearray()
    try:
        reader = maker(io.BytesIO(raw))
        while part := reader.read(1 << 16):
            made += part
            if len(made) > max_bytes:
                raise PageTooLarge(f"over the limit of {max_bytes:,} bytes once unpacked", _RAISE)
    except OSError:
        return bytes(made) or raw, False
    return bytes(made), True
