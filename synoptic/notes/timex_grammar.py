"""The grammar: patterns over token classes, each with the builder that reads its slots.

A pattern is written in class names (`timex_words.CLASSES`) with the usual `? | ( )`, and no repetition, so that no
row of numbers can cost more than its length; it is compiled to a regular
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
    "WHOLE": "(NUMBER|a? few)",
    "NUMBER": "(((a|word) word|word) MOREWORD? MOREWORD? MOREWORD? MOREWORD?|FIGURE|num slash num)",
    "FIGURE": "((num|frac) (num slash num|word)?)",
    "MOREWORD": "(hyphen? word)",
    "ADDED": "((more|hyphen) (more|hyphen)? (more|hyphen)?)",
    "SPAN": "(WHOLE ((to|and|hyphen) WHOLE)?)",
    "MORETHAN": "(about|above)",
    "PARTOF": "(the? (early|mid|late) hyphen? the?)",
    "MONTHDAY": "(month dot? daynum|(the daynum of|daynum of?|the ordword of?) month dot?|month dot? the? ordword)",
    "SOMEYEAR": "(year|two)",
    "SPOKEN": "(word word (hyphen? word)?)",
    "REL": "(last|next|this|that)",
    "THEREL": "(the? (last|next)|this|that)",
    "CLOCK": "((clock|num) ampm|clock|num oclock ampm?)",
    "WDAY": "(weekday dot?)",
    "ANYUNIT": "(unit|units)",
    "QUARTEROF": "(fiscal|year|THEREL unit poss|this|ago)",
    "OFYEAR": "(of the? fiscal? (year|THEREL fiscal? unit))",
    "PARTOFDAY": "((PARTOF part|PARTOF? the part) (unit|units)? of the?)",
    "DATED": "((WDAY comma?)? MONTHDAY YEARTAIL?)",
    "YEARTAIL": "(comma? SOMEYEAR era?)",
}

# name of the builder, pattern
PATTERNS: tuple[tuple[str, str], ...] = (
    # days
    ("calendar", "iso"),
    ("calendar", "about? (WDAY comma?)? PARTOF? MONTHDAY YEARTAIL?"),
    ("calendar", "(WDAY comma?)? MONTHDAY comma? (of the? REL unit|REL unit)"),
    ("calendar", "REL MONTHDAY"),
    ("calendar", "MONTHDAY comma? num era"),
    ("calendar", "THEREL WDAY comma? MONTHDAY YEARTAIL?"),
    ("day_range", "month dot? daynum (hyphen|and|comma|to) daynum YEARTAIL?"),
    ("day_range", "daynum (hyphen|and|to) daynum month dot? YEARTAIL?"),
    ("calendar", "PARTOF? THEREL? weekday part?"),
    ("calendar", "PARTOFDAY ((WDAY comma?)? MONTHDAY YEARTAIL?|weekday|deictic|iso)"),
    ("calendar", "weekday (of|comma)? THEREL unit"),
    ("calendar", "PARTOF? deictic part?"),
    ("calendar", "PARTOF? (THEREL|deictic) part"),
    # months
    ("calendar", "about? PARTOF? month dot? (of|comma)? SOMEYEAR era?"),
    ("calendar", "PARTOF? month dot? (of|comma)? THEREL unit"),
    ("calendar", "PARTOF? month dot? num era"),
    ("calendar", "PARTOF? REL month"),
    ("calendar", "PARTOF? month"),
    ("spoken", "month SPOKEN"),
    # seasons, quarters, halves
    ("calendar", "PARTOF? season ((of|comma)? year era?|of THEREL unit|of? num era)?"),
    ("calendar", "PARTOF? THEREL season"),
    ("calendar", "PARTOF? the season ((of|comma)? year era?|of THEREL unit|of num era)?"),
    ("spoken", "the? season of SPOKEN"),
    ("quarter", "the? QUARTEROF? (hyphen|such)? (ordinal|last|late) hyphen? unit OFYEAR?"),
    ("quarter", "the? fiscal hyphen? ordinal hyphen? unit"),
    ("twin", "the? (latest|such) (fiscal? unit|moment)"),
    ("twin", "the year (unit|moment)"),
    ("twin", "(the|a)? such? unit hyphen (ago|earlier) (unit|moment|ordinal unit)?"),
    ("twin", "THEREL unit poss unit"),
    # years, decades, centuries
    ("calendar", "about? PARTOF? (fiscal unit?)? year era?"),
    ("calendar", "the unit year"),
    ("calendar", "about? dot? PARTOF? num era"),
    ("calendar", "ad num"),
    ("spoken", "SPOKEN"),
    ("spoken", "the unit SPOKEN"),
    ("decade", "PARTOF? the? hyphen? (two|decade) era?"),
    ("decade", "the? PARTOF? hyphen? decade era?"),
    ("century", "the? PARTOF? ordinal hyphen? unit era?"),
    ("year_range", "year hyphen (two|daynum|num)"),
    ("bc_range", "(num|year) (hyphen|to|and) (num|year) era"),
    # relative units
    ("stretch", "the (last|next) unit"),
    ("calendar", "(PARTOF|later|later in|earlier|earlier in|about)? THEREL fiscal? unit"),
    ("calendar", "(PARTOF|later in|earlier in) the? fiscal? unit"),
    ("calendar", "yearend"),
    ("calendar", "the fiscal? unit"),
    ("offset", "MORETHAN? (a? SPAN|a|the) more? ANYUNIT orso? (ago|later|earlier)"),
    ("offset", "(units|the unit) (ago|later|earlier)"),
    ("around", "MORETHAN? (SPAN|a|the) more? ANYUNIT orso? (before|after)"),
    ("around", "(units|the unit) (before|after)"),
    ("offset_in", "in about? (SPAN|a) more? ANYUNIT poss? moment"),
    ("same", "(that|this) moment"),
    ("vague", "vague"),
    ("vague", "the last"),
    ("vague", "few units and units"),
    # holidays
    ("calendar", "PARTOF? REL? holiday comma? (year|THEREL unit)?"),
    # clock
    ("calendar", "about? CLOCK zone? (on|comma)? (DATED zone?|THEREL? weekday part?|deictic part?|THEREL part|iso)?"),
    ("calendar", "(num|year) zone"),
    ("calendar", "((WDAY comma?)? MONTHDAY YEARTAIL?|weekday|deictic) at CLOCK zone?"),
    ("calendar", "PARTOF? part (THEREL? weekday|deictic)"),
    ("calendar", "about? (CLOCK|num) (in the|at) part"),
    # durations and sets
    ("duration", "MORETHAN? the? (last|next|this|that|ordinal|latest)? SPAN ADDED? ANYUNIT (hyphen old|orso)?"),
    ("period", "(about|above)? (a|the|such) such? SPAN hyphen? unit moment"),
    ("duration", "MORETHAN? the? (SPAN) (last|next|more) units"),
    ("qualified", "MORETHAN? the? NUMBER other units"),
    ("duration", "MORETHAN? (a|the) more more? ANYUNIT"),
    ("duration", "MORETHAN? a ANYUNIT and a unit"),
    ("duration", "MORETHAN? a unit (orso|and (num|word))?"),
    ("duration", "MORETHAN? the (last|next) few? units"),
    ("duration", "(last|next) units"),
    ("duration", "units (and units)?"),
    ("duration", "ANYUNIT hyphen old"),
    ("sets", "each (few|WHOLE|more)? (ANYUNIT|weekday|month dot?|season|part|weekday part|deictic)"),
    ("sets", "setword"),
    ("sets", "per unit"),
    ("sets", "weekday part"),
    ("nightly", "at part"),
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
    """Class letters that can begin what the lexemes (consumed up to a closing bracket) match, and whether they can be
    empty."""
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
