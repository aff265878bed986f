"""Look-ups over a story: by id, by page, by event. Every face and export asks these, so they all say the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TypeVar

from synoptic.export import titles, words
from synoptic.links.held_roles import office, past
from synoptic.links.witnesses import witnesses
from synoptic.model import (
    Dating,
    Discrepancy,
    Entity,
    Event,
    EventMention,
    Notes,
    Page,
    Role,
    Span,
    Statement,
    Story,
)

_PAGE_ID = re.compile(r"[a-z0-9][a-z0-9-]*-[0-9a-f]{6,16}\b")
_SENTENCE_MOST = 600  # characters of a sentence shown around a span where no sentence is known


class Index:
    """A story, and where everything in it is."""

    def __init__(self, story: Story) -> None:
        self.story = story
        links = story.links
        self.pages: dict[str, Page] = {page.id: page for page in story.pages}
        self.notes: dict[str, Notes] = {notes.page: notes for notes in story.notes}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in links.entities}
        self.events: dict[str, Event] = {event.id: event for event in links.events}
        self.mentions: dict[str, EventMention] = {mention.id: mention for mention in links.mentions}
        self.statements: dict[str, Statement] = {statement.id: statement for statement in links.statements}

    # --- pages -------------------------------------------------------------------------------------------------------

    def outlet(self, page_id: str) -> str:
        """The outlet of a page, or its file's name in parentheses."""
        page = self.pages.get(page_id)
        if page is None:
            return page_id
        return words.line(page.outlet) if page.outlet else f"({self.short(page_id)})"

    def short(self, page_id: str) -> str:
        """The last part of a page's source, without its extension, cut to be read at a glance."""
        page = self.pages.get(page_id)
        source = page.source if page else page_id
        last = re.split(r"[/\\]", source)[-1].rsplit("#", 1)[-1]
        stem = re.sub(r"\.(txt|html?|jsonl?|md|gz)$", "", words.line(last), flags=re.IGNORECASE)
        return words.cut(stem, 28) or page_id

    def dating(self, page_id: str) -> Dating:
        """When a page was published, as far as all pages together tell."""
        if page_id in self.story.links.datings:
            return self.story.links.datings[page_id]
        return self.notes[page_id].published if page_id in self.notes else Dating()

    @cached_property
    def copy_of(self) -> dict[str, str]:
        """Page id → id of the page whose text it repeats, for whole copies."""
        return {copy.page: copy.original for copy in self.story.links.copies if copy.kind != "partial"}

    @cached_property
    def witness(self) -> dict[str, str]:
        """Page id of a copy → id of the page that it goes back to."""
        return witnesses(self.story.links.copies)

    def sentence(self, page_id: str, start: int, end: int) -> Span:
        """The sentence (or sentences) that a span stands in, as offsets of the page's text, without blanks around."""
        first, last = self._sentence(page_id, start, end)
        text = self.text(page_id, (first, last))
        left = first + len(text) - len(text.lstrip())
        return min(left, start), max(end, first + len(text.rstrip()))

    def _sentence(self, page_id: str, start: int, end: int) -> Span:
        known = self._sentences.get(page_id, ())
        at = bisect_right(known, (start, len(self.pages[page_id].text))) - 1
        if at >= 0 and known[at][0] <= start < known[at][1]:
            last = at
            while last + 1 < len(known) and known[last][1] < end:
                last += 1
            return known[at][0], max(end, known[last][1])
        return self._line(page_id, start, end)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Span, ...]]:
        return {
            notes.page: tuple(sorted((sentence.start, sentence.end) for sentence in notes.sentences))
            for notes in self.story.notes
        }

    def _line(self, page_id: str, start: int, end: int) -> Span:
        text = self.pages[page_id].text
        first = max(text.rfind("\n", 0, start) + 1, start - _SENTENCE_MOST)
        last = text.find("\n", end)
        return first, min(last if last >= 0 else len(text), end + _SENTENCE_MOST)

    def text(self, page_id: str, span: Span) -> str:
        """What stands at a span."""
        return self.pages[page_id].text[span[0] : span[1]]

    # --- who ---------------------------------------------------------------------------------------------------------

    def entity(self, identity: str | None) -> Entity | None:
        """The story's entity for an id of the story or of a page."""
        if identity is None:
            return None
        return self.entities.get(self.story.links.entity_of.get(identity, identity))

    def name(self, identity: str) -> str:
        """The name of an entity, by its id; the id itself if there is none."""
        entity = self.entity(identity) or self._page_entities.get(identity)
        return words.line(entity.name) if entity else identity

    def names(self, identities: tuple[str, ...]) -> list[str]:
        """The names of entities, each once, in their order."""
        return list(dict.fromkeys(self.name(identity) for identity in identities))

    @cached_property
    def _page_entities(self) -> dict[str, Entity]:
        return {entity.id: entity for notes in self.story.notes for entity in notes.entities}

    def chain(self, statement: Statement) -> str:
        """Who says so, in plain words: "Dmitry Peskov, spokesman for the Kremlin, as cited by RBC"."""
        entity = self.entity(statement.speaker)
        speaker = words.line(entity.name) if entity else words.line(statement.speaker_text) or "no source named"
        role = self._role_here(entity, statement.page) if entity and entity.kind == "person" else None
        told = [speaker, *([titles.plainly(role)] if role else [])]
        return ", ".join([*told, *(f"as cited by {words.line(name)}" for name in reversed(statement.via))])

    def _role_here(self, entity: Entity, page: str) -> Role | None:
        """What the page says that the person is; a vague word only if it says nothing better."""
        read = [role for role in self._roles_read.get((entity.id, page), ()) if not past(role)]
        return min(read, key=lambda r: (office(r) in titles.VAGUE, r.of is None, r.start or 0), default=None)

    @cached_property
    def _roles_read(self) -> dict[tuple[str, str], list[Role]]:
        """Story entity and page → the roles that the page reads."""
        made: dict[tuple[str, str], list[Role]] = defaultdict(list)
        for notes in self.story.notes:
            for entity in notes.entities:
                whole = self.story.links.entity_of.get(entity.id, entity.id)
                made[whole, notes.page] += [role for role in entity.roles if role.page == notes.page]
        return made

    # --- what --------------------------------------------------------------------------------------------------------

    def told_by(self, event: Event) -> list[EventMention]:
        """The mentions of an event, in the order of the pages' dates, then of the text."""
        found = [self.mentions[identity] for identity in event.mentions if identity in self.mentions]
        return sorted(found, key=lambda mention: (*self._page_order[mention.page], mention.start))

    @cached_property
    def _page_order(self) -> dict[str, tuple[str, str]]:
        order = {}
        for page in self.story.pages:
            dating = self.dating(page.id)
            known = dating.value or dating.earliest or dating.latest
            order[page.id] = (known.isoformat() if known else "9999", page.source)
        return order

    def witnesses(self, event: Event) -> list[str]:
        """The pages that tell an event, copies of one text counted once, in the order of their dates."""
        pages = dict.fromkeys(mention.page for mention in self.told_by(event))
        first: dict[str, str] = {}
        for page in pages:
            root = self.witness.get(page, page)
            first.setdefault(root, root if root in pages else page)
        return [page for page in pages if page in first.values()]

    def outlets(self, event: Event) -> list[str]:
        """The outlets of the witnesses, each once."""
        return list(dict.fromkeys(self.outlet(page) for page in self.witnesses(event)))

    @cached_property
    def _differences(self) -> dict[str, list[Discrepancy]]:
        found: dict[str, list[Discrepancy]] = defaultdict(list)
        for discrepancy in self.story.discrepancies:
            if discrepancy.event is not None:
                found[discrepancy.event].append(discrepancy)
        return found

    def differences(self, event: Event) -> list[Discrepancy]:
        """Where the accounts of an event differ."""
        return self._differences.get(event.id, [])

    def why(self, event: Event) -> list[str]:
        """The reasons why its accounts are of one event, pages named as everywhere."""
        return [_PAGE_ID.sub(self._named, words.line(reason)) for reason in event.why]

    def _named(self, found: re.Match[str]) -> str:
        return self.short(found[0]) if found[0] in self.pages else found[0]

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Mention id → its event."""
        return {identity: event for event in self.story.links.events for identity in event.mentions}

    # --- by page -----------------------------------------------------------------------------------------------------

    @cached_property
    def number(self) -> dict[str, int]:
        """Page id → its number in the story, from 1."""
        return {page.id: number for number, page in enumerate(self.story.pages, 1)}

    @cached_property
    def mentions_on(self) -> dict[str, list[EventMention]]:
        """Page id → the event mentions on it."""
        return _by_page(self.story.links.mentions)

    @cached_property
    def statements_on(self) -> dict[str, list[Statement]]:
        """Page id → the statements on it."""
        return _by_page(self.story.links.statements)

    @cached_property
    def cited(self) -> dict[str, set[int]]:
        """Page id → where the sentences begin in which events are told, or on which differences rest."""
        found: dict[str, set[int]] = defaultdict(set)
        spans = [(mention.page, mention.start, mention.end) for mention in self.story.links.mentions]
        spans += [span for one in self.story.discrepancies for told in one.values for span in told.spans]
        for page, start, end in spans:
            found[page].add(self.sentence(page, start, end)[0])
        for statement in self.story.links.statements:
            found[statement.page].update(start for start, _ in statement.content[:1])
        return found


_OnPage = TypeVar("_OnPage", EventMention, Statement)


def _by_page(found: tuple[_OnPage, ...]) -> dict[str, list[_OnPage]]:
    made: dict[str, list[_OnPage]] = defaultdict(list)
    for one in found:
        made[one.page].append(one)
    return made
