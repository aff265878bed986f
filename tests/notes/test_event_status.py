"""Standing of nouns and nested verbs."""

from __future__ import annotations

import pytest

from synoptic.language.tree import Tree
from synoptic.notes import event_status
from tests.helpers.readings import reading


def tree(sentence: str) -> Tree:
    text, made = reading(sentence)
    return Tree(made, text)


@pytest.mark.parametrize(
    ("sentence", "noun", "status"),
    [
        ("They|PRON|2|nsubj called|VERB|0|root|call for|ADP|5|case a|DET|5|det truce|NOUN|2|obl", 4, "called-for"),
        ("Plans|NOUN|6|nsubj|plan for|ADP|4|case a|DET|4|det visit|NOUN|1|nmod were|AUX|6|aux:pass|be "
         "made|VERB|0|root|make", 3, "planned"),
        ("The|DET|3|det planned|ADJ|3|amod summit|NOUN|4|nsubj matters|VERB|0|root|matter", 2, "planned"),
        ("The|DET|3|det cancelled|ADJ|3|amod summit|NOUN|4|nsubj matters|VERB|0|root|matter", 2, "cancelled"),
        ("She|PRON|2|nsubj arrived|VERB|0|root|arrive for|ADP|4|case talks|NOUN|2|obl", 3, "planned"),
        ("They|PRON|2|nsubj praised|VERB|0|root|praise the|DET|4|det rescue|NOUN|2|obj", 3, "happened"),
    ],
)  # fmt: skip
def test_what_governs_a_noun_says_whether_it_happened(sentence: str, noun: int, status: str) -> None:
    standing = event_status.of_noun(tree(sentence), noun)
    assert (standing.status, standing.weight > 0) == (status, True)


@pytest.mark.parametrize(
    ("sentence", "verb", "status"),
    [
        ("They|PRON|2|nsubj refused|VERB|0|root|refuse to|PART|4|mark leave|VERB|2|xcomp", 3, "denied"),
        ("They|PRON|4|nsubj are|AUX|4|cop|be due|ADJ|0|root|due to|PART|5|mark leave|VERB|3|xcomp", 4, "planned"),
        ("He|PRON|2|nsubj denied|VERB|0|root|deny that|SCONJ|5|mark ships|NOUN|5|nsubj|ship "
         "crossed|VERB|2|ccomp|cross", 4, "denied"),
        ("The|DET|2|det man|NOUN|3|nsubj fled|VERB|0|root|flee after|SCONJ|5|mark "
         "shooting|VERB|3|advcl|shoot", 4, "happened"),
        ("The|DET|2|det man|NOUN|4|nsubj will|AUX|4|aux leave|VERB|0|root after|SCONJ|6|mark "
         "voting|VERB|4|advcl|vote", 5, "planned"),
    ],
)  # fmt: skip
def test_nested_verbs_stand_as_their_governors_let_them(sentence: str, verb: int, status: str) -> None:
    assert event_status.of_verb(tree(sentence), verb).status == status


def test_ability_and_habit_tell_little() -> None:
    able = tree("He|PRON|3|nsubj can|AUX|3|aux leave|VERB|0|root")
    habit = tree("He|PRON|2|nsubj leaves|VERB|0|root|leave early|ADV|2|advmod")
    assert event_status.of_verb(able, 2).weight == 0
    assert event_status.of_verb(habit, 1).weight < 0.7


TALKS = "They|PRON|2|nsubj held|VERB|0|root|hold talks|NOUN|2|obj|talk on|ADP|6|case {}|DET|6|det truce|NOUN|3|nmod"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Next|ADJ|2|amod stage|NOUN|4|nsubj is|AUX|4|cop truce|NOUN|0|root", "planned"),
        ("Our|PRON|2|nmod:poss goal|NOUN|5|nsubj is|AUX|5|cop a|DET|5|det truce|NOUN|0|root", "planned"),
        (TALKS.format("a"), "planned"),
        (TALKS.format("the"), "happened"),
    ],
)
def test_what_is_talked_over_or_aimed_at_is_not_there_yet(sentence: str, status: str) -> None:
    made = tree(sentence)
    at = next(i for i in range(len(made.tokens)) if made.word(i) == "truce")
    assert event_status.of_noun(made, at).status == status
