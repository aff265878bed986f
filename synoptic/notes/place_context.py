"""What of a page tells where its places lie: the states and regions it names, its certain towns, and what stands beside
a name: "Paris, Texas", "Paris in Texas", "the Texas town of Paris", "Lebanon's Tripoli"."""

from __future__ import annotations

from collections.abc import Mapping

from synoptic.language import lexicon
from synoptic.language.lexicon import City
from synoptic.language.tree import Tree
from synoptic.notes.drafts import spot_text
from synoptic.notes.person_phrases import Names
from synoptic.notes.place_choice import LARGE, Candidate, Context, Town, candidates, distance, of_note, within
from synoptic.notes.spot import Spot

FROM_PLACE = 0.5  # of a state's own name: a town or region of it named on the page
BETWEEN = frozenset(
    {",", "(", "in", "of", "a", "an", "the", "city", "town", "village", "port", "suburb", "capital", "resort", "state",
     "province", "region", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west",
     "northeastern", "northwestern", "southeastern", "southwestern", "coastal", "near"}
)  # fmt: skip
STARTS = frozenset({",", "(", "in"})  # of what may stand between a place and the state or unit that holds it
TOWN_NOUNS = frozenset({"city", "town", "village", "port", "suburb", "capital", "resort", "district", "municipality"})
FAR = 6  # tokens
SUBURB = 60.0  # kilometres


def context(tree: Tree, names: Names, counts: Mapping[str, int]) -> Context:
    """The page's evidence. `counts`: how often it names each state."""
    weights: dict[str, float] = dict(counts)
    regions: set[str] = set()
    parents: set[str] = set()
    towns: dict[str, Town] = {}
    for spot in names.spots:
        if spot.kind != "place" and not (spot.key or "").startswith("iso:"):
            continue
        text = spot_text(tree, spot)
        inside = beside(tree, names, spot)
        if inside and any(c.city and within(c.city, inside) and not _suburb(c.city, inside) for c in candidates(text)):
            parents.add(lexicon.fold(inside))
        if spot.kind == "place":
            _add(text, weights, regions, towns)
    return Context(weights, frozenset(regions), frozenset(parents), tuple(towns.values()))


def _add(text: str, weights: dict[str, float], regions: set[str], towns: dict[str, Town]) -> None:
    """What a place's name alone tells of the page."""
    found = sorted(candidates(text), key=lambda c: -c.weight)
    sure = found[0] if found and _sure(found) else None
    if sure and sure.found.country:
        weights[sure.found.country] = weights.get(sure.found.country, 0.0) + FROM_PLACE
        if isinstance(sure.found, City):
            towns[text] = Town(text, sure.found.country, sure.found.lat, sure.found.lon)
    for one in lexicon.regions(text):
        if one.known or not _town_elsewhere(found, one.country, one.unit):
            regions.add(lexicon.fold(lexicon.unit_names().get((one.country or "", one.unit), one.name)))


def _suburb(town: City, inside: str) -> bool:
    """Whether the name behind a town may be that of a city next to it: "Brooklyn, New York"."""
    return any(distance(town.lat, town.lon, c.lat, c.lon) < SUBURB for c in lexicon.cities(inside))


def _sure(found: list[Candidate]) -> bool:
    """Whether the first is meant whatever the page is about: it is of note, and no other place of its name is."""
    first = found[0].found
    others = (c.found for c in found[1:] if (c.found.country, c.found.unit) != (first.country, first.unit))
    return of_note(first) and not any(of_note(other) for other in others)


def _town_elsewhere(found: list[Candidate], country: str | None, unit: str) -> bool:
    """Whether a large town outside a unit bears its name: "Washington"."""
    return any(
        c.city and c.city.population >= LARGE and (c.city.country, c.city.unit) != (country, unit) for c in found
    )


def beside(tree: Tree, names: Names, spot: Spot) -> str | None:
    """The state or unit that stands beside the name of a place and may hold it."""
    return _behind(tree, names, spot) or _before(tree, names, spot)


def _behind(tree: Tree, names: Names, spot: Spot) -> str | None:
    """ "Paris, Texas", "Paris (Texas)", "Paris in Texas", "Paris, a town in northern Texas"."""
    at = spot.last
    end = tree.sentence_of_token(spot.first).last
    if at >= end or tree.lower(at) not in STARTS:
        return None
    for i in range(at + 1, min(at + FAR, end)):
        near = names.at(i)
        if near:
            joined = i == at + 1 or any(tree.lower(k) in ("in", "of") for k in range(at, i))
            return spot_text(tree, near) if joined and _holds(tree, near) else None
        if tree.lower(i) not in BETWEEN:
            return None
    return None


def _holds(tree: Tree, near: Spot) -> bool:
    """Whether a name can be what holds the place: a state or region that neither acts ("in Geneva, Norway said") nor
    tells whose something is ("in Geneva, Norway's envoy", "in Geneva, US officials")."""
    if near.kind not in ("state", "place"):
        return False
    if near.last < len(tree.tokens) and tree.lower(near.last) in ("'s", "’s", "'", "’"):
        return False
    head = tree.head_of_span(tree.tokens[near.first].start, tree.tokens[near.last - 1].end)
    return head is None or not tree.is_rel(head, "nsubj", "nsubj:pass", "compound", "nmod:poss", "amod")


def _before(tree: Tree, names: Names, spot: Spot) -> str | None:
    """ "the Texas town of Paris", "the Lebanese city of Tripoli", "Lebanon's Tripoli"."""
    at = spot.first - 1
    if at > 1 and tree.lower(at) == "of" and tree.lower(at - 1) in TOWN_NOUNS:
        at -= 2
        while at > 0 and tree.pos(at) == "ADJ" and tree.word(at).islower():
            at -= 1
    elif at > 0 and tree.lower(at) in ("'s", "’s", "'"):
        at -= 1
    else:
        return None
    if at >= 0 and tree.lower(at) in ("'s", "’s", "'"):
        at -= 1
    near = names.at(at) if at >= 0 else None
    if near:
        return spot_text(tree, near) if near.kind in ("state", "place") else None
    word = tree.word(at) if at >= 0 else ""
    return word if word[:1].isupper() and lexicon.country_of(word) else None
