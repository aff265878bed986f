"""Dates around an article: which are seen, and what each proves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import DateHint, Zone, ZoneKind
from synoptic.pages import days, sightings
from synoptic.pages.hints import hints
from synoptic.pages.metadata import Metadata
from synoptic.pages.tongue import language

BODY: tuple[ZoneKind, str] = (
    "body",
    "The bridge over the Arl was closed on Monday after engineers found cracks in two of its piers, the county said.",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def page(*parts: tuple[ZoneKind, str]) -> tuple[str, tuple[Zone, ...]]:
    text, zones = "", []
    for kind, line in parts:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind=kind))
        text += line + "\n"
    return text, tuple(zones)


def on(found: tuple[DateHint, ...]) -> list[date]:
    return list(dict.fromkeys(hint.day for hint in found if hint.bound == "on" and hint.weight >= 0.5))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: October 2, 2017 4:13 pm", date(2017, 10, 2)),
        ("2. Oktober 2017", date(2017, 10, 2)),
        ("le 14 juillet 2016", date(2016, 7, 14)),
        ("12 de agosto de 2016", date(2016, 8, 12)),
        ("15 июля 2016 года", date(2016, 7, 15)),
        ("Updated 2016-07-15T06:50", date(2016, 7, 15)),
        ("2016年7月15日", date(2016, 7, 15)),
        ("05.08.2016", date(2016, 8, 5)),
        ("26/07/2016", date(2016, 7, 26)),
        ("Von Ylva Krogh22. Februar 2020", date(2020, 2, 22)),
        ("4 de mayo de 202200:00 hs", date(2022, 5, 4)),
    ],
)
def test_days_are_found(text: str, day: date) -> None:
    assert [found.day for found in days.find(text)] == [day]


@pytest.mark.parametrize(
    "text", ["version 1.2.2016.4", "in May 2018, November 2017", "31 February 2017", "tel. 01/02/2022/3", ""]
)
def test_what_is_no_day_is_not_found(text: str) -> None:
    assert not list(days.find(text))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)), st.text(alphabet="abc .,\n", max_size=20))
def test_every_day_is_found_where_it_stands(day: date, before: str) -> None:
    for wording in (
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
    ):
        text = f"{before} {wording} and on"
        (found,) = days.find(text)
        assert found.day == day and text[found.start : found.end] == wording


def test_doubtful_numbers_have_two_readings() -> None:
    (found,) = days.find("10/03/2017")
    assert (found.day, found.other) == (date(2017, 3, 10), date(2017, 10, 3))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.test/2017/10/02/world/a.html", date(2017, 10, 2)),
        ("http://x.test/world/2016-07/15/content_1.htm", date(2016, 7, 15)),
        ("https://x.test/world/2016/jul/15/nice", date(2016, 7, 15)),
        ("https://x.test/news/20161216-syria", date(2016, 12, 16)),
        ("https://x.test/news/1234567890", None),
        ("https://x.test/2017/13/45/", None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: date | None) -> None:
    assert [one.day for one in sightings.from_url(url)] == ([day] if day else [])


def test_a_month_in_an_address_bounds() -> None:
    text, zones = page(("title", "Bridge closed"), BODY)
    found = hints(text, zones, url="https://x.test/2016/02/bridge")
    assert [(h.day, h.bound) for h in found] == [(date(2016, 2, 1), "after"), (date(2016, 2, 29), "before")]


def test_a_dated_line_below_the_title_is_the_day() -> None:
    text, zones = page(("title", "Bridge closed"), ("dateline", "Published: June 3, 2019 5:30 pm"), BODY)
    found = hints(text, zones)
    assert on(found) == [date(2019, 6, 3)]
    assert all(text[h.start : h.end] == "June 3, 2019" for h in found if h.start is not None)


def test_metadata_and_address_agree_and_their_weight_is_high() -> None:
    text, zones = page(("title", "Bridge closed"), BODY)
    meta = Metadata(
        published=(("2019-06-03T17:30:00Z", "JSON-LD datePublished"),), modified=(("2019-06-05", "meta lastmod"),)
    )
    found = hints(text, zones, url="https://x.test/2019/06/03/bridge", metadata=meta)
    assert on(found) == [date(2019, 6, 3)]
    assert {h.origin for h in found if h.bound == "on"} == {"url", "metadata"}
    assert (date(2019, 6, 5), "before") in [(h.day, h.bound) for h in found]


def test_promos_and_teasers_say_nothing_of_the_day() -> None:
    text, zones = page(
        ("promo", "Since July 1, 2024, we have taken no advertisements."),
        ("title", "Bridge closed"), BODY, ("related", "Older bridges: a history May 2, 2011"),
    )  # fmt: skip
    assert not on(hints(text, zones))
    assert not [h for h in hints(text, zones) if h.bound != "on"]


def test_comments_bound_from_above_and_pictures_from_below() -> None:
    text, zones = page(
        ("title", "Bridge closed"), ("caption", "The bridge on June 2, 2019 ©Mara Lund (AFP)"), BODY,
        ("comment", "Tor, June 25, 2019: I told them."), ("comment", "Una, July 1, 2019: So did I."),
    )  # fmt: skip
    bounds = [(h.day, h.bound) for h in hints(text, zones) if h.bound != "on"]
    assert (date(2019, 6, 25), "before") in bounds
    assert (date(2019, 6, 2), "after") in bounds


def test_copyright_years_bound_from_above() -> None:
    text, zones = page(
        ("title", "Bridge closed"), BODY, ("notice", "Copyright 1995 - 2019 The Harbour Post. All rights reserved.")
    )
    assert [(h.day, h.bound) for h in hints(text, zones)] == [(date(2019, 12, 31), "before")]


def test_doubtful_numbers_follow_the_page_and_the_country() -> None:
    line: tuple[ZoneKind, str] = ("dateline", "Published: 03/06/2019 17:30")
    text, zones = page(("title", "Bridge closed"), line, BODY)
    assert on(hints(text, zones)) == [date(2019, 6, 3)]
    assert on(hints(text, zones, url="https://www.nytimes.com/a")) == [date(2019, 3, 6)]
    text, zones = page(("title", "Bridge closed"), line, BODY, ("notice", "Printed on March 6, 2019"))
    assert date(2019, 3, 6) in {h.day for h in hints(text, zones)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The bridge was closed on Monday after engineers of the county had found cracks in two of the piers.", "en"),
        ("Die Brücke wurde am Montag gesperrt, nachdem die Ingenieure in zwei der Pfeiler Risse gefunden haben.", "de"),
        (
            "Le pont a été fermé lundi après que les ingénieurs ont trouvé des fissures dans deux des piles du pont.",
            "fr",
        ),
        (
            "El puente fue cerrado el lunes después de que los ingenieros encontraran grietas en dos de los pilares.",
            "es",
        ),
        ("Мост был закрыт в понедельник после того, как инженеры обнаружили трещины в двух опорах.", "ru"),
        ("Міст закрили в понеділок після того, як інженери виявили тріщини у двох опорах, їх бачили й раніше.", "uk"),
        ("大桥周一关闭，此前工程师在两座桥墩上发现了裂缝，县政府表示。", "zh"),
        ("橋は月曜日に閉鎖されました。技術者が橋脚にひびを見つけたためです。", "ja"),
        ("أغلق الجسر يوم الاثنين بعد أن اكتشف المهندسون شقوقا في اثنتين من الدعامات إلى جانب الطريق", "ar"),
        ("1 2 3", None),
        ("Home World Sport Money Culture Travel Weather Video Photos Puzzles Games Jobs Shop Archive", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language(text, ()) == code
