"""`synoptic report`."""

from __future__ import annotations

from pathlib import Path

import click

from synoptic.cli.common import command, indexed, store_option, write


@command(
    "report",
    "Write the whole story as one HTML page.",
    ["synoptic report -o story.html", "synoptic report -o story.html --without-texts"],
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The HTML file.")
@click.option("--without-texts", is_flag=True, help="Leave the pages' full texts out: only the sentences cited.")
@store_option
def report(output: Path, without_texts: bool, store_path: Path) -> None:
    """The chronology, the accounts of each event side by side with their sentences, where they differ, who said what,
    and the pages with what was read in them. Nothing is loaded from elsewhere; it can be mailed and printed."""
    from synoptic.export.html import report as made

    with indexed(store_path) as index:
        write(output, made(index.story, texts=not without_texts))
        click.echo(f"written: {output}", err=True)
