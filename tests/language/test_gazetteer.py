"""What the tables say of names."""

from __future__ import annotations

from synoptic.language import gazetteer


def test_states_organisations_and_demonyms_are_told_apart():
    assert dict(gazetteer.votes("Norway")).keys() == {"LOC"}
    assert "ORG" in dict(gazetteer.votes("Reuters"))
    assert dict(gazetteer.votes("Norwegian")).keys() == {"MISC"}


def test_unknown_and_lower_case_words_get_no_vote():
    assert gazetteer.votes("Sudria") == ()
    assert gazetteer.votes("us") == ()
    assert gazetteer.votes("") == ()


def test_a_name_of_a_state_is_no_demonym():
    assert gazetteer.is_demonym("Norwegians")
    assert not gazetteer.is_demonym("Norway")
