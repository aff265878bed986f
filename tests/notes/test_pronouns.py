"""Whom pronouns mean: the report and its quotations, speakers who go on, people named together, things in the way."""

from __future__ import annotations

from helpers.named import who


def test_who_was_quoted_goes_on_and_not_whom_the_quotation_names():
    found = who(
        "Ann/PROPN/3/nsubj Mora/PROPN/1/flat said/VERB/0/root so/ADV/3/advmod ./PUNCT/3/punct",
        '"/PUNCT/3/punct I/PRON/3/nsubj like/VERB/8/ccomp Eva/PROPN/3/obj Lund/PROPN/4/flat "/PUNCT/3/punct '
        "she/PRON/8/nsubj said/VERB/0/root ./PUNCT/8/punct",
        PER="Ann Mora|Eva Lund",
    )
    assert found["Ann Mora"] == ["Ann Mora", "she"]


def test_sentences_wholly_quoted_do_not_take_the_speaker_out_of_reach():
    quoted = ['"/PUNCT/3/punct It/PRON/3/nsubj rains/VERB/0/root "/PUNCT/3/punct ./PUNCT/3/punct'] * 5
    found = who(
        "Ann/PROPN/3/nsubj Mora/PROPN/1/flat spoke/VERB/0/root ./PUNCT/3/punct",
        *quoted, "She/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct", PER="Ann Mora",
    )  # fmt: skip
    assert found["Ann Mora"] == ["Ann Mora", "She"]


def test_they_are_the_people_named_together():
    found = who(
        "Ann/PROPN/6/nsubj Mora/PROPN/1/flat and/CCONJ/4/cc Paul/PROPN/1/conj Lund/PROPN/4/flat met/VERB/0/root "
        "./PUNCT/6/punct",
        "They/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        PER="Ann Mora|Paul Lund",
    )
    assert found == {"Ann Mora": ["Ann Mora", "They"], "Paul Lund": ["Paul Lund", "They"]}


def test_they_are_a_group_of_people_before_an_organisation():
    found = who(
        "Rebels/NOUN/2/nsubj attacked/VERB/0/root UNICEF/PROPN/2/obj ./PUNCT/2/punct",
        "They/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        ORG="UNICEF",
    )
    assert found["Rebels"] == ["Rebels", "They"]
    assert found["UNICEF"] == ["UNICEF"]


def test_they_are_nobody_where_things_are_likelier():
    found = who(
        "UNICEF/PROPN/2/nsubj sent/VERB/0/root tents/NOUN/2/obj ./PUNCT/2/punct",
        "Tents/NOUN/2/nsubj arrived/VERB/0/root ./PUNCT/2/punct",
        "They/PRON/2/nsubj leaked/VERB/0/root ./PUNCT/2/punct",
        ORG="UNICEF",
    )
    assert found == {"UNICEF": ["UNICEF"]}


def test_its_is_the_likelier_thing_s_and_then_nobody_s():
    found = who(
        "UNICEF/PROPN/2/nsubj praised/VERB/0/root Doe/PROPN/2/obj ./PUNCT/2/punct",
        "The/DET/2/det report/NOUN/3/nsubj named/VERB/0/root its/PRON/5/nmod:poss sources/NOUN/3/obj ./PUNCT/3/punct",
        ORG="UNICEF", PER="Doe",
    )  # fmt: skip
    assert found["UNICEF"] == ["UNICEF"]


def test_a_given_name_alone_tells_the_gender():
    found = who(
        "Melanie/PROPN/2/nsubj told/VERB/0/root Doe/PROPN/2/obj so/ADV/2/advmod ./PUNCT/2/punct",
        "He/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        PER="Melanie|Doe",
    )
    assert found == {"Melanie": ["Melanie"], "Doe": ["Doe", "He"]}


def test_both_are_the_people_named_together():
    found = who(
        "Ann/PROPN/6/nsubj Mora/PROPN/1/flat and/CCONJ/4/cc Paul/PROPN/1/conj Lund/PROPN/4/flat met/VERB/0/root "
        "./PUNCT/6/punct",
        "Both/DET/2/nsubj left/VERB/0/root ./PUNCT/2/punct",
        PER="Ann Mora|Paul Lund",
    )
    assert found == {"Ann Mora": ["Ann Mora", "Both"], "Paul Lund": ["Paul Lund", "Both"]}
