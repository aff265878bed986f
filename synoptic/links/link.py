"""All pages together: copies, people, events, statements and the dates that they give each other.

Linking and dating feed each other: an event that another page dates narrows this page's date, and a narrower page date
moves the event mentions that rest on it, which links them anew. Two rounds are enough: the second changes little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from synoptic.links import across, copies, dating, events, people, redate, statements, verdicts, within
from synoptic.links.accounts import Account, Corpus, shares, singles
from synoptic.links.score import Scorer
from synoptic.model import Copy, Dating, Event, EventMention, Links, Notes, Page, Verdict

ROUNDS = 2


def link(pages: Sequence[Page], notes: Sequence[Notes], given: Sequence[Verdict] = ()) -> Links:
    """Who and what is the same over all pages. Order of pages does not matter for what is found."""
    entities, entity_of = people.merge(notes, given)
    corpus = Corpus(pages, notes)
    datings = {note.page: note.published for note in notes}
    mentions = {note.page: story_wide(note.events, entity_of) for note in notes}
    copied = copies.find(pages, datings)
    clusters: list[across.Linked] = []
    for _ in range(ROUNDS):
        clusters = _cluster(pages, notes, mentions, corpus, entity_of, copied, given)
        narrowed = dating.joint(pages, notes, [[m.id for a in c.accounts for m in a.mentions] for c in clusters])
        if narrowed == datings:
            break
        mentions = redate.mentions(notes, mentions, datings, narrowed)
        datings = narrowed
    else:
        clusters = _cluster(pages, notes, mentions, corpus, entity_of, copied, given)
    return Links(
        entities=entities,
        entity_of=entity_of,
        mentions=tuple(m for page in pages for m in mentions.get(page.id, ())),
        events=_events(pages, clusters, copied),
        statements=statements.link(pages, notes, entity_of, corpus),
        datings=datings,
        copies=copied,
    )


def story_wide(mentions: Sequence[EventMention], entity_of: Mapping[str, str]) -> tuple[EventMention, ...]:
    """The mentions with story entities for those of their page, each once."""
    return tuple(
        msgspec.structs.replace(
            m,
            actors=tuple(dict.fromkeys(entity_of.get(e, e) for e in m.actors)),
            recipients=tuple(dict.fromkeys(entity_of.get(e, e) for e in m.recipients)),
        )
        for m in mentions
    )


def _cluster(pages: Sequence[Page], notes: Sequence[Notes], mentions: Mapping[str, Sequence[EventMention]],
             corpus: Corpus, entity_of: Mapping[str, str], copied: Sequence[Copy],
             given: Sequence[Verdict]) -> list[across.Linked]:  # fmt: skip
    """Mentions into accounts page by page, accounts into events."""
    known = {page.id: page for page in pages}
    decided = verdicts.on_events(given, [m for page in mentions.values() for m in page])
    single = {n.page: singles(known[n.page], n, mentions[n.page], entity_of, corpus) for n in notes}
    scorer = Scorer(corpus, shares(a for page in single.values() for a in page))
    told: list[Account] = []
    for note in notes:
        told += within.accounts(single[note.page], scorer, known[note.page].text, decided)
    return across.link(told, corpus, scorer, {page.id: page.text for page in pages}, copied, decided)


def _events(pages: Sequence[Page], clusters: Sequence[across.Linked], copied: Sequence[Copy]) -> tuple[Event, ...]:
    """The events in the order of time, numbered so."""
    texts = {page.id: page.text for page in pages}
    witness = copies.witnesses(copied)
    made = [events.make(0, cluster, texts, witness) for cluster in clusters]
    ordered = sorted(made, key=lambda e: (*redate.moment(e.when), e.mentions))
    return tuple(msgspec.structs.replace(event, id=f"V{n}") for n, event in enumerate(ordered, 1))


__all__ = ["Dating", "link"]
