"""Who has a name, and for which state people and bodies act."""

from synoptic.links.cast import Cast
from synoptic.model import Entity, Mention, Role
from tests.helpers.accounts import entity, notes, page

PAGE = page("p", "President Anna Bell of Aldonia met the gunman and Omar Reyes of Brese.")


def cast() -> Cast:
    bell = entity(PAGE, 1, "Anna Bell")
    bell = Entity(
        id=bell.id,
        name=bell.name,
        kind="person",
        mentions=bell.mentions,
        roles=(Role(title="President", of="Aldonia"),),
    )
    gunman = Entity(
        id="p/e2", name="gunman", kind="person", mentions=(Mention(page="p", start=1, end=2, head=0, form="nominal"),)
    )
    state = entity(PAGE, 3, "Aldonia", "state", "iso:XAL")
    ministry = Entity(id="p/e4", name="the ministry", kind="organisation", known_as="iso:XAL/foreign-ministry")
    stranger = entity(PAGE, 5, "Omar Reyes")
    return Cast.of([notes(PAGE, entities=(bell, gunman, state, ministry, stranger))], {"p/e1": "E1", "p/e3": "E3"})


def test_only_those_with_a_name_are_told_apart() -> None:
    assert cast().named(("E1", "p/e2", "p/e5")) == {("person", "E1"), ("person", "p/e5")}


def test_people_and_ministries_stand_for_their_state() -> None:
    assert cast().parties(("E1", "p/e4", "p/e5")) == {"E3", "p/e5"}
