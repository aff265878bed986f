"""Train the speech tagger on PolNeAR.

  python -m training.speech.train --shared ../shared --out DIR --seconds N [--resume] [--evaluate 300]
      [--init LANGUAGE/model.pt | --begin SPEECH/model.pt] [--silver FILE.jsonl.gz …] [--rate 0.5]

Reads `quotes/polnear_train.jsonl.gz`, and silver that earlier taggers labelled together (`training.speech.silver`);
prints figures on half of `polnear_dev.jsonl.gz`, which chooses nothing. `--seconds` is wall-clock time over all runs
(`--resume` goes on from DIR/state.pt); the learning rate falls linearly to its end. One thread, bfloat16 autocast where
this CPU multiplies faster with it, frozen word embeddings, and the running mean of the weights (Polyak averaging) as
the result: DIR/model.pt.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from synoptic.language.speech_input import LABELS, relations
from training.speech import data
from training.speech.evaluate import figures, scorer
from training.speech.net import Batch, Net

PIECES = 900  # wordpieces a step
SAVE_EVERY = 120.0  # seconds
MEAN = 0.998  # of the running mean of the weights


def batch(rows: list[data.Example]) -> Batch:
    """Padded tensors of the examples (see `net`), and the gold: `label`, `cue_of` (B, N), `cues` (B, C)."""
    long = max(len(x.window.ids) for x in rows)
    wide = max(len(x.window.words) for x in rows)
    many = max(1, *(len(x.cues) for x in rows)) if len(rows) > 1 else max(1, len(rows[0].cues))

    def padded(values: Any, size: int, fill: int = 0) -> Tensor:
        return torch.tensor([[*v, *[fill] * (size - len(v))] for v in values])

    ids = padded((x.window.ids for x in rows), long)
    related = torch.zeros(len(rows), wide, wide, dtype=torch.long)
    for k, x in enumerate(rows):
        n = len(x.window.words)
        related[k, :n, :n] = torch.from_numpy(relations(x.window))
    return {
        "ids": ids,
        "types": padded((x.window.types for x in rows), long),
        "attention": padded(([1] * len(x.window.ids) for x in rows), long),
        "first": padded((x.window.first for x in rows), wide),
        "valid": padded(([1] * len(x.window.words) for x in rows), wide).bool(),
        "relation": related,
        "label": padded((x.label for x in rows), wide, -100),
        "cue_of": padded((x.cue_of for x in rows), wide, -100),
        "cues": padded((x.cues for x in rows), many, -1),
    }


def half_is_faster() -> bool:
    """Whether this CPU multiplies bfloat16 matrices faster than float32 (measured: some with avx512_bf16 do not)."""

    def seconds(kind: torch.dtype) -> float:
        a, b = torch.ones(850, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        a @ b
        begun = time.perf_counter()
        for _ in range(30):
            a @ b
        return time.perf_counter() - begun

    return seconds(torch.bfloat16) < 0.9 * seconds(torch.float32)


def loss(net: Net, b: Batch, half: bool = False) -> tuple[Tensor, list[float]]:
    """CRF on the labels, cross-entropy of the pointers, and of what each gold cue claims."""
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        scores, pointer, word, cue = net(b)
    scores, pointer, word, cue = scores.float(), pointer.float(), word.float(), cue.float()
    tagging = net.crf(scores, b["label"], b["valid"]) / len(scores) / 8
    zero = tagging * 0
    flat = b["cue_of"].flatten()
    pointing = F.cross_entropy(pointer.flatten(0, 1), flat, ignore_index=-100) if (flat >= 0).any() else zero
    claiming = zero
    if (b["cues"] >= 0).any():
        cues = b["cues"].clamp(min=0)
        chosen = cue.gather(1, cues[..., None].expand(-1, -1, cue.size(-1)))
        related = b["relation"].gather(2, cues[:, None, :].expand(-1, word.size(1), -1))
        role = torch.tensor([1 if "source" in x else 2 if "content" in x else 0 for x in LABELS])
        roles = role[b["label"].clamp(min=0)][..., None]
        gold = torch.where(b["cue_of"][..., None] == cues[:, None, :], roles, 0)
        gold = gold.masked_fill(~b["valid"][..., None] | (b["cues"] < 0)[:, None, :], -100)
        claimed = net.claims(word, chosen, related)
        claiming = F.cross_entropy(claimed.flatten(0, 2), gold.flatten(), ignore_index=-100)
    parts = [float(x.detach()) for x in (tagging, pointing, claiming)]
    return tagging + pointing + 2 * claiming, parts


def batches(rows: list[data.Example], chance: random.Random) -> list[list[data.Example]]:
    """Examples of like length together, at most `PIECES` wordpieces with padding, in random order."""
    out: list[list[data.Example]] = [[]]
    for row in sorted(rows, key=lambda x: len(x.window.ids) + chance.random() * 8):
        if out[-1] and (len(out[-1]) + 1) * len(row.window.ids) > PIECES:
            out.append([])
        out[-1].append(row)
    chance.shuffle(out)
    return out


class Trainer:
    """Network, optimiser, running mean and clock: everything that a resumed run must find again."""

    def __init__(self, folder: Path, seconds: float, rate: float = 1.0) -> None:
        self.folder, self.seconds = folder, seconds
        self.net = Net()
        self.net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        inner = [p for name, p in self.net.named_parameters() if name.startswith("encoder.") and p.requires_grad]
        heads = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        self.rates = [3e-4 * rate, 2e-3 * rate]
        groups = [{"params": inner, "lr": self.rates[0]}, {"params": heads, "lr": self.rates[1]}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.mean = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.step, self.epoch, self.spent = 0, 0, 0.0
        self.half = half_is_faster()

    def begin_from(self, path: Path) -> None:
        """Take the encoder of a language model (`training.language`) that has learned the press's words and trees; the
        token types mean other things there and stay as they are."""
        given = torch.load(path, map_location="cpu", weights_only=True)["net"]
        wanted = {k: v for k, v in given.items() if k.startswith("encoder.") and "token_type" not in k}
        missing, unknown = self.net.load_state_dict(wanted, strict=False)
        if unknown or any(k.startswith("encoder.") and "token_type" not in k for k in missing):
            raise SystemExit(f"{path}: not the encoder of a language model ({[*unknown, *missing][:3]})")
        self.mean = {k: v.detach().clone() for k, v in self.net.state_dict().items()}

    def go_on_from(self, path: Path) -> None:
        """Take a whole speech tagger, trained before."""
        self.net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
        self.mean = {k: v.detach().clone() for k, v in self.net.state_dict().items()}

    def update(self, b: Batch) -> list[float]:
        left = max(0.01, 1 - self.spent / self.seconds)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * min(1.0, (self.step + 1) / 40) * left
        value, parts = loss(self.net, b, self.half)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        keep = min(MEAN, self.step / (self.step + 10))
        for name, now in self.net.state_dict().items():
            if now.is_floating_point() and "word_embeddings" not in name:
                self.mean[name].lerp_(now.detach(), 1 - keep)
        return parts

    def averaged(self) -> Net:
        net = Net()
        net.load_state_dict(self.mean)
        return net.eval()

    def save(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {"net": self.net.state_dict(), "optimiser": self.optimiser.state_dict(), "mean": self.mean}
        state |= {"step": self.step, "epoch": self.epoch, "spent": self.spent}
        for name, content in (("state.pt", state), ("model.pt", self.mean)):
            torch.save(content, self.folder / (name + ".part"))
            (self.folder / (name + ".part")).replace(self.folder / name)

    def load(self) -> None:
        state = torch.load(self.folder / "state.pt", map_location="cpu")
        self.net.load_state_dict(state["net"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean, self.step = state["mean"], state["step"]
        self.epoch, self.spent = state["epoch"], state["spent"]


def epochs(documents: list[data.Document], trainer: Trainer) -> Iterator[Batch]:
    """Batches without end; an epoch's packing depends on its number alone."""
    encode = data.encoder()
    while True:
        chance = random.Random(trainer.epoch)
        rows = [x for d in documents for x in data.examples(d, encode, chance)]
        for group in batches(rows, chance):
            yield batch(group)
        trainer.epoch += 1


