"""What furniture says of itself: wordings of the press trade that tell a line's kind surely, whatever stands around it.

Each rule must hold for any outlet. The rules overrule the trained reader only where they are sure: a line that has a
kind here is never body.
"""

from __future__ import annotations

import re

from synoptic.model import ZoneKind

_AGENCIES = (
    "Reuters", "REUTERS", "AP", "AFP", "EPA", "EPA-EFE", "EFE", "Xinhua", "TASS", "ITAR-TASS", "Getty", "Getty Images",
    "GETTY IMAGES", "Getty Images/AFP", "AFP/Getty Images", "Shutterstock", "Bloomberg", "Associated Press",
    "The Associated Press", "AP:Associated Press", "Press Association", "PA", "PA Wire", "PA Images", "PA:Press Association",
    "Anadolu", "Anadolu Agency", "Kyodo", "Kyodo News", "Yonhap", "dpa", "DPA", "ANSA", "SANA", "IRNA", "KCNA", "UPI", "Zuma",
    "ZUMA", "Rex", "REX", "Rex Features", "NurPhoto", "Sipa", "SIPA", "Alamy", "iStock", "Sputnik", "RIA Novosti", "Interfax",
    "Belga", "Keystone", "Handout", "File", "FILE", "Files", "File photo", "FILE PHOTO", "Barcroft Media", "Barcroft",
    "Splash News", "Fame Flynet", "WENN", "SWNS", "AAP", "Reuters TV", "AP Photo", "Twitter", "Facebook", "Instagram",
    "YouTube", "Wikimedia Commons", "Flickr", "Unsplash", "Pixabay", "Courtesy photo", "Supplied",
)  # fmt: skip
_AGENCY = "(?:" + "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True)) + ")"
# How a sentence begins behind a picture credit: "Reuters The attack …", "EFE Abandoned …".
_OPENS = r"(?:An?|The|This|These|Those|One|Two|Three|Four|Some|Several|Many|People|Police|Images?|Photos?|Pictures?|Video)\b"


def _rules(kind: ZoneKind, *patterns: str, flags: int = 0) -> list[tuple[ZoneKind, re.Pattern[str]]]:
    return [(kind, re.compile(pattern, flags)) for pattern in patterns]


