"""When a page was published, deduced from all it shows: hints of its surroundings, datelines, weekdays, dated facts.

Nothing is guessed: the answer is the set of days that the evidence leaves, with the evidence that carries it. Dates in
promos, comments and related links never date the article; they only bound the crawl (`DateHint.bound` "before").
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta

from synoptic.model import DateHint, Dating, Evidence, Page, Reading, Span, Timex
from synoptic.notes import dayset
from synoptic.notes.published_cast import from_cast
from synoptic.notes.published_facts import from_facts, from_its_day, from_lead
from synoptic.notes.published_offices import from_offices
from synoptic.notes.published_text import fading, from_text
from synoptic.notes.published_votes import from_candidates, from_elections
from synoptic.notes.solver import Proof, answer, believe

__all__ = ["date_page", "proofs_of"]

_SURELY = 0.999  # a chance as good as certain: a day given by the user or by the row's own field
_HARD = 0.9
_DATE_LINE = 0.5
# A post or picture that a page shows: published after it, mostly within a month, else within a year (days, nats
# outside).
_SHOWN_AFTER = 1.9
_SHOWN_WITHIN = ((31, 3.3), (366, 3.1))
_QUOTED_BEFORE, _QUOTED_AFTER = 1, 30
_FURNITURE = frozenset({"promo", "related", "comment", "navigation"})


def date_page(
    page: Page, timexes: tuple[Timex, ...], reading: Reading | None = None, until: date | None = None
) -> Dating:
    """The dating of one page; `until` is the last day possible (default: today)."""
    return answer(believe(dayset.between(None, until or date.today()), proofs_of(page, timexes)))


def proofs_of(page: Page, timexes: tuple[Timex, ...]) -> list[Proof]:
    """All evidence of one page, for `date_page` and for joint dating."""
    spans = article(page)
    proofs = [
        *from_hints(hint for hint in page.hints if testifies(page, hint)),
        *from_text(page, timexes),
        *from_facts(page, spans),
        *from_lead(page, timexes, spans),
        *from_its_day(page, timexes, spans),
        *from_offices(page, spans),
        *from_elections(page, spans),
        *from_candidates(page, spans),
        *from_cast(page, spans),
    ]
    return [*proofs, *fading(proofs)]


def article(page: Page) -> tuple[Span, ...]:
    """The stretches that may testify: title, dateline and body; the whole text if no zones are known."""
    spans = tuple((z.start, z.end) for z in page.zones if z.kind in ("title", "dateline", "body"))
    return spans or ((0, len(page.text)),)


def testifies(page: Page, hint: DateHint) -> bool:
    """Whether a hint may date the article: not if it hardly is a date line and stands in a promo or the like, or in a
    sentence of the article (what such a sentence proves is read from its tense)."""
    if hint.bound != "on" or hint.origin != "text" or hint.start is None or hint.weight >= _DATE_LINE:
        return True
    kind = next((z.kind for z in page.zones if z.start <= hint.start < z.end), None)
    return kind not in _FURNITURE and kind != "body"


def from_hints(hints: Iterable[DateHint]) -> list[Proof]:
    """What the URL, the metadata, a row's field or a dated line of furniture tell."""
    given = list(hints)
    made = [_bound(hint) for hint in given if hint.bound != "on"]
    return [*_on([hint for hint in given if hint.bound == "on"]), *(proof for proof in made if proof is not None)]


def _bound(hint: DateHint) -> Proof | None:
    """A bound is hard if it is sure, else it weighs as its odds; a post or picture of a day is shown within weeks."""
    days = dayset.between(None, hint.day) if hint.bound == "before" else dayset.between(hint.day, None)
    if not days:
        return None
    if hint.bound == "after" and hint.origin == "text":
        since = dayset.between(hint.day - timedelta(1), None)
        first = hint.day - timedelta(1)
        steps = tuple((dayset.between(first, hint.day + timedelta(n)), weight) for n, weight in _SHOWN_WITHIN)
        return Proof(since, _SHOWN_AFTER, _seen([hint]), layers=steps, told=True)
    chance = min(hint.weight, _SURELY)
    if chance <= 0.5:
        return None
    return Proof(days, math.log(chance / (1 - chance)), _seen([hint]), hard=hint.weight >= _HARD)


def _on(hints: list[DateHint]) -> list[Proof]:
    """The days seen, each with its chance. Of what is missing to one, half lies near them (a post or picture of these
    days is quoted), half anywhere."""
    by_day: dict[date, list[DateHint]] = {}
    for hint in hints:
        if dayset.between(hint.day, hint.day) and hint.weight > 0:
            by_day.setdefault(hint.day, []).append(hint)
    ranked = sorted(by_day.items(), key=lambda item: (-max(h.weight for h in item[1]), item[0]))
    if not ranked:
        return []
    chances = [min(max(h.weight for h in found), _SURELY) for _, found in ranked]
    none = max(1 - sum(chances), 1 - _SURELY) / 2
    near = dayset.widened(dayset.of(day for day, _ in ranked), _QUOTED_BEFORE, _QUOTED_AFTER)
    floor = math.log(none / dayset.count(near))
    scores = [*(max(math.log(chance), floor) for chance in chances), floor]
    days, layers = 0, []
    for n, (day, _) in enumerate(ranked):
        days |= dayset.between(day, day)
        layers.append((days, scores[n] - scores[n + 1]))
    sure = len(ranked) == 1 and ranked[0][1][0].weight >= _SURELY
    if sure:
        return [Proof(days, 20.0, _seen(ranked[0][1]), hard=True)]
    weight = floor - math.log(none / dayset.SIZE)
    return [Proof(near, weight, _seen(ranked[0][1]), layers=tuple(layers), stamped=True)]


def _seen(hints: list[DateHint]) -> Evidence:
    first = hints[0]
    says = "; ".join(dict.fromkeys(hint.says for hint in hints))
    return Evidence(says=says, origin=first.origin, start=first.start, end=first.end)
