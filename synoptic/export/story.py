"""The story file: the JSON that tools, benches and users read (docs/story-file.md). Offsets count characters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from synoptic.model import (
    Copy,
    Dating,
    Discrepancy,
    Entity,
    Event,
    EventMention,
    Evidence,
    Interval,
    Page,
    Place,
    Role,
    Statement,
    Story,
)

VERSION = "1"

Json = dict[str, Any]


def to_json(story: Story) -> Json:
    """The story as plain values for `json.dumps`; the same story gives the same values."""
    links = story.links
    known = {note.page: note.published for note in story.notes}
    copies: dict[str, list[Copy]] = {}
    for copy in links.copies:
        copies.setdefault(copy.page, []).append(copy)
    mentions = {mention.id: mention for mention in links.mentions}
    return {
        "synoptic": VERSION,
        "story": story.name,
        "pages": [
            _page(page, links.datings.get(page.id) or known.get(page.id) or Dating(), copies.get(page.id, ()))
            for page in story.pages
        ],
        "entities": [_entity(entity) for entity in links.entities],
        "events": [_event(event, mentions) for event in links.events],
        "statements": [_statement(statement) for statement in links.statements],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in story.discrepancies],
    }


def _page(page: Page, dating: Dating, copies: Sequence[Copy]) -> Json:
    return {
        "id": page.id,
        "source": page.source,
        "url": page.url,
        "outlet": page.outlet,
        "language": page.language,
        "title": page.title,
        "published": {
            "value": _day(dating.value),
            "earliest": _day(dating.earliest),
            "latest": _day(dating.latest),
            "candidates": [{"date": _day(c.day), "weight": round(c.weight, 6)} for c in dating.candidates],
            "evidence": [_evidence(evidence) for evidence in dating.evidence],
        },
        "zones": [{"start": z.start, "end": z.end, "kind": z.kind} for z in page.zones],
        "copy_of": next((copy.original for copy in copies if copy.kind != "partial"), None),
        "copies": [_copy(copy) for copy in copies],
    }


def _copy(copy: Copy) -> Json:
    return {
        "of": copy.original,
        "kind": copy.kind,
        "share": copy.share,
        "origin": copy.origin,
        "why": copy.why,
        "spans": [list(span) for span in copy.spans],
    }


def _evidence(evidence: Evidence) -> Json:
    if evidence.page is not None or evidence.event is not None:
        return {"page": evidence.page, "event": evidence.event, "says": evidence.says}
    if evidence.start is not None and evidence.end is not None:
        return {"start": evidence.start, "end": evidence.end, "says": evidence.says}
    return {"from": evidence.origin, "says": evidence.says}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "roles": [_role(role) for role in entity.roles],
        "place": _place(entity.place),
        "mentions": [{"page": m.page, "start": m.start, "end": m.end} for m in entity.mentions],
    }


def _role(role: Role) -> Json:
    return {"title": role.title, "of": role.of, "from": _day(role.since), "to": _day(role.until)}


def _event(event: Event, mentions: dict[str, EventMention]) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "label": event.label,
        "status": event.status,
        "date": _interval(event.when),
        "place": _place(event.place),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "summary": event.summary,
        "confidence": event.confidence,
        "why": list(event.why),
        "mentions": [_mention(mentions[i]) for i in event.mentions if i in mentions],
    }


def _mention(mention: EventMention) -> Json:
    return {
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
        "trigger": list(mention.trigger),
        "basis": mention.basis,
        "status": mention.status,
        "date": _interval(mention.when),
        "place": _place(mention.place),
        "actors": list(mention.actors),
        "recipients": list(mention.recipients),
        "numbers": [
            {"what": n.what, "low": _finite(n.low), "high": _finite(n.high), "start": n.start, "end": n.end}
            for n in mention.numbers
        ],
        "per": list(mention.per),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "page": statement.page,
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "via": list(statement.via),
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "source": [list(span) for span in statement.source],
        "direct": statement.direct,
        "negated": statement.negated,
        "kind": statement.kind,
        "stance": statement.stance,
        "certainty": statement.certainty,
        "inside": statement.inside,
        "same_as": list(statement.same_as),
    }


def _discrepancy(discrepancy: Discrepancy) -> Json:
    return {
        "event": discrepancy.event,
        "attribute": discrepancy.attribute,
        "about": discrepancy.about,
        "values": [
            {
                "value": told.value,
                "mentions": [{"page": page, "start": start, "end": end} for page, start, end in told.spans],
                "outlets": list(told.outlets),
            }
            for told in discrepancy.values
        ],
        "update": discrepancy.update,
    }


def _interval(interval: Interval) -> Json:
    made: Json = {"earliest": _day(interval.earliest), "latest": _day(interval.latest), "says": interval.says}
    if interval.candidates:
        made["candidates"] = [_day(day) for day in interval.candidates]
    return made


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "why": place.why}


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _finite(number: float) -> float | None:
    """JSON has no infinity: an open bound is null."""
    return number if math.isfinite(number) else None
