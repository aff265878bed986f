"""Which of two pages with one text came first, and what shows it: a credit, marks of quotation, dates; else nothing.

A credit outweighs dates: a page that credits Reuters repeats the Reuters page even if its own date is earlier (its
clock, time zone or date is wrong) or not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from synoptic.model import Dating, Origin, Page
from synoptic.pages.outlet_table import by_name, canonical, fold

_SUPPLIED = ("agency", "origin")  # credits of a text; those of pictures and writers say nothing of whose it is
_MARKED, _PLAIN = 0.8, 0.2  # a passage is quoted by the page that has so much of it in marks, the other so little


class First(NamedTuple):
    """`page` came first (the id of one of the two; None: nothing tells), by this evidence, in words."""

    page: str | None
    origin: Origin
    says: str


class Origins:
    """Look-ups over pages and their dates."""

    def __init__(self, pages: Iterable[Page], datings: Mapping[str, Dating] | None = None) -> None:
        self._datings = datings or {}
        self._outlet: dict[str, str] = {}
        self._agencies: dict[str, dict[str, str]] = {}
        self._pages = {page.id: page for page in pages}
        for page in self._pages.values():
            if page.outlet:
                self._outlet[page.id] = fold(canonical(page.outlet))
            named = {fold(canonical(c.name)): c.name for c in page.credits if c.kind in _SUPPLIED}
            if named:
                self._agencies[page.id] = named

    def first(self, one: str, other: str, quoted: tuple[float, float] = (0.0, 0.0)) -> First:
        """Which of two pages came first; `quoted`: how much of what they share each has in quotation marks."""
        to, fro = self.credited(one, other), self.credited(other, one)
        if bool(to) != bool(fro):
            return First(other if to else one, "credited", f"credited to {to or fro}")
        if max(quoted) >= _MARKED and min(quoted) <= _PLAIN:
            quoting, source = (one, other) if quoted[0] > quoted[1] else (other, one)
            if self._names(quoting, source):
                return First(source, "quoted", f"quoted from {self._pages[source].outlet}")
        for early, late in ((one, other), (other, one)):
            before, after = self._datings.get(early, Dating()).latest, self._datings.get(late, Dating()).earliest
            if before and after and before < after:
                return First(early, "earlier", f"which is earlier ({before.isoformat()}, this {after.isoformat()})")
        return First(None, "unknown", self._nothing(one, other))

    def credited(self, page: str, source: str) -> str:
        """The agency (or paper) that `page` credits if it is the outlet of `source`, as credited; else ""."""
        outlet = self._outlet.get(source)
        if outlet is None or outlet == self._outlet.get(page):
            return ""
        return self._agencies.get(page, {}).get(outlet, "")

    def seniority(self, page: str, length: int, creditors: int = 0) -> tuple[int, date, bool, int, str]:
        """Sorts the page that stands for a group first: credited by most, dated earliest, an agency's, longest."""
        known = self._datings.get(page, Dating())
        return -creditors, known.latest or date.max, not self._is_agency(page), -length, page

    def agencies(self, page: str) -> set[str]:
        """The agencies that a page credits, folded."""
        return set(self._agencies.get(page, ()))

    def outlet(self, page: str) -> str | None:
        """The page's outlet, folded."""
        return self._outlet.get(page)

    def _names(self, page: str, source: str) -> bool:
        """Does the page name the other's outlet? Marks alone show no origin: one quotes a letter, one prints it."""
        outlet = self._pages[source].outlet
        return bool(outlet) and re.search(rf"\b{re.escape(outlet or '')}\b", self._pages[page].text, re.I) is not None

    def _nothing(self, one: str, other: str) -> str:
        """Why nothing is told: both go back to a page that is not here, or there is no date to compare."""
        both = self._agencies.get(one, {}).keys() & self._agencies.get(other, {}).keys()
        if both:
            return f"both credit {self._agencies[one][min(both)]}"
        return "which of the two came first is not told"

    def _is_agency(self, page: str) -> bool:
        found = by_name(self._outlet.get(page, ""))
        return found is not None and found.kind == "agency"
