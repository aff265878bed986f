"""Readings made by hand: one line a word, "form POS lemma head relation", blank line between sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from synoptic.language.tree import Tree
from synoptic.model import Reading, Sentence, Token

MakeTree = Callable[[str], Tree]


def _tree(said: str) -> Tree:
    text, made, sentences = "", [], []
    for block in said.strip().split("\n\n"):
        first, start = len(made), len(text)
        for line in block.strip().splitlines():
            form, pos, lemma, head, rel = line.split()
            glued = form.startswith("+")
            form = form.lstrip("+")
            text += "" if glued or not text or text.endswith("\n") else " "
            at = len(text)
            text += form
            made.append(
                Token(
                    start=at,
                    end=len(text),
                    pos=pos,
                    lemma=lemma,
                    head=int(head) - 1 + first if int(head) else -1,
                    rel=rel,
                )
            )
        start = made[first].start
        sentences.append(Sentence(first=first, last=len(made), start=start, end=len(text), zone="body"))
        text += "\n"
    return Tree(Reading(tokens=tuple(made), sentences=tuple(sentences), names=()), text)


@pytest.fixture
def tree() -> MakeTree:
    """Builds a tree: "+" before a form glues it to the word before; heads are 1-based in the sentence, 0 = root."""
    return _tree
