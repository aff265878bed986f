"""Page dates, jointly: an event that one page dates narrows the date of another page that tells it relatively.

"They last met in September 2021" on one page, "met … Tuesday" on the other: the other was published in the week after a
Tuesday of September 2021. Pages lend their dates from the narrowest to the widest, then back; what a page lends rests
on its own evidence only, so that nothing is counted twice. Links can be wrong: what they tell is soft, and never
empties a page's own domain.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from synoptic.links.anchors import Anchor, anchor
from synoptic.model import Copy, Dating, EventMention, Evidence, Notes, Page
from synoptic.notes import dayset, published
from synoptic.notes.solver import Belief, Proof, answer, believe, region

_SHARED = 2.0  # nats that a shared event ties two pages with: links of events are wrong one time in eight
_MORE = 1.0  # for each further event the two share
_MOST = 6.0
_SURPRISE = 2.5  # at most so many nats for a coincidence: a wrong link would hardly let "Saturday" fall on "Feb. 27"
_COPIED = 3.0
_COPY_DAYS = 3
_MARGIN = 1  # time zones, midnight
_CORE = 0.8  # what a page lends twice: the few days that hold most of its belief


@dataclass
class _Dated:
    """One page: its own belief, the region it leaves, and what is told of it by others."""

    page: Page
    belief: Belief
    region: int
    told: dict[str, list[Proof]]


def joint(
    pages: Sequence[Page],
    notes: Sequence[Notes],
    same_events: Iterable[Sequence[str]],
    copies: Sequence[Copy] = (),
    until: date | None = None,
) -> dict[str, Dating]:
    """The dating of every page, by page id.

    `same_events` are groups of event mention ids believed to tell one event; `copies` pages that repeat each other's
    text; `until` the last day possible (default: today). Pages that nothing ties to others keep their dating.
    """
    told = {note.page: note.published for note in notes}
    mentions = {m.id: m for note in notes for m in note.events}
    anchors = _anchors(notes, same_events, mentions)
    tied = _ties(anchors, mentions) | {c.page for c in copies} | {c.original for c in copies}
    by_id = {page.id: page for page in pages}
    last = until or date.today()
    dated = {n.page: _own(by_id[n.page], n, last) for n in notes if n.page in tied and n.page in by_id}
    groups = [[(m, a) for m, a in group if m.page in dated] for group in anchors]
    order = sorted(dated, key=lambda p: (dayset.count(dated[p].region), p))
    for n, page in enumerate(order):
        _lend(dated, page, set(order[:n]), groups, copies)
    for n, page in enumerate(order):
        fixed = [[(m, a) for m, a in group if m.page == page or a.fixed] for group in groups]
        _lend(dated, page, set(order[n + 1 :]), fixed, ())
    return {**told, **{page: _answer(one, told[page]) for page, one in dated.items()}}


Group = list[tuple[EventMention, Anchor]]


def _anchors(
    notes: Sequence[Notes], same_events: Iterable[Sequence[str]], mentions: Mapping[str, EventMention]
) -> list[Group]:
    """The groups that span several pages, each mention with how its day hangs on its page's."""
    timexes = {(n.page, t.start, t.end): t for n in notes for t in n.timexes}
    groups = []
    for ids in same_events:
        group: Group = []
        for mention in (mentions[i] for i in ids if i in mentions):
            timex = timexes.get((mention.page, *mention.timex)) if mention.timex else None
            made = anchor(mention, timex)
            if made is not None:
                group.append((mention, made))
        if len({m.page for m, _ in group}) > 1:
            groups.append(group)
    return groups


def _ties(groups: Iterable[Group], mentions: Mapping[str, EventMention]) -> set[str]:
    """Pages that a relative date ties to another page."""
    return {m.page for group in groups for m, _ in group if any(not a.fixed for _, a in group)}


def _own(page: Page, note: Notes, until: date) -> _Dated:
    """What the page tells by itself."""
    belief = believe(dayset.between(None, until), published.proofs_of(page, note.timexes))
    return _Dated(page, belief, region(belief)[0], {})


