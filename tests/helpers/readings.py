"""Readings made by hand: one string a sentence, one `form|POS|head|relation` a word (head 1-based, 0 = root; `|lemma`
where
it is not the lower-case form). Punctuation and clitics are glued to the word before."""

from __future__ import annotations

from synoptic.model import Dating, Entity, EntityKind, Mention, Page, Place, Reading, Sentence, Token, Zone, ZoneKind

_GLUED = frozenset({",", ".", "'s", "%", "n't", ":", ";", "?", "!", ")"})


def reading(*sentences: str, zone: ZoneKind = "body") -> tuple[str, Reading]:
    """The text and its reading."""
    text, tokens, found = "", [], []
    for sentence in sentences:
        first = len(tokens)
        for item in sentence.split():
            form, pos, head, rel, *lemma = item.split("|")
            if text and form not in _GLUED and not text.endswith(("$", "(", "\n")):
                text += " "
            up = first + int(head) - 1 if head != "0" else -1
            start, text = len(text), text + form
            tokens.append(
                Token(start=start, end=len(text), pos=pos, lemma=lemma[0] if lemma else form.lower(), head=up, rel=rel)
            )
        found.append(Sentence(first=first, last=len(tokens), start=tokens[first].start, end=len(text), zone=zone))
    return text, Reading(tokens=tuple(tokens), sentences=tuple(found), names=())


def page(text: str, zone: ZoneKind = "body") -> Page:
    """A page of one zone."""
    return Page(id="p", source="p.txt", text=text, digest="", zones=(Zone(start=0, end=len(text), kind=zone),))


def entity(number: int, name: str, kind: EntityKind, text: str, made: Reading, *forms: str) -> Entity:
    """An entity with a mention at each place in the text where one of its forms (or its name) stands."""
    mentions = []
    for form in forms or (name,):
        at = text.find(form)
        while at >= 0:
            heads = [i for i, t in enumerate(made.tokens) if at <= t.start and t.end <= at + len(form)]
            outer = [i for i in heads if made.tokens[i].head not in heads]
            mentions.append(Mention(page="p", start=at, end=at + len(form), head=outer[0], form="name"))
            at = text.find(form, at + 1)
    place = Place(name=name) if kind in ("place", "state") else None
    return Entity(id=f"p/e{number}", name=name, kind=kind, mentions=tuple(mentions), place=place)


UNDATED = Dating()
