"""Who published a page and who supplied it."""

from __future__ import annotations

import pytest

from synoptic.model import Zone, ZoneKind
from synoptic.pages.credit import credits
from synoptic.pages.outlet import outlet
from synoptic.pages.outlet_table import by_name, canonical, from_url, host_in_name, table


def page(*parts: tuple[ZoneKind, str]) -> tuple[str, tuple[Zone, ...]]:
    text, zones = "", []
    for kind, line in parts:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind=kind))
        text += line + "\n"
    return text, tuple(zones)


BODY: tuple[ZoneKind, str] = (
    "body",
    "The bridge was closed on Monday after engineers found cracks in two of its piers.",
)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.nytimes.com/2019/06/03/world/bridge.html", "The New York Times"),
        ("http://edition.cnn.com/a", "CNN"),
        ("https://timesofindia.indiatimes.com/x", "The Times of India"),
        ("https://web.archive.org/web/20190603000000/https://www.bbc.co.uk/news/1", "BBC News"),
        ("https://unknown.test/x", None),
        ("not an address", None),
        ("http://[broken", None),
    ],
)
def test_hosts(url: str, name: str | None) -> None:
    found = from_url(url)
    assert (found.name if found else None) == name


def test_names_and_aliases() -> None:
    for name in ("Moscow Times", "the moscow times", "TheMoscowTimes.com"):
        found = by_name(name)
        assert found is not None and found.name == "The Moscow Times"
    assert canonical("nytimes.com") == "The New York Times"
    assert canonical("The Harbour Post") == "The Harbour Post"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([("promo", "A message from The Harbour Post:"), BODY], "The Harbour Post"),
        ([BODY, ("notice", "© 2019 The Askmark Herald. All rights reserved.")], "The Askmark Herald"),
        ([("navigation", "The Askmark Herald"), ("title", "Bridge closed"), BODY], "The Askmark Herald"),
        ([BODY, ("notice", "The views do not necessarily reflect the opinion of Iran Front Page.")], "Iran Front Page"),
        ([BODY, ("notice", "Copyright © 2016 NPR. All rights reserved.")], "NPR"),
        (
            [("title", "Bridge closed"), ("body", "Kelda (CNN) Engineers found cracks in two piers of the bridge.")],
            "CNN",
        ),
        ([("title", "Bridge closed"), BODY, ("comment", "A message from The Harbour Post:")], None),
        ([("title", "Bridge closed"), ("body", "The Harbour Post said on Monday that the bridge was closed.")], None),
    ],
)
def test_what_a_page_says_of_itself(lines: list[tuple[ZoneKind, str]], name: str | None) -> None:
    text, zones = page(*lines)
    assert outlet(text, zones, None) == name


def test_a_file_name_is_the_last_evidence() -> None:
    text, zones = page(("title", "Bridge closed"), BODY)
    assert host_in_name("pages/01_nytimes_com.txt") == "nytimes.com"
    assert host_in_name("bridge_closed.txt") is None
    assert outlet(text, zones, None, source="pages/01_nytimes_com.txt") == "The New York Times"
    text, zones = page(("promo", "A message from The Harbour Post:"), BODY)
    assert outlet(text, zones, None, source="01_nytimes_com.txt") == "The Harbour Post"


def test_an_agencys_mark_on_anothers_page_is_a_credit() -> None:
    text, zones = page(
        ("title", "Bridge closed"), BODY, ("notice", "Copyright 2019 The Associated Press. All rights reserved.")
    )
    assert outlet(text, zones, None, source="08_washingtonpost_com.txt") == "The Washington Post"
    assert [(c.name, c.kind) for c in credits(text, zones)] == [("The Associated Press", "agency")]


def test_credits_with_their_places() -> None:
    text, zones = page(
        ("title", "Bridge closed"),
        ("byline", "By Mara Lund and Tove Rask"),
        ("caption", "The bridge in May. REUTERS/Odd Vang"),
        ("body", "KELDA (AFP) - The bridge was closed on Monday."),
        ("byline", "(Reporting by Nils Tveit in Hove and Ylva Krogh; Editing by Ole Dahl)"),
        ("notice", "Source: News Agencies, Edited by website team"),
    )
    found = credits(text, zones)
    assert {c.name for c in found if c.kind == "byline"} == {"Mara Lund", "Tove Rask", "Nils Tveit", "Ylva Krogh"}
    assert {c.name for c in found if c.kind == "agency"} == {"Reuters", "Agence France-Presse", "News Agencies"}
    assert all(text[c.start : c.end] == c.name for c in found if c.kind == "byline")


def test_agencies_in_running_text_are_no_credits() -> None:
    text, zones = page(
        ("title", "Bridge closed"), BODY, ("body", "Reuters reported that the bridge (AP style) was closed."), BODY
    )
    assert not credits(text, zones)


def test_the_table_is_sound() -> None:
    hosts = [host for one in table() for host in one.hosts]
    assert len(hosts) == len(set(hosts)) > 600
    assert all(len(one.country) == 3 and one.country.isupper() for one in table())
    assert {one.kind for one in table()} == {"paper", "broadcaster", "agency", "online", "state"}
