"""Tables for the terminal. Page text reaches them only through `words.line`, so it cannot move the cursor."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from synoptic.export import words
from synoptic.export.rows import Row

WIDE = 132  # columns of the terminal from which on an event fits on one line
SUMMARY_MOST = 180  # characters
STATUS_STYLE = {"happened": "", "planned": "cyan", "called-for": "cyan", "cancelled": "dim", "denied": "magenta"}


def plain_table(*headings: str, wraps: str = "") -> Table:
    """A table without lines; the column `wraps` folds, the others keep their width."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        made.add_column(heading, no_wrap=heading != wraps, overflow="fold" if heading == wraps else "ellipsis")
    return made


def chronology_table(found: list[Row], width: int) -> Table:
    """An event a line: id, date, what, type, outlets, marks; below WIDE columns the last three stand under what."""
    if width < WIDE:
        made = plain_table("", "date", "what", wraps="what")
        for row in found:
            facts = Text(f"{_kind(row)} · ", "dim").append(told_by(row)).append(marks(row, " · "))
            made.add_row(Text(row.id, "dim"), _date(row), _what(row).append("\n").append(facts))
        return made
    made = plain_table("", "date", "what", "type", "told by", "", wraps="what")
    for row in found:
        made.add_row(Text(row.id, "dim"), _date(row), _what(row), Text(_kind(row), "dim"), told_by(row), marks(row))
    return made


def _date(row: Row) -> Text:
    return Text(row.date, "dim" if row.date == words.OPEN_DATE else "bold")


def _what(row: Row) -> Text:
    made = Text(words.cut(row.summary, SUMMARY_MOST))
    if row.status != "happened":
        made.append(f"  [{row.status}]", STATUS_STYLE.get(row.status, "yellow"))
    return made


def _kind(row: Row) -> str:
    return f"{row.type} {row.mode}".strip()


def told_by(row: Row) -> Text:
    """2 outlets, or the one outlet's name."""
    return Text(f"{len(row.outlets)} outlets" if len(row.outlets) > 1 else words.cut("".join(row.outlets), 24))


def marks(row: Row, before: str = "") -> Text:
    """≠ date · ↑ number · =, or nothing for a single account; `before` stands before what there is."""
    made = Text()
    if row.differs or row.updates or len(row.outlets) > 1:
        made.append(before)
    if row.differs:
        made.append("≠ " + ", ".join(row.differs), "bold red")
    if row.updates:
        made.append((" " if row.differs else "") + "↑ " + ", ".join(row.updates), "yellow")
    if not row.differs and not row.updates and len(row.outlets) > 1:
        made.append("=", "green")
    return made
