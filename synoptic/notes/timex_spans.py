"""Builders of what is counted: offsets, durations, sets, twins of periods, and vague or repeated references."""

from __future__ import annotations

from synoptic.notes import timex_counts
from synoptic.notes.timex_draft import Anchor, Draft, draft
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_slots import Slots

_ADJECTIVE = (
    "y",
    "ful",
    "ous",
    "al",
    "ive",
    "ent",
    "ant",
    "ic",
    "less",
    "ing",
    "ed",
    "ble",
    "straight",
    "long",
    "hard",
)
_AT = ("at", "by", "from", "until", "till", "since", "to", "up", "before", "after")


def twin(s: Slots) -> list[Draft]:
    """ "the latest quarter", "the year-ago period", "the 1988 quarter": the period last told, or its twin of another
    year."""
    moment = s.text("moment").lower()
    if s.has("moment") and moment != "period":
        return []
    units = [str(s.scan.values[at]) for at in range(s.first, s.last) if s.scan.classes[at] in "UV"]
    own = units[-1] if len(units) > 1 else "Q" if s.has("moment") else units[0] if units else ""
    ago = s.has("ago") or s.has("earlier")
    if ago and len(units) == 1 and not s.has("moment"):
        first = s.first + (s.scan.classes[s.first] in "at")
        rule = Rule("shift", f"-1:{units[0]}", {"same": "Q"})
        return [Draft(first, s.trimmed(), "DATE", rule, "published", s.mod())]
    if own not in ("Q", "H", "Y", "W", "M") or (ago and units[0] != "Y"):
        return []
    if s.has("year"):
        return draft(s, "DATE", Rule("same", own, {"on": str(s.value("year"))}), "previous") if own == "Q" else []
    relation = s.relation().features.get("n")
    back = "-1" if ago else relation or "0"
    if s.has("ordinal"):
        return draft(s, "DATE", Rule("part", f"XXXX-{own}{s.ordinal()}", {"year": back}), "published")
    return draft(s, "DATE", Rule("same", own, {"year": back}), "previous")


def offset(s: Slots) -> list[Draft]:
    """ "two years ago", "three days later", "weeks earlier"."""
    direction = -1 if s.has("ago") or s.has("earlier") or s.has("before") else 1
    anchor: Anchor = "published" if s.has("ago") else "previous"
    count, unit = timex_counts.count(s), s.unit()
    if not unit:
        return []
    if count is None or unit.startswith("T") or (s.has("units") and not s.count_slots()):
        return draft(s, "DATE", Rule("ref", "PAST_REF" if direction < 0 else "FUTURE_REF"), anchor)
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D") if unit == "W" else (count, unit)
    features = {"ago": "1"} if s.has("ago") else {}
    if count == 1 and unit == "Y":
        features["same"] = "Q"
    if unit == "E":
        features["gran"] = "Y"
    return draft(s, "DATE", Rule("shift", f"{direction * int(count)}:{unit}", features), anchor)


def around(s: Slots) -> list[Draft]:
    """ "two days before" at the end of a clause counts from the date told; "two days before the vote" is a duration
    from an event, whose name the events stage has to find."""
    after = s.scan.classes[s.last : s.last + 1]
    if (after and after in ",.|") or s.scan.word(s.last)[:1] in ";:)":
        return [] if s.has("the") and not s.count_slots() and s.unit() != "D" else offset(s)
    value = timex_counts.duration(s)
    if value is None or (s.has("the") and not s.count_slots()):
        return []
    return [Draft(s.first, s.last - 1, "DURATION", Rule("dur", value), "event", s.mod())]


def offset_in(s: Slots) -> list[Draft]:
    """ "in two years' time"."""
    count, unit = timex_counts.count(s), s.unit()
    if s.text("moment").lower() != "time" or count is None or not unit or unit.startswith("T"):
        return []
    rule = Rule("shift", f"{int(count)}:{unit}")
    return [Draft(s.first + 1, s.last, "DATE", rule, "published", s.mod())]


