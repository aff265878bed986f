"""Names in Arabic script beside their Latin spellings: "حسن" is Hassan, "حسين" is Hussein.

Arabic writes consonants and long vowels. Its word becomes a pattern in which each consonant may be doubled, short
vowels may stand anywhere, and each long i and u must be heard in the Latin word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from synoptic.notes.person_name import SOUNDS

_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_SHORT = "[aeouyh']*"
_LETTERS = {"y": "[ye]+", "v": "[vuo]+", "a": "[aeo]*", "h": "h*", "'": ""}


def is_unvowelled(name: str) -> bool:
    """Whether a name is written in Arabic script."""
    return _SCRIPT.search(name) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    letters = (_LETTERS.get(c, re.escape(c) + "+") for c in word.translate(SOUNDS))
    return re.compile(_SHORT + "".join(letter + _SHORT for letter in letters))


def same_sounds(unvowelled: str, latin: str) -> bool:
    """Whether a Latin word (folded) may be an Arabic one (in ASCII letters): "hsyn" and "hussein"."""
    heard = re.sub(r"[^a-z']", "", unvowelled)
    return len(re.sub(r"['aeh]", "", heard)) > 1 and _pattern(heard).fullmatch(latin.translate(SOUNDS)) is not None
