"""What the slots of a match count: numbers in words and figures, TIMEX3 durations and sets, times of day."""

from __future__ import annotations

import re
from typing import Literal

from synoptic.notes.timex_slots import Slots

_NUMBERS = "nHDIYF"


def count(s: Slots) -> float | None:
    """The number of units, the first of a range; None if it is vague ("few", "several") or not given."""
    few = s.value("few")
    if few != "":
        return float(few) if isinstance(few, int) else None
    for at in range(s.first, s.last):
        if s.scan.classes[at] in "UV":
            break
        if s.scan.classes[at] in _NUMBERS:
            return _number(s, at)
    return 1.0 if s.has("a") or s.has("the") or s.has("unit") else None


def _number(s: Slots, at: int) -> float | None:
    """The number that begins at the token: "two hundred", "24", "2 1/2", "1.5 million"."""
    total = current = 0.0
    for i in range(at, s.last):
        letter, value = s.scan.classes[i], s.scan.values[i]
        if letter == "-":
            continue
        if letter not in _NUMBERS or not isinstance(value, int | float):
            break
        if s.scan.classes[i + 1 : i + 2] == "/" and i + 2 < s.last:
            below = s.scan.values[i + 2]
            return total + current + (float(value) / float(below) if isinstance(below, int) and below else 0.0)
        if letter == "n" and value in (100, 12) and s.scan.word(i).lower() in ("hundred", "dozen"):
            current = max(1.0, current) * value
        elif letter == "n" and value >= 1000:
            total, current = total + max(1.0, current) * value, 0.0
        elif letter != "n" and current:
            break
        else:
            current += value
    return total + current


def duration(s: Slots) -> str | None:
    """The TIMEX3 duration, None if the unit gives none. Decades and centuries told as numbers count as years."""
    unit, many = s.unit(), count(s)
    if not unit or unit == "WE":
        return None
    if unit in ("Q", "H") and not (s.has("last") or s.has("next") or s.has("few") or s.has("ordinal")):
        return None
    if s.has("units") and not s.count_slots():
        many = None
    if unit == "2W":
        many, unit = (2 * many if many else None), "W"
    if many is not None and unit in ("E", "C"):
        many, unit = many * (10 if unit == "E" else 100), "Y"
    if many is not None and s.has("and") and s.has("a") and s.scan.values[s.last - 1] == "H":
        many += 0.5
    return _period(many, unit)


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}  # "two and a half years" is P2Y6M


def _period(many: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units."""
    if many is not None and unit in _HALVES and many % 1 == 0.5 and many > 1:
        return f"{_period(float(int(many)), unit)}{_HALVES[unit]}"
    return f"PT{_written(many)}{unit[1]}" if unit.startswith("T") else f"P{_written(many)}{unit}"


def _written(many: float | None) -> str:
    """A number as TIMEX3 writes it, X if unknown."""
    return "X" if many is None else f"{many:g}" if many < 1e6 else str(int(many))


def window(s: Slots) -> Literal["none", "published", "previous"]:
    """ "the past three years" and "the next week" are stretches that end or begin at the page's date."""
    if not s.has("last") and not s.has("next"):
        return "none"
    step = s.value("last") if s.has("last") else s.value("next")
    return "previous" if isinstance(step, int) and abs(step) == 2 else "published"


def repeated(s: Slots) -> str | None:
    """The TIMEX3 value of a set."""
    if s.has("setword"):
        return str(s.value("setword"))
    if s.has("weekday"):
        time = "T" + str(s.value("part")) if s.has("part") else ""
        plural = s.text("weekday").lower().endswith("s") or s.text("part").lower().endswith("s")
        return f"XXXX-WXX-{s.value('weekday')}{time}" if plural or s.has("each") else None
    if s.month():
        return f"XXXX-{s.month():02d}"
    if s.has("season"):
        return f"XXXX-{s.value('season')}"
    if s.has("part"):
        return f"XXXX-XX-XXT{s.value('part')}"
    unit = s.unit()
    if not unit:
        return None
    number = _written(count(s))
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{'W' if unit == 'WE' else unit}"


# --- times of day ---


def time(s: Slots) -> str:
    """The TIMEX3 time part: "T22:30", "TNI"; "" if there is none."""
    clock = s.text("clock")
    half = s.text("ampm").lower()[:1]
    if clock:
        hour, minute = (int(x) for x in re.split("[:.]", clock)[:2])
        return _clock(hour, minute, half)
    if s.has("ampm") or s.has("oclock"):
        found = s.all("num") or s.all("word")
        stop = s.at("ampm") if s.has("ampm") else s.at("oclock")
        hours = [v for at, v in found if at < stop]
        return _clock(hours[0], 0, half) if hours and hours[0] <= 24 else ""
    if s.has("zone"):
        raw = s.scan.word(s.first)
        return f"T{raw[:2]}:{raw[2:]}" if re.fullmatch(r"([01]\d|2[0-4])[0-5]\d", raw) else ""
    part = str(s.value("part"))
    if part:
        return "T" + part
    return "TNI" if s.text("deictic").lower() in ("tonight", "overnight") else ""


def zone(s: Slots) -> str:
    """The offset of the time zone told ("Z", "-05"), "" if none."""
    return str(s.value("zone"))


def _clock(hour: int, minute: int, half: str) -> str:
    if half and hour > 12:
        half = ""
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 else ""
