"""One page, one kind a name: the tagger reads windows, a page uses a name in one sense.

The kind with most weight on the page wins; a surname follows the full names that end in it; repeats that the tagger
missed are added. (Measured on worldwide newswire: about one point of F1.)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from synoptic.language import cues, gazetteer
from synoptic.language.edges import Edges
from synoptic.model import NameKind, NameSpan, Sentence, Token

Votes = dict[str, dict[NameKind, float]]  # name as spelled → weight of each kind

_ADDED = 0.5  # the score of a repeat that only its other mentions testify
_STATE = 0.8  # the share of ORG votes that a name which the tables know only as a place takes for itself
_CAPITALS, _FULL = 0.4, 1.0  # votes for what an acronym stands for
_ENOUGH, _ENOUGH_ONE = 0.8, 1.5  # summed probability that lets a name of several words, of one word, be looked for
_LONGEST = 12  # words of a name that is looked for


def consistent(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], found: Iterable[NameSpan]
) -> tuple[NameSpan, ...]:
    """The page's names with their edges settled, sorted, disjoint, each within its sentence."""
    names = _uncommon(text, tokens, Edges(text, tokens, sentences).settle(list(found)))
    votes = _votes(text, tokens, sentences, names)
    kinds = {said: _top(kind) for said, kind in votes.items()}
    out = [_as(name, kinds[_key(text, name)]) for name in names]
    wanted = {
        said for said, kind in votes.items()
        if kinds[said] != "MISC" and len(said) > 2 and said[0].isupper()
        and kind[kinds[said]] >= (_ENOUGH if " " in said else _ENOUGH_ONE)
    }  # fmt: skip
    out.extend(_repeats(text, tokens, sentences, out, {said: kinds[said] for said in wanted}))
    return tuple(sorted(out, key=lambda name: name.first))


def _uncommon(text: str, tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Without single words that the page also uses as a noun ("the Court", "a court"), unless the tables know them or
    they name a person ("May")."""
    small = {word for t in tokens if t.pos == "NOUN" and (word := text[t.start : t.end]).islower()}
    return [
        name
        for name in names
        if name.last - name.first > 1
        or name.kind == "PER"
        or (word := text[name.start : name.end]).lower() not in small
        or word.islower()
        or gazetteer.votes(word)
    ]


def _key(text: str, name: NameSpan) -> str:
    return " ".join(text[name.start : name.end].split())


def _as(name: NameSpan, kind: NameKind) -> NameSpan:
    if name.kind == kind:
        return name
    return NameSpan(first=name.first, last=name.last, start=name.start, end=name.end, kind=kind, score=name.score)


def _top(kinds: Mapping[NameKind, float]) -> NameKind:
    return max(kinds, key=lambda kind: kinds[kind])


def _votes(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[NameSpan]) -> Votes:
    """What speaks for each kind of each name: the tagger's probabilities, the words around it, the tables, full names
    for surnames."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    bounds = {i: (s.first, s.last) for s in sentences for i in range(s.first, s.last)}
    for name in names:
        votes[_key(text, name)][name.kind] += name.score
        for kind, weight in cues.votes(text, tokens, name, bounds[name.first]):
            votes[_key(text, name)][kind] += weight
    for said, kinds in votes.items():
        told = gazetteer.votes(said)
        for known, weight in told:
            kinds[known] += weight
        if {kind for kind, _ in told} == {"LOC"}:
            kinds["LOC"] += _STATE * kinds["ORG"]
    people = [said for said, kinds in votes.items() if len(said.split()) in (2, 3) and _top(kinds) == "PER"]
    _vote_acronyms(votes)
    surnames = Counter(said.split()[-1] for said in people)
    for said, kinds in votes.items():
        if said in surnames and _top(kinds) != "PER":
            kinds["PER"] += 0.7 * surnames[said]
    return votes


def _vote_acronyms(votes: Votes) -> None:
    """A name of capitals is an organisation rather than a person, and of the kind of the name that it abbreviates."""
    full = {_initials(said): _top(kinds) for said, kinds in votes.items() if " " in said}
    for said, kinds in votes.items():
        if said.isupper() and said.isalpha() and 2 <= len(said) <= 6:
            kinds["ORG"] += _CAPITALS
            meant = full.get(said)
            if meant in ("ORG", "LOC"):
                kinds[meant] += _FULL


def _initials(said: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", said) if word[:1].isupper())


def _repeats(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    names: Sequence[NameSpan],
    wanted: dict[str, NameKind],
) -> list[NameSpan]:
    """Untagged word sequences that are spelled like a wanted name, the longest first."""
    taken = {i for name in names for i in range(name.first, name.last)}
    by_first: dict[str, list[tuple[list[str], NameKind]]] = defaultdict(list)
    spellings = {_key(text, name): [text[t.start : t.end] for t in tokens[name.first : name.last]] for name in names}
    for said, kind in wanted.items():
        spelled = spellings[said]
        if len(spelled) <= _LONGEST:
            by_first[spelled[0]].append((spelled, kind))
    for choices in by_first.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    out: list[NameSpan] = []
    if not by_first:
        return out
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            if i in taken:
                continue
            for spelled, kind in by_first.get(text[tokens[i].start : tokens[i].end], ()):
                last = i + len(spelled)
                if last <= sentence.last and _matches(text, tokens, i, spelled, taken):
                    out.append(
                        NameSpan(
                            first=i, last=last, start=tokens[i].start, end=tokens[last - 1].end, kind=kind, score=_ADDED
                        )
                    )
                    taken.update(range(i, last))
                    break
    return out


def _matches(text: str, tokens: Sequence[Token], at: int, spelled: list[str], taken: set[int]) -> bool:
    """Whether the words from `at` on are these, untaken, and no part of a hyphenated word."""
    last = at + len(spelled)
    for i, word in enumerate(spelled, at):
        if i in taken or text[tokens[i].start : tokens[i].end] != word:
            return False
    before = text[tokens[at].start - 1 : tokens[at].start]
    after = text[tokens[last - 1].end : tokens[last - 1].end + 1]
    return before != "-" and after != "-"
