"""The people of a page by name: full names first, then surnames alone to the one person they can mean."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.drafts import Draft, mention_of, spot_text
from synoptic.notes.person_name import (
    core,
    fits,
    gender_by_given_name,
    gender_by_title,
    honorifics,
    same_name,
    skeleton,
    suffix,
    words,
)
from synoptic.notes.spot import Spot
from synoptic.notes.tagged_names import headline


def honorific(tree: Tree, spot: Spot) -> str:
    """The honorific that stands before or at the front of a name, lower case, "" if none."""
    first = words(spot_text(tree, spot))[:1]
    if first and first[0] in honorifics() and spot.last - spot.first > 1:
        return first[0]
    before = tree.lower(spot.first - 1).rstrip(".") if spot.first else ""
    if before == "" and spot.first > 1:  # "Mr" and "." may be two tokens
        before = tree.lower(spot.first - 2)
    return before if before in honorifics() else ""


def person_key(name: str) -> str | None:
    """The key of a known office-holder by full name; spelling variants count if one holder only fits."""
    terms = lexicon.office_terms(name)
    return f"person:{lexicon.fold(terms[0].name)}" if terms else None


def _put(draft: Draft, tree: Tree, spot: Spot, page: str) -> None:
    text = spot_text(tree, spot)
    draft.add(mention_of(page, tree, spot.first, spot.last, "name"), text)
    draft.key = draft.key or spot.key or (person_key(text) if " " in text else None)
    draft.gender = draft.gender or gender_by_title(honorific(tree, spot)) or gender_by_given_name(text)


def _same_full(draft: Draft, text: str, key: str | None) -> bool:
    if key and draft.key:
        return key == draft.key
    return any(same_name(form, text) for form in draft.forms if len(core(form)) > 1)


class Known:
    """The people of a page so far, found by the sound of any word of their full names."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_sound: dict[str, dict[int, Draft]] = {}

    def note(self, draft: Draft, text: str) -> None:
        """Make the person findable by this form."""
        for word in core(text):
            self._by_sound.setdefault(skeleton(word), {})[id(draft)] = draft

    def near(self, text: str) -> list[Draft]:
        """People with a word that sounds like one of the text's, in the order of the page."""
        found = {i: d for word in core(text) for i, d in self._by_sound.get(skeleton(word), {}).items()}
        return [d for d in self.drafts if id(d) in found] if len(found) > 1 else list(found.values())

    def full(self, text: str, key: str | None) -> Draft | None:
        """The person of a full name."""
        return next((d for d in self.near(text) if _same_full(d, text, key)), None)

    def alone(self, text: str, title: str, start: int) -> Draft | None:
        """The person of one word: by surname, by the very word, by a given name that one person only has."""
        near, short = self.near(text), core(text)
        found = _by_surname(near, text, title, start)
        found = found or next((d for d in near if any(core(f) == short for f in d.forms)), None)
        given = [d for d in near if any(len(core(f)) > 1 and core(f)[0] == short[0] for f in d.forms)]
        return found or (given[0] if len(given) == 1 else None)


def _by_surname(drafts: list[Draft], text: str, title: str, start: int) -> Draft | None:
    """The person a surname alone means: the only one of that name; of several, the one so called most often, else the
    one named last before it."""
    short = core(text)
    found = [d for d in drafts if any(fits(short, core(f)) for f in d.forms if len(core(f)) > len(short))]
    gender = gender_by_title(title)
    fitting = [d for d in found if not gender or d.gender in ("", gender)] or found
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    called = [d for d in fitting if any(core(f) == short and not suffix(f) for f in d.forms)]
    if called:
        return max(called, key=lambda d: sum(n for f, n in d.forms.items() if core(f) == short))
    before = [(m.end, i) for i, d in enumerate(fitting) if (m := d.last_before(start))]
    return fitting[max(before)[1]] if before else fitting[0]


def people(tree: Tree, spots: list[Spot], page: str) -> list[Draft]:
    """Drafts of all people named in a page."""
    mine = _without_headline_words(tree, [s for s in spots if s.kind == "person"])
    known = Known()
    for spot in sorted(mine, key=lambda s: len(core(spot_text(tree, s))) < 2):  # full names first
        text = spot_text(tree, spot)
        if len(core(text)) > 1:
            draft = known.full(text, spot.key or person_key(text))
            reason = f"“{text}” and “{draft.display()}” are one name" if draft else ""
        else:
            draft = known.alone(text, honorific(tree, spot), tree.tokens[spot.first].start)
            reason = f"“{text}” is the only {draft.display()} of the page" if draft else ""
        if draft is None:
            draft = Draft("person")
            known.drafts.append(draft)
        elif text not in draft.forms:
            draft.because(reason)
        _put(draft, tree, spot, page)
        known.note(draft, text)
    return known.drafts


def _without_headline_words(tree: Tree, spots: list[Spot]) -> list[Spot]:
    """A headline's capitals run words into names ("Nab Doe"): cut to the surname that full names of the page have."""
    texts = [core(spot_text(tree, s)) for s in spots]
    known = {t for t in texts if len(t) > 1}
    families = {t[-1]: t[0] for t in known if not headline(tree, spots[texts.index(t)].first)}
    out = []
    for spot, text in zip(spots, texts, strict=True):
        if len(text) == 2 and spot.last - spot.first == 2 and headline(tree, spot.first):
            for at, (word, other) in enumerate((text, text[::-1])):
                if word in families and families[word] != other:
                    spot = Spot(spot.first + at, spot.first + at + 1, "person", None)
                    break
        out.append(spot)
    return out