def run(trainer: Trainer, quotes: Path, evaluate: float, silver: Sequence[Path] = ()) -> None:
    """Train until the time is spent; saving and evaluating do not count."""
    dev, score = data.read(quotes / "polnear_dev.jsonl.gz")[::2], scorer(quotes)
    recent: list[list[float]] = []
    saved = shown = trainer.spent
    begun = time.monotonic() - trainer.spent
    documents = [d for path in (quotes / "polnear_train.jsonl.gz", *silver) for d in data.read(path)]
    for b in epochs(documents, trainer):
        recent.append(trainer.update(b))
        trainer.spent = time.monotonic() - begun
        if trainer.step % 100 == 0:
            means = np.mean(recent[-100:], 0).round(3)
            print(f"step {trainer.step} epoch {trainer.epoch} {trainer.spent:.0f} s", means, flush=True)
        over = trainer.spent >= trainer.seconds
        paused = time.monotonic()
        if trainer.spent - saved > SAVE_EVERY or over:
            trainer.save()
            saved = trainer.spent
        if trainer.spent - shown > evaluate and not over:
            print("half of dev:", figures(trainer.averaged(), dev, score), flush=True)
            shown = trainer.spent
        begun += time.monotonic() - paused
        if over:
            break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=3000)
    parser.add_argument("--evaluate", type=float, default=600, help="seconds between two looks at dev")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--init", type=Path, help="model.pt of training.language to take the encoder from")
    parser.add_argument("--begin", type=Path, help="model.pt of an earlier speech training to go on from")
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="files of training.speech.silver")
    parser.add_argument("--rate", type=float, default=1.0, help="of the usual learning rates")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    trainer = Trainer(args.out, args.seconds, args.rate)
    if args.init:
        trainer.begin_from(args.init)
    if args.begin:
        trainer.go_on_from(args.begin)
    if args.resume and (args.out / "state.pt").exists():
        trainer.load()
    quotes = args.shared / "bench" / "quotes"
    run(trainer, quotes, args.evaluate, args.silver)
    print("dev:", figures(trainer.averaged(), data.read(quotes / "polnear_dev.jsonl.gz"), scorer(quotes)))


if __name__ == "__main__":
    main()
