"""Evidence for a page's date in the article's own words: date lines, weekdays beside days of the month, dates past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from synoptic.model import Evidence, Page, Timex
from synoptic.notes import dayset, timex_tense
from synoptic.notes.solver import Fade, Proof
from synoptic.notes.timex_rule import Rule, parse
from synoptic.notes.timex_values import days_of, unit_of

_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|–|—|:|_)")
_PLACED = re.compile(r"\s*[A-Z][\w.’' -]{1,40},\s*$")  # "Dressen, 12 March." as agencies of the East open
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_WEEKDAY_WORD = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
_WEEKDAY_NUMBER = {name: n for n, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), 1)}
_INSIDE = re.compile(
    r"\b(?:on|of|in|since|until|by|from|before|after|the|to|for|and|was|is|between|through|due|ended|dated)\s+(?:\w+day,?\s+)?$",
    re.I,
)
_FROM = re.compile(r"\b(?:from|starting|beginning|effective|as of)(?: on)?(?: \w+day,?)?\s*$", re.I)
_MOST_DAYS = 8
_CHRONICLE = 4  # dates that make a chronicle
_YEAR_SLACK = 60  # the next year is spoken of as if begun
# How far the page's date lies from a day told without its year: (days before it, days after it, nats outside), in
# steps; densities of 650 such days in four collections of news.
_STEPS = {
    "past": ((45, 120, 1.6), (7, 30, 1.15), (0, 7, 1.3)),
    "future": ((120, 75, 1.4), (45, 14, 1.4), (14, 0, 1.0)),
    "": ((75, 75, 1.5), (45, 30, 1.2), (14, 7, 0.8)),
}
_STAMP_WORDS = 3
_LIKELY = 0.4  # a hint that a page's own date line would not be told beside
_HEAD = 600
_LEAD = 1000
_PREPOSITION = re.compile(r"(\w+)\s+(?:(?:early|late|the|mid|spring|summer|autumn|fall|winter|of)[\s-]+)*$", re.I)
_ATTRIBUTIVE = re.compile(
    r"\s+(?!and|to|but|when|after|as|was|were|he|she|it|they|that|by|with|for|at|on|in|a|who|which|where|or|from|because|while|had|has|have|is)[a-z]\w+"
)


def from_text(page: Page, timexes: Sequence[Timex]) -> list[Proof]:
    """All proofs of the article's text."""
    rules = [parse(timex.rule) for timex in timexes]
    return [
        *_dateline(page, timexes, rules), *_head_date(page, timexes, rules), *_pairs(page, timexes, rules),
        *_nearby_days(page, timexes, rules), *_lead_weekday(page, timexes, rules), *_past(page, timexes, rules),
        *_latest_day(page, timexes, rules),
    ]  # fmt: skip


def fading(proofs: Sequence[Proof]) -> list[Proof]:
    """The page was written not long after the latest thing it tells of: belief fades from there on.

    In general as news does: density (1 + t/2 years)^-2. A page that lists dates as it goes through the years bounds
    its own by their number and span, as the serial numbers seen bound the highest (Pareto; Goodman 1952).
    """
    told = [(first, proof) for proof in proofs if proof.told and (first := dayset.first(proof.days)) is not None]
    if not told:
        return []
    day, proof = max(told, key=lambda pair: pair[0])
    months = {(first.year, first.month) for first, _ in told}
    span = (day - min(first for first, _ in told)).days
    fade = Fade(max(span, 365.0), min(len(months), 9)) if len(months) >= _CHRONICLE else Fade(730.0, 2.0)
    evidence = Evidence(
        says=f"the latest date it tells of is {day.isoformat()}: pages follow such dates soon", origin="knowledge",
        start=proof.evidence.start, end=proof.evidence.end,
    )  # fmt: skip
    return [Proof(dayset.between(day, None), 0.0, evidence, fades=fade)]


def _evidence(page: Page, timex: Timex, says: str) -> Evidence:
    return Evidence(says=says, start=timex.start, end=timex.end)


def _words(page: Page, timex: Timex) -> str:
    return " ".join(page.text[timex.start : timex.end].split())


def _body_start(page: Page) -> int:
    return next((z.start for z in page.zones if z.kind in ("dateline", "body")), 0)


def _single_month_day(rule: Rule) -> tuple[int, int] | None:
    found = _MONTH_DAY.fullmatch(rule.arg) if rule.op == "part" and "year" not in rule.features else None
    return (int(found[1]), int(found[2])) if found else None


# --- the head of the page --------------------------------------------------------------------------------------------


