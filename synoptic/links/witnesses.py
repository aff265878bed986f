"""Copies of one text are one witness: which page each goes back to."""

from __future__ import annotations

from collections.abc import Iterable

from synoptic.model import Copy


def witnesses(copies: Iterable[Copy]) -> dict[str, str]:
    """Page → page it goes back to, for whole and edited copies (one with a borrowed passage speaks for itself)."""
    direct = {copy.page: copy.original for copy in copies if copy.kind != "partial"}

    def root(page: str) -> str:
        seen = {page}
        while page in direct and direct[page] not in seen:
            page = direct[page]
            seen.add(page)
        return page

    return {page: root(page) for page in direct}
