"""Whom he, she, it and they mean.

Only people answer to he and she, only organisations and states to it, and it only where it says or decides something,
so that a dummy "it" is never given an actor. A pronoun without a clear antecedent stays open.
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.drafts import Draft, mention_of

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
OF_BODIES = frozenset({"it", "its", "itself"})
OF_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
ACTS = frozenset(
    {"accept", "accuse", "acknowledge", "add", "admit", "agree", "announce", "appeal", "argue", "ask", "believe",
     "call", "carry", "claim", "condemn", "conduct", "confirm", "consider", "decide", "declare", "demand", "deny",
     "deploy", "describe", "expect", "fire", "give", "hold", "hope", "impose", "insist", "intend", "join", "launch",
     "leave", "lift", "make", "note", "oppose", "order", "plan", "pledge", "promise", "provide", "refuse", "regard",
     "reject", "report", "respond", "retaliate", "say", "seek", "send", "sign", "state", "suggest", "support",
     "take", "tell", "test", "threaten", "urge", "view", "vow", "want", "warn", "welcome", "withdraw"}
)  # fmt: skip
BODY = 2.2  # "they" means an organisation only where it stands out


def resolve(tree: Tree, drafts: list[Draft], page: str) -> None:
    """Give the pronouns of a page to its entities."""
    known = Antecedents(tree, drafts)
    for i in range(len(tree.tokens)):
        if tree.pos(i) not in ("PRON", "DET"):
            continue
        for draft in _meant(known, i):
            mention = mention_of(page, tree, i, i + 1, "pronoun", i)
            draft.add(mention)
            known.note(mention, draft)


def _meant(known: Antecedents, i: int) -> list[Draft]:
    """The entities that the pronoun means, several for "they"."""
    word = known.tree.lower(i)
    if word in GENDER:
        return _person(known, i, GENDER[word])
    if word in OF_BODIES and _acts(known.tree, i):
        return _body(known, i)
    if word in OF_MANY:
        return _several(known, i)
    if word == "both" and known.tree.is_rel(i, "nsubj", "obj", "obl"):  # "both said", not "both towns"
        found = _together(known, i)
        return found[1] if found else []
    return []


def _person(known: Antecedents, i: int, gender: str) -> list[Draft]:
    ranked = known.ranked(i, ["person"], gender)
    if not ranked or ranked[0].plural:
        return []
    if len(ranked) == 1:  # among several a wrong guess would carry on through the page
        ranked[0].gender = gender
    return ranked[:1]


def _body(known: Antecedents, i: int) -> list[Draft]:
    """The state or organisation, if no thing is likelier."""
    found = known.scored(i, ["organisation", "state"], "")
    return [found[0][1]] if found and found[0][0] >= known.rival(i, plural=False) else []


def _several(known: Antecedents, i: int) -> list[Draft]:
    """People named together, a group or an organisation, whichever is the most salient."""
    scored = known.scored(i, ["group", "organisation"], "")
    groups = sorted(((w - (BODY if d.kind == "organisation" else 0.0), d) for w, d in scored), key=lambda s: -s[0])
    together = _together(known, i)
    rival = known.rival(i, plural=True)
    if together and together[0] >= max(rival, groups[0][0] if groups else 0.0):
        return together[1]
    return [groups[0][1]] if groups and groups[0][0] >= rival else []


def _together(known: Antecedents, i: int) -> tuple[float, list[Draft]] | None:
    """The likeliest people coordinated in one phrase ("Doe and Roe") or named by one plural ("the presidents")."""
    tree = known.tree
    lists: dict[int, dict[int, Draft]] = {}
    weights: dict[int, float] = {}
    for mention, draft, back in known.before(tree.tokens[i].start):
        if draft.kind in ("person", "state"):
            first = tree.conjuncts(mention.head)[0]
            lists.setdefault(first, {})[id(draft)] = draft
            if mention.head == first:
                weights[first] = max(weights.get(first, -9.0), known.weight(mention, i, back))
    found = [
        (weights[first], -first, list(own.values()))
        for first, own in lists.items()
        if len(own) > 1 and first in weights
    ]
    if not found:
        return None
    weight, _, drafts = max(found, key=lambda f: f[:2])
    return weight, drafts


def _acts(tree: Tree, i: int) -> bool:
    """ "it said": subject of a verb of saying or deciding; "its" follows whoever acts in its sentence."""
    if tree.lower(i) != "it":
        return True
    governor = tree.head(i)
    return (
        governor is not None
        and tree.is_rel(i, "nsubj")
        and not tree.is_passive(governor)
        and tree.lemma(governor) in ACTS
    )
