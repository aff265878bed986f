"""Dating whole pages by their text alone: exact day, inside the interval, width."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from benchmarks import common
from synoptic.model import Dating, Page
from synoptic.notes import published, times


def predict(row: dict[str, Any], until: date | None = None) -> Dating:
    """The dating of a row's text, which is all article: no zones, no URL, no metadata."""
    page = Page(id=row["id"], source=row["id"], text=row["text"], digest="")
    return published.date_page(page, times.find(page.text, [(0, len(page.text))]), None, until)


def _row(row: dict[str, Any], dating: Dating) -> dict[str, Any]:
    best = max(dating.candidates, key=lambda c: c.weight, default=None)
    given = dating.value or (best.day if best is not None and best.weight >= 0.5 else None)
    middle = None
    if given is None and dating.earliest and dating.latest:
        one_month = (dating.earliest.year, dating.earliest.month) == (dating.latest.year, dating.latest.month)
        one_year = dating.earliest.year == dating.latest.year
        middle = f"{dating.earliest:%Y-%m}" if one_month else f"{dating.earliest.year}" if one_year else None
    return {
        "id": row["id"],
        "date": given.isoformat() if given else middle,
        "value": dating.value.isoformat() if dating.value else None,
        "lo": dating.earliest.isoformat() if dating.earliest else None,
        "hi": dating.latest.isoformat() if dating.latest else None,
        "candidates": [c.day.isoformat() for c in dating.candidates],
    }


def main() -> None:
    options = common.parser("dating", __doc__ or "").parse_args()
    scorer = common.scorer(options.data, "score_time.py")
    gold = {row["id"]: row for row in common.rows(options.data, options.limit)}
    began = time.perf_counter()
    datings = {key: predict(row) for key, row in gold.items()}
    spent = time.perf_counter() - began
    made = {key: _row(gold[key], dating) for key, dating in datings.items()}
    if options.misses:
        for key, row in gold.items():
            d = datings[key]
            truth = date.fromisoformat(row["date"])
            if d.earliest and d.latest and not d.earliest <= truth <= d.latest:
                print(key, "truth", truth, "ours", d.earliest, d.latest, "|", "; ".join(e.says for e in d.evidence))
    common.write(options.out, made.values())
    result = scorer.dating(gold, made)
    scorer.show(result, "dating")
    flat = dict(next(iter([result.get("ALL")] if "ALL" in result else result.values())))
    values = [(m["value"], gold[key]["date"]) for key, m in made.items() if m["value"]]
    flat["value_given"] = len(values) / max(1, len(gold))
    flat["value_right"] = sum(a == b for a, b in values) / max(1, len(values))
    listed = [(m["candidates"], gold[key]["date"]) for key, m in made.items() if m["candidates"]]
    flat["candidates_given"] = len(listed) / max(1, len(gold))
    flat["candidates_hold"] = sum(b in a for a, b in listed) / max(1, len(listed))
    flat["docs_s"] = len(gold) / spent
    common.table("dating", flat)


if __name__ == "__main__":
    main()
