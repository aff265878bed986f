"""Builders of dates and times of day: calendar units, ranges, decades, centuries, spoken years."""

from __future__ import annotations

from synoptic.notes import timex_counts
from synoptic.notes.timex_draft import Anchor, Draft, draft
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_slots import Slots


def calendar(s: Slots) -> list[Draft]:
    """Everything that names a calendar unit, absolute or relative, with or without a time of day."""
    if s.classes == "tU" and s.unit() in ("Q", "Y") and s.scan.word(s.last).lower() in ("ended", "ending", "through"):
        return [Draft(s.first, s.last, "DURATION", Rule("dur", f"P1{s.unit()}"), "none")]
    made = _date_rule(s)
    if made is None:
        return []
    rule, anchor = made
    time = timex_counts.time(s)
    if time:
        rule = rule.having(time=time, zone=timex_counts.zone(s))
    return draft(s, "TIME" if time else "DATE", rule, anchor)


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
    if timex_counts.time(s):
        told = s.has("that") or s.has("next")
        hour = not s.has("part")  # "at 3 a.m." is of the day last told; "this morning" of the page's
        return Rule("shift", f"{features.get('n', '0')}:D"), "previous" if hour else anchor if told else "published"
    return None


def quarter(s: Slots) -> list[Draft]:
    """Quarters and halves of a year: "the third quarter of last year", "fiscal 1998 first half"."""
    unit, number = s.unit(), s.ordinal()
    if unit == "H" and not s.has("ordinal"):
        number = 2 if s.has("last") or s.has("late") else 0
    if unit == "C" and number > 0 and not s.has("fiscal"):
        return century(s)
    if unit not in ("Q", "H") or not 1 <= number <= (4 if unit == "Q" else 2):
        return []
    body, year = f"{unit}{number}", s.year()
    if year is not None:
        return draft(s, "DATE", Rule("abs", f"{year}-{body}"), "none")
    relation = s.relation()
    return draft(s, "DATE", Rule("part", "XXXX-" + body, relation.features), relation.anchor or "published")


def century(s: Slots) -> list[Draft]:
    """ "the 19th century", "the 5th century BC"."""
    if s.unit() != "C" or s.ordinal() < 1:
        return []
    value = f"{s.ordinal() - 1:02d}"
    return draft(s, "DATE", Rule("abs", ("BC" if s.bc() else "") + value), "none")


def day_range(s: Slots) -> list[Draft]:
    """ "Feb. 3-5" and "3 and 5 February" are two dates: the second, or the first, a bare day."""
    days = s.all("daynum")
    if len(days) != 2 or days[0][1] >= days[1][1]:
        return []
    month, year = s.month(), s.year()
    bounds = [(s.first, days[0][0] + 1), (days[1][0], s.trimmed())]
    out: list[Draft] = []
    for (first, last), (_, day) in zip(bounds, days, strict=True):
        if not s.has_day(month, day):
            return []
        body = f"{month:02d}-{day:02d}"
        out.append(
            Draft(first, last, "DATE", Rule("abs", f"{year}-{body}"), "none")
            if year
            else Draft(first, last, "DATE", Rule("part", "XXXX-" + body, {"second": "1"} if out else {}), "published")
        )
    return out


def year_range(s: Slots) -> list[Draft]:
    """ "2006-07" is two years."""
    first, last = int(s.value("year")), s.scan.word(s.last - 1).lstrip("'’‘")
    second = first // 100 * 100 + int(last) if len(last) == 2 else 0
    if not first < second <= first + 60:
        return []
    made = [(s.first, s.first + 1, first), (s.last - 1, s.last, second)]
    return [Draft(a, b, "DATE", Rule("abs", f"{year:04d}"), "none") for a, b, year in made]


def bc_range(s: Slots) -> list[Draft]:
    """ "490-480 BC" is two years."""
    found = s.all("num")
    if len(found) != 2 or not s.bc() or found[0][1] <= found[1][1]:
        return []
    bounds = [(s.first, s.first + 1), (found[1][0], s.last)]
    return [
        Draft(a, b, "DATE", Rule("abs", f"BC{n:04d}"), "none") for (a, b), (_, n) in zip(bounds, found, strict=True)
    ]


def decade(s: Slots) -> list[Draft]:
    """ "the late 1980s", "the nineties", "the 480s BC"."""
    if not s.has("decade"):
        return []
    value = int(s.value("decade"))
    if s.bc():
        return draft(s, "DATE", Rule("abs", f"BC{value // 10:03d}"), "none")
    if 100 <= value < 1000 or value > 2100:
        return []
    return draft(s, "DATE", Rule("abs", f"{(value if value > 99 else 1900 + value) // 10}"), "none")


def spoken(s: Slots) -> list[Draft]:
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
    return draft(s, "DATE", Rule("abs", f"{year}{body}"), "none")
