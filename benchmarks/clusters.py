"""Grouping pages into stories: B-cubed F1.

    python -m benchmarks.clusters --data ../shared/bench/stories/basil_dev.jsonl.gz [--peers]

`--peers` runs the TF-IDF average-link floor of the scorer at .10, the one threshold between the best of both dev files.
"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.common import parser, rows, scorer, table, write
from synoptic.links.stories import group
from synoptic.model import Page, Zone


def page_of(row: dict[str, Any]) -> Page:
    """A page of a row that has title and text: all text as body, as the floor reads it."""
    text = f"{row['title']}\n{row['text']}"
    start = len(row["title"]) + 1
    zones = (Zone(start=start, end=len(text), kind="body"),) if len(text) > start else ()
    return Page(id=row["id"], source=row["id"], text=text, digest="", title=row["title"], zones=zones)


def main() -> None:
    options = parser("clusters", __doc__ or "").parse_args()
    found = list(rows(options.data, options.limit))
    module = scorer(options.data, "score_clusters.py")
    begun = time.perf_counter()
    groups = group([page_of(row) for row in found])
    seconds = time.perf_counter() - begun
    predicted = {page: n for n, pages in enumerate(groups) for page in pages}
    gold = {row["id"]: row["story"] for row in found}
    metrics = {**module.b3(gold, predicted), "seconds": seconds}
    if options.peers:
        metrics |= {f"floor_{key}": value for key, value in module.b3(gold, module.baseline(found, 0.10)).items()}
    write(options.out, [{"id": page, "cluster": n} for page, n in predicted.items()])
    table(f"clusters, {len(found)} pages", {k: round(v, 4) if isinstance(v, float) else v for k, v in metrics.items()})


if __name__ == "__main__":
    main()
