"""Evidence for a page's date in whom it names: people of public life, in office or running at the time or not.

A page names those in office, and of others rather those who have just left or are about to come. What each costs is
fitted on dated news (`training/dates/cast.py`): a log-linear model of the month of publication, with the cast's terms
and the era as features (as document dating by temporal language models does: de Jong, Rode and Hiemstra 2005; here
over people alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from synoptic.model import Evidence, Page, Span
from synoptic.notes import dayset, facts
from synoptic.notes.published_facts import FORMER
from synoptic.notes.solver import Proof

# Nats that a day costs for one person named, by how it lies to the person's time in public life: out of office; also
# more than four years before or after it; more than four years before all of it; more than ten years after it.
_OUT, _FAR, _BEFORE, _LONG_AFTER = 2.1, 0.95, 0.8, 1.2
_DAMPED = 0.8  # of n people each says n ** (this - 1) of what one alone would: they are named together
_NEAR, _LONG = timedelta(days=1461), timedelta(days=3653)
_LISTED = 4
_BESIDE = 40  # characters before a name in which "former" is of it
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


class Public(NamedTuple):
    """A person's time in public life: the days in office or running, and the stretches around them."""

    name: str
    here: int
    near: int  # and up to four years before or after
    since: int  # not more than four years before all of it
    recent: int  # not more than ten years after


def from_cast(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """One proof for all the people of public life that the article names by full name."""
    cast = list(named("\n".join(page.text[start:end] for start, end in spans)))
    if not cast:
        return []
    share = len(cast) ** (_DAMPED - 1)
    layers = tuple(
        (mask, weight * share)
        for one in cast
        for mask, weight in ((one.here, _OUT), (one.near, _FAR), (one.since, _BEFORE), (one.recent, _LONG_AFTER))
    )
    names = ", ".join(one.name for one in cast[:_LISTED]) + (" and others" if len(cast) > _LISTED else "")
    at = page.text.find(cast[0].name)
    says = f"names {names}: pages mostly name people of their own time"
    return [Proof(dayset.FULL, 0.0, Evidence(says=says, start=at, end=at + len(cast[0].name)), layers=layers)]


def named(text: str) -> Iterator[Public]:
    """The people of public life named in full, each once, in the table's order."""
    table = _people()
    seen: set[tuple[int, int]] = set()
    for word in dict.fromkeys(_WORD.findall(text)):
        for one in table.get(word, ()):
            key = one.here, one.since
            if key not in seen and _in_its_time(one.name, text):
                seen.add(key)  # other names of the same person say nothing new
                yield one


def _in_its_time(name: str, text: str) -> bool:
    """Does the text name the person, and nowhere as the former holder of something?"""
    found = list(re.finditer(rf"\b{re.escape(name)}\b", text))
    return bool(found) and not any(FORMER.search(text, max(0, m.start() - _BESIDE), m.start()) for m in found)


@lru_cache(maxsize=1)
def _people() -> dict[str, tuple[Public, ...]]:
    """People by the first word of each of their names."""
    made: dict[str, list[Public]] = {}
    for name, terms in sorted(facts.lives().items()):
        words = _WORD.findall(name)
        if len(words) > 1:
            made.setdefault(words[0], []).append(_public(name, terms))
    return {word: tuple(people) for word, people in made.items()}


def _public(name: str, terms: Sequence[tuple[date, date | None]]) -> Public:
    here = near = recent = 0
    for since, until in terms:
        here |= dayset.between(since, until)
        near |= dayset.between(since - _NEAR, until + _NEAR if until else None)
        recent |= dayset.between(None, until + _LONG if until else None)
    return Public(name, here, near, dayset.between(min(since for since, _ in terms) - _NEAR, None), recent)
