"""Which of the days seen is the day of publication: a small choice model over them and "none of them".

Each sighting has signs (`sightings.SIGNS`), each day its standing among the days (`STANDING`). A sighting's score
is linear in both plus a layer of few hidden units; a day's score is the log-sum-exp over its sightings; a softmax over
the days and "none" gives chances (a conditional logit, McFadden 1974). Weights: `data/pages/dateweights.json`, learned
by `training/pages/dates.py`.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from synoptic.errors import DataError
from synoptic.pages.sightings import SIGNS, Sighting

Floats = npt.NDArray[np.float64]

_WEIGHTS = Path(__file__).parent.parent / "data" / "pages" / "dateweights.json"
# Of a day among the page's days and what bounds them.
STANDING = (
    "two-origins", "three-origins", "repeated", "newest", "oldest", "only", "newest-strong", "oldest-strong",
    "newest-text", "oldest-text", "first-text", "second-text", "many-days", "url-month", "url-month-missed", "url-year",
    "url-year-missed", "is-modified", "before-modified", "after-modified", "before-comments", "near-comments",
    "after-comments", "copyright-year", "after-copyright", "after-capture", "capture-day", "day-beside", "bare",
    "no-metadata",
)  # fmt: skip
FEATURES = (*SIGNS, *STANDING)
_INDEX: dict[str, int] = {name: i for i, name in enumerate(FEATURES)}
_STRONG = frozenset({"json-ld", "meta", "url", "published-word", "first-seen", "time-first", "time-published"})
_MANY = 6
_FEW = 6
_SOON = 3  # days within which a first comment mostly follows


class Around(NamedTuple):
    """What bounds a page's days: the month and the year of its address, its copyright's last year, its capture; and how
    many lines of furniture were saved with it (where there are few, its date is seldom among them)."""

    month: tuple[date, date] | None = None
    year: int | None = None
    copyright: int | None = None
    captured: date | None = None
    furniture: int = 0


class Weights(NamedTuple):
    """`linear` (features), `hidden` (features, units), `bias` and `out` (units), the score of "none"."""

    linear: Floats
    hidden: Floats
    bias: Floats
    out: Floats
    none: float


def features(seen: list[Sighting], around: Around) -> tuple[list[date], list[int], list[list[int]]]:
    """The days in order; for each sighting the number of its day, and the indices into FEATURES that hold of it."""
    by: dict[date, list[Sighting]] = {}
    for one in seen:
        if "aside" not in one.signs:
            by.setdefault(one.day, []).append(one)
    standing = _standing(seen, by, around)
    owner, held = [], []
    for number, (day, found) in enumerate(by.items()):
        own = [_INDEX[name] for name in standing[day]]
        for one in found:
            owner.append(number)
            held.append([_INDEX[sign] for sign in one.signs] + own)
    return list(by), owner, held


def _standing(seen: list[Sighting], by: dict[date, list[Sighting]], around: Around) -> dict[date, set[str]]:
    """How each day stands among the others."""
    stamped = [day for day, found in by.items() if any(not one.signs & {"modified", "told"} for one in found)]
    strong = [one.day for found in by.values() for one in found if not one.signs.isdisjoint(_STRONG)]
    text = list(dict.fromkeys(one.day for one in seen if one.origin == "text" and "told" not in one.signs))
    modified = max((one.day for one in seen if "modified" in one.signs), default=None)
    comments = min((one.day for one in seen if "zone-comment" in one.signs), default=None)
    ends = {
        "newest": max(stamped, default=None), "oldest": min(stamped, default=None),
        "newest-strong": max(strong, default=None), "oldest-strong": min(strong, default=None),
        "newest-text": max(text, default=None), "oldest-text": min(text, default=None),
        "first-text": text[0] if text else None, "second-text": text[1] if len(text) > 1 else None,
    }  # fmt: skip
    ordinals = {day.toordinal() for day in by}
    page = {"bare"} if around.furniture < _FEW else set()
    page |= set() if any(one.origin == "metadata" for one in seen) else {"no-metadata"}
    made = {}
    for day, found in by.items():
        told = page | {name for name, end in ends.items() if day == end}
        kinds = {one.origin if one.origin != "metadata" else one.says.split(" says")[0] for one in found}
        told |= {"two-origins"} if len(kinds) == 2 else {"three-origins"} if len(kinds) > 2 else set()
        told |= {"repeated"} if len(found) > 2 else set()
        told |= {"only"} if len(by) == 1 else {"many-days"} if len(by) >= _MANY else set()
        if modified is not None:
            told.add("is-modified" if day == modified else "before-modified" if day < modified else "after-modified")
        if comments is not None:
            late, away = day > comments, (comments - day).days
            told.add("after-comments" if late else "near-comments" if away <= _SOON else "before-comments")
        if not ordinals.isdisjoint((day.toordinal() - 1, day.toordinal() + 1)):
            told.add("day-beside")
        made[day] = told | _fits(day, around)
    return made


def _fits(day: date, around: Around) -> set[str]:
    """How a day fits the address, the copyright and the capture."""
    told = set()
    if around.month is not None:
        told.add("url-month" if around.month[0] <= day <= around.month[1] else "url-month-missed")
    elif around.year is not None:
        told.add("url-year" if day.year == around.year else "url-year-missed")
    if around.copyright is not None and day.year >= around.copyright:
        told.add("copyright-year" if day.year == around.copyright else "after-copyright")
    if around.captured is not None and day >= around.captured:
        told.add("capture-day" if day == around.captured else "after-capture")
    return told


def chances(seen: list[Sighting], around: Around) -> dict[date, float]:
    """The chance of each day to be the publication date; what is missing to 1 is the chance that none of them is."""
    return weighed(features(seen, around), weights())


def weighed(found: tuple[list[date], list[int], list[list[int]]], told: Weights) -> dict[date, float]:
    """The chances of the days from their features."""
    order, owner, held = found
    if not order:
        return {}
    matrix = np.zeros((len(held), len(FEATURES)))
    for row, indices in enumerate(held):
        matrix[row, indices] = 1.0
    own = matrix @ told.linear + np.tanh(matrix @ told.hidden + told.bias) @ told.out
    scores = np.full(len(order), -np.inf)
    np.logaddexp.at(scores, owner, own)
    top = max(told.none, float(scores.max()))
    odds = np.exp(scores - top)
    total = float(odds.sum()) + float(np.exp(told.none - top))
    return {day: float(odd) / total for day, odd in zip(order, odds, strict=True)}


@cache
def weights() -> Weights:
    """The learned weights. Raises DataError."""
    try:
        return parsed(json.loads(_WEIGHTS.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise DataError("the weights of the date signs are missing or damaged", "install Synoptic again") from error


def parsed(read: dict[str, object]) -> Weights:
    """The weights as they stand in the file: by feature [linear, unit 1, unit 2, …], "bias", "out", "none"."""
    by = read["weights"]
    if not isinstance(by, dict):
        raise ValueError("no weights")
    rows = np.array([by[name] for name in FEATURES], dtype=np.float64)
    bias, out = np.array(read["bias"], dtype=np.float64), np.array(read["out"], dtype=np.float64)
    return Weights(rows[:, 0], rows[:, 1:], bias, out, float(str(read["none"])))
