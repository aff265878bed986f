"""Event mentions as accounts of their own: what the sentence around each tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.links import days as spans
from synoptic.links.accounts import Account
from synoptic.links.cast import Cast
from synoptic.links.corpus import Corpus, Terms
from synoptic.links.days import Days
from synoptic.links.kinds import families_of, takes_up
from synoptic.links.words import function_words, root
from synoptic.model import Dating, EventMention, Interval, Notes, Page, Place, Span, Timex
from synoptic.notes.event_dates import AFTER_SAYS, SAYING_SAYS

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+((?:[\w’'-]+\s+){0,3})$", re.I)
_INDEFINITE = re.compile(r"\b(?:an?|another|one\s+more)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:[\w-]+\s+){0,2}$",
    re.I,
)
_BEFORE = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+)?")
_AFTER = re.compile(
    r"\s+(?:the\s+)?|\s+(?:(?!to\b|that\b|which\b|who\b|for\b)[\w’'-]+\s+){0,5}?(?:in|on|at|near|outside|to)\s+(?:the\s+"
    r"|central\s+|southern\s+|northern\s+|eastern\s+|western\s+|city\s+of\s+|town\s+of\s+|capital\s+)*"
)


_WELL = 31  # days
Placed = tuple[int, int, Place, str]  # span of a place's name, the place, its story entity


class Spot(NamedTuple):
    """What a sentence lends its mentions: entities named, words, whether it leads the page, the one date it gives."""

    around: frozenset[str]
    terms: Terms
    lead: int
    days: Days | None
    places: tuple[Placed, ...]


def singles(
    page: Page, note: Notes, mentions: Sequence[EventMention], cast: Cast, corpus: Corpus, dating: Dating | None = None
) -> list[Account]:
    """Each of the page's event mentions as an account of its own, in the order of the text.

    `dating` is the page's, where other pages have narrowed it.
    """
    published = dating or note.published
    lead = {i: 3 for i, s in enumerate(note.sentences) if s.zone == "title"}
    body = [i for i, s in enumerate(note.sentences) if s.zone == "body"]
    lead |= dict(zip(body, (2, 1), strict=False))
    starts = [s.start for s in note.sentences]
    named: dict[int, set[str]] = {}
    placed: dict[int, list[Placed]] = {}
    for entity in note.entities:
        for m in entity.mentions:
            i = bisect_right(starts, m.start) - 1
            named.setdefault(i, set()).add(cast.entity_of.get(entity.id, entity.id))
            if entity.kind in ("place", "state"):
                place = entity.place or Place(name=entity.name)
                placed.setdefault(i, []).append((m.start, m.end, place, cast.entity_of.get(entity.id, entity.id)))
    ordered = sorted(mentions, key=lambda m: (m.start, m.trigger, m.id))
    at = [bisect_right(starts, m.trigger[0]) - 1 for m in ordered]
    days = _dates(ordered, at)
    timexes: dict[Span | None, Timex] = {(t.start, t.end): t for t in note.timexes}
    made = []
    for order, (mention, i) in enumerate(zip(ordered, at, strict=True)):
        terms = corpus.sentence(note.page, i) if i >= 0 else {}
        spot = Spot(frozenset(named.get(i, ())), terms, lead.get(i, 0), days.get(i), tuple(placed.get(i, ())))
        made.append(_single(page, mention, order, spot, cast, (timexes.get(mention.timex), published)))
    return made


def _hangs(timex: Timex | None) -> bool:
    """Does what the expression means depend on the page's date?"""
    return timex is not None and not timex.rule.startswith("abs")


def _open(dating: Dating) -> bool:
    """Is the page's date unknown by more than a month? What is said to exclude its days is then a guess."""
    days = spans.of(Interval(earliest=dating.earliest, latest=dating.latest))
    return days.last - days.first > _WELL


def _beside(text: str, mention: EventMention, places: Sequence[Placed]) -> tuple[Place, ...]:
    """The place said beside the act itself: "the Cassel talks", "attacked a market in Aldo"."""
    start, end = mention.trigger
    for first, last, place, entity in places:
        if entity in mention.actors or entity in mention.recipients:
            continue  # a state that acts
        if last <= start and _BEFORE.fullmatch(text, last, start):
            return (place,)
        if first >= end and _AFTER.fullmatch(text, end, first):
            return (place,)
    return ()


def _dates(mentions: Sequence[EventMention], at: Sequence[int]) -> dict[int, Days]:
    """Sentence → the date its mentions give, where they give one: undated ones beside them are of that time."""
    found: dict[int, set[Days]] = {}
    for mention, i in zip(mentions, at, strict=True):
        if mention.timex is not None and spans.of(mention.when).known:
            found.setdefault(i, set()).add(spans.of(mention.when))
    return {i: next(iter(days)) for i, days in found.items() if len(days) == 1}


def _single(page: Page, mention: EventMention, order: int, spot: Spot, cast: Cast,
            told: tuple[Timex | None, Dating]) -> Account:  # fmt: skip
    trigger = page.text[mention.trigger[0] : mention.trigger[1]]
    word = (re.findall(r"[\w’'-]+", trigger) or [mention.label or trigger])[-1].lower()
    label = mention.label.split()[-1] if mention.label else word
    days = spans.of(mention.when)
    dated = mention.timex is not None and not mention.when.says.startswith((SAYING_SAYS, AFTER_SAYS))
    parts = spans.partial(told[0].value, days) if told[0] and dated else None
    days = spans.on_weekdays(days, told[0].value) if told[0] and dated else days
    if mention.timex is None and not days.known:
        days = spot.days or days
    places = _beside(page.text, mention, spot.places)
    before = max(0, mention.trigger[0] - 60), mention.trigger[0]
    article = _DEFINITE.search(page.text, *before)
    definite = article is not None and not set(article[1].lower().split()) & function_words()
    return Account(
        mentions=(mention,),
        roots=dict.fromkeys((root(word), root(label)), 1.0),
        words=(word,),
        types=frozenset({mention.type}),
        modes=frozenset({mention.mode} if mention.mode else ()),
        families=families_of(mention.type, label) | families_of(mention.type, word),
        takes_up=takes_up(word) if definite else frozenset(),
        new=bool(takes_up(word)) and _INDEFINITE.search(page.text, *before) is not None,
        ordinals=frozenset(o[1].lower() for o in (_ORDINAL.search(page.text, *before),) if o),
        who=frozenset(mention.actors) | frozenset(mention.recipients),
        named=cast.named((*mention.actors, *mention.recipients)),
        sides=cast.parties((*mention.actors, *mention.recipients)),
        actors=frozenset(mention.actors),
        recipients=frozenset(mention.recipients),
        around=spot.around,
        places=places or ((mention.place,) if mention.place else ()),
        firm=bool(places) or (mention.mode == "visit" and mention.place is not None),  # a visit is of its place
        days=days,
        dated=dated,
        loose=(mention.timex is None or _hangs(told[0])) and _open(told[1]),
        parts=frozenset({parts} if parts else ()),
        distances=frozenset({spans.distance(told[0], told[1])} if told[0] else ()),
        terms=spot.terms,
        lead=spot.lead,
        pages=frozenset({page.id}),
        order=order,
        numbers=frozenset((n.what, n.low, n.high) for n in mention.numbers),
    )
