"""Copies made from articles by a seeded generator: what reprints, desks and quoting colleagues do to a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synoptic.model import Page, Zone
from synoptic.pages.credit import credits

_OTHER_WORDS = {
    "said": "stated", "killed": "slain", "attack": "assault", "officials": "authorities", "about": "around",
    "told": "informed", "people": "persons", "big": "large", "also": "too", "after": "following", "began": "started",
    "but": "yet", "house": "home", "police": "officers", "show": "reveal", "help": "assist", "near": "close to",
    "many": "numerous", "year": "twelvemonth", "during": "in the course of", "because": "since", "get": "obtain",
    "plan": "scheme", "called": "named", "made": "created", "new": "fresh", "while": "as", "against": "versus",
    "former": "ex", "several": "some", "company": "firm", "country": "nation", "reported": "announced",
}  # fmt: skip
_FURNITURE = {
    "navigation": ("Home | World | Business | Sport | Weather", "Sign in  Search  Menu", "Skip to main content"),
    "promo": (
        "Subscribe to our morning briefing and never miss a story. Cancel any time.",
        "Your support keeps our reporters in the field. Become a member today for less than a coffee a week.",
        "Download our app for breaking news alerts straight to your phone.",
    ),
    "related": ("Read also: Ten photographs of the week", "Most read today", "More from this section"),
    "notice": ("All rights reserved. No part of this site may be reproduced.", "Terms of use. Privacy. Contact us."),
    "comment": ("Reader: I have been saying this for years. Reply", "Be the first to comment on this article."),
}  # fmt: skip
AGENCIES = ("Reuters", "Associated Press", "Agence France-Presse", "TASS")
_NAMES = ("Daily Courant", "Evening Lantern", "The Bay Chronicle", "Uplands Mail", "Corridor News", "The Quay Observer")


@dataclass(frozen=True)
class Made:
    """A page made from a source: of which kind, how, with which passage (characters), crediting its outlet or not.
    `sources`: all pages that its text goes back to."""

    page: Page
    source: str
    kind: str
    how: tuple[str, ...]
    span: tuple[int, int] | None = None
    credited: bool = False
    sources: frozenset[str] = frozenset()


def copied(articles: Sequence[Page], seed: int, least: int) -> tuple[list[Page], list[Made]]:
    """The articles (some of them now of an agency), and two copies or so of each that has at least `least` words."""
    draw = random.Random(seed)
    pages, made = [], []
    long = [page for page in articles if len(_body(page).split()) >= least]
    chosen = {page.id for page in long}
    for page in articles:
        if page.id in chosen and draw.random() < 0.4:
            page = _renamed(page, draw.choice(AGENCIES))
        pages.append(page)
    known = {page.id: page for page in pages}
    for number, page in enumerate(known[one.id] for one in long):
        kinds = ["exact"] if draw.random() < 0.4 else []
        kinds += ["near"] if draw.random() < 0.9 else []
        for kind in kinds:
            made.append(_whole(page, kind, f"{kind}-{number}", draw))
        if draw.random() < 0.5:
            host = draw.choice([one for one in long if one.id != page.id])
            made.append(_quoting(page, known[host.id], f"partial-{number}", draw))
    return pages, made


def _marks(others: dict[str, str | int | None]) -> dict[int, str | int | None]:
    return str.maketrans(others)


def _body(page: Page) -> str:
    return "\n".join(page.text[zone.start : zone.end] for zone in page.zones if zone.kind == "body")


def _renamed(page: Page, outlet: str) -> Page:
    return Page(id=page.id, source=page.source, text=page.text, digest="", title=page.title, outlet=outlet,
                language="en", zones=page.zones)  # fmt: skip


def _whole(page: Page, kind: str, name: str, draw: random.Random) -> Made:
    paragraphs = [part for part in re.split(r"\n+", _body(page)) if part.strip()]
    how: tuple[str, ...] = ("new furniture",)
    if kind == "near":
        steps = draw.sample(sorted(_STEPS), draw.choice((1, 1, 2, 3)))
        for step in steps:
            paragraphs = _STEPS[step](paragraphs, draw)
        how = (*steps, *how)
    credit = page.outlet if page.outlet in AGENCIES and draw.random() < 0.6 else None
    made = dressed(name, paragraphs, draw, credit)
    return Made(made, page.id, kind, how, credited=credit is not None, sources=frozenset({page.id}))


def _quoting(page: Page, host: Page, name: str, draw: random.Random) -> Made:
    """The host's article with a passage of some 50 to 200 words of the page in it, in quotation marks or without."""
    words = _body(page).split()
    begins = [0, *(n + 1 for n, word in enumerate(words) if re.search(r"[.!?][”\"]?$", word))]
    start = draw.choice([n for n in begins if n <= len(words) - 50])
    passage = " ".join(words[start : start + draw.randrange(50, 200)])
    if draw.random() < 0.5:
        marked = passage.translate(_marks({"“": "‘", "”": "’", '"': "'"}))
        line = f"{page.outlet} wrote: “{marked}”"
    else:
        marked, line = passage, f"It is told at length elsewhere. {passage}"
    paragraphs = [part for part in re.split(r"\n+", _body(host)) if part.strip()]
    paragraphs.insert(draw.randrange(len(paragraphs) + 1), line)
    made = dressed(name, paragraphs, draw, None)
    at = made.text.index(marked)
    return Made(made, page.id, "partial", ("quoted",), (at, at + len(marked)), sources=frozenset({page.id, host.id}))


