"""In words: why a page is taken for an outlet's, and who had a part in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from synoptic.export import words
from synoptic.model import Credit, Page

_QUOTED = 80  # characters of the words that testify
ROLES = {"agency": "text by", "byline": "written by", "origin": "first published by", "picture": "pictures by"}
_TEXT = frozenset({"agency", "origin"})


class Reason(NamedTuple):
    """What is said, the words of the page that show it ("" if it is not from its text), and where they are."""

    says: str
    quoted: str
    where: str


def outlet_reasons(page: Page) -> Iterator[Reason]:
    """The evidence for the page's outlet, the strongest first."""
    for one in page.outlet_evidence:
        if one.start is None or one.end is None:
            yield Reason(words.line(one.says), "", f"[{one.origin}]")
        else:
            yield Reason(words.line(one.says), _quote(page, one.start, one.end), f"[{one.start}–{one.end}]")


def credit_reasons(page: Page) -> Iterator[Reason]:
    """Each credit by its role, with the line that gives it."""
    for one in page.credits:
        says = f"{ROLES[one.kind]} {words.line(one.name)}"
        yield Reason(says, _line(page, one), f"[{one.start}–{one.end}]")


def suppliers(page: Page) -> frozenset[str]:
    """Who supplied the page's text or published it first; an agency that only gave pictures is not one of them."""
    return frozenset(one.name for one in page.credits if one.kind in _TEXT)


def _quote(page: Page, start: int, end: int) -> str:
    return words.cut(words.line(page.text[start:end]), _QUOTED)


def _line(page: Page, one: Credit) -> str:
    """The line around a credit, at most some words of it to each side."""
    first = max(page.text.rfind("\n", 0, one.start) + 1, one.start - 30)
    last = page.text.find("\n", one.end)
    return _quote(page, first, min(last if last >= 0 else len(page.text), one.end + 40))
