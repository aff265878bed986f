"""Which time belongs to which event."""

from __future__ import annotations

from datetime import date

from synoptic.language.tree import Tree
from synoptic.model import Dating, EventMention, Interval, Span
from synoptic.notes import event_dates, times
from tests.helpers.readings import reading

DAY = date(2016, 2, 24)  # a Wednesday
DATING = Dating(value=DAY, earliest=DAY, latest=DAY)

MET_TUESDAY = (
    "Arvel|PROPN|2|nsubj met|VERB|0|root|meet Tomas|PROPN|2|obj on|ADP|5|case Tuesday|PROPN|2|obl .|PUNCT|2|punct"
)
SAID_TUESDAY = (
    "Arvel|PROPN|2|nsubj met|VERB|6|ccomp|meet Tomas|PROPN|2|obj ,|PUNCT|2|punct "
    "Norland|PROPN|6|nsubj said|VERB|0|root|say Tuesday|PROPN|6|obl:unmarked .|PUNCT|6|punct"
)
LISTED = (
    "He|PRON|2|nsubj visited|VERB|0|root|visit Dorvan|PROPN|2|obj in|ADP|5|case May|PROPN|2|obl 2014|NUM|5|nummod "
    "and|CCONJ|8|cc October|PROPN|5|conj 2015|NUM|8|nummod .|PUNCT|2|punct"
)
AND_SIGNED = (
    "They|PRON|2|nsubj met|VERB|0|root|meet in|ADP|4|case May|PROPN|2|obl and|CCONJ|6|cc "
    "signed|VERB|2|conj|sign it|PRON|6|obj in|ADP|9|case June|PROPN|6|obl .|PUNCT|2|punct"
)
UNTOLD = "Arvel|PROPN|2|nsubj met|VERB|0|root|meet Tomas|PROPN|2|obj .|PUNCT|2|punct"


def dated(sentence: str, word: str, cue: str = "", foresees: bool = False, dating: Dating = DATING) -> list[Interval]:
    text, made = reading(sentence)
    tree = Tree(made, text)
    found = times.resolve(times.find(text, [(0, len(text))], made), dating)
    trigger = next(i for i in range(len(made.tokens)) if tree.word(i) == word)
    cues: list[Span] = [(text.index(cue), text.index(cue) + len(cue))] if cue else []
    return [d.when for d in event_dates.dates_of(trigger, tree, found, cues, dating, foresees=foresees)]


def days(when: Interval) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


def test_a_time_on_the_verb_is_its_own() -> None:
    (when,) = dated(MET_TUESDAY, "met")
    assert days(when) == (date(2016, 2, 23), date(2016, 2, 23))
    assert when.says == "Tuesday"


def test_a_time_of_saying_only_bounds() -> None:
    (when,) = dated(SAID_TUESDAY, "met", cue="said")
    assert when.latest == date(2016, 2, 23)
    assert when.earliest is not None and when.earliest < date(2016, 2, 23)
    assert when.says == "on or before Tuesday"


def test_a_time_of_saying_something_ahead_bounds_from_below() -> None:
    (when,) = dated(SAID_TUESDAY, "met", cue="said", foresees=True)
    assert days(when) == (date(2016, 2, 23), None)


def test_a_list_of_dates_gives_each() -> None:
    assert [w.says for w in dated(LISTED, "visited")] == ["May 2014", "October 2015"]


def test_each_verb_has_its_own_time() -> None:
    assert [w.says for w in dated(AND_SIGNED, "met")] == ["May"]
    assert [w.says for w in dated(AND_SIGNED, "signed")] == ["June"]


def test_no_time_in_the_lead_is_the_page_date() -> None:
    (when,) = dated(UNTOLD, "met")
    assert when.latest == DAY and when.earliest is not None
    (ahead,) = dated(UNTOLD, "met", foresees=True)
    assert days(ahead) == (DAY, None)


def test_dates_move_with_the_page() -> None:
    text, made = reading(MET_TUESDAY)
    found = times.find(text, [(0, len(text))], made)
    (timex,) = found
    mention = EventMention(
        id="p/v0", page="p", start=0, end=len(text), trigger=(6, 9), type="CONSULT", label="meeting",
        when=Interval(says="Tuesday"), timex=(timex.start, timex.end),
    )  # fmt: skip
    later = Dating(value=date(2021, 2, 24))
    moved = {(t.start, t.end): t.days for t in times.resolve(found, later)}
    assert event_dates.redated(mention, moved, later).earliest == date(2021, 2, 23)


def test_lead_dates_move_with_the_page() -> None:
    mention = EventMention(
        id="p/v0", page="p", start=0, end=3, trigger=(0, 3), type="CONSULT", label="meeting",
        when=Interval(says=event_dates.LEAD_SAYS),
    )  # fmt: skip
    assert event_dates.redated(mention, {}, DATING).latest == DAY
