"""The years of bare months and days in a narrative."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Dating
from synoptic.notes import times

_PAGE = Dating(value=date(2019, 5, 2))
_MONTHS = ("January", "March", "April", "June", "July", "August", "October", "November", "December")


def told(text: str) -> dict[str, str | None]:
    """The value of each expression, by its words (the last of a kind wins)."""
    found = times.resolve(times.find(text, [(0, len(text))]), _PAGE)
    return {text[t.start : t.end]: t.value for t in found}


_FRAME = "The league was founded in 1871. It split in 1874, 1876 and 1878, and again on 3 March 1880. "


def test_a_full_date_ahead_tells_the_year() -> None:
    text = _FRAME + (
        "Fighting went on until December 1881. On April 1, the Varnian garrison left Ostrel, and on April 9, 1882, it "
        "laid down its arms."
    )
    assert told(text)["April 1"] == "1882-04-01"


def test_a_full_date_behind_tells_the_year() -> None:
    text = _FRAME + "The rising began in May 1883. In July the harbour fell. The treaty was signed on 2 October 1883."
    assert told(text)["July"] == "1883-07"


def test_the_turn_of_a_year() -> None:
    text = _FRAME + "The siege began in November 1884. In February the walls were breached. The city fell in June 1885."
    assert told(text)["February"] == "1885-02"


def test_a_date_told_by_the_way_moves_nothing() -> None:
    text = _FRAME + (
        "The army took Ostrel on April 9, 1883; its archive was only found in November 1931. On April 15 the command "
        "declared the campaign over, and by May 22, 1883 the troops were home."
    )
    assert told(text)["April 15"] == "1883-04-15"


def test_what_looks_to_the_page_is_left_to_the_page() -> None:
    text = _FRAME + "The museum reopens next June."
    assert told(text)["next June"] == "2019-06"


@given(st.lists(st.tuples(st.sampled_from(_MONTHS), st.booleans(), st.integers(1850, 1890)), min_size=1, max_size=12))
def test_every_bare_month_gets_a_year_near_the_full_dates(rows: list[tuple[str, bool, int]]) -> None:
    said = [f"In {month} {year} they met." if full else f"In {month} they met." for month, full, year in rows]
    text = _FRAME + " ".join(said)
    found = times.resolve(times.find(text, [(0, len(text))]), _PAGE)
    for timex in found:
        assert timex.value is not None
        assert 1849 <= int(timex.value[:4]) <= 1892
