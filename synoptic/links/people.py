"""Who is the same across pages: people, organisations, states, places; each merge with its reason.

Page entities are merged in passes, each blocked so that work grows nearly with their number: by the key of the shipped
tables, by full names (people), by names and acronyms (others), and last a surname alone with the one full name of the
story that it can mean. Conflicting given names, generations, genders or table keys veto a merge for the whole
cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synoptic.links import described, same_bodies, surnames
from synoptic.links.entity_clusters import Cluster, Clusters, is_named
from synoptic.links.entity_forms import name_forms
from synoptic.links.entity_verdicts import Decisions, on_entities
from synoptic.links.person_names import alone, block_keys, compare, core
from synoptic.links.story_entities import finished
from synoptic.links.surnames import full_forms
from synoptic.model import Entity, Notes, Verdict
from synoptic.notes.person_name import suffix

OWNED = ("my ", "our ", "your ", "his ", "her ", "its ", "their ", "whose ")
SAME = 0.84  # full names at least so alike are one person
CLEAR = 0.02  # by how much a name must fit one person better than another


def merge(notes: Sequence[Notes], verdicts: Sequence[Verdict] = ()) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Story-wide entities, most mentioned first (ids E1, E2 …), and the map from page entity ids to theirs.

    Verdicts on entities come first and are never overruled, also not by way of a third entity.
    """
    clusters = Clusters([e for n in notes for e in n.entities])
    _decided(clusters, on_entities(verdicts, notes))
    _by_key(clusters)
    _full_names(clusters)
    same_bodies.join(clusters)
    surnames.join(clusters)
    described.join(clusters)
    _unnamed(clusters)
    return finished(clusters, {n.page: n.published for n in notes})


def _decided(clusters: Clusters, decisions: Decisions) -> None:
    """Join and part as people decided, the latest decision first: what contradicts it yields."""
    number = {entity.id: n for n, entity in enumerate(clusters.entities)}
    for (a, b), same in reversed(decisions.pairs.items()):
        if same:
            clusters.join(number[a], number[b], "the same by a verdict")
        else:
            clusters.part(number[a], number[b])
    clusters.names.update((number[entity], name) for entity, name in decisions.names.items())


def _by_key(clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.known_as:
            at = first.setdefault(entity.known_as, number)
            if at != number:
                clusters.join(at, number, f"the tables know “{clusters.entities[at].name}” and “{entity.name}” as one")


def _full_names(clusters: Clusters) -> None:
    """People by full name, compared within blocks of like-sounding first or last words."""
    blocks: dict[str, list[int]] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind == "person" and is_named(entity):
            for form in name_forms(entity):
                if not alone(form):
                    for key in block_keys(form):
                        blocks.setdefault(key, []).append(number)
    for numbers in blocks.values():
        _block(clusters, list(dict.fromkeys(numbers)))


def _block(clusters: Clusters, numbers: list[int]) -> None:
    """Join each entity of a block to the cluster it fits best, the fullest names first. A name that fits two people
    equally well who cannot be one ("John Doe" between John A. and John B. Doe) stays by itself."""
    heads: dict[int, None] = {}
    same: dict[tuple[tuple[str, ...], str], int] = {}
    for number in sorted(numbers, key=lambda n: _fullness(clusters.entities[n].name)):
        name = clusters.entities[number].name
        own, twin = clusters.root(number), clusters.root(same.setdefault((core(name), suffix(name)), number))
        if own == twin or not _fits(clusters, twin, number):  # what was met by this very name before
            heads = dict.fromkeys(clusters.root(h) for h in heads)
            if own not in heads:
                _best(clusters, own, heads)
        heads[clusters.root(number)] = None


def _fits(clusters: Clusters, head: int, number: int) -> bool:
    """Join two if they may be one person."""
    score, why = _same_person(clusters.cluster(head), clusters.cluster(number))
    return score >= SAME and clusters.join(head, number, why)


def _best(clusters: Clusters, own: int, heads: Iterable[int]) -> None:
    """Join a person to the one of these that fits best, if another does not fit as well."""
    fitting = []
    for head in heads:
        if not clusters.apart(head, own):
            score, why = _same_person(clusters.cluster(head), clusters.cluster(own))
            if score >= SAME:
                fitting.append((score, why, head))
    fitting.sort(key=lambda one: -one[0])
    if fitting and not _between(clusters, fitting):
        clusters.join(fitting[0][2], own, fitting[0][1])


def _fullness(name: str) -> tuple[int, bool]:
    """Sorts the forms with most words first, of these the ones that tell the generation."""
    return -len(core(name)), not suffix(name)


def _between(clusters: Clusters, fitting: list[tuple[float, str, int]]) -> bool:
    """Whether the second best is as good and somebody else."""
    if len(fitting) < 2 or fitting[0][0] - fitting[1][0] > CLEAR:
        return False
    return _same_person(clusters.cluster(fitting[0][2]), clusters.cluster(fitting[1][2]))[0] < SAME


def _same_person(a: Cluster, b: Cluster) -> tuple[float, str]:
    """The best score over the pairs of full forms; any veto or conflict of the clusters gives 0. Given names may
    differ where one goes by the very name that a page has for the other, too."""
    if a.keys and b.keys and not a.keys & b.keys:
        return 0.0, "different people of the tables"
    if a.genders and b.genders and not a.genders & b.genders:
        return 0.0, "he and she"
    best, reason, conflict = 0.0, "", ""
    heads = {a.best_name(), b.best_name()}
    for x in full_forms(a):
        for y in full_forms(b):
            match = compare(x, y)
            if match.score == 0.0 and ("initials" in match.reason or "generations" in match.reason):
                return 0.0, match.reason
            if match.score == 0.0 and "conflict" in match.reason:
                conflict = match.reason
            elif match.score > best:
                best, reason = match
            if x == y and x in heads:
                best, reason = 1.0, match.reason
    return (0.0, conflict) if conflict and best < 1.0 else (best, reason)


def _unnamed(clusters: Clusters) -> None:
    """Unnamed groups called by the same words ("police", "officials") stand as one line of the story; unnamed single
    people do not, for "a man" on one page is not "a man" on the next."""
    first: dict[str, int] = {}
    for number, entity in enumerate(clusters.entities):
        if (
            entity.kind in ("group", "organisation")
            and not is_named(entity)
            and not entity.name.lower().startswith(OWNED)
        ):
            key = f"{entity.kind}:{entity.name.casefold()}"
            at = first.setdefault(key, number)
            if at != number:
                clusters.join(at, number, f"unnamed, called “{entity.name}” in both")
