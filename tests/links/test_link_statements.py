"""Statements that are one: the same words in two pages, one saying in two renderings."""

from synoptic.links.corpus import Corpus
from synoptic.links.statements import link
from synoptic.model import Statement
from tests.helpers.accounts import notes, page, statement

A = page(
    "a",
    "The losses on the northern front are a result of the discordant actions of the allied coalition. "
    "We leave at dawn.",
)
B = page(
    "b",
    "Everything there is the result of uncoordinated actions between the allied coalition on the northern front. "
    "We leave at dawn.",
)


def linked(*statements: Statement, entity_of: dict[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    of = [notes(p, statements=tuple(s for s in statements if s.page == p.id)) for p in (A, B)]
    return {s.id: s.same_as for s in link((A, B), of, entity_of or {}, Corpus((A, B), of))}


ONE = statement(A, 1, A.text[:96], "a/e1")
OTHER = statement(B, 1, B.text[:107], "b/e7")


def test_two_renderings_of_one_speaker_are_one_statement() -> None:
    assert linked(ONE, OTHER, entity_of={"a/e1": "E1", "b/e7": "E1"}) == {"a/s1": ("b/s1",), "b/s1": ("a/s1",)}


def test_like_words_of_two_speakers_are_two() -> None:
    assert linked(ONE, OTHER, entity_of={"a/e1": "E1", "b/e7": "E2"}) == {"a/s1": (), "b/s1": ()}


def test_the_same_words_are_one_whoever_is_named() -> None:
    same = page("b", A.text)
    again = notes(same, statements=(statement(same, 1, A.text[:96]),))
    found = link((A, same), [notes(A, statements=(ONE,)), again], {}, Corpus((A, same), [notes(A), again]))
    assert found[0].same_as == ("b/s1",)


def test_short_formulas_are_not_linked() -> None:
    assert linked(statement(A, 2, "We leave at dawn"), statement(B, 2, "We leave at dawn")) == {"a/s2": (), "b/s2": ()}
