"""Tables for the terminal. Page text reaches them only through `words.line`, so it cannot move the cursor."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from synoptic.export import words
from synoptic.export.people import Person
from synoptic.export.rows import Row

STATUS_STYLE = {"happened": "", "planned": "cyan", "called-for": "cyan", "cancelled": "dim", "denied": "magenta"}


def plain_table(*headings: str, wraps: str = "") -> Table:
    """A table without lines; the column `wraps` folds, the others keep their width."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        made.add_column(heading, no_wrap=heading != wraps, overflow="fold" if heading == wraps else "ellipsis")
    return made


def chronology_table(found: list[Row], width: int) -> Table:
    """One event a line: id, date, what, type, outlets, marks."""
    narrow = width < 90
    made = plain_table("", "date", "what", *(() if narrow else ("type",)), "told by", "", wraps="what")
    for row in found:
        what = Text(row.summary)
        if row.status != "happened":
            what.append(f"  [{row.status}]", STATUS_STYLE.get(row.status, "yellow"))
        kind = [] if narrow else [Text(row.type + (f" {row.mode}" if row.mode else ""), "dim")]
        date = Text(row.date, "dim" if row.date == words.OPEN_DATE else "bold")
        made.add_row(Text(row.id, "dim"), date, what, *kind, told_by(row), marks(row))
    return made


def told_by(row: Row) -> Text:
    """2 outlets, or the one outlet's name."""
    return Text(f"{len(row.outlets)} outlets" if len(row.outlets) > 1 else words.cut("".join(row.outlets), 24))


def marks(row: Row) -> Text:
    """≠ date · ↑ number · =, or nothing for a single account."""
    made = Text()
    if row.differs:
        made.append("≠ " + ", ".join(row.differs), "bold red")
    if row.updates:
        made.append((" " if row.differs else "") + "↑ " + ", ".join(row.updates), "yellow")
    if not row.differs and not row.updates and len(row.outlets) > 1:
        made.append("=", "green")
    return made


def people_table(found: list[Person]) -> Table:
    """One person, organisation or state a line."""
    made = plain_table("name", "", "roles and other names", "events", "said", "pages", wraps="roles and other names")
    for one in found:
        known = Text("; ".join(one.roles))
        if one.aliases:
            known.append(("; " if one.roles else "") + "also: " + words.listed(one.aliases), "dim")
        counts = (str(number or "") for number in (one.events, one.statements, one.pages))
        made.add_row(Text(one.name, "bold"), Text(one.kind, "dim"), known, *counts)
    return made
