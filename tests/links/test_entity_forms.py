"""Names apart from descriptions."""

from __future__ import annotations

import pytest

from synoptic.links.entity_forms import distinct, is_name
from synoptic.model import EntityKind

NAMES: list[tuple[str, EntityKind]] = [
    ("Doe", "person"), ("Omar al-Rashid", "person"), ("Luis “Chato” Vega", "person"), ("van der Berg", "person"),
    ("Sheriff Doe", "person"), ("the Blue River Committee", "organisation"), ("BRC", "organisation"),
    ("Yonder news agency", "organisation"), ("Workers' Front", "organisation"), ("Oslo", "state"),
    ("U.N.", "organisation"),
    ("Сергей Морозов", "person"), ("محمد حسن", "person"), ("Lake Tarn", "place"),
]  # fmt: skip
DESCRIPTIONS: list[tuple[str, EntityKind]] = [
    ("the presidents", "person"), ("the Norwegian president", "person"), ("his brother", "person"),
    ("the President of Norway", "person"), ("Norwegian President", "person"),
    ("President", "person"), ("Norway's president", "person"),
    ("Truck driver", "person"), ("John Doe's Wife", "person"), ("his Government", "state"),
    ("Norwegian Army", "state"), ("Norwegian authorities", "state"), ("the Norwegian government", "state"),
    ("2,000 Norwegian troops", "state"), ("the newspaper", "organisation"),
    ("Norway's Foreign Ministry", "organisation"),
    ("the Norwegian newspaper", "organisation"), ("", "person"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "kind"), NAMES)
def test_names(form: str, kind: EntityKind):
    assert is_name(form, kind)


@pytest.mark.parametrize(("form", "kind"), DESCRIPTIONS)
def test_descriptions(form: str, kind: EntityKind):
    assert not is_name(form, kind)


def test_spellings_that_differ_in_nothing_are_told_once():
    forms = ["PORT LARET", "U.N.", "UN", "The Port Laret", "Laret", "Laret"]
    assert distinct(forms, "Port Laret") == ("U.N.", "Laret")
    assert distinct(["BRELIN", "Brelin"], "Port Brelin") == ("Brelin",)
