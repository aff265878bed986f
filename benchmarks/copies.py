"""Copies: pairs of pages with one text, found among pages whose copies are known because they were made here.

    python -m benchmarks.copies --data ../shared/bench/stories/newscluster_dev.jsonl.gz [--also FILE] [--tune]
    python -m benchmarks.copies --scale 100000

From real articles (`--data`, rows with title, text, outlet, story) copies of three kinds are made by a seeded generator
and put among all articles, those of the same event (the hard negatives) included. Stories are split in two halves by a
hash: rules and thresholds are tuned on one (`--tune`), the other is reported. `--scale N` makes N synthetic pages with
planted copies, and tells time and peak memory of finding them.

A whole copy counts as found when it has the same root as its source; a partial one when it is told for that pair or
their roots. Spans are scored by characters in the copying page. Pairs found among the articles as they came are real:
they are listed with `--misses` to be judged by eye, and counted apart ("among the articles themselves").
"""

from __future__ import annotations

import hashlib
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.common import parser, rows, table
from benchmarks.copies_made import Made, copied
from benchmarks.copies_synthetic import synthetic
from synoptic.links.copies import find
from synoptic.links.witnesses import witnesses
from synoptic.model import Copy, Dating, Page, Zone

LEAST = 120  # words of an article from which copies are made


def is_tuning(story: str) -> bool:
    """Is a story in the half that rules are tuned on?"""
    return hashlib.sha1(story.encode()).digest()[0] % 2 == 0


def articles(paths: Iterable[Path], tune: bool, limit: int | None) -> list[Page]:
    """The articles of one half, all text as body."""
    made = []
    for path in paths:
        for row in rows(path, limit):
            if is_tuning(row["story"]) == tune:
                start = len(row["title"]) + 1
                zones = (Zone(start=start, end=start + len(row["text"]), kind="body"),)
                made.append(Page(id=row["id"], source=row["id"], text=f"{row['title']}\n{row['text']}", digest="",
                                 title=row["title"], outlet=row["outlet"], language="en", zones=zones))  # fmt: skip
    return made


def dates(pages: Sequence[Page], made: Sequence[Made], seed: int) -> dict[str, Dating]:
    """Days for two pages in three: a copy is a day or more younger than the articles that its text comes from."""
    draw, known = random.Random(seed), {}
    for page in pages:
        known[page.id] = date(2020, 1, 1) + timedelta(draw.randrange(300))
    for one in made:
        known[one.page.id] = max(known[name] for name in one.sources) + timedelta(draw.randrange(1, 5))
    dated = sorted(name for name in known if draw.random() < 0.67)
    return {name: Dating(value=known[name], earliest=known[name], latest=known[name]) for name in dated}


def scores(made: Sequence[Made], copies: Sequence[Copy], real: Sequence[Copy]) -> dict[str, Any]:
    """Precision and recall of pairs, by kind; spans of partial copies; the claims of who came first. `real`: the copies
    among the articles as they came."""
    missing = {one.page.id for one in missed(made, copies)}
    derived = {one.page.id: one for one in made}
    hits = Counter((one.kind, one.page.id not in missing) for one in made)
    result: dict[str, Any] = {}
    for kind in ("exact", "near", "partial"):
        right, lost = hits[kind, True], hits[kind, False]
        result |= {f"{kind}_copies": right + lost, f"{kind}_R": right / max(1, right + lost)}
    wrong = wrong_pairs(derived, copies, real)
    told = sum(c.page in derived or c.original in derived for c in copies)
    result |= {"P": 1 - len(wrong) / max(1, told), "R": 1 - len(missing) / max(1, len(made))}
    result |= {"wrong": len(wrong), "told": told, "among_the_articles_themselves": len(copies) - told}
    return result | _spans(derived, copies) | _origins(derived, copies)


def missed(made: Iterable[Made], copies: Sequence[Copy]) -> list[Made]:
    """Whole copies that have not the root of their source, partial ones that are not told for that pair or root."""
    root = witnesses(copies)

    def top(page: str) -> str:
        return root.get(page, page)

    passages = [(c.page, c.original) for c in copies if c.kind == "partial"]
    told = {frozenset(pair) for a, b in passages for pair in ((a, b), (a, top(b)), (top(a), b))}

    def found(one: Made) -> bool:
        if one.kind == "partial" and top(one.page.id) != top(one.source):
            return any(frozenset((one.page.id, name)) in told for name in (one.source, top(one.source)))
        return top(one.page.id) == top(one.source)

    return [one for one in made if not found(one)]


