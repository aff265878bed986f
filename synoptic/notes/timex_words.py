"""The closed classes of words that temporal expressions are made of: each word or phrase has a one-letter class.

The grammar (`timex_grammar`) is written over class names; `CLASSES` maps a name to its letters. Longer phrases win.
"""

from __future__ import annotations

from types import MappingProxyType

Value = int | float | str
Entry = tuple[str, Value]

CLASSES = MappingProxyType(
    {
        "month": "Mm", "weekday": "Ww", "year": "Y", "two": "y", "hour": "HD", "daynum": "HDO", "num": "HDIY", "frac": "F",
        "ordinal": "oO", "ordword": "o", "word": "n", "a": "a", "the": "t", "few": "q", "unit": "U", "units": "V", "season": "S",
        "part": "P", "deictic": "R", "vague": "r", "last": "L", "next": "X", "this": "C", "that": "B", "ago": "g",
        "later": "l", "earlier": "e", "in": "i", "of": "f", "early": "E", "mid": "K", "late": "Z", "each": "v", "per": "p",
        "poss": "s", "about": "x", "clock": "k", "ampm": "j", "zone": "z", "holiday": "h", "iso": "G", "decade": "T",
        "era": "c", "ad": "d", "between": "b", "until": "u", "and": "&", "comma": ",", "dot": ".", "hyphen": "-",
        "moment": "N", "fiscal": "Q", "setword": "A", "more": "+", "at": "@", "old": "J", "break": "|", "other": "_",
        "oclock": "'", "to": ">", "slash": "/", "on": "#",
    }
)  # fmt: skip

MONTHS = ("january february march april may june july august september october november december").split()
_MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
                "nov": 11, "dec": 12}  # fmt: skip
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_SHORT = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
                  "sat": 6, "sun": 7}  # fmt: skip
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORD = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth").split()  # fmt: skip
_UNITS = {"minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "2W", "month": "M",
          "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C", "semester": "H", "summit": ""}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {"morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
          "night": "NI", "nights": "NI", "noon": "12:00", "midday": "MI", "midnight": "24:00", "dawn": "MO", "dusk": "EV",
          "daybreak": "MO", "nightfall": "NI", "lunchtime": "MI", "sunrise": "MO", "sunset": "EV", "noontime": "12:00"}  # fmt: skip
_VAGUE = {"now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
          "at present": "PRESENT_REF", "at the moment": "PRESENT_REF", "right now": "PRESENT_REF", "these days": "PRESENT_REF",
          "recently": "PAST_REF", "lately": "PAST_REF", "more recently": "PAST_REF", "most recently": "PAST_REF",
          "previously": "PAST_REF", "the recent past": "PAST_REF", "long ago": "PAST_REF", "soon": "FUTURE_REF",
          "shortly": "FUTURE_REF", "the near future": "FUTURE_REF", "the foreseeable future": "FUTURE_REF",
          "the future": "FUTURE_REF", "the past": "PAST_REF", "the present": "PRESENT_REF", "the near term": "FUTURE_REF",
          "formerly": "PAST_REF", "as soon as possible": "FUTURE_REF", "future": "FUTURE_REF", "recent": "PAST_REF",
          "current": "PRESENT_REF", "former": "PAST_REF", "the moment": "PRESENT_REF", "until now": "PRESENT_REF",
          "so far": "PRESENT_REF", "to date": "PRESENT_REF", "present day": "PRESENT_REF", "the present day": "PRESENT_REF"}  # fmt: skip
_SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
         "quarterly": "P1Q", "hourly": "PT1H", "nightly": "P1D", "everyday": "P1D", "fortnightly": "P2W", "biweekly": "P2W",
         "bimonthly": "P2M", "biannually": "P6M"}  # fmt: skip
_ABOUT = {"about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "nearly": "LESS_THAN",
          "almost": "LESS_THAN", "some": "APPROX", "circa": "APPROX", "ca": "APPROX", "just over": "MORE_THAN",
          "more than": "MORE_THAN", "over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
          "just under": "LESS_THAN", "under": "LESS_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
          "no more than": "EQUAL_OR_LESS", "no less than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "only": "",
          "as long as": "EQUAL_OR_LESS", "well over": "MORE_THAN", "just": "", "close to": "APPROX",
          "as many as": "EQUAL_OR_LESS", "as little as": "EQUAL_OR_MORE", "barely": "APPROX", "exactly": "",
          "shortly before": "BEFORE", "shortly after": "AFTER"}  # fmt: skip
_ZONES = {"gmt": "Z", "utc": "Z", "bst": "+01", "cet": "+01", "cest": "+02", "eet": "+02", "eest": "+03", "msk": "+03",
          "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06", "pst": "-08", "pdt": "-07",
          "jst": "+09", "kst": "+09", "hkt": "+08", "aest": "+10", "aedt": "+11", "local time": "local",
          "eastern time": "-05", "eastern": "-05", "pacific time": "-08", "central time": "-06"}  # fmt: skip

