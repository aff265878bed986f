"""How PLOVER and CAMEO code what Synoptic keeps as type and status: an intended act is coded by its intention.

After the PLOVER manual (https://github.com/openeventdata/PLOVER): a promised act of cooperation is AGREE, a promised
hostile
one THREATEN, a demanded one REQUEST, a refused one REJECT.
"""

from __future__ import annotations

from synoptic.model import EventMention

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "AGREE"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"})
CAMEO_ROOT = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
    "SANCTION": "16", "COERCE": "17", "ASSAULT": "19", "OTHER": "01",
}  # fmt: skip
_CLASS = {
    "AGREE": "1", "CONSULT": "1", "SUPPORT": "1", "COOPERATE": "2", "AID": "2", "CONCEDE": "2", "RETREAT": "2",
    "REQUEST": "3", "ACCUSE": "3", "REJECT": "3", "THREATEN": "3", "PROTEST": "4", "MOBILIZE": "4", "SANCTION": "4",
    "COERCE": "4", "ASSAULT": "4", "OTHER": "0",
}  # fmt: skip


def coded(mention: EventMention) -> str:
    """The PLOVER type that codes the mention."""
    if mention.status == "planned":
        return "AGREE" if mention.type in COOPERATIVE else "THREATEN" if mention.type in HOSTILE else mention.type
    if mention.status == "called-for":
        return "REQUEST"
    if mention.status == "denied" and mention.type in COOPERATIVE:
        return "REJECT"
    return mention.type


def class_of(mention: EventMention) -> str:
    """CAMEO's five classes: 0 neutral, 1 and 2 verbal and material cooperation, 3 and 4 verbal and material
    conflict."""
    return _CLASS[coded(mention)]
