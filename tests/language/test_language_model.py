"""The shipped model, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import synoptic.language.model as module
from synoptic.errors import DataError
from synoptic.language.model import LanguageModel
from synoptic.language.tree import Tree
from synoptic.model import Reading, Zone

FOLDER = Path(module.__file__).parent.parent / "data" / "language"
needs_weights = pytest.mark.skipif(not (FOLDER / "language.onnx").exists(), reason="no weights here")

TEXT = (
    "Norland's president meets rebels\n\n"
    "PORT VARN, March 3 – President Helena Torv of Norland met leaders of the Sudria Front in Geneva on Tuesday.\n\n"
    "“We did not agree,” Torv said. Two villages were destroyed by the army last week."
)


@pytest.fixture(scope="module")
def model():
    return LanguageModel.load()


def assert_reading_is_sound(reading: Reading, text: str) -> None:
    """What must hold of every reading."""
    assert all(a.end <= b.start for a, b in zip(reading.tokens, reading.tokens[1:], strict=False))
    for sentence in reading.sentences:
        own = range(sentence.first, sentence.last)
        assert sum(reading.tokens[i].head < 0 for i in own) == 1
        for i in own:
            at, steps = i, 0
            while reading.tokens[at].head >= 0:
                at, steps = reading.tokens[at].head, steps + 1
                assert at in own and steps <= len(own)
        assert (
            sentence.start <= reading.tokens[sentence.first].start
            and reading.tokens[sentence.last - 1].end <= sentence.end
        )
    for name in reading.names:
        assert (name.start, name.end) == (reading.tokens[name.first].start, reading.tokens[name.last - 1].end)
    assert all(a.last <= b.first for a, b in zip(reading.names, reading.names[1:], strict=False))
    assert all(0 <= t.start < t.end <= len(text) for t in reading.tokens)


@needs_weights
def test_a_press_text_is_read(model):
    reading = model.read(TEXT)
    assert_reading_is_sound(reading, TEXT)
    tree = Tree(reading, TEXT)
    named = {TEXT[n.start : n.end]: n.kind for n in reading.names}
    assert named["Helena Torv"] == "PER" and named["Geneva"] == "LOC"
    met = next(i for i in range(len(reading.tokens)) if tree.word(i) == "met")
    assert "Torv" in tree.text_of(tree.phrase_span(tree.agent(met)))
    assert tree.word(tree.patient(met)) == "leaders"
    destroyed = next(i for i in range(len(reading.tokens)) if tree.word(i) == "destroyed")
    assert tree.is_passive(destroyed)
    assert tree.word(tree.agent(destroyed)) == "army" and tree.word(tree.patient(destroyed)) == "villages"
    agree = next(i for i in range(len(reading.tokens)) if tree.word(i) == "agree")
    assert tree.negation(agree) is not None


@needs_weights
def test_only_title_and_body_are_read(model):
    zones = [Zone(start=0, end=32, kind="title"), Zone(start=34, end=140, kind="promo")]
    reading = model.read(TEXT, zones)
    assert {s.zone for s in reading.sentences} == {"title"}
    assert reading.tokens[-1].end <= 32


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "a" * 100_000, "x-" * 400, "word " * 700, "Он ушёл. " * 3, "彼は去った。", "مرحبا بالعالم",
        "\ud800 lone \udfff",
        "👩‍👩‍👧 🎉!", "\u00ad\u200b", "\x00\x01 binary \x02", "- - -", "१२३ नमस्ते",
    ],
)  # fmt: skip
def test_any_text_is_read(model, text):
    assert_reading_is_sound(model.read(text), text)


@needs_weights
def test_windows_do_not_change_with_what_is_read_before(model):
    assert model.read(TEXT) == model.read(TEXT)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(DataError, match="missing or damaged"):
        LanguageModel.load(tmp_path)


def test_a_damaged_model_is_named(tmp_path):
    (tmp_path / "labels.json").write_text("{")
    with pytest.raises(DataError):
        LanguageModel.load(tmp_path)


@needs_weights
def test_labels_of_another_version_are_named(tmp_path):
    for name in ("language.onnx", "relations.onnx", "vocab.txt"):
        (tmp_path / name).symlink_to(FOLDER / name)
    labels = json.loads((FOLDER / "labels.json").read_text())
    del labels["speech"]
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    with pytest.raises(DataError, match="missing or damaged"):
        LanguageModel.load(tmp_path)


@needs_weights
def test_reading_marks_who_said_what_beside_the_trees(model):
    text = "“The lock stays closed,” said harbour master Oda Lind on Monday."
    (said,) = model.read(text).attributions
    assert [text[a:b] for a, b in said.cue] == ["said"]
    assert "Oda Lind" in text[said.source[0][0] : said.source[-1][1]]
    assert text[said.content[0][0] : said.content[-1][1]].startswith("“The lock stays closed")
