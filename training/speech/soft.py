"""What several trained taggers think of a batch, for a student to learn (Hinton et al. 2015; Wang et al. 2020,
"Structure-Level Knowledge Distillation for Multilingual Sequence Labeling").

The teachers' mean: of the CRF's chances of each label and each two labels in a row, of the pointers, and of what each
word is to each cue; the latter two count where the teachers see a source, content or cue.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from synoptic.language.speech_input import LABELS
from training.speech import crf
from training.speech.batches import ready
from training.speech.net import Batch, Net

CUE = LABELS.index("B-cue")
HANGING = [i for i, label in enumerate(LABELS) if "source" in label or "content" in label]
Told = dict[str, Tensor]


@torch.no_grad()
def targets(teachers: Sequence[Net], given: Batch) -> Told:
    """`single` (B, N, 7), `pairs` (B, N - 1, 7, 7), `pointer` (B, N, N), `claim` (B, N, N, 3): chances, half floats."""
    b = ready(given)
    sums: list[Tensor] = []
    for net in teachers:
        with torch.autocast(b["ids"].device.type, torch.bfloat16):
            scores, pointer, word, cue = net(b)
            claim = net.claims(word, cue, b["relation"])
        single, pairs = crf.marginals(scores, *net.transitions(), b["valid"])
        own = [single, pairs, pointer.float().softmax(-1), claim.float().softmax(-1)]
        sums = [x + y for x, y in zip(sums, own, strict=True)] if sums else own
    names = ("single", "pairs", "pointer", "claim")
    return {name: (x / len(teachers)).half() for name, x in zip(names, sums, strict=True)}


def loss(net: Net, outputs: Sequence[Tensor], b: Batch, told: Told) -> Tensor:
    """Cross-entropies to what the teachers told; `outputs` as the network gives them, in float32."""
    scores, pointer, word, cue = outputs
    single, pairs = told["single"].float(), told["pairs"].float()
    tagging = crf.soft_loss(scores, *net.transitions(), (single, pairs), b["valid"]) / len(scores) / 8
    hanging = single[..., HANGING].sum(-1)
    apart = -(told["pointer"].float() * pointer.log_softmax(-1).clamp(min=-60)).sum(-1)
    pointing = (apart * hanging).sum() / hanging.sum().clamp(min=1)
    claimed = net.claims(word, cue, b["relation"]).log_softmax(-1)
    differs = -(told["claim"].float() * claimed).sum(-1) * b["valid"][:, :, None]  # word by cue
    weight = single[..., CUE] * (single[..., CUE] > 0.05)
    claiming = (differs * weight[:, None, :]).sum() / (weight.sum(1) * b["valid"].sum(1)).sum().clamp(min=1)
    return tagging + pointing + 2 * claiming
