"""The note stage as a whole, on readings made by hand: complete, deterministic, and never at a loss."""

from __future__ import annotations

from synoptic.model import Page, Reading
from synoptic.notes.page import annotate
from tests.helpers.readings import page, reading

SENTENCES = (
    "Arvel|PROPN|2|nsubj visited|VERB|0|root|visit Dorvan|PROPN|2|obj on|ADP|5|case Monday|PROPN|2|obl .|PUNCT|2|punct",
    "At|ADP|3|case least|ADJ|3|nmod|least 84|NUM|4|nummod people|NOUN|6|nsubj:pass were|AUX|6|aux:pass|be "
    "killed|VERB|0|root|kill .|PUNCT|6|punct",
)


def test_all_notes_of_a_page_and_the_same_again() -> None:
    text, made = reading(*SENTENCES)
    notes = annotate(page(text), made)
    assert notes.page == "p"
    assert [t.kind for t in notes.timexes] == ["DATE"]
    assert [e.label for e in notes.events] == ["visit", "killing"]
    assert notes.events[0].timex == (text.index("Monday"), text.index("Monday") + len("Monday"))
    assert notes.sentences == made.sentences
    assert annotate(page(text), made) == notes


def test_a_page_that_says_nothing() -> None:
    empty = Reading(tokens=(), sentences=(), names=())
    for text in ("", " \n", "😀\ud800"):
        notes = annotate(Page(id="p", source="p.txt", text=text, digest=""), empty)
        assert (notes.events, notes.entities, notes.statements) == ((), (), ())
