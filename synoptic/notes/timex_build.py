"""From a match to drafts: each builder reads the slots of a match into a kind, a symbolic rule, and a modifier."""

from __future__ import annotations

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
    return [Draft(s.first, s.last, kind, rule, anchor, mod or s.mod())]


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
    """A relative unit ("last year", "that day") or a bare time of day."""
    unit = s.unit()
    if unit and features.get("n") is not None:
        return Rule("shift", f"{features['n']}:{unit}"), anchor
    if unit and (s.has("early") or s.has("mid") or s.has("late")):
        return Rule("shift", f"0:{unit}"), "previous"
    if s.time():
        return Rule("shift", f"{features.get('n', '0')}:D"), anchor if s.has("that") or s.has("next") else "published"
    return None


def _quarter(s: Slots) -> list[Draft]:
    """Quarters and halves of a year: "the third quarter of last year", "fiscal 1998 first half"."""
    unit, number = s.unit(), s.ordinal()
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
    """ "Feb. 3-5" is two dates: the first with its month, the second a bare day."""
    days = s.all("daynum")
    if len(days) != 2:
        return []
    month, year = s.month(), s.year()
    month_at, cut = s.at("month"), s.at("hyphen")
    out = []
    for n, (at, day) in enumerate(days):
        first = s.first if n == 0 else at
        last = cut if n == 0 else s.last
        if n == 0 and month_at > at:
            first, last = at, at + 1
        if n == 1 and month_at > at:
            first, last = at, s.last
        body = f"{month:02d}-{day:02d}"
        rule, anchor = (
            (Rule("abs", f"{year}-{body}"), "none") if year else (Rule("part", "XXXX-" + body), "published")
        )
        out.append(Draft(first, last, "DATE", rule, anchor))  # type: ignore[arg-type]
    return out if days[0][1] < days[1][1] else []


def _offset(s: Slots) -> list[Draft]:
    """ "two years ago", "three days later", "weeks earlier"."""
    direction = -1 if s.has("ago") or s.has("earlier") else 1
    anchor: Anchor = "published" if s.has("ago") else "previous"
    count, unit = s.count(), s.unit()
    if not unit:
        return []
    if count is None or unit.startswith("T"):
        ref = "PAST_REF" if direction < 0 else "FUTURE_REF"
        return _draft(s, "DATE", Rule("ref", ref), anchor)
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D") if unit == "W" else (count, unit)
    if unit == "2W":
        count, unit = count * 2, "W"
    return _draft(s, "DATE", Rule("shift", f"{direction * int(count)}:{unit}"), anchor)


def _offset_in(s: Slots) -> list[Draft]:
    """ "in two years' time"."""
    count, unit = s.count(), s.unit()
    if s.text("moment").lower() != "time" or count is None or not unit or unit.startswith("T"):
        return []
    rule = Rule("shift", f"{int(count)}:{unit}")
    return [Draft(s.first + 1, s.last, "DATE", rule, "published", s.mod())]


def _yearago(s: Slots) -> list[Draft]:
    """ "the year-ago quarter", "year-earlier": the same period one unit before."""
    unit = s.unit()
    return _draft(s, "DATE", Rule("shift", f"-1:{unit}"), "published") if unit in ("D", "W", "M", "Q", "Y") else []


def _duration(s: Slots) -> list[Draft]:
    value = s.duration()
    return [] if value is None else _draft(s, "DURATION", Rule("dur", value), s.window())


def _sets(s: Slots) -> list[Draft]:
    value = s.repeated()
    return [] if value is None else _draft(s, "SET", Rule("set", value), "none")


def _vague(s: Slots) -> list[Draft]:
    value = str(s.value("vague")) if s.has("vague") else "PAST_REF"
    return _draft(s, "DATE", Rule("ref", value), "published")


def _same(s: Slots) -> list[Draft]:
    if s.text("moment").lower() not in ("time", "date", "period", "moment", "point"):
        return []
    return _draft(s, "DATE", Rule("same", s.text("moment").lower()), "previous")


_BUILDERS = {
    "calendar": _calendar, "slots": _calendar, "quarter": _quarter, "century": _century, "day_range": _day_range,
    "day_range_eu": _day_range, "offset": _offset, "offset_in": _offset_in, "yearago": _yearago, "duration": _duration,
    "sets": _sets, "vague": _vague, "same": _same,
}  # fmt: skip
