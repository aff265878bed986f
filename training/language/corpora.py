"""The corpora with names, each with what it leaves unsaid (partial labels). Sources and licences: MODEL_CARD.md."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from synoptic.language import tokens
from training.language import corenlp, gum
from training.language.samples import KINDS, NONE, NOT_SAID, OPEN, Sample, label_ids, resplit, spans

_TITLES = """
    mr mrs ms miss dr sir lord lady dame president vice prime minister chancellor secretary senator sen rep
    gov governor mayor general gen lt col colonel capt captain maj major sgt md king queen prince princess
    pope judge justice professor prof ambassador congressman congresswoman representative deputy foreign
    defense defence chief premier sheikh rev reverend archbishop bishop cardinal emperor attorney speaker
    spokesman spokeswoman former state of the interior finance director chairman . -
"""
TITLES = frozenset(_TITLES.split())
_SMALL = """
    of the and for in on to de la del da do dos du des di von van der den al el bin ibn bint ben a an at with &
    - ' ’ . , / y e i s
"""
SMALL = frozenset(_SMALL.split())
SILVER = frozenset({"polnear", "gmb", "silver"})


def load(shared: Path, name: str) -> list[Sample]:
    """The sentences of one corpus, in order."""
    corpora, bench = shared / "corpora", shared / "bench"
    readers: dict[str, Callable[[], Iterator[Sample]]] = {
        "gum": lambda: gum.sentences(corpora / "gum", "train"),
        "wikigold": lambda: wikigold(corpora / "ner" / "wikigold.conll"),
        "ewt": lambda: ewt(corpora / "ner" / "uner_ewt_dev.iob2"),
        "politics": lambda: politics(corpora / "ner" / "crossner_politics.conll"),
        "gmb": lambda: gmb(corpora / "ner" / "gmb_part.csv.gz"),
        "re3d": lambda: re3d(bench / "events" / "re3d_dev.jsonl.gz"),
        "polnear": lambda: polnear(
            corpora / "polnear_corenlp_train.jsonl.gz", bench / "quotes" / "polnear_train.jsonl.gz"
        ),
    }
    return list(readers[name]())


def _columns(
    path: Path, word: int, tag: int, separator: str | None = None
) -> Iterator[tuple[list[str], list[str], int]]:
    """Sentences of a column file: words, tags, number of the document."""
    words: list[str] = []
    tags: list[str] = []
    document = 0
    for line in path.open(encoding="utf-8"):
        if line.startswith(("# newdoc", "-DOCSTART-")):
            document += 1
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        cells = line.rstrip("\n").split(separator)
        if len(cells) > max(word, tag):
            words.append(cells[word])
            tags.append(cells[tag])
        elif words:
            yield words, tags, document
            words, tags = [], []
    if words:
        yield words, tags, document


def wikigold(path: Path) -> Iterator[Sample]:
    """PER ORG LOC MISC, complete. -DOCSTART- closes a document: the first is 0; every fifth is kept for reporting."""
    for words, tags, document in _columns(path, 0, 1):
        if document % 5:
            yield resplit(Sample("wikigold", f"w{document}", words, label_ids(len(words), spans(tags))))


def ewt(path: Path) -> Iterator[Sample]:
    """PER ORG LOC of Universal NER; MISC unsaid."""
    for words, tags, document in _columns(path, 1, 2, "\t"):
        found = [s for s in spans(tags) if s[2] in KINDS]
        yield resplit(Sample("ewt", f"e{document}", words, label_ids(len(words), found, NOT_SAID)))


def politics(path: Path) -> Iterator[Sample]:
    """CrossNER, politics."""
    to = {
        "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC",
        "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC",
    }  # fmt: skip
    for number, (words, tags, _) in enumerate(_columns(path, 0, 1, "\t")):
        found = [(a, b, to[kind]) for a, b, kind in spans(tags) if kind in to]
        bare = _without_titles(words, found)
        yield resplit(Sample("politics", f"p{number}", words, label_ids(len(words), bare, NOT_SAID)))


def gmb(path: Path) -> Iterator[Sample]:
    """Silver. gpe holds nationalities and states alike: left open unless an adjective."""
    to = {"geo": "LOC", "org": "ORG", "per": "PER", "art": "MISC", "eve": "MISC"}
    rows: list[list[str]] = []
    number = 0
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for row in reader:
            if row[0] and rows:
                yield _gmb_sentence(rows, to, number)
                rows, number = [], number + 1
            if row[1].strip():
                rows.append(row)
    if rows:
        yield _gmb_sentence(rows, to, number)


def _gmb_sentence(rows: list[list[str]], to: dict[str, str], number: int) -> Sample:
    words = [row[1] for row in rows]
    found = [(a, b, to[kind]) for a, b, kind in spans([row[3] for row in rows]) if kind in to]
    labels = label_ids(len(words), _without_titles(words, found), NOT_SAID)
    for i, row in enumerate(rows):
        if row[3][2:] in ("gpe", "nat") and row[2] != "JJ":
            labels[i] = OPEN
    return resplit(Sample("gmb", f"g{number}", words, labels))


def polnear(parses: Path, texts: Path) -> Iterator[Sample]:
    """Silver: CoreNLP's names over whole articles. Open where a span has odd words or disagrees with its document."""
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        text = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with gzip.open(parses, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            yield from _polnear_document(document, text[document["id"]])


def _polnear_document(document: dict[str, Any], text: str) -> Iterator[Sample]:
    to = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
    read = []
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in document["sentences"]:
        rows = sentence["tokens"]
        tags = [f"I-{to[row[4]]}" if row[4] in to else "O" for row in rows]
        found = [(rows[a][0], rows[b - 1][1], kind) for a, b, kind in spans(tags)]
        for a, b, kind in found:
            usual[text[a:b]][kind] += 1
        read.append((sentence, found))
    for sentence, found in read:
        rows = sentence["tokens"]
        at = tokens.words(text, rows[0][0], rows[-1][1])
        words = [text[a:b] for a, b in at]
        if not 4 <= len(words) <= 70 or sum(word[:1].isupper() for word in words) > 0.6 * len(words):
            continue
        labels = _by_offset(at, found)
        for a, b, kind in found:
            if odd(text[a:b].split()) or usual[text[a:b]].most_common(1)[0][0] != kind:
                for i, (x, y) in enumerate(at):
                    if x < b and a < y:
                        labels[i] = OPEN
        upos, heads, rels = _polnear_tree(sentence, at)
        yield Sample("polnear", document["id"], words, labels, upos, heads, rels)


def _polnear_tree(sentence: dict[str, Any], at: list[tuple[int, int]]) -> tuple[list[int], list[int], list[str]]:
    """Tags and arcs of CoreNLP carried over to our words; a word that CoreNLP split or joined otherwise stays open."""
    rows = [
        corenlp.Row(row[2], row[3], head - 1, rel)
        for row, (head, rel) in zip(sentence["tokens"], sentence["heads"], strict=True)
    ]
    spans_ = [(row[0], row[1]) for row in sentence["tokens"]]
    same = {span: i for i, span in enumerate(at)}
    last = {end: i for i, (_, end) in enumerate(at)}
    upos, heads, rels = [NONE] * len(at), [NONE] * len(at), [""] * len(at)
    for row, span, (head, rel) in zip(rows, spans_, corenlp.arcs(rows), strict=True):
        own = same.get(span)
        tagged = own if own is not None else last.get(span[1])
        if tagged is None:
            continue
        upos[tagged] = corenlp.upos(row) if own is not None else NONE
        above = 0 if head == -1 else last.get(spans_[head][1], NONE - 1) + 1 if head >= 0 else NONE
        if above != NONE and above != tagged + 1:
            heads[tagged], rels[tagged] = above, rel
    return upos, heads, rels


def _by_offset(at: list[tuple[int, int]], found: list[tuple[int, int, str]]) -> list[int]:
    """Labels of words at these offsets from spans of characters."""
    spanned = []
    for a, b, kind in found:
        own = [i for i, (x, y) in enumerate(at) if x < b and a < y]
        if own:
            spanned.append((own[0], own[-1] + 1, kind))
    return label_ids(len(at), spanned)


def re3d(path: Path) -> Iterator[Sample]:
    """Noun-phrase entities: proper ones are names (articles off), the words of others stay open. Without its BBC and
    EEAS parts (licence)."""
    to = {"Organisation": "ORG", "Location": "LOC", "Person": "PER"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["source"].startswith(("BBC", "Delegation")):
                continue
            text = row["text"]
            for start, end in tokens.sentences(text):
                at = tokens.words(text, start, end)
                if 3 < len(at) < 90:
                    labels = _re3d_labels(text, at, [e for e in row["entities"] if e["type"] in to], to)
                    yield Sample("re3d", row["id"], [text[a:b] for a, b in at], labels)


def _re3d_labels(text: str, at: list[tuple[int, int]], entities: list[dict[str, Any]], to: dict[str, str]) -> list[int]:
    words = [text[a:b] for a, b in at]
    labels = [NOT_SAID] * len(at)
    for entity in sorted(entities, key=lambda e: e["begin"] - e["end"]):
        own = [i for i, (a, b) in enumerate(at) if a >= entity["begin"] and b <= entity["end"]]
        while own and words[own[0]].lower() in ("the", "a", "an"):
            own = own[1:]
        if not own:
            continue
        named = [words[i] for i in own]
        if odd(named) or labels[own[0]] != NOT_SAID or named[-1].endswith(("ish", "ian", "qi")):
            for i in own:
                labels[i] = OPEN
        else:
            begin = label_ids(len(own), [(0, len(own), to[entity["type"]])])
            for i, label in zip(own, begin, strict=True):
                labels[i] = label
    return labels


def odd(words: list[str]) -> bool:
    """Whether a silver span does not look like a name."""
    return len(words) > 7 or any(
        w and not w[0].isupper() and w.lower() not in SMALL and not w[0].isdigit() for w in words
    )


def _without_titles(words: list[str], found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Titles are no part of a person's name."""
    out = []
    for a, b, kind in found:
        while kind == "PER" and a < b and words[a].lower().rstrip(".") in TITLES | {""}:
            a += 1
        if a < b:
            out.append((a, b, kind))
    return out
