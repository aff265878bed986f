"""The numbers of a page with what they count: "at least 84 people were killed" is 84, "person killed".

`Amount.low` and `high` are equal for a plain figure and for "at least 84" (the figure told; the span keeps the words);
"about 60,000" is read as ten per cent either way, "nearly 80" as up to ten per cent less, "more than 70" as up to ten
per
cent more, "dozens" as 24 to 99, a range as its ends. Dates, clock times, ages, ordinals and numbers inside names are
left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from synoptic.language.tree import Tree
from synoptic.model import Amount, Reading
from synoptic.notes import numerals
from synoptic.notes.counted import counted, is_symbol, units

_SLACK = 0.1  # what "about" leaves open, either way

_ABOUT = (
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "an estimated",
    "estimated",
    "circa",
    "in the region of",
)
_BELOW = (
    "nearly",
    "almost",
    "up to",
    "less than",
    "fewer than",
    "under",
    "close to",
    "as many as",
    "as much as",
    "just under",
)
_ABOVE = ("more than", "over", "above", "in excess of", "upwards of", "well over", "just over")
_EXACT = ("at least", "a total of", "no fewer than", "not less than", "exactly", "only", "just")
_LEADS = {
    w: kind
    for kind, words in (("about", _ABOUT), ("below", _BELOW), ("above", _ABOVE), ("exact", _EXACT))
    for w in words
}
_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_CLOCK = frozenset(
    ["a.m", "p.m", "a.m.", "p.m.", "am", "pm", "gmt", "utc", "est", "edt", "et", "bst", "cet", "o'clock"]
)


class _Run(NamedTuple):
    """A number found: token range [first, last) and its bounds."""

    first: int
    last: int
    low: float
    high: float


def find(text: str, reading: Reading) -> tuple[Amount, ...]:
    """All amounts in the sentences of the reading, in the order of the text."""
    tree = Tree(reading, text)
    words = [tree.lower(i) for i in range(len(tree.tokens))]
    named = {i for n in reading.names for i in range(n.first, n.last)}
    out: list[Amount] = []
    for sentence in reading.sentences:
        i = sentence.first
        while i < sentence.last:
            run = _run(words, i, sentence.last)
            if run is None or run.first in named or _is_date(tree, words, run):
                i = run.last if run is not None else i + 1
                continue
            run = _range(words, run, sentence.last)
            what = counted(tree, words, run.first, run.last, sentence.last)
            if what is not None and not _is_article(words, run, what):
                out.append(_amount(tree, words, run, sentence.first, what))
            i = run.last
    return tuple(out)


def _is_article(words: list[str], run: _Run, what: str) -> bool:
    """ "One question", "one of the topics": no count worth telling, unless it counts the killed or a measure."""
    return words[run.first : run.last] == ["one"] and " " not in what and what not in {u.what for u in units().values()}


def _run(words: list[str], i: int, end: int) -> _Run | None:
    window = words[i : min(end, i + 8)]
    length = numerals.run_length(window)
    found = numerals.bounds(window[:length]) if length else None
    return None if found is None else _Run(i, i + length, *found)


def _range(words: list[str], run: _Run, end: int) -> _Run:
    """ "70 to 90", "70-90", "between 70 and 90%": the second number closes the range."""
    i = run.last
    if i < end and words[i] == "%":
        i += 1
    if i + 1 >= end or words[i] not in ("to", "-", "–", "and", "or"):
        return run
    if words[i] == "and" and (run.first == 0 or words[run.first - 1] != "between"):
        return run
    second = _run(words, i + 1, end)
    if second is None or second.low <= run.low:
        return run
    low = run.low
    scale = second.low / max(low, 1e-9)
    if scale >= 1_000 and second.last - second.first > 1:  # "5 to 7 million": the magnitude belongs to both
        own = numerals.value(words[second.first : second.first + 1])
        low = low * (second.low / own) if own else low
    return _Run(run.first, second.last, low, second.high)


def _is_date(tree: Tree, words: list[str], run: _Run) -> bool:
    """Whether the number is a day, a year, a clock time, an age or part of a code."""
    word = words[run.first]
    before = words[run.first - 1].rstrip(".") if run.first else ""
    after = words[run.last].rstrip(".") if run.last < len(words) else ""
    if (
        before in _MONTHS
        or after in _MONTHS
        or after in _CLOCK
        or before in ("#", "no", "no.", "channel", "article", "resolution")
    ):
        return True
    if run.last - run.first == 1 and re.fullmatch(r"(?:1[89]|20)\d\d", word):
        return not _counts_next(tree, run.first)
    start = tree.tokens[run.first].start
    if re.search(r"[:/]$|\w-$", tree.text[max(0, start - 2) : start]):
        return True
    end = tree.tokens[run.last - 1].end
    tail = tree.text[end : end + 2]
    return bool(re.match(r"[:/-]\w", tail)) and not re.match(r"-\d", tail)


def _counts_next(tree: Tree, i: int) -> bool:
    """Whether a number that looks like a year counts a plural noun ("1990 people")."""
    up = tree.head(i)
    return (
        up is not None
        and tree.is_rel(i, "nummod")
        and tree.pos(up) == "NOUN"
        and up > i
        and tree.lower(up) != tree.lemma(up)
    )


def _amount(tree: Tree, words: list[str], run: _Run, first: int, what: str) -> Amount:
    """The amount with its hedge read and its unit in the span."""
    start, low, high = run.first, run.low, run.high
    if start > first and is_symbol(words[start - 1]):
        start -= 1
    for length in (4, 3, 2, 1):
        lead = " ".join(words[max(first, start - length) : start])
        kind = _LEADS.get(lead)
        if kind is None or start - length < first:
            continue
        start -= length
        if low == high:
            low, high = _hedged(kind, low)
        break
    if start > first and words[start - 1] in ("between", "from") and high > low:
        start -= 1
    last = run.last
    if last < len(words) and words[last] == "%":
        last += 1
    return Amount(what=what, low=low, high=high, start=tree.tokens[start].start, end=tree.tokens[last - 1].end)


def _hedged(kind: str, figure: float) -> tuple[float, float]:
    below = round(figure * (1 - _SLACK), 6) if kind in ("about", "below") else figure
    above = round(figure * (1 + _SLACK), 6) if kind in ("about", "above") else figure
    return below, above
