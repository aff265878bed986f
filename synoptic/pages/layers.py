"""Compression taken off a stream: gzip, bzip2, xz and Zstandard, told by their first bytes, one around another.

Nothing is held but the stream's buffers; how much comes out is bounded by whoever reads.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from typing import Any

from synoptic.errors import NotText
from synoptic.pages.sources import BUFFER

ENDINGS = re.compile(r"(?:\.(?:gz|bz2|xz|zst))+$", re.I)
_GZIP, _BZIP2, _XZ, _ZSTD = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"
_MOST = 3  # more layers than this are no page but a trap


def head(opened: io.BufferedReader) -> bytes:
    """The first bytes of the content, up to 64 KiB, one layer of gzip or Zstandard looked through; nothing is taken."""
    raw = opened.peek(BUFFER)[:BUFFER]
    if raw.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(raw, BUFFER)
        except zlib.error:
            return b""
    if raw.startswith(_ZSTD):
        try:
            return _zstd(io.BytesIO(raw)).peek(BUFFER)[:BUFFER]
        except OSError:
            return b""
    return raw


def off(opened: io.BufferedReader) -> io.BufferedReader:
    """The stream without its layers. Reading it raises EOFError, OSError, zlib.error or lzma.LZMAError where it is
    cut or damaged. Raises NotText."""
    for _ in range(_MOST):
        start = opened.peek(6)[:6]
        made: Any
        if start.startswith(_GZIP):
            made = gzip.GzipFile(fileobj=opened, mode="rb")
        elif start.startswith(_BZIP2) and start[3:4].isdigit():
            made = bz2.BZ2File(opened)
        elif start.startswith(_XZ):
            made = lzma.LZMAFile(opened)  # noqa: SIM115
        elif start.startswith(_ZSTD):
            opened = _zstd(opened)
            continue
        else:
            return opened
        opened = io.BufferedReader(made, BUFFER)
    if opened.peek(6)[:6].startswith((_GZIP, _BZIP2, _XZ, _ZSTD)):
        raise NotText(f"it is compressed more than {_MOST} times over", "unpack it by hand")
    return opened


def _zstd(inner: Any) -> io.BufferedReader:
    from fastwarc.stream_io import ZstdReader

    return io.BufferedReader(_Raw(ZstdReader(inner)), BUFFER)


class _Raw(io.RawIOBase):
    """A reader of FastWARC's as one of Python's."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`; 0 at the end."""
        read = self._inner.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)
