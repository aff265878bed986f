"""Names from all over the world for the augmentation: the gold corpora know few beyond the US and Europe.

People are built of the given and family names that one state's officials bear, places come from the city, region and
country tables, organisations from the organisation and outlet tables and from what such names are commonly built of
("the Kisumu Water Board", "Ministry of Land and Fisheries"). All of it from the tables the package ships.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from synoptic import tables
from synoptic.language import lexicon, tokens

Words = list[str]
_PARTS = Path(__file__).with_name("name_parts.tsv")
_LONG = 6  # words of a name that is taken from a table


class World:
    """Draws names of a kind; one instance a training run."""

    def __init__(self) -> None:
        given: dict[str, list[str]] = defaultdict(list)
        family: dict[str, list[str]] = defaultdict(list)
        self._people: list[tuple[str, Words]] = []
        for term in (*lexicon.officials(), *lexicon.offices()):
            parts = term.name.split()
            if 2 <= len(parts) <= 4 and all(part[:1].isupper() and len(part) > 1 for part in parts):
                given[term.of].append(parts[0])
                family[term.of].append(parts[-1])
                self._people.append((term.of, parts))
        self._given: Mapping[str, Sequence[str]] = given
        self._family: Mapping[str, Sequence[str]] = family
        lines = _PARTS.read_text(encoding="utf-8").splitlines()
        self._parts = {key: cell.split("|") for key, cell in (line.split("\t") for line in lines if line[0] != "#")}
        self._cities = _cities()
        self._regions = _places()
        self._named = _organisations()
        self._demonyms = sorted({a for c in lexicon.countries().values() for a in c.adjectives})

    def draw(self, kind: str, draw: random.Random) -> Words:
        """The words of one name."""
        makers = {"PER": self.person, "LOC": self.place, "ORG": self.body}
        return makers[kind](draw)

    def person(self, draw: random.Random) -> Words:
        """Mostly given and family name; sometimes one name, three, or an initial."""
        state, known = draw.choice(self._people)
        dice = draw.random()
        if dice < 0.2:
            return list(known)
        first, last = draw.choice(self._given[state]), draw.choice(self._family[state])
        if dice < 0.45:
            return _split(last)
        if dice < 0.5:
            return _split(f"{first} {draw.choice('ABCDEFGHJKLMNPRSTW')}. {last}")
        if dice < 0.62:
            return _split(f"{first} {draw.choice(self._given[state])} {last}")
        return _split(f"{first} {last}")

    def place(self, draw: random.Random) -> Words:
        """A city, a region or state, or what lies there."""
        dice = draw.random()
        if dice < 0.3:
            return _split(draw.choice(self._regions))
        city = draw.choice(self._cities)
        if dice < 0.8:
            return _split(city)
        if dice < 0.84:
            return _split(f"{draw.choice(self._parts['place_heads'])} {city}")
        return _split(f"{city} {draw.choice(self._parts['place_tails'])}")

    def body(self, draw: random.Random) -> Words:
        """An organisation: one of the tables', or built as such names are."""
        forms: list[tuple[float, Callable[[random.Random], str]]] = [
            (0.35, lambda d: d.choice(self._named)),
            (0.47, self._office),
            (0.62, self._public),
            (0.74, self._firm),
            (0.80, self._party),
            (0.90, _acronym),
            (1.0, self._brand),
        ]
        dice = draw.random()
        return _split(next(made for share, made in forms if dice <= share)(draw))

    def _office(self, draw: random.Random) -> str:
        fields = draw.sample(self._parts["fields"], draw.choice([1, 1, 2, 2, 3]))
        said = ", ".join(fields[:-1]) + " and " + fields[-1] if len(fields) > 1 else fields[0]
        if draw.random() < 0.25:
            return f"{fields[0]} {draw.choice(['Ministry', 'Department', 'Committee'])}"
        return f"{draw.choice(self._parts['state_heads'])} of {said}"

    def _public(self, draw: random.Random) -> str:
        tail = draw.choice(self._parts["body_tails"])
        dice = draw.random()
        if dice < 0.12:
            return f"University of {draw.choice(self._cities)}"
        middle = f"{draw.choice(self._parts['fields'])} " if dice > 0.85 else ""
        where = draw.choice(self._cities) if dice < 0.55 else draw.choice(self._demonyms)
        return f"{where} {middle}{tail}"

    def _firm(self, draw: random.Random) -> str:
        state, _ = draw.choice(self._people)
        name = draw.choice(self._family[state]) if draw.random() < 0.6 else self._brand(draw)
        if draw.random() < 0.15:
            return f"{name} & {draw.choice(self._family[state])}"
        return f"{name} {draw.choice(self._parts['firm_tails'])}"

    def _brand(self, draw: random.Random) -> str:
        """A made word, as firms, apps and groups bear them."""
        return "".join(draw.choice(self._parts["syllables"]) for _ in range(draw.choice([2, 2, 3]))).capitalize()

    def _party(self, draw: random.Random) -> str:
        name = draw.choice(self._parts["parties"])
        return name if draw.random() < 0.4 else f"{draw.choice(self._demonyms)} {name}"


def _split(name: str) -> Words:
    return [name[a:b] for a, b in tokens.words(name)]


def _acronym(draw: random.Random) -> str:
    return "".join(draw.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(draw.choice([2, 3, 3, 3, 4, 4, 5])))


def _cities() -> list[str]:
    names = [line.split("\t")[1] for line in tables.lines("cities.tsv.gz")[1:]]
    return [name for name in names if len(name.split()) <= 3 and name[:1].isupper()]


def _places() -> list[str]:
    """States and regions."""
    regions = [row.split("\t")[0] for row in tables.lines("regions.tsv")[1:]]
    names = [c.name for c in lexicon.countries().values()] + regions
    return [name for name in names if len(name.split()) <= _LONG]


def _organisations() -> list[str]:
    out = [name for one in lexicon.organisations().values() for name in (one.name, *one.aliases)]
    out += [row[0] for row in tables.rows("outlets.tsv", 5, header=False)]
    return [name for name in out if 0 < len(name.split()) <= _LONG and name[0].isupper()]
