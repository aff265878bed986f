"""What a name tells of the body it names: one key for a ministry however worded, a state's own forces, acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.drafts import spot_text
from synoptic.notes.person_nouns import noun_ending_at
from synoptic.notes.spot import Spot

LONG = 9  # letters of a name in which one may be a slip
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
    """First letters of the words that count: "Bank of the South" → "BS"."""
    return "".join(
        w[0] for w in re.findall(r"[A-Za-z][\w'’]*", text) if w.lower() not in ("of", "the", "for", "and", "in")
    )


def _may_stand_for(acronym: str, name: str, spot: Spot) -> bool:
    """Not every capitals in brackets are an acronym: "Springfield (AP)" is a dateline."""
    if spot.kind in ("place", "state"):
        return initials(name).upper() == acronym
    known = lexicon.organisation(acronym)
    if known and acronym in (known.name, *known.aliases) and spot.key not in (None, f"org:{known.key}"):
        return False
    return acronym[0] == name.removeprefix("the ")[:1].upper()


def bracketed(tree: Tree, spot: Spot) -> str:
    """The acronym in brackets behind a name: "High Negotiations Committee (HNC)" → "HNC"."""
    at = spot.last
    if at + 2 < len(tree.tokens) and tree.word(at) == "(" and tree.word(at + 2) == ")":
        inside = tree.word(at + 1)
        if inside.isupper() and 2 <= len(inside) <= 8 and _may_stand_for(inside, spot_text(tree, spot), spot):
            return inside
    return ""


def without_place(name: str) -> str:
    """A body's name without the town or state in front: "Springfield Red Foxes" → "Red Foxes", "Norwegian Harbour
    Office" → "Harbour Office"; "" if what is left is no name ("police department").
    """
    parts = re.sub(r"^[Tt]he ", "", name).split()
    for size in (3, 2, 1):
        place, rest = re.sub(r"['’]s?$", "", " ".join(parts[:size])), " ".join(parts[size:])
        known = len(parts) > size and rest[:1].isupper()
        if known and (lexicon.cities(place) or lexicon.region(place) or (" " in rest and lexicon.country_of(place))):
            ending = noun_ending_at(rest.lower().split())
            return "" if len(rest) < 4 or (ending and ending[1] == len(rest.split())) else rest
    return ""


def _team(name: str) -> str:
    return lexicon.fold(without_place(name))


def same_body(forms: Iterable[str], text: str, *, team: bool = False) -> bool:
    """Whether a name is one of the forms, their initials, or a form with a generic word more ("Star Hotel", "Star").
    With `team`, a town in front may be left out."""
    plain = lexicon.fold(text).removeprefix("the ")
    for form in forms:
        other = lexicon.fold(form).removeprefix("the ")
        if plain == other or (team and (plain == _team(form) or other == _team(text))):
            return True
        if text.isupper() and " " not in text and len(text) > 2 and initials(form).upper() == text:
            return True
        short, long = sorted((plain, other), key=len)
        if " " in short and long.startswith(short + " ") and set(long[len(short) :].split()) <= GENERIC:
            return True
        if " " in short and long.startswith(short + " of "):
            return True
        if _spelt_alike(plain, other):
            return True
    return False


def short_for(a: str, b: str) -> bool:
    """Whether one name of a place is the other cut short: "N.Y." and "New York", "New York" and "New York City"."""
    short, long = sorted((a, b), key=len)
    letters = short.replace(".", "")
    if letters.isupper() and len(letters) < 4:
        return initials(long).upper() == letters or ("." in short and long.upper().startswith(letters))
    return long.casefold() in (short.casefold() + " city", short.casefold() + " state")


def _spelt_alike(a: str, b: str) -> bool:
    """One long name with a hyphen or a letter more, less or other: "Basse-Terre", "Basse Terre"; numbers must agree."""
    a, b = a.replace("-", " "), b.replace("-", " ")
    if a == b:
        return True
    if a.removesuffix("s") == b.removesuffix("s"):  # "Kelda Island" is not "the Kelda Islands"
        return False
    numbers = re.findall(r"\d+", a) == re.findall(r"\d+", b)
    if not numbers or min(len(a), len(b)) < LONG or a.split()[0][:3] != b.split()[0][:3]:
        return False
    return len(a.split()) == len(b.split()) and DamerauLevenshtein.distance(a, b) == 1


def forces_of(text: str) -> str | None:
    """The state whose own forces or government a name is: "Syrian Army", "Russian Air Force"."""
    words = text.lower().split()
    for size in (2, 1):
        iso3 = lexicon.demonyms().get(lexicon.fold(" ".join(words[:size])))
        if iso3 and len(words) > size and " ".join(words[size:]) in OWN_FORCES:
            return iso3
    return None


def half_of(tree: Tree, spot: Spot, text: str, counts: Counter[str]) -> str | None:
    """ "The North" and "the South" of a divided country that the page names."""
    if text not in ("North", "South") or not spot.first or tree.lower(spot.first - 1) != "the":
        return None
    pairs = {"North": ("PRK", "SDN"), "South": ("KOR", "SSD")}[text]
    both = (counts["PRK"] + counts["KOR"], counts["SDN"] + counts["SSD"])
    return None if max(both) == 0 else pairs[both.index(max(both))]
