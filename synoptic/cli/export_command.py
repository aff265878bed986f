"""`synoptic export`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from synoptic.cli.common import command, indexed, store_option, write


@command(
    "export",
    "Write the story for other programs.",
    ["synoptic export story -o story.json", "synoptic export story | jq '.events[].summary'"],
)
@click.argument("what", type=click.Choice(["story"]))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Else standard output.")
@store_option
def export(what: str, output: Path | None, store_path: Path) -> None:
    """story: the whole story as one JSON file, every fact with the characters it stands at (docs/story-file.md)."""
    from synoptic.export.story import to_json

    with indexed(store_path) as index:
        made = to_json(index.story)
        write(output, made if isinstance(made, str) else json.dumps(made, ensure_ascii=False, indent=1) + "\n")
