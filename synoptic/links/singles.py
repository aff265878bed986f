"""Event mentions as accounts of their own: what the sentence around each tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synoptic.links import days as spans
from synoptic.links.accounts import Account
from synoptic.links.corpus import Corpus, Terms
from synoptic.links.days import Days
from synoptic.links.kinds import families_of, takes_up
from synoptic.links.words import function_words, root
from synoptic.model import EventMention, Notes, Page, Span

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+((?:[\w’'-]+\s+){0,3})$", re.I)
_LEAD = 2  # body sentences that, with the title, tell what the page is about


class Cast(NamedTuple):
    """Who takes part in the story: story entity for page entity, and the kind of those that are called by a name."""

    entity_of: Mapping[str, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, notes: Iterable[Notes], entity_of: Mapping[str, str]) -> Cast:
        """The cast of these notes. "Gunman" or "59 people" is nobody that another page's "attacker" could not be."""
        kinds: dict[str, str] = {}
        for note in notes:
            for entity in note.entities:
                if entity.known_as or any(m.form == "name" for m in entity.mentions):
                    kinds.setdefault(entity_of.get(entity.id, entity.id), entity.kind)
        return cls(entity_of, kinds)

    def named(self, entities: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Those that have a name, with their kind."""
        return frozenset((self.kinds[e], e) for e in entities if e in self.kinds)


class Spot(NamedTuple):
    """What a sentence lends its mentions: entities named, words, whether it leads the page, the one date it gives."""

    around: frozenset[str]
    terms: Terms
    lead: bool
    days: Days | None


def singles(page: Page, note: Notes, mentions: Sequence[EventMention], cast: Cast, corpus: Corpus) -> list[Account]:
    """Each of the page's event mentions as an account of its own, in the order of the text."""
    body = [i for i, s in enumerate(note.sentences) if s.zone == "body"][:_LEAD]
    lead = {i for i, s in enumerate(note.sentences) if s.zone == "title"} | set(body)
    starts = [s.start for s in note.sentences]
    named: dict[int, set[str]] = {}
    for entity in note.entities:
        for m in entity.mentions:
            named.setdefault(bisect_right(starts, m.start) - 1, set()).add(cast.entity_of.get(entity.id, entity.id))
    ordered = sorted(mentions, key=lambda m: (m.start, m.trigger, m.id))
    at = [bisect_right(starts, m.trigger[0]) - 1 for m in ordered]
    days = _dates(ordered, at)
    values: dict[Span | None, str | None] = {(t.start, t.end): t.value for t in note.timexes}
    made = []
    for order, (mention, i) in enumerate(zip(ordered, at, strict=True)):
        terms = corpus.sentence(note.page, i) if i >= 0 else {}
        spot = Spot(frozenset(named.get(i, ())), terms, i in lead, days.get(i))
        made.append(_single(page, mention, order, spot, cast, values.get(mention.timex)))
    return made


def _dates(mentions: Sequence[EventMention], at: Sequence[int]) -> dict[int, Days]:
    """Sentence → the date its mentions give, where they give one: undated ones beside them are of that time."""
    found: dict[int, set[Days]] = {}
    for mention, i in zip(mentions, at, strict=True):
        if mention.timex is not None and spans.of(mention.when).known:
            found.setdefault(i, set()).add(spans.of(mention.when))
    return {i: next(iter(days)) for i, days in found.items() if len(days) == 1}


def _single(page: Page, mention: EventMention, order: int, spot: Spot, cast: Cast, value: str | None) -> Account:
    trigger = page.text[mention.trigger[0] : mention.trigger[1]]
    word = (re.findall(r"[\w’'-]+", trigger) or [mention.label or trigger])[-1].lower()
    label = mention.label.split()[-1] if mention.label else word
    days = spans.of(mention.when)
    parts = spans.partial(value, days) if mention.timex else None
    if mention.timex is None and not days.known:
        days = spot.days or days
    article = _DEFINITE.search(page.text, max(0, mention.trigger[0] - 60), mention.trigger[0])
    definite = article is not None and not set(article[1].lower().split()) & function_words()
    return Account(
        mentions=(mention,),
        roots=frozenset({root(word), root(label)}),
        words=(word,),
        types=frozenset({mention.type}),
        modes=frozenset({mention.mode} if mention.mode else ()),
        families=families_of(mention.type, label) | families_of(mention.type, word),
        takes_up=takes_up(word) if definite else frozenset(),
        who=frozenset(mention.actors) | frozenset(mention.recipients),
        named=cast.named((*mention.actors, *mention.recipients)),
        actors=frozenset(mention.actors),
        recipients=frozenset(mention.recipients),
        around=spot.around,
        places=(mention.place,) if mention.place else (),
        days=days,
        dated=mention.timex is not None,
        parts=frozenset({parts} if parts else ()),
        terms=spot.terms,
        lead=spot.lead,
        pages=frozenset({page.id}),
        order=order,
        numbers=frozenset((n.what, n.low, n.high) for n in mention.numbers),
    )
