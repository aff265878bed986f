"""Pages that are no single whole article: two articles, one that is cut, a live blog, a list of teasers.

Each is recognised by several signs together, said in words, and its zones are made as honest as they can be: what
belongs to another article is no body of the first, and teasers have no body.
"""

from __future__ import annotations

import re

import numpy as np

from synoptic.model import ZoneKind
from synoptic.pages import days
from synoptic.pages.lines import Ints

_ARTICLE = 70  # words in whole lines of the shortest article
_LONGER = re.compile(r"[^\W\d_]{5,}")
_SHARED = 0.16  # of the longer words of an article that another one uses too, at most
_SENTENCE = 9  # words of a line that counts as a sentence
_ENDS = (".", "!", "?", "”", '"', "’", "'", ")", "]", "»", "。", "؟", "।", ":", ";")
_DOTS = ("…", "...")
# An article's start, surer than `structure.DATELINE`: a place in capitals, or with a day or an agency.
_START = re.compile(
    r"^(?:[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w .]{2,24})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,? ?"
    r"(?:\([A-Z][\w .-]{1,30}\) ?)?[—–-]{1,2} |"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?,? \([A-Z][\w .-]{1,30}\) ?[—–-]{1,2} )"
)
_BY = re.compile(r"^(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\b.{0,60}$")
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?P<zone> ?(?:[A-Z]{2,4}\b|\(?local time\)?))?"
_LEADS = r"^[\s\[(•*]{0,3}"
_TIME = re.compile(
    rf"{_LEADS}(?:(?:updated|posted|published)(?: at)?:? |\d{{1,2}} ?[dhm] ago ?[/|,-] ?)?{_CLOCK}[\])]?"
    r"(?P<more>[\s,–—|•·-].{0,40})?$",
    re.I,
)
_TIMED = re.compile(rf"{_LEADS}{_CLOCK}(?:\s*[–—:|-]\s*|\s+)(?=[A-Z“\"‘'])")
_AGO = re.compile(r"^(?:\d{1,2}|an?|one) ?(?:min(?:ute)?s?|m|h(?:ou)?rs?|h|d(?:ays?)?) ago\b.{0,30}$", re.I)
_LIVE = re.compile(
    r"\b(?:live(?: updates?| ?blog| coverage| news)|as it happened|latest updates|minute by minute)\b", re.I
)
_ENTRIES = 4
# Who says so has kept the rest for others. Weak ones are said in menus and teasers too.
_CLOSED = re.compile(
    r"\b(?:(?:to|and) (?:continue|keep) reading\b|to read (?:the (?:full|whole|rest)|this (?:article|story)|more of)|"
    r"(?:article|story|content) is (?:for|only for|reserved for|(?:only )?available (?:only )?to|exclusive to) .{0,30}"
    r"(?:subscribers|members)|(?:read|reached|used) (?:all )?(?:of )?your .{0,20}(?:free|monthly) (?:articles?|limit)|"
    r"your (?:free )?(?:article )?limit|subscribe to (?:read|continue|unlock)|unlock (?:this|the (?:full|rest))|"
    r"(?:remaining|rest of (?:the|this) (?:article|story)))",
    re.I,
)
_GOES_ON = re.compile(
    r"^\W{0,3}(?:continue reading|keep reading|read (?:the )?(?:full|rest|whole)\b|read more|show (?:full|more)|"
    r"already a (?:subscriber|member)|(?:sign|log) in\b)",
    re.I,
)
_MORE = re.compile(r"^\W{0,3}(?:read more|continue reading|full story|more)\W{0,3}$", re.I)
_TEASERS, _TEASER_WORDS = 5, 60


def settle(
    said: list[str], words: Ints, named: list[ZoneKind | None], made: list[ZoneKind], title: int | None
) -> tuple[str, ...]:
    """Correct `made`, the kinds line by line, in place, and tell what the page is instead of one whole article, in
    words; `words` = how many each line has, `named` what lines say of themselves, `title` = the title's line."""
    body = [i for i, kind in enumerate(made) if kind == "body"]
    if not body:
        return ("no line of the page reads like an article",)
    long = [i for i in body if words[i] >= _SENTENCE]
    items = _teasers(said, words, made, long)
    if items:
        for i in body:
            made[i] = "related"
        return (f"the page lists {items} teasers and holds no article",)
    live = _live(said, words, made, body, title)
    if live:
        return (f"the page is a live blog of at least {live} timed entries, each of which reports its own moment",)
    told = [*_second(said, words, named, made, long, title), *_cut(said, words, made)]
    return tuple(told)


def _live(said: list[str], words: Ints, made: list[ZoneKind], body: list[int], title: int | None) -> int:
    """How many timed entries a live blog has; 0 if the page is none. A time with words behind it may be a programme's
    or a diary's: it counts only where the title or a time zone says what the page is."""
    named = title is not None and _LIVE.search(said[title]) is not None
    entries = 0
    for i in range(max(0, body[0] - 3), body[-1]):
        line = said[i]
        if made[i] == "body" and words[i] >= 15:
            timed = _TIMED.match(line)
            entries += timed is not None and (named or timed["zone"] is not None)
        elif len(line) <= 70 and made[i] != "comment":
            time = _TIME.match(line)
            if (time and (named or not time["more"])) or (named and _AGO.match(line)):
                entries += any(made[j] == "body" and words[j] >= _SENTENCE for j in range(i + 1, min(i + 4, len(said))))
    return entries if entries >= (2 if named else _ENTRIES) else 0


