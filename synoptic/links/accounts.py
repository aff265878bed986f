"""Accounts: what one page (later, several) tells of one event, gathered so that two can be compared.

A mention alone says little ("the attack"); the account that it belongs to knows the date, the place and the people.
Mentions are first gathered into accounts within their page, then accounts are linked across pages.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from synoptic.links import days as spans
from synoptic.links.days import ANY, Days, Partial
from synoptic.links.kinds import families_of, takes_up
from synoptic.links.words import background, content, function_words, root
from synoptic.model import EventMention, EventType, Notes, Page, Place

Terms = dict[str, float]

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+((?:[\w’'-]+\s+){0,3})$", re.I)
_UNKNOWN = 8.0  # the weight of a word that nothing is known of
_LEAD = 2  # body sentences that, with the title, tell what the page is about


@dataclass(frozen=True, slots=True)
class Account:
    """One mention, or several taken as one. `who` are participants, `around` all entities named in the sentences;
    `places` are casefolded names; `terms` the sentence words, tf-idf of unit length; `days` what is known of the date,
    `dated` whether a temporal expression of its own says so, `parts` what that tells without its year; `takes_up` the
    families that a definite general noun ("the attack") can take up; `order` the place in the page."""

    mentions: tuple[EventMention, ...]
    roots: frozenset[str]
    words: tuple[str, ...]
    types: frozenset[EventType]
    modes: frozenset[str]
    families: frozenset[str]
    takes_up: frozenset[str]
    who: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    around: frozenset[str]
    places: tuple[Place, ...]
    days: Days
    dated: bool
    parts: frozenset[Partial]
    terms: Terms
    lead: bool
    pages: frozenset[str]
    order: int
    numbers: frozenset[tuple[str, float, float]] = field(default=frozenset())


def gather(accounts: Sequence[Account]) -> Account:
    """One account of several. Dates are intersected while they agree; the most precise stands where they do not."""
    if len(accounts) == 1:
        return accounts[0]
    first = min(accounts, key=lambda a: a.order)
    terms: Counter[str] = Counter()
    for account in accounts:
        terms.update(account.terms)
    return replace(
        first,
        mentions=tuple(m for a in accounts for m in a.mentions),
        roots=frozenset().union(*(a.roots for a in accounts)),
        words=tuple(dict.fromkeys(w for a in accounts for w in a.words)),
        types=frozenset().union(*(a.types for a in accounts)),
        modes=frozenset().union(*(a.modes for a in accounts)),
        families=frozenset().union(*(a.families for a in accounts)),
        takes_up=frozenset().union(*(a.takes_up for a in accounts)),
        who=frozenset().union(*(a.who for a in accounts)),
        actors=frozenset().union(*(a.actors for a in accounts)),
        recipients=frozenset().union(*(a.recipients for a in accounts)),
        around=frozenset().union(*(a.around for a in accounts)),
        places=tuple({p.name: p for a in accounts for p in a.places}.values()),
        days=_common_days(accounts),
        dated=any(a.dated for a in accounts),
        parts=frozenset().union(*(a.parts for a in accounts)),
        terms=unit(terms),
        lead=any(a.lead for a in accounts),
        pages=frozenset().union(*(a.pages for a in accounts)),
        numbers=frozenset().union(*(a.numbers for a in accounts)),
    )


def _common_days(accounts: Sequence[Account]) -> Days:
    common = ANY
    for account in sorted(accounts, key=lambda a: (not a.dated, a.days.width, a.days.first, a.order)):
        common = spans.meet(common, account.days) or common
    return common


class Corpus:
    """Word weights over all sentences of the pages, and the words of each page as a whole."""

    def __init__(self, pages: Sequence[Page], notes: Sequence[Notes]) -> None:
        self._text = {page.id: page.text for page in pages}
        self._sentence: dict[tuple[str, int], list[str]] = {}
        seen: Counter[str] = Counter()
        whole: dict[str, Counter[str]] = {}
        for note in notes:
            body: Counter[str] = Counter()
            for i, sentence in enumerate(note.sentences):
                words = content(self._text[note.page][sentence.start : sentence.end])
                self._sentence[note.page, i] = words
                body.update(words)
            whole[note.page] = body
            seen.update(body.keys())
        self.count = max(1, len(whole))
        self._seen = seen
        self.pages: dict[str, Terms] = {page: self._weigh(body) for page, body in whole.items()}
        self._alike: dict[tuple[str, str], float] = {}

    def idf(self, term: str) -> float:
        """Smoothed inverse document frequency in general news, with these pages counted among it.

        The pages alone would not do: in a story told by all of them its own words would count for nothing.
        """
        known = background()
        holding = known.holding.get(term, 0) + self._seen[term] * known.documents / (known.documents + self.count)
        return math.log((known.documents + self.count + 1) / (holding + 1)) if holding else _UNKNOWN

    def sentence(self, page: str, i: int) -> Terms:
        """The weighted words of a page's sentence, unit length."""
        return self._weigh(Counter(self._sentence[page, i]))

    def alike(self, one: str, other: str) -> float:
        """Cosine of two whole pages."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._alike:
            self._alike[pair] = cosine(self.pages[one], self.pages[other])
        return self._alike[pair]

    def _weigh(self, words: Mapping[str, int]) -> Terms:
        return unit({w: (1 + math.log(n)) * max(0.0, self.idf(w)) for w, n in words.items()})


def unit(terms: Mapping[str, float]) -> Terms:
    """Scaled to unit length."""
    length = math.sqrt(sum(x * x for x in terms.values())) or 1.0
    return {w: x / length for w, x in terms.items()}


def cosine(one: Terms, other: Terms) -> float:
    """Product of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(x * other[w] for w, x in one.items() if w in other)


