"""One kind a name on one page."""

from __future__ import annotations

from synoptic.language import tokens as split
from synoptic.language.consistency import consistent
from synoptic.model import NameSpan, Sentence, Token


def page(text):
    made, sentences = [], []
    for a, b in split.sentences(text):
        first = len(made)
        for c, d in split.words(text, a, b):
            made.append(
                Token(start=c, end=d, pos="PROPN" if text[c].isupper() else "NOUN", lemma="", head=-1, rel="root")
            )
        sentences.append(Sentence(first=first, last=len(made), start=a, end=b, zone="body"))
    return made, sentences


def name(made, text, said, kind, score, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(said, at + 1)
    own = [i for i, t in enumerate(made) if at <= t.start and t.end <= at + len(said)]
    return NameSpan(first=own[0], last=own[-1] + 1, start=at, end=at + len(said), kind=kind, score=score)


def found(text, *given):
    made, sentences = page(text)
    got = consistent(text, made, sentences, [name(made, text, *each) for each in given])
    return [(text[n.start : n.end], n.kind) for n in got]


def test_the_kind_with_most_weight_wins():
    text = "Ashva rose. Ashva fell. Ashva won."
    got = found(text, ("Ashva", "ORG", 0.9), ("Ashva", "LOC", 0.4, 1), ("Ashva", "ORG", 0.3, 2))
    assert got == [("Ashva", "ORG")] * 3


def test_a_surname_follows_the_full_name():
    text = "Ilma Torv left. Torv spoke."
    assert found(text, ("Ilma Torv", "PER", 0.9), ("Torv", "ORG", 0.5, 1))[1] == ("Torv", "PER")


def test_missed_repeats_are_added_whole_words_only():
    text = "Port Varn burned. In Port Varn, nine fled Port Varnish and Port Varn-Lo."
    assert found(text, ("Port Varn", "LOC", 0.9)) == [("Port Varn", "LOC")] * 2


def test_a_doubtful_single_word_is_not_looked_for():
    assert found("Reading is fun. Reading is near.", ("Reading", "LOC", 0.9)) == [("Reading", "LOC")]


def test_bare_punctuation_is_no_name():
    made = [Token(start=0, end=1, pos="PUNCT", lemma="-", head=-1, rel="root")]
    span = NameSpan(first=0, last=1, start=0, end=1, kind="ORG", score=0.9)
    assert consistent("-", made, [Sentence(first=0, last=1, start=0, end=1, zone="body")], [span]) == ()


def test_titles_and_loose_ends_are_no_part_of_a_name():
    text = "Mr. Ilma Torv – spoke."
    assert found(text, ("Mr. Ilma Torv", "PER", 0.9)) == [("Ilma Torv", "PER")]


def test_the_tables_outvote_a_doubtful_tagger():
    text = "Norway won. Norway lost."
    assert found(text, ("Norway", "PER", 0.4), ("Norway", "PER", 0.3, 1)) == [("Norway", "LOC")] * 2


def test_titles_come_off_in_a_row_and_never_make_a_name():
    text = "Crown Prince Ilma Torv left. The Crown Prince spoke."
    assert found(text, ("Crown Prince Ilma Torv", "PER", 0.9), ("Crown Prince", "PER", 0.9, 1)) == [
        ("Ilma Torv", "PER")
    ]


def test_a_word_that_the_page_also_writes_small_is_no_name():
    text = "The Forum met. A forum met. Ashva met."
    assert found(text, ("Forum", "ORG", 0.9), ("Ashva", "ORG", 0.9)) == [("Ashva", "ORG")]


def test_an_acronym_is_of_the_kind_of_what_it_abbreviates():
    text = "The High Sudria Council met. HSC members left."
    assert found(text, ("High Sudria Council", "ORG", 0.9), ("HSC", "PER", 0.9)) == [
        ("High Sudria Council", "ORG"),
        ("HSC", "ORG"),
    ]


def test_a_state_that_acts_often_is_still_a_place():
    text = "Norway said no. Norway left. Norway won."
    assert found(text, *(("Norway", "ORG", 0.6, i) for i in range(3))) == [("Norway", "LOC")] * 3
