"""Temporal expressions against gold: spans, types, values (TempEval-3 measures), and reading speed.

    python -m benchmarks.time --data ../shared/bench/time/timex_dev.jsonl.gz [--model] [--misses] [--peers]

Without `--model`, words nearby tell which way a bare "Wednesday" points; with it the tree does, as in `synoptic read`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks import common
from benchmarks.time_peers import peers
from synoptic.language.model import LanguageModel
from synoptic.model import Dating, Timex
from synoptic.notes import times


def predict(row: dict[str, Any], model: LanguageModel | None = None) -> tuple[Timex, ...]:
    """Timexes of a row, resolved against its document creation time (open if the row gives none)."""
    day = date.fromisoformat(row["dct"]) if row.get("dct") else None
    text = row["text"]
    found = times.find(text, [(0, len(text))], model.read(text) if model else None)
    return times.resolve(found, Dating(value=day))


def _row(row: dict[str, Any], found: tuple[Timex, ...]) -> dict[str, Any]:
    made = [{"start": t.start, "end": t.end, "type": t.kind, "value": t.value} for t in found]
    return {"id": row["id"], "timexes": made}


def _misses(row: dict[str, Any], made: dict[str, Any], scorer: Any, seen: Counter[tuple[str, str, str, str]]) -> None:
    """Counts what went wrong: (cause, gold, ours, words)."""
    gold, ours, text = row["timexes"], made["timexes"], row["text"]
    pairs = {a: (b, exact) for a, b, exact in scorer.pair(gold, ours)}
    used = {b for b, _ in pairs.values()}
    source = row["id"].split("/")[0]

    def show(x: dict[str, Any]) -> str:
        before, after = text[max(0, x["start"] - 40) : x["start"]], text[x["end"] : x["end"] + 30]
        return f"{before}[{text[x['start'] : x['end']]}]{after}".replace("\n", "¶")

    for a, g in enumerate(gold):
        if a not in pairs:
            seen[(source, "missed", f"{g['type']} {g.get('value')}", show(g))] += 1
            continue
        s = ours[pairs[a][0]]
        if not pairs[a][1]:
            seen[(source, "span", f"{text[g['start'] : g['end']]!r} ~ {text[s['start'] : s['end']]!r}", "")] += 1
        if g["type"] != s["type"]:
            seen[(source, "type", f"{g['type']} ~ {s['type']}", show(g))] += 1
        if g.get("value") is not None and s["value"] not in [g["value"], *g.get("any_of", [])]:
            seen[(source, "value", f"{g['value']} ~ {s['value']} dct {row.get('dct')}", show(g))] += 1
    for b, s in enumerate(ours):
        if b not in used:
            seen[(source, "spurious", f"{s['type']} {s['value']}", show(s))] += 1


def main() -> None:
    parser = common.parser("time", __doc__ or "")
    parser.add_argument("--model", action="store_true", help="with the tree of the language model, as in `read`")
    options = parser.parse_args()
    model = LanguageModel.load() if options.model else None
    scorer = common.scorer(options.data, "score_time.py")
    gold = {row["id"]: row for row in common.rows(options.data, options.limit)}
    began = time.perf_counter()
    made = {key: _row(row, predict(row, model)) for key, row in gold.items()}
    spent = time.perf_counter() - began
    if options.misses:
        seen: Counter[tuple[str, str, str, str]] = Counter()
        for key, row in gold.items():
            _misses(row, made[key], scorer, seen)
        for (source, cause, what, where), count in sorted(seen.items()):
            print(f"{source}\t{cause}\t{count}\t{what}\t{where}")
    common.write(options.out, made.values())
    result = scorer.timex(gold, made)
    scorer.show(result, "timex")
    flat = {
        f"{part}_{m}": result[part][m]["f1"]
        for part in result
        for m in ("strict", "relaxed", "type", "value", "value_strict")
    }
    flat["kchars_s"] = _thousands(gold) / spent
    if options.peers:
        for name, run in peers().items():
            flat |= _beside(name, run, gold, scorer)
    common.table("timex", flat)


def _thousands(gold: dict[str, Any]) -> float:
    return sum(len(row["text"]) for row in gold.values()) / 1000


def _beside(
    name: str, run: Callable[[dict[str, Any]], dict[str, Any]], gold: dict[str, Any], scorer: Any
) -> dict[str, Any]:
    """Another tagger on the same rows, in the same process."""
    began = time.perf_counter()
    made = {key: run(row) for key, row in gold.items()}
    spent = time.perf_counter() - began
    result = scorer.timex(gold, made)
    told = {f"{name}_{part}_{m}": result[part][m]["f1"] for part in result for m in ("strict", "value")}
    return told | {f"{name}_kchars_s": _thousands(gold) / spent}


if __name__ == "__main__":
    main()
