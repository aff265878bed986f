"""What every benchmark runner shares: reading rows, loading the scorer beside the data, printing the last line."""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def parser(area: str, what: str) -> argparse.ArgumentParser:
    """The options that all runners take."""
    made = argparse.ArgumentParser(prog=f"python -m benchmarks.{area}", description=what)
    made.add_argument("--data", type=Path, required=True, help="a file of the bench's format")
    made.add_argument("--out", type=Path, help="write the predictions in the form the bench's scorer reads")
    made.add_argument("--peers", action="store_true", help="run the other tools beside ours, in the same process")
    made.add_argument("--limit", type=int, help="only the first N rows")
    made.add_argument("--misses", action="store_true", help="list what was not found")
    return made


def rows(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The JSON objects of a `.jsonl` or `.jsonl.gz` file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines):
            if limit is not None and count >= limit:
                return
            yield json.loads(line)


def scorer(data: Path, name: str) -> ModuleType:
    """The bench's own scorer: the nearest `name` in the data file's folder or one above."""
    for folder in data.resolve().parents:
        found = folder / name
        if found.is_file():
            spec = importlib.util.spec_from_file_location(found.stem, found)
            if spec is None or spec.loader is None:
                break
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise SystemExit(f"no {name} beside {data} or above it: the scorers come with the benches")


def write(path: Path | None, predictions: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line, gzipped if the name says so."""
    if path is None:
        return
    packed = path.suffix == ".gz"
    with gzip.open(path, "wt", encoding="utf-8") if packed else path.open("w", encoding="utf-8") as out:
        for row in predictions:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def table(title: str, metrics: dict[str, Any]) -> None:
    """The table, and last the one line of JSON."""
    print(title)
    for key, value in metrics.items():
        print(f"  {key:32} {value:.4f}" if isinstance(value, float) else f"  {key:32} {value}")
    print(json.dumps(metrics, ensure_ascii=False))
