"""How many documents of a general news corpus hold each word root: the background that word weights rest on.

    python -m training.links.frequencies --text FILE.jsonl.gz:FIELD ...

In a set of pages on one affair every page holds the affair's own words; weighed by that set alone they would count for
nothing. Writes synoptic/data/links/frequencies.tsv.gz: the number of documents, then root<TAB>documents (two or more).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from synoptic.links.words import content

OUT = Path(__file__).parents[2] / "synoptic" / "data" / "links" / "frequencies.tsv.gz"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--text", nargs="+", required=True, metavar="FILE:FIELD")
    seen: Counter[str] = Counter()
    documents = 0
    for given in options.parse_args().text:
        path, _, name = given.rpartition(":")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                documents += 1
                seen.update(set(content(json.loads(line)[name])))
    kept = sorted((root, n) for root, n in seen.items() if n > 1 and root.isalpha())
    text = f"(documents)\t{documents}\n" + "".join(f"{root}\t{n}\n" for root, n in kept)
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{documents} documents, {len(kept)} roots, {OUT.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
