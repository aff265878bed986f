"""Who passes on what others say: news agencies, newspapers, broadcasters ("conduits" of a chain).

Names come from `data/speech/outlets.tsv`; a name unknown to it counts if it calls itself one ("the RBC news agency",
"Evening Courier") or is described as one ("the newspaper", "state media").
"""

from __future__ import annotations

import re
from functools import cache

from synoptic import tables
from synoptic.language.lexicon import fold
from synoptic.pages import mastheads, outlet_table

TABLE = "speech/outlets.tsv"

# words that alone make a noun phrase an outlet, named or not
_DESCRIBED = re.compile(
    r"\b(?:news\s?agency|news\s?agencies|press agency|news wire|newswire|newspapers?|broadcasters?|tabloids?|"
    r"(?:television|tv|radio|news)\s+(?:channels?|stations?|networks?|programmes?|programs?|shows?|outlets?|sites?|websites?|"
    r"portals?|services?|anchors?|newsreaders?)|(?:state|local|national|foreign|international|regional|social|official|"
    r"state-run|state-owned|government|[A-Z]\w+)\s+(?:media|press|television|tv|radio)|media outlets?|media reports?|"
    r"news reports?|press reports?|the media|news media|(?:news\s)?magazine|weekly|daily newspaper)\b",
    re.I,
)
_NO_OUTLET = re.compile(
    r"\b(?:press (?:service|office|secretary|release|conference|corps)|news conference|spokes\w+|minist\w+)\b", re.I
)
_CALL_SIGN = re.compile(r"^[KWC][A-Z]{2,3}(?:-(?:TV|FM|AM))?$")  # stations of North America
_ARTICLE = re.compile(r"^(?:the|a|an|its?|their)\s+", re.I)


@cache
def _names() -> frozenset[str]:
    return frozenset(_key(name) for name, _ in tables.rows(TABLE, 2))


def _key(name: str) -> str:
    """One common word under an article ("The Nation", "The Sun") is a name only with it."""
    plain = bare(name)
    return f"the {plain}" if name.startswith("The ") and " " not in plain else plain


def bare(name: str) -> str:
    """The form that outlets are compared by: folded, without article, agency words or a site's ending."""
    folded = _ARTICLE.sub("", fold(name).strip(" '\"“”‘’,"))
    folded = re.sub(r"\b(?:news agency|news wire|newswire|newspaper|daily|news)$", "", folded).strip() or folded
    return re.sub(r"[-\s]+", " ", re.sub(r"\.(?:com|org|net|co\.uk|ru)$", "", folded))


def known(name: str) -> bool:
    """Whether the table knows the name."""
    plain = bare(name)
    if name.islower():
        return False
    return plain in _names() or (bool(re.match(r"the\s", name, re.I)) and f"the {plain}" in _names())


def is_outlet(phrase: str) -> bool:
    """Whether a noun phrase names or describes a news outlet."""
    if _NO_OUTLET.search(phrase):
        return False
    words = phrase.strip(" '\"“”‘’,")
    plain = _ARTICLE.sub("", words)
    return (
        known(words)
        or _CALL_SIGN.match(plain) is not None
        or bool(_DESCRIBED.search(phrase))
        or (" " in plain and plain[:1].isupper() and mastheads.pattern("ends").search(plain) is not None)
    )


def same(a: str | None, b: str | None) -> bool:
    """Whether two names mean one outlet ("Reuters news agency" and "REUTERS", a name and its alias)."""
    if not a or not b:
        return False
    return bare(a) == bare(b) or bare(outlet_table.canonical(a)) == bare(outlet_table.canonical(b))
