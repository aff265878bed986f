"""The people, organisations and states of a story, those with most to do in it first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Entity, Role

MAIN = ("person", "organisation", "state")


@dataclass(frozen=True)
class Person:
    """An entity with its roles in words, its other names, and how much it does in the story."""

    id: str
    name: str
    kind: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    pages: int
    events: int
    statements: int
    why: tuple[str, ...]


def people(index: Index, *, kinds: tuple[str, ...] = (), asked: str | None = None) -> list[Person]:
    """The entities of these kinds (MAIN if none is given, all if words are asked for) whose names hold the words."""
    from synoptic.export.rows import has_words

    events: Counter[str] = Counter()
    for event in index.story.links.events:
        events.update({entity.id for one in (*event.actors, *event.recipients) if (entity := index.entity(one))})
    said: Counter[str] = Counter()
    for statement in index.story.links.statements:
        said.update({entity.id} if (entity := index.entity(statement.speaker)) else ())
    found = [
        _person(entity, events[entity.id], said[entity.id])
        for entity in index.story.links.entities
        if (entity.kind in (kinds or MAIN) or (asked is not None and not kinds))
        and (asked is None or has_words(asked, entity.name, *entity.aliases))
    ]
    return sorted(found, key=lambda one: (-one.events - one.statements, -one.pages, one.name))


def _person(entity: Entity, events: int, statements: int) -> Person:
    return Person(
        id=entity.id,
        name=words.line(entity.name),
        kind=entity.kind,
        roles=tuple(dict.fromkeys(role(one) for one in entity.roles)),
        aliases=tuple(dict.fromkeys(words.line(alias) for alias in entity.aliases if alias != entity.name)),
        pages=len({mention.page for mention in entity.mentions}),
        events=events,
        statements=statements,
        why=tuple(words.line(why) for why in entity.why),
    )


def role(found: Role) -> str:
    """President of Syria (since 17 Jul 2000)."""
    title = words.line(found.title)
    made = f"{title} of {words.line(found.of)}" if found.of and found.of not in title else title
    if found.since and found.until:
        return f"{made} ({words.day(found.since)} – {words.day(found.until)})"
    if found.since or found.until:
        return f"{made} (since {words.day(found.since)})" if found.since else f"{made} (until {words.day(found.until)})"  # type: ignore[arg-type]
    return made
