"""Where a place name lies and why: states, regions, units, cities, by what stands beside them and on the page.

place = places.resolve("Paris", inside="Texas")            # why: "named with Texas"
place = places.resolve("Tripoli", context=Context({"LBN": 3}))   # "the state most named on the page: Lebanon"
"""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.lexicon import City, Region
from synoptic.model import Place
from synoptic.notes.place_choice import (
    LARGE,
    RIVAL,
    Candidate,
    Choice,
    Context,
    bare,
    candidates,
    choose,
    of_note,
    within,
    worth_a_guess,
)

__all__ = ["Context", "resolve"]

AREAS = frozenset(
    {"province", "region", "governorate", "oblast", "district", "county", "prefecture", "department", "area", "state",
     "krai", "voivodeship", "canton", "countryside", "division", "airport", "suburb", "suburbs", "port"}
)  # fmt: skip
UNITS = AREAS - {"airport", "suburb", "suburbs", "port", "district", "area"}  # these may name a first-order unit
PARTS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
     "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "greater",
     "upper", "lower", "downtown", "old"}
)  # fmt: skip


def resolve(name: str, *, inside: str | None = None, context: Context | None = None) -> Place:
    """The place of a name. `inside` is what stands beside it: the state or unit of "City, Country".

    An unknown name gives a place without coordinates.
    """
    plain = " ".join(name.split())
    state = _of_state(plain) if not inside else None
    if state:
        return state
    context = context or Context()
    known = bare(plain)
    named = candidates(known)
    if inside and (there := [c for c in named if within(c.found, inside)]):
        return _place(plain, choose(there, known, Context()).best, f"named with {inside}")
    fitting = [c for c in named if worth_a_guess(c, known, context)]
    if fitting and (not inside or _sure(fitting, inside)):
        choice = choose(fitting, known, context)
        return _place(plain, choice.best, choice.why) if choice.sure else _one_of(plain, choice)
    country = _country_of(inside)
    wider = _unit_of(plain, context) or _around(plain, context) or _part_of(plain, context)
    if wider and country in (None, wider.country):
        return wider
    return Place(name=plain, country=country, why="not in the tables")


def _country_of(inside: str | None) -> str | None:
    """The state that what stands beside a name is, or lies in."""
    country = lexicon.country_of(inside) if inside else None
    if country is not None:
        return country.iso3
    around = {r.country for r in lexicon.regions(inside) if r.country} if inside else set()
    return around.pop() if len(around) == 1 else None


def _of_state(name: str) -> Place | None:
    iso3 = lexicon.state_names().get(lexicon.fold(name).removeprefix("the "))
    if iso3 is None:
        return None
    country = lexicon.countries()[iso3]
    return Place(name=country.name, country=iso3, lat=country.lat, lon=country.lon, why="a state's name")


def _sure(fitting: list[Candidate], inside: str) -> bool:
    """Whether the name tells enough though what stands behind it does not hold it ("in Geneva, Norway said"): no state
    or unit stands there, or the place is large and has no rival of its size."""
    if lexicon.country_of(inside) is None and not lexicon.regions(inside):
        return True
    first, *rest = sorted(fitting, key=lambda c: -c.weight)
    if first.found.country and first.found.country == _country_of(inside):
        return True  # "the Aleppo suburb of …": what stands beside it is in the same state
    return of_note(first.found) and all(first.weight - c.weight > RIVAL for c in rest)


def _place(text: str, candidate: Candidate, why: str) -> Place:
    found = candidate.found
    name = text if isinstance(found, City) else found.name
    return Place(name=name, country=found.country or None, lat=found.lat, lon=found.lon, why=why)


def _one_of(text: str, choice: Choice) -> Place:
    """One of several small towns of a name, none of which the page singles out: the state is told if they share it."""
    states = {c.found.country for c in (choice.best, *choice.rivals)}
    return Place(name=text, country=states.pop() if len(states) == 1 else None, why="several small towns of that name")


def _unit_of(name: str, context: Context) -> Place | None:
    """ "Homs province", "the Perm region": the first-order unit that the first words name."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in UNITS:
        return None
    units = [c for c in candidates(" ".join(words[:-1])) if isinstance(c.found, Region) and c.found.unit]
    if not units:
        return None
    choice = choose(units, name, context)
    found = choice.best.found
    return Place(name=name, country=found.country or None, lat=found.lat, lon=found.lon, why=choice.why)


def _around(name: str, context: Context) -> Place | None:
    """ "Springfield district", "the Springfield area": the area around its town."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in AREAS:
        return None
    town = resolve(" ".join(words[:-1]), context=context)
    if town.lat is None:
        return None
    why = f"the area of {town.name}: {town.why}"
    return Place(name=name, country=town.country, lat=town.lat, lon=town.lon, why=why)


def _part_of(name: str, context: Context) -> Place | None:
    """ "Northern Syria", "East Aleppo": a part of a state, a known region or a large city."""
    first, _, rest = name.partition(" ")
    if first.lower() not in PARTS or not rest or rest.split()[0].lower() in PARTS:
        return None
    whole = resolve(rest, context=context)
    large = whole.lat is not None and (
        _of_state(rest) is not None or lexicon.region(rest) is not None
        or any(c.population >= LARGE and c.country == whole.country for c in lexicon.cities(rest))
    )  # fmt: skip
    if not large:
        return None
    why = f"an area of {whole.name}: {whole.why}"
    return Place(name=name, country=whole.country, lat=whole.lat, lon=whole.lon, why=why)
