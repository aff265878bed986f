"""When a page was published, deduced from all it shows: hints of its surroundings, datelines, weekdays, dated facts.

Nothing is guessed: the answer is the set of days that the evidence leaves, with the evidence that carries it. Dates in
promos, comments and related links never date the article; they only bound the crawl (`DateHint.bound` "before").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from synoptic.model import DateHint, Dating, Evidence, Page, Reading, Span, Timex
from synoptic.notes import dayset
from synoptic.notes.published_facts import from_candidates, from_elections, from_facts, from_lead, from_offices
from synoptic.notes.published_text import fading, from_text
from synoptic.notes.solver import Proof, answer, believe

__all__ = ["date_page", "proofs_of"]


def date_page(
    page: Page, timexes: tuple[Timex, ...], reading: Reading | None = None, until: date | None = None
) -> Dating:
    """The dating of one page; `until` is the last day possible (default: today)."""
    return answer(believe(dayset.between(None, until or date.today()), proofs_of(page, timexes, reading)))


def proofs_of(page: Page, timexes: tuple[Timex, ...], reading: Reading | None = None) -> list[Proof]:
    """All evidence of one page, for `date_page` and for joint dating."""
    spans = article(page)
    proofs = [
        *from_hints(page.hints), *from_text(page, timexes, reading), *from_facts(page, spans), *from_offices(page, spans),
        *from_elections(page, spans), *from_candidates(page, spans), *from_lead(page, timexes, spans),
    ]  # fmt: skip
    return [*proofs, *fading(proofs)]


def article(page: Page) -> tuple[Span, ...]:
    """The stretches that may testify: title, dateline and body; the whole text if no zones are known."""
    spans = tuple((z.start, z.end) for z in page.zones if z.kind in ("title", "dateline", "body"))
    return spans or ((0, len(page.text)),)


def from_hints(hints: Iterable[DateHint]) -> list[Proof]:
    """Days told by the URL, the metadata, a row's field or a dated line of furniture."""
    made = []
    for hint in hints:
        days = {
            "on": dayset.between(hint.day, hint.day),
            "before": dayset.between(None, hint.day),
            "after": dayset.between(hint.day, None),
        }[hint.bound]
        if days:
            evidence = Evidence(says=hint.says, origin=hint.origin, start=hint.start, end=hint.end)
            made.append(Proof(days, 20.0 * hint.weight, evidence, hard=hint.weight >= 0.9))
    return made
