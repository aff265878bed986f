"""What looks like a temporal expression and is none: "May" the person, "2000 people", "the Sunday Times"."""

from __future__ import annotations

import re

from synoptic.notes.timex_draft import Draft
from synoptic.notes.timex_scan import Scan

_MONTH_BEFORE = frozenset(
    [
        "in",
        "on",
        "of",
        "since",
        "until",
        "till",
        "by",
        "from",
        "to",
        "through",
        "during",
        "for",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "every",
        "each",
        "between",
        "and",
        "around",
        "about",
        "throughout",
        "following",
    ]
)
_COUNTED = re.compile(
    r"people|persons?|troops|soldiers|dead|deaths|men|women|children|dollars|euros|pounds|yuan|rubles|roubles|rupees|yen|"
    r"feet|foot|meters?|metres?|miles?|km|kilomet\w+|tons?|tonnes|kg|mph|hp|acres|hectares|barrels|points|votes|seats|jobs|"
    r"shares|units|copies|workers|employees|members|refugees|migrants|tanks|missiles|aircraft|flights|cars|vehicles|homes|houses|"
    r"families|cases|pages|words|volts|calories|degrees|or more|percent|hours|days|years|months|weeks|minutes|others|"
    r"strong|light-years|civilians|fighters|protesters|prisoners|victims|students|police|residents|delegates|square",
    re.I,
)
_PAPERS = re.compile(
    r"(?:Times|Telegraph|Mirror|Herald|Post|Mail|Express|World|Sun|Independent|Tribune|Star|People|Age)\b"
)


def plausible(draft: Draft, scan: Scan) -> bool:
    """Whether the draft can be a temporal expression in its surroundings."""
    letters = scan.classes[draft.first : draft.last]
    before, after = scan.word(draft.first - 1), scan.word(draft.last)
    if letters in ("M", "m") and before in ("29", "30", "31", "29th", "30th", "31st"):
        return False
    if letters == "m":
        return _ambiguous_month(scan, draft, before, after)
    if letters == "w":
        return False
    if letters == "W" and _PAPERS.match(after):
        return False
    if letters == "Y":
        return _bare_year(scan, draft, before, after)
    if letters == "y":
        return False
    if "T" in letters and before.lower() in ("his", "her", "their", "my", "your", "our", "its"):
        return False
    if letters in ("S", "tS") and scan.word(draft.last - 1).lower() in ("fall", "spring"):
        return before.lower() in (
            "in",
            "during",
            "last",
            "by",
            "since",
            "until",
            "through",
            "throughout",
            "early",
            "late",
            "of",
            "over",
        ) and (after.lower() not in ("of", "in", "to", "from") or scan.word(draft.last - 1).lower() == "spring")
    return True


def _ambiguous_month(scan: Scan, draft: Draft, before: str, after: str) -> bool:
    """ "May" and "March" alone need a preposition or the like before them."""
    word = scan.word(draft.first)
    return word[0].isupper() and (
        before.lower() in _MONTH_BEFORE or (before in (",", "(", "-", "–", "—") and word != "May")
    )


def _bare_year(scan: Scan, draft: Draft, before: str, after: str) -> bool:
    value = scan.values[draft.first]
    if not isinstance(value, int) or _COUNTED.fullmatch(after):
        return False
    if before in ("-", "/", "#", "+", "No", "no", "Boeing", "Airbus", "flight", "Flight") and before not in ("-",):
        return False
    return 1400 <= value <= 2100 or before.lower() in ("in", "since", "by", "until", "from", "year")
