"""Entities across documents on ECB+ with gold mentions: B-cubed, MUC, CEAFe and CoNLL F1.

    python -m benchmarks.entity_coreference --data ../shared/bench/events/ecb/ecbplus_dev.jsonl.gz [--limit N] [--peers]

The setting, exactly: gold mentions of the validated sentences whose tag is a person (HUMAN_PART_PER), an organisation
(HUMAN_PART_ORG, _GPE, _MET) or a place (LOC_GEO, LOC_FAC, LOC_OTHER); generic people and vehicles are left out, as are
things (NON_HUMAN_PART). Names, descriptions and pronouns all count, singletons too. Each document becomes a page (one
sentence a line) that the tool reads as usual: it finds its own mentions and entities, and `links.people.merge` puts the
entities of the pages together. A gold mention takes the cluster of the tool's mention that fits it best (each holds
the other's head word; most overlap); a gold mention for which the tool has no mention stays alone ("unread" is their
share). No gold boundary, kind or topic is given to the tool.

`corpus_…`: the entities of all documents are merged at once. `topic_…`: those of one gold topic at a time (about 22
documents on two affairs that ECB+ chose alike to confuse); `subtopic_…`: of one gold subtopic (one affair), as in a
story; gold clusters are cut at the edge of the group, too. `…_person`, `_organisation`, `_place`: the gold mentions of
that kind alone. `…_names`: gold mentions whose head word is a proper name ("at the Paris shop" is none): it has a
capital, and inside the corpus' sentences it stands in small letters no more often than with one. `--peers` adds floors
that join what has the same string (`same_string_…`) or head word (`head_…`) in the group, and the ceiling of the
linking (`ceiling_…`): the tool's page entities put together as the gold has them, each by most of its mentions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.common import parser, rows, scorer, table, write
from benchmarks.coreference import head, page_of
from synoptic.links import people
from synoptic.model import Mention, Notes

Row = dict[str, Any]
KINDS = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation", "HUMAN_PART_GPE": "organisation", "HUMAN_PART_MET": "organisation",
    "LOC_GEO": "place", "LOC_FAC": "place", "LOC_OTHER": "place",
}  # fmt: skip
SCOPES = ("corpus", "topic", "subtopic")


class Gold(NamedTuple):
    """A gold mention with its characters, those of its head word, and the tool's entity ("" if none)."""

    id: str
    cluster: str
    kind: str
    text: str
    start: int
    end: int
    head: tuple[int, int]
    named: bool
    entity: str


class Document(NamedTuple):
    """A document as the tool reads it: its notes, the first character of each token, and the gold mentions."""

    row: Row
    notes: Notes
    starts: tuple[int, ...]
    gold: tuple[Gold, ...]


def cased(found: Sequence[Row]) -> set[str]:
    """Words that stand with a capital at least as often as without, sentence starts and headlines left out."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for row in found:
        for tokens in row["sentences"].values():
            words = [t for t in tokens if t[:1].isalpha()]
            if sum(w[:1].isupper() for w in words) > len(words) / 2:
                continue
            for token in words[1:]:
                (upper if token[:1].isupper() else lower)[token.lower()] += 1
    return {word for word, count in upper.items() if count >= lower[word]}


def words_of(mention: Row) -> str:
    """The text of a gold mention."""
    return mention["text"] if isinstance(mention["text"], str) else " ".join(mention["text"])


def gold_mentions(
    row: Row, notes: Notes, starts: Sequence[int], spans: dict[tuple[int, int], tuple[int, int]], names: set[str]
) -> tuple[Gold, ...]:
    """The people, organisations and places of the validated sentences, each with the tool's entity."""
    made = []
    for mention in row["mentions"]:
        kind = KINDS.get(mention["tag"])
        if kind is None or mention.get("validated") is False:
            continue
        tokens = [spans[mention["sent"], i] for i in mention["tokens"]]
        text, start, end = words_of(mention), tokens[0][0], tokens[-1][1]
        at = _head(text, start, end)
        word = text[at[0] - start : at[1] - start]
        named = word[:1].isupper() and re.sub(r"'s?$", "", word.lower()) in names
        one = Gold(f"{row['id']}#{mention['mid']}", mention["cluster"], kind, text, start, end, at, named, "")
        made.append(one._replace(entity=entity_of(one, notes, starts)))
    return tuple(made)


def _head(words: str, start: int, end: int) -> tuple[int, int]:
    """The characters of the head word: the last before a comma or a preposition."""
    word = head(re.split(r" , | ' s ", words)[0])
    at = words.lower().rfind(word, 0, len(words))
    return (start + at, start + at + len(word)) if 0 <= at < end - start else (start, end)


def entity_of(gold: Gold, notes: Notes, starts: Sequence[int]) -> str:
    """The page entity whose mention fits best: each holds the other's head word, and most of both is shared."""
    best, found = 0.0, ""
    for entity in notes.entities:
        for mention in entity.mentions:
            score = _overlap(gold, mention, starts[mention.head])
            if score > best:
                best, found = score, entity.id
    return found


def _overlap(gold: Gold, mention: Mention, at: int) -> float:
    common = min(gold.end, mention.end) - max(gold.start, mention.start)
    if common <= 0 or not (mention.start < gold.head[1] and gold.head[0] < mention.end and gold.start <= at < gold.end):
        return 0.0
    return common / (max(gold.end, mention.end) - min(gold.start, mention.start))


