"""Walking one page's reading: who stands under whom, who did what to whom, when, with what preposition.

`Tree(reading, text)` is the one way the notes look at syntax. Every token is an index into `reading.tokens`; `None` =
there is none. Trees follow Universal Dependencies 2 as GUM annotates them (https://universaldependencies.org/u/dep/):
content words govern function words, coordination hangs on its first member, the preposition is a `case` child of its
noun, title and name are one flat chain headed by its first word ("President" in "President Helena Torv").
Relations with a subtype: nsubj:pass, aux:pass, obl:agent, obl:unmarked ("met Tuesday"), nmod:poss, nmod:unmarked,
nmod:desc, acl:relcl, compound:prt, cc:preconj, det:predet. A query for `"nsubj"` also finds `nsubj:pass`.

    tree = Tree(reading, page.text)
    for verb in tree.predicates():
        who, whom = tree.agent(verb), tree.patient(verb)         # active and passive alike, relative pronouns resolved
        for member in tree.conjuncts(who) if who is not None else ():
            tree.text_of(tree.phrase_span(member))               # "Syrian President Bashar al-Assad"
        for preposition, noun in tree.obliques(verb): ...        # ("in", 17), ("", 20) for a bare "Tuesday"
        tree.tense(verb), tree.negation(verb), tree.modal(verb)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from synoptic.language import clauses
from synoptic.language.clauses import Tense
from synoptic.model import NameSpan, Reading, Sentence, Span, Token

__all__ = ["Tense", "Tree"]

# What a noun phrase carries that is not part of naming its referent.
_LOOSE = frozenset(
    {"acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "discourse", "dep", "list", "advcl", "dislocated"}
)
_OPENING = frozenset("([{\"“‘«'`-–—,;:.…•*")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ('"', '"'))
_CLOSING = frozenset(")]}\"”’»'-–—,;:.…?!•*")


class Tree:
    """Fast navigation over a `Reading`; built in linear time, every query near constant (subtrees: their own size)."""

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading = reading
        self.text = text
        self.tokens: tuple[Token, ...] = reading.tokens
        self._starts = [t.start for t in reading.tokens]
        self._sentence_starts = [s.start for s in reading.sentences]
        self._name_firsts = [n.first for n in reading.names]
        self._firsts = [s.first for s in reading.sentences]
        self._children: list[list[int]] = [[] for _ in reading.tokens]
        for i, token in enumerate(reading.tokens):
            if token.head >= 0:
                self._children[token.head].append(i)

    # --- tokens, sentences, offsets ---------------------------------------------------------------------------------

    def word(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def lower(self, i: int) -> str:
        """The token in lower case, with a straight apostrophe ("n't", "'s")."""
        return self.word(i).lower().replace("’", "'")

    def lemma(self, i: int) -> str:
        """The token's lemma ("met" → "meet"), lower case but for proper names."""
        return self.tokens[i].lemma

    def pos(self, i: int) -> str:
        """The token's UPOS tag."""
        return self.tokens[i].pos

    def rel(self, i: int) -> str:
        """The token's relation to its head, with subtype ("nsubj:pass"); "root" for a sentence's root."""
        return self.tokens[i].rel

    def head(self, i: int) -> int | None:
        """The token's head, None for a root."""
        return self.tokens[i].head if self.tokens[i].head >= 0 else None

    def is_rel(self, i: int, *rels: str) -> bool:
        """Whether the token's relation is one of these; "obl" also matches "obl:agent", "obl:agent" only itself."""
        own = self.tokens[i].rel
        return own in rels or own.partition(":")[0] in rels

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that overlap the characters [start, end), as a range of indices (perhaps empty)."""
        first = bisect_right(self._starts, start)
        if first > 0 and self.tokens[first - 1].end > start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def token_at(self, offset: int) -> int | None:
        """The token that covers the character, None in white space or outside what was read."""
        found = self.tokens_in(offset, offset + 1)
        return found[0] if found else None

    def sentence_index(self, offset: int) -> int | None:
        """The number of the sentence that covers the character, None between sentences."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return i if i >= 0 and offset < self.reading.sentences[i].end else None

    def sentence_of(self, offset: int) -> Sentence | None:
        """The sentence that covers the character, None between sentences or outside what was read."""
        i = self.sentence_index(offset)
        return None if i is None else self.reading.sentences[i]

    def sentence_of_token(self, i: int) -> Sentence:
        """The sentence of a token."""
        return self.reading.sentences[bisect_right(self._firsts, i) - 1]

    def root(self, sentence: Sentence) -> int | None:
        """The root token of a sentence, None if it has no token."""
        return next((i for i in range(sentence.first, sentence.last) if self.tokens[i].head < 0), None)

    def text_of(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span[0] : span[1]]

    # --- up and down ------------------------------------------------------------------------------------------------

    def children(self, i: int, *rels: str) -> tuple[int, ...]:
        """The token's dependents in the order of the text; with `rels`, those of these relations (see `is_rel`)."""
        found = self._children[i]
        return tuple(c for c in found if self.is_rel(c, *rels)) if rels else tuple(found)

    def child(self, i: int, *rels: str) -> int | None:
        """The first dependent of these relations."""
        return next((c for c in self._children[i] if self.is_rel(c, *rels)), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The token's head, its head's head … up to the root."""
        up = self.tokens[i].head
        while up >= 0:
            yield up
            up = self.tokens[up].head

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, sorted; branches of the relations `without` (exact names) are left out."""
        out, todo = [], [i]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(c for c in self._children[at] if self.tokens[c].rel not in without)
        return sorted(out)

    def span(self, i: int) -> Span:
        """Characters from the first to the last token of the subtree, without punctuation at its edges."""
        return self._around(i, self.subtree(i))

    def phrase(self, i: int) -> list[int]:
        """The tokens of the noun phrase proper: without relative clause, apposition, conjuncts and its preposition."""
        top = [
            c
            for c in self._children[i]
            if self.tokens[c].rel not in _LOOSE and not self.is_rel(c, "case", "cop", "mark")
        ]
        kept = {i}
        for c in top:
            if not self.is_rel(c, "nsubj", "aux", "punct"):
                kept.update(self.subtree(c, frozenset({"acl:relcl", "appos", "parataxis"})))
        return self._run(i, sorted(kept | {c for c in top if self.is_rel(c, "punct")}))

    def phrase_span(self, i: int) -> Span:
        """Characters of `phrase(i)`: "the Syrian president" in "by the Syrian president, who arrived on Tuesday"."""
        return self._around(i, self.phrase(i))

    def name_span(self, i: int) -> Span:
        """Characters of the name around the token: as the tagger found it, else `phrase_span(i)`."""
        name = self.name_at(i)
        return (name.start, name.end) if name is not None else self.phrase_span(i)

    def name_at(self, i: int) -> NameSpan | None:
        """The tagger's name that the token belongs to."""
        at = bisect_right(self._name_firsts, i) - 1
        name = self.reading.names[at] if at >= 0 else None
        return name if name is not None and i < name.last else None

    def head_of_span(self, start: int, end: int) -> int | None:
        """The token of [start, end) that governs the others: the highest one, the first of equals; None if no token."""
        inside = self.tokens_in(start, end)
        tops = [i for i in inside if self.tokens[i].head not in inside]
        solid = [i for i in tops if self.tokens[i].pos != "PUNCT"] or tops
        weight = {i: len(self.subtree(i)) for i in solid} if len(solid) > 1 else dict.fromkeys(solid, 1)
        return max(solid, key=lambda i: (weight[i], -i), default=None)

    def _run(self, i: int, kept: list[int]) -> list[int]:
        """The unbroken run of `kept` around i (a parse error must not stretch a phrase over half a sentence)."""
        inside = set(kept)
        first = last = i
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return list(range(first, last + 1))

    def _around(self, i: int, kept: list[int]) -> Span:
        """The characters from the first to the last of `kept`, trimmed of lone punctuation (pairs stay whole)."""
        first, last = kept[0], kept[-1]
        while first < i and self.tokens[first].pos == "PUNCT" and self.word(first)[:1] in _OPENING:
            if self._paired(first, last):
                break
            first += 1
        while last > i and (
            self.tokens[last].rel == "cc" or (self.tokens[last].pos == "PUNCT" and self.word(last)[:1] in _CLOSING)
        ):
            if self._paired(first, last):
                break
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def _paired(self, first: int, last: int) -> bool:
        """Whether first and last token are a pair of marks, or the last closes what opens within (or the reverse)."""
        inside = self.text[self.tokens[first].start : self.tokens[last].end]
        for opening, closing in _PAIRS:
            if opening == closing:
                if inside.count(opening) == 2 and opening in (inside[0], inside[-1]):
                    return True
            elif inside.count(opening) == inside.count(closing) > 0 and (inside[0] == opening or inside[-1] == closing):
                return True
        return False

    # --- clauses ----------------------------------------------------------------------------------------------------

    def predicates(self, sentence: Sentence | None = None) -> list[int]:
        """Tokens that head a clause (verbs, and others with a copula or a subject), of one sentence or of all."""
        scope = range(len(self.tokens)) if sentence is None else range(sentence.first, sentence.last)
        return [i for i in scope if clauses.is_predicate(self, i)]

    def clause_of(self, i: int) -> int | None:
        """The nearest predicate at or above the token."""
        if clauses.is_predicate(self, i):
            return i
        return next((a for a in self.ancestors(i) if clauses.is_predicate(self, a)), None)

    def subject(self, i: int) -> int | None:
        """The grammatical subject of a predicate, passive included: its own, else that of the verb it is coordinated
        with or complements ("agreed to halt": of "agreed"; "urged them to halt": "them"), else what a participle
        modifies ("speaking in Tokyo, he said": of "said"). A relative pronoun gives its antecedent."""
        return clauses.subject(self, i)

    def object(self, i: int) -> int | None:
        """The direct object; a relative pronoun gives its antecedent."""
        return clauses.object_(self, i)

    def agent(self, i: int) -> int | None:
        """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
        return clauses.agent(self, i)

    def patient(self, i: int) -> int | None:
        """To whom it is done: the object of an active verb, the subject of a passive one."""
        return clauses.patient(self, i)

    def obliques(self, i: int) -> list[tuple[str, int]]:
        """Prepositional and bare adverbial nouns of a verb (obl) or noun (nmod): (preposition in lower case, token);
        "" for a bare one ("on Tuesday" → ("on", …), "Tuesday" → ("", …)), several words joined ("in front of")."""
        return [(self.preposition(c), c) for c in self.children(i, "obl", "nmod") if self.tokens[c].rel != "nmod:poss"]

    def preposition(self, i: int) -> str:
        """The preposition over a noun in lower case, multi-word ones joined by a space, "" if none."""
        marks: list[int] = []
        for c in self.children(i, "case"):
            if self.lower(c) not in ("'s", "'"):
                marks += [c, *self.children(c, "fixed")]
        return " ".join(self.lower(c) for c in sorted(marks))

    def possessor(self, i: int) -> int | None:
        """The owner in "Syria's army", "his visit" (nmod:poss)."""
        return self.child(i, "nmod:poss")

    def conjuncts(self, i: int) -> list[int]:
        """The token and all it is coordinated with, in the order of the text."""
        first = i
        while self.tokens[first].rel == "conj" and self.tokens[first].head >= 0:
            first = self.tokens[first].head
        out, todo = [], [first]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(self.children(at, "conj"))
        return sorted(out)

    def antecedent(self, i: int) -> int | None:
        """What a relative pronoun ("who", "which", "that") stands for, None if the token is no relative pronoun."""
        return clauses.antecedent(self, i)

    def is_passive(self, i: int) -> bool:
        """Whether the predicate is passive ("was killed", "the man killed by a bomb")."""
        return clauses.is_passive(self, i)

    def auxiliaries(self, i: int) -> tuple[int, ...]:
        """The auxiliaries and the copula of a predicate, in order; a bare coordinated verb shares its first's."""
        return clauses.auxiliaries(self, i)

    def modal(self, i: int) -> str | None:
        """The lemma of the predicate's modal ("will", "would", "may", "must" …)."""
        return clauses.modal(self, i)

    def negation(self, i: int) -> int | None:
        """The token that negates the predicate or noun: "not", "n't", "never", "no" (of its subject or object too)."""
        return clauses.negation(self, i)

    def tense(self, i: int) -> Tense | None:
        """past · present · future (will, shall, going to) · conditional (would and other modals) · infinitive ·
        participle (no finite verb) of a predicate; None if it has no verb. "has met" is past."""
        return clauses.tense(self, i)

    def particle(self, i: int) -> int | None:
        """The particle of a phrasal verb ("carry out")."""
        return self.child(i, "compound:prt")
