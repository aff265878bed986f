"""`synoptic who`."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from synoptic.cli.common import command, indexed, out, store_option
from synoptic.model import EntityKind


@command(
    "who",
    "The people and organisations, with roles and other names.",
    ["synoptic who", "synoptic who Halvek", "synoptic who --kind person"],
)
@click.argument("name", nargs=-1)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(EntityKind)), metavar="KIND",
    help=f"Only {', '.join(get_args(EntityKind))}.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Groups, places and those named once in passing, too.")
@store_option
def who(name: tuple[str, ...], kinds: tuple[str, ...], everything: bool, store_path: Path) -> None:
    """Those with most to do in the story come first."""
    from synoptic.cli.tables import people_table
    from synoptic.export.people import people

    with indexed(store_path) as index:
        kept = get_args(EntityKind) if everything and not kinds else kinds
        found = people(index, kinds=kept, asked=" ".join(name) or None)
        shown = [one for one in found if everything or name or one.events or one.statements or one.pages > 1]
        console = out(table=True)
        if shown:
            console.print(people_table(shown))
        if len(shown) < len(found):
            console.print(f"{len(shown)} of {len(found)}; the others: --all")
        if not found:
            console.print("nobody of that name in this story")
