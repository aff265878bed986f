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
from synoptic.notes.speakers import People, phrase

_TO_WHOM = re.compile(
    r"\b(?:told|tells|telling|tell|interview(?:s|ed)?\s+(?:with|to|on|by|for)|spoke(?:n)?\s+(?:to|with)|speaking\s+(?:to|with|on)|"
    r"speaks\s+(?:to|with)|talking\s+to|talked\s+to|appear(?:ed|ing|ance)\s+on|"
    r"(?:statement|comments?|remarks?|email|e-mail|letter|message)\s+(?:\w+\s+)?to|"
    r"(?:carried|published|quoted|cited|reported|broadcast|aired|posted|released|distributed|relayed|issued)\s+(?:\w+\s+)?"
    r"(?:by|on|in|through|via)|"
    r"(?:wrote|writing|writes|written|article|op-ed|column|editorial)\s+(?:\w+\s+)?(?:in|for))\s+",
    re.I,
)
_REPORTER = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|photographers?|writers?|columnists?|editors?|crews?|contributors?|analysts?)\s+"
    r"(?:for|of|with|from|at)\s+(?P<outlet>.+)$",
    re.I,
)
_WORD = re.compile(r"[^\s,;:.()\"“”]+(?:\.(?=\w)[^\s,;:()\"“”]+)*")
_STOP = frozenset(
    ["that", "he", "she", "it", "they", "on", "in", "at", "after", "before", "during", "while", "as", "and", "but", "when", "who", "which", "with", "said", "says", "via", "by", "a", "about", "to", "for"]
)
_LONGEST = 6  # words of an outlet's name


def via(draft: Draft, inside: Sequence[Draft], people: People, tree: Tree, own_outlet: str | None) -> tuple[str, ...]:
    """The chain of a draft; `inside` = the drafts whose content it stands in, outermost first."""
    names: list[str] = []
    for outer in inside:
        for voice in reversed(outer.voices):
            names += _names(voice, people, tree)
    for voice in reversed(draft.voices[1:]):
        names += _names(voice, people, tree)
    first = draft.voices[0]
    if first.through is not None:
        names += _members(first.through, people, tree)
    names += reporter_of(first, tree)
    told = told_to(draft, tree)
    if told is not None and not outlets.same(told, own_outlet):
        names.append(told)
    speaker = _names(first, people, tree)
    out: list[str] = []
    for name in names:
        if name and not any(outlets.same(name, other) for other in (*out, *speaker)):
            out.append(name)
    return tuple(out)


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
    name = outlet_in(tree.text[source[0] : source[1]])
    return name or people.of(source).name


def outlet_in(words: str) -> str | None:
    """The known outlet's name in a description of it: "the state news agency TNA" → "TNA"."""
    tokens = _WORD.findall(words)
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for at in range(len(tokens) - size + 1):
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
    for size in range(len(words), 0, -1):
        name = following[: spans[size - 1]]
        plain = re.sub(r"^(?:the|a|an|its|local|state)\s+(?=[A-Z])", "", re.sub(r"\s+", " ", name)).strip()
        plain = re.sub(r"(?:'s|’s)$", "", plain)
        if outlets.is_outlet(plain):
            return outlet_in(plain) or plain
    return None
