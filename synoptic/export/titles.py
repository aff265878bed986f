"""How roles are worded: "President of Norway, 2000–2024", "Spokeswoman for the Foreign Ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from synoptic.export import words
from synoptic.language import lexicon
from synoptic.links.entity_names import plain
from synoptic.links.held_roles import office, past
from synoptic.model import Role

# titles that say little of somebody for whom a page gives a better one
VAGUE = frozenset(
    {"leader", "head", "chief", "boss", "official", "politician", "figure", "man", "woman", "member", "one"}
)
RELATIVES = frozenset(
    {"father", "mother", "son", "daughter", "brother", "sister", "wife", "husband", "widow", "uncle", "aunt", "cousin",
     "girlfriend", "boyfriend", "friend", "neighbor", "neighbour", "witness", "eyewitness", "victim", "resident"}
)  # fmt: skip
# Titles that are written small behind a name.
_COMMON = VAGUE | RELATIVES | frozenset(
    {"director", "manager", "founder", "owner", "captain", "editor", "author", "lawyer", "mayor", "deputy", "senior",
     "police", "journalist", "activist", "historian", "doctor", "teacher"}
)  # fmt: skip
_PREPOSITIONS = (
    (
        re.compile(r"(?:spokes(?:man|woman|person)|correspondent|reporter|lawyer|attorney|counsel|candidate|senator)$"),
        "for",
    ),
    (re.compile(r"(?:advis[eo]r|aide|assistant|ambassador|envoy|counsellor|delegate)$"), "to"),
    (re.compile(r"(?:professor|lecturer|researcher|scientist|fellow|student|analyst|expert|economist)$"), "at"),
    (re.compile(r"(?:tourist|visitor|immigrant|migrant|native|refugee)$"), "from"),
)
_WITH_ARTICLE = re.compile(
    r"(?:\b(?:Ministry|Department|Committee|Commission|Council|Union|Organi[sz]ation|Agency|Office|Party|Army|Navy|"
    r"Air Force|Forces|Front|Movement|Court|Parliament|Senate|House|Government|Service|Institute|Authority|"
    r"Administration|Association|Federation|Assembly|League|Nations|States|Kingdom|Republic|Emirates|Kremlin|Pentagon|"
    r"Vatican|Netherlands|Philippines|Treasury|Guards?|Coalition|Foundation|Cent(?:er|re)|Islamic State|presidency)$)"
    r"|\b(?:Cent(?:er|re)|Institute|Council|Foundation) (?:for|of|on) "
    r"|^(?:Ministry|Department|University|Bank|Institute|House|Organi[sz]ation|League|Republic) (?:of|for) "
    r"|^(?:U\.?[NSK]\.?|E\.?U\.?|FBI|CIA|NSA|IMF|WHO|IAEA|OSCE|BBC|UAE)$",
    re.IGNORECASE,
)
_PEOPLES = re.compile(r"[A-Z]\w+(?:ian|ean|ese|ish)$")


def role(found: Role) -> str:
    """The title, of what, and the years of the term where the tables know it."""
    return _titled(found) + _term(found, years=True)


def plainly(found: Role) -> str:
    """The title and of what, as it stands behind a name: "spokesman for the Kremlin", "President of Norway"."""
    told = _titled(found)
    first = told.split()[0] if told else ""
    common = first.lower() in _COMMON or any(ending.search(first.lower()) for ending, _ in _PREPOSITIONS)
    return told[:1].lower() + told[1:] if common else told


def in_full(found: Role) -> str:
    """The same with the days of the term."""
    return _titled(found) + _term(found, years=False)


def roles(found: Sequence[Role]) -> tuple[str, ...]:
    """The roles worth telling, in their order: a vague one only if there is no other, a less exact one not beside its
    better ("Spokesman for the ministry"), a past one together with the time when it was held."""
    kept = [r for r in found if not any(_says_less(r, other) for other in found if other is not r)]
    gone = {(office(r), r.of) for r in kept if past(r)}
    told = []
    for one in kept:
        both = (office(one), one.of) in gone and any(
            (office(r), r.of) == (office(one), one.of) and not past(r) for r in kept
        )
        if not (both and past(one)):
            told.append(role(one) + (", later former" if both else ""))
    return tuple(dict.fromkeys(told))


def _says_less(one: Role, other: Role) -> bool:
    title, better = office(one), office(other)
    if title in VAGUE and not (one.since or one.until) and better not in VAGUE | RELATIVES:
        return True
    if title != better or past(one) != past(other):
        return False
    mine, theirs = set(plain(one.of or "").split()), set(plain(other.of or "").split())
    return mine < theirs


def _titled(found: Role) -> str:
    title, of = words.line(found.title), words.line(found.of or "")
    if not of or of in title:
        return title
    country = lexicon.demonyms().get(lexicon.fold(of))
    if country and lexicon.fold(of) not in lexicon.state_names():
        of = lexicon.countries()[country].name
    elif _PEOPLES.fullmatch(of) and not lexicon.organisation(of):
        return f"{of} {title}"
    word = next((word for ending, word in _PREPOSITIONS if ending.search(title.lower())), "of")
    if word == "at" and lexicon.country_of(of):
        word = "from"
    article = "the " if _WITH_ARTICLE.search(of) and not of.lower().startswith("the ") else ""
    return f"{title} {word} {article}{of}"


def _term(found: Role, *, years: bool) -> str:
    if found.since is None and found.until is None:
        return ""
    first, last = ((str(d.year) if years else words.day(d)) if d else "" for d in (found.since, found.until))
    if first and last:
        return f", {first}" if first == last else f", {first}–{last}" if years else f", {first} – {last}"
    return f" since {first}" if first else f" until {last}"


def listed(told: Iterable[str], most: int) -> str:
    """The first roles, and how many there are more."""
    found = list(told)
    more = [f"{len(found) - most} more"] if len(found) > most else []
    return "; ".join([*found[:most], *more])
