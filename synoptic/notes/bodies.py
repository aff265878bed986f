"""The states, organisations and places of a page by name.

An acronym that a page introduces in brackets means there what it says, whatever the tables know of it.
"""

from __future__ import annotations

from collections import Counter

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import EntityKind
from synoptic.notes import place_context, places
from synoptic.notes.body_names import bracketed, forces_of, half_of, initials, ministry_key, same_body, short_for
from synoptic.notes.drafts import Draft, mention_of, spot_text
from synoptic.notes.metonyms import state_for
from synoptic.notes.person_phrases import Names
from synoptic.notes.spot import Spot

ALIASING = (
    "also known as",
    "known as",
    "better known as",
    "formerly known as",
    "aka",
    "a.k.a.",
    "previously",
    "formerly",
)
ALIASES_REACH = 8  # tokens between a name and its other name


class Gatherer:
    """Gathers the names of one page that are no people's."""

    def __init__(self, tree: Tree, names: Names, page: str) -> None:
        self.tree, self.names, self.page = tree, names, page
        self.counts = country_counts(tree, names)
        self.context = place_context.context(tree, names, self.counts)
        self.drafts: list[Draft] = []
        self.acronyms: dict[str, Draft] = {}
        self._by_key: dict[str, Draft] = {}
        self._by_handle: dict[str, list[Draft]] = {}

    def gather(self) -> list[Draft]:
        """All drafts; names that introduce an acronym are read first."""
        spots = [s for s in self.names.spots if s.kind != "person"]
        introducing = [s for s in spots if bracketed(self.tree, s)]
        for spot in introducing:
            self.acronyms[bracketed(self.tree, spot)] = self._add(spot)
        for spot in spots:
            if spot not in introducing:
                self._add(spot)
        return _same_places(self.drafts)

    def _add(self, spot: Spot) -> Draft:
        text = spot_text(self.tree, spot)
        kind, key = self._meaning(spot, text)
        draft = self.acronyms.get(text) or self._also_known(spot) or self._known(kind, key, text)
        if draft is None:
            draft = Draft(kind, key=key, name=_table_name(key), state=_state_of(key))
            self.drafts.append(draft)
            if key:
                self._by_key[key] = draft
        if kind == "state" and spot.key is None:
            draft.because(f"“{text}” stands for its state where it acts")
        if text not in draft.forms:
            for word in _handles(text):
                self._by_handle.setdefault(word, []).append(draft)
        own = "" if kind == "state" and forces_of(text) else text  # "Norwegian Army" is no other name of Norway
        draft.add(mention_of(self.page, self.tree, spot.first, spot.last, "name"), own)
        if short := bracketed(self.tree, spot):
            draft.forms[short] += 1
        self._locate(draft, spot, text)
        return draft

    def _meaning(self, spot: Spot, text: str) -> tuple[EntityKind, str | None]:
        """The kind and the key in the tables: capitals that act are states, "Syrian Army" is Syria's."""
        if spot.key == "iso:GEO" and self._american_georgia(spot):
            return "place", None
        if spot.key:
            return spot.kind, spot.key
        iso3 = state_for(self.tree, self.names, spot) or forces_of(text) or half_of(self.tree, spot, text, self.counts)
        if iso3:
            return "state", f"iso:{iso3}"
        return spot.kind, ministry_key(text, None) if spot.kind == "organisation" else None

    def _known(self, kind: EntityKind, key: str | None, text: str) -> Draft | None:
        if key:
            return self._by_key.get(key)
        near = {id(d): d for word in _handles(text) for d in self._by_handle.get(word, ())}
        alike = [d for d in near.values() if d.kind == kind and not d.key]
        return next((d for d in alike if same_body(d.forms, text, team=kind == "organisation")), None)

    def _also_known(self, spot: Spot) -> Draft | None:
        """The body of which the name is another one: "the Blue Front, also known as the River Army"."""
        for back in range(2, ALIASES_REACH):
            near = self.names.at(spot.first - back) if spot.first >= back else None
            if near and near.kind != "person":
                tokens = self.tree.tokens
                between = self.tree.text[tokens[near.last - 1].end : tokens[spot.first].start].strip(' ,("“”')
                if between.lower().removesuffix(" the") not in ALIASING:
                    return None
                start = tokens[near.first].start
                return next((d for d in self.drafts if any(m.start == start for m in d.mentions)), None)
        return None

    def _american_georgia(self, spot: Spot) -> bool:
        """The state of the US: behind one of its towns, or on a page of the US that names nothing of the Caucasus."""
        near = self.names.at(spot.first - 2) if spot.first > 1 else None
        if near and near.kind == "place" and self.tree.word(spot.first - 1) == ",":
            return any(c.admin == "Georgia" for c in lexicon.cities(spot_text(self.tree, near)))
        return self.counts["USA"] > 0 and not self.counts["RUS"] and "eorgian" not in self.tree.text

    def _locate(self, draft: Draft, spot: Spot, text: str) -> None:
        """Where it lies; a later "City, Country" tells more than a bare name before."""
        inside = place_context.beside(self.tree, self.names, spot) if draft.kind == "place" else None
        if draft.place is not None and (inside is None or draft.place.why.startswith("named with")):
            return
        if draft.kind == "place":
            name = "Georgia state" if spot.key == "iso:GEO" else text
            draft.place = places.resolve(name, inside=inside, context=self.context)
        elif draft.kind == "state" and draft.name:
            draft.place = places.resolve(draft.name)


