"""What a reader may raise, and each of it in plain words with a way out."""

from __future__ import annotations

import csv
import errno
import gzip
import lzma
import zipfile
import zlib

from synoptic.errors import PageError
from synoptic.model import Failure

READING = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, csv.Error, PageError, RecursionError, ValueError,
    MemoryError, NotImplementedError,
)  # fmt: skip
_AGAIN = "fetch the file again"
_WORDS: tuple[tuple[type[BaseException], str, str], ...] = (
    (FileNotFoundError, "there is no such file (or it vanished while reading)", "check the name"),
    (PermissionError, "no permission to read it", "change its permissions, or run as its owner"),
    (IsADirectoryError, "it is a folder", "name the files in it, or the folder itself"),
    (EOFError, "the compressed file ends too early (a broken download?)", _AGAIN),
    (gzip.BadGzipFile, "the gzip file is damaged", _AGAIN),
    (zipfile.BadZipFile, "the zip file is damaged", _AGAIN),
    (zlib.error, "the compressed file is damaged", _AGAIN),
    (lzma.LZMAError, "the compressed file is damaged", _AGAIN),
    (NotImplementedError, "it is packed in a way that is not read", "unpack it, and read the folder"),
    (RecursionError, "the page is nested too deeply", "save its text as .txt"),
    (MemoryError, "it needs more memory than there is", "split it, or lower the limit with --max-bytes"),
)
_ERRNO = {
    errno.ELOOP: ("the link points back at itself", "remove the link"),
    errno.ENAMETOOLONG: ("the name is too long", "rename it"),
    errno.EIO: ("the disk or network could not read it", "copy the file anew"),
}


def defect(source: str, error: Exception) -> Failure:
    """What should not have happened."""
    words = (str(error).splitlines() or [""])[0][:120]
    cause = f"Synoptic failed on it ({type(error).__name__}: {words})"
    return Failure(source=source, cause=cause, remedy="please report it, with the file if you may share it")


def failure(source: str, error: BaseException) -> Failure:
    """Cause and way out, in plain words."""
    if isinstance(error, PageError):
        return Failure(source=source, cause=str(error), remedy=error.remedy)
    for kind, cause, remedy in _WORDS:
        if isinstance(error, kind):
            return Failure(source=source, cause=cause, remedy=remedy)
    if isinstance(error, OSError) and error.errno in _ERRNO:
        cause, remedy = _ERRNO[error.errno]
        return Failure(source=source, cause=cause, remedy=remedy)
    words = (str(error).splitlines() or [""])[0][:160]
    return Failure(source=source, cause=f"{type(error).__name__}: {words}", remedy="open the file by hand and see")
