"""How far the language heads have moved from the language model as it was (knowledge distillation, Hinton et al. 2015):
the speech heads may change the encoder, what it says of names, tags and trees may not change."""

from __future__ import annotations

import torch
from torch import Tensor

from training.language.net import Reader
from training.speech.net import Batch, Net


def moved(net: Net, before: Reader, told: tuple[Tensor, ...], b: Batch) -> Tensor:
    """The summed cross-entropies of names, tags, arcs and the relations of the best arcs, a word."""
    with torch.no_grad():
        wanted = tuple(x.float() for x in before(b["ids"], b["seen"], b["types"], b["first"]))
    told = tuple(x.float() for x in told)
    no_head = torch.cat([torch.zeros_like(b["valid"][:, :1]), ~b["valid"]], 1)[:, None, :]
    arcs = wanted[2].masked_fill(no_head, -1e4)
    best = arcs.argmax(-1)
    pairs = [
        (told[0], wanted[0]),
        (told[1], wanted[1]),
        (told[2].masked_fill(no_head, -1e4), arcs),
        (net.reader.relations(told[3], told[4], best), before.relations(wanted[3], wanted[4], best)),
    ]
    apart = sum(-(other.softmax(-1) * own.log_softmax(-1).clamp(min=-60)).sum(-1) for own, other in pairs)
    assert isinstance(apart, Tensor)
    return (apart * b["valid"]).sum() / b["valid"].sum()
