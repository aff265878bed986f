"""Relative stamps in a page's furniture: "3 hours ago", "vor 2 Tagen" are days once the crawl's day is known; "7 years
ago" above the article bounds its date even where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from synoptic.model import DateHint, Zone
from synoptic.pages.sightings import Sighting

_UNITS = {
    0: r"min(?:ute)?s?\b|minuten?|hours?|hrs?\b|h\b|stunden?|heures?|horas?|minutos?|ore|minuti|uur|timer?|timmar|"
    r"минут\w*|час\w*|saat|dakika|godzin\w*|minut\w*",
    1: r"days?|tagen?|jours?|d[ií]as?|giorni|giorno|dagen?|dage|dagar|дн\w+|день|gün|dni|dzień",
    7: r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|uger|veckor|недел\w+|hafta|tygodni\w*",
}
_AGO = re.compile(
    r"(?:\b(?:vor|il y a|hace|há|för|for) (?P<n>\d{1,2}) (?P<u>\w+)|(?P<m>\d{1,2}) ?(?P<v>[^\W\d]+) "
    r"(?:ago|fa|geleden|siden|sedan|назад|önce|temu|atrás)\b)",
    re.I,
)
# Longer units are rounded: they bound, and tell no day.
_LONG_UNITS = {
    30: r"months?|monaten?|mois|mes(?:es)?|mes[ei]|maanden?|måneder?|månader?|месяц\w*|ay|miesi[ąę]c\w*",
    365: r"years?|yrs?|jahren?|ans?|ann[ée]es?|a[ñn]os?|ann[io]|anos?|jaar|år|год\w*|лет|yıl|lat[a]?|rok\w*",
}
_LONG_FORMS = {length: re.compile(f"(?:{units})$", re.I) for length, units in _LONG_UNITS.items()}
_ROUNDED = 0.5  # units by which a stamp may say more than has passed
_SURE = 0.88  # a stamp above the article may still be that of a teaser beside it
_FORMS = {length: re.compile(f"(?:{units})$", re.I) for length, units in _UNITS.items()}
_LINE = 160


def from_text(text: str, zones: tuple[Zone, ...], captured: date) -> Iterator[Sighting]:
    """The days that short lines of furniture count back from the crawl, those of comments and teasers left out."""
    for zone in zones:
        if zone.kind in ("byline", "dateline", "title", "navigation", "notice") and zone.end - zone.start <= _LINE:
            for found in _AGO.finditer(text, zone.start, zone.end):
                unit = found["u"] or found["v"]
                length = next((days for days, form in _FORMS.items() if form.match(unit)), None)
                if length is not None:
                    day = captured - timedelta(days=length * int(found["n"] or found["m"]))
                    signs = frozenset({"text", "alone", f"zone-{zone.kind}"})
                    says = f"a line says “{found.group()}”, saved on {captured.isoformat()}"
                    yield Sighting(day, "text", says, signs, found.start(), found.end())


def bound(text: str, zones: tuple[Zone, ...], last: date) -> DateHint | None:
    """The latest day of an article above which a line says "7 years ago"; `last` is the crawl's day, or today."""
    body = next((zone.start for zone in zones if zone.kind == "body"), len(text))
    for zone in zones:
        if zone.start < body and zone.kind in ("byline", "dateline") and zone.end - zone.start <= _LINE:
            found = _AGO.search(text, zone.start, zone.end)
            unit = (found["u"] or found["v"]) if found else ""
            length = next((days for days, form in _LONG_FORMS.items() if form.match(unit)), None)
            if found and length is not None:
                passed = int((int(found["n"] or found["m"]) - _ROUNDED) * length)
                return DateHint(
                    day=last - timedelta(days=passed), origin="text", bound="before", weight=_SURE,
                    says=f"a line above it says “{found.group()}”", start=found.start(), end=found.end(),
                )  # fmt: skip
    return None
