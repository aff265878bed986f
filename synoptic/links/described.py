"""A person whom a page only describes ("the accountant") and another page names: "accountant John Doe".

The description joins a named person who is called by its noun anywhere in the story and who is also named on the page
itself; of two such people, none is taken. "A man" and other new people of a page stay apart.
"""

from __future__ import annotations

from synoptic.links.entity_clusters import Clusters
from synoptic.model import Entity

# nouns that fit so many people that they tell nobody
VAGUE = frozenset(
    {"man", "woman", "child", "person", "people", "baby", "resident", "witness", "neighbor", "neighbour", "friend",
     "victim", "member", "local", "citizen", "visitor", "tourist", "guest", "source", "chief", "leader", "head",
     "official", "boss", "patient", "survivor", "fan", "parent", "employee", "worker"}
)  # fmt: skip
NEW = ("a ", "an ", "another ", "one ")


def _noun(words: str) -> str:
    return words.split()[-1].casefold() if words.split() else ""


def _definite(entity: Entity) -> bool:
    """Whether the page speaks of somebody it takes as known: not only "a man"."""
    return any(not alias.startswith(NEW) for alias in entity.aliases) or not entity.aliases


def join(clusters: Clusters) -> None:
    """Join unnamed people of a page to the named ones whose role's noun describes them."""
    called: dict[tuple[str, str], set[int]] = {}
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        if cluster.kind != "person" or not cluster.named:
            continue
        members = [clusters.entities[m] for m in cluster.members]
        nouns = {_noun(r.title) for e in members for r in e.roles if not r.title.startswith("Former")}
        for page in {m.page for e in members for m in e.mentions}:
            for noun in nouns:
                called.setdefault((page, noun), set()).add(number)
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        entity = clusters.entities[number]
        if cluster.kind != "person" or cluster.named or len(cluster.members) > 1 or not _definite(entity):
            continue
        noun = _noun(entity.name)
        named = called.get((entity.mentions[0].page, noun), set()) if noun not in VAGUE else set()
        if len(named) == 1:
            chosen = next(iter(named))
            clusters.join(chosen, number, f"“{entity.name}”: only {clusters.cluster(chosen).best_name()} is so called")
