"""What recurs at the edges of an outlet's articles and speaks of the outlet is no body."""

from __future__ import annotations

from synoptic.model import Page, Zone
from synoptic.pages.recurring import Recurring

APPEAL = "We at the Askmark Herald depend on you, our readers, for every line that we print."
BACKGROUND = "The war in Morvania has killed more than 4,000 people since the border was closed in 2011."


def page(name: str, *body: str, outlet: str | None = "The Askmark Herald") -> Page:
    text, zones = "", []
    for line in body:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind="body"))
        text += line + "\n\n"
    return Page(id=name, source=name, text=text, digest=name, outlet=outlet, zones=tuple(zones))


def article(name: str, *end: str, outlet: str | None = "The Askmark Herald") -> Page:
    body = [f"On day {n} of the strike in {name} the crews met again and voted to go on without pay." for n in range(8)]
    lead = f"The harbour of {name} stayed closed on Monday as dockers and owners blamed each other for the talks' end."
    return page(name, lead, *body, *end, outlet=outlet)


def cleared(*pages: Page) -> list[Page | None]:
    found = Recurring()
    for one in pages:
        found.add(one)
    return [found.cleared(one) for one in pages]


def bodies(one: Page) -> list[str]:
    return [one.text[zone.start : zone.end] for zone in one.zones if zone.kind == "body"]


def test_an_appeal_behind_three_articles_is_no_body() -> None:
    made = cleared(article("Hove", APPEAL), article("Kelda", APPEAL), article("Quellen", APPEAL))
    for one in made:
        assert one is not None
        assert APPEAL not in bodies(one)
        assert len(bodies(one)) == 9


def test_two_articles_are_not_enough() -> None:
    assert cleared(article("Hove", APPEAL), article("Kelda", APPEAL)) == [None, None]


def test_other_outlets_do_not_count() -> None:
    made = cleared(article("Hove", APPEAL), article("Kelda", APPEAL), article("Quellen", APPEAL, outlet="Kelda Post"))
    assert made == [None, None, None]


def test_pages_of_no_outlet_are_left_alone() -> None:
    assert cleared(*(article(name, APPEAL, outlet=None) for name in ("Hove", "Kelda", "Quellen"))) == [None] * 3


def test_background_that_recurs_stays_body() -> None:
    assert cleared(*(article(name, BACKGROUND) for name in ("Hove", "Kelda", "Quellen"))) == [None] * 3


def test_an_appeal_inside_the_article_stays() -> None:
    inside = [page(n, *bodies(article(n))[:4], APPEAL, *bodies(article(n))[4:]) for n in ("Hove", "Kelda", "Quellen")]
    assert cleared(*inside) == [None] * 3


def test_copies_of_one_article_count_once_and_lose_nothing() -> None:
    one = article("Hove", APPEAL)
    copies = [page(f"copy{n}", *bodies(one)) for n in range(5)]
    assert cleared(one, *copies) == [None] * 6


def test_a_second_reading_changes_nothing_and_a_new_page_is_seen_as_the_others() -> None:
    first = [one for one in cleared(*(article(n, APPEAL) for n in ("Hove", "Kelda", "Quellen"))) if one]
    assert len(first) == 3
    assert cleared(*first) == [None] * 3
    assert cleared(*first, article("Lindmoor", APPEAL))[:3] == [None] * 3
    last = cleared(*first, article("Lindmoor", APPEAL))[3]
    assert last is not None
    assert APPEAL not in bodies(last)


def test_a_page_that_is_mostly_such_lines_is_left_alone() -> None:
    short = [
        page(n, f"The harbour of {n} stayed closed on Monday.", "Nobody was hurt.", APPEAL) for n in ("A", "B", "C")
    ]
    assert cleared(*short) == [None] * 3
