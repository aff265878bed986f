"""Who takes part: partners, owners, guarantors, speakers behind pronouns, states by their adjectives."""

from __future__ import annotations

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Entity, EntityKind
from synoptic.notes.event_actors import Cast, parties
from synoptic.notes.event_places import place_of
from synoptic.notes.event_triggers import Trigger, triggers
from tests.helpers.readings import entity, reading

KINDS: tuple[tuple[str, EntityKind], ...] = (
    ("Arvel", "person"), ("Tomas", "person"), ("Norland", "state"), ("Sudria", "state"), ("Dorvan", "place"),
    ("Guard", "organisation"),
)  # fmt: skip


def cast_of(sentence: str, *more: Entity) -> tuple[Cast, dict[str, Trigger]]:
    text, made = reading(sentence)
    known = [entity(n, name, kind, text, made) for n, (name, kind) in enumerate(KINDS) if name in text]
    tree = Tree(made, text)
    found = {tree.lower(t.word): t for t in triggers(tree, made.sentences[0])}
    return Cast(tree, [*known, *more]), found


def names(cast: Cast, trigger: Trigger) -> tuple[list[str], list[str]]:
    by_id = {f"p/e{n}": name for n, (name, _) in enumerate(KINDS)} | {"p/e9": "France"}
    told = parties(cast, trigger)
    return [by_id[i] for i in told.actors], [by_id[i] for i in told.recipients]


def test_talks_between_two_have_two_actors() -> None:
    cast, found = cast_of(
        "Talks|NOUN|6|nsubj|talk between|ADP|3|case Norland|PROPN|1|nmod and|CCONJ|5|cc "
        "Sudria|PROPN|3|conj failed|VERB|0|root|fail"
    )
    assert names(cast, found["talks"]) == (["Norland", "Sudria"], [])


def test_a_partner_that_the_tree_hangs_elsewhere_is_found_by_its_with() -> None:
    cast, found = cast_of(
        "Arvel|PROPN|2|nsubj met|VERB|0|root|meet in|ADP|4|case Dorvan|PROPN|2|obl with|ADP|6|case Tomas|PROPN|4|nmod"
    )
    assert names(cast, found["met"]) == (["Arvel"], ["Tomas"])


def test_a_states_body_acts_with_its_state() -> None:
    cast, found = cast_of(
        "Norland|PROPN|3|nmod:poss 's|PART|1|case Guard|PROPN|4|nsubj attacked|VERB|0|root|attack Sudria|PROPN|4|obj"
    )
    assert names(cast, found["attacked"]) == (["Guard", "Norland"], ["Sudria"])


def test_who_guarantees_a_truce_takes_part_in_it() -> None:
    cast, found = cast_of(
        "The|DET|2|det truce|NOUN|6|nsubj guaranteed|VERB|2|acl|guarantee by|ADP|5|case Norland|PROPN|3|obl:agent "
        "took|VERB|0|root|take effect|NOUN|6|obj"
    )
    assert names(cast, found["truce"]) == (["Norland"], [])


def test_a_pronoun_in_a_report_means_who_reports() -> None:
    cast, found = cast_of(
        "Norland|PROPN|2|nsubj said|VERB|0|root|say it|PRON|5|nsubj had|AUX|5|aux|have attacked|VERB|2|ccomp|attack "
        "Sudria|PROPN|5|obj"
    )
    assert names(cast, found["attacked"]) == (["Norland"], ["Sudria"])


def test_a_states_adjective_names_it() -> None:
    france = Entity(id="p/e9", name="France", kind="state", known_as="iso:FRA")
    cast, found = cast_of(
        "French|ADJ|2|amod ships|NOUN|3|nsubj|ship attacked|VERB|0|root|attack Dorvan|PROPN|3|obj", france
    )
    assert names(cast, found["attacked"])[0] == ["France"]


def test_what_stands_before_a_titled_name_means_its_bearer() -> None:
    sentence = (
        "Talks|NOUN|9|nsubj|talk between|ADP|3|case Arvel|PROPN|1|nmod and|CCONJ|5|cc Sudrian|PROPN|3|conj "
        "Prime|ADJ|7|amod Minister|PROPN|8|nmod:desc Tomas|PROPN|9|nsubj failed|VERB|0|root|fail"
    )
    text, made = reading(sentence)
    tomas = entity(1, "Tomas", "person", text, made)
    title = msgspec.structs.replace(entity(1, "Prime Minister", "person", text, made).mentions[0], form="nominal")
    known = [
        entity(0, "Arvel", "person", text, made),
        msgspec.structs.replace(tomas, mentions=(title, *tomas.mentions)),
        entity(8, "Sudrian", "person", text, made),
    ]
    cast = Cast(Tree(made, text), known)
    talks = next(t for t in triggers(cast.tree, made.sentences[0]) if cast.tree.lower(t.word) == "talks")
    assert names(cast, talks) == (["Arvel", "Tomas"], [])


def test_what_names_no_entity_gives_none() -> None:
    cast, found = cast_of("Somebody|PRON|2|nsubj attacked|VERB|0|root|attack them|PRON|2|obj")
    assert names(cast, found["attacked"]) == ([], [])


def test_the_destination_of_a_journey_is_its_place() -> None:
    cast, found = cast_of("Arvel|PROPN|2|nsubj travelled|VERB|0|root|travel to|ADP|4|case Dorvan|PROPN|2|obl")
    where = place_of(cast, found["travelled"])
    assert where is not None
    assert where.text == "Dorvan"


def test_a_topic_is_neither_party_nor_place() -> None:
    cast, found = cast_of(
        "Arvel|PROPN|2|nsubj held|VERB|0|root|hold talks|NOUN|2|obj|talk on|ADP|5|case Norland|PROPN|3|nmod"
    )
    assert names(cast, found["talks"] if "talks" in found else found["held"])[0] == ["Arvel"]
    assert names(cast, found["talks"] if "talks" in found else found["held"])[1] == []
