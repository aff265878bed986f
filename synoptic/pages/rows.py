"""Rows of JSON Lines and JSON files: one page a row.

Fields read: `id`, `url`, `text` or `html`, `outlet`, `date`, `title`, and other common names of them (`fields.py`). A
row that cannot be read is a Failure that names file and line; the rows after it are read.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from synoptic.errors import NotText, PageTooLarge
from synoptic.model import Failure
from synoptic.pages import fields
from synoptic.pages.item import Item

_PIECE = 1 << 20
# A line this many times over the limit is no row any more but a trap.
_TRAP = 40
_LISTS = ("pages", "articles", "rows", "items", "docs", "data", "results", "entries", "records", "stories")


def lines(name: str, opened: io.BufferedIOBase, max_bytes: int) -> Iterator[Item | Failure]:
    """The rows of a JSON Lines stream, read line by line; `max_bytes` bounds a line. Raises PageTooLarge."""
    number = 0
    names = fields.Sources(name)
    while raw := opened.readline(max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if len(raw) > max_bytes:
            cause = f"the row is over the limit of {max_bytes:,} bytes"
            yield Failure(source=where, cause=cause, remedy="raise the limit with --max-bytes")
            _pass_over(opened, raw, max_bytes)
        elif raw.strip(b"\xef\xbb\xbf \t\r\n\x1e"):
            yield _line(raw, where, number, names)


def _pass_over(opened: io.BufferedIOBase, raw: bytes, max_bytes: int) -> None:
    """To the end of the line, in pieces."""
    passed = len(raw)
    while raw and not raw.endswith(b"\n"):
        raw = opened.readline(_PIECE)
        passed += len(raw)
        if passed > _TRAP * max_bytes:
            cause = f"a row is more than {_TRAP} times over the limit of {max_bytes:,} bytes; the rest was not read"
            raise PageTooLarge(cause, "look whether it is JSON Lines, and raise the limit with --max-bytes")


def _line(raw: bytes, where: str, number: int, names: fields.Sources) -> Item | Failure:
    try:
        found = json.loads(raw.decode("utf-8-sig").lstrip("\x1e"))  # RFC 7464 puts a record separator before each
    except (ValueError, RecursionError) as error:
        cause = f"the line is not JSON ({_short(error)})"
        return Failure(source=where, cause=cause, remedy="correct or remove the line")
    return _row(found, where, number, names)


def objects(name: str, raw: bytes) -> Iterator[Item | Failure]:
    """The rows of a JSON file: a list of objects, one object, or an object with a list of them under a usual name."""
    found = parsed(raw)
    if isinstance(found, dict) and not any(key in found for key in fields.CONTENT):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), found)
    several = isinstance(found, list)
    rows = found if several else [found]
    if not any(isinstance(one, dict) and any(key in one for key in fields.CONTENT) for one in rows):
        raise NotText("the JSON file holds no rows with text or html", "give a list of objects with text or html")
    names = fields.Sources(name)
    for number, one in enumerate(rows, 1):
        if several:
            yield _row(one, f"{name}[{number}]", number, names)
        else:
            yield _row(one, name, number, names)


def parsed(raw: bytes) -> Any:
    """The value that a JSON file holds, UTF-8 or UTF-16. Raises NotText."""
    try:
        return json.loads(raw.decode(json.detect_encoding(raw)))
    except (ValueError, RecursionError) as error:
        raise NotText(f"the file is not JSON ({_short(error)})", "correct it, or rename it to .txt") from error


def _row(found: Any, where: str, number: int, names: fields.Sources) -> Item | Failure:
    if not isinstance(found, dict):
        remedy = "give objects with text or html"
        return Failure(source=where, cause="the row is not a JSON object", remedy=remedy)
    return fields.item(found, where, number, names)


def _short(error: BaseException) -> str:
    return str(error).split("\n")[0][:120] or type(error).__name__
