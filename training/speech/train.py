"""Train the speech tagger on PolNeAR, on a CPU or a GPU.

  python -m training.speech.train --shared ../shared --out DIR --passes 8 [--device cuda] [--init LANGUAGE/model.pt]
      [--silver FILE.jsonl.gz …] [--teachers DIR/model.pt …] [--own all|3|4w|6+2w] [--hold] [--resume]

Reads `quotes/polnear_train.jsonl.gz`, and silver that earlier taggers labelled together (`training.speech.silver`);
with `--teachers` the network learns what they think of both, beside the gold. `--hold` keeps a tenth of the training
documents back and reports on it: settings are chosen there; without it the figures are those of `polnear_dev`, which
chooses nothing. The learning rate rises and falls linearly; frozen word embeddings; the running mean of the weights
(Polyak averaging) is the result: DIR/model.pt. `--own` says how much of the encoder is the tagger's own (see
`net.Plan`): "4w" shares four layers of the language model and has two of its own, a vector a word.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from synoptic.language.speech_input import LABELS
from training.language import rounding
from training.speech import batches, crf, data, soft
from training.speech.evaluate import figures, scorer
from training.speech.net import Batch, Net, Plan

SAVE_EVERY = 120.0  # seconds
MASK = 103  # wordpiece "[MASK]"
_ROLES = torch.tensor([1 if "source" in x else 2 if "content" in x else 0 for x in LABELS])
Arrays = dict[str, Any]
Step = tuple[Batch, soft.Told | None, bool]  # a batch, what the teachers say, whether it is gold


def plan(own: str, drop: float) -> Plan:
    """`net.Plan` of the option `--own`."""
    if own == "all":
        return Plan(drop=drop)
    found = re.fullmatch(r"([0-6])(?:\+([1-6]))?(w?)", own)
    if not found:
        raise SystemExit(f"--own {own}: neither 'all' nor shared layers as in 3, 4w, 6+2w")
    return Plan(int(found[1]), int(found[2] or 0), bool(found[3]), drop)


def load(path: Path, device: str = "cpu", attention: str = "eager") -> Net:
    """A trained tagger, ready to be asked."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    net = Net(Plan(**content["plan"]), attention=attention)
    net.load_state_dict(content["net"])
    return net.to(device).eval()


