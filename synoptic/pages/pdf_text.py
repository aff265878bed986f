"""Lines of a PDF to paragraphs: what runs on is joined, broken words are mended, running heads and page numbers go out.

Nothing is thrown away: one copy of each running head stands at the end of the text, where it can testify to the outlet.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable

from synoptic.pages.pdf_lines import Line

_EDGE = 4  # lines at the top and bottom of a page that may be running heads
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pág\.?|página|стр\.?|s\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4})?\W*",
    re.I,
)
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_BULLET = re.compile(r"(?:[•◦▪■●–—*·-]|\d{1,2}[.)]|\([a-z0-9]\))\s+\S")
_LONGEST = 200  # characters of a running head
_LIST_START = 0.6  # of the letters' size: a first line is set in by more than this
_LEADING = 1.45
_SIZES = 1.18  # running heads of one wording differ by less
_HEADING = 1.12  # a heading between paragraphs is larger by that much
_SHORT = 0.8
HYPHEN = "\u00ad"


def paragraphs(pages: list[list[Line]]) -> tuple[list[str], list[str]]:
    """The paragraphs of all pages in order, and the running heads and feet, each once. Lines come in reading order."""
    running = _running(pages)
    kept = [[line for n, line in enumerate(page) if (p, n) not in running] for p, page in enumerate(pages)]
    heads = dict.fromkeys(pages[p][n].text for p, n in sorted(running) if not _NUMBER.fullmatch(pages[p][n].text))
    lines = [line for page in kept for line in page]
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    made = [_mended(group, words) for group in _groups(lines)]
    return [text for text in made if text], _one_of_each(heads)


def _one_of_each(heads: Iterable[str]) -> list[str]:
    """Heads that differ only in their numbers are one."""
    return list({_shape(head): head.replace(HYPHEN, "-") for head in reversed(list(heads))}.values())[::-1]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower()).strip()


def _running(pages: list[list[Line]]) -> set[tuple[int, int]]:
    """(page, line) of what stands at the edge of the pages again and again, and of page numbers."""
    edges = [_edges(page) for page in pages]
    at: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for p, page in enumerate(pages):
        for n in {n for edge in edges[p] for n in edge}:
            if len(page[n].text) < _LONGEST:
                at[_shape(page[n].text)].add((p, n))
    again = {place for places in at.values() for place in _repeated(pages, places)}
    found: set[tuple[int, int]] = set()
    for p, page in enumerate(pages):
        for edge in edges[p]:
            for n in edge:  # inwards from the edge, as long as it is furniture
                if (p, n) not in again and not _NUMBER.fullmatch(page[n].text):
                    break
                found.add((p, n))
    return found


def _repeated(pages: list[list[Line]], places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the places with one wording that are a running head: on several pages, at one height, in one size."""
    usual = statistics.median(pages[p][n].size for p, n in places)
    alike = {(p, n) for p, n in places if pages[p][n].size < _SIZES * usual}  # the title itself is larger
    on = {p for p, _ in alike}
    enough = len(on) >= max(2, min(3, len(pages) // 2))
    return alike if enough and _same_height([pages[p][n] for p, n in alike]) else set()


def _edges(page: list[Line]) -> tuple[list[int], list[int]]:
    """The topmost and bottommost lines, from the edge inwards."""
    down = sorted(range(len(page)), key=lambda n: -page[n].top)
    up = sorted(range(len(page)), key=lambda n: page[n].bottom)
    return down[:_EDGE], up[:_EDGE]


def _same_height(lines: list[Line]) -> bool:
    heights = [line.top for line in lines]
    return statistics.pstdev(heights) < 12


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines that make one paragraph."""
    made: list[list[Line]] = []
    for n, line in enumerate(lines):
        last = lines[n - 1] if n else None
        if last is not None and _runs_on(last, line, made[-1], lines[n + 1] if n + 1 < len(lines) else None):
            made[-1].append(line)
        else:
            made.append([line])
    return made


def _runs_on(last: Line, line: Line, group: list[Line], after: Line | None) -> bool:
    """Whether `line` goes on with the paragraph that `last` ended so far."""
    if max(last.size, line.size) > _HEADING * min(last.size, line.size) or _BULLET.match(line.text):
        return False
    broken = last.text.endswith((HYPHEN, "-")) and line.text[:1].islower()
    if line.page != last.page or line.top > last.top:  # the next column or page
        return broken or (not _ENDS.search(last.text) and not _is_short(last, group) and len(group[0].text) > 25)
    if last.bottom - line.top > (_LEADING - 1) * 2 * max(last.size, line.size):
        return False
    height = last.top - line.top
    if len(group) > 1 and height > 1.25 * _LEADING * statistics.median(_steps(group)):
        return False
    if broken:
        return True
    if _is_short(last, group) and (_ENDS.search(last.text) or line.size < last.size * 0.97):
        return False
    inset = line.left - min(one.left for one in (last, *([after] if _below(line, after) and after else [])))
    hanging = len(group) > 1 and all(one.left > group[0].left + 2 for one in group[1:])
    return not (inset > _LIST_START * line.size and not hanging and len(group) > 0 and not _first_inset(group, line))


def _first_inset(group: list[Line], line: Line) -> bool:
    """A second line that is set in behind the first: a hanging indent, not a new paragraph."""
    return len(group) == 1 and line.left > group[0].left and not _ENDS.search(group[0].text)


def _below(line: Line, after: Line | None) -> bool:
    return after is not None and after.page == line.page and after.top < line.top and after.left < line.right


def _is_short(line: Line, group: list[Line]) -> bool:
    """Whether a line ends well before the right edge of its paragraph: its last line."""
    right = max(one.right for one in group)
    left = min(one.left for one in group)
    return len(group) > 1 and line.right < left + _SHORT * (right - left)


def _steps(group: list[Line]) -> list[float]:
    steps = [a.top - b.top for a, b in itertools.pairwise(group) if a.page == b.page and a.top > b.top]
    return steps or [float("inf")]


def _mended(group: list[Line], words: Counter[str]) -> str:
    """The text of a paragraph; a word broken at a line's end is joined, unless the document writes it with a hyphen."""
    text = group[0].text
    for line in group[1:]:
        if text.endswith((HYPHEN, "-")) and len(text) > 1 and text[-2].isalpha() and line.text[:1].isalpha():
            text = _without_break(text, line.text, words)
        else:
            text = f"{text.rstrip(HYPHEN)} {line.text}"
    return text.replace(HYPHEN, "-" if text.endswith(HYPHEN) else "").strip()


def _without_break(text: str, following: str, words: Counter[str]) -> str:
    head = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*[-\u00ad]$", text)
    tail = re.match(r"[^\W\d_]+", following)
    if head is None or tail is None:
        return f"{text[:-1]}-{following}"
    first, second = head.group()[:-1].lower(), tail.group().lower()
    apart, joined = words[f"{first}-{second}"], words[f"{first}{second}"]
    kept = apart > joined or (following[:1].isupper() and joined == 0)
    return f"{text[:-1]}{'-' if kept else ''}{following}"
