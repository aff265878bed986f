"""Learn how much each sign of a date (`synoptic/pages/sightings.py`) speaks for its being the publication date.

    python -m training.pages.dates --bench BENCH/dates --pages BENCH/pages --cache FILE --out dateweights.json

A choice model over the days seen on each dated page and "none of them" (`synoptic.pages.hints.chances`), fitted by
maximum likelihood with a small ridge: HTML, dumps and lite dumps together. Fold 0's sites are kept for the report.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import torch

from synoptic.errors import PageError
from synoptic.pages import hints, html, zones
from synoptic.pages.sightings import SIGNS, Sighting
from training.pages.prepare import fold, site

Example = tuple[str, str, str, date | None, list[Sighting]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a bench file."""
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)


def pages(bench: Path, more: Path, forms: list[str]) -> Iterator[Example]:
    """(form, id, site, gold, sightings) of every dated page."""
    dated = {row["id"]: row for row in rows(bench / "pages_dates_dev.jsonl.gz")}
    address = {row["id"]: row["url"] for row in rows(bench / "html_dev.jsonl.gz")}
    address |= {key: row["url"] for key, row in dated.items()}
    for form in forms:
        for folder in (bench, more):
            for row in rows(folder / f"{form}_dev.jsonl.gz"):
                if folder == more and row["id"] not in dated:
                    continue
                gold = row.get("date") if folder == bench else dated[row["id"]]["date"]
                url = address.get(row["id"])
                try:
                    seen = _seen(form, row, url)
                except PageError:
                    continue
                yield form, row["id"], site(url, row["id"]), _day(gold), seen


def _seen(form: str, row: dict[str, Any], url: str | None) -> list[Sighting]:
    if form != "html":
        return _stamped(hints.collect(row["dump"], zones.zones(row["dump"]), None, None))
    read = html.read(row["html"])
    found = read.zones if read.zones is not None else zones.zones(read.text)
    return _stamped(hints.collect(read.text, found, url or read.metadata.url, read.metadata))


def _stamped(seen: list[Sighting]) -> list[Sighting]:
    return [one for one in seen if "told" not in one.signs]


def _day(gold: str | None) -> date | None:
    try:
        return date.fromisoformat(gold) if gold else None
    except ValueError:  # a few golds are no days
        return None


def fit(examples: list[Example], ridge: float) -> tuple[list[float], list[float], float]:
    """Weights of SIGNS, of EXTRA, and the score of "none"."""
    signs = torch.zeros(len(SIGNS), requires_grad=True)
    extras = torch.zeros(len(hints.EXTRA), requires_grad=True)
    none = torch.zeros(1, requires_grad=True)
    ready = []
    for _, _, _, gold, seen in examples:
        made = hints.features(seen)
        if made:
            order = list(made)
            matrix = torch.zeros(sum(len(found) for found, _ in made.values()), len(SIGNS))
            owner, at = [], 0
            for number, (found, _) in enumerate(made.values()):
                for one in found:
                    matrix[at, one] = 1
                    owner.append(number)
                    at += 1
            own = torch.tensor([extra for _, extra in made.values()])
            ready.append((matrix, torch.tensor(owner), own, order.index(gold) if gold in made else len(order)))
    best = torch.optim.LBFGS([signs, extras, none], lr=0.5, max_iter=120, line_search_fn="strong_wolfe")
    # All pages in one go: sightings stacked, days numbered through, pages numbered through.
    sightings = torch.cat([one[0] for one in ready])
    counts = [len(one[2]) for one in ready]
    starts = torch.tensor([0, *counts]).cumsum(0)
    owners = torch.cat([one[1] + start for one, start in zip(ready, starts, strict=False)])
    own = torch.cat([one[2] for one in ready])
    page = torch.repeat_interleave(torch.arange(len(ready)), torch.tensor(counts))
    right = torch.tensor(
        [int(start) + one[3] if one[3] < len(one[2]) else -1 for one, start in zip(ready, starts, strict=False)]
    )

    def loss() -> torch.Tensor:
        told = sightings @ signs
        score = _sum_exp(told, owners, len(own)) + own @ extras
        whole = _sum_exp(
            torch.cat([score, none.expand(len(ready))]), torch.cat([page, torch.arange(len(ready))]), len(ready)
        )
        chosen = torch.where(right >= 0, score[right.clamp(min=0)], none)
        return (whole - chosen).mean() + ridge * (signs.square().sum() + extras.square().sum())

    def step() -> torch.Tensor:
        best.zero_grad()
        value = loss()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    best.step(step)  # type: ignore[arg-type]
    return signs.tolist(), extras.tolist(), float(none)


def _sum_exp(values: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, groups, values.detach(), "amax")
    total = torch.zeros(count).index_add(0, groups, torch.exp(values - top[groups]))
    return top + torch.log(total)


def report(which: str, examples: list[Example]) -> None:
    """Accuracy and precision at several levels of abstention."""
    tally: dict[str, list[tuple[bool, float, bool]]] = defaultdict(list)
    for form, _, _, gold, seen in examples:
        if gold is None:
            continue
        told = hints.chances(seen) if seen else {}
        best = max(told, key=lambda d: told[d]) if told else None
        tally[form].append((best == gold, told[best] if best else 0.0, gold in told))
    for form, said in tally.items():
        line = []
        for cut in (0.15, 0.3, 0.5, 0.7):
            given = [ok for ok, p, _ in said if p >= cut]
            line.append(f"≥{cut}: acc {sum(given) / len(said):.3f} P {sum(given) / max(1, len(given)):.3f}")
        print(which, form, len(said), f"seen {sum(s for _, _, s in said) / len(said):.3f}", " ".join(line))


def main() -> None:
    """Train, report, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bench", type=Path, required=True)
    options.add_argument("--pages", type=Path, required=True)
    options.add_argument("--cache", type=Path, required=True, help="the sightings are kept here between runs")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--forms", nargs="+", default=["html", "dump", "lite"])
    options.add_argument("--ridge", type=float, default=3e-4)
    chosen = options.parse_args()
    if not chosen.cache.exists():
        chosen.cache.write_bytes(pickle.dumps(list(pages(chosen.bench, chosen.pages, chosen.forms))))
    found: list[Example] = pickle.loads(chosen.cache.read_bytes())
    signs, extras, none = fit([one for one in found if fold(one[2]) != 0], chosen.ridge)
    weights = dict(zip((*SIGNS, *hints.EXTRA), (*signs, *extras), strict=True))
    for name, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{name:18} {weight:+.2f}")
    made = {"none": round(none, 4), "weights": {name: round(weight, 4) for name, weight in weights.items()}}
    chosen.out.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    report("trained", [one for one in found if fold(one[2]) != 0])
    report("held", [one for one in found if fold(one[2]) == 0])


if __name__ == "__main__":
    main()