def _lend(
    dated: dict[str, _Dated], page: str, givers: set[str], groups: Iterable[Group], copies: Iterable[Copy]
) -> None:
    """Gathers what the givers tell of the page's date."""
    one = dated[page]
    for group in groups:
        for mention, here in group:
            if mention.page != page or here.fixed:
                continue
            for other, there in group:
                if other.page in givers:
                    told = _proofs(one, here, other, there, dated[other.page])
                    one.told.setdefault(other.page, []).extend(told)
    for copy in copies:
        giver = copy.original if copy.page == page else copy.page if copy.original == page else None
        if giver is not None and giver in givers:
            days = dayset.widened(_lent(dated[giver])[0], _COPY_DAYS, _COPY_DAYS)
            evidence = Evidence(says=f"shares its text with {giver}", origin="page", page=giver)
            one.told.setdefault(giver, []).append(Proof(days, _COPIED, evidence))


def _lent(one: _Dated) -> tuple[int, int]:
    """What a page lends: the days it leaves with all it was told, and the few of them that hold most of its belief."""
    belief = Belief(one.belief.domain, (*one.belief.proofs, *_strongest(one)))
    return region(belief)[0], region(belief, _CORE)[0]


def _proofs(one: _Dated, here: Anchor, other: EventMention, there: Anchor, giver: _Dated) -> list[Proof]:
    """What another page's date of the same event tells of this page's; nothing if it contradicts outright."""
    whole, core = (there.days, there.days) if there.fixed else _lent(giver)
    happened = dayset.widened(there.event_days(whole), _MARGIN, _MARGIN)
    days = here.page_days(happened)
    if not days & one.region or not one.region & ~days:
        return []
    what = other.summary or other.label or other.type.lower()
    says = f"{other.page} tells of the same event ({what}): {_when(other, there)}"
    evidence = Evidence(says=says, origin="page", page=other.page, event=other.id)
    weight = _SHARED + _surprise(here, happened) + _agreement(one)
    made = [Proof(days, min(weight, _MOST), evidence)]
    inner = here.page_days(dayset.widened(there.event_days(core), _MARGIN, _MARGIN))
    if inner & one.region and days & ~inner:
        made.append(Proof(inner, 1.0, evidence))
    return made


def _surprise(here: Anchor, happened: int) -> float:
    """How unlikely it is that the weekday, or the day of the month, told here fits the days told there by chance."""
    hits, shifts = 0, 0
    for shift in range(0, 364, 13):
        shifts += 1
        hits += bool(dayset.shifted(happened, shift) & here.pattern)
    return min(_SURPRISE, -math.log(max(hits, 1) / shifts))


def _agreement(one: _Dated) -> float:
    """How unlikely it is that a page so narrowly dated by itself agrees by chance (halved: stories share their
    years)."""
    return min(2.0, -0.5 * math.log(max(1, dayset.count(one.region)) / dayset.count(one.belief.domain)))


def _when(mention: EventMention, made: Anchor) -> str:
    words = mention.when.says or "a known day"
    return f"dated {words}" if made.fixed else f"told of {words}, by its own date"


def _strongest(one: _Dated) -> list[Proof]:
    """The proofs that count: each giver's strongest two, the more events are shared the stronger."""
    kept: list[Proof] = []
    for proofs in one.told.values():
        if not proofs:
            continue
        ranked = sorted(proofs, key=lambda p: (-p.weight, dayset.count(p.days & one.region)))
        best, more = ranked[0], len({p.evidence.event for p in proofs}) - 1
        kept.append(Proof(best.days, min(_MOST, best.weight + _MORE * more), best.evidence))
        inner = next((p for p in ranked[1:] if p.evidence == best.evidence and p.weight < best.weight), None)
        if inner is not None:
            kept.append(inner)
    return kept


def _answer(one: _Dated, before: Dating) -> Dating:
    """The page's dating with what others told; its own dating if they told nothing."""
    told = _strongest(one)
    if not told:
        return before
    return answer(Belief(one.belief.domain, (*one.belief.proofs, *told), one.belief.dropped))
