"""What one source states and another is said to leave out: "the presidency made no mention of any list".

Only silence that a page itself reports is claimed here: its sentence names what was left out, and another source, in
that page or another, is found to state it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from synoptic import tables
from synoptic.links.words import content
from synoptic.model import Discrepancy, EventMention, Notes, Sentence, Statement, Told
from synoptic.story.sides import Desk

_SHARED = 0.6  # of the words of what was left out, found in what the other source states
_FEWEST = 2
_NEAR = 1500  # characters between the silence and the event it is about


def find(desk: Desk, notes: Sequence[Notes]) -> Iterator[Discrepancy]:
    """A discrepancy for each reported silence whose object another source is found to state."""
    silences = [found for note in notes for found in _silences(desk, note)]
    if not silences:
        return
    said = _Said(desk)
    for page, sentence, who, topic in silences:
        stated = said.by(page, sentence, topic)
        if stated is not None:
            yield _discrepancy(desk, said, page, sentence, who, topic, stated)


def _silences(desk: Desk, note: Notes) -> Iterator[tuple[str, Sentence, str, list[str]]]:
    """Sentences that report a silence: page, sentence, who is silent, the words for what is left out."""
    text = desk.pages[note.page].text
    for sentence in note.sentences:
        words = text[sentence.start : sentence.end]
        silent = next((m for p in patterns() if (m := p.search(words))), None) if sentence.zone == "body" else None
        if silent is not None:
            topic = content(re.split(r"[,;:]", words[silent.end() :])[0])
            if len(set(topic)) >= _FEWEST:
                yield note.page, sentence, words[: silent.start()].strip(), topic


class _Said:
    """What is stated, by the words of its content; and which events each page tells where."""

    def __init__(self, desk: Desk) -> None:
        self.statements = [s for s in desk.links.statements if s.content]
        self._holding: dict[str, list[int]] = {}
        for i, statement in enumerate(self.statements):
            for word in set(content(" ".join(desk.text(statement.page, a, b) for a, b in statement.content))):
                self._holding.setdefault(word, []).append(i)
        owner = {mention: event.id for event in desk.links.events for mention in event.mentions}
        self.told: dict[str, list[tuple[EventMention, str]]] = {}
        for m in desk.links.mentions:
            if m.id in owner:
                self.told.setdefault(m.page, []).append((m, owner[m.id]))

    def by(self, page: str, sentence: Sentence, topic: Sequence[str]) -> Statement | None:
        """The statement that says what was left out: most of its words, the same page first, nearest first."""
        wanted = set(topic)
        shared = Counter(i for word in wanted for i in self._holding.get(word, ()))
        found = []
        for i, n in shared.items():
            statement = self.statements[i]
            if n < _FEWEST or n < _SHARED * len(wanted) or _inside(statement, page, sentence):
                continue
            away = abs(statement.content[0][0] - sentence.start)
            found.append((statement.page != page, -n / len(wanted), away, statement.id, statement))
        return min(found, key=lambda f: f[:4])[-1] if found else None


def _inside(statement: Statement, page: str, sentence: Sentence) -> bool:
    return statement.page == page and any(a < sentence.end and sentence.start < b for a, b in statement.content)


def _discrepancy(
    desk: Desk, said: _Said, page: str, sentence: Sentence, who: str, topic: Sequence[str], stated: Statement
) -> Discrepancy:
    first, last = stated.content[0][0], stated.content[-1][1]
    speaker = desk.names.get(stated.speaker or "", stated.speaker_text) or desk.outlet(stated.page)
    return Discrepancy(
        event=_event(said, stated.page, first),
        attribute="omission",
        about=" ".join(topic),
        values=(
            Told(value=f"{speaker}: stated", spans=((stated.page, first, last),), outlets=(desk.outlet(stated.page),)),
            Told(value=f"{who}: silent", spans=((page, sentence.start, sentence.end),), outlets=(desk.outlet(page),)),
        ),
    )


def _event(said: _Said, page: str, at: int) -> str | None:
    """The event told nearest to what was stated: in its sentence or before it."""
    near: dict[str, int] = {}
    for mention, event in said.told.get(page, ()):
        away = 0 if mention.start <= at <= mention.end else at - mention.end if mention.end < at else 2 * _NEAR
        if away <= _NEAR:
            near[event] = min(near.get(event, _NEAR), away)
    return min(near, key=lambda e: (near[e], e)) if near else None


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """The wordings of silence."""
    return tuple(re.compile(line, re.I) for line in tables.lines("links/silence.tsv"))
