"""Names exchanged in the training data, and what a committee of models leaves open."""

from __future__ import annotations

import random

import numpy as np
import pytest

from synoptic.model import NameSpan, Reading, Sentence, Token
from training.language import augment, silver
from training.language.samples import LABELS, OPEN, Sample, label_ids, spans
from training.language.world import World

WORDS = ["Ilma", "Torv", "left", "Varn", ";", "Torv", "spoke", "."]
SAMPLE = Sample("own", "d", WORDS, label_ids(8, [(0, 2, "PER"), (3, 4, "LOC"), (5, 6, "PER")]), sentence=[0] * 8)


@pytest.fixture(scope="module")
def world():
    return World()


@pytest.mark.parametrize("kind", ["PER", "LOC", "ORG"])
def test_the_world_gives_names_of_capitalised_words(world, kind):
    draw = random.Random(0)
    names = [world.draw(kind, draw) for _ in range(200)]
    assert all(name and name[0][0].isupper() for name in names)
    assert len({tuple(name) for name in names}) > 150


def test_a_surname_follows_its_full_name_when_names_are_exchanged(world):
    pool = augment.pool([SAMPLE])
    for seed in range(20):
        new = augment.swap_free(SAMPLE, pool, world, 1.0, random.Random(seed))
        told = [LABELS[label] for label in new.labels]
        people = [new.words[a:b] for a, b, kind in spans(told) if kind == "PER"]
        assert len(people) == 2 and people[0][-1:] == people[1]
        assert len(new.words) == len(new.labels) == len(new.sentence) == len(new.heads)


def test_an_exchange_in_a_tree_keeps_the_number_of_words(world):
    new = augment.swap(SAMPLE, augment.pool([SAMPLE]), world, 1.0, random.Random(3))
    assert len(new.words) == len(WORDS) and [new.words[i] for i in (2, 4, 6, 7)] == ["left", ";", "spoke", "."]


def test_blurred_text_loses_stops_or_borders_only():
    seen = {tuple(augment.blur(SAMPLE, random.Random(seed)).words) for seed in range(200)}
    assert seen == {tuple(WORDS), tuple(WORDS[:-1])}


def _scores(chances):
    names = np.log(np.array(chances, np.float32) + 1e-9)
    return silver.Scores(parts=[], names=names, upos=names, arcs={}, dep=names, head=names, roots={}, attributions={})


def test_a_committee_leaves_open_what_it_doubts():
    width = len(LABELS)
    sure, doubt = np.full(width, 0.01), np.full(width, 0.05)
    sure[0], doubt[0] = 0.92, 0.6
    person = np.full(width, 0.01)
    person[LABELS.index("B-PER")] = 0.9
    weak = np.full(width, 0.05)
    weak[0], weak[LABELS.index("B-ORG")] = 0.5, 0.2
    tokens = tuple(Token(start=2 * i, end=2 * i + 1, pos="NOUN", lemma="", head=-1, rel="root") for i in range(4))
    names = (
        NameSpan(first=2, last=3, start=4, end=5, kind="PER", score=0.9),
        NameSpan(first=3, last=4, start=6, end=7, kind="ORG", score=0.2),
    )
    reading = Reading(tokens=tokens, sentences=(Sentence(first=0, last=4, start=0, end=7, zone="body"),), names=names)
    labels = silver._labels(_scores([sure, doubt, person, weak]), reading)
    assert labels == [0, OPEN, LABELS.index("B-PER"), OPEN]


def test_rounding_keeps_values_near_and_gradients_whole():
    torch = pytest.importorskip("torch")
    from training.language import rounding

    x = torch.linspace(-1.0, 3.0, 50, requires_grad=True)
    near = rounding.activation(x)
    near.sum().backward()
    assert (near - x).abs().max() <= 4 / 255 and torch.equal(x.grad, torch.ones(50))
    w = torch.tensor([[0.5, -1.0], [100.0, 1.0]])
    assert torch.allclose(rounding.weight(w), w, atol=0.8) and rounding.weight(w)[1, 1] != 0
