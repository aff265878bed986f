"""Undated events take their time from the lead they follow, unless their words put them elsewhere."""

from datetime import date

from msgspec.structs import replace

from synoptic.links.narrative import SAYS, followed
from synoptic.model import Dating, EventMention, Interval, Timex
from synoptic.notes.event_dates import OPEN_SAYS
from tests.helpers.accounts import notes, page, told, when

PAGE = page(
    "p",
    "A train left the rails near Aldo on Thursday. Rescuers reached the wreck at once. The minister flew to Aldo. "
    "The company had warned of the bend before. In 2019 a bus fell into the river there. Four people died.",
)
KNOWN = Dating(value=date(2031, 5, 16), earliest=date(2031, 5, 16), latest=date(2031, 5, 16))
BEFORE = Interval(latest=date(2031, 5, 16), says=OPEN_SAYS)


def mentions() -> tuple[EventMention, ...]:
    at = PAGE.text.index("In 2019")
    undated = (
        (2, "Rescuers reached the wreck", "reached"),
        (3, "The minister flew to Aldo", "flew"),
        (4, "The company had warned of the bend", "warned"),
        (6, "Four people died", "died"),
    )
    return (
        told(PAGE, 1, "A train left the rails near Aldo on Thursday", "left", "2031-05-15"),
        *(replace(told(PAGE, n, clause, trigger), when=BEFORE) for n, clause, trigger in undated),
        told(PAGE, 5, "In 2019 a bus fell into the river", "fell", "2019-01-01/2019-12-31", timex=(at + 3, at + 7)),
    )


def dated(dating: Dating) -> dict[str, Interval]:
    """The dates of the mentions by number, after the rule."""
    at = PAGE.text.index("In 2019") + 3
    year = Timex(start=at, end=at + 4, kind="DATE", rule="abs 2019", days=when("2019-01-01/2019-12-31"))
    note = notes(PAGE, *mentions(), published="2031-05-16")
    note = replace(note, timexes=(year,))
    return {m.id[-1]: m.when for m in followed(PAGE, note, note.events, dating)}


def test_what_follows_the_lead_happened_from_its_day_to_publication() -> None:
    found = dated(KNOWN)
    for number in ("2", "3"):
        assert found[number] == Interval(earliest=date(2031, 5, 15), latest=date(2031, 5, 16), says=SAYS)


def test_what_went_before_or_stands_with_something_of_long_ago_stays_open() -> None:
    found = dated(KNOWN)
    assert found["4"] == BEFORE
    assert found["6"] == BEFORE
    assert found["5"] == when("2019-01-01/2019-12-31")


def test_nothing_is_told_on_a_page_whose_own_date_is_not_known() -> None:
    wide = Dating(earliest=date(2030, 1, 1), latest=date(2031, 5, 16))
    assert dated(wide)["2"] == BEFORE
    assert dated(Dating())["2"] == BEFORE
