"""Which of the forms that pages use for an entity are names, and which only describe it.

"Kim", "the Blue River Committee" and "BRC" are names; "the presidents", "his government", "the Norwegian leader",
"Norway's parliament", "2,000 troops" and "Norwegian authorities" tell whom a page means, but nobody is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from synoptic.language import lexicon
from synoptic.language.lexicon import fold
from synoptic.model import Entity, EntityKind
from synoptic.notes.body_names import forces_of
from synoptic.notes.person_name import honorifics, particles
from synoptic.notes.person_nouns import noun_ending_at

DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "another", "one", "some", "any", "several", "many", "both",
     "all", "no", "his", "her", "its", "their", "my", "our", "your", "whose", "two", "three", "four", "five"}
)  # fmt: skip
LOWER = re.compile(
    r"(?:the|this|that|these|those|a|an|another|one|some|any|several|many|his|her|its|their|my|our|your|whose)\s[^A-Z]*"
)
_OWNER = re.compile(r"^(?P<owner>.+?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_QUOTED = re.compile(r"[\"“”'‘’()]")


def name_forms(entity: Entity) -> tuple[str, ...]:
    """The entity's name and those aliases that may be compared as names; a rougher test than `is_name`."""
    if entity.kind != "person":
        return (entity.name, *(a for a in entity.aliases if not LOWER.match(a)))
    return (
        entity.name,
        *(a for a in entity.aliases if not LOWER.match(a) and a.split()[-1][:1].upper() == a.split()[-1][:1]),
    )


def is_name(form: str, kind: EntityKind) -> bool:
    """Whether somebody or something of this kind is called so."""
    words = form.split()
    if not words or (form[:1].isdigit() and not any(w[:1].isupper() for w in words[1:])):
        return False
    if words[0].lower() in DETERMINERS and (words[0].lower() != "the" or kind == "person"):
        return False
    if kind == "person":
        return _is_persons(form, words)
    if kind in ("state", "place") and (forces_of(form) or noun_ending_at(fold(form).split())):
        return bool(lexicon.country_of(form) or lexicon.region(form) or lexicon.cities(form))
    return _is_bodys(form, words[1:] if words[0].lower() == "the" else words)


def _is_persons(form: str, words: list[str]) -> bool:
    """Capitals throughout, particles apart; more than titles; nobody's brother."""
    if _OWNER.match(form) and not _QUOTED.match(form):
        return False
    if any(w[:1].islower() and fold(w.strip("-'’")) not in particles() and not _inner(w) for w in words):
        return False
    plain = [fold(_QUOTED.sub("", w)).strip(",") for w in words]
    noun = noun_ending_at(plain)
    if noun and (noun[1] == len(words) or lexicon.country_of(" ".join(words[: -noun[1]]))):
        return False
    return not all(w in honorifics() or w in particles() for w in plain)


def _inner(word: str) -> bool:
    """A particle grown together with its name: "al-Rashid", "d'Orsay"."""
    return bool(re.match(r"[a-z]{1,3}[-'’][A-Z]", word))


def _is_bodys(form: str, words: list[str]) -> bool:
    """A body's name has a capital, and ends in one unless it is its noun that is written small ("Yonder news agency");
    then more than a people's name stands before it, and no owner."""
    if not words or not any(w[:1].isupper() or w[:1].isdigit() or not w[:1].isascii() for w in words):
        return False
    owned = _OWNER.match(form)
    if owned and lexicon.country_of(re.sub(r"(?i)^the ", "", owned["owner"])):
        return False
    if re.match(r"\d[\d,.]*$", words[0]):
        return False
    if not words[-1][:1].islower():
        return True
    if owned or form[:4].lower() == "the ":
        return False
    capitals = [w for w in words if w[:1].isupper()]
    return not lexicon.country_of(" ".join(capitals)) and words[0][:1].isupper()


def distinct(forms: Iterable[str], name: str) -> tuple[str, ...]:
    """Forms that differ from the name and each other in more than capitals, stops, articles and dashes; "TOWN" gives
    way to "Town"."""
    kept: dict[str, str] = {}
    listed = list(forms)
    for form in sorted(listed, key=lambda f: (f.isupper() and " " in f) or (f.isupper() and len(f) > 5)):
        kept.setdefault(_key(form), form)
    first = _key(name)
    shown = {form for key, form in kept.items() if key != first}
    return tuple(dict.fromkeys(f for f in listed if f in shown))


def _key(form: str) -> str:
    plain = (
        re.sub(r"^the ", "", fold(form)).replace("'s ", " ").replace("defense", "defence").replace("center", "centre")
    )
    return re.sub(r"[^\w]+", "", plain) or form
