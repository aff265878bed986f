"""Which pages repeat the text of another: whole reprints, edited copies, long passages.

Method: five-word shingles of the body, fingerprinted by winnowing (Schleimer, Wilkerson and Aiken 2003), so that any
passage of `WINDOW` + 4 words that two pages share gives them a fingerprint in common. Only pages with fingerprints in
common are compared, so the work is near linear in the number of words. Words inside quotation marks are left out:
two reporters who quote one speech did not copy each other.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from synoptic.language.quotes import mask
from synoptic.model import Copy, Dating, Page

SHINGLE = 5
WINDOW = 8
WHOLE = 0.9  # of the body found in the other page: a reprint
EDITED = 0.5  # more than half: an edited copy
PASSAGE = 0.2  # a fifth of the body and a passage of PASSAGE_WORDS in one piece: a borrowed passage
PASSAGE_WORDS = 40
COMMON = 60  # a fingerprint in more pages than this is furniture or a formula, no sign of copying

_WORD = re.compile(r"\w+")


def find(pages: Sequence[Page], datings: Mapping[str, Dating] | None = None) -> tuple[Copy, ...]:
    """The copies among `pages`, at most one original for each page; no chain of copies leads back to its start.

    The original is the page whose outlet the other credits, else the earlier by `datings`, else the longer text.
    """
    shingles = {page.id: _shingles(page) for page in pages}
    place = {page.id: i for i, page in enumerate(sorted(pages, key=lambda p: _seniority(p, shingles[p.id], datings)))}
    known = {page.id: page for page in pages}
    best: dict[str, Copy] = {}
    for one, other in _candidates(shingles):
        original, page = (one, other) if _is_original(known[one], known[other], place) else (other, one)
        copy = _compare(known[page], known[original], shingles[page], shingles[original])
        if copy is not None and (page not in best or copy.share > best[page].share):
            best[page] = copy
    return tuple(best[page.id] for page in pages if page.id in best and not _circular(best, page.id))


def witnesses(copies: Sequence[Copy]) -> dict[str, str]:
    """Page → page it goes back to, for whole and edited copies (one with a borrowed passage speaks for itself)."""
    direct = {copy.page: copy.original for copy in copies if copy.share >= EDITED}

    def root(page: str) -> str:
        seen = {page}
        while page in direct and direct[page] not in seen:
            page = direct[page]
            seen.add(page)
        return page

    return {page: root(page) for page in direct}


def _shingles(page: Page) -> list[int]:
    """Hashes of the body's five-word shingles in order, quoted words left out."""
    words: list[str] = []
    for zone in page.zones:
        if zone.kind == "body":
            quoted = mask(page.text, zone.start, zone.end)
            words += [
                found.group().lower()
                for found in _WORD.finditer(page.text, zone.start, zone.end)
                if not quoted[found.start() - zone.start]
            ]
    joined = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return [int.from_bytes(hashlib.blake2b(s.encode("utf-8", "replace"), digest_size=8).digest()) for s in joined]


def _fingerprints(shingles: list[int]) -> set[int]:
    """Winnowing: the least hash of every window of shingles (of all, if there are fewer than a window)."""
    if len(shingles) <= WINDOW:
        return {min(shingles)} if shingles else set()
    return {min(shingles[i : i + WINDOW]) for i in range(len(shingles) - WINDOW + 1)}


def _candidates(shingles: Mapping[str, list[int]]) -> list[tuple[str, str]]:
    """Pairs of pages with at least two fingerprints in common (one, for a page that has no more), in a fixed order."""
    prints = {page: _fingerprints(of) for page, of in shingles.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for page, of in prints.items():
        for one in of:
            holders[one].append(page)
    shared: Counter[tuple[str, str]] = Counter()
    for pages in holders.values():
        if 1 < len(pages) <= COMMON:
            shared.update((pages[i], pages[j]) for i in range(len(pages)) for j in range(i + 1, len(pages)))
    return sorted(pair for pair, n in shared.items() if n >= min(2, *(len(prints[page]) for page in pair)))


def _seniority(page: Page, shingles: list[int], datings: Mapping[str, Dating] | None) -> tuple[date, int, str]:
    dating = datings.get(page.id) if datings else None
    return (dating.latest or date.max) if dating else date.max, -len(shingles), page.id


def _is_original(one: Page, other: Page, place: Mapping[str, int]) -> bool:
    credited, crediting = _credits(other, one), _credits(one, other)
    return credited if credited != crediting else place[one.id] < place[other.id]


def _credits(page: Page, source: Page) -> bool:
    """Does `page` credit an agency that is the outlet of `source`?"""
    if not source.outlet:
        return False
    outlet = source.outlet.casefold()
    return any(
        c.kind == "agency" and (c.name.casefold() in outlet or outlet in c.name.casefold()) for c in page.credits
    )


def _compare(page: Page, original: Page, mine: list[int], theirs: list[int]) -> Copy | None:
    """The copy that `page` is of `original`, None if it is none. Share = part of the page's shingles found there."""
    there = set(theirs)
    if not mine or not there:
        return None
    share, longest, run = sum(s in there for s in mine) / len(mine), 0, 0
    for shingle in mine:
        run = run + 1 if shingle in there else 0
        longest = max(longest, run)
    words = longest + SHINGLE - 1 if longest else 0
    if share < PASSAGE or (share < EDITED and words < PASSAGE_WORDS):
        return None
    kind = "the same text" if share >= WHOLE else "an edited copy" if share >= EDITED else f"a passage of {words} words"
    source = ", which it credits" if _credits(page, original) else ""
    agency = "" if source else _common_agency(page, original)
    return Copy(page=page.id, original=original.id, share=round(share, 4), why=f"{kind}{source}{agency}")


def _common_agency(page: Page, original: Page) -> str:
    names = {c.name for c in page.credits if c.kind == "agency"} & {
        c.name for c in original.credits if c.kind == "agency"
    }
    return f"; both credit {min(names)}" if names else ""


def _circular(copies: Mapping[str, Copy], page: str) -> bool:
    """Does the way from `page` to its originals come back to it? Cut at the least id, so that the rest stands."""
    seen: list[str] = [page]
    while seen[-1] in copies:
        follow = copies[seen[-1]].original
        if follow == page:
            return page == min(seen)
        if follow in seen:
            return False
        seen.append(follow)
    return False
