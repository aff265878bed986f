"""What looks like a temporal expression and is none: "May" the person, "2000 people", "the Sunday Times"."""

from __future__ import annotations

import re

from synoptic.notes.timex_draft import Draft
from synoptic.notes.timex_scan import Scan
from synoptic.pages import mastheads

_MONTH_BEFORE = frozenset({
    "in", "on", "of", "since", "until", "till", "by", "from", "to", "through", "during", "for", "last", "next",
    "this", "early", "late", "mid", "before", "after", "every", "each", "between", "and", "around", "about",
    "throughout", "following",
})  # fmt: skip
_SEASON_BEFORE = frozenset({
    "in", "during", "last", "by", "since", "until", "through", "throughout", "early", "late", "of", "over",
    "next", "this", "each", "every",
})  # fmt: skip
_VERB_BEFORE = frozenset({
    "to", "will", "would", "could", "can", "may", "might", "should", "must", "and", "or", "they", "we", "i",
    "you", "not", "never", "hot", "water",
})  # fmt: skip
_VERB_AFTER = frozenset({
    "of", "to", "from", "up", "back", "into", "off", "out", "upon", "a", "an", "the", "his", "her", "water",
    "onions", "roll", "rolls",
})  # fmt: skip
_HOLIDAY_BEFORE = frozenset(
    {"on", "at", "since", "until", "by", "before", "after", "during", "every", "each", "this", "last"}
)
_FUNCTION = frozenset({
    "for", "at", "with", "but", "and", "or", "as", "on", "to", "about", "in", "of", "by", "from", "since",
    "until", "till", "during", "after", "before", "between", "through", "throughout", "into", "than", "like",
    "not", "only", "even", "also", "when", "while", "where", "if", "that", "this", "these", "those", "its",
    "his", "her", "their", "our", "a", "an", "some", "all", "each", "every", "both", "another", "one", "early",
    "late", "around", "circa", "over", "under",
})  # fmt: skip
_COUNTED = re.compile(
    r"people|persons?|troops|soldiers|dead|deaths|men|women|children|dollars|euros|pounds|yuan|rubles|roubles|rupees|yen|"
    r"feet|foot|meters?|metres?|miles?|km|kilomet\w+|tons?|tonnes|kg|mph|hp|acres|hectares|barrels|points|votes|seats|jobs|"
    r"shares|units|copies|workers|employees|members|refugees|migrants|tanks|missiles|aircraft|flights|cars|vehicles|homes|houses|"
    r"families|cases|pages|words|volts|calories|degrees|or more|percent|hours|days|years|months|weeks|minutes|others|"
    r"strong|light-years|civilians|fighters|protesters|prisoners|victims|students|police|residents|delegates|square",
    re.I,
)
_NUMBERED = re.compile(
    r"Resolution|Section|Article|Room|Regulation|Directive|Highway|Route|Chapter|Channel|Order|Law|Decree|Bill", re.I
)


def plausible(draft: Draft, scan: Scan) -> bool:
    """Whether the draft can be a temporal expression in its surroundings."""
    letters = scan.classes[draft.first : draft.last]
    before, after = scan.word(draft.first - 1), scan.word(draft.last)
    if letters in ("M", "m") and before in ("29", "30", "31", "29th", "30th", "31st"):
        return False
    if letters == "m":
        return _ambiguous_month(scan, draft, before, after)
    if letters == "M" and len(scan.word(draft.first)) == 3 and after[:1].isupper():
        return before.lower() in _MONTH_BEFORE  # Jan the person
    if letters == "h" and scan.word(draft.first) in scan.named:  # an Easter Rising, and "Easter had failed"
        return before.lower() in _HOLIDAY_BEFORE
    if letters == "w":
        return False
    if letters == "W" and mastheads.pattern("day").match(after):
        return False
    if letters == "Y":
        return _bare_year(scan, draft, before, after)
    if letters == "y":
        return False
    if "T" in letters and before.lower() in ("his", "her", "their", "my", "your", "our", "its"):
        return False
    if letters in ("S", "tS"):
        return _season(scan.word(draft.last - 1), before, after)
    return True


def _season(word: str, before: str, after: str) -> bool:
    """Whether "fall" and "spring" are the seasons: the fall of a city and to spring a trap are not."""
    if word.istitle() and before.istitle() and not after.istitle() and before.lower() not in _SEASON_BEFORE:
        return False  # the spring of a city, as it is called
    before, after = before.lower(), after.lower()
    if word.lower() == "fall":
        return before in _SEASON_BEFORE and after not in ("of", "in", "to", "from")
    if word.lower() == "spring":
        return before in _SEASON_BEFORE or not (before in _VERB_BEFORE or after in _VERB_AFTER)
    return True


def _ambiguous_month(scan: Scan, draft: Draft, before: str, after: str) -> bool:
    """ "May" and "March" alone need a preposition or the like before them."""
    word = scan.word(draft.first)
    return word[0].isupper() and (
        before.lower() in _MONTH_BEFORE or (before in (",", "(", "-", "–", "—") and word != "May")
    )


def _bare_year(scan: Scan, draft: Draft, before: str, after: str) -> bool:
    value = scan.values[draft.first]
    if not isinstance(value, int) or _COUNTED.fullmatch(after) or _NUMBERED.fullmatch(before):
        return False
    if before in ("-", "/", "#", "+", "No", "no", "Boeing", "Airbus", "flight", "Flight") and before not in ("-",):
        return False
    named = before.istitle() and before.isalpha() and scan.classes[draft.first - 1] == "_"
    if named and before.lower() not in _FUNCTION and after not in ("-", "–", "/"):
        return False  # a tournament, a law, a product: "Euro 2016"
    return 1400 <= value <= 2100 or before.lower() in ("in", "since", "by", "until", "from", "year")
