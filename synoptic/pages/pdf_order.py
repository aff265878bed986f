"""The reading order of a page's lines: columns one after another, what spans them before and after (recursive XY-cut).

G. Nagy, S. Seth, "Hierarchical representation of optically scanned documents" (1984); here a cut across the page is
only made where it leaves columns on one of its sides.
"""

from __future__ import annotations

import statistics

from synoptic.pages.pdf_lines import Line

_NARROW = 0.55  # of the letters' size: the least gutter
_ROWS = 3  # lines that a column has at least
_BESIDE = 0.5  # of the lower column's height stands beside the other
_MOST = 1500  # lines of a page beyond which no columns are looked for
_SAME_ROW = 0.5
_APART = 4.0  # of the letters' size: parts of one row further from each other are two lines


def ordered(lines: list[Line]) -> list[Line]:
    """The lines of one page as a reader takes them; parts of a line cut at a wide space are joined again."""
    return _ordered(lines, 0) if len(lines) <= _MOST else lines


def _ordered(lines: list[Line], depth: int) -> list[Line]:
    if len(lines) < 2 * _ROWS or depth > 40:
        return _rows(lines)
    at = _gutter(lines)
    if at is not None:
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.right > at]
        return _ordered(left, depth + 1) + _ordered(right, depth + 1)
    cut = _cut(lines)
    if cut is None:
        return _rows(lines)
    above = [line for line in lines if line.bottom >= cut]
    below = [line for line in lines if line.bottom < cut]
    return _ordered(above, depth + 1) + _ordered(below, depth + 1)


def _gutter(lines: list[Line]) -> float | None:
    """Where a vertical band without letters parts the lines into columns side by side; the widest such band."""
    least = max(4.0, _NARROW * statistics.median(line.size for line in lines))
    best: tuple[float, float] | None = None
    spans = sorted((line.left, line.right) for line in lines)
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= least and (best is None or left - reach > best[0]) and _columns(lines, reach):
            best = (left - reach, reach)
        reach = max(reach, right)
    return best[1] if best else None


def _columns(lines: list[Line], at: float) -> bool:
    """Whether both sides of `at` have some lines, and stand beside each other."""
    sides = [line for line in lines if line.right <= at], [line for line in lines if line.right > at]
    if any(_count_rows(side) < _ROWS for side in sides):
        return False
    tops = [max(line.top for line in side) for side in sides]
    bottoms = [min(line.bottom for line in side) for side in sides]
    shared = min(tops) - max(bottoms)
    return shared >= _BESIDE * min(top - bottom for top, bottom in zip(tops, bottoms, strict=True))


def _cut(lines: list[Line]) -> float | None:
    """The height at which to cut across, so that the most lines come to stand in columns; None if nothing does."""
    if _count_rows(lines) == len(lines):
        return None  # one column already
    best: tuple[int, float] | None = None
    down = sorted(lines, key=lambda line: -line.top)
    reach = down[0].bottom
    for n, line in enumerate(down[1:], 1):
        if line.top < reach:
            for part in (down[:n], down[n:]):
                if (best is None or len(part) > best[0]) and len(part) >= 2 * _ROWS and _gutter(part) is not None:
                    best = (len(part), reach)
        reach = min(reach, line.bottom)
    return best[1] if best else None


def _count_rows(lines: list[Line]) -> int:
    """How many rows the lines stand on."""
    count = 0
    last: Line | None = None
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if last is None or not _same_row(last, line):
            count += 1
            last = line
    return count


def _rows(lines: list[Line]) -> list[Line]:
    """Lines of one column from top to bottom; parts of one row joined."""
    made: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if made and _same_row(made[-1][0], line):
            made[-1].append(line)
        else:
            made.append([line])
    return [one for row in made for one in _joined(sorted(row, key=lambda line: line.left))]


def _same_row(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)


def _joined(row: list[Line]) -> list[Line]:
    made = [row[0]]
    for line in row[1:]:
        last = made[-1]
        if line.left - last.right > _APART * max(line.size, last.size):
            made.append(line)
            continue
        gap = "" if line.left - last.right < 0.1 * line.size else " "
        made[-1] = last._replace(
            text=last.text + gap + line.text,
            right=max(last.right, line.right),
            bottom=min(last.bottom, line.bottom),
            top=max(last.top, line.top),
            size=max(last.size, line.size) if len(line.text) < 4 else last.size,
        )
    return made
