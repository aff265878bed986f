"""Who published a page, and who supplied its text."""

from __future__ import annotations

from synoptic.model import Credit, Zone


def outlet(text: str, zones: tuple[Zone, ...], url: str | None) -> str | None:
    """The outlet's name, or None."""
    return None


def credits(text: str, zones: tuple[Zone, ...]) -> tuple[Credit, ...]:
    """Agencies and bylines."""
    return ()


def host_in_name(source: str) -> str | None:
    """The host that a file's name tells ("01_nytimes_com.txt"): weak evidence."""
    return None
