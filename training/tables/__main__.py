"""Command line of the table builders."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

TABLES = ("countries", "cities", "regions", "offices", "organisations", "given")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.tables", description=__doc__)
    parser.add_argument("--knowledge", type=Path, required=True, help="folder with the reference facts")
    parser.add_argument("--only", choices=TABLES, action="append", help="build only this table (may be repeated)")
    args = parser.parse_args()
    for name in args.only or TABLES:
        rows = import_module(f"training.tables.{name}").build(args.knowledge)
        print(f"{name}: {rows} rows")


if __name__ == "__main__":
    main()
