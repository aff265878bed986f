"""Zip and tar archives of saved pages: their members one by one, never unpacked to disk.

Bounded: each page by the limit of a page, the whole by how much more comes out than went in. Hidden members and the
asset folders of complete pages are left out, as in folders.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from synoptic.errors import NotAPage, NotText, PageError, PageTooLarge
from synoptic.model import Failure
from synoptic.pages import sources
from synoptic.pages.faults import failure

Member = tuple[str, io.BufferedReader]
MOST_MEMBERS = 1_000_000
_FREE = 1 << 30  # that much may come out whatever went in
_RATIO = 200
_DOCUMENTS = (
    ("[Content_Types].xml", "an Office document", "save its text as .txt"),
    ("META-INF/container.xml", "an e-book", "save its text as .txt"),
    ("META-INF/manifest.xml", "an OpenDocument file", "save its text as .txt"),
    ("META-INF/MANIFEST.MF", "a program", "leave programs out"),
    ("datapackage.json", "a WACZ archive", "unpack it and read the WARC files in its folder archive"),
)


def zipped(name: str, opened: io.BufferedReader, max_bytes: int) -> Iterator[Member | Failure]:
    """The members of a zip, in the order of their names; sources are "file#member". Raises BadZipFile, PageError."""
    archive = zipfile.ZipFile(_seekable(opened, max_bytes))
    names = {member.filename for member in archive.infolist()}
    for mark, what, remedy in _DOCUMENTS:
        if mark in names:
            raise NotAPage(f"this is {what}, not a page", remedy)
    if len(names) > MOST_MEMBERS:
        raise PageTooLarge(f"it holds more than {MOST_MEMBERS:,} members", "unpack it, and read the folder in parts")
    room = _Room(sum(member.compress_size for member in archive.infolist()))
    for member in sorted(archive.infolist(), key=lambda one: one.filename):
        if not member.filename or member.filename.endswith("/") or _left_out(member.filename, names):
            continue
        source = f"{name}#{member.filename}"
        if member.flag_bits & 1:
            yield Failure(source=source, cause="it is locked with a password", remedy="unpack it, and read the folder")
            continue
        try:
            inner = archive.open(member)
        except (RuntimeError, OSError, zipfile.BadZipFile, NotImplementedError) as error:
            yield failure(source, error)
            continue
        with inner:
            yield source, _buffered(inner, room)


def tarred(name: str, opened: io.BufferedReader) -> Iterator[Member | Failure]:
    """The files in a tar, in its order, read as a stream. Raises NotText, PageError."""
    room = _Room(_FREE)  # compression was taken off before: there is no ratio to hold it to
    try:
        with tarfile.open(fileobj=opened, mode="r|") as archive:
            for number, member in enumerate(archive):
                if number > MOST_MEMBERS:
                    raise PageTooLarge(f"it holds more than {MOST_MEMBERS:,} members", "unpack it, and read the folder")
                inner = archive.extractfile(member) if member.isfile() else None
                if inner is not None and not _left_out(member.name, ()):
                    yield f"{name}#{member.name.removeprefix('./')}", _buffered(inner, room)
    except tarfile.TarError as error:
        raise NotText(f"the tar archive is damaged or cut ({error})", "fetch the file again") from error


def _seekable(opened: io.BufferedReader, max_bytes: int) -> Any:
    """A zip's directory stands at its end: the file itself, or what a pipe holds, up to the limit."""
    if opened.seekable() and not isinstance(opened.raw, _Bounded):
        return opened
    try:
        return io.BytesIO(sources.whole(opened, max_bytes))
    except PageTooLarge as error:
        raise PageTooLarge(f"{error} for a zip in a pipe or in another archive", "unpack it first") from error


def _left_out(member: str, names: Any) -> bool:
    parts = PurePosixPath(member.replace("\\", "/")).parts
    if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts):
        return True
    for at, part in enumerate(parts[:-1]):
        before = "".join(f"{one}/" for one in parts[:at])
        if sources.is_assets(part, _Beside(before, names)):
            return True
    return False


class _Beside:
    """The members of one folder, asked for by name."""

    def __init__(self, folder: str, names: Any) -> None:
        self._folder = folder
        self._names = names

    def __contains__(self, name: object) -> bool:
        return f"{self._folder}{name}" in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(())


class _Room:
    """How much may still come out of an archive."""

    def __init__(self, packed: int) -> None:
        self.left = max(_FREE, packed * _RATIO)

    def take(self, size: int) -> None:
        """Count what came out. Raises PageTooLarge."""
        self.left -= size
        if self.left < 0:
            cause = f"more than {_RATIO} times as much comes out of it as went in; the rest was not read"
            raise PageTooLarge(cause, "unpack it by hand and look")


class _Bounded(io.RawIOBase):
    """A member's stream that counts what comes out of it."""

    def __init__(self, inner: Any, room: _Room) -> None:
        self._inner = inner
        self._room = room

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`; 0 at the end. Raises PageTooLarge."""
        try:
            read = self._inner.read(len(buffer))
        except RuntimeError as error:  # zipfile's word for what it cannot unlock
            raise PageError(str(error), "unpack it, and read the folder") from error
        self._room.take(len(read))
        buffer[: len(read)] = read
        return len(read)


def _buffered(inner: Any, room: _Room) -> io.BufferedReader:
    return io.BufferedReader(_Bounded(inner, room), sources.BUFFER)
