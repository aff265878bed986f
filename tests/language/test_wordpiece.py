"""WordPiece on a small vocabulary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from synoptic.language.encode import MAX_PIECES, case, encode, pad
from synoptic.language.wordpiece import UNKNOWN, WordPiece

PIECES = [f"[unused{i}]" for i in range(100)] + ["[UNK]", "[CLS]", "[SEP]"]
PIECES += ["un", "##aff", "##able", "cafe", "-", "’", "彼", "a", "##a"]


def spelled(word):
    return [PIECES[i] for i in WordPiece(PIECES).word(word)]


def test_greedy_longest_match():
    assert spelled("Unaffable") == ["un", "##aff", "##able"]


def test_accents_and_invisible_characters_come_off():
    assert spelled("Caf\u00e9") == ["cafe"]
    assert spelled("ca\u00adfe\u200b") == ["cafe"]


def test_punctuation_and_ideographs_stand_alone():
    assert spelled("un-able’") == ["un", "-", "[UNK]", "’"]
    assert spelled("彼彼") == ["彼", "彼"]


def test_unknown_and_empty_words_give_one_piece():
    assert WordPiece(PIECES).word("xyz") == (UNKNOWN,)
    assert WordPiece(PIECES).word("") == (UNKNOWN,)
    assert WordPiece(PIECES).word("a" * 5000) == (UNKNOWN,)


def test_the_cache_changes_nothing():
    pieces = WordPiece(PIECES)
    assert pieces.encode(["unaffable", "unaffable"]) == [pieces.encode(["unaffable"])[0]] * 2


@given(st.text(max_size=40))
def test_any_word_has_pieces(word):
    assert WordPiece(PIECES).word(word)


def test_case_classes():
    assert [case(w) for w in ("left", "Left", "UN", "iPhone", "3.5", "A")] == [1, 2, 3, 4, 1, 2]


def test_a_window_points_at_first_pieces_and_marks_sentence_starts():
    window = encode(["Unaffable", "cafe"], [True, False], [3, 5], WordPiece(PIECES))
    assert window.first == [1, 4]
    assert window.types == [0, 6, 6, 6, 1, 0]
    assert window.states == [0, 3, 3, 3, 5, 0]
    batch = pad([window, encode(["a"], [True], [0], WordPiece(PIECES))])
    assert batch.ids.shape == (2, 6) and batch.seen.sum(axis=1).tolist() == [6, 3]


def test_a_window_never_exceeds_the_encoder():
    window = encode(["a" * 90] * 400, [False] * 400, [0] * 400, WordPiece(PIECES))
    assert len(window.ids) <= MAX_PIECES and len(window.first) == 400
