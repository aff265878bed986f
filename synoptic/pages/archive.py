"""Browser archives (MHTML, .eml-like multipart files): the HTML part of a saved page, and the address it came from."""

from __future__ import annotations

import email
import email.policy
from typing import NamedTuple

from synoptic.errors import NotText


class Saved(NamedTuple):
    """The page's markup as bytes and the address that the archive names."""

    markup: bytes
    url: str | None


def unpack(raw: bytes) -> Saved:
    """The first HTML part (else the first text part). Raises NotText."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    url = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in message.walk():
            if part.get_content_type() == wanted:
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    url = url or part.get("Content-Location")
                    return Saved(content, str(url) if url and str(url).startswith("http") else None)
    raise NotText("the web archive holds no page", "save the page again as HTML")
