"""Which of the places of one name is meant: how large each is, and what on the page speaks for it.

A candidate's weight is the power of ten of its people plus the evidence for it; the reason given is that evidence. The
worths are set so that a state named on a page beats a hundredfold size, and a capital stays one while its own state is
not the one missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import cos, hypot, log10, radians
from types import MappingProxyType
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.lexicon import City, Region

# Worths, in powers of ten of population.
NAMED_COUNTRY, NAMED_REGION, NEAR_TOWN, HOLDS_TOWNS = 2.0, 1.2, 0.6, 4.0
CAPITAL, KNOWN_TOWN, SPELLED = 1.0, 0.5, 0.3
UNIT, OWN_TOWN = -1.5, -3.0  # a bare name is rather a town's than a unit's, and surely so if the town lies in it
KNOWN = 7.0  # at least: a region whose name is meant wherever it stands
SMALL, LARGE, VERY_LARGE = 15_000, 100_000, 1_000_000  # people, see `worth_a_guess`
NEAR = 150.0  # kilometres
RIVAL = 1.0  # a place of the same name that weighs at most so much less is told
_OF = re.compile(r"(?:[Cc]ity|[Tt]own|[Pp]ort|[Ss]tate|[Pp]rovince|[Rr]egion|[Gg]overnorate|[Ii]sland) of (?=[A-Z])")
_ARTICLE = re.compile(r"[Aa](?:l|r|s|t|n|d|z|sh)[- ](?=[A-Z])")
DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "center", "centre", "old", "new", "city", "downtown", "uptown", "northern",
     "southern", "eastern", "western", "central", "nord", "sud", "est", "ouest", "capital", "upper", "lower", "coast",
     "plateau", "delta", "rivers", "littoral", "maritime", "northwest", "northeast", "southwest", "southeast"}
)  # fmt: skip


class Town(NamedTuple):
    """A town of which the page leaves no doubt."""

    name: str
    country: str
    lat: float
    lon: float


class Context(NamedTuple):
    """What else a page names: states (iso3 → how often), regions (folded), the regions that it puts behind one of their
    towns ("Springfield, Washington"; folded), towns beyond doubt."""

    countries: Mapping[str, float] = MappingProxyType({})
    regions: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    towns: tuple[Town, ...] = ()


class Candidate(NamedTuple):
    """A place that bears the name: a city, or a region of some kind."""

    found: City | Region
    weight: float  # without the page

    @property
    def city(self) -> City | None:
        """The city, None for a region."""
        return self.found if isinstance(self.found, City) else None


class Choice(NamedTuple):
    """The candidate meant, why, which others come near, and whether it is more than a guess among them."""

    best: Candidate
    why: str
    rivals: tuple[Candidate, ...]
    sure: bool


class Reason(NamedTuple):
    """Something on the page that speaks for a candidate."""

    weight: float
    says: str


def is_capital(city: City) -> bool:
    """Whether it is the capital of an independent state."""
    country = lexicon.countries().get(city.country)
    return bool(country and country.independent and lexicon.fold(city.name) in map(lexicon.fold, country.capitals))


def of_note(found: City | Region) -> bool:
    """Whether a name without more may mean the place: a large or well-known one."""
    if isinstance(found, City):
        return is_capital(found) or found.known or found.population >= LARGE
    return found.known or found.people >= VERY_LARGE


def country_name(iso3: str) -> str:
    """A state's name in the press."""
    country = lexicon.countries().get(iso3)
    return country.name if country else iso3


def within(found: City | Region, inside: str) -> bool:
    """Whether a place lies in the state or unit named ("Texas", "Ga.", "TX", "Lebanon", "Lebanese")."""
    if not found.country:
        return False
    country = lexicon.country_of(inside)
    if country is not None and found.country == country.iso3:
        return True
    if not found.unit:
        return False
    if inside.isupper() and found.country == "USA" and found.unit == inside:
        return True
    return any(r.country == found.country and r.unit == found.unit for r in lexicon.regions(inside))


def bare(name: str) -> str:
    """The form that the tables know: without "City of" or an Arabic article, if not as it stands."""
    forms = (name, _OF.sub("", name), _ARTICLE.sub("", name))
    return next((form for form in forms if lexicon.cities(form) or lexicon.regions(form)), name)


@lru_cache(maxsize=4096)
def candidates(name: str) -> tuple[Candidate, ...]:
    """All places of the tables with that name; a unit that bears its own town's name stands behind the town."""
    name = bare(name)
    cities = lexicon.cities(name)
    out = [Candidate(c, log10(max(c.population, 10)) + _standing(c, name)) for c in cities]
    towns = {(c.country, c.unit) for c in cities}
    for region in lexicon.regions(name):
        people = log10(max(region.people, 10))
        if region.known:
            out.append(Candidate(region, max(KNOWN, people)))
        else:
            out.append(Candidate(region, people + (OWN_TOWN if (region.country, region.unit) in towns else UNIT)))
    return tuple(out)


def _standing(city: City, name: str) -> float:
    spelled = SPELLED * (1 if name.isascii() else 3) if city.name == name else 0.0
    return spelled + (CAPITAL if is_capital(city) else KNOWN_TOWN if city.known else 0.0)


