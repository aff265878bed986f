"""How corpora are brought into one form for the training of the language model."""

from __future__ import annotations

from training.language import corenlp, gum
from training.language.corenlp import Row
from training.language.samples import LABELS, NONE, NOT_SAID, Sample, label_ids, resplit, spans, windows


def test_labels_and_spans_are_inverse():
    found = [(0, 2, "PER"), (2, 3, "LOC"), (4, 6, "ORG")]
    assert spans([LABELS[i] for i in label_ids(7, found)]) == found


def test_words_are_split_as_at_run_time_and_labels_follow():
    sample = Sample("x", "d", ["Norland-based", "Varn", "Co."], label_ids(3, [(0, 1, "LOC"), (1, 3, "ORG")], NOT_SAID))
    split = resplit(sample)
    assert split.words == ["Norland", "-", "based", "Varn", "Co."]
    assert [LABELS[i] for i in split.labels] == ["B-LOC", "I-LOC", "I-LOC", "B-ORG", "I-ORG"]


def test_windows_join_neighbours_of_one_document_and_shift_heads():
    one = Sample("x", "a", ["w"] * 4, [0] * 4, heads=[2, 0, 2, 2], rels=["x"] * 4)
    other = Sample("x", "b", ["w"], [0])
    joined = list(windows([one, one, one, other], limit=8))
    assert [len(w.words) for w in joined] == [8, 4, 1]
    assert joined[0].heads == [2, 0, 2, 2, 6, 0, 6, 6]
    assert joined[0].sentence == [0] * 4 + [1] * 4
    assert joined[2].heads == [NONE]


def test_old_arcs_are_brought_to_the_new_scheme():
    rows = [
        Row("troops", "NNS", 2, "nsubjpass"),
        Row("be", "VBD", 2, "auxpass"),
        Row("see", "VBN", -1, "root"),
        Row("by", "IN", 4, "case"),
        Row("farmer", "NNS", 2, "nmod"),
        Row("and", "CC", 4, "cc"),
        Row("monk", "NNS", 4, "conj"),
        Row(".", ".", 2, "punct"),
    ]
    assert corenlp.arcs(rows) == [
        (2, "nsubj:pass"), (2, "aux:pass"), (-1, "root"), (4, "case"), (2, "obl:agent"), (6, "cc"), (4, "conj"),
        (NONE, ""),
    ]  # fmt: skip
    assert corenlp.upos(rows[1]) == NONE  # "was" may be verb or auxiliary


def test_names_are_the_proper_nouns_around_an_entitys_head():
    def row(i, form, pos, head, misc):
        return [str(i), form, form, pos, "_", "_", str(head), "dep", "_", misc]

    rows = [
        row(1, "the", "DET", 3, "Entity=(1-person-x"),
        row(2, "late", "ADJ", 3, "_"),
        row(3, "Ana", "PROPN", 0, "_"),
        row(4, "Lo", "PROPN", 3, "_"),
        row(5, "of", "ADP", 6, "_"),
        row(6, "Varn", "PROPN", 3, "Entity=(2-place-x)1)"),
    ]
    assert gum.names(rows) == [(2, 6, "PER")]
