"""Kind, stance and certainty of statements. Invented people."""

from __future__ import annotations

import pytest

from synoptic.language.tree import Tree
from synoptic.model import Certainty, Span, Stance, StatementKind
from synoptic.notes import saying, statement_kinds
from tests.helpers.readings import reading


def tagged(verb: str, lemma: str, *, before: str = "") -> str:
    """ "Mora (before) VERB that the bridge is shut." with its tree."""
    middle = f"{before}|ADV|{3 if before else 2}|advmod " if before else ""
    root = 3 if before else 2
    return (
        f"Mora|PROPN|{root}|nsubj {middle}{verb}|VERB|0|root|{lemma} that|SCONJ|{root + 5}|mark the|DET|{root + 3}|det "
        f"bridge|NOUN|{root + 5}|nsubj is|AUX|{root + 5}|cop|be shut|ADJ|{root}|ccomp .|PUNCT|{root}|punct"
    )


def spans(text: str, cue: str) -> tuple[list[Span], list[Span]]:
    start = text.index(cue)
    return [(start, start + len(cue))], [(text.index("that"), len(text) - 2)]


@pytest.mark.parametrize(
    ("verb", "lemma", "kind", "stance"),
    [
        ("said", "say", "assertion", "neutral"),
        ("asked", "ask", "question", "neutral"),
        ("denied", "deny", "denial", "neutral"),
        ("demanded", "demand", "demand", "neutral"),
        ("promised", "promise", "promise", "neutral"),
        ("threatened", "threaten", "threat", "neutral"),
        ("claimed", "claim", "assertion", "distances"),
        ("acknowledged", "acknowledge", "assertion", "vouches"),
    ],
)
def test_kind_and_stance_of_a_verb(verb: str, lemma: str, kind: StatementKind, stance: Stance) -> None:
    text, made = reading(tagged(verb, lemma))
    tree = Tree(made, text)
    cue, content = spans(text, verb)
    act = saying.of_cue(tree, cue)
    assert statement_kinds.kind_of(tree, act.kind, cue, act.negated) == kind
    assert statement_kinds.stance_of(tree, cue, content) == stance


def test_falsely_contradicts() -> None:
    text, made = reading(tagged("claimed", "claim", before="falsely"))
    cue, content = spans(text, "claimed")
    assert statement_kinds.stance_of(Tree(made, text), cue, content) == "contradicts"


def test_what_the_speaker_says_is_not_the_pages_stance() -> None:
    text, made = reading(
        "Mora|PROPN|2|nsubj said|VERB|0|root|say Osk|PROPN|5|nsubj falsely|ADV|5|advmod spoke|VERB|2|ccomp|speak "
        ".|PUNCT|2|punct"
    )
    start = text.index("said")
    content: list[Span] = [(text.index("Osk"), len(text) - 2)]
    assert statement_kinds.stance_of(Tree(made, text), [(start, start + 4)], content) == "neutral"


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("made no mention of", "silence"),
        ("never referred to", "silence"),
        ("declined to comment", "refusal"),
    ],
)
def test_silence_and_refusal(cue: str, kind: StatementKind) -> None:
    text, made = reading(" ".join(f"{word}|NOUN|{n}|dep" for n, word in enumerate(cue.split())))
    act: saying.Kind = "refuse" if kind == "refusal" else "speak"
    assert statement_kinds.kind_of(Tree(made, text), act, [(0, len(cue))], True) == kind


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        ("It|PRON|3|nsubj may|AUX|3|aux rain|VERB|0|root", "hedged"),
        ("It|PRON|3|nsubj probably|ADV|3|advmod rains|VERB|0|root|rain", "hedged"),
        ("It|PRON|2|nsubj seems|VERB|0|root|seem shut|ADJ|2|xcomp", "hedged"),
        ("It|PRON|2|nsubj rains|VERB|0|root|rain", "stated"),
    ],
)
def test_certainty(content: str, certainty: Certainty) -> None:
    text, made = reading(content)
    assert statement_kinds.certainty_of(Tree(made, text), "assert", [(0, len(text))]) == certainty


def test_a_belief_is_hedged() -> None:
    text, made = reading("It|PRON|2|nsubj rains|VERB|0|root|rain")
    assert statement_kinds.certainty_of(Tree(made, text), "inner", [(0, len(text))]) == "hedged"
    assert statement_kinds.kind_of(Tree(made, text), "inner", [], False) == "belief"


@pytest.mark.parametrize(
    ("cue", "negated"),
    [
        ("could n't resist pointing|point out", False),
        ("never misses a chance to say|say", False),
        ("did not say|say", True),
    ],
)
def test_litotes_are_said_all_the_same(cue: str, negated: bool) -> None:
    *before, last = cue.replace(" out", "").split()
    word, _, lemma = last.partition("|")
    rows = [f"{one}|PART|{len(before) + 1}|advmod" for one in before]
    text, made = reading(" ".join([*rows, f"{word}|VERB|0|root|{lemma}"]))
    assert saying.of_cue(Tree(made, text), [(0, len(text))]).negated is negated
