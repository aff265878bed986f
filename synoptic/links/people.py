"""Who is the same across pages: people, organisations, states, places; each merge with its reason.

Page entities are merged in passes, each blocked so that work grows nearly with their number: by the key of the shipped
tables, by full names (people), by names and acronyms (others), and last a surname alone with the one full name of the
story that it can mean. Conflicting given names, generations, genders or table keys veto a merge for the whole
cluster.
"""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.links import described, surnames
from synoptic.links.entity_clusters import Cluster, Clusters, name_forms
from synoptic.links.entity_names import body_keys, plain
from synoptic.links.person_names import alone, block_keys, compare
from synoptic.links.surnames import full_forms
from synoptic.model import Entity, Notes, Verdict

OWNED = ("my ", "our ", "your ", "his ", "her ", "its ", "their ", "whose ")
SAME = 0.84  # full names at least so alike are one person


def merge(notes: Sequence[Notes], verdicts: Sequence[Verdict] = ()) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Story-wide entities, most mentioned first (ids E1, E2 …), and the map from page entity ids to theirs.

    `verdicts` are applied by the caller, who knows how to anchor them; they are not read here.
    """
    del verdicts
    clusters = Clusters([e for n in notes for e in n.entities])
    _by_key(clusters)
    _full_names(clusters)
    _bodies(clusters)
    surnames.join(clusters)
    described.join(clusters)
    _unnamed(clusters)
    return clusters.finished()


def _by_key(clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.known_as:
            at = first.setdefault(entity.known_as, number)
            if at != number:
                clusters.join(at, number, f"both known as {entity.known_as}")


def _named(entity: Entity) -> bool:
    return any(m.form == "name" for m in entity.mentions) or bool(entity.known_as)


def _full_names(clusters: Clusters) -> None:
    """People by full name, compared within blocks of like-sounding first or last words."""
    blocks: dict[str, list[int]] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind == "person" and _named(entity):
            for form in name_forms(entity):
                if not alone(form):
                    for key in block_keys(form):
                        blocks.setdefault(key, []).append(number)
    for numbers in blocks.values():
        _block(clusters, list(dict.fromkeys(numbers)))


def _block(clusters: Clusters, numbers: list[int]) -> None:
    """Join each entity of a block to the cluster it fits best; equal names were met first, so clusters stay few."""
    heads: dict[int, None] = {}
    for number in numbers:
        own = clusters.root(number)
        best, reason = 0.0, ""
        into = own
        for head in {clusters.root(h) for h in heads}:
            if head == own:
                continue
            score, why = _same_person(clusters.cluster(head), clusters.cluster(own))
            if score > best:
                best, reason, into = score, why, head
        if best >= SAME:
            clusters.join(into, own, reason)
        heads[clusters.root(number)] = None


def _same_person(a: Cluster, b: Cluster) -> tuple[float, str]:
    """The best score over the pairs of full forms; any veto or conflict of the clusters gives 0."""
    if a.keys and b.keys and not a.keys & b.keys:
        return 0.0, "different people of the tables"
    if a.genders and b.genders and not a.genders & b.genders:
        return 0.0, "he and she"
    best, reason = 0.0, ""
    for x in full_forms(a):
        for y in full_forms(b):
            match = compare(x, y)
            if match.score == 0.0 and ("conflict" in match.reason or "generations" in match.reason):
                return 0.0, match.reason
            if match.score > best:
                best, reason = match
    return best, reason


def _bodies(clusters: Clusters) -> None:
    """Organisations, places and the like by equal name, other name or acronym. Taggers waver between kinds, so one name
    is one body whatever the kind; even "John Light" is the ship if other pages tell of a ship of that name."""
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind not in ("group", "person") and _named(entity):
            for key, reason in body_keys(entity):
                _meet(clusters, first.setdefault(key, number), number, reason)
    for number, entity in enumerate(clusters.entities):
        if entity.kind == "person" and " " in entity.name and not clusters.cluster(number).keys:
            at = first.get(plain(entity.name), number)
            if len(clusters.cluster(at).members) > len(clusters.cluster(number).members):
                _meet(clusters, at, number, f"both called “{entity.name}”")


def _meet(clusters: Clusters, at: int, number: int, reason: str) -> None:
    if clusters.root(at) != clusters.root(number) and not _keys_conflict(clusters, at, number):
        clusters.join(at, number, reason)


def _keys_conflict(clusters: Clusters, a: int, b: int) -> bool:
    x, y = clusters.cluster(a).keys, clusters.cluster(b).keys
    return bool(x and y and not x & y)


def _unnamed(clusters: Clusters) -> None:
    """Unnamed groups called by the same words ("police", "officials") stand as one line of the story; unnamed single
    people do not, for "a man" on one page is not "a man" on the next."""
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if (
            entity.kind in ("group", "organisation")
            and not _named(entity)
            and not entity.name.lower().startswith(OWNED)
        ):
            key = f"{entity.kind}:{entity.name.casefold()}"
            at = first.setdefault(key, number)
            if at != number:
                clusters.join(at, number, f"unnamed, called “{entity.name}” in both")
