"""The first line of a table: its delimiter and quotation marks, and the columns by the names that rows use."""

from __future__ import annotations

import csv
import re
from typing import NamedTuple

from synoptic.pages import fields

_DELIMITERS = "\t,;|"
_KNOWN = {re.sub(r"\W+|_", "", name.lower()): name for names in fields.NAMES.values() for name in names}
_CONTENT = frozenset(fields.CONTENT)
_SEP = re.compile(r"sep=(.)\s*$", re.I)
_LONGEST_NAME = 60


class Dialect(NamedTuple):
    """How a table is written, and its columns; a column with a usual name has it in the spelling of `fields.NAMES`."""

    delimiter: str
    quote: str
    escape: str | None
    columns: tuple[str, ...]
    lines: int  # before the first row

    def usable(self) -> bool:
        """Whether a column holds the content of pages."""
        return any(column in _CONTENT for column in self.columns)


def dialect(head: str) -> Dialect | None:
    """How the table that begins with `head` is written; None if its first line is no line of column names."""
    lines = head.splitlines()[:3]
    given = _SEP.match(lines[0]) if lines else None  # as Excel writes it
    first = 1 if given else 0
    if len(lines) <= first or not lines[first].strip():
        return None
    line = lines[first].lstrip("\ufeff")
    quote = _quote(head)
    best: tuple[int, int, str, tuple[str, ...]] | None = None
    for delimiter in [given.group(1)] if given else _DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter, quotechar=quote), [])
        columns = tuple(_KNOWN.get(re.sub(r"\W+|_", "", cell.lower()), cell.strip()) for cell in cells)
        known = sum(column in _KNOWN.values() for column in columns)
        made = (known, len(columns), delimiter, columns)
        if best is None or made[:2] > best[:2]:
            best = made
    if best is None or best[0] == 0 or any(len(column) > _LONGEST_NAME for column in best[3]):
        return None
    escape = "\\" if _is_escaped(head, quote) else None
    return Dialect(best[2], quote, escape, best[3], first + 1)


def _quote(head: str) -> str:
    """The quotation mark: the one in which whole cells stand."""
    single, double = (
        len(re.findall(rf"(?:^|[\t,;|]){mark}(?:[^{mark}]|{mark}{mark})*{mark}(?=[\t,;|\r\n]|$)", head[:20_000], re.M))
        for mark in ("'", '"')
    )
    return "'" if single > double else '"'


def _is_escaped(head: str, quote: str) -> bool:
    """Whether quotation marks inside a cell have a backslash before them rather than standing twice."""
    inside = re.search(rf"[^\t,;|\r\n]\\{quote}[^\t,;|\r\n{quote}]", head)
    return inside is not None and not re.search(rf"[^\t,;|\r\n]{quote}{quote}", head)


def is_header(head: bytes) -> bool:
    """Whether content begins like a table of pages: a column of text, and another that is known."""
    line = head[:2000].split(b"\n", 1)[0]
    if not any(sign.encode() in line for sign in _DELIMITERS) or len(line) >= 2000:
        return False
    found = dialect(line.decode("utf-8-sig", "replace"))
    return found is not None and found.usable() and sum(c in _KNOWN.values() for c in found.columns) > 1
