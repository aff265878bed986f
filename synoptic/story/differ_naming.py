"""Outlets that call one organisation, group or state by names that have nothing in common: Islamic State, Daesh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from synoptic.language.lexicon import fold, seats
from synoptic.model import Discrepancy, Entity, Mention, Told
from synoptic.story.sides import Desk, Spanned

_KINDS = frozenset({"organisation", "group", "state"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "al", "el", "de", "s"})


def find(desk: Desk, entity: Entity) -> Iterator[Discrepancy]:
    """At most one discrepancy: each page by the first name it gives, grouped where the names share a word or are short
    for one another."""
    if entity.kind not in _KINDS:
        return
    groups: list[tuple[str, list[str], list[Spanned]]] = []
    by_page: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        if mention.form == "name" and mention.page in desk.pages:
            by_page.setdefault(mention.page, []).append(mention)
    for page in sorted(by_page, key=desk.place.__getitem__):
        used = by_page[page]
        names = [n for m in used if not _stands_for(n := desk.text(page, m.start, m.end), entity)]
        if not names:
            continue
        first = names[0]
        where: list[Spanned] = [(page, m.start, m.end) for m in used]
        for known, pages, spans in groups:
            if any(akin(known, name) for name in names):
                pages.append(page)
                spans += where
                break
        else:
            groups.append((first, [page], where))
    if len(groups) > 1:
        yield Discrepancy(
            event=None,
            attribute="naming",
            about=entity.name,
            values=tuple(
                Told(value=name, spans=tuple(spans), outlets=tuple(dict.fromkeys(desk.outlet(p) for p in pages)))
                for name, pages, spans in groups
            ),
        )


def akin(one: str, other: str) -> bool:
    """Do two names share a word (or its first four letters), or is one the initials of the other?"""
    a, b = _words(one), _words(other)
    if {w[:4] for w in a} & {w[:4] for w in b} or _letters(one)[:3] == _letters(other)[:3]:
        return True
    return _initials(one, b) or _initials(other, a)


def _stands_for(name: str, entity: Entity) -> bool:
    """Is it the seat of power of a state ("Moscow"), a figure of speech rather than a stance?"""
    return entity.kind == "state" and seats().get(fold(name)) is not None


def _words(name: str) -> list[str]:
    found = re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'s", ""))
    return [w for w in found if w not in _SMALL] or found


def _initials(short: str, words: list[str]) -> bool:
    letters, first = _letters(short), "".join(word[0] for word in words)
    return len(letters) > 1 and len(words) > 1 and letters.startswith(first) and len(letters) <= len(first) + 2


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", anyascii(name).lower().replace("'s", ""))
