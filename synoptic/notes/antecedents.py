"""What a later pronoun or description may come back to: mentions by sentence, weighed by salience.

A small salience model (after Lappin & Leass 1994): near mentions weigh more, subjects more than objects, those more
than modifiers. Two things press reports add. What stands inside quotation marks belongs to the quoted, not to the
report: a pronoun of the report hardly means who is named there only, and sentences wholly quoted do not take one
further away. And who was told to say something is the likeliest to be said to say more.
"""

from __future__ import annotations

from itertools import accumulate

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Mention
from synoptic.notes import saying
from synoptic.notes.drafts import Draft

WINDOW = 3  # sentences of the report looked back
# weights in units of a quarter of a mention in the same sentence; of values tried, the best on ECB+ development pages
REPEATED = 0.2
KNOWN_GENDER = 1.2
UNNAMED = 0.8
# of values tried, the best on the even rows of the PolNeAR sample and on GUM's training documents
QUOTED = 1.5
SPEAKING = 1.2
TIMES = frozenset(
    {"century", "day", "decade", "evening", "hour", "minute", "moment", "month", "morning", "night", "second", "time",
     "week", "weekend", "year"}
)  # fmt: skip


class Antecedents:
    """The mentions of a page's entities sentence by sentence, with what makes each easy to come back to."""

    def __init__(self, tree: Tree, drafts: list[Draft]) -> None:
        self.tree = tree
        self._mask = quotes.mask(tree.text)
        self._told = _told_before(tree, self._mask)
        self._by_sentence: dict[int, list[tuple[Mention, Draft]]] = {}
        self._heads: set[int] = set()
        for draft in drafts:
            for mention in draft.mentions:
                self.note(mention, draft)

    def note(self, mention: Mention, draft: Draft) -> None:
        """Count a mention among what a later pronoun may mean."""
        at = self.tree.sentence_index(mention.start)
        if at is not None:
            self._by_sentence.setdefault(at, []).append((mention, draft))
            self._heads.add(mention.head)

    def quoted(self, token: int) -> bool:
        """Whether the token stands inside quotation marks."""
        return bool(self._mask[self.tree.tokens[token].start])

    def best(self, pronoun: int, fits: list[str], gender: str) -> Draft | None:
        """The most salient entity of the kinds `fits` before the pronoun, None if none is in reach."""
        return next(iter(self.ranked(pronoun, fits, gender)), None)

    def ranked(self, pronoun: int, fits: list[str], gender: str) -> list[Draft]:
        """All that the pronoun may mean, the most salient first."""
        return [draft for _, draft in self.scored(pronoun, fits, gender)]

    def scored(self, pronoun: int, fits: list[str], gender: str) -> list[tuple[float, Draft]]:
        """All that the pronoun may mean with their salience, the most salient first."""
        start = self.tree.tokens[pronoun].start
        scores: dict[int, tuple[float, Draft]] = {}
        for mention, draft, back in self.before(start):
            if draft.kind not in fits or (gender and draft.gender not in ("", gender)):
                continue
            score = self.weight(mention, pronoun, back) + _standing(draft, gender)
            known = scores.get(id(draft), (0.0, draft))[0]
            scores[id(draft)] = (max(known, score) + REPEATED * min(known, score), draft)
        return sorted(scores.values(), key=lambda s: -s[0])

    def before(self, start: int) -> list[tuple[Mention, Draft, int]]:
        """The mentions that end before the character, and how many sentences of the report lie between."""
        here = self.tree.sentence_index(start)
        found: list[tuple[Mention, Draft, int]] = []
        at = here if here is not None else -1
        while here is not None and at >= 0 and (back := self._told[here] - self._told[at]) <= WINDOW:
            found += ((m, d, min(back, here - at)) for m, d in self._by_sentence.get(at, ()) if m.end <= start)
            at -= 1
        return found

    def rival(self, pronoun: int, *, plural: bool) -> float:
        """The weight of the likeliest thing before the pronoun that is no entity of the page: "the report … its"."""
        tree, start = self.tree, self.tree.tokens[pronoun].start
        here = tree.sentence_index(start)
        best, at = 0.0, here if here is not None else -1
        while here is not None and at >= 0 and (back := self._told[here] - self._told[at]) <= 1:
            sentence = tree.reading.sentences[at]
            for i in range(sentence.first, min(sentence.last, pronoun)):
                if self._is_thing(i, plural):
                    token = tree.tokens[i]
                    thing = Mention(page="", start=token.start, end=token.end, head=i, form="nominal")
                    best = max(best, self.weight(thing, pronoun, back) - UNNAMED)
            at -= 1
        return best

    def _is_thing(self, i: int, plural: bool) -> bool:
        """Whether the token heads a phrase of the number wanted that names no entity and no time."""
        tree = self.tree
        if tree.pos(i) != "NOUN" or i in self._heads or tree.is_rel(i, "compound", "fixed") or tree.lemma(i) in TIMES:
            return False
        return (tree.lower(i) != tree.lemma(i)) == plural and ":unmarked" not in tree.rel(i)

    def weight(self, mention: Mention, pronoun: int, back: int) -> float:
        """How easily the pronoun comes back to the mention."""
        tree, head = self.tree, mention.head
        weight = 4.0 * 0.5**back
        if tree.is_rel(head, "nsubj"):
            weight += 1.6 * 0.6**back
            if _says(tree, head) and _says(tree, pronoun):
                weight += SPEAKING
        elif tree.is_rel(head, "obj", "iobj", "obl"):
            weight += 0.6 * 0.6**back
        elif tree.is_rel(head, "nmod", "compound") and tree.rel(head) != "nmod:poss":
            weight -= 0.6 * 0.6**back
        if mention.form == "pronoun":
            weight += 0.4
        if self.quoted(head) and not self.quoted(pronoun):
            weight -= QUOTED
        if back == 0 and tree.is_rel(pronoun, "obj") and tree.head(pronoun) == tree.head(head):
            weight -= 4.0  # "Doe met him": him is not Doe
        return weight


def _told_before(tree: Tree, mask: bytearray) -> list[int]:
    """Of each sentence, how many sentences up to it have words of the report, outside quotation marks."""
    spans = [(s.first, s.last) for s in tree.reading.sentences]
    own = (any(tree.pos(i) != "PUNCT" and not mask[tree.tokens[i].start] for i in range(*span)) for span in spans)
    return list(accumulate(int(told) for told in own))


def _says(tree: Tree, i: int) -> bool:
    """Whether the token is the subject of a verb of saying."""
    verb = tree.head(i)
    if verb is None or not tree.is_rel(i, "nsubj"):
        return False
    return saying.table().get((tree.lemma(verb), "verb"), ("none", 0))[1] >= 2


def _standing(draft: Draft, gender: str) -> float:
    """Names are easier to come back to than descriptions, and so is one whose gender is known to fit."""
    return (KNOWN_GENDER if gender and draft.gender == gender else 0.0) - (0.0 if draft.named else UNNAMED)
