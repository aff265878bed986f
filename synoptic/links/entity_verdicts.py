"""Human verdicts on people, organisations, states and places, found again in what was read.

An anchor is a stretch of a page; it means the entity of that page whose mention fits it best. "same-entity" joins the
entities of its anchors, "different-entities" keeps them apart whatever else speaks for them, "name" says what the story
calls the entity. Entities are joined whole, as their pages have them: what one page takes for one is not split.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from synoptic.model import Anchor, Entity, Notes, Verdict


class Decisions(NamedTuple):
    """`pairs`: two page entity ids (in order) → one or not, the latest last; `names`: page entity id → name."""

    pairs: dict[tuple[str, str], bool]
    names: dict[str, str]


def on_entities(verdicts: Iterable[Verdict], notes: Sequence[Notes]) -> Decisions:
    """What stands of the verdicts. The later one on a pair or a name stands; undone ones do not count."""
    entities = {note.page: note.entities for note in notes}
    made = Decisions({}, {})
    for verdict in sorted((v for v in verdicts if v.undone is None), key=lambda v: (v.at, v.id)):
        if verdict.kind not in ("same-entity", "different-entities", "name"):
            continue
        meant = [e.id for a in verdict.anchors if (e := entity_at(a, entities.get(a.page, ()))) is not None]
        if verdict.kind == "name":
            if verdict.value and verdict.value.strip():
                for one in meant:
                    made.names.pop(one, None)
                    made.names[one] = verdict.value.strip()
            continue
        for pair in combinations(sorted(set(meant)), 2):
            made.pairs.pop(pair, None)  # so that the order is that of the latest decisions
            made.pairs[pair] = verdict.kind == "same-entity"
    return made


def entity_at(anchor: Anchor, entities: Sequence[Entity]) -> Entity | None:
    """The entity that an anchor means: the one whose mention's span fits the anchor's best (overlap over union)."""
    best, meant = 0.0, None
    for entity in entities:
        for mention in entity.mentions:
            common = min(anchor.end, mention.end) - max(anchor.start, mention.start)
            whole = max(anchor.end, mention.end) - min(anchor.start, mention.start)
            if common > 0 and common / whole > best:
                best, meant = common / whole, entity
    return meant