def worth_a_guess(candidate: Candidate, name: str, context: Context) -> bool:
    """A bare name is a city of a state or region that the page names, or a large one; a small town elsewhere is no
    guess, and "North" is none of a town's. A unit's name is one if the page names its state, or it is populous."""
    found, key = candidate.found, lexicon.fold(name)
    if isinstance(found, Region) and found.known:
        return True
    if key in DIRECTIONS:
        return False
    named = context.countries.get(found.country or "", 0) >= 1
    if isinstance(found, Region):
        return named or key in context.parents or found.people >= VERY_LARGE
    own = lexicon.fold(found.name) == key
    if named or (own and _region_named(found, key, context)):
        return own or found.population >= SMALL
    if found.known or (own and (key == lexicon.fold(found.admin) or is_capital(found))):
        return True  # or its province is named after it
    return found.population >= (LARGE if own or len(lexicon.cities(name)) == 1 else VERY_LARGE)


def _region_named(found: City | Region, key: str, context: Context) -> str:
    """The unit around the place, if the page names it otherwise than by the place's own name."""
    name = lexicon.unit_names().get((found.country or "", found.unit), "") if isinstance(found, City) else ""
    folded = lexicon.fold(name)
    return name if name and folded != key and folded in context.regions else ""


def evidence(candidate: Candidate, name: str, context: Context) -> list[Reason]:
    """What on the page speaks for the candidate, the strongest first."""
    found, key = candidate.found, lexicon.fold(name)
    out = []
    if isinstance(found, Region) and key in context.parents:
        out.append(Reason(HOLDS_TOWNS, "the page names a town in it"))
    if (count := context.countries.get(found.country or "", 0)) > 0:
        share = min(1.0, 2 * count / (sum(context.countries.values()) or 1))
        state = country_name(found.country or "")
        most = count >= max(context.countries.values())
        says = f"the state most named on the page: {state}" if most else f"the page names {state}"
        out.append(Reason(NAMED_COUNTRY * share, says))
    if region := _region_named(found, key, context):
        out.append(Reason(NAMED_REGION, f"the page names {region}"))
    others = (t for t in context.towns if lexicon.fold(t.name) != key)
    near = [(distance(found.lat, found.lon, t.lat, t.lon), t.name) for t in others]
    if near and min(near)[0] <= NEAR:
        out.append(Reason(NEAR_TOWN, f"{min(near)[1]}, near it, is named on the page"))
    return sorted(out, key=lambda r: -r.weight)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two places, near enough for short ways."""
    return 111.2 * hypot(lat - other_lat, (lon - other_lon) * cos(radians((lat + other_lat) / 2)))


def choose(found: list[Candidate], name: str, context: Context) -> Choice:
    """The candidate meant and why: what on the page speaks for it, else that it is the largest."""
    reasons = {id(c.found): evidence(c, name, context) for c in found}

    def weight(one: Candidate) -> float:
        return one.weight + sum(r.weight for r in reasons[id(one.found)])

    ranked = sorted(found, key=lambda c: -weight(c))
    best = ranked[0]
    if not _outweighs(best, name, context):  # that the page names its state is not enough against a place of note
        noted = (c for c in ranked[1:] if weight(best) - weight(c) <= RIVAL and of_note(c.found))
        best = next(noted, best)
    rivals = [c for c in ranked if weight(best) - weight(c) <= RIVAL and _far(best.found, c.found)]
    if isinstance(best.found, Region):
        why = [_kind(best.found)]
        why += [r.says for r in reasons[id(best.found)]] if len(found) > 1 else []
    else:
        why = [r.says for r in reasons[id(best.found)] if _tells(r, ranked, reasons)] if len(found) > 1 else []
        why = why or [_by_size(best.found, ranked)]
    others = dict.fromkeys(country_name(c.found.country) for c in rivals if c.found.country)
    told = "; ".join(why) + (f" (others: {', '.join(list(others)[:3])})" if others else "")
    return Choice(best, told, tuple(rivals), not rivals or _outweighs(best, name, context))


def _outweighs(best: Candidate, name: str, context: Context) -> bool:
    """Whether the best may stand though others come near: it is no small town, or the page names the unit around it."""
    city = best.city
    return city is None or city.population >= LARGE or bool(_region_named(city, lexicon.fold(name), context))


def _tells(reason: Reason, ranked: list[Candidate], reasons: dict[int, list[Reason]]) -> bool:
    """Whether a reason tells the best from the rest: not one that all of them share."""
    return any(reason.says not in {r.says for r in reasons[id(c.found)]} for c in ranked[1:])


def _far(one: City | Region, other: City | Region) -> bool:
    return distance(one.lat, one.lon, other.lat, other.lon) > NEAR


def _by_size(city: City, ranked: list[Candidate]) -> str:
    if len(ranked) == 1 and len(lexicon.cities(city.name)) == 1:
        return "the only city of that name over 15,000 people"
    if any(c.city and c.city.population > city.population for c in ranked):
        return f"the capital of {country_name(city.country)}" if is_capital(city) else "the best known of that name"
    return "the largest city of that name"


def _kind(region: Region) -> str:
    if region.known or not region.country:
        return f"a known {region.kind}"
    return f"a {region.kind} of {country_name(region.country)}"
