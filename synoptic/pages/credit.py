"""Credits: which agency supplied a page (or its picture), and who wrote it.

An agency is only named from the table of outlets (kind agency) or behind an explicit "Source:". A picture's credit is a
credit too: pages that carry an agency's pictures mostly carry its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from synoptic.model import Credit, Zone
from synoptic.pages.outlet_table import table

Add = Callable[[str, str, int, int], None]

_PERSON = r"[A-Z][\w.'’-]+(?: (?:al-|de |van |von |bin |el-)?[A-Z][\w.'’-]+){0,3}"
_PEOPLE = rf"({_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,4}})"
_BYLINE = re.compile(rf"^(?:By|BY|Written by|Reported by|Story by|Text by|From):?\s+{_PEOPLE}")
_REPORTING = re.compile(r"\((?:[Aa]dditional )?([Rr]eporting|[Ww]riting) by ([^()]{3,200})\)")
_CONTRIBUTED = re.compile(rf"^{_PEOPLE}(?: in [A-Z][\w ]+)? contributed (?:to this|reporting|from)")
_SOURCE = re.compile(r"^(?:Source|Sources|SOURCE|Via|Courtesy):\s*([A-Z][^\n]{1,80}?)(?:,? [Ee]dited by.*)?\.?$", re.M)
_WIRE = re.compile(r"\b([Nn]ews [Aa]genc(?:y|ies)|[Aa]gencies|[Ww]ires?|[Ww]ire [Ss]ervices?)\b")
_GREAT = frozenset({
    "AP", "AFP", "dpa", "DPA", "EFE", "UPI", "TASS", "ANSA", "SANA", "IRNA", "KCNA", "WAM", "KUNA", "PTI", "AAP",
})  # fmt: skip
_JOIN = re.compile(r",? and |, | & |; ")
_NO_NAME = frozenset({
    "staff", "agencies", "agency", "reuters", "ap", "afp", "editor", "news", "desk", "team", "correspondent", "wire",
})  # fmt: skip


def credits(text: str, zones: tuple[Zone, ...]) -> tuple[Credit, ...]:
    """Agencies and bylines with the place of each, in the order of the text."""
    found: dict[tuple[str, str], Credit] = {}

    def add(name: str, kind: str, start: int, end: int) -> None:
        name = name.strip(" .,;")
        key = (name.lower(), kind)
        if name and key not in found:
            found[key] = Credit(name=name, kind="agency" if kind == "agency" else "byline", start=start, end=end)

    looked = list(_furniture(text, zones))
    rule = _present("\n".join(line for _, line, _ in looked))
    for zone, line, edge in looked:
        _agencies(line, zone, edge, add, rule)
        _people(line, zone, add)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _furniture(text: str, zones: tuple[Zone, ...]) -> Iterator[tuple[Zone, str, bool]]:
    """The zones that may hold credits: furniture near the article, short body lines, both ends of the body (True)."""
    bodies = [zone for zone in zones if zone.kind == "body"]
    for zone in zones:
        if zone.kind in ("comment", "related", "navigation"):
            continue
        edge = zone.kind == "body" and (zone is bodies[0] or zone is bodies[-1])
        if zone.kind == "body" and not edge and zone.end - zone.start > 400:
            continue
        yield zone, text[zone.start : zone.end], edge


def _agencies(line: str, zone: Zone, edge: bool, add: Add, rule: re.Pattern[str] | None) -> None:
    """Agencies in furniture lines, and in the marks at both ends of the body."""
    for found in rule.finditer(line) if rule else ():
        before, after = line[: found.start()], line[found.end() :]
        bare = zone.kind != "body"
        marked = before.endswith(("(", "/", "/ ", "© ")) or after.startswith(("/", " /", ")"))
        contributed = re.match(r" contributed (?:to this|reporting)", after)
        dated = edge and found.start() < 60 and before.endswith("(") and after.startswith(")")
        outer = not before.strip(" -–—/|,") or not after.strip(" -–—/|,.")
        alone = outer and zone.kind in ("caption", "byline", "notice")
        if contributed or (bare and marked) or dated or alone or (zone.kind == "notice" and len(line) < 200):
            add(_known()[found.group()], "agency", zone.start + found.start(), zone.start + found.end())
    if zone.kind == "body":
        return
    for found in _SOURCE.finditer(line) if ":" in line[:10] else ():
        add(found.group(1), "agency", zone.start + found.start(1), zone.start + found.end(1))
    if zone.kind in ("byline", "notice", "dateline") and not _SOURCE.search(line):
        for found in _WIRE.finditer(line):
            add(found.group(1).lower(), "agency", zone.start + found.start(1), zone.start + found.end(1))


def _people(line: str, zone: Zone, add: Add) -> None:
    if "ing by " in line:
        for found in _REPORTING.finditer(line):
            at = zone.start + found.start(2)
            for part in found.group(2).split(";"):
                names = re.sub(r"^\s*(?:(?:additional )?(?:reporting|writing|editing) by )", "", part, flags=re.I)
                if not re.match(r"\s*editing", part, re.I):
                    _names(names, at, text_from=found.group(2), add=add)
    if zone.kind == "body" or not line[0].isupper():
        return
    rule = _CONTRIBUTED if " contributed " in line else _BYLINE
    one = rule.match(line)
    if one:
        _names(one.group(1), zone.start + one.start(1), text_from=one.group(1), add=add)


def _names(said: str, at: int, *, text_from: str, add: Add) -> None:
    for name in _JOIN.split(said):
        name = re.sub(r"\s+in [A-Z].*$", "", name.strip())
        words = name.split()
        if 1 < len(words) <= 5 and not _NO_NAME & {word.lower() for word in words}:
            start = at + max(0, text_from.find(name))
            add(name, "byline", start, start + len(name))


def _present(text: str) -> re.Pattern[str] | None:
    """A pattern of the agencies' names that are in the text at all."""
    there = tuple(name for name in _known() if name in text)  # a substring search is far cheaper than the pattern
    return _pattern(there) if there else None


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![\w@])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@cache
def _known() -> dict[str, str]:
    """The names and aliases of all agencies, and what each stands for."""
    names: dict[str, str] = {}
    for one in table():
        if one.kind == "agency":
            for name in (one.name, one.name.upper(), *one.aliases):
                # Short marks are words of other tongues or other bodies' acronyms: only the great wires' are read.
                if len(name) > 4 or name in _GREAT:
                    names.setdefault(name, one.name)
    return names
