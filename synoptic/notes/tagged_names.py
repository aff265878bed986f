"""The tagger's name spans made clean: no title, article or possessive at the edges, no bare title or demonym, kinds
agreed.

A word of the text means one kind of thing all through a page (one sense per discourse, Gale, Church & Yarowsky 1992):
where the tagger wavers between kinds for the same words, the page's majority decides, and the gazetteer breaks ties.
"""

from __future__ import annotations

from collections import Counter

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import EntityKind, NameSpan
from synoptic.notes.person_name import honorifics
from synoptic.notes.person_nouns import noun_ending_at
from synoptic.notes.spot import KINDS, Spot, known_names, plain

ARTICLES = frozenset({"the", "a", "an"})


def tagged(tree: Tree) -> list[Spot]:
    """All of the tagger's spans that name something, in the order of the text."""
    cleaned = [spot for name in tree.reading.names if (spot := _clean(tree, name))]
    cleaned = _without_headline_things(tree, cleaned)
    return _agreed(tree, _joined(tree, cleaned))


def _text(tree: Tree, first: int, last: int) -> str:
    return plain(tree.text[tree.tokens[first].start : tree.tokens[last - 1].end])


def _clean(tree: Tree, name: NameSpan) -> Spot | None:
    first, last = name.first, name.last
    while last - first > 1 and (tree.lower(last - 1) in ("'s", "'") or tree.pos(last - 1) == "PUNCT"):
        last -= 1
    while last - first > 1 and (tree.lower(first) in ARTICLES or tree.pos(first) in ("PUNCT", "ADP")):
        first += 1
    kind = KINDS[name.kind]
    if kind == "person":
        first = _behind_owner(tree, _behind_titles(tree, first, last), last)
    text = _text(tree, first, last)
    known = known_names().get(text) or known_names().get(text.removeprefix("The ").removeprefix("the "))
    if known is None and text.isupper() and len(text) > 3:  # a headline's or dateline's capitals
        known = known_names().get(text.title())
    if known:
        return Spot(first, last, *known)
    if kind in ("other", "person") and last - first == 1 and tree.pos(first) == "ADJ":  # "Kurdish", "Islamic"
        return None
    if (
        not tree.word(first)[:1].isalnum()
        or lexicon.fold(text) in lexicon.demonyms()
        or _part_of_title(tree, first, last)
    ):
        return None
    return Spot(first, last, kind, None)


def _behind_titles(tree: Tree, first: int, last: int) -> int:
    """The first token behind titles: "Secretary-General Ban Ki-moon" → "Ban", "Cubs Manager John Doe" → "John". A title
    alone stays, and so does one before a single word ("King Abdullah"), for it may be part of the name."""
    if (
        last - first > 1 and tree.lower(first) == "state" and first and tree.lower(first - 1) == "of"
    ):  # "… of State Doe"
        first += 1
    for cut in range(last - 1, first, -1):
        words = [tree.lower(i).rstrip(".") for i in range(first, cut)]
        found = noun_ending_at(words)
        title = words[-1] in honorifics() or (found and found[0].kind == "person") or _hyphened(words)
        if title and (last - cut > 1 or (found and found[1] > 1) or _hyphened(words)):
            return cut
    return first


def _behind_owner(tree: Tree, first: int, last: int) -> int:
    """The first token behind a state that belongs to the title: "President of Kelda Ann Mora", where the page names Ann
    Mora elsewhere."""
    if last - first < 3 or first < 2 or tree.lower(first - 1) != "of" or not noun_ending_at([tree.lower(first - 2)]):
        return first
    rest = _text(tree, first + 1, last)
    others = {_text(tree, n.first, n.last) for n in tree.reading.names if n.kind == "PER"}
    return first + 1 if rest in others else first


def _hyphened(words: list[str]) -> bool:
    """ "secretary - general" in three tokens."""
    return len(words) > 2 and words[-2] in ("-", "–") and noun_ending_at(["-".join((words[-3], words[-1]))]) is not None


def _part_of_title(tree: Tree, first: int, last: int) -> bool:
    """A title alone ("President"), or the front of one: "French Prime" of "French Prime Minister"."""
    words = [tree.lower(i) for i in range(first, last)]
    if last - first == 1 and (words[0].rstrip(".") in honorifics() or noun_ending_at(words)):
        return True
    if last >= len(tree.tokens):
        return False
    longer = noun_ending_at([words[-1], tree.lower(last)])
    if longer and longer[1] == 2 and longer[0].kind == "person":  # "Kelda Foreign" of "Kelda Foreign Minister"
        return True
    if lexicon.fold(words[0]) not in lexicon.demonyms():
        return False
    if last - first > 1 and (found := noun_ending_at([*words[1:], tree.lower(last)])):
        return found[1] > 1
    found = noun_ending_at(words)
    return bool(found and found[1] == last - first - 1 and found[0].kind == "person")


def _joined(tree: Tree, spots: list[Spot]) -> list[Spot]:
    """Neighbouring place spans put together where the tables know the whole: "St." + "Petersburg"."""
    out: list[Spot] = []
    for spot in spots:
        before = out[-1] if out else None
        if (
            before
            and before.last == spot.first
            and {before.kind, spot.kind} <= {"place", "other", "organisation", "person"}
        ):
            whole = _text(tree, before.first, spot.last)
            if known := known_names().get(whole):
                out[-1] = Spot(before.first, spot.last, *known)
                continue
            if "place" in (before.kind, spot.kind) and lexicon.cities(whole):
                out[-1] = Spot(before.first, spot.last, "place", None)
                continue
        out.append(spot)
    return out


def headline(tree: Tree, token: int) -> bool:
    """Whether the token stands among words that nearly all begin with a capital."""
    sentence = tree.sentence_of_token(token)
    words = [tree.word(i) for i in range(sentence.first, sentence.last) if tree.word(i)[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _without_headline_things(tree: Tree, spots: list[Spot]) -> list[Spot]:
    """In a headline every word begins with a capital ("Syrian Cease-fire Deal"): what is neither person, body nor place
    counts there only if the page's text names it too."""
    told = {s: tree.sentence_of_token(s.first).first for s in spots if s.kind == "other" and s.key is None}
    headlines = {first for first in set(told.values()) if headline(tree, first)}
    doubtful = {s for s, first in told.items() if first in headlines}
    named = {lexicon.fold(_text(tree, s.first, s.last)) for s in spots if s not in doubtful}
    return [s for s in spots if s not in doubtful or lexicon.fold(_text(tree, s.first, s.last)) in named]


def _agreed(tree: Tree, spots: list[Spot]) -> list[Spot]:
    votes: dict[str, Counter[EntityKind]] = {}
    for spot in spots:
        if spot.key is None:
            votes.setdefault(lexicon.fold(_text(tree, spot.first, spot.last)), Counter())[spot.kind] += 1
    decided = {text: _decide(text, counts) for text, counts in votes.items()}
    return [
        s if s.key else Spot(s.first, s.last, decided[lexicon.fold(_text(tree, s.first, s.last))], None) for s in spots
    ]


def _decide(text: str, counts: Counter[EntityKind]) -> EntityKind:
    """The majority's kind; a seat of power is a place, and a city is one if the tagger saw a place once."""
    if text in lexicon.seats() and "person" not in counts:
        return "place"
    if counts["place"] and len(counts) > 1 and lexicon.cities(text):
        return "place"
    if len(counts) > 1:
        counts = Counter({k: n for k, n in counts.items() if k != "other"}) or counts
    return max(counts, key=lambda k: counts[k])
