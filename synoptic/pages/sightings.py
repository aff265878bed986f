"""Where a page shows a full date to its readers: lines of its furniture, and of its body where they open with one.

A sighting is only that: which of them is the publication date is weighed in `date_choice.py`. What machines wrote into
the page is in `stamps.py`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from synoptic.model import Zone
from synoptic.pages import date_words, days

# What was seen; the weights in data/pages/dateweights.json are learned for these. What bears the sign "aside" (told in
# a promo, a teaser, a caption, a comment) only bounds, and is no candidate.
SIGNS = (
    "json-ld", "json-other", "meta", "meta-weak", "meta-other", "script", "script-published", "url", "picture", "time",
    "time-first", "time-published", "time-updated", "time-aside", "modified",
    "text", "told", "opens", "published-behind", "published-word", "updated-word", "event-word", "preposition", "range",
    "alone", "clock", "weekday", "author", "long-line", "listed",
    "top", "title-2", "title-6", "title-15", "title-far", "above-title", "above-6", "body-3", "body-10", "body-far",
    "below-body", "zone-title", "zone-byline", "zone-dateline", "zone-body", "zone-caption", "zone-promo",
    "zone-comment", "zone-related", "zone-navigation", "zone-notice", "last-lines", "first-seen", "first-seen-alone",
    "first-seen-clock", "published-first", "published-updated",
)  # fmt: skip
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_AUTHOR = re.compile(r"^\s*(?:by|von|par|por|di|av|od|автор)\b|\bby [A-Z]|@", re.I)
_OPENS = re.compile(r"\s?[)\]]?\s?[-–—|:•·/(]|[)\]]|\. ")
_OPENING = 45  # characters before a date that opens a line
_BETWEEN = re.compile(r"\s*(?:[-–—]|bis|to|until|au|al|a|до)\s*(?:\w{2,10}[,.]?\s+)?", re.I)
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s,.]*$")
_ASIDE = frozenset({"promo", "related", "caption"})
_PREPOSITIONS = frozenset(
    [
        "on",
        "of",
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "before",
        "after",
        "to",
        "for",
        "between",
        "through",
        "am",
        "vom",
        "zum",
        "bis",
        "ab",
        "seit",
        "dem",
        "den",
        "du",
        "au",
        "dès",
        "depuis",
        "del",
        "dal",
        "al",
        "dall",
        "desde",
        "hasta",
        "até",
        "em",
        "op",
        "van",
        "tot",
        "vanaf",
        "fra",
        "til",
        "från",
        "til",
        "od",
        "do",
        "z",
        "от",
        "с",
        "до",
        "на",
    ]
)
_FURNITURE_LINE = 260
_LONG_HEAD = 90  # characters of a long line looked at
_LINE_MOST = 1500
_WORDY_LINE = 200
_STAMP = 30  # characters of a line that holds a date and one word
_BEHIND = 6
_ALONE = 24  # characters beside the date in a line that is there for it
_STAMP_WORDS = 12


class Sighting(NamedTuple):
    """A date seen, with its `SIGNS`; `start`/`end` only in the text; `other` is the second reading of dd/mm."""

    day: date
    origin: str
    says: str
    signs: frozenset[str]
    start: int | None = None
    end: int | None = None
    other: date | None = None


def from_text(text: str, zones: tuple[Zone, ...]) -> Iterator[Sighting]:
    """Days in the page's lines: in furniture of any length up to a few sentences, in longer lines of the body only
    where they open with the day."""
    text = days.plain(text)
    title = next((i for i, zone in enumerate(zones) if zone.kind == "title"), None)
    bodies = [i for i, zone in enumerate(zones) if zone.kind == "body" and zone.end - zone.start > 80]
    edges = (title, bodies[0] if bodies else len(zones), bodies[-1] if bodies else len(zones))
    seen = False
    for i, years in _dated(text, zones).items():
        zone = zones[i]
        size = zone.end - zone.start
        if size < 6:
            continue
        long = zone.kind in ("body", "related", "promo") and size > _FURNITURE_LINE
        end = min(zone.end, zone.start + (_LONG_HEAD if long else _LINE_MOST))
        found = list(days.find(text, zone.start, end, [at for at in years if at < end]))
        line = text[zone.start : zone.end]
        if long:
            found = [one for one in found[:1] if _heads(line, one.start - zone.start, one.end - zone.start)]
        if not found:
            continue
        shared = _line_signs(line, zone, i, len(zones)) | _place_signs(i, *edges)
        for n, one in enumerate(found):
            start, end = one.start - zone.start, one.end - zone.start
            signs = shared | _word_signs(line[max(0, start - 40) : start])
            if len(line) - (end - start) < _ALONE:
                signs.add("alone")
            if _opens(line, start, end):
                signs.add("opens")
            if len(line) > end + _BEHIND and _published_behind(line, end):
                signs.add("published-behind")
            if _told(line, zone, signs, below=i > edges[2]):
                signs |= {"told", "aside"} if _is_aside(line, zone, signs) else {"told"}
            if len(found) > 1:
                signs.add("listed")
                if _ranged(text, found, n):
                    signs.add("range")
            leading = "told" not in signs and (title is None or i >= title - 3)
            if leading and not seen and zone.kind not in ("related", "comment"):
                signs |= {"first-seen"} | {f"first-seen-{sign}" for sign in ("alone", "clock") if sign in signs}
                signs |= {"published-first"} if "published-word" in signs else set()
                seen = True
            says = f"a line says {_short(line, start)}"
            yield Sighting(one.day, "text", says, frozenset(signs), one.start, one.end, one.other)


def _is_aside(line: str, zone: Zone, signs: set[str]) -> bool:
    """Whether a date told stands aside from the article: a clock or "published" beside it makes it a stamp, which the
    reader of zones may have put there wrongly, but not that of a post shown ("Mara Lund (@maralund) …")."""
    if zone.kind == "comment":
        return "published-behind" not in signs
    return zone.kind in _ASIDE and ("clock" not in signs or "@" in line)


def _heads(line: str, start: int, end: int) -> bool:
    """Whether a date may date the page though its line is long: it opens the line, or the line says "published"."""
    return _opens(line, start, end) or _published_behind(line, end)


def _published_behind(line: str, end: int) -> bool:
    """ "This entry was posted …" as verbs at the end tell it: "… am 27. November 2019 um 15:21 Uhr veröffentlicht"."""
    behind = re.split(r"[.!?](?:\s|$)", line[end : end + 40])[0]
    return "published" in date_words.kinds(behind)


def _opens(line: str, start: int, end: int) -> bool:
    """Whether a date opens its line, as in "Harbourton, 27.1.2022 – The council …"."""
    before = line[: min(start, _OPENING + 1)].strip(" ([")
    return start <= _OPENING and _OPENS.match(line, end) is not None and not before.endswith((".", "!", "?"))


def _ranged(text: str, found: list[days.Found], n: int) -> bool:
    """Whether the n-th day of a line is an end of a stretch: "3 May 2019 – 5 May 2019"."""
    return any(
        _BETWEEN.fullmatch(text, found[i].end, found[i + 1].start) is not None
        for i in (n - 1, n)
        if 0 <= i < len(found) - 1
    )


def _told(line: str, zone: Zone, signs: set[str], *, below: bool) -> bool:
    """Whether a date is told rather than stamped: inside a sentence, a caption, an appeal, a teaser, or with a comment.

    Such a date says nothing of the day of publication by itself; captions and comments still bound it.
    """
    if zone.kind == "comment":
        return below
    if signs & {"alone", "published-word", "published-behind"}:
        return False
    if zone.kind in ("body", "caption", "promo", "related"):
        return True
    return len(line.split()) > _STAMP_WORDS and not signs & {"updated-word", "clock", "author"}


def _dated(text: str, zones: tuple[Zone, ...]) -> dict[int, list[int]]:
    """The zones that hold what may be a year, in order, and where it stands."""
    starts = [zone.start for zone in zones]
    found: dict[int, list[int]] = {}
    for at in sorted(days.years(text)):
        i = bisect.bisect_right(starts, at) - 1
        if i >= 0 and at < zones[i].end:
            found.setdefault(i, []).append(at)
    return found


def _line_signs(line: str, zone: Zone, i: int, count: int) -> set[str]:
    signs = {"text", f"zone-{zone.kind}"}
    if len(line) <= _WORDY_LINE:
        if _CLOCK.search(line):
            signs.add("clock")
        if len(line) > _STAMP and {"published", "updated"} <= set(date_words.kinds(line)):
            signs.add("published-updated")
    if _AUTHOR.search(line):
        signs.add("author")
    if len(line) > 120:
        signs.add("long-line")
    if i < 4:
        signs.add("top")
    if i >= count - 4:
        signs.add("last-lines")
    return signs


def _place_signs(i: int, title: int | None, first: int, last: int) -> set[str]:
    """Where a line stands between title, the body's first long line and its last."""
    signs = set()
    if title is not None:
        away = i - title
        if away < 0:
            signs.add("above-6" if away >= -6 else "above-title")
        else:
            signs.add("title-2" if away <= 2 else "title-6" if away <= 6 else "title-15" if away <= 15 else "title-far")
    if i <= first:
        signs.add("body-3" if first - i <= 3 else "body-10" if first - i <= 10 else "body-far")
    elif i > last:
        signs.add("below-body")
    return signs


def _word_signs(before: str) -> set[str]:
    """What the words right before a date tell, the nearest of publishing and updating; a weekday beside it."""
    said = date_words.kinds(before)
    signs = {"event-word"} if "event" in said[-1:] else set()
    told = [kind for kind in said if kind != "event"]
    if told:
        signs.add(f"{told[-1]}-word")
    beside = _LAST_WORD.search(before)
    if beside and date_words.is_weekday(beside[1]):
        signs.add("weekday")
    elif beside and beside[1].lower() in _PREPOSITIONS:
        signs.add("preposition")
    return signs


def _short(line: str, at: int) -> str:
    low = max(0, at - 24)
    return f"“{'…' if low else ''}{' '.join(line[low : at + 40].split())}”"
