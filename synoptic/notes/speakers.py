"""From the words of a source to who speaks: an entity of the page, and a name that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Entity, Span
from synoptic.notes.sourcing import kind_of

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
_OTHERS = frozenset({"it", "they", "them", "its", "their", "which", "who", "whom", "that"})
_FIRST = frozenset({"i", "we", "me", "us", "you", "my", "our", "your"})
_LEAD = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|both|and|but|as|by|from|to|one|another|mr|mrs|ms|dr)\.?\s+)+", re.I
)
_POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
# texts that others issue: "the statement said" speaks for who issued it
_ISSUED = frozenset(
    {"statement", "communique", "communiqué", "announcement", "declaration", "release", "readout", "transcript", "tweet", "post",
     "message", "letter", "note", "text", "speech", "remarks", "memo"}
)  # fmt: skip


class Speaker(msgspec.Struct, frozen=True):
    """`entity` of the page or None; `name` as written, made full where the page tells; `issued` = the words name a text
    whose issuer speaks."""

    entity: str | None
    name: str
    pronoun: bool = False
    issued: bool = False


class People:
    """The entities of one page, asked by place and by kind."""

    def __init__(self, entities: Sequence[Entity], tree: Tree) -> None:
        self._tree = tree
        self._by_id = {e.id: e for e in entities}
        self._mentions = sorted(
            ((m.start, m.end, m.head, m.form, e.id) for e in entities for m in e.mentions), key=lambda x: (x[0], -x[1])
        )

    def name(self, entity: str) -> str:
        return self._by_id[entity].name

    def kind(self, entity: str) -> str:
        return self._by_id[entity].kind

    def of(self, source: Span) -> Speaker:
        """Who a source span names. Of several mentions in it, the one that its head word belongs to."""
        tree = self._tree
        words = tree.text[source[0] : source[1]]
        head = tree.head_of_span(*source)
        inside = [m for m in self._mentions if source[0] <= m[0] and m[1] <= source[1] + 2]
        chosen = next((m for m in inside if head is not None and m[2] == head), None)
        if chosen is None and head is not None:
            token = tree.tokens[head]
            chosen = next((m for m in inside if m[0] <= token.start and token.end <= m[1]), None)
        chosen = chosen or self._titled(inside, head) or self._around(source, head)
        pronoun = _plain(words) in _PERSONAL | _OTHERS
        if chosen is None:
            return Speaker(None, phrase(tree, source), pronoun, head is not None and tree.lemma(head).lower() in _ISSUED)
        name = self.name(chosen[4])
        written = phrase(tree, source)
        full = name if chosen[3] != "nominal" and (pronoun or len(written) <= len(name)) else written
        issued = head is not None and tree.lemma(head).lower() in _ISSUED and chosen[2] != head
        return Speaker(chosen[4], full if not pronoun else name, pronoun, issued)

    def _titled(self, inside: list[tuple[int, int, int, str, str]], head: int | None) -> tuple[int, int, int, str, str] | None:
        """"Kremlin spokesman Dmitry Peskov", "Anna Roy, a spokeswoman for …": the person that stands beside the title."""
        tree = self._tree
        for mention in inside:
            if mention[3] != "name" or self.kind(mention[4]) != "person" or head is None:
                continue
            at = mention[2]
            if tree.is_rel(at, "appos", "flat") and tree.head(at) == head:
                return mention
            if tree.is_rel(head, "appos", "compound", "flat", "nmod") and tree.head(head) == at:
                return mention
            if tree.is_rel(at, "compound") and tree.head(at) == head and kind_of(tree, head) is None:
                return mention
        return None

    def _around(self, source: Span, head: int | None) -> tuple[int, int, int, str, str] | None:
        """A mention that is longer than the source as the tagger cut it."""
        if head is None:
            return None
        token = self._tree.tokens[head]
        return next((m for m in self._mentions if m[0] <= token.start and token.end <= m[1] and m[3] != "nominal"), None)

    def last_before(self, offset: int, person: bool) -> str | None:
        """The entity named last before the offset, a person or not."""
        best = None
        for start, _, _, form, entity in self._mentions:
            if start >= offset:
                break
            if form == "name" and (self.kind(entity) == "person") == person:
                best = entity
        return best


def phrase(tree: Tree, source: Span) -> str:
    """The source in words: without article, relative clause and apposition: "HNC spokesman", "Ada Roy"."""
    start, end = source
    text = re.sub(r"\s+", " ", tree.text[start:end]).strip(" ,;:–—-\"“”")
    text = re.split(r",\s|\s[–—]\s|\s\(|\b(?:who|whom|which|whose)\b", text)[0].strip(" ,")
    plain = _LEAD.sub("", text).strip()
    return _POSSESSIVE.sub("", plain) or text


def is_pronoun(words: str) -> bool:
    """Whether the words are one personal pronoun of the third person."""
    return _plain(words) in _PERSONAL | _OTHERS


def is_personal(words: str) -> bool:
    """Whether the pronoun stands for one person ("he", "she")."""
    return _plain(words) in _PERSONAL


def is_first_person(words: str) -> bool:
    """Whether the words speak of the writer or the reader ("we, the editors", "you")."""
    return re.split(r"\W", _plain(words))[0] in _FIRST


def _plain(words: str) -> str:
    return words.strip().lower()
