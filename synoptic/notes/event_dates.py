"""Which time belongs to which event: "the Kremlin said Tuesday" dates the saying, "met on Tuesday" the meeting.

For the events stage. `dates_of` gives one `Dated` a date told of the event (a list of dates gives several), `date_of`
the
first of them. Both walk the dependency tree: a time belongs to the nearest predicate that governs it; a coordinated or
embedding verb lends its time to the event; a verb of saying lends only "on or before". Without any time of its own,
a reported event in the lead happened shortly up to the page's date; any other one at an unknown day up to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from synoptic.language.tree import Tree
from synoptic.model import Dating, EventMention, Interval, Sentence, Span, Timex
from synoptic.notes.time_ties import Basis, tie

_BEFORE = frozenset({"before", "by", "until", "till", "ahead of", "prior to"})
_LEAD_SENTENCES = 2
LEAD_DAYS = 3
SAYING_DAYS = 3
LEAD_SAYS = "reported in the lead"
SAYING_SAYS = "on or before"
AFTER_SAYS = "after"
SINCE_SAYS = "no earlier than"
AHEAD_SAYS = "not yet when published"
OPEN_SAYS = "before publication"


class Dated(NamedTuple):
    """When, the span of the time expression it rests on (None if on none), and how they belong together."""

    when: Interval
    timex: Span | None
    basis: Basis


def date_of(
    trigger: int, tree: Tree, timexes: Sequence[Timex], cues: Iterable[Span], dating: Dating, *, foresees: bool = False
) -> tuple[Interval, Span | None]:
    """The date of the event whose trigger is token `trigger` of `tree`, and the timex span that tells it.

    `timexes`: the page's, resolved against `dating`. `cues`: spans of the verbs of saying of the page's statements.
    `foresees`: the event is planned, called for or conditional (then an untold date is open ahead, not behind).
    """
    first = dates_of(trigger, tree, timexes, cues, dating, foresees=foresees)[0]
    return first.when, first.timex


def dates_of(
    trigger: int, tree: Tree, timexes: Sequence[Timex], cues: Iterable[Span], dating: Dating, *, foresees: bool = False
) -> tuple[Dated, ...]:
    """All dates told of the event, in the order of the text; at least one. See `date_of`."""
    saying = {i for start, end in cues for i in tree.tokens_in(start, end)}
    sentence = tree.sentence_of_token(trigger)
    inside = [t for t in timexes if sentence.start <= t.start and t.end <= sentence.end and _tells_day(t)]
    ranked = [(*cost, t) for t in inside if (cost := tie(tree, trigger, t, saying)) is not None]
    if ranked:
        best = min(cost for cost, _, _ in ranked)
        chosen = [(basis, t) for cost, basis, t in ranked if cost == best]
        if best == 0 or len(chosen) == 1:
            return tuple(_dated(tree, t, basis, dating, foresees) for basis, t in chosen)
        nearest = min(chosen, key=lambda c: abs(c[1].start - tree.tokens[trigger].start))
        return (_dated(tree, nearest[1], nearest[0], dating, foresees),)
    return (_untold(tree, sentence, dating, foresees),)


def _tells_day(timex: Timex) -> bool:
    """Whether the timex can date an event: a date or time that is not "now", "recently" and the like."""
    return timex.kind in ("DATE", "TIME") and not timex.rule.startswith("ref ")


def _dated(tree: Tree, timex: Timex, basis: Basis, dating: Dating, foresees: bool) -> Dated:
    """The interval a timex gives an event, with its preposition: "by Friday" bounds from above."""
    words, span = tree.text[timex.start : timex.end], (timex.start, timex.end)
    top = tree.head_of_span(timex.start, timex.end)
    before = tree.preposition(top) if top is not None else ""
    if basis == "saying":
        says = f"{AFTER_SAYS} {words}" if foresees else f"{SAYING_SAYS} {words}"
    elif basis == "after":
        says = f"{SINCE_SAYS} {words}"
    elif basis == "before":
        says = f"before {words}"
    elif before in _BEFORE:
        says = f"{before} {words}"
    else:
        says = words
    return Dated(_bounded(timex.days or Interval(), says, None if foresees else dating.latest), span, basis)


def _bounded(days: Interval, says: str, until: date | None) -> Interval:
    """The days of a timex as its wording bounds them; `until`, what happened has happened by then."""
    if says.startswith(SAYING_SAYS):
        earliest = days.earliest - timedelta(SAYING_DAYS) if days.earliest else None
        return Interval(earliest=earliest, latest=days.latest, says=says)
    if says.startswith(AFTER_SAYS):
        return Interval(earliest=days.earliest, says=says)
    if says.startswith(SINCE_SAYS):
        late = until is not None and (days.earliest is None or days.earliest <= until)
        return Interval(earliest=days.earliest, latest=until if late else None, says=says)
    if days.latest is not None and any(says.startswith(word + " ") for word in _BEFORE):
        return Interval(latest=days.latest, says=says)
    return Interval(earliest=days.earliest, latest=days.latest, says=says, candidates=days.candidates)


def redated(mention: EventMention, days: Mapping[Span, Interval | None], dating: Dating) -> Interval:
    """The date of a mention after its page's date has moved: `days` of the page's timexes by span, resolved anew.

    What rests on a timex follows it; "reported in the lead" and what the page's date alone bounds follow that date.
    """
    if mention.timex is not None:
        found = days.get(mention.timex)
        until = dating.latest if mention.status == "happened" else None
        return mention.when if found is None else _bounded(found, mention.when.says or found.says, until)
    return _by_page(mention.when.says, dating) or mention.when


def _by_page(says: str, dating: Dating) -> Interval | None:
    """The interval that the page's date gives by itself."""
    if says == LEAD_SAYS and dating.latest is not None:
        earliest = dating.earliest - timedelta(LEAD_DAYS) if dating.earliest else None
        return Interval(earliest=earliest, latest=dating.latest, says=says)
    if says == AHEAD_SAYS:
        return Interval(earliest=dating.earliest, says=says)
    return Interval(latest=dating.latest, says=says) if says == OPEN_SAYS else None


def _untold(tree: Tree, sentence: Sentence, dating: Dating, foresees: bool) -> Dated:
    """No time in the sentence: the page's date bounds the event."""
    body = [s for s in tree.reading.sentences if s.zone == "body"][:_LEAD_SENTENCES]
    lead = sentence.zone == "title" or sentence in body
    if foresees:
        return Dated(_by_page(AHEAD_SAYS, dating) or Interval(), None, "open")
    if lead and dating.latest is not None:
        return Dated(_by_page(LEAD_SAYS, dating) or Interval(), None, "lead")
    return Dated(_by_page(OPEN_SAYS, dating) or Interval(), None, "open")
