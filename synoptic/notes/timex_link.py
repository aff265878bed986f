"""What neighbouring expressions lend each other: "from April to September 1957" gives April its year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synoptic.notes.timex_draft import Draft
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_scan import Scan

_LINK = re.compile(
    r"\s*,?\s*(?:to|and|or|until|till|through|[-–—/(]|and from|and to)\s*(?:the|on|in|early|late|mid-?)?\s*|\s*,\s*",
    re.I,
)
_NEEDS_YEAR = re.compile(r"XXXX-(\d\d|SP|SU|FA|WI|Q\d)")
_RANK = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}


def linked(drafts: Sequence[Draft], scan: Scan) -> list[Draft]:
    """The drafts, those that share the year of the one they are joined to made absolute (last to first)."""
    out = list(drafts)
    for i in range(len(out) - 2, -1, -1):
        here, there = out[i], out[i + 1]
        if here.rule.op != "part" or here.rule.features.keys() - {"time", "zone"} or there.rule.op != "abs":
            continue
        own = _NEEDS_YEAR.match(here.rule.arg)
        given = re.match(r"((?:BC)?)(\d{4})-(\d\d|SP|SU|FA|WI|Q\d)", there.rule.arg)
        between = scan.text[scan.ends[here.last - 1] : scan.starts[there.first]]
        if own is None or given is None or not _LINK.fullmatch(between):
            continue
        year = int(given[2])
        if _rank(own[1]) > _rank(given[3]):
            year += 1 if given[1] else -1
        value = f"{given[1]}{year:04d}-{here.rule.arg.removeprefix('XXXX-')}"
        out[i] = here._replace(rule=Rule("abs", value, here.rule.features), anchor="none")
    return out


def _rank(body: str) -> int:
    return _RANK.get(body, 0) or int(body)
