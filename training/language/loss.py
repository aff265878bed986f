"""What a batch costs: names under partial labels, tags, arcs within sentences, relations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from synoptic.language.encode import Encoded, pad
from training.language.net import Reader
from training.language.samples import LABELS, NONE, NOT_SAID, OPEN, Sample

_FAR = -1e4


def _allowed() -> Tensor:
    """Row: what a corpus says of a word; column: the labels it may then have."""
    table = torch.zeros(len(LABELS) + 2, len(LABELS), dtype=torch.bool)
    table[: len(LABELS)] = torch.eye(len(LABELS), dtype=torch.bool)
    table[NOT_SAID, [0, LABELS.index("B-MISC"), LABELS.index("I-MISC")]] = True
    table[OPEN] = True
    return table


ALLOWED = _allowed()


def inputs(windows: Sequence[Encoded]) -> tuple[Tensor, ...]:
    """The network's four inputs (the states of words are for the speech heads, which come later)."""
    return tuple(torch.from_numpy(array) for array in pad(windows)[:4])


def columns(samples: Sequence[Sample], name: str, fill: int) -> Tensor:
    """One attribute of the samples' words, padded."""
    count = max(len(s.words) for s in samples)
    out = np.full((len(samples), count), fill, np.int64)
    for row, sample in enumerate(samples):
        out[row, : len(sample.words)] = getattr(sample, name)
    return torch.from_numpy(out)


def outside(samples: Sequence[Sample]) -> Tensor:
    """[b, n, 1 + n]: True where an arc is impossible (another sentence, itself, padding)."""
    sentence = columns(samples, "sentence", -1)
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, None, :]
    same &= ~torch.eye(sentence.size(1), dtype=torch.bool)
    return torch.cat([torch.zeros_like(same[..., :1]), ~same], -1)


def loss(
    net: Reader,
    samples: Sequence[Sample],
    windows: Sequence[Encoded],
    relations: dict[str, int],
    weights: dict[str, float],
) -> Tensor:
    """The batch's loss. `weights`: of each silver source."""
    names, upos, arc, dep, head = net(*inputs(windows))
    weight = torch.tensor([weights.get(s.source, 1.0) for s in samples])[:, None]
    said = columns(samples, "labels", OPEN)
    spread = names.float().log_softmax(-1).masked_fill(~ALLOWED[said], _FAR).logsumexp(-1)
    total = -(spread * weight).sum() / (said != OPEN).sum().clamp(min=1)
    tags = columns(samples, "upos", NONE)
    if (tags != NONE).any():
        each = F.cross_entropy(upos.float().flatten(0, 1), tags.flatten(), ignore_index=NONE, reduction="none")
        total = total + 0.4 * (each.view_as(tags) * weight).sum() / (tags != NONE).sum().clamp(min=1)
    heads = columns(samples, "heads", NONE)
    if (heads != NONE).any():
        total = total + _tree_loss(net, samples, (arc, dep, head), heads, relations, weight)
    return total


def _tree_loss(
    net: Reader,
    samples: Sequence[Sample],
    scores: tuple[Tensor, Tensor, Tensor],
    heads: Tensor,
    relations: dict[str, int],
    weight: Tensor,
) -> Tensor:
    arc, dep, head = scores
    masked = arc.float().masked_fill(outside(samples), _FAR)
    each = F.cross_entropy(masked.flatten(0, 1), heads.flatten(), ignore_index=NONE, reduction="none").view_as(heads)
    total = (each * weight).sum() / (heads != NONE).sum().clamp(min=1)
    rels = torch.full_like(heads, NONE)
    for row, sample in enumerate(samples):
        for i, rel in enumerate(sample.rels):
            rels[row, i] = relations.get(rel, NONE)
    said = (rels != NONE) & (heads != NONE)
    rels = rels.masked_fill(~said, NONE)
    scored = net.relations(dep.float(), head.float(), heads.clamp(min=0))
    each = F.cross_entropy(scored.flatten(0, 1), rels.flatten(), ignore_index=NONE, reduction="none").view_as(rels)
    return total + 0.5 * (each * weight).sum() / said.sum().clamp(min=1)
