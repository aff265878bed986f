"""Readings with names made by hand: "Ann/PROPN Mora/PROPN said/VERB" and what of it the tagger calls a name.

A word is `form/UPOS`, with `/head/relation` behind it where a test asks the tree (head 1-based, 0 = root).
"""

from __future__ import annotations

from synoptic.model import NameKind, NameSpan, Page, Reading, Sentence, Token, Zone
from synoptic.notes import names

_GLUED = frozenset({",", ".", "'s", ")", "”", "?", "!", ":"})


def named(*sentences: str, **kinds: str) -> tuple[Page, Reading]:
    """A page and its reading; `PER="Ann Mora|Mora"` lists the tagger's names of a kind, parted by |."""
    text, tokens, found = "", [], []
    for sentence in sentences:
        first = len(tokens)
        for item in sentence.split():
            form, pos, *arc = item.split("/")
            if text and form not in _GLUED and not text.endswith(("(", "“", "-", "\n")) and form != "-":
                text += " "
            start, text = len(text), text + form
            head = first + int(arc[0]) - 1 if arc and arc[0] != "0" else -1
            rel = arc[1] if arc else "root"
            lemma = form.lower()
            tokens.append(
                Token(start=start, end=len(text), pos=pos, lemma=LEMMAS.get(lemma, lemma), head=head, rel=rel)
            )
        found.append(Sentence(first=first, last=len(tokens), start=tokens[first].start, end=len(text), zone="body"))
        text += "\n"
    spans = [
        s for kind, listed in kinds.items() for name in listed.split("|") for s in _spans(text, tokens, name, kind)
    ]
    page = Page(id="p", source="p.txt", text=text, digest="", zones=(Zone(start=0, end=len(text), kind="body"),))
    return page, Reading(
        tokens=tuple(tokens), sentences=tuple(found), names=tuple(sorted(spans, key=lambda n: n.first))
    )


LEMMAS = {
    "became": "become", "served": "serve", "appointed": "appoint",
    "said": "say", "met": "meet", "told": "tell", "grew": "grow", "killed": "kill", "identified": "identify",
    "warned": "warn",
}  # fmt: skip


def _spans(text: str, tokens: list[Token], name: str, kind: str) -> list[NameSpan]:
    starts = {t.start: i for i, t in enumerate(tokens)}
    ends = {t.end: i for i, t in enumerate(tokens)}
    spans, at = [], text.find(name)
    while at >= 0:
        end = at + len(name)
        if at in starts and end in ends:
            known: NameKind = kind  # type: ignore[assignment]
            spans.append(NameSpan(first=starts[at], last=ends[end] + 1, start=at, end=end, kind=known, score=1.0))
        at = text.find(name, end)
    return spans


def who(*sentences: str, **kinds: str) -> dict[str, list[str]]:
    """Entity name → the texts of its mentions, in the order of the page."""
    page, reading = named(*sentences, **kinds)
    found = names.entities(page, reading)
    return {e.name: [page.text[m.start : m.end] for m in e.mentions] for e in found}
