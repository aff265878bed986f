"""Page dates, jointly: an event that one page dates narrows the date of another page that tells it relatively.

"They last met in September 2021" on one page, "met … Tuesday" on the other: the other was published in the week after a
Tuesday of September 2021. Pages lend their dates from the narrowest to the widest, then back; what a page lends rests on
its own evidence only, so that nothing is counted twice. Links can be wrong: what they tell is soft, and never
empties a page's own domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from synoptic.links.anchors import Anchor, anchor
from synoptic.model import Copy, Dating, EventMention, Evidence, Notes, Page
from synoptic.notes import dayset, published
from synoptic.notes.solver import Belief, Proof, answer, believe, region

_SHARED = 3.0  # nats that a shared event ties two pages with: one link in twenty may be wrong
_MORE = 1.0  # for each further event the two share
_MOST = 6.0
_LEAD_ONLY = 1.5  # where the event is dated by standing in the lead alone
_COPIED = 3.0
_COPY_DAYS = 3
_MARGIN = 1  # time zones, midnight
_KNOWN = 3  # pages left with so few days are not dated again


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
    rank = {page: n for n, page in enumerate(order)}
    for forward in (True, False):
        for page in order if forward else reversed(order):
            givers = {p for p in dated if (rank[p] < rank[page]) == forward and p != page}
            _lend(dated, page, givers, groups, copies)
    return {**told, **{page: _answer(one, told[page]) for page, one in dated.items()}}


Group = list[tuple[EventMention, Anchor]]


def _anchors(notes: Sequence[Notes], same_events: Iterable[Sequence[str]], mentions: Mapping[str, EventMention]) -> list[Group]:
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


def _lend(dated: dict[str, _Dated], page: str, givers: set[str], groups: Iterable[Group], copies: Iterable[Copy]) -> None:
    """Gathers what the givers tell of the page's date."""
    one = dated[page]
    for group in groups:
        own = [(m, a) for m, a in group if m.page == page and not a.fixed]
        others = [(m, a) for m, a in group if m.page in givers]
        for mention, here in own[:2]:
            for other, there in others:
                proof = _proof(one, mention, here, other, there, _belief_region(dated[other.page]))
                if proof is not None:
                    one.told.setdefault(other.page, []).append(proof)
    for copy in copies:
        giver = copy.original if copy.page == page else copy.page if copy.original == page else None
        if giver in givers and giver is not None:
            days = dayset.widened(_belief_region(dated[giver]), _COPY_DAYS, _COPY_DAYS)
            evidence = Evidence(says=f"shares its text with {giver}", origin="page", page=giver)
            one.told.setdefault(giver, []).append(Proof(days, _COPIED, evidence))


def _belief_region(one: _Dated) -> int:
    """What a page lends: its own evidence's region, cut by what narrower pages told it."""
    narrowed = one.region
    for proof in _strongest(one):
        narrowed = narrowed & proof.days or narrowed
    return narrowed


def _proof(one: _Dated, mention: EventMention, here: Anchor, other: EventMention, there: Anchor, lent: int) -> Proof | None:
    """What another page's date of the same event tells of this page's, None if nothing (or it contradicts outright)."""
    happened = dayset.widened(there.event_days(lent), _MARGIN, _MARGIN)
    days = here.page_days(happened)
    if not days & one.region or not one.region & ~days:
        return None
    weight = _LEAD_ONLY if mention.timex is None or other.timex is None else _SHARED
    first, last = dayset.first(happened), dayset.last(happened)
    if first is None or last is None or (dayset.count(happened) > 800 and mention.timex is None):
        return None
    says = f"{other.page} tells of the same event ({other.summary or other.label or other.type.lower()}): {_when(other, there)}"
    return Proof(days, weight, Evidence(says=says, origin="page", page=other.page, event=other.id))


def _when(mention: EventMention, made: Anchor) -> str:
    words = mention.when.says or "a known day"
    return f"dated {words}" if made.fixed else f"told of {words}, by its own date"


def _strongest(one: _Dated) -> list[Proof]:
    """The proofs that count: each giver's narrowest, strengthened by the number of events shared."""
    kept = []
    for proofs in one.told.values():
        best = min(proofs, key=lambda p: (-p.weight, dayset.count(p.days & one.region)))
        more = len({p.evidence.event for p in proofs}) - 1
        kept.append(Proof(best.days, min(_MOST, best.weight + _MORE * more), best.evidence))
    return kept


def _answer(one: _Dated, before: Dating) -> Dating:
    """The page's dating with what others told; its own dating if they told nothing."""
    told = _strongest(one)
    if not told:
        return before
    return answer(Belief(one.belief.domain, (*one.belief.proofs, *told), one.belief.dropped))
