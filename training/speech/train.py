"""Put speech heads on the language model's encoder and train both together, on a CPU or a GPU.

  python -m training.speech.train --shared ../shared --language LANGUAGE/model.pt --out DIR [--silver FILE.jsonl.gz …]
      [--passes 6] [--device cuda --pieces 8000] [--keep 2] [--begin DIR/model.pt] [--round 0] [--hold] [--resume]

Reads `quotes/polnear_train.jsonl.gz`, and silver that earlier weights labelled (`training.speech.silver`). The speech
heads learn attributions; meanwhile the language heads keep saying of the same windows what the language model said
before (`keep`, with that weight; 0 makes a second model that forgets them). `--hold` keeps a tenth of the training
documents back and reports on it: settings are chosen there; without it the figures are those of `polnear_dev`, which
chooses nothing. The learning rate rises and falls linearly; frozen word embeddings; the running mean of the weights
(Polyak averaging) is the result: DIR/model.pt, of which `training.speech.export` makes the shipped files.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from synoptic.language.speech_input import LABELS
from training.language import rounding
from training.language.net import Reader
from training.speech import batches, crf, data
from training.speech.batches import Arrays
from training.speech.evaluate import figures, scorer
from training.speech.keep import moved
from training.speech.net import Batch, Net, Outputs, Speech

SAVE_EVERY = 120.0  # seconds
MASK = 103  # wordpiece "[MASK]"
_ROLES = torch.tensor([1 if "source" in x else 2 if "content" in x else 0 for x in LABELS])


def load(path: Path, device: str = "cpu", attention: str = "eager") -> tuple[Net, list[str]]:
    """A trained network, ready to be asked, and the names of its relations."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    net = Net(len(content["relations"]), attention)
    net.load_state_dict(content["net"])
    return net.to(device).eval(), content["relations"]


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


def loss(heads: Speech, outputs: Outputs, b: Batch) -> Tensor:
    """CRF on the labels, cross-entropy of the pointers, and of what each gold cue claims."""
    scores, pointer, word, cue = (x.float() for x in outputs)
    move, begin = heads.transitions()
    tagging = crf.loss(scores, move, begin, b["label"], b["valid"]) / len(scores) / 8
    pointed = F.cross_entropy(pointer.flatten(0, 1), b["cue_of"].flatten(), ignore_index=-100, reduction="sum")
    pointing = pointed / (b["cue_of"] >= 0).sum().clamp(min=1)
    cues = b["cues"].clamp(min=0)
    chosen = cue.gather(1, cues[..., None].expand(-1, -1, cue.size(-1)))
    related = b["relation"].gather(2, cues[:, None, :].expand(-1, word.size(1), -1))
    roles = _ROLES.to(cues.device)[b["label"].clamp(min=0)][..., None]
    gold = torch.where(b["cue_of"][..., None] == cues[:, None, :], roles, 0)
    gold = gold.masked_fill(~b["valid"][..., None] | (b["cues"] < 0)[:, None, :], -100)
    claims = heads.claims(word, chosen, related).flatten(0, 2)
    claimed = F.cross_entropy(claims, gold.flatten(), ignore_index=-100, reduction="sum")
    return tagging + pointing + 2 * claimed / (gold >= 0).sum().clamp(min=1)


