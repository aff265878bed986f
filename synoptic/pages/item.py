"""What the readers of formats hand on: the content of one page to be, and what is known of it beside its content."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypedDict

from synoptic.model import DateHint, DateKind, Failure, Skipped
from synoptic.pages import identity

MAX_BYTES = 50_000_000


class Known(TypedDict, total=False):
    """What is known of a page beside its content (a row's fields, a feed's item). All may be missing or None.

    `published` is the day that the row gives; `hints` are dates with their evidence; `charset` is the character set
    that the server or the mail declared.
    """

    id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None
    hints: tuple[DateHint, ...]
    charset: str | None
    format: Literal["text", "html", "row", "feed", "warc", "pdf", "mail"]
    digest: str
    warnings: tuple[str, ...]


class Item(NamedTuple):
    """One page to be: its source, its content (bytes not decoded yet), and whether that is HTML."""

    source: str
    content: str | bytes
    html: bool
    known: Known

    @property
    def digest(self) -> str:
        """SHA-256 that tells whether the page has changed."""
        return self.known.get("digest") or identity.digest(self.content)


Found = Item | Failure | Skipped


def on(day: date, says: str, weight: float = 0.95) -> DateHint:
    """A date that metadata give as the day of publication."""
    return DateHint(day=day, origin="metadata", bound="on", says=says, weight=weight)


def before(day: date, says: str, weight: float = 0.95, kind: DateKind = "crawled") -> DateHint:
    """A date on which the page was there already: a crawl, a printing (kind crawled), a change (updated)."""
    return DateHint(day=day, origin="metadata", bound="before", says=says, weight=weight, kind=kind)
