"""Under which keys organisations, places and other names of several pages meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synoptic.language import lexicon
from synoptic.language.lexicon import fold
from synoptic.links.entity_forms import name_forms
from synoptic.model import Entity
from synoptic.notes.body_names import MINISTRY

SPELLINGS = {
    "defense": "defence", "center": "centre", "organization": "organisation", "program": "programme", "labor": "labour",
    "theater": "theatre", "harbor": "harbour", "mt": "mount", "ft": "fort",
}  # fmt: skip
LETTERS = {"un": "united nations", "us": "united states", "uk": "united kingdom", "eu": "european union"}
LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "ag", "gmbh", "sa",
     "nv", "spa", "oyj", "ab", "asa"}
)  # fmt: skip
SMALL = frozenset({"of", "and", "for", "the", "on", "in", "to", "a"})
_POLICE = re.compile(r"(?P<town>.+?)(?: city| metropolitan| county)? police(?: department| force| service)?$")
_OFFICE_WORDS = SMALL | {"affairs", "s"}
PORTFOLIOS = frozenset(
    {"ministry", "department", "parliament", "presidency", "presidential", "press", "service", "central", "bank",
     "embassy", "supreme", "court", "general", "staff", "foreign", "external", "defence", "interior", "internal",
     "home", "finance", "economy", "economic", "health", "justice", "transport", "transportation", "education",
     "labour", "agriculture", "energy", "oil", "petroleum", "information", "culture", "tourism", "trade", "commerce",
     "industry", "environment", "emergency", "emergencies", "situations", "security", "intelligence", "religious",
     "state", "treasury", "housing", "sports", "water", "public", "national"}
)  # fmt: skip


def plain(name: str) -> str:
    """A name without article, punctuation and American spelling: "The Center-Left Party" → "centre left party"."""
    words = [SPELLINGS.get(w, w) for w in re.findall(r"\w+", fold(name).replace("'s", "").replace("&", " and "))]
    if len(words) > 1:
        words = [LETTERS.get(w, w) for w in words]
        words[0] = "saint" if words[0] == "st" else words[0]
        words[-1] = "street" if words[-1] == "st" else words[-1]
    return " ".join(w for w in words if w != "the")


def body_keys(entity: Entity) -> Iterator[tuple[str, str]]:
    """(key, reason) pairs: entities that share a key are one. A state meets nobody by the name of its capital: that may
    be the city."""
    for form in name_forms(entity):
        if entity.kind == "state" and lexicon.country_of(form) is None and fold(form) in lexicon.seats():
            continue
        if entity.known_as is None and office_words(form):
            continue  # "Foreign Ministry": whose?
        key = plain(form)
        if len(key) > 1:
            yield key, f"both called “{form}”"
            yield from _looser(form, key)


def _looser(form: str, key: str) -> Iterator[tuple[str, str]]:
    """What a name still is without its legal form, its plural; how a town's police is called."""
    words = key.split()
    if len(words) > 1 and words[-1] in LEGAL_FORMS and len(words[0]) > 2:
        yield " ".join(words[:-1]), f"“{form}” without its legal form"
    if police := _POLICE.fullmatch(key):
        yield f"police of {police['town']}", f"“{form}” is the police of the place"
    if len(telling := [w.rstrip("s") for w in words if w not in SMALL]) > 2:
        yield "~" + " ".join(telling), f"“{form}” but for small words and plurals"


def office_words(form: str) -> str:
    """What a ministry or the like is called where its state is left open: "the Foreign Ministry" → "foreign-ministry",
    as the keys of ministries end; "" for other names and where a state stands in the name."""
    words = plain(form).split()
    if not MINISTRY.search(" ".join(words)) or not set(words) <= PORTFOLIOS | _OFFICE_WORDS:
        return ""
    if lexicon.country_of(form) or any(lexicon.country_of(part) for part in _chunks(form)):
        return ""
    return "-".join(sorted(w for w in words if w not in _OFFICE_WORDS))


def _chunks(form: str) -> Iterator[str]:
    """Runs of one to three words, where a state's name may hide."""
    words = re.sub(r"['’]s\b", "", form).split()
    for size in (1, 2, 3):
        yield from (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
