"""A person whom a page only describes ("the accountant") and another page names: "accountant John Doe".

The description joins a named person who is called by its noun anywhere in the story and who is also named on the page
itself; of two such people, none is taken. Ranks and states must be told of that person: "the assistant accountant" and
"the Norwegian accountant" may be somebody else. "A man" and other new people of a page stay apart.
"""

from __future__ import annotations

import re

from synoptic.language import lexicon
from synoptic.language.lexicon import fold
from synoptic.links.entity_clusters import Clusters
from synoptic.model import Entity

# nouns that fit so many people that they tell nobody
VAGUE = frozenset(
    {"man", "woman", "child", "person", "people", "baby", "resident", "witness", "neighbor", "neighbour", "friend",
     "victim", "member", "local", "citizen", "visitor", "tourist", "guest", "source", "chief", "leader", "head",
     "official", "boss", "patient", "survivor", "fan", "parent", "employee", "worker"}
)  # fmt: skip
RANKS = frozenset(
    {"assistant", "deputy", "vice", "interim", "acting", "former", "ex", "other", "new", "next", "previous",
     "associate", "rival", "opposing", "fellow", "particular", "late", "first", "second", "third", "fourth",
     "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)  # fmt: skip
OFTEN = 2  # pages that call a named person by a noun, before the noun alone means that person
MOST = 3  # unnamed so called for each of those
NEW = ("a ", "an ", "another ", "one ", "no ", "other ")
_OWNED = re.compile(r"['’]s ")  # somebody's mother is not whoever else is called a mother


# of these one has but one
ONLY = frozenset(
    {"wife", "husband", "widow", "widower", "mother", "father", "girlfriend", "boyfriend", "fiancee", "fiance",
     "successor", "predecessor", "spouse", "ex-wife", "ex-husband"}
)  # fmt: skip


def _noun(words: str) -> str:
    return words.split()[-1].casefold() if words.split() else ""


def _definite(entity: Entity) -> bool:
    """Whether the page speaks of somebody it takes as known: not only "a man"."""
    told = entity.aliases or (entity.name,)
    return not _OWNED.search(entity.name) and any(not alias.lower().startswith(NEW) for alias in told)


def join(clusters: Clusters) -> None:
    """Join unnamed people of a page to the named ones whose roles describe them, then the relatives of those."""
    called: dict[tuple[str, str], set[int]] = {}
    told: dict[int, set[str]] = {}
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        if cluster.kind != "person" or not cluster.named:
            continue
        members = [clusters.entities[m] for m in cluster.members]
        roles = [r for e in members for r in e.roles if not r.title.startswith("Former")]
        told[number] = {w for r in roles for w in _words(f"{r.title} {r.of or ''}")}
        for page in {m.page for e in members for m in e.mentions}:
            for noun in {_noun(r.title) for r in roles if not _telling(r.title)}:
                called.setdefault((page, noun), set()).add(number)
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        entity = clusters.entities[number]
        if cluster.kind != "person" or cluster.named or len(cluster.members) > 1 or not _definite(entity):
            continue
        noun = _noun(entity.name)
        named = called.get((entity.mentions[0].page, noun), set()) if noun not in VAGUE else set()
        if len(named) == 1 and _telling(entity.name) <= told[chosen := next(iter(named))]:
            clusters.join(chosen, number, f"“{entity.name}”: only {clusters.cluster(chosen).best_name()} is so called")
    _by_story(clusters)
    _relatives(clusters)


def _by_story(clusters: Clusters) -> None:
    """ "The driver" on a page that does not name him: the only named person of the story whom others call so, if at
    least OFTEN pages do, nobody else has such a role, and the pages are not too many to tell of one man."""
    pages: dict[str, dict[int, set[str]]] = {}
    unnamed: dict[str, list[int]] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind != "person" or not entity.mentions:
            continue
        root = clusters.root(number)
        the = {_noun(a) for a in entity.aliases if a.lower().startswith("the ") and not _telling(a)}
        if clusters.cluster(root).named:
            for noun in the | {_noun(r.title) for r in entity.roles}:
                where = pages.setdefault(noun, {}).setdefault(root, set())
                where.update({entity.mentions[0].page} if noun in the else ())
        elif the and _definite(entity) and not _telling(entity.name):
            unnamed.setdefault(_noun(entity.name), []).append(number)
    for noun, numbers in unnamed.items():
        called = pages.get(noun, {})
        if len(called) != 1 or noun in VAGUE:
            continue
        chosen, where = next(iter(called.items()))
        if len(where) >= OFTEN and len(numbers) <= MOST * len(where):
            name = clusters.cluster(chosen).best_name()
            for number in numbers:
                said = clusters.entities[number].name
                clusters.join(chosen, number, f"“{said}”: in this story only {name} is so called")


def _words(description: str) -> set[str]:
    """Its words; peoples and states by their codes, so that "the Norwegian coach" is told by "Coach of Norway"."""
    words = re.findall(r"[^\W_]+", description.casefold())
    states = (lexicon.demonyms().get(fold(w)) or lexicon.state_names().get(fold(w)) for w in words)
    return {iso or w for iso, w in zip(states, words, strict=True)}


def _telling(description: str) -> set[str]:
    """Those of its words that would make it somebody else: ranks, numbers, states."""
    return {w for w in _words(description) if w in RANKS or w.isupper()}


def _relatives(clusters: Clusters) -> None:
    """ "John Doe's wife" on two pages is one woman, if both pages mean the same John Doe."""
    first: dict[tuple[int, str], int] = {}
    by_name: dict[tuple[str, str], int] = {}
    for number, entity in enumerate(clusters.entities):
        if entity.kind == "person" and entity.mentions:
            by_name.setdefault((entity.mentions[0].page, entity.name), number)
    for number, entity in enumerate(clusters.entities):
        owner, mark, relation = entity.name.rpartition("'s ")
        if entity.kind != "person" or not mark or relation.lower() not in ONLY or clusters.cluster(number).named:
            continue
        whose = by_name.get((entity.mentions[0].page, owner))
        if whose is not None:
            at = first.setdefault((clusters.root(whose), relation.lower()), number)
            clusters.join(at, number, f"“{entity.name}” in both")
