"""Accounts of one event whose words claim different things: agreed / announced plans, planned / happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from synoptic import tables
from synoptic.links.words import root
from synoptic.model import Discrepancy, Event, EventMention
from synoptic.story.sides import Desk, Side, Spanned, clause

Step = tuple[str, int]
Key = tuple[str, int] | tuple[str, str]
Reader = Callable[[Desk, Side], tuple[Key, EventMention] | None]


def find(desk: Desk, event: Event, sides: list[Side]) -> Iterator[Discrepancy]:
    """At most one discrepancy: acts on different steps of one scale, else accounts that differ in what has happened."""
    yield from _by(desk, event, sides, "how far the act went", _step) or _by(
        desk, event, sides, "whether it happened", _state
    )


def _by(desk: Desk, event: Event, sides: list[Side], about: str, of: Reader) -> list[Discrepancy]:
    groups: dict[Key, list[tuple[Side, EventMention]]] = {}
    for side in sides:
        found = of(desk, side)
        if found is not None:
            key, mention = found
            groups.setdefault(key, []).append((side, mention))
    if len(groups) < 2 or len({key[0] for key in groups}) > 1:
        return []
    values = []
    for told in groups.values():
        spans: list[Spanned] = [clause(m) for _, m in told]
        acts = Counter(desk.text(m.page, *m.trigger) for _, m in told)
        values.append(desk.told(acts.most_common(1)[0][0], [side for side, _ in told], spans))
    return [Discrepancy(event=event.id, attribute="wording", about=about, values=tuple(values))]


def _step(desk: Desk, side: Side) -> tuple[Step, EventMention] | None:
    """The step on which a witness puts the act where it tells most of it (when, who), and that mention; None when its
    words stand on no scale."""
    steps = [(step, m) for m in side.mentions for step in _steps(desk, m)]

    def told(found: tuple[Step, EventMention]) -> tuple[bool, int, int, int]:
        step, mention = found
        return mention.timex is not None, len(mention.actors) + len(mention.recipients), step[1], -mention.start

    return max(steps, key=told) if steps else None


def _steps(desk: Desk, mention: EventMention) -> list[Step]:
    words = desk.text(mention.page, *mention.trigger).split()
    return [scale()[root(word)] for word in words[:1] if root(word) in scale()]


def _state(desk: Desk, side: Side) -> tuple[tuple[str, str], EventMention] | None:
    """What a witness, all its mentions alike, says has become of the act: it happened, was cancelled, is denied, only
    called for. A plan is left out: another page may tell what became of it."""
    states = Counter(m.status for m in side.mentions)
    if len(states) != 1 or side.mentions[0].status in ("planned", "conditional"):
        return None
    return ("status", side.mentions[0].status), side.mentions[0]


@lru_cache(maxsize=1)
def scale() -> dict[str, Step]:
    """Root of an act's word → scale and step."""
    table: dict[str, Step] = {}
    for name, step, words in tables.rows("links/act_strength.tsv", 3, header=False):
        for word in words.split():
            table.setdefault(root(word), (name, int(step)))
    return table
