"""CSV, TSV and Parquet tables: one page a row, the columns named as the fields of rows are (`fields.py`).

Read row by row; delimiter, quotation marks and character set are told from the head of the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from synoptic.errors import NotText, PageTooLarge
from synoptic.model import Failure
from synoptic.pages import decode, fields, table_names
from synoptic.pages.item import Item
from synoptic.pages.sources import BUFFER

_NO_TEXT = ("no column of the table is called text or html", "name its columns: url, title, date, text (or html) …")
_UNCLOSED = "a quotation mark is not closed: the rows behind it may stand in this page's text"
_BATCH = 64


def read(name: str, opened: io.BufferedReader, max_bytes: int) -> Iterator[Item | Failure]:
    """The pages of a CSV or TSV stream; `max_bytes` bounds a field. Raises NotText, PageTooLarge."""
    head = opened.peek(BUFFER)[:BUFFER]
    charset, warnings = decode.charset_of(head)
    dialect = table_names.dialect(head.decode(charset, "replace"))
    text = io.TextIOWrapper(opened, encoding=charset, errors="replace", newline="")
    if dialect is None or not dialect.usable():
        raise NotText(*_NO_TEXT)
    csv.field_size_limit(max(max_bytes, 131_072))  # the module's own, for all readers: raised, never lowered below it
    rows = csv.reader(
        _lines(text, max_bytes),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
    )
    for _ in range(dialect.lines):
        next(rows, None)
    names = fields.Sources(name)
    number = 0
    try:
        for row in rows:
            number += 1
            if any(cell.strip() for cell in row):
                yield _row(row, dialect.columns, (name, number), names, warnings)
    except csv.Error as error:
        cause = f"row {number + 1} cannot be told from what follows ({error}); the rest of the table was not read"
        raise PageTooLarge(cause, "close its quotation marks, or raise the limit with --max-bytes") from error


def _row(
    row: list[str], columns: tuple[str, ...], at: tuple[str, int], names: fields.Sources, warnings: tuple[str, ...]
) -> Item | Failure:
    found: dict[str, Any] = {}
    for column, cell in zip(columns, row, strict=False):
        if cell.strip():
            found.setdefault(column, cell)
    made = fields.item(found, f"{at[0]}:{at[1]}", at[1], names)
    if isinstance(made, Item):
        if len(row) < len(columns) and "\n" in row[-1]:
            warnings = (*warnings, _UNCLOSED)
        made.known["warnings"] = (*warnings, *made.known.get("warnings", ()))
    return made


def _lines(text: io.TextIOWrapper, most: int) -> Iterator[str]:
    """The lines of a text stream; none is longer than a page may be. Raises PageTooLarge."""
    while line := text.readline(most + 1):
        if len(line) > most:
            cause = f"a line of the table is over the limit of {most:,} bytes; the rest was not read"
            raise PageTooLarge(cause, "raise the limit with --max-bytes")
        yield line


def parquet(name: str, opened: io.BufferedReader) -> Iterator[Item | Failure]:
    """The pages of a Parquet file, batch by batch; needs the extra "parquet". Raises NotText."""
    try:
        from pyarrow import ArrowException
        from pyarrow import parquet as reader
    except ImportError as error:
        remedy = "pip install 'synoptic-press[parquet]', or save it as CSV or JSON Lines"
        raise NotText("this is a Parquet file, and pyarrow is not installed", remedy) from error
    if not opened.seekable():
        raise NotText("a Parquet file cannot be read from a pipe", "name the file")
    try:
        table = reader.ParquetFile(opened)
        columns = [column for column in table.schema_arrow.names if column in _all_names()]
        if not any(column in fields.CONTENT for column in columns):
            raise NotText(*_NO_TEXT)
        names = fields.Sources(name)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield fields.item(row, f"{name}:{number}", number, names)
    except (ArrowException, OSError) as error:
        raise NotText(f"the Parquet file is damaged ({str(error)[:120]})", "fetch the file again") from error


def _all_names() -> frozenset[str]:
    return frozenset(name for names in fields.NAMES.values() for name in names)
