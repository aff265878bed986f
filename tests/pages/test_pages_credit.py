"""Who supplied a page, who wrote it, where it appeared first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import ZONE_KINDS, Zone, ZoneKind
from synoptic.pages.bylines import is_person
from synoptic.pages.credit import credits

BODY: tuple[ZoneKind, str] = (
    "body",
    "The bridge was closed on Monday after engineers found cracks in two of its piers, the harbour office said.",
)
TITLE: tuple[ZoneKind, str] = ("title", "Bridge over the Askmark closed")
END: tuple[ZoneKind, str] = ("body", "It is to be opened again in spring, if the piers can be saved by then, she said.")


def page(*parts: tuple[ZoneKind, str]) -> tuple[str, tuple[Zone, ...]]:
    text, zones = "", []
    for kind, line in parts:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind=kind))
        text += line + "\n"
    return text, tuple(zones)


def told(*parts: tuple[ZoneKind, str], authors: tuple[str, ...] = ()) -> dict[str, set[str]]:
    text, zones = page(*parts)
    made: dict[str, set[str]] = {}
    for one in credits(text, zones, authors):
        assert 0 <= one.start < one.end <= len(text)
        made.setdefault(one.kind, set()).add(one.name)
    return made


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        ("By Mara Lund and Tove Rask", {"Mara Lund", "Tove Rask"}),
        ("By MARA LUND and TOVE RASK", {"Mara Lund", "Tove Rask"}),
        ("ByMara Lund", {"Mara Lund"}),
        ("By Mara Lund, Kelda correspondent", {"Mara Lund"}),
        ("By Mara Lund in Kelda and Anna Rask in Hove", {"Mara Lund", "Anna Rask"}),
        ("By Mara Lund, senior editor at The Harbour Post", {"Mara Lund"}),
        ("By Dr. Mara Lund | May 3, 2019", {"Mara Lund"}),
        ("Story by R.C. Lund", {"R.C. Lund"}),
        ("Written by Mara van der Lund May 3, 2019 at 4:00 a.m.", {"Mara van der Lund"}),
        ("Von Jürgen Kröger und Anna Weiß", {"Jürgen Kröger", "Anna Weiß"}),
        ("Par Hélène d'Askmark", {"Hélène d'Askmark"}),
        ("Por María José Nuñez", {"María José Nuñez"}),
        ("Di Paolo Lunardi", {"Paolo Lunardi"}),
        ("Von: Anna Weiß | 31.10.19", {"Anna Weiß"}),
        ("A cura di Paolo Lunardi", {"Paolo Lunardi"}),
        ("Door Pieter van Lund", {"Pieter van Lund"}),
        ("Автор: Анна Лунд", {"Анна Лунд"}),
        ("May 3, 2019 by Mara Lund", {"Mara Lund"}),
        ("Anna Lund @annalund", {"Anna Lund"}),
        ("Anna Lund, political editor", {"Anna Lund"}),
        ("Anna Lund - May 3, 2019, 10:31 pm", {"Anna Lund"}),
        ("By Harbour Post staff", set()),
        ("By Staff Writer", set()),
        ("Key Takeaways", set()),
        ("Reviewed by Mara Lund", set()),
        ("By the Editorial Board", set()),
        ("By Reuters", set()),
    ],
)
def test_bylines(line: str, writers: set[str]) -> None:
    assert told(TITLE, ("byline", line), BODY, END).get("byline", set()) == writers


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2019 | Anna Lund 4 comments",
        "3. Mai 2019 Anna Lund Kultur",
        "3 May 2019, 10:31 • Anna Lund",
        "May 3, 2019 - Anna Lund",
    ],
)
def test_a_writer_behind_the_date(line: str) -> None:
    assert told(TITLE, ("dateline", line), BODY, END) == {"byline": {"Anna Lund"}}
    assert told(TITLE, ("dateline", "3 May 2019 | Harbour News"), BODY, END) == {}


@pytest.mark.parametrize(
    ("kind", "line", "agencies"),
    [
        ("byline", "By Reuters", {"Reuters"}),
        ("byline", "ByThe Associated Press", {"The Associated Press"}),
        ("byline", "By Mara Lund and The Associated Press", {"The Associated Press"}),
        ("byline", "Mara Lund, Ap Auto Writer", {"The Associated Press"}),
        ("byline", "Von dpa", {"Deutsche Presse-Agentur"}),
        ("byline", "Por Agencia EFE", {"EFE"}),
        ("byline", "Af Ritzau", {"Ritzau"}),
        ("dateline", "PTI | May 3, 2019 | Updated 08:24 IST", {"Press Trust of India"}),
        ("dateline", "May 3, 2019 | Source: PTI", {"Press Trust of India"}),
        ("caption", "REUTERS/Odd Vang", set()),
    ],
)
def test_agencies_in_bylines(kind: ZoneKind, line: str, agencies: set[str]) -> None:
    assert told(TITLE, (kind, line), BODY, END).get("agency", set()) == agencies


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("KELDA (AFP) - The bridge", "Agence France-Presse"),
        ("KELDA, May 3 (Reuters) - The bridge", "Reuters"),
        ("KELDA, May 3. /TASS/. The bridge", "TASS"),
        ("Kelda (dpa/lno) – The bridge", "Deutsche Presse-Agentur"),
        ("(ANSA) - KELDA, 3 MAG - The bridge", "ANSA"),
        ("KELDA, May 3 (Xinhua) -- The bridge", "Xinhua"),
    ],
)
def test_datelines(mark: str, name: str) -> None:
    body: tuple[ZoneKind, str] = (
        "body",
        f"{mark} was closed on Monday after engineers found cracks in two of its piers.",
    )
    assert told(TITLE, body, END) == {"agency": {name}}


@pytest.mark.parametrize(
    ("kind", "line", "agencies"),
    [
        ("byline", "The Associated Press contributed to this report.", {"The Associated Press"}),
        ("byline", "Associated Press writer Nils Tveit contributed to this report.", {"The Associated Press"}),
        ("notice", "Source: News Agencies, Edited by website team", {"News Agencies"}),
        ("notice", "Copyright 2019 The Associated Press. All rights reserved.", {"The Associated Press"}),
        ("body", "(Con información de AFP, EFE y Reuters)", {"Agence France-Presse", "EFE", "Reuters"}),
        ("notice", "With inputs from PTI", {"Press Trust of India"}),
        ("notice", "Quelle: dpa", {"Deutsche Presse-Agentur"}),
        ("notice", "Copyright © ČTK, DPA, Reuters", set()),  # a portal's line on all that it takes
        ("promo", "Read it at Associated Press", set()),
        ("navigation", "Reuters", set()),
    ],
)
def test_agencies_below_the_article(kind: ZoneKind, line: str, agencies: set[str]) -> None:
    assert told(TITLE, BODY, END, (kind, line)).get("agency", set()) == agencies


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The bridge in May. REUTERS/Odd Vang", {"Reuters"}),
        ("The bridge in May. (Odd Vang/AFP via Getty Images)", {"Agence France-Presse"}),
        ("The bridge in May. (AP Photo/Odd Vang, File)", {"The Associated Press"}),
        ("© dpa | Odd Vang", {"Deutsche Presse-Agentur"}),
        ("Foto: Odd Vang/dpa/Archivbild", {"Deutsche Presse-Agentur"}),
        ("AP - AFP", {"The Associated Press", "Agence France-Presse"}),
    ],
)
def test_a_pictures_credit_is_none_of_the_text(line: str, names: set[str]) -> None:
    assert told(TITLE, ("caption", line), BODY, END) == {"picture": names}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article was originally published in The Lake Review.", "The Lake Review"),
        ("This story first appeared on Askmark Herald", "Askmark Herald"),
        ("Republished with permission from The Lake Review.", "The Lake Review"),
        ("Dieser Artikel erschien zuerst bei Lindmoor Kurier.", "Lindmoor Kurier"),
        ("Cet article a été publié initialement dans Le Monde.", "Le Monde"),
        ("Retrieved from https://www.theguardian.com/world/bridge", "The Guardian"),
        ("Source: The Guardian", "The Guardian"),
    ],
)
def test_origins(line: str, name: str) -> None:
    assert told(TITLE, BODY, END, ("notice", line)) == {"origin": {name}}


def test_the_team_of_a_wire_report() -> None:
    found = told(
        TITLE,
        ("byline", "By Mara Lund"),
        BODY,
        ("byline", "(Reporting by Nils Tveit in Hove and Ylva Krogh; Editing by Ole Dahl)"),
        ("byline", "Odd Vang in Kelda and Siri Moe contributed to this report."),
    )
    assert found == {"byline": {"Mara Lund", "Nils Tveit", "Ylva Krogh", "Odd Vang", "Siri Moe"}}


def test_bylines_of_other_articles_are_not_this_ones() -> None:
    found = told(
        ("byline", "By Odd Vang"),
        TITLE,
        ("byline", "By Mara Lund"),
        BODY,
        END,
        ("byline", "By Siri Moe"),
        ("byline", "By Ole Dahl"),
    )
    assert found == {"byline": {"Mara Lund"}}
    assert told(TITLE, BODY, END, ("related", "By Siri Moe")) == {}


def test_agencies_in_running_text_are_no_credits() -> None:
    said: tuple[ZoneKind, str] = (
        "body",
        "Reuters reported that the bridge (AP style) was closed, citing the harbour office.",
    )
    assert told(TITLE, BODY, said, END) == {}


def test_writers_named_by_metadata_are_looked_for_in_the_text() -> None:
    lines: tuple[tuple[ZoneKind, str], ...] = (TITLE, ("promo", "Ylva Krogh"), BODY, END)
    assert told(*lines) == {}
    assert told(*lines, authors=("Ylva Krogh", "Odd Vang", "Staff Writer")) == {"byline": {"Ylva Krogh"}}


@pytest.mark.parametrize(
    "name", ["Mara Lund", "J. R. Lund", "Mara O’Brien", "Mara McLund", "Jean-Luc Krog", "Анна Лунд"]
)
def test_persons(name: str) -> None:
    assert is_person(name, sure=True)


@pytest.mark.parametrize(
    "name", ["Lund", "News Desk", "The Guardian", "May 3", "mara lund", "A Very Long Name That Goes On"]
)
def test_no_persons(name: str) -> None:
    assert not is_person(name, sure=True)


WORDS = st.sampled_from(
    ["By", "Mara Lund", "(Reuters)", "AP", "/", "©", "2019", "Source:", "and", ",", "dpa",
    "contributed to this report", "\n", "the",
     "This article first appeared in", "The Lake Review", "(Reporting by", ")", "Foto:", "—", "was closed",
     "\u00a0", "Ürsula"]
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(ZONE_KINDS), st.lists(WORDS, min_size=1, max_size=12)), max_size=8))
def test_spans_hold_what_is_credited(parts: list[tuple[ZoneKind, list[str]]]) -> None:
    text, zones = page(*((kind, " ".join(words)) for kind, words in parts))
    found = credits(text, zones, ("Mara Lund",))
    assert len({(one.name.casefold(), one.kind) for one in found}) == len(found)
    for one in found:
        assert text[one.start : one.end].strip()
        if one.kind == "byline":
            assert text[one.start : one.end].casefold() == one.name.casefold()
