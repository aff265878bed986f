"""The nouns that outlets are named after ("Herald", "Zeitung"), by where each is trusted to make a name one."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from synoptic import tables

Use = Literal["line", "alone", "ends", "day"]


@cache
def nouns(use: Use) -> frozenset[str]:
    """The nouns of `data/mastheads.tsv` for one use, as written there. Raises DataError."""
    return frozenset(noun for noun, uses in tables.rows("mastheads.tsv", 2, header=False) if use in uses.split())


@cache
def pattern(use: Use) -> re.Pattern[str]:
    """One of these nouns as a whole word: in any case in a line of a page, as written in running text."""
    end = "$" if use == "ends" else r"\b"
    return re.compile(rf"\b(?:{'|'.join(sorted(nouns(use)))}){end}", re.I if use == "line" else re.NOFLAG)
