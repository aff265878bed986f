"""The line of the chronology: named subjects, cut tails, editor's brackets; and what a mention weighs."""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import Entity, Mention
from synoptic.notes.event_actors import Cast
from synoptic.notes.event_status import HABIT, HAPPENED, NOTHING
from synoptic.notes.event_summary import MAX_SUMMARY, summary
from synoptic.notes.event_triggers import Trigger
from synoptic.notes.event_types import Act
from synoptic.notes.event_weight import THRESHOLD, Anchors, weigh
from tests.helpers.readings import reading


def line(sentence: str, word: int, *entities: Entity) -> str:
    text, made = reading(sentence)
    cast = Cast(Tree(made, text), entities)
    return summary(cast, word, word, (0, len(text)))


def test_a_relative_clause_names_whom_its_pronoun_means() -> None:
    said = line(
        "Guards|NOUN|2|nsubj|guard stopped|VERB|0|root|stop the|DET|4|det man|NOUN|2|obj who|PRON|6|nsubj "
        "fled|VERB|4|acl:relcl|flee from|ADP|8|case Dorvan|PROPN|6|obl",
        5,
    )
    assert said == "The man fled from Dorvan"


def test_a_name_for_a_pronoun_stands_in_brackets() -> None:
    sentence = "He|PRON|2|nsubj left|VERB|0|root|leave Dorvan|PROPN|2|obj"
    meant = Mention(page="p", start=0, end=2, head=0, form="pronoun")
    assert (
        line(sentence, 1, Entity(id="p/e0", name="Tomas Arvel", kind="person", mentions=(meant,)))
        == "[Tomas Arvel] left Dorvan"
    )
    assert line(sentence, 1) == "He left Dorvan"


def test_subordinators_and_tails_are_cut() -> None:
    said = line(
        "When|ADV|3|advmod troops|NOUN|3|nsubj|troop left|VERB|6|advcl|leave ,|PUNCT|6|punct crowds|NOUN|6|nsubj|crowd "
        "cheered|VERB|0|root|cheer",
        2,
    )
    assert said == "Troops left"


def test_a_gerund_stays_with_the_verb_that_it_explains() -> None:
    said = line(
        "Twelve|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass|be killed|VERB|0|root|kill by|ADP|6|mark "
        "shelling|VERB|4|advcl|shell on|ADP|8|case Monday|PROPN|6|obl",
        5,
    )
    assert said == "Twelve people were killed by shelling on Monday"


def test_a_line_never_grows_too_long() -> None:
    objects = " ".join(f"word{i}|NOUN|2|obj" for i in range(60))
    said = line(f"Arvel|PROPN|2|nsubj listed|VERB|0|root|list {objects}", 1)
    assert len(said) <= MAX_SUMMARY
    assert said.endswith("…")


def tree_and_trigger(sentence: str, word: int, sure: float) -> tuple[Tree, Trigger]:
    text, made = reading(sentence)
    return Tree(made, text), Trigger(word, word, Act("ACCUSE", None, "accusation", sure))


def test_what_anchors_an_act_adds_to_its_weight() -> None:
    tree, trigger = tree_and_trigger("Arvel|PROPN|2|nsubj accused|VERB|0|root|accuse Norland|PROPN|2|obj", 1, 0.45)
    bare = Anchors(dated=False, placed=False, acted=False, received=False, counted=False)
    full = bare._replace(dated=True, acted=True, received=True)
    assert weigh(tree, trigger, HAPPENED, bare) < THRESHOLD < weigh(tree, trigger, HAPPENED, full)
    assert weigh(tree, trigger, NOTHING, full) == 0


def test_the_bare_present_tells_an_act_only_between_parties() -> None:
    tree, trigger = tree_and_trigger("Arvel|PROPN|2|nsubj accuses|VERB|0|root|accuse Norland|PROPN|2|obj", 1, 0.6)
    alone = Anchors(dated=False, placed=False, acted=True, received=False, counted=False)
    assert weigh(tree, trigger, HABIT, alone) < THRESHOLD <= weigh(tree, trigger, HABIT, alone._replace(received=True))


def test_a_noun_that_only_points_back_weighs_little() -> None:
    tree, trigger = tree_and_trigger("the|DET|2|det accusation|NOUN|3|nsubj stands|VERB|0|root|stand", 1, 0.7)
    bare = Anchors(dated=False, placed=False, acted=False, received=False, counted=False)
    assert (
        weigh(tree, trigger, HAPPENED, bare) < THRESHOLD <= weigh(tree, trigger, HAPPENED, bare._replace(placed=True))
    )
