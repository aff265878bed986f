"""Dates that come with a page but not from its article."""

from __future__ import annotations

import re
from datetime import date

from synoptic.model import DateHint, Zone

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/._-]|$)")


def hints(text: str, zones: tuple[Zone, ...], *, url: str | None = None) -> tuple[DateHint, ...]:
    """All hints of a page."""
    found = _URL_DAY.search(url or "")
    if not found:
        return ()
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return ()
    return (DateHint(day=day, origin="url", bound="on", says=f"the address holds {found.group().strip('/')}"),)
