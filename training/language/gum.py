"""GUM: trees, tags, and names derived from its entity spans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.language.samples import NOT_SAID, UPOS, Sample, label_ids

# Relations too rare or too fine for press text fall back to what they refine.
FOLD = {
    "nsubj:outer": "nsubj", "csubj:outer": "csubj", "csubj:pass": "csubj", "advcl:relcl": "advcl",
    "goeswith": "flat", "reparandum": "dep", "dislocated": "dep", "orphan": "dep",
}  # fmt: skip
_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_INNER = frozenset({"of", "for", "and", "the", "'s", "’s", "-", "–"})


def splits(folder: Path) -> dict[str, str]:
    """Document → train, dev, test."""
    part, out = "", {}
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\w+)", line):
            part = heading[1]
        elif item := re.match(r"\s+\* (\S+)", line):
            out[item[1]] = part
    return out


def documents(folder: Path, part: str) -> list[Path]:
    """The files of one part that are there."""
    return [p for name, own in splits(folder).items() if own == part and (p := folder / f"{name}.conllu").exists()]


def sentences(folder: Path, part: str) -> Iterator[Sample]:
    """The sentences of one part."""
    for path in documents(folder, part):
        for rows in tables(path):
            yield Sample(
                source="gum",
                document=path.stem,
                words=[row[1] for row in rows],
                labels=label_ids(len(rows), names(rows), NOT_SAID),
                upos=[UPOS.index(row[3]) for row in rows],
                heads=[int(row[6]) for row in rows],
                rels=[FOLD.get(row[7], row[7]) for row in rows],
            )


def tables(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL-U file as rows of its ten columns, words only."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif len(cells) < 10 and not line.startswith("#") and rows:
                yield rows
                rows = []
    if rows:
        yield rows


def names(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Names: of each entity's noun phrase the run of proper nouns around its head."""
    taken: set[int] = set()
    out = []
    for a, b, kind in sorted(_entities(rows), key=lambda e: e[0] - e[1]):
        head = next((i for i in range(a, b + 1) if not a <= int(rows[i][6]) - 1 <= b), None)
        if head is None or kind == "time" or rows[head][3] != "PROPN":
            continue
        x, y = _proper_run(rows, head, a, b)
        if not taken.intersection(range(x, y + 1)):
            taken.update(range(x, y + 1))
            out.append((x, y + 1, _KINDS.get(kind, "MISC")))
    return sorted(out)


def _proper_run(rows: list[list[str]], head: int, a: int, b: int) -> tuple[int, int]:
    proper = [row[3] == "PROPN" for row in rows]
    x = y = head
    while x > a and proper[x - 1]:
        x -= 1
    while y < b and (proper[y + 1] or (y + 2 <= b and rows[y + 1][1].lower() in _INNER and proper[y + 2])):
        y += 1
    return x, y


def _entities(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """(first, last, kind) of the Entity= brackets."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    out = []
    for i, row in enumerate(rows):
        said = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", said[1] if said else ""):
            group, _, rest = bracket.strip("()").partition("-")
            if bracket[0] == "(":
                opened[group].append((i, rest.split("-")[0]))
            if bracket[-1] == ")" and opened[group]:
                a, kind = opened[group].pop()
                out.append((a, i, kind))
    return out
