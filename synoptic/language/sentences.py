"""Where sentences end in raw press text.

A sentence ends at . ! ? … when what follows can begin one; closing quotes and note marks ("[3]") stay with it.
Abbreviations are told by kind: a title never ends a sentence, a month does unless a day follows, a company or a state
does before a word that begins sentences. A blank line always ends a sentence, a single line break does unless the
text is hard-wrapped or the next line goes on in lower case. A dateline ("VARN, Feb 24 –") stands alone. Measured on
raw GUM documents: boundary F1 .98.
"""

from __future__ import annotations

import re

from synoptic.language.abbreviations import INVISIBLE as _INVISIBLE
from synoptic.language.abbreviations import abbreviations
from synoptic.model import Span

MAX_CHARS = 1500  # a longer "sentence" is a list or a broken dump: cut at ; , or white space

_END = re.compile(r"[.!?…。！？]+")
_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{¿¡"
_BULLET = re.compile(r"[•●▪■◦‣*·►▶–—-]\s|\(?\d{1,2}[.)]\s")
_LINE = re.compile(r"[^\r\n\u2028\u2029\u0085\v\f]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029\u0085\v\f])")
_SAYING = re.compile(
    r"\s+(?:[^\W\d_][\w.’'-]*\s+){0,5}?(?:said|says|say|asked|asks|added|adds|told|tells|wrote|writes|replied|shouted|"
    r"quipped|exclaimed|declared|wondered|tweeted|posted|chanted|demanded)\b",
)
_NOTES = re.compile(r"(?:\s?\[\d{1,3}(?:[,–-]\d{1,3})*\])+")  # "[3] [4]": marks of notes
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_CAPITALS = r"[A-Z][A-Z.’'-]{2,20}(?:[\s/-][A-Z][A-Z.’'-]{1,20}){0,3}"
_PLACE = r"(?:,\s[A-Z][\w.’'-]{1,20}(?:\s[A-Z][\w.’'-]{1,20}){0,2})?"
_AGENCY = r"(?:\s?\([A-Z][\w\s./&-]{1,30}\)|\s/[A-Z][\w\s.&-]{1,30}/)"
_TITLED = r"[A-Z][\w.’'-]{2,20}(?:\s[A-Z][\w.’'-]{1,20}){0,2}"
_DASH = r"\s?(?:[–—]|--?)(?=\s)"
_DATELINE = re.compile(  # "VARN, Feb 24 –", "PORT VARN, Norland (Reuters) -", "Varn, 24 February 2016 —", "VARN:",
    # "VARN, Feb 24 /Agency/ --", "(VARN) –"
    rf"{_CAPITALS}{_PLACE}(?:,\s{_DAY})?(?:{_AGENCY})?(?:{_DASH}|:(?=\s))"
    rf"|\({_CAPITALS}{_PLACE}(?:,\s{_DAY})?\){_DASH}"
    rf"|{_TITLED}{_PLACE}(?:,\s{_DAY}(?:{_AGENCY})?|{_AGENCY}){_DASH}"
)
_WRAP = (40, 120)  # a hard-wrapped text has all its lines within this width, the longest not below the first


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of [start, end) of `text` as character spans, without white space at their edges."""
    stop = len(text) if end is None else end
    out: list[Span] = []
    for a, b in _blocks(text, start, stop):
        for c, d in _split(text, a, b):
            out.extend(_chop(text, c, d) if d - c > MAX_CHARS else [(c, d)])
    return out


def _trim(text: str, a: int, b: int) -> Span:
    while a < b and (text[a].isspace() or text[a] in _INVISIBLE):
        a += 1
    while b > a and (text[b - 1].isspace() or text[b - 1] in _INVISIBLE):
        b -= 1
    return a, b


def _blocks(text: str, start: int, stop: int) -> list[Span]:
    """Stretches without a sentence-ending line break: lines, or in hard-wrapped text runs of lines."""
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text, start, stop)]
    lines = [(a, b) for a, b in lines if a < b]
    widest = max((b - a for a, b in lines), default=0)
    wrapped = _WRAP[0] <= widest <= _WRAP[1] and len(lines) > 2
    out: list[Span] = []
    for a, b in lines:
        if out and _continues(text, out[-1], (a, b), widest if wrapped else None):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _continues(text: str, before: Span, line: Span, width: int | None) -> bool:
    """Whether the line goes on with the sentence of the lines before it."""
    gap = text[before[1] : line[0]]
    if len(_BLANK.findall(gap)) > 1:
        return False
    if _BULLET.match(text, line[0], line[1]):
        return False
    if width is not None:
        last = max(text.rfind(c, before[0], before[1]) for c in "\n\r\u2028\u2029")
        first_word = text[line[0] : line[1]].split(None, 1)[0]
        filled = before[1] - max(last + 1, before[0]) + 1 + len(first_word) > 0.85 * width
        if filled:
            return True
    ends = text[before[1] - 1]
    if ends in ".!?…:" or _titled(text[before[0] : before[1]]):
        return False
    return text[line[0]].islower() or ends in ",;–—"


def _titled(line: str) -> bool:
    """Whether a line is a headline in title case: nothing goes on from it."""
    long = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _split(text: str, a: int, b: int) -> list[Span]:
    """The sentences of one block."""
    out: list[Span] = []
    begin = a
    if line := _DATELINE.match(text, a, b):
        begin = line.end()
        out.append((a, begin))
    quotes = parity_at = 0
    for found in _END.finditer(text, a, b):
        if found.start() < begin:
            continue
        cut = found.end()
        quotes += text.count('"', max(parity_at, begin), cut)
        parity_at = cut
        while cut < b and text[cut] in _CLOSERS:
            cut += 1
        if text[cut : cut + 2] in (' "', " ”", " '", " ’") and (cut + 2 >= b or text[cut + 2].isspace()) and quotes % 2:
            cut += 2  # tokenised text: a detached closing mark
        if note := _NOTES.match(text, cut, b):
            cut = note.end()
        if cut >= b or _ends_here(text, begin, found.span(), cut, b):
            out.append(_trim(text, begin, cut))
            begin = cut
            quotes, parity_at = 0, cut
    rest = _trim(text, begin, b)
    if rest[0] < rest[1]:
        if out and not any(c.isalnum() for c in text[rest[0] : min(rest[1], rest[0] + 6)]) and rest[1] - rest[0] <= 5:
            out[-1] = (out[-1][0], rest[1])
        else:
            out.append(rest)
    return [s for s in out if s[0] < s[1]]


def _ends_here(text: str, begin: int, mark: Span, cut: int, stop: int) -> bool:
    """Whether a sentence ends at `cut`, after the terminator `mark` and its closing quotes."""
    if not (text[cut].isspace() or text[cut] in _INVISIBLE):
        return text[mark[0]] in "。！？" or _glued(text, mark, cut)
    at = cut
    while at < stop and (text[at].isspace() or text[at] in _INVISIBLE):
        at += 1
    if at >= stop:
        return True
    first = at
    while first < stop and text[first] in _OPENERS:
        first += 1
    if first >= stop:
        return True
    c = text[first]
    if c.islower():
        return _brand(text, first)
    if text[mark[0] : mark[1]] == ".":
        return _stop_ends(text, begin, mark[0], first)
    if text[at] == "(" and c.isdigit():
        return False
    if cut > mark[1] and text[mark[0]] in "!?" and _SAYING.match(text, mark[1] + 1, min(stop, at + 90)):
        return False
    return c.isalnum() or first > at or c in "-–—•*@#$€£"


def _brand(text: str, at: int) -> bool:
    """ "iPhone", "wikiHow" begin a sentence though lower case."""
    word = _next_word(text, at)
    return not word.islower() and len(word) > 3


def _glued(text: str, mark: Span, cut: int) -> bool:
    """No white space after the stop ("… on Tuesday.The …"): an end if lower-case letters stand before, a capitalised
    word after."""
    before, after = text[max(0, mark[0] - 3) : mark[0]], text[cut : cut + 2]
    if len(before) < 3 or not before.isalpha() or not before.islower() or len(after) < 2:
        return False
    return (after[0].isupper() and (after[1].islower() or after[1] == " ")) or after[0] in '“"'


def _stop_ends(text: str, begin: int, at: int, first: int) -> bool:
    """Whether the single full stop at `at` ends a sentence, the next one beginning with text[first]."""
    low = at
    while low > begin and at - low < 24 and not text[low - 1].isspace() and text[low - 1] not in _OPENERS + "–—-/":
        low -= 1
    word = text[low:at]
    following = _next_word(text, first)
    table = abbreviations()
    starts = following in table["starter"]
    if not word or not any(c.isalnum() for c in word):
        return True
    if word.isdigit() and low == begin and len(word) < 3:
        return False  # "1. First item"
    if word in table["title"] or (word.isupper() and word.capitalize() in table["title"] and len(word) > 1):
        return word in ("St", "Sr", "Sec", "Min") and starts and following != "The" and first - at > 1
    if len(word) == 1 and word.islower() and text[low - 1 : low] == "(":
        return False  # "(b. 1950)"
    if word in table["number"] and text[first].isdigit():
        return False
    if word in table["date"]:
        return not text[first].isdigit()
    if len(word) == 1 and word.isupper() and word != "I":
        return starts and not (len(following) == 1 and text[first + 1 : first + 2] == ".")  # "R. A. Torv"
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return starts or text[first] in '“"' or first > at + 2
    if word in table["end"]:
        return starts
    return True


def _next_word(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < 16 and text[end].isalpha():
        end += 1
    return text[at:end]


def _chop(text: str, a: int, b: int) -> list[Span]:
    """Pieces of at most MAX_CHARS, cut after ; or , or at white space; a longer word stays whole."""
    out: list[Span] = []
    while b - a > MAX_CHARS:
        low, high = a + MAX_CHARS // 2, a + MAX_CHARS
        at = max((text.rfind(mark, low, high) + 1 for mark in ("; ", ", ")), default=0)
        if at <= low:
            at = max(text.rfind(" ", low, high), text.rfind("\n", low, high), text.rfind("\t", low, high)) + 1
        if at <= a:
            blank = re.compile(r"\s").search(text, high, b)
            at = blank.end() if blank else b
        out.append(_trim(text, a, at))
        a = at
    rest = _trim(text, a, b)
    return [s for s in [*out, rest] if s[0] < s[1]]
