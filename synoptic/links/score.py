"""How likely two accounts tell of one event, with the reasons in words.

A logistic model over named features. The weights (`data/links/weights.tsv`) are of two kinds, marked there: learned
from ECB+ development topics (training/links/weights.py), or set by reasoning where that corpus has no such evidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from synoptic import tables
from synoptic.links import days as spans
from synoptic.links.accounts import Account
from synoptic.links.corpus import Corpus, cosine
from synoptic.links.kinds import compatible
from synoptic.links.words import closeness
from synoptic.model import EventType, Place

Features = dict[str, float]

_NEAR_KM = 60.0  # a city and its surroundings
_MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Acts that the same parties do again and again: without dates, likeness proves little.
_RECURRENT: frozenset[EventType] = frozenset(
    {"CONSULT", "AGREE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AID", "SANCTION"}
)
_FAR = frozenset({"far"})
_REMOTE = frozenset({"phone", "video"})
_ONE_DAY = frozenset({"date_same", "date_within", "date_near"})
_CALLED_OFF = 4.0  # of what is called off and what took place, in units of another status
_FEW = 3.0  # by a third of the mentions, the manner of an act is told for sure
_PAIR = 2
_TITLE = 3  # `Account.lead` of what stands in the title
_WORDS = 8  # words of an account that are compared with those of another
_CLOSE = 0.3  # cosine of two trigger words from which they are felt to be related


class Scorer:
    """Compares accounts of one story: needs the corpus (words) and how telling each shared entity is."""

    def __init__(self, corpus: Corpus, telling: Mapping[str, float]) -> None:
        self.corpus = corpus
        self._telling = telling

    def features(self, one: Account, other: Account) -> Features:
        """The evidence for and against, each between -1 and 1, or 0 to 1; only what is not zero."""
        found = {
            **_act(one, other),
            **self._who(one, other),
            **_when(one, other),
            **_where(one, other),
            **_rest(one, other),
        }
        found |= _standing(one, other, bool(found.keys() & _ONE_DAY))
        found["words"] = cosine(one.terms, other.terms)
        if one.pages & other.pages:
            first, second = (one, other) if one.order < other.order else (other, one)
            found["new"] = float(second.new and first.lead != _TITLE)  # the text brings in anew what its title told
            found["headline"] = float(_headlined(first, second) and found.get("type", 0.0) > 0)
        else:
            alike = [self.corpus.alike(a, b) for a in one.pages for b in other.pages]
            found["pages"] = max(alike, default=0.0)
            found["leads"] = found["pages"] if one.lead and other.lead else 0.0
        return {name: value for name, value in found.items() if value}

    def probability(self, one: Account, other: Account) -> float:
        """Of being one event."""
        return self.judge(one, other)[0]

    def judge(self, one: Account, other: Account) -> tuple[float, Features]:
        """Probability and the features it rests on."""
        found = self.features(one, other)
        weights = table()["page" if one.pages & other.pages else "pages"]
        logit = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), found

    def _who(self, one: Account, other: Account) -> Features:
        """Shared participants, weighed by how telling they are; entities only named near count for less."""
        common = one.who & other.who
        weigh = self._telling.get
        found: Features = {}
        if common:
            least = min(sum(weigh(e, 1.0) for e in sorted(side.who)) for side in (one, other))
            found["who"] = sum(weigh(e, 1.0) for e in sorted(common)) / max(0.1, least)
            found["who_telling"] = min(1.0, max(weigh(e, 1.0) for e in common) / 4)
            found["roles"] = float(bool(one.actors & other.actors) or bool(one.recipients & other.recipients))
            found["reversed"] = float(_reversed(one, other))
        elif _others(one, other):
            found["who_apart"] = 0.5 if (one.who & other.around) or (other.who & one.around) else 1.0
        if other_parties(one, other):
            found["parties_apart"] = 1.0
        near = one.around & other.around
        if near:
            found["around"] = len(near) / min(len(one.around), len(other.around))
        return found


def _headlined(title: Account, lead: Account) -> bool:
    """Is one told in the title and the other where the text begins, with a participant in common?"""
    return title.lead == _TITLE and 0 < lead.lead < _TITLE and bool(title.who & lead.who)


def _others(one: Account, other: Account) -> bool:
    """Do both name participants of one kind, and none in common? A person and a state may stand for one another."""
    kinds = {kind for kind, _ in one.named} & {kind for kind, _ in other.named}
    return bool(kinds)


def other_parties(one: Account, other: Account) -> bool:
    """Acts of several parties together (talks, a deal) that two different pairs of parties did."""
    if not one.types & other.types & _MUTUAL or min(len(one.sides), len(other.sides)) < _PAIR:
        return False
    return not (one.sides <= other.sides or other.sides <= one.sides)


def _reversed(one: Account, other: Account) -> bool:
    """Who does it in one suffers it in the other; acts that both sides do together have no direction."""
    if (one.types | other.types) & _MUTUAL:
        return False
    turned = (one.actors & other.recipients) | (one.recipients & other.actors)
    return bool(turned) and not (one.actors & other.actors) and not (one.recipients & other.recipients)


def _act(one: Account, other: Account) -> Features:
    root = _shared_roots(one, other)
    close = max((closeness(a, b) for a in one.words[:_WORDS] for b in other.words[:_WORDS]), default=0.0)
    found: Features = {"root": root, "close": (1 - root) * close if close >= _CLOSE else 0.0}
    fits = [compatible(a, b) for a in one.types for b in other.types]
    known = [fit for fit in fits if fit is not None]
    if known:
        best = max(known)
        found["type"] = best
        found["type_apart"] = float(best == 0.0)
    found["family"] = (1 - root) * bool(one.families & other.families)
    apart = bool(one.modes and other.modes and not one.modes & other.modes)
    found["mode_apart"] = min(1.0, *(_FEW * _telling_mode(side) for side in (one, other))) if apart else 0.0
    found["mode"] = float(bool(one.modes & other.modes))
    found["ordinal"] = float(bool(one.ordinals & other.ordinals))
    found["ordinal_apart"] = float(bool(one.ordinals and other.ordinals and not one.ordinals & other.ordinals))
    found["mode_one"] = float(bool((one.modes | other.modes) & _REMOTE and not (one.modes and other.modes)))
    general = (one.takes_up & (other.families | {"any"})) or (other.takes_up & (one.families | {"any"}))
    found["takes_up"] = float(bool(general))
    return found


def _telling_mode(account: Account) -> float:
    """The share of an account's mentions that tell how it was done: shots in a few of forty are a part of it."""
    of = account.of or (account,)
    return sum(bool(one.modes) for one in of) / len(of)