def dressed(name: str, paragraphs: Sequence[str], draw: random.Random, credit: str | None) -> Page:
    """A page of these paragraphs with a title of its own and furniture around and between."""
    lines: list[tuple[str, str]] = [("title", _title(paragraphs, draw))]
    lines += [("navigation", draw.choice(_FURNITURE["navigation"])), ("promo", draw.choice(_FURNITURE["promo"]))]
    for part in paragraphs:
        lines.append(("body", part))
        if draw.random() < 0.1:
            kind = draw.choice(("promo", "related"))
            lines.append((kind, draw.choice(_FURNITURE[kind])))
    if credit:
        lines.append(("notice", f"Source: {credit}"))
    lines += [(kind, draw.choice(_FURNITURE[kind])) for kind in ("related", "comment", "notice")]
    text, zones = "", []
    for kind, line in lines:
        zones.append(Zone(start=len(text), end=len(text) + len(line), kind=kind))  # type: ignore[arg-type]
        text += line + "\n\n"
    return Page(id=name, source=name, text=text, digest="", title=lines[0][1], outlet=draw.choice(_NAMES),
                language="en", zones=tuple(zones), credits=credits(text, tuple(zones)))  # fmt: skip


def _title(paragraphs: Sequence[str], draw: random.Random) -> str:
    """A headline of its own: some words of the text."""
    words = draw.choice(paragraphs).split()
    return " ".join(draw.sample(words, min(7, len(words)))).capitalize()


# --- what a desk does to a text --------------------------------------------------------------------------------------


def _cut(parts: list[str], draw: random.Random) -> list[str]:
    """The first 40 to 80 % of the words."""
    wanted = draw.uniform(0.4, 0.8) * sum(len(part.split()) for part in parts)
    kept: list[str] = []
    for part in parts:
        words = part.split(" ")
        left = wanted - sum(len(one.split()) for one in kept)
        if left <= 0:
            break
        kept.append(" ".join(words[: max(1, round(left))]))
    return kept


def _drop(parts: list[str], draw: random.Random) -> list[str]:
    """One paragraph in four left out."""
    return [part for part in parts if draw.random() > 0.25] or parts


def _reorder(parts: list[str], draw: random.Random) -> list[str]:
    made = list(parts)
    draw.shuffle(made)
    return made


def _words(parts: list[str], draw: random.Random) -> list[str]:
    """Half of the words that have a synonym here, and one word in fifty left out or doubled."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word in _OTHER_WORDS and draw.random() < 0.5:
            return _OTHER_WORDS[word]
        return draw.choice(("", f"{word} {word}")) if draw.random() < 0.02 else word

    return [re.sub(r"\w+", other, part) for part in parts]


def _numbers(parts: list[str], draw: random.Random) -> list[str]:
    """A third of the numbers changed."""

    def other(found: re.Match[str]) -> str:
        return str(int(found.group()) + draw.randrange(1, 9)) if draw.random() < 0.34 else found.group()

    return [re.sub(r"\b\d{1,6}\b", other, part) for part in parts]


def _lead(parts: list[str], draw: random.Random) -> list[str]:
    """A new first paragraph instead of the old one."""
    new = "Our newsroom has followed the affair through the day, and this is how it stood when the presses started."
    return [new, *(parts[1:] if len(parts) > 2 else parts)]


def _glued(parts: list[str], draw: random.Random) -> list[str]:
    """All in one line, typographic marks made plain."""
    plain = " ".join(parts).translate(_marks({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}))
    return [plain]


_STEPS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "cut": _cut, "paragraphs dropped": _drop, "reordered": _reorder, "synonyms": _words, "numbers": _numbers,
    "new lead": _lead, "glued": _glued,
}  # fmt: skip