def _dateline(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> list[Proof]:
    """ "MOSCOW, Feb 24 –": the day; with the first weekday told, the years in which that day fits."""
    for i, (timex, rule) in enumerate(zip(timexes, rules, strict=True)):
        if timex.start > _body_start(page) + _HEAD:
            break
        day = _single_month_day(rule)
        opens = _DATELINE.match(page.text, timex.end) or _placed(page, timex)
        if day is None or not opens or not _heads_line(page, timex):
            continue
        days, words = dayset.month_day(*day), _words(page, timex)
        says = f"the dateline says {words}"
        layers = (dayset.widened(days, 0, 1), 1.5), (days, 1.5)
        made = [Proof(dayset.widened(days, 1, 1), 7.0, _evidence(page, timex, says), layers=layers)]
        for other, told in zip(timexes[i + 1 : i + 3], rules[i + 1 : i + 3], strict=True):
            weekday = _WEEKDAY.fullmatch(told.arg)
            if weekday and other.start < timex.end + 400 and told.get("dir") != "future":
                says = f"{words} with {_words(page, other)} in the lead: the day was that weekday or the one after"
                on = dayset.weekday(int(weekday[1]))
                after = on | dayset.shifted(on, 1)
                made.append(Proof(after, 3.5, _evidence(page, other, says), layers=((on, 1.5),)))
                break
        return made
    return []


def _placed(page: Page, timex: Timex) -> bool:
    """A place and a comma before the day at the head of its line, a stop behind it."""
    line = page.text.rfind("\n", 0, timex.start) + 1
    return bool(_PLACED.match(page.text[line : timex.start])) and page.text[timex.end : timex.end + 1] == "."


def _heads_line(page: Page, timex: Timex) -> bool:
    """Whether little stands before it in its line, as in a dateline."""
    line = page.text.rfind("\n", 0, timex.start) + 1
    return timex.start - line <= 60 and not _INSIDE.search(page.text[line : timex.start])


def _head_date(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> list[Proof]:
    """A full date that stands by itself in the head of the page, or at the end of its first line."""
    if any(hint.bound == "on" and hint.weight >= _LIKELY for hint in page.hints):
        return []  # the hints have weighed it among all dates of the page
    for timex, rule in zip(timexes, rules, strict=True):
        if timex.start > _body_start(page) + _HEAD:
            break
        if rule.op != "abs" or unit_of(rule.arg) != "D" or timex.kind not in ("DATE", "TIME"):
            continue
        line_start = page.text.rfind("\n", 0, timex.start) + 1
        line_end = page.text.find("\n", timex.end)
        line_end = len(page.text) if line_end < 0 else line_end
        before, after = page.text[line_start : timex.start], page.text[timex.end : line_end]
        alone = len(before) < 40 and len(after) < 40 and not _INSIDE.search(before)
        opens = not before.strip() and _WEEKDAY_WORD.match(page.text, timex.start) is not None
        at_end = line_start == 0 and not after.strip(" .") and not _INSIDE.search(before)
        dateline = len(before) <= 60 and bool(_DATELINE.match(after)) and not _INSIDE.search(before)
        days = days_of(rule.arg)
        if days is not None and (alone or at_end or dateline or opens):
            says = f"the date line says {_words(page, timex)}"
            mask = dayset.between(*days)
            near = dayset.widened(mask, 1, 7)
            return [Proof(near, 9.0, _evidence(page, timex, says), layers=((mask, 7.0),))]
    return []


# --- days without a year ---------------------------------------------------------------------------------------------


def _pairs(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> Iterator[Proof]:
    """ "Wednesday, Feb. 24" anywhere: the years in which that day is a Wednesday, and the months around it."""
    for timex, rule in zip(timexes, rules, strict=True):
        day = _single_month_day(rule)
        words = _words(page, timex)
        named = _WEEKDAY_WORD.match(words)
        if day is None or named is None:
            continue
        number = _WEEKDAY_NUMBER[(named[1] or named[2])[:3]]
        days = dayset.month_day(*day) & dayset.weekday(number)
        if days:
            says = f"{words}: years in which the day is that weekday"
            yield Proof(dayset.widened(days, 200, 360), 5.0, _evidence(page, timex, says))


def _nearby_days(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> Iterator[Proof]:
    """Days of a month without a year are within weeks of the page's date: mostly before it if told as past. Many such
    days are one schedule or chronicle, so together they weigh as much as two."""
    told: dict[tuple[int, int], tuple[Timex, Rule]] = {}
    for timex, rule in zip(timexes, rules, strict=True):
        day = _single_month_day(rule)
        if day is not None and len(told) < _MOST_DAYS:
            told.setdefault(day, (timex, rule))
    share = min(1.0, 2.0 / len(told)) if told else 0.0
    for day, (timex, rule) in told.items():
        days = dayset.month_day(*day)
        starts = _FROM.search(page.text, max(0, timex.start - 30), timex.start)
        steps = _STEPS["future" if starts else rule.get("dir") if rule.get("dir") in _STEPS else ""]
        layers = tuple((dayset.widened(days, back, ahead), weight * share) for back, ahead, weight in steps)
        says = f"tells of {_words(page, timex)} without a year"
        yield Proof(layers[0][0], layers[0][1], _evidence(page, timex, says), layers=layers[1:])


def _lead_weekday(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> list[Proof]:
    """The first weekday told as past in the lead is the day of publication or the day before, mostly."""
    for timex, rule in zip(timexes, rules, strict=True):
        if timex.start > _body_start(page) + _LEAD:
            break
        found = _WEEKDAY.fullmatch(rule.arg)
        if found and rule.op == "part" and rule.get("dir") in ("past", "") and rule.features.keys() <= {"dir", "time"}:
            on = dayset.weekday(int(found[1]))
            says = f"the lead tells of {_words(page, timex)}: published that day or soon after"
            layers = _after(on)
            return [Proof(layers[0][0], layers[0][1], _evidence(page, timex, says), layers=layers[1:])]
    return []


def _after(on: int) -> tuple[tuple[int, float], ...]:
    """How belief falls from the weekday told to the days after it: .48, .32, .08, .05, then .02 a day (four collections
    of news, 828 pages)."""
    return (on, 0.4), (dayset.widened(on, 0, 1), 1.5), (dayset.widened(on, 0, 3), 0.9)


# --- dates with a year -----------------------------------------------------------------------------------------------


def _past(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> Iterator[Proof]:
    """Dates and years told as past: the page is no older. What lies ahead, or qualifies a name, proves little."""
    best: dict[str, tuple[float, Timex]] = {}
    for timex, rule in zip(timexes, rules, strict=True):
        if rule.op == "abs" and timex.kind in ("DATE", "TIME") and not _stamps(page, timex):
            weight = _past_weight(page.text, timex, unit_of(rule.arg))
            if weight > best.get(rule.arg, (0.0, timex))[0]:
                best[rule.arg] = (weight, timex)
    for value, (weight, timex) in best.items():
        days = days_of(value, timex.mod)
        if days is not None and dayset.ORIGIN < days[0] <= dayset.END:
            says = f"tells of {_words(page, timex)} as past"
            slack = _YEAR_SLACK if unit_of(value) == "Y" else 1
            early, mask = dayset.between(days[0] - timedelta(slack), None), dayset.between(days[0] - timedelta(1), None)
            layers = ((mask, weight / 2),) if slack > 1 else ()
            weight = weight / 2 if slack > 1 else weight
            yield Proof(early, weight, _evidence(page, timex, says), layers=layers, told=weight >= 2.0)


def _latest_day(page: Page, timexes: Sequence[Timex], rules: Sequence[Rule]) -> Iterator[Proof]:
    """The latest full date told (a post quoted, a document, a deadline past): pages mostly follow within the week.

    In 45 of 100 news pages that tell a full date (four collections, 99 pages), where the general fading gives 2.
    """
    full = [
        (days[0], timex)
        for timex, rule in zip(timexes, rules, strict=True)
        if rule.op == "abs" and unit_of(rule.arg) == "D" and timex.kind in ("DATE", "TIME")
        and not _stamps(page, timex)
        and timex_tense.from_cues(page.text, timex.start, timex.end) != "future"
        and (days := days_of(rule.arg)) is not None
    ]  # fmt: skip
    if full:
        day, timex = max(full, key=lambda told: told[0])
        if dayset.ORIGIN < day <= dayset.END:
            says = f"tells of {_words(page, timex)}: pages that tell a full date mostly follow within the week"
            yield Proof(dayset.between(day - timedelta(1), day + timedelta(7)), 3.0, _evidence(page, timex, says))


def _stamps(page: Page, timex: Timex) -> bool:
    """Whether a date stamps the page or a post rather than being told: it is a hint already weighed, or has its line to
    itself."""
    if any(hint.start is not None and hint.start < timex.end and timex.start < (hint.end or 0) for hint in page.hints):
        return True
    start, end = page.text.rfind("\n", 0, timex.start) + 1, page.text.find("\n", timex.end)
    beside = page.text[start : timex.start] + page.text[timex.end : end if end >= 0 else len(page.text)]
    return len(beside.split()) <= _STAMP_WORDS


def _past_weight(text: str, timex: Timex, unit: str) -> float:
    """How surely a date told lies before the page's own: nats, from how often it did not in news of 1989-2016."""
    tense = timex_tense.from_cues(text, timex.start, timex.end)
    if tense == "future":
        return 0.0
    before = _PREPOSITION.search(text[max(0, timex.start - 40) : timex.start])
    word = before[1].lower() if before else ""
    if word in ("since", "from"):
        return 6.0
    if word in ("until", "to", "for", "due", "by"):
        return 0.5
    if unit != "Y":
        return 5.5 if tense == "past" else 4.0 if unit == "D" else 3.5
    if _ATTRIBUTIVE.match(text, timex.end) and word not in ("in", "during"):
        return 1.5 if tense == "past" else 1.0
    return 4.2 if word in ("in", "during") and tense == "past" else 2.5 if tense == "past" else 1.8
