"""Pages that are no single whole article are recognised, said, and their zones stay honest."""

from __future__ import annotations

import pytest

from synoptic.pages.zones import Zoned, read

BRIDGE = """Bridge at Lindmoor Closed After Cracks Are Found

By Mara Lund

Monday 3 June 2019

LINDMOOR, June 3 (Norfoto) — The road bridge over the Arl was closed to all traffic on Monday after engineers found
cracks in two of its piers, the county said.

"We could not take the risk of a single further lorry," the county engineer, Nils Tveit, told reporters at the river.

The bridge carries about 9,000 vehicles a day and was last repaired in 2008, according to county records seen by the
Herald, and no money had been set aside for it since then.

A detour by way of Hove will take drivers an additional forty minutes, the county said on Monday evening, and buses will
stop on both banks until the end of the month at least.

The county council meets on Thursday to decide who will pay for a temporary crossing, which the army has offered."""

FERRY = """Ferry Company Announces Winter Timetable

By Tove Rask

KELDA, June 3 (Norfoto) — The islands will lose two of their five daily ferries from October, the Kelda Line said on
Monday, blaming the price of fuel and a shortage of trained engineers.

Fishermen and teachers who depend on the morning boat said they had not been asked before the decision was announced.

"They sell us this as a timetable, but it is a farewell," said Ole Vang, who keeps the only shop on Little Kelda.

The company carried 410,000 passengers last year, some 30,000 fewer than in the year before the terminal was rebuilt.

The ministry of transport said it would look at the contract, which obliges the line to serve every inhabited island."""

LIVE = """Storm in Kelda: live updates

By Mara Lund

14:52

The harbour master has closed the outer basin, and all ferries to the islands stay in port until further notice.

14:31

Schools in Hove and Lindmoor send their pupils home early, the county says, because buses will stop running at four.

13:58

A tree has fallen on the railway north of Askmark. Nobody was hurt, but trains are delayed by up to two hours.

13:20

The first gusts over 30 metres a second have been measured at the lighthouse, the weather service tells the Herald.

12:45

The county opens its emergency room for the second time this year and asks people to stay away from the shore."""

LIST = """The Askmark Herald

HOME   NATION   WORLD   SPORT

Bridge at Lindmoor closed after cracks are found
Engineers found cracks in two piers of the road bridge over the Arl on Monday, the county said...
3 June 2019
Read more

Ferry company announces winter timetable
The islands will lose two of their five daily ferries from October, the Kelda Line said on Monday...
3 June 2019
Read more

Council argues about the price of water
Households in Hove may pay a fifth more next year if the council follows its own experts' advice...
2 June 2019
Read more

Two hurt as crane falls in shipyard
A crane fell on a half-finished trawler at the yard in Askmark on Sunday, and two welders were hurt...
2 June 2019
Read more

Old lighthouse finds a buyer at last
After eleven years on the market the lighthouse on Little Kelda has been sold to a family from Hove...
1 June 2019
Read more

Rain stops the county's oldest race
For the first time since 1947 the runners stayed at home, as the course along the river was flooded...
1 June 2019
Read more
"""


def body(text: str, found: Zoned) -> str:
    return "\n".join(text[zone.start : zone.end] for zone in found.zones if zone.kind == "body")


def test_a_whole_article_is_told_nothing_of() -> None:
    found = read(BRIDGE)
    assert found.warnings == ()
    assert "temporary crossing" in body(BRIDGE, found)


def test_a_second_article_is_no_body_of_the_first() -> None:
    text = f"{BRIDGE}\n\n{FERRY}"
    found = read(text)
    assert len(found.warnings) == 1
    assert "another article after this one" in found.warnings[0]
    assert "Ferry Company Announces Winter Timetable" in found.warnings[0]
    assert "temporary crossing" in body(text, found)
    assert "ferries from October" not in body(text, found)
    assert "look at the contract" not in body(text, found)


def test_the_article_is_the_one_whose_title_is_known() -> None:
    text = f"{BRIDGE}\n\n{FERRY}"
    found = read(text, ("Ferry Company Announces Winter Timetable",))
    assert "another article before this one" in found.warnings[0]
    assert "look at the contract" in body(text, found)
    assert "temporary crossing" not in body(text, found)


def test_a_subheading_begins_no_second_article() -> None:
    lead, _, rest = BRIDGE.partition("\n\nThe bridge carries")
    text = f"{lead}\n\nA bridge nobody paid for\n\nThe bridge carries{rest}"
    assert read(text).warnings == ()


def test_teasers_between_paragraphs_begin_no_second_article() -> None:
    lead, _, rest = BRIDGE.partition("\n\nThe bridge carries")
    one = "Ferry company announces winter timetable\nBy Tove Rask"
    text = f"{lead}\n\nYou may like\n\n{one}\n\nOld lighthouse finds a buyer\nBy Ole Vang\n\nThe bridge carries{rest}"
    assert read(text).warnings == ()
    assert "temporary crossing" in body(text, read(text))


@pytest.mark.parametrize(
    ("end", "says"),
    [
        ("\n\nThis article is for subscribers only.\n\nSubscribe now", "for subscribers"),
        ("\n\nTo continue reading, log in or create an account.", "To continue reading"),
        (
            "\n\nThe county's own report, which the Herald has seen, warned of it as early as…\n\nRead more",
            "stops in",
        ),
        (
            "\n\nThe county's own report, which the Herald has seen and which has ninety pages, warned of"
            "\n\nContinue reading",
            "stops in",
        ),
    ],
)
def test_a_cut_article_is_said_to_be_cut(end: str, says: str) -> None:
    (warning,) = read(BRIDGE + end).warnings
    assert "seems cut" in warning
    assert says in warning


@pytest.mark.parametrize(
    "end", ["\n\nRead more", "\n\nContinue reading\n\nFerry company announces winter timetable", "\n\nLog in"]
)
def test_an_invitation_behind_a_whole_article_cuts_nothing(end: str) -> None:
    assert read(BRIDGE + end).warnings == ()


def test_a_live_blog_is_recognised() -> None:
    found = read(LIVE)
    assert len(found.warnings) == 1
    assert "live blog of at least 5 timed entries" in found.warnings[0]
    assert "outer basin" in body(LIVE, found)


def test_a_programme_is_no_live_blog() -> None:
    hours = ("9:00 – Coffee in the hall", "10:00 – The bridges of the county", "12:30 – Lunch", "14:00 – To the river")
    told = "All who have signed up meet there, and a guide from the county tells what is to be seen."
    day = "\n\n".join(f"{hour}\n\n{told}" for hour in hours)
    assert not any("live" in warning for warning in read(f"{BRIDGE}\n\n{day}").warnings)


def test_a_list_of_teasers_has_no_body() -> None:
    found = read(LIST)
    assert len(found.warnings) == 1
    assert body(LIST, found) == ""
    assert "teasers" in found.warnings[0] or "no line of the page reads like an article" in found.warnings[0]


def test_a_page_without_any_sentence_says_so() -> None:
    assert read("HOME\nNEWS\nSPORT\nLog in\n").warnings == ("no line of the page reads like an article",)
    assert read("").warnings == ()
