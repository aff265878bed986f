"""What a number counts: the unit beside it, or the noun it modifies with what happened to it ("person killed").

The tree says it where it can; words side by side say it where the tree is wrong ("killing 13 people and wounding 42").
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from synoptic import tables
from synoptic.language.tree import Tree
from synoptic.notes import numerals

TABLE = "amount_units.tsv"
_GAP = 3  # words between a verb and the number it counts: "killed at least 84"
_ASIDE = 10  # words of an aside between a noun and its state
_HEDGES = frozenset({"as", "many", "than"})
_HELPERS = frozenset(
    {"was", "were", "is", "are", "be", "been", "have", "has", "had", "being", "feared", "reportedly", "confirmed"}
)
_SYMBOLS = frozenset({"$", "€", "£", "¥", "₽", "₹", "₩", "₪", "₺", "us$"})


class Unit(NamedTuple):
    """What a form stands for, and of which kind: percent, money, measure, noun (a counted being), state."""

    what: str
    kind: str


@cache
def units() -> dict[str, Unit]:
    """The table of units, states and currencies by form. Raises `DataError`."""
    return {form: Unit(what, kind) for form, what, kind in tables.rows(TABLE, 3)}


def is_symbol(word: str) -> bool:
    """Whether a word is a sign of currency."""
    return word in _SYMBOLS


def counted(tree: Tree, words: list[str], first: int, last: int, end: int) -> str | None:
    """What the number in the tokens [first, last) counts, in a sentence that ends at token `end`; None if nothing
    told."""
    beside = _beside(words, first, last, end)
    if beside is not None:
        return beside.what
    noun = _noun(tree, first, last, end)
    if noun is None:
        bare = numerals.vague_length(words[first:last]) or tree.is_rel(last - 1, "nsubj", "obj")
        state = _state(tree, words, first, last - 1) if bare else _next_to(tree, words, first, last - 1)
        return state.what if state is not None else None
    known = _unit(tree, noun)
    if known is not None and known.kind in ("money", "measure", "state"):
        return known.what
    base = known.what if known is not None else tree.lemma(noun).lower()
    state = _state(tree, words, first, noun)
    if state is None or " " in base or not _is_alive(base, known):
        return base
    return f"{base} {state.what.partition(' ')[2]}"


def _is_alive(base: str, known: Unit | None) -> bool:
    """Whether the counted can be killed or hurt: not "two hours", "three months"."""
    return known is not None or base not in ("hour", "day", "week", "month", "year", "minute", "time", "place", "case")


def _beside(words: list[str], first: int, last: int, end: int) -> Unit | None:
    """A unit or a state right before or after the number: "$3 million", "90%", "49 killed"."""
    if first and is_symbol(words[first - 1]):
        return units()[words[first - 1]]
    for length in (2, 1):
        form = " ".join(words[last : min(end, last + length)]).rstrip(".")
        found = units().get(form)
        if found is not None and found.kind != "noun":
            return found
    return None


def _unit(tree: Tree, i: int) -> Unit | None:
    return units().get(tree.lower(i)) or units().get(tree.lemma(i).lower())


def _noun(tree: Tree, first: int, last: int, end: int) -> int | None:
    """The noun that the number counts: the last of the run of nouns after it, or what the tree says inside that run."""
    i = last
    while i < end and (tree.pos(i) in ("ADJ", "DET") or tree.lower(i) in ("of", "more", "other", "the", "-")):
        i += 1
    run = i
    while run < end and tree.pos(run) in ("NOUN", "ADJ", "PROPN"):
        run += 1
    nouns = [k for k in range(i, run) if tree.pos(k) == "NOUN"] or [k for k in range(last, i) if _unit(tree, k)]
    if not nouns:
        return None
    for k in (first, last - 1):
        up = tree.head(k)
        if up in nouns and tree.is_rel(k, "nummod", "det", "amod"):
            return up
    return nouns[-1]


def _state(tree: Tree, words: list[str], first: int, noun: int) -> Unit | None:
    """What happened to the counted; None if nothing is told."""
    near = _next_to(tree, words, first, noun)
    if near is not None:
        return near
    at = noun
    for _ in range(3):  # "killing of 84 people", "84 of the passengers died"
        up = tree.head(at)
        if up is None:
            return _below(tree, noun)
        found = _unit(tree, up)
        if found is not None and found.kind == "state" and _undergoes(tree, at, up):
            return found
        if not tree.is_rel(at, "nmod", "conj"):
            break
        at = up
    return _below(tree, noun)


def _undergoes(tree: Tree, i: int, verb: int) -> bool:
    """Whether the noun is what the verb is done to: an object, a passive subject, a subject of dying or being dead."""
    if tree.is_rel(i, "obj", "nmod"):
        return True
    return tree.is_rel(i, "nsubj") and (tree.is_passive(verb) or tree.pos(verb) != "VERB" or _befalls(tree, verb))


def _below(tree: Tree, noun: int) -> Unit | None:
    """A participle or adjective of the noun: "84 injured people", "13 people killed in the fire"."""
    for c in tree.children(noun, "acl", "amod", "acl:relcl", "xcomp"):
        found = _unit(tree, c)
        if (
            found is not None
            and found.kind == "state"
            and (tree.is_rel(c, "amod") or tree.is_passive(c) or _befalls(tree, c))
        ):
            return found
    return None


def _befalls(tree: Tree, verb: int) -> bool:
    """Verbs whose subject it happens to: "84 people died"."""
    return tree.lemma(verb).lower() in ("die", "perish", "drown")


def _next_to(tree: Tree, words: list[str], first: int, last: int) -> Unit | None:
    """A state told right before the number or right after its noun: "wounding 42", "84 people had been killed"."""
    return _before(tree, words, first) or _after(tree, words, last)


def _before(tree: Tree, words: list[str], first: int) -> Unit | None:
    at = first - 1
    while at >= 0 and (tree.pos(at) in ("ADV", "ADP", "DET", "ADJ") or words[at] in _HEDGES) and first - at <= _GAP:
        at -= 1
    if at < 0 or tree.pos(at) != "VERB" or _befalls(tree, at):
        return None
    found = units().get(f"{tree.lemma(at).lower()} {words[at + 1]}") or _unit(tree, at)
    return found if found is not None and found.kind == "state" else None


def _after(tree: Tree, words: list[str], last: int) -> Unit | None:
    i, helped = last + 1, False
    if words[i : i + 2] == [",", "including"] and "," in words[i + 1 : i + _ASIDE]:
        i = words.index(",", i + 1) + 1  # "84 people, including ten children, were killed"
    while i < len(words) and i - last <= _ASIDE and words[i] in _HELPERS:
        i, helped = i + 1, True
    if i >= len(words) or tree.pos(i) not in ("VERB", "ADJ"):
        return None
    found = _unit(tree, i)
    return found if found is not None and found.kind == "state" and (helped or _befalls(tree, i)) else None
