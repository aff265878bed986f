"""Where an act took place: the nearest place that its clause names, the destination for a journey."""

from __future__ import annotations

from typing import NamedTuple

from synoptic.model import Place
from synoptic.notes.event_actors import Cast
from synoptic.notes.event_triggers import Trigger

_AT = (
    "in",
    "at",
    "near",
    "outside",
    "off",
    "around",
    "inside",
    "across",
    "throughout",
    "on",
    "over",
    "along",
    "above",
    "within",
)
_TO = ("to", "into", "for", "towards", "toward")
_JOURNEYS = frozenset(
    {"visit", "arrival", "journey", "flight", "return", "landing", "departure", "entry", "migration", "deployment"}
)
_LOCATED = ("place", "state")


class Where(NamedTuple):
    """A place and the words that name it."""

    place: Place | None
    text: str


def place_of(cast: Cast, trigger: Trigger) -> Where | None:
    """The place of the act, None if its clause names none."""
    tree = cast.tree
    wanted = (*_TO, *_AT) if trigger.act.label in _JOURNEYS else _AT
    centres = [trigger.word] if trigger.word == trigger.clause else [trigger.word, trigger.clause]
    patient = tree.patient(trigger.clause)
    if patient is not None and patient not in centres:
        centres.append(patient)
        if trigger.act.mode == "visit" and (found := _located(cast, patient)):
            return found
    for prepositions in (wanted[: len(_TO)], _AT) if wanted is not _AT else (_AT,):
        for centre in centres:
            for preposition, noun in tree.obliques(centre):
                if preposition.partition(" ")[0] in prepositions and (found := _nearest(cast, noun)):
                    return found
    for c in tree.children(trigger.word, "compound", "nmod:poss", "amod"):
        entity = cast.at(c)
        if entity is not None and entity.kind == "place":
            return _located(cast, c)
    return None


def _nearest(cast: Cast, noun: int) -> Where | None:
    """The place that a noun names, or the one inside its phrase ("at a hotel in Geneva")."""
    for i in (
        noun,
        *[c for _, c in cast.tree.obliques(noun)],
        *cast.tree.children(noun, "nmod:poss", "compound", "amod", "appos", "flat"),
    ):
        found = _located(cast, i)
        if found is not None:
            return found
    return None


def _located(cast: Cast, i: int) -> Where | None:
    entity = cast.at(i)
    if entity is None or entity.kind not in _LOCATED:
        return None
    return Where(entity.place, cast.tree.text_of(cast.tree.name_span(i)))
