"""The grammar: patterns over token classes, each with the builder that reads its slots.

A pattern is written in class names (`timex_words.CLASSES`) with the usual `? * + | ( )`; it is compiled to a regular
expression over the string of class letters. At every token where some pattern can begin, the longest match wins; among
equals the earlier one. The cost is near linear: most tokens begin nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from synoptic.notes.timex_scan import Scan
from synoptic.notes.timex_words import CLASSES

_MACROS = {
    "WHOLE": "(NUMBER|few|a few)",
    "NUMBER": "(((a|word) word|word)(hyphen? word)*|num( slash num| word)?|frac word?)",
    "PARTOF": "(the? (early|mid|late) hyphen? the?)",
    "MONTHDAY": "(month dot? daynum|(daynum|the ordword) of? month dot?)",
    "SOMEYEAR": "(year|two)",
    "REL": "(last|next|this|that)",
    "ERA": "era",
    "CLOCK": "((clock|num) ampm|clock|num oclock ampm?)",
    "WDAY": "(weekday dot?)",
}

# name of the builder, pattern
PATTERNS: tuple[tuple[str, str], ...] = (
    # days
    ("calendar", "iso"),
    ("calendar", "(WDAY comma?)? PARTOF? MONTHDAY (comma? SOMEYEAR era?)?"),
    ("calendar", "(WDAY comma?)? MONTHDAY comma? (of the? REL unit|REL unit)"),
    ("calendar", "MONTHDAY comma? (hour|num) era"),
    ("calendar", "WDAY comma? the ordinal"),
    ("day_range", "month dot? daynum hyphen daynum (comma? year)?"),
    ("day_range_eu", "daynum hyphen daynum month dot? (comma? year)?"),
    ("slots", "about? PARTOF? (last|next|this|later|earlier)? weekday part?"),
    ("slots", "(the? part of) (WDAY comma?)? (MONTHDAY (comma? year)?|weekday|deictic|iso)"),
    ("slots", "(PARTOF? the? part hour* of) MONTHDAY (comma? year)?"),
    ("slots", "weekday (of|comma)? (last|next|this|that) unit"),
    ("slots", "PARTOF? (later|earlier)? deictic part?"),
    ("slots", "(PARTOF? the? part of)? (last|this|that|next|the next|the last|the deictic) part"),
    # months
    ("slots", "about? PARTOF? month dot? (of|comma)? SOMEYEAR era?"),
    ("slots", "PARTOF? month dot? of? the? REL unit"),
    ("slots", "PARTOF? REL month"),
    ("slots", "PARTOF? month"),
    # seasons, quarters, halves
    ("slots", "PARTOF? season (of? year era?|of the? REL unit|of num era)?"),
    ("slots", "PARTOF? the? REL season"),
    ("slots", "PARTOF? the season (of? year)?"),
    ("quarter", "the? (fiscal|year|REL unit poss|this)? hyphen? ordinal hyphen? (unit|units) (of? (the? fiscal? (year|REL fiscal? unit)))?"),
    ("quarter", "the? fiscal ordinal hyphen? unit"),
    # years, decades, centuries
    ("slots", "about? PARTOF? the? (fiscal unit?|unit)? year era?"),
    ("slots", "about? PARTOF? num era"),
    ("slots", "ad num"),
    ("slots", "about? PARTOF? hyphen? decade era?"),
    ("century", "PARTOF? ordinal hyphen? unit era?"),
    ("century", "the PARTOF? ordinal hyphen? unit era?"),
    ("slots", "two"),
    # relative units
    ("slots", "(PARTOF|later|later in|earlier|earlier in|about)? the? REL fiscal? unit"),
    ("slots", "(PARTOF|later in|earlier in) the? fiscal? unit"),
    ("yearago", "the? (more)? unit hyphen (ago|earlier) (unit|moment|ordinal unit)?"),
    ("offset", "about? (WHOLE|a|the) more? (unit|units) (ago|later|earlier)"),
    ("offset", "about? units (ago|later|earlier)"),
    ("offset_in", "in about? (WHOLE|a) more? (unit|units) poss? moment"),
    ("same", "that moment"),
    ("vague", "vague"),
    ("vague", "last (units)"),
    # holidays
    ("slots", "PARTOF? (last|next|this|that)? holiday comma? (year|REL unit)?"),
    # clock
    ("slots", "about? CLOCK zone? (on|comma)? ((WDAY comma?)? MONTHDAY (comma? year)?|(last|this|next)? weekday part?|deictic part?|this part|last part|iso)?"),
    ("slots", "(num|year) zone"),
    ("slots", "((WDAY comma?)? MONTHDAY (comma? year)?|weekday|deictic) at CLOCK zone?"),
    ("slots", "about? part (this|last|next)? (weekday|deictic)"),
    ("slots", "about? CLOCK (in the|at) part"),
    # durations and sets
    ("duration", "about? the? (last|next|this|that|ordinal)? WHOLE (more|hyphen)* (units|unit) (hyphen? old)?"),
    ("duration", "about? (a|the) more+ (units|unit)"),
    ("duration", "about? a (units|unit) and a unit"),
    ("duration", "about? a unit"),
    ("duration", "about? the? (last|next|that) few? units"),
    ("duration", "few units"),
    ("duration", "units"),
    ("duration", "(unit|units) hyphen old"),
    ("sets", "each (few|WHOLE|more)? (unit|units|weekday|month dot?|season|part|weekday part|deictic)"),
    ("sets", "setword"),
    ("sets", "(word|num|few)? per unit"),
    ("sets", "weekday part"),
)  # fmt: skip


class Pattern(NamedTuple):
    build: str
    regex: re.Pattern[str]
    begins: frozenset[str]


class Hit(NamedTuple):
    """A match: token range [first, last) of the scan, and the name of the builder that reads it."""

    build: str
    scan: Scan
    first: int
    last: int


_NAME = re.compile(r"[A-Z]+|[a-z]+")
_LEXEME = re.compile(r"[a-z]+|[()?*+|]")


def _expanded(pattern: str) -> str:
    """The pattern without macros."""
    previous = None
    while previous != pattern:
        previous = pattern
        pattern = _NAME.sub(lambda m: _MACROS.get(m.group(), m.group()), pattern)
    return pattern


def _regex(pattern: str) -> re.Pattern[str]:
    """Class names to sets of letters."""
    made = re.sub(r"[a-z]+", lambda m: "[" + re.escape(CLASSES[m.group()]) + "]", pattern)
    return re.compile(made.replace(" ", "").replace("(", "(?:"))


def _begins(lexemes: list[str]) -> tuple[set[str], bool]:
    """Class letters that can begin what the lexemes (consumed up to a closing bracket) match, and whether they can be empty."""
    every: set[str] = set()
    any_empty = False
    side: set[str] = set()
    open_still = True
    while lexemes and lexemes[0] != ")":
        word = lexemes.pop(0)
        if word == "|":
            every, any_empty = every | side, any_empty or open_still
            side, open_still = set(), True
            continue
        if word == "(":
            got, empty = _begins(lexemes)
            lexemes.pop(0)
        else:
            got, empty = set(CLASSES[word]), False
        if lexemes and lexemes[0] in "?*+":
            empty = lexemes.pop(0) != "+" or empty
        if open_still:
            side |= got
            open_still = empty
    return every | side, any_empty or open_still


@lru_cache(maxsize=1)
def _patterns() -> tuple[dict[str, list[Pattern]], re.Pattern[str]]:
    """Patterns by the class letter they can begin with, and the expression that finds such letters."""
    by_start: dict[str, list[Pattern]] = {}
    for build, text in PATTERNS:
        plain = _expanded(text)
        begins, empty = _begins(_LEXEME.findall(plain))
        if empty:
            raise ValueError(f"pattern matches nothing: {text}")
        pattern = Pattern(build, _regex(plain), frozenset(begins))
        for letter in begins:
            by_start.setdefault(letter, []).append(pattern)
    return by_start, re.compile("[" + re.escape("".join(by_start)) + "]")


def hits(scan: Scan, at: int) -> tuple[int, list[Hit]]:
    """All matches at the first token from `at` on where there are any, longest first; (-1, []) at the end."""
    by_start, starter = _patterns()
    classes = scan.classes
    while (found := starter.search(classes, at)) is not None:
        at = found.start()
        got = [
            Hit(pattern.build, scan, at, match.end())
            for pattern in by_start[classes[at]]
            if (match := pattern.regex.match(classes, at)) is not None
        ]
        if got:
            got.sort(key=lambda hit: -hit.last)
            return at, got
        at += 1
    return -1, []
