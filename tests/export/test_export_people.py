"""How people and their roles are told."""

from __future__ import annotations

from datetime import date

import pytest

from synoptic.export.index import Index
from synoptic.export.people import people, portrait
from synoptic.export.titles import in_full, role, roles
from synoptic.links.people import merge
from synoptic.model import Dating, Entity, Links, Mention, Notes, Page, Role, Story

TERM = {"since": date(2000, 7, 17), "until": date(2004, 12, 8)}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Role(title="President", of="Norway", **TERM), "President of Norway, 2000–2004"),
        (Role(title="President", of="Norway", since=date(2000, 7, 17)), "President of Norway since 2000"),
        (Role(title="President", of="Norwegian"), "President of Norway"),
        (Role(title="President", of="Torvanian"), "Torvanian President"),
        (Role(title="Spokeswoman", of="Foreign Ministry"), "Spokeswoman for the Foreign Ministry"),
        (Role(title="Ambassador", of="United Nations"), "Ambassador to the United Nations"),
        (Role(title="Tourist", of="United Kingdom"), "Tourist from the United Kingdom"),
        (Role(title="Expert", of="Fallow University"), "Expert at Fallow University"),
        (Role(title="Student", of="Norway"), "Student from Norway"),
        (Role(title="Minister", until=date(2004, 1, 1)), "Minister until 2004"),
        (Role(title="Mayor"), "Mayor"),
    ],
)
def test_a_role_in_words(found: Role, told: str) -> None:
    assert role(found) == told


def test_a_term_in_full() -> None:
    assert in_full(Role(title="President", of="Norway", **TERM)) == "President of Norway, 17 Jul 2000 – 8 Dec 2004"


def test_vague_and_less_exact_roles_are_left_out() -> None:
    found = (Role(title="President", of="Norway"), Role(title="Leader", of="Norway"))
    assert roles(found) == ("President of Norway",)
    assert roles((Role(title="Leader", of="Norway"), Role(title="Father"))) == ("Leader of Norway", "Father")
    spoken = [Role(title="Spokesman", of=of) for of in ("Defence ministry", "Norwegian Defense Ministry")]
    assert roles(spoken) == ("Spokesman for the Norwegian Defense Ministry",)


def test_an_office_held_and_left_is_told_once() -> None:
    found = (Role(title="Director", of="Askrail"), Role(title="Former Director", of="Askrail"))
    assert roles(found) == ("Director of Askrail, later former",)
    assert roles(found[1:]) == ("Former Director of Askrail",)


PAGES = {"a": "Norwegian President John Doe spoke. DOE left.", "b": "The president, Mr Doe, came."}


@pytest.fixture
def index() -> Index:
    first = Entity(
        id="a/e1", name="John Doe", kind="person", aliases=("DOE", "Norwegian President"),
        roles=(Role(title="President", of="Norway", page="a", start=0, end=19),),
        mentions=(_mention("a", "John Doe"), _mention("a", "DOE"), _mention("a", "Norwegian President", "nominal")),
    )  # fmt: skip
    second = Entity(
        id="b/e1", name="Doe", kind="person", aliases=("the president",),
        roles=(Role(title="President", page="b", start=0, end=13),),
        mentions=(_mention("b", "Doe"), _mention("b", "The president", "nominal")),
    )  # fmt: skip
    notes = (
        Notes(page="a", published=Dating(value=date(2020, 5, 1)), entities=(first,)),
        Notes(page="b", published=Dating(value=date(2018, 3, 1)), entities=(second,)),
    )
    entities, entity_of = merge(notes)
    links = Links(
        entities=entities, entity_of=entity_of, mentions=(), events=(), statements=(), copies=(),
        datings={n.page: n.published for n in notes},
    )  # fmt: skip
    pages = tuple(Page(id=p, source=f"{p}.txt", text=t, digest="", outlet=f"Outlet {p}") for p, t in PAGES.items())
    return Index(Story(name="made", pages=pages, notes=notes, links=links))


def _mention(page: str, text: str, form: str = "name") -> Mention:
    start = PAGES[page].index(text)
    return Mention(page=page, start=start, end=start + len(text), head=0, form=form)  # type: ignore[arg-type]


def test_other_names_are_names_and_told_without_shouting(index: Index) -> None:
    [one] = people(index)
    assert (one.name, one.roles, one.aliases) == ("John Doe", ("President of Norway",), ("Doe",))


def test_a_portrait_tells_what_it_rests_on(index: Index) -> None:
    told = portrait(index, people(index)[0])
    assert [reading.role for reading in told.roles] == ["President of Norway"]
    assert told.roles[0].pages == (("Outlet b", "1 Mar 2018"), ("Outlet a", "1 May 2020"))
    assert dict(told.names) == {"John Doe": 1, "DOE": 1, "Doe": 1}
    assert dict(told.descriptions) == {"Norwegian President": 1, "The president": 1}
    assert any("can only be John Doe" in why for why in told.person.why)
