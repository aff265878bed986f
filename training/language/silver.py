"""Silver for the student: unlabelled press text as a committee of trained models reads it.

`python -m training.language.silver --shared ../shared --models DIR [DIR …] --out FILE.jsonl.gz [--shard 0/2]`

The texts: bodies of the page bench, BASIL, newscluster (never the files of the names bench, never ECB+, whose entities
are reported). Every model's probabilities are averaged, whole-document agreement and the tables have their vote (as at
run time), and what the committee is not sure of stays open. The last model named labels the relations. One sentence a
line: {"document", "words", "labels", "upos", "heads", "rels"} as `samples.Sample` holds them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from synoptic.language import decode
from synoptic.language.model import LanguageModel, Scores
from synoptic.language.windows import Line, lines
from synoptic.model import Reading, Zone
from synoptic.pages import tongue
from training.language.samples import LABELS, NONE, OPEN, UPOS, Sample, label_ids

_SURE_NAME, _SURE_OUTSIDE, _SURE_TAG, _SURE_ARC = 0.55, 0.75, 0.7, 0.6
_SHORT, _LONG = 60, 1500  # words of a text that is taken, of it that are read


def texts(shared: Path, seed: int) -> list[tuple[str, str]]:
    """(id, text) of the unlabelled press, shuffled."""
    bench = shared / "bench"
    files = [("pages/html_dev", "gold"), ("stories/basil_dev", "text"), ("stories/newscluster_dev", "text")]
    out = []
    for name, key in files:
        for row in _rows(bench / f"{name}.jsonl.gz"):
            text = " ".join(row[key].split(" ")[:_LONG])
            if (
                len(text.split()) >= _SHORT
                and tongue.language(text, (Zone(start=0, end=len(text), kind="body"),)) == "en"
            ):
                out.append((f"{name}/{row['id']}", text))
    random.Random(seed).shuffle(out)
    return out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as given:
        yield from map(json.loads, given)


def mixed(all_scores: Sequence[Scores]) -> Scores:
    """The committee's log-probabilities; the relation halves are the last member's."""
    last = all_scores[-1]
    return last._replace(
        names=_mean([s.names for s in all_scores]),
        upos=_mean([s.upos for s in all_scores]),
        arcs={first: _mean([s.arcs[first] for s in all_scores]) for first in last.arcs},
    )


def _mean(logits: Sequence[decode.Floats]) -> decode.Floats:
    out: decode.Floats = np.log(np.mean([np.exp(decode.log_softmax(one)) for one in logits], axis=0) + 1e-9)
    return out


def sentences(document: str, text: str, read: list[Line], scores: Scores, reading: Reading) -> Iterator[Sample]:
    """The sentences of a reading, open where the committee is unsure."""
    words = [text[a:b] for line in read for a, b in line.words]
    labels = _labels(scores, reading)
    tags = np.exp(decode.log_softmax(scores.upos)).max(axis=1)
    arcs = _arc_chances(scores, reading)
    for sentence in reading.sentences:
        own = range(sentence.first, sentence.last)
        heads = [reading.tokens[i].head + 1 - sentence.first if reading.tokens[i].head >= 0 else 0 for i in own]
        yield Sample(
            "silver",
            document,
            [words[i] for i in own],
            [labels[i] for i in own],
            [UPOS.index(reading.tokens[i].pos) if tags[i] >= _SURE_TAG else NONE for i in own],
            [head if arcs[i] >= _SURE_ARC else NONE for head, i in zip(heads, own, strict=True)],
            [reading.tokens[i].rel if arcs[i] >= _SURE_ARC else "" for i in own],
        )


def _labels(scores: Scores, reading: Reading) -> list[int]:
    """Names as the page agrees on them; unsure names that nothing but the tagger speaks for stay open."""
    chance = np.exp(decode.log_softmax(scores.names))
    labels = label_ids(len(chance), [(n.first, n.last, n.kind) for n in reading.names])
    for i, label in enumerate(labels):
        if label == 0 and chance[i, 0] < _SURE_OUTSIDE:
            labels[i] = OPEN
    for name in reading.names:
        own = [i for i, label in enumerate(LABELS) if label[2:] == name.kind]
        sure = chance[name.first : name.last][:, own].sum(axis=1).min()
        named = 1 - chance[name.first : name.last, 0].max()
        if sure < _SURE_NAME and named < _SURE_NAME:
            labels[name.first : name.last] = [OPEN] * (name.last - name.first)
    return labels


def _arc_chances(scores: Scores, reading: Reading) -> list[float]:
    """Of each word the committee's probability of the head it got (0 in the parts of a very long sentence)."""
    out = [0.0] * len(reading.tokens)
    for part in scores.parts:
        table = np.exp(decode.log_softmax(scores.arcs[part.first]))
        for i in range(part.first, part.last):
            head = reading.tokens[i].head
            column = 0 if head < 0 else head - part.first + 1
            out[i] = float(table[i - part.first, column]) if 0 <= column < table.shape[1] else 0.0
    return out


def label(models: Sequence[LanguageModel], given: Iterable[tuple[str, str]]) -> Iterator[Sample]:
    """All sentences of all texts."""
    for document, text in given:
        read = list(lines(text))
        if read:
            scores = mixed([model.score(text, read) for model in models])
            yield from sentences(document, text, read, scores, models[-1].settle(text, read, scores))


def load(path: Path) -> Iterator[Sample]:
    """The sentences of a silver file."""
    for row in _rows(path):
        yield Sample("silver", **row)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.language.silver", description=__doc__)
    made.add_argument("--shared", type=Path, required=True)
    made.add_argument("--models", type=Path, nargs="+", required=True, help="folders of exported models")
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--words", type=int, default=1_000_000)
    made.add_argument("--shard", default="0/1", help="which of how many parts, to run side by side")
    made.add_argument("--seed", type=int, default=0)
    chosen = made.parse_args()
    own, of = map(int, chosen.shard.split("/"))
    models = [LanguageModel.load(folder) for folder in chosen.models]
    count = 0
    with gzip.open(chosen.out, "wt", encoding="utf-8") as out:
        for sample in label(models, texts(chosen.shared, chosen.seed)[own::of]):
            row = {name: getattr(sample, name) for name in ("document", "words", "labels", "upos", "heads", "rels")}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += len(sample.words)
            if count * of > chosen.words:
                break
    print(f"{count} words")


if __name__ == "__main__":
    main()
