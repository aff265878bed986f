"""What a page shares with other pages, in words: of which it is a copy, which copy it, what passages it has of whom."""

from __future__ import annotations

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Copy

_NAMED = 6  # pages named before the rest is only counted


# Label of a copy on its own page and on the page it copies; of one of which nothing tells who came first.
_LABELS = {
    "whole": ("copy of", "copied by"), "partial": ("passage of", "passage in"),
    "whole, unknown": ("same text as", "same text in"), "partial, unknown": ("passage in", "passage in"),
}  # fmt: skip


def told(index: Index, page: str) -> list[tuple[str, str]]:
    """Label and words, a line each, of what the page shares with others; nothing for a page that shares no text."""
    copies = index.story.links.copies
    made = [(_labels(copy)[0], _of(copy)) for copy in copies if copy.page == page]
    others: dict[str, list[str]] = {}
    for copy in copies:
        if copy.original == page:
            others.setdefault(_labels(copy)[1], []).append(copy.page)
    return made + [(label, words.listed(pages, _NAMED)) for label, pages in others.items()]


def _labels(copy: Copy) -> tuple[str, str]:
    kind = "partial" if copy.kind == "partial" else "whole"
    return _LABELS[f"{kind}, unknown" if copy.origin == "unknown" else kind]


def _of(copy: Copy) -> str:
    """daily-signal-1a2b3c (97% of the text in common; an edited copy, credited to Nordwire)"""
    spans = f"; {words.listed((f'{start}–{end}' for start, end, _, _ in copy.spans), 4)}" if copy.spans else ""
    return f"{copy.original} ({copy.share:.0%} of the text in common; {words.line(copy.why)}{spans})"
