"""From what the user names (files, folders, "-") to named byte streams, or a Failure that says why not.

Folders are walked in sorted order; hidden files, and the asset folder that a browser saves beside a complete page
(`x.html` + `x_files/`), are left out. A folder met again through a link is walked once.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from synoptic.errors import PageError, PageTooLarge
from synoptic.model import Failure

STDIN = "-"
_GZIP = b"\x1f\x8b"
_ASSETS = ("_files", "-files", ".files", "_Dateien", "_fichiers", "_archivos")


def walk(paths: Iterable[str | Path]) -> Iterator[str | Failure]:
    """The file names behind `paths` ("-" stays), in order; folders opened, each name once a folder."""
    for path in paths:
        name = str(path)
        if name == STDIN or not os.path.isdir(name):
            yield os.path.normpath(name) if name != STDIN else name
            continue
        found = False
        for inside in _folder(os.path.normpath(name), set()):
            found = True
            yield inside
        if not found:
            yield Failure(source=name, cause="the folder holds no files", remedy="name the folder with the saved pages")


def _folder(folder: str, seen: set[str]) -> Iterator[str | Failure]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield failure(folder, error)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            if not _is_assets(entry.name, names):
                yield from _folder(entry.path, seen)
        else:
            yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that points at itself
        return False


def _is_assets(name: str, names: set[str]) -> bool:
    for ending in _ASSETS:
        if name.endswith(ending):
            stem = name[: -len(ending)]
            return any(f"{stem}{extension}" in names for extension in (".html", ".htm", ".xhtml"))
    return False


def stream(name: str) -> BinaryIO:
    """The file (or standard input) as a buffered stream with `peek`, gzip layers taken off. Raises OSError."""
    opened: io.BufferedReader = sys.stdin.buffer if name == STDIN else open(name, "rb")  # type: ignore[assignment]  # noqa: SIM115
    for _ in range(3):  # more layers than this are no page but a trap
        if opened.peek(2)[:2] != _GZIP:
            break
        opened = io.BufferedReader(gzip.GzipFile(fileobj=opened), 1 << 16)
    return opened


def whole(opened: BinaryIO, max_bytes: int) -> bytes:
    """All bytes of the stream. Raises PageTooLarge, OSError, EOFError, zlib.error; never holds more than the limit."""
    raw = opened.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise PageTooLarge(f"over the limit of {max_bytes:,} bytes", "raise the limit with --max-bytes")
    return raw


def failure(source: str, error: Exception) -> Failure:
    """Cause and way out, in plain words."""
    if isinstance(error, PageError):
        return Failure(source=source, cause=str(error), remedy=error.remedy)
    words: tuple[tuple[type[Exception], str, str], ...] = (
        (FileNotFoundError, "there is no such file (or it vanished while reading)", "check the name"),
        (PermissionError, "no permission to read it", "change its permissions, or run as its owner"),
        (IsADirectoryError, "it is a folder", "name the files in it, or the folder itself"),
        (EOFError, "the gzip file ends too early (a broken download?)", "fetch the file again"),
        (gzip.BadGzipFile, "the gzip file is damaged", "fetch the file again"),
        (zlib.error, "the gzip file is damaged", "fetch the file again"),
        (RecursionError, "the page is nested too deeply", "save its text as .txt"),
    )
    for kind, cause, remedy in words:
        if isinstance(error, kind):
            return Failure(source=source, cause=cause, remedy=remedy)
    if isinstance(error, OSError) and error.errno == 40:  # ELOOP
        return Failure(source=source, cause="the link points back at itself", remedy="remove the link")
    return Failure(source=source, cause=f"{type(error).__name__}: {error}", remedy="open the file by hand and see")
