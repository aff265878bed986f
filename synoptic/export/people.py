"""The people, organisations and states of a story, those with most to do in it first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from synoptic.export import titles, words
from synoptic.export.index import Index
from synoptic.language import lexicon
from synoptic.links.entity_forms import distinct
from synoptic.links.held_roles import held
from synoptic.model import Dating, Entity, Role

MAIN = ("person", "organisation", "state")


@dataclass(frozen=True)
class Person:
    """An entity with its roles in words, its other names, and how much it does in the story. `named`: pages call it by
    a name, not only by what it is."""

    id: str
    name: str
    kind: str
    named: bool
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    pages: int
    events: int
    statements: int
    why: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A role in words, and the pages that tell of it: (outlet, published), in the order of time."""

    role: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Portrait:
    """All that pages tell of who somebody is. `names` and `descriptions` as pages write them, with their number."""

    person: Person
    known_as: str
    names: tuple[tuple[str, int], ...]
    descriptions: tuple[tuple[str, int], ...]
    roles: tuple[Reading, ...]


def people(index: Index, *, kinds: tuple[str, ...] = (), asked: str | None = None) -> list[Person]:
    """The entities of these kinds (MAIN if none is given, all if words are asked for) whose names hold the words; those
    that have a name come before those that are only described."""
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
    return sorted(found, key=lambda one: (not one.named, -one.events - one.statements, -one.pages, one.name))


def _person(entity: Entity, events: int, statements: int) -> Person:
    return Person(
        id=entity.id,
        name=words.line(entity.name),
        kind=entity.kind,
        named=entity.known_as is not None or any(mention.form == "name" for mention in entity.mentions),
        roles=titles.roles(entity.roles),
        aliases=distinct((_cased(words.line(alias), entity) for alias in entity.aliases), words.line(entity.name)),
        pages=len({mention.page for mention in entity.mentions}),
        events=events,
        statements=statements,
        why=tuple(words.line(why) for why in entity.why),
    )


def _cased(alias: str, entity: Entity) -> str:
    """A person's name out of a headline or a transcript: "DOE" → "Doe"."""
    shout = entity.kind == "person" and alias.isupper() and len(alias) > 2 and "." not in alias
    return " ".join(part.capitalize() for part in alias.split()) if shout else alias


def portrait(index: Index, person: Person) -> Portrait:
    """Who somebody is, with what it rests on."""
    entity = index.entities[person.id]
    names: Counter[str] = Counter()
    descriptions: Counter[str] = Counter()
    for mention in entity.mentions:
        if mention.page in index.pages and mention.form != "pronoun":
            text = words.line(index.text(mention.page, (mention.start, mention.end)))
            (names if mention.form == "name" else descriptions)[text] += 1
    return Portrait(
        person=person,
        known_as=_known_as(entity),
        names=tuple(names.most_common()),
        descriptions=tuple(descriptions.most_common()),
        roles=_readings(index, entity),
    )


def _known_as(entity: Entity) -> str:
    """The name that the tables have for a person or organisation."""
    kind, _, key = (entity.known_as or "").partition(":")
    if kind == "org" and key in lexicon.organisations():
        return lexicon.organisations()[key].name
    return " ".join(part.capitalize() for part in key.split()) if kind == "person" else ""


def _readings(index: Index, entity: Entity) -> tuple[Reading, ...]:
    """Each role with the pages that tell of it."""
    mine = [one for notes in index.story.notes for one in notes.entities if _is(index, one, entity)]
    read = [role for one in mine for role in one.roles]
    datings = {page: index.dating(page) for page in index.pages}
    made = []
    for role in entity.roles:
        same = [r for r in read if r.page in index.pages and _one_role(r, role, datings)]
        pages = sorted({r.page for r in same if r.page}, key=lambda page: (_day(index.dating(page)), page))
        told = tuple((index.outlet(page), words.published(index.dating(page), short=True)) for page in pages)
        made.append(Reading(role=titles.in_full(role), pages=told))
    return tuple(made)


def _is(index: Index, one: Entity, entity: Entity) -> bool:
    return index.story.links.entity_of.get(one.id) == entity.id


def _one_role(read: Role, told: Role, datings: dict[str, Dating]) -> bool:
    """Whether a page's role is the story's: the two together are one."""
    return len(held((told, read), datings)) == 1


def _day(dating: Dating) -> date:
    return dating.value or dating.earliest or date.max
