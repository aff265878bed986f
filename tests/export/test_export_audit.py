"""The source audit. Invented outlets and people."""

from __future__ import annotations

from synoptic.export.audit import audit, standing
from synoptic.export.index import Index
from synoptic.model import Copy, Credit, Entity, Links, Mention, Page, Statement, Story

TEXT = "Osk: the bridge is shut. A senior official agreed, a report said. It rained."


def page(name: str, outlet: str, credit: str = "") -> Page:
    credits = (Credit(name=credit, kind="agency", start=0, end=3),) if credit else ()
    return Page(id=name, source=name, text=TEXT, digest=name, outlet=outlet, credits=credits)


def said(name: str, on: str, who: str | None = "E1", **more: object) -> Statement:
    return Statement(id=name, page=on, content=((5, 23),), speaker=who, **more)  # type: ignore[arg-type]


def index(*statements: Statement, pages: tuple[Page, ...] = (), copies: tuple[Copy, ...] = ()) -> Index:
    osk = Entity(
        id="E1", name="Mara Osk", kind="person",
        mentions=(Mention(page="a", start=0, end=3, head=0, form="name"),),
    )  # fmt: skip
    aide = Entity(
        id="E2", name="senior official", kind="person",
        mentions=(Mention(page="a", start=25, end=42, head=0, form="nominal"),),
    )  # fmt: skip
    links = Links(
        entities=(osk, aide), entity_of={}, mentions=(), events=(), statements=statements, datings={}, copies=copies
    )
    known = pages or (page("a", "Harbour Post"), page("b", "Norrby Times"), page("c", "Courier"))
    return Index(Story(name="s", pages=known, notes=(), links=links, discrepancies=(), failures=()))


def test_a_statement_told_twice_counts_once_and_for_both_outlets() -> None:
    found = audit(index(said("s1", "a", direct=True), said("s2", "b", same_as=("s1",), via=("TNA",))))
    (osk,) = found.sources
    assert (osk.name, osk.standing, osk.statements, osk.direct, osk.first_hand) == ("Mara Osk", "named", 1, 1, 1)
    assert osk.through == (("TNA", 1),)
    assert osk.outlets == (("Harbour Post", 1), ("Norrby Times", 1))
    assert [(s.outlet, s.statements, s.second_hand) for s in found.shares] == [
        ("Harbour Post", 1, 0),
        ("Norrby Times", 1, 1),
    ]


def test_what_stands_behind_a_statement() -> None:
    given = index()
    assert standing(given, said("s", "a")) == "named"
    assert standing(given, said("s", "a", "E2")) == "unnamed"
    assert standing(given, said("s", "a", None, speaker_text="two officials")) == "unnamed"
    assert standing(given, said("s", "a", None, speaker_text="a leaked report")) == "document"
    assert standing(given, said("s", "a", None, speaker_text="Tomas Verren")) == "named"
    assert standing(given, said("s", "a", None)) == "none"


def test_several_outlets_with_one_origin_are_named() -> None:
    one = said("s1", "a", via=("Radio Norte", "TNA"))
    found = audit(index(one, said("s2", "b", same_as=("s1",), via=("TNA",))))
    (single,) = found.singles
    assert (single.speaker, single.origin, single.outlets) == ("Mara Osk", "TNA", ("Harbour Post", "Norrby Times"))
    assert single.words == "the bridge is shut"


def test_credits_and_copies_lead_back_too() -> None:
    pages = (page("a", "Harbour Post", "TNA"), page("b", "Norrby Times"), page("c", "Courier"))
    two = (said("s1", "a"), said("s2", "b", same_as=("s1",)))
    assert audit(index(*two, pages=pages)).singles == ()
    copies = (Copy(page="b", original="a", share=0.97, why=""),)
    assert [one.origin for one in audit(index(*two, pages=pages, copies=copies)).singles] == ["TNA"]


def test_one_outlet_alone() -> None:
    both = index(said("s1", "a"), said("s2", "b", "E2"))
    found = audit(both, "norrby")
    assert [one.name for one in found.sources] == ["senior official"]
    assert [one.outlet for one in found.shares] == ["Norrby Times"]
    assert audit(both, "nobody").sources == ()


def test_those_who_say_most_come_first_and_nobody_last() -> None:
    found = audit(index(said("s1", "a", None), said("s2", "a", None), said("s3", "b"), said("s4", "b", "E2")))
    assert [one.name for one in found.sources] == ["Mara Osk", "senior official", "no source named"]
    assert found.shares[0].none == 2
