"""Page dates, jointly: an event that one page dates narrows the date of another page that tells it relatively.

"They last met in September 2021" on one page, "met … Tuesday" on the other: the other was published in the week after a
Tuesday of September 2021. Pages lend their dates from the narrowest to the widest, then back; what a page lends rests
on its own evidence only, so that nothing is counted twice. Links can be wrong: what they tell is soft, and never
empties a page's own domain.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from synoptic.links.anchors import Anchor, anchor
from synoptic.model import Copy, Dating, EventMention, Evidence, Notes, Page
from synoptic.notes import dayset, published
from synoptic.notes.solver import Belief, Proof, answer, believe, region, share
from synoptic.notes.timex_rule import parse
from synoptic.notes.timex_values import days_of

_SHARED = 1.0  # log-odds that a shared event is rightly shared: links across pages are right three times in four
_RECALLED = 0.0  # of one that the other page recalls with its date: half of these are other events of the kind
_AGREES = 2.0  # at most so many nats more if the date falls into the few days the page leaves by itself
_DECADE = 3650  # days among which a wrong link's date falls anywhere
_DAYS_SHARED = 1.2  # log-odds for each day of the month, told without its year, that two pages share
_COMMON = 50  # pages with one day in common, above which the day says nothing (and pairs grow too many)
_SEASON = 120  # days between the publication of pages that tell of the same days without a year
_MORE = 0.7  # for each further event that two pages share
_ALSO = -1.0  # of what else one giver tells: the days of its further events
_AGAIN = 0.0  # of a giver that tells the same as one before it: their links err together
_MOST = 4.0
_SURPRISE = 2.5  # at most so many nats for a coincidence: a wrong link would hardly let "Saturday" fall on "Feb. 27"
_COPIED = 3.0  # log-odds of a copy
_COPY_DAYS = 3
_QUOTED = 1.7  # log-odds that pages which quote the same words are of the same days: news quotes what was just said
_QUOTE_DAYS = 7
_MONTH = 31
_MARGIN = 1  # time zones, midnight
_CORE = 0.8  # what a page lends twice: the few days that hold most of its belief


_YEARLESS = re.compile(r"part XXXX-(\d\d)-(\d\d)(?!.*year=)")


@dataclass
class _Dated:
    """One page: its own belief, the region it leaves, and what is told of it by others."""

    page: Page
    belief: Belief
    region: int
    told: dict[str, list[Proof]]
    days: frozenset[tuple[int, int]]
    fixed: frozenset[int]  # dates with a year that it tells: another page's event of such a day is not its undated one


@dataclass(frozen=True)
class _Tie:
    """Two pages of shared words: published within `days` of each other, with these log-odds."""

    pages: tuple[str, str]
    days: int
    odds: float
    says: str

    def other(self, page: str) -> str | None:
        return self.pages[1 - self.pages.index(page)] if page in self.pages else None


def _by_text(copies: Iterable[Copy]) -> list[_Tie]:
    """Whole copies are printed within days; a passage may be quoted years later."""
    whole = [copy for copy in copies if copy.kind != "partial"]
    return [_Tie((c.page, c.original), _COPY_DAYS, _COPIED, "shares its text with {}") for c in whole]


def _by_quotation(quoted: Iterable[tuple[str, str]]) -> list[_Tie]:
    return [_Tie(pair, _QUOTE_DAYS, _QUOTED, "quotes the same words as {}") for pair in sorted(set(quoted))]


def joint(
    pages: Sequence[Page],
    notes: Sequence[Notes],
    same_events: Iterable[Sequence[str]],
    copies: Sequence[Copy] = (),
    quoted: Sequence[tuple[str, str]] = (),
    until: date | None = None,
    fixed: frozenset[str] = frozenset(),
) -> dict[str, Dating]:
    """The dating of every page, by page id.

    `same_events` are groups of event mention ids believed to tell one event; `copies` pages that repeat each other's
    text, `quoted` pairs of pages that quote the same words; `until` the last day possible (default: today). Pages that
    nothing ties to others keep their dating; so do the `fixed` ones, whose date somebody has set, but they lend it.
    """
    told = {note.page: note.published for note in notes}
    mentions = {m.id: m for note in notes for m in note.events}
    anchors = _anchors(notes, same_events, mentions)
    texts = [*_by_text(copies), *_by_quotation(quoted)]
    days = _seasons(notes, {copy.page for copy in copies if copy.kind != "partial"})
    tied = _ties(anchors) | {page for tie in texts for page in tie.pages} | days.keys()
    by_id = {page.id: page for page in pages}
    last = until or date.today()
    dated = {
        n.page: _own(by_id[n.page], n, last, days.get(n.page, frozenset()), n.page in fixed)
        for n in notes if n.page in tied and n.page in by_id
    }  # fmt: skip
    circle = _Circle(dated, [[(m, a) for m, a in group if m.page in dated] for group in anchors], texts)
    order = sorted(dated, key=lambda p: (dayset.count(dated[p].region), p))
    place = {page: n for n, page in enumerate(order)}
    for n, page in enumerate(order):
        circle.lend(page, lambda giver, n=n: place[giver] < n)  # type: ignore[misc]
    for n, page in enumerate(order):
        circle.lend(page, lambda giver, n=n: place[giver] > n, back=True)  # type: ignore[misc]
    return {**told, **{page: _answer(one, told[page]) for page, one in dated.items() if page not in fixed}}


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


def _ties(groups: Iterable[Group]) -> set[str]:
    """Pages that a relative date ties to another page."""
    return {m.page for group in groups for m, _ in group if any(not a.fixed for _, a in group)}


def _seasons(notes: Sequence[Notes], copied: Container[str]) -> dict[str, frozenset[tuple[int, int]]]:
    """The days of the month that each page tells without a year, for pages that share one. A copy shares its original's
    by copying, which tells nothing new."""
    told = {note.page: _yearless(note) for note in notes if note.page not in copied}
    held = Counter(day for days in told.values() for day in days)
    return {page: days for page, days in told.items() if any(1 < held[day] <= _COMMON for day in days)}


def _own(page: Page, note: Notes, until: date, days: frozenset[tuple[int, int]], fixed: bool) -> _Dated:
    """What the page tells by itself; of a fixed one, what somebody has set."""
    if fixed:
        belief = Belief(dayset.between(note.published.earliest, note.published.latest), ())
    else:
        belief = believe(dayset.between(None, until), published.proofs_of(page, note.timexes))
    return _Dated(page, belief, region(belief)[0], {}, days, _told_days(note))


def _told_days(note: Notes) -> frozenset[int]:
    """The dates that the page tells with their year, no wider than a month."""
    rules = ((parse(timex.rule), timex.mod) for timex in note.timexes)
    told = (days_of(rule.arg, mod) for rule, mod in rules if rule.op == "abs")
    return frozenset(dayset.between(*days) for days in told if days and (days[1] - days[0]).days <= _MONTH)


class _Circle:
    """Pages that lend each other their dates, and by what each is tied to which: looked up, so that the work grows with
    the ties and not with the square of the pages."""

    def __init__(self, dated: dict[str, _Dated], groups: Sequence[Group], texts: Sequence[_Tie]) -> None:
        self._dated = dated
        self._groups: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            for page in dict.fromkeys(m.page for m, _ in group):
                self._groups[page].append(group)
        self._ties: dict[str, list[_Tie]] = defaultdict(list)
        for tie in texts:
            for page in tie.pages:
                self._ties[page].append(tie)
        self._holders: dict[tuple[int, int], list[str]] = defaultdict(list)
        for page, one in dated.items():
            for day in one.days:
                self._holders[day].append(page)
        self._lends = cache(lambda page: _lent(dated[page]))  # a page lends when all has been told that it hears

    def lend(self, page: str, may_give: Callable[[str], bool], back: bool = False) -> None:
        """Gathers what the givers tell of the page's date; `back`: only what rests on no page's own date."""
        one = self._dated[page]
        for group in self._groups[page]:
            for _, here in ((m, a) for m, a in group if m.page == page and not a.fixed):
                for other, there in group:
                    if other.page == page or (back and not there.fixed) or not may_give(other.page):
                        continue
                    if not (there.fixed and there.days in one.fixed):
                        told = _proofs(one, here, other, there, self._lends)
                        one.told.setdefault(other.page, []).extend(told)
        for name in sorted({name for day in one.days for name in self._holders[day] if name != page}):
            season = _by_days(one, self._dated[name], self._lends) if may_give(name) else None
            if season is not None:
                one.told.setdefault(name, []).append(season)
        for tie in () if back else self._ties[page]:
            giver = tie.other(page)
            if giver is not None and giver in self._dated and may_give(giver):
                days = dayset.widened(self._lends(giver)[0], tie.days, tie.days)
                if days & one.region:
                    evidence = Evidence(says=tie.says.format(giver), origin="page", page=giver)
                    one.told.setdefault(giver, []).append(Proof(days, tie.odds, evidence))


Lends = Callable[[str], tuple[int, int]]


def _lent(one: _Dated) -> tuple[int, int]:
    """What a page lends: the days it leaves with all it was told, and the few of them that hold most of its belief."""
    belief = Belief(one.belief.domain, (*one.belief.proofs, *_strongest(one)))
    return region(belief)[0], region(belief, _CORE)[0]


def _proofs(one: _Dated, here: Anchor, other: EventMention, there: Anchor, lends: Lends) -> list[Proof]:
    """What another page's date of the same event tells of this page's; nothing if it contradicts outright."""
    whole, core = (there.days, there.days) if there.fixed else lends(other.page)
    happened = dayset.widened(there.event_days(whole), _MARGIN, _MARGIN)
    days = here.page_days(happened)
    if not days & one.region or not one.region & ~days:
        return []
    what = other.summary or other.label or other.type.lower()
    says = f"{other.page} tells of the same event ({what}): {_when(other, there)}"
    evidence = Evidence(says=says, origin="page", page=other.page, event=other.id)
    weight = (_RECALLED + _agreement(one) if there.fixed else _SHARED) + _surprise(here, happened)
    made = [Proof(days, min(weight, _MOST), evidence)]
    inner = here.page_days(dayset.widened(there.event_days(core), _MARGIN, _MARGIN))
    if inner & one.region and days & ~inner:
        made.append(Proof(inner, _AGAIN, evidence))
    return made


def _surprise(here: Anchor, happened: int) -> float:
    """How unlikely it is that the weekday, or the day of the month, told here fits the days told there by chance."""
    hits, shifts = 0, 0
    for shift in range(0, 364, 13):
        shifts += 1
        hits += bool(dayset.shifted(happened, shift) & here.pattern)
    return min(_SURPRISE, -math.log(max(hits, 1) / shifts))


def _agreement(one: _Dated) -> float:
    """How unlikely it is that a wrong link's date falls into the days that the page leaves by itself."""
    return min(_AGREES, max(0.0, math.log(_DECADE / max(1, dayset.count(one.region)))))


