"""Pages into affairs: one threshold, whatever the set."""

from synoptic.links.stories import group
from tests.helpers.accounts import page

FERRY = (
    "The ferry Morning Star burned off the harbour of Aldo and two hundred passengers were saved by fishing boats.",
    "Fishing boats saved two hundred passengers when the ferry Morning Star burned near Aldo; the harbour was closed.",
    "An inquiry into the fire on the ferry Morning Star opens in Aldo, where the harbour master heard the captain.",
)
WATER = (
    "Lawmakers postponed the vote on the water bill, and farmers of the northern plains protested at the reservoirs.",
    "The water bill divides lawmakers: farmers at the reservoirs of the northern plains want the vote this spring.",
)


def test_pages_of_one_affair_come_together_and_others_do_not() -> None:
    pages = [page(f"f{i}", text, title="Ferry burns off Aldo") for i, text in enumerate(FERRY)]
    pages += [page(f"w{i}", text, title="Vote on water bill postponed") for i, text in enumerate(WATER)]
    assert group(pages) == [["f0", "f1", "f2"], ["w0", "w1"]]


def test_empty_pages_stand_alone() -> None:
    assert group([page("a", ""), page("b", "")]) == [["a"], ["b"]]
    assert group([]) == []
