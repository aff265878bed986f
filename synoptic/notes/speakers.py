"""From the words of a source to who speaks: an entity of the page, and a name that stands on its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Entity, Span
from synoptic.notes.wordlists import words

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
_OTHERS = frozenset({"it", "they", "them", "its", "their", "which", "who", "whom", "that"})
_FIRST = frozenset({"i", "we", "me", "us", "you", "my", "our", "your"})
_LEAD = re.compile(
    r"^(?:(?:who|which|that|the|a|an|this|these|those|its|their|his|her|our|both|and|but|as|by|from|to|one|another|"
    r"mr|mrs|ms|dr)\.?\s+)+",
    re.I,
)
_TRAIL = re.compile(
    r"(?:\s+(?:and|or|but|of|for|in|at|also|then|now|today|later|earlier|yesterday|tonight|[A-Z][a-z]+day))+$"
)
_POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
# texts that others issue: "the statement said" speaks for who issued it
_ISSUED = words("issued")


class Speaker(msgspec.Struct, frozen=True):
    """`entity` of the page or None; `name` as written, made full where the page tells; `issued` = the words name a text
    whose issuer speaks."""

    entity: str | None
    name: str
    pronoun: bool = False
    issued: bool = False


class Spot(NamedTuple):
    """A mention of an entity of the page, in the order of the text."""

    start: int
    end: int
    head: int
    form: str
    entity: str


class People:
    """The entities of one page, asked by place and by kind."""

    def __init__(self, entities: Sequence[Entity], tree: Tree) -> None:
        self._tree = tree
        self._by_id = {e.id: e for e in entities}
        spots = [Spot(m.start, m.end, m.head, m.form, e.id) for e in entities for m in e.mentions]
        self._spots = sorted(spots, key=lambda x: (x.start, -x.end))
        self._starts = [s.start for s in self._spots]
        self._named = {s.entity for s in spots if s.form == "name"}

    def name(self, entity: str) -> str:
        """The entity's fullest name in the page."""
        return self._by_id[entity].name

    def is_person(self, entity: str) -> bool:
        """Whether the entity is a person."""
        return self._by_id[entity].kind == "person"

    def is_named(self, entity: str) -> bool:
        """Whether the page names the entity; else it only describes it ("a resident")."""
        return entity in self._named

    def within(self, start: int, end: int) -> list[Spot]:
        """The mentions that lie in [start, end)."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [s for s in self._spots[low:high] if s.end <= end + 2]

    def mentioned(self, entity: str, start: int, end: int) -> bool:
        """Whether the entity is mentioned in [start, end)."""
        return any(s.entity == entity for s in self.within(start, end))

    def of(self, source: Span) -> Speaker:
        """Who a source span names. A person's name that stands in it as such, or beside its title, comes first; then
        the mention that its head word belongs to."""
        tree = self._tree
        head = tree.head_of_span(*source)
        inside = self.within(*source)
        written = phrase(tree, source)
        pronoun = is_pronoun(tree.text[source[0] : source[1]])
        text_noun = head is not None and tree.lemma(head).lower() in _ISSUED
        chosen = self._standing(inside, source) or self._headed(inside, head)
        if text_noun and (chosen is None or chosen.form == "nominal"):
            return self._issuer(inside, source, head, written)
        if chosen is None:
            return Speaker(None, written, pronoun)
        name = self.name(chosen.entity)
        if not self.is_named(chosen.entity):
            return Speaker(chosen.entity, name if pronoun else written, pronoun)
        surname = name.split()[-1].lower() if name else ""
        keep = surname in written.lower() and len(written) > len(name) and not pronoun and "," not in written
        if chosen.form == "nominal" and not self.is_person(chosen.entity):
            keep = not written.islower()  # "South Korean authorities" of a state tells more than its name
        return Speaker(chosen.entity, written if keep else name, pronoun)

    def _standing(self, inside: Sequence[Spot], source: Span) -> Spot | None:
        """A person's name that the source is or that stands in it in apposition ("a resident, Ada Roy", "Minister Roy,
        who …"), not one that its noun hangs on ("a spokesman for Roy", "Roy's brother")."""
        tree = self._tree
        for spot in inside:
            if spot.form != "name" or not self.is_person(spot.entity):
                continue
            following = tree.text[spot.end : spot.end + 2]
            before = [i for i in tree.tokens_in(source[0], source[1]) if tree.tokens[i].end <= spot.start]
            run = []
            for i in reversed(before):
                if not tree.word(i)[-1].isalnum() and tree.word(i) not in ("-", "'s", "’s", "."):
                    break
                run.append(i)
            hangs = any(tree.pos(i) in ("ADP", "VERB", "AUX", "SCONJ") for i in run)
            possessed = following[:1] in "'’" and following[1:2] in ("s", " ")
            titles = any(tree.pos(i) in ("NOUN", "PROPN", "ADJ") for i in tree.tokens_in(spot.end, spot.end + 2))
            titles = titles and spot.end + 1 < source[1]  # "Roy spokeswoman Ada Mora": Roy gives her title
            if not hangs and not possessed and not titles:
                return spot
        return None

    def _headed(self, inside: Sequence[Spot], head: int | None) -> Spot | None:
        """The mention of the source's head word, the longest that covers it."""
        if head is None:
            return None
        token = self._tree.tokens[head]
        found = next((s for s in inside if s.head == head), None)
        found = found or next((s for s in inside if s.start <= token.start and token.end <= s.end), None)
        return found or next((s for s in self._covering(token.start, token.end) if s.form != "nominal"), None)

    def _covering(self, start: int, end: int) -> list[Spot]:
        low = bisect_left(self._starts, start - 120)
        high = bisect_left(self._starts, start + 1)
        return [s for s in self._spots[low:high] if s.start <= start and end <= s.end]

    def _issuer(self, inside: Sequence[Spot], source: Span, head: int | None, written: str) -> Speaker:
        """Of a text ("the president's announcement", "a statement issued by the Board"): whose it is."""
        at = self._tree.tokens[head].start if head is not None else source[0]
        owner = next((s for s in inside if s.end <= at and not self._is_place(s)), None)
        owner = owner or next((s for s in inside if s.start > at and not self._is_place(s)), None)
        if owner is None:
            return Speaker(None, written, False, True)
        described = phrase(self._tree, (owner.start, owner.end))
        return Speaker(owner.entity, self.name(owner.entity) if self.is_named(owner.entity) else described)

    def _is_place(self, spot: Spot) -> bool:
        return self._by_id[spot.entity].kind in ("place", "other")

    def last_person(self, start: int, end: int, skip: bytearray) -> str | None:
        """The person named last in [start, end), where `skip` (a byte a character of the text) is 0."""
        best = None
        for spot in self.within(start, end):
            if spot.form == "name" and self.is_person(spot.entity) and not skip[spot.start]:
                best = spot.entity
        return best


