"""Noun phrases that name people by what they are: "an HNC spokesman", "the Syrian president", "police", "the agency".

A phrase is read from its words: the noun of the table at its end, what stands before it up to the nearest verb,
preposition or punctuation, and one "of / for / at" phrase after it. It hardly needs the tree, so a wrong parse cannot
lose a phrase.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.person_nouns import PersonNoun, noun_ending_at
from synoptic.notes.spot import Spot

REACH = 9  # words looked at before the noun
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
ARTICLES = frozenset({"a", "an", "another", "no", "every", "each", "some", "any"})
INDEFINITE = ARTICLES | {"one", "several", "many", "few", "other"}
OUT_OF_OFFICE = frozenset(
    {"former", "ex", "late", "then", "ousted", "deposed", "outgoing", "erstwhile", "onetime", "retired"}
)
BODY_PARTS = frozenset({"head", "chest", "back"})
AROUND = frozenset({"least", "most", "than", "more", "nearly", "about", "almost", "some", "over", "first", "last"})
COMING = frozenset({"elect", "designate", "incoming", "would-be", "future", "prospective"})
POSSESSIVE = frozenset({"'s", "'"})
JOINTS = frozenset({"-", "–"})
AFTER = frozenset({"of", "for", "at", "to"})  # "of Syria", "for the HNC", "to the UN": whose the title is


class Phrase(NamedTuple):
    """Tokens [first, last) of a noun phrase with its noun at [noun_first, head]. `state` is an iso3 code, `of` the name
    the noun belongs to (token range), `owner` a possessive pronoun's token, `before` the words before the noun."""

    first: int
    last: int
    head: int
    noun: PersonNoun
    noun_first: int
    plural: bool
    determiner: str
    state: str | None
    of: tuple[int, int] | None
    owner: int | None
    before: tuple[str, ...]


class Names:
    """Where the names of a page stand, token by token."""

    def __init__(self, spots: list[Spot]) -> None:
        self.spots = spots
        self._at: Mapping[int, Spot] = {i: s for s in spots for i in range(s.first, s.last)}

    def at(self, i: int) -> Spot | None:
        """The name that the token is part of."""
        return self._at.get(i)


def left_edge(tree: Tree, names: Names, first: int, floor: int) -> int:
    """The first token of the phrase whose noun begins at `first`."""
    at = first
    while at > floor and first - at < REACH:
        step = _step(tree, names, at)
        if step is None:
            break
        at = step
        if tree.lower(at) in OWNERS | DEFINITE | ARTICLES and not names.at(at):
            break
    while at < first and (tree.lower(at) in POSSESSIVE or tree.pos(at) == "PUNCT"):
        at += 1
    return at


def _step(tree: Tree, names: Names, at: int) -> int | None:
    """One word or name further left if it belongs to the phrase."""
    before = at - 1
    spot, word, pos = names.at(before), tree.lower(before), tree.pos(before)
    if tree.pos(at) == "NUM" and not spot and word not in OWNERS | DEFINITE | INDEFINITE | AROUND:
        return None
    if spot:
        owned = tree.lower(at) in POSSESSIVE
        return None if spot.kind == "person" and not owned else spot.first
    if word in POSSESSIVE or (word in OWNERS | DEFINITE | INDEFINITE and pos not in ("SCONJ", "PRON", "CCONJ", "ADP")):
        return before
    if word in OWNERS and pos == "PRON":
        return before
    if word in JOINTS:
        return before if tree.tokens[before].end == tree.tokens[at].start else None
    if pos in ("ADJ", "NOUN", "PROPN", "NUM") or lexicon.fold(word) in lexicon.demonyms():
        return before
    if pos == "VERB" and word.endswith("ed") and before > 0 and tree.lower(before - 1) in JOINTS:  # "U.S.-backed"
        return before
    return None


def state_in(tree: Tree, names: Names, first: int, last: int) -> str | None:
    """The state that the words [first, last) name: "Syrian", "U.S.", "Syria's"; the last one counts."""
    for i in range(last - 1, first - 1, -1):
        if i + 1 < last and tree.lower(i + 1) in JOINTS:  # "Saudi-backed"
            continue
        spot = names.at(i)
        if spot and spot.key and spot.key.startswith("iso:") and "/" not in spot.key:
            return spot.key[4:]
        word = tree.word(i)
        if word[:1].isupper() and (
            iso3 := _demonym(f"{tree.word(i - 1)} {word}" if i > first else "") or _demonym(word)
        ):
            return iso3
    return None


