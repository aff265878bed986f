"""Through whom a statement came: the chain of a draft's voices, what it was told to, and what it stands inside.

`via` lists names, the outermost (nearest to the reader) first. It holds
- who reports another's words: "Mora said, TNA reported", "TNA quoted Mora as saying", "TNA reported, citing Mora";
- whose text they were taken from: "Mora said, according to a ministry transcript";
- the outlet they were said to: "Mora told Radio Norte", unless that outlet is the page's own;
- an outlet's reporter as witness: "a reporter for TNA said";
- for a statement inside another's content: the outer speaker, after the outer's own chain.
A page's credit ("Reporting by TNA") supplies the whole page and stands with the page, not in the chain of each statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes import outlets
from synoptic.notes.attributions import Draft, Voice, overlap
from synoptic.notes.sourcing import kind_of
from synoptic.notes.speakers import People, is_pronoun, phrase

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
_POSSESSIVE = re.compile(r"(?:'s|’s)$")
_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|by|on|to|for)\s+", re.I)
_WORD = re.compile(r"[^\s,;:.()\"“”]+(?:\.(?=\w)[^\s,;:()\"“”]+)*")
_STOP = frozenset(
    ["that", "he", "she", "it", "they", "on", "in", "at", "after", "before", "during", "while", "as", "and", "but", "when", "who", "which", "with", "said", "says", "via", "by", "a", "about", "to", "for"]
)
_INTERVIEW_REACH = 3  # paragraphs, the statement's own included
_LONGEST = 6  # words of an outlet's name


class Chains:
    """The chains of one page's drafts, asked in the order of the text: what is said in one breath to one outlet is said to
    it throughout (the same speaker, further on in the paragraph; or a pronoun at the head of the next)."""

    def __init__(self, people: People, tree: Tree, own_outlet: str | None) -> None:
        self._people, self._tree, self._own = people, tree, own_outlet
        self._last: tuple[str, str, int] | None = None  # speaker, outlet told, end of that statement

    def of(self, draft: Draft, inside: Sequence[Draft], speaker: str, entity: str | None = None) -> tuple[str, ...]:
        """The chain of a draft; `inside` = the drafts whose content it stands in, outermost first."""
        people, tree = self._people, self._tree
        names: list[str] = []
        for outer in inside:
            for voice in reversed(outer.voices):
                names += _names(voice, people, tree)
        for voice in reversed(draft.voices[1:]):
            names += _names(voice, people, tree)
        first = draft.voices[0]
        if first.through is not None:
            names += _members(first.through, people, tree)
        told = self._told(draft, speaker, entity)
        if told is not None and not outlets.same(told, self._own):
            names.append(told)
        out: list[str] = []
        for name in names:
            if name and not any(outlets.same(name, other) for other in (*out, speaker)):
                out.append(name)
        return tuple(out)

    def _told(self, draft: Draft, speaker: str, entity: str | None) -> str | None:
        witness = reporter_of(draft.voices[0], self._tree)
        told = witness[0] if witness else told_to(draft, self._tree)
        if told is None and self._last is not None and self._last[0] == speaker and self._goes_on(draft):
            told = self._last[1]
        if told is None and entity is not None:
            told = self._interviewed(draft, entity)
        self._last = (speaker, told, draft.end) if told is not None else None
        return told

    def _interviewed(self, draft: Draft, entity: str) -> str | None:
        """The outlet of an interview with the speaker that the paragraph, or one of the two before it, tells of."""
        text = self._tree.text
        low = draft.start
        for _ in range(_INTERVIEW_REACH):
            low = _paragraph_before(text, low)
        for match in _INTERVIEW.finditer(text, low, draft.start):
            sentence = self._tree.sentence_of(match.start())
            if sentence is not None and self._people.mentioned(entity, sentence.start, match.start()):
                return _outlet_at(text[match.end() : min(sentence.end, match.end() + 90)])
        return None

    def _goes_on(self, draft: Draft) -> bool:
        if self._last is None:
            return False
        breaks = self._tree.text[self._last[2] : draft.start].strip(" ").count("\n")
        if not breaks:
            return True
        sources = draft.voices[0].source
        pronoun = bool(sources) and is_pronoun(self._tree.text[sources[0][0] : sources[0][1]])
        between = self._tree.text[self._last[2] : draft.start]
        return pronoun and not any(c.isalnum() for c in between)


def _paragraph_before(text: str, at: int) -> int:
    """Where the paragraph begins that ends before `at`, blank lines skipped."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text.rfind("\n", 0, at) + 1


