"""Who says so, in plain words. Invented people."""

from __future__ import annotations

import msgspec
import pytest

from synoptic.export.index import Index
from synoptic.model import Links, Role, Story
from tests.helpers.accounts import entity, notes, page, statement

TEXT = "“The pier is shut,” Mara Osk said. Osk leads the harbour board."


def chain(*roles: Role, via: tuple[str, ...] = (), source: str | None = "p/e1") -> str:
    """The chain of one statement of a page that reads these roles of its speaker."""
    of = page("p", TEXT)
    osk = msgspec.structs.replace(entity(of, 1, "Mara Osk"), roles=roles)
    said = msgspec.structs.replace(statement(of, 1, "The pier is shut", source), via=via, speaker_text="the guard")
    note = notes(of, entities=(osk,), statements=(said,))
    links = Links(entities=(msgspec.structs.replace(osk, id="E1"),), entity_of={osk.id: "E1"}, mentions=(), events=(),
                  statements=(said,), datings={}, copies=())  # fmt: skip
    return Index(Story(name="made", pages=(of,), notes=(note,), links=links)).chain(said)


def role(title: str, of: str | None = None, on: str | None = "p") -> Role:
    return Role(title=title, of=of, page=on, start=1, end=2)


@pytest.mark.parametrize(
    ("roles", "via", "words"),
    [
        ((), (), "Mara Osk"),
        ((role("Spokeswoman", "harbour board"),), (), "Mara Osk, spokeswoman for harbour board"),
        ((role("President", "Norrby"),), ("TNA",), "Mara Osk, President of Norrby, as cited by TNA"),
        ((), ("Radio Norte", "TNA"), "Mara Osk, as cited by TNA, as cited by Radio Norte"),
        ((role("leader"), role("Spokeswoman", "port")), (), "Mara Osk, spokeswoman for port"),
        ((role("Mayor", "Norrby", on=None),), (), "Mara Osk"),  # known from a table, not said here
    ],
)
def test_the_speaker_the_role_and_who_passed_it_on(roles: tuple[Role, ...], via: tuple[str, ...], words: str) -> None:
    assert chain(*roles, via=via) == words


def test_without_an_entity_the_words_of_the_page_stand() -> None:
    assert chain(source=None) == "the guard"
