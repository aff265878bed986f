"""Navigation and clause reading on trees made by hand."""

from __future__ import annotations

import pytest

ACTIVE = """
President PROPN President 4 nsubj
Ilma PROPN Ilma 1 flat
Torv PROPN Torv 1 flat
met VERB meet 0 root
ministers NOUN minister 4 obj
from ADP from 7 case
Norland PROPN Norland 5 nmod
and CCONJ and 9 cc
Sudria PROPN Sudria 7 conj
in ADP in 12 case
the DET the 12 det
capital NOUN capital 4 obl
on ADP on 14 case
Tuesday PROPN Tuesday 4 obl
+. PUNCT . 4 punct
"""

PASSIVE = """
The DET the 2 det
bridge NOUN bridge 4 nsubj:pass
was AUX be 4 aux:pass
destroyed VERB destroy 0 root
by ADP by 6 case
rebels NOUN rebel 4 obl:agent
by ADP by 8 case
noon NOUN noon 4 obl
+. PUNCT . 4 punct
"""

RELATIVE = """
The DET the 2 det
envoy NOUN envoy 9 nsubj
+, PUNCT , 5 punct
who PRON who 5 nsubj
arrived VERB arrive 2 acl:relcl
Monday PROPN Monday 5 obl:unmarked
+, PUNCT , 5 punct
will AUX will 9 aux
urge VERB urge 0 root
them PRON they 9 obj
to PART to 12 mark
halt VERB halt 9 xcomp
attacks NOUN attack 12 obj
and CCONJ and 15 cc
sign VERB sign 9 conj
"""


def words(tree, indices):
    return [tree.word(i) for i in indices]


def test_children_and_relations_with_and_without_subtype(tree):
    t = tree(PASSIVE)
    assert words(t, t.children(3)) == ["bridge", "was", "rebels", "noon", "."]
    assert words(t, t.children(3, "nsubj")) == ["bridge"]
    assert words(t, t.children(3, "obl")) == ["rebels", "noon"]
    assert words(t, t.children(3, "obl:agent")) == ["rebels"]
    assert t.child(3, "obj") is None


def test_active_clause_has_agent_patient_and_obliques(tree):
    t = tree(ACTIVE)
    assert t.word(t.agent(3)) == "President"
    assert t.word(t.patient(3)) == "ministers"
    assert [(p, t.word(i)) for p, i in t.obliques(3)] == [("in", "capital"), ("on", "Tuesday")]
    assert t.tense(3) == "past"
    assert t.negation(3) is None and t.modal(3) is None


def test_passive_clause_turns_agent_and_patient(tree):
    t = tree(PASSIVE)
    assert t.is_passive(3)
    assert t.word(t.agent(3)) == "rebels"
    assert t.word(t.patient(3)) == "bridge"
    assert t.word(t.subject(3)) == "bridge"
    assert t.tense(3) == "past"


def test_by_phrase_of_time_is_no_agent(tree):
    t = tree(
        "It PRON it 3 nsubj:pass\nwas AUX be 3 aux:pass\nbuilt VERB build 0 root\nby ADP by 5 case\n1990 NUM 1990 3 obl"
    )
    assert t.agent(2) is None


def test_relative_pronoun_gives_its_antecedent(tree):
    t = tree(RELATIVE)
    assert t.word(t.antecedent(3)) == "envoy"
    assert t.word(t.subject(4)) == "envoy"
    assert t.obliques(4) == [("", 5)]


def test_control_and_coordination_share_subjects_and_auxiliaries(tree):
    t = tree(RELATIVE)
    assert t.word(t.subject(11)) == "them"
    assert t.word(t.subject(14)) == "envoy"
    assert t.tense(8) == "future"
    assert t.tense(14) == "future"
    assert t.tense(11) == "infinitive"
    assert words(t, t.auxiliaries(14)) == ["will"]


def test_subject_control_verbs_keep_their_own_subject(tree):
    t = tree(
        "She PRON she 2 nsubj\npromised VERB promise 0 root\nallies NOUN ally 2 obj\n"
        "to PART to 5 mark\nleave VERB leave 2 xcomp"
    )
    assert t.word(t.subject(4)) == "She"


def test_participial_clause_takes_the_subject_of_its_main_verb(tree):
    t = tree("Speaking VERB speak 4 advcl\n+, PUNCT , 1 punct\nhe PRON he 4 nsubj\nsmiled VERB smile 0 root")
    assert t.word(t.subject(0)) == "he"
    assert t.tense(0) == "participle"


