"""Page dates from what an article says. People, towns and outlets are invented; offices and facts are the tables'
own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from synoptic.model import DateHint, Dating, Page, Zone, ZoneKind
from synoptic.notes import facts, published, times

UNTIL = date(2026, 11, 1)
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def dated(text: str, zones: tuple[Zone, ...] = (), hints: tuple[DateHint, ...] = ()) -> Dating:
    page = Page(id="p", source="p.txt", text=text, digest="", zones=zones, hints=hints)
    spans = published.article(page)
    return published.date_page(page, times.find(text, spans), None, UNTIL)


def years(dating: Dating) -> set[int]:
    return {c.day.year for c in dating.candidates}


def test_a_date_line_gives_the_day() -> None:
    dating = dated("Harbour reopens after the storm\n\nTuesday, September 1, 2015\n\nThe harbour of Norrby reopened.")
    assert dating.value == date(2015, 9, 1)
    assert "September 1, 2015" in dating.evidence[0].says


def test_a_url_date_is_the_day() -> None:
    hint = DateHint(day=date(2013, 4, 2), origin="url", bound="on", says="the URL says 2013/04/02")
    dating = dated("The harbour reopened.", hints=(hint,))
    assert dating.value == date(2013, 4, 2)
    assert dating.evidence[0].origin == "url"


def test_a_crawl_date_only_bounds() -> None:
    hint = DateHint(day=date(2013, 4, 2), origin="text", bound="before", says="a comment of 2 April 2013")
    dating = dated("The harbour reopened. It had closed in 2011.", hints=(hint,))
    assert dating.latest == date(2013, 4, 2)
    assert dating.value is None


def test_dateline_and_weekday_leave_the_years_that_fit() -> None:
    text = (
        "NORRBY, Feb 24 – The mayor told reporters on Wednesday that the ferry would sail. It was built in March 2009."
    )
    dating = dated(text)
    days = {c.day for c in dating.candidates}
    assert {date(2010, 2, 24), date(2016, 2, 24), date(2021, 2, 24)} <= days
    assert date(2014, 2, 24) not in days
    assert dating.value is None
    assert any("Wednesday" in e.says and e.start is not None for e in dating.evidence)


def test_dates_told_as_past_bound_from_below() -> None:
    dating = dated("The two last met in September 2021. Before that they met in May 2018 and in October 2015.")
    assert dating.earliest is not None and date(2021, 8, 1) <= dating.earliest <= date(2021, 9, 2)


def test_dates_ahead_prove_nothing() -> None:
    dating = dated("The bridge will open in 2031. The tunnel is expected to be finished by 2035.")
    assert dating.earliest is not None and dating.earliest.year < 2000


def test_a_weekday_with_a_day_anywhere_fixes_the_years() -> None:
    dating = dated("The council voted on Thursday, June 23, and again later.")
    found = years(dating)
    assert not found or date(2016, 6, 23).year in found


def test_titles_date_to_terms_in_office() -> None:
    dating = dated("US President Barack Obama spoke in Norrby. The mayor listened.")
    assert dating.earliest is not None and dating.latest is not None
    assert dating.earliest.year == 2009 and dating.latest.year <= 2017


def test_former_holders_date_to_after_their_terms() -> None:
    dating = dated("Former President Barack Obama spoke in Norrby. Former Prime Minister Theresa May was there.")
    assert dating.earliest is not None and dating.earliest >= date(2017, 1, 1)


def test_a_vice_president_is_no_president() -> None:
    dating = dated("Vice President Joe Biden came to Norrby, where Vice President Joe Biden spoke.")
    assert dating.latest is not None and dating.latest < date(2020, 1, 1)


def test_facts_bound_from_below() -> None:
    dating = dated("Cases of COVID-19 rose in Norrby.")
    assert dating.earliest is not None and dating.earliest >= date(2020, 1, 1)


def test_an_election_this_year_gives_its_years() -> None:
    dating = dated("The mayor congratulated the Syrian leader on his re-election to a fourth term this year.")
    assert dating.earliest is not None and dating.latest is not None
    assert dating.earliest.year == dating.latest.year == 2021


def test_promos_and_comments_do_not_testify() -> None:
    article = "The harbour of Norrby reopened after the storm. It had closed in 2008."
    promo = "Since July 1, 2024, we have disabled all ads."
    text = article + "\n\n" + promo
    kinds: tuple[tuple[ZoneKind, int, int], ...] = (("body", 0, len(article)), ("promo", len(article) + 2, len(text)))
    zones = tuple(Zone(start=a, end=b, kind=kind) for kind, a, b in kinds)
    with_promo = dated(text, zones)
    without = dated(article, (zones[0],))
    assert (with_promo.earliest, with_promo.latest) == (without.earliest, without.latest)


def test_a_stamp_outweighs_what_an_agenda_tells() -> None:
    body = "The harbour was rebuilt. The fair was held on 12 December 2019, the ball on 14 December 2019."
    text = "2019-06-03 10:15\n\n" + body
    hint = DateHint(day=date(2019, 6, 3), origin="text", bound="on", says="a line", weight=0.97, start=0, end=10)
    zones = (Zone(start=0, end=16, kind="dateline"), Zone(start=18, end=len(text), kind="body"))
    weights = {c.day: c.weight for c in dated(text, zones, (hint,)).candidates}
    assert weights[date(2019, 6, 3)] > 0.5
    assert date(2019, 12, 14) in weights or sum(weights.values()) < 0.95


def test_the_line_that_stamps_a_page_is_not_told_as_past_too() -> None:
    text = "The harbour of Norrby was rebuilt.\n\n3 June 2019 10:15\n\nThe mayor was glad."
    zones = (Zone(start=0, end=len(text), kind="body"),)
    assert not [e for e in dated(text, zones).evidence if "as past" in e.says]


def test_nothing_known_is_said_openly() -> None:
    dating = dated("A cat sat on a mat.")
    assert dating.value is None and dating.candidates == ()
    assert dating.earliest is not None and dating.latest == UNTIL


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "🗓️", "1 January", "x" * 100_000])
def test_bad_pages_are_dated_openly(text: str) -> None:
    dating = dated(text)
    assert dating.value is None


def test_tables_are_whole() -> None:
    rows = facts.table()
    assert len(rows) > 500
    assert all(f.since is None or f.until is None or f.since <= f.until for f in rows)
    assert len(facts.elections("SYR", "president")) >= 4
    assert facts.elections("nowhere") == ()
    for runs in facts.candidacies().values():
        assert all(run.until is None or run.since <= run.until for run in runs)


def test_mentions_of_facts_are_found_at_word_bounds() -> None:
    text = "The Islamic State of Iraq and Syria, Facebooked, Facebook’s owner."
    found = [text[m.start : m.end] for m in facts.met(text, [(0, len(text))])]
    assert found == ["Islamic State of Iraq and Syria", "Facebook’s"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages are not beside the checkout")
def test_seed_pages_lie_inside_their_answers() -> None:
    import json

    from synoptic.pages import zones

    gold = json.loads((SEEDS / "gold.json").read_text())
    for row in gold["pages"]:
        text = (SEEDS / row["page"]).read_text()
        dating = dated(text, zones.zones(text))
        truth = date.fromisoformat(row["published"])
        assert dating.earliest is not None and dating.latest is not None
        assert dating.earliest <= truth <= dating.latest, row["page"]
        assert dating.value in (None, truth)


def test_a_dateline_with_a_stop_counts_as_one() -> None:
    text = "Dressen, 12 March. The head of government on Monday held a talk by telephone with the president."
    days = {c.day for c in dated(text).candidates}
    assert {date(2012, 3, 12), date(2018, 3, 12)} <= days
    assert date(2014, 3, 12) not in days
