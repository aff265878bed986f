"""The table of acts: complete, consistent, and read narrowest pattern first."""

from __future__ import annotations

from typing import get_args

import pytest

from synoptic import tables
from synoptic.errors import DataError
from synoptic.model import EventType
from synoptic.notes import event_types
from synoptic.notes.event_types import noun_act, table, verb_act, words
from training import tables_events


def acts(**slots: str) -> dict[str, frozenset[str]]:
    return {slot: frozenset(said.split()) for slot, said in slots.items()}


def test_every_plover_type_has_verbs_and_all_rows_are_sound() -> None:
    known = table()
    everything = [*known.verbs.values(), *known.nouns.values()]
    everything += [p.act for by in (known.verb_patterns, known.noun_patterns) for ps in by.values() for p in ps]
    assert {act.type for act in known.verbs.values()} == set(get_args(EventType))
    assert all(0 <= act.sure <= 1 for act in everything)
    assert all(act.label for act in [*known.verbs.values(), *known.nouns.values()])


@pytest.mark.parametrize(
    ("verb", "slots", "expected"),
    [
        ("fire", acts(obj="missile", into="sea"), ("MOBILIZE", "weapons")),
        ("fire", acts(obj="missile", at="town"), ("ASSAULT", "heavy-weapons")),
        ("fire", acts(obj="minister"), ("OTHER", None)),
        ("open", acts(obj="fire"), ("ASSAULT", "firearms")),
        ("open", acts(obj="inquiry"), ("ACCUSE", "investigate")),
        ("impose", acts(obj="curfew"), ("COERCE", "curfew")),
        ("impose", acts(obj="sanction"), ("SANCTION", None)),
        ("kill", acts(subj="quake"), ("OTHER", None)),
        ("kill", acts(subj="gunman"), ("ASSAULT", None)),
        ("speak", acts(by="phone"), ("CONSULT", "phone")),
        ("lift", acts(obj="sanction"), ("CONCEDE", None)),
        ("withdraw", acts(obj="troop"), ("RETREAT", "withdraw")),
        ("lay down", acts(obj="weapon"), ("RETREAT", "disarm")),
    ],
)
def test_the_clause_decides_what_a_verb_tells(
    verb: str, slots: dict[str, frozenset[str]], expected: tuple[str, str | None]
) -> None:
    act = verb_act([verb], slots)
    assert act is not None
    assert (act.type, act.mode) == expected


@pytest.mark.parametrize(
    ("verb", "slots", "label"),
    [
        ("leave", acts(obj="rail"), "derailment"),
        ("leave", acts(obj="office"), None),
        ("come", acts(off="track"), "derailment"),
        ("skid", acts(off="runway"), "crash"),
        ("plunge", acts(subj="bus", into="ravine"), "crash"),
        ("plunge", acts(subj="price", into="ravine"), None),
        ("give", acts(subj="bridge", obj="way"), "collapse"),
        ("burst", acts(subj="river", obj="bank"), "flood"),
    ],
)
def test_how_things_go_wrong_has_many_wordings(verb: str, slots: dict[str, frozenset[str]], label: str | None) -> None:
    act = verb_act([verb], slots)
    if label is None:
        assert act is None or act.label not in ("derailment", "crash")
    else:
        assert act is not None and act.label == label


@pytest.mark.parametrize(
    ("names", "modifiers", "expected"),
    [
        (["phone conversation", "conversation"], "phone", ("CONSULT", "phone")),
        (["strike"], "hunger", ("PROTEST", "hunger")),
        (["strike"], "drone", ("ASSAULT", "aerial")),
        (["test"], "nuclear", ("MOBILIZE", "weapons")),
        (["exercise"], "joint", ("COOPERATE", None)),
        (["attack"], "heart", ("OTHER", None)),
        (["cease-fire"], "partial", ("RETREAT", "ceasefire")),
    ],
)
def test_modifiers_decide_what_a_noun_tells(names: list[str], modifiers: str, expected: tuple[str, str | None]) -> None:
    act = noun_act(names, frozenset(modifiers.split()))
    assert act is not None
    assert (act.type, act.mode) == expected


def test_what_is_unknown_stays_unknown() -> None:
    assert verb_act(["zzz"], {}) is None
    assert noun_act(["table"], frozenset()) is None
    assert event_types.is_state("want")
    assert not event_types.is_state("attack")


def test_an_unknown_word_set_is_a_damaged_table() -> None:
    with pytest.raises(DataError):
        words("no such set")


def test_the_shipped_table_holds_our_whole_vocabulary() -> None:
    rows = {"\t".join(row) for row in tables_events.vocabulary(tables_events.HERE / "events_vocabulary.txt")}
    shipped = set(tables.lines(event_types.TABLE))
    assert rows <= shipped  # else run `python -m training.tables_events` again
