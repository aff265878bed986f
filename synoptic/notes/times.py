"""Temporal expressions of a page: found with exact offsets, then normalised to TIMEX3 values and days.

`find` needs only the text; `resolve` needs the page's date as far as it is known, and may be called again when links
between pages have narrowed it. TIMEX3 as in TimeML 1.2.1; measures as in TempEval-3 (UzZaman et al. 2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from synoptic.language.tree import Tree
from synoptic.model import Dating, Interval, Reading, Span, Timex
from synoptic.notes import timex_tense, timex_years
from synoptic.notes.timex_build import build
from synoptic.notes.timex_context import Context, is_aside, is_narrative
from synoptic.notes.timex_draft import Draft
from synoptic.notes.timex_filter import plausible
from synoptic.notes.timex_grammar import hits
from synoptic.notes.timex_link import linked
from synoptic.notes.timex_resolve import value_of
from synoptic.notes.timex_rule import Rule, parse
from synoptic.notes.timex_scan import Scan, scan
from synoptic.notes.timex_values import days_of

__all__ = ["find", "resolve"]

_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_SURE = 0.97
_MASS = 0.92
_LISTED = 31
_LEFT_OUT = 0.01  # share of belief beside the candidates that says nothing


def find(text: str, spans: Iterable[Span], reading: Reading | None = None) -> tuple[Timex, ...]:
    """All temporal expressions of the spans (characters of `text`, sorted, disjoint), in order.

    Their `value` is set only if it needs no reference; the rest waits for `resolve`. `reading`, where the language
    stage has made one, gives the tense of the governing clause; else words nearby do.
    """
    tokens = scan(text, spans)
    tree = Tree(reading, text) if reading is not None else None
    out: list[Timex] = []
    for draft in linked(_drafts(tokens), tokens):
        made = _timex(draft, tokens, tree, out[-1] if out else None)
        if made is not None and (not out or made.start >= out[-1].end):
            out.append(made)
    return tuple(out)


def _drafts(tokens: Scan) -> list[Draft]:
    out: list[Draft] = []
    at = 0
    while True:
        at, found = hits(tokens, at)
        if not found:
            return out
        drafts: list[Draft] = []
        for hit in found:
            drafts = [draft for draft in build(hit) if plausible(draft, tokens)]
            if drafts:
                break
        out.extend(drafts)
        at = max((draft.last for draft in drafts), default=at + 1)


def _timex(draft: Draft, tokens: Scan, tree: Tree | None, before: Timex | None) -> Timex | None:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    rule = draft.rule
    if before is not None and "second" in rule.features:  # "April 24 and 25" point the same way
        rule = Rule(rule.op, rule.arg, {"dir": parse(before.rule).get("dir")})
    elif rule.op in ("part", "holiday") and not (rule.features.keys() & {"dir", "year", "week", "month", "on"}):
        direction = timex_tense.direction(tokens.text, tree, start, end)
        rule = rule.having(dir=direction)
    if rule.op == "abs" and timex_tense.is_aside(tokens.text, start, end, rule.arg):
        rule = rule.having(aside="1")
    value = rule.arg + rule.get("time") if rule.op in ("abs", "dur", "set") else rule.arg if rule.op == "ref" else None
    return Timex(
        start=start, end=end, kind=draft.kind, rule=str(rule), anchor=draft.anchor, value=value, mod=draft.mod,
        days=_days(value, draft.mod, ""),
    )  # fmt: skip


def _days(value: str | None, mod: str | None, says: str) -> Interval | None:
    days = days_of(value, mod) if value else None
    return Interval(earliest=days[0], latest=days[1], says=says or (value or "")) if days else None


def resolve(timexes: Iterable[Timex], dating: Dating) -> tuple[Timex, ...]:
    """The timexes with `value` and `days` as far as the page's date tells them.

    With one day known, all are exact. With several candidates or an interval, `value` is given only where all agree,
    and `days` spans what any of them gives (with `candidates` if they are single days and at most 31).
    """
    given = tuple(timexes)
    possible = _possible(dating)
    narrative = is_narrative(given)
    rules = [parse(timex.rule) for timex in given]
    if narrative:
        asides = [is_aside(timex, rule) for timex, rule in zip(given, rules, strict=True)]
        told = timex_years.years(given, rules, asides)
        rules = [rule.having(in_year=str(told[i])) if i in told else rule for i, rule in enumerate(rules)]
    runs = [_run(given, rules, Context(day, narrative)) for day, _ in possible]
    weights = [weight for _, weight in possible]
    # The two ends of an interval only bound what a rule gives: they are no list of the days it can be.
    listing = dating.value is not None or (bool(dating.candidates) and _rest(dating) < _LEFT_OUT)
    joined = [_joined(timex, [run[i] for run in runs], weights, listing) for i, timex in enumerate(given)]
    return tuple(_across_midnight(timex, rules[i], dating.value) for i, timex in enumerate(joined))


def _across_midnight(timex: Timex, rule: Rule, published: date | None) -> Timex:
    """ "Sunday" told as past on a Saturday: the Sunday before, or the one that had already begun where it happened."""
    plain = _WEEKDAY.fullmatch(rule.arg) and rule.op == "part" and "week" not in rule.features
    if published is None or not plain or rule.get("dir") not in ("past", "") or timex.days is None:
        return timex
    day = timex.days.earliest
    if day != timex.days.latest or day != published - timedelta(days=6):
        return timex
    both = day, day + timedelta(days=7)
    return msgspec.structs.replace(timex, days=msgspec.structs.replace(timex.days, latest=both[1], candidates=both))


def _possible(dating: Dating) -> list[tuple[date | None, float]]:
    """The days to try with their weights: the value, the candidates, or the two ends of the interval (rules move with
    the day)."""
    if dating.value is not None:
        return [(dating.value, 1.0)]
    if dating.candidates:
        told: list[tuple[date | None, float]] = [(c.day, c.weight) for c in dating.candidates]
        rest = _rest(dating)
        return told if rest < _LEFT_OUT else [*told, (dating.earliest, rest / 2), (dating.latest, rest / 2)]
    if dating.earliest is not None and dating.latest is not None:
        return [(dating.earliest, 0.5), (dating.latest, 0.5)]
    return [(None, 1.0)]


def _rest(dating: Dating) -> float:
    """The share of the belief that is on none of the candidates."""
    return 1.0 - sum(c.weight for c in dating.candidates)


def _run(timexes: tuple[Timex, ...], rules: list[Rule], context: Context) -> list[str | None]:
    """Values in order, for one day of publication."""
    out: list[str | None] = []
    for timex, rule in zip(timexes, rules, strict=True):
        value = value_of(rule, timex.anchor, context)
        out.append(value)
        aside = context.narrative and is_aside(timex, rule)
        if timex.kind in ("DATE", "TIME") and not aside:
            context.note(value)
    return out


def _joined(timex: Timex, values: list[str | None], weights: list[float], listing: bool) -> Timex:
    """One timex from its values under each possible day of publication."""
    told: dict[str | None, float] = {}
    for value, weight in zip(values, weights, strict=True):
        told[value] = told.get(value, 0.0) + weight
    ranked = sorted(told.items(), key=lambda item: -item[1])
    total = sum(told.values())
    best, held = ranked[0]
    if best is not None and held >= _SURE * total:
        return _with(timex, best, _days(best, timex.mod, ""))
    kept, held = [], 0.0
    for value, weight in ranked:
        if held >= _MASS * total:
            break
        kept.append(value)
        held += weight
    spans = [days_of(value, timex.mod) if value else None for value in kept]
    known = [days for days in spans if days is not None]
    if not known or len(known) < len(spans):
        return _with(timex, _open_value(timex), None)
    singles = tuple(sorted({a for a, b in known if a == b}))
    complete = listing and len(weights) > 1 and len(singles) == len({*known})
    listed = singles if complete and len(singles) <= _LISTED else ()
    first, last = min(a for a, _ in known), max(b for _, b in known)
    return _with(timex, _open_value(timex), Interval(earliest=first, latest=last, says=timex.rule, candidates=listed))


def _open_value(timex: Timex) -> str | None:
    """What TIMEX3 says of an incomplete date: its known parts, the rest X."""
    rule = parse(timex.rule)
    return rule.arg + rule.get("time") if rule.op == "part" else timex.value


def _with(timex: Timex, value: str | None, days: Interval | None) -> Timex:
    return Timex(
        start=timex.start, end=timex.end, kind=timex.kind, rule=timex.rule, anchor=timex.anchor, value=value,
        mod=timex.mod, days=days,
    )  # fmt: skip
