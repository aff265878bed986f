"""Event mentions of one page: which acts it tells, of what type, with what standing, who, where, when, how many, on
whose word.

Each candidate trigger (`event_triggers`) is weighed: how sure its word is, how its clause stands (`event_status`), and
what
anchors it (`event_weight`). What stays under `THRESHOLD` is not told as an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from synoptic.language.tree import Tree
from synoptic.model import Amount, Basis, Dating, Entity, EventMention, Page, Reading, Span, Statement, Status, Timex
from synoptic.notes import amounts, event_spans, event_status
from synoptic.notes.event_actors import Cast, Parties, parties
from synoptic.notes.event_dates import Dated, dates_of
from synoptic.notes.event_lists import listed_or_one
from synoptic.notes.event_places import Where, place_of
from synoptic.notes.event_slots import verb_words
from synoptic.notes.event_status import Standing
from synoptic.notes.event_summary import summary
from synoptic.notes.event_triggers import Trigger, in_context, refused, triggers, unsupported
from synoptic.notes.event_types import Act
from synoptic.notes.event_weight import THRESHOLD, Anchors, weigh

_RECALL_DAYS = 10  # an event this long before the page's date is recalled, not reported
_OWN = ("own", "shared")  # how a date belongs to the act that it dates
_FORESEEN: frozenset[Status] = frozenset({"planned", "called-for", "conditional"})


@dataclass(frozen=True)
class _View:
    """All that is known of the page when its events are read."""

    page: Page
    tree: Tree
    cast: Cast
    timexes: Sequence[Timex]
    statements: Sequence[Statement]
    cues: frozenset[Span]
    dating: Dating
    numbers: Sequence[Amount]


@dataclass(frozen=True)
class _Told:
    """One trigger with all that was read around it."""

    trigger: Trigger
    standing: Standing
    parties: Parties
    where: Where | None
    dates: tuple[Dated, ...]
    span: Span
    numbers: tuple[Amount, ...]


def mentions(
    page: Page,
    reading: Reading,
    entities: Sequence[Entity],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
    dating: Dating,
) -> tuple[EventMention, ...]:
    """The event mentions of the page in the order of the text; a clause that lists dates gives one a date."""
    tree = Tree(reading, page.text)
    cues = frozenset(span for s in statements for span in s.cue)
    view = _View(page, tree, Cast(tree, entities), timexes, statements, cues, dating, amounts.find(page.text, reading))
    out: list[EventMention] = []
    for trigger in in_context(tree, [t for sentence in reading.sentences for t in triggers(tree, sentence)]):
        told = None if _names_a_day(view, trigger) else _read(view, trigger)
        if told is None:
            continue
        confidence = weigh(view.tree, told.trigger, told.standing, _anchors(told))
        if confidence >= THRESHOLD:
            out += [_mention(view, told, dated, confidence, len(out) + n) for n, dated in enumerate(told.dates)]
    return tuple(out)


def _names_a_day(view: _View, trigger: Trigger) -> bool:
    """The month of "8 March" is no demonstration."""
    start = view.tree.tokens[trigger.word].start
    return any(t.kind in ("DATE", "TIME") and t.start <= start < t.end for t in view.timexes)


def _read(view: _View, trigger: Trigger) -> _Told | None:
    """All around a trigger; None if its words tell no event."""
    tree, bare = view.tree, _is_bare(view, trigger)
    standing = _standing(view, trigger)
    if standing.weight == 0 or tree.tokens[trigger.word].start == tree.tokens[trigger.word].end:
        return None
    if standing is event_status.REFUSED:
        trigger, standing = refused(trigger)
    who = parties(view.cast, trigger)
    if trigger.act.mode == "visit" and not who.actors and _moves_by_itself(tree, trigger):
        trigger = trigger._replace(act=Act("OTHER", None, trigger.act.label, trigger.act.sure))
    if trigger.act.weak and not (who.actors and who.recipients):
        trigger = unsupported(tree, trigger)
    span = (event_spans.phrase_span if bare else event_spans.clause_span)(tree, trigger.clause, trigger.word)
    numbers = tuple(n for n in view.numbers if span[0] <= n.start and n.end <= span[1] and not _is_time(view, n))
    return _Told(trigger, standing, who, place_of(view.cast, trigger), _dates(view, trigger, standing), span, numbers)


def _is_time(view: _View, number: Amount) -> bool:
    """Whether a number belongs to a date or a duration, which tell the event's time and not its size."""
    return any(t.start < number.end and number.start < t.end for t in view.timexes)


