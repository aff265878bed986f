"""Train the zone reader and write its weights for numpy.

    python -m training.pages.train --cache CACHE.pkl.gz --out WEIGHTS.npz [--dom] [--epochs N] [--seed N] [--all]

Fold 0 (about one site in seven) is never trained on: the figures printed are measured there.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import pickle
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from synoptic.model import ZONE_KINDS
from synoptic.pages import domwords, lines, wordcodes
from training.pages import examples
from training.pages.prepare import fold

WORDS = 7000
DOM = 4000
WIDTH = 48
WORD_DIM = 16
LEAD_DIM = 8
DOM_DIM = 16
WORD_DROP = 0.35
LINE_DROP = 0.15
DROP = 0.3
DILATIONS = (1, 2, 4, 8)
LEAD = 3
_WORD = re.compile(r"[^\W\d_]+|\d+")  # as `wordcodes` finds them
# Rare kinds count more: title, byline, dateline, body, caption, promo, comment, related, navigation, notice.
KIND_WEIGHT = torch.tensor([8.0, 2.0, 2.0, 0.5, 4.0, 1.5, 2.0, 1.5, 0.5, 3.0])


class Net(nn.Module):
    """Words, leading words, measures (and elements) of each line → convolutions over lines → body and kind."""

    def __init__(self, words: int, dom: int, mean: np.ndarray, std: np.ndarray) -> None:
        super().__init__()
        self.word = nn.EmbeddingBag(words, WORD_DIM, mode="mean")
        self.lead = nn.EmbeddingBag(words, LEAD_DIM, mode="mean")
        self.near = nn.EmbeddingBag(dom, DOM_DIM, mode="mean") if dom else None
        self.far = nn.EmbeddingBag(dom, DOM_DIM, mode="mean") if dom else None
        for bag in (self.word, self.lead, self.near, self.far):
            if bag is not None:
                nn.init.normal_(bag.weight, std=0.1)
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("std", torch.tensor(std))
        size = WORD_DIM + LEAD_DIM + len(mean) + (2 * DOM_DIM if dom else 0)
        self.enter = nn.Linear(size, WIDTH)
        self.convs = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.mixes = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in DILATIONS)
        self.page = nn.Linear(2 * WIDTH, WIDTH)
        self.body = nn.Linear(WIDTH, 1)
        self.kind = nn.Linear(WIDTH, len(ZONE_KINDS))
        self.drop = nn.Dropout(DROP)

    def forward(self, batch: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits [pages, lines] and [pages, lines, kinds] of a padded batch."""
        parts = [self.word(batch["words"], batch["words_at"]), self.lead(batch["leads"], batch["leads_at"]),
                 torch.clamp((batch["numeric"] - self.mean) / self.std, -6, 6)]  # fmt: skip
        if self.near is not None and self.far is not None:
            parts += [self.near(batch["near"], batch["near_at"]), self.far(batch["far"], batch["far_at"])]
        flat = self.drop(torch.relu(self.enter(torch.cat(parts, 1))))
        mask = batch["mask"]
        x = torch.zeros(*mask.shape, WIDTH)
        x[mask] = flat
        for depth, (conv, mix) in enumerate(zip(self.convs, self.mixes, strict=True)):
            y = torch.relu(conv(x.transpose(1, 2)).transpose(1, 2))
            x = x + self.drop(mix(y))
            if depth == 1:
                total = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
                top = x.masked_fill(~mask[..., None], -9).amax(1)
                x = x + torch.relu(self.page(torch.cat([total, top], 1)))[:, None, :]
            x = x * mask[..., None]
        return self.body(x).squeeze(-1), self.kind(x)


