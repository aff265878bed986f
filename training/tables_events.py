"""Builds `synoptic/data/event_verbs.tsv`: which verb, noun or pattern tells which act.

    python -m training.tables_events --cameo ../shared/knowledge/oeda_CAMEO.2.0.txt

Two sources, the first wins: `training/events_vocabulary.txt` (ours) and the CAMEO 2.0 verb patterns (Open Event Data
Alliance, MIT), whose codes are carried over to PLOVER by `cameo_plover.tsv` (after the PLOVER manual's crosswalk,
https://github.com/openeventdata/PLOVER).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CAMEO_TO_PLOVER = {
    code: (type_, mode)
    for code, type_, mode in (
        line.split("\t") for line in (HERE / "cameo_plover.tsv").read_text(encoding="utf-8").splitlines()[1:]
    )
}
OUT = HERE.parent / "synoptic" / "data" / "event_verbs.tsv"


class Row(NamedTuple):
    """One line of the table: a word (or class) and where it stands, and what it then tells."""

    word: str
    pos: str
    where: str
    type: str
    mode: str
    sure: str
    label: str
    source: str


def vocabulary(path: Path) -> Iterator[Row]:
    """The rows of our own vocabulary."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        kind, _, rest = line.partition(" ")
        parts = [p.strip() for p in rest.split("|")]
        try:
            yield from _rows(kind, parts)
        except (ValueError, IndexError) as cause:
            raise SystemExit(f"{path.name}:{number}: {cause}: {line}") from cause


def _rows(kind: str, parts: list[str]) -> Iterator[Row]:
    if kind == "@":
        yield Row("@" + parts[0], "@", " ".join(_words(parts[1])), "-", "-", "0", "-", "own")
    elif kind in ("v", "n"):
        type_, mode, sure = parts[0].split()
        for word in _words(parts[1]):
            name, _, label = word.partition("=")
            yield Row(name, kind, "-", type_, mode, sure, label or name, "own")
    elif kind in ("p", "m"):
        type_, *tail = parts[2].split(maxsplit=1)
        mode, sure, *label = tail[0].split(maxsplit=2) if tail else ("-", "0")
        where = parts[1] if kind == "p" else "mod=" + parts[1]
        yield Row(parts[0], kind, _tidy(where), type_, mode, sure, label[0] if label else "-", "own")
    elif kind in ("l", "f", "s"):
        for word in _words(parts[0]):
            yield Row(word, kind, "-", "-", "-", "0", "-", "own")
    elif kind == "a":
        for word in _words(parts[1]):
            yield Row(word, "a", parts[0], "-", "-", "0", "-", "own")
    else:
        raise ValueError(f"unknown kind {kind!r}")


def _words(text: str) -> list[str]:
    return [w.strip() for w in text.split(",") if w.strip()]


def _tidy(where: str) -> str:
    """ "obj=a, b & to=c" → "obj=a,b&to=c"."""
    return re.sub(r"\s*([,&=])\s*", r"\1", where)


def plover(code: str) -> tuple[str, str] | None:
    """The PLOVER type and mode of a CAMEO code: its own row, else that of its longest listed beginning."""
    code = code.partition(":")[0]
    for length in range(len(code), 1, -1):
        if code[:length] in CAMEO_TO_PLOVER:
            return CAMEO_TO_PLOVER[code[:length]]
    return None


def cameo(path: Path, label_of: dict[str, str], too_wide: frozenset[str]) -> Iterator[Row]:
    """Verbs with a code of their own, and verb + object patterns, of the CAMEO dictionary; `too_wide` verbs mean too
    many
    other things in the whole press to carry a plain code."""
    sets: dict[str, list[str]] = {}
    verbs: list[str] = []
    current, inside, default = "", False, "---"
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.partition("#")[0].rstrip()
        block = re.match(r"---\s+(\S+)\s+\[([^\]]*)\]", line)
        if block:
            inside, default, verbs = True, block[2], []
        elif not inside and line.startswith("&"):
            current = line.strip()
            sets[current] = []
        elif not inside and line.startswith("+") and current:
            sets[current].append(line[1:].strip("_ ").lower().replace("_", " "))
        elif inside and line.startswith("- "):
            yield from _pattern_rows(line, _found_with(raw, verbs), sets, label_of)
        elif inside and line and line[0] not in "-+&#~":
            verbs += _verb_row(line)
            yield from _default_rows(_verb_row(line), default, line, label_of, too_wide)


