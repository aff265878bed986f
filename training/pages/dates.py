"""Learn how much each sign of a date speaks for its being the publication date (`synoptic/pages/date_choice.py`).

    python -m training.pages.dates --bench BENCH/dates --pages BENCH/pages --cache FILE --out dateweights.json
    python -m training.pages.dates --bench BENCH/dates --pages BENCH/pages --cache FILE --cross [--weights FOLDER]

The choice model over the days seen on each dated page and "none of them", fitted by maximum likelihood with a small
ridge: HTML, dumps and lite dumps together. Fold 0's sites are kept for the report. `--cross` reports each of the seven
folds by weights trained on the other six (`--weights` keeps them, one file a fold, for `benchmarks.dates --cross`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from synoptic.errors import PageError
from synoptic.pages import date_choice, hints, html, zones
from synoptic.pages.date_choice import FEATURES, Around
from synoptic.pages.sightings import Sighting
from training.pages.prepare import FOLDS, fold, site

UNITS = 4


class Example(NamedTuple):
    """A dated page in one form; `own` tells that it is of the dates bench itself."""

    form: str
    id: str
    site: str
    own: bool
    gold: date | None
    seen: list[Sighting]
    around: Around


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a bench file."""
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)


def pages(bench: Path, more: Path, forms: list[str]) -> Iterator[Example]:
    """Every dated page."""
    dated = {row["id"]: row for row in rows(bench / "pages_dates_dev.jsonl.gz")}
    address = {row["id"]: row["url"] for row in rows(bench / "html_dev.jsonl.gz")}
    address |= {key: row["url"] for key, row in dated.items()}
    for form in forms:
        for folder in (bench, more):
            for row in rows(folder / f"{form}_dev.jsonl.gz"):
                if folder == more and row["id"] not in dated:
                    continue
                gold = row.get("date") if folder == bench else dated[row["id"]]["date"]
                url = address.get(row["id"])
                try:
                    seen, around = _seen(form, row, url)
                except PageError:
                    continue
                yield Example(form, row["id"], site(url, row["id"]), folder == bench, _day(gold), seen, around)


def _seen(form: str, row: dict[str, Any], url: str | None) -> tuple[list[Sighting], Around]:
    if form != "html":
        text, found = row["dump"], zones.zones(row["dump"])
        return hints.collect(text, found, None, None), hints.around(text, found, None)
    read = html.read(row["html"])
    found = read.zones if read.zones is not None else zones.zones(read.text)
    url = url or read.metadata.url
    around = hints.around(read.text, found, url)
    return hints.collect(read.text, found, url, read.metadata, None, around.captured), around


def _day(gold: str | None) -> date | None:
    try:
        return date.fromisoformat(gold) if gold else None
    except ValueError:  # a few golds are no days
        return None


class Batch:
    """All pages in one go: sightings stacked, their days numbered through, and the pages of the days."""

    def __init__(self, examples: Sequence[Example]) -> None:
        rows, columns, owners, page, right = [], [], [], [], []
        count = row = 0
        for example in examples:
            order, owner, held = date_choice.features(example.seen, example.around)
            if not order:
                continue
            for number, indices in zip(owner, held, strict=True):
                rows += [row] * len(indices)
                columns += indices
                owners.append(count + number)
                row += 1
            right.append(count + order.index(example.gold) if example.gold in order else -1)
            page += [len(right) - 1] * len(order)
            count += len(order)
        self.matrix = torch.zeros(row, len(FEATURES))
        self.matrix[rows, columns] = 1.0
        self.owners, self.page, self.right = torch.tensor(owners), torch.tensor(page), torch.tensor(right)


class Net(torch.nn.Module):
    """The choice model of `date_choice.weighed`, to be fitted."""

    def __init__(self, units: int) -> None:
        super().__init__()
        self.linear = torch.nn.Parameter(torch.zeros(len(FEATURES)))
        self.hidden = torch.nn.Parameter(torch.randn(len(FEATURES), units) * 0.2)
        self.bias = torch.nn.Parameter(torch.zeros(units))
        self.out = torch.nn.Parameter(torch.randn(units) * 0.2)
        self.none = torch.nn.Parameter(torch.zeros(1))

    def loss(self, batch: Batch, ridge: float) -> torch.Tensor:
        """Mean negative log-likelihood of the right day, or of "none", with the ridge."""
        told = batch.matrix @ self.linear + torch.tanh(batch.matrix @ self.hidden + self.bias) @ self.out
        score = _sum_exp(told, batch.owners, len(batch.page))
        count = len(batch.right)
        whole = _sum_exp(
            torch.cat([score, self.none.expand(count)]), torch.cat([batch.page, torch.arange(count)]), count
        )
        chosen = torch.where(batch.right >= 0, score[batch.right.clamp(min=0)], self.none)
        size = self.linear.square().sum() + self.hidden.square().sum() + self.out.square().sum()
        return (whole - chosen).mean() + ridge * size

    def written(self) -> dict[str, Any]:
        """The weights as `date_choice.parsed` reads them."""
        linear, hidden = self.linear.detach().numpy(), self.hidden.detach().numpy()
        return {
            "none": round(self.none.item(), 3),
            "bias": _rounded(self.bias.detach().numpy()),
            "out": _rounded(self.out.detach().numpy()),
            "weights": {
                name: _rounded([linear[i], *hidden[i]]) for i, name in enumerate(FEATURES)
            },
        }  # fmt: skip


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 3) for value in values]


