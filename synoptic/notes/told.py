"""To which outlet words were said, or which one carried them: "told Radio Norte", "in an interview with the Courier",
"a statement carried by the state agency TNA", "a reporter for TNA said".
"""

from __future__ import annotations

import re

from synoptic.language.tree import Tree
from synoptic.notes import outlets
from synoptic.notes.attributions import Draft, Voice
from synoptic.notes.wordlists import words

_TO_WHOM = re.compile(
    r"\b(?:told|tells|telling|tell|interview(?:s|ed)?\s+(?:with|to|on|by|for)|spoke(?:n)?\s+(?:to|with)|speaking\s+(?:to|with|on)|"
    r"speaks\s+(?:to|with)|talking\s+to|talked\s+to|appear(?:ed|ing|ance)\s+on|"
    r"(?:statement|comments?|remarks?|email|e-mail|letter|message)\s+(?:\w+\s+)?to|"
    r"(?:carried|published|quoted|cited|reported|broadcast|aired|posted|released|distributed|relayed|issued)\s+(?:\w+\s+)?"
    r"(?:by|on|in|through|via)|"
    r"(?:wrote|writing|writes|written|article|op-ed|column|editorial)\s+(?:\w+\s+)?(?:in|for))\s+",
    re.I,
)
_ON_AIR = re.compile(r"\bon\s+(?=[A-Z])")
_REPORTER = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|photographers?|writers?|columnists?|editors?|crews?|contributors?|analysts?)\s+"
    r"(?:for|of|with|from|at)\s+(?P<outlet>.+)$",
    re.I,
)
_AFTER_NOUN = re.compile(  # "CNN affiliate KXYZ", "the state news agency TNA": the name follows what it is
    r"^(?:[\w.'’-]+\s+){0,5}?(?:affiliate|station|channel|network|broadcaster|newspaper|agency|daily|magazine|website|site|tabloid|"
    r"programme?|show|portal|outlet)\s+(?P<name>[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4})"
)
_NAME = r"[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3}"
_POST = (
    r"(?:reporter|journalist|correspondent|anchor|host|columnist|editor|interviewer|presenter|blogger|editorial board)"
)
_SHORT = re.compile(r"^[Tt]he\s+(?P<name>[A-Z][a-z]+)(?!\s+[A-Z]|[\w’'])")
_AUDIENCE = re.compile(r"^(?:the |assembled |gathered |local |foreign )*(?:press|media)\b(?! \w*(?:agency|TV))", re.I)
_OF_OUTLET = re.compile(rf"^{_NAME},?\s+(?:of|from|with|at)\s+(?=(?:the\s+)?[A-Z])")  # "Jo Ray of Radio Norte"
_OWN_REPORTER = re.compile(rf"^(?:an?|the|its|one)?\s*(?P<name>{_NAME}?)\s+(?:[a-z]+\s+)?{_POST}s?\b")
_POSSESSIVE = re.compile(r"(?:'s|’s)$")
INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|by|on|to|for)\s+", re.I)
_WORD = re.compile(r"[^\s,;:.()\"“”]+(?:\.(?=\w)[^\s,;:()\"“”]+)*")
_STOP = words("name stop")
_LONGEST = 6  # words of an outlet's name


def outlet_in(words: str) -> str | None:
    """The known outlet's name in a description of it: "the state news agency TNA" → "TNA"."""
    tokens = _WORD.findall(words)
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for at in range(len(tokens) - size, -1, -1):
            name = " ".join(tokens[at : at + size])
            if name[:1].isupper() and outlets.known(name):
                return name
    return None


def reporter_of(voice: Voice, tree: Tree) -> list[str]:
    """ "a journalist for TNA said": TNA passes on what its reporter saw."""
    for start, end in voice.source:
        found = _REPORTER.search(re.sub(r"\s+", " ", tree.text[start:end]))
        if found:
            name = re.split(r",| who ", found["outlet"])[0].strip()
            if outlets.is_outlet(name):
                return [re.sub(r"^the\s+", "", name, flags=re.I)]
    return []


def told_to(draft: Draft, tree: Tree) -> str | None:
    """The outlet that the words were said to or carried by, named in the frame's own words around the content."""
    first = draft.voices[0]
    if not first.cue:
        return None
    anchor = first.cue[0][0]
    sentence = tree.sentence_of(anchor)
    if sentence is None:
        return None
    near = max(sentence.start, anchor - 200), min(sentence.end, anchor + 300)
    for match in _TO_WHOM.finditer(tree.text, *near):
        at = match.end()
        if any(s <= match.start() < e for s, e in draft.content) or match.start() > anchor + 200:
            continue
        following = tree.text[at : min(sentence.end, at + 90)]
        name = outlet_at(following) or _short_for(tree.text, at, following)
        if name is not None:
            return name
    for match in _ON_AIR.finditer(tree.text, anchor, min(sentence.end, anchor + 200)):
        name = outlet_at(tree.text[match.end() : min(sentence.end, match.end() + 60)])
        if name is not None and not any(s <= match.start() < e for s, e in draft.content):
            return name
    return None


def _short_for(text: str, at: int, following: str) -> str | None:
    """The outlet that "the Post" stands for: the nearest known one named before whose name ends so."""
    short = _SHORT.match(following)
    if short is None:
        return None
    full = re.compile(rf"(?:[A-Z][\w.&’'-]*\s+){{1,3}}{re.escape(short['name'])}\b")
    named = [outlet_in(found.group()) for found in full.finditer(text, 0, at)]
    return next((name for name in reversed(named) if name and name.endswith(short["name"])), None)


def outlet_at(following: str) -> str | None:
    """The longest outlet name or description that the words begin with."""
    if _AUDIENCE.match(following):
        return None
    found: list[str] = []
    spans: list[int] = []
    for match in _WORD.finditer(following):
        gap = following[spans[-1] : match.start()] if spans else ""
        if (spans and gap.strip()) or match.group().lower() in _STOP or len(found) > _LONGEST:
            break
        found.append(match.group())
        spans.append(match.end())
    described = _AFTER_NOUN.match(" ".join(found))
    if described:
        return _POSSESSIVE.sub("", described["name"].strip())
    through = _by_journalist(following)
    if through is not None:
        return through
    for size in range(len(found), 0, -1):
        longer = size < len(found) and found[size][:1].isupper() and found[size - 1][:1].isupper()
        if longer and not _POSSESSIVE.search(found[size - 1]):
            continue  # the head of a longer name is another's name; but "Radio Norte's Jo Ray" is of Radio Norte
        name = _POSSESSIVE.sub("", re.sub(r"\s+", " ", following[: spans[size - 1]]).strip())
        if outlets.is_outlet(name):
            return outlet_in(name) or re.sub(r"^(?:the|a|an|its)\s+", "", name, flags=re.I)
    return None


def _by_journalist(following: str) -> str | None:
    """The known outlet of whom the words name: "Jo Ray of Radio Norte", "a Norrby Post reporter"."""
    own = _OWN_REPORTER.match(following)
    if own and outlets.known(own["name"]):
        return own["name"]
    other = _OF_OUTLET.match(following)
    if other is None:
        return None
    rest = _WORD.findall(following[other.end() : other.end() + 60])
    names = (" ".join(rest[:size]).removeprefix("the ") for size in range(min(_LONGEST, len(rest)), 0, -1))
    return next((name for name in names if outlets.known(name)), None)
