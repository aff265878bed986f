"""Copies: reprints, edited copies and passages are found, like matter and quoted words are none."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import copies
from synoptic.links.witnesses import witnesses
from synoptic.model import Credit, Dating
from tests.helpers.accounts import page

REPORT = (
    "The ferry Morning Star left the port of Aldo shortly after noon with two hundred passengers aboard. Half "
    "an hour later "
    "a fire broke out in the engine room and the captain gave the order to abandon ship. Fishing boats from "
    "three villages "
    "reached the burning vessel before the coast guard did and took most of the passengers to the shore. The harbour "
    "master opened an inquiry the same evening and closed the port to all traffic until further notice."
)  # fmt: skip
OTHER = (
    "Lawmakers in the upper house postponed the vote on the water bill for the second time this spring. "
    "Opponents of the "
    "bill had asked for a new count of the reservoirs, and the minister for agriculture promised one before "
    "the summer. The "
    "debate goes on next week, when the committee hears farmers from the northern plains and engineers of the company."
)  # fmt: skip


def dated(year: int, month: int, day: int) -> Dating:
    return Dating(value=date(year, month, day), earliest=date(year, month, day), latest=date(year, month, day))


def test_a_reprint_goes_back_to_the_page_it_credits() -> None:
    agency = page("b", REPORT, outlet="Coastal News Agency")
    reprint = page("a", REPORT, credits=(Credit(name="Coastal News Agency", kind="agency", start=0, end=1),))
    (found,) = copies.find([reprint, agency])
    assert (found.page, found.original) == ("a", "b")
    assert found.share == 1.0
    assert (found.kind, found.origin) == ("exact", "credited")
    assert "credited to Coastal News Agency" in found.why


def test_without_credit_the_earlier_page_is_the_original() -> None:
    early, late = page("z", REPORT), page("a", REPORT + " " + OTHER[:90])
    (found,) = copies.find([late, early], {"z": dated(2031, 5, 1), "a": dated(2031, 5, 2)})
    assert (found.page, found.original, found.origin) == ("a", "z", "earlier")
    assert "2031-05-01" in found.why


def test_a_page_with_a_borrowed_passage_stays_a_witness() -> None:
    borrowed = page("b", OTHER + " " + REPORT[:320])
    original = page("a", REPORT)
    datings = {"a": dated(2031, 1, 1), "b": dated(2031, 1, 2)}
    (found,) = copies.find([original, borrowed], datings)
    assert (found.page, found.kind, found.origin) == ("b", "partial", "earlier")
    assert 0.2 <= found.share < 0.5
    assert witnesses([found]) == {}
    ((start, end, first, last),) = found.spans
    assert borrowed.text[start:end] == original.text[first:last]
    assert REPORT[:320].startswith(original.text[first:last])


def test_unlike_pages_and_common_quotations_are_no_copies() -> None:
    speech = " “" + REPORT.replace(". ", ", ") + "” "
    assert copies.find([page("a", REPORT), page("b", OTHER)]) == ()
    assert copies.find([page("a", OTHER[:200] + speech), page("b", "The minister spoke at noon." + speech)]) == ()


def test_an_edited_copy_of_a_copy_is_one_witness_with_its_original() -> None:
    pages = [page("a", REPORT + " " + OTHER), page("b", REPORT + " " + OTHER[:200]), page("c", REPORT)]
    found = copies.find(pages)
    assert {copy.page for copy in found} == {"b", "c"}
    assert set(witnesses(found).values()) == {"a"}


def test_empty_pages_are_no_copies() -> None:
    assert copies.find([page("a", ""), page("b", ""), page("c", "one word")]) == ()


def credit(name: str) -> Credit:
    return Credit(name=name, kind="agency", start=0, end=1)


def test_a_credit_outweighs_dates_and_a_like_name_is_no_credit() -> None:
    agency = page("a", REPORT, outlet="Reuters")
    paper = page("b", REPORT, outlet="Bay Post", credits=(credit("Reuters"),))
    (found,) = copies.find([agency, paper], {"a": dated(2031, 5, 9), "b": dated(2031, 5, 2)})
    assert (found.page, found.origin) == ("b", "credited")
    photo = page("b", REPORT, outlet="Bay Post", credits=(Credit(name="Reuters", kind="picture", start=0, end=1),))
    (found,) = copies.find([agency, photo])
    assert found.origin == "unknown"
    other = page("a", REPORT, outlet="The Japan Times")
    (found,) = copies.find([other, page("b", REPORT, credits=(credit("AP"),))])
    assert found.origin == "unknown"


def test_without_evidence_no_origin_is_claimed() -> None:
    same = {"a": dated(2031, 5, 2), "b": dated(2031, 5, 2)}
    for datings in ({}, same, {"a": dated(2031, 5, 2)}):
        (found,) = copies.find([page("a", REPORT), page("b", REPORT)], datings)
        assert (found.origin, found.kind) == ("unknown", "exact")
        assert "not told" in found.why
    (found,) = copies.find([page(name, REPORT, credits=(credit("Nordwire"),)) for name in "ab"])
    assert "both credit Nordwire" in found.why


def test_the_credited_page_stands_for_a_whole_group() -> None:
    pages = [page(name, REPORT, outlet=f"Paper {name}", credits=(credit("Nordwire"),)) for name in "abc"]
    pages += [page("d", REPORT.replace("Half an hour", "Twenty minutes"), outlet="Nordwire"), page("e", REPORT)]
    assert set(witnesses(copies.find(pages)).values()) == {"d"}


def test_a_text_printed_by_many_is_one_group() -> None:
    pages = [page(f"p{i:03}", REPORT.replace("three villages", f"{'many ' * (i % 5)}villages")) for i in range(80)]
    found = copies.find(pages)
    assert len(found) == 79
    assert len(set(witnesses(found).values())) == 1


def test_shortened_and_reordered_copies_are_near() -> None:
    turned = ". ".join(reversed((REPORT + " " + OTHER).split(". ")))
    (found,) = copies.find([page("a", REPORT + " " + OTHER), page("b", turned)])
    assert found.kind == "near"
    (found,) = copies.find([page("a", REPORT + " " + OTHER), page("b", REPORT)])
    assert (found.page, found.kind) == ("b", "near")
    assert "shortened" in found.why


def test_a_quotation_that_names_its_source_shows_who_came_first() -> None:
    turned = " ".join(reversed(OTHER.split()))
    quoting = page("a", f"{OTHER}\nThe Bay Post wrote: “{REPORT[:330]}”", outlet="Uplands Mail")
    (found,) = copies.find([quoting, page("b", f"{REPORT} {turned}", outlet="Bay Post")])
    assert (found.page, found.kind, found.origin) == ("a", "partial", "quoted")
    assert "Bay Post" in found.why


def test_what_a_house_prints_again_and_again_is_no_copying() -> None:
    notice = (
        "Keen readers keep this paper free. Join them for a few coins a month, write to our desk about what you saw, "
        "and tell your friends at the quay and on the market square that we are here every morning of the week, rain "
        "or shine, with all that happened between the two rivers and beyond the pass."
    )
    draw = random.Random(3)
    words = sorted(set((REPORT + OTHER).split()))
    texts = [" ".join(draw.choice(words) for _ in range(90)) for _ in range(4)]
    house = [page(f"n{i}", f"{text}\n{notice}", outlet="Bay Post") for i, text in enumerate(texts)]
    assert copies.find(house) == ()
    assert len(copies.find(house[:2])) == 1  # twice may be copying


def test_forecasts_and_tables_of_other_days_are_no_copies() -> None:
    def forecast(*numbers: int) -> str:
        return (
            "Tonight mostly cloudy over the northern plains with a low around {} degrees. Tomorrow sunny spells in the "
            "valleys, winds from the west at {} to {} miles an hour and a high near {} degrees on the coast. The "
            "chance of rain is {} percent until noon and {} percent in the afternoon, when showers may reach the pass."
        ).format(*numbers)

    one, other = forecast(45, 5, 10, 61, 20, 40), forecast(38, 12, 18, 55, 60, 75)
    assert copies.find([page("a", one), page("b", other)]) == ()
    assert len(copies.find([page("a", one), page("b", one)])) == 1


def test_one_notice_under_unlike_titles_is_no_copying() -> None:
    wall = "You have reached the end of your free pages. " + OTHER[:260].replace("water bill", "reader account")
    titles = ("Ferry burns off Aldo", "Grain prices fall again", "Mayor Hendry resigns")
    assert copies.find([page(f"p{i}", wall, title) for i, title in enumerate(titles)]) == ()
    same = "Lawmakers postpone the reader account"
    assert len(copies.find([page(f"p{i}", wall, same) for i in range(3)])) == 2


@given(st.lists(st.sampled_from([REPORT, OTHER, REPORT[:300], OTHER + REPORT, ""]), max_size=6))
def test_no_page_is_its_own_original(texts: list[str]) -> None:
    pages = [page(f"p{i}", text) for i, text in enumerate(texts)]
    found = copies.find(pages)
    roots = witnesses(found)
    assert all(copy.page != copy.original for copy in found)
    assert all(page not in roots or roots[page] != page for page in roots)
    assert all(root not in roots for root in roots.values())


@given(st.permutations(range(5)), st.integers(40, 60), st.integers(0, 30))
def test_the_order_of_pages_does_not_matter(order: list[int], length: int, start: int) -> None:
    cut = " ".join(REPORT.split()[start : start + length])
    pages = [page("a", REPORT), page("b", OTHER), page("c", cut), page("d", OTHER + " " + cut), page("e", REPORT)]
    found = copies.find(pages)
    assert set(copies.find([pages[i] for i in order])) == set(found)
    known = {p.id: p for p in pages}
    for copy in found:
        for begins, ends, first, last in copy.spans:
            assert 0 <= begins < ends <= len(known[copy.page].text)
            assert known[copy.page].text[begins:ends] == known[copy.original].text[first:last]
