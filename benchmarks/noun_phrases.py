"""re3d: people, organisations and places as noun phrases of reports on Syria and Iraq.

The setting. Kinds: Person is PER, Organisation ORG, Location LOC; the corpus's other types are left out. Annotations
of a confidence under one half are machine proposals that the annotators did not bear out: they are neither asked for
nor counted against who finds them. A state's name is a Location here and an Organisation there ("Iraq", "Iraq agreed"):
ours counts as whichever the corpus has at that place.

`exact`: gold phrases that are proper names (each word begins with a capital or figure, or is a particle; articles,
titles before a person and a final possessive are left out on both sides) against the names of the language model, same
characters and same kind. The corpus seldom marks a name inside a longer phrase ("U.S." of "U.S. forces"): such a name
is not counted as wrong.
`overlap`: all gold phrases but pronouns against all mentions by name or by noun of the page's entities; one is found,
or right, if one of its kind shares a character with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from synoptic.language import lexicon
from synoptic.language.model import LanguageModel
from synoptic.model import Entity, Page, Zone
from synoptic.notes.names import entities
from synoptic.notes.person_name import honorifics
from synoptic.notes.person_nouns import noun_ending_at

KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
OURS = {"person": "PER", "organisation": "ORG", "group": "ORG", "place": "LOC", "state": "LOC ORG"}
TRUSTED = 0.5
PRONOUNS = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they",
     "them", "their", "here", "there", "who", "which", "that", "this", "these", "those", "himself", "herself",
     "itself", "themselves", "ourselves", "one"}
)  # fmt: skip
PARTICLES = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "al", "el", "bin", "ibn", "von", "van"}
)  # fmt: skip
ARTICLE = re.compile(r"(?i)(?:the|a|an)\s+")
POSSESSIVE = re.compile(r"\s*(?:['’]s?)\Z")


class Phrase(NamedTuple):
    """A stretch of the text with its kinds ("LOC ORG": either)."""

    start: int
    end: int
    kinds: str

    def fits(self, other: Phrase) -> bool:
        """Whether the two can be of one kind."""
        return bool(set(self.kinds.split()) & set(other.kinds.split()))

    def meets(self, other: Phrase) -> bool:
        """Whether the two share a character and a kind."""
        return self.start < other.end and other.start < self.end and self.fits(other)


def score(rows: Iterable[dict[str, Any]], model: LanguageModel, misses: bool) -> dict[str, Any]:
    """Precision, recall and F1 of both measures, all together and by kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    documents = 0
    for row in rows:
        documents += 1
        text = row["text"]
        page = Page(id="p", source="p", text=text, digest="", zones=(Zone(start=0, end=len(text), kind="body"),))
        reading = model.read(text, page.zones)
        named = {bare(text, Phrase(n.start, n.end, _kinds_of(text[n.start : n.end], n.kind))) for n in reading.names}
        gold, doubtful = _gold(row)
        names = {bare(text, g) for g in gold if is_name(text, g)}
        around = {g for g in gold if not is_name(text, g)}
        named = {n for n in named if n.kinds and n.start < n.end and not any(_inside(n, g) for g in around)}
        listed = _exact(counts, names, named, {bare(text, d) for d in doubtful})
        phrases = {g for g in gold if text[g.start : g.end].lower() not in PRONOUNS}
        _overlap(counts, phrases, _mentions(entities(page, reading)), {*doubtful, *gold})
        for wrong, found in listed if misses else ():
            print(f"{row['part'][:12]:12} {wrong:6} {found.kinds:8} {' '.join(text[found.start : found.end].split())}")
    return {"documents": documents} | _table(counts)


def _inside(one: Phrase, other: Phrase) -> bool:
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def _gold(row: dict[str, Any]) -> tuple[set[Phrase], set[Phrase]]:
    gold: set[Phrase] = set()
    doubtful: set[Phrase] = set()
    for one in row["entities"]:
        if one["type"] in KINDS and row["text"][one["begin"] : one["end"]].strip():
            to = gold if one["confidence"] >= TRUSTED else doubtful
            to.add(Phrase(one["begin"], one["end"], KINDS[one["type"]]))
    return gold, doubtful - gold


