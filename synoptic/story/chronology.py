"""The events in the order of time, and how much each matters to the story."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from synoptic.links.redate import moment
from synoptic.model import Event, Interval, Story
from synoptic.story.sides import Desk

NOTABLE = 0.35  # an event below this is shown only when all are asked for


def ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """By time: a closed interval stands at its middle, a half-open one at its known end, the undated last."""
    return tuple(sorted(events, key=lambda event: (*moment(event.when), event.id)))


def importance(story: Story) -> Mapping[str, float]:
    """Event id → 0..1: how many independent pages tell it, how sure it is an event, whether it is dated and peopled."""
    desk = Desk(story.pages, story.links)
    return {event.id: _importance(desk, event) for event in story.links.events}


def _importance(desk: Desk, event: Event) -> float:
    witnesses = len(desk.sides(event))
    spread = min(1.0, math.log2(1 + witnesses) / 3)
    told = min(1.0, math.log2(1 + len(event.mentions)) / 4)
    known = 0.5 * bool(event.when.earliest and event.when.latest) + 0.5 * bool(event.actors or event.recipients)
    typed = 1.0 if event.type != "OTHER" else 0.5
    return round(event.confidence * (0.4 * spread + 0.2 * told + 0.25 * known + 0.15 * typed) / 0.8, 4)


def notable(story: Story) -> tuple[Event, ...]:
    """The events worth a line in a first view, in the order of time; all of them if none stands out.

    Of several acts that one sentence of one page tells in the same line, the weightiest stands for all.
    """
    weights = importance(story)
    kept = [e for e in story.links.events if weights[e.id] >= NOTABLE or len(_pages(e)) > 1]
    lines: dict[tuple[str, Interval, frozenset[str]], Event] = {}
    for event in kept:
        key = (event.summary, event.when, frozenset(_pages(event)))
        if key not in lines or weights[event.id] > weights[lines[key].id]:
            lines[key] = event
    told = {event.id for event in lines.values()}
    return tuple(e for e in kept if e.id in told or not e.summary) or story.links.events


def _pages(event: Event) -> set[str]:
    """The pages that tell an event (a mention's id begins with its page's)."""
    return {mention.rpartition("/")[0] for mention in event.mentions}
