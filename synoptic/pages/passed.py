"""What in a folder is no page by its name: pictures, fonts, scripts and the like (`data/pages/not_pages.tsv`)."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from synoptic import tables

_TABLE = "pages/not_pages.tsv"
# Names that promise a page: if such a file is none, that is worth saying.
_PROMISING = frozenset({
    "", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".shtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv",
    ".xml", ".rss", ".atom", ".warc", ".wet", ".pdf", ".eml", ".mbox", ".mht", ".mhtml", ".gz", ".bz2", ".xz", ".zst",
    ".zip", ".tar", ".parquet",
})  # fmt: skip


def kind(name: str) -> str | None:
    """What a file of that name is, if it is no page ("pictures")."""
    return _kinds().get(_ending(name).removeprefix("."))


def promises(name: str) -> bool:
    """Whether the name is one that a page may have; binary data under another name are passed over."""
    return _ending(name) in _PROMISING


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/").rsplit("#", 1)[-1]).suffix.lower()


@cache
def _kinds() -> dict[str, str]:
    return tables.pairs(_TABLE, header=False)