def _moves_by_itself(tree: Tree, trigger: Trigger) -> bool:
    """Whether a thing arrives, not a person: "the ship had visited the port"."""
    agent = None if trigger.nominal and tree.pos(trigger.word) != "VERB" else tree.agent(trigger.clause)
    return agent is not None and tree.pos(agent) == "NOUN"


def _is_bare(view: _View, trigger: Trigger) -> bool:
    """Whether a noun alone tells the act."""
    return trigger.nominal and view.tree.pos(trigger.word) != "VERB"


def _standing(view: _View, trigger: Trigger) -> Standing:
    tree = view.tree
    if _is_bare(view, trigger):
        return event_status.of_noun(tree, trigger.word)
    if trigger.nominal and trigger.act.label != "cancellation":
        return event_status.of_verb(tree, trigger.clause)
    borne = trigger.word == tree.agent(trigger.clause)
    return event_status.of_light(tree, trigger.clause, verb_words(tree, trigger.clause), borne)


def _dates(view: _View, trigger: Trigger, standing: Standing) -> tuple[Dated, ...]:
    """The dates told of the act: those of the noun that names it ("Sunday's launch"), of its clause, else shared by
    that noun."""
    foresees = standing.status in _FORESEEN
    if trigger.word != trigger.clause:
        own = dates_of(trigger.word, view.tree, view.timexes, view.cues, view.dating, foresees=foresees)
        if any(d.basis == "own" for d in own):
            return listed_or_one(view.page.text, own, view.tree.tokens[trigger.word].start)
    found = dates_of(trigger.clause, view.tree, view.timexes, view.cues, view.dating, foresees=foresees)
    if not trigger.nominal and found[0].timex is None:
        found = dates_of(trigger.word, view.tree, view.timexes, view.cues, view.dating, foresees=foresees)
    if trigger.act.mode == "visit" and not any(d.basis == "own" for d in found):
        found = _aim_dates(view, trigger.clause) or found
    return listed_or_one(view.page.text, found, view.tree.tokens[trigger.word].start)


def _aim_dates(view: _View, clause: int) -> tuple[Dated, ...]:
    """The dates of what the act was for: "visited twice to meet her – in May 2018 and June 2019"."""
    for aim in event_spans.aims(view.tree, clause):
        found = dates_of(aim, view.tree, view.timexes, view.cues, view.dating)
        if any(d.basis in _OWN for d in found):
            return found
    return ()


def _anchors(told: _Told) -> Anchors:
    return Anchors(
        dated=any(d.basis in _OWN for d in told.dates),
        placed=told.where is not None,
        acted=bool(told.parties.actors),
        received=bool(told.parties.recipients),
        counted=bool(told.numbers),
    )


def _mention(view: _View, told: _Told, dated: Dated, confidence: float, number: int) -> EventMention:
    tree, trigger = view.tree, told.trigger
    status = _status(view, told.standing, dated)
    token = tree.tokens[trigger.word]
    act = trigger.act
    return EventMention(
        id=f"{view.page.id}/v{number}",
        page=view.page.id,
        start=told.span[0],
        end=told.span[1],
        trigger=(token.start, token.end),
        type=act.type,
        label=act.label or tree.lemma(trigger.word).lower(),
        mode=act.mode,
        status=status,
        basis=_basis(view, status, dated),
        when=dated.when,
        timex=dated.timex,
        place=told.where.place if told.where else None,
        place_text=told.where.text if told.where else None,
        actors=told.parties.actors,
        recipients=told.parties.recipients,
        numbers=told.numbers,
        per=_per(view, token.start),
        summary=summary(view.cast, trigger.clause, trigger.word, told.span),
        confidence=round(confidence, 3),
    )


def _status(view: _View, standing: Standing, dated: Dated) -> Status:
    """What is dated after the page's last possible day has not happened yet; an aim dated before its first day was
    reached, or the page would tell."""
    earliest, latest = view.dating.earliest, view.dating.latest
    if not dated.timex:
        return standing.status
    if standing.status == "happened" and latest and dated.when.earliest and dated.when.earliest > latest:
        return "planned"
    if standing.aim and earliest and dated.when.latest and dated.when.latest < earliest - timedelta(_RECALL_DAYS):
        return "happened"
    return standing.status


def _basis(view: _View, status: Status, dated: Dated) -> Basis:
    """Reported as news, recalled from long before the page, or foreseen."""
    if status in _FORESEEN:
        return "foresees"
    earliest = view.dating.earliest
    if dated.timex and earliest and dated.when.latest and dated.when.latest < earliest - timedelta(_RECALL_DAYS):
        return "recalls"
    return "reports"


def _per(view: _View, offset: int) -> tuple[str, ...]:
    """The statements whose content tells it."""
    return tuple(s.id for s in view.statements if any(a <= offset < b for a, b in s.content))
