"""Main content of saved pages: dumps, lite dumps or HTML, scored in 4-grams of words.

    python -m benchmarks.pages --data ../shared/bench/pages/dump_dev.jsonl.gz [--out FILE] [--peers] [--fold]

On a dev file the shipped readers have been trained on most of the sites: `--fold` scores only the sites that they never
saw (fold 0 of `training/pages/prepare.py`); figures in the docs are of that fold.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import common
from synoptic.errors import PageError
from synoptic.model import Page
from synoptic.pages import read


def body(page: Page) -> str:
    """The article as one text."""
    return "\n".join(page.text[zone.start : zone.end] for zone in page.zones if zone.kind == "body")


def ours(row: dict[str, Any]) -> str:
    """The body that Synoptic finds; empty for a page that it cannot read."""
    try:
        if "html" in row:
            return body(read.from_html(row["id"], row["html"]))
        return body(read.from_text(row["id"], row["dump"]))
    except PageError:
        return ""


def peers(html: bool) -> dict[str, Callable[[dict[str, Any]], str]]:
    """Other tools on the same rows."""
    if not html:
        return {}
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    return {
        "trafilatura": lambda row: trafilatura.extract(row["html"], include_comments=False) or "",
        "resiliparse": lambda row: extract_plain_text(row["html"], main_content=True) or "",
    }


def unseen(data: Path) -> set[str]:
    """Ids of the pages whose sites the shipped readers were not trained on (needs the HTML file beside)."""
    from synoptic.pages import blocks, metadata
    from training.pages.prepare import fold, site

    kept = set()
    with gzip.open(data.parent / "html_dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            root = blocks.parse(row["html"])
            url = metadata.metadata(root).url if root is not None else None
            if fold(site(url, row["id"])) == 0:
                kept.add(row["id"])
    return kept


def score(
    scorer: Any, rows: list[dict[str, Any]], run: Callable[[dict[str, Any]], str]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The bench's metrics, the predictions, and the speed."""
    run(rows[0])  # load weights before the clock
    started = time.process_time()
    told = [{"id": row["id"], "text": run(row)} for row in rows]
    spent = time.process_time() - started
    pages = [{**scorer.page(row["gold"], one["text"]), "id": row["id"]} for row, one in zip(rows, told, strict=True)]
    made = {name: round(value, 4) for name, value in scorer.summary(pages).items()}
    made["pages_per_second"] = round(len(rows) / max(spent, 1e-9), 1)
    return made, [{**one, "own": page["own"]} for one, page in zip(told, pages, strict=True)]


def misses(told: list[dict[str, Any]]) -> Iterator[str]:
    """The worst pages."""
    for one in sorted(told, key=lambda one: one["own"])[:40]:
        yield f"{one['own']:.3f} {one['id']}"


def main() -> None:
    """Run and print."""
    options = common.parser("pages", __doc__ or "")
    options.add_argument("--fold", action="store_true", help="only sites that the shipped readers never saw")
    chosen = options.parse_args()
    rows = list(common.rows(chosen.data, None if chosen.fold else chosen.limit))
    if chosen.fold:
        kept = unseen(chosen.data)
        rows = [row for row in rows if row["id"] in kept][: chosen.limit]
    scorer = common.scorer(chosen.data, "score.py")
    metrics, told = score(scorer, rows, ours)
    common.write(chosen.out, ({"id": one["id"], "text": one["text"]} for one in told))
    if chosen.misses:
        print("\n".join(misses(told)))
    if chosen.peers:
        for name, run in peers("html" in rows[0]).items():
            other, _ = score(scorer, rows, run)
            metrics[name] = other
            ratio = metrics["pages_per_second"] / other["pages_per_second"]
            print(f"{name}: {other} (Synoptic is {ratio:.1f} times as fast)")
    common.table(f"pages: {chosen.data.name}{' (unseen sites)' if chosen.fold else ''}", metrics)


if __name__ == "__main__":
    main()
