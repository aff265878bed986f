"""All pages: report and recall meet across years, listed visits do not, copies and verdicts are obeyed."""

from itertools import permutations

from synoptic.links import across, within
from synoptic.links.accounts import Account, gather, shares
from synoptic.links.cast import Cast
from synoptic.links.corpus import Corpus
from synoptic.links.score import Scorer
from synoptic.links.singles import singles
from synoptic.links.verdicts import Decided, on_events
from synoptic.model import Anchor, Copy, EventMention, Notes, Page, Place, Status, Verdict
from tests.helpers.accounts import notes, page, place, told

BOTH = ("E1", "E2")

CAST = Cast({}, {f"E{n}": "person" for n in range(1, 9)}, {})


def clusters(
    docs: list[tuple[Page, Notes]], copies: tuple[Copy, ...] = (), decided: Decided | None = None
) -> list[set[str]]:
    """Mention ids by event."""
    pages, noted = [p for p, _ in docs], [n for _, n in docs]
    corpus = Corpus(pages, noted)
    single = {p.id: singles(p, n, n.events, CAST, corpus) for p, n in docs}
    scorer = Scorer(corpus, shares(a for of in single.values() for a in of))
    accounts: list[Account] = []
    for p, _ in docs:
        accounts += within.accounts(single[p.id], scorer, p.text, decided)
    found = across.link(accounts, corpus, scorer, {p.id: p.text for p in pages}, copies, decided or {})
    return [{m.id for account in one.accounts for m in account.mentions} for one in found]


def meeting(
    of: Page,
    number: int,
    clause: str,
    trigger: str,
    day: str,
    who: tuple[str, ...] = BOTH,
    mode: str | None = None,
    label: str = "meet",
) -> EventMention:
    return told(
        of, number, clause, trigger, day, type="CONSULT", label=label, mode=mode, actors=who[:1], recipients=who[1:]
    )


REPORT = page(
    "report", "Anna Bell met Omar Reyes in Cassel on Tuesday during an unannounced visit.", "Bell Meets Reyes in Cassel"
)
RECALL = page(
    "recall", "Bell and Reyes last met in September 2031. They spoke by telephone in May 2030.", "Bell Lands in Cassel"
)


def docs() -> list[tuple[Page, Notes]]:
    report = notes(
        REPORT,
        meeting(REPORT, 1, "Bell Meets Reyes in Cassel", "Meets", ""),
        meeting(REPORT, 2, "Anna Bell met Omar Reyes in Cassel on Tuesday", "met", "2031-09-01/2031-09-15"),
        published="2031-09-14",
    )
    recall = notes(
        RECALL,
        meeting(RECALL, 1, "Bell and Reyes last met in September 2031", "met", "2031-09"),
        meeting(RECALL, 2, "They spoke by telephone in May 2030", "spoke", "2030-05", mode="phone", label="speak"),
        published="2033-03-14",
    )
    return [(REPORT, report), (RECALL, recall)]


def test_a_report_and_a_recall_of_years_later_meet() -> None:
    assert {"report/v1", "report/v2", "recall/v1"} in clusters(docs())
    assert {"recall/v2"} in clusters(docs())


def test_the_order_of_the_pages_does_not_matter() -> None:
    found = [sorted(map(sorted, clusters(list(order)))) for order in permutations(docs())]
    assert all(one == found[0] for one in found)


def test_a_different_year_keeps_them_apart() -> None:
    of = page("other", "Bell and Reyes met in September 2029.")
    other = notes(of, meeting(of, 1, "Bell and Reyes met in September 2029", "met", "2029-09"))
    found = clusters([*docs(), (of, other)])
    assert {"other/v1"} in found


def test_other_people_on_the_day_keep_them_apart() -> None:
    of = page("other", "Carla Diaz met Piet Vos in Cassel on Tuesday.")
    other = notes(of, meeting(of, 1, "Carla Diaz met Piet Vos in Cassel on Tuesday", "met", "2031-09-14", ("E3", "E4")))
    assert {"other/v1"} in clusters([*docs(), (of, other)])


