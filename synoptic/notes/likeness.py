"""Whether a description may come back to somebody described before: its words tell nobody else apart.

"The group" may be "the rebel group" told before, but "the northern group" is not "the southern group", and "the group
that left" is told apart by what it did (word inclusion and compatible modifiers, Raghunathan et al. 2010).
"""

from __future__ import annotations

import re

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.drafts import Draft
from synoptic.notes.person_phrases import DEFINITE, INDEFINITE, OWNERS, Phrase

SAME = DEFINITE | OWNERS | INDEFINITE | frozenset({"'s", "'", "-", "–", "same", "said", "two", "three", "both", "all"})


def told_apart_by(phrase: Phrase) -> set[str]:
    """The words before the noun that tell which one is meant, folded."""
    return {lexicon.fold(w) for w in phrase.before} - SAME


def words_of(draft: Draft) -> set[str]:
    """All words that an unnamed draft has been called by, folded."""
    return {w for text in (draft.noun, *draft.descriptions) for w in re.findall(r"[\w'’]+", lexicon.fold(text))}


def narrowed(tree: Tree, phrase: Phrase) -> bool:
    """Whether what follows without a comma tells which one is meant: "the men who fled", "the group based there"."""
    return any(tree.subtree(clause)[0] == phrase.last for clause in tree.children(phrase.head, "acl"))


def may_be(tree: Tree, phrase: Phrase, draft: Draft) -> bool:
    """Whether the phrase may come back to the unnamed draft."""
    return not narrowed(tree, phrase) and told_apart_by(phrase) <= words_of(draft)
