"""Figures of the network, before export, by the bench's own scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from synoptic.language.speech_decode import Attribution, Scores, decode
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
    pieces, shared = data.pieces(), net.plan.shared is not None
    move, begin = (x.cpu().numpy() for x in net.transitions())
    rows = [(n, x) for n, d in enumerate(documents) for x in data.examples(d, pieces, None, shared) if x.window.words]
    rows.sort(key=lambda row: len(row[1].window.ids))
    size = 1 if device == "cpu" else 64
    found: list[list[tuple[int, Attribution]]] = [[] for _ in documents]
    for at in range(0, len(rows), size):
        own = rows[at : at + size]
        feed = batches.ready(batches.tensors(batches.stack([x for _, x in own]), device))
        scores, pointer, word, cue = net(feed)
        arrays = [x.float().cpu().numpy() for x in (scores, pointer, net.claims(word, cue, feed["relation"]))]
        for k, (number, x) in enumerate(own):
            made = decode(x.window, Scores(*(np.asarray(a[k]) for a in arrays), move, begin))
            found[number] += [(x.window.words[0][0], a) for a in made]
    out = []
    for document, own_found in zip(documents, found, strict=True):
        ordered = [a for _, a in sorted(own_found, key=lambda pair: pair[0])]
        attributions = [{"source": a.source, "cue": a.cue, "content": a.content} for a in ordered]
        out.append({"id": document["id"], "attributions": attributions})
    return out


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
