"""Figures of the network, before export, by the bench's own scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from synoptic.language.speech_decode import Scores, decode
from synoptic.language.speech_input import relations, windows
from training.speech import data
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
def predict(net: Net, documents: list[data.Document]) -> list[dict[str, Any]]:
    """One window at a time: slow and plain."""
    encode = data.encoder()
    move, begin = (x.numpy() for x in net.transitions())
    out = []
    for document in documents:
        found = []
        for window in windows(document["text"], [(0, len(document["text"]))], encode):
            related = torch.from_numpy(relations(window))[None]
            feed = {"ids": torch.tensor([window.ids]), "types": torch.tensor([window.types])}
            feed |= {"first": torch.tensor([window.first]), "relation": related}
            feed |= {"attention": torch.ones_like(feed["ids"]), "valid": torch.ones_like(feed["first"]).bool()}
            scores, pointer, word, cue = net(feed)
            arrays = [np.asarray(x[0].numpy()) for x in (scores, pointer, net.claims(word, cue, related))]
            found += decode(window, Scores(*arrays, move, begin))
        rows = [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]
        out.append({"id": document["id"], "attributions": rows})
    return out


def figures(net: Net, documents: list[data.Document], score: ModuleType) -> str:
    """One line: the main F1 figures."""
    result = score.score(documents, predict(net, documents))
    spans, whole, types = result["spans"], result["attributions"], result["types"]
    content = "/".join(f"{spans['content'][m]['F1']:.3f}" for m in ("token", "overlap", "exact"))
    return (
        f"content {content} cue {spans['cue']['exact']['F1']:.3f} source {spans['source']['exact']['F1']:.3f} "
        f"match@.5 {whole['match@0.5']['F1']:.3f} strict {whole['strict']['F1']:.3f} "
        f"direct to source {types['direct']['source_accuracy']:.3f}"
    )
