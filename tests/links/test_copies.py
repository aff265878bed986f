"""Copies: reprints, edited copies and passages are found, like matter and quoted words are none."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import copies
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
    assert copies.witnesses([found]) == {}
    ((start, end, first, last),) = found.spans
    assert borrowed.text[start:end] == original.text[first:last] == REPORT[: len("of the") + REPORT.index("of the passengers")]


def test_unlike_pages_and_common_quotations_are_no_copies() -> None:
    speech = " “" + REPORT.replace(". ", ", ") + "” "
    assert copies.find([page("a", REPORT), page("b", OTHER)]) == ()
    assert copies.find([page("a", OTHER[:200] + speech), page("b", "The minister spoke at noon." + speech)]) == ()


def test_an_edited_copy_of_a_copy_is_one_witness_with_its_original() -> None:
    pages = [page("a", REPORT + " " + OTHER), page("b", REPORT + " " + OTHER[:200]), page("c", REPORT)]
    found = copies.find(pages)
    assert {copy.page for copy in found} == {"b", "c"}
    assert set(copies.witnesses(found).values()) == {"a"}


def test_empty_pages_are_no_copies() -> None:
    assert copies.find([page("a", ""), page("b", ""), page("c", "one word")]) == ()


@given(st.lists(st.sampled_from([REPORT, OTHER, REPORT[:300], OTHER + REPORT, ""]), max_size=6))
def test_no_page_is_its_own_original(texts: list[str]) -> None:
    pages = [page(f"p{i}", text) for i, text in enumerate(texts)]
    found = copies.find(pages)
    roots = copies.witnesses(found)
    assert all(copy.page != copy.original for copy in found)
    assert all(page not in roots or roots[page] != page for page in roots)
    assert all(root not in roots for root in roots.values())
