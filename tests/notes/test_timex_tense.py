"""Which way a bare weekday points, by the tree."""

from __future__ import annotations

import pytest

from synoptic.language.tree import Tree
from synoptic.notes.timex_tense import direction, from_tree
from tests.helpers.readings import reading

HEADLINE = "Guns|NOUN|3|nsubj to|PART|3|mark fall|VERB|0|root silent|ADJ|3|xcomp on|ADP|6|case Saturday|PROPN|3|obl"
NOMINAL = "Guns|NOUN|0|root to|PART|3|mark fall|VERB|1|acl silent|ADJ|3|xcomp on|ADP|6|case Saturday|PROPN|3|obl"
PAST = "Guns|NOUN|2|nsubj fell|VERB|0|root|fall silent|ADJ|2|xcomp on|ADP|5|case Saturday|PROPN|2|obl"
PLANNED = "They|PRON|2|nsubj plan|VERB|0|root to|PART|4|mark meet|VERB|2|xcomp on|ADP|6|case Saturday|PROPN|4|obl"
AGREED = (
    "They|PRON|2|nsubj agreed|VERB|0|root|agree on|ADP|4|case Saturday|PROPN|2|obl to|PART|6|mark meet|VERB|2|xcomp"
)
BOOKED = "They|PRON|2|nsubj scheduled|VERB|0|root|schedule talks|NOUN|2|obj Saturday|PROPN|2|obl"


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        (HEADLINE, "future"),
        (NOMINAL, "future"),
        (PAST, "past"),
        (PLANNED, "future"),
        (AGREED, "past"),
        (BOOKED, "future"),
    ],
)
def test_the_clause_tells_which_saturday(sentence: str, direction: str) -> None:
    text, made = reading(sentence)
    start = text.index("Saturday")
    assert from_tree(Tree(made, text), start, start + len("Saturday")) == direction


def test_a_truce_agreed_from_saturday_begins_on_the_coming_one() -> None:
    text, made = reading(
        "They|PRON|2|nsubj agree|VERB|0|root a|DET|4|det truce|NOUN|2|obj from|ADP|6|case Saturday|PROPN|2|obl"
    )
    assert direction(text, Tree(made, text), text.index("Saturday"), len(text)) == "future"
