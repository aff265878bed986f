"""HTML to blocks of visible text: what a browser would put on lines of their own, with the elements around each.

The page's text is made here once, by joining the blocks; every offset of the page points into it. White space is
collapsed as a browser does; soft hyphens and zero-width characters, which a reader does not see, are dropped.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

# What a browser shows nothing of, or not as text.
_SKIP = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "select", "textarea", "input", "iframe", "object",
    "embed", "canvas", "audio", "video", "map", "datalist", "colgroup",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "picture", "source",
})  # fmt: skip
_NAMING = frozenset({"class", "id", "itemprop", "role", "data-testid", "data-component", "rel"})
_TIGHT = frozenset({"li", "dt", "dd", "tr", "td", "th", "br", "option"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
# libxml2 gives up below this depth; what is nested deeper is lost to it.
MAX_DEPTH = 2000


class Block(NamedTuple):
    """One line of visible text. `path` lists the elements around it, innermost first, as "tag class id …" strings;
    `links` counts its characters inside links; `tight` means that no blank line stands before it."""

    text: str
    path: tuple[str, ...]
    links: int
    tight: bool


class TooDeep(ValueError):
    """The page is nested deeper than the parser goes."""


def parse(markup: str | bytes) -> Any:
    """The element tree of an HTML page, whatever its faults; None if nothing is in it. Never touches the network."""
    raw = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        return etree.fromstring(raw, parser=parser)
    except etree.XMLSyntaxError:
        return None


def blocks(root: Any) -> list[Block]:
    """The blocks of a parsed page in reading order. Raises TooDeep."""
    walk = _Walk()
    skipping: Any = None
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            depth += 1
            if depth > MAX_DEPTH:
                raise TooDeep("the page is nested too deeply")
            if skipping is not None:
                continue
            if tag in _SKIP:
                walk.flush(tag not in ("svg", "input", "select", "textarea"), False)
                skipping = element
                continue
            walk.enter(tag, element)
        else:
            depth -= 1
            if skipping is None:
                walk.leave(tag)
            elif skipping is element:
                skipping = None
            else:
                continue
            if element.tail:
                walk.say(element.tail)
    walk.flush(True, False)
    return walk.found


class _Walk:
    """The state of one walk: the stack of elements and the line being filled."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.stack: list[Any] = []  # elements, and their descriptions once a line has asked for them
        self.parts: list[str] = []
        self.path: tuple[str, ...] | None = None
        self.links = 0
        self.in_link = 0
        self.tight = False

    def enter(self, tag: str, element: Any) -> None:
        self.stack.append(element)
        if tag == "a":
            self.in_link += 1
        elif tag == "br":
            self.flush(True, True)
        elif tag not in _INLINE:
            self.flush(True, tag in _TIGHT)
        if element.text:
            self.say(element.text)

    def leave(self, tag: str) -> None:
        if tag == "a":
            self.in_link -= 1
        elif tag not in _INLINE and tag != "br":
            self.flush(True, tag in _TIGHT)
        self.stack.pop()

    def say(self, text: str) -> None:
        if self.path is None:
            if not text.strip():
                return
            stack = self.stack
            for i in range(len(stack) - 1, -1, -1):
                if isinstance(stack[i], str):
                    break
                stack[i] = _describe(stack[i])
            self.path = tuple(stack[::-1])
        self.parts.append(text)
        if self.in_link:
            self.links += len(text.strip())

    def flush(self, block: bool, tight: bool) -> None:
        """End the line; `tight` asks for no blank line before the next one (a looser end before it wins)."""
        if not block:
            return
        if self.path is not None:
            text = _SPACE.sub(" ", _UNSEEN.sub("", "".join(self.parts))).strip(" ")
            if text and not text.isspace():
                self.found.append(Block(text, self.path, min(self.links, len(text)), self.tight))
                self.tight = True
            self.parts, self.path, self.links = [], None, 0
        if not tight:
            self.tight = False


def _describe(element: Any) -> str:
    """The tag and the words that its author gave it."""
    said = [element.tag]
    hidden = False
    for name, value in element.items():
        if name in _NAMING and value:
            said.append(value[:200])
        elif name == "hidden" or (name == "style" and "display:none" in value.replace(" ", "")):
            hidden = True
    if hidden:
        said.append("is-hidden")
    return " ".join(said)


def join(found: list[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The page's text and each block's span in it: a blank line between blocks, none before a tight one."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for block in found:
        if parts:
            gap = "\n" if block.tight else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(block.text)
        spans.append((at, at + len(block.text)))
        at += len(block.text)
    return "".join(parts), spans
