"""One encoder for both: the language model's heads and the speech tagger's, trained together.

  python -m training.speech.joint --shared ../shared --out DIR --init LANGUAGE/model.pt --passes 6 [--silver …] [--keep 2]

The speech heads learn PolNeAR's gold and silver as in `training.speech.train` with `--own 0`; meanwhile the language
heads keep saying of the same windows what the language model said before (knowledge distillation, weight `--keep`).
Measured against a second model; not shipped, as it costs accuracy (docs/benchmarks.md). Writes DIR/model.pt with both.
"""

from __future__ import annotations

import argparse
from multiprocessing import get_context
from pathlib import Path

import torch
from torch import Tensor, nn

from training.language.net import Reader
from training.speech import batches, train
from training.speech.net import Batch, Net


class Joint(nn.Module):
    """`tagger` owns the encoder; `reader`'s heads read it too; `before` is the language model as it was."""

    def __init__(self, tagger: Net, given: dict[str, Tensor], relations: int) -> None:
        super().__init__()
        self.tagger = tagger
        self.before, self.reader = Reader(relations).eval(), Reader(relations)
        for own in (self.before, self.reader):
            own.load_state_dict({k: v.float() for k, v in given.items()})
        self.before.requires_grad_(False)
        del self.reader.encoder

    def outputs(self, b: Batch) -> tuple[tuple[Tensor, ...], Tensor]:
        """The tagger's outputs, and how far the language heads have moved."""
        top = torch.zeros_like(b["first"][:, :1])
        valid = torch.cat([torch.ones_like(b["valid"][:, :1]), b["valid"]], 1)
        hidden = self.tagger.hidden({**b, "first": torch.cat([top, b["first"]], 1), "valid": valid})
        told = self.reader.heads(hidden[:, :1], hidden[:, 1:])
        with torch.no_grad():
            wanted = self.before(b["ids"], b["attention"], b["types"], b["first"])
        return self.tagger.heads(hidden[:, 1:], b), self._moved(told, wanted, b["valid"], valid)

    def _moved(self, told: tuple[Tensor, ...], wanted: tuple[Tensor, ...], valid: Tensor, heads: Tensor) -> Tensor:
        """Cross-entropies of names, tags, arcs and the relations of the best arcs, a word."""
        pairs = [(told[k].float(), wanted[k].float()) for k in range(2)]
        hidden = ~heads[:, None, :]
        pairs.append((told[2].float().masked_fill(hidden, -1e4), wanted[2].float().masked_fill(hidden, -1e4)))
        best = pairs[2][1].argmax(-1)
        pairs.append(
            (
                self.reader.relations(told[3].float(), told[4].float(), best),
                self.before.relations(wanted[3].float(), wanted[4].float(), best),
            )
        )
        total = valid.new_zeros((), dtype=torch.float32)
        for own, other in pairs:
            apart = -(other.softmax(-1) * own.log_softmax(-1).clamp(min=-60)).sum(-1)
            total = total + (apart * valid).sum() / valid.sum()
        return total


def work(options: argparse.Namespace, given: list[list[tuple[train.Arrays, bool]]]) -> None:
    """Train, save, and report the speech figures; `training.language.evaluate` tells the others."""
    torch.manual_seed(options.seed)
    trainer = train.Trainer(options)
    content = torch.load(options.init, map_location="cpu", weights_only=True)
    joint = Joint(trainer.net, content["net"], len(content["relations"])).to(options.device)
    heads = list(joint.reader.parameters())
    trainer.optimiser.add_param_group({"params": heads, "lr": options.rate})
    trainer.rates.append(options.rate)
    trainer.trained += heads
    trainer.mean += [p.detach().clone() for p in heads]

    def value(b: Batch, _told: object, _gold: bool) -> Tensor:
        with torch.autocast(b["ids"].device.type, torch.bfloat16, enabled=trainer.half):
            outputs, moved = joint.outputs(b)
        return train.gold_loss(trainer.net, [x.float() for x in outputs], b) + options.keep * moved

    trainer.value = value  # type: ignore[method-assign]
    train.run(trainer, train.prepare(options, given))
    with torch.no_grad():
        for p, mean in zip(heads, trainer.mean[-len(heads) :], strict=True):
            p.copy_(mean)
    kept = {"reader": joint.reader.cpu().state_dict(), "relations": content["relations"]}
    torch.save({**torch.load(options.out / "model.pt", weights_only=True), **kept}, options.out / "model.pt")
    train.report(options, trainer.averaged())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=float, default=2.0)
    own, rest = parser.parse_known_args()
    options = train.parse([*rest, "--own", "0"])
    options.keep = own.keep
    if not options.init:
        raise SystemExit("--init: the language model to begin with")
    with get_context("fork").Pool(max(1, options.threads)) as pool:
        given = train.gather(options, pool)
    work(options, given)


if __name__ == "__main__":
    main()
