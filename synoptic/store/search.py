"""Full-text search over the stored pages (SQLite FTS5, ranked by BM25).

What may be asked: words (all must stand in the page, accents and case ignored), "a phrase", a prefix with a star
(ceas*), OR between two, and -word for what must not stand. Anything else a user types is taken as words: nothing he
writes reaches FTS5 as syntax.
"""

from __future__ import annotations

import re
import secrets
import sqlite3

import msgspec

from synoptic.errors import UserError
from synoptic.model import Page, Span
from synoptic.store.records import plain, unpacked

AROUND = 110  # characters shown on each side of the first hit


class Hit(msgspec.Struct, frozen=True):
    """A page found: where the words stand in its text, and the stretch around the first place."""

    page: str
    source: str
    outlet: str | None
    title: str | None
    spans: tuple[Span, ...]
    snippet: Span
    text: str


_TERM = re.compile(r'(-?)"([^"]*)"?(\*?)|(-?)([^\s"]+)')


def question(words: str) -> str:
    """The FTS5 query for what a user typed. Raises UserError when no word is left to look for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for minus, phrase, phrase_star, word_minus, word in _TERM.findall(words.replace("\x00", " ")):
        if word == "OR" and wanted:
            either = True
            continue
        star = phrase_star or ("*" if word.endswith("*") else "")
        body = (phrase or word).strip("*")
        if not any(letter.isalnum() for letter in body):
            continue
        term = '"' + body.replace('"', '""') + '"' + (" *" if star else "")
        if minus or word_minus:
            unwanted.append(term)
        elif either:
            wanted[-1] = f"{wanted[-1]} OR {term}"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        raise UserError(f"nothing to search for in {words!r}", 'give a word, or a "phrase in quotation marks"')
    asked = " AND ".join(f"({term})" for term in wanted)
    return f"({asked})" + "".join(f" NOT {term}" for term in unwanted)


def find(link: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """The pages that answer, best first; a word in the title counts four times one in the text."""
    asked = question(plain(words))
    # The marks are drawn by lot, so no page can hold them and shift its own offsets.
    mark = secrets.token_hex(12)
    begin, end = f"<{mark}>", f"</{mark}>"
    rows = link.execute(
        "SELECT pages.record, highlight(words, 1, ?, ?) FROM words JOIN pages ON pages.row = words.rowid"
        " WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0), pages.source LIMIT ?",
        (begin, end, asked, limit),
    ).fetchall()
    return [_hit(record, marked, begin, end) for record, marked in rows]


def _hit(record: bytes, marked: str, begin: str, end: str) -> Hit:
    page = unpacked(record, Page)
    spans, text = places(marked, begin, end)
    first = spans[0] if spans else (0, 0)
    start, stop = max(0, first[0] - AROUND), min(len(text), first[1] + AROUND)
    while start > 0 and text[start - 1].isalnum() and start > first[0] - AROUND - 20:
        start -= 1
    while stop < len(text) and text[stop].isalnum() and stop < first[1] + AROUND + 20:
        stop += 1
    return Hit(page.id, page.source, page.outlet, page.title, spans, (start, stop), text[start:stop])


def places(marked: str, begin: str, end: str) -> tuple[tuple[Span, ...], str]:
    """Take the marks out of a text: the spans they enclosed, as offsets of the text without marks, and that text."""
    spans: list[Span] = []
    plain: list[str] = []
    length = 0
    for number, part in enumerate(marked.split(begin)):
        inside, closed, after = part.partition(end) if number else ("", "", part)
        if closed:
            spans.append((length, length + len(inside)))
        plain += [inside, after]
        length += len(inside) + len(after)
    return tuple(spans), "".join(plain)
