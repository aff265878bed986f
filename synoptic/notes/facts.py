"""Facts of the world with their dates: `data/dated_facts.tsv`, `data/elections.tsv`, and where a text mentions them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from synoptic import tables
from synoptic.language.lexicon import offices, organisations
from synoptic.model import Span


class Fact(NamedTuple):
    """Something that exists since (and until), or happened at a date; `about` says what, in a few words."""

    name: str
    kind: Literal["name", "event"]
    since: date | None
    until: date | None
    about: str


class Met(NamedTuple):
    """A fact met in a text, at [start, end)."""

    fact: Fact
    start: int
    end: int


_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?")


def _bound(cell: str, last: bool) -> date | None:
    """The first or last day of "2016", "2016-02" or "2016-02-24"; None if the cell is empty."""
    if not cell:
        return None
    parts = [int(x) for x in cell.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)


@lru_cache(maxsize=1)
def table() -> tuple[Fact, ...]:
    """All dated facts, one a name, and the organisations founded since 1985 under names that cannot mean another."""
    made = []
    for names, kind, since, until, about in tables.rows("dated_facts.tsv", 5):
        if kind not in ("name", "event"):
            raise tables.damaged("dated_facts.tsv", f"unknown kind {kind!r}")
        for name in names.split("|"):
            made.append(Fact(name, kind, _bound(since, False), _bound(until, True), about))  # type: ignore[arg-type]
    taken = {fact.name for fact in made}
    for organisation in organisations().values():
        if organisation.since is None or organisation.since.year < 1985:
            continue
        for name in (organisation.name, *organisation.aliases):
            if name not in taken and len(name) >= 4 and (" " in name or not name.isupper()):
                made.append(Fact(name, "name", organisation.since, None, "founded"))
    return tuple(made)


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[tuple[str, ...], Fact]]]:
    """Facts by the first word of their name, longest name first."""
    made: dict[str, list[tuple[tuple[str, ...], Fact]]] = {}
    for fact in table():
        words = tuple(_plain(w) for w in _WORD.findall(fact.name))
        made.setdefault(words[0], []).append((words[1:], fact))
    for options in made.values():
        options.sort(key=lambda option: -len(option[0]))
    return made


def _plain(word: str) -> str:
    """A word as compared: one kind of apostrophe, no final stop, no possessive."""
    word = word.replace("’", "'").rstrip(".")
    return word.removesuffix("'s") if len(word) > 3 else word


def met(text: str, spans: Iterable[Span]) -> Iterator[Met]:
    """Every dated fact that the spans name, longest names first, in order."""
    index = _index()
    for start, end in spans:
        found = list(_WORD.finditer(text, start, end))
        words = [_plain(m.group()) for m in found]
        at = 0
        while at < len(words):
            step = 1
            for rest, fact in index.get(words[at], ()):
                size = len(rest) + 1
                if tuple(words[at + 1 : at + size]) == rest:
                    yield Met(fact, found[at].start(), found[at + size - 1].end())
                    step = size
                    break
            at += step


class Candidacy(NamedTuple):
    """One run for the highest office of a state; `nominee` = from when the party's candidate was clear."""

    name: str
    of: str
    since: date
    nominee: date | None
    until: date | None


@lru_cache(maxsize=1)
def candidacies() -> dict[str, tuple[Candidacy, ...]]:
    """All runs by the candidate's full name as written."""
    made: dict[str, list[Candidacy]] = {}
    for names, of, since, nominee, until in tables.rows("candidacies.tsv", 5):
        first = _bound(since, False)
        if first is None:
            raise tables.damaged("candidacies.tsv", f"no first day for {names!r}")
        for name in names.split("|"):
            made.setdefault(name, []).append(Candidacy(name, of, first, _bound(nominee, False), _bound(until, True)))
    return {name: tuple(runs) for name, runs in made.items()}


@lru_cache(maxsize=1)
def lives() -> dict[str, tuple[tuple[date, date | None], ...]]:
    """When people of public life held or sought a post, by each name: offices, candidacies, `public_life.tsv`."""
    made: dict[str, list[tuple[date, date | None]]] = {}
    for office in offices():
        if office.since is not None:
            for name in {office.name, *office.aliases}:
                made.setdefault(name, []).append((office.since, office.until))
    for name, runs in candidacies().items():
        made.setdefault(name, []).extend((run.since, run.until) for run in runs)
    for names, _, _, since, until in tables.rows("public_life.tsv", 5):
        first = _bound(since, False)
        if first is None:
            raise tables.damaged("public_life.tsv", f"no first day for {names!r}")
        for name in names.split("|"):
            made.setdefault(name, []).append((first, _bound(until, True)))
    return {name: tuple(terms) for name, terms in made.items()}


@lru_cache(maxsize=1)
def _elections() -> dict[str, dict[str, tuple[date, ...]]]:
    made: dict[str, dict[str, tuple[date, ...]]] = {}
    for of, kind, days in tables.rows("elections.tsv", 3):
        made.setdefault(of, {})[kind] = tuple(date.fromisoformat(day) for day in days.split())
    return made


def elections(of: str, kind: str | None = None) -> tuple[date, ...]:
    """Election days of a state (iso3) in order; `kind` president, parliament or referendum, None = all."""
    kinds = _elections().get(of, {})
    if kind is not None:
        return kinds.get(kind, ())
    return tuple(sorted(day for days in kinds.values() for day in days))