def _names(voice: Voice, people: People, tree: Tree) -> list[str]:
    return [name for span in voice.source for name in _members(span, people, tree)]


def _members(source: Span, people: People, tree: Tree) -> list[str]:
    """The names in a source: "the Board and the Union" are two; a text or an office speaks for its owner."""
    head = tree.head_of_span(*source)
    if head is None:
        return [phrase(tree, source)]
    members = [m for m in tree.conjuncts(head) if source[0] <= tree.tokens[m].start < source[1]]
    spans = [tree.phrase_span(m) for m in members]
    if len(spans) < 2 or any(overlap(a, b) for a, b in zip(spans, spans[1:], strict=False)):
        spans = [source]
    out = []
    for span in spans:
        cut = (max(span[0], source[0]), min(span[1], source[1]))
        out.append(owner(cut, people, tree) if cut[0] < cut[1] else "")
    return [name for name in out if name]


_TEXTS = frozenset(
    ["transcript", "statement", "readout", "communique", "communiqué", "report", "announcement", "release", "account", "website", "site", "dispatch"]
)


def owner(source: Span, people: People, tree: Tree) -> str:
    """"a Kremlin transcript" → "Kremlin": of a text, who issued it; of an outlet, its name alone; else the phrase."""
    head = tree.head_of_span(*source)
    if head is not None and tree.lemma(head).lower() in _TEXTS:
        owners = [c for c in tree.children(head, "compound", "nmod", "amod") if source[0] <= tree.tokens[c].start < source[1]]
        named = [c for c in owners if tree.pos(c) == "PROPN"]
        if named:
            first = tree.name_span(named[0])
            return people.of((max(first[0], source[0]), min(first[1], source[1]))).name
    if head is not None and kind_of(tree, head) == "person":
        return people.of(source).name
    return outlet_in(tree.text[source[0] : source[1]]) or people.of(source).name


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
    """"a journalist for TNA said": TNA passes on what its reporter saw."""
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
    anchor = first.cue[0][0]
    sentence = tree.sentence_of(anchor)
    if sentence is None:
        return None
    for match in _TO_WHOM.finditer(tree.text, sentence.start, sentence.end):
        at = match.end()
        if any(s <= match.start() < e for s, e in draft.content) or abs(match.start() - anchor) > 200:
            continue
        name = _outlet_at(tree.text[at : min(sentence.end, at + 90)])
        if name is not None:
            return name
    for match in _ON_AIR.finditer(tree.text, anchor, min(sentence.end, anchor + 200)):
        name = _outlet_at(tree.text[match.end() : min(sentence.end, match.end() + 60)])
        if name is not None and not any(s <= match.start() < e for s, e in draft.content):
            return name
    return None


def _outlet_at(following: str) -> str | None:
    """The longest outlet name or description that the words begin with."""
    words: list[str] = []
    spans: list[int] = []
    for match in _WORD.finditer(following):
        gap = following[spans[-1] : match.start()] if spans else ""
        if (spans and gap.strip()) or match.group().lower() in _STOP or len(words) > _LONGEST:
            break
        words.append(match.group())
        spans.append(match.end())
    described = _AFTER_NOUN.match(" ".join(words))
    if described:
        return _POSSESSIVE.sub("", described["name"].strip())
    for size in range(len(words), 0, -1):
        if size < len(words) and words[size][:1].isupper() and words[size - 1][:1].isupper():
            continue  # the head of a longer name is another's name
        name = _POSSESSIVE.sub("", re.sub(r"\s+", " ", following[: spans[size - 1]]).strip())
        if outlets.is_outlet(name):
            return outlet_in(name) or re.sub(r"^(?:the|a|an|its)\s+", "", name, flags=re.I)
    return None
