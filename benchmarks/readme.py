"""Writes the real output of the commands into README.md, between its `<!-- output:NAME -->` and `<!-- end -->` lines.

python -m benchmarks.readme [--story lake-truce]
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
WIDTH = 100
CHRONOLOGY_LINES = 16
COMPARE_LINES = 34
BLOCK = re.compile(r"(<!-- output:(\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Read the example story, and put what the commands print into the README."""
    given = argparse.ArgumentParser(prog="python -m benchmarks.readme", description=__doc__)
    given.add_argument("--story", default="lake-truce")
    story = given.parse_args().story
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "truce.db")
        read = _run("read", f"examples/{story}/pages", "--store", store, "--name", story)
        chronology = _run("chronology", "--store", store)
        event = _most_telling(store)
        compare = _run("compare", event, "--store", store)
    shown = {
        "read": _block(read, 99),
        "chronology": _block(chronology, CHRONOLOGY_LINES),
        "compare": _block(f"$ synoptic compare {event}\n{compare}", COMPARE_LINES),
    }
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(BLOCK.sub(lambda found: found[1] + shown[found[2]] + found[3], text), encoding="utf-8")


def _run(*arguments: str) -> str:
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "synoptic", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def _most_telling(store: str) -> str:
    """The first event whose accounts differ in their date, else in a number, else in anything, else the first."""
    for attribute in ("date", "number", "any"):
        table = _run("chronology", "--differing", attribute, "--format", "csv", "--store", store)
        for row in csv.DictReader(io.StringIO(table)):
            return row["id"]
    return "V1"


def _block(output: str, most: int) -> str:
    lines = output.rstrip().splitlines()
    more = ["…"] if len(lines) > most else []
    return "\n".join(["```", *lines[:most], *more, "```", ""])


if __name__ == "__main__":
    main()
