"""Search: what is found, where it stands, and that nothing a user types is syntax."""

from __future__ import annotations

import contextlib

import pytest
from helpers.pages import notes_of, page_of
from hypothesis import given
from hypothesis import strategies as st

from synoptic.errors import UserError
from synoptic.store.search import places, question
from synoptic.store.sqlite import Store

TEXTS = {
    "a.txt": "The cease-fire at Lake Tarn began at midnight. Guns fell silent.",
    "b.txt": "Ministers spoke of a truce; the guns, they said, would fall silent on Saturday.",
    "c.txt": "Überraschung in Brelin: Präsidentin Halvek spricht mit Sarkovia.",
}


@pytest.fixture
def store() -> Store:
    made = Store.open()
    for source, text in TEXTS.items():
        page = page_of(source, text, title="Silence on the lake" if source == "b.txt" else None)
        made.put(page, notes_of(page))
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("guns", "ab"),
        ("guns truce", "b"),
        ("GUNS Truce", "b"),
        ('"fell silent"', "a"),
        ("trenches OR midnight", "a"),
        ("truce OR midnight", "ab"),
        ("guns -truce", "a"),
        ("gun", ""),
        ("gun*", "ab"),
        ("prasidentin", "c"),
        ("Präsidentin", "c"),
        ("cease-fire", "a"),
        ('silent -"fell silent"', "b"),
        ("NEAR(guns silent)", ""),
        ("title:lake", ""),
        ("guns AND truce", ""),  # "and" is a word like any other, and stands in no page with both
    ],
)
def test_what_is_found(store: Store, asked: str, found: str) -> None:
    assert "".join(sorted(hit.page for hit in store.search(asked))) == found


def test_the_places_are_characters_of_the_page(store: Store) -> None:
    [hit] = store.search('"guns fell"')
    assert [TEXTS["a.txt"][start:end] for start, end in hit.spans] == ["Guns fell"]
    start, end = hit.snippet
    assert TEXTS["a.txt"][start:end] == hit.text


def test_a_word_in_the_title_comes_first(store: Store) -> None:
    page = page_of("z.txt", "Nothing about that here.", title="Guns")
    store.put(page, notes_of(page))
    assert next(hit.page for hit in store.search("guns")) == "z"


@pytest.mark.parametrize("nothing", ["", "   ", '""', "-", "***", "()", "-word", "…", "' \" '"])
def test_nothing_to_search_for_is_said(store: Store, nothing: str) -> None:
    with pytest.raises(UserError, match="nothing to search"):
        store.search(nothing)


HOSTILE = ['"', "a\"b", "guns)", "(guns", "guns AND", "OR", "OR guns", "NOT guns", "a NEAR/2 b", "{title}: x", "^guns",
           "guns'; DROP TABLE pages; --", "\x00guns", "col:x", "a*b", "+", "guns\ud800",
           "-\"", "* *", "\"-\"", "-- x"]  # fmt: skip


@pytest.mark.parametrize("asked", HOSTILE)
def test_no_input_breaks_the_query(store: Store, asked: str) -> None:
    with contextlib.suppress(UserError):
        store.search(asked)
    assert store.count() == 3


@given(st.text(max_size=40))
def test_no_text_breaks_the_query(asked: str) -> None:
    with Store.open() as store:
        page = page_of("a.txt", "guns fell silent")
        store.put(page, notes_of(page))
        with contextlib.suppress(UserError):
            store.search(asked)
        assert len(list(store.search("guns"))) == 1  # whatever was typed, the index still answers


@given(st.text(alphabet="ab c", max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_marks_are_taken_out_and_their_places_kept(text: str, edges: list[int]) -> None:
    cuts = sorted({min(edge, len(text)) for edge in edges})
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    marked, at = "", 0
    for start, end in spans:
        marked += text[at:start] + "<x>" + text[start:end] + "</x>"
        at = end
    assert places(marked + text[at:], "<x>", "</x>") == (tuple(spans), text)


def test_the_query_is_made_of_quoted_words() -> None:
    assert question('truce "line of contact" ceas* OR halt -NOT') == (
        '(("truce") AND ("line of contact") AND ("ceas" * OR "halt")) NOT "NOT"'
    )