_APPOSED = re.compile(
    r",\s(?=(?:who|whom|which|whose|a|an|the|his|her|its|their|in|at|on|from|of|speaking|citing|also|then|now|aged|\d+)\b)"
    r"|\s[–—]\s|\s\(|\s(?:who|whom|which|whose)\b"
)


def phrase(tree: Tree, source: Span) -> str:
    """The source in words: without article, relative clause and apposition: "HNC spokesman", "Ada Roy"."""
    start, end = source
    text = re.sub(r"\s+", " ", tree.text[start:end]).strip(' ,;:–—-"“”')
    text = _APPOSED.split(text)[0].strip(" ,")
    plain = _TRAIL.sub("", _LEAD.sub("", text).strip())
    return _POSSESSIVE.sub("", plain) or text


def is_pronoun(said: str) -> bool:
    """Whether the words are one personal pronoun of the third person."""
    return _plain(said) in _PERSONAL | _OTHERS


def is_anaphoric_text(said: str) -> bool:
    """Whether the words mean a text that was named before: "the statement"."""
    article, _, noun = _plain(said).partition(" ")
    return article in ("the", "that", "this") and noun in _ISSUED


def is_personal(said: str) -> bool:
    """Whether the pronoun stands for one person ("he", "she")."""
    return _plain(said) in _PERSONAL


def is_first_person(said: str) -> bool:
    """Whether the words speak of the writer or the reader ("we, the editors", "you")."""
    first = re.split(r"\W", said.strip())[0]
    return first.lower() in _FIRST and (first == "I" or not first.isupper())


def _plain(said: str) -> str:
    return said.strip().lower()
