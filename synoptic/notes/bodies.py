"""The states, organisations and places of a page by name."""

from __future__ import annotations

import re
from collections import Counter

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes import places
from synoptic.notes.drafts import Draft, mention_of, spot_text
from synoptic.notes.metonyms import state_for
from synoptic.notes.person_phrases import Names
from synoptic.notes.spot import Spot

GENERIC = frozenset(
    {"and", "of", "group", "company", "corporation", "corp", "inc", "ltd", "llc", "co", "hotel", "resort", "casino",
     "party", "organisation", "organization", "agency", "news", "newspaper", "movement", "front", "university",
     "college", "hospital", "airport", "stadium", "arena", "centre", "center", "building", "tower", "church", "mosque",
     "foundation", "institute"}
)  # fmt: skip
OWN_FORCES = frozenset(
    {"army", "military", "navy", "air force", "armed forces", "forces", "troops", "government", "arab army", "regime",
     "coast guard", "defence forces", "defense forces", "marine corps", "ground forces", "aerospace forces",
     "authorities"}
)  # fmt: skip
SPELLINGS = {
    "defense": "defence", "center": "centre", "program": "programme", "organization": "organisation", "labor": "labour",
}  # fmt: skip
MINISTRY = re.compile(
    r"(ministry|department|parliament|presidency|press service|central bank|embassy|supreme court|general staff)"
)


def ministry_key(text: str, state: str | None) -> str | None:
    """One key for "South Korea's Defense Ministry", "South Korean defence ministry", "Ministry of Defence of …"."""
    words = [SPELLINGS.get(w, w) for w in re.findall(r"[a-z]+", lexicon.fold(text))]
    plain = " ".join(words)
    if not MINISTRY.search(plain):
        return None
    if state is None:
        state = next((c.iso3 for c in map(lexicon.country_of, _chunks(text)) if c), None)
    if state is None:
        return None
    country = lexicon.countries()[state]
    drop = {
        w for n in (country.name, *country.names, *country.adjectives) for w in re.findall(r"[a-z]+", lexicon.fold(n))
    }
    kept = sorted(w for w in words if w not in drop | {"s", "the", "of", "for", "affairs", "and"})
    return f"iso:{state}/{'-'.join(kept)}" if kept else None


def _chunks(text: str) -> list[str]:
    """Runs of one to three words, without possessive marks: where a state's name may hide."""
    words = [re.sub(r"'s?$", "", w) for w in text.split()]
    return [" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1)]


def initials(text: str) -> str:
    return "".join(
        w[0] for w in re.findall(r"[A-Za-z][\w'’]*", text) if w.lower() not in ("of", "the", "for", "and", "in")
    )


def _bracketed(tree: Tree, spot: Spot) -> str:
    """The acronym in brackets behind a name: "High Negotiations Committee (HNC)" → "HNC"."""
    at = spot.last
    if at + 2 < len(tree.tokens) and tree.word(at) == "(" and tree.word(at + 2) == ")":
        inside = tree.word(at + 1)
        if inside.isupper() and 2 <= len(inside) <= 8:
            return inside
    return ""


def _same_body(draft: Draft, text: str) -> bool:
    plain = lexicon.fold(text).removeprefix("the ")
    for form in draft.forms:
        other = lexicon.fold(form).removeprefix("the ")
        if plain == other:
            return True
        if text.isupper() and " " not in text and len(text) > 2 and initials(form).upper() == text:
            return True
        short, long = sorted((plain, other), key=len)
        if " " in short and long.startswith(short + " ") and set(long[len(short) :].split()) <= GENERIC:
            return True
    return False


def bodies(tree: Tree, names: Names, page: str) -> list[Draft]:
    """Drafts of all states, organisations, places and other names of a page."""
    drafts: list[Draft] = []
    by_key: dict[str, Draft] = {}
    counts = country_counts(tree, names)
    for spot in names.spots:
        if spot.kind == "person":
            continue
        text = spot_text(tree, spot)
        key, kind = spot.key, spot.kind
        if key is None and (iso3 := state_for(tree, names, spot)):
            key, kind = f"iso:{iso3}", "state"
        if key is None and (iso3 := _forces_of(text) or _half(tree, spot, text, counts)):
            key, kind = f"iso:{iso3}", "state"
        key = key or (ministry_key(text, None) if kind == "organisation" else None)
        draft = (
            by_key.get(key)
            if key
            else next((d for d in drafts if d.kind == kind and not d.key and _same_body(d, text)), None)
        )
        if draft is None:
            draft = Draft(kind, key=key, name=_table_name(key), state=_state_of(key))
            drafts.append(draft)
            if key:
                by_key[key] = draft
        if kind == "state" and spot.key is None:
            draft.because(f"“{text}” stands for its state where it acts")
        draft.add(mention_of(page, tree, spot.first, spot.last, "name"), text)
        if short := _bracketed(tree, spot):
            draft.forms[short] += 1
        if kind == "place" and draft.place is None:
            draft.place = places.resolve(text, inside=following_place(tree, names, spot), named=counts)
        elif kind == "state" and draft.place is None:
            draft.place = places.resolve(draft.name)
    return drafts


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


def _forces_of(text: str) -> str | None:
    """The state whose own forces or government a name is: "Syrian Army", "Russian Air Force"."""
    words = text.lower().split()
    for size in (2, 1):
        iso3 = lexicon.demonyms().get(lexicon.fold(" ".join(words[:size])))
        if iso3 and len(words) > size and " ".join(words[size:]) in OWN_FORCES:
            return iso3
    return None


def _half(tree: Tree, spot: Spot, text: str, counts: Counter[str]) -> str | None:
    """ "The North" and "the South" of a divided country that the page names."""
    if text not in ("North", "South") or not spot.first or tree.lower(spot.first - 1) != "the":
        return None
    pairs = {"North": ("PRK", "SDN"), "South": ("KOR", "SSD")}[text]
    both = (counts["PRK"] + counts["KOR"], counts["SDN"] + counts["SSD"])
    return None if max(both) == 0 else pairs[both.index(max(both))]


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


def following_place(tree: Tree, names: Names, spot: Spot) -> str | None:
    """What follows in "City, Country" or "City (Country)"."""
    at = spot.last
    if at + 1 < len(tree.tokens) and tree.word(at) in (",", "("):
        near = names.at(at + 1)
        if near and near.kind in ("state", "place") and near.first == at + 1:
            return spot_text(tree, near)
    return None


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
