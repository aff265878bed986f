"""Browser archives (MHTML): the HTML part of a saved page, the address it came from, and the day it was saved."""

from __future__ import annotations

import email
import email.policy
import email.utils
from datetime import date
from typing import NamedTuple

from synoptic.errors import NotText


class Saved(NamedTuple):
    """The page's markup as bytes, the address that the archive names, and the day on which the page was saved."""

    markup: bytes
    url: str | None
    charset: str | None = None
    saved: date | None = None


def unpack(raw: bytes) -> Saved:
    """The first HTML part (else the first text part). Raises NotText."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    url = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in message.walk():
            if part.get_content_type() == wanted:
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    url = str(url or part.get("Content-Location") or "").strip()
                    return Saved(content, url if url.startswith("http") else None, _charset(part), _day(message))
    raise NotText("the web archive holds no page", "save the page again as HTML")


def _charset(part: email.message.Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def _day(message: email.message.Message) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date"))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
