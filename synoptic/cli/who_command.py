"""`synoptic who`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, store_option
from synoptic.export import titles, words
from synoptic.model import EntityKind

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from synoptic.export.people import Person, Portrait

PLURALS = {
    "person": "people", "organisation": "organisations", "state": "states", "place": "places", "group": "groups",
    "other": "others",
}  # fmt: skip
ROLES_MOST = 3  # of one person, in the table
PORTRAITS_MOST = 3  # so many who are asked for by name are told of in full
OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their"})
SHOWN = 8  # names, descriptions, pages, reasons of a portrait


@command(
    "who",
    "The people and organisations, with roles and other names.",
    ["synoptic who", "synoptic who Halvek           all of her, and what it rests on", "synoptic who --kind person"],
)
@click.argument("name", nargs=-1)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(EntityKind)), metavar="KIND",
    help=f"Only {', '.join(get_args(EntityKind))}.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Groups, places and those named once in passing, too.")
@store_option
def who(name: tuple[str, ...], kinds: tuple[str, ...], everything: bool, store_path: Path) -> None:
    """Those with most to do in the story come first. For a NAME: which names and roles which page gives, and why they
    are taken for one."""
    from synoptic.export.people import people, portrait

    with indexed(store_path) as index:
        kept = get_args(EntityKind) if everything and not kinds else kinds
        found = people(index, kinds=kept, asked=" ".join(name) or None)
        shown = [one for one in found if everything or name or _takes_part(one)]
        console = out(table=True)
        if name and 0 < len(shown) <= PORTRAITS_MOST:
            for one in shown:
                _portrait(out(), portrait(index, one))
        elif shown:
            console.print(_table(shown))
        if len(shown) < len(found):
            console.print(f"{len(shown)} of {len(found)}; the others: --all")
        if not found:
            console.print("nobody of that name in this story")


def _takes_part(one: Person) -> bool:
    """Whether it does or says something, or several pages tell of it; the unnamed only if they are quoted, and not as
    somebody's ("their mother")."""
    if one.named:
        return bool(one.statements or one.events or one.pages > 1)
    return bool(one.statements) and one.name.split()[0].lower() not in OWNERS


def _table(found: list[Person]) -> Table:
    """One a line, by kind; only what there is of a kind has a heading."""
    from synoptic.cli.tables import plain_table

    kinds = [kind for kind in PLURALS if any(one.kind == kind for one in found)]
    told = "roles and other names"
    made = plain_table(PLURALS[kinds[0]], told, "events", "said", "pages", wraps=told)
    for kind in kinds:
        if kind != kinds[0]:
            made.add_row()
            made.add_row(Text(PLURALS[kind], "bold"))
        for one in (one for one in found if one.kind == kind):
            counts = (str(number or "") for number in (one.events, one.statements, one.pages))
            made.add_row(Text(one.name, "bold" if one.named else ""), _known(one), *counts)
    return made


def _known(one: Person) -> Text:
    known = Text(titles.listed(one.roles, ROLES_MOST)) if one.named else Text("unnamed", "dim")
    if one.aliases:
        known.append(("; " if known.plain else "") + "also " + words.listed(one.aliases), "dim")
    return known


def _portrait(console: Console, told: Portrait) -> None:
    """A person, organisation, state or place in full."""
    one = told.person
    console.print(Text(one.name, "bold").append(f"  {one.kind}", "dim"))
    counts = [words.counted(one.pages, "page"), words.counted(one.events, "event")]
    console.print(indented(", ".join([*counts, words.counted(one.statements, "statement")]), 2))
    if told.known_as and words.folded(told.known_as) != words.folded(one.name):
        console.print(indented(Text("known as ", "dim").append(told.known_as), 2))
    for label, forms in (("called", told.names), ("described as", told.descriptions)):
        if forms:
            listed = words.listed((f"{form} ({count})" if count > 1 else form for form, count in forms), SHOWN)
            console.print(indented(Text(f"{label}: ", "dim").append(listed), 2))
    for reading in told.roles:
        console.print(indented(Text(reading.role), 2))
        pages = [f"{outlet}, {day}" for outlet, day in reading.pages]
        if pages:
            console.print(indented(Text("read in " + titles.listed(pages, SHOWN), "dim"), 4))
    if one.why:
        console.print(indented(Text("taken for one because", "dim"), 2))
        for why in one.why[:SHOWN]:
            console.print(indented(Text(why), 4))
        if len(one.why) > SHOWN:
            console.print(indented(Text(f"and {words.counted(len(one.why) - SHOWN, 'reason')} more", "dim"), 4))
    console.print()