_SURE = [
    *_rules(
        "notice",
        r"^(?:copyright\b|©|\(c\)) ?.{0,80}$",
        r"^.{0,80}\ball rights reserved\b",
        r"^(?:sources?|via|courtesy|with (?:files|inputs|agencies)(?: from)?): ?\S.{0,80}$",
        r"\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:official )?(?:views?|opinions?|positions?|policy)\b",
        r"^this (?:article|story|content|text|material) (?:was|has been|is) (?:originally )?(?:published|republished|produced|translated)\b",
        flags=re.I,
    ),
    *_rules(
        "byline",
        r"^.{3,140}\bcontributed (?:to this (?:report|story|article|piece)|reporting|from [A-Z][\w .]+)\.?\]?$",
        r"^\(?(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z].{2,200}$",
        r"^(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:(?:,| and| &) [A-Z].{0,80})?$",
    ),
    *_rules(
        "caption",
        r"^(?:FILE ?(?:PHOTO|photo)? ?[-–—:]|(?:Photo|Image|Picture|Photograph)(?:s|graph)?(?: credit| courtesy| by)? ?[:|]|Credit:)",
        rf"^(?:{_AGENCY}|\w+(?: \w+){{0,3}} ?/ ?{_AGENCY}|{_AGENCY} ?/ ?\w.{{0,40}})$",
        rf"^\(?(?:{_AGENCY})(?: ?[-–/] ?{_AGENCY})+\)?$",
        rf"^.*[(\[©]\s?[^()\[\]]{{2,60}}/ ?{_AGENCY}[^()]{{0,30}}[)\]]?$",
        rf"^.*©\s?[A-Z][^©]{{2,50}}\({_AGENCY}\)$",
        rf"^.*\w[\s(](?:REUTERS|Reuters|AFP|AP|EPA|Getty Images) ?/ ?[A-Z][^.]{{2,60}}$",
        rf"^.*[a-z.\"”’)] (?:[A-Z]{{2,6}}|[A-Z][\w-]+) ?/ ?{_AGENCY}$",
        rf"^.* {_AGENCY} via {_AGENCY}\)?$",
        r"^.{5,300}[.!?”\"] ?\([A-Z][\w.&' -]{1,30} ?/ ?[A-Z][\w.&' -]{1,40}\)$",
        r"^.{5,400}\b(?:Photo|PHOTO|Photograph|Picture|Image|Credit|Foto)(?:s|graphs?)? ?: [A-Z©].{2,80}$",
        rf"^{_AGENCY} {_OPENS}",
        rf"^© ?(?:Photo|Image|Flickr|{_AGENCY})\b",
        rf"^{_AGENCY} [A-Z].{{25,}}[^.!?\"”…]$",
        r"^(?:[A-Z][\w./&-]* ){1,3}(?:An?|The|This|These|Two) [a-z][^.!?]{15,}[^.!?\"”…:]$",
        r"^— .{2,60}\(@\w{1,20}\)",
        r"^[A-Z][\w&]{1,20}(?: [A-Z]\w+)? (?:Map|Graphic|Photo|Video|Illustration|Infographic)s?$",
    ),
    *_rules(
        "caption",
        r"^(?:photos?|videos?|images?|enlarge(?: this image)?|toggle caption|view gallery|hide caption(?: \d+ of \d+)?|"
        r"(?:image|photo) \d+ of \d+|\d+ ?/ ?\d+|enlarge this image toggle caption .{0,80}|a post shared by .{0,120})$",
        flags=re.I,
    ),
    *_rules(
        "promo",
        r"^(?:newsletter )?sign up\b.{0,200}$",
        r"^newsletter sign up\b",
        r"^(?:subscribe (?:to|now|today|for)|get (?:the |our )?.{0,40}newsletter|enter your e-?mail|please verify you|"
        r"invalid email|thank you for subscribing|you must select a newsletter|you agree to receive|view all .{2,40} newsletters|"
        r"advertisement\b.{0,60}$|we pay for your stories|follow us on|like .{2,40} on facebook|click here to|"
        r"download (?:the|our) app|support (?:us|our)\b|donate\b|share (?:this|on)\b|share$|tweet$|story highlights?$|"
        r"a message from .{3,40}:?$|dear readers?,?$|already a subscriber|manage (?:cookies|consent)|accept (?:all )?cookies)",
        r"^(?:continue reading|keep reading|read more)(?: the main story)?\.*$",
        flags=re.I,
    ),
    *_rules(
        "related",
        r"^(?:read (?:more|also|next)\b(?! than)|related(?: (?:articles?|stories|posts|content|topics|news|coverage))?:?$|see also\b|"
        r"also read\b|related:|recent (?:posts|stories|articles)|most (?:read|popular|viewed|shared)\b.{0,600}$|more from |"
        r"more stories|recommended(?: for you)?:?$|you (?:may|might) also (?:like|be interested)|trending(?: now)?:?$|up next:?$|"
        r"watch(?: now)?:|in case you missed it|don['’]t miss:?|from the archives?:?|editors['’]? picks?:?$|top stories:?$|"
        r"latest (?:news|stories):?$|what to read next|more on this (?:story|topic))",
        r"^\[[^\[\]]{10,180}[^.\]]\]$",
        flags=re.I,
    ),
    *_rules("related", r"^(?:Related|RELATED|See also|Also|Watch|Listen):? [A-Z].{8,300}[^.]$"),
    *_rules(
        "comment",
        r"^(?:(?:facebook |website |view |post a |leave a |add a |all |show |hide |\d+ )?comments?(?: section)?(?: \(\d+\))?:?|"
        r"leave a (?:reply|comment)|join the (?:conversation|discussion)|\d+ (?:comments|responses|replies|thoughts on .*)|"
        r"what do you think\?|have your say|reader comments|sort by (?:newest|oldest|best))$",
        flags=re.I,
    ),
]  # fmt: skip
_LONGEST = 1500
# An appeal speaks to the reader of the outlet's own trade.
_ADDRESS = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us)\b")
_TRADE = re.compile(
    r"\b(?:subscri\w+|donat\w+|contribut(?:e|ions?)|supporters?|your support|support us|supporting|newsletters?|inbox|sign up|ad-free|"
    r"journalism|journalists|readers|membership|become a member|cookies?|consent|privacy policy|terms of (?:use|service)|paywall|"
    r"free trial|e-?mail address|unsubscribe|app store|notifications?)\b",
    re.I,
)
_CREDITED = re.compile(rf"[.!?\"”] {_AGENCY}$")
RIGHTS = re.compile(r"©|\(c\) ?\d|copyright|all rights reserved", re.I)
_QUOTED = re.compile(r"[\"“”«»]")


def sure(line: str) -> ZoneKind | None:
    """The kind of a line that names itself, or None."""
    if len(line) > _LONGEST:
        return None
    for kind, rule in _SURE:
        if rule.search(line):
            return kind
    return None


def appeals(line: str) -> bool:
    """Whether the line speaks to the reader about reading, paying or signing up, and quotes nobody."""
    return len(_TRADE.findall(line)) >= 1 and len(_ADDRESS.findall(line)) >= 2 and not _QUOTED.search(line)


def credited(line: str) -> bool:
    """Whether the line ends with a picture credit behind its last sentence: "… in the harbour. Reuters"."""
    return _CREDITED.search(line) is not None
