"""The note stage of one page, composed: times → page date → names → speech → events. Nothing here looks at other
pages."""

from __future__ import annotations

from synoptic.language.model import LanguageModel
from synoptic.model import Notes, Page, Reading, Span, Timex
from synoptic.notes import events, names, published, speech, times


def take(page: Page, model: LanguageModel) -> Notes:
    """The notes of one page: deterministic for a page and a model."""
    reading = model.read(page.text, page.zones)
    return annotate(page, reading)


def annotate(page: Page, reading: Reading) -> Notes:
    """The notes of a page that the language model has read."""
    found = times.find(page.text, _spans(page), reading)
    dating = published.date_page(page, found, reading)
    timexes: tuple[Timex, ...] = times.resolve(found, dating)
    entities = names.entities(page, reading, dating)
    statements = speech.statements(page, reading, entities)
    mentions = events.mentions(page, reading, entities, timexes, statements, dating)
    return Notes(
        page=page.id,
        published=dating,
        timexes=timexes,
        entities=entities,
        statements=statements,
        events=mentions,
        sentences=reading.sentences,
    )


def _spans(page: Page) -> tuple[Span, ...]:
    """Where dates are looked for: everything, as furniture dates bound the crawl; the zones tell them apart later."""
    spans = tuple((z.start, z.end) for z in page.zones if z.kind in ("title", "byline", "dateline", "body"))
    return spans or ((0, len(page.text)),)
