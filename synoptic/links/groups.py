"""Numbers joined into groups (union-find with path halving; Tarjan and van Leeuwen 1984)."""

from __future__ import annotations


class Groups:
    """The numbers 0 … count-1, each alone at first; a group is known by its least number."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def top(self, i: int) -> int:
        """The least number of the group of `i`."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make two groups one."""
        one, other = self.top(i), self.top(j)
        self._parent[max(one, other)] = min(one, other)

    def members(self) -> dict[int, list[int]]:
        """The groups of more than one number, sorted, by their least number."""
        held: dict[int, list[int]] = {}
        for i in range(len(self._parent)):
            held.setdefault(self.top(i), []).append(i)
        return {top: found for top, found in held.items() if len(found) > 1}