def _shared_roots(one: Account, other: Account) -> float:
    """How much of what each side calls the act the other calls it too: 1 for two mentions with one root."""
    common = one.roots.keys() & other.roots.keys()
    if not common:
        return 0.0
    parts = [max(side.roots[word] for word in common) if len(side.mentions) == 1 else
             min(1.0, sum(side.roots[word] for word in common)) for side in (one, other)]  # fmt: skip
    return (max(parts) + min(parts)) / 2


def _when(one: Account, other: Account) -> Features:
    relation = spans.relation(one.days, other.days)
    sure = 1.0 if one.dated and other.dated else 0.75 if one.dated or other.dated else 0.5
    if (one.loose or other.loose) and not one.pages & other.pages:
        sure = min(sure, 0.6)
    if relation == "apart":
        between = spans.gap(one.days, other.days)
        return {"date_apart": sure * (0.4 + 0.6 * min(1.0, math.log1p(between) / math.log(366)))}
    if relation != "open":
        return {f"date_{relation}": sure}
    if {"near", "far"} == one.distances ^ other.distances and one.pages & other.pages:
        return {"date_apart": 0.7}
    fits = [spans.parts_agree(a, b) for a in one.parts for b in other.parts]
    best = max(fits, default=0.0)
    if best > 0:
        return {"date_same": 0.7 * best}
    if best < 0:
        return {"date_apart": -0.7 * best}
    # One is dated and the other is not: of all the days it could be, this one is not likely; least in background.
    recurs = bool(one.types & other.types & _RECURRENT)
    found = {"date_chance" if one.days.known != other.days.known else "recurs" if recurs else "date_open": 1.0}
    if (one.distances == _FAR) != (other.distances == _FAR):
        found["far" if one.pages & other.pages else "recall"] = 1.0
    return found


