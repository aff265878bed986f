"""One page: mentions of its main event come together; listed dates, other places and other tolls stay apart."""

import msgspec

from synoptic.links import within
from synoptic.links.accounts import Account, shares
from synoptic.links.cast import Cast
from synoptic.links.corpus import Corpus
from synoptic.links.score import Scorer
from synoptic.links.singles import singles
from synoptic.model import EventMention, Page
from tests.helpers.accounts import amount, notes, page, place, told

CAST = Cast({}, {f"E{n}": "person" for n in range(1, 9)}, {})


def accounts(of: Page, *mentions: EventMention, results: bool = True) -> list[set[str]]:
    """The ids of the mentions of each account, without the page's."""
    note = notes(of, *mentions)
    corpus = Corpus([of], [note])
    single = singles(of, note, note.events, CAST, corpus)
    found: list[Account] = within.accounts(single, Scorer(corpus, shares(single)), of.text, results=results)
    return [{m.id.partition("/")[2] for m in account.mentions} for account in found]


ATTACK = page(
    "p",
    "At least 31 people were killed when a gunman attacked a market in Aldo on Monday. Witnesses saw him run. "
    "The attack was the worst in years. The tragedy shocked the town. The gunman was shot dead by the police. "
    "In 2019 an attack in Port Brese killed 140 people.",
    title="Gunman attacks market in Aldo",
)


def market() -> list[EventMention]:
    killed, other = amount(ATTACK, "31 people", "person killed", 31), amount(ATTACK, "140 people", "person killed", 140)
    here, there = place("Aldo", "XAA", 10.0, 10.0), place("Port Brese", "XAB", 40.0, 40.0)
    return [
        told(ATTACK, 1, "Gunman attacks market in Aldo", "attacks", type="ASSAULT", label="attack"),
        told(ATTACK, 2, "31 people were killed", "killed", type="OTHER", label="kill", numbers=(killed,)),
        told(ATTACK, 3, "a gunman attacked a market in Aldo on Monday", "attacked", "2031-05-05", type="ASSAULT",
             label="attack", place=here, actors=("E1",)),
        told(ATTACK, 4, "The attack was the worst in years", "attack", type="ASSAULT", label="attack"),
        told(ATTACK, 5, "The tragedy shocked the town", "tragedy", label="tragedy"),
        told(ATTACK, 6, "The gunman was shot dead by the police", "shot", type="ASSAULT", label="shoot",
             actors=("E2",), recipients=("E1",)),
        told(ATTACK, 7, "In 2019 an attack in Port Brese killed 140 people", "attack", "2019-01-01/2019-12-31",
             type="ASSAULT", label="attack", place=there, numbers=(other,)),
    ]  # fmt: skip


def test_the_main_event_gathers_its_mentions_and_its_harm() -> None:
    assert {"v1", "v2", "v3", "v4", "v5"} in accounts(ATTACK, *market())


def test_an_earlier_attack_and_the_end_of_the_attacker_are_other_events() -> None:
    found = accounts(ATTACK, *market())
    assert {"v6"} in found
    assert {"v7"} in found


def test_strict_identity_leaves_the_harm_apart() -> None:
    found = accounts(ATTACK, *market(), results=False)
    assert not any({"v2", "v3"} <= account for account in found)


def test_dates_listed_in_one_clause_are_as_many_events() -> None:
    clause = "the leader paid visits in May 2028, November 2027 and October 2025"
    of = page("p", f"Before that, {clause}.")
    days = ("2028-05", "2027-11", "2025-10")
    visits = [told(of, n, clause, "visits", day, type="CONSULT", timex=(30 + n, 34 + n)) for n, day in enumerate(days)]
    assert accounts(of, *visits) == [{"v0"}, {"v1"}, {"v2"}]


def test_a_verdict_outweighs_the_words() -> None:
    of = page("p", "The ship sailed on Monday. The ship sailed on Monday.")
    first = told(of, 1, "The ship sailed on Monday", "sailed", "2031-05-05")
    second = msgspec.structs.replace(first, id="p/v2", start=27, end=52, trigger=(36, 42))
    note = notes(of, first, second)
    corpus = Corpus([of], [note])
    single = singles(of, note, note.events, CAST, corpus)
    scorer = Scorer(corpus, shares(single))
    assert len(within.accounts(single, scorer, of.text)) == 1
    assert len(within.accounts(single, scorer, of.text, {("p/v1", "p/v2"): False})) == 2


def test_what_tells_the_phase_of_an_event_belongs_to_it() -> None:
    of = page("p", "The parties announced a truce on Monday. The truce, kept by both sides, took effect on Friday.")
    found = accounts(
        of,
        told(of, 1, "The parties announced", "announced", "2031-05-05", type="AGREE"),
        told(of, 2, "The truce", "truce", type="RETREAT", label="ceasefire"),
        told(of, 3, "took effect on Friday", "took", "2031-05-09", label="entry into force"),
    )
    assert {"v2", "v3"} in found


def test_two_dates_in_one_sentence_are_two_events() -> None:
    of = page("p", "On Sunday the parties agreed to halt the fighting from Friday.")
    found = accounts(
        of,
        told(of, 1, "On Sunday the parties agreed", "agreed", "2031-05-04", type="AGREE", timex=(3, 9)),
        told(of, 2, "halt the fighting from Friday", "halt", "2031-05-09", type="RETREAT", timex=(55, 61)),
    )
    assert found == [{"v1"}, {"v2"}]


def test_the_third_of_a_series_is_not_the_fourth() -> None:
    of = page("p", "The third test came in spring. The fourth test shook the coast. The test shook the coast.")
    found = accounts(
        of,
        told(of, 1, "The third test", "test"),
        told(of, 2, "The fourth test shook the coast", "test"),
    )
    assert found == [{"v1"}, {"v2"}]


def test_talks_of_two_pairs_of_parties_are_two() -> None:
    of = page("p", "Anna Bell held talks with Omar Reyes. Anna Bell held talks with Carla Diaz.")
    talks = [
        told(of, n, f"Anna Bell held talks with {name}", "talks", type="CONSULT", actors=("E1",), recipients=(who,))
        for n, name, who in ((1, "Omar Reyes", "E2"), (2, "Carla Diaz", "E3"))
    ]
    assert accounts(of, *talks) == [{"v1"}, {"v2"}]


def test_the_title_and_the_lead_tell_one_event_though_the_lead_brings_it_in_anew() -> None:
    of = page("p", "Anna Bell held a telephone conversation with Omar Reyes on Monday.", title="Bell and Reyes discuss")
    both = {"type": "CONSULT", "actors": ("E1",), "recipients": ("E2",)}
    title = told(of, 1, "Bell and Reyes discuss", "discuss", label="discuss", **both)  # type: ignore[arg-type]
    lead = told(of, 2, "Anna Bell held a telephone conversation", "conversation", label="conversation", mode="phone",
                **both)  # type: ignore[arg-type]  # fmt: skip
    assert accounts(of, title, lead) == [{"v1", "v2"}]
