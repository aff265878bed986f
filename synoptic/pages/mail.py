"""Mail: newsletters saved as .eml, and mailboxes (.mbox, RFC 4155) of them. One message is one page.

The HTML part is read, else the text. Subject and Date are evidence for title and date; From names the outlet where it
is one: a table or a mailing list's header says so.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import io
import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage

from synoptic.errors import EmptyPage
from synoptic.model import DateHint, Failure
from synoptic.pages import fields, identity, outlet_table
from synoptic.pages.faults import READING, failure
from synoptic.pages.item import Item, Known, before, on

_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc|vs|i|doorst)\s*:\s*", re.I)
_REPLY = re.compile(r"^\s*(?:re|aw|sv|antw|odp)\s*:\s*", re.I)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_LISTS = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID", "X-Campaign", "X-Mailchimp-Campaign-Id")
_OFF = re.compile(r"\b(?:newsletters?|daily|weekly|briefing|alerts?|no-?reply|info|news team|editors?)\b", re.I)


def read(name: str, raw: bytes) -> Item:
    """The page of one message. Raises EmptyPage."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = _content(message)
    subject = _header(message, "Subject")
    sent = _sent(message)
    known: Known = {
        "title": _REPLY.sub("", _FORWARDED.sub("", subject)) or None if subject else None,
        "outlet": outlet(message), "hints": _hints(sent, subject), "format": "mail", "digest": identity.digest(raw),
        "charset": part.get_content_charset(), "url": _url(message),
    }  # fmt: skip
    content = part.get_payload(decode=True)
    return Item(name, content if isinstance(content, bytes) else b"", part.get_content_subtype() != "plain", known)


def _content(message: EmailMessage) -> EmailMessage:
    """The HTML part with something in it, else the text part; attachments are not looked at. Raises EmptyPage."""
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in message.walk():
            if part.get_content_type() != wanted or part.get_content_disposition() == "attachment":
                continue
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return part
    raise EmptyPage("the mail has no text", "save what is attached to it")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except Exception:  # the library's header parser fails on some that are malformed
        value = dict(message.raw_items()).get(name)
    words = " ".join(str(value).split()) if value else ""
    return words or None


def _sent(message: EmailMessage) -> date | None:
    """The day in the Date field as its sender's clock wrote it."""
    says = _header(message, "Date")
    try:
        return email.utils.parsedate_to_datetime(says).date() if says else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return fields.day_of(says)[0]


def _hints(sent: date | None, subject: str | None) -> tuple[DateHint, ...]:
    """A newsletter comes out the day it is sent; what is forwarded was there before."""
    if sent is None or not 1971 <= sent.year <= 2100:
        return ()
    if subject and (_FORWARDED.match(subject) or _REPLY.match(subject)):
        return (before(sent, f"the mail was passed on on {sent.isoformat()}", 0.95),)
    return (on(sent, f"the mail was sent on {sent.isoformat()}", 0.94),)


def outlet(message: EmailMessage) -> str | None:
    """The outlet that sends a message: by the sender's name or host in the table of outlets, or, for a newsletter, the
    sender's name; a private sender is none."""
    name, sender = email.utils.parseaddr(_header(message, "From") or "")
    host = sender.rpartition("@")[2]
    parts = [name, *re.split(r"\s+(?:[|–—:·-]|from|at|by|via)\s+|: ", name), _OFF.sub("", name).strip(" -|:")]
    for part in parts:
        known = outlet_table.by_name(part) if part.strip() else None
        if known:
            return known.name
    by_host = outlet_table.from_url(f"http://{host}/") if host else None
    if by_host:
        return by_host.name
    return name or None if any(field in message for field in _LISTS) else None


def _url(message: EmailMessage) -> str | None:
    """The address of the newsletter on the web, where a header gives it."""
    for field in ("Archived-At", "Content-Location", "X-Archived-At"):
        found = re.search(r"https?://[^\s<>]+", _header(message, field) or "")
        if found:
            return found.group()
    return None


def mailbox(name: str, opened: io.BufferedIOBase, max_bytes: int) -> Iterator[Item | Failure]:
    """The messages of a mailbox, one by one; sources are "file#message-id". `max_bytes` bounds a message."""
    names = fields.Sources(name)
    for number, raw in enumerate(_messages(opened, max_bytes), 1):
        where = f"{name}:{number}"
        if len(raw) > max_bytes:
            cause = f"the message is over the limit of {max_bytes:,} bytes"
            yield Failure(source=where, cause=cause, remedy="raise the limit with --max-bytes")
            continue
        mark = re.search(rb"^Message-ID:\s*<([^>\s]{1,250})>", raw[:65536], re.I | re.M)
        try:
            yield read(names.name(mark.group(1).decode("ascii", "replace") if mark else None, number), raw)
        except READING as error:
            yield failure(where, error)


def _messages(opened: io.BufferedIOBase, max_bytes: int) -> Iterator[bytes]:
    """The messages between lines that begin with "From " behind a blank line; never much more than the limit of one."""
    parts: list[bytes] = []
    size = 0
    blank = True
    begun = False
    while line := opened.readline(1 << 20):
        if blank and line.startswith(b"From "):
            if begun:
                yield _QUOTED_FROM.sub(rb"\1", b"".join(parts))
            parts, size, begun, blank = [], 0, True, False
            continue
        blank = line in (b"\n", b"\r\n")
        if size <= max_bytes:
            parts.append(line)
            size += len(line)
    if begun:
        yield _QUOTED_FROM.sub(rb"\1", b"".join(parts))
