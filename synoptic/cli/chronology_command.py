"""`synoptic chronology`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from synoptic.cli.common import command, indexed, out, store_option, write
from synoptic.errors import UserError
from synoptic.model import Attribute, EventType, Interval, Status

if TYPE_CHECKING:
    from synoptic.export.rows import Row

FORMATS = ("table", "json", "csv", "markdown")


@command(
    "chronology",
    "What happened, in the order of time.",
    [
        "synoptic chronology",
        "synoptic chronology --who Halvek --from 2018-03",
        "synoptic chronology --type CONSULT --type AGREE --status planned",
        "synoptic chronology --differing date",
        "synoptic chronology --all --format csv -o events.csv",
    ],
)
@click.option("--who", metavar="NAME", help="Only events with this person, organisation or state.")
@click.option("--where", metavar="PLACE", help="Only events at this place or in this country (name or three letters).")
@click.option(
    "--type", "types", multiple=True, type=click.Choice(get_args(EventType), case_sensitive=False),
    metavar="TYPE", help="Only events of this PLOVER type, or OTHER; may be given more than once.",
)  # fmt: skip
@click.option("--from", "begin", metavar="DATE", help="Not before: 2018, 2018-03, 2018-03-12 or 12 Mar 2018.")
@click.option("--to", "end", metavar="DATE", help="Not after.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(get_args(Status), case_sensitive=False),
    metavar="STATUS", help=f"Only events that are {', '.join(get_args(Status))}.",
)  # fmt: skip
@click.option(
    "--differing",
    is_flag=False,
    flag_value="any",
    metavar="[IN]",
    type=click.Choice(["any", *get_args(Attribute)]),
    help=f"Only events whose accounts differ; IN says in what: {', '.join(get_args(Attribute))}.",
)
@click.option("--shared", is_flag=True, help="Only events that more than one page tells.")
@click.option("--all", "everything", is_flag=True, help="Also what only one page tells and is dated only roughly.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
@store_option
def chronology(
    store_path: Path,
    form: str,
    output: Path | None,
    begin: str | None,
    end: str | None,
    **asked: object,
) -> None:
    """Each line is one event: when, what, its type, the outlets that tell it, and where they differ (≠), give a
    later figure (↑), or agree (=)."""
    from synoptic.export import rows as tell

    wanted = tell.Wanted(
        who=_text(asked["who"]),
        where=_text(asked["where"]),
        types=_texts(asked["types"]),
        statuses=_texts(asked["statuses"]),
        when=_between(begin, end),
        differing=_text(asked["differing"]),
        shared=bool(asked["shared"]),
        all=bool(asked["everything"]),
    )
    with indexed(store_path) as index:
        found = tell.rows(index, wanted)
        if form == "table":
            _table(found, len(index.events), output)
        else:
            _write(found, form, output)


def _text(given: object) -> str | None:
    return str(given) if given else None


def _texts(given: object) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, tuple) else ()


def _between(begin: str | None, end: str | None) -> Interval | None:
    from synoptic.export.asked import when_asked

    bounds = []
    for option, words in (("--from", begin), ("--to", end)):
        found = when_asked(words) if words else None
        if words and found is None:
            raise UserError(f"{option} {words}: not a date", "write 2018, 2018-03, 2018-03-12 or 12 Mar 2018")
        bounds.append(found)
    if bounds == [None, None]:
        return None
    return Interval(earliest=bounds[0].earliest if bounds[0] else None, latest=bounds[1].latest if bounds[1] else None)


def _write(found: list[Row], form: str, output: Path | None) -> None:
    from importlib import import_module

    made = import_module(f"synoptic.export.chronology_{form}").chronology(found)
    # Spreadsheets take a CSV file for UTF-8 only when it says so at its beginning.
    write(output, made, encoding="utf-8-sig" if form == "csv" else "utf-8")


def _table(found: list[Row], of: int, output: Path | None) -> None:
    from synoptic.cli.tables import chronology_table

    if output is not None:
        raise UserError("a table is for the screen", "add --format csv, markdown or json")
    console = out(table=True)
    if found:
        console.print(chronology_table(found, console.width))
    hidden = of - len(found)
    if hidden:
        console.print(f"{len(found)} of {of} events; the others: --all" if found else f"none of {of} events fits")