_BY_CLASS: dict[str, tuple[str, ...]] = {
    "a": ("a", "an"), "t": ("the",), "i": ("in",), "f": ("of",), "v": ("every", "each"), "p": ("per",), "g": ("ago",),
    "b": ("between", "from"), "u": ("until", "till", "through", "thru"), ">": ("to",), "&": ("and", "or"), "@": ("at",), "#": ("on",),
    "J": ("old", "long", "olds"), "Q": ("fiscal", "financial"), "'": ("o'clock", "o’clock"),
    "d": ("ad",),
}  # fmt: skip

_VALUED: tuple[tuple[str, dict[str, Value]], ...] = (
    ("L", {"last": -1, "past": 0, "previous": -2, "preceding": -2, "prior": -2}),
    ("X", {"next": 1, "coming": 1, "upcoming": 1, "following": 2, "subsequent": 2, "succeeding": 2, "ensuing": 2}),
    ("C", {"this": 0, "current": 0, "the current": 0, "the present": 0, "this coming": 1, "this past": -1, "this same": 0,
           "this very": 0, "latest": 0, "present": 0}),
    ("B", {"that": 0, "the same": 0, "same": 0, "that same": 0, "that very": 0, "those": 0, "these": 0, "this same": 0}),
    ("l", {"later": 1, "after": 1, "afterwards": 1, "afterward": 1, "thereafter": 1, "hence": 1, "from now": 1}),
    ("e", {"earlier": -1, "before": -1, "previously": -1, "beforehand": -1, "prior": -1}),
    ("E", {"early": "START", "early in": "START", "beginning of": "START", "start of": "START", "outset of": "START",
           "early part of": "START", "early days of": "START", "early hours of": "START", "opening of": "START",
           "first days of": "START", "turn of": "START", "early on": "START"}),
    ("K", {"mid": "MID", "middle of": "MID", "midst of": "MID"}),
    ("Z", {"late": "END", "late in": "END", "end of": "END", "close of": "END", "latter part of": "END", "very end of": "END",
           "final days of": "END", "last days of": "END", "late on": "END", "closing days of": "END"}),
    ("R", {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0, "the day before yesterday": -2,
           "the day after tomorrow": 2}),
    ("q", {"few": "X", "several": "X", "couple": 2, "couple of": 2, "many": "X", "some": "X", "recent": "X", "various": "X",
           "numerous": "X", "countless": "X", "number of": "X", "handful of": "X", "dozens of": "X", "tens of": "X",
           "hundreds of": "X", "thousands of": "X", "pair of": 2, "matter of": "X", "good many": "X", "previous few": "X"}),
    ("N", {"time": "time", "period": "period", "moment": "moment", "date": "date", "point": "moment", "term": "period"}),
    ("+", {"more": 1, "additional": 1, "another": 1, "full": 1, "straight": 1, "consecutive": 1, "whole": 1, "long": 1,
           "entire": 1, "solid": 1, "extra": 1, "further": 1, "successive": 1, "business": 1, "working": 1,
           "trading": 1, "calendar": 1}),
)  # fmt: skip


def number_words() -> dict[str, int]:
    """Cardinals as words: one … ninety, hundred, thousand, million, dozen."""
    made = {word: n for n, word in enumerate(_ONES, 1)} | {word: n * 10 for n, word in enumerate(_TENS, 2)}
    return made | {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000, "zero": 0}


def ordinal_words() -> dict[str, int]:
    """Ordinals as words: first … thirty-first (those of a month and of centuries)."""
    made = {word: n for n, word in enumerate(_ORD, 1)} | {"thirtieth": 30, "thirty-first": 31, "final": -1}
    made |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ORD[:9], 1)}
    return made


def lexicon() -> dict[str, Entry]:
    """Every word and phrase, lower case, with its class and value; a phrase is its words joined by one blank."""
    made: dict[str, Entry] = {}

    def put(letter: str, values: dict[str, Value]) -> None:
        for phrase, value in values.items():
            made[phrase] = (letter, value)

    put("n", dict(number_words()))
    put("o", dict(ordinal_words()))
    put("U", {word: code for word, code in _UNITS.items() if code})
    put("V", {word + "s": code for word, code in _UNITS.items() if code} | {"centuries": "C", "halves": "H", "seconds": "TS"})
    put("M", {name: n for n, name in enumerate(MONTHS, 1)} | dict(_MONTH_SHORT))
    for word in ("may", "march", "mar", "jan", "dec"):
        made[word] = ("m", made[word][1])
    put("W", {name: n for n, name in enumerate(WEEKDAYS, 1)})
    put("W", {name + "s": n for n, name in enumerate(WEEKDAYS, 1)})
    put("w", dict(_WEEKDAY_SHORT))
    for letter, table in (("S", _SEASONS), ("P", _PARTS), ("r", _VAGUE), ("A", _SETS), ("x", _ABOUT), ("z", _ZONES)):
        put(letter, dict(table))
    put("S", {word + "s": code for word, code in _SEASONS.items() if word not in ("fall", "spring")})
    for letter, words in _BY_CLASS.items():
        put(letter, dict.fromkeys(words, 1))
    for letter, values in _VALUED:
        put(letter, values)
    put("T", {f"{word[:-1]}ies": n * 10 for n, word in enumerate(_TENS, 2)})
    return made
