"""The store: pages, notes, story and verdicts in one SQLite file.

Each page is written in one transaction of its own, so a reading that is killed keeps every page it had finished and
goes on from there. Several processes may read while one writes; a second writer waits, then gets StoreBusy.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from synoptic.errors import NotText, PageError, UserError
from synoptic.model import Discrepancy, Failure, Links, Notes, Page, Story, Verdict
from synoptic.store import connection, search
from synoptic.store.connection import told, transaction
from synoptic.store.records import packed, plain, unpacked

Change = Literal["new", "changed", "same"]


class Known(msgspec.Struct, frozen=True):
    """What the store holds of a source: the digest of its content and the version of the notes taken of it."""

    page: str
    digest: str
    version: str


class Together(msgspec.Struct, frozen=True):
    """The part of a story that is made from all pages."""

    links: Links
    discrepancies: tuple[Discrepancy, ...]


class Store:
    """A story file. Open it with `Store.open(path)`; use it in a `with` block, or call `close()`."""

    def __init__(self, path: str, link: sqlite3.Connection) -> None:
        self.path = path
        self._link = link

    @classmethod
    def open(cls, path: str | Path = connection.IN_MEMORY, *, readonly: bool = False, wait: float = 10.0) -> Store:
        """Open the story file at `path`, or make it; without a path, keep the story in memory.

        `wait` is how many seconds to wait for another process that is writing.
        Raises StoreError, StoreBusy, StoreTooNew.
        """
        return cls(str(path), connection.connect(path, readonly=readonly, wait=wait))

    def close(self) -> None:
        """Close the file; a store cannot be used after."""
        self._link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- pages and notes ---------------------------------------------------------------------------------------------

    def known(self) -> dict[str, Known]:
        """What is held already, by source."""
        rows = self._rows(
            "SELECT source, id, digest, coalesce(version, '') FROM pages LEFT JOIN notes ON notes.page = pages.id"
        )
        return {source: Known(page, digest, version) for source, page, digest, version in rows}

    def put(self, page: Page, notes: Notes, version: str = "") -> Change:
        """Keep a page and its notes, all or nothing; a page of the same source is replaced.

        Raises PageError when the text holds what no file can (lone surrogates) or another source has this id,
        StoreError when the file cannot be written.
        """
        if notes.page != page.id:
            raise UserError(f"notes of page {notes.page} given for page {page.id}")
        if any(plain(words) != words for words in (page.text, page.source)):
            raise NotText("its text or its name holds half a character (a lone surrogate)", "rename or save it again")
        was = self.known_source(page.source)
        if was == Known(page.id, page.digest, version):
            return "same"
        record = packed(msgspec.structs.replace(page, text=""))
        with transaction(self._link, self.path) as link:
            taken = link.execute(
                "SELECT source FROM pages WHERE id = ? AND source <> ?", (page.id, page.source)
            ).fetchone()
            if taken:
                raise PageError(f"has the same page id ({page.id}) as {taken[0]}", "give it another name")
            link.execute(
                "INSERT INTO pages (id, source, digest, title, text, record) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (source) DO UPDATE SET id = excluded.id, digest = excluded.digest,"
                " title = excluded.title, text = excluded.text, record = excluded.record",
                (page.id, page.source, page.digest, page.title or "", page.text, record),
            )
            link.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (page.id, version, packed(notes)))
            link.execute("DELETE FROM body_words WHERE page = ?", (page.id,))
            link.execute("DELETE FROM failures WHERE source = ?", (page.source,))
        return "new" if was is None else "changed"

    def known_source(self, source: str) -> Known | None:
        """What is held of one source, or None."""
        rows = self._rows(
            "SELECT id, digest, coalesce(version, '') FROM pages LEFT JOIN notes ON notes.page = pages.id"
            " WHERE source = ?",
            (source,),
        )
        return next((Known(*row) for row in rows), None)

    def count(self) -> int:
        """How many pages are held."""
        return int(next(self._rows("SELECT count(*) FROM pages"))[0])

    def pages(self) -> Iterator[Page]:
        """The pages, in the order of their sources."""
        for record, text in self._rows("SELECT record, text FROM pages ORDER BY source"):
            yield msgspec.structs.replace(unpacked(record, Page), text=text)

    def source_of(self, page_id: str) -> str | None:
        """The source of the page with this id, or None."""
        return next((str(row[0]) for row in self._rows("SELECT source FROM pages WHERE id = ?", (page_id,))), None)

    def names(self) -> Iterator[tuple[str, str]]:
        """Id and source of each page, in the order of the sources."""
        for page, source in self._rows("SELECT id, source FROM pages ORDER BY source"):
            yield str(page), str(source)

    def page(self, page_id: str) -> Page | None:
        """One page by its id, or None."""
        for record, text in self._rows("SELECT record, text FROM pages WHERE id = ?", (page_id,)):
            return msgspec.structs.replace(unpacked(record, Page), text=text)
        return None

    def notes(self) -> Iterator[Notes]:
        """The notes of each page, in the order of `pages()`."""
        for (record,) in self._rows(
            "SELECT notes.record FROM notes JOIN pages ON pages.id = notes.page ORDER BY source"
        ):
            yield unpacked(record, Notes)

    def body_words(self, version: str) -> Iterator[tuple[str, bytes]]:
        """Page id and the words of its body as numbers, for the pages whose words were kept in this version."""
        yield from self._rows("SELECT page, words FROM body_words WHERE version = ?", (version,))

    def keep_body_words(self, version: str, words: Iterable[tuple[Page, bytes]]) -> None:
        """Keep the words of bodies, of pages that still are as given."""
        with transaction(self._link, self.path) as link:
            link.executemany(
                "INSERT OR REPLACE INTO body_words SELECT id, ?, ? FROM pages WHERE id = ? AND digest = ?",
                ((version, found, page.id, page.digest) for page, found in words),
            )

    def search(self, words: str, limit: int = 50) -> list[search.Hit]:
        """Pages that hold the words, best first; see `synoptic.store.search` for what may be asked.

        Raises UserError when there is nothing to search for.
        """
        with told(self.path):
            return search.find(self._link, words, limit)

    # --- failures ----------------------------------------------------------------------------------------------------

    def fail(self, failure: Failure) -> None:
        """Remember a source that could not be read; it is forgotten when a page of that source is put."""
        row = (plain(failure.source), plain(failure.cause), plain(failure.remedy), _now())
        with transaction(self._link, self.path) as link:
            link.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", row)

    def forget_failures(self, path: str) -> None:
        """Forget the failures of a file, its rows, and all that lies in it if it is a folder."""
        with transaction(self._link, self.path) as link:
            for (source,) in link.execute("SELECT source FROM failures").fetchall():
                if source == path or source.startswith(tuple(path + sign for sign in "/\\:#")):
                    link.execute("DELETE FROM failures WHERE source = ?", (source,))

    def failures(self) -> Iterator[Failure]:
        """The sources that could not be read, in the order of their names."""
        for source, cause, remedy in self._rows("SELECT source, cause, remedy FROM failures ORDER BY source"):
            yield Failure(source=source, cause=cause, remedy=remedy)

    # --- the story ---------------------------------------------------------------------------------------------------

    def basis(self) -> str:
        """A digest of all that a story is made from: which pages, what they hold, and the verdicts that stand."""
        return self._basis()

    def save(self, story: Story, basis: str) -> bool:
        """Keep what the pages say together, unless the store has changed since `basis` was taken (then False)."""
        record = packed(Together(story.links, story.discrepancies))
        with transaction(self._link, self.path) as link:
            if self._basis() != basis:
                return False
            link.execute("INSERT OR REPLACE INTO story VALUES (1, ?, ?, ?, ?)", (story.name, basis, _now(), record))
        return True

    def is_current(self) -> bool:
        """Whether the kept story is made from exactly the pages and verdicts that are held now."""
        return any(basis == self._basis() for (basis,) in self._rows("SELECT basis FROM story"))

    def name(self) -> str | None:
        """The story's name, if one is kept."""
        return next((str(name) for (name,) in self._rows("SELECT name FROM story")), None)

    def story(self) -> Story | None:
        """The story as last saved, or None if none was. Pages read since are left out (see `is_current`)."""
        with told(self.path):
            self._link.execute("BEGIN")  # one moment for all tables, whatever another process writes meanwhile
            try:
                return self._story()
            finally:
                self._link.execute("ROLLBACK")

    def _story(self) -> Story | None:
        for name, record in self._rows("SELECT name, record FROM story"):
            together = unpacked(record, Together)
            known = set(together.links.datings)
            pages = tuple(self.pages())
            held = {page.id for page in pages if not known or page.id in known}
            return Story(
                name=name,
                pages=tuple(page for page in pages if page.id in held),
                notes=tuple(notes for notes in self.notes() if notes.page in held),
                links=together.links,
                discrepancies=together.discrepancies,
                failures=tuple(self.failures()),
            )
        return None

    # --- verdicts ----------------------------------------------------------------------------------------------------

    def verdicts(self, *, all: bool = False) -> Iterator[Verdict]:
        """The human decisions that stand, oldest first; with `all`, those taken back too."""
        wanted = "" if all else "WHERE undone IS NULL"
        keys = ("id", "kind", "anchors", "value", "user", "at", "undone")
        for row in self._rows(f"SELECT {', '.join(keys)} FROM verdicts {wanted} ORDER BY number"):
            named = dict(zip(keys, row, strict=True))
            named["anchors"] = msgspec.json.decode(str(named["anchors"]))
            yield msgspec.convert(named, Verdict)

    def decide(self, verdict: Verdict) -> Verdict:
        """Keep a human decision; an empty `id` or `at` is filled in. Raises StoreError when the id is taken."""
        kept = msgspec.structs.replace(verdict, id=verdict.id or secrets.token_hex(4), at=verdict.at or _now())
        anchors = msgspec.json.encode(kept.anchors).decode()
        row = (kept.id, kept.kind, anchors, kept.value, kept.user, kept.at, kept.undone)
        with transaction(self._link, self.path) as link:
            link.execute(
                "INSERT INTO verdicts (id, kind, anchors, value, user, at, undone) VALUES (?, ?, ?, ?, ?, ?, ?)", row
            )
        return kept

    def undo(self, verdict_id: str, user: str = "") -> None:
        """Take a decision back; it stays in the file, marked. Raises UserError if none such stands."""
        with transaction(self._link, self.path) as link:
            done = link.execute(
                "UPDATE verdicts SET undone = ? WHERE id = ? AND undone IS NULL",
                (f"{_now()} {user}".strip(), verdict_id),
            )
            if done.rowcount == 0:
                raise UserError(f"there is no standing verdict {verdict_id!r}")

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with told(self.path):
            yield from self._link.execute(question, values)

    def _basis(self) -> str:
        digest = hashlib.sha256()
        for row in self._rows(
            "SELECT id, digest, coalesce(version, '') FROM pages LEFT JOIN notes ON notes.page = pages.id ORDER BY id"
        ):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        for verdict in self.verdicts():
            digest.update(repr(verdict).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
