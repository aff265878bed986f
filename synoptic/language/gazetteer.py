"""What the shipped tables know of a name: a vote beside the tagger's, never a verdict.

Trained on a few hundred documents, the tagger confuses rare names of states, agencies and parties with people; the
tables of states, cities and organisations settle most of these. The weights are in the unit of the tagger's
probabilities, so that a page that uses "Jordan" as a person's name again and again outvotes the table.
"""

from __future__ import annotations

from functools import lru_cache

from synoptic.language import lexicon
from synoptic.model import NameKind

_STATE, _ORGANISATION, _CITY, _PERSON = 1.0, 1.0, 0.4, 0.7
_BIG = 100_000  # inhabitants: smaller places share their names with people too often


def is_demonym(name: str) -> bool:
    """Whether a name is an adjective or a people's name of a state and no name of a state ("Syrian", "Danes")."""
    key = lexicon.fold(name)
    return name[:1].isupper() and key in lexicon.demonyms() and key not in lexicon.state_names()


@lru_cache(maxsize=20_000)
def votes(name: str) -> tuple[tuple[NameKind, float], ...]:
    """Kinds that the tables know for a name, with weights; "" for a name they do not know."""
    if not name[:1].isupper():
        return ()
    if is_demonym(name):
        return (("MISC", 3.0),)
    out: list[tuple[NameKind, float]] = []
    key = lexicon.fold(name).removeprefix("the ")
    if key in lexicon.state_names() or key in lexicon.capitals() or lexicon.region(name) is not None:
        out.append(("LOC", _STATE))
    elif any(city.population >= _BIG for city in lexicon.cities(name)[:1]):
        out.append(("LOC", _CITY))
    if lexicon.organisation(name) is not None:
        out.append(("ORG", _ORGANISATION))
    if " " in name and lexicon.terms_of(name):
        out.append(("PER", _PERSON))
    return tuple(out)
