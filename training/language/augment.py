"""Small changes to gold windows, so that the model reads contexts rather than lists and survives shouting headlines."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from synoptic.language.encode import Encoded
from training.language.samples import LABELS, NONE, Sample, label_ids, spans

Pool = Mapping[tuple[str, int], Sequence[list[str]]]


def pool(samples: Iterable[Sample]) -> Pool:
    """The names of the gold corpora by kind and number of words."""
    out: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
    for sample in samples:
        for a, b, kind in spans(_said(sample)):
            if kind != "MISC" and sample.words[a][0].isupper():
                out[kind, b - a].append(sample.words[a:b])
    return out


def _said(sample: Sample) -> list[str]:
    return [LABELS[y] if y < len(LABELS) else "O" for y in sample.labels]


def swap(sample: Sample, names: Pool, chance: float, draw: random.Random) -> Sample:
    """Now and then another name of the same kind and length; one document keeps one replacement a name."""
    words, upos = list(sample.words), list(sample.upos)
    chosen: dict[tuple[str, ...], list[str] | None] = {}
    for a, b, kind in spans(_said(sample)):
        key = tuple(sample.words[a:b])
        if key not in chosen:
            others = names.get((kind, b - a), ())
            chosen[key] = draw.choice(others) if others and draw.random() < chance else None
        new = chosen[key]
        if new is not None:
            words[a:b] = new
            upos[a:b] = [u if u == NONE or w[0].isupper() else NONE for u, w in zip(upos[a:b], new, strict=True)]
    return replace(sample, words=words, upos=upos)


def swap_free(sample: Sample, names: Pool, chance: float, draw: random.Random) -> Sample:
    """As `swap`, with names of any length: for samples without trees."""
    by_kind: dict[str, list[list[str]]] = defaultdict(list)
    for (kind, _), found in names.items():
        by_kind[kind].extend(found)
    out = Sample(sample.source, sample.document, [], [])
    at = 0
    for a, b, kind in [*spans(_said(sample)), (len(sample.words), len(sample.words), "")]:
        _copy(sample, out, at, a)
        if by_kind.get(kind) and draw.random() < chance:
            new = draw.choice(by_kind[kind])
            out.words.extend(new)
            out.labels.extend(label_ids(len(new), [(0, len(new), kind)]))
            out.upos.extend([NONE] * len(new))
            out.sentence.extend([sample.sentence[a]] * len(new))
        else:
            _copy(sample, out, a, b)
        at = b
    out.heads.extend([NONE] * len(out.words))
    out.rels.extend([""] * len(out.words))
    return out


def _copy(sample: Sample, out: Sample, a: int, b: int) -> None:
    out.words.extend(sample.words[a:b])
    out.labels.extend(sample.labels[a:b])
    out.upos.extend(sample.upos[a:b])
    out.sentence.extend(sample.sentence[a:b])


def recase(window: Encoded, draw: random.Random) -> Encoded:
    """One window in 25 shouts, one in 25 is a headline (every word capitalised)."""
    dice = draw.random()
    if dice >= 0.08:
        return window
    case = 3 if dice < 0.04 else 2
    return window._replace(types=[t if t == 0 else case + (4 if t > 4 else 0) for t in window.types])
