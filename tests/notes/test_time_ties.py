"""How a time stands to an event in the tree."""

from __future__ import annotations

from datetime import date

import pytest

from synoptic.language.tree import Tree
from synoptic.model import Dating
from synoptic.notes import times
from synoptic.notes.event_dates import dates_of
from synoptic.notes.time_ties import tie
from tests.helpers.readings import reading

DAY = date(2016, 2, 24)  # a Wednesday
DATING = Dating(value=DAY, earliest=DAY, latest=DAY)

WHEN = (
    "Nothing|PRON|2|nsubj seemed|VERB|0|root|seem odd|ADJ|2|xcomp Tuesday|PROPN|2|obl:unmarked when|SCONJ|7|mark "
    "Arvel|PROPN|7|nsubj arrived|VERB|4|acl:relcl|arrive .|PUNCT|2|punct"
)
ATTRIBUTE = (
    "They|PRON|2|nsubj released|VERB|0|root|release pictures|NOUN|2|obj of|ADP|7|case an|DET|7|det "
    "Tuesday|PROPN|7|compound|Tuesday meeting|NOUN|3|nmod|meeting .|PUNCT|2|punct"
)
PARTICIPLE = (
    "He|PRON|2|nsubj stormed|VERB|0|root|storm it|PRON|2|obj on|ADP|5|case Tuesday|PROPN|2|obl ,|PUNCT|7|punct "
    "opening|VERB|2|advcl|open fire|NOUN|7|obj .|PUNCT|2|punct"
)
AFTER = (
    "It|PRON|3|nsubj:pass was|AUX|3|aux:pass|be seized|VERB|0|root|seize after|SCONJ|6|mark "
    "they|PRON|6|nsubj voted|VERB|3|advcl|vote on|ADP|8|case Monday|PROPN|6|obl .|PUNCT|3|punct"
)
BEFALLEN = (
    "The|DET|2|det truce|NOUN|4|nsubj:pass was|AUX|4|aux:pass|be violated|VERB|0|root|violate on|ADP|6|case "
    "Sunday|PROPN|4|obl .|PUNCT|4|punct"
)
BORNE = (
    "The|DET|2|det truce|NOUN|4|nsubj:pass was|AUX|4|aux:pass|be signed|VERB|0|root|sign on|ADP|6|case "
    "Sunday|PROPN|4|obl .|PUNCT|4|punct"
)
SINCE = (
    "Soldiers|NOUN|4|nsubj:pass|soldier have|AUX|4|aux been|AUX|4|aux:pass|be exchanged|VERB|0|root|exchange "
    "since|ADP|7|case the|DET|7|det ceasefire|NOUN|4|obl of|ADP|9|case Friday|PROPN|7|nmod .|PUNCT|4|punct"
)


def tied(sentence: str, word: str) -> tuple[int, str] | None:
    text, made = reading(sentence)
    tree = Tree(made, text)
    (timex,) = times.resolve(times.find(text, [(0, len(text))], made), DATING)
    return tie(tree, next(i for i in range(len(made.tokens)) if tree.word(i) == word), timex, set())


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        (WHEN, "arrived", (0, "own")),
        (ATTRIBUTE, "meeting", (0, "own")),
        (ATTRIBUTE, "released", None),
        (PARTICIPLE, "stormed", (0, "own")),
        (PARTICIPLE, "opening", (1, "shared")),
        (BEFALLEN, "violated", (0, "own")),
        (BEFALLEN, "truce", None),
        (BORNE, "truce", (1, "shared")),
        (SINCE, "ceasefire", (0, "own")),
        (SINCE, "exchanged", None),
        (AFTER, "voted", (0, "own")),
        (AFTER, "seized", (4, "after")),
    ],
)
def test_ties(sentence: str, word: str, expected: tuple[int, str] | None) -> None:
    assert tied(sentence, word) == expected


def test_what_came_after_a_dated_act_lies_between_it_and_the_page() -> None:
    text, made = reading(AFTER)
    tree = Tree(made, text)
    found = times.resolve(times.find(text, [(0, len(text))], made), DATING)
    (seized,) = dates_of(2, tree, found, [], DATING)
    assert (seized.when.earliest, seized.when.latest) == (date(2016, 2, 22), DAY)
    assert seized.when.says == "no earlier than Monday"
    (ahead,) = dates_of(2, tree, found, [], DATING, foresees=True)
    assert ahead.when.latest is None
