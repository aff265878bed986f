"""How PLOVER and CAMEO code what Synoptic keeps as type and status: an intended act is coded by its intention.

After the PLOVER manual (https://github.com/openeventdata/PLOVER): a promised act of cooperation is AGREE, a promised
hostile
one THREATEN, a demanded one REQUEST, a refused one REJECT.
"""

from __future__ import annotations

from synoptic.model import EventMention, Notes

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


def is_mutual(mention: EventMention) -> bool:
    """Whether all parties do the act together: talks, agreements, cooperation."""
    return mention.type in ("CONSULT", "AGREE", "COOPERATE") and len(mention.actors) + len(mention.recipients) > 1


def sides(mention: EventMention, notes: Notes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who codes as actor and recipient: of an act that somebody says another must do, the speaker and the other."""
    if mention.status == "called-for" and mention.type != "REQUEST":
        speakers = tuple(s.speaker for s in notes.statements if s.id in mention.per and s.speaker is not None)
        return speakers, mention.actors
    return mention.actors, mention.recipients


def class_of(mention: EventMention) -> str:
    """CAMEO's five classes: 0 neutral, 1 and 2 verbal and material cooperation, 3 and 4 verbal and material
    conflict."""
    return _CLASS[coded(mention)]
