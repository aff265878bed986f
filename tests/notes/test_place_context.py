"""What of a page tells where its places lie."""

from __future__ import annotations

import pytest

from synoptic.language.tree import Tree
from synoptic.notes.drafts import spot_text
from synoptic.notes.person_phrases import Names
from synoptic.notes.place_context import beside, context
from synoptic.notes.places import resolve
from synoptic.notes.spotting import spots
from tests.helpers.named import named


def _read(*sentences: str, places: str) -> tuple[Tree, Names]:
    page, reading = named(*sentences, LOC=places)
    tree = Tree(reading, page.text)
    return tree, Names(spots(tree))


@pytest.mark.parametrize(
    ("sentence", "places", "held"),
    [
        ("A/DET mill/NOUN burned/VERB in/ADP Paris/PROPN ,/PUNCT Texas/PROPN ./PUNCT", "Paris|Texas", "Texas"),
        ("A/DET mill/NOUN burned/VERB in/ADP Paris/PROPN (/PUNCT Texas/PROPN )/PUNCT", "Paris|Texas", "Texas"),
        ("A/DET mill/NOUN in/ADP Paris/PROPN in/ADP northern/ADJ Texas/PROPN burned/VERB", "Paris|Texas", "Texas"),
        ("We/PRON left/VERB Paris/PROPN ,/PUNCT a/DET town/NOUN in/ADP Texas/PROPN", "Paris|Texas", "Texas"),
        ("The/DET Texas/PROPN town/NOUN of/ADP Paris/PROPN voted/VERB ./PUNCT", "Paris|Texas", "Texas"),
        ("The/DET Lebanese/ADJ port/NOUN of/ADP Tripoli/PROPN closed/VERB ./PUNCT", "Tripoli", "Lebanese"),
        ("Lebanon/PROPN 's/PART Tripoli/PROPN voted/VERB ./PUNCT", "Tripoli|Lebanon", "Lebanon"),
    ],
)
def test_what_stands_beside_a_town(sentence: str, places: str, held: str):
    tree, names = _read(sentence, places=places)
    town = places.partition("|")[0]
    spot = next(s for s in names.spots if spot_text(tree, s) == town)
    assert beside(tree, names, spot) == held
    assert resolve(town, inside=held).why == f"named with {held}"


def test_a_state_that_acts_holds_no_town():
    tree, names = _read(
        "In/ADP/2/case Geneva/PROPN/5/obl ,/PUNCT/5/punct Norway/PROPN/5/nsubj objected/VERB/0/root ./PUNCT/5/punct",
        places="Geneva|Norway",
    )
    geneva = next(s for s in names.spots if s.key is None)
    assert beside(tree, names, geneva) is None


def test_whose_officials_somebody_is_holds_no_town():
    tree, names = _read(
        "In/ADP/2/case Geneva/PROPN/6/obl ,/PUNCT/6/punct Norway/PROPN/5/compound officials/NOUN/6/nsubj "
        "objected/VERB/0/root",
        places="Geneva|Norway",
    )
    geneva = next(s for s in names.spots if s.key is None)
    assert beside(tree, names, geneva) is None


def test_a_city_behind_its_own_part_is_not_the_state():
    tree, names = _read(
        "A/DET bridge/NOUN in/ADP Brooklyn/PROPN ,/PUNCT New/PROPN York/PROPN ,/PUNCT fell/VERB",
        places="Brooklyn|New York",
    )
    found = context(tree, names, {})
    assert found.parents == frozenset()
    assert "city" in resolve("New York", context=found).why


def test_certain_towns_stand_for_their_state_and_others_do_not():
    tree, names = _read("Trains/NOUN from/ADP Beirut/PROPN reached/VERB Tripoli/PROPN ./PUNCT", places="Beirut|Tripoli")
    found = context(tree, names, {})
    assert found.countries["LBN"] == 0.5
    assert [t.name for t in found.towns] == ["Beirut"]
    assert resolve("Tripoli", context=found).country == "LBN"


def test_a_town_put_in_a_state_makes_the_bare_name_the_state():
    tree, names = _read(
        "A/DET bridge/NOUN in/ADP Spokane/PROPN ,/PUNCT Washington/PROPN ,/PUNCT fell/VERB ./PUNCT",
        "Washington/PROPN will/AUX pay/VERB ./PUNCT",
        places="Spokane|Washington",
    )
    found = context(tree, names, {})
    assert found.parents == {"washington"}
    state = resolve("Washington", context=found)
    assert state.lon is not None and state.lon < -115


def test_the_capital_is_no_evidence_for_the_state_of_its_name():
    tree, names = _read("Talks/NOUN in/ADP Washington/PROPN failed/VERB ./PUNCT", places="Washington")
    assert "washington" not in context(tree, names, {}).regions
