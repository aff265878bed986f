"""From linked accounts to an event: what its mentions say together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from synoptic.links import days as spans
from synoptic.links.across import Linked
from synoptic.links.days import Days
from synoptic.model import Event, EventMention, EventType, Interval, Place, Span, Status

_SHARE = 0.25  # an entity takes part in the event if so many of the mentions that name anyone name it
_TYPED = 0.25  # a PLOVER type stands against OTHER if so much of the mentions has it
_MOST = 6
_SUMMARY = 280  # characters


def make(
    number: int,
    linked: Linked,
    by_id: Mapping[str, EventMention],
    texts: Mapping[str, str],
    witness: Mapping[str, str],
    named: Container[str] = (),
    ridden: Mapping[str, Sequence[str]] | None = None,
) -> Event:
    """The event of one cluster, its mentions as they stand in `by_id`.

    `witness`: page → the page it copies; copies do not make it surer. `named`: entities that have a name. `ridden`:
    mention → the mentions of copies that tell it again in its words: they belong to the event and have no say in it.
    """
    told = [by_id.get(m.id, m) for a in linked.accounts for m in a.mentions]
    mentions = sorted(told, key=_place_in_pages)
    again = [(m, by_id[i]) for m in mentions for i in (ridden or {}).get(m.id, ())]
    kind = _type(mentions)
    typed = [m for m in mentions if m.type == kind]
    return Event(
        id=f"V{number}",
        type=kind,
        label=_most(m.label for m in typed) or "",
        mentions=tuple(m.id for m in sorted([*mentions, *(m for _, m in again)], key=_place_in_pages)),
        mode=_most(m.mode for m in typed if m.mode),
        status=_status(mentions),
        when=when(mentions),
        place=_place(typed) or _place(mentions),
        actors=_participants(mentions, "actors", named),
        recipients=_participants(mentions, "recipients", named),
        summary=_summary(mentions, typed, texts),
        confidence=_confidence(mentions, linked, witness),
        why=(*linked.why, *dict.fromkeys(f"{m.page} ↔ {copy.page}: copied text" for m, copy in again)),
    )


def _place_in_pages(mention: EventMention) -> tuple[str, int, Span, str]:
    return mention.page, mention.start, mention.trigger, mention.id


def when(mentions: Sequence[EventMention]) -> Interval:
    """The days that the mentions allow together.

    The mention with the most pages on its side leads; what agrees with it narrows it, a precise date that is a day or
    two off widens it (the event lies between: which day is the accounts' quarrel), others are left aside.
    """
    dated = [m for m in mentions if m.timex is not None and spans.of(m.when).known]
    told = dated or [m for m in mentions if m.when.earliest or m.when.latest or m.when.candidates]
    if not told:
        return Interval()
    sets = [(m, spans.of(m.when)) for m in told]

    def support(days: Days) -> tuple[int, int, int]:
        agree = [m.page for m, other in sets if spans.meet(days, other) is not None]
        return len(set(agree)), len(agree), -days.width

    _, best = max(sets, key=lambda s: (support(s[1]), -s[1].first))
    for _, other in sorted(sets, key=lambda s: (s[1].width, s[1].first)):
        best = spans.meet(best, other) or best
    first, last = best.first, best.last
    for _, other in sets:
        precise = best.width <= spans.PRECISE and other.last - other.first < spans.PRECISE
        if precise and spans.relation(best, other) == "near":
            first, last = min(first, other.first), max(last, other.last)
    days = best if (first, last) == (best.first, best.last) else Days(first, last)
    return spans.interval(days, _says(sets, days))


def _says(sets: Sequence[tuple[EventMention, Days]], days: Days) -> str:
    """The wordings that the date rests on, at most three."""
    words = (m.when.says for m, other in sets if m.when.says and spans.meet(days, other) is not None)
    return "; ".join(list(dict.fromkeys(words))[:3])


def _type(mentions: Sequence[EventMention]) -> EventType:
    weight: Counter[EventType] = Counter()
    for mention in mentions:
        weight[mention.type] += mention.confidence  # type: ignore[assignment]
    typed = [kind for kind in weight if kind != "OTHER" and weight[kind] >= _TYPED * sum(weight.values())]
    return max(typed, key=lambda kind: (weight[kind], kind)) if typed else "OTHER"


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _status(mentions: Sequence[EventMention]) -> Status:
    """What most mentions say; that it happened outweighs earlier plans when a third says so."""
    counted = Counter(m.status for m in mentions)
    if counted["happened"] * 3 >= len(mentions) and counted["happened"] >= counted["cancelled"] + counted["denied"]:
        return "happened"
    return max(counted, key=lambda status: (counted[status], status))


def _place(mentions: Sequence[EventMention]) -> Place | None:
    """The place most pages give; between equals the one with finer position, then by name."""
    told: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for mention in mentions:
        if mention.place:
            told[mention.place.name].add(mention.page)
            known.setdefault(mention.place.name, mention.place)
    if not told:
        return None
    return known[min(told, key=lambda name: (-len(told[name]), "country" in known[name].why, name))]


def _participants(mentions: Sequence[EventMention], role: str, named: Container[str]) -> tuple[str, ...]:
    """Who acts, or whom it concerns: those with a name whom two pages or a quarter of the mentions name so; "the
    gunman" and "people" only where nobody with a name is told."""
    naming = [m for m in mentions if m.actors or m.recipients]
    counted = Counter(e for m in naming for e in dict.fromkeys(getattr(m, role)))
    other = Counter(e for m in naming for e in dict.fromkeys(m.recipients if role == "actors" else m.actors))
    pages: dict[str, set[str]] = defaultdict(set)
    for mention in naming:
        for entity in getattr(mention, role):
            pages[entity].add(mention.page)
    kept = [
        e for e in counted
        if (counted[e] >= _SHARE * len(naming) or (e in named and len(pages[e]) > 1))
        and (counted[e], role) >= (other[e], "actors")
    ]  # fmt: skip
    kept = [e for e in kept if e in named] or kept
    return tuple(sorted(kept, key=lambda e: (-counted[e], e))[:_MOST])


def _summary(mentions: Sequence[EventMention], typed: Sequence[EventMention], texts: Mapping[str, str]) -> str:
    """The mention that tells most in one clause: who, when, as a report rather than a recall."""

    def worth(m: EventMention) -> tuple[int, float, int]:
        told = 2 * bool(m.actors) + bool(m.recipients) + bool(m.timex) + (m.basis == "reports")
        return told, m.confidence, -abs(m.end - m.start - 120)

    best = max(typed or mentions, key=lambda m: (worth(m), m.page, -m.start))
    words = best.summary or texts[best.page][best.start : best.end]
    words = re.sub(r"\s+", " ", words).strip()
    return words if len(words) <= _SUMMARY else words[:_SUMMARY].rsplit(" ", 1)[0] + " …"


def _confidence(mentions: Sequence[EventMention], linked: Linked, witness: Mapping[str, str]) -> float:
    """That it is an event and its links are right: independent witnesses make it surer, copies do not."""
    sure: dict[str, float] = {}
    for mention in mentions:
        page = witness.get(mention.page, mention.page)
        sure[page] = max(sure.get(page, 0.0), min(0.99, mention.confidence))
    doubt = 1.0
    for one in sure.values():
        doubt *= 1 - one
    return round((1 - doubt) * (linked.confidence if len(linked.accounts) > 1 else 1.0), 4)
