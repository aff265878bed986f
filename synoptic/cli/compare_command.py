"""`synoptic compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, store_option
from synoptic.export import words
from synoptic.export.accounts import ASPECTS, Account, Quote, accounts
from synoptic.export.differences import Difference, differences
from synoptic.export.find import events

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from synoptic.export.index import Index
    from synoptic.model import Event

LABEL = 12  # width of the column of aspects
LEAST = 34  # least width of an account's column
MARK_STYLE = {"act": "bold", "date": "cyan", "number": "yellow", "differs": "bold red"}


@command(
    "compare",
    "One event as each page tells it, side by side.",
    [
        "synoptic compare V2",
        'synoptic compare "11-12 Mar 2018"',
        'synoptic compare "telephone Halvek"',
        "synoptic compare                          all differences of the story",
    ],
)
@click.argument("event", nargs=-1)
@store_option
def compare(event: tuple[str, ...], store_path: Path) -> None:
    """EVENT is an id from the chronology (V2), a date, or words of the event. What differs comes first, with the
    sentences it rests on; then each page's account; each sentence with the page and the characters where it stands.
    Without EVENT: all differences of the story."""
    with indexed(store_path) as index:
        if not event:
            _all_differences(out(), index)
            return
        asked = " ".join(event)
        found = events(index, asked)
        console = out()
        _show(console, index, found[0])
        if len(found) > 1:
            console.print(f"\nalso fits {asked!r}:")
            for one in found[1:6]:
                console.print(indented(Text(f"{one.id}  {words.brief(one.when)}  {words.line(one.summary)}"), 2))


def _show(console: Console, index: Index, event: Event) -> None:
    kind = f"{event.type} {event.mode or ''}".strip() + (f" · {event.label}" if event.type == "OTHER" else "")
    status = "" if event.status == "happened" else f" · {event.status}"
    console.print(Text(f"{event.id}  {words.days(event.when)}", "bold"), f"· {kind}{status}")
    console.print(indented(Text(words.line(event.summary)), 4))
    found = accounts(index, event)
    for difference in differences(index, index.differences(event)):
        _difference(console, index, difference)
    columns = max(1, (console.width - LABEL) // LEAST)
    for first in range(0, len(found), columns):
        console.print()
        console.print(_side_by_side(index, found[first : first + columns], console.width))
    told = {account.outlet for account in found}
    silent = [outlet for page in index.story.pages if (outlet := index.outlet(page.id)) not in told]
    if silent:
        console.print()
        console.print(indented(Text(f"no account of it: {words.listed(silent, 12)}"), 0))
    if event.why:
        why = "; ".join(index.why(event)[:4])
        console.print(indented(Text(f"one event because: {why}", "dim"), 0))


def _all_differences(console: Console, index: Index) -> None:
    found = differences(index, list(index.story.discrepancies))
    order = {event.id: number for number, event in enumerate(index.story.links.events)}
    last = None
    for one in sorted(found, key=lambda one: order.get(one.event.id, 0) if one.event else len(order)):
        if one.event and one.event != last:
            console.print(Text(f"\n{one.event.id}  {words.days(one.event.when)}", "bold"), end="  ")
            console.print(words.line(one.event.summary))
        last = one.event
        _difference(console, index, one)
    if not found:
        console.print("the accounts of this story do not differ, as far as was read")


def _difference(console: Console, index: Index, found: Difference) -> None:
    about = f" ({found.about})" if found.about else ""
    console.print()
    console.print(Text(f"{found.sign} {found.attribute}{about}", "bold red" if found.sign == "≠" else "bold yellow"))
    for side in found.sides:
        told = Text(side.value, "bold").append(f" — {words.listed(side.outlets)}", "not bold")
        console.print(indented(told, 4))
        for quote in side.quotes:
            console.print(indented(_quoted(quote).append(" ").append(where(index, quote)), 8))


def _quoted(quote: Quote) -> Text:
    made = Text("“")
    for part, kind in quote.parts():
        lead = " " if part[:1].isspace() and not made.plain.endswith((" ", "“")) else ""
        trail = " " if part[-1:].isspace() and part.strip() else ""
        made.append(lead + words.line(part) + trail, MARK_STYLE[kind] if kind else "")
    made.rstrip()
    return made.append("”")


def where(index: Index, quote: Quote) -> Text:
    """Where a sentence stands: [page 120–184]."""
    return Text(f"[{index.short(quote.page)} {quote.start}–{quote.end}]", "dim")


def _side_by_side(index: Index, found: list[Account], width: int) -> Table:
    from rich.table import Table

    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=True, expand=False)
    made.add_column("", width=LABEL - 2, style="dim")
    for account in found:
        made.add_column(Text(account.outlet, "bold"), ratio=1, max_width=max(LEAST, (width - LABEL) // len(found)))
    made.add_row("published", *(account.published for account in found))
    for aspect in ASPECTS:
        if any(aspect in account.aspects for account in found):
            made.add_row(aspect, *(_cell(account, aspect) for account in found))
    if any(account.basis != "reports" or account.copy_of for account in found):
        made.add_row("how", *(_how(account) for account in found))
    made.add_row()
    for number in range(max(len(account.quotes) for account in found)):
        here = [account.quotes[number : number + 1] for account in found]
        cells = [_quoted(quote).append("\n").append(where(index, quote)) for quotes in here for quote in quotes]
        given = iter(cells)
        made.add_row("sentence" if number == 0 else "", *(next(given) if quotes else "" for quotes in here))
    return made


def _cell(account: Account, aspect: str) -> Text:
    said = account.aspects.get(aspect, "–")
    differs = aspect in account.differs and aspect in account.aspects
    return Text(f"≠ {said}", "red") if differs else Text(said)


def _how(account: Account) -> str:
    return account.basis + (", a copy" if account.copy_of else "")
