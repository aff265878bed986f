"""`synoptic said`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, store_option
from synoptic.export.sayings import Saying, sayings

if TYPE_CHECKING:
    from rich.console import Console


@command(
    "said",
    "Who said what, and through whom it came.",
    ["synoptic said", "synoptic said --by Halvek", 'synoptic said --about "prisoners"', "synoptic said --direct"],
)
@click.option("--by", metavar="NAME", help="Only what this speaker (or one who passed it on) said.")
@click.option("--about", metavar="WORDS", help="Only statements that hold these words.")
@click.option("--direct", is_flag=True, help="Only what stands in quotation marks.")
@store_option
def said(by: str | None, about: str | None, direct: bool, store_path: Path) -> None:
    """By speaker; what several pages render is one statement, with every wording."""
    with indexed(store_path) as index:
        found = sayings(index, by=by, about=about, direct=direct)
        console = out()
        speaker = None
        for saying in found:
            if saying.speaker != speaker:
                console.print(("\n" if speaker else "") + saying.speaker, style="bold")
                speaker = saying.speaker
            _show(console, saying)
        if not found:
            console.print("no such statement in this story")


def _show(console: Console, saying: Saying) -> None:
    for number, one in enumerate(saying.renderings):
        words_said = f"“{one.words}”" if one.direct else one.words
        made = Text("" if number == 0 else "also: ").append(words_said)
        if one.negated:
            made.append("  (not said, or denied)", "magenta")
        if one.via:
            made.append(f"  via {' ← '.join(one.via)}", "cyan")
        made.append(f"  [{one.where}]", "dim")
        console.print(indented(made, 2 if number == 0 else 6))
