"""Small pages and notes for tests that do not care what is in them."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from synoptic.model import Dating, Notes, Page


def page_of(
    source: str, text: str, *, id: str | None = None, outlet: str | None = None, title: str | None = None
) -> Page:
    """A page of a source with a text; its id is the source's stem unless given."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    made = id or PurePath(source).stem
    return Page(id=made, source=source, text=text, digest=digest, language="en", outlet=outlet, title=title)


def notes_of(page: Page) -> Notes:
    """Notes that say nothing."""
    return Notes(page=page.id, published=Dating())
