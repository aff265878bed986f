"""How fast: the start of the command, reading pages end to end, memory, and each stage for itself.

    python -m benchmarks.speed [--data FOLDER] [--limit PAGES] [--repeat N]

End to end is what a user waits for: one new process that reads all pages into a new story file, start, loading of the
model and linking included. The stages are timed in this process, with the model loaded.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.common import table

NOT_PAGES = ("gold.json", "README.md")
EXAMPLES = Path(__file__).parents[1] / "examples"
Result = TypeVar("Result")


def main() -> None:
    """Measure and print the table, and last the line of JSON."""
    given = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    given.add_argument("--data", type=Path, default=EXAMPLES, help="a folder of pages (default: the examples)")
    given.add_argument("--limit", type=int, help="only the first N files")
    given.add_argument("--repeat", type=int, default=3, help="runs whose median is told")
    asked = given.parse_args()
    files = sorted(str(path) for path in asked.data.rglob("*") if path.is_file() and path.name not in NOT_PAGES)
    if asked.data.is_file():
        files = [str(asked.data)]
    measured: dict[str, float | int] = {"help_s": _start(asked.repeat)}
    measured |= _end_to_end(files[: asked.limit], asked.repeat)
    measured |= _stages(files[: asked.limit])
    measured["words_per_s"] = measured["words"] / measured["read_s"]
    table(f"speed on {asked.data}", measured)


def _start(repeat: int) -> float:
    return _median([sys.executable, "-m", "synoptic", "--help"], repeat)


def _end_to_end(files: list[str], repeat: int) -> dict[str, float | int]:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "story.db"
        command = [sys.executable, "-m", "synoptic", "read", *files, "--store", str(store)]
        took = _median(command, repeat, before=lambda: _clean(store))
        again = _median(command, 1)
        size = store.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kilobytes on Linux, of the largest child
    return {"read_s": took, "read_again_s": again, "peak_mb": peak / 1024, "store_kb": size // 1024}


def _clean(store: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def _median(command: list[str], repeat: int, before: Callable[[], None] = lambda: None) -> float:
    times = []
    for _ in range(repeat):
        before()
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        times.append(time.perf_counter() - begun)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command[:4])} …: status {done.returncode}\n{done.stderr}")
    return statistics.median(times)


def _stages(files: list[str]) -> dict[str, float | int]:
    """Seconds of each stage in one process, the model loaded before."""
    from synoptic.export.html import report
    from synoptic.language.model import LanguageModel
    from synoptic.links.link import link
    from synoptic.model import Page
    from synoptic.notes.page import annotate
    from synoptic.pages.read import read
    from synoptic.story.build import build

    timed: dict[str, float | int] = {}

    def step(name: str, work: Callable[[], Result]) -> Result:
        begun = time.perf_counter()
        made = work()
        timed[f"{name}_s"] = time.perf_counter() - begun
        return made

    model = step("load", LanguageModel.load)
    found = step("pages", lambda: [page for page in read(files) if isinstance(page, Page)])
    english = [page for page in found if page.language in (None, "en")]
    readings = step("language", lambda: [model.read(page.text, page.zones) for page in english])
    notes = step("notes", lambda: [annotate(page, reading) for page, reading in zip(english, readings, strict=True)])
    links = step("links", lambda: link(english, notes, ()))
    story = step("story", lambda: build("speed", english, notes, links, ()))
    step("report", lambda: report(story))
    words = sum(len(page.text.split()) for page in found)
    warm = sum(timed[f"{name}_s"] for name in ("pages", "language", "notes", "links", "story"))
    return {"files": len(files), "pages": len(found), "words": words, **timed, "words_per_s_warm": words / warm}


if __name__ == "__main__":
    main()