def _by_days(one: _Dated, other: _Dated, lends: Lends) -> Proof | None:
    """Pages that tell of the same days of the month without a year are of one season."""
    shared = sorted(one.days & other.days)
    if not shared:
        return None
    mask = dayset.widened(lends(other.page.id)[0], _SEASON, _SEASON)
    if not mask & one.region or not one.region & ~mask:
        return None
    words = ", ".join(f"{date(2000, month, day):%B} {day}" for month, day in shared[:4])
    evidence = Evidence(says=f"{other.page.id} tells of the same days: {words}", origin="page", page=other.page.id)
    return Proof(mask, min(_MOST, _DAYS_SHARED * len(shared)), evidence)


def _yearless(note: Notes) -> frozenset[tuple[int, int]]:
    """The days of the month that a page tells without a year."""
    found = (_YEARLESS.match(timex.rule) for timex in note.timexes)
    return frozenset((int(m[1]), int(m[2])) for m in found if m)


def _when(mention: EventMention, made: Anchor) -> str:
    words = mention.when.says or "a known day"
    return f"dated {words}" if made.fixed else f"told of {words}, by its own date"


def _strongest(one: _Dated) -> list[Proof]:
    """The proofs that count: each giver's best (and its core), with the weight that makes the belief a mixture.

    With odds o that a link is right, and a share m of the belief so far inside the days it leaves, belief becomes
    o/(1+o) of those days and 1/(1+o) of what it was: a likelihood ratio of 1 + o/m.
    """
    ranked = sorted((_best(one, proofs) for proofs in one.told.values() if proofs), key=lambda told: -told[0].weight)
    kept: list[Proof] = []
    for best, *others in ranked:
        again = any(dayset.count(best.days & other.days & one.region) for other in kept)
        rest = [(other, _AGAIN if other.evidence == best.evidence else _ALSO) for other in others]
        for proof, odds in ((best, _AGAIN if again else best.weight), *rest):
            inside = share(Belief(one.belief.domain, (*one.belief.proofs, *kept)), proof.days)
            if inside > 0:
                kept.append(Proof(proof.days, math.log1p(math.exp(odds) / inside), proof.evidence))
    return kept


def _best(one: _Dated, proofs: Sequence[Proof]) -> list[Proof]:
    """A giver's strongest proof, stronger for each further event it shares; the core of the same event's days; then
    what the further events leave of its days, the narrowest first."""
    ranked = sorted(proofs, key=lambda p: (-p.weight, dayset.count(p.days & one.region)))
    best, more = ranked[0], len({p.evidence.event for p in proofs}) - 1
    inner = [p for p in ranked[1:] if p.evidence == best.evidence and p.weight < best.weight][:1]
    further: dict[str | None, Proof] = {}
    for proof in sorted(ranked[1:], key=lambda p: (dayset.count(p.days & one.region), -p.weight)):
        if proof.evidence.event != best.evidence.event and proof.days & best.days & one.region:
            further.setdefault(proof.evidence.event, proof)
    return [Proof(best.days, min(_MOST, best.weight + _MORE * more), best.evidence), *inner, *further.values()]


def _answer(one: _Dated, before: Dating) -> Dating:
    """The page's dating with what others told; its own dating if they told nothing."""
    told = _strongest(one)
    if not told:
        return before
    return answer(Belief(one.belief.domain, (*one.belief.proofs, *told), one.belief.dropped))