def half_is_faster(device: str) -> bool:
    """Whether bfloat16 matrices are multiplied faster than float32 (measured: some CPUs with avx512_bf16 do not)."""
    if device != "cpu":
        return True

    def seconds(kind: torch.dtype) -> float:
        a, b = torch.ones(850, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        a @ b
        begun = time.perf_counter()
        for _ in range(30):
            a @ b
        return time.perf_counter() - begun

    return seconds(torch.bfloat16) < 0.9 * seconds(torch.float32)


def gold_loss(net: Net, outputs: Sequence[Tensor], b: Batch) -> Tensor:
    """CRF on the labels, cross-entropy of the pointers, and of what each gold cue claims."""
    scores, pointer, word, cue = outputs
    move, begin = net.transitions()
    tagging = crf.loss(scores, move, begin, b["label"], b["valid"]) / len(scores) / 8
    pointed = F.cross_entropy(pointer.flatten(0, 1), b["cue_of"].flatten(), ignore_index=-100, reduction="sum")
    pointing = pointed / (b["cue_of"] >= 0).sum().clamp(min=1)
    cues = b["cues"].clamp(min=0)
    chosen = cue.gather(1, cues[..., None].expand(-1, -1, cue.size(-1)))
    related = b["relation"].gather(2, cues[:, None, :].expand(-1, word.size(1), -1))
    roles = _ROLES.to(cues.device)[b["label"].clamp(min=0)][..., None]
    gold = torch.where(b["cue_of"][..., None] == cues[:, None, :], roles, 0)
    gold = gold.masked_fill(~b["valid"][..., None] | (b["cues"] < 0)[:, None, :], -100)
    claims = net.claims(word, chosen, related).flatten(0, 2)
    claimed = F.cross_entropy(claims, gold.flatten(), ignore_index=-100, reduction="sum")
    return tagging + pointing + 2 * claimed / (gold >= 0).sum().clamp(min=1)


class Trainer:
    """Network, optimiser, running mean and clock: everything that a resumed run must find again."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        device = options.device
        self.net = Net(plan(options.own, options.drop), attention="sdpa")
        if options.init:
            self.net.take_layers(torch.load(options.init, map_location="cpu", weights_only=True)["net"])
        self.net.to(device)
        named = [(name, p) for name, p in self.net.named_parameters() if p.requires_grad]
        inner = [p for name, p in named if name.startswith("encoder.")]
        heads = [p for name, p in named if not name.startswith("encoder.")]
        self.trained = inner + heads
        self.rates = [options.rate, 5 * options.rate]
        pairs = zip((inner, heads), self.rates, strict=True)
        self.optimiser = torch.optim.AdamW([{"params": p, "lr": r} for p, r in pairs], weight_decay=0.01)
        self.mean = [p.detach().clone() for p in self.trained]
        self.step, self.spent, self.half, self.rounds = 0, 0.0, half_is_faster(device), False

    def update(self, step: Step, total: int) -> Tensor:
        """One step of `total`; returns the loss."""
        done = self.step / total
        scale = min(1.0, (self.step + 1) / (0.05 * total)) * max(0.01, 1 - done)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        if not self.rounds and done >= self.options.round:
            self.rounds = True
            rounding.begin(self.net.encoder.encoder.layer[self.net.below :])
        given, told, gold = step
        b = batches.ready(given)
        if self.options.mask:
            hidden = (torch.rand(b["ids"].shape, device=b["ids"].device) < self.options.mask) & (b["ids"] > MASK)
            b["ids"] = torch.where(hidden, MASK, b["ids"])
        value = self.value(b, told, gold)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        keep = min(1 - 1 / (0.05 * total), self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.mean, [p.detach() for p in self.trained], 1 - keep)
        return value.detach()

    def value(self, b: Batch, told: soft.Told | None, gold: bool) -> Tensor:
        """The loss: of silver what the teachers say, if there are any, of gold both."""
        with torch.autocast(b["ids"].device.type, torch.bfloat16, enabled=self.half):
            outputs = self.net(b)
        outputs = [x.float() for x in outputs]
        if told is None:
            return gold_loss(self.net, outputs, b)
        share = self.options.soft if gold else 1.0
        value = share * soft.loss(self.net, outputs, b, told)
        return value + (1 - share) * gold_loss(self.net, outputs, b) if share < 1 else value

    def averaged(self) -> Net:
        """The running mean as a network, ready to be asked."""
        net = Net(self.net.plan, attention="sdpa").to(self.options.device)
        net.load_state_dict(self.net.state_dict())
        own = dict(net.named_parameters())
        named = [name for name, p in self.net.named_parameters() if p.requires_grad]
        order = [n for n in named if n.startswith("encoder.")] + [n for n in named if not n.startswith("encoder.")]
        with torch.no_grad():
            for name, mean in zip(order, self.mean[: len(order)], strict=True):
                own[name].copy_(mean)
        return net.eval()

    def save(self, last: bool) -> None:
        folder = self.options.out
        folder.mkdir(parents=True, exist_ok=True)
        content = {"net": self.averaged().cpu().state_dict(), "plan": asdict(self.net.plan)}
        written = {"model.pt": content}
        if not last:
            state = {"net": self.net.state_dict(), "optimiser": self.optimiser.state_dict(), "mean": self.mean}
            written["state.pt"] = state | {"step": self.step, "spent": self.spent}
        for name, own in written.items():
            torch.save(own, folder / (name + ".part"))
            (folder / (name + ".part")).replace(folder / name)

    def load(self) -> None:
        state = torch.load(self.options.out / "state.pt", map_location=self.options.device)
        self.net.load_state_dict(state["net"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean, self.step, self.spent = state["mean"], state["step"], state["spent"]


def gather(options: argparse.Namespace, pool: Pool) -> list[list[tuple[Arrays, bool]]]:
    """The batches of as many different passes over gold, and silver, as `--varied` says; True: gold."""
    gold = data.read(options.shared / "bench" / "quotes" / "polnear_train.jsonl.gz")
    if options.hold:
        gold = [d for d in gold if not data.held(d)]
    silver = [d for path in options.silver for d in data.read(path)]
    out: list[list[tuple[Arrays, bool]]] = []
    for k in range(options.varied):
        seed = 1000 * options.seed + 10 * k
        own = [(x, True) for x in batches.make(gold, options.pieces, seed, options.own != "all", pool)]
        own += [(x, False) for x in batches.make(silver, options.pieces, seed + 1, options.own != "all", pool)]
        words = sum(int(x["valid"].sum()) for x, _ in own)
        print(f"pass {k}: {len(own)} batches, {words} words", flush=True)
        out.append(own)
    return out


def prepare(options: argparse.Namespace, given: list[list[tuple[Arrays, bool]]]) -> list[list[Step]]:
    """The batches on the device, with what the teachers say of them."""
    teachers = [load(path, options.device, "sdpa") for path in options.teachers]
    if any((t.plan.shared is None) != (options.own == "all") for t in teachers):
        raise SystemExit("--teachers: they must see the windows that the student sees (--own)")

    def step(arrays: Arrays, gold: bool) -> Step:
        b = batches.tensors(arrays, options.device)
        return b, soft.targets(teachers, b) if teachers else None, gold

    return [[step(arrays, gold) for arrays, gold in own] for own in given]


def sequence(varied: list[list[Step]], passes: int, seed: int) -> Iterator[Step]:
    """All steps of the training; the order of a pass depends on its number alone."""
    for k in range(passes):
        own = list(varied[k % len(varied)])
        random.Random(seed * 1000 + k).shuffle(own)
        yield from own


def run(trainer: Trainer, varied: list[list[Step]]) -> None:
    """Train to the end, or as long as `--seconds` allows, with checkpoints."""
    options = trainer.options
    total = sum(len(varied[k % len(varied)]) for k in range(options.passes))
    trainer.net.train()
    recent: list[Tensor] = []
    begun = saved = time.monotonic()
    for number, step in enumerate(sequence(varied, options.passes, options.seed)):
        if number < trainer.step:
            continue
        recent.append(trainer.update(step, total))
        if trainer.step % 100 == 0 or trainer.step == total:
            spent, means = trainer.spent + time.monotonic() - begun, float(torch.stack(recent).mean())
            print(f"step {trainer.step} of {total}, {spent:.0f} s, loss {means:.3f}", flush=True)
            recent = []
        if time.monotonic() - saved > SAVE_EVERY:
            trainer.spent += time.monotonic() - begun
            begun = saved = time.monotonic()
            trainer.save(last=False)
    trainer.save(last=True)


def parse(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=8, help="over gold and silver")
    parser.add_argument("--varied", type=int, default=4, help="passes that differ; later ones repeat them")
    parser.add_argument("--pieces", type=int, default=900, help="wordpieces of a batch")
    parser.add_argument("--rate", type=float, default=3e-4, help="of the encoder; the heads' is five times that")
    parser.add_argument("--drop", type=float, default=0.05, help="dropout of the encoder")
    parser.add_argument("--mask", type=float, default=0.0, help="share of wordpieces hidden in training")
    parser.add_argument("--round", type=float, default=1.0, help="progress from which weights are rounded as shipped")
    parser.add_argument("--own", default="all", help="how much of the encoder is the tagger's own")
    parser.add_argument("--init", type=Path, help="model.pt of training.language to take the encoder from")
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="files of training.speech.silver")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="taggers trained before")
    parser.add_argument("--soft", type=float, default=0.5, help="weight of the teachers beside the gold")
    parser.add_argument("--hold", action="store_true", help="keep a tenth of the training documents back")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(given)


def work(options: argparse.Namespace, given: list[list[tuple[Arrays, bool]]]) -> None:
    """Train, and report."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    trainer = Trainer(options)
    if options.resume and (options.out / "state.pt").exists():
        trainer.load()
    run(trainer, prepare(options, given))
    report(options, trainer.averaged())


def report(options: argparse.Namespace, net: Net) -> None:
    """The figures of what was trained."""
    quotes = options.shared / "bench" / "quotes"
    chosen = data.read(quotes / ("polnear_train.jsonl.gz" if options.hold else "polnear_dev.jsonl.gz"))
    if options.hold:
        chosen = [d for d in chosen if data.held(d)]
    told = figures(net, chosen, scorer(quotes), options.device)
    print("held back:" if options.hold else "dev:", told, flush=True)


def main() -> None:
    options = parse()
    with get_context("fork").Pool(max(1, options.threads)) as pool:
        given = gather(options, pool)
    work(options, given)


if __name__ == "__main__":
    main()
