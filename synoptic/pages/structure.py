"""What single lines cannot tell: summaries above the dateline, captions among paragraphs, appeals, galleries."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from synoptic.model import ZoneKind
from synoptic.pages import furniture
from synoptic.pages.lines import UPPER_SHARE, Floats, Measured

# "MOSCOW, Feb 24 –", "PARIS —", "(CNN)", "LONDON (Reuters) -": how an article's first sentence announces itself.
_WORDS = r"[A-Z][\w.'’-]*(?:[ ,/]+[A-Z][\w.'’-]*){0,5}"
_MARK = r"\((?:CNN|Reuters|AP|AFP|UPI|Xinhua|BBC|TASS|IRNA|KUNA|WAM|dpa|ANI|PTI|IANS|Bloomberg|Kyodo)[^)]{0,20}\)"
_DAY = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
DATELINE = re.compile(
    rf"^(?:{_WORDS}{_DAY},? ?(?:\([A-Z][\w .-]{{1,30}}\))? ?[—–] |"
    rf"[A-Z][A-Z .'’-]{{2,30}}{_DAY}(?:, [A-Z][\w .]{{2,24}})?,? "
    rf"(?:\([A-Z][\w .-]{{1,30}}\) )?[-—–] |(?:{_WORDS} ?)?{_MARK})"
)
_ENDS = (".", "!", "?", "”", '"', "’", "…", ":", ";", ")", "]", ",", "»", "。", "؟", "।")
_APPEALS = ("a message", "dear reader", "support", "sign up", "subscribe")
_CAPITALS = re.compile(r"(?<![\w’'.-])[A-Z]{4,}(?![\w’'-])")
_GALLERY = re.compile(r"^(?:Photos: |Hide Caption|(?:Photo|Image|Slide) \d+ of \d+)", re.I)
_LEAD_WORDS = 14
_LEAD_CHANCE, _TAIL_CHANCE = 0.05, 0.12
_BULLETED = re.compile(r"\s*[•*◦▪·►●–-]\s")
_MEMBER = 9  # words of a line that counts as a sentence
_LOUD = 0.1  # share of capitals in a line that may be lettering


def arrange(
    said: list[str],
    gaps: list[int],
    measured: Measured,
    named: list[ZoneKind | None],
    body: Floats,
    made: list[ZoneKind],
    *,
    raw: bool = True,
) -> None:
    """Correct `made`, the kinds line by line, in place; `gaps` = blank lines before each, `raw` = nothing but
    the lines is known (no HTML elements)."""
    told = furniture.addressed(measured.hashes, measured.first)
    _shown(said, named, made)
    _summary(said, made)
    if raw:
        _captions(said, gaps, measured, named, body, made)
    _lead(said, named, body, made)
    _tail(said, named, body, made)
    _appeals(said, told, named, body, made)
    _comments(named, made)
    _teasers(said, named, made)
    _notices(said, named, made)
    _gallery(said, made)


def _shown(said: list[str], named: list[ZoneKind | None], made: list[ZoneKind]) -> None:
    """What stands right before "Hide Caption 3 of 25" is that caption."""
    for i, line in enumerate(said[1:], 1):
        if line.startswith("Hide Caption") and made[i - 1] != "title":
            made[i - 1] = named[i - 1] = "caption"


def _summary(said: list[str], made: list[ZoneKind]) -> None:
    """What stands between title and dateline is no article yet: its first sentence is the one with the dateline."""
    inside = [i for i, kind in enumerate(made) if kind == "body"]
    for place, i in enumerate(inside[:6]):
        if DATELINE.match(said[i]) and len(said[i]) > 60:
            for j in inside[:place]:
                if len(said[j]) < 300:
                    made[j] = "promo"
            return


def _captions(
    said: list[str],
    gaps: list[int],
    measured: Measured,
    named: list[ZoneKind | None],
    body: Floats,
    made: list[ZoneKind],
) -> None:
    """In a text whose sentences all end with a stop, a long line without one is a caption if it stands beside a sure
    one, or if the reader doubts it and such lines are rare."""
    words = np.diff(measured.first)
    members = [i for i in np.flatnonzero(words >= _MEMBER).tolist() if made[i] == "body"]
    loud = (measured.numeric[:, UPPER_SHARE] > _LOUD).tolist()
    for i in members:
        if (body[i] < 0.8 and furniture.credited(said[i])) or (loud[i] and _labels(said[i])):
            made[i] = "caption"
    # Where paragraphs stand apart, a line right below another goes on with it.
    apart = sum(gaps[i] > 0 for i in members) > len(members) / 3
    open_ones = [
        i for i in members
        if not said[i].endswith(_ENDS) and _unended(said[i], said[i + 1 : i + 2])
        and not (apart and i + 1 < len(gaps) and not gaps[i + 1] and made[i + 1] == "body")
    ]  # fmt: skip
    if not open_ones or len(members) < 6 or len(open_ones) > 0.5 * len(members):
        return
    captions = {i for i, kind in enumerate(named) if kind == "caption"}
    rare = len(open_ones) <= max(1, 0.08 * len(members))
    for i in open_ones:
        beside = not captions.isdisjoint((i - 1, i + 1))
        if (beside or (rare and body[i] < 0.85)) and i not in (members[0], members[-1]):
            made[i] = "caption"


def _unended(line: str, after: list[str]) -> bool:
    """A line that begins like a sentence and ends like none, and is not the first half of a wrapped one."""
    begins = line[0].isupper() or line[0] in "“\"‘'"
    wrapped = bool(after) and after[0][0].islower()
    return begins and not line.endswith(_ENDS) and not wrapped and not DATELINE.match(line)


def _labels(line: str) -> bool:
    """Whether a line is a map's or chart's lettering: capitals among other words."""
    capitals = len(_CAPITALS.findall(line))
    return capitals >= 4 and 0.3 <= capitals / len(line.split()) <= 0.9 and len(line.split()) >= 10


def _lead(said: list[str], named: list[ZoneKind | None], body: Floats, made: list[ZoneKind]) -> None:
    """A whole sentence between the title and the body's first line, or one with a dateline, is the article's first."""
    first = next((i for i, kind in enumerate(made) if kind == "body"), None)
    title = next((i for i, kind in enumerate(made) if kind == "title"), None)
    if first is None or title is None or not title < first:
        return
    for i in range(first - 1, max(title, first - 4), -1):
        line = said[i]
        whole = line.endswith((".", ".”", '."', "!", "?")) or DATELINE.match(line)
        if whole and len(line.split()) >= _LEAD_WORDS and not named[i] and body[i] >= _LEAD_CHANCE:
            made[i] = "body"


def _tail(said: list[str], named: list[ZoneKind | None], body: Floats, made: list[ZoneKind]) -> None:
    """A whole sentence right behind the body's last line, which the reader only doubts, is still the article's."""
    last = max((i for i, kind in enumerate(made) if kind == "body"), default=len(made))
    for i in range(last + 1, min(last + 3, len(made))):
        ends = said[i].endswith((".", ".”", '."')) and not said[i].endswith("...")
        doubted = body[i] >= _TAIL_CHANCE and not furniture.addresses(said[i])
        if named[i] or len(said[i].split()) < _LEAD_WORDS or not ends or not doubted:
            return
        made[i] = "body"


def _appeals(
    said: list[str], told: list[int], named: list[ZoneKind | None], body: Floats, made: list[ZoneKind]
) -> None:
    """An appeal to readers runs on from its heading or its first plea as long as the lines speak to the reader; `told`
    = how often each line does."""
    if max(told) < 2 and "promo" not in named:
        return

    @cache
    def pleads(i: int) -> bool:
        return told[i] >= 2 and furniture.appeals(said[i])

    doubt = (body > 0.02).tolist()
    start = None
    for i, kind in enumerate(made):
        if kind != "body":
            heading = named[i] == "promo" and said[i].lower().startswith(_APPEALS)
            if heading or ((doubt[i] or start is not None) and pleads(i)):
                start = i
                made[i] = made[i] if named[i] or made[i] == "title" else "promo"
        elif start is not None:
            near = any(pleads(j) for j in range(i, min(i + 4, len(said))))
            if i - start <= 5 and near:
                made[i] = "promo"
                start = i if pleads(i) else start
            else:
                start = None


def _comments(named: list[ZoneKind | None], made: list[ZoneKind]) -> None:
    """Behind the heading of the comments nothing is the article's, unless more of it stands there than before."""
    for i, kind in enumerate(named):
        if kind == "comment":
            before, after = made[:i].count("body"), made[i:].count("body")
            if before >= 3 and after <= before:
                _turn(made, i, "comment", ("body", "byline", "dateline", "related", "caption"))
                for j in range(i, len(made)):
                    if made[j] == "promo" and named[j] is None:
                        made[j] = "comment"
                return


