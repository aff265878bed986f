"""Roles over time, each once."""

from __future__ import annotations

from datetime import date

from synoptic.links.held_roles import held
from synoptic.model import Dating, Role

DATINGS = {"a": Dating(value=date(2018, 3, 1)), "b": Dating(value=date(2020, 5, 1)), "c": Dating()}


def told(*roles: Role) -> list[tuple[str, str | None]]:
    return [(r.title, r.of) for r in held(roles, DATINGS)]


def test_an_open_title_is_the_one_told_in_full():
    assert told(Role(title="President", page="a"), Role(title="President", of="Norway", page="b")) == [
        ("President", "Norway")
    ]


def test_an_open_title_between_two_says_nothing_more():
    roles = (Role(title="President"), Role(title="President", of="Norway"), Role(title="President", of="Chile"))
    assert told(*roles) == [("President", "Norway"), ("President", "Chile")]


def test_roles_come_in_the_order_of_the_pages_that_tell_of_them():
    assert told(Role(title="Prime Minister", page="b"), Role(title="Mayor", page="a")) == [
        ("Mayor", None), ("Prime Minister", None)
    ]  # fmt: skip


def test_the_term_is_taken_from_the_reading_that_knows_it():
    term = Role(title="President", of="Norway", since=date(2000, 1, 1), until=date(2004, 1, 1), page="b")
    assert held([Role(title="President", of="Norway", page="a"), term], DATINGS)[0].since == date(2000, 1, 1)


def test_spokesmen_and_spokeswomen_of_one_body_are_one_role():
    assert told(Role(title="Spokeswoman", of="BRC"), Role(title="Spokesperson", of="BRC")) == [("Spokeswoman", "BRC")]


def test_a_past_office_is_told_apart_and_comes_after():
    roles = (Role(title="Former Director", of="BRC", page="b"), Role(title="Director", page="a"))
    assert told(*roles) == [("Director", "BRC"), ("Former Director", "BRC")]


def test_relations_without_their_other_half_are_no_roles():
    assert told(Role(title="Ally"), Role(title="Counterpart")) == []
    assert held([], DATINGS) == ()
