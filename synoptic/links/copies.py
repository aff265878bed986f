"""Which pages repeat the text of another: whole reprints, edited or shortened copies, long passages.

Bodies only are compared, so that like furniture makes no copies: pages with fingerprints in common (`winnow`) word for
word (`common_text`), without what is no sign of copying (`copied_pairs`). Pages of one text form a group, and one of
them stands for it: the one that others credit, else the earliest, else the longest; what shows who came first is told
for each pair (`origins`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from synoptic.links.common_text import Passage
from synoptic.links.copied_pairs import CopiedPairs
from synoptic.links.groups import Groups
from synoptic.links.origins import First, Origins
from synoptic.links.shingles import Placed, Words, placed
from synoptic.model import Copy, CopyKind, Dating, Page

WHOLE = 0.9  # of the body found in the other page: the same text but for small changes
_SHORTER = 0.8  # of the original's length: a shortened copy


def find(
    pages: Sequence[Page], datings: Mapping[str, Dating] | None = None, words: Mapping[str, Words] | None = None
) -> tuple[Copy, ...]:
    """The copies among `pages`, in their order: of each page at most one whole original, or passages of several pages.

    `words`: the bodies' words (`shingles.words`) where they are known already. The order of the pages does not matter
    for what is found; no chain of copies leads back to its start.
    """
    made = _Copies(CopiedPairs(pages, words or {}), Origins(pages, datings)).found()
    return tuple(copy for page in pages for copy in made.get(page.id, ()))


class _Copies:
    """From pairs to copies: what each page repeats, as numbers of pages."""

    def __init__(self, pairs: CopiedPairs, origins: Origins) -> None:
        self._pairs, self._origins = pairs, origins
        self._ids = [page.id for page in pairs.pages]
        self._whole: dict[int, int] = {}
        self._placed: dict[int, Placed] = {}

    def found(self) -> dict[str, list[Copy]]:
        """The copies by page."""
        for members in self._groups().members().values():
            self._settle(members)
        stands = {(self._stand(i), self._stand(j)) for i, j in self._pairs.pairs}
        linked = sorted({(min(pair), max(pair)) for pair in stands if pair[0] != pair[1]})
        self._contained(linked)
        self._cut_circles()
        made: dict[str, list[Copy]] = {}
        for page, original in sorted(self._whole.items()):
            made[self._ids[page]] = [self._whole_copy(page, original)]
        for copy in self._partial(sorted({*self._pairs.pairs, *linked})):
            made.setdefault(copy.page, []).append(copy)
        return made

    # --- whole copies ------------------------------------------------------------------------------------------------

    def _groups(self) -> Groups:
        """Pages of one text: each is most of the other."""
        groups = Groups(len(self._ids))
        for page, twin in enumerate(self._pairs.twin):
            groups.join(page, twin)
        for i, j in list(self._pairs.pairs):
            if self._pairs.is_copy(i, j) and self._pairs.is_copy(j, i):
                groups.join(i, j)
        return groups

    def _settle(self, members: Sequence[int]) -> None:
        """Choose the page that stands for a group; the others are its copies, where no chain of edits lies between."""
        credited = Counter(agency for i in members for agency in self._origins.agencies(self._ids[i]))
        own = {i: self._origins.outlet(self._ids[i]) or "" for i in members}
        rank = {i: self._seniority(i, credited[own[i]] - (own[i] in self._origins.agencies(self._ids[i])))
                for i in members}  # fmt: skip
        origin = min(members, key=rank.__getitem__)
        for page in members:
            if page != origin and self._pairs.is_copy(page, origin):
                self._whole[page] = origin

    def _stand(self, page: int) -> int:
        return self._whole.get(page, page)

    def _seniority(self, page: int, creditors: int = 0) -> tuple[int, date, bool, int, str]:
        return self._origins.seniority(self._ids[page], len(self._pairs.words[page]), creditors)

    def _contained(self, linked: Iterable[tuple[int, int]]) -> None:
        """Pages that are most of their text from another that has much more: shortened, or part of a longer one."""
        offers: dict[int, list[tuple[bool, float, int]]] = {}
        for i, j in linked:
            first = self._first(i, j)
            for page, original in ((i, j), (j, i)):
                if page not in self._whole and self._repeats(page, original, first):
                    own = self._pairs.common(page, original).own[0]
                    offers.setdefault(page, []).append((first.page is not None, own, -original))
        self._whole.update({page: -max(of)[2] for page, of in offers.items()})

    def _repeats(self, page: int, original: int, first: First) -> bool:
        if first.page == self._ids[page] or not self._pairs.is_copy(page, original):
            return False
        both = first.page is None and self._pairs.is_copy(original, page)
        return not both or self._seniority(original) < self._seniority(page)

    def _first(self, one: int, other: int, quoted: tuple[float, float] = (0.0, 0.0)) -> First:
        return self._origins.first(self._ids[one], self._ids[other], quoted)

    def _cut_circles(self) -> None:
        """Where copies lead back to their start, the page with the least id stands for the rest."""
        for page in sorted(self._whole):
            seen = [page]
            while seen[-1] in self._whole and self._whole[seen[-1]] not in seen:
                seen.append(self._whole[seen[-1]])
            if seen[-1] in self._whole and self._whole[seen[-1]] == page:
                del self._whole[min(seen)]

    def _whole_copy(self, page: int, original: int) -> Copy:
        first, common = self._first(page, original), self._pairs.common(page, original)
        is_exact = self._pairs.twin[page] == self._pairs.twin[original]
        length, full = len(self._pairs.words[page]), len(self._pairs.words[original])
        if first.page == self._ids[page]:  # the group's origin is another's by more credits
            first = First(None, "unknown", "what tells which came first is at odds")
        kind: CopyKind = "exact" if is_exact else "near"
        what = "an edited copy" if common.share[0] < WHOLE else "the same text but for small changes"
        if is_exact:
            what = "the same text"
        elif common.share[0] >= WHOLE and length < _SHORTER * full:
            what = "a shortened copy"
        return Copy(
            page=self._ids[page], original=self._ids[original], share=round(common.share[0], 4),
            why=f"{what}, {first.says}", kind=kind, origin=first.origin,
        )  # fmt: skip

    # --- passages ----------------------------------------------------------------------------------------------------

    def _partial(self, linked: Iterable[tuple[int, int]]) -> list[Copy]:
        """Passages in common of pages that are no copies of each other."""
        made = []
        for i, j in linked:
            if self._root(i) != self._root(j) and not self._told_by_roots(i, j):
                found = self._pairs.passages(i, j)
                made += [self._partial_copy(i, j, found)] if found else []
        return made

    def _root(self, page: int) -> int:
        while page in self._whole:
            page = self._whole[page]
        return page

    def _told_by_roots(self, one: int, other: int) -> bool:
        """Do the pages that these go back to share as much?"""
        roots = self._root(one), self._root(other)
        return roots != (one, other) and self._pairs.common(*roots).words >= self._pairs.common(one, other).words // 2

    def _partial_copy(self, one: int, other: int, found: Sequence[Passage]) -> Copy:
        longest = max(found, key=lambda passage: passage.own)
        first = self._first(one, other, longest.quoted)
        from_one = first.page == self._ids[one] or (not first.page and self._seniority(one) < self._seniority(other))
        page, original = (other, one) if from_one else (one, other)
        spans = [(p.other, p.one) if from_one else (p.one, p.other) for p in found]
        placed = sorted((*self._span(page, here), *self._span(original, there)) for here, there in spans)
        what = f"a passage of {longest.words} words" if len(found) == 1 else (
            f"{len(found)} passages, the longest of {longest.words} words")  # fmt: skip
        return Copy(
            page=self._ids[page], original=self._ids[original],
            share=round(self._pairs.common(page, original).share[0], 4), why=f"{what}, {first.says}",
            kind="partial", origin=first.origin, spans=tuple(placed),
        )  # fmt: skip

    def _span(self, page: int, words: tuple[int, int]) -> tuple[int, int]:
        """Characters of a stretch of words."""
        if page not in self._placed:
            self._placed[page] = placed(self._pairs.pages[page])
        at = self._placed[page]
        return int(at.starts[words[0]]), int(at.ends[words[1] - 1])
