"""Speakers in the order of the text: pronouns, "the statement", "the spokesman" mean somebody who spoke before.

The entities of a page resolve pronouns by what was mentioned; who *speaks* follows narrower rules. Nobody is introduced
as speaker by his own words, and in a run of quotations "he said" is the one who spoke last, unless another was named.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import outlets
from synoptic.notes.attributions import Draft
from synoptic.notes.speakers import People, Speaker, is_personal

_REACH = 6  # statements back
_NEAR = 2  # line ends back: the paragraph before, with an empty line between
_FAR = 600  # characters back in which a person may be named for a pronoun


class Conversation:
    """Who spoke so far in one page."""

    def __init__(self, people: People, tree: Tree) -> None:
        self._people = people
        self._tree = tree
        self._said: list[tuple[Speaker, Draft]] = []
        self._known: dict[Span, Speaker] = {}  # by the place of the source: one source may have several statements
        self._spoken = bytearray(len(tree.text))  # 1 where the contents stand: who is named there does not speak

    def speakers(self, drafts: Sequence[Draft]) -> list[Speaker]:
        """The speaker of each draft (innermost voice); an empty name where none can be told. `drafts` by place."""
        for start, end in (span for d in drafts for span in d.content):
            self._spoken[start:end] = b"\x01" * (end - start)
        out = []
        for draft in drafts:
            source = draft.voices[0].source
            speaker = self._resolve(draft, source[0]) if source else Speaker(None, "")
            out.append(speaker)
            if source:
                self._known[source[0]] = speaker
            if source and speaker.name:
                self._said.append((speaker, draft))
        return out

    def _resolve(self, draft: Draft, source: Span) -> Speaker:
        if source in self._known:
            return self._known[source]
        source = self._referent(source)
        speaker = self._people.of(source)
        if speaker.pronoun:
            return self._pronoun(draft, source, speaker)
        if speaker.issued:
            return self._issuer(speaker)
        if speaker.entity is not None and self._people.is_named(speaker.entity):
            return speaker
        return self._again(speaker)

    def _referent(self, source: Span) -> Span:
        """Of a relative pronoun ("the mayor, who said …") what it stands for; any other source itself."""
        words = self._tree.tokens_in(*source)
        meant = self._tree.antecedent(words[0]) if len(words) == 1 else None
        return self._tree.phrase_span(meant) if meant is not None else source

    def _pronoun(self, draft: Draft, source: Span, speaker: Speaker) -> Speaker:
        personal = is_personal(self._tree.text[source[0] : source[1]])
        last = self._last(personal)
        if last is not None and not self._named_since(last[1], source):
            return last[0]
        entity = speaker.entity
        named = entity is not None and self._people.is_named(entity) and not self._own_words(draft, source, entity)
        if entity is not None and named and (not personal or self._people.is_person(entity)):
            return speaker
        if personal:
            person = self._people.last_person(max(0, source[0] - _FAR), source[0], self._spoken)
            if person is not None:
                return Speaker(person, self._people.name(person))
        return last[0] if last is not None else speaker

    def _last(self, person: bool) -> tuple[Speaker, Draft] | None:
        for speaker, draft in reversed(self._said[-_REACH:]):
            if speaker.entity is None or self._people.is_person(speaker.entity) == person:
                return speaker, draft
        return None

    def _named_since(self, last: Draft, source: Span) -> bool:
        """ "the statement said": who made one before; "the report said": the outlet that spoke before."""
        between = self._tree.text[last.end : source[0]]
        if between.strip(" ").count("\n") > _NEAR:
            return True
        own = self._people.of(last.voices[0].source[0]).entity if last.voices[0].source else None
        for spot in self._people.within(last.end, source[0]):
            other = spot.form == "name" and self._people.is_person(spot.entity) and spot.entity != own
            if other and not self._spoken[spot.start]:
                return True
        return False

    def _own_words(self, draft: Draft, source: Span, entity: str) -> bool:
        """Whether the entity was last mentioned in the very words that the pronoun is said to speak."""
        near = self._people.within(max(0, source[0] - _FAR), source[0])
        spots = [s for s in near if s.entity == entity]
        return bool(spots) and any(a <= spots[-1].start < b for a, b in draft.content)

    def _issuer(self, speaker: Speaker) -> Speaker:
        """ "the statement said": who made one before; "the report said": the outlet or report that spoke before."""
        if " " in speaker.name or not self._said:
            return speaker
        last = self._said[-1][0]
        if speaker.name in ("report", "article") and not outlets.is_outlet(last.name):
            return speaker
        return last

    def _again(self, speaker: Speaker) -> Speaker:
        """ "the spokesman", "the ministry": the last speaker whose own words held that noun."""
        if " " in speaker.name or not speaker.name.islower():
            return speaker
        for earlier, draft in reversed(self._said[-_REACH:]):
            start, end = draft.voices[0].source[0]
            words = self._tree.text[start:end].lower().split()
            if speaker.name in words and earlier.name.lower() != speaker.name:
                return earlier
        return speaker
