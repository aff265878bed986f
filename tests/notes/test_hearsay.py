"""Chains: who passes on what others say. Drafts by hand, words tagged, no model."""

from __future__ import annotations

import pytest
from helpers.tagged import tagged

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import frames, merging, told
from synoptic.notes.attributions import Draft, Voice
from synoptic.notes.hearsay import Chains
from synoptic.notes.saying import Cue
from synoptic.notes.speakers import People

SAID = Cue("assert", 3, False, None)


def spot(tree: Tree, words: str, after: int = 0) -> Span:
    at = tree.text.index(words, after)
    return at, at + len(words)


def draft(tree: Tree, content: str, source: str, cue: str) -> Draft:
    return Draft((spot(tree, content),), (Voice((spot(tree, source),), (spot(tree, cue),)),), SAID, 0.5)


def chains(tree: Tree, outlet: str | None = None) -> Chains:
    return Chains(People((), tree), tree, outlet)


def with_frames(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    sentence = tree.reading.sentences[0]
    return merging.with_frames(drafts, frames.find(tree, sentence), tree)


def voices(tree: Tree, one: Draft) -> list[str]:
    return [tree.text_of(v.source[0]) for v in one.voices]


def test_the_frame_nearest_to_the_content_speaks() -> None:
    tree = tagged(
        "“/PUNCT Talks/NOUN failed/VERB ,/PUNCT ”/PUNCT Mora/PROPN said/VERB/say ,/PUNCT "
        "TNA/PROPN reported/VERB/report ./PUNCT"
    )
    (one,) = with_frames(tree, [draft(tree, "“Talks failed,”", "TNA", "reported")])
    assert voices(tree, one) == ["Mora", "TNA"]
    assert chains(tree).of(one, [], "Mora") == ("TNA",)


def test_who_is_cited_speaks_through_who_reports() -> None:
    tree = tagged(
        "Talks/NOUN failed/VERB ,/PUNCT TNA/PROPN reported/VERB/report ,/PUNCT "
        "citing/VERB/cite an/DET official/NOUN ./PUNCT"
    )
    (one,) = with_frames(tree, [draft(tree, "Talks failed", "TNA", "reported")])
    assert voices(tree, one) == ["an official", "TNA"]


def test_two_bodies_in_one_frame_are_two_links() -> None:
    tree = tagged(
        "Mora/PROPN told/VERB/tell Roy/PROPN that/SCONJ talks/NOUN had/AUX failed/VERB ,/PUNCT the/DET Board/PROPN "
        "said/VERB/say ./PUNCT"
    )
    (one,) = with_frames(tree, [draft(tree, "talks had failed", "Mora", "told")])
    assert chains(tree).of(one, [], "Mora") == ("Board",)


def test_frames_leave_the_content() -> None:
    tree = tagged(
        "Talks/NOUN failed/VERB ,/PUNCT according/VERB to/ADP Mora/PROPN ,/PUNCT TNA/PROPN reported/VERB/report ./PUNCT"
    )
    (one,) = with_frames(tree, [draft(tree, "Talks failed, according to Mora", "TNA", "reported")])
    assert [tree.text_of(s) for s in one.content] == ["Talks failed"]
    assert voices(tree, one) == ["Mora", "TNA"]


def test_an_inner_statement_comes_through_the_outer_speaker() -> None:
    tree = tagged(
        "Osk/PROPN said/VERB/say the/DET rebels/NOUN announced/VERB/announce "
        "that/SCONJ they/PRON would/AUX leave/VERB ./PUNCT"
    )
    outer = draft(tree, "the rebels announced that they would leave", "Osk", "said")
    inner = draft(tree, "they would leave", "the rebels", "announced")
    assert chains(tree).of(inner, [(outer, "Osk")], "rebels") == ("Osk",)


@pytest.mark.parametrize(("outlet", "via"), [(None, ("Reuters",)), ("Reuters", ()), ("TASS", ("Reuters",))])
def test_what_an_outlet_was_told_came_through_it_unless_it_is_the_page_s_own(
    outlet: str | None, via: tuple[str, ...]
) -> None:
    tree = tagged(
        "“/PUNCT Yes/INTJ ,/PUNCT ”/PUNCT Mora/PROPN told/VERB/tell Reuters/PROPN on/ADP Monday/PROPN ./PUNCT"
    )
    assert chains(tree, outlet).of(draft(tree, "“Yes,”", "Mora", "told"), [], "Mora") == via


def test_an_outlet_told_holds_for_the_rest_of_the_paragraph_and_the_speaker() -> None:
    tree = tagged(
        "“/PUNCT Yes/INTJ ,/PUNCT ”/PUNCT Mora/PROPN told/VERB/tell Reuters/PROPN ./PUNCT",
        "She/PRON added/VERB/add that/SCONJ talks/NOUN failed/VERB ./PUNCT",
        "Roy/PROPN denied/VERB/deny that/SCONJ ships/NOUN left/VERB ./PUNCT",
    )
    asked = chains(tree)
    assert asked.of(draft(tree, "“Yes,”", "Mora", "told"), [], "Mora") == ("Reuters",)
    assert asked.of(draft(tree, "talks failed", "She", "added"), [], "Mora") == ("Reuters",)
    assert asked.of(draft(tree, "ships left", "Roy", "denied"), [], "Roy") == ()


def test_an_outlet_s_reporter_is_a_witness_through_it() -> None:
    tree = tagged("A/DET reporter/NOUN for/ADP Reuters/PROPN said/VERB/say it/PRON burned/VERB ./PUNCT")
    voice = Voice((spot(tree, "A reporter for Reuters"),), (spot(tree, "said"),))
    assert told.reporter_of(voice, tree) == ["Reuters"]


def test_nobody_passes_on_his_own_words() -> None:
    tree = tagged("Reuters/PROPN reported/VERB/report that/SCONJ talks/NOUN failed/VERB ./PUNCT")
    assert chains(tree).of(draft(tree, "talks failed", "Reuters", "reported"), [], "Reuters") == ()
