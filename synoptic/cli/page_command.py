"""`synoptic page`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, plain_json, store_option
from synoptic.errors import UserError
from synoptic.export import copied, provenance, words
from synoptic.export.summary import LANGUAGES, READ_IN_FULL

if TYPE_CHECKING:
    from rich.console import Console

    from synoptic.export.index import Index
    from synoptic.model import Notes, Page

ZONE_MOST = 240  # characters of a zone shown, unless all are asked for
# Dates of a page beside its publication: what they are called, and whether the last of a kind counts or the first.
OTHER_DATES = {
    "updated": ("updated", True), "crawled": ("crawled", False), "comment": ("first comment", False),
    "shown": ("shows a picture or post of", True),
}  # fmt: skip
ZONE_STYLE = {"title": "bold", "body": "", "dateline": "cyan", "byline": "cyan"}


@command(
    "page",
    "All that was read in one page.",
    ["synoptic page harbour-post-visit", "synoptic page courier --full", "synoptic page harbour-post-visit --json"],
)
@click.argument("asked", metavar="ID")
@click.option("--full", is_flag=True, help="All text of each zone.")
@click.option("--json", "as_json", is_flag=True, help="The page and its notes as JSON, with all offsets.")
@store_option
def page(asked: str, full: bool, as_json: bool, store_path: Path) -> None:
    """ID is a page's id or any part of it, or of its file's name. Shows the zones of its text, the evidence for its
    date, and who and what is in it; numbers in brackets are characters of the page's text."""
    with indexed(store_path) as index:
        found = _find(index, asked)
        if as_json:
            click.echo(plain_json(found, index.notes.get(found.id)))
            return
        console = out()
        _head(console, index, found)
        _date(console, index, found)
        _zones(console, found, full)
        _notes(console, index, found)


def _find(index: Index, asked: str) -> Page:
    wanted = asked.casefold()
    exact = [one for one in index.story.pages if wanted in (one.id.casefold(), one.source.casefold())]
    near = exact or [one for one in index.story.pages if wanted in one.id.casefold() or wanted in one.source.casefold()]
    if len(near) == 1:
        return near[0]
    if not near:
        raise UserError(f"no page {asked!r} in this story", "find it by its words: synoptic search WORDS")
    ids = words.listed((one.id for one in near), 8)
    raise UserError(f"{asked!r} fits {len(near)} pages: {ids}", "name one of them")


def _head(console: Console, index: Index, found: Page) -> None:
    console.print(Text(words.line(found.title or "(no title)"), "bold"))
    language = LANGUAGES.get(found.language or "", found.language or "")
    facts = {
        "page": found.id,
        "source": words.line(found.source),
        "url": words.line(found.url or ""),
        "outlet": words.line(found.outlet or "not told"),
        "language": f"{language}: kept and searchable, but not read"
        if found.language not in (None, READ_IN_FULL)
        else "",
        "warnings": "; ".join(words.line(one) for one in found.warnings),
    }  # fmt: skip
    for label, fact in facts.items():
        if fact:
            console.print(Text(f"  {label:10}", "dim").append(fact, "default not dim"))
    for label, reasons in (
        ("outlet by", provenance.outlet_reasons(found)),
        ("credits", provenance.credit_reasons(found)),
    ):
        for one in reasons:
            made = Text(f"{label:10}", "dim").append(one.says, "default not dim")
            made.append(f"  “{one.quoted}”" if one.quoted else "", "dim").append(f"  {one.where}", "dim")
            console.print(indented(made, 2))
    for label, fact in copied.told(index, found.id):
        console.print(indented(Text(f"{label:10} ", "dim").append(fact, "default not dim"), 2))


