"""`synoptic search`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from synoptic.cli.common import command, indented, opened, out, store_option
from synoptic.export import words as worded

if TYPE_CHECKING:
    from synoptic.store.search import Hit


@command(
    "search",
    "Find words in the pages.",
    [
        "synoptic search ceasefire",
        "synoptic search '\"line of contact\" prisoners'   (the phrase, and the word)",
        "synoptic search 'ceas* OR truce -Hallin'         (begins with; either; without)",
    ],
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Pages shown at most.")
@store_option
def search(words: tuple[str, ...], limit: int, store_path: Path) -> None:
    """All pages are searched, those in languages that are not read, too. Case and accents do not matter."""
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word and len(words) > 1 else word for word in words)
    with opened(store_path) as store:
        found = store.search(asked, limit + 1)
    console = out()
    for hit in found[:limit]:
        where = Text(worded.line(hit.title or hit.source), "bold")
        where.append(f"  {worded.line(hit.outlet)}" if hit.outlet else "").append(f"  [{hit.page}]", "dim")
        where.append(f"  {worded.counted(len(hit.spans), 'place')}" if hit.spans else "  in its title", "dim")
        console.print(where)
        console.print(indented(snippet(hit), 4))
    if not found:
        console.print("no page holds these words")
    elif len(found) > limit:
        console.print(f"… more pages hold them: --limit {limit * 5}")


def snippet(hit: Hit) -> Text:
    """The stretch around the first place, the words found in bold."""
    start, stop = hit.snippet
    made = Text("… " if start else "")
    at = start
    for first, last in [*((a, b) for a, b in hit.spans if start <= a and b <= stop), (stop, stop)]:
        made.append(_part(hit.text[at - start : first - start]))
        made.append(_part(hit.text[first - start : last - start]), "bold yellow")
        at = last
    made.append(" …")
    return made.append(f"  [{hit.spans[0][0]}–{hit.spans[0][1]}]" if hit.spans else "", "dim")


def _part(text: str) -> str:
    """On one line, with the blanks at its ends kept as one."""
    plain = worded.line(text)
    lead, trail = text[:1].isspace() and bool(plain), text[-1:].isspace()
    return f"{' ' if lead else ''}{plain}{' ' if trail else ''}"
