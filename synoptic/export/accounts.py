"""One event as each page tells it: what the accounts say of date, act, people, place and figures, and the sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Discrepancy, Event, EventMention, Span

MarkKind = Literal["act", "date", "number", "differs", "said"]
ASPECTS = ("date", "act", "who", "to", "place", "number", "status", "according to")
# Which aspect of an account a discrepancy is about.
_ASPECT_OF = {
    "date": ("date",), "number": ("number",), "place": ("place",), "participants": ("who", "to"), "wording": ("act",),
    "naming": ("who", "to"), "omission": (),
}  # fmt: skip


@dataclass(frozen=True)
class Quote:
    """A sentence of a page, with stretches to be marked: (start, end, kind), sorted and disjoint, page offsets."""

    page: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int, MarkKind], ...]

    def parts(self) -> list[tuple[str, MarkKind | None]]:
        """The text cut into marked and unmarked parts."""
        made: list[tuple[str, MarkKind | None]] = []
        at = self.start
        for start, end, kind in self.marks:
            if start > at:
                made.append((self.text[at - self.start : start - self.start], None))
            made.append((self.text[start - self.start : end - self.start], kind))
            at = end
        made.append((self.text[at - self.start :], None))
        return [part for part in made if part[0]]


@dataclass(frozen=True)
class Account:
    """What one page tells of an event. `aspects` maps each of ASPECTS that it tells to its wording."""

    page: str
    outlet: str
    published: str
    basis: str
    copy_of: str | None
    aspects: dict[str, str]
    quotes: tuple[Quote, ...]
    differs: frozenset[str] = field(default_factory=frozenset)


def accounts(index: Index, event: Event) -> list[Account]:
    """The accounts of an event, one for each page that tells it, in the order of the pages' dates."""
    by_page: dict[str, list[EventMention]] = {}
    for mention in index.told_by(event):
        by_page.setdefault(mention.page, []).append(mention)
    differences = index.differences(event)
    return [_account(index, event, page, told, differences) for page, told in by_page.items()]


def _account(
    index: Index, event: Event, page: str, told: list[EventMention], differences: list[Discrepancy]
) -> Account:
    bases = list(dict.fromkeys(mention.basis for mention in told))
    spoken = {start_end for one in differences for value in one.values for start_end in value.spans}
    differs = frozenset(
        aspect
        for one in differences
        if not one.update and any(where == page for value in one.values for where, _, _ in value.spans)
        for aspect in _ASPECT_OF[one.attribute]
    )
    return Account(
        page=page,
        outlet=index.outlet(page),
        published=words.published(index.dating(page), short=True),
        basis=" and ".join(bases),
        copy_of=index.copy_of.get(page),
        aspects=_aspects(index, event, told),
        quotes=quotes(index, page, told, [(start, end) for where, start, end in spoken if where == page]),
        differs=differs,
    )


def _aspects(index: Index, event: Event, told: list[EventMention]) -> dict[str, str]:
    says: dict[str, list[str]] = {aspect: [] for aspect in ASPECTS}
    for mention in told:
        says["date"].append(_date(index, mention))
        says["act"].append(f"“{words.cut(words.line(index.text(mention.page, (mention.start, mention.end))), 70)}”")
        says["who"] += index.names(mention.actors)
        says["to"] += index.names(mention.recipients)
        says["place"] += [mention.place.name] if mention.place else [mention.place_text or ""]
        says["number"] += [words.amount(found) for found in mention.numbers]
        says["status"] += [mention.status] if mention.status != "happened" or event.status != "happened" else []
        says["according to"] += [
            index.chain(index.statements[identity]) for identity in mention.per if identity in index.statements
        ]
    joined = {aspect: list(dict.fromkeys(one for one in found if one)) for aspect, found in says.items()}
    between = {"who": ", ", "to": ", "}
    return {aspect: between.get(aspect, " · ").join(found) for aspect, found in joined.items() if found}


def _date(index: Index, mention: EventMention) -> str:
    when = words.brief(mention.when)
    if mention.timex is None:
        return when if when != words.OPEN_DATE else ""
    wording = words.line(index.text(mention.page, mention.timex))
    return f"{wording} → {when}" if when not in (wording, words.OPEN_DATE) else wording


def quotes(index: Index, page: str, told: list[EventMention], spoken: list[Span]) -> tuple[Quote, ...]:
    """The sentences in which a page tells an event, those that a discrepancy rests on included, each once."""
    spans = [(mention.start, mention.end) for mention in told]
    sentences = sorted({index.sentence(page, *span) for span in [*spans, *spoken] if span[1] > span[0]})
    merged: list[Span] = []
    for start, end in sentences:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    wanted: list[tuple[int, int, MarkKind]] = [(*span, "differs") for span in spoken]
    for mention in told:
        wanted.append((*mention.trigger, "act"))
        wanted += [(*mention.timex, "date")] if mention.timex else []
        wanted += [(found.start, found.end, "number") for found in mention.numbers]
    return tuple(_quote(index, page, span, wanted) for span in merged)


def _quote(index: Index, page: str, span: Span, wanted: list[tuple[int, int, MarkKind]]) -> Quote:
    inside = [mark for mark in wanted if span[0] <= mark[0] < mark[1] <= span[1]]
    return Quote(page=page, start=span[0], end=span[1], text=index.text(page, span), marks=disjoint(inside))


def disjoint(marks: list[tuple[int, int, MarkKind]]) -> tuple[tuple[int, int, MarkKind], ...]:
    """The marks without overlaps: small ones win over those around them, which are cut into what is left."""
    taken: list[tuple[int, int, MarkKind]] = []
    for start, end, kind in sorted(set(marks), key=lambda mark: (mark[1] - mark[0], mark[0], mark[2])):
        left = [(start, end)]
        for begin, stop, _ in taken:
            left = [
                part
                for low, high in left
                for part in ((low, min(high, begin)), (max(low, stop), high))
                if part[0] < part[1]
            ]
        taken += [(low, high, kind) for low, high in left]
    return tuple(sorted(taken))
