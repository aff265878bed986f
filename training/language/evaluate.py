"""The learning curve: tags and trees on GUM dev, names on a few documents of the names bench; not what is reported."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from synoptic.language import decode, tokens
from synoptic.language.encode import encode
from synoptic.language.wordpiece import WordPiece
from training.language import gum
from training.language.loss import inputs
from training.language.net import Reader
from training.language.samples import LABELS, UPOS, Sample, windows

_LETTERS = 3000  # of a document are read


def curve(net: Reader, shared: Path, relations: list[str], pieces: WordPiece) -> str:
    """A line of figures."""
    net.eval()
    with torch.inference_mode():
        line = _gum(net, _dev(shared), relations, pieces) + "  " + _names(net, shared, pieces)
    net.train()
    return line


@lru_cache(maxsize=1)
def _dev(shared: Path) -> list[Sample]:
    return list(windows(gum.sentences(shared / "corpora" / "gum", "dev")))


def _gum(net: Reader, samples: Sequence[Sample], relations: list[str], pieces: WordPiece) -> str:
    words = tags = arcs = labelled = plain = 0
    for at in range(0, len(samples), 16):
        part = samples[at : at + 16]
        encoded = [
            encode(
                s.words,
                [i == 0 or s.sentence[i] != s.sentence[i - 1] for i in range(len(s.words))],
                [0] * len(s.words),
                pieces,
            )
            for s in part
        ]
        _, upos, arc, dep, head = net(*inputs(encoded))
        for row, sample in enumerate(part):
            found = trees(sample, arc[row].float().numpy())
            count = len(sample.words)
            own = dep[row : row + 1, :count].float()
            scored = net.relations(own, head[row : row + 1].float(), torch.tensor([found]))[0].argmax(-1)
            for i in range(len(sample.words)):
                words += 1
                tags += UPOS[int(upos[row, i].argmax())] == UPOS[sample.upos[i]]
                if found[i] == sample.heads[i]:
                    rel = relations[int(scored[i])]
                    arcs += 1
                    labelled += rel == sample.rels[i]
                    plain += rel.split(":")[0] == sample.rels[i].split(":")[0]
    share = 100 / words
    trees_ = f"UAS {arcs * share:.2f} LAS {plain * share:.2f} (with subtypes {labelled * share:.2f})"
    return f"GUM dev UPOS {tags * share:.2f} {trees_}"


def trees(sample: Sample, arc: np.ndarray[Any, np.dtype[np.float32]]) -> list[int]:
    """1-based heads within the window, 0 for roots."""
    out: list[int] = []
    sentence = np.array(sample.sentence)
    for number in range(sample.sentence[-1] + 1):
        own = np.flatnonzero(sentence == number)
        scores = decode.log_softmax(arc[np.ix_(own, np.concatenate([[0], own + 1]))])
        out.extend(0 if h < 0 else int(own[0]) + h + 1 for h in decode.heads(scores))
    return out


def _names(net: Reader, shared: Path, pieces: WordPiece, limit: int = 30) -> str:
    folder = shared / "bench" / "names"
    with gzip.open(folder / "worldwide_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:: 541 // limit][:limit]
    for row in rows:
        row["text"] = row["text"][:_LETTERS]
        row["entities"] = [e for e in row["entities"] if e["end"] <= _LETTERS]
    steps = decode.transitions(LABELS)
    predicted = []
    for row in rows:
        found: list[dict[str, Any]] = []
        for sample, at in _read(row["text"]):
            starts = [i == 0 or sample.sentence[i] != sample.sentence[i - 1] for i in range(len(at))]
            names = net(*inputs([encode(sample.words, starts, [0] * len(starts), pieces)]))[0][0].numpy()
            path = decode.viterbi(decode.log_softmax(names), steps, steps[0])
            found += [{"start": at[a][0], "end": at[b - 1][1], "kind": k} for a, b, k in decode.spans(path, LABELS)]
        predicted.append({"id": row["id"], "entities": found})
    got = _scorer(folder).score(rows, predicted)[0]
    return f"names of {limit} documents " + " ".join(
        f"{k} {100 * got[k]['f1']:.1f}" for k in ("exact", "PER", "ORG", "LOC", "span")
    )


def _read(text: str) -> list[tuple[Sample, list[tuple[int, int]]]]:
    packs: list[tuple[Sample, list[tuple[int, int]]]] = []
    for start, end in tokens.sentences(text):
        at = tokens.words(text, start, end)[:256]
        if packs and len(packs[-1][1]) + len(at) <= 110:
            sample, spans = packs[-1]
            sample.sentence.extend([sample.sentence[-1] + 1] * len(at))
        else:
            sample, spans = Sample("text", "text", ["."], [0]), []
            sample.words.clear()
            sample.sentence.clear()
            sample.sentence.extend([0] * len(at))
            packs.append((sample, spans))
        sample.words.extend(text[a:b] for a, b in at)
        spans.extend(at)
    return [pack for pack in packs if pack[1]]


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_names", folder / "score_names.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
