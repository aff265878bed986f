"""The whole thread: saved pages in, story file out, scored against a hand-made gold.json.

    python -m benchmarks.story --data GOLD.json|FOLDER ... [--out STORY.json] [--misses] [--limit N]

A folder stands for every gold.json in it or one level below; the figures are then the mean over the stories. The pages
lie beside the gold file or in `pages/` there. Nothing but the page files is read.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.common import scorer, table
from synoptic.model import Failure, Page, Story


def golds(given: list[Path]) -> list[Path]:
    """The gold files that the arguments name."""
    found: list[Path] = []
    for path in given:
        found += [path] if path.is_file() else sorted([*path.glob("gold.json"), *path.glob("*/gold.json")])
    return found


def folder_of(gold: Path) -> Path:
    """Where the page files lie."""
    pages = gold.parent / "pages"
    return pages if pages.is_dir() else gold.parent


def read(gold: dict[str, Any], folder: Path, model: Any) -> Story:
    """The story as the tool reads it from the page files that the gold lists."""
    from synoptic.links.link import link
    from synoptic.notes.page import take
    from synoptic.pages.read import read as read_pages
    from synoptic.story.build import build

    pages, failures = [], []
    listed = [p["page"].split("#")[0] for p in [*gold["pages"], *gold.get("pages_no_body", [])]]
    for found in read_pages([folder / name for name in dict.fromkeys(listed)]):
        if isinstance(found, Failure):
            failures.append(found)
        elif isinstance(found, Page):
            pages.append(found)
    notes = [take(page, model) for page in pages]
    return build(gold["story"], pages, notes, link(pages, notes), failures)


def texts(story: Story, folder: Path) -> Path:
    """A folder with each page's text as Synoptic reads it, named as the scorer looks it up: gold spans of HTML pages
    and rows are substrings of that text, those of text files of the file itself, which is the same."""
    for page in story.pages:
        (folder / re.split(r"[/\\]", page.source)[-1]).write_text(page.text, encoding="utf-8", errors="replace")
    return folder


def mean(figures: list[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each figure over the stories that have it."""
    keys = dict.fromkeys(key for one in figures for key in one)
    means: dict[str, Any] = {}
    for key in keys:
        values = [one[key] for one in figures if one.get(key) is not None]
        means[key] = round(sum(values) / len(values), 4) if values else None
    return means


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.story", description=__doc__)
    options.add_argument("--data", type=Path, nargs="+", required=True, help="gold files or folders of them")
    options.add_argument("--out", type=Path, help="write the story file (the last one, when there are several)")
    options.add_argument("--limit", type=int, help="only the first N stories")
    options.add_argument("--misses", action="store_true", help="list what was not found")
    options.add_argument("--peers", action="store_true", help="there are none: no tool does this today")
    chosen = options.parse_args()
    from synoptic.export.story import to_json
    from synoptic.language.model import LanguageModel

    model = LanguageModel.load()
    figures = []
    for path in golds(chosen.data)[: chosen.limit]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        begun = time.perf_counter()
        told = read(gold, folder_of(path), model)
        story = to_json(told)
        seconds = time.perf_counter() - begun
        if chosen.out:
            chosen.out.write_text(json.dumps(story, ensure_ascii=False, indent=1), encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            pages = texts(told, Path(folder))
            scored, misses = scorer(scorers(path), "score_story.py").score(gold, story, pages)
        figures.append(scored)
        if chosen.misses:
            print("\n".join(misses))
        print(f"{gold['story']} ({seconds:.1f} s): {json.dumps(scored)}")
    table(f"story, {len(figures)} stories", mean(figures))


def scorers(gold: Path) -> Path:
    """A path above which the scorer lies: the gold's own, else that of the shared benches."""
    shared = Path(__file__).resolve().parents[2] / "shared" / "bench" / "stories" / "score_story.py"
    near = any((folder / "score_story.py").is_file() for folder in gold.resolve().parents)
    return gold if near or not shared.is_file() else shared


if __name__ == "__main__":
    main()
