"""What the words around a name say of its kind: "the daily X", "X town", "the boss of X", "the X" (hardly a person).

A vote beside the tagger's, per mention; the nouns are in `data/name_cues.tsv` (`place`: before the name, after it,
both; of: before "of" and a name that then is no person's).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from synoptic import tables
from synoptic.model import NameKind, NameSpan, Token

_NOUN, _ARTICLE = 1.0, 1.0  # measured on worldwide newswire: a point and a half of ORG, one of PER
_KINDS: Mapping[str, NameKind] = {"ORG": "ORG", "LOC": "LOC"}


@cache
def _nouns(place: str) -> Mapping[str, NameKind]:
    """Noun → the kind of the name that it stands before or after."""
    rows = tables.rows("name_cues.tsv", 3)
    return {noun: _KINDS[kind] for noun, kind, where in rows if where in (place, "both")}


def votes(
    text: str, tokens: Sequence[Token], name: NameSpan, bounds: tuple[int, int]
) -> Iterator[tuple[NameKind, float]]:
    """(kind, weight) of each cue beside a mention; `bounds` are the first and last word of its sentence."""
    low, high = bounds
    before = tokens[name.first - 1] if name.first > low else None
    after = tokens[name.last] if name.last < high else None
    touching = after is not None and text[name.end : after.start].isspace()
    if before is not None and before.pos == "NOUN":
        kind = _nouns("before").get(text[before.start : before.end])
        if kind is not None:
            yield kind, _NOUN
    if after is not None and touching and after.pos == "NOUN":
        kind = _nouns("after").get(after.lemma)
        if kind is not None and text[after.start : after.end].islower():
            yield kind, _NOUN
    if before is not None and before.lemma == "of" and name.kind == "PER" and name.first - 2 >= low:
        kind = _nouns("of").get(tokens[name.first - 2].lemma)
        if kind is not None:
            yield kind, _NOUN
    if before is None or name.kind != "PER" or text[before.start : before.end].lower() != "the":
        return
    if after is None or not (touching and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")):
        yield "ORG", _ARTICLE
