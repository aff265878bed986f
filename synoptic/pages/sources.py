"""From what the user names (files, folders, "-") to named byte streams, or a Failure that says why not.

Folders are walked in sorted order; hidden files, and the asset folder that a browser saves beside a complete page
(`x.html` + `x_files/`), are left out. A folder met again through a link is walked once.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from synoptic.errors import NotAPage, PageTooLarge
from synoptic.model import Failure, Skipped
from synoptic.pages.faults import failure

STDIN = "-"
BUFFER = 1 << 16
_ASSETS = ("_files", "-files", ".files", "_Dateien", "_fichiers", "_archivos", "_bestanden", "_elemei", "_ficheiros",
           "_arquivos", "_tiedostot", "_pliki", "_soubory", "_filer", "_file")  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


class Named(NamedTuple):
    """The name of a file (or "-"), and whether the user named it himself; else it lay in a folder that he named."""

    name: str
    asked: bool = True


def walk(paths: Iterable[str | Path]) -> Iterator[Named | Failure]:
    """The files behind `paths` ("-" stays), in order; folders opened, each once."""
    for path in paths:
        name = str(path)
        if name == STDIN or not os.path.isdir(name):
            yield Named(os.path.normpath(name) if name != STDIN else name)
            continue
        found = False
        for inside in _folder(os.path.normpath(name), set()):
            found = True
            yield inside if isinstance(inside, Failure) else Named(inside, asked=False)
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
            if not is_assets(entry.name, names):
                yield from _folder(entry.path, seen)
        else:
            yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that points at itself
        return False


def is_assets(name: str, names: Iterable[str]) -> bool:
    """Whether a folder of that name holds the parts of a complete page among `names`, its neighbours."""
    for ending in _ASSETS:
        if name.endswith(ending):
            stem = name[: -len(ending)]
            return any(f"{stem}{extension}" in names for extension in _PAGES)
    return False


def stream(found: Named) -> io.BufferedReader:
    """The file (or standard input) as it is, buffered. Raises OSError, NotAPage for what is no file."""
    if found.name == STDIN:
        return io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), BUFFER)
    if not found.asked and not stat.S_ISREG(os.stat(found.name).st_mode):
        raise NotAPage("it is no file but a pipe, a socket or a device", "name it alone to read from it")
    return io.BufferedReader(io.FileIO(found.name), BUFFER)


def unopened(found: Named, error: BaseException) -> Failure | Skipped:
    """What to say of a file that could not be opened; what is no file at all is passed over in a folder."""
    if isinstance(error, NotAPage) and not found.asked:
        return Skipped(source=found.name, why=str(error))
    return failure(found.name, error)


def whole(opened: io.BufferedIOBase, max_bytes: int) -> bytes:
    """All bytes of the stream. Raises PageTooLarge and what the stream raises; never holds more than the limit."""
    raw = opened.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise PageTooLarge(f"over the limit of {max_bytes:,} bytes", "raise the limit with --max-bytes")
    return raw