def _where(one: Account, other: Account) -> Features:
    pairs = [(a, b) for a in one.places for b in other.places]
    if not pairs:
        return {}
    if any(same_place(a, b) for a, b in pairs):
        return {"place": 1.0}
    if any(may_contain(a, b) for a, b in pairs):
        return {}
    return {"place_apart": 1.0 if one.firm and other.firm else 0.35}


def same_place(one: Place, other: Place) -> bool:
    """One name, or coordinates so near that one is the surroundings of the other."""
    if one.name.casefold() == other.name.casefold():
        return True
    return not (_wide(one) or _wide(other)) and _kilometres(one, other) <= _NEAR_KM


def may_contain(one: Place, other: Place) -> bool:
    """Can one place lie in the other: a country and a place of that country, or places of unknown position."""
    if one.country and other.country and one.country != other.country:
        return False
    return _wide(one) or _wide(other) or _kilometres(one, other) == math.inf


def _wide(place: Place) -> bool:
    """A state, a region, a sea: its position is that of its middle."""
    return "state's name" in place.why or "a known" in place.why or "country" in place.why


def _kilometres(one: Place, other: Place) -> float:
    """Great-circle distance; infinite where coordinates are not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b = math.radians(one.lat), math.radians(other.lat)
    c = math.radians(other.lon - one.lon)
    inner = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(c / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(inner)))


def _rest(one: Account, other: Account) -> Features:
    """Numbers told by both."""
    found: Features = {}
    kinds = {n[0] for n in one.numbers} & {n[0] for n in other.numbers}
    if kinds:
        same = any(a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2] for a in one.numbers for b in other.numbers)
        found["number" if same else "number_apart"] = 1.0
    return found


def _standing(one: Account, other: Account, one_day: bool) -> Features:
    """What has (not) happened. What one page calls off is not what took place on another, unless both give its day."""
    statuses = {m.status for m in one.mentions}, {m.status for m in other.mentions}
    if statuses[0] & statuses[1]:
        return {}
    both = statuses[0] | statuses[1]
    if {"cancelled", "happened"} <= both and not one_day:
        return {"status_apart": _CALLED_OFF}
    return {"status_apart": 1.0 if both & {"denied", "cancelled", "conditional"} or one.pages & other.pages else 0.5}


_SAYS: dict[str, str] = {
    "root": "same word for the act", "close": "words for the act of like meaning", "type": "compatible type",
    "family": "acts of one kind", "mode": "same mode", "takes_up": "a general noun that takes the event up",
    "who": "shared participants", "roles": "in the same roles", "around": "the same names in the sentence",
    "date_same": "same date", "date_within": "dates that can be one", "date_near": "dates a day or two apart",
    "date_chance": "a date that only one of them has", "far": "one is background",
    "recall": "news of one page is background of the other",
    "date_open": "no dates to tell",
    "recurs": "no dates to tell acts of a kind that recurs", "mode_one": "a mode that only one of them has",
    "ordinal": "the same of a series", "ordinal_apart": "another of a series",
    "place": "same place", "new": "the later one is brought in as new",
    "words": "like wording", "pages": "pages on the same matter",
    "headline": "the title and the lead tell it",
    "leads": "both are what their page is about", "number": "same figures", "type_apart": "different types",
    "mode_apart": "different modes", "who_apart": "different participants", "parties_apart": "different parties",
    "date_apart": "different dates",
    "place_apart": "different places", "number_apart": "different figures", "status_apart": "different status",
    "reversed": "roles the other way round", "who_telling": "",
}  # fmt: skip


def reasons(found: Features, same_page: bool = False, least: float = 0.25) -> tuple[str, ...]:
    """The features that count, strongest first, in words; what speaks against it says so."""
    weights = table()["page" if same_page else "pages"]
    effect = {name: weights.get(name, 0.0) * value for name, value in found.items()}
    ranked = sorted((n for n in effect if abs(effect[n]) >= least and _SAYS.get(n)), key=lambda n: (-abs(effect[n]), n))
    return tuple(_SAYS[n] if effect[n] > 0 else f"in spite of {_SAYS[n]}" for n in ranked)


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, float]]:
    """Weights by setting ("page": within one page, "pages": across) and feature."""
    weights: dict[str, dict[str, float]] = {"page": {}, "pages": {}}
    for feature, page, pages, _ in tables.rows("links/weights.tsv", 4, header=False):
        weights["page"][feature], weights["pages"][feature] = float(page), float(pages)
    return weights
