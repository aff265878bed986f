"""What one source states and another is said to leave out: "the presidency made no mention of any list".

Only silence that a page itself reports is claimed here: its sentence names what was left out, and another source, in
that page or another, is found to state it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from synoptic.errors import DataError
from synoptic.links.words import content
from synoptic.model import Discrepancy, EventMention, Notes, Sentence, Statement, Told
from synoptic.story.sides import Desk

_SHARED = 0.6  # of the words of what was left out, found in what the other source states
_FEWEST = 2
_NEAR = 1500  # characters between the silence and the event it is about


def find(desk: Desk, notes: Sequence[Notes]) -> Iterator[Discrepancy]:
    """A discrepancy for each reported silence whose object another source is found to state."""
    for note in notes:
        page = desk.pages[note.page]
        for sentence in note.sentences:
            if sentence.zone != "body":
                continue
            words = page.text[sentence.start : sentence.end]
            silent = next((m for p in patterns() if (m := p.search(words))), None)
            if silent is None:
                continue
            topic = content(re.split(r"[,;:]", words[silent.end() :])[0])
            stated = _stated(desk, note.page, sentence, topic)
            if stated is not None:
                yield _discrepancy(desk, note.page, sentence, words[: silent.start()].strip(), topic, stated)


def _stated(desk: Desk, page: str, sentence: Sentence, topic: Sequence[str]) -> Statement | None:
    """The statement that says what was left out: most of its words, the same page first, nearest first."""
    wanted = set(topic)
    if len(wanted) < _FEWEST:
        return None
    found = []
    for statement in desk.links.statements:
        spans = statement.content
        if not spans or (statement.page == page and any(a < sentence.end and sentence.start < b for a, b in spans)):
            continue
        said = set(content(" ".join(desk.text(statement.page, a, b) for a, b in spans)))
        share = len(wanted & said) / len(wanted)
        if share >= _SHARED and len(wanted & said) >= _FEWEST:
            found.append((statement.page != page, -share, abs(spans[0][0] - sentence.start), statement.id, statement))
    return min(found)[-1] if found else None


def _discrepancy(desk: Desk, page: str, sentence: Sentence, who: str, topic: Sequence[str],
                 stated: Statement) -> Discrepancy:  # fmt: skip
    first, last = stated.content[0][0], stated.content[-1][1]
    speaker = desk.names.get(stated.speaker or "", stated.speaker_text) or desk.outlet(stated.page)
    return Discrepancy(
        event=_event(desk, stated.page, first),
        attribute="omission",
        about=" ".join(topic),
        values=(
            Told(value=f"{speaker}: stated", spans=((stated.page, first, last),), outlets=(desk.outlet(stated.page),)),
            Told(value=f"{who}: silent", spans=((page, sentence.start, sentence.end),), outlets=(desk.outlet(page),)),
        ),
    )


def _event(desk: Desk, page: str, at: int) -> str | None:
    """The event told nearest to what was stated: in its sentence or before it."""
    near: dict[str, int] = {}
    owner = {mention: event.id for event in desk.links.events for mention in event.mentions}
    told: list[EventMention] = [m for m in desk.links.mentions if m.page == page]
    for mention in told:
        away = 0 if mention.start <= at <= mention.end else at - mention.end if mention.end < at else 2 * _NEAR
        if away <= _NEAR and mention.id in owner:
            near[owner[mention.id]] = min(near.get(owner[mention.id], _NEAR), away)
    return min(near, key=lambda e: (near[e], e)) if near else None


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """The wordings of silence."""
    try:
        text = (files("synoptic") / "data" / "links" / "silence.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("the table silence.tsv is missing", "install Synoptic again") from error
    return tuple(re.compile(line, re.I) for line in text.splitlines() if line and not line.startswith("#"))
