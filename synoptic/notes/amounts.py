"""The numbers of a page with what they count: "at least 84 people were killed" is 84, "person killed".

`Amount.low` and `high` are equal for a plain figure and for "at least 84" (the figure told; the span keeps the words);
"about 60,000" is read as ten per cent either way, "nearly 80" as up to ten per cent less, "more than 70" as up to ten
per
cent more, "dozens" as 24 to 99, a range as its ends. Dates, clock times, ages, ordinals and numbers inside names are
left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from synoptic.errors import DataError
from synoptic.language.lexicon import DATA
from synoptic.language.tree import Tree
from synoptic.model import Amount, Reading
from synoptic.notes import numerals

TABLE = "amount_units.tsv"
_SLACK = 0.1  # what "about" leaves open, either way
_REACH = 3  # words after a number in which its noun is looked for when the tree does not say

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
_SYMBOLS = frozenset(["$", "€", "£", "¥", "₽", "₹", "₩", "₪", "₺", "us$"])


class _Unit(NamedTuple):
    what: str
    kind: str


class _Run(NamedTuple):
    """A number found: token range [first, last) and its bounds."""

    first: int
    last: int
    low: float
    high: float


@cache
def units() -> dict[str, _Unit]:
    """The table of units, states and currencies by form. Raises `DataError`."""
    try:
        lines = (DATA / TABLE).read_text(encoding="utf-8").splitlines()[1:]
        return {form: _Unit(what, kind) for form, what, kind in (line.split("\t") for line in lines)}
    except (OSError, ValueError) as error:
        raise DataError(f"The table {TABLE} cannot be read: {error}", "Install the package again.") from error


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
            what = _counted(tree, words, run, sentence.last)
            if what is not None:
                out.append(_amount(tree, words, run, sentence.first, what))
            i = run.last
    return tuple(out)


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
    if tree.tokens[run.first].start > 0 and tree.text[tree.tokens[run.first].start - 1] in ":/":
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


def _counted(tree: Tree, words: list[str], run: _Run, end: int) -> str | None:
    """What is counted: a unit beside the number, the noun it modifies with its state; None if nothing is."""
    table = units()
    if run.first and words[run.first - 1] in _SYMBOLS:
        return table[words[run.first - 1]].what
    for form in (" ".join(words[run.last : run.last + 2]), words[run.last] if run.last < end else ""):
        unit = table.get(form)
        if unit is not None and unit.kind in ("percent", "money", "measure"):
            return unit.what
        if unit is not None and unit.kind == "state":
            return unit.what
    noun = _noun(tree, run, end)
    if noun is None:
        return (
            _state(tree, run.last - 1)
            if numerals.vague_length(words[run.first : run.last]) or _is_argument(tree, run)
            else None
        )
    lemma = tree.lemma(noun).lower()
    unit = table.get(lemma) or table.get(words[noun])
    if unit is not None and unit.kind in ("money", "measure", "state"):
        return unit.what
    base = unit.what if unit is not None else lemma
    state = _state(tree, noun)
    if state is None or " " in base:
        return base
    return f"{base} {state.partition(' ')[2]}"


def _is_argument(tree: Tree, run: _Run) -> bool:
    return tree.is_rel(run.last - 1, "nsubj", "obj") or tree.is_rel(run.first, "nsubj", "obj")


def _noun(tree: Tree, run: _Run, end: int) -> int | None:
    """The noun that the number counts: above it in the tree, else the first one close after it."""
    for i in (run.first, run.last - 1):
        up = tree.head(i)
        if (
            up is not None
            and tree.is_rel(i, "nummod", "det", "amod", "compound")
            and tree.pos(up) in ("NOUN", "PROPN", "SYM")
            and up >= run.last
        ):
            return up
    for preposition, noun in tree.obliques(run.last - 1):
        if preposition == "of" and tree.pos(noun) in ("NOUN", "PROPN"):
            return noun
    for i in range(run.last, min(end, run.last + _REACH)):
        if tree.pos(i) == "NOUN":
            return i
        if tree.pos(i) not in ("ADJ", "ADV", "DET", "PROPN") and tree.lower(i) not in ("of", "more"):
            return None
    return None


def _state(tree: Tree, noun: int) -> str | None:
    """What happened to the counted: "84 people were killed", "killed 84 people", "dozens are dead"; None if nothing
    told."""
    table = units()
    at = noun
    for _ in range(3):  # "killing of 84 people", "84 of the passengers died"
        up = tree.head(at)
        if up is None:
            break
        unit = table.get(tree.lemma(up).lower()) or table.get(tree.lower(up))
        role = tree.is_rel(at, "obj", "nsubj") and (
            tree.is_rel(at, "obj")
            or tree.is_passive(up)
            or tree.pos(up) != "VERB"
            or unit is None
            or _befalls(tree, up)
        )
        if unit is not None and unit.kind == "state" and role:
            return unit.what
        if not tree.is_rel(at, "nmod", "conj"):
            break
        at = up
    for c in tree.children(noun, "acl", "amod", "acl:relcl", "xcomp"):
        unit = table.get(tree.lower(c)) or table.get(tree.lemma(c).lower())
        if (
            unit is not None
            and unit.kind == "state"
            and (tree.is_rel(c, "amod") or tree.is_passive(c) or _befalls(tree, c))
        ):
            return unit.what
    return None


def _befalls(tree: Tree, verb: int) -> bool:
    """Verbs whose subject it happens to: "84 people died"."""
    return tree.lemma(verb).lower() in ("die", "perish", "drown")


def _amount(tree: Tree, words: list[str], run: _Run, first: int, what: str) -> Amount:
    """The amount with its hedge read and its unit in the span."""
    start, low, high = run.first, run.low, run.high
    if start > first and words[start - 1] in _SYMBOLS:
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
