"""The training examples of the zone reader: lines of several renderings of each dev page, with labels.

    python -m training.pages.prepare --bench BENCH/pages --out CACHE.pkl.gz [--taught BENCH/dates]

`--taught` adds the dated pages, which have no gold text: the shipped HTML reader is the teacher, where it is sure.

A page comes as the bench's dump, its lite dump, and as our own blocks of its HTML. Sites are told by the page's own
address, so that folds never share a site.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from synoptic.model import ZONE_KINDS
from synoptic.pages import blocks, html, lines, metadata, net
from training.pages import labels

FOLDS = 7
_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


def site(url: str | None, fallback: str) -> str:
    """The registered part of a host: two labels, three under co.uk-like suffixes."""
    host = (urlsplit(url).hostname or "") if url else ""
    parts = host.split(".")
    if len(parts) < 2:
        return fallback
    keep = 3 if len(parts) > 2 and parts[-2] in _SECOND and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])


def fold(name: str) -> int:
    """The fold of a site; fold 0 is for reports and never trained on."""
    return int(hashlib.sha256(f"pages:{name}".encode()).hexdigest(), 16) % FOLDS


def titles(meta: metadata.Metadata) -> set[str]:
    """The forms under which the page's title may stand in its text."""
    made = {labels.plain(t) for t in (*meta.titles, *meta.headings)}
    for title in meta.titles:  # "Headline | Outlet"
        cut = re.split(r"\s+[|–—-]\s+|\s*[|»]\s*", title)
        if len(cut) > 1:
            made.add(labels.plain(max(cut, key=len)))
    return {t for t in made if len(t.split()) >= 2}


def page(row: dict[str, Any], texts: dict[str, str]) -> dict[str, Any] | None:
    """One page's renderings: text, spans, gaps, indents, body labels, kinds (index, -1 = not known), paths."""
    root = blocks.parse(row["html"])
    if root is None:
        return None
    meta = metadata.metadata(root)
    found = blocks.blocks(root)
    names = titles(meta)
    kinds: dict[str, str] = {}
    for one in found:
        told = labels.kind(one.text, one.path)
        if told:
            kinds.setdefault(labels.plain(one.text), told)
    made = []
    for name, text in texts.items():
        split = lines.split(text)
        made.append(
            _labelled(name, split, row["gold"], [kinds.get(labels.plain(text[a:b])) for a, b in split.spans], names)
        )
    text, spans = blocks.join(found)
    gaps = [0 if one.tight else 1 for one in found]
    split = lines.Lines(text, spans, gaps, [0] * len(spans))
    own = _labelled("html", split, row["gold"], [labels.kind(one.text, one.path) for one in found], names)
    own["paths"] = [one.path for one in found]
    own["links"] = [one.links for one in found]
    address = meta.url
    return {
        "id": row["id"],
        "site": site(address, row["id"]),
        "url": address,
        "gold": row["gold"],
        "renderings": [*made, own],
    }


def _labelled(name: str, split: lines.Lines, gold: str, told: list[str | None], names: set[str]) -> dict[str, Any]:
    said = [split.text[a:b] for a, b in split.spans]
    body = labels.body(said, gold)
    kinds = [-1] * len(said)
    first = body.index(1) if 1 in body else len(body)
    for i, (line, mark) in enumerate(zip(said, told, strict=True)):
        if i < first + 3 and labels.plain(line) in names:
            kinds[i], body[i] = ZONE_KINDS.index("title"), 0
        elif body[i] == 1:
            kinds[i] = ZONE_KINDS.index("body")
        elif mark and body[i] == 0:
            kinds[i] = ZONE_KINDS.index(mark)  # type: ignore[arg-type]
    return {"name": name, "text": split.text, "spans": split.spans, "gaps": split.gaps, "indents": split.indents,
            "body": body, "kinds": kinds}  # fmt: skip


def _rows(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    with gzip.open(folder / f"{name}_dev.jsonl.gz", "rt", encoding="utf-8") as opened:
        return {row["id"]: row for row in map(json.loads, opened)}


def taught(row: dict[str, Any], texts: dict[str, str]) -> dict[str, Any] | None:
    """A page without gold: the HTML reader's sure blocks are its body, and what it doubts is left out."""
    root = blocks.parse(row["html"])
    if root is None:
        return None
    try:
        found = blocks.blocks(root)
    except blocks.TooDeep:
        return None
    if len(found) < 5:
        return None
    text, spans = blocks.join(found)
    reader = net.load("html")
    split = lines.Lines(text, spans, [0 if one.tight else 1 for one in found], [0] * len(spans))
    chances, _ = reader.run(lines.measure(split), html.elements(found))
    sure = [1 if p > 0.8 else 0 if p < 0.15 else -1 for p in chances.tolist()]
    if sum(one.text.count(" ") for one, yes in zip(found, sure, strict=True) if yes == 1) < 60:
        return None
    gold = "\n".join(one.text for one, yes in zip(found, sure, strict=True) if yes == 1)
    doubtful = {labels.plain(one.text) for one, yes in zip(found, sure, strict=True) if yes == -1}
    made = page({**row, "gold": gold}, texts)
    for rendering in made["renderings"] if made else ():
        said = [rendering["text"][a:b] for a, b in rendering["spans"]]
        rendering["body"] = [-1 if labels.plain(line) in doubtful else yes
                             for line, yes in zip(said, rendering["body"], strict=True)]  # fmt: skip
    if made:
        made["site"], made["taught"] = site(row["url"], row["id"]), True
    return made


def main() -> None:
    """Write the cache."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bench", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--taught", type=Path)
    options.add_argument("--limit", type=int)
    chosen = options.parse_args()

    made = []
    for folder, make in ((chosen.bench, page), (chosen.taught, taught)):
        if folder is None:
            continue
        pages, dump, lite = (_rows(folder, name) for name in ("html", "dump", "lite"))
        for key in list(pages)[: chosen.limit]:
            texts = {name: found[key]["dump"] for name, found in (("dump", dump), ("lite", lite)) if key in found}
            one = make(pages[key], {name: text for name, text in texts.items() if text.strip()})
            if one:
                made.append(one)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(chosen.out, "wb", compresslevel=1) as out:
        pickle.dump(made, out)
    print(f"{len(made)} pages of {len({one['site'] for one in made})} sites")


if __name__ == "__main__":
    main()
