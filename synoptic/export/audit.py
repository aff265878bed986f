"""A source audit of a story: who is quoted how often, directly or through whom, by which outlet; what share goes
without a name; and which statements that several outlets tell have one origin only.

Renderings of one statement (`Statement.same_as`) are one statement; an outlet counts it once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.export.provenance import suppliers
from synoptic.export.sayings import NO_SPEAKER, grouped, speaker
from synoptic.model import Entity, Statement
from synoptic.notes.sourcing import table as source_nouns

Standing = Literal["named", "unnamed", "document", "none"]
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Source:
    """One who speaks in the story. `direct` statements are in quotation marks somewhere, `first_hand` ones have no
    chain somewhere; `through` and `outlets` count statements by who passed them on and by who tells them."""

    name: str
    standing: Standing
    statements: int
    direct: int
    first_hand: int
    through: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Share:
    """How one outlet sources what it tells: statements, and how many of them are in quotation marks, have a chain, have
    a source without a name, a document, or none."""

    outlet: str
    statements: int
    direct: int
    second_hand: int
    unnamed: int
    documents: int
    none: int


@dataclass(frozen=True)
class Single:
    """A statement that several outlets tell and that rests on one origin: an agency, an outlet, or one page's text."""

    speaker: str
    words: str
    outlets: tuple[str, ...]
    origin: str
    id: str


@dataclass(frozen=True)
class Audit:
    """All of it; sources by how much they say, outlets by how much they tell."""

    sources: tuple[Source, ...]
    shares: tuple[Share, ...]
    singles: tuple[Single, ...]


def audit(index: Index, outlet: str | None = None) -> Audit:
    """The audit of a story, or of what one outlet tells."""
    groups = [kept for group in grouped(index) if (kept := _of_outlet(index, group, outlet))]
    by_speaker: dict[str, list[list[Statement]]] = {}
    for group in groups:
        by_speaker.setdefault(speaker(index, group[0]), []).append(group)
    sources = [_source(index, name, own) for name, own in by_speaker.items()]
    sources.sort(key=lambda s: (s.name == NO_SPEAKER, -s.statements, -s.direct, s.name))
    shares = sorted(_shares(index, groups), key=lambda s: (-s.statements, s.outlet))
    singles = [] if outlet else [one for group in groups if (one := _single(index, group)) is not None]
    return Audit(tuple(sources), tuple(shares), tuple(singles))


def standing(index: Index, statement: Statement) -> Standing:
    """Whether the source has a name, is somebody unnamed ("a senior official"), a document, or nobody."""
    entity = index.entity(statement.speaker)
    if entity is not None and _named(entity):
        return "named"
    said = _WORD.findall((entity.name if entity else statement.speaker_text).lower())
    if not said:
        return "none"
    if entity is None and any(word[:1].isupper() for word in _WORD.findall(statement.speaker_text)[-1:]):
        return "named"
    kinds = [kind for word in said if (kind := source_nouns().get(word) or source_nouns().get(word.removesuffix("s")))]
    return "document" if kinds and kinds[-1] == "document" else "unnamed"


def _named(entity: Entity) -> bool:
    return not entity.mentions or any(mention.form == "name" for mention in entity.mentions)


def _of_outlet(index: Index, group: Sequence[Statement], outlet: str | None) -> list[Statement]:
    wanted = (outlet or "").casefold()
    return [one for one in group if wanted in index.outlet(one.page).casefold()]


def _source(index: Index, name: str, groups: Sequence[Sequence[Statement]]) -> Source:
    through, outlets = Counter[str](), Counter[str]()
    for group in groups:
        through.update({words.line(name) for one in group for name in one.via})
        outlets.update({index.outlet(one.page) for one in group})
    return Source(
        name=name,
        standing=standing(index, groups[0][0]),
        statements=len(groups),
        direct=sum(any(one.direct for one in group) for group in groups),
        first_hand=sum(any(not one.via for one in group) for group in groups),
        through=_ranked(through),
        outlets=_ranked(outlets),
    )


def _shares(index: Index, groups: Iterable[Sequence[Statement]]) -> list[Share]:
    told: dict[str, list[list[Statement]]] = {}
    for group in groups:
        by_outlet: dict[str, list[Statement]] = {}
        for one in group:
            by_outlet.setdefault(index.outlet(one.page), []).append(one)
        for outlet, own in by_outlet.items():
            told.setdefault(outlet, []).append(own)
    made = []
    for outlet, owns in told.items():
        standings = Counter(standing(index, own[0]) for own in owns)
        made.append(
            Share(
                outlet=outlet,
                statements=len(owns),
                direct=sum(any(one.direct for one in own) for own in owns),
                second_hand=sum(all(one.via for one in own) for own in owns),
                unnamed=standings["unnamed"],
                documents=standings["document"],
                none=standings["none"],
            )
        )
    return made


def _single(index: Index, group: Sequence[Statement]) -> Single | None:
    """The statement, if several outlets tell it and all that is told leads back to one origin."""
    outlets = tuple(dict.fromkeys(index.outlet(one.page) for one in group))
    origins = {_origin(index, one) for one in group}
    if len(outlets) < 2 or len(origins) != 1:
        return None
    first = group[0]
    content = " … ".join(words.line(index.text(first.page, span)) for span in first.content)
    return Single(speaker(index, first), content.strip("“”\"' "), outlets, origins.pop(), first.id)


def _origin(index: Index, statement: Statement) -> str:
    """Where a rendering comes from, as far as it tells: who passed it on, nearest to the speaker; the page that it is a
    copy of; the one agency or outlet that the page credits with its text; else the outlet itself."""
    if statement.via:
        return words.line(statement.via[-1])
    page = index.copy_of.get(statement.page, statement.page)
    credited = suppliers(index.pages[page]) if page in index.pages else frozenset()
    return words.line(*credited) if len(credited) == 1 else index.outlet(page)


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