def _found_with(raw: str, verbs: list[str]) -> list[str]:
    """The verbs with which coders met a pattern (its comment names them): the others of its block come from WordNet."""
    named = [v.strip("_ ").lower().replace("_", " ") for v in re.findall(r"[A-Z][A-Z_'-]+", raw.partition("#")[2])]
    lemmas = [_lemma(v) for v in named if len(v) > 2]
    return list(dict.fromkeys(lemmas)) or verbs[:1]


_IRREGULAR = {
    "carried out": "carry out",
    "broke off": "break off",
    "broken off": "break off",
    "said": "say",
    "took": "take",
}


def _lemma(verb: str) -> str:
    return _IRREGULAR.get(verb, verb)


def _verb_row(line: str) -> list[str]:
    found = re.match(r"([A-Z_'-]+)", line)
    return [found[1].strip("_").lower().replace("_", " ")] if found else []


def _default_rows(
    verbs: list[str], default: str, line: str, label_of: dict[str, str], too_wide: frozenset[str]
) -> Iterator[Row]:
    own = re.search(r"\[([^\]]*)\]", line)
    found = plover(own[1] if own else default)
    for verb in verbs:
        if found and verb not in too_wide and len(verb) > 2:
            yield Row(verb, "v", "-", *found, "0.4", label_of.get(verb, verb), "cameo")


_PATTERN = re.compile(r"^- \* (\{[^}]*\}|[&A-Z][\w&']*)\s*(?:\([^)]*\))?\s*\[([\d:]+)\]")
_THROUGH = re.compile(r"^- \* \((\w+) ([&A-Z][\w&']*|\{[^}]*\})\)\s*\[([\d:]+)\]")


def _pattern_rows(line: str, verbs: list[str], sets: dict[str, list[str]], label_of: dict[str, str]) -> Iterator[Row]:
    direct, through = _PATTERN.match(line), _THROUGH.match(line)
    if direct:
        where, noun, code = "obj", direct[1], direct[2]
    elif through:
        where, noun, code = through[1].lower(), through[2], through[3]
    else:
        return
    found = plover(code)
    if found is None:
        return
    heads = sorted({h for h in _heads(noun, sets) if len(h) > 2 and h.isalpha()})
    if not heads or len(heads) > 40:
        return
    for verb in verbs:
        yield Row(verb, "p", f"{where}={','.join(heads)}", *found, "0.45", label_of.get(verb, "-"), "cameo")


def _heads(noun: str, sets: dict[str, list[str]]) -> list[str]:
    """The head lemma of a noun phrase, or of each member of a synonym set."""
    if noun.startswith("&"):
        return [_singular(m.split()[-1]) for m in sets.get(noun, sets.get(noun + "_", [])) if m]
    words = noun.strip("{}").lower().replace("_", " ").split()
    if not words or words[-1].startswith("&"):
        return _heads(words[-1].upper(), sets) if words else []
    return [_singular(words[-1])]


def _singular(word: str) -> str:
    for end, to in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if word.endswith(end) and not word.endswith(("ss", "us", "is")) and len(word) > len(end) + 2:
            return word[: -len(end)] + to
    return word


def merge(own: list[Row], other: Iterator[Row]) -> list[Row]:
    """Ours first; of CAMEO what we do not have, and nothing about a verb that we call a state."""
    states = {r.word for r in own if r.pos == "s"}
    known = {(r.word, r.pos, r.where) for r in own}
    plain = {r.word for r in own if r.pos == "v"}
    taken = {
        (r.word, r.where.partition("=")[0], n)
        for r in own
        if r.pos == "p"
        for n in r.where.partition("=")[2].split(",")
    }
    out = list(own)
    for row in other:
        key = (row.word, row.pos, row.where)
        if key in known or (row.pos == "v" and (row.word in plain or row.word in states)):
            continue
        if row.pos == "p":
            where, _, nouns = row.where.partition("=")
            left = [n for n in nouns.split(",") if (row.word, where, n) not in taken]
            if not left or (row.word, where, "*") in taken:
                continue
            row = row._replace(where=f"{where}={','.join(left)}")
        known.add(key)
        out.append(row)
    return out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cameo", type=Path, required=True)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    own = list(vocabulary(HERE / "events_vocabulary.txt"))
    labels = {r.word: r.label for r in own if r.pos == "v"}
    too_wide = next(frozenset(r.where.split()) for r in own if r.word == "@too-wide")
    rows = merge(own, cameo(chosen.cameo, labels, too_wide))
    header = "\t".join(Row._fields)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text("\n".join([header, *("\t".join(r) for r in rows)]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {sum(r.source == 'own' for r in rows)} of them ours")


if __name__ == "__main__":
    main()
