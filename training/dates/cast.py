"""Fit what a day costs for each person of public life that a page names (`synoptic/notes/published_cast.py`).

    python -m training.dates.cast --bench BENCH [--damped 0.8]

BENCH is the folder of public benches: BASIL, newscluster, the dated pages and TimeBank/AQUAINT are fitted, PolNeAR and
Wikinews only reported (as are the four when each is left out in turn). A conditional logit over the months from 1985
on, by maximum likelihood with a ridge; each five years have a weight of their own, so that how many pages a collection
has of an era teaches nothing. No randomness; a minute on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synoptic.errors import PageError
from synoptic.notes import dayset, published_cast
from synoptic.pages import read

FITTED = {"basil": "stories/basil_dev", "newscluster": "stories/newscluster_dev", "dates": "dates/dump_dev",
          "tbaq": "time/dating_tbaq_dev"}  # fmt: skip
REPORTED = {"polnear": "time/dating_polnear_dev", "wikinews": "time/dating_wikinews_dev"}
WEIGHTS = ("out of office", "more than four years off", "before", "long after")
FIRST, LAST = 1985, date.today().year
MONTHS = (LAST + 1 - FIRST) * 12
STEPS, RATE, RIDGE = 300, 0.05, 0.5
MASS = 0.92


class Example(NamedTuple):
    """A page: what each month costs by each weight [months, weights], the people named, the month of publication."""

    costs: np.ndarray
    people: int
    month: int


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--bench", type=Path, required=True)
    given.add_argument("--damped", type=float, default=0.8, help="power of the number of people (1: each counts fully)")
    asked = given.parse_args()
    pages = {name: list(examples(asked.bench / f"{path}.jsonl.gz")) for name, path in (FITTED | REPORTED).items()}
    fitted = fit([one for name in FITTED for one in pages[name]], asked.damped)
    print("weights:", ", ".join(f"{name} {value:.2f}" for name, value in zip(WEIGHTS, fitted, strict=True)))
    for name in REPORTED:
        report(name, pages[name], fitted, asked.damped)
    for name in FITTED:
        others = fit([one for other in FITTED if other != name for one in pages[other]], asked.damped)
        report(f"{name}, by the others", pages[name], others, asked.damped)


def examples(path: Path) -> Iterator[Example]:
    """The dated pages of a bench that name somebody of public life."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            named = list(published_cast.named(_article(row))) if row["date"] else []
            if named:
                year, month = map(int, row["date"].split("-")[:2])
                yield Example(_costs(named), len(named), (year - FIRST) * 12 + month - 1)


def _article(row: dict[str, Any]) -> str:
    if "dump" not in row:
        return f"{row.get('title') or ''}\n{row['text']}"
    try:
        page = read.from_text(row["id"], row["dump"])
    except PageError:
        return ""
    return "\n".join(page.text[zone.start : zone.end] for zone in page.zones if zone.kind in ("title", "body"))


def _costs(named: Iterable[published_cast.Public]) -> np.ndarray:
    middles = [dayset.index(date(FIRST + month // 12, month % 12 + 1, 15)) for month in range(MONTHS)]
    sets = [(one.here, one.near, one.since, one.recent) for one in named]
    return np.array([[sum(1 - (masks[i] >> bit & 1) for masks in sets) for i in range(4)] for bit in middles], float)


def fit(pages: Sequence[Example], damped: float) -> np.ndarray:
    """The four weights, in nats, by Adam."""
    eras = np.eye((MONTHS + 59) // 60)[np.arange(MONTHS) // 60]
    given = [(np.hstack([-one.costs * one.people ** (damped - 1), eras]), one.month) for one in pages]
    weights = np.zeros(4 + eras.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = -RIDGE * weights
        for features, month in given:
            slope += features[month] - _belief(features @ weights) @ features
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights[:4]


def report(name: str, pages: Sequence[Example], weights: np.ndarray, damped: float) -> None:
    """The mean log-likelihood of the true month, and how often it lies in the smallest months that hold MASS."""
    total, inside = 0.0, 0
    for one in pages:
        belief = _belief(-one.costs @ weights * one.people ** (damped - 1))
        order = np.argsort(-belief)
        level = belief[order[min(int(np.searchsorted(np.cumsum(belief[order]), MASS)), MONTHS - 1)]]
        total += float(np.log(belief[one.month]))
        inside += bool(belief[one.month] >= level - 1e-12)
    print(f"{name}: {len(pages)} pages, log-likelihood {total / len(pages):.3f}, inside {inside / len(pages):.3f}")


def _belief(scores: np.ndarray) -> np.ndarray:
    made: np.ndarray = np.exp(scores - scores.max())
    return made / made.sum()


if __name__ == "__main__":
    main()
