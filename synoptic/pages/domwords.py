"""The words of the elements around a block, as ids: tag names, and the words of class, id, itemprop, role …"""

from __future__ import annotations

import re
from functools import lru_cache

NEAR = 3
FAR = 12
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}|[a-z]*\d+")


@lru_cache(maxsize=8192)  # the pages of a site share their elements
def words(element: str) -> tuple[str, ...]:
    """The words of one element ("div article-body" → <div>, article, body), at most a dozen of its names'."""
    tag, _, rest = element.partition(" ")
    return (f"<{tag}>", *(word.lower() for word in _WORD.findall(rest)[:12] if len(word) > 1))


class DomWords:
    """Ids of the words around a block, near (the three innermost elements) and far; repeated elements are kept."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, list[int]] = {}

    def ids(self, path: tuple[str, ...]) -> tuple[list[int], list[int]]:
        """(near, far) ids; 0 is never among them: a word that is not in the vocabulary says nothing."""
        near = [i for element in path[:NEAR] for i in self.element(element)]
        far = [i for element in path[NEAR:FAR] for i in self.element(element)]
        return near, far

    def element(self, element: str) -> list[int]:
        """The ids of one element's words."""
        known = self._known.get(element)
        if known is None:
            known = [i for i in map(self._vocabulary.get, words(element)) if i]
            self._known[element] = known
        return known
