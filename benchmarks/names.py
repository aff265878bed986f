"""Names, and with a treebank's folder as data: tags, trees and sentence boundaries.

`python -m benchmarks.names --data ../shared/bench/names/worldwide_dev.jsonl.gz`
`python -m benchmarks.names --data ../shared/corpora/gum` (the test documents that lie there)
`python -m benchmarks.names --data ../shared/bench/events/re3d_dev.jsonl.gz` (setting: `benchmarks/noun_phrases.py`)
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import common, noun_phrases
from synoptic.language import tokens
from synoptic.language.model import LanguageModel
from synoptic.language.windows import Line
from synoptic.model import Span


class Row(NamedTuple):
    """A word of the treebank: its form, tag, head (0 = root, 1-based in the sentence) and relation."""

    form: str
    upos: str
    head: int
    rel: str


class Document(NamedTuple):
    """A treebank document as raw text (paragraphs apart by a blank line) with its sentences and words."""

    text: str
    sentences: list[Span]
    words: list[list[Span]]
    rows: list[list[Row]]


def main() -> None:
    """Run the bench."""
    given = common.parser("names", __doc__ or "")
    given.add_argument("--part", default="1/1", help="K/N: of the names only every Nth document, from the Kth on")
    chosen = given.parse_args()
    model = LanguageModel.load()
    if chosen.data.is_dir():
        common.table(f"trees of {chosen.data}", trees(chosen.data, model, chosen.limit))
    elif "relations" in next(common.rows(chosen.data, 1), {}):
        rows = common.rows(chosen.data, chosen.limit)
        common.table(f"noun phrases of {chosen.data.name}", noun_phrases.score(rows, model, chosen.misses))
    else:
        common.table(f"names of {chosen.data.name}", names(chosen, model))


def names(chosen: Any, model: LanguageModel) -> dict[str, Any]:
    """Exact F1 and its parts, as the bench's scorer gives them."""
    first, every = map(int, chosen.part.split("/"))
    rows = list(common.rows(chosen.data, chosen.limit))[first - 1 :: every]
    clock, predicted, words = time.process_time(), [], 0
    for row in rows:
        reading = model.read(row["text"])
        words += len(reading.tokens)
        found = [{"start": n.start, "end": n.end, "kind": n.kind, "score": n.score} for n in reading.names]
        predicted.append({"id": row["id"], "entities": found})
    used = time.process_time() - clock
    common.write(chosen.out, predicted)
    scorer = common.scorer(chosen.data, "score_names.py")
    scored, shown = scorer.score(rows, predicted, 200 if chosen.misses else 0)
    for line in shown:
        print(line)
    out: dict[str, Any] = {}
    for key, value in scored.items():
        out |= {f"{key}_{name}": value[name] for name in ("p", "r", "f1")}
    return out | {"documents": len(rows), "words_per_s": round(words / used)}


# --- a treebank ------------------------------------------------------------------------------------------------------


def trees(folder: Path, model: LanguageModel, limit: int | None) -> dict[str, Any]:
    """UPOS, UAS, LAS (relations without and with subtype) on gold words; boundaries and words of raw text; speed."""
    documents = [document(path) for path in test_documents(folder)[:limit]]
    right = {"words": 0, "upos": 0, "uas": 0, "las": 0, "las_subtypes": 0}
    ends, split = [0, 0, 0], [0, 0, 0]
    used, count = 0.0, 0
    for one in documents:
        _add_tree_scores(one, model, right)
        _count(ends, _ends(tokens.sentences(one.text)), _ends(one.sentences))
        found = [span for s in tokens.sentences(one.text) for span in tokens.words(one.text, *s)]
        _count(split, set(found), {span for own in one.words for span in own})
        clock = time.process_time()
        count += len(model.read(one.text).tokens)
        used += time.process_time() - clock
    words = right.pop("words")
    out: dict[str, Any] = {name: round(value / words, 4) for name, value in right.items()}
    out |= {"sentence_end_f1": _f1(ends), "word_f1": _f1(split), "documents": len(documents), "words": words}
    return out | {"words_per_s": round(count / used)}


def _ends(spans: list[Span]) -> set[int]:
    return {end for _, end in spans[:-1]}


def _count(counts: list[int], found: set[Any], gold: set[Any]) -> None:
    for i, part in enumerate((found & gold, found - gold, gold - found)):
        counts[i] += len(part)


def _f1(counts: list[int]) -> float:
    hit, extra, missed = counts
    return round(2 * hit / max(1, 2 * hit + extra + missed), 4)


def _add_tree_scores(one: Document, model: LanguageModel, right: dict[str, int]) -> None:
    lines = [Line(span, "body", own) for span, own in zip(one.sentences, one.words, strict=True)]
    reading = model.parse(one.text, lines)
    for sentence, rows in zip(reading.sentences, one.rows, strict=True):
        for token, row in zip(reading.tokens[sentence.first : sentence.last], rows, strict=True):
            right["words"] += 1
            right["upos"] += token.pos == row.upos
            head = 0 if token.head < 0 else token.head - sentence.first + 1
            if head == row.head:
                right["uas"] += 1
                right["las"] += token.rel.split(":")[0] == row.rel.split(":")[0]
                right["las_subtypes"] += token.rel == row.rel


def test_documents(folder: Path) -> list[Path]:
    """The files of the test part, as `splits.md` lists it."""
    part, out = "", []
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\w+)", line):
            part = heading[1]
        elif (item := re.match(r"\s+\* (\S+)", line)) and part == "test" and (folder / f"{item[1]}.conllu").exists():
            out.append(folder / f"{item[1]}.conllu")
    return out


def document(path: Path) -> Document:
    """A CoNLL-U file as raw text with offsets."""
    out = Document("", [], [], [])
    text = ""
    for said, paragraph, rows in _blocks(path):
        text += ("\n\n" if paragraph else " ") if text else ""
        start, at, own = len(text), len(text), []
        text += said
        for row in rows:
            at = text.index(row.form, at)
            own.append((at, at + len(row.form)))
            at += len(row.form)
        out.sentences.append((start, len(text)))
        out.words.append(own)
        out.rows.append(rows)
    return out._replace(text=text)


def _blocks(path: Path) -> Iterator[tuple[str, bool, list[Row]]]:
    """Of each sentence: its text, whether it opens a paragraph, its words."""
    said, paragraph, rows = "", False, []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif line.startswith("# text = "):
            said = line[9:]
        elif len(cells) == 10 and cells[0].isdigit():
            rows.append(Row(cells[1], cells[3], int(cells[6]), cells[7]))
        elif not line and rows:
            yield said, paragraph, rows
            paragraph, rows = False, []
    if rows:
        yield said, paragraph, rows


if __name__ == "__main__":
    main()
