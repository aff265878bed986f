"""From a match to drafts: each builder reads the slots of a match into a kind, a symbolic rule, and a modifier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from synoptic.notes.timex_grammar import Hit
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_slots import Slots

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["none", "published", "previous", "event"]


class Draft(NamedTuple):
    """A timex before its direction is known: token range of the scan, kind, rule, anchor, modifier."""

    first: int
    last: int
    kind: Kind
    rule: Rule
    anchor: Anchor
    mod: str | None = None


def build(hit: Hit) -> list[Draft]:
    """What the match says; nothing if its slots make no sense (then a shorter match is tried)."""
    slots = Slots(hit)
    if not slots.sound():
        return []
    return _BUILDERS[hit.build](slots)


def _draft(s: Slots, kind: Kind, rule: Rule, anchor: Anchor, mod: str | None = None) -> list[Draft]:
    return [Draft(s.first, s.trimmed(), kind, rule, anchor, mod or s.mod())]


def _calendar(s: Slots) -> list[Draft]:
    """Everything that names a calendar unit, absolute or relative, with or without a time of day."""
    made = _date_rule(s)
    if made is None:
        return []
    rule, anchor = made
    time = s.time()
    if time:
        rule = rule.having(time=time, zone=s.zone())
    return _draft(s, "TIME" if time else "DATE", rule, anchor)


def _date_rule(s: Slots) -> tuple[Rule, Anchor] | None:
    if s.has("iso"):
        value = s.iso()
        return None if value is None else (Rule("abs", value), "none")
    relation = s.relation()
    features = dict(relation.features)
    anchor: Anchor = relation.anchor or "published"
    if s.has("holiday"):
        return _holiday(s, features, anchor)
    if s.has("deictic"):
        return Rule("shift", f"{s.value('deictic')}:D"), "published"
    body = s.body()
    if body == "-":
        return None
    if body == "":
        return _bare(s, relation.features, anchor)
    year = s.year()
    if year is not None and not body.startswith("W"):
        return Rule("abs", f"{year}-{body}" if body != "Y" else year), "none"
    if body == "Y":
        return None
    return Rule("part", "XXXX-" + body, features), anchor


def _holiday(s: Slots, features: dict[str, str], anchor: Anchor) -> tuple[Rule, Anchor]:
    year = s.year()
    if year is not None:
        features = {"on": year}
    return Rule("holiday", str(s.value("holiday")), features), "none" if year else anchor


def _bare(s: Slots, features: dict[str, str], anchor: Anchor) -> tuple[Rule, Anchor] | None:
    """A relative unit ("last year", "that day", "the weekend") or a bare time of day."""
    unit = s.unit()
    if s.has("yearend"):
        return Rule("shift", "0:Y"), "published"
    if unit and features.get("n") is not None:
        return Rule("shift", f"{features['n']}:{unit}"), anchor
    if unit and (s.has("early") or s.has("mid") or s.has("late") or s.has("later") or s.has("earlier")):
        return Rule("shift", f"0:{unit}"), "previous" if unit in ("D", "M") else "published"
    if unit == "Q" and s.has("the"):
        return Rule("same", "Q", {"year": "0"}), "previous"
    if unit in ("Y", "W", "WE") and s.has("the"):
        return Rule("shift", f"0:{unit}"), "published"
    if s.time():
        return Rule("shift", f"{features.get('n', '0')}:D"), anchor if s.has("that") or s.has("next") else "published"
    return None


def _quarter(s: Slots) -> list[Draft]:
    """Quarters and halves of a year: "the third quarter of last year", "fiscal 1998 first half"."""
    unit, number = s.unit(), s.ordinal()
    if unit == "H" and not s.has("ordinal"):
        number = 2 if s.has("last") or s.has("late") else 0
    if unit == "C" and number > 0 and not s.has("fiscal"):
        return _century(s)
    if unit not in ("Q", "H") or not 1 <= number <= (4 if unit == "Q" else 2):
        return []
    body, year = f"{unit}{number}", s.year()
    if year is not None:
        return _draft(s, "DATE", Rule("abs", f"{year}-{body}"), "none")
    relation = s.relation()
    return _draft(s, "DATE", Rule("part", "XXXX-" + body, relation.features), relation.anchor or "published")


def _century(s: Slots) -> list[Draft]:
    if s.unit() != "C" or s.ordinal() < 1:
        return []
    value = f"{s.ordinal() - 1:02d}"
    return _draft(s, "DATE", Rule("abs", ("BC" if s.bc() else "") + value), "none")


def _day_range(s: Slots) -> list[Draft]:
    """ "Feb. 3-5" and "3 and 5 February" are two dates: the second, or the first, a bare day."""
    days = s.all("daynum")
    if len(days) != 2 or days[0][1] >= days[1][1]:
        return []
    month, year = s.month(), s.year()
    bounds = [(s.first, days[0][0] + 1), (days[1][0], s.trimmed())]
    out = []
    for (first, last), (_, day) in zip(bounds, days, strict=True):
        if not s.has_day(month, day):
            return []
        body = f"{month:02d}-{day:02d}"
        out.append(
            Draft(first, last, "DATE", Rule("abs", f"{year}-{body}"), "none")
            if year
            else Draft(first, last, "DATE", Rule("part", "XXXX-" + body), "published")
        )
    return out


def _year_range(s: Slots) -> list[Draft]:
    """ "2006-07" is two years."""
    first, last = int(s.value("year")), s.scan.word(s.last - 1).lstrip("'’‘")
    second = first // 100 * 100 + int(last) if len(last) == 2 else 0
    if not first < second <= first + 60:
        return []
    made = [(s.first, s.first + 1, first), (s.last - 1, s.last, second)]
    return [Draft(a, b, "DATE", Rule("abs", f"{year:04d}"), "none") for a, b, year in made]


def _bc_range(s: Slots) -> list[Draft]:
    """ "490-480 BC" is two years."""
    found = s.all("num")
    if len(found) != 2 or not s.bc() or found[0][1] <= found[1][1]:
        return []
    bounds = [(s.first, s.first + 1), (found[1][0], s.last)]
    return [
        Draft(a, b, "DATE", Rule("abs", f"BC{n:04d}"), "none") for (a, b), (_, n) in zip(bounds, found, strict=True)
    ]


def _decade(s: Slots) -> list[Draft]:
    """ "the late 1980s", "the nineties", "the 480s BC"."""
    if not s.has("decade"):
        return []
    value = int(s.value("decade"))
    if s.bc():
        return _draft(s, "DATE", Rule("abs", f"BC{value // 10:03d}"), "none")
    if 100 <= value < 1000 or value > 2100:
        return []
    return _draft(s, "DATE", Rule("abs", f"{(value if value > 99 else 1900 + value) // 10}"), "none")


def _spoken(s: Slots) -> list[Draft]:
    """Years as they are said: "nineteen ninety-six", "two thousand and one"."""
    words = [value for _, value in s.all("word")]
    if len(words) < 2:
        return []
    if words[0] in range(13, 21) and words[1] in range(10, 100):
        year = words[0] * 100 + sum(words[1:])
    elif words[:2] == [2, 1000]:
        year = 2000 + sum(words[2:])
        if not s.has("unit"):
            return []
    else:
        return []
    body = f"-{s.month():02d}" if s.month() else f"-{s.value('season')}" if s.has("season") else ""
    return _draft(s, "DATE", Rule("abs", f"{year}{body}"), "none")


def _twin(s: Slots) -> list[Draft]:
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
        return _draft(s, "DATE", Rule("same", own, {"on": str(s.value("year"))}), "previous") if own == "Q" else []
    relation = s.relation().features.get("n")
    back = "-1" if ago else relation or "0"
    if s.has("ordinal"):
        return _draft(s, "DATE", Rule("part", f"XXXX-{own}{s.ordinal()}", {"year": back}), "published")
    return _draft(s, "DATE", Rule("same", own, {"year": back}), "previous")


def _offset(s: Slots) -> list[Draft]:
    """ "two years ago", "three days later", "weeks earlier"."""
    direction = -1 if s.has("ago") or s.has("earlier") or s.has("before") else 1
    anchor: Anchor = "published" if s.has("ago") else "previous"
    count, unit = s.count(), s.unit()
    if not unit:
        return []
    if count is None or unit.startswith("T") or (s.has("units") and not s.count_slots()):
        return _draft(s, "DATE", Rule("ref", "PAST_REF" if direction < 0 else "FUTURE_REF"), anchor)
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D") if unit == "W" else (count, unit)
    features = {"ago": "1"} if s.has("ago") else {}
    if count == 1 and unit == "Y":
        features["same"] = "Q"
    if unit == "E":
        features["gran"] = "Y"
    return _draft(s, "DATE", Rule("shift", f"{direction * int(count)}:{unit}", features), anchor)


def _around(s: Slots) -> list[Draft]:
    """ "two days before" at the end of a clause counts from the date told; "two days before the vote" is a duration
    from an event, whose name the events stage has to find."""
    after = s.scan.classes[s.last : s.last + 1]
    if (after and after in ",.|") or s.scan.word(s.last)[:1] in ";:)":
        return [] if s.has("the") and not s.count_slots() and s.unit() != "D" else _offset(s)
    value = s.duration()
    if value is None or (s.has("the") and not s.count_slots()):
        return []
    return [Draft(s.first, s.last - 1, "DURATION", Rule("dur", value), "event", s.mod())]


def _offset_in(s: Slots) -> list[Draft]:
    """ "in two years' time"."""
    count, unit = s.count(), s.unit()
    if s.text("moment").lower() != "time" or count is None or not unit or unit.startswith("T"):
        return []
    rule = Rule("shift", f"{int(count)}:{unit}")
    return [Draft(s.first + 1, s.last, "DATE", rule, "published", s.mod())]


def _duration(s: Slots) -> list[Draft]:
    """Lengths of time; a determiner before an adjective ("a two-day visit") stays outside, and ages are no times."""
    value = s.duration()
    if value is None or s.has("old"):
        return []
    if (s.has("unit") and s.has("few")) or (
        s.has("last") and s.has("num") and s.has("unit") and not s.has("hyphen") and not s.has("the")
    ):
        return []
    first = s.first
    if s.scan.classes[first] == "%" and (s.has("last") or s.has("next") or s.has("ordinal")):
        first += 1
    many = (s.count() or 2) != 1 or s.has("hyphen")
    if (
        s.has("unit")
        and many
        and s.scan.classes[first] in "at"
        and not (s.has("last") or s.has("next") or s.has("and"))
    ):
        first += 1
        if first == s.last or s.scan.classes[first] in "U":
            first = s.first
    return [Draft(first, s.trimmed(), "DURATION", Rule("dur", value), s.window(), s.mod())]


def _sets(s: Slots) -> list[Draft]:
    value = s.repeated()
    return [] if value is None else _draft(s, "SET", Rule("set", value), "none")


def _vague(s: Slots) -> list[Draft]:
    """ "now", "recently"; "the past" only where it is a noun."""
    if s.has("vague"):
        return _draft(s, "DATE", Rule("ref", str(s.value("vague"))), "published")
    if s.has("few"):
        return _draft(s, "DATE", Rule("ref", "PAST_REF"), "published") if s.text("few").lower() == "recent" else []
    after = s.scan.classes[s.last : s.last + 1]
    alone = after in ("", ",", ".", "|", "&", "i") or s.scan.word(s.last)[:1] in ";:)?!"
    return _draft(s, "DATE", Rule("ref", "PAST_REF"), "published") if s.text("last").lower() == "past" and alone else []


def _same(s: Slots) -> list[Draft]:
    """ "that time", "this period", "the same date"; "this time" and "at the same time" are no dates."""
    word, which = s.text("moment").lower(), s.scan.word(s.first).lower()
    if (which == "this" and word != "period") or (
        s.scan.word(s.first - 1).lower() == "at" and word == "time" and "same" in which
    ):
        return []
    return _draft(s, "DATE", Rule("same", word), "previous")


_BUILDERS: dict[str, Callable[[Slots], list[Draft]]] = {
    "calendar": _calendar,
    "quarter": _quarter,
    "century": _century,
    "decade": _decade,
    "spoken": _spoken,
    "twin": _twin,
    "day_range": _day_range,
    "year_range": _year_range,
    "bc_range": _bc_range,
    "offset": _offset,
    "around": _around,
    "offset_in": _offset_in,
    "duration": _duration,
    "sets": _sets,
    "vague": _vague,
    "same": _same,
}
