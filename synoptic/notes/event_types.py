"""What act a verb or noun tells: lookups in `data/event_verbs.tsv` (PLOVER types,
https://github.com/openeventdata/PLOVER).

A verb's reading depends on who stands where in its clause ("fired a missile", "fired the minister"): its patterns are
tried first, the narrowest first, then its plain reading. Nouns are looked up with the words that modify them
("phone conversation", "hunger strike"). `Act.sure` (0 to 1) is how likely a use of the word tells an event at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, cast, get_args

from synoptic import tables
from synoptic.model import EventType

Slots = Mapping[str, frozenset[str]]
TABLE = "event_verbs.tsv"
WORDS = "event_words.tsv"


class Act(NamedTuple):
    """A reading of a word: PLOVER type and mode (None = no mode), a plain label, and how sure. `weak` readings come
    from
    a dictionary made for coding states' dealings and hold only between two parties."""

    type: EventType
    mode: str | None
    label: str
    sure: float
    weak: bool = False


class Pattern(NamedTuple):
    """Conditions on a clause: (slot, words) pairs, all of which must hold; no words = anything in that slot."""

    conditions: tuple[tuple[str, frozenset[str]], ...]
    act: Act

    def matches(self, slots: Slots) -> bool:
        return all(
            (words & slots[slot]) if words else True for slot, words in self.conditions if slot in slots
        ) and all(slot in slots for slot, _ in self.conditions)


class Table(NamedTuple):
    """The whole table, by the kind of the entries."""

    verbs: Mapping[str, Act]
    nouns: Mapping[str, Act]
    verb_patterns: Mapping[str, tuple[Pattern, ...]]
    noun_patterns: Mapping[str, tuple[Pattern, ...]]
    light: frozenset[str]
    bearers: frozenset[str]
    phases: Mapping[str, str]
    states: frozenset[str]


class _Row(NamedTuple):
    word: str
    pos: str
    where: str
    type: str
    mode: str
    sure: str
    label: str
    source: str


@cache
def table() -> Table:
    """The shipped table, read once. Raises `DataError` when it is missing or damaged."""
    return _index([_Row(*row) for row in tables.rows(TABLE, len(_Row._fields))])


@cache
def words(name: str) -> frozenset[str]:
    """A named set of `data/event_words.tsv`. Raises `DataError` when the table is missing or has no such set."""
    sets = tables.pairs(WORDS)
    if name not in sets:
        raise tables.damaged(WORDS, f"it has no set {name!r}")
    return frozenset(sets[name].split())


def _index(rows: list[_Row]) -> Table:
    classes = {r.word: frozenset(r.where.split()) for r in rows if r.pos == "@"}
    plain: dict[str, dict[str, Act]] = {"v": {}, "n": {}}
    patterns: dict[str, dict[str, list[Pattern]]] = {"p": {}, "m": {}}
    sets: dict[str, set[str]] = {"l": set(), "f": set(), "s": set()}
    phases: dict[str, str] = {}
    for r in rows:
        if r.pos in plain:
            plain[r.pos].setdefault(r.word, _act(r))
        elif r.pos in patterns:
            patterns[r.pos].setdefault(r.word, []).append(Pattern(_conditions(r.where, classes), _act(r)))
        elif r.pos in sets:
            sets[r.pos].add(r.word)
        elif r.pos == "a":
            phases.setdefault(r.word, r.where)
    narrow = {pos: {w: tuple(sorted(ps, key=_width)) for w, ps in by.items()} for pos, by in patterns.items()}
    return Table(
        plain["v"], plain["n"], narrow["p"], narrow["m"],
        frozenset(sets["l"]), frozenset(sets["f"]), phases, frozenset(sets["s"]),
    )  # fmt: skip


def _act(row: _Row) -> Act:
    if row.type != "-" and row.type not in get_args(EventType):
        raise ValueError(f"unknown event type {row.type!r}")
    kind = cast(EventType, "OTHER" if row.type == "-" else row.type)
    label = "" if row.label == "-" else row.label
    return Act(kind, None if row.mode == "-" else row.mode, label, float(row.sure), row.source == "cameo")


def _conditions(where: str, classes: Mapping[str, frozenset[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    out = []
    for part in where.split("&"):
        slot, _, words = part.partition("=")
        wanted: frozenset[str] = frozenset()
        for word in words.split(","):
            wanted |= classes[word] if word.startswith("@") else frozenset({word})
        out.append((slot, frozenset() if "*" in wanted else wanted))
    return tuple(out)


def _width(pattern: Pattern) -> tuple[bool, bool, int]:
    """Patterns that accept anything come last, dictionary patterns after ours, more conditions before fewer."""
    narrow = any(words for _, words in pattern.conditions)
    return not narrow, pattern.act.weak, -len(pattern.conditions)


def verb_act(words: Iterable[str], slots: Slots) -> Act | None:
    """The reading of a verb in its clause. `words`: its names, longest first ("carry out", "carry"); `slots`: the
    lemmas
    that stand in each place ("obj", "subj", "mod", "xcomp", prepositions). None if the table does not know it; the
    label is empty where a noun of the clause gives it."""
    known = table()
    for word in words:
        for pattern in known.verb_patterns.get(word, ()):
            if pattern.matches(slots) and not (pattern.act.weak and _is_typed(known.verbs.get(word))):
                return pattern.act
        if word in known.verbs:
            return known.verbs[word]
    return None


def _is_typed(act: Act | None) -> bool:
    """Whether a plain reading of ours already gives a type."""
    return act is not None and act.type != "OTHER" and not act.weak


def verb_label(words: Iterable[str]) -> str:
    """The plain label of a verb: its table's, else the shortest of its names."""
    names = list(words)
    return next((act.label for word in names if (act := table().verbs.get(word)) is not None), min(names, key=len))


def noun_act(words: Iterable[str], modifiers: frozenset[str]) -> Act | None:
    """The reading of a noun. `words`: its names, longest first ("phone conversation", "conversation"); `modifiers`:
    lemmas
    around it and prepositions after it. None if it names no event."""
    known = table()
    for word in words:
        for pattern in known.noun_patterns.get(word, ()):
            if pattern.matches({"mod": modifiers}):
                return pattern.act if pattern.act.label else pattern.act._replace(label=word)
        if word in known.nouns:
            return known.nouns[word]
    return None


def is_verb(word: str) -> bool:
    """Whether the table knows the verb, in whatever sense."""
    known = table()
    return word in known.verbs or word in known.verb_patterns or word in known.states


def is_state(word: str) -> bool:
    """Whether a verb tells a state, an opinion, a habit or a saying: no event by itself."""
    return word in table().states
