"""Which named person of a page "the gunman", "the attacker", "the suspect" is, where the page makes it clear.

Clear is: a title or apposition ("gunman John Doe"), "identified as John Doe", or one person alone who is told to have
killed, shot or struck. Of two, none is taken.
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.notes.drafts import Draft

IDENTIFY = frozenset({"identify", "name"})
VIOLENT = frozenset(
    {"kill", "shoot", "murder", "massacre", "stab", "slay", "gun", "plow", "plough", "ram", "detonate", "behead",
     "ambush", "assassinate"}
)  # fmt: skip
LAWFUL = frozenset({"police", "military"})  # an officer who shot is not "the gunman"


def mark(tree: Tree, drafts: list[Draft]) -> None:
    """Give the role of a perpetrator to the one person of the page whom it fits."""
    people = [d for d in drafts if d.kind == "person" and d.named]
    if any("perpetrator" in d.role_kinds for d in people):
        return
    for test in (_identified, _struck):
        found = [
            d
            for d in people
            if not d.role_kinds & LAWFUL and any(test(tree, m.head) for m in d.mentions if m.form == "name")
        ]
        if len(found) == 1:
            found[0].role_kinds.add("perpetrator")
            found[0].because(f"{found[0].display()} is told to have done it")
            return


def _identified(tree: Tree, head: int) -> bool:
    """ "police identified the gunman as X", "the suspect was named as X"."""
    verb = tree.head(head)
    return verb is not None and tree.lemma(verb) in IDENTIFY and tree.preposition(head) == "as"


def _struck(tree: Tree, head: int) -> bool:
    verb = tree.head(head)
    if verb is None or not tree.is_rel(head, "nsubj") or tree.is_passive(verb) or tree.negation(verb) is not None:
        return False
    if tree.modal(verb) is not None:
        return False
    thing = tree.object(verb)
    fired = tree.lemma(verb) == "open" and thing is not None and tree.lemma(thing) == "fire"
    return fired or (tree.lemma(verb) in VIOLENT and thing is not None)
