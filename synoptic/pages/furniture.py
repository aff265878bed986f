"""What furniture says of itself: wordings of the press trade that tell a line's kind surely, whatever stands around it.

Each rule must hold for any outlet; wordings of one outlet belong into the training pages. The rules overrule the trained
reader only where they are sure; `sure` lines are never body.
"""

from __future__ import annotations

import re

from synoptic.model import ZoneKind

_AGENCY = (
    r"(?:Reuters|REUTERS|AP|AFP|EPA|EFE|Xinhua|TASS|Getty(?: Images)?|Shutterstock|Bloomberg|Associated Press|Press Association|"
    r"PA(?: Wire| Images)?|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|dpa|DPA|ANSA|SANA|IRNA|KCNA|UPI|Zuma|Rex(?: Features)?|"
    r"NurPhoto|Sipa|Alamy|iStock|Sputnik|RIA Novosti|Interfax|Belga|Keystone|Handout|File(?: photo)?|FILE(?: PHOTO)?|Files)"
)
_SURE: tuple[tuple[ZoneKind, re.Pattern[str]], ...] = (
    ("notice", re.compile(r"^(?:(?:copyright\b|©|\(c\)) ?.{0,80}|.{0,60}\ball rights reserved\b.*)$", re.I)),
    ("notice", re.compile(r"\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:views?|opinions?|position)\b", re.I)),
    ("caption", re.compile(r"^(?:FILE ?(?:PHOTO)? ?[-–—:]|(?:Photo|Image|Picture|Photograph)(?:s| credit| by)? ?[:|]|Hide Caption|Credit:)")),
    ("caption", re.compile(rf"^(?:{_AGENCY}|\w+(?: \w+){{0,3}} ?/ ?{_AGENCY}|(?:{_AGENCY} ?/ ?)\w.{{0,40}})$")),
    ("caption", re.compile(r"^(?:Photo|Photos|Video|Image|Images|Enlarge this image|toggle caption|View gallery)$", re.I)),
    ("caption", re.compile(rf"[.!?\"”)]?\s*[(©]\s?[^()]{{2,60}}/ ?{_AGENCY}[^()]{{0,30}}\)?$")),
    ("caption", re.compile(rf"©\s?[A-Z][^©]{{2,50}}\({_AGENCY}\)$")),
    ("caption", re.compile(rf"\w\s(?:[A-Z][\w.'-]+ ){{0,3}}(?:REUTERS|{_AGENCY}) ?/ ?[A-Z][^.]{{2,60}}$")),
    ("promo", re.compile(r"^(?:sign up (?:for|to)|subscribe (?:to|now)|newsletter sign up|get (?:the )?.{0,40}newsletter|"
                         r"enter your email|please verify you|invalid email|thank you for subscribing|you must select a newsletter|"
                         r"advertisement\b|we pay for your stories|follow us on|like us on|click here to|download (?:the|our) app|"
                         r"support (?:us|our)\b|donate\b|share (?:this|on)\b|view all .{2,40} newsletters)", re.I)),
    ("related", re.compile(r"^(?:read more\b|read also\b|related(?: (?:articles?|stories|posts|content|topics|news))?:?$|see also:?|also read\b|"
                           r"recent posts|most (?:read|popular|viewed)\b|more (?:from|on|in) |more stories|recommended(?: for you)?$|"
                           r"you may also like|you might also like|trending(?: now)?$|up next$|watch:|in case you missed it)", re.I)),
    ("comment", re.compile(r"^(?:(?:facebook |website |view |post a |leave a |add a |all |\d+ )?comments?(?: \(\d+\))?:?|leave a reply|"
                           r"post a comment|join the (?:conversation|discussion)|\d+ (?:comments|responses|replies))$", re.I)),
    ("promo", re.compile(r"^(?:read more|continue reading)(?: the main story)?\.*$", re.I)),
)  # fmt: skip


def sure(line: str) -> ZoneKind | None:
    """The kind of a line that names itself, or None."""
    if len(line) > 1500:
        return None
    for kind, rule in _SURE:
        if rule.search(line):
            return kind
    return None