def _date(console: Console, index: Index, found: Page) -> None:
    dating = index.dating(found.id)
    console.print(Text("\npublished ", "bold").append(words.published(dating)))
    if len(dating.candidates) > 1:
        likeliest = sorted(dating.candidates, key=lambda one: -one.weight)[:5]
        console.print(indented("likeliest: " + ", ".join(f"{words.day(c.day)} ({c.weight:.0%})" for c in likeliest), 4))
    for evidence in dating.evidence:
        made = Text(f"· {words.line(evidence.says)}")
        if evidence.start is not None and evidence.end is not None:
            quoted = words.cut(words.line(found.text[evidence.start : evidence.end]), 80)
            made.append(f"  “{quoted}”  [{evidence.start}–{evidence.end}]", "dim")
        elif evidence.page:
            made.append(f"  [{index.short(evidence.page)}{f', {evidence.event}' if evidence.event else ''}]", "dim")
        elif evidence.origin != "text":
            made.append(f"  [{evidence.origin}]", "dim")
        console.print(indented(made, 4))
    _other_dates(console, found)


def _other_dates(console: Console, found: Page) -> None:
    """The page's dates that are not its publication: of its last change, its capture, the first comment …"""
    for kind, (label, last) in OTHER_DATES.items():
        dated = [hint for hint in found.hints if hint.kind == kind]
        if dated:
            hint = max(dated, key=lambda one: one.day) if last else min(dated, key=lambda one: one.day)
            made = Text(f"{label} ", "dim").append(words.day(hint.day), "not dim")
            made.append(f"  {words.line(hint.says)}", "dim")
            made.append(f"  [{hint.start}–{hint.end}]" if hint.start is not None else f"  [{hint.origin}]", "dim")
            console.print(indented(made, 4))


def _zones(console: Console, found: Page, full: bool) -> None:
    console.print(Text("\ntext", "bold").append(f", {len(found.text):,} characters", "not bold"))
    for zone in found.zones:
        text = words.line(found.text[zone.start : zone.end])
        made = Text(f"{zone.kind:10} ", "cyan" if zone.kind in ZONE_STYLE else "dim")
        made.append(text if full else words.cut(text, ZONE_MOST), ZONE_STYLE.get(zone.kind, "dim"))
        console.print(indented(made.append(f"  [{zone.start}–{zone.end}]", "dim"), 4))


def _places(console: Console, notes: Notes) -> None:
    """Each place with where it lies and the evidence that chose it."""
    placed = [(one.name, one.place) for one in notes.entities if one.kind == "place" and one.place]
    if placed:
        console.print(Text("\nplaces", "bold"))
    for name, place in placed:
        made = Text(words.line(name), "bold")
        if place.lat is not None and place.lon is not None:
            made.append(f"  {place.lat:.2f}, {place.lon:.2f}", "not bold")
        made.append(f"  {place.country}" if place.country else "", "not bold")
        console.print(indented(made.append(f"  {words.line(place.why)}", "dim"), 4))


def _notes(console: Console, index: Index, found: Page) -> None:
    notes = index.notes.get(found.id)
    if notes is None:
        return
    named = sorted(notes.entities, key=lambda one: -len(one.mentions))
    if named:
        console.print(Text("\nwho and where", "bold"))
        console.print(indented(words.listed((words.line(one.name) for one in named), 40), 4))
    _places(console, notes)
    here = [one for one in index.story.links.mentions if one.page == found.id]
    if here:
        console.print(Text("\nevents", "bold"))
    for mention in sorted(here, key=lambda one: one.start):
        event = index.event_of.get(mention.id)
        made = Text(f"{event.id if event else '':5}", "dim").append(words.days(mention.when), "bold")
        made.append(f"  {mention.type} ", "dim").append(words.line(found.text[mention.start : mention.end]))
        console.print(indented(made.append(f"  [{mention.start}–{mention.end}]", "dim"), 4))
    said = [one for one in index.story.links.statements if one.page == found.id]
    if said:
        console.print(Text("\nstatements", "bold"))
    for statement in sorted(said, key=lambda one: one.content):
        content = " … ".join(words.line(found.text[a:b]) for a, b in statement.content)
        made = Text(index.chain(statement), "bold").append(": ").append(content, "not bold")
        bounds = f"{statement.content[0][0]}–{statement.content[-1][1]}" if statement.content else ""
        console.print(indented(made.append(f"  [{bounds}]", "dim"), 4))
