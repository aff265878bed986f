"""What the words around a name say of its kind."""

from __future__ import annotations

import pytest

from synoptic.language import cues
from synoptic.language import tokens as split
from synoptic.language.lemmas import lemma
from synoptic.model import NameSpan, Token

_POS = {"of": "ADP", "the": "DET", "The": "DET", ",": "PUNCT", ".": "PUNCT", "wrote": "VERB", "spoke": "VERB"}


def said(text, name, kind="PER"):
    made = []
    for a, b in split.words(text):
        pos = _POS.get(text[a:b]) or ("PROPN" if text[a].isupper() else "NOUN")
        made.append(Token(start=a, end=b, pos=pos, lemma=lemma(text[a:b], pos), head=-1, rel="root"))
    at = text.index(name)
    own = [i for i, t in enumerate(made) if at <= t.start and t.end <= at + len(name)]
    span = NameSpan(first=own[0], last=own[-1] + 1, start=at, end=at + len(name), kind=kind, score=0.4)
    return {kind for kind, _ in cues.votes(text, made, span, (0, len(made)))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("So the daily Ashva wrote.", "ORG"),
        ("So Ashva employees wrote.", "ORG"),
        ("So the town of the river Ashva spoke.", "LOC"),
        ("So Ashva province spoke.", "LOC"),
        ("So the boss of Ashva spoke.", "ORG"),
        ("So the Ashva spoke.", "ORG"),
    ],
)
def test_a_noun_beside_a_name_tells_its_kind(text, kind):
    assert said(text, "Ashva") == {kind}


@pytest.mark.parametrize(
    "text",
    ["So Ashva spoke.", "So the Ashva aide spoke.", "So wife of Ashva spoke.", "So company, Ashva, spoke."],
)
def test_other_words_say_nothing(text):
    assert said(text, "Ashva") == set()


def test_what_is_no_person_keeps_its_article():
    assert said("So the Ashva spoke.", "Ashva", "LOC") == set()
