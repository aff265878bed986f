"""What a page shares with other pages, in words: of which it is a copy, which copy it, what passages it has of whom."""

from __future__ import annotations

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Copy

_NAMED = 6  # pages named before the rest is only counted


def told(index: Index, page: str) -> list[tuple[str, str]]:
    """Label and words, a line each: copy of, copied by, passages of, quoted by; nothing for a page that shares none."""
    copies = index.story.links.copies
    made = [(_label(copy), _of(copy)) for copy in copies if copy.page == page]
    whole = [copy.page for copy in copies if copy.original == page and copy.kind != "partial"]
    partly = [copy.page for copy in copies if copy.original == page and copy.kind == "partial"]
    made += [("copied by", words.listed(whole, _NAMED))] if whole else []
    return made + ([("passages in", words.listed(partly, _NAMED))] if partly else [])


def _label(copy: Copy) -> str:
    return "passage of" if copy.kind == "partial" else "copy of"


def _of(copy: Copy) -> str:
    """daily-signal-1a2b3c (97% of the text in common; an edited copy, credited to Nordwire)"""
    spans = f"; {words.listed((f'{start}–{end}' for start, end, _, _ in copy.spans), 4)}" if copy.spans else ""
    return f"{copy.original} ({copy.share:.0%} of the text in common; {words.line(copy.why)}{spans})"
