"""Who said what: the statements of one page.

The tagger finds attributions (source, cue, content), frames correct and complete them, colons add headlines and
transcripts, quotations without a frame go to whoever speaks around them. Attributions of belief, wish or deed are no
statements and are dropped (`saying`). Speakers are resolved in the order of the text, chains by `hearsay`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Entity, Page, Reading, Span, Statement
from synoptic.notes import (
    attributions,
    headlines,
    hearsay,
    introduced,
    loose,
    merging,
    outlets,
    renderings,
    saying,
    statement_kinds,
)
from synoptic.notes.attributions import Draft, overlap
from synoptic.notes.conversation import Conversation
from synoptic.notes.nearby import Nearby
from synoptic.notes.sourcing import kind_of, may_speak
from synoptic.notes.speakers import People, Speaker, is_first_person

COVERED = 0.5  # an outlet's report of which so much is another's words is that other's statement
LEAST_QUOTED = 3  # words in quotation marks that make a state of mind an utterance


def statements(page: Page, reading: Reading, entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """All statements of the title and body zones. Inner statements come before those that contain them."""
    tree = Tree(reading, page.text)
    drafts = merging.merged(attributions.read(reading.attributions, tree), tree)
    drafts += headlines.find(page, tree, drafts)
    drafts += introduced.quotations(page, tree, drafts)
    marked = quotes.mask(page.text)
    people = People(entities, tree)
    drafts = [d for d in _distinct(drafts) if is_statement(d, tree, marked) and _has_speaker(d, people, tree, marked)]
    drafts = sorted(drafts + loose.quotations(page, tree, drafts), key=lambda d: d.start)
    speakers = Conversation(people, tree).speakers(drafts)
    chains = hearsay.Chains(people, tree, page.outlet)
    told: list[_Told] = []
    near, named = Nearby(drafts), {id(d): s.name for d, s in zip(drafts, speakers, strict=True)}
    for draft, speaker in zip(drafts, speakers, strict=True):
        beside = near.around(draft.start, draft.end)
        outer = sorted((d for d in beside if _stands_in(draft, d)), key=_length, reverse=True)
        chain = chains.of(draft, [(d, named[id(d)]) for d in outer], speaker.name, speaker.entity)
        if speaker.name and not _only_passes_on(draft, speaker, beside):
            told.append(_Told(draft, speaker, chain, tuple(outer)))
    told.sort(key=lambda one: (one.draft.end, -one.draft.start))
    ids = {id(one.draft): f"{page.id}/s{n}" for n, one in enumerate(told, 1)}
    return tuple(renderings.link([_statement(page, one, ids, tree, marked) for one in told], tree))


class _Told(NamedTuple):
    """A draft that is a statement, its speaker and chain, and the drafts it stands in, outermost first."""

    draft: Draft
    speaker: Speaker
    chain: tuple[str, ...]
    outer: tuple[Draft, ...]


def is_statement(draft: Draft, tree: Tree, marked: bytearray) -> bool:
    """Whether the attribution tells of an utterance, not of a belief, a wish or a deed; and somebody's."""
    sources = draft.voices[0].source
    quoted = quoted_words(draft.content, tree, marked)
    if (not sources and quoted < LEAST_QUOTED) or _holds_own_cue(draft):
        return False
    if any(is_first_person(tree.text[s:e]) for s, e in sources):
        return False
    if _says_nothing(draft, tree) and not quoted:
        return False
    if draft.act.saying >= 2:
        return not _names_only_speech(draft, tree)
    if draft.act.saying == 1:
        return quoted > 0 or _has_clause(draft, tree)
    return quoted >= LEAST_QUOTED


def _holds_own_cue(draft: Draft) -> bool:
    """ "fired what it said was a flare": a name for a thing, with the speaker inside it."""
    return any(a <= s and e <= b for s, e in draft.voices[0].cue for a, b in draft.content)


def _has_speaker(draft: Draft, people: People, tree: Tree, marked: bytearray) -> bool:
    """Whether the source can speak ("the standoff underscores …" is nobody's statement); a quotation has a mouth."""
    sources = draft.voices[0].source
    if not sources or draft.act.saying == 3 or quoted_words(draft.content, tree, marked) >= LEAST_QUOTED:
        return True
    head = tree.head_of_span(*sources[0])
    return head is None or people.of(sources[0]).entity is not None or may_speak(tree, head)


def quoted_words(content: Sequence[Span], tree: Tree, marked: bytearray) -> int:
    """How many of the content's words stand in quotation marks."""
    return sum(
        1
        for start, end in content
        for i in tree.tokens_in(start, end)
        if tree.pos(i) != "PUNCT" and marked[tree.tokens[i].start]
    )


