"""Where a name begins and ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language import tokens as split
from synoptic.language.edges import Edges
from synoptic.model import NameSpan, Sentence, Token

_WORDS = ("Minister", "of", "Torv", "the", "R.", "and", "US", "$", "Southern", "Varnia", "/", "–", "United", "States")
_POS = {"of": "ADP", "in": "ADP", "and": "CCONJ", "the": "DET", "–": "PUNCT", "/": "PUNCT", ".": "PUNCT", ",": "PUNCT"}


def page(text):
    made, sentences = [], []
    for a, b in split.sentences(text):
        first = len(made)
        for c, d in split.words(text, a, b):
            pos = _POS.get(text[c:d].lower()) or ("PROPN" if text[c].isupper() else "NOUN")
            made.append(Token(start=c, end=d, pos=pos, lemma="", head=-1, rel="root"))
        sentences.append(Sentence(first=first, last=len(made), start=a, end=b, zone="body"))
    return made, sentences


def settled(text, *given):
    made, sentences = page(text)
    names = []
    for said, kind in given:
        at = text.index(said, names[-1].end if names else 0)
        own = [i for i, t in enumerate(made) if at <= t.start and t.end <= at + len(said)]
        names.append(NameSpan(first=own[0], last=own[-1] + 1, start=at, end=at + len(said), kind=kind, score=0.9))
    return [(text[n.start : n.end], n.kind) for n in Edges(text, made, sentences).settle(names)]


@pytest.mark.parametrize(
    ("text", "said", "kind", "left"),
    [
        ("Home Minister Ilma Torv spoke.", "Home Minister Ilma Torv", "PER", "Ilma Torv"),
        ("Norland Gen. Ilma Torv spoke.", "Norland Gen. Ilma Torv", "PER", "Ilma Torv"),
        ("Ilma Torv of Varnbank spoke.", "Ilma Torv of Varnbank", "PER", "Ilma Torv"),
        ("Minister of Trade, Ilma Torv, spoke.", "of Trade", "LOC", "Trade"),
        ("He left Port Varn – again.", "Port Varn –", "LOC", "Port Varn"),
        ("Maid Joan of Varn spoke.", "Joan of Varn", "PER", "Joan of Varn"),
        ("The Stephen King of Norland spoke.", "Stephen King", "PER", "Stephen King"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_name_comes_off(text, said, kind, left):
    assert settled(text, (said, kind)) == [(left, kind)]


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("It costs US$ 12.", "US", "LOC"),
        ("They sell NFTs.", "NFTs", "ORG"),
        ("The Minister of Trade spoke.", "Minister of Trade", "ORG"),
        ("The President spoke.", "President", "PER"),
    ],
)
def test_what_is_no_name_goes(text, said, kind):
    assert settled(text, (said, kind)) == []


@pytest.mark.parametrize(
    ("text", "said", "kind", "wide"),
    [
        ("They met R. A. Torv there.", "Torv", "PER", "R. A. Torv"),
        ("They crossed Southern Varnia there.", "Varnia", "LOC", "Southern Varnia"),
        ("They left the United States there.", "States", "LOC", "United States"),
        ("They fled al-Varna then.", "Varna", "LOC", "al-Varna"),
        ("The farms of southern Varnia burned.", "Varnia", "LOC", "Varnia"),
    ],
)
def test_what_the_tagger_cut_away_comes_back(text, said, kind, wide):
    assert settled(text, (said, kind)) == [(wide, kind)]


def test_a_direction_that_opens_a_sentence_says_nothing():
    assert settled("Central Varn burned.", ("Varn", "LOC")) == [("Varn", "LOC")]


def test_two_names_that_the_tables_know_as_one_are_one():
    got = settled("They fled Bosnia and Herzegovina then.", ("Bosnia", "LOC"), ("Herzegovina", "LOC"))
    assert got == [("Bosnia and Herzegovina", "LOC")]


def test_two_people_under_one_span_are_two():
    assert settled("Then Torv and Lind left.", ("Torv and Lind", "PER")) == [("Torv", "PER"), ("Lind", "PER")]


def test_a_name_cut_at_its_article_is_one():
    assert settled("Then Al-Torvi left.", ("Al", "ORG"), ("Torvi", "PER")) == [("Al-Torvi", "PER")]


@pytest.mark.parametrize(
    ("text", "said", "names"),
    [
        ("Thanks, Ilma Ilma J. Torv", "Ilma Ilma J. Torv", ["Ilma", "Ilma J. Torv"]),
        ("Then Torvos Torvos-Lind left.", "Torvos Torvos-Lind", ["Torvos Torvos-Lind"]),
        ("Then Omar bin Rashid bin Lind left.", "Omar bin Rashid bin Lind", ["Omar bin Rashid bin Lind"]),
    ],
)
def test_a_name_that_begins_anew_is_another(text, said, names):
    assert [name for name, _ in settled(text, (said, "PER"))] == names


def test_a_firm_of_two_names_stays_one():
    assert settled("Then Torv & Lind sued.", ("Torv & Lind", "ORG")) == [("Torv & Lind", "ORG")]


@given(st.lists(st.sampled_from(_WORDS), max_size=9))
def test_names_stay_sorted_disjoint_and_within_the_text(words):
    text = "So " + " ".join(words) + "."
    made, sentences = page(text)
    names = [
        NameSpan(first=i, last=i + 1, start=t.start, end=t.end, kind="PER" if i % 2 else "LOC", score=0.5)
        for i, t in enumerate(made)
        if i and i % 3
    ]
    got = Edges(text, made, sentences).settle(names)
    assert all(a.last <= b.first for a, b in pairwise(got))
    assert all((n.start, n.end) == (made[n.first].start, made[n.last - 1].end) for n in got)
    assert all(any(s.first <= n.first and n.last <= s.last for s in sentences) for n in got)
