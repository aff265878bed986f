"""Whom he, she, it and they mean: a small salience model over the sentences before (after Lappin & Leass 1994).

Only people answer to he and she, only organisations and states to it, and it only where it says or decides something,
so that a dummy "it" is never given an actor. A pronoun without a clear antecedent stays open.
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import Mention
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
WINDOW = 3  # sentences looked back
# weights in units of a quarter of a mention in the same sentence; of values tried, the best on ECB+ development pages
REPEATED = 0.2
KNOWN_GENDER = 1.2
UNNAMED = 0.8


class Antecedents:
    """The mentions of a page's entities sentence by sentence, with what makes each easy to come back to."""

    def __init__(self, tree: Tree, drafts: list[Draft]) -> None:
        self.tree = tree
        self._by_sentence: dict[int, list[tuple[Mention, Draft]]] = {}
        for draft in drafts:
            for mention in draft.mentions:
                self.note(mention, draft)

    def note(self, mention: Mention, draft: Draft) -> None:
        """Count a mention among what a later pronoun may mean."""
        at = self.tree.sentence_index(mention.start)
        if at is not None:
            self._by_sentence.setdefault(at, []).append((mention, draft))

    def best(self, pronoun: int, fits: list[str], gender: str) -> Draft | None:
        """The most salient entity of the kinds `fits` before the pronoun, None if none is in reach."""
        return next(iter(self.ranked(pronoun, fits, gender)), None)

    def ranked(self, pronoun: int, fits: list[str], gender: str) -> list[Draft]:
        """All that the pronoun may mean, the most salient first."""
        start = self.tree.tokens[pronoun].start
        here = self.tree.sentence_index(start)
        scores: dict[int, tuple[float, Draft]] = {}
        for back in range(WINDOW + 1) if here is not None else ():
            for mention, draft in self._by_sentence.get((here or 0) - back, ()):
                if mention.end > start or draft.kind not in fits or (gender and draft.gender not in ("", gender)):
                    continue
                score = self._weight(mention, pronoun, back) + _standing(draft, gender)
                known = scores.get(id(draft), (0.0, draft))[0]
                scores[id(draft)] = (max(known, score) + REPEATED * min(known, score), draft)
        return [d for _, d in sorted(scores.values(), key=lambda s: -s[0])]

    def _weight(self, mention: Mention, pronoun: int, back: int) -> float:
        tree, head = self.tree, mention.head
        weight = 4.0 * 0.5**back
        if tree.is_rel(head, "nsubj"):
            weight += 1.6 * 0.6**back
        elif tree.is_rel(head, "obj", "iobj", "obl"):
            weight += 0.6 * 0.6**back
        elif tree.is_rel(head, "nmod", "compound"):
            weight -= 0.6 * 0.6**back
        if mention.form == "pronoun":
            weight += 0.4
        if back == 0 and tree.is_rel(pronoun, "obj") and tree.head(pronoun) == tree.head(head):
            weight -= 4.0  # "Doe met him": him is not Doe
        return weight


def _standing(draft: Draft, gender: str) -> float:
    """Names are easier to come back to than descriptions, and so is one whose gender is known to fit."""
    return (KNOWN_GENDER if gender and draft.gender == gender else 0.0) - (0.0 if draft.named else UNNAMED)


def resolve(tree: Tree, drafts: list[Draft], page: str) -> None:
    """Give the pronouns of a page to its entities."""
    known = Antecedents(tree, drafts)
    for i in range(len(tree.tokens)):
        word = tree.lower(i)
        if word in GENDER and tree.pos(i) in ("PRON", "DET"):
            ranked = known.ranked(i, ["person"], GENDER[word])
            found = ranked[0] if ranked else None
            if found and len(ranked) == 1:  # among several a wrong guess would carry on through the page
                found.gender = GENDER[word]
        elif word in OF_BODIES and tree.pos(i) in ("PRON", "DET") and _acts(tree, i):
            found = known.best(i, ["organisation", "state"], "")
        else:
            continue
        if found and not (found.plural and word in GENDER):
            mention = mention_of(page, tree, i, i + 1, "pronoun", i)
            found.add(mention)
            known.note(mention, found)


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
