"""`synoptic said`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from rich.text import Text

from synoptic.cli.common import command, indented, indexed, out, store_option
from synoptic.export.sayings import Rendering, Saying, sayings
from synoptic.model import StatementKind

if TYPE_CHECKING:
    from rich.console import Console

STANCES = {
    "vouches": "the page takes it as so", "distances": "the page keeps its distance",
    "contradicts": "the page says it is not so",
}  # fmt: skip


@command(
    "said",
    "Who said what, and through whom it came.",
    [
        "synoptic said",
        "synoptic said --by Halvek",
        'synoptic said --about "prisoners"',
        "synoptic said --kind denial --kind promise",
    ],
)
@click.option("--by", metavar="NAME", help="Only what this speaker (or one who passed it on) said.")
@click.option("--about", metavar="WORDS", help="Only statements that hold these words.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(StatementKind)), metavar="KIND",
    help=f"Only {', '.join(get_args(StatementKind))}.",
)  # fmt: skip
@click.option("--direct", is_flag=True, help="Only what stands in quotation marks.")
@store_option
def said(by: str | None, about: str | None, kinds: tuple[str, ...], direct: bool, store_path: Path) -> None:
    """By speaker; what several pages render is one statement, with every wording. Behind it stand its kind, if it is
    more than an assertion, and how the page words it: "claimed" keeps its distance, "acknowledged" vouches for it."""
    with indexed(store_path) as index:
        found = sayings(index, by=by, about=about, direct=direct, kinds=kinds)
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
        for mark in marks(one):
            made.append(f"  ({mark})", "magenta")
        if one.via:
            made.append(f"  via {' ← '.join(one.via)}", "cyan")
        made.append(f"  [{one.where}]", "dim")
        if one.differs:
            made.append(f"  ({'; '.join(one.differs)})", "yellow")
        console.print(indented(made, 2 if number == 0 else 6))


def marks(one: Rendering) -> list[str]:
    """What a reader should know of a rendering beside its words."""
    made: list[str] = [] if one.kind == "assertion" else [one.kind]
    if one.negated and one.kind not in ("denial", "refusal", "silence"):
        made.append("not said, or denied")
    if one.stance != "neutral":
        made.append(STANCES[one.stance])
    if one.certainty == "hedged" and one.kind != "belief":
        made.append("as possible")
    return made
