"""The trained line reader, evaluated in numpy: words, measures and (for HTML) elements of each line → body and kind.

An embedding bag for the words, one for the first three words, the measures of `lines.py`, and for HTML two bags of
element words; then residual convolutions over the lines (dilation 1, 2, 4, 8) with the page's mean and maximum mixed
in after the second. `training/pages/train.py` holds the same net for training and writes the weights.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synoptic.errors import DataError
from synoptic.pages.domwords import DomWords
from synoptic.pages.lines import Floats, Ints, Measured
from synoptic.pages.wordcodes import Numbering

_DATA = Path(__file__).parent.parent / "data" / "pages"
_DILATIONS = (1, 2, 4, 8)
_LEAD = 3
# OpenBLAS works alone up to this product of the three sizes (SMP_THRESHOLD_MIN * GEMM_MULTITHREAD_THRESHOLD).
_ALONE = 65_536 * 4


class Elements(NamedTuple):
    """For HTML. The page's elements, each once ("tag class id …"). The elements near and far around each line, by
    number, with where each line's begin. The share of each line that is links, and its depth."""

    names: tuple[str, ...]
    near: Ints
    near_first: Ints
    far: Ints
    far_first: Ints
    numeric: Floats


class Net:
    """Weights and vocabularies of one reader."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self.words = Numbering(_vocabulary(arrays.pop("words.text"), 3))
        self.dom = DomWords(_vocabulary(arrays.pop("dom.text"), 1))
        self._w: dict[str, Floats] = {name: np.ascontiguousarray(a, np.float32) for name, a in arrays.items()}
        for i in range(len(_DILATIONS)):  # [out, in, 3] → [3 * in, out]
            weight = self._w[f"convs.{i}.weight"]
            self._w[f"convs.{i}.turned"] = np.ascontiguousarray(weight.transpose(2, 1, 0).reshape(-1, len(weight)))
        for name in [name for name in self._w if name.endswith(".weight") and self._w[name].ndim == 2]:
            self._w[f"{name.removesuffix('.weight')}.turned"] = np.ascontiguousarray(self._w[name].T)
        self._scale = (1 / self._w["std"]).astype(np.float32)

    def run(self, measured: Measured, elements: Elements | None = None) -> tuple[Floats, Floats]:
        """(probability that each line is body [lines], logits of the zone kinds [lines, kinds])."""
        w = self._w
        if "near.weight" not in w:  # a reader of text, asked of HTML
            elements = None
        if not len(measured.numeric):
            return np.zeros(0, np.float32), np.zeros((0, len(w["kind.bias"])), np.float32)
        numeric = measured.numeric
        if elements is not None:
            numeric = np.concatenate([numeric, elements.numeric], axis=1)
        first, ids = measured.first, measured.ids(self.words)
        parts = [
            _bag(w["word.weight"], ids, first[:-1], first[1:]),
            _bag(w["lead.weight"], ids, first[:-1], np.minimum(first[1:], first[:-1] + _LEAD)),
            np.clip((numeric - w["mean"]) * self._scale, -6, 6),
        ]
        if elements is not None:
            said = [self.dom.element(name) for name in elements.names]
            sizes = np.array([len(words) for words in said], np.int64)
            flat = np.array([i for words in said for i in words], np.int64)
            for name, around, begins in (
                ("near", elements.near, elements.near_first),
                ("far", elements.far, elements.far_first),
            ):
                sums = _sums(w[f"{name}.weight"][flat], np.cumsum(sizes) - sizes, sizes)
                parts.append(_around(sums, sizes, around, begins))
        x = self._dense("enter", np.concatenate(parts, axis=1))
        np.maximum(x, 0, out=x)
        for depth, dilation in enumerate(_DILATIONS):
            x += self._dense(f"mixes.{depth}", self._conv(depth, x, dilation))
            if depth == 1:
                page = np.concatenate([x.mean(0), x.max(0)])[None]
                x += np.maximum(self._dense("page", page), 0)
        body = 1 / (1 + np.exp(-self._dense("body", x)[:, 0]))
        return body.astype(np.float32), self._dense("kind", x)

    def _dense(self, name: str, x: Floats) -> Floats:
        made = _product(x, self._w[f"{name}.turned"])
        made += self._w[f"{name}.bias"]
        return made

    def _conv(self, depth: int, x: Floats, dilation: int) -> Floats:
        """A line, the one `dilation` before and the one behind it, side by side, and one product of all three."""
        count, width = x.shape
        side = np.zeros((count, 3 * width), np.float32)
        side[dilation:, :width] = x[:-dilation]
        side[:, width : 2 * width] = x
        side[:-dilation, 2 * width :] = x[dilation:]
        y = self._dense(f"convs.{depth}", side)
        return np.maximum(y, 0, out=y)


def _product(x: Floats, w: Floats) -> Floats:
    """x @ w, in pieces so small that the linear algebra library does not wake its threads: for matrices of this size
    they cost more than they bring, many times more on a busy machine."""
    rows = max(1, _ALONE // w.size)
    if len(x) <= rows:
        return x @ w
    made = np.empty((len(x), w.shape[1]), np.float32)
    for start in range(0, len(x), rows):
        np.matmul(x[start : start + rows], w, out=made[start : start + rows])
    return made


def _bag(table: Floats, ids: Ints, first: Ints, last: Ints) -> Floats:
    """The mean of the rows of `table` for ids[first:last] of each line; zero for a line without any."""
    counts = last - first
    if len(ids) > counts.sum():  # not all of them
        within = np.arange(len(ids)) - np.repeat(first, np.diff(np.append(first, len(ids))))
        ids = ids[within < np.repeat(counts, np.diff(np.append(first, len(ids))))]
        first = np.cumsum(counts) - counts
    made = _sums(table[ids], first, counts)
    made /= np.maximum(counts, 1)[:, None]
    return made


def _around(sums: Floats, sizes: Ints, around: Ints, first: Ints) -> Floats:
    """The mean over the words of the elements around each line, of which `sums` and `sizes` tell by element."""
    counts = np.diff(first)
    words = _sums(sizes[around].astype(np.float32)[:, None], first[:-1], counts)
    made = _sums(sums[around], first[:-1], counts)
    made /= np.maximum(words, 1)
    return made


def _sums(rows: Floats, first: Ints, counts: Ints) -> Floats:
    """The sums of `counts` rows each, one stretch after another; zero for an empty one."""
    made = np.zeros((len(counts), rows.shape[1]), np.float32)
    filled = counts > 0
    if filled.all():
        np.add.reduceat(rows, first, axis=0, out=made)
    elif filled.any():
        made[filled] = np.add.reduceat(rows, first[filled], axis=0)
    return made


def _vocabulary(raw: Any, start: int) -> dict[str, int]:
    text = raw.tobytes().decode()
    return {word: i for i, word in enumerate(text.split("\n"), start)} if text else {}


class Readers(NamedTuple):
    """Readers of different trainings, which are asked together."""

    nets: tuple[Net, ...]

    def run(self, measured: Measured, elements: Elements | None = None) -> tuple[Floats, Floats]:
        """(probability that each line is body [lines], logits of the zone kinds [lines, kinds]): the readers' means."""
        told = [net.run(measured, elements) for net in self.nets]
        body, kinds = sum(one[0] for one in told), sum(one[1] for one in told)
        return np.asarray(body / np.float32(len(told)), np.float32), np.asarray(
            kinds / np.float32(len(told)), np.float32
        )


@cache
def load(name: str) -> Readers:
    """The readers "text" or "html" that ship with the package. Raises DataError."""
    try:
        nets = []
        for path in sorted(_DATA.glob(f"{name}-*.npz")):
            with np.load(path) as arrays:
                nets.append(Net(dict(arrays)))
        if not nets:
            raise FileNotFoundError(name)
        return Readers(tuple(nets))
    except (OSError, ValueError, KeyError) as error:
        cause = f"the page reader's weights are missing or damaged: {name}-*.npz"
        raise DataError(cause, "install Synoptic again") from error
