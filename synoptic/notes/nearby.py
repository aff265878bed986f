"""Drafts by place: those that lie near a stretch of text, without looking at all of a long page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from synoptic.notes.attributions import Draft

_BLOCK = 2048  # characters


class Nearby:
    """An index that grows; what it returns is in the order of adding."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._blocks: defaultdict[int, list[int]] = defaultdict(list)
        self._drafts: list[Draft] = []
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in one draft."""
        for block in range(draft.start // _BLOCK, draft.end // _BLOCK + 1):
            self._blocks[block].append(len(self._drafts))
        self._drafts.append(draft)

    def around(self, start: int, end: int) -> list[Draft]:
        """All drafts that reach into [start, end), and some beside it."""
        found = {i for block in range(start // _BLOCK, end // _BLOCK + 1) for i in self._blocks.get(block, ())}
        return [self._drafts[i] for i in sorted(found)]
