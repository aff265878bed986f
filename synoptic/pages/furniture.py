"""What furniture says of itself: wordings of the press trade that tell a line's kind surely, whatever stands around it.

The wordings stand in `data/pages/furniture.tsv`; each must hold for any outlet. They overrule the trained reader only
where they are sure: a line that has a kind here is never body.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from synoptic import tables
from synoptic.model import ZONE_KINDS, ZoneKind
from synoptic.pages.wordcodes import Hashes, Ints, Numbering, characters, numbering

_DATA = Path(__file__).parent.parent / "data" / "pages"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 1500
_STOPS = (".", "!", "?", "”", '"', "…", ":")
# An appeal speaks to the reader of the outlet's own trade.
_ADDRESS = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us)\b")
_ADDRESS_WORDS = ("you", "your", "we", "our", "us")
_TRADE = re.compile(
    r"\b(?:subscri\w+|donat\w+|contribut(?:e|ions?)|supporters?|your support|support us|supporting|newsletters?|inbox|"
    r"sign up|ad-free|journalism|journalists|readers|membership|become a member|cookies?|consent|privacy policy|"
    r"terms of (?:use|service)|paywall|free trial|e-?mail address|unsubscribe|app store|notifications?)\b",
    re.I,
)
_QUOTED = re.compile(r"[\"“”«»]")
RIGHTS = re.compile(r"©|\(c\) ?\d|copyright|all rights reserved", re.I)


class Rule(NamedTuple):
    """A row of the table."""

    kind: ZoneKind
    pattern: re.Pattern[str]
    example: str


class Triggers(NamedTuple):
    """Words that call for rules: their numbering, and the rules that each number calls for."""

    numbering: Numbering
    rules: tuple[tuple[int, ...], ...]


class Rules(NamedTuple):
    """The table with its rules by what triggers them: a word anywhere, the line's first word, its first or last
    character, its ending without a stop."""

    rules: tuple[Rule, ...]
    by_word: Triggers
    by_first: Triggers
    by_head: dict[str, tuple[int, ...]]
    by_tail: dict[str, tuple[int, ...]]
    unended: tuple[int, ...]
    credited: re.Pattern[str]


def sure(line: str) -> ZoneKind | None:
    """The kind of a line that names itself, or None."""
    if not line:
        return None
    hashes = characters(line).words.hashes
    return kinds([line], hashes, np.array([0, len(hashes)]))[0]


def kinds(said: list[str], hashes: Hashes, first: Ints) -> list[ZoneKind | None]:
    """The kind of each line that names itself, or None; `hashes` the numbers of the lines' words one after another,
    `first` [lines + 1] where each line's begin."""
    table = rules()
    called = _called(table, hashes, first)
    made: list[ZoneKind | None] = []
    for i, line in enumerate(said):
        found = called.get(i)
        by_head, by_tail = table.by_head.get(line[0]), table.by_tail.get(line[-1])
        if by_head or by_tail:
            found = [*(found or ()), *(by_head or ()), *(by_tail or ())]
        if len(line) > 20 and line[0].isupper() and table.unended and not line.endswith(_STOPS):
            found = [*(found or ()), *table.unended]
        made.append(_first(table, line, found) if found and len(line) <= _LONGEST else None)
    return made


def _called(table: Rules, hashes: Hashes, first: Ints) -> dict[int, list[int]]:
    """The rules that each line's words call for."""
    called: dict[int, list[int]] = {}
    anywhere = table.by_word.numbering(hashes)
    at = np.flatnonzero(anywhere)
    lines = np.searchsorted(first, at, "right") - 1
    for line, number in zip(lines.tolist(), anywhere[at].tolist(), strict=True):
        called.setdefault(line, []).extend(table.by_word.rules[number])
    some = np.flatnonzero(np.diff(first))
    leading = table.by_first.numbering(hashes[first[some]])
    at = np.flatnonzero(leading)
    for line, number in zip(some[at].tolist(), leading[at].tolist(), strict=True):
        called.setdefault(line, []).extend(table.by_first.rules[number])
    return called


def _first(table: Rules, line: str, found: list[int]) -> ZoneKind | None:
    """The kind that the first rule gives, in the table's order."""
    for i in sorted(set(found)):
        if table.rules[i].pattern.search(line):
            return table.rules[i].kind
    return None


def addressed(hashes: Hashes, first: Ints) -> list[int]:
    """How many words of each line address the reader or speak for the outlet ("you", "we"), in any case."""
    count = len(first) - 1
    at = np.flatnonzero(_address()(hashes))
    made: list[int] = np.bincount(np.searchsorted(first, at, "right") - 1, minlength=count).tolist()
    return made


def appeals(line: str) -> bool:
    """Whether the line speaks to the reader about reading, paying or signing up, and quotes nobody."""
    return _TRADE.search(line) is not None and len(_ADDRESS.findall(line)) >= 2 and not _QUOTED.search(line)


def addresses(line: str) -> bool:
    """Whether the line speaks to the reader, outside quotation marks."""
    return _ADDRESS.search(line) is not None and not _QUOTED.search(line)


def credited(line: str) -> bool:
    """Whether the line ends with a picture credit behind its last sentence: "… in the harbour. Reuters"."""
    return rules().credited.search(line) is not None


@cache
def rules() -> Rules:
    """The table, compiled. Raises DataError."""
    try:
        credits = tables.lines("pages/picture_credits.txt")
        rows = tables.rows("pages/furniture.tsv", 5, header=False)
        credit = "(?:" + "|".join(sorted(map(re.escape, credits), key=len, reverse=True)) + ")"
        made: list[Rule] = []
        triggers: dict[str, list[int]] = {}
        for i, (kind, case, on, pattern, example) in enumerate(rows):
            flags = re.I if case == "i" else re.NOFLAG
            made.append(Rule(_kind(kind), re.compile(pattern.replace("{CREDIT}", credit), flags), example))
            names = {max(_WORD.findall(c.lower()), key=len) for c in credits} if "{CREDIT}" in on else set()
            for trigger in sorted((set(on.split(",")) - {"{CREDIT}"}) | names):
                triggers.setdefault(trigger, []).append(i)
        parts = {name: tuple(numbers) for name, numbers in triggers.items()}
        by_head = {name[1]: numbers for name, numbers in parts.items() if len(name) == 2 and name[0] == "^"}
        by_tail = {name[1]: numbers for name, numbers in parts.items() if len(name) == 2 and name[0] == "$"}
        ending = re.compile(rf"[.!?\"”] {credit}$")
        words = {name: numbers for name, numbers in parts.items() if name[0] not in "^$~>"}
        leading = {name[1:]: numbers for name, numbers in parts.items() if name[0] == ">"}
        return Rules(tuple(made), _triggers(words), _triggers(leading), by_head, by_tail, parts.get("~", ()), ending)
    except (ValueError, IndexError, re.error) as error:
        raise tables.damaged("pages/furniture.tsv", str(error)) from error


def _triggers(words: dict[str, tuple[int, ...]]) -> Triggers:
    return Triggers(Numbering({word: i for i, word in enumerate(words, 1)}), ((), *words.values()))


@cache
def _address() -> Numbering:
    return numbering(_ADDRESS_WORDS)


def _kind(name: str) -> ZoneKind:
    for kind in ZONE_KINDS:
        if kind == name:
            return kind
    raise ValueError(name)