def test_what_is_called_off_is_hardly_what_took_place_unless_both_give_its_day() -> None:
    of = page("told", "Bell met Reyes.")
    off = page("off", "Bell's meeting with Reyes was cancelled.")
    scorer = Scorer(Corpus([of, off], [notes(of), notes(off)]), {})

    def account(at: Page, clause: str, trigger: str, day: str, status: Status) -> Account:
        made = [told(at, 1, clause, trigger, day, type="CONSULT", label="meet", actors=BOTH, status=status)]
        return singles(at, notes(at, *made), made, CAST, scorer.corpus)[0]

    def apart(day: str) -> float:
        met = account(of, "Bell met Reyes", "met", day, "happened")
        return scorer.features(met, account(off, off.text, "meeting", day, "cancelled"))["status_apart"]

    assert apart("") > 2 * apart("2031-09-14")


def test_a_manner_that_few_mentions_tell_parts_no_events() -> None:
    def truck(of: Page, modes: tuple[str | None, ...]) -> Account:
        made = [told(of, n, "The attack", "attack", type="ASSAULT", mode=mode) for n, mode in enumerate(modes)]
        return gather(singles(of, notes(of, *made), made, CAST, Corpus([of], [notes(of, *made)])))

    of, other = page("long", "The attack in Cassel."), page("short", "The attack in Cassel.")
    scorer = Scorer(Corpus([of, other], [notes(of), notes(other)]), {})
    driven = truck(other, ("primitive",))
    few, many = truck(of, ("firearms", *[None] * 9)), truck(of, ("firearms",) * 10)
    assert scorer.features(few, driven)["mode_apart"] < 0.5
    assert scorer.features(many, driven)["mode_apart"] == 1.0


def test_verdicts_are_obeyed() -> None:
    read = docs()
    mentions = [m for _, n in read for m in n.events]
    anchors = (
        Anchor(page="report", start=27, end=72, text=""),
        Anchor(page="recall", start=21, end=62, text=""),
    )
    verdict = Verdict(id="1", kind="different-events", anchors=anchors, at="2034-01-01T00:00:00Z")
    decided = on_events([verdict], mentions)
    assert decided == {("recall/v1", "report/v2"): False}
    assert not any({"report/v2", "recall/v1"} <= one for one in clusters(read, decided=decided))
    undone = Verdict(id="1", kind="different-events", anchors=anchors, undone="2034-01-02 ada")
    assert on_events([undone], mentions) == {}
    same = Verdict(id="2", kind="same-event", anchors=anchors, at="2034-02-01T00:00:00Z")
    assert on_events([same, verdict], mentions) == {("recall/v1", "report/v2"): True}


def test_a_verdict_joins_what_words_would_not() -> None:
    one, other = page("a", "A bridge fell into the river."), page("b", "Seven teachers resigned in May.")
    read = [
        (one, notes(one, told(one, 1, "A bridge fell", "fell"))),
        (other, notes(other, told(other, 1, "Seven teachers resigned", "resigned"))),
    ]
    assert len(clusters(read)) == 2
    assert clusters(read, decided={("a/v1", "b/v1"): True}) == [{"a/v1", "b/v1"}]


def test_copied_clauses_are_one_event() -> None:
    text = "The mayor of Port Brese walked out of the council on Friday."
    one, other = page("a", text), page("b", text)
    read = [
        (p, notes(p, told(p, 1, "The mayor of Port Brese walked out of the council", "walked", actors=(f"E{p.id}",))))
        for p in (one, other)
    ]
    copied = (Copy(page="b", original="a", share=1.0, why="the same text"),)
    assert clusters(read, copied) == [{"a/v1", "b/v1"}]


def test_visits_to_two_places_are_two() -> None:
    one = page("one", "Bell visited Cassel in May. The harbour was shut.", "Bell visits Cassel")
    other = page("other", "Bell visited Norrby in May. The harbour was shut.", "Bell visits Norrby")
    cassel, norrby = place("Cassel", "XAA", 10.0, 10.0), place("Norrby", "XAB", 40.0, 40.0)

    def visit(of: Page, clause: str, where: Place) -> EventMention:
        return told(of, 1, clause, "visited", type="CONSULT", label="visit", mode="visit", actors=("E1",), place=where)

    first = notes(one, visit(one, "Bell visited Cassel in May", cassel))
    second = notes(other, visit(other, "Bell visited Norrby in May", norrby))
    assert len(clusters([(one, first), (other, second)])) == 2
    same = notes(other, visit(other, "Bell visited Norrby in May", cassel))
    assert len(clusters([(one, first), (other, same)])) == 1
