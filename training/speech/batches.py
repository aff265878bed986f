"""Windows of like length side by side, as tensors: what a training step reads.

A batch holds, B windows of at most L wordpieces and N words: `ids`, `types`, `states`, `attention` (B, L), `first`,
`valid`, `label`, `cue_of` (B, N; -100 = no gold), `relation` (B, N, N), `cues` (B, C; -1 = none). Small integer types,
so that many passes over the data fit into memory; `ready` widens them on the device.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.pool import Pool
from typing import Any

import numpy as np
import torch

from synoptic.language.speech_input import relations
from training.speech import data
from training.speech.net import Batch

_PIECES = data.pieces()


def stack(rows: Sequence[data.Example]) -> dict[str, Any]:
    """Padded arrays of the examples."""
    long = max(len(x.window.ids) for x in rows)
    wide = max(2, max(len(x.window.words) for x in rows))
    many = max(1, max(len(x.cues) for x in rows))

    def padded(values: Sequence[Sequence[int]], size: int, fill: int, kind: Any) -> Any:
        out = np.full((len(values), size), fill, kind)
        for row, own in zip(out, values, strict=True):
            row[: len(own)] = own
        return out

    related = np.zeros((len(rows), wide, wide), np.uint8)
    for k, x in enumerate(rows):
        n = len(x.window.words)
        related[k, :n, :n] = relations(x.window)
    return {
        "ids": padded([x.window.ids for x in rows], long, 0, np.int32),
        "types": padded([x.window.types for x in rows], long, 0, np.uint8),
        "states": padded([x.states for x in rows], long, 0, np.uint8),
        "attention": padded([[1] * len(x.window.ids) for x in rows], long, 0, np.uint8),
        "first": padded([x.window.first for x in rows], wide, 0, np.int16),
        "valid": padded([[1] * len(x.window.words) for x in rows], wide, 0, np.bool_),
        "relation": related,
        "label": padded([x.label for x in rows], wide, -100, np.int16),
        "cue_of": padded([x.cue_of for x in rows], wide, -100, np.int16),
        "cues": padded([x.cues for x in rows], many, -1, np.int16),
    }


def tensors(arrays: dict[str, Any], device: str) -> Batch:
    """The arrays on the device."""
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def ready(b: Batch) -> Batch:
    """With the integer types that a network wants."""
    return {name: x if x.dtype in (torch.bool, torch.float16) else x.long() for name, x in b.items()}


def groups(rows: Sequence[data.Example], size: int, chance: random.Random) -> list[list[data.Example]]:
    """Examples of like length together, at most `size` wordpieces with padding."""
    out: list[list[data.Example]] = [[]]
    for row in sorted(rows, key=lambda x: len(x.window.ids) + chance.random() * 8):
        if out[-1] and (len(out[-1]) + 1) * len(row.window.ids) > size:
            out.append([])
        out[-1].append(row)
    return [group for group in out if group]


def _examples(job: tuple[data.Document, int], shared: bool) -> list[data.Example]:
    document, seed = job
    return [x for x in data.examples(document, _PIECES, random.Random(seed), shared) if x.window.words]


def make(documents: Sequence[data.Document], size: int, seed: int, shared: bool, pool: Pool) -> list[dict[str, Any]]:
    """One pass over the documents, its packing and quotation marks drawn by `seed`."""
    jobs = [(document, seed * 100_003 + i) for i, document in enumerate(documents)]
    found = pool.map(partial(_examples, shared=shared), jobs, chunksize=8)
    stacked: Callable[..., Any] = pool.map
    return list(stacked(stack, groups([x for own in found for x in own], size, random.Random(seed)), chunksize=4))
