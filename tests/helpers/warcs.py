"""WARC records made by hand, as crawlers write them."""

from __future__ import annotations

import gzip

CRAWLED = "2019-06-05T10:11:12Z"


def response(
    url: str,
    body: bytes,
    *,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    headers: tuple[str, ...] = (),
    date: str = CRAWLED,
) -> bytes:
    """A response record with its HTTP header and body."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", *headers]
    return record("response", url, "\r\n".join(lines).encode() + b"\r\n\r\n" + body, date=date)


def record(kind: str, url: str, block: bytes, *, content: str = "application/http", date: str = CRAWLED) -> bytes:
    """A record of any type."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{abs(hash((kind, url, block, date))):032x}>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {content}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def zipped(*records: bytes) -> bytes:
    """Each record a gzip member of its own."""
    return b"".join(gzip.compress(one) for one in records)