def _teasers(said: list[str], words: Ints, made: list[ZoneKind], long: list[int]) -> int:
    """How many teasers a page without an article lists: sentences that stand alone, each under its own headline and
    marked as a teaser by a time, a writer, an invitation to read on, or its own being cut; 0 if the body has others."""
    if not long or int(max(words[long])) > _TEASER_WORDS:
        return 0
    whole = np.flatnonzero(words >= _SENTENCE).tolist()
    alone = [i for i, after in zip(whole, [*whole[1:], len(said) + 1], strict=True) if after - i > 1]
    marked = {i for i in alone if _headed(said, words, i) and _marked(said, made, i)}
    return len(marked) if len(marked) >= _TEASERS and len(marked.intersection(long)) >= 0.8 * len(long) else 0


def _headed(said: list[str], words: Ints, i: int) -> bool:
    """Whether a headline stands before the line."""
    return any(_headline(said[j], int(words[j])) for j in range(max(0, i - 2), i))


def _marked(said: list[str], made: list[ZoneKind], i: int) -> bool:
    """Whether what stands around the line marks it as a teaser."""
    if said[i].endswith(_DOTS):
        return True
    near = [j for j in range(max(0, i - 2), min(len(said), i + 3)) if j != i and made[j] != "body"]
    return any(
        _MORE.match(said[j]) or _BY.match(said[j]) or _AGO.match(said[j])
        or (len(said[j]) <= 40 and (_TIME.match(said[j]) or next(days.find(said[j]), None)))
        for j in near
    )  # fmt: skip


def _headline(line: str, words: int) -> bool:
    return (
        3 <= words <= 25 and (line[0].isupper() or line[0] in "“\"‘'" or line[0].isdigit()) and line[-1] not in ".:,;"
    )


def _second(
    said: list[str], words: Ints, named: list[ZoneKind | None], made: list[ZoneKind], long: list[int], title: int | None
) -> list[str]:
    """Takes the lines of another article out of the body, and names it."""
    for at, i in enumerate(long[3:-2], 3):
        head = _opens(said, words, named, i, long[at - 1])
        if head is None:
            continue
        before = sum(int(words[j]) for j in long if j < head)
        after = sum(int(words[j]) for j in long[at:])
        dated = _START.match(said[i]) is not None and any(_START.match(said[j]) for j in long[:3])
        if before < _ARTICLE or after < _ARTICLE or not (dated or _apart(said, long[:at], long[at : at + 8])):
            continue
        kept_first = title is None or title < head
        for j in range(head, len(said)) if kept_first else range(head):
            if made[j] in ("body", "title", "byline", "dateline", "caption") and j != title:
                made[j] = "related"
        where = "after" if kept_first else "before"
        other = said[head] if kept_first else next((said[j] for j in long if j < head), said[head])
        quoted = other if len(other) <= 80 else f"{other[:77]}…"
        return [f"the page holds another article {where} this one, which is not read as part of it: “{quoted}”"]
    return []


def _names(line: str, words: int) -> bool:
    """Whether the line may be the headline of an article: no credit, no writer, no stamp."""
    free = not _BY.match(line) and not _TIME.match(line) and "|" not in line and " / " not in line
    return free and _headline(line, words)


def _opens(said: list[str], words: Ints, named: list[ZoneKind | None], i: int, last: int) -> int | None:
    """The headline of an article whose first sentence is line `i`, `last` being the sentence before it; None if none
    begins here. A headline alone is a subheading: a writer's line or a dateline must follow it."""
    between = range(last + 1, i)
    if not between or len(between) > 12:
        return None
    heads = [j for j in between if words[j] >= 4 and named[j] is None and _names(said[j], int(words[j]))]
    if not 1 <= len(heads) <= 3:
        return None
    signed = any(_BY.match(said[k]) for k in range(max(heads[-1] + 1, i - 3), i))
    dated = i - heads[-1] <= 4 and _START.match(said[i]) is not None
    # A teaser has a writer too, but then there are others before it.
    return heads[-1] if dated or (signed and len([k for k in between if _BY.match(said[k])]) == 1) else None


def _apart(said: list[str], before: list[int], after: list[int]) -> bool:
    """Whether the sentences `after` speak of other things than those `before`: an inset teaser, with its writer, stands
    between sentences of one article."""
    known = {word for i in before for word in _LONGER.findall(said[i].lower())}
    new = [word for i in after for word in _LONGER.findall(said[i].lower())]
    return sum(word in known for word in new) <= _SHARED * len(new)


def _cut(said: list[str], words: Ints, made: list[ZoneKind]) -> list[str]:
    """Whether the article goes on where the page does not."""
    for i in [i for i, kind in enumerate(made) if kind == "body"][-2:]:
        if len(said[i]) <= 160 and _CLOSED.match(said[i]):
            made[i] = "promo"
    last = max((i for i, kind in enumerate(made) if kind == "body" and words[i] >= _SENTENCE), default=None)
    if last is None:
        return []
    line = said[last]
    ends = len(made) - 1 - made[::-1].index("body")
    near = range(ends + 1, min(len(said), ends + 4))
    closed = next((j for j in near if len(said[j]) <= 300 and _CLOSED.search(said[j])), None)
    if closed is not None:
        return [f"the article seems cut: behind its last line the page says “{said[closed][:80]}”"]
    open_end = ends == last and (
        line.endswith(_DOTS) or (not line.endswith(_ENDS) and words[last] >= 15 and "www." not in line)
    )
    on = next((j for j in near if _GOES_ON.match(said[j]) and len(said[j]) <= 40), None)
    if open_end and on is not None:
        return [f"the article seems cut: it stops in “…{line[-40:]}” before “{said[on]}”"]
    if open_end and line.endswith(_DOTS) and not any(w >= _SENTENCE for w in np.asarray(words)[ends + 1 :].tolist()):
        return [f"the article seems cut: it stops in “…{line[-40:]}”"]
    return []