def singles(page: Page, note: Notes, mentions: Sequence[EventMention], entity_of: Mapping[str, str],
            corpus: Corpus) -> list[Account]:  # fmt: skip
    """Each of the page's event mentions as an account of its own, in the order of the text."""
    where = [(s.start, s.end, s.zone) for s in note.sentences]
    body = [i for i, s in enumerate(note.sentences) if s.zone == "body"][:_LEAD]
    lead = {i for i, s in enumerate(note.sentences) if s.zone == "title"} | set(body)
    named = sorted((m.start, entity_of.get(e.id, e.id)) for e in note.entities for m in e.mentions)
    values = {(t.start, t.end): t.value for t in note.timexes}
    made = []
    for order, mention in enumerate(sorted(mentions, key=lambda m: (m.start, m.trigger, m.id))):
        at = next((i for i, (start, end, _) in enumerate(where) if start <= mention.trigger[0] < end), None)
        start, end = (where[at][0], where[at][1]) if at is not None else (mention.start, mention.end)
        around = frozenset(e for s, e in named if start <= s < end)
        terms = corpus.sentence(note.page, at) if at is not None else {}
        value = values.get(mention.timex) if mention.timex else None
        made.append(_single(page, mention, order, around, terms, at in lead, value))
    return made


def _single(
    page: Page,
    mention: EventMention,
    order: int,
    around: frozenset[str],
    terms: Terms,
    lead: bool,
    value: str | None,
) -> Account:
    trigger = page.text[mention.trigger[0] : mention.trigger[1]]
    word = (re.findall(r"[\w’'-]+", trigger) or [mention.label or trigger])[-1].lower()
    label = mention.label.split()[-1] if mention.label else word
    days = spans.of(mention.when)
    parts = spans.partial(value, days)
    article = _DEFINITE.search(page.text, max(0, mention.trigger[0] - 60), mention.trigger[0])
    definite = article is not None and not set(article[1].lower().split()) & function_words()
    return Account(
        mentions=(mention,),
        roots=frozenset({root(word), root(label)}),
        words=(word,),
        types=frozenset({mention.type}),
        modes=frozenset({mention.mode} if mention.mode else ()),
        families=families_of(mention.type, label) | families_of(mention.type, word),
        takes_up=takes_up(word) if definite else frozenset(),
        who=frozenset(mention.actors) | frozenset(mention.recipients),
        actors=frozenset(mention.actors),
        recipients=frozenset(mention.recipients),
        around=around,
        places=(mention.place,) if mention.place else (),
        days=days,
        dated=mention.timex is not None,
        parts=frozenset({parts} if parts and mention.timex else ()),
        terms=terms,
        lead=lead,
        pages=frozenset({page.id}),
        order=order,
        numbers=frozenset((n.what, n.low, n.high) for n in mention.numbers),
    )


def shares(accounts: Iterable[Account]) -> dict[str, float]:
    """How much it tells that two accounts share an entity: log of the inverse share of accounts it takes part in."""
    seen: Counter[str] = Counter()
    total = 0
    for account in accounts:
        total += 1
        seen.update(account.who)
    return {entity: math.log((total + 1) / (n + 0.5)) + 0.2 for entity, n in seen.items()}