def read(data: Path, limit: int | None) -> list[Document]:
    """The documents, read by the tool."""
    from synoptic.language.model import LanguageModel
    from synoptic.notes.page import annotate

    model = LanguageModel.load()
    found = list(rows(data, limit))
    names = cased(found)
    docs = []
    for row in found:
        page, spans = page_of(row)
        reading = model.read(page.text, page.zones)
        notes, starts = annotate(page, reading), tuple(t.start for t in reading.tokens)
        docs.append(Document(row, notes, starts, gold_mentions(row, notes, starts, spans, names)))
    return docs


def scope_of(row: Row, scope: str) -> str:
    """The name of the group that a document belongs to."""
    return (
        ""
        if scope == "corpus"
        else str(row.get("subtopic") or row["topic"])
        if scope == "subtopic"
        else str(row["topic"])
    )


def groups(docs: Iterable[Document], scope: str) -> dict[str, list[Document]]:
    """The documents by topic, by subtopic, or all together."""
    made: dict[str, list[Document]] = defaultdict(list)
    for doc in docs:
        made[scope_of(doc.row, scope)].append(doc)
    return made


def cluster(docs: Sequence[Document], scope: str) -> dict[str, str]:
    """Gold mention id → cluster, as the tool merges the entities of each group."""
    made: dict[str, str] = {}
    for name, group in groups(docs, scope).items():
        _, story = people.merge([doc.notes for doc in group])
        for doc in group:
            for gold in doc.gold:
                made[gold.id] = f"{name}:{story[gold.entity]}" if gold.entity else gold.id
    return made


def floor(docs: Sequence[Document], scope: str, key: Callable[[Gold], str]) -> dict[str, str]:
    """Gold mention id → cluster of those with the same key in each group."""
    return {g.id: f"{scope_of(doc.row, scope)}:{key(g)}" for doc in docs for g in doc.gold}


def ceiling(docs: Sequence[Document], scope: str) -> dict[str, str]:
    """Gold mention id → cluster if the page entities were put together as the gold has them."""
    made: dict[str, str] = {}
    for doc in docs:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for gold in doc.gold:
            votes[gold.entity][gold.cluster] += 1
        for gold in doc.gold:
            meant = votes[gold.entity].most_common(1)[0][0]
            made[gold.id] = f"{scope_of(doc.row, scope)}:{meant}" if gold.entity else gold.id
    return made


def key_of(docs: Sequence[Document], scope: str) -> dict[str, str]:
    """Gold mention id → gold cluster, cut at the edges of the groups."""
    return {g.id: f"{scope_of(doc.row, scope)}:{g.cluster}" for doc in docs for g in doc.gold}


def measure(
    golds: Sequence[Gold], gold_key: dict[str, str], predicted: dict[str, str], module: ModuleType
) -> dict[str, float]:
    """The scorer's figures for these gold mentions."""
    key = module.clusters_from_map({g.id: gold_key[g.id] for g in golds})
    score = module.score(key, module.clusters_from_map({g.id: predicted[g.id] for g in golds}))
    return {"b3_p": score["b3"]["p"], "b3_r": score["b3"]["r"], "b3_f1": score["b3"]["f"],
            "muc_f1": score["muc"]["f"], "ceafe_f1": score["ceafe"]["f"], "conll_f1": score["conll_f1"]}  # fmt: skip


def parts(golds: Sequence[Gold]) -> dict[str, list[Gold]]:
    """All gold mentions, each kind, and names only."""
    made = {"": list(golds)} | {f"_{k}": [g for g in golds if g.kind == k] for k in dict.fromkeys(KINDS.values())}
    names = [g for g in golds if g.named]
    return made | {"_names": names} | {f"_names{k}": [g for g in of if g.named] for k, of in made.items() if k}


def main() -> None:
    options = parser("entity_coreference", __doc__ or "").parse_args()
    docs = read(options.data, options.limit)
    report(docs, scorer(options.data, "score_coref.py"), options.peers, options.out)


def report(docs: Sequence[Document], module: ModuleType, peers: bool, out: Path | None) -> None:
    """Print the figures of every scope and part; all six for everything and for names, else B-cubed alone."""
    golds = [g for doc in docs for g in doc.gold]
    metrics: dict[str, Any] = {"mentions": len(golds), "unread": sum(not g.entity for g in golds) / max(1, len(golds))}
    metrics |= {f"mentions{part}": len(some) for part, some in parts(golds).items() if part}
    for scope in SCOPES:
        predicted, key = cluster(docs, scope), key_of(docs, scope)
        if scope == "corpus":
            write(out, [predicted])
        for part, some in parts(golds).items():
            figures = measure(some, key, predicted, module)
            kept = figures if part in ("", "_names") else {"b3_f1": figures["b3_f1"]}
            metrics |= {f"{scope}{part}_{name}": value for name, value in kept.items()}
    if peers:
        metrics |= compared(docs, module)
    title = f"entities across {len(docs)} documents, gold mentions"
    table(title, {k: round(v, 4) if isinstance(v, float) else v for k, v in metrics.items()})


def compared(docs: Sequence[Document], module: ModuleType) -> dict[str, float]:
    """B-cubed F1 of the floors and of the ceiling."""
    made = {}
    golds = [g for doc in docs for g in doc.gold]
    for scope in SCOPES:
        others = {
            "same_string": floor(docs, scope, lambda g: g.text.lower()),
            "head": floor(docs, scope, lambda g: head(g.text)),
            "ceiling": ceiling(docs, scope),
        }
        for name, predicted in others.items():
            for part, some in parts(golds).items():
                figures = measure(some, key_of(docs, scope), predicted, module)
                made[f"{name}_{scope}{part}_b3_f1"] = figures["b3_f1"]
    return made


if __name__ == "__main__":
    main()
