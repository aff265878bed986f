"""The reader of the package's tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from synoptic import tables
from synoptic.errors import DataError


def test_a_missing_table_is_named_with_a_way_out() -> None:
    with pytest.raises(DataError, match=r"nothing\.tsv") as raised:
        tables.rows("nothing.tsv", 2)
    assert raised.value.remedy


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(DataError, match="5 columns expected"):
        tables.rows("given_names.tsv", 5)


def test_a_broken_archive_is_a_damaged_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "DATA", tmp_path)
    (tmp_path / "cut.tsv.gz").write_bytes(b"\x1f\x8b\x08 no archive")
    with pytest.raises(DataError, match="cut"):
        tables.lines("cut.tsv.gz")


def test_explanations_blank_lines_and_the_header_are_no_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "DATA", tmp_path)
    (tmp_path / "boats.tsv").write_text("# what floats\nboat\tcrew\n\nferry\t12\n# small\nskiff\t\n", encoding="utf-8")
    assert tables.rows("boats.tsv", 2) == (("ferry", "12"), ("skiff", ""))
    assert tables.rows("boats.tsv", 2, header=False)[0] == ("boat", "crew")
    assert tables.pairs("boats.tsv") == {"ferry": "12", "skiff": ""}