def wrong_pairs(derived: dict[str, Made], copies: Sequence[Copy], real: Sequence[Copy]) -> list[Copy]:
    """Copies told of a made page that do not go back to its sources, nor to what those share text with (`real`)."""
    root = witnesses(real)
    near = {frozenset((root.get(c.page, c.page), root.get(c.original, c.original))) for c in real}

    def sources(page: str) -> set[str]:
        return {root.get(name, name) for name in (derived[page].sources if page in derived else {page})}

    def right(copy: Copy) -> bool:
        mine, theirs = sources(copy.page), sources(copy.original)
        return bool(mine & theirs) or any(frozenset((a, b)) in near for a in mine for b in theirs)

    return [c for c in copies if (c.page in derived or c.original in derived) and not right(c)]


def _spans(derived: dict[str, Made], copies: Sequence[Copy]) -> dict[str, float]:
    """Characters of the borrowed passages: precision and recall over all partial copies that were found."""
    right = told = true = 0
    for copy in copies:
        for page, starts in ((copy.page, 0), (copy.original, 2)):
            one = derived.get(page)
            if copy.kind == "partial" and one and one.kind == "partial" and one.span:
                theirs = copy.original if starts == 0 else copy.page
                if theirs in one.sources:
                    here = {i for span in copy.spans for i in range(span[starts], span[starts + 1])}
                    there = set(range(*one.span))
                    right, told, true = right + len(here & there), told + len(here), true + len(there)
    return {"span_P": right / max(1, told), "span_R": right / max(1, true)}


def _origins(derived: dict[str, Made], copies: Sequence[Copy]) -> dict[str, Any]:
    """Who came first: claims, and how many of them do not take a source for the copy of what was made of it."""
    claims = [c for c in copies if c.origin != "unknown" and (c.page in derived or c.original in derived)]
    right = sum(c.original not in derived or c.page not in derived[c.original].sources for c in claims)
    credited = [one for one in derived.values() if one.credited]
    found = sum(any(c.page == one.page.id and c.origin == "credited" for c in copies) for one in credited)
    return {"origin_claims": len(claims), "origin_right": right / max(1, len(claims)),
            "credited_R": found / max(1, len(credited))}  # fmt: skip


def of_articles(options: Any) -> dict[str, Any]:
    """The run over real articles."""
    pages = articles([options.data, *options.also], options.tune, options.limit)
    pages, made = copied(pages, options.seed, LEAST)
    everything = [*pages, *(one.page for one in made)]
    begun = time.process_time()
    datings = dates(pages, made, options.seed)
    copies = find(everything, datings)
    seconds, real = time.process_time() - begun, find(pages, datings)
    if options.misses:
        _misses(made, copies, real)
    return {"pages": len(everything), **scores(made, copies, real), "cpu_seconds": seconds}


def _misses(made: Sequence[Made], copies: Sequence[Copy], real: Sequence[Copy]) -> None:
    for one in missed(made, copies):
        print(f"missed {one.kind} ({', '.join(one.how)}): {one.page.id} of {one.source}")
    for copy in wrong_pairs({one.page.id: one for one in made}, copies, real):
        print(f"wrong {copy.kind}: {copy.page} of {copy.original} ({copy.share:.2f}, {copy.why})")
    for copy in real:
        print(f"among the articles {copy.kind}: {copy.page} of {copy.original} ({copy.share:.2f}, {copy.why})")


def of_synthetic(options: Any) -> dict[str, Any]:
    """The run over synthetic pages."""
    begun = time.perf_counter()
    pages, made = synthetic(options.scale, options.seed)
    making, before = time.perf_counter() - begun, _memory()
    begun, cpu = time.perf_counter(), time.process_time()
    copies = find(pages)
    took = {"seconds": time.perf_counter() - begun, "cpu_seconds": time.process_time() - cpu}
    memory = {"peak_gb_with_pages": _memory(), "gb_of_the_pages": before}
    return {"pages": len(pages), **scores(made, copies, ()), **took, **memory, "seconds_to_make": making}


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    made = parser("copies", __doc__ or "")
    for action in made._actions:
        if action.dest == "data":
            action.required = False
    made.add_argument("--also", type=Path, action="append", default=[], help="a further file of articles")
    made.add_argument("--tune", action="store_true", help="the half that rules are tuned on")
    made.add_argument("--scale", type=int, help="so many synthetic pages instead of articles")
    made.add_argument("--seed", type=int, default=1)
    options = made.parse_args()
    if options.scale:
        table(f"copies, {options.scale} synthetic pages", of_synthetic(options))
    elif options.data:
        half = "tuned on" if options.tune else "reported"
        table(f"copies made from articles, the half that is {half}", of_articles(options))
    else:
        made.error("name the articles with --data, or a number of synthetic pages with --scale")


if __name__ == "__main__":
    main()
