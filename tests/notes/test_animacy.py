"""Nouns of people and of things: they are people where the page has them act as people do."""

from __future__ import annotations

from helpers.named import who

THING = "The/DET/2/det source/NOUN/3/nsubj vibrated/VERB/0/root ./PUNCT/3/punct"
SPEAKS = "A/DET/2/det source/NOUN/3/nsubj said/VERB/0/root so/ADV/3/advmod ./PUNCT/3/punct"


def test_a_source_that_only_vibrates_is_nobody():
    assert who(THING, THING) == {}


def test_a_source_that_says_something_is_somebody():
    assert who(SPEAKS) == {"source": ["A source"]}


def test_a_source_is_asked():
    assert who(
        "According/VERB/4/case to/ADP/1/fixed a/DET/4/det source/NOUN/6/obl it/PRON/6/nsubj leaked/VERB/0/root"
        " ./PUNCT/6/punct"
    ) == {"source": ["a source"]}


def test_a_star_that_is_followed_by_who_is_somebody():
    found = who(
        "The/DET/2/det star/NOUN/7/nsubj who/PRON/4/nsubj glittered/VERB/2/acl:relcl all/DET/6/det night/NOUN/4/obl"
        " vanished/VERB/0/root ./PUNCT/7/punct"
    )
    assert found == {"star": ["The star"]}


def test_a_librarian_and_a_plaintiff_are_people():
    found = who(
        "A/DET/2/det librarian/NOUN/3/nsubj greeted/VERB/0/root the/DET/5/det plaintiff/NOUN/3/obj ./PUNCT/3/punct"
    )
    assert found == {"librarian": ["A librarian"], "plaintiff": ["the plaintiff"]}


def test_a_group_of_people_is_somebody():
    glows = "glowed/VERB/0/root ./PUNCT/5/punct"
    assert who(f"A/DET/2/det group/NOUN/5/nsubj of/ADP/4/case cells/NOUN/2/nmod {glows}") == {}
    assert "group" in who(f"A/DET/2/det group/NOUN/5/nsubj of/ADP/4/case farmers/NOUN/2/nmod {glows}")