def _sum_exp(values: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, groups, values.detach(), "amax")
    total = torch.zeros(count).index_add(0, groups, torch.exp(values - top[groups]))
    return top + torch.log(total)


def fit(examples: Sequence[Example], ridge: float, units: int = UNITS, steps: int = 120) -> dict[str, Any]:
    """The weights that make the right days of these pages likeliest."""
    torch.manual_seed(0)
    batch, net = Batch(examples), Net(units)
    best = torch.optim.LBFGS(net.parameters(), lr=0.5, max_iter=steps, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        best.zero_grad()
        value = net.loss(batch, ridge)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    best.step(step)  # type: ignore[arg-type]
    return net.written()


Told = tuple[Example, dict[date, float]]


def told(examples: Sequence[Example], weights: dict[str, Any]) -> list[Told]:
    """The chances of the days of each page."""
    read = date_choice.parsed(weights)
    return [(one, date_choice.weighed(date_choice.features(one.seen, one.around), read)) for one in examples]


def report(which: str, found: Sequence[Told]) -> None:
    """Exact days and precision at several levels of abstention, and how far the chances can be trusted."""
    tally: dict[str, list[tuple[bool, float, bool]]] = defaultdict(list)
    for example, chances in found:
        if example.gold is not None and example.own:
            best = max(chances, key=lambda d: chances[d]) if chances else None
            tally[example.form].append((best == example.gold, chances[best] if best else 0.0, example.gold in chances))
    for form, said in tally.items():
        line = []
        for cut in (0.3, 0.4, 0.5, 0.7):
            given = [ok for ok, p, _ in said if p >= cut]
            line.append(f"≥{cut}: R {sum(given) / len(said):.3f} P {sum(given) / max(1, len(given)):.3f}")
        trust = [
            f"{low:.1f}: {np.mean([ok for ok, p, _ in said if low <= p < high]):.2f}"
            for low, high in ((0.2, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))
            if any(low <= p < high for _, p, _ in said)
        ]
        print(which, form, len(said), f"seen {sum(s for _, _, s in said) / len(said):.3f}", " ".join(line))
        print("    right of those told at", ", ".join(trust))


def cross(found: Sequence[Example], ridge: float, units: int, keep: Path | None) -> list[Told]:
    """Each fold by weights trained on the others."""
    made: list[Told] = []
    for held in range(FOLDS):
        weights = fit([one for one in found if fold(one.site) != held], ridge, units)
        made += told([one for one in found if fold(one.site) == held], weights)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"fold{held}.json").write_text(_text(weights), encoding="utf-8")
    return made


def _text(weights: dict[str, Any]) -> str:
    """The weights as JSON, one feature a line."""
    by = ",\n  ".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in weights["weights"].items())
    head = "".join(f' "{name}": {json.dumps(weights[name])},\n' for name in ("none", "bias", "out"))
    return f'{{\n{head} "weights": {{\n  {by}\n }}\n}}\n'


def main() -> None:
    """Train, report, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bench", type=Path, required=True)
    options.add_argument("--pages", type=Path, required=True)
    options.add_argument("--cache", type=Path, required=True, help="the sightings are kept here between runs")
    options.add_argument("--out", type=Path)
    options.add_argument("--cross", action="store_true", help="report all folds, each by weights of the others")
    options.add_argument("--weights", type=Path, help="with --cross: keep each fold's weights in this folder")
    options.add_argument("--forms", nargs="+", default=["html", "dump", "lite"])
    options.add_argument("--ridge", type=float, default=2e-3)
    options.add_argument("--units", type=int, default=UNITS)
    chosen = options.parse_args()
    torch.set_num_threads(1)
    if not chosen.cache.exists():
        chosen.cache.write_bytes(pickle.dumps(list(pages(chosen.bench, chosen.pages, chosen.forms))))
    found: list[Example] = pickle.loads(chosen.cache.read_bytes())
    if chosen.cross:
        report("cross", cross(found, chosen.ridge, chosen.units, chosen.weights))
    if chosen.out:
        weights = fit([one for one in found if fold(one.site) != 0], chosen.ridge, chosen.units)
        chosen.out.write_text(_text(weights), encoding="utf-8")
        report("held", told([one for one in found if fold(one.site) == 0], weights))


if __name__ == "__main__":
    main()