def vocabularies(found: list[examples.Example], sites: list[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Words and element words that occur on at least three sites, the most spread first. Ids begin at 3 and 1."""
    said: dict[str, set[str]] = {}
    dom: dict[str, set[str]] = {}
    for example in found:
        where = sites[example.page]
        if example.form in ("dump", "html"):
            for word in set(_WORD.findall(example.split.text.lower())):
                said.setdefault(word, set()).add(where)
        for path in set(example.paths or ()):
            for element in path[: domwords.FAR]:
                for word in set(domwords.words(element)):
                    dom.setdefault(word, set()).add(where)
    top = sorted((w for w in said if len(said[w]) >= 3), key=lambda w: (-len(said[w]), w))[: WORDS - 3]
    top_dom = sorted((w for w in dom if len(dom[w]) >= 3), key=lambda w: (-len(dom[w]), w))[: DOM - 1]
    return {w: i + 3 for i, w in enumerate(top)}, {w: i + 1 for i, w in enumerate(top_dom)}


class Ready:
    """An example measured: arrays for the net."""

    def __init__(self, example: examples.Example, words: wordcodes.Numbering, dom: dict[str, int]) -> None:
        measured = lines.measure(example.split)
        ids = measured.ids(words)
        self.example = example
        self.numeric = measured.numeric
        first = measured.first
        leads = [ids[i : min(j, i + LEAD)] for i, j in itertools.pairwise(first)]
        self.bags: dict[str, tuple[np.ndarray, np.ndarray]] = {"words": (ids, first), "leads": _bag(leads)}
        self.body = np.array(example.body, np.float32)
        self.kinds = np.array(example.kinds, np.int64)
        self.weight = examples.weights(example)
        if dom and example.paths is not None and example.links is not None:
            teller = domwords.DomWords(dom)
            both = [teller.ids(path) for path in example.paths]
            self.bags["near"], self.bags["far"] = _bag([near for near, _ in both]), _bag([far for _, far in both])
            spans = np.array(example.split.spans, np.float32)
            share = np.array(example.links, np.float32) / np.maximum(1, spans[:, 1] - spans[:, 0])
            depth = np.array([len(path) for path in example.paths], np.float32)
            self.numeric = np.column_stack([self.numeric, share, depth / 20]).astype(np.float32)


def _bag(found: list[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Ids one after another, and where each line's begin."""
    first = np.concatenate([[0], np.cumsum([len(ids) for ids in found])])
    flat = [i for ids in found for i in ids]
    return np.array(flat, np.int64), first


def batch(ready: list[Ready], rng: random.Random | None) -> dict[str, Any]:
    """A padded batch; with `rng`, words are made unknown at random, and all words of some lines."""
    longest = max(len(one.body) for one in ready)
    mask = torch.zeros(len(ready), longest, dtype=torch.bool)
    for row, one in enumerate(ready):
        mask[row, : len(one.body)] = True
    made: dict[str, Any] = {"mask": mask, "numeric": torch.from_numpy(np.concatenate([one.numeric for one in ready]))}
    for name in ready[0].bags:
        ids = np.concatenate([one.bags[name][0] for one in ready])
        sizes = np.concatenate([np.diff(one.bags[name][1]) for one in ready])
        if rng is not None:
            unknown = np.random.random(len(ids)) < WORD_DROP
            blank = np.random.random(len(sizes)) < LINE_DROP
            ids = np.where(unknown | np.repeat(blank, sizes), 0, ids)
        made[name] = torch.from_numpy(ids)
        made[f"{name}_at"] = torch.from_numpy(np.concatenate([[0], np.cumsum(sizes)[:-1]]))
    for name, fill in (("body", -1.0), ("kinds", -1), ("weight", 0.0)):
        values = [torch.from_numpy(np.asarray(getattr(one, name))) for one in ready]
        made[name] = nn.utils.rnn.pad_sequence(values, batch_first=True, padding_value=fill)
    return made


def loss(net: Net, made: dict[str, Any]) -> torch.Tensor:
    """Body and kind together; lines that nobody labelled count nothing."""
    body, kind = net(made)
    weight = made["weight"].float()
    known = (made["body"] >= 0) & made["mask"]
    one = nn.functional.binary_cross_entropy_with_logits(body, made["body"].clamp(min=0), reduction="none")
    first = (one * weight * known).sum() / (weight * known).sum()
    named = made["kinds"] >= 0
    two = nn.functional.cross_entropy(kind[named], made["kinds"][named], reduction="none")
    share = torch.sqrt(weight[named]) * KIND_WEIGHT[made["kinds"][named]]
    return first + 0.3 * (two * share).sum() / share.sum()


def batches(ready: list[Ready], rng: random.Random, size: int) -> list[list[Ready]]:
    """Batches of pages of like length, about `size` lines each, in random order."""
    order = sorted(ready, key=lambda one: len(one.body) * rng.uniform(0.8, 1.25))
    made: list[list[Ready]] = [[]]
    for one in order:
        if made[-1] and (len(made[-1]) + 1) * len(one.body) > size:
            made.append([])
        made[-1].append(one)
    rng.shuffle(made)
    return made


def predict(net: Net, ready: list[Ready]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Body probabilities and kind logits of each page."""
    net.eval()
    with torch.no_grad():
        made = []
        for one in ready:
            body, kind = net(batch([one], None))
            made.append((torch.sigmoid(body[0]).numpy(), kind[0].numpy()))
    net.train()
    return made


def export(net: Net, words: dict[str, int], dom: dict[str, int], out: Path) -> None:
    """Weights as half floats, vocabularies as one text each."""
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    arrays = {
        name: value.astype(np.float32 if name in ("mean", "std") else np.float16) for name, value in state.items()
    }
    arrays["words.text"] = np.frombuffer("\n".join(words).encode(), np.uint8)
    arrays["dom.text"] = np.frombuffer("\n".join(dom).encode(), np.uint8)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, required=True)
    options.add_argument("--out", type=Path)
    options.add_argument("--dom", action="store_true", help="for HTML: with the elements around each line")
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--held", type=int, nargs="+", default=[0], help="folds to report on; tune on others than 0")
    options.add_argument("--forms", type=int, default=3, help="forms of each page seen in an epoch")
    options.add_argument("--rate", type=float, default=3e-3)
    options.add_argument("--batch", type=int, default=6000)
    options.add_argument("--report", type=Path, help="write fold 0's predictions here (pickle)")
    return options.parse_args()


def divided(
    pages: list[Any], held: list[int], dom: bool, rng: random.Random
) -> tuple[list[examples.Example], list[examples.Example]]:
    """Examples to train on and those held for the report, apart by site; fold 0 is never trained on."""
    trained: list[examples.Example] = []
    kept: list[examples.Example] = []
    for index, one in enumerate(pages):
        number = fold(one["site"])
        if number == 0 and 0 not in held:
            continue
        if number in held and one.get("taught"):
            continue
        to = kept if number in held else trained
        for rendering in one["renderings"]:
            if not dom:
                to.extend(examples.forms(index, rendering, rng))
            elif rendering["name"] == "html":
                to.append(examples.html(index, rendering))
    return trained, kept


def fit(
    net: Net, ready: list[Ready], rng: random.Random, chosen: argparse.Namespace, judge: Callable[[nn.Module], None]
) -> Any:
    """Train, and give the running mean of the weights; `judge` reports every third epoch."""
    best = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.01)
    mean = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    steps = len(batches(_drawn(ready, rng, chosen.forms), rng, chosen.batch)) * chosen.epochs
    plan = torch.optim.lr_scheduler.OneCycleLR(
        best, chosen.rate, total_steps=steps + chosen.epochs * 20, pct_start=0.15
    )
    started = time.time()
    for epoch in range(chosen.epochs):
        total, count = 0.0, 0
        for group in batches(_drawn(ready, rng, chosen.forms), rng, chosen.batch):
            value = loss(net, batch(group, rng))
            best.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            best.step()
            plan.step()
            mean.update_parameters(net)
            total, count = total + float(value.detach()), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}, {time.time() - started:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch + 1 == chosen.epochs:
            judge(mean.module)
    return mean.module


def main() -> None:
    """Train, report on fold 0, write."""
    chosen = _options()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    np.random.seed(chosen.seed)
    rng = random.Random(chosen.seed)
    with gzip.open(chosen.cache) as opened:
        pages = pickle.load(opened)
    trained, held = divided(pages, chosen.held, chosen.dom, rng)
    words, dom = vocabularies(trained, [one["site"] for one in pages])
    if not chosen.dom:
        dom = {}
    numbering = wordcodes.Numbering(words)
    ready = [Ready(one, numbering, dom) for one in trained if one.body]
    tested = [Ready(one, numbering, dom) for one in held if one.body and "-" not in one.form]
    numeric = np.concatenate([one.numeric for one in ready])
    print(f"{len(ready)} pages, {len(numeric)} lines, {len(words)} words, {len(dom)} element words;",
          f"{len(tested)} pages held", flush=True)  # fmt: skip
    net = Net(len(words) + 3, len(dom) + 1 if dom else 0, numeric.mean(0), numeric.std(0) + 1e-3)
    net = fit(net, ready, rng, chosen, lambda module: report(module, tested, pages))
    if chosen.report:
        with chosen.report.open("wb") as out:
            pickle.dump([(one.example, *told) for one, told in zip(tested, predict(net, tested), strict=True)], out)
    if chosen.out:
        export(net, words, dom, chosen.out)


def _drawn(ready: list[Ready], rng: random.Random, forms: int) -> list[Ready]:
    """Some forms of each page, drawn anew."""
    pages: dict[int, list[Ready]] = {}
    for one in ready:
        pages.setdefault(one.example.page, []).append(one)
    return [one for found in pages.values() for one in rng.sample(found, min(forms, len(found)))]


def report(net: Net, tested: list[Ready], pages: list[dict[str, Any]]) -> None:
    """4-gram F1 of each rendering on the pages held back, at three thresholds, and how many titles are right."""
    told = predict(net, tested)
    for form in sorted({one.example.form for one in tested}):
        chosen = [(one, body, kind) for one, (body, kind) in zip(tested, told, strict=True) if one.example.form == form]
        said = []
        for cut in (0.35, 0.5, 0.65):
            scores = [measure(one.example, pages[one.example.page]["gold"], body > cut) for one, body, _ in chosen]
            p = float(np.mean([s[0] for s in scores if s[0] is not None]))
            r = float(np.mean([s[1] for s in scores]))
            said.append(
                f"{2 * p * r / (p + r):.4f} (P {p:.3f} R {r:.3f} ok90 {np.mean([s[2] >= 0.9 for s in scores]):.3f})"
            )
        right = Counter()
        for one, _, kind in chosen:
            gold = {i for i, k in enumerate(one.example.kinds) if k == 0}
            if gold:
                right["pages"] += 1
                right["right"] += int(kind[:, 0].argmax()) in gold
            known = [(k, int(kind[i].argmax())) for i, k in enumerate(one.example.kinds) if k > 0 and k != 3]
            right["kinds"] += len(known)
            right["kinds right"] += sum(a == b for a, b in known)
        print(f"  {form}: {' '.join(said)} titles {right['right']}/{right['pages']} kinds",
              f"{right['kinds right'] / max(1, right['kinds']):.3f}", flush=True)  # fmt: skip


def measure(example: examples.Example, gold: str, keep: np.ndarray) -> tuple[float | None, float, float]:
    """Precision, recall and own F1 in 4-grams, as the bench scores a page."""
    text = "\n".join(example.split.text[a:b] for (a, b), yes in zip(example.split.spans, keep, strict=True) if yes)
    want, have = _grams(gold), _grams(text)
    both = sum((want & have).values())
    n, m = sum(want.values()), sum(have.values())
    return (both / m if m else None), both / max(1, n), 2 * both / max(1, n + m)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = examples_tokens(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3))) if tokens else Counter()


def examples_tokens(text: str) -> list[str]:
    """The bench's tokens."""
    from training.pages.labels import TOKEN

    return TOKEN.findall(text)


if __name__ == "__main__":
    main()
