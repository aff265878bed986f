"""Organisations, states, places and the like: which of several pages are one, by name, other name or acronym.

Taggers waver between kinds, so one name is one body whatever its kind; even "John Light" is the ship if other pages
tell of a ship of that name. A ministry named without its state is the one whose state another page gives, if there is
only one such; if pages tell of two states' ministries, it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

from synoptic.links.entity_clusters import Clusters, is_named
from synoptic.links.entity_forms import is_name
from synoptic.links.entity_names import SMALL, body_keys, office_words, plain
from synoptic.links.person_names import alone
from synoptic.model import EntityKind
from synoptic.notes.body_names import GENERIC, without_place

LEAST_ACRONYM = 3  # letters: two fit too many names
MANY = frozenset(
    {"times", "post", "herald", "tribune", "journal", "star", "sun", "mail", "gazette", "chronicle", "daily news",
     "police", "council", "committee", "board", "national", "united", "centre", "states"}
)  # fmt: skip
BODIES = ("organisation", "group", "other")


def join(clusters: Clusters) -> None:
    """Join the bodies of all pages, then the people who are none."""
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind != "person" and is_named(entity) and (entity.kind != "group" or is_name(entity.name, "other")):
            for key, reason in body_keys(entity):
                _meet(clusters, first.setdefault(key, number), number, reason)
    _offices(clusters)
    _shorter(clusters)
    _mistaken_people(clusters, first)


def _meet(clusters: Clusters, at: int, number: int, reason: str) -> None:
    if clusters.root(at) != clusters.root(number) and not _keys_conflict(clusters, at, number):
        clusters.join(at, number, reason)


def _keys_conflict(clusters: Clusters, a: int, b: int) -> bool:
    x, y = clusters.cluster(a).keys, clusters.cluster(b).keys
    return bool(x and y and not x & y)


def _offices(clusters: Clusters) -> None:
    """Ministries whose state their page leaves open."""
    owned: dict[str, dict[int, None]] = {}
    open_ones: dict[str, list[int]] = {}
    for number, entity in enumerate(clusters.entities):
        state, slash, office = (entity.known_as or "").partition("/")
        if slash and state.startswith("iso:"):
            owned.setdefault("-".join(sorted(office.split("-"))), {})[clusters.root(number)] = None
        elif (
            entity.kind == "organisation"
            and entity.known_as is None
            and is_named(entity)
            and (office := office_words(entity.name))
        ):
            open_ones.setdefault(office, []).append(number)
    for office, numbers in open_ones.items():
        known = list(owned.get(office, ()))
        for number in numbers if len(known) < 2 else ():
            reason = "the only one of its kind with a state" if known else "of no other state in this story"
            _meet(clusters, known[0] if known else numbers[0], number, f"“{clusters.entities[number].name}”: {reason}")


def _shorter(clusters: Clusters) -> None:
    """What a body is also called, if the story has only one such: "Blue River" for the Blue River Company, "Red Foxes"
    for the Springfield Red Foxes, "BRC" for the Blue River Committee."""
    longer: dict[str, dict[int, None]] = {}
    bodies = [n for n in clusters.roots() if clusters.cluster(n).named and clusters.cluster(n).kind in BODIES]
    for number in bodies:
        for form in clusters.cluster(number).forms:
            for short in _short_forms(form, clusters.cluster(number).kind):
                longer.setdefault(short, {})[number] = None
    for number in bodies:
        for form in clusters.cluster(number).forms:
            acronym = _as_acronym(form)
            if acronym and clusters.cluster(number).keys:
                continue  # the tables know what it stands for
            meant = {clusters.root(n) for n in longer.get(acronym or plain(form), ())}
            if len(meant) == 1 and clusters.root(number) not in meant:
                name = clusters.cluster(min(meant)).best_name()
                _meet(clusters, min(meant), number, f"“{form}” can only be “{name}” in this story")


def _short_forms(form: str, kind: EntityKind) -> Iterator[str]:
    words = plain(form).split()
    shorter = [" ".join(words[:n]) for n in range(1, len(words)) if set(words[n:]) <= GENERIC]
    if kind != "other":
        shorter.append(plain(without_place(form)))
    yield from (short for short in shorter if short and short not in GENERIC | MANY)
    letters = "".join(w[0] for w in words if w not in SMALL)
    if len(letters) >= LEAST_ACRONYM:
        yield letters.upper()


def _as_acronym(form: str) -> str:
    short = form.replace(".", "")
    return short if short.isupper() and short.isalpha() else ""


def _mistaken_people(clusters: Clusters, first: dict[str, int]) -> None:
    """A "person" called like a body: full names are one anyhow, a single word where more pages tell of the body and
    none gives the person a role."""
    for number, entity in enumerate(clusters.entities):
        cluster = clusters.cluster(number)
        if entity.kind != "person" or not is_named(entity) or cluster.keys:
            continue
        at = first.get(plain(entity.name), number)
        if clusters.root(at) == clusters.root(number):
            continue
        bigger = len(clusters.cluster(at).members) >= len(cluster.members)
        single = all(alone(f) for f in cluster.forms)
        if (not single and " " in entity.name) or (single and bigger and not entity.roles):
            _meet(clusters, at, number, f"both called “{entity.name}”")