def test_reduced_relative_is_passive(tree):
    t = tree(
        "Two NUM two 2 nummod\nmen NOUN man 6 nsubj\nseized VERB seize 2 acl\n"
        "in ADP in 5 case\nVarn PROPN Varn 3 obl\nfled VERB flee 0 root"
    )
    assert t.is_passive(2)
    assert t.word(t.patient(2)) == "men"
    assert t.agent(2) is None
    assert t.tense(2) == "participle"


def test_negation_of_verb_and_of_subject(tree):
    t = tree("They PRON they 4 nsubj\ndid AUX do 4 aux\n+n't PART not 4 advmod\nagree VERB agree 0 root")
    assert t.lower(t.negation(3)) == "n't"
    assert t.tense(3) == "past"
    none = tree("No DET no 2 det\ntroops NOUN troop 3 nsubj\nleft VERB leave 0 root")
    assert none.word(none.negation(2)) == "No"
    assert none.word(none.negation(1)) == "No"


@pytest.mark.parametrize(
    ("said", "tense", "modal"),
    [
        ("He PRON he 3 nsubj\nwould AUX would 3 aux\ngo VERB go 0 root", "conditional", "would"),
        ("He PRON he 3 nsubj\n+'ll AUX will 3 aux\ngo VERB go 0 root", "future", "will"),
        ("He PRON he 3 nsubj\nhas AUX have 3 aux\ngone VERB go 0 root", "past", None),
        ("He PRON he 2 nsubj\ngoes VERB go 0 root", "present", None),
        ("They PRON they 2 nsubj\nput VERB put 0 root", "past", None),
        ("Talks NOUN talk 3 nsubj\nare AUX be 3 cop\nunderway ADJ underway 0 root", "present", None),
    ],
)
def test_tense_and_modal(tree, said, tense, modal):
    t = tree(said)
    last = len(t.tokens) - 1
    assert t.tense(last) == tense
    assert t.modal(last) == modal


def test_noun_has_no_tense(tree):
    assert tree("Talks NOUN talk 0 root").tense(0) is None


def test_going_to_is_future(tree):
    t = tree("He PRON he 3 nsubj\nis AUX be 3 aux\ngoing VERB go 0 root\nto PART to 5 mark\nsign VERB sign 3 xcomp")
    assert t.tense(4) == "future"


def test_phrase_leaves_out_preposition_relative_clause_and_conjunct(tree):
    t = tree(RELATIVE)
    assert t.text_of(t.phrase_span(1)) == "The envoy"
    assert t.text_of(t.span(1)) == "The envoy, who arrived Monday"
    a = tree(ACTIVE)
    assert a.text_of(a.phrase_span(11)) == "the capital"
    assert a.text_of(a.phrase_span(0)) == "President Ilma Torv"
    assert a.text_of(a.phrase_span(4)) == "ministers from Norland and Sudria"
    assert words(a, a.conjuncts(8)) == ["Norland", "Sudria"]


def test_offsets_find_tokens_sentences_and_heads(tree):
    t = tree(ACTIVE + "\n" + PASSIVE)
    text = t.text
    at = text.index("destroyed")
    assert t.word(t.token_at(at + 3)) == "destroyed"
    assert t.token_at(text.index(" was")) is None
    assert t.sentence_of(at).first == 15
    assert t.sentence_of(len(text) - 1) is None
    assert t.sentence_of_token(16) is t.reading.sentences[1]
    assert t.word(t.root(t.reading.sentences[1])) == "destroyed"
    a, b = text.index("the capital"), text.index("the capital") + len("the capital")
    assert t.word(t.head_of_span(a, b)) == "capital"
    assert t.head_of_span(0, 0) is None
    assert words(t, t.tokens_in(a + 1, b - 1)) == ["the", "capital"]


def test_predicates_and_clause_of(tree):
    t = tree(RELATIVE)
    assert words(t, t.predicates()) == ["arrived", "urge", "halt", "sign"]
    assert t.word(t.clause_of(12)) == "halt"


def test_a_deep_chain_is_walked_without_recursion(tree):
    n = 3000
    lines = ["w0 NOUN w 0 root", *(f"w{i} NOUN w {i} nmod" for i in range(1, n))]
    t = tree("\n".join(lines))
    assert len(t.subtree(0)) == n
    assert t.span(0) == (0, t.tokens[-1].end)
    assert len(list(t.ancestors(n - 1))) == n - 1


def test_quotation_marks_of_a_phrase_stay_in_pairs(tree):
    t = tree(
        "the DET the 2 det\nplan NOUN plan 0 root\nfor ADP for 5 case\n“ PUNCT “ 5 punct\n+peace NOUN peace 2 nmod\n"
        "+” PUNCT ” 5 punct\n+, PUNCT , 2 punct"
    )
    assert t.text_of(t.span(1)) == "the plan for “peace”"
    assert t.text_of(t.phrase_span(4)) == "“peace”"
