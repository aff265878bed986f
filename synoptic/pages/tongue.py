"""The language of a page, told cheaply: by script, and for Latin script by function words.

Meant for running text of the press; short or mixed pages give None. Only English pages are read further today, pages in
other languages are kept and marked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from synoptic import tables
from synoptic.model import Zone

_TABLE = "pages/tongues.tsv"
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 3_000  # characters looked at
_FEWEST = 12  # words below which nothing is said
# Running text has a third to a half of such words (agglutinating languages a tenth), lists and names have few.
_LEAST, _FEW = 0.12, 0.06
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("or", re.compile("[\u0b00-\u0b7f]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Letters that only some languages of a script have; the first whose letters are there in number is it.
_LETTERS_CYRILLIC = (
    ("tt", "җһ"),
    ("tg", "ҷӣӯҳ"),
    ("kk", "әғқұ"),
    ("ky", "ң"),
    ("mn", "өү"),
    ("be", "ў"),
    ("uk", "іїєґ"),
    ("mk", "ѓќѕ"),
    ("sr", "јљњћђ"),
    ("ru", "ыэё"),
    ("bg", "ъщ"),
)
_DEVANAGARI = {
    "hi": ("है", "के", "में", "की", "और", "को", "से", "का", "हैं", "ने"),
    "mr": ("आहे", "आणि", "आहेत", "या", "होते", "तर", "ही", "झाली", "यांनी", "असे"),
    "ne": ("छ", "छन्", "र", "को", "मा", "भएको", "गरेको", "पनि", "भने", "गर्ने"),
}
_LETTERS_ARABIC = (
    ("ur", "ٹڈڑےں"),
    ("ug", "ۈۋ"),
    ("ps", "ټډړښځڅۍ"),
    ("ku", "ڵێۆڕ"),
    ("fa", "پچژگی"),
    ("ar", "ةىأإ"),
)


def language(text: str, zones: tuple[Zone, ...]) -> str | None:
    """ISO 639-1 code of the article's language (of the whole text if no body is known), or None. "hr" stands for
    Bosnian, Croatian, Montenegrin and Serbian in Latin script, which function words do not tell apart."""
    sample = ""
    for zone in zones:
        if zone.kind == "body":
            sample += text[zone.start : min(zone.end, zone.start + _ENOUGH - len(sample))] + " "
            if len(sample) >= _ENOUGH:
                break
    sample = sample or text[:_ENOUGH]
    if len(sample.encode("ascii", "ignore")) > 0.8 * len(sample):
        return _latin(sample)
    letters = len(_LETTER.findall(sample))
    return _script(sample, letters) or _latin(sample) if letters >= 20 else None


def _script(sample: str, letters: int) -> str | None:
    """The language by its script; Japanese by its kana, as most of its letters may be Chinese."""
    for name, rule in _SCRIPTS:
        if len(rule.findall(sample)) > (0.1 if name == "ja" else 0.4) * letters:
            return _devanagari(sample) if name == "hi" else name
    for script, table in ((_CYRILLIC, _LETTERS_CYRILLIC), (_ARABIC, _LETTERS_ARABIC)):
        inside = len(script.findall(sample))
        if inside > 0.4 * letters:
            lower = sample.lower()
            for name, own in table:
                if sum(lower.count(letter) for letter in own) > 0.01 * inside:
                    return name
    return None


def _devanagari(sample: str) -> str:
    """Hindi, Marathi or Nepali by the words for "is", "and", "of"."""
    words = Counter(sample.split())
    counts = {name: sum(words[word] for word in own) for name, own in _DEVANAGARI.items()}
    return max(counts, key=lambda name: counts[name])  # Hindi, if none of them is there


def _latin(sample: str) -> str | None:
    words = sample.lower().replace("’", " ").replace("'", " ").split()
    if len(words) < _FEWEST:
        return None
    counts: Counter[str] = Counter()
    table = _table()
    for word, times in Counter(words).items():
        for name in table.get(word, ()):
            counts[name] += times
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    clear = most > second if most >= _LEAST * len(words) else most >= 2 * second
    return best if most >= _FEW * len(words) and clear else None


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """For each function word the languages that have it. Raises DataError."""
    made: dict[str, tuple[str, ...]] = {}
    for name, words in tables.rows(_TABLE, 2, header=False):
        for word in words.split():
            made[word] = (*made.get(word, ()), name)
    return made
