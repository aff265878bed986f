"""`synoptic sources`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, store_option, write
from synoptic.cli.tables import plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from synoptic.export.audit import Audit

SOURCES_MOST = 25  # in the table, unless all are asked for
SINGLES_MOST = 12
MEMBERS_MOST = 3  # outlets or links of a chain named in one cell
WORDS_MOST = 160


@command(
    "sources",
    "Who is quoted how often, by whom, and how much has no name.",
    ["synoptic sources", 'synoptic sources --outlet "Harbour Post"', "synoptic sources --format json -o audit.json"],
)
@click.option("--outlet", metavar="NAME", help="Only what this outlet tells.")
@click.option("--all", "everything", is_flag=True, help="All sources, also those with one statement.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
@store_option
def sources(outlet: str | None, everything: bool, form: str, output: Path | None, store_path: Path) -> None:
    """A source audit: first who speaks (what several pages render is one statement), then how each outlet sources what
    it tells, then the statements that several outlets tell but that lead back to one origin."""
    from synoptic.export.audit import audit

    with indexed(store_path) as index:
        found = audit(index, outlet)
        if form == "json":
            write(output, json.dumps(asdict(found), ensure_ascii=False, indent=1))
            return
        console = out(table=True)
        if not found.sources:
            console.print("no such statement in this story")
            return
        _speakers(console, found, everything)
        _outlets(console, found)
        _singles(out(), found)


def _speakers(console: Console, found: Audit, everything: bool) -> None:
    shown = found.sources if everything else found.sources[:SOURCES_MOST]
    made = plain_table("source", "said", "in quotes", "first hand", "through", "told by", wraps="told by")
    for one in shown:
        name = Text(one.name)
        if one.standing != "named":
            name.append(f"  ({'no name' if one.standing == 'unnamed' else one.standing})", "dim")
        made.add_row(
            name,
            str(one.statements),
            str(one.direct),
            str(one.first_hand),
            _members(one.through),
            _members(one.outlets),
        )
    console.print(made)
    if len(shown) < len(found.sources):
        console.print(f"{len(shown)} of {len(found.sources)}; the others: --all")


def _members(counted: Sequence[tuple[str, int]]) -> str:
    """The most frequent, with their counts: "TNA 3, Radio Norte 1, and 2 more"."""
    named = [f"{name} {count}" for name, count in counted[:MEMBERS_MOST]]
    more = len(counted) - MEMBERS_MOST
    return ", ".join([*named, *([f"and {more} more"] if more > 0 else [])])


def _outlets(console: Console, found: Audit) -> None:
    made = plain_table("outlet", "statements", "in quotes", "second hand", "no name", "documents", "no source")
    for one in found.shares:
        counts = (one.direct, one.second_hand, one.unnamed, one.documents, one.none)
        made.add_row(
            one.outlet, str(one.statements), *(f"{c} ({c / one.statements:.0%})" if c else "0" for c in counts)
        )
    console.print("\nhow the outlets source what they tell", style="bold")
    console.print(made)


def _singles(console: Console, found: Audit) -> None:
    if not found.singles:
        return
    console.print("\ntold by several outlets, from one origin", style="bold")
    for one in found.singles[:SINGLES_MOST]:
        said = one.words if len(one.words) <= WORDS_MOST else f"{one.words[:WORDS_MOST]}…"
        made = Text(f"{one.speaker}: ", "bold").append(said, "not bold")
        made.append(f"  from {one.origin}, in {', '.join(one.outlets)}", "cyan not bold")
        console.print(indented(made, 2))
    if len(found.singles) > SINGLES_MOST:
        console.print(indented(f"… and {len(found.singles) - SINGLES_MOST} more (--format json has them all)", 2))
