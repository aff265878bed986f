"""Hand-made page entities for the tests of who is the same across pages."""

from __future__ import annotations

from synoptic.links.people import merge
from synoptic.model import Dating, Entity, EntityKind, Mention, Notes, Role


def entity(
    page: str, number: int, name: str, kind: EntityKind = "person", *aliases: str, known_as: str | None = None,
    roles: tuple[Role, ...] = (), named: bool = True,
) -> Entity:  # fmt: skip
    """A page entity; its number-th hundred characters of the page hold its mentions."""
    mentions = tuple(
        Mention(
            page=page,
            start=100 * number + 40 * i,
            end=100 * number + 40 * i + len(form),
            head=0,
            form="name" if named else "nominal",
        )
        for i, form in enumerate((name, *aliases))
    )
    return Entity(
        id=f"{page}/e{number}", name=name, kind=kind, aliases=aliases, mentions=mentions, known_as=known_as, roles=roles
    )


def notes(page: str, *entities: Entity) -> Notes:
    """The notes of a page that holds these."""
    return Notes(page=page, published=Dating(), entities=entities)


def groups(*pages: Notes) -> list[set[str]]:
    """The page entities that are one, by their ids."""
    merged, entity_of = merge(pages)
    out: dict[str, set[str]] = {e.id: set() for e in merged}
    for page_entity, story_entity in entity_of.items():
        out[story_entity].add(page_entity)
    return sorted(out.values(), key=sorted)
