"""Lemmas by rule and table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language.lemmas import forms, irregulars, lemma


@pytest.mark.parametrize(
    ("word", "pos", "base"),
    [
        ("met", "VERB", "meet"), ("said", "VERB", "say"), ("agreed", "VERB", "agree"),
        ("stopped", "VERB", "stop"), ("announced", "VERB", "announce"), ("killed", "VERB", "kill"),
        ("carries", "VERB", "carry"), ("dying", "VERB", "die"), ("visited", "VERB", "visit"),
        ("negotiating", "VERB", "negotiate"), ("repeated", "VERB", "repeat"), ("controlled", "VERB", "control"),
        ("re-elected", "VERB", "re-elect"), ("rebuilt", "VERB", "rebuild"), ("launches", "VERB", "launch"),
        ("urged", "VERB", "urge"), ("Hoping", "VERB", "hope"), ("focused", "VERB", "focus"),
        ("crises", "NOUN", "crisis"), ("women", "NOUN", "woman"), ("countries", "NOUN", "country"),
        ("news", "NOUN", "news"), ("spokesmen", "NOUN", "spokesman"), ("attacks", "NOUN", "attack"),
        ("cease-fires", "NOUN", "cease-fire"), ("bases", "NOUN", "base"), ("1990s", "NOUN", "1990s"),
        ("’ll", "AUX", "will"), ("n’t", "PART", "not"), ("'s", "AUX", "be"),
        ("'s", "PART", "'s"), ("was", "AUX", "be"), ("United", "PROPN", "United"),
        ("Most", "ADJ", "most"),
    ],
)  # fmt: skip
def test_lemma(word, pos, base):
    assert lemma(word, pos) == base


@given(st.text(max_size=30), st.sampled_from(["VERB", "NOUN", "AUX", "PROPN", "X", "PART"]))
def test_any_word_has_a_lemma(word, pos):
    assert isinstance(lemma(word, pos), str)
    assert bool(lemma(word, pos)) == bool(word)


def test_every_irregular_form_leads_to_its_base():
    table = irregulars()
    for base, past in table.past.items():
        for form in past - set(table.past):
            assert lemma(form, "VERB") in table.past and forms(form, lemma(form, "VERB")).past, (form, base)


def test_forms_tell_what_a_verb_form_can_be():
    assert forms("went", "go").past and not forms("went", "go").past_participle
    assert forms("gone", "go").past_participle and not forms("gone", "go").past
    both = forms("put", "put")
    assert both.base and both.past and both.past_participle
    assert forms("signed", "sign").past and forms("signing", "sign").gerund and forms("signs", "sign").third
