"""Who is who within a document: names, nominals and pronouns of people, organisations and places on GUM.

    python -m benchmarks.coreference --data ../shared/corpora/gum [--limit N] [--misses]

Gold: the `Entity=` spans of the test documents that `splits.md` lists, of kinds person, organization and place (GUM's
place holds states, towns and also buildings, rooms and regions; GPE is not told apart). A mention is a pronoun if its
head word (the one of the gold tree whose head lies outside the span) is tagged PRON, or DET or ADV ("both", "there"),
else a name or a nominal.
Appositions and predicates ("X is a doctor") are in the chains, as GUM has them.

Predicted: the mentions of the entities that `names.entities` finds in the raw text (no gold sentence, word or tag) of
kinds person, group, organisation, state and place. A title without article or possessive right before its name
("President X", two mentions of one entity) counts as one mention with it, and so does a name inside a phrase of the
same entity ("the city of X"), as in GUM. A predicted mention stands for a gold one

- **exact**: if it has the same characters, or has them once widened to the whole phrase of the tool's own tree (our
  mentions end before a relative clause or a second prepositional phrase, GUM's do not);
- **head**: if it has the same characters, else the same head word by the gold tree (of several gold mentions with that
  head the shortest: the first member of a list, not the list). This is the figure that counts.

What stands for no gold mention is a wrong mention of its own. Scores are those of CoNLL-2012 (mean F1 of MUC, B³,
CEAFe) over all documents. Names and nominals first: pronouns are left out on both sides, and a chain that is left with
one mention is a singleton. `conll_f1` leaves singletons out on both sides, as CoNLL-2012 does; `with_singletons` keeps
them. `pronouns_…` count the pronouns he, she, it, they and their forms too, and all others GUM links (I, you, who),
which the tool never resolves. `named_…` looks at the chains and entities with a name in them alone, their nominals
included: GUM's place holds rooms, seas and streets that no press tool is asked for, states and towns have names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import common, names
from synoptic.language.tree import Tree
from synoptic.model import Entity, Page, Reading, Span, Zone

KINDS = frozenset({"person", "organization", "place"})
PRO_FORMS = frozenset({"PRON", "DET", "ADV"})
OURS = frozenset({"person", "group", "organisation", "state", "place"})
_MARK = re.compile(r"\((\d+)-(\w+)-|(\d+)\)|(\))")


class Gold(NamedTuple):
    """A gold mention: characters, characters of its head word, its chain, whether it is a pronoun, whether its chain
    has a mention whose head is a proper noun."""

    span: Span
    head: Span
    chain: str
    pronoun: bool
    named: bool = False


class Document(NamedTuple):
    """Raw text with the gold mentions and, of every gold word, its characters and its head (number in the document)."""

    name: str
    text: str
    gold: list[Gold]
    words: list[Span]
    heads: list[int]


def document(path: Path) -> Document:
    """A CoNLL-U file with its mentions of the three kinds."""
    read = names.document(path)
    words: list[Span] = []
    heads: list[int] = []
    tags: list[str] = []
    for spans, rows in zip(read.words, read.rows, strict=True):
        first = len(words)
        words += spans
        heads += [first + row.head - 1 if row.head else -1 for row in rows]
        tags += [row.upos for row in rows]
    found = []
    named = set()
    for first, last, kind, chain in _mentions(path):
        if kind in KINDS:
            head = _head(heads, first, last)
            span = words[first][0], words[last][1]
            found.append(Gold(span, words[head], f"{path.stem}:{chain}", tags[head] in PRO_FORMS))
            named |= {f"{path.stem}:{chain}"} if tags[head] == "PROPN" else set()
    found = [mention._replace(named=mention.chain in named) for mention in found]
    return Document(path.stem, read.text, found, words, heads)


def _mentions(path: Path) -> Iterator[tuple[int, int, str, str]]:
    """(first word, last word, kind, chain) of each `Entity=` span; words are counted through the document."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    number, last = -1, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        number += 1
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for mark in _MARK.finditer(marks[1] if marks else ""):
            if mark[1]:
                opened[mark[1]].append((number, mark[2]))
                last = mark[1]
            else:
                chain = mark[3] or last
                if opened[chain]:
                    first, kind = opened[chain].pop()
                    yield first, number, kind, chain


def _head(heads: list[int], first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)


# --- what the tool says ----------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """A predicted mention: characters, the whole phrase's characters, its entity, whether it is a pronoun, whether
    its entity has a name."""

    span: Span
    wide: Span
    entity: str
    pronoun: bool
    named: bool


def page_of(one: Document) -> Page:
    """The document's text as the body of a page."""
    zone = Zone(start=0, end=len(one.text), kind="body")
    return Page(id=one.name, source=one.name, text=one.text, digest="", zones=(zone,))


def said(entities: tuple[Entity, ...], reading: Reading, text: str) -> list[Said]:
    """The mentions of the kinds compared; a title and the name behind it are one."""
    tree = Tree(reading, text)
    out: list[Said] = []
    for entity in entities:
        if entity.kind not in OURS:
            continue
        before: Span | None = None
        named = any(m.form == "name" for m in entity.mentions)
        own: dict[Span, Said] = {}
        for mention in sorted(entity.mentions, key=lambda m: (m.start, m.end)):
            start = mention.start
            if before and mention.form == "name" and not text[before[1] : start].strip() and before[1] <= start:
                own.pop(before, None)
                start = before[0]
            wide = tree.span(mention.head) if mention.form == "nominal" else (start, mention.end)
            span = (start, mention.end)
            before = span if mention.form == "nominal" and not _determined(tree, start) else None
            own[span] = Said(span, wide, entity.id, mention.form == "pronoun", named)
        out += (m for span, m in own.items() if not any(_inside(span, other) for other in own))
    return out


