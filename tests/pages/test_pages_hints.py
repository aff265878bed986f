"""Dates around an article: which are seen, and what each proves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import DateHint, Zone, ZoneKind
from synoptic.pages import blocks, date_words, days, metadata, sightings, stamps
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
        ("2017. július 15.", date(2017, 7, 15)),
        ("12-Sep-17", date(2017, 9, 12)),
        ("15 กรกฎาคม 2559", date(2016, 7, 15)),
        ("١٥ يوليو ٢٠١٦", date(2016, 7, 15)),
        ("২৯ আগস্ট ২০২০", date(2020, 8, 29)),
        ("令和4年1月26日", date(2022, 1, 26)),
        ("2022년 1월 26일", date(2022, 1, 26)),
        ("ngày 15 tháng 7 năm 2016", date(2016, 7, 15)),
        ("2016 m. liepos 15 d.", date(2016, 7, 15)),
        ("15 თებერვალი 2016", date(2016, 2, 15)),
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
    assert [one.day for one in stamps.from_url(url)] == ([day] if day else [])


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


def signs_of(*parts: tuple[ZoneKind, str]) -> list[frozenset[str]]:
    return [one.signs for one in sightings.from_text(*page(*parts))]


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Published: June 3, 2019", "published-word"),
        ("Updated June 3, 2019", "updated-word"),
        ("Aktualisiert am 3. Juni 2019", "updated-word"),
        ("Paru le 3 juin 2019", "published-word"),
        ("発行 更新 2019年6月3日", "updated-word"),
        ("Опубликовано 3 июня 2019", "published-word"),
        ("Termin: 3. Juni 2019", "event-word"),
        ("Monday, June 3, 2019", "weekday"),
        ("понедельник, 3 июня 2019", "weekday"),
        ("June 3, 2019 – June 5, 2019", "range"),
        ("June 3, 2019 5:30 pm", "clock"),
        ("as decided on 3 June 2019", "preposition"),
    ],
)
def test_words_beside_a_date_are_its_signs(line: str, sign: str) -> None:
    assert sign in signs_of(("title", "Bridge closed"), ("dateline", line), BODY)[0]


def test_the_nearest_word_counts() -> None:
    told = signs_of(("dateline", "Last updated 04 Jun 2020, originally created 17 Jun 2019"), BODY)
    assert ["updated-word" in signs for signs in told] == [True, False]
    assert ["published-word" in signs for signs in told] == [False, True]


def test_long_lines_of_the_body_count_only_where_they_open_with_the_day() -> None:
    long = "the council of Arlstadt met behind closed doors and let nobody in, " * 5
    assert "opens" in signs_of(("body", "Arlstadt (3.6.2019) – As before, " + long))[0]
    assert not signs_of(("body", "On 3 June 2019, as before, " + long))
    assert (
        "published-behind"
        in signs_of(("body", "Der Beitrag wurde am 3. Juni 2019 um 15:21 Uhr veröffentlicht. " + long))[0]
    )


def test_dates_told_aside_are_no_candidates() -> None:
    comment: tuple[ZoneKind, str] = ("comment", "Tor, June 25, 2019: I told them that it would never last.")
    told = signs_of(BODY, comment)
    assert all("aside" in signs for signs in told) and told


LD = '<script type="application/ld+json">{}</script>'


def test_a_post_shown_with_its_clock_dates_no_article() -> None:
    post: tuple[ZoneKind, str] = ("caption", "A post shared by Mara Lund (@maralund) on Jun 1, 2019 at 10:56pm PDT")
    text, zones = page(("title", "Bridge closed"), post, BODY)
    assert [(h.day, h.bound, h.kind) for h in hints(text, zones)] == [(date(2019, 6, 1), "after", "shown")]


def markup(inside: str, head: str = "") -> Metadata:
    return metadata.metadata(blocks.parse(f"<html><head>{head}</head><body>{inside}</body></html>"))


@pytest.mark.parametrize(
    ("head", "inside", "sign"),
    [
        (LD.format('{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2019-06-03"}]}'), "", "json-ld"),
        (LD.format('[[{"@type": "Recipe", "datePublished": "2019-06-03"}]]'), "", "json-other"),
        (LD.format('{"@type": "NewsArticle", oops "datePublished": "2019-06-03T10:00"}'), "", "script-published"),
        ('<script>var page = {"publishedAt":"2019-06-03T18:10:00+01:00"};</script>', "", "script-published"),
        ('<meta property="article:published_time" content="2019-06-03">', "", "meta"),
        ('<meta name="five:published_on" content="2019-06-03">', "", "meta-other"),
        ('<meta property="og:image" content="https://x.test/media/2019/06/03/a.jpg">', "", "picture"),
        ("", "<time>3 June 2019</time>", "time-first"),
        ("", '<time class="entry-date published" datetime="2019-06-03T01:00">yesterday</time>', "time-published"),
        ("", '<aside><time datetime="2019-06-03">3 June</time></aside>', "time-aside"),
        ("", '<span class="updated" title="2019-06-03T18:52:11+00:00"></span>', "time-updated"),
        ("", '<div data-datetime="2019-06-03 10:00">today</div>', "time"),
    ],
)  # fmt: skip
def test_what_machines_wrote_is_found(head: str, inside: str, sign: str) -> None:
    found = list(stamps.from_metadata(markup(inside, head)))
    assert [one.day for one in found] == [date(2019, 6, 3)]
    assert sign in found[0].signs


@pytest.mark.parametrize("name", ["eventStart", "expires_date", "user_created", "validUntil"])
def test_fields_that_date_something_else_are_left(name: str) -> None:
    assert not list(stamps.from_metadata(markup(f'<script>x = {{"{name}": "2019-06-03"}}</script>')))


def test_stamps_count_back_from_the_crawl() -> None:
    text, zones = page(
        ("title", "Bridge closed"), ("byline", "Mara Lund, vor 2 Tagen"), BODY, ("related", "3 days ago")
    )
    found = hints(text, zones, captured=date(2019, 6, 5))
    assert [(h.day, text[h.start : h.end]) for h in found if h.bound == "on"] == [(date(2019, 6, 3), "vor 2 Tagen")]
    assert not [h for h in hints(text, zones) if h.bound == "on"]


@pytest.mark.parametrize(
    ("line", "latest"),
    [
        ("Harbour clock7 years ago", date(2014, 9, 4)),
        ("vor 2 Jahren", date(2019, 9, 3)),
        ("3 mois ago", date(2020, 12, 18)),
        ("18 hours ago", None),
        ("7 years", None),
    ],
)
def test_an_age_in_years_above_the_article_bounds_it(line: str, latest: date | None) -> None:
    text, zones = page(("title", "Bridge over the Arl closed"), ("byline", line), BODY)
    made = [h for h in hints(text, zones, captured=date(2021, 3, 3)) if h.says.startswith("a line above it")]
    assert [h.bound for h in made] == (["before"] if latest else [])
    assert all(h.day == latest and text[h.start : h.end] in line for h in made)


def test_an_age_below_the_article_is_that_of_a_teaser() -> None:
    text, zones = page(("title", "Bridge over the Arl closed"), BODY, ("byline", "7 years ago"))
    assert not any(h.says.startswith("a line above it") for h in hints(text, zones, captured=date(2021, 3, 3)))


def test_kinds_of_dates_are_told_apart() -> None:
    text, zones = page(("title", "Bridge closed"), BODY, ("comment", "Tor, June 25, 2019: I told them."))
    meta = Metadata(
        published=(("2019-06-03", "JSON-LD datePublished"),), modified=(("2019-06-05", "JSON-LD dateModified"),)
    )
    found = hints(text, zones, url="https://web.archive.org/web/20190701120000/https://x.test/a", metadata=meta)
    assert [(h.kind, h.day) for h in found] == [
        ("published", date(2019, 6, 3)), ("crawled", date(2019, 7, 1)), ("updated", date(2019, 6, 5)),
        ("comment", date(2019, 6, 25)),
    ]  # fmt: skip


def test_a_clock_with_pm_goes_with_month_first() -> None:
    text, zones = page(("title", "Bridge closed"), ("dateline", "Updated 11/8/2023 10:46 PM"), BODY)
    assert {h.day for h in hints(text, zones) if h.bound == "on"} == {date(2023, 11, 8)}


@given(st.text(max_size=60), st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 1, 1)))
def test_sightings_lie_in_the_text(line: str, day: date) -> None:
    text, zones = page(("title", "Bridge closed"), ("dateline", f"{line} {day.isoformat()}"), BODY)
    for one in sightings.from_text(text, zones):
        assert one.start is not None and one.end is not None
        assert zones[1].start <= one.start < one.end <= zones[1].end
        assert str(one.day.year)[-2:] in days.plain(text[one.start : one.end])


def test_words_of_all_languages_are_read() -> None:
    assert date_words.kinds("mis en ligne") == ["published"]
    assert date_words.kinds("güncellendi") == ["updated"]
    assert date_words.kinds("nothing of the kind") == []
    assert date_words.is_weekday("Donnerstag") and not date_words.is_weekday("Harbourton")


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
