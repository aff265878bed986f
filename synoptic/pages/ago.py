"""Relative stamps in a page's furniture ("3 hours ago", "vor 2 Tagen"): days once the crawl's day is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from synoptic.model import Zone
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
