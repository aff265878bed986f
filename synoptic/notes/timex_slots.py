"""The slots of a match: years, months, counts, units, times of day, relations, read from its tokens."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from synoptic.notes.timex_grammar import Hit
from synoptic.notes.timex_words import CLASSES, Value


class Relation(NamedTuple):
    """ "last", "this", "next", "that" and what they do to the unit they stand with."""

    features: dict[str, str]
    anchor: Literal["published", "previous"] | None


class Slots:
    """One match; every reader returns None, "" or 0 if the slot is empty."""

    def __init__(self, hit: Hit) -> None:
        self.scan = hit.scan
        self.first = hit.first
        self.last = hit.last
        self.classes = hit.scan.classes[hit.first : hit.last]

    # --- single slots -------------------------------------------------------------------------------------------------

    def at(self, name: str) -> int:
        """Token index of the first token of the class, -1 if there is none."""
        letters = CLASSES[name]
        return next((self.first + i for i, c in enumerate(self.classes) if c in letters), -1)

    def has(self, name: str) -> bool:
        return self.at(name) >= 0

    def value(self, name: str) -> Value:
        at = self.at(name)
        return self.scan.values[at] if at >= 0 else ""

    def text(self, name: str) -> str:
        return self.scan.word(self.at(name))

    def all(self, name: str) -> list[tuple[int, int]]:
        """Token index and whole-number value of every token of the class."""
        letters = CLASSES[name]
        found = [(self.first + i, self.scan.values[self.first + i]) for i, c in enumerate(self.classes) if c in letters]
        return [(at, int(value)) for at, value in found if isinstance(value, int)]

    def trimmed(self) -> int:
        """The end without what a pattern allows but the expression does not need: a comma, a full stop after a full
        name."""
        last = self.last
        while last > self.first + 1:
            letter = self.scan.classes[last - 1]
            short = letter == "." and self.scan.classes[last - 2] in "Mmw" and len(self.scan.word(last - 2)) <= 4
            if letter not in ",-#@." or (short and self.scan.word(last - 2).lower() not in ("may", "june", "july")):
                break
            last -= 1
        return last

    # --- calendar -----------------------------------------------------------------------------------------------------

    def sound(self) -> bool:
        """Whether ambiguous tokens can be what the pattern takes them for: "may" the verb, "1.26" the price."""
        at = self.at("month")
        if at >= 0 and self.scan.classes[at] == "m" and not self.scan.word(at)[0].isupper():
            return False
        ordinal = self.at("ordword")
        if at >= 0 and ordinal > at and self.scan.word(ordinal)[0].isupper():
            return False  # "at the end of May the Second Squadron sailed"
        clock = self.at("clock")
        if clock < 0 or ":" in self.scan.word(clock) or self.has("ampm") or self.has("zone"):
            return True
        return self.scan.word(self.first - 1).lower() in (
            "at",
            "around",
            "by",
            "until",
            "from",
            "about",
            "before",
            "after",
        )

    def month(self) -> int:
        value = self.value("month")
        return value if isinstance(value, int) else 0

    def day(self) -> int:
        """The day of the month: the number next to the month's name."""
        at = self.at("month")
        near = [(abs(i - at), v) for i, v in self.all("daynum")] if at >= 0 else []
        if near:
            return min(near)[1]
        word = self.value("ordword") if at >= 0 or self.has("weekday") else ""
        return word if isinstance(word, int) and 1 <= word <= 31 else 0

    def year(self) -> str | None:
        """The explicit year as a TIMEX3 prefix ("2016", "BC0480"); two digits count as 1930-2029."""
        number: int | None = None
        at = self.at("year")
        if at >= 0 and self.scan.classes[at + 1 : at + 2] != "z":
            number = int(self.scan.values[at])
        elif self.at("two") >= 0:
            short = int(self.scan.values[self.at("two")])
            number = short + (2000 if short < 30 else 1900)
        elif self.has("era") or self.has("ad"):
            found = self.all("num")
            number = found[-1][1] if found else None
        if number is None:
            return None
        return f"BC{number:04d}" if self.bc() else f"{number:04d}"

    def bc(self) -> bool:
        return self.value("era") == "BC"

    def ordinal(self) -> int:
        value = self.value("ordinal")
        return value if isinstance(value, int) else 0

    def unit(self) -> str:
        """The code of the time unit ("D", "W", "Y", "TH" …); of "this year's third quarter" the quarter."""
        found = [str(self.scan.values[i]) for i in range(self.first, self.last) if self.scan.classes[i] in "UV"]
        if self.has("ordinal"):
            found.sort(key=lambda unit: unit not in ("Q", "H"))
        return found[0] if found else ""

    def body(self) -> str:
        """The value after the year: "02-24", "02", "SU", "WXX-3", "Y" for a year alone, a decade; "" if none."""
        month, day = self.month(), self.day()
        if month:
            return f"{month:02d}-{day:02d}" if day and self.has_day(month, day) else f"{month:02d}" if not day else "-"
        if self.has("season"):
            return str(self.value("season"))
        if self.has("weekday"):
            return f"WXX-{self.value('weekday')}"
        if self.year() is not None:
            return "Y"
        return ""

    @staticmethod
    def has_day(month: int, day: int) -> bool:
        return 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]

    def iso(self) -> str | None:
        """The value of "2016-02-24T10:30", "02/24/2016", "24.2.2016"; None if no such day exists."""
        raw = self.text("iso")
        if re.match(r"\d{4}-", raw):
            try:
                date.fromisoformat(raw[:10])
            except ValueError:
                return None
            return raw[:10] + (raw[10:16] if len(raw) > 15 else "")
        a, b, c = (int(x) for x in re.split(r"[/.-]", raw))
        year = c if c > 99 else c + (2000 if c < 30 else 1900)
        tries = [(b, a), (a, b)] if "." in raw or a > 12 else [(a, b), (b, a)]
        for month, day in tries:
            if 1 <= month <= 12 and self.has_day(month, day):
                return f"{year:04d}-{month:02d}-{day:02d}"
        return None

    # --- relations ----------------------------------------------------------------------------------------------------

    def relation(self) -> Relation:
        """Features of "last March" (dir), "March last year" (year), "Wednesday of next week" (week), "last year"
        (n)."""
        for name in ("that", "next", "this", "last"):
            at = self.at(name)
            if at < 0:
                continue
            step = int(self.scan.values[at])
            anchor: Literal["published", "previous"] = "published"
            the_next = name == "next" and self.scan.classes[at - 1 : at] == "t" and self.unit() not in ("Q", "H")
            if name == "that" or abs(step) == 2 or the_next:
                anchor = "previous"
                step = (step > 0) - (step < 0)
            elif name == "last" and step == 0:
                step = -1
            return Relation(self._features(at, step, name), anchor)
        return Relation({}, None)

    def _features(self, at: int, step: int, name: str) -> dict[str, str]:
        unit = self.unit()
        if unit and (self.month() or self.has("season") or self.has("holiday") or self.has("ordinal")):
            return {{"W": "week", "M": "month"}.get(unit, "year"): str(step)}
        if unit and self.has("weekday"):
            return {"week": str(step)} if unit == "W" else {}
        if unit:
            return {"n": str(step)}
        if self.month() or self.has("season") or self.has("weekday") or self.has("holiday"):
            return {"dir": {-1: "last", 0: "this", 1: "next"}[step]}
        return {"n": str(step)}

    def mod(self) -> str | None:
        """The TIMEX3 modifier."""
        for name in ("early", "mid", "late", "about", "above"):
            if self.has(name) and self.value(name):
                return str(self.value(name))
        if self.unit() and not self.has("ago") and not self.count_slots():
            if self.has("earlier"):
                return "START"
            if self.has("later"):
                return "END"
        return None

    def count_slots(self) -> bool:
        return self.has("word") or self.has("num") or self.has("few") or self.has("frac") or self.has("a")
