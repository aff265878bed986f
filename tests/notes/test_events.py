"""Event mentions: type, standing, parties, place, dates, of sentences whose trees are given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import Dating, EventMention, Interval, NameSpan, Reading, Sentence, Statement, Timex, Token
from synoptic.notes import events
from synoptic.notes.event_spans import MAX_SPAN
from synoptic.notes.event_summary import MAX_SUMMARY
from tests.helpers.readings import UNDATED, entity, page, reading

MET = (
    "Arvel|PROPN|2|nsubj met|VERB|0|root|meet Tomas|PROPN|2|obj in|ADP|5|case Dorvan|PROPN|2|obl on|ADP|7|case "
    "Tuesday|PROPN|2|obl .|PUNCT|2|punct"
)
CALLED = (
    "Arvel|PROPN|2|nsubj held|VERB|0|root|hold a|DET|5|det "
    "phone|NOUN|5|compound conversation|NOUN|2|obj with|ADP|7|case "
    "Tomas|PROPN|5|nmod .|PUNCT|2|punct"
)


def told(*sentences: str) -> list[EventMention]:
    """The mentions, with Arvel and Tomas as persons, Norland and Sudria as states, Dorvan as a place."""
    text, made = reading(*sentences)
    kinds = (("Arvel", "person"), ("Tomas", "person"), ("Norland", "state"), ("Sudria", "state"), ("Dorvan", "place"))
    people = [entity(n, name, kind, text, made) for n, (name, kind) in enumerate(kinds) if name in text]  # type: ignore[arg-type]
    return list(events.mentions(page(text), made, people, (), (), UNDATED))


def test_a_meeting_has_both_sides_and_its_place() -> None:
    (met,) = told(MET)
    assert (met.type, met.label, met.status) == ("CONSULT", "meeting", "happened")
    assert (met.actors, met.recipients) == (("p/e0",), ("p/e1",))
    assert met.place_text == "Dorvan"
    assert met.summary == "Arvel met Tomas in Dorvan on Tuesday"


def test_the_noun_of_a_light_verb_tells_the_act() -> None:
    (called,) = told(CALLED)
    assert (called.type, called.mode) == ("CONSULT", "phone")
    assert called.trigger == (
        CALLED_TEXT.index("conversation"),
        CALLED_TEXT.index("conversation") + len("conversation"),
    )
    assert {*called.actors, *called.recipients} == {"p/e0", "p/e1"}


CALLED_TEXT = reading(CALLED)[0]


def test_a_mention_spans_its_clause_and_its_trigger() -> None:
    for mention in told(MET, CALLED):
        assert mention.start <= mention.trigger[0] < mention.trigger[1] <= mention.end


@pytest.mark.parametrize(
    ("sentence", "status", "kind"),
    [
        ("Arvel|PROPN|3|nsubj will|AUX|3|aux visit|VERB|0|root Norland|PROPN|3|obj", "planned", "CONSULT"),
        ("Arvel|PROPN|3|nsubj would|AUX|3|aux visit|VERB|0|root Norland|PROPN|3|obj", "planned", "CONSULT"),
        ("Arvel|PROPN|3|nsubj may|AUX|3|aux visit|VERB|0|root Norland|PROPN|3|obj", "conditional", "CONSULT"),
        ("Arvel|PROPN|3|nsubj must|AUX|3|aux visit|VERB|0|root Norland|PROPN|3|obj", "called-for", "CONSULT"),
        ("Arvel|PROPN|2|nsubj cancelled|VERB|0|root|cancel his|PRON|4|nmod:poss visit|NOUN|2|obj to|ADP|6|case "
         "Norland|PROPN|4|nmod", "cancelled", "CONSULT"),
        ("Arvel|PROPN|2|nsubj demanded|VERB|0|root|demand an|DET|4|det armistice|NOUN|2|obj with|ADP|6|case "
         "Norland|PROPN|4|nmod", "called-for", "RETREAT"),
        ("Norland|PROPN|2|nsubj refused|VERB|0|root|refuse to|PART|4|mark attack|VERB|2|xcomp "
         "Sudria|PROPN|4|obj", "denied", "ASSAULT"),
        ("Arvel|PROPN|2|nsubj decided|VERB|0|root|decide to|PART|4|mark "
         "visit|VERB|2|xcomp Norland|PROPN|4|obj", "planned",
         "CONSULT"),
        ("Arvel|PROPN|2|nsubj began|VERB|0|root|begin to|PART|4|mark "
         "visit|VERB|2|xcomp Norland|PROPN|4|obj", "happened",
         "CONSULT"),
        ("If|SCONJ|3|mark Norland|PROPN|3|nsubj attacks|VERB|4|advcl|attack "
         "leave|VERB|0|root", "conditional", "ASSAULT"),
    ],
)  # fmt: skip
def test_the_standing_of_an_act(sentence: str, status: str, kind: str) -> None:
    assert [m.status for m in told(sentence) if m.type == kind] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Arvel|PROPN|2|nsubj wants|VERB|0|root|want peace|NOUN|2|obj",
        "Norland|PROPN|4|nsubj is|AUX|4|cop|be a|DET|4|det state|NOUN|0|root",
        "Arvel|PROPN|2|nsubj said|VERB|0|root|say so|ADV|2|advmod",
        "the|DET|2|det attack|NOUN|3|nsubj remains|VERB|0|root|remain unclear|ADJ|3|xcomp",
    ],
)
def test_states_sayings_and_bare_anaphora_are_no_events(sentence: str) -> None:
    assert told(sentence) == []


def test_a_truce_that_takes_effect() -> None:
    (truce,) = told(
        "The|DET|2|det truce|NOUN|3|nsubj took|VERB|0|root|take effect|NOUN|3|obj in|ADP|6|case Sudria|PROPN|3|obl"
    )
    assert (truce.type, truce.mode, truce.place_text) == ("RETREAT", "ceasefire", "Sudria")


def test_agreed_to_halt_is_an_agreement_and_a_planned_halt() -> None:
    agreed, halt = told(
        "Norland|PROPN|4|nsubj and|CCONJ|3|cc Sudria|PROPN|1|conj "
        "agreed|VERB|0|root|agree to|PART|6|mark halt|VERB|4|xcomp "
        "hostilities|NOUN|6|obj|hostility"
    )
    assert (agreed.type, agreed.status, agreed.actors) == ("AGREE", "happened", ("p/e2", "p/e3"))
    assert (halt.type, halt.status, halt.actors) == ("RETREAT", "planned", ("p/e2", "p/e3"))


def test_the_agent_of_a_passive_acts() -> None:
    (arrest,) = told(
        "Tomas|PROPN|3|nsubj:pass was|AUX|3|aux:pass|be "
        "arrested|VERB|0|root|arrest by|ADP|5|case Norland|PROPN|3|obl:agent"
    )
    assert (arrest.type, arrest.mode) == ("COERCE", "arrest")
    assert (arrest.actors, arrest.recipients) == (("p/e2",), ("p/e1",))


def test_a_coordinated_verb_shares_its_subject() -> None:
    _, signed = told(
        "Arvel|PROPN|2|nsubj arrived|VERB|0|root|arrive and|CCONJ|4|cc "
        "signed|VERB|2|conj|sign a|DET|6|det treaty|NOUN|4|obj"
    )
    assert (signed.type, signed.actors) == ("AGREE", ("p/e0",))
    assert signed.summary == "Arvel signed a treaty"


def test_a_clause_that_lists_dates_gives_one_mention_a_date() -> None:
    text, made = reading(
        "Arvel|PROPN|2|nsubj visited|VERB|0|root|visit Norland|PROPN|2|obj "
        "in|ADP|5|case May|PROPN|2|obl and|CCONJ|7|cc "
        "June|PROPN|5|conj"
    )
    arvel, norland = (entity(n, x, "state", text, made) for n, x in enumerate(("Arvel", "Norland")))
    times = [
        Timex(
            start=text.index(word), end=text.index(word) + len(word), kind="DATE", rule="part XXXX", value=value,
            days=Interval(earliest=date(2018, month, 1), latest=date(2018, month, 30)),
        )
        for word, value, month in (("May", "2018-05", 5), ("June", "2018-06", 6))
    ]  # fmt: skip
    when = Dating(value=date(2020, 1, 1), earliest=date(2020, 1, 1), latest=date(2020, 1, 1))
    first, second = events.mentions(page(text), made, [arvel, norland], times, (), when)
    assert (first.start, first.end) == (second.start, second.end)
    assert (first.when.earliest, second.when.earliest) == (date(2018, 5, 1), date(2018, 6, 1))
    assert {first.basis, second.basis} == {"recalls"}
    assert first.id != second.id


def test_deaths_in_an_accident_are_no_attack() -> None:
    accident = "A|DET|2|det train|NOUN|3|nsubj derailed|VERB|0|root|derail near|ADP|5|case Dorvan|PROPN|3|obl"
    deaths = "Six|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass|be killed|VERB|0|root|kill"
    attack = "A|DET|2|det bomb|NOUN|3|nsubj exploded|VERB|0|root|explode near|ADP|5|case Dorvan|PROPN|3|obl"
    assert [m.type for m in told(accident, deaths)] == ["OTHER", "OTHER"]
    assert [m.type for m in told(attack, deaths)] == ["ASSAULT", "ASSAULT"]


def test_numbers_and_the_statement_that_tells_it() -> None:
    text, made = reading("Six|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass|be killed|VERB|0|root|kill")
    said = Statement(id="p/s0", page="p", content=((0, len(text)),))
    (killed,) = events.mentions(page(text), made, (), (), (said,), UNDATED)
    assert [(n.what, n.low) for n in killed.numbers] == [("person killed", 6)]
    assert killed.per == ("p/s0",)


_WORDS = st.sampled_from(
    ["Arvel", "met", "attack", "will", "not", "talks", "84", "people", "killed", "said", "😀", "\ud800", ","]
)
_POS = st.sampled_from(["VERB", "NOUN", "PROPN", "AUX", "PUNCT", "NUM", "ADP"])
_RELS = st.sampled_from(
    ["nsubj", "obj", "obl", "conj", "xcomp", "ccomp", "acl:relcl", "advcl", "nmod", "compound", "dep", "mark"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, _POS, _RELS, st.integers(0, 30)), min_size=1, max_size=30))
def test_any_tree_gives_valid_mentions(drawn: list[tuple[str, str, str, int]]) -> None:
    tokens, at = [], 0
    for n, (word, pos, rel, head) in enumerate(drawn):
        up = head % n if n else -1  # heads to the left: always a tree
        tokens.append(
            Token(start=at, end=at + len(word), pos=pos, lemma=word.lower(), head=up, rel=rel if n else "root")
        )
        at += len(word) + 1
    text = " ".join(word for word, *_ in drawn)
    name = NameSpan(first=0, last=1, start=0, end=tokens[0].end, kind="PER", score=1.0)
    whole = Sentence(first=0, last=len(tokens), start=0, end=len(text), zone="body")
    made = Reading(tokens=tuple(tokens), sentences=(whole,), names=(name,))
    for m in events.mentions(page(text), made, (), (), (), UNDATED):
        assert 0 <= m.start <= m.trigger[0] < m.trigger[1] <= m.end <= len(text)
        assert m.end - m.start <= MAX_SPAN
        assert len(m.summary) <= MAX_SUMMARY
        assert events.THRESHOLD <= m.confidence <= 1


def test_the_month_of_a_date_is_no_demonstration() -> None:
    text, made = reading(
        "Officers|NOUN|4|nsubj on|ADP|3|case March|PROPN|1|nmod stormed|VERB|0|root|storm it|PRON|4|obj"
    )
    start = text.index("March")
    month = Timex(start=start, end=start + 5, kind="DATE", rule="part XXXX-03")
    found = events.mentions(page(text), made, (), (month,), (), UNDATED)
    assert all(mention.trigger != (start, start + 5) for mention in found)
