"""Evidence for a page's date in the titles it gives: who held which office when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.model import Evidence, Page, Span
from synoptic.notes import dayset
from synoptic.notes.published_facts import FORMER, SURE, plain
from synoptic.notes.solver import Proof

_IN_OFFICE = (
    2.5  # nats: "President X" in a page of another time tells of the past without saying so, one page in twelve
)
_TOLD = 0.5  # more for a title with its state, and for one in the lead
_FORMERLY = 3.0
_LEAD = 700
_TITLES = {
    "president": "head of state",
    "king": "head of state",
    "queen": "head of state",
    "emir": "head of state",
    "sultan": "head of state",
    "prime minister": "head of government",
    "chancellor": "head of government",
    "premier": "head of government",
    "taoiseach": "head of government",
    "supreme leader": "leader",
    "vice president": "deputy",
    "foreign minister": "foreign minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "defense minister": "defence minister",
    "defence minister": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "secretary of defense": "defence minister",
    "secretary general": "head of organisation",
}
_TITLED = re.compile(
    r"\b(?P<title>(?:Vice\s+)?President|Prime\s+Minister|Chancellor|Premier|Taoiseach|King|Queen|Emir|"
    r"Sultan|Supreme\s+Leader|Foreign\s+(?:Minister|Secretary)|Secretary\s+of\s+(?:State|Defense)|"
    r"Defen[cs]e\s+(?:Minister|Secretary)|Secretary[-\s]General)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]*"
    r"(?:\s+(?:(?:al|el|bin|ibn|de|da|dos|van|von|der|den|la|ul|ur)[- ])*[A-ZÀ-Þ][\w’'.-]*){0,3})"
)
_HYPOTHETICAL = re.compile(r"\b(?:a|an|any|future|next|if|hypothetical|elect)[\s-]*$", re.I)


class _Held(NamedTuple):
    """A title met in the text: the terms it may mean, whether as former, with its state told, and where."""

    terms: tuple[lexicon.Office, ...]
    former: bool
    stated: bool
    span: Span


@lru_cache(maxsize=1)
def _by_surname() -> dict[tuple[str, str], tuple[lexicon.Office, ...]]:
    """Terms by kind of office and folded last word of the holder's name."""
    made: dict[tuple[str, str], list[lexicon.Office]] = {}
    for office in lexicon.offices():
        for name in {office.name, *office.aliases}:
            words = lexicon.fold(name).split()
            if words:
                made.setdefault((office.kind, words[-1]), []).append(office)
    return {key: tuple(terms) for key, terms in made.items()}


def _terms(kind: str, name: str, of: str | None) -> tuple[lexicon.Office, ...]:
    """Terms of the titled name: by the longest full name known, else by surname (of one state, if told)."""
    words = name.replace("’s", "").replace("'s", "").rstrip(".,").split()
    for size in range(len(words), 1, -1):
        known = [t for t in lexicon.terms_of(" ".join(words[:size])) if t.kind == kind and t.since]
        if known:
            return tuple(t for t in known if of is None or t.of == of) or tuple(known)
    for size in (min(len(words), 2), 1):
        folded = lexicon.fold(words[size - 1]).split()
        terms = tuple(t for t in _by_surname().get((kind, folded[-1] if folded else ""), ()) if t.since)
        same = tuple(t for t in terms if of is None or t.of == of)
        if same and (of is not None or len({t.name for t in same}) <= 2) and len(words) == size:
            return same
    return ()


def from_offices(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """Titles in use: "Russian President X" dates to X's terms, "former President X" to after them."""
    seen: set[tuple[str, ...]] = set()
    out: list[Proof] = []
    for start, end in spans:
        for found in _TITLED.finditer(page.text, start, end):
            held = _held(page.text, start, found)
            if held is None:
                continue
            key = (str(held.former), *sorted({t.title + t.name for t in held.terms}))
            if key not in seen:
                seen.add(key)
                out.extend(_proofs(held, found.start() - start < _LEAD))
    return out


def _held(text: str, floor: int, found: re.Match[str]) -> _Held | None:
    """The terms that a titled name stands for; None if nobody is known by it, or it is only imagined."""
    kind = _TITLES[" ".join(re.split(r"[\s-]+", found["title"].lower()))]
    before = _words_before(text, floor, found.start())
    if _HYPOTHETICAL.search(before):
        return None
    if before.rstrip(" -").lower().endswith(("vice", "deputy")):
        kind, before = "deputy", before.rstrip(" -")[:-6]
    state = _state(before)
    terms = _terms(kind, found["name"], state)
    span = found.start("title"), found.end("name")
    return _Held(terms, FORMER.search(before) is not None, state is not None, span) if terms else None


def _words_before(text: str, floor: int, at: int) -> str:
    """Up to three words that stand right before a title in its sentence."""
    left = re.split(r"(?<=[a-z])\.\s|[!?;:,]\s|\n", text[max(floor, at - 60) : at])[-1]
    return " ".join(left.split()[-3:]) + (" " if left.endswith((" ", "\n")) else "")


def _state(before: str) -> str | None:
    """The state named just before the title ("Russian", "U.S.", "South Korean")."""
    words = before.split()
    for size in (2, 1):
        if len(words) >= size:
            country = lexicon.country_of(" ".join(words[-size:]).removesuffix("’s").removesuffix("'s"))
            if country is not None:
                return country.iso3
    return None


def _proofs(held: _Held, lead: bool) -> Iterator[Proof]:
    """Not before the first term, rather within a term; after the first term if called former."""
    names = " or ".join(sorted({t.name for t in held.terms}))
    title, (start, end) = held.terms[0].title, held.span
    since = min(t.since for t in held.terms if t.since)
    ends = [t.until for t in held.terms if t.until]
    if held.former:
        if ends:
            says = f"calls {names} a former {title} (until {plain(min(ends))})"
            yield Proof(dayset.between(min(ends), None), _FORMERLY, Evidence(says=says, start=start, end=end))
        return
    says = f"{title} {names}, in office since {plain(since)}"
    yield Proof(dayset.between(since, None), SURE, Evidence(says=says, start=start, end=end))
    days = 0
    for term in held.terms:
        days |= dayset.between(term.since, term.until)
    if days != dayset.between(since, None):
        spans = dict.fromkeys((t.since, t.until) for t in held.terms if t.since)
        listed = ", ".join(f"{plain(a)} to {plain(b) if b else 'today'}" for a, b in spans)
        weight = _IN_OFFICE + _TOLD * held.stated + _TOLD * lead
        yield Proof(days, weight, Evidence(says=f"{title} {names} in office ({listed})", start=start, end=end))