def bodies(tree: Tree, names: Names, page: str) -> list[Draft]:
    """Drafts of all states, organisations, places and other names of a page."""
    return Gatherer(tree, names, page).gather()


def _same_places(drafts: list[Draft]) -> list[Draft]:
    """Short and long names of one place put together: "N.Y.", "New York" and "New York City", if they lie at one point
    by the tables."""
    placed: dict[tuple[float, float], list[Draft]] = {}
    kept = []
    for draft in drafts:
        place = draft.place
        here: list[Draft] = []
        if draft.kind == "place" and place is not None and place.lat is not None and place.lon is not None:
            here = placed.setdefault((place.lat, place.lon), [])
        same = next((d for d in here if short_for(draft.display(), d.display())), None)
        if same is None:
            kept.append(draft)
            here.append(draft)
            continue
        same.because(f"“{draft.display()}” and “{same.display()}” lie at one point by the tables")
        for mention in draft.mentions:
            same.add(mention)
        same.forms.update(draft.forms)
    return kept


def _handles(text: str) -> set[str]:
    """Under what a name may be met again: its first word, its last (behind a town), its initials."""
    words = lexicon.fold(text).removeprefix("the ").split()
    return {*words[:1], *words[-1:], initials(text).casefold()}


def _table_name(key: str | None) -> str:
    if key and key.startswith("iso:") and "/" not in key:
        return lexicon.countries()[key[4:]].name
    if key and key.startswith("org:"):
        return lexicon.organisations()[key[4:]].name
    return ""


def _state_of(key: str | None) -> str | None:
    if key and key.startswith("iso:"):
        return key[4:7]
    return lexicon.organisations()[key[4:]].state if key and key.startswith("org:") else None


def peoples(tree: Tree, names: Names, page: str) -> list[Draft]:
    """Groups named by their nation: "Russians", "the French"."""
    drafts: dict[str, Draft] = {}
    for i, token in enumerate(tree.tokens):
        if token.pos not in ("NOUN", "PROPN") or names.at(i) or not tree.word(i)[:1].isupper():
            continue
        iso3 = lexicon.peoples().get(lexicon.fold(tree.word(i)))
        following = tree.tokens[i + 1].pos if i + 1 < len(tree.tokens) else ""
        if iso3 is None or following in ("NOUN", "PROPN") or tree.is_rel(i, "compound", "amod"):
            continue
        draft = drafts.setdefault(tree.word(i), Draft("group", noun=tree.word(i), state=iso3, plural=True))
        draft.add(mention_of(page, tree, i, i + 1, "nominal", i))
    return list(drafts.values())


def country_counts(tree: Tree, names: Names) -> Counter[str]:
    """How often the page names each country, demonyms included."""
    counts: Counter[str] = Counter()
    for spot in names.spots:
        if spot.key and spot.key.startswith("iso:"):
            counts[spot.key[4:]] += 1
    for i, token in enumerate(tree.tokens):
        word = tree.word(i)
        iso3 = (
            lexicon.demonyms().get(lexicon.fold(word)) if word[:1].isupper() and token.pos in ("ADJ", "PROPN") else None
        )
        if iso3 and not names.at(i):
            counts[iso3] += 1
    return counts
