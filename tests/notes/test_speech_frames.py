"""Frames of saying, read off tagged words without a tree."""

from __future__ import annotations

from helpers.tagged import tagged

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import frames
from synoptic.notes.frames import Frame


def found(tree: Tree) -> list[Frame]:
    return frames.find(tree, tree.reading.sentences[0])


def words(tree: Tree, span: Span | None) -> str | None:
    return None if span is None else tree.text_of(span)


def test_a_bare_frame_after_its_content_takes_the_words_between_comma_and_verb() -> None:
    tree = tagged(
        "Talks/NOUN failed/VERB ,/PUNCT the/DET Board/PROPN and/CCONJ the/DET Union/PROPN said/VERB/say "
        "on/ADP Monday/PROPN ./PUNCT"
    )
    (frame,) = found(tree)
    assert frame.bare
    assert words(tree, frame.source) == "the Board and the Union"
    assert words(tree, frame.span) == "the Board and the Union said on Monday"


def test_an_inverted_frame_takes_the_words_after_the_verb() -> None:
    tree = tagged(
        "“/PUNCT Talks/NOUN failed/VERB ,/PUNCT ”/PUNCT said/VERB/say Ada/PROPN Mora/PROPN "
        ",/PUNCT who/PRON left/VERB ./PUNCT"
    )
    (frame,) = found(tree)
    assert words(tree, frame.source) == "Ada Mora"


def test_whom_the_words_are_told_to_is_not_the_speaker() -> None:
    tree = tagged("“/PUNCT Yes/INTJ ,/PUNCT ”/PUNCT told/VERB/tell reporters/NOUN the/DET mayor/NOUN ./PUNCT")
    assert [words(tree, f.source) for f in found(tree)] == []


def test_a_that_clause_is_the_complement() -> None:
    tree = tagged("Mora/PROPN said/VERB/say that/SCONJ talks/NOUN had/AUX failed/VERB ./PUNCT")
    (frame,) = found(tree)
    assert words(tree, frame.complement) is not None
    assert "talks had failed" in (words(tree, frame.complement) or "")
    assert "that" not in (words(tree, frame.complement) or "").split()


def test_according_to_names_its_source_without_the_day() -> None:
    tree = tagged(
        "It/PRON fell/VERB ,/PUNCT according/VERB to/ADP the/DET port/NOUN authority/NOUN on/ADP Monday/PROPN ./PUNCT"
    )
    (frame,) = found(tree)
    assert frame.form == "according"
    assert words(tree, frame.source) == "the port authority"


def test_citing_needs_somebody_who_can_speak() -> None:
    spoken = tagged(
        "It/PRON closed/VERB ,/PUNCT TNA/PROPN reported/VERB/report ,/PUNCT "
        "citing/VERB/cite two/NUM officials/NOUN/official ./PUNCT"
    )
    assert [(f.form, words(spoken, f.source)) for f in found(spoken)] == [("verb", "TNA"), ("citing", "two officials")]
    thing = tagged("It/PRON closed/VERB ,/PUNCT citing/VERB/cite heavy/ADJ snow/NOUN/snow ./PUNCT")
    assert found(thing) == []
    reason = tagged(
        "Mora/PROPN left/VERB ,/PUNCT citing/VERB/cite her/PRON “/PUNCT long/ADJ service/NOUN ”/PUNCT ./PUNCT"
    )
    assert found(reason) == []


def test_quoted_as_saying_has_a_speaker_and_who_passes_it_on() -> None:
    active = tagged(
        "TNA/PROPN quoted/VERB/quote Mora/PROPN as/ADP saying/VERB/say talks/NOUN had/AUX failed/VERB ./PUNCT"
    )
    quoting = next(f for f in found(active) if f.form == "quoting")
    assert (words(active, quoting.source), words(active, quoting.through)) == ("Mora", "TNA")
    passive = tagged(
        "The/DET mayor/NOUN/mayor was/AUX quoted/VERB/quote by/ADP TNA/PROPN as/ADP saying/VERB/say so/ADV ./PUNCT"
    )
    quoting = next(f for f in found(passive) if f.form == "quoting")
    assert words(passive, quoting.source) == "The mayor"
    assert words(passive, quoting.through) == "TNA"


def test_what_was_not_or_not_yet_said_is_no_frame() -> None:
    for said in (
        "The/DET mayor/NOUN will/AUX say/VERB that/SCONJ it/PRON failed/VERB ./PUNCT",
        "The/DET mayor/NOUN refused/VERB/refuse to/PART say/VERB that/SCONJ it/PRON failed/VERB ./PUNCT",
    ):
        assert not any(f.cue for f in found(tagged(said)) if "say" in tagged(said).text_of(f.cue))
