"""Figures of the network, before export, by the bench's own scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from synoptic.language.speech_decode import Scores, decode
from synoptic.model import Attribution
from training.speech import batches, data
from training.speech.net import Net


def scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("quotes_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@torch.inference_mode()
def predict(net: Net, documents: list[data.Document], device: str = "cpu") -> list[dict[str, Any]]:
    """The bench's rows: attributions of each document."""
    pieces = data.pieces()
    move, begin = (x.cpu().numpy() for x in net.speech.transitions())
    rows = [(n, x) for n, d in enumerate(documents) for x in data.examples(d, pieces)]
    rows.sort(key=lambda row: len(row[1].encoded.ids))
    size = 4 if device == "cpu" else 64
    found: list[list[Attribution]] = [[] for _ in documents]
    for at in range(0, len(rows), size):
        own = rows[at : at + size]
        feed = batches.ready(batches.tensors(batches.stack([x for _, x in own]), device))
        scores, pointer, word, cue = net(feed)[1]
        claims = net.speech.claims(word, cue, feed["relation"])
        arrays = [x.float().cpu().numpy() for x in (scores, pointer, claims)]
        for k, (number, x) in enumerate(own):
            n = len(x.window.words)
            told = Scores(arrays[0][k, :n], arrays[1][k, :n, :n], arrays[2][k, :n, :n], move, begin)
            found[number] += decode(x.window, told)
    return [
        {
            "id": document["id"],
            "attributions": [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in sorted(own, key=lambda a: a.cue)
            ],
        }
        for document, own in zip(documents, found, strict=True)
    ]


def figures(net: Net, documents: list[data.Document], score: ModuleType, device: str = "cpu") -> str:
    """One line: the main F1 figures."""
    result = score.score(documents, predict(net, documents, device))
    spans, whole, types = result["spans"], result["attributions"], result["types"]
    content = "/".join(f"{spans['content'][m]['F1']:.3f}" for m in ("token", "overlap", "exact"))
    return (
        f"content {content} cue {spans['cue']['exact']['F1']:.3f} source {spans['source']['exact']['F1']:.3f} "
        f"match@.5 {whole['match@0.5']['F1']:.3f} strict {whole['strict']['F1']:.3f} "
        f"direct to source {types['direct']['source_accuracy']:.3f}"
    )
