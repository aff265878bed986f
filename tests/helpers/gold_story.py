"""A Story made by hand: the pages of an example folder as `pages.read` gives them, all else from its `gold.json`.

So the store, the exports and the faces are tested with what a careful reader found, whatever the stages make of it.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

from synoptic.model import (
    Amount,
    Candidate,
    Dating,
    Discrepancy,
    Entity,
    Event,
    EventMention,
    Evidence,
    Failure,
    Interval,
    Links,
    Mention,
    Notes,
    Page,
    Place,
    Sentence,
    Span,
    Statement,
    Story,
    Told,
)
from synoptic.pages.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
TYPES = {"phone call": "CONSULT", "meeting": "CONSULT", "visit": "CONSULT", "agreement": "AGREE", "attack": "ASSAULT"}


def stories() -> list[Path]:
    """The example stories that have a gold file."""
    return sorted(gold.parent for gold in EXAMPLES.glob("*/gold.json"))


class GoldStory:
    """Builds the nouns of one story; each step keeps what the next one needs."""

    def __init__(self, folder: Path, failures: tuple[Failure, ...] = ()) -> None:
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.folder = folder
        self.failures = failures
        self.pages = {re.split(r"[/\\]", page.source)[-1]: page for page in read([folder / "pages"]) if _is_page(page)}
        self.entities: dict[str, list[Mention]] = {}
        self.page_entities: dict[tuple[str, str], list[Mention]] = {}
        self.mentions: list[EventMention] = []
        self.statements: list[Statement] = []

    def story(self) -> Story:
        events = tuple(self._event(number, given) for number, given in enumerate(self.gold["events"], 1))
        for given in self.gold.get("statements", ()):
            self._statement(given)
        notes = tuple(self._notes(page) for page in self.pages.values())
        entities = tuple(
            Entity(
                id=self._entity_id(name), name=name, kind="person" if " " in name else "state", mentions=tuple(found)
            )
            for name, found in self.entities.items()
        )
        entity_of = {self._page_entity_id(page, name): self._entity_id(name) for page, name in self.page_entities}
        links = Links(
            entities=entities,
            entity_of=entity_of,
            mentions=tuple(self.mentions),
            events=tuple(sorted(events, key=lambda event: event.when.earliest or date.max)),
            statements=tuple(self.statements),
            datings={note.page: note.published for note in notes},
            copies=(),
        )
        return Story(
            name=self.gold["story"],
            pages=tuple(self.pages.values()),
            notes=notes,
            links=links,
            discrepancies=tuple(self._discrepancy(given) for given in self.gold.get("discrepancies", ())),
            failures=self.failures,
        )

    def _span(self, page: Page, words: str) -> Span | None:
        start = page.text.find(words)
        return None if start < 0 else (start, start + len(words))

    def _entity_id(self, name: str) -> str:
        return f"E{list(self.entities).index(name) + 1}"

    def _page_entity_id(self, page: str, name: str) -> str:
        return f"{page}/e{list(self.entities).index(name) + 1}"

    def _entity(self, page: Page, name: str) -> str:
        found = self.entities.setdefault(name, [])
        if (page.id, name) not in self.page_entities:
            here = [
                Mention(page=page.id, start=hit.start(), end=hit.end(), head=0, form="name")
                for hit in re.finditer(re.escape(name), page.text)
            ]
            self.page_entities[page.id, name] = here
            found.extend(here)
        return self._page_entity_id(page.id, name)

    def _event(self, number: int, given: dict[str, Any]) -> Event:
        when = interval(given["date"])
        place = Place(name=given["place"]) if given.get("place") else None
        kind = TYPES.get(given["type"], "OTHER")
        made: list[str] = []
        for told in given["mentions"]:
            page = self.pages.get(told["page"])
            span = self._span(page, told["span"]) if page else None
            if page is None or span is None:
                continue
            actors = tuple(self._entity(page, name) for name in given.get("participants", ()))
            trigger = max(re.finditer(r"\w+", told["span"]), key=lambda hit: len(hit.group()))
            numbers = tuple(
                Amount(what="person", low=float(hit.group()), high=float(hit.group()),
                       start=span[0] + hit.start(), end=span[0] + hit.end())
                for hit in re.finditer(r"\b\d{1,3}\b", told["span"])
            )  # fmt: skip
            identity = f"{page.id}/v{len(self.mentions)}"
            self.mentions.append(
                EventMention(
                    id=identity, page=page.id, start=span[0], end=span[1],
                    trigger=(span[0] + trigger.start(), span[0] + trigger.end()), type=kind, label=given["type"],
                    status=given.get("status", "happened"), when=when, place=place, actors=actors, numbers=numbers,
                    summary=told["span"],
                )
            )  # fmt: skip
            made.append(identity)
        actors = tuple(self._entity_id(name) for name in given.get("participants", ()) if name in self.entities)
        return Event(
            id=f"V{number}", type=kind, label=given["type"], mentions=tuple(made),
            status=given.get("status", "happened"), when=when, place=place, actors=actors, why=("written by hand",),
            summary=given["mentions"][0]["span"],
        )  # fmt: skip

    def _statement(self, given: dict[str, Any]) -> None:
        page = self.pages.get(given["page"])
        span = self._span(page, given["content"]) if page else None
        if page is None or span is None:
            return
        speaker = given.get("speaker")
        self.statements.append(
            Statement(
                id=f"{page.id}/s{len(self.statements)}", page=page.id, content=(span,), speaker_text=speaker or "",
                speaker=self._entity_id(speaker) if speaker and self._entity(page, speaker) else None,
                via=tuple(given.get("via", ())), direct=bool(given.get("direct")),
            )
        )  # fmt: skip

    def _notes(self, page: Page) -> Notes:
        known = next((one for one in self.gold["pages"] if page.source.endswith(one["page"])), {})
        published = interval(known.get("published"))
        value = published.earliest if published.earliest == published.latest else None
        lines = [(hit.start(), hit.end()) for hit in re.finditer(r"[^\n.!?]+[.!?]*[”\"’]*", page.text)]
        entities = tuple(
            Entity(id=self._page_entity_id(page.id, name), name=name, kind="person", mentions=tuple(found))
            for (where, name), found in self.page_entities.items()
            if where == page.id
        )
        return Notes(
            page=page.id,
            published=Dating(
                value=value, earliest=published.earliest, latest=published.latest,
                candidates=(Candidate(day=value, weight=1.0),) if value else (),
                evidence=(Evidence(says="a careful reader says so", origin="knowledge"),),
            ),
            entities=entities,
            statements=tuple(one for one in self.statements if one.page == page.id),
            events=tuple(one for one in self.mentions if one.page == page.id),
            sentences=tuple(Sentence(first=0, last=0, start=start, end=end, zone="body") for start, end in lines),
        )  # fmt: skip

    def _discrepancy(self, given: dict[str, Any]) -> Discrepancy:
        numbers = {one["id"]: f"V{number}" for number, one in enumerate(self.gold["events"], 1)}
        values = []
        for told in given["values"]:
            page = self.pages.get(told["page"])
            span = self._span(page, told["span"]) if page and told.get("span") else None
            if page is not None:
                spans = ((page.id, *span),) if span else ()
                values.append(Told(value=told["value"], spans=spans, outlets=(page.outlet or page.id,)))
        return Discrepancy(
            attribute=given["attribute"], about=given["attribute"], values=tuple(values), event=numbers[given["event"]]
        )


def _is_page(found: Page | Failure) -> bool:
    return isinstance(found, Page)


def interval(words: str | None) -> Interval:
    """ISO day, month or year, `A/B`, `../B`, `A/..` as an interval."""
    if not words:
        return Interval()
    first, _, last = words.partition("/")
    return Interval(earliest=_day(first, False), latest=_day(last or first, True), says=words)


def _day(words: str, last: bool) -> date | None:
    parts = [int(part) for part in words.split("-") if part.isdigit()]
    if not parts:
        return None
    year, month, day = (*parts, 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def gold_story(name: str, failures: tuple[Failure, ...] = ()) -> Story:
    """The story of `examples/<name>`."""
    return GoldStory(EXAMPLES / name, failures).story()
