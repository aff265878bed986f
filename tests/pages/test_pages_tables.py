"""CSV, TSV and Parquet: any dialect, huge fields, what makes no page."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import lzma
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import Failure
from synoptic.pages import fields, read, table_names, tables
from synoptic.pages.item import Item

TEXT = 'The bell of Tarn, cast in 1611, was "stolen; or sold", the verger said.\n\nPolice are looking for a lorry.'
COLUMNS = ("Article ID", "URL", "Headline", "Publish Date", "Full Text")
ROW = ("t1", "https://tarn.test/bell", "The bell of Tarn", "2019-05-02", TEXT)


def table(delimiter: str = ",", quote: str = '"', end: str = "\r\n", rows: int = 2) -> str:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, quotechar=quote, lineterminator=end)
    writer.writerow(COLUMNS)
    for number in range(rows):
        writer.writerow((f"t{number}", *ROW[1:]))
    return made.getvalue()


def read_all(tmp_path: Path, raw: bytes, name: str = "articles.csv", **options: int) -> list[object]:
    (tmp_path / name).write_bytes(raw)
    return list(read.items([tmp_path / name], **options))


def items(found: list[object]) -> list[Item]:
    return [one for one in found if isinstance(one, Item)]


@pytest.mark.parametrize(("name", "raw"), [
    ("comma.csv", table().encode()),
    ("semicolon.csv", table(";", end="\n").encode()),
    ("tab.tsv", table("\t").encode()),
    ("pipe.csv", table("|").encode()),
    ("excel.csv", b"\xef\xbb\xbfsep=;\r\n" + table(";").encode()),
    ("single.csv", table(quote="'").encode()),
    ("wide.csv", table().encode("utf-16")),
    ("packed.csv.gz", gzip.compress(table().encode())),
    ("packed.csv.bz2", bz2.compress(table().encode())),
    ("packed.tsv.xz", lzma.compress(table("\t").encode())),
    ("no-extension", table().encode()),
])  # fmt: skip
def test_tables_of_any_dialect_give_their_rows(tmp_path: Path, name: str, raw: bytes) -> None:
    found = read_all(tmp_path, raw, name)
    assert [type(one) for one in found] == [Item, Item]
    first, second = items(found)
    assert first.content == TEXT and not first.html
    assert first.known["url"] == "https://tarn.test/bell" and first.known["title"] == "The bell of Tarn"
    assert first.known["published"] == date(2019, 5, 2)
    assert first.source != second.source


def test_an_escaped_quotation_mark(tmp_path: Path) -> None:
    raw = 'id;text\n1;"He said \\"no\\"; then left."\n2;"The \\"other\\" one"\n'.encode("ascii")
    assert [one.content for one in items(read_all(tmp_path, raw))] == ['He said "no"; then left.', 'The "other" one']


def test_windows_1252_and_markup_in_a_text_column(tmp_path: Path) -> None:
    raw = "id,text\n1,<p>Der Küster schwieg</p>\n".encode("cp1252") * 1
    (one,) = items(read_all(tmp_path, raw))
    assert one.html and "Küster" in one.content and one.known["warnings"]


def test_fields_larger_than_the_csv_module_expects(tmp_path: Path) -> None:
    huge = "word " * 100_000
    (one,) = items(read_all(tmp_path, f'id,text\n1,"{huge}"\n'.encode()))
    assert one.content == huge


def test_a_field_over_the_limit_ends_the_table_with_a_word(tmp_path: Path) -> None:
    big = "x" * 300_000
    raw = f'id,text\n1,small\n2,"{big}\n{big}"\n3,after\n'.encode()
    found = read_all(tmp_path, raw, max_bytes=200_000)
    assert [one.content for one in items(found)] == ["small"]
    (failure,) = [one for one in found if isinstance(one, Failure)]
    assert "rest" in failure.cause and failure.remedy


def test_a_quotation_mark_that_is_never_closed_is_said(tmp_path: Path) -> None:
    raw = b'id,text,url\n1,"he said,https://x.test/1\n2,more,https://x.test/2\n'
    (one,) = items(read_all(tmp_path, raw))
    assert any("not closed" in warning for warning in one.known["warnings"])


@pytest.mark.parametrize("raw", [b"name,age\nKim,7\n", b"just a line of words\n", b"1,2,3\n4,5,6\n"])
def test_a_table_without_text_is_named(tmp_path: Path, raw: bytes) -> None:
    (failure,) = read_all(tmp_path, raw)
    assert isinstance(failure, Failure) and "text or html" in failure.cause and "columns" in failure.remedy


def test_a_row_without_text_is_named_and_the_rest_read(tmp_path: Path) -> None:
    found = read_all(tmp_path, b"id,text\n1,one\n2,\n\n3,three\n")
    assert [one.content for one in items(found)] == ["one", "three"]
    (failure,) = [one for one in found if isinstance(one, Failure)]
    assert failure.source.endswith("articles.csv:2")


@pytest.mark.parametrize(("says", "day"), [
    ("2019-05-02", date(2019, 5, 2)), ("20190502", date(2019, 5, 2)), ("2019-05-02T23:59:00-05:00", date(2019, 5, 2)),
    ("Thu, 02 May 2019 23:59:00 -0500", date(2019, 5, 2)), ("May 2, 2019", date(2019, 5, 2)),
    ("02/05/2019", None), ("May 2019", None), ("2019", None), ("Thursday", None), ("yesterday", None), ("", None),
])  # fmt: skip
def test_days_of_rows(says: str, day: date | None) -> None:
    assert fields.day_of(says)[0] == day


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_wording_is_a_day_or_none(says: str) -> None:
    day, warnings = fields.day_of(says)
    assert (day is None) == bool(warnings)


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells), max_size=8), st.sampled_from(",;\t|"))
def test_what_is_written_as_csv_comes_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("title", "text"), *rows])
    stream = io.BufferedReader(io.BytesIO(made.getvalue().encode()))  # type: ignore[type-var]
    texts = [one.content for one in tables.read("t.csv", stream, 100_000) if isinstance(one, Item)]
    assert texts == [text for _, text in rows if text.strip()]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_head_is_a_header_or_not(head: bytes) -> None:
    assert table_names.is_header(head) in (True, False)


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + bytes(100))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (failure,) = read.items([tmp_path / "broken.parquet"])
    assert isinstance(failure, Failure) and "synoptic-press[parquet]" in failure.remedy
    monkeypatch.delitem(sys.modules, "pyarrow")
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    (failure,) = read.items([tmp_path / "broken.parquet"])
    assert isinstance(failure, Failure) and "damaged" in failure.cause
    rows = {"id": ["a", "b"], "text": [TEXT, TEXT], "date": [date(2019, 5, 2), None], "size": [1, 2]}
    parquet.write_table(arrow.table(rows), tmp_path / "rows.parquet")
    first, second = read.items([tmp_path / "rows.parquet"])
    assert isinstance(first, Item) and isinstance(second, Item)
    assert first.source.endswith("rows.parquet#a") and first.known["published"] == date(2019, 5, 2)
    assert second.known["published"] is None
