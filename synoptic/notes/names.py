"""Who and where in one page: names, nominals and pronouns gathered into entities with roles and places.

entities = names.entities(page, reading, dating)
names.entity_at(entities, start, end)      # who a span names: the speaker of a statement, the actor of an event
"""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import Dating, Entity, Mention, Page, Reading, Role
from synoptic.notes import animacy, inner_names, nominal_places, nominals, perpetrators, predicates, pronouns
from synoptic.notes.bodies import bodies, country_counts, peoples
from synoptic.notes.drafts import Draft, finished, mention_of
from synoptic.notes.known_people import name_by_office
from synoptic.notes.people import people
from synoptic.notes.person_name import gender_by_given_name
from synoptic.notes.person_phrases import Names, Phrase, phrases, standing
from synoptic.notes.roles import beside, copula, is_office, role_of
from synoptic.notes.scene import Scene
from synoptic.notes.spot import Spot
from synoptic.notes.spotting import spots

__all__ = ["entities", "entities_at", "entity_at"]


def entities(page: Page, reading: Reading, dating: Dating | None = None) -> tuple[Entity, ...]:
    """All entities of a page with every mention (names, nominals, pronouns) that could be resolved, in the order of the
    text. `dating` lets the table of offices name an unnamed holder ("the Russian president") on a known day."""
    tree = Tree(reading, page.text)
    names = Names(spots(tree))
    drafts = [*people(tree, names.spots, page.id), *bodies(tree, names, page.id)]
    by_spot = {(m.start, m.end): d for d in drafts for m in d.mentions}
    told = animacy.people_only(tree, names, phrases(tree, names))
    alone = [p for p in told if not _to_named(tree, names, p, page.id, by_spot)]
    day = dating.value if dating else None
    named = country_counts(tree, names)
    for draft in drafts:
        name_by_office(draft, named, day)
        draft.gender = draft.gender or gender_by_given_name(draft.display(), alone=True)
    _known_offices(drafts)
    perpetrators.mark(tree, drafts)
    scene = Scene(tree, names, page.id, drafts, day)
    nominals.resolve(scene, alone)
    nominal_places.resolve(scene)
    drafts += peoples(tree, names, page.id)
    pronouns.resolve(tree, drafts, page.id)
    predicates.resolve(tree, names, drafts, page.id)
    inner_names.resolve(tree, names, drafts, page.id)
    return finished(drafts, page.id)


def _to_named(tree: Tree, names: Names, phrase: Phrase, page: str, by_spot: dict[tuple[int, int], Draft]) -> bool:
    """Give a title or apposition to the person it stands with; whether it did."""
    spot = beside(tree, names, phrase)
    titled = spot is not None
    spot = spot or copula(tree, names, phrase)
    draft = by_spot.get(_chars(tree, spot)) if spot else None
    if draft is None:
        return False
    if is_office(phrase):
        draft.add_role(role_of(tree, phrase, page))
    if standing(phrase) == "":
        draft.role_kinds |= {phrase.noun.role, phrase.noun.noun}
        draft.state = draft.state or phrase.state
    draft.gender = draft.gender or phrase.noun.gender
    last = phrase.last if titled or phrase.last - phrase.first < 12 else phrase.head + 1
    draft.add(mention_of(page, tree, phrase.first, last, "nominal", phrase.head))
    return True


def _chars(tree: Tree, spot: Spot) -> tuple[int, int]:
    return tree.tokens[spot.first].start, tree.tokens[spot.last - 1].end


def _known_offices(drafts: list[Draft]) -> None:
    """What the table of offices knows of the people named: posts they may be called by, terms of the roles read."""
    for draft in drafts:
        if draft.kind != "person" or not draft.key:
            continue
        terms = lexicon.office_terms(draft.key.removeprefix("person:"))
        draft.role_kinds |= {t.kind for t in terms}
        states = {t.of for t in terms if not t.of.startswith("org:")}
        if len(states) == 1:
            draft.state = draft.state or states.pop()
        draft.roles = [_dated(role, terms) for role in draft.roles]


def _dated(role: Role, terms: tuple[lexicon.Office, ...]) -> Role:
    """The role with its term if the table has just one term that fits it."""
    fitting = [t for t in terms if _fits(role, t)]
    if len(fitting) != 1 or role.title.lower().startswith("former"):
        return role
    term = fitting[0]
    return Role(
        title=role.title, of=role.of, since=term.since, until=term.until, page=role.page, start=role.start, end=role.end
    )


def _fits(role: Role, term: lexicon.Office) -> bool:
    if role.of:
        country = lexicon.country_of(role.of)
        body = lexicon.organisation(role.of)
        if country and country.iso3 != term.of and not body:
            return False
        if body and f"org:{body.key}" != term.of and body.state != term.of:
            return False
    return term.title.lower() in role.title.lower() or role.title.lower() in term.title.lower()


def entities_at(entities: tuple[Entity, ...], start: int, end: int) -> tuple[Entity, ...]:
    """All entities that the span names, best first: several for "the presidents", none if nobody is named there."""
    scored: list[tuple[float, int]] = []
    for number, entity in enumerate(entities):
        best = max((_overlap(m, start, end) for m in entity.mentions if m.start < end and start < m.end), default=0.0)
        if best > 0:
            scored.append((-best, number))
    scored.sort()
    return tuple(entities[n] for s, n in scored if s <= scored[0][0] + 1e-9)


def entity_at(entities: tuple[Entity, ...], start: int, end: int) -> Entity | None:
    """The entity that the characters [start, end) name, None if nobody is."""
    found = entities_at(entities, start, end)
    return found[0] if found else None


def _overlap(mention: Mention, start: int, end: int) -> float:
    """How well a mention matches a span: shared length over all; one that ends with the span (its head) counts more."""
    shared = min(mention.end, end) - max(mention.start, start)
    whole = max(mention.end, end) - min(mention.start, start)
    return shared / whole + (0.2 if mention.end == end else 0.0) + _name_bonus(mention)


def _name_bonus(mention: Mention) -> float:
    return 0.05 if mention.form == "name" else 0.0
