"""Who published a page and who supplied it."""

from __future__ import annotations

import pytest

from synoptic.model import Zone, ZoneKind
from synoptic.pages.credit import credits
from synoptic.pages.outlet import publisher
from synoptic.pages.outlet_table import by_name, canonical, from_url, host_in_name, label, spelled, table


def page(*parts: tuple[ZoneKind, str]) -> tuple[str, tuple[Zone, ...]]:
    text, zones = "", []
    for kind, line in parts:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind=kind))
        text += line + "\n"
    return text, tuple(zones)


def outlet(text: str, zones: tuple[Zone, ...], url: str | None, *, source: str = "") -> str | None:
    found = publisher(text, zones, url, source=source)
    return found.name if found else None


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
        ([("promo", "A message from The Harbour Post:"), BODY, ("notice", "© 2019 Harbour Post")], "Harbour Post"),
        ([BODY, ("notice", "© 2019 The Askmark Herald. All rights reserved.")], "The Askmark Herald"),
        (
            [("navigation", "Askmark Herald"), ("title", "Bridge"), BODY, ("navigation", "About Askmark Herald"),
             ("notice", "letters@askmarkherald.test")],
            "Askmark Herald",
        ),
        ([BODY, ("notice", "Copyright © 2016 NPR. All rights reserved."), ("navigation", "NPR Shop")], "NPR"),
        ([BODY, ("notice", "© Kelda Courier GmbH 2019"), ("navigation", "Über Kelda Courier")], "Kelda Courier"),
        ([BODY, ("promo", "Subscribe to Kelda Post"), ("promo", "Follow Kelda Post on Facebook")], "Kelda Post"),
        (
            [("title", "Bridge closed"), ("body", "Kelda (CNN) Engineers found cracks in two piers of the bridge.")],
            "CNN",
        ),
        ([("title", "Bridge closed"), BODY, ("comment", "A message from The Harbour Post:")], None),
        ([("title", "Bridge closed"), ("body", "The Harbour Post said on Monday that the bridge was closed.")], None),
        ([BODY, ("notice", "© 2019 Hearst Communications, Inc.")], None),  # an owner of many outlets
        ([("navigation", "About Us"), BODY, ("navigation", "News"), ("promo", "Follow us on Facebook")], None),
        ([BODY, ("navigation", "Reuters"), ("navigation", "The Guardian")], None),  # a list of links
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(lines: list[tuple[ZoneKind, str]], name: str | None) -> None:
    text, zones = page(*lines)
    assert outlet(text, zones, None) == name


def test_a_file_name_is_the_last_evidence() -> None:
    text, zones = page(("title", "Bridge closed"), BODY)
    assert host_in_name("pages/01_nytimes_com.txt") == "nytimes.com"
    assert host_in_name("bridge_closed.txt") is None
    assert outlet(text, zones, None, source="pages/01_nytimes_com.txt") == "The New York Times"
    text, zones = page(BODY, ("notice", "© 2019 The Harbour Post. All rights reserved."))
    assert outlet(text, zones, None, source="01_nytimes_com.txt") == "The Harbour Post"


def test_the_outlet_comes_with_its_evidence() -> None:
    text, zones = page(
        BODY, ("promo", "Subscribe to Kelda Tribune"), ("notice", "© 2019 Kelda Tribune. All rights reserved.")
    )
    found = publisher(text, zones, None)
    assert found is not None and found.name == "Kelda Tribune"
    assert all(one.says and "Kelda Tribune" in text[one.start : one.end] for one in found.evidence)
    assert {one.says for one in found.evidence} >= {"copyright line", "“subscribe to …”"}
    by_host = publisher(text, zones, "https://www.nytimes.com/x")
    assert by_host is not None and by_host.name == "The New York Times" and by_host.evidence[0].origin == "url"
    given = publisher(text, zones, "https://www.nytimes.com/x", given="bbc.co.uk")
    assert given is not None and given.name == "BBC News" and given.evidence[0].origin == "metadata"
    named = publisher(text, zones, "https://unknown.test/x", "The Lake Review")
    assert named is not None and named.name == "The Lake Review"
    text, zones = page(BODY)
    unknown = publisher(text, zones, "https://www.unknown.test/x")
    assert unknown is not None and unknown.name == "unknown.test"  # never invented
    assert publisher(text, zones, None) is None


def test_common_words_are_outlets_only_as_the_table_spells_them() -> None:
    assert spelled("News") is None and spelled("science") is None and spelled("Sun") is None
    assert spelled("The Sun") is not None and spelled("moscow times") is not None
    assert label("news.harbour-post.co.uk") == label("harbour-post.test") == "harbourpost"


def test_an_agencys_mark_on_anothers_page_is_a_credit() -> None:
    text, zones = page(
        ("title", "Bridge closed"), BODY, ("notice", "Copyright 2019 The Associated Press. All rights reserved.")
    )
    assert outlet(text, zones, None, source="08_washingtonpost_com.txt") == "The Washington Post"
    assert [(c.name, c.kind) for c in credits(text, zones)] == [("The Associated Press", "agency")]


def test_the_table_is_sound() -> None:
    hosts = [host for one in table() for host in one.hosts]
    assert len(hosts) == len(set(hosts)) > 3000
    assert all(one.name == one.name.strip() and host == host.lower() for one in table() for host in one.hosts)
    assert all(len(one.country) == 3 and one.country.isupper() for one in table())
    assert {one.kind for one in table()} == {"paper", "broadcaster", "agency", "online", "state"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Norrby Courier", "The Norrby Courier"),
        ("NORRBY COURIER", "Norrby Courier"),
        ("Norrby Courier — official portal", "Norrby Courier"),
        ("Latest News", None),
        ("UK EditionIrish EditionNorrby Courier", None),
        ("Courier", None),
    ],
)
def test_a_newspapers_name_at_the_head_is_the_last_resort(line: str, name: str | None) -> None:
    text, zones = page(("navigation", line), ("title", "Bridge closed"), BODY)
    found = publisher(text, zones, None)
    assert (found.name if found else None) == name
    if found:
        span = found.evidence[0]
        assert text[span.start : span.end].title() == name or text[span.start : span.end] == name


def test_a_newspapers_name_below_the_title_is_not_its_masthead() -> None:
    text, zones = page(("title", "Bridge closed"), BODY, ("related", "The Norrby Courier"))
    assert publisher(text, zones, None) is None
