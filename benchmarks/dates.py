"""Publication dates: HTML pages with their addresses, dumps and lite dumps without.

    python -m benchmarks.dates --data ../shared/bench/dates/dump_dev.jsonl.gz [--out FILE] [--peers] [--hints]

The answer is the day that `notes.published.date_page` leaves for the page, or its likeliest candidate, from the dates
in its text if it is in a language that is read, as the pipeline does it; `--hints` takes the likeliest hint of the page
stage alone. Below `--least` no answer is given. The weights that ship are learned on all of these sites but fold 0's:
report `--fold 0`, or all with `--cross FOLDER`, where each site's pages are read by weights of the other folds (made by
`training.pages.dates --cross --weights FOLDER`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks import common
from synoptic.errors import PageError
from synoptic.model import Page
from synoptic.pages import date_choice, read
from synoptic.pipeline import READ_IN_FULL
from training.pages.prepare import fold, site


def page_of(row: dict[str, Any]) -> Page | None:
    """The row as a page; None if it cannot be read."""
    try:
        if "html" in row:
            return read.from_html(row["id"], row["html"], url=row.get("url"))
        return read.from_text(row["id"], row["dump"])
    except PageError:
        return None


def by_hints(page: Page, least: float) -> date | None:
    """The likeliest day that the page stage alone tells."""
    told = [hint for hint in page.hints if hint.bound == "on" and hint.weight >= least]
    return max(told, key=lambda hint: hint.weight).day if told else None


def by_notes(page: Page, least: float) -> date | None:
    """The day that all evidence leaves, the body's included, or its likeliest candidate."""
    from synoptic.notes import published, times

    in_full = page.language is None or page.language in READ_IN_FULL
    spans = [(zone.start, zone.end) for zone in page.zones if zone.kind in ("title", "byline", "dateline", "body")]
    dating = published.date_page(page, times.find(page.text, spans) if in_full else ())
    likely = [one for one in dating.candidates if one.weight >= least]
    return dating.value or (max(likely, key=lambda one: one.weight).day if likely else None)


def weights_of(folder: Path | None, where: int) -> AbstractContextManager[Any]:
    """While it is open, pages are read with the weights that have not seen this fold."""
    return mock.patch.object(date_choice, "weights", lambda: _weights(folder, where)) if folder else nullcontext()


@cache
def _weights(folder: Path, where: int) -> date_choice.Weights:
    return date_choice.parsed(json.loads((folder / f"fold{where}.json").read_text(encoding="utf-8")))


def folds(data: Path, rows: list[dict[str, Any]]) -> list[int]:
    """The fold of each row's site; dumps have no address of their own, but the HTML rows beside them do."""
    beside = data.with_name("html_dev.jsonl.gz")
    url = {
        row["id"]: row.get("url") for row in (common.rows(beside) if "url" not in rows[0] and beside.exists() else rows)
    }
    return [fold(site(url.get(row["id"]), row["id"])) for row in rows]


def peer(html: bool) -> Callable[[dict[str, Any]], str | None] | None:
    """htmldate on HTML rows."""
    if not html:
        return None
    from htmldate import find_date

    def run(row: dict[str, Any]) -> str | None:
        try:
            return find_date(row["html"], url=row.get("url"), original_date=True, extensive_search=True)
        except Exception:  # a page that a peer cannot read is a page without an answer
            return None

    return run


def main() -> None:
    """Run and print."""
    options = common.parser("dates", __doc__ or "")
    options.add_argument("--hints", action="store_true", help="the page stage alone")
    options.add_argument("--least", type=float, default=0.4, help="give no answer below this weight")
    options.add_argument("--fold", type=int, help="only the sites of this fold")
    options.add_argument("--cross", type=Path, help="a folder of weights, one file a fold")
    chosen = options.parse_args()
    rows = list(common.rows(chosen.data, chosen.limit))
    where = folds(chosen.data, rows)
    if chosen.fold is not None:
        rows = [row for row, number in zip(rows, where, strict=True) if number == chosen.fold]
        where = [chosen.fold] * len(rows)
    scorer = common.scorer(chosen.data, "score_dates.py")
    told = []
    started = time.process_time()
    for row, number in zip(rows, where, strict=True):
        with weights_of(chosen.cross, number):
            page = page_of(row)
        day = None if page is None else by_hints(page, chosen.least) if chosen.hints else by_notes(page, chosen.least)
        told.append({"id": row["id"], "date": day.isoformat() if day else None})
    spent = time.process_time() - started
    metrics = figures(scorer, rows, told)
    metrics["pages_per_second"] = round(len(rows) / max(spent, 1e-9), 1)
    common.write(chosen.out, told)
    if chosen.misses:
        for row, one in zip(rows, told, strict=True):
            if row["date"] != one["date"]:
                print(row["id"], "gold", row["date"], "answer", one["date"], row.get("url", ""))
    other = peer("html" in rows[0]) if chosen.peers else None
    if other:
        started = time.process_time()
        made = [{"id": row["id"], "date": other(row)} for row in rows]
        metrics["htmldate"] = figures(scorer, rows, made)
        metrics["htmldate"]["pages_per_second"] = round(len(rows) / max(time.process_time() - started, 1e-9), 1)
        print("htmldate:", metrics["htmldate"])
    common.table(f"dates: {chosen.data.name}", metrics)


def figures(scorer: Any, rows: list[dict[str, Any]], told: list[dict[str, Any]]) -> dict[str, Any]:
    """The bench's figures over all rows."""
    pairs = [(scorer.day(row["date"]), scorer.day(one["date"])) for row, one in zip(rows, told, strict=True)]
    right = sum(1 for gold, said in pairs if gold and gold == said)
    given, dated = sum(1 for _, said in pairs if said), sum(1 for gold, _ in pairs if gold)
    p, r = right / max(1, given), right / max(1, dated)
    near = sum(1 for gold, said in pairs if gold and said and abs((gold - said).days) <= 1)
    year = sum(1 for gold, said in pairs if gold and said and gold.year == said.year)
    return {
        "pages": len(pairs), "acc": round(sum(gold == said for gold, said in pairs) / len(pairs), 4), "P": round(p, 4),
        "R": round(r, 4), "F1": round(2 * p * r / (p + r) if p + r else 0.0, 4), "given": round(given / len(pairs), 4),
        "d1": round(near / max(1, dated), 4), "year": round(year / max(1, dated), 4),
    }  # fmt: skip


if __name__ == "__main__":
    main()
