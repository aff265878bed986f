"""What copies tell again: event mentions that stand in the same sentence of a page and of the page it copies.

They belong to the event that the original's mention belongs to, so nobody need compare them: the work of linking grows
with the number of accounts, not with the number of reprints, and a text printed fifty times has one voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from synoptic.model import EventMention, Notes, Page

Ridden = dict[str, tuple[str, ...]]

_WORD = re.compile(r"\w+")
_Key = tuple[str, str, int]  # the sentence's words, the trigger, which of the mentions of that sentence and trigger


def riders(
    pages: Mapping[str, Page], notes: Iterable[Notes], witness: Mapping[str, str], apart: Container[str] = ()
) -> dict[str, str]:
    """Mention of a copy → mention of the page it goes back to, in the same words.

    `witness`: page → page it goes back to; mentions in `apart` (people have decided on them) ride with none.
    """
    by_page = {note.page: note for note in notes}
    told: dict[str, dict[_Key, str]] = {}
    found: dict[str, str] = {}
    for copy, original in witness.items():
        if copy in by_page and original in by_page:
            if original not in told:
                told[original] = {key: m.id for key, m in _keyed(pages[original].text, by_page[original])}
            for key, mention in _keyed(pages[copy].text, by_page[copy]):
                other = told[original].get(key)
                if other is not None and mention.id not in apart and other not in apart:
                    found[mention.id] = other
    return found


def ridden(found: Mapping[str, str]) -> Ridden:
    """Mention of an original → the mentions that ride with it, in order."""
    made: dict[str, list[str]] = defaultdict(list)
    for rider, mention in found.items():
        made[mention].append(rider)
    return {mention: tuple(sorted(of)) for mention, of in made.items()}


def own(mentions: Mapping[str, Sequence[EventMention]], found: Container[str]) -> dict[str, tuple[EventMention, ...]]:
    """The mentions of each page without those that ride."""
    return {page: tuple(m for m in of if m.id not in found) for page, of in mentions.items()}


def _keyed(text: str, note: Notes) -> Iterable[tuple[_Key, EventMention]]:
    """The page's mentions with what finds each again in another page that has the same sentence."""
    starts = [sentence.start for sentence in note.sentences]
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for mention in sorted(note.events, key=lambda m: (m.trigger, m.start, m.id)):
        i = bisect_right(starts, mention.trigger[0]) - 1
        if i >= 0:
            sentence = note.sentences[i]
            words = " ".join(_WORD.findall(text[sentence.start : sentence.end].lower()))
            trigger = text[mention.trigger[0] : mention.trigger[1]].lower()
            yield (words, trigger, seen[words, trigger]), mention
            seen[words, trigger] += 1
