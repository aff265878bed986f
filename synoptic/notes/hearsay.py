"""Through whom a statement came: the chain of a draft's voices, what it was told to, and what it stands inside.

`via` lists names, the outermost (nearest to the reader) first. It holds
- who reports another's words: "Mora said, TNA reported", "TNA quoted Mora as saying", "TNA reported, citing Mora";
- whose text they were taken from: "Mora said, according to a ministry transcript";
- the outlet they were said to: "Mora told Radio Norte", unless that outlet is the page's own;
- an outlet's reporter as witness: "a reporter for TNA said";
- for a statement inside another's content: the outer speaker, after the outer's own chain.
A page's credit ("Reporting by TNA") supplies the whole page and stands with the page, not in each statement's chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import outlets, told
from synoptic.notes.attributions import Draft, Voice, overlap
from synoptic.notes.sourcing import kind_of
from synoptic.notes.speakers import People, is_anaphoric_text, is_pronoun, phrase
from synoptic.notes.wordlists import words

_INTERVIEW_REACH = 3  # paragraphs, the statement's own included
_INTERVIEW_FAR = 9_000  # characters: no three paragraphs of an article are longer, a page without line ends is
_BOTH = re.compile(r"((?:the|a|an) [^,;]+?) and ((?:the|a|an) [^,;]+)")
_TEXTS = words("text of an office")


class Chains:
    """The chains of one page's drafts, asked in the order of the text: what is said in one breath to one outlet is said
    to it throughout (the same speaker, further on in the paragraph; or a pronoun, or "the statement", in the next)."""

    def __init__(self, people: People, tree: Tree, own_outlet: str | None) -> None:
        self._people, self._tree, self._own = people, tree, own_outlet
        self._last: tuple[str, str, int] | None = None  # speaker, outlet told, end of that statement

    def of(
        self, draft: Draft, inside: Sequence[tuple[Draft, str]], speaker: str, entity: str | None = None
    ) -> tuple[str, ...]:
        """The chain of a draft; `inside` = the drafts whose content it stands in, with their speakers, outermost
        first."""
        people, tree = self._people, self._tree
        names: list[str] = []
        for outer, outer_speaker in inside:
            for voice in reversed(outer.voices[1:]):
                names += _names(voice, people, tree)
            members = _names(outer.voices[0], people, tree)
            names += members if len(members) > 1 else [outlet_or(outer_speaker)]
        for voice in reversed(draft.voices[1:]):
            names += _names(voice, people, tree)
        first = draft.voices[0]
        if first.through is not None:
            names += _members(first.through, people, tree)
        heard = self._told(draft, speaker, entity)
        if heard is not None and not outlets.same(heard, self._own):
            names.append(heard)
        out: list[str] = []
        for name in names:
            if name and not any(outlets.same(name, other) for other in (*out, speaker)):
                out.append(name)
        return tuple(out)

    def _told(self, draft: Draft, speaker: str, entity: str | None) -> str | None:
        witness = told.reporter_of(draft.voices[0], self._tree)
        heard = witness[0] if witness else told.told_to(draft, self._tree)
        if heard is None and self._last is not None and self._last[0] == speaker and self._goes_on(draft):
            heard = self._last[1]
        if heard is None and entity is not None:
            heard = self._interviewed(draft, entity)
        self._last = (speaker, heard, draft.end) if heard is not None else None
        return heard

    def _interviewed(self, draft: Draft, entity: str) -> str | None:
        """The outlet of an interview with the speaker that the paragraph, or one of the two before it, tells of."""
        text = self._tree.text
        low = draft.start
        for _ in range(_INTERVIEW_REACH):
            low = _paragraph_before(text, low)
        low = max(low, draft.start - _INTERVIEW_FAR)
        for match in told.INTERVIEW.finditer(text, low, draft.start):
            sentence = self._tree.sentence_of(match.start())
            if sentence is not None and self._people.mentioned(entity, sentence.start, match.start()):
                return told.outlet_at(text[match.end() : min(sentence.end, match.end() + 90)])
        return None

    def _goes_on(self, draft: Draft) -> bool:
        if self._last is None:
            return False
        breaks = self._tree.text[self._last[2] : draft.start].strip(" ").count("\n")
        if not breaks:
            return True
        sources = draft.voices[0].source
        between = self._tree.text[self._last[2] : draft.start]
        if not sources or any(c.isalnum() for c in between):
            return False
        words = self._tree.text[sources[0][0] : sources[0][1]]
        return is_pronoun(words) or is_anaphoric_text(words)


def outlet_or(name: str) -> str:
    """The outlet's name in a description of it ("the newspaper Norte Daily"), else the name as it is."""
    return (told.outlet_in(name) if outlets.is_outlet(name) else None) or name


def _paragraph_before(text: str, at: int) -> int:
    """Where the paragraph begins that ends before `at`, blank lines skipped."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text.rfind("\n", 0, at) + 1


def _names(voice: Voice, people: People, tree: Tree) -> list[str]:
    return [name for span in voice.source for name in _members(span, people, tree)]


def _members(source: Span, people: People, tree: Tree) -> list[str]:
    """The names in a source: "the Board and the Union" are two; a text or an office speaks for its owner."""
    head = tree.head_of_span(*source)
    if head is None:
        return [phrase(tree, source)]
    members = [m for m in tree.conjuncts(head) if source[0] <= tree.tokens[m].start < source[1]]
    spans = [tree.phrase_span(m) for m in members]
    if len(spans) < 2 or any(overlap(a, b) for a, b in pairwise(spans)):
        spans = _two(tree.text, source)
    out = []
    for span in spans:
        cut = (max(span[0], source[0]), min(span[1], source[1]))
        out.append(owner(cut, people, tree) if cut[0] < cut[1] else "")
    return [name for name in out if name]


def _two(text: str, source: Span) -> list[Span]:
    """ "the chancellery and the foreign ministry": two by their articles, whatever the tree says; else the one."""
    found = _BOTH.fullmatch(text, *source)
    return [found.span(1), found.span(2)] if found else [source]


def _issuer(text: int, tree: Tree) -> int | None:
    """Who issued or got a text: "a transcript released by the Board", "a letter obtained by TNA"."""
    verbs = [c for c in tree.children(text, "acl") if tree.pos(c) == "VERB"]
    return next((a for verb in verbs for a in tree.children(verb, "obl:agent")), None)


def owner(source: Span, people: People, tree: Tree) -> str:
    """ "a Kremlin transcript" → "Kremlin": of a text, who issued it; of an outlet, its name alone; else the phrase."""
    head = tree.head_of_span(*source)
    if head is not None and tree.lemma(head).lower() in _TEXTS:
        owners = [
            c for c in tree.children(head, "compound", "nmod", "amod") if source[0] <= tree.tokens[c].start < source[1]
        ]
        named = [c for c in owners if tree.pos(c) == "PROPN"]
        issuer = None if named else _issuer(head, tree)
        if issuer is not None:
            return people.of(tree.phrase_span(issuer)).name
        if named:
            first = tree.name_span(named[0])
            return people.of((max(first[0], source[0]), min(first[1], source[1]))).name
    if head is not None and kind_of(tree, head) == "person":
        return people.of(source).name
    return told.outlet_in(tree.text[source[0] : source[1]]) or people.of(source).name
