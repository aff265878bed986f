"""Names inside longer names: "Kelda" in "the Kelda Science Fair", where the page names Kelda by itself too."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.drafts import Draft, mention_of, text_of
from synoptic.notes.person_phrases import Names
from synoptic.notes.spot import Spot

MEDIA = frozenset({"newspaper", "news agency", "broadcaster"})  # a town in a paper's title is not spoken of


def resolve(tree: Tree, names: Names, drafts: list[Draft], page: str) -> None:
    """Add the mentions inside longer names of whom the page names elsewhere."""
    known = {form: d for d in drafts if d.named and d.kind not in ("other", "group") for form in d.forms}
    longest = max((len(form.split()) for form in known), default=0) + 2
    for spot in names.spots:
        if spot.last - spot.first > 1 and not _is_medium(spot):
            _within(tree, spot, known, page, longest)


def _within(tree: Tree, spot: Spot, known: dict[str, Draft], page: str, longest: int) -> None:
    at = spot.first
    while at < spot.last:
        for last in range(min(spot.last, at + longest), at, -1):
            if last - at == spot.last - spot.first:
                continue
            draft = known.get(text_of(tree, at, last))
            if draft and _stands_alone(tree, spot, draft, at):
                draft.add(mention_of(page, tree, at, last, "name"))
                at = last - 1
                break
        at += 1


def _stands_alone(tree: Tree, spot: Spot, draft: Draft, at: int) -> bool:
    """Whether the inner name keeps its meaning: behind "of", or in front of something of another kind ("Kelda Museum",
    not "Kelda City")."""
    if at > spot.first:
        before = tree.lower(at - 2) if tree.lower(at - 1) == "the" else tree.lower(at - 1)
        return before == "of" and (draft.kind, spot.kind) != ("organisation", "organisation")
    if spot.kind in ("person", "state"):
        return False
    kind = "place" if draft.kind == "state" else draft.kind
    return kind != spot.kind and (kind, spot.kind) != ("person", "other")


def _is_medium(spot: Spot) -> bool:
    if spot.key is None or not spot.key.startswith("org:"):
        return False
    return lexicon.organisations()[spot.key[4:]].kind in MEDIA
