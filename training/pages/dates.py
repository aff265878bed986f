"""Learn how much each sign of a date (`synoptic/pages/sightings.py`) speaks for its being the publication date.

    python -m training.pages.dates --bench BENCH/dates --pages BENCH/pages --out synoptic/data/pages/dateweights.json

Logistic regression over the days seen on each dated page: dumps, lite dumps and HTML, in shares that make none of them
outweigh the others. Fold 0's sites are kept for the report.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from synoptic.pages import hints, html, zones
from synoptic.pages.sightings import SIGNS
from training.pages.prepare import fold, site


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a bench file."""
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)


def pages(bench: Path, more: Path, forms: list[str]) -> Iterator[tuple[str, str, str, date | None, dict[date, list[float]]]]:
    """(form, id, site, gold, features a day) of every dated page."""
    dated = {row["id"]: row for row in rows(bench / "pages_dates_dev.jsonl.gz")}
    address = {row["id"]: row["url"] for row in rows(bench / "html_dev.jsonl.gz")}
    address |= {key: row["url"] for key, row in dated.items()}
    for form in forms:
        for folder in (bench, more):
            for row in rows(folder / f"{form}_dev.jsonl.gz"):
                gold = row.get("date") if folder == bench else dated.get(row["id"], {}).get("date")
                if folder == more and row["id"] not in dated:
                    continue
                where = site(address.get(row["id"]), row["id"])
                url = address.get(row["id"]) if form == "html" else None
                try:
                    if form == "html":
                        read = html.read(row["html"])
                        found = read.zones if read.zones is not None else zones.zones(read.text)
                        seen = hints.collect(read.text, found, url or read.metadata.url, read.metadata)
                    else:
                        seen = hints.collect(row["dump"], zones.zones(row["dump"]), None, None)
                except Exception as error:  # a page that cannot be read is no example
                    print(row["id"], error)
                    continue
                yield form, row["id"], where, _day(gold), hints.features(seen)


def _day(gold: str | None) -> date | None:
    try:
        return date.fromisoformat(gold) if gold else None
    except ValueError:  # a few golds are no days
        return None


def main() -> None:
    """Train, report, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bench", type=Path, required=True)
    options.add_argument("--pages", type=Path, required=True)
    options.add_argument("--out", type=Path)
    options.add_argument("--forms", nargs="+", default=["html", "dump", "lite"])
    options.add_argument("--strength", type=float, default=1.0)
    chosen = options.parse_args()
    found = list(pages(chosen.bench, chosen.pages, chosen.forms))
    names = (*SIGNS, *hints.EXTRA)
    trained = [one for one in found if fold(one[2]) != 0]
    x = [values for one in trained for values in one[4].values()]
    y = [day == one[3] for one in trained for day in one[4]]
    model = LogisticRegression(C=chosen.strength, max_iter=2000).fit(np.array(x), np.array(y))
    weights, bias = model.coef_[0], float(model.intercept_[0])
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda pair: -pair[1]):
        print(f"{name:16} {weight:+.2f}")
    for which in ("trained", "held"):
        tally: dict[str, list[tuple[bool, float, bool]]] = defaultdict(list)
        for form, _, where, gold, days in found:
            if (fold(where) == 0) != (which == "held") or gold is None:
                continue
            chances = {d: 1 / (1 + np.exp(-(np.dot(weights, v) + bias))) for d, v in days.items()}
            total = max(1.0, sum(chances.values()))
            best = max(chances, key=lambda d: chances[d]) if chances else None
            tally[form].append((best == gold, chances[best] / total if best else 0.0, gold in chances))
        for form, said in tally.items():
            line = []
            for cut in (0.15, 0.3, 0.5, 0.7):
                given = [ok for ok, p, _ in said if p >= cut]
                line.append(f"≥{cut}: acc {sum(given) / len(said):.3f} P {sum(given) / max(1, len(given)):.3f}")
            print(which, form, len(said), f"seen {np.mean([s for _, _, s in said]):.3f}", " ".join(line))
    if chosen.out:
        made = {"bias": round(bias, 4), "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
                "pages": len(trained)}  # fmt: skip
        chosen.out.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
