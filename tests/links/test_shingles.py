"""Words as numbers: folded alike, placed right, in any script; what was stored comes back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import shingles, winnow
from synoptic.links.common_text import body, measure, passages
from synoptic.model import Page, Zone
from tests.helpers.accounts import page

WORDS = st.lists(st.sampled_from([f"w{i}" for i in range(400)]), max_size=120)


def hashes(text: str) -> list[int]:
    return (shingles.words(page("a", text)) >> np.uint32(2)).tolist()


def test_case_accents_and_hidden_signs_make_no_difference() -> None:
    assert hashes("The Café’s naïve Zürich coöperation") == hashes("the cafe's NAIVE zu\u00adrich co\u200boperation")
    assert hashes("Cafe\u0301") == hashes("café")
    assert hashes("ﬁve") != hashes("six")
    assert hashes("각 가") != hashes("가 각")


def test_scripts_without_blanks_have_words_too() -> None:
    assert len(hashes("部隊は午後に橋を渡った。")) == 11
    assert len(hashes("Die Brücke über den Fluß")) == 5


def test_quoted_words_and_numbers_are_marked_and_other_zones_left_out() -> None:
    text = "Menu Home\nShe said “we leave” at 10\nRead more here"
    zones = (Zone(start=0, end=9, kind="navigation"), Zone(start=10, end=36, kind="body"))
    found = shingles.placed(Page(id="a", source="a", text=text, digest="", zones=zones))
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "She",
        "said",
        "we",
        "leave",
        "at",
        "10",
    ]
    flags = (found.words & np.uint32(3)).tolist()
    assert flags == [0, 0, 1, 1, 0, 2]


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = shingles.placed(page("a", text))
    assert (found.starts < found.ends).all()
    assert (found.ends[:-1] <= found.starts[1:]).all()
    assert len(found.words) == 0 or found.ends[-1] <= len(text)
    assert (shingles.unpacked(shingles.packed(found.words)) == found.words).all()


@given(
    WORDS, WORDS, WORDS, st.lists(st.sampled_from([f"x{i}" for i in range(900)]), min_size=12, max_size=60, unique=True)
)
def test_a_passage_in_common_gives_a_fingerprint_in_common(
    before: list[str], after: list[str], other: list[str], passage: list[str]
) -> None:
    one = shingles.words(page("a", " ".join(before + passage + after)))
    two = shingles.words(page("b", " ".join(other + passage)))
    prints = winnow.fingerprints([one, two])
    shared = len(prints.prints) - len(np.unique(prints.prints))
    assert shared >= 1
    for i, words in enumerate((one, two)):
        found = shingles.shingles(words)
        assert set(prints.prints[prints.holders == i].tolist()) == set(found[winnow.selected(found)].tolist())


@given(WORDS, st.lists(st.sampled_from([f"x{i}" for i in range(900)]), min_size=8, max_size=60, unique=True))
def test_measures_and_passages_tell_what_is_there(words: list[str], passage: list[str]) -> None:
    one, other = (
        body(shingles.words(page("a", " ".join(words + passage)))),
        body(shingles.words(page("b", " ".join(passage)))),
    )
    found = measure(one, other)
    if len(passage) >= 10:
        assert found.own[1] == found.share[1] == 1.0
        assert found.longest == len(passage)
    longest = max(passages(one, other), key=lambda p: p.words)
    assert longest.other == (0, len(passage))
    assert longest.one == (len(words), len(words) + len(passage))
    assert found.turned() == measure(other, one)
