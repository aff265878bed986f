"""How likely a clause tells an event that matters: the word's own likelihood, its standing, and what anchors it."""

from __future__ import annotations

from typing import NamedTuple

from synoptic.language.tree import Tree
from synoptic.notes.event_status import HABIT, Standing
from synoptic.notes.event_triggers import Trigger

_TOLD_NOW = 0.85  # the bare present of an act between parties: "Norland accuses Sudria", a headline, a caption
THRESHOLD = 0.5  # mentions under this confidence are left out


class Anchors(NamedTuple):
    """What ties an act to the world: a date of its own, a place, who acts, to whom it is done, a number."""

    dated: bool
    placed: bool
    acted: bool
    received: bool
    counted: bool

    @property
    def weight(self) -> float:
        """What the anchors add to a word's own likelihood."""
        return 0.15 * self.dated + 0.1 * self.placed + 0.1 * self.acted + 0.05 * self.received + 0.05 * self.counted


def weigh(tree: Tree, trigger: Trigger, standing: Standing, anchors: Anchors) -> float:
    """The confidence of a mention, 0 to 1."""
    added = anchors.weight
    if tree.pos(trigger.word) != "VERB" and trigger.nominal:
        added = _bare_noun(tree, trigger.word, anchors)
    weight = standing.weight
    if standing is HABIT and trigger.act.type != "OTHER" and anchors.acted and (anchors.received or anchors.dated):
        weight = _TOLD_NOW
    return max(0.0, min(1.0, (trigger.act.sure + added) * weight))


def _bare_noun(tree: Tree, noun: int, anchors: Anchors) -> float:
    """A noun without an anchor only points back ("the attack"); "his visit" hardly says more."""
    owner = tree.possessor(noun)
    by_pronoun = owner is not None and tree.pos(owner) == "PRON"
    if anchors.dated or anchors.placed or anchors.counted or (anchors.acted and not by_pronoun) or anchors.received:
        return anchors.weight
    return -0.3
