"""Words of raw press text with exact offsets; `sentences` comes from its own module.

Words follow the tokenisation of the English UD treebanks (GUM, EWT), which the model was trained on: clitics stand
alone ("do|n't", "Syria|'s"), hyphens split ("Iraqi|-|British") but for bound prefixes ("non-aligned"), abbreviations
and initials keep their full stop. Time is linear in the length of the text.
"""

from __future__ import annotations

import re

from synoptic.language.abbreviations import INVISIBLE as _INVISIBLE
from synoptic.language.abbreviations import abbreviations, shortened
from synoptic.language.sentences import sentences
from synoptic.model import Span

__all__ = ["sentences", "words"]

_L = rf"[^\W\d_{_INVISIBLE}]"  # a letter
_W = rf"(?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])"  # goes on in a word
_A = "['’]"
_CLITIC = "(?:s|re|ve|ll|d|m)"
_INNER = rf"(?:{_A}(?!{_CLITIC}\b){_L}{_W}*)*"  # O'Brien, but not Syria's
_PREFIXES = (
    "non|pro|anti|re|co|e|pan|pre|post|mid|mini|semi|sub|inter|counter|cross|ex|multi|un|de|neo|quasi|pseudo|ultra|"
    "trans|intra|micro|macro|bi|tri"
)
_AUX = "do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should|must|might|need|sha|ai|dare|ought|may"
_DOMAIN = "com|org|net|gov|edu|mil|int|info|biz|ru|uk|de|fr|eu|cn|ua|ir|tr|il|in|au|ca|tv"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]                   # address
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}               # e-mail
  | \#{_W}+ | @\w+                                                       # hashtag, handle
  | \w{{2,40}}(?:\.\w{{2,40}}){{0,3}}\.(?-i:{_DOMAIN})\b(?!{_A})          # kremlin.ru
  | (?:{_L}\.){{2,}} | (?:{_L}\.)+{_L}\b(?![.'’]) | (?<!\w)Ph\.?D\.       # U.S.  a.m.  U.S  Ph.D.
  | (?:{_AUX})(?=n{_A}t\b) | n{_A}t\b | {_A}{_CLITIC}\b                   # do|n't  Syria|'s
  | can(?=not\b) | (?<=can)not\b | (?:gon|wan)(?=na\b) | (?<=gon|wan)na\b | got(?=ta\b) | (?<=got)ta\b
  | (?:(?<!\w)[-+−])?\d+(?:(?:,\d\d)*,\d{{3}}(?!\d))*(?:[.:/]\d+)*{_W}*  # 1,000  3.5  9/11  19th  1990s
  | (?<![\w.])\.\d+                                                      # .5
  | (?:{_PREFIXES})-{_L}{_W}*{_INNER}                                    # non-aligned
  | {_L}{_W}*?(?=n{_A}t\b) | {_W}+{_INNER}                               # word, O'Brien
  | \.{{2,}} | -{{2,}} | –{{2,}} | —{{2,}} | [!?]{{2,}} | \[\.\.\.\]
  | [^\s{_INVISIBLE}]                                                    # any other character alone
    """,
    re.VERBOSE | re.IGNORECASE,
)


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of one sentence, [start, end) of `text`, as character spans in order."""
    stop = len(text) if end is None else end
    out: list[Span] = []
    for found in _WORD.finditer(text, start, stop):
        a, b = _seen(text, *found.span())
        if a == b:
            continue
        if text[a] == "." and b - a == 1 and out and out[-1][1] == a and _takes_stop(text, out, b, stop):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _seen(text: str, a: int, b: int) -> Span:
    """The word without invisible characters at its edges."""
    while a < b and text[a] in _INVISIBLE:
        a += 1
    while b > a and text[b - 1] in _INVISIBLE:
        b -= 1
    return a, b


def _takes_stop(text: str, before: list[Span], after: int, stop: int) -> bool:
    """Whether the full stop after the word is its own: an abbreviation, an initial, or the number of a list's item."""
    said = text[before[-1][0] : before[-1][1]]
    last = not any(c.isalnum() for c in text[after : min(stop, after + 8)])
    if said.isdigit():
        return len(before) == 1 and len(said) < 3 and text[after : after + 1] == " "
    if len(said) == 1:
        return not last and ((said.isupper() and said != "I") or said in shortened())
    if not last:
        return said in shortened() or (said.isupper() and said.capitalize() in abbreviations()["title"])
    return said in abbreviations()["end"] and not said.islower()
