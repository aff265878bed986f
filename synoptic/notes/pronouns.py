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


class Antecedents:
    """The mentions of a page's entities sentence by sentence, with what makes each easy to come back to."""

    def __init__(self, tree: Tree, drafts: list[Draft]) -> None:
        self.tree = tree
        self._by_sentence: dict[int, list[tuple[Mention, Draft]]] = {}
        for draft in drafts:
            for mention in draft.mentions:
                self.note(mention, draft)

    def note(self, mention: Mention, draft: Draft) -> None:
        at = self.tree.sentence_index(mention.start)
        if at is not None:
            self._by_sentence.setdefault(at, []).append((mention, draft))

    def best(self, pronoun: int, fits: list[str], gender: str) -> Draft | None:
        """The most salient entity of the kinds `fits` before the pronoun, None if none is in reach."""
        start = self.tree.tokens[pronoun].start
        here = self.tree.sentence_index(start)
        if here is None:
            return None
        scores: dict[int, tuple[float, Draft]] = {}
        for back in range(WINDOW + 1):
            for mention, draft in self._by_sentence.get(here - back, ()):
                if (
                    mention.end > start
                    or draft.kind not in fits
                    or (gender and draft.gender and draft.gender != gender)
                ):
                    continue
                score = self._weight(mention, pronoun, back) + (0.5 if gender and draft.gender == gender else 0.0)
                known = scores.get(id(draft), (0.0, draft))[0]
                scores[id(draft)] = (max(known, score) + 0.2 * min(known, score), draft)
        return max(scores.values(), key=lambda s: s[0])[1] if scores else None

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


def _in_quotes(tree: Tree, offset: int) -> bool:
    """Whether the character stands inside quotation marks of its sentence (straight or curly)."""
    sentence = tree.sentence_of(offset)
    if sentence is None:
        return False
    before = tree.text[sentence.start : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def resolve(tree: Tree, drafts: list[Draft], page: str) -> None:
    """Give the pronouns of a page to its entities."""
    known = Antecedents(tree, drafts)
    for i in range(len(tree.tokens)):
        word = tree.lower(i)
        if word in GENDER and tree.pos(i) in ("PRON", "DET"):
            found = known.best(i, ["person"], GENDER[word])
            if found and not found.gender:
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
