"""Who said what: the statements of one page.

The tagger finds attributions (source, cue, content), the tree's frames correct and complete them, colons add headlines
and transcripts, quotations without a frame go to whoever speaks around them. Attributions of belief, wish or deed are no
statements and are dropped (`saying`). Speakers are resolved in the order of the text, chains by `hearsay`.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.language import quotes
from synoptic.language.tree import Tree
from synoptic.model import Entity, Page, Reading, Span, Statement
from synoptic.notes import attributions, headlines, hearsay, loose, outlets, renderings
from synoptic.notes.attributions import Draft, overlap
from synoptic.notes.conversation import Conversation
from synoptic.notes.speakers import People, Speaker, is_first_person

COVERED = 0.5  # an outlet's report of which so much is another's words is that other's statement
LEAST_QUOTED = 3  # words in quotation marks that make a state of mind an utterance


def statements(page: Page, reading: Reading, entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """All statements of the title and body zones. Inner statements come before those that contain them."""
    tree = Tree(reading, page.text)
    drafts = attributions.read(page, tree)
    drafts += headlines.find(page, tree, drafts)
    marked = quotes.mask(page.text)
    drafts = [d for d in _distinct(drafts) if is_statement(d, tree, marked)]
    drafts = sorted(drafts + loose.quotations(page, tree, drafts), key=lambda d: d.start)
    people = People(entities, tree)
    speakers = Conversation(people, tree).speakers(drafts)
    out: list[Statement] = []
    for draft, speaker in sorted(zip(drafts, speakers, strict=True), key=lambda x: (x[0].end, -x[0].start)):
        outer = [d for d in drafts if _stands_in(draft, d)]
        if not speaker.name or _only_passes_on(draft, speaker, drafts):
            continue
        chain = hearsay.via(draft, sorted(outer, key=_length, reverse=True), people, tree, page.outlet)
        out.append(_statement(page, draft, speaker, chain, len(out) + 1, marked))
    return tuple(renderings.link(out, tree))


def is_statement(draft: Draft, tree: Tree, marked: bytearray) -> bool:
    """Whether the attribution tells of an utterance, not of a belief, a wish or a deed; and somebody's."""
    sources = draft.voices[0].source
    quoted = quoted_words(draft.content, tree, marked)
    if not sources and quoted < LEAST_QUOTED:
        return False
    if any(is_first_person(tree.text[s:e]) for s, e in sources) and quoted < LEAST_QUOTED:
        return False
    if draft.act.saying == 2:
        return True
    if draft.act.saying == 1:
        return quoted > 0 or _has_clause(draft, tree)
    return quoted >= LEAST_QUOTED


def quoted_words(content: Sequence[Span], tree: Tree, marked: bytearray) -> int:
    """How many of the content's words stand in quotation marks."""
    return sum(
        1
        for start, end in content
        for i in tree.tokens_in(start, end)
        if tree.pos(i) != "PUNCT" and marked[tree.tokens[i].start]
    )


def _has_clause(draft: Draft, tree: Tree) -> bool:
    return any(tree.pos(i) in ("VERB", "AUX") for s, e in draft.content for i in tree.tokens_in(s, e))


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Without the less sure of two drafts that have one cue or all but the same content."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.score):
        if not any(_same_draft(draft, other) for other in kept):
            kept.append(draft)
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


def _statement(
    page: Page, draft: Draft, speaker: Speaker, chain: tuple[str, ...], number: int, marked: bytearray
) -> Statement:
    words = [c for s, e in draft.content for c in range(s, e) if page.text[c].isalnum()]
    voice = draft.voices[0]
    return Statement(
        id=f"{page.id}/s{number}",
        page=page.id,
        content=draft.content,
        cue=voice.cue,
        source=voice.source,
        speaker=speaker.entity,
        speaker_text=speaker.name,
        via=chain,
        direct=bool(words) and all(marked[c] for c in words),
        negated=draft.act.negated,
        score=round(min(1.0, max(0.0, draft.score)), 3),
    )


