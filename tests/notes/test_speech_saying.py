"""Words of saying: kinds, degrees, denial."""

from __future__ import annotations

import pytest
from helpers.tagged import tagged

from synoptic.notes import saying


@pytest.mark.parametrize(
    ("cue", "kind", "degree"),
    [
        ("said/VERB/say", "assert", 3),
        ("has/AUX/have vowed/VERB/vow", "promise", 3),
        ("stressed/VERB/stress", "assert", 1),
        ("believes/VERB/believe", "inner", 0),
        ("made/VERB/make the/DET announcement/NOUN/announcement", "assert", 2),
        ("walked/VERB/walk", "none", 0),
        ("according/VERB/accord to/ADP/to", "assert", 3),
    ],
)
def test_kind_and_degree_of_a_cue(cue: str, kind: str, degree: int) -> None:
    tree = tagged(cue)
    act = saying.of_cue(tree, [(0, len(tree.text))])
    assert (act.kind, act.saying) == (kind, degree)


@pytest.mark.parametrize(
    ("cue", "negated"),
    [
        ("denied/VERB/deny", True),
        ("made/VERB/make no/DET mention/NOUN/mention", True),
        ("declined/VERB/decline", True),
        ("said/VERB/say", False),
        ("did/AUX/do not/PART say/VERB/say", True),
    ],
)
def test_denial_and_silence(cue: str, negated: bool) -> None:
    tree = tagged(cue)
    assert saying.of_cue(tree, [(0, len(tree.text))]).negated is negated


def test_the_table_is_complete_and_without_doubles() -> None:
    table = saying.table()
    assert len(table) > 400
    assert {degree for _, degree in table.values()} <= {0, 1, 2, 3}
    assert all(degree == 0 for kind, degree in table.values() if kind == "inner")
