"""Words with their tags, for rules that ask no tree: "Mora/PROPN said/VERB/say ,/PUNCT" (word/UPOS[/lemma])."""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import Reading, Sentence, Token

_GLUED_LEFT = frozenset({",", ".", "”", "'s", "’s", ":", ";", "?", "!", ")"})
_GLUED_RIGHT = frozenset({"“", "("})


def tagged(*sentences: str) -> Tree:
    """A tree without arcs: every word is a root."""
    text, tokens, found = "", [], []
    for sentence in sentences:
        first, open_ = len(tokens), True
        for item in sentence.split():
            word, pos, *lemma = item.rsplit("/") if item.count("/") < 3 else item.split("/")
            if text and not open_ and word not in _GLUED_LEFT:
                text += " "
            start, text = len(text), text + word
            open_ = word in _GLUED_RIGHT
            said = lemma[0] if lemma else word.lower()
            tokens.append(Token(start=start, end=len(text), pos=pos, lemma=said, head=-1, rel="root"))
        found.append(Sentence(first=first, last=len(tokens), start=tokens[first].start, end=len(text), zone="body"))
        text += " "
    return Tree(Reading(tokens=tuple(tokens), sentences=tuple(found), names=()), text)
