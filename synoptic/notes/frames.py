"""Frames of saying: "Mora said", "according to the ministry", "citing officials", "TNA quoted her as saying".

The tagger finds what is said; frames tell who says it through whom where one sentence holds several: PARC and PolNeAR
give each word to one attribution at most, so the second frame of a sentence is never theirs. A frame's source is read
off the words beside it (`phrases`); the tree is asked where they do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Sentence, Span
from synoptic.notes import phrases, saying
from synoptic.notes.sourcing import names_a_source
from synoptic.notes.wordlists import words

Form = Literal["verb", "according", "citing", "quoting"]
_LEAST = 3  # words of a complement
_UNSAID = words("unsaid")
_BARE = frozenset({"assert", "write", "ask", "threat"})  # kinds whose content may stand before the frame
_ADDRESSING = words("addressing")
_MARKS = ("“", '"', "‘", "'")


class Frame(msgspec.Struct, frozen=True):
    """One frame. `span` = the frame with its modifiers ("Mora told reporters on Monday"); `complement` = its clause of
    content, if it governs one by itself; `through` = who quotes, in "quoting" frames ("TNA quoted her as saying")."""

    form: Form
    token: int
    cue: Span
    source: Span
    span: Span
    complement: Span | None = None
    through: Span | None = None

    @property
    def bare(self) -> bool:
        """Whether it governs no clause: its content stands before or after it."""
        return self.complement is None


def find(tree: Tree, sentence: Sentence) -> list[Frame]:
    """All frames of a sentence in the order of their cues."""
    found: list[Frame] = []
    for i in range(sentence.first, sentence.last):
        word = tree.lower(i)
        if word == "according":
            frame = _according(tree, i, sentence)
        elif word in ("citing", "quoting"):
            frame = _citing(tree, i, i, sentence)
        elif word == "reference" and _is_reference(tree, i, sentence):
            frame = _citing(tree, i - 1, i + 1, sentence)
        elif tree.lemma(i) in ("quote", "cite") and word in ("quoted", "cited", "quotes", "cites"):
            frame = _quoting(tree, i, sentence)
        elif saying.is_saying(tree, i):
            frame = _verb(tree, i, sentence)
        else:
            frame = None
        if frame is not None:
            found.append(frame)
    return found


def _according(tree: Tree, i: int, sentence: Sentence) -> Frame | None:
    if i + 2 >= sentence.last or tree.lower(i + 1) != "to":
        return None
    source = phrases.after(tree, i + 1, sentence)
    cue = (tree.tokens[i].start, tree.tokens[i + 1].end)
    return Frame("according", i, cue, source, (cue[0], source[1])) if source else None


def _is_reference(tree: Tree, i: int, sentence: Sentence) -> bool:
    """ "with reference to the police": how agencies of the East cite, in translation."""
    if not sentence.first < i < sentence.last - 2:
        return False
    return tree.lower(i - 1) == "with" and tree.lower(i + 1) == "to"


def _citing(tree: Tree, first: int, last: int, sentence: Sentence) -> Frame | None:
    """ "citing officials" names the true source; citing a thing ("citing heavy snow") names none. The cue is of the
    tokens from `first` to `last`."""
    cue = (tree.tokens[first].start, tree.tokens[last].end)
    source = phrases.after(tree, last, sentence)
    if source is None or not _can_speak(tree, source) or _cites_a_thing(tree, last, source, sentence):
        return None
    return Frame("citing", first, cue, source, (cue[0], source[1]))


def _cites_a_thing(tree: Tree, i: int, source: Span, sentence: Sentence) -> bool:
    """ "citing her “long experience”", "citing another reason the state …": a thing, whoever is named behind it."""
    if tree.pos(i + 1) == "PRON" and tree.text[source[1] : source[1] + 2].strip()[:1] in _MARKS:
        return True
    nouns = (k for k in range(i + 1, min(i + 6, sentence.last)) if tree.pos(k) in ("NOUN", "PROPN"))
    first, head = next(nouns, None), tree.head_of_span(*source)
    if first is None or head is None or first >= head or tree.pos(first) == "PROPN":
        return False
    return not names_a_source(tree, first) and not tree.is_rel(first, "compound", "nmod")


def _quoting(tree: Tree, i: int, sentence: Sentence) -> Frame | None:
    """ "TNA quoted her as saying …", "she was quoted by TNA as saying …", "“…”, TNA cited the mayor"."""
    as_saying = next((k for k in range(i + 1, min(i + 16, sentence.last)) if tree.lower(k) == "saying"), None)
    end = tree.tokens[i if as_saying is None else as_saying].end
    left, right = phrases.before(tree, i, sentence), phrases.after(tree, i, sentence)
    passive = any(tree.lower(k) in ("was", "were", "is", "are", "been") for k in range(max(sentence.first, i - 3), i))
    if passive:
        source, by = left, next((k for k in range(i + 1, min(i + 4, sentence.last)) if tree.lower(k) == "by"), None)
        through = phrases.after(tree, by, sentence) if by is not None else None
    else:
        source, through = right, left
    if source is None or (as_saying is None and not _can_speak(tree, source)):
        return None
    spans = [(tree.tokens[i].start, end), source, *([through] if through else [])]
    complement = _complement(tree, as_saying, sentence) if as_saying is not None else None
    return Frame("quoting", i, (tree.tokens[i].start, end), source, _around(spans), complement, through)


def _verb(tree: Tree, i: int, sentence: Sentence) -> Frame | None:
    cue = (tree.tokens[i].start, tree.tokens[i].end)
    if i > sentence.first and (tree.lower(i - 1) in _UNSAID or tree.pos(i - 1) == "DET"):
        return None  # "the alleged deal"
    complement = _complement(tree, i, sentence)
    if complement is None and saying.of_token(tree, i)[0] not in _BARE:
        return None
    source = phrases.before(tree, i, sentence)
    end = phrases.segment_end(tree, i, sentence)
    if source is None and complement is None and _may_invert(tree, i, sentence):
        source = phrases.after(tree, i, sentence)
    if source is None:
        subject = tree.agent(i)
        source = noun_phrase(tree, subject) if subject is not None and subject < i else None
    if source is None or not any(c.isalnum() for c in tree.text[source[0] : source[1]]):
        return None
    spans = [cue, source]
    if complement is None and not phrases.has_clause(tree, i + 1, end):
        spans.append((cue[1], tree.tokens[end - 1].end))
    return Frame("verb", i, cue, source, _around(spans), complement)


def _may_invert(tree: Tree, i: int, sentence: Sentence) -> bool:
    """ "“…,” said Mora": not of participles ("saying"), nor of verbs whose object is addressed ("told reporters")."""
    participle = tree.lower(i).endswith("ing")
    return not participle and tree.lemma(i) not in _ADDRESSING and _opens_segment(tree, i, sentence)


def _opens_segment(tree: Tree, i: int, sentence: Sentence) -> bool:
    return i == sentence.first or not any(c.isalnum() for c in tree.word(i - 1))


def _can_speak(tree: Tree, source: Span) -> bool:
    head = tree.head_of_span(*source)
    if head is not None and names_a_source(tree, head):
        return True
    inside = tree.tokens_in(*source)
    return any(names_a_source(tree, k) for k in inside if tree.pos(k) in ("NOUN", "PROPN", "PRON"))


def _complement(tree: Tree, i: int, sentence: Sentence) -> Span | None:
    """The clause of content after the verb, without "that": as the tree has it, else up to the segment's end."""
    end = phrases.segment_end(tree, i, sentence)
    if not phrases.has_clause(tree, i + 1, end):
        if not _governs_noun(tree, i, sentence):
            return None
        end = sentence.last  # "said the board, which met on Monday, would …": the clause's verb comes later
    that = next((k for k in range(i + 1, end) if tree.lower(k) == "that"), None)
    if that is not None and phrases.has_clause(tree, i + 1, that):
        that = None  # a relative "that" further on
    clause = next((c for c in tree.children(i, "ccomp") if c > i), None)
    span = tree.span(clause) if clause is not None else (tree.tokens[i].end, tree.tokens[end - 1].end)
    start = tree.tokens[that].end if that is not None else max(span[0], tree.tokens[i].end)
    stop = max(span[1], tree.tokens[end - 1].end)
    return (start, stop) if len(tree.tokens_in(start, stop)) >= _LEAST else None


def _governs_noun(tree: Tree, i: int, sentence: Sentence) -> bool:
    """ "Mora said the board (…": a noun right after a verb that has its subject before it and addresses nobody."""
    if (
        saying.of_token(tree, i) != ("assert", 3)
        or tree.lemma(i) in _ADDRESSING
        or i + 1 >= sentence.last
        or _opens_segment(tree, i, sentence)
    ):
        return False
    following = phrases.after(tree, i, sentence)
    return following is not None and phrases.before(tree, i, sentence) is not None


def noun_phrase(tree: Tree, i: int) -> Span:
    """The phrase of a source with all it is coordinated with: "the Board and the Union"."""
    members = [m for m in tree.conjuncts(i) if m >= i]
    spans = [tree.phrase_span(m) for m in members]
    whole = spans[0]
    for span in spans[1:]:
        between = tree.text[whole[1] : span[0]]
        if len(between) > 12 or any(c in between for c in '"“”.;:'):
            break
        whole = (whole[0], max(whole[1], span[1]))
    return whole


def _around(spans: Iterable[Span]) -> Span:
    all_spans = list(spans)
    return min(s for s, _ in all_spans), max(e for _, e in all_spans)