def duration(s: Slots) -> list[Draft]:
    """Lengths of time; a determiner before an adjective ("a two-day visit") stays outside, and ages are no times."""
    value = timex_counts.duration(s)
    if value is not None and s.classes == "aU" and _is_rate(s):
        return draft(s, "SET", Rule("set", value), "none")
    if value is None or s.has("old"):
        return []
    if (s.has("unit") and s.has("few")) or (
        s.has("last") and s.has("num") and s.has("unit") and not s.has("hyphen") and not s.has("the")
    ):
        return []
    first = s.first
    if s.scan.classes[first] == "%" and (s.has("last") or s.has("next") or s.has("ordinal")):
        first += 1
    many = (timex_counts.count(s) or 2) != 1 or s.has("hyphen")
    if (
        s.has("unit")
        and many
        and s.scan.classes[first] in "at"
        and not (s.has("last") or s.has("next") or s.has("and"))
    ):
        first += 1
        if first == s.last or s.scan.classes[first] in "U":
            first = s.first
    return [Draft(first, _long(s, s.trimmed()), "DURATION", Rule("dur", value), timex_counts.window(s), s.mod())]


def _long(s: Slots, last: int) -> int:
    """The end with the "long" of "nine day long" and "decades-long"."""
    at = last + (s.scan.classes[last : last + 1] == "-")
    return at + 1 if s.scan.word(at).lower() == "long" and s.scan.word(at + 1).lower() != "ago" else last


def period(s: Slots) -> list[Draft]:
    """ "a three-year period", "the same 28-day period": the whole phrase; "over" before it is a preposition."""
    value = timex_counts.duration(s)
    if value is None or s.text("moment").lower() != "period":
        return []
    first = s.at("a") if s.has("a") else s.at("the") if s.has("the") else s.first
    return [Draft(first, s.trimmed(), "DURATION", Rule("dur", value), "none", s.mod() if first == s.first else None)]


def qualified(s: Slots) -> list[Draft]:
    """ "two bloody weeks", "three straight days": one adjective between the number and the unit."""
    adjective = s.scan.word(s.last - 2)
    if not adjective.islower() or not adjective.endswith(_ADJECTIVE) or timex_counts.count(s) is None:
        return []
    return duration(s)


def stretch(s: Slots) -> list[Draft]:
    """ "for the next year", "over the past decade": how long, not which."""
    before, word, unit = s.scan.word(s.first - 1).lower(), s.scan.word(s.first + 1).lower(), s.unit()
    long = before in ("for", "over") and word in ("past", "last", "next", "coming") and unit in ("E", "C")
    if not long and not (before == "for" and word in ("next", "coming") and unit in ("D", "W", "M", "Y")):
        return []
    value = {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
    return draft(s, "DURATION", Rule("dur", value), timex_counts.window(s))


def _is_rate(s: Slots) -> bool:
    """ "twice a day", "30 a day", "$2 million a year"."""
    before = s.scan.classes[s.first - 1 : s.first]
    return before in ("n", "H", "D", "I", "F") or s.scan.word(s.first - 1).lower() in (
        "once",
        "twice",
        "times",
        "billion",
    )


def sets(s: Slots) -> list[Draft]:
    """ "every two weeks", "daily", "Tuesday nights"."""
    value = timex_counts.repeated(s)
    return [] if value is None else draft(s, "SET", Rule("set", value), "none")


def nightly(s: Slots) -> list[Draft]:
    """ "They travelled at night": a part of no day in particular."""
    if s.text("part").lower() != "night":
        return []
    return [Draft(s.first + 1, s.last, "TIME", Rule("abs", "XXXX-XX-XX", {"time": "TNI"}), "none")]


def vague(s: Slots) -> list[Draft]:
    """ "now", "recently"; "the past" only where it is a noun."""
    if s.has("vague"):
        return draft(s, "DATE", Rule("ref", str(s.value("vague"))), "published")
    if s.has("few"):
        return draft(s, "DATE", Rule("ref", "PAST_REF"), "published") if s.text("few").lower() == "recent" else []
    after = s.scan.classes[s.last : s.last + 1]
    alone = after in ("", ",", ".", "|", "&", "i") or s.scan.word(s.last)[:1] in ";:)?!"
    return draft(s, "DATE", Rule("ref", "PAST_REF"), "published") if s.text("last").lower() == "past" and alone else []


def same(s: Slots) -> list[Draft]:
    """ "that time", "this period", "the same date"; "this time" and "at the same time" are no dates."""
    word, which = s.text("moment").lower(), s.scan.word(s.first).lower()
    if word == "point" and s.scan.word(s.first - 1).lower() not in _AT:
        return []  # "asked about that point"
    if (which == "this" and word != "period") or (
        s.scan.word(s.first - 1).lower() == "at" and word == "time" and "same" in which
    ):
        return []
    return draft(s, "DATE", Rule("same", word), "previous")
