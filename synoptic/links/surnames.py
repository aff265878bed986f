"""A page that gives one name only ("Doe", "Jane"): the one full name of the story that it can mean."""

from __future__ import annotations

from synoptic.links.entity_clusters import Cluster, Clusters
from synoptic.links.entity_names import plain
from synoptic.links.person_names import alone, core, fits_alone, skeleton

FAR = 5
BODIES = ("state", "place", "organisation")


def full_forms(cluster: Cluster) -> list[str]:
    """A person's forms of two words or more."""
    return [f for f in cluster.forms if not alone(f)]


def join(clusters: Clusters) -> None:
    """Join single names to full ones: by family name, if one person only has it, or one alone shares a role's state or
    organisation; else by given name, if one person only has it."""
    by_sound: dict[str, list[int]] = {}
    singles = []
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        if cluster.kind != "person" or not cluster.named:
            continue
        full = full_forms(cluster)
        for sound in {skeleton(w) for f in full for w in (core(f)[0], core(f)[-1])}:
            by_sound.setdefault(sound, []).append(number)
        if not full:
            singles.append(number)
    bodies = {
        plain(f) for n in clusters.roots() if clusters.cluster(n).kind in BODIES for f in clusters.cluster(n).forms
    }
    for number in singles:
        form = clusters.cluster(number).forms[0]
        near = by_sound.get(skeleton(core(form)[0]), []) if core(form) else []
        chosen = _one(clusters, number, [c for c in near if _has_family(clusters.cluster(c), form)])
        if chosen is None and plain(form) not in bodies:  # "Jordan" may be the country
            chosen = _one(clusters, number, [c for c in near if _has_given(clusters.cluster(c), form)])
        if chosen is not None:
            clusters.join(chosen, number, f"“{form}” can only be {clusters.cluster(chosen).best_name()} in this story")
    _same_single(clusters, [n for n in singles if clusters.root(n) == n])


def _has_family(cluster: Cluster, form: str) -> bool:
    return any(fits_alone(form, f) for f in full_forms(cluster))


def _has_given(cluster: Cluster, form: str) -> bool:
    given = core(form)[0]
    return len(given) > 1 and core(cluster.best_name())[0] == given


def _one(clusters: Clusters, number: int, fitting: list[int]) -> int | None:
    """The only fitting person; of several, the only one who shares what a role is of, or the one whom the story is
    about while it names the others in passing."""
    several = [c for c in dict.fromkeys(clusters.root(c) for c in fitting) if not clusters.apart(c, number)]
    if len(several) < 2:
        return several[0] if several else None
    owners = clusters.cluster(number).role_owners
    sharing = [c for c in several if owners & clusters.cluster(c).role_owners]
    return sharing[0] if len(sharing) == 1 else _foremost(clusters, several)


def _foremost(clusters: Clusters, several: list[int]) -> int | None:
    """Who is named in full by FAR times as many pages as the others together; or by more than one page and known to
    the tables, while each other stands on one page and is unknown (a headline misread, as a rule)."""
    pages = {c: len(clusters.cluster(c).members) for c in several}
    first = max(several, key=lambda c: pages[c])
    others = [c for c in several if c != first]
    if pages[first] >= FAR * sum(pages[c] for c in others):
        return first
    passing = all(pages[c] == 1 and not clusters.cluster(c).keys for c in others)
    return first if passing and pages[first] > 1 and clusters.cluster(first).keys else None


def _same_single(clusters: Clusters, numbers: list[int]) -> None:
    """Single names that no full name explains are one if they are the same word."""
    first: dict[str, int] = {}
    for number in numbers:
        form = clusters.cluster(number).forms[0]
        at = first.setdefault(" ".join(core(form)), number)
        if at != number:
            clusters.join(at, number, f"the same single name “{form}”")
