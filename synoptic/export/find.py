"""Finding the event that a user means: by id, by date, or by words."""

from __future__ import annotations

from synoptic.errors import UserError
from synoptic.export import words
from synoptic.export.asked import when_asked
from synoptic.export.index import Index
from synoptic.export.rows import overlaps
from synoptic.model import Event, Interval

_FAR = 10_000  # days; what an open end counts
_ENOUGH = 0.5  # share of the words asked for that an event must hold


def events(index: Index, asked: str) -> list[Event]:
    """The events that may be meant, the likeliest first. Raises UserError when there is none.

    `asked` is an event's id (V12), a date or stretch of days, or words of its summary, its accounts, its people.
    """
    plain = asked.strip()
    for identity, event in index.events.items():
        if identity.casefold() == plain.casefold():
            return [event]
    when = when_asked(plain)
    found = _on(index, when) if when else _about(index, plain)
    if not found:
        how = f"on {plain}" if when else f"about {plain!r}"
        raise UserError(f"no event {how} in this story", "see what there is: synoptic chronology --all")
    return found


def _on(index: Index, when: Interval) -> list[Event]:
    """Events of these days: the nearest dated first, then those told most often and least agreed upon."""
    found = [event for event in index.story.links.events if overlaps(event.when, when)]

    def rank(event: Event) -> tuple[int, int, int]:
        return (_days_off(event.when, when), -len(index.outlets(event)), -len(index.differences(event)))

    return sorted(found, key=rank)


def _days_off(when: Interval, asked: Interval) -> int:
    """How many days the ends of the two stretches are apart; an open end is far."""
    ends = ((when.earliest, asked.earliest), (when.latest, asked.latest))
    return sum(abs((one - other).days) if one and other else _FAR for one, other in ends)


def _about(index: Index, asked: str) -> list[Event]:
    """Events whose words cover those asked for, the best covered first, then the most told."""
    wanted = list(dict.fromkeys(_stems(asked)))
    if not wanted:
        return []
    scored: list[tuple[float, int, int, Event]] = []
    for event in index.story.links.events:
        own = set(_stems(f"{event.summary} {event.label} {event.mode or ''} {event.type}"))
        told = index.told_by(event)
        accounts = set(_stems(" ".join(index.text(one.page, (one.start, one.end)) for one in told)))
        around = {stem for one in told for name in index.names(one.actors + one.recipients) for stem in _stems(name)}
        around |= set(_stems(event.place.name if event.place else ""))
        score = sum(_worth(stem, own, accounts, around) for stem in wanted)
        if score >= _ENOUGH * len(wanted):
            scored.append((-round(score, 3), -len(index.outlets(event)), len(scored), event))
    return [event for *_, event in sorted(scored, key=lambda one: one[:3])]


def _worth(stem: str, own: set[str], accounts: set[str], around: set[str]) -> float:
    """A word of the event itself counts more than one of its accounts, and that more than one of who and where."""
    return 1.0 if stem in own else 0.9 if stem in accounts else 0.8 if stem in around else 0.0


def _stems(text: str) -> list[str]:
    """Words without common endings, cut to seven letters: "agreed" and "agreement" meet at "agre"."""
    made = []
    for word in words.folded(text).replace("-", "").split():
        bare = "".join(letter for letter in word if letter.isalnum())
        for ending in ("ments", "ment", "ings", "ing", "ed", "es", "s"):
            if bare.endswith(ending) and len(bare) - len(ending) >= 4:
                bare = bare.removesuffix(ending)
                break
        if len(bare) > 2 or bare.isdigit():
            made.append(bare[:7])
    return made
