"""Labels for the lines of a page: body by alignment with the gold text, the other kinds from the page's own HTML.

The gold is aligned in order (4-grams of words, the heaviest chain of lines whose places in the gold do not go back), so
that a teaser which repeats a sentence of the article does not take its label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

TOKEN = re.compile(r"\w+")
SIZE = 4


def body(lines: list[str], gold: str) -> list[int]:
    """1 for the lines of the article's body, 0 for the others, -1 where it cannot be told."""
    want = TOKEN.findall(gold)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(want) - SIZE + 1):
        index[tuple(want[at : at + SIZE])].append(at)
    tokens = [TOKEN.findall(line) for line in lines]
    options = [(i, *option) for i, words in enumerate(tokens) for option in _places(words, index)]
    chosen = _chain(options)
    made = [0] * len(lines)
    covered = bytearray(len(want) + 1)
    where: dict[int, tuple[int, int]] = {}
    for i, start, weight in chosen:
        end = min(len(want), start + len(tokens[i]))
        where[i] = (start, end)
        if weight * 2 >= max(1, len(tokens[i]) - SIZE + 1):
            made[i] = 1
            covered[max(0, start) : end] = b"\1" * (end - max(0, start))
        elif weight >= 4:
            made[i] = -1  # part body, part not: no good example of either
    for i, start, weight in options:
        start = max(0, start)
        end = min(len(want), start + len(tokens[i]))
        fresh = end > start and sum(covered[start:end]) * 4 < end - start
        if not made[i] and weight * 2 >= max(1, len(tokens[i]) - SIZE + 1) and fresh:
            made[i] = 1
            covered[start:end] = b"\1" * (end - start)
    _short(tokens, made, where, want)
    return made


def _places(words: list[str], index: dict[tuple[str, ...], list[int]]) -> list[tuple[int, int]]:
    """Places in the gold where the line may stand: (start, 4-grams that agree), at most four."""
    votes: Counter[int] = Counter()
    for at in range(len(words) - SIZE + 1):
        for place in index.get(tuple(words[at : at + SIZE]), ())[:20]:
            votes[place - at] += 1
    near: Counter[int] = Counter()
    for start, count in votes.items():
        near[start // 6] += count
    best = []
    for group, count in near.most_common(4):
        start = max((s for s in votes if s // 6 == group), key=lambda s: votes[s])
        best.append((start, count))
    return best


def _chain(options: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The heaviest chain of (line, start, weight) with lines rising and starts not falling."""
    score: list[int] = []
    back: list[int] = []
    for k, (line, start, weight) in enumerate(options):
        best, come = 0, -1
        for j in range(max(0, k - 400), k):
            if options[j][0] < line and options[j][1] <= start and score[j] > best:
                best, come = score[j], j
        score.append(best + weight)
        back.append(come)
    if not score:
        return []
    at = max(range(len(score)), key=score.__getitem__)
    chosen = []
    while at >= 0:
        chosen.append(options[at])
        at = back[at]
    return chosen[::-1]


def _short(tokens: list[list[str]], made: list[int], where: dict[int, tuple[int, int]], want: list[str]) -> None:
    """Lines under four words are body if the gold has them right where they stand."""
    before = 0
    after: list[int] = [len(want)] * (len(tokens) + 1)
    for i in range(len(tokens) - 1, -1, -1):
        after[i] = where[i][0] if made[i] == 1 and i in where else after[i + 1]
    for i, words in enumerate(tokens):
        if made[i] == 1 and i in where:
            before = max(before, where[i][1])
        elif 0 < len(words) < SIZE and before > 0:
            low, high = max(0, before - 1), min(len(want), after[i + 1] + 1, before + 12)
            for at in range(low, high - len(words) + 1):
                if want[at : at + len(words)] == words:
                    made[i] = 1
                    before = at + len(words)
                    break


NEAR = 3  # elements around a line whose names tell its kind most surely
_NAMES = {
    "comment": r"\b(comments?|commentlist|disqus|livefyre|coral|reply|replies|respond|discussion)\b",
    "caption": r"^figcaption|\b(captions?|wp-caption-text|photo-?credit|image-?credit|media__caption)\b",
    "promo": r"\b(newsletters?|subscribe|subscription|signup|sign-up|donat\w+|paywall|promo\w*|advert\w*|ads?|"
    r"sponsor\w*|cookies?|consent|gdpr|share|sharing|social|follow|cta|banner|membership)\b",
    "related": r"\b(related|recommend\w*|trending|popular|most-?read|more-?(stories|news|from)|read-?(next|more|also)|"
    r"latest|recirc\w*|outbrain|taboola|teasers?|recent|headlines|also-?like|up-?next|carousel)\b",
    "byline": r"\b(bylines?|author|authors|author-?name|writer|reporter)\b",
    "dateline": r"^time\b|\b(dates?|datetime|datepublished|timestamp|published|pubdate|entry-date|time)\b",
    "navigation": r"^(nav|header|footer)\b|\b(nav|navbar|menus?|breadcrumbs?|footer|header|masthead|sidebar|"
    r"tags?|topics|pagination|skip|search|login|toolbar)\b",
    "notice": r"\b(copyright|disclaimer|legal|corrections?|terms|editors?-note)\b",
}
_RULES = tuple((name, re.compile(rule)) for name, rule in _NAMES.items())
_NOTICE = re.compile(r"^(©|\(c\) ?\d|copyright\b)|\ball rights reserved\b", re.I)


def kind(text: str, path: tuple[str, ...]) -> str | None:
    """The kind of a line that is not body, told by the names that the page's author gave to the elements around it."""
    if _NOTICE.search(text) and len(text) < 600:
        return "notice"
    words = len(text.split())
    for level, element in enumerate(path[:8]):
        plain = re.sub(r"[_:]+|(?<=[a-z])(?=[A-Z])", "-", element).lower().replace(" - ", " ")
        for name, rule in _RULES:
            if name in ("byline", "dateline") and (words > 14 or level >= NEAR):
                continue
            if rule.search(plain):
                return name
    return None


def plain(text: str) -> str:
    """A line brought to the form in which lines of two renderings are compared."""
    return " ".join(TOKEN.findall(text.lower()))