class Trainer:
    """Network, optimiser, running mean and clock: everything that a resumed run must find again."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        given = torch.load(options.language, map_location="cpu", weights_only=True)
        self.relations: list[str] = given["relations"]
        self.before = Reader(len(self.relations)).eval()
        self.before.load_state_dict(given["net"])
        self.before.requires_grad_(False).to(options.device)
        self.net = Net(len(self.relations), "sdpa", options.drop)
        self.net.reader.load_state_dict(given["net"])
        if options.begin:
            self.net.load_state_dict(torch.load(options.begin, map_location="cpu", weights_only=True)["net"])
        self.net.to(options.device)
        named = {name: p for name, p in self.net.named_parameters() if p.requires_grad}
        self.named = dict(sorted(named.items(), key=lambda pair: not pair[0].startswith("reader.")))
        inner = [p for name, p in self.named.items() if name.startswith("reader.")]
        outer = [p for name, p in self.named.items() if not name.startswith("reader.")]
        self.rates = [options.rate, 5 * options.rate]
        pairs = zip((inner, outer), self.rates, strict=True)
        self.optimiser = torch.optim.AdamW([{"params": p, "lr": r} for p, r in pairs], weight_decay=0.01)
        self.mean = [p.detach().clone() for p in self.named.values()]
        self.step, self.spent, self.half, self.rounds = 0, 0.0, half_is_faster(options.device), False

    def update(self, given: Batch, total: int) -> Tensor:
        """One step of `total`; returns the loss."""
        scale = min(1.0, (self.step + 1) / (0.05 * total)) * max(0.01, 1 - self.step / total)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        if not self.rounds and self.step >= self.options.round * total:
            self.rounds = True
            rounding.begin(self.net.reader.encoder)
        b = batches.ready(given)
        if self.options.mask:
            hidden = (torch.rand(b["ids"].shape, device=b["ids"].device) < self.options.mask) & (b["ids"] > MASK)
            b["ids"] = torch.where(hidden, MASK, b["ids"])
        with torch.autocast(b["ids"].device.type, torch.bfloat16, enabled=self.half):
            told, outputs = self.net(b)
            apart = moved(self.net, self.before, told, b) if self.options.keep else outputs[0].sum() * 0
        value = loss(self.net.speech, outputs, b) + self.options.keep * apart
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        keep = min(1 - 1 / (0.05 * total), self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.mean, [p.detach() for p in self.named.values()], 1 - keep)
        return value.detach()

    def averaged(self) -> Net:
        """The running mean as a network, ready to be asked."""
        net = Net(len(self.relations), "sdpa").to(self.options.device)
        mean = dict(zip(self.named, self.mean, strict=True))
        net.load_state_dict(self.net.state_dict() | mean)
        return net.eval()

    def save(self, last: bool) -> None:
        folder = self.options.out
        folder.mkdir(parents=True, exist_ok=True)
        written = {"model.pt": {"net": self.averaged().cpu().state_dict(), "relations": self.relations}}
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


def gather(options: argparse.Namespace, pool: Pool) -> list[list[Arrays]]:
    """The batches of as many different passes over gold and silver as `--varied` says."""
    gold = data.read(options.shared / "bench" / "quotes" / "polnear_train.jsonl.gz")
    if options.hold:
        gold = [d for d in gold if not data.held(d)]
    silver = [d for path in options.silver for d in data.read(path)]
    out: list[list[Arrays]] = []
    for k in range(options.varied):
        seed = 1000 * options.seed + 10 * k
        own = batches.make(gold, options.pieces, seed, pool) + batches.make(silver, options.pieces, seed + 1, pool)
        print(f"pass {k}: {len(own)} batches, {sum(int(x['valid'].sum()) for x in own)} words", flush=True)
        out.append(own)
    return out


def sequence(varied: Sequence[Sequence[Batch]], passes: int, seed: int) -> Iterator[Batch]:
    """All batches of the training; the order of a pass depends on its number alone."""
    for k in range(passes):
        own = list(varied[k % len(varied)])
        random.Random(seed * 1000 + k).shuffle(own)
        yield from own


def run(trainer: Trainer, given: list[list[Arrays]]) -> None:
    """Train to the end, with checkpoints."""
    options = trainer.options
    varied = [[batches.tensors(x, options.device) for x in own] for own in given]
    total = sum(len(varied[k % len(varied)]) for k in range(options.passes))
    trainer.net.train()
    recent: list[Tensor] = []
    begun = saved = time.monotonic()
    for number, b in enumerate(sequence(varied, options.passes, options.seed)):
        if number < trainer.step:
            continue
        recent.append(trainer.update(b, total))
        if trainer.step % 100 == 0 or trainer.step == total:
            spent, mean = trainer.spent + time.monotonic() - begun, float(torch.stack(recent).mean())
            print(f"step {trainer.step} of {total}, {spent:.0f} s, loss {mean:.3f}", flush=True)
            recent = []
        if time.monotonic() - saved > SAVE_EVERY:
            trainer.spent += time.monotonic() - begun
            begun = saved = time.monotonic()
            trainer.save(last=False)
    trainer.save(last=True)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--language", type=Path, required=True, help="model.pt of training.language")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="files of training.speech.silver")
    parser.add_argument("--passes", type=int, default=6, help="over gold and silver")
    parser.add_argument("--varied", type=int, default=1, help="passes that differ; later ones repeat them")
    parser.add_argument("--pieces", type=int, default=900, help="wordpieces of a batch")
    parser.add_argument("--rate", type=float, default=3e-4, help="of the encoder; the speech heads' is five times that")
    parser.add_argument("--drop", type=float, default=0.1, help="dropout of the encoder")
    parser.add_argument("--mask", type=float, default=0.05, help="share of wordpieces hidden in training")
    parser.add_argument("--keep", type=float, default=2.0, help="weight of what the language model said before")
    parser.add_argument("--begin", type=Path, help="model.pt of an earlier training of both, to go on from")
    parser.add_argument("--round", type=float, default=1.0, help="progress from which weights are rounded as shipped")
    parser.add_argument("--hold", action="store_true", help="keep a tenth of the training documents back")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    with get_context("fork").Pool(max(1, options.threads)) as pool:
        given = gather(options, pool)
    trainer = Trainer(options)
    if options.resume and (options.out / "state.pt").exists():
        trainer.load()
    run(trainer, given)
    quotes = options.shared / "bench" / "quotes"
    chosen = data.read(quotes / ("polnear_train.jsonl.gz" if options.hold else "polnear_dev.jsonl.gz"))
    if options.hold:
        chosen = [d for d in chosen if data.held(d)]
    told = figures(trainer.averaged(), chosen, scorer(quotes), options.device)
    print("held back:" if options.hold else "dev:", told, flush=True)


if __name__ == "__main__":
    main()