def _kinds_of(name: str, kind: str) -> str:
    """The kinds that a name of ours counts as: a state's is a place or a body, other names (MISC) are left out."""
    if kind in ("LOC", "ORG") and lexicon.fold(name).removeprefix("the ") in lexicon.state_names():
        return "LOC ORG"
    return kind if kind in KINDS.values() else ""


def _mentions(found: Iterable[Entity]) -> set[Phrase]:
    return {
        Phrase(m.start, m.end, OURS[e.kind]) for e in found if e.kind in OURS for m in e.mentions if m.form != "pronoun"
    }


def bare(text: str, phrase: Phrase) -> Phrase:
    """The phrase without article, titles before a person, and possessive."""
    start, end, kinds = phrase
    if article := ARTICLE.match(text, start, end):
        start = article.end()
    if possessive := POSSESSIVE.search(text[start:end]):
        end -= len(possessive.group())
    if "PER" in kinds:
        start = _behind_title(text, start, end)
    return Phrase(start, end, kinds)


def _behind_title(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind "Foreign Secretary" or "Lt. Gen."; the end if it is a title alone."""
    words = [(m.start() + start, m.group().lower().rstrip(".,")) for m in re.finditer(r"\S+", text[start:end])]
    for cut in range(len(words), 0, -1):
        front = [word for _, word in words[:cut]]
        if front[-1] in honorifics() or noun_ending_at(front):
            return words[cut][0] if cut < len(words) else end
    return start


def is_name(text: str, phrase: Phrase) -> bool:
    """Whether the phrase is a proper name: a name of several words, its particles apart, in capitals."""
    start, end, _ = bare(text, phrase)
    if re.match(r"(?:of|the|and|for|in|on|at|to)\b", text[start:end]):  # what is left of "Minister for the East"
        return False
    words = [w for w in re.findall(r"[^\s,]+", text[start:end]) if w.lower() not in PARTICLES]
    pronoun = text[phrase.start : phrase.end].lower() in PRONOUNS
    capital = all(w.strip("'\"‘“(")[:1].isupper() or w[0].isdigit() or w.lower().startswith("al-") for w in words)
    return bool(words) and capital and not pronoun and any(w[0].isalpha() for w in words)


def _exact(
    counts: dict[str, Counter[str]], gold: set[Phrase], found: set[Phrase], doubtful: set[Phrase]
) -> list[tuple[str, Phrase]]:
    """Counts same characters and kind; gives what was missed and what was wrong."""
    at = {(p.start, p.end): p for p in found}
    right = {g for g in gold if (p := at.get((g.start, g.end))) and p.fits(g)}
    extra = {
        p for p in found if not any((g.start, g.end) == (p.start, p.end) and g.fits(p) for g in (*gold, *doubtful))
    }
    for key, group in (("hit", right), ("missed", gold - right), ("extra", extra)):
        for one in group:
            for name in ("exact", f"exact_{one.kinds.split()[0]}"):
                counts[name][key] += 1
    wrong = [("missed", g) for g in gold - right] + [("extra", p) for p in extra]
    return sorted(wrong, key=lambda w: w[1])


def _overlap(counts: dict[str, Counter[str]], gold: set[Phrase], found: set[Phrase], known: set[Phrase]) -> None:
    for one in gold:
        hit = "found" if any(one.meets(p) for p in found) else "missed"
        for name in ("overlap", f"overlap_{one.kinds}"):
            counts[name][hit] += 1
    for one in found:
        hit = "hit" if any(one.meets(k) for k in known) else "extra"
        for name in ("overlap", f"overlap_{one.kinds.split()[0]}"):
            counts[name][hit] += 1


def _table(counts: dict[str, Counter[str]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in sorted(counts):
        c = counts[name]
        found = c["found"] if name.startswith("overlap") else c["hit"]
        p = c["hit"] / max(1, c["hit"] + c["extra"])
        r = found / max(1, found + c["missed"])
        out |= {
            f"{name}_p": round(p, 4),
            f"{name}_r": round(r, 4),
            f"{name}_f1": round(2 * p * r / max(1e-9, p + r), 4),
        }
    return out
