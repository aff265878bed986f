"""Opening the SQLite file of a story, and telling its failures in words.

Journal mode WAL: one writer and any number of readers at a time, and a killed process leaves the file as it was after
its last finished transaction (https://www.sqlite.org/wal.html). The header's application id tells our files from other
programs' databases; its user version is the version of the schema.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from synoptic.errors import StoreBusy, StoreError, StoreTooNew

APPLICATION_ID = 0x53594E4F  # "SYNO"
SCHEMA_VERSION = 2  # 1: without body_words
IN_MEMORY = ":memory:"


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what SQLite raises into a StoreError that names the file, the cause and the way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(path, error) from error


def _in_words(path: str, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            f"{path}: another process is writing to this story", "wait until it has finished, then try again"
        )
    if primary == sqlite3.SQLITE_FULL:
        return StoreError(f"{path}: the disk is full; nothing of the last page was kept", "make room, then read again")
    if primary == sqlite3.SQLITE_NOTADB:
        return StoreError(f"{path}: this is not a story file", "name another file with --store")
    if primary == sqlite3.SQLITE_CORRUPT:
        return StoreError(f"{path}: the story file is damaged ({error})", "read the pages again into a new file")
    if primary == sqlite3.SQLITE_READONLY:
        return StoreError(f"{path}: the file or its folder is write-protected", "copy it to a folder of your own")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return StoreError(f"{path}: the file cannot be opened or made here", "check the folder and its permissions")
    return StoreError(f"{path}: {error}", "")


def connect(path: str | Path, *, readonly: bool = False, wait: float = 10.0) -> sqlite3.Connection:
    """Open the story file at `path`, making it unless `readonly`; wait up to `wait` seconds for another writer.

    Raises StoreError (not a story file, write-protected, missing), StoreTooNew, StoreBusy.
    """
    name = str(path)
    if readonly and name != IN_MEMORY and not Path(path).is_file():
        raise StoreError(f"{name}: there is no story file here", f"make one: synoptic read PATH… --store {name}")
    if Path(path).is_dir():
        raise StoreError(f"{name}: this is a folder, not a story file", "name a file with --store")
    with told(name):
        link = _readable(name, wait) if readonly and name != IN_MEMORY else _writable(name, wait)
        try:
            _prepare(link, name, readonly)
        except BaseException:
            link.close()
            raise
    return link


def _writable(name: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=wait, isolation_level=None, check_same_thread=False)


def _readable(name: str, wait: float) -> sqlite3.Connection:
    """A read-only connection. On a medium where no lock file can be made, the file is read as it stands."""
    uri = Path(name).resolve().as_uri()
    for options in ("?mode=ro", "?immutable=1"):
        link = sqlite3.connect(uri + options, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            link.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as error:
            link.close()
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            continue
        return link
    raise StoreError(f"{name}: the file cannot be read", "check its permissions")


def _prepare(link: sqlite3.Connection, name: str, readonly: bool) -> None:
    application = link.execute("PRAGMA application_id").fetchone()[0]
    version = link.execute("PRAGMA user_version").fetchone()[0]
    tables = link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StoreError(f"{name}: this is another program's database", "name another file with --store")
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"{name}: written by a newer Synoptic (schema {version}, this one knows {SCHEMA_VERSION})",
            "update Synoptic: pip install --upgrade synoptic-press",
        )
    link.execute("PRAGMA foreign_keys = ON")
    if readonly:
        if not tables:
            raise StoreError(f"{name}: the file is empty", f"read pages into it: synoptic read PATH… --store {name}")
        return
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("PRAGMA synchronous = NORMAL")
    if version < SCHEMA_VERSION:
        # The application id comes first: a process killed in between leaves a file that is known as ours.
        link.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        link.executescript(resources.files("synoptic.store").joinpath("schema.sql").read_text(encoding="utf-8"))
        link.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def transaction(link: sqlite3.Connection, path: str) -> Iterator[sqlite3.Connection]:
    """All or nothing: what is written inside is kept only if the block ends without an exception."""
    with told(path):
        link.execute("BEGIN IMMEDIATE")
        try:
            yield link
            link.execute("COMMIT")
        except BaseException:
            if link.in_transaction:
                link.execute("ROLLBACK")
            raise
