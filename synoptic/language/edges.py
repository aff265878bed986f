"""Where a name begins and ends: what the tagger leaves on its edges comes off, what it cut away is taken back.

Off: titles before a person, articles, prepositions and punctuation at either end, what follows "of" in a person's name.
Back: initials before a person ("R. A."), a capitalised direction before a place ("Southern …"), and the words that make
of the name one that the tables know. (Measured on Wikigold and worldwide newswire; figures in docs/benchmarks.md.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synoptic.language import gazetteer
from synoptic.model import NameKind, NameSpan, Sentence, Token

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lord", "lady", "dame", "prof", "professor", "president", "vice",
    "prime", "minister", "premier", "chancellor", "secretary", "undersecretary", "sen", "senator", "rep",
    "representative", "congressman", "congresswoman", "gov", "governor", "mayor", "deputy", "chief", "gen", "general",
    "lt", "lieutenant", "col", "colonel", "capt", "captain", "maj", "major", "sgt", "sergeant", "adm", "admiral",
    "cmdr", "commander", "marshal", "king", "queen", "crown", "prince", "princess", "emperor", "highness",
    "highnesses", "majesty", "excellency", "eminence", "sheikh", "emir", "pope", "cardinal", "archbishop", "bishop",
    "rev", "reverend", "rabbi", "imam", "mullah", "ayatollah", "judge", "justice", "attorney", "ambassador", "consul",
    "speaker", "spokesman", "spokeswoman", "chairman", "chairwoman", "director", "coach", "former", "foreign",
    "interior", "finance", "pm",
})  # fmt: skip
# Offices that stand before a name and hardly ever within one.
_OFFICES = frozenset({
    "minister", "president", "premier", "chancellor", "secretary", "undersecretary", "senator", "sen", "congressman",
    "congresswoman", "governor", "gov", "gen", "lt", "col", "capt", "sgt", "ambassador", "spokesman", "spokeswoman",
    "chairman", "chairwoman", "commissioner", "prince", "princess", "sheikh", "mr", "mrs", "ms", "dr", "prof", "pm",
    "marshal", "pope",
})  # fmt: skip
_LOOSE = ("PUNCT", "ADP", "DET", "CCONJ", "SCONJ")  # no name is made of these alone, none ends in one
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeastern", "northwestern",
    "southeastern", "southwestern", "upper", "lower", "central", "greater", "inner", "outer", "new",
})  # fmt: skip
# Articles that Arabic names are written with, before a hyphen ("al-", "el-", "ash-").
_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ad", "at", "az", "ash", "ul", "ur", "ud", "abu", "bin", "ibn"})
_REACH = 3  # words that a name may grow by on each side
_INITIAL = re.compile(r"[A-Z]\.?")


class Edges:
    """Trims and widens the names of one page; holds the page's text and words."""

    def __init__(self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._tokens = tokens
        self._bounds = {i: (s.first, s.last) for s in sentences for i in range(s.first, s.last)}

    def settle(self, names: Sequence[NameSpan]) -> list[NameSpan]:
        """The names with better edges, those that are no names left out; still sorted and disjoint."""
        apart = [part for name in self._joined(names) for part in self._apart(name)]
        kept = [trimmed for name in apart if (trimmed := self._trim(name)) is not None]
        taken = {i for name in kept for i in range(name.first, name.last)}
        out = []
        for name in kept:
            wide = self._widen(name, taken)
            taken.update(range(wide.first, wide.last))
            out.append(wide)
        return out

    def _word(self, i: int) -> str:
        return self._text[self._tokens[i].start : self._tokens[i].end]

    def _small(self, i: int) -> str:
        return self._word(i).lower().rstrip(".")

    def _spelled(self, first: int, last: int) -> str:
        return " ".join(self._text[self._tokens[first].start : self._tokens[last - 1].end].split())

    def _span(self, name: NameSpan, first: int, last: int) -> NameSpan:
        if (first, last) == (name.first, name.last):
            return name
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return NameSpan(first=first, last=last, start=start, end=end, kind=name.kind, score=name.score)

    # --- one or two --------------------------------------------------------------------------------------------------

    def _joined(self, names: Sequence[NameSpan]) -> list[NameSpan]:
        """Two names that make one name the tables know ("Bosnia and Herzegovina") are that one."""
        out: list[NameSpan] = []
        for name in names:
            before = out[-1] if out else None
            if before is not None and self._articled(before, name):
                out[-1] = self._span(name, before.first, name.last)
                continue
            if before is not None and 0 <= name.first - before.last <= 2 and name.last <= self._bounds[before.first][1]:
                known = dict(gazetteer.votes(self._spelled(before.first, name.last)))
                kind = next((k for k in (before.kind, name.kind) if k in known and k != "PER"), None)
                if kind is not None:
                    whole = self._span(before, before.first, name.last)
                    out[-1] = NameSpan(
                        first=whole.first, last=whole.last, start=whole.start, end=whole.end, kind=kind,
                        score=max(before.score, name.score),
                    )  # fmt: skip
                    continue
            out.append(name)
        return out

    def _articled(self, before: NameSpan, name: NameSpan) -> bool:
        """Whether a name is cut in two at its article ("al" and "Varna" of "al-Varna")."""
        return name.first - before.last == 1 and self._article(name.first - 2) and self._word(name.first - 1) == "-"

    def _article(self, i: int) -> bool:
        return self._word(i).lower() in _ARTICLES

    def _apart(self, name: NameSpan) -> Iterator[NameSpan]:
        """Two people or places under one span ("Torv and Lind", "Varn / Senn") are two."""
        cuts = ("and", "/", "&") if name.kind == "PER" else ("/",) if name.kind == "LOC" else ()
        first = name.first
        for i in range(name.first + 1, name.last):
            if self._word(i) in cuts and i + 1 < name.last:
                yield self._span(name, first, i)
                first = i + 1
            elif name.kind == "PER" and self._anew(first, i, name.last):
                yield self._span(name, first, i)
                first = i
        yield self._span(name, first, name.last)

    def _anew(self, first: int, at: int, last: int) -> bool:
        """Whether a person's name begins anew: its first word comes again and goes on ("Ilma Ilma J. Torv")."""
        word = self._word(at)
        return (
            word == self._word(first)
            and len(word) > 2
            and word[0].isupper()
            and at + 1 < last
            and self._word(at + 1) != "-"
        )

    # --- off ---------------------------------------------------------------------------------------------------------

    def _trim(self, name: NameSpan) -> NameSpan | None:
        first, last = name.first, name.last
        if name.kind == "PER":
            first, last = self._person(first, last)
        while first + 1 < last and self._leading(first, name.kind):
            first += 1
        while last - 1 > first and self._trailing(last - 1):
            last -= 1
        if not any(self._telling(i) for i in range(first, last)) or self._no_name(first, last, name.kind):
            return None
        return self._span(name, first, last)

    def _person(self, first: int, last: int) -> tuple[int, int]:
        """Without an office and what stands before it, and without "of …" behind two words of a name."""
        offices = [i for i in range(first, last - 1) if self._small(i) in _OFFICES]
        if offices and self._word(offices[-1] + 1)[:1].isupper() and last - offices[-1] > 1:
            first = offices[-1] + 1
        for i in range(first + 2, last):
            if self._word(i) == "of":
                last = i
                break
        return first, last

    def _leading(self, i: int, kind: NameKind) -> bool:
        if self._small(i) in ("the", "a", "an"):
            return True
        if kind == "PER" and self._small(i) in TITLES:
            return True
        return self._tokens[i].pos in _LOOSE and not self._word(i)[0].isupper() and self._word(i) in _BEFORE

    def _trailing(self, i: int) -> bool:
        word = self._word(i)
        return self._tokens[i].pos in _LOOSE and (not word[0].isalpha() or word[0].islower())

    def _telling(self, i: int) -> bool:
        """Whether a name can be made of this word alone: no title, article, pronoun, preposition, punctuation."""
        return self._tokens[i].pos not in (*_LOOSE, "PRON") and self._small(i) not in TITLES

    def _no_name(self, first: int, last: int, kind: NameKind) -> bool:
        """Currencies ("US" of "US$"), acronyms of things in the plural ("NFTs"), offices ("Minister of …"), words
        without a capital in a sentence that has some."""
        word = self._word(first)
        if self._spelled(first, last).islower():
            low, high = self._bounds[first]
            return any(c.isupper() for c in self._spelled(low, high)[1:])
        if last - first > 1:
            return kind == "ORG" and word.lower() in _OFFICES and self._word(first + 1) in ("of", "for")
        following = self._text[self._tokens[first].end : self._tokens[first].end + 2].strip()
        if word.isupper() and following[:1] in ("$", "£", "€"):
            return True
        return kind == "ORG" and re.fullmatch(r"[A-Z]{2,}s", word) is not None and not gazetteer.votes(word)

    # --- back --------------------------------------------------------------------------------------------------------

    def _widen(self, name: NameSpan, taken: set[int]) -> NameSpan:
        low, high = self._bounds[name.first]
        first = name.first
        hyphen = first - 1
        if (
            hyphen > low
            and self._word(hyphen) == "-"
            and self._article(hyphen - 1)
            and not {hyphen, hyphen - 1} & taken
        ):
            first -= 2
        if name.kind == "PER":
            while first > low and first - 1 not in taken and self._initial(first - 1):
                first -= 1
        elif name.kind == "LOC":
            before = first - 1
            if (
                before > low
                and before not in taken
                and self._word(before)[0].isupper()
                and self._small(before) in _DIRECTIONS
            ):
                first = before
        known = self._known(name, taken, low, high)
        if known is not None:
            return self._span(name, min(first, known[0]), known[1])
        return self._span(name, first, name.last)

    def _initial(self, i: int) -> bool:
        word = self._word(i)
        if word == ".":
            return i > 0 and len(self._word(i - 1)) == 1 and self._word(i - 1).isupper()
        return _INITIAL.fullmatch(word) is not None and word not in ("I", "A")

    def _known(self, name: NameSpan, taken: set[int], low: int, high: int) -> tuple[int, int] | None:
        """The longest stretch around the name that the tables know as a name of that kind."""
        best = None
        for first in range(max(low, name.first - _REACH), name.first + 1):
            if any(i in taken for i in range(first, name.first)):
                continue
            for last in range(name.last, min(high, name.last + _REACH) + 1):
                if (first, last) == (name.first, name.last) or any(i in taken for i in range(name.last, last)):
                    continue
                if not (self._word(first)[0].isupper() and self._word(last - 1)[0].isupper()):
                    continue
                kinds = [kind for kind, _ in gazetteer.votes(self._spelled(first, last)) if kind != "PER"]
                if name.kind in kinds and (best is None or last - first > best[1] - best[0]):
                    best = (first, last)
        return best


_BEFORE = frozenset({"of", "in", "for", "and", "at", "to", "by", "on", "from", "with", "under", "near", "outside"})
