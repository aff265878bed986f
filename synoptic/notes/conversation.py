"""Speakers in the order of the text: pronouns, "the statement", "the spokesman" mean somebody who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes.attributions import Draft
from synoptic.notes.speakers import People, Speaker, is_personal

_REACH = 6  # statements back


class Conversation:
    """Who spoke so far in one page."""

    def __init__(self, people: People, tree: Tree) -> None:
        self._people = people
        self._tree = tree
        self._said: list[tuple[Speaker, str, Span]] = []  # speaker, the words of the source, its place

    def speakers(self, drafts: Sequence[Draft]) -> list[Speaker]:
        """The speaker of each draft (innermost voice); an empty name where none can be told."""
        out = []
        for draft in drafts:
            source = draft.voices[0].source
            speaker = self._resolve(_whole(source)) if source else Speaker(None, "")
            out.append(speaker)
            if source and speaker.name:
                words = self._tree.text[source[0][0] : source[-1][1]]
                self._said.append((speaker, words.lower(), _whole(source)))
        return out

    def _resolve(self, source: Span) -> Speaker:
        earlier = next((s for s, _, place in self._said if place == source), None)
        if earlier is not None:
            return earlier
        speaker = self._people.of(source)
        if speaker.entity is not None and not speaker.issued:
            return speaker
        if speaker.pronoun:
            return self._pronoun(source) or speaker
        if speaker.issued:
            return self._issuer(speaker)
        return self._again(speaker)

    def _pronoun(self, source: Span) -> Speaker | None:
        """He and she: the last person who spoke or was named; it and they: the last body that spoke."""
        personal = is_personal(self._tree.text[source[0] : source[1]])
        for speaker, _, _ in reversed(self._said[-_REACH:]):
            if speaker.entity is None or (self._people.kind(speaker.entity) == "person") == personal:
                return speaker
        entity = self._people.last_before(source[0], personal)
        return Speaker(entity, self._people.name(entity)) if entity is not None else None

    def _issuer(self, speaker: Speaker) -> Speaker:
        """"the statement said": who made one before; "the ministry's statement" names its own."""
        if speaker.entity is not None:
            return Speaker(speaker.entity, self._people.name(speaker.entity))
        if " " in speaker.name:
            return speaker
        return self._said[-1][0] if self._said else speaker

    def _again(self, speaker: Speaker) -> Speaker:
        """"the spokesman", "the ministry": the last speaker whose own words held that noun."""
        if " " in speaker.name or not speaker.name.islower():
            return speaker
        for earlier, words, _ in reversed(self._said[-_REACH:]):
            if speaker.name in words.split() and earlier.name.lower() != speaker.name:
                return earlier
        return speaker


def _whole(source: Sequence[Span]) -> Span:
    return source[0]