def _demonym(word: str) -> str | None:
    return lexicon.demonyms().get(lexicon.fold(word)) if len(word) > 2 or word.isupper() else None


def _owner_name(names: Names, first: int, noun_first: int) -> tuple[int, int] | None:
    """The name before the noun that it belongs to: "HNC spokesman", "the Kremlin's press service"; not a demonym."""
    for i in range(noun_first - 1, first - 1, -1):
        spot = names.at(i)
        if spot and spot.kind != "person":
            return spot.first, spot.last
    return None


def _after(tree: Tree, names: Names, head: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """The end of the phrase with its "of Syria", "for the HNC", and the name there."""
    at = head + 1
    if at >= end or tree.lower(at) not in AFTER:
        return head + 1, None
    start = at = at + 1
    while at < end and at - start < 4 and not names.at(at) and tree.pos(at) in ("DET", "ADJ", "NOUN", "PROPN"):
        at += 1
    spot = names.at(at) if at < end else None
    if not spot or spot.kind == "person" or spot.first != at:
        return head + 1, None
    last = spot.last
    if last < end and tree.lower(last) in POSSESSIVE:  # "for China's Foreign Ministry"
        last += 1
        while last < end and (tree.pos(last) in ("ADJ", "NOUN", "PROPN") or names.at(last)):
            last += 1
    return (last, (spot.first, last)) if last > spot.last + 1 else (spot.last, (spot.first, spot.last))


def _goes_on(tree: Tree, names: Names, head: int, words: list[str], end: int) -> bool:
    """Whether the noun is only the front of a longer one: "police chief", "party congress"."""
    following = head + 1
    if following >= end or names.at(following) or tree.pos(following) not in ("NOUN", "PROPN"):
        return False
    if tree.lower(following) in POSSESSIVE:
        return False
    return (
        noun_ending_at([*words, tree.lower(following)]) is not None
        or tree.head(head) == following
        or (tree.rel(head) == "compound" and (tree.head(head) or 0) > head)
    )


def phrase_at(tree: Tree, names: Names, head: int) -> Phrase | None:
    """The phrase whose noun ends at token `head`, None if there is none or the noun goes on ("police chief")."""
    if names.at(head) or tree.pos(head) not in ("NOUN", "PROPN", "ADJ"):
        return None
    sentence = tree.sentence_of_token(head)
    words = [tree.lower(i) for i in range(max(sentence.first, head - 3), head + 1)]
    found = noun_ending_at(words)
    if not found or (tree.pos(head) == "ADJ" and found[1] == 1) or _goes_on(tree, names, head, words, sentence.last):
        return None
    noun, size = found
    noun_first = head - size + 1
    first = left_edge(tree, names, noun_first, sentence.first)
    if noun.noun in BODY_PARTS and (tree.lower(first) in OWNERS or names.at(first)):  # "his head"
        return None
    last, of = _after(tree, names, head, sentence.last)
    before = tuple(tree.lower(i) for i in range(first, noun_first))
    always_many = noun.noun in ("police", "people", "personnel", "staff", "security force")
    return Phrase(
        first, last, head, noun, noun_first,
        plural=always_many or words[-1] != noun.noun.split()[-1],
        determiner=before[0] if before and before[0] in DEFINITE | OWNERS | INDEFINITE else "",
        state=state_in(tree, names, first, noun_first) or (state_in(tree, names, *of) if of else None),
        of=of or _owner_name(names, first, noun_first),
        owner=first if before and before[0] in OWNERS else None,
        before=before,
    )  # fmt: skip


def phrases(tree: Tree, names: Names) -> list[Phrase]:
    """All such phrases of a page in the order of the text."""
    found = (phrase_at(tree, names, i) for i in range(len(tree.tokens)))
    return [p for p in found if p is not None]


def standing(phrase: Phrase) -> str:
    """ "former", "elect" or "" (in office)."""
    if OUT_OF_OFFICE & set(phrase.before):
        return "former"
    return "elect" if COMING & set(phrase.before) else ""