_ACTIONS = frozenset(
    {"demand", "promise", "threat", "refuse", "praise", "blame"}
)  # what they are about is an infinitive
_OPEN = frozenset({"who", "which", "whose", "what", "whether", "how", "why", "when", "where", "if"})
_SILENCE = frozenset({"mention", "comment"})


def _has_clause(draft: Draft, tree: Tree) -> bool:
    """Whether the content says something of something: a clause with its subject; for demands and the like any verb."""
    tokens = [i for s, e in draft.content for i in tree.tokens_in(s, e)]
    if not tokens or tree.lower(tokens[0]) in ("who", "which", "whose", "what"):
        return False
    if draft.act.kind in _ACTIONS:
        return any(tree.pos(i) in ("VERB", "AUX") for i in tokens)
    return any(tree.child(i, "nsubj", "csubj") is not None for i in tokens)


def _says_nothing(draft: Draft, tree: Tree) -> bool:
    """ "did not say whether …", "would not specify the source": silence on a question, unless told as such ("made no
    mention of"); a denied that-clause does say something."""
    act = draft.act
    if not act.negated or act.kind in saying.NEGATED_KINDS:
        return False
    words = {tree.lemma(i).lower() for v in draft.voices[:1] for s, e in v.cue for i in tree.tokens_in(s, e)}
    tokens = [i for s, e in draft.content for i in tree.tokens_in(s, e)]
    opens = bool(tokens) and tree.lower(tokens[0]) in _OPEN
    return not words & _SILENCE and (opens or not _has_clause(draft, tree))


def _names_only_speech(draft: Draft, tree: Tree) -> bool:
    """ "denied the report", "repeated her claim": the content names another's words and tells nothing of them."""
    words = [i for s, e in draft.content for i in tree.tokens_in(s, e) if tree.pos(i) != "PUNCT"]
    if len(words) > 5 or any(tree.pos(i) in ("VERB", "AUX") for i in words) or not words:
        return False
    last = words[-1]
    return saying.of_token(tree, last)[1] >= 2 or kind_of(tree, last) == "document" or tree.pos(last) == "PRON"


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Without the less sure of two drafts that have one cue or all but the same content."""
    kept: list[Draft] = []
    known = Nearby()
    for draft in sorted(drafts, key=lambda d: -d.score):
        if not any(_same_draft(draft, other) for other in known.around(draft.start, draft.end)):
            kept.append(draft)
            known.add(draft)
    return kept


def _same_draft(a: Draft, b: Draft) -> bool:
    cues = any(overlap(x, y) for v in a.voices for x in v.cue for w in b.voices for y in w.cue)
    shared = sum(overlap(x, y) for x in a.content for y in b.content)
    return cues or shared > 0.9 * max(_length(a), _length(b))


def _length(draft: Draft) -> int:
    return sum(e - s for s, e in draft.content)


def _stands_in(inner: Draft, outer: Draft) -> bool:
    """Whether the inner statement is made within the outer's content: its cue lies there."""
    if inner is outer or not inner.voices[0].cue:
        return False
    start, end = inner.voices[0].cue[0]
    return any(a <= start and end <= b for a, b in outer.content)


def _only_passes_on(draft: Draft, speaker: Speaker, drafts: Sequence[Draft]) -> bool:
    """An outlet's report that is mostly another's statement is a link of that one's chain, no statement of its own."""
    if not outlets.is_outlet(speaker.name):
        return False
    inner = [d for d in drafts if _stands_in(d, draft)]
    covered = sum(overlap(x, y) for d in inner for x in d.content for y in draft.content)
    return covered >= COVERED * _length(draft)


def _statement(page: Page, one: _Told, ids: Mapping[int, str], tree: Tree, marked: bytearray) -> Statement:
    draft, voice, act = one.draft, one.draft.voices[0], one.draft.act
    words = [c for s, e in draft.content for c in range(s, e) if page.text[c].isalnum()]
    return Statement(
        id=ids[id(draft)],
        page=page.id,
        content=draft.content,
        cue=voice.cue,
        source=voice.source,
        speaker=one.speaker.entity,
        speaker_text=one.speaker.name,
        via=one.chain,
        direct=bool(words) and all(marked[c] for c in words),
        negated=act.negated,
        kind=statement_kinds.kind_of(tree, act.kind, voice.cue, act.negated),
        stance=statement_kinds.stance_of(tree, voice.cue, draft.content),
        certainty=statement_kinds.certainty_of(tree, act.kind, draft.content),
        inside=next((ids[id(outer)] for outer in reversed(one.outer) if id(outer) in ids), None),
        score=round(min(1.0, max(0.0, draft.score)), 3),
    )
