"""What ECB+ says of the link model's weights: logistic fits over pairs of gold mentions, split by topic.

    python -m training.links.weights --data ecbplus_dev.jsonl.gz [--limit N]

Pairs are those that the tool would compare, within each subtopic and over the whole file. The even topics are fitted
and judged on the odd ones, and the other way round; both tables are printed. The weights shipped are these
where `weights.tsv` says "learned", rounded between the halves (the bias so that precision and recall of the clusters
balance); where ECB+ has no evidence (dates, places, parties, background, recurrence) they are set by reasoning.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.common import parser
from benchmarks.coreference import read
from synoptic.links import people
from synoptic.links.accounts import shares
from synoptic.links.candidates import pairs
from synoptic.links.link import Linker, story_wide
from synoptic.links.score import Scorer
from synoptic.model import Notes, Page

Pair = tuple[dict[str, float], bool, int, bool]  # features, one event?, topic, one page?


def collect(docs: list[tuple[Page, Notes]], gold: dict[str, str], topic: dict[str, int]) -> list[Pair]:
    """The compared pairs of mentions of these documents."""
    pages, notes = [page for page, _ in docs], [note for _, note in docs]
    _, entity_of = people.merge(notes)
    linker = Linker(pages, notes, entity_of)
    single = linker.singles({note.page: story_wide(note.events, entity_of) for note in notes}, {})
    told = [account for page in single.values() for account in page]
    scorer = Scorer(linker.corpus, shares(told))
    made = []
    for i, j in pairs(told, linker.corpus):
        one, other = told[i], told[j]
        same = gold[one.mentions[0].id] == gold[other.mentions[0].id]
        made.append((scorer.features(one, other), same, topic[one.mentions[0].page], bool(one.pages & other.pages)))
    return made


def fit(made: list[Pair], within: bool) -> None:
    """Print the fit of each half of the topics and how it does on the other half."""
    chosen = [pair for pair in made if pair[3] == within]
    names = sorted({name for features, *_ in chosen for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, *_ in chosen])
    y, even = np.array([pair[1] for pair in chosen]), np.array([pair[2] % 2 == 0 for pair in chosen])
    for half in (even, ~even):
        model = LogisticRegression(C=1.0, max_iter=500).fit(x[half], y[half])
        told, truth = model.predict_proba(x[~half])[:, 1] > 0.5, y[~half]
        right = float((told & truth).sum())
        print(f"one page: {within}  precision {right / told.sum():.3f}  recall {right / truth.sum():.3f}")
        print({"bias": round(float(model.intercept_[0]), 2)} | dict(zip(names, model.coef_[0].round(2), strict=True)))


def main() -> None:
    options = parser("training.links.weights", __doc__ or "").parse_args()
    rows, docs = read(options.data, options.limit)
    gold = {f"{row['id']}#{m['mid']}": m["cluster"] for row in rows for m in row["mentions"]}
    topic = {row["id"]: int(row["topic"]) for row in rows}
    groups = defaultdict(list)
    for row, doc in zip(rows, docs, strict=True):
        groups[row.get("subtopic") or row["topic"]].append(doc)
    made = [pair for group in groups.values() for pair in collect(group, gold, topic)]
    fit(made, within=True)
    fit(made + [pair for pair in collect(docs, gold, topic) if not pair[3]], within=False)


if __name__ == "__main__":
    main()