def _teasers(said: list[str], named: list[ZoneKind | None], made: list[ZoneKind]) -> None:
    """Bulleted lines without a stop under the heading of related links are such links."""
    under = False
    for i, line in enumerate(said):
        if named[i] == "related":
            under = True
        elif not (under and _BULLETED.match(line)):
            under = False
        elif made[i] == "body" and line.rstrip()[-1:] not in '.!?”"':
            made[i] = "related"


def _notices(said: list[str], named: list[ZoneKind | None], made: list[ZoneKind]) -> None:
    """Behind the copyright line at a page's end nothing is the article's."""
    for i, kind in enumerate(named):
        if kind == "notice" and furniture.RIGHTS.search(said[i]):
            before, after = made[:i].count("body"), made[i:].count("body")
            if after <= min(6, max(2, before // 4)):
                _turn(made, i, "notice")
                return


def _turn(made: list[ZoneKind], start: int, kind: ZoneKind, turned: tuple[ZoneKind, ...] = ("body",)) -> None:
    for i in range(start, len(made)):
        if made[i] in turned:
            made[i] = kind


def _gallery(said: list[str], made: list[ZoneKind]) -> None:
    """Where pictures are all there is, their captions are the article."""
    if any(kind == "body" and len(said[i].split()) >= _MEMBER for i, kind in enumerate(made)):
        return
    shown = [i for i, kind in enumerate(made) if kind == "caption" and len(said[i].split()) >= 5]
    if len(shown) >= 3:
        for i in shown:
            if not _GALLERY.match(said[i]):
                made[i] = "body"