def _inside(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _determined(tree: Tree, start: int) -> bool:
    """Whether the phrase begins with an article or a possessive: GUM then sets the name apart from it."""
    first = tree.token_at(start)
    return first is not None and tree.pos(first) in ("DET", "PRON")


# --- matching --------------------------------------------------------------------------------------------------------


def matched(one: Document, own: list[Said], gold: list[Gold], *, heads: bool) -> dict[str, str]:
    """Predicted mention (the gold mention's id where it stands for one) → entity."""
    by_span = {g.span: i for i, g in enumerate(gold)}
    by_head: dict[Span, list[int]] = defaultdict(list)
    for i, g in sorted(enumerate(gold), key=lambda item: item[1].span[1] - item[1].span[0]):
        by_head[g.head].append(i)
    taken: dict[int, str] = {}
    left = []
    for mention in own:
        at = by_span.get(mention.span)
        if at is None or taken.setdefault(at, mention.entity) != mention.entity:
            left.append(mention)
    wrong = {}
    for mention in left:
        found = [by_span[mention.wide]] if mention.wide in by_span else []
        found += by_head[_head_of(one, mention.span)] if heads else []
        at = next((i for i in found if taken.get(i, mention.entity) == mention.entity), None)
        if at is None:
            wrong[f"{one.name}!{mention.span[0]}-{mention.span[1]}-{mention.entity}"] = mention.entity
        else:
            taken[at] = mention.entity
    return {f"{one.name}#{i}": entity for i, entity in taken.items()} | wrong


def _head_of(one: Document, span: Span) -> Span:
    inside = [i for i, (a, b) in enumerate(one.words) if a < span[1] and span[0] < b]
    return one.words[_head(one.heads, inside[0], inside[-1])] if inside else span


def measure(documents: list[Document], found: list[list[Said]], scorer: Any) -> dict[str, float]:
    """All figures: names and nominals, then with pronouns; by head and exact; without and with singletons."""
    out: dict[str, float] = {}
    for label, pronouns, named in (("", False, False), ("pronouns_", True, False), ("named_", False, True)):
        gold = [[g for g in d.gold if (pronouns or not g.pronoun) and (g.named or not named)] for d in documents]
        key = {f"{d.name}#{i}": g.chain for d, own in zip(documents, gold, strict=True) for i, g in enumerate(own)}
        chains = scorer.clusters_from_map(key)
        for way, heads in (("", True), ("exact_", False)):
            answer: dict[str, str] = {}
            for d, own, kept in zip(documents, found, gold, strict=True):
                ours = [m for m in own if (pronouns or not m.pronoun) and (m.named or not named)]
                answer |= matched(d, ours, kept, heads=heads)
            clusters = scorer.clusters_from_map(answer)
            plain = scorer.score(chains, clusters, drop_singletons=True)
            out[f"{label}{way}conll_f1"] = plain["conll_f1"]
            if heads:
                out |= {f"{label}{name}_f1": plain[name]["f"] for name in ("muc", "b3", "ceafe")}
                out |= {f"{label}{name}_{side}": plain[name][side] for name in ("muc", "b3") for side in "pr"}
            whole = scorer.score(chains, clusters)
            out[f"{label}{way}with_singletons_conll_f1"] = whole["conll_f1"]
            if heads:
                out |= {f"{label}mention_{side}": whole["mentions"][side] for side in "pr"}
    return out


def run(chosen: Any) -> None:
    """Read the documents and print the figures."""
    from synoptic.language.model import LanguageModel
    from synoptic.notes.names import entities

    model = LanguageModel.load()
    documents = [document(path) for path in names.test_documents(chosen.data)[: chosen.limit]]
    found = []
    for one in documents:
        page = page_of(one)
        reading = model.read(page.text, page.zones)
        found.append(said(entities(page, reading), reading, page.text))
    if chosen.misses:
        for one, own in zip(documents, found, strict=True):
            for line in misses(one, own):
                print(line)
    scored = measure(documents, found, common.scorer(chosen.data / "x", "bench/events/score_coref.py"))
    common.table(
        f"coreference within a document, {chosen.data}, {len(documents)} documents",
        {name: round(value, 4) for name, value in scored.items()} | {"documents": len(documents)},
    )


def misses(one: Document, own: list[Said]) -> Iterator[str]:
    """The gold chains of two and more names and nominals, with the entity each mention fell to."""
    gold = [g for g in one.gold if not g.pronoun]
    answer = matched(one, [m for m in own if not m.pronoun], gold, heads=True)
    chains: dict[str, list[int]] = defaultdict(list)
    for i, g in enumerate(gold):
        chains[g.chain].append(i)
    for chain, members in chains.items():
        fell = [answer.get(f"{one.name}#{i}", "-").rpartition("/")[2] for i in members]
        if len(members) > 1 and (len(set(fell)) > 1 or "-" in fell):
            told = [f"{one.text[slice(*gold[i].span)]!r}={f}" for i, f in zip(members, fell, strict=True)]
            yield f"{chain}: " + "  ".join(told)
