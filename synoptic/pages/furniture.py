"""What furniture says of itself: wordings of the press trade that tell a line's kind surely, whatever stands around it.

The wordings stand in `data/pages/furniture.tsv`; each must hold for any outlet. They overrule the trained reader only
where they are sure: a line that has a kind here is never body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from synoptic.errors import DataError
from synoptic.model import ZONE_KINDS, ZoneKind

_DATA = Path(__file__).parent.parent / "data" / "pages"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 1500
_STOPS = (".", "!", "?", "”", '"', "…", ":")
# An appeal speaks to the reader of the outlet's own trade.
_ADDRESS = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us)\b")
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


class Rules(NamedTuple):
    """The table with its rules by what triggers them."""

    rules: tuple[Rule, ...]
    by_word: dict[str, tuple[int, ...]]
    by_head: dict[str, tuple[int, ...]]
    by_tail: dict[str, tuple[int, ...]]
    unended: tuple[int, ...]
    credited: re.Pattern[str]


def sure(line: str, words: Iterable[str] | None = None) -> ZoneKind | None:
    """The kind of a line that names itself, or None. `words`: its words in lower case, if they are known."""
    if len(line) > _LONGEST or not line:
        return None
    table = rules()
    found = set(table.by_head.get(line[0], ())) | set(table.by_tail.get(line[-1], ()))
    if table.unended and len(line) > 20 and line[0].isupper() and not line.endswith(_STOPS):
        found.update(table.unended)
    if words is None:
        words = _WORD.findall(line.lower())
    for word in table.by_word.keys() & words:
        found.update(table.by_word[word])
    for i in sorted(found):
        if table.rules[i].pattern.search(line):
            return table.rules[i].kind
    return None


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
        credits = [c for c in _lines("picture_credits.txt") if not c.startswith("#")]
        rows = [row.split("\t") for row in _lines("furniture.tsv") if not row.startswith("#")]
        credit = "(?:" + "|".join(sorted(map(re.escape, credits), key=len, reverse=True)) + ")"
        made: list[Rule] = []
        triggers: dict[str, list[int]] = {}
        for i, (kind, case, on, pattern, example) in enumerate(rows):
            flags = re.I if case == "i" else re.NOFLAG
            made.append(Rule(_kind(kind), re.compile(pattern.replace("{CREDIT}", credit), flags), example))
            first_words = {_WORD.findall(c.lower())[0] for c in credits} if "{CREDIT}" in on else set()
            for trigger in (set(on.split(",")) - {"{CREDIT}"}) | first_words:
                triggers.setdefault(trigger, []).append(i)
        parts = {name: tuple(numbers) for name, numbers in triggers.items()}
        by_head = {name[1]: numbers for name, numbers in parts.items() if len(name) == 2 and name[0] == "^"}
        by_tail = {name[1]: numbers for name, numbers in parts.items() if len(name) == 2 and name[0] == "$"}
        words = {name: numbers for name, numbers in parts.items() if name[0] not in "^$~"}
        return Rules(tuple(made), words, by_head, by_tail, parts.get("~", ()), re.compile(rf"[.!?\"”] {credit}$"))
    except (OSError, ValueError, IndexError, re.error) as error:
        raise DataError("the table of furniture is missing or damaged", "install Synoptic again") from error


def _lines(name: str) -> list[str]:
    return [line for line in (_DATA / name).read_text(encoding="utf-8").splitlines() if line]


def _kind(name: str) -> ZoneKind:
    for kind in ZONE_KINDS:
        if kind == name:
            return kind
    raise ValueError(name)
