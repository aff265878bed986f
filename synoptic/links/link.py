"""All pages together: copies, people, events, statements and the dates that they give each other.

Linking and dating feed each other: an event that another page dates narrows this page's date, and a narrower page date
moves the event mentions that rest on it, which links them anew; after three rounds little changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from synoptic.links import (
    across,
    copies,
    dating,
    events,
    narrative,
    people,
    pinned,
    redate,
    riders,
    statements,
    verdicts,
    within,
)
from synoptic.links.accounts import Account, shares
from synoptic.links.cast import Cast
from synoptic.links.corpus import Corpus
from synoptic.links.score import Scorer
from synoptic.links.shingles import Words
from synoptic.links.singles import singles
from synoptic.links.witnesses import witnesses
from synoptic.model import Copy, Dating, Event, EventMention, Links, Notes, Page, Verdict

ROUNDS = 3


def link(
    pages: Sequence[Page],
    notes: Sequence[Notes],
    given: Sequence[Verdict] = (),
    words: Mapping[str, Words] | None = None,
) -> Links:
    """Who and what is the same over all pages. Order of pages does not matter for what is found.

    `words`: the bodies' words of pages (`shingles.words`), where they are known already.
    """
    fixed = pinned.datings(given, notes)
    notes = pinned.notes(notes, fixed) if fixed else notes
    entities, entity_of = people.merge(notes, given)
    datings = {note.page: note.published for note in notes}
    mentions = {note.page: story_wide(note.events, entity_of) for note in notes}
    linker = Linker(pages, notes, entity_of, copies.find(pages, datings, words), given)
    said = statements.link(pages, notes, entity_of, linker.corpus)
    quoted = [pair for pair in statements.quoted(said) if not linker.witness.keys() & set(pair)]
    clusters: list[across.Linked] = []
    for _ in range(ROUNDS):
        clusters = linker.clusters(mentions, datings)
        same = [[m.id for a in c.accounts for m in a.mentions] for c in clusters]
        narrowed = dating.joint(pages, notes, same, linker.copies, quoted, fixed=frozenset(fixed))
        if narrowed == datings:
            break
        mentions = redate.mentions(notes, mentions, datings, narrowed)
        datings = narrowed
    else:
        clusters = linker.clusters(mentions, datings)
    known = {page.id: page for page in pages}
    mentions = {n.page: narrative.followed(known[n.page], n, mentions[n.page], datings[n.page]) for n in notes}
    return Links(
        entities=entities,
        entity_of=entity_of,
        mentions=tuple(m for page in pages for m in mentions.get(page.id, ())),
        events=_events(linker, clusters, mentions),
        statements=said,
        datings=datings,
        copies=linker.copies,
    )


class Linker:
    """Puts event mentions together, for one set of pages; called again when their dates have moved."""

    def __init__(
        self,
        pages: Sequence[Page],
        notes: Sequence[Notes],
        entity_of: Mapping[str, str],
        copied: Sequence[Copy] = (),
        given: Sequence[Verdict] = (),
    ) -> None:
        self.pages = {page.id: page for page in pages}
        self.notes = notes
        self.corpus = Corpus(pages, notes)
        self.copies = tuple(copied)
        self.witness = witnesses(self.copies)
        decided = {mention for pair in verdicts.on_events(given, _all(notes)) for mention in pair}
        self.riders = riders.riders(self.pages, notes, self.witness, decided)
        self.cast = Cast.of(notes, entity_of)
        self._given = given

    def singles(
        self, mentions: Mapping[str, Sequence[EventMention]], datings: Mapping[str, Dating]
    ) -> dict[str, list[Account]]:
        """Each mention as an account of its own, by page."""
        return {
            n.page: singles(self.pages[n.page], n, mentions[n.page], self.cast, self.corpus, datings.get(n.page))
            for n in self.notes
        }

    def clusters(
        self,
        mentions: Mapping[str, Sequence[EventMention]],
        datings: Mapping[str, Dating] | None = None,
        results: bool = True,
    ) -> list[across.Linked]:
        """Mentions (by page, with story-wide entities) into accounts page by page, accounts into events.

        `datings` are the pages' as narrowed so far. `results`: an act and the harm it did are one event; see
        `within.accounts`. What rides with an original (`riders`) is not among them.
        """
        decided = verdicts.on_events(self._given, [m for page in mentions.values() for m in page])
        single = self.singles(riders.own(mentions, self.riders), datings or {})
        scorer = Scorer(self.corpus, shares(a for page in single.values() for a in page))
        told: list[Account] = []
        for page, accounts in single.items():
            told += within.accounts(accounts, scorer, self.pages[page].text, decided, results)
        texts = {page.id: page.text for page in self.pages.values()}
        return across.link(told, self.corpus, scorer, texts, self.copies, decided)


def _all(notes: Sequence[Notes]) -> list[EventMention]:
    return [mention for note in notes for mention in note.events]


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


def _events(
    linker: Linker, clusters: Sequence[across.Linked], mentions: Mapping[str, Sequence[EventMention]]
) -> tuple[Event, ...]:
    """The events in the order of time, numbered so."""
    by_id = {m.id: m for of in mentions.values() for m in of}
    texts = {page.id: page.text for page in linker.pages.values()}
    ridden = riders.ridden(linker.riders)
    made = [events.make(0, cluster, by_id, texts, linker.witness, linker.cast.kinds, ridden) for cluster in clusters]
    ordered = sorted(made, key=lambda e: (*redate.moment(e.when), e.mentions))
    return tuple(msgspec.structs.replace(event, id=f"V{n}") for n, event in enumerate(ordered, 1))
