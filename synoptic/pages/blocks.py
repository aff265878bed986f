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
# What each tag does to the line being filled; all others are blocks.
_FLOWS, _LINK, _BREAK, _LOOSE, _CLOSE, _HIDES, _HOLLOW = range(7)
_TIGHT = ("li", "dt", "dd", "tr", "td", "th", "option")
_SORT = {
    **dict.fromkeys(_INLINE, _FLOWS), "a": _LINK, "br": _BREAK, **dict.fromkeys(_TIGHT, _CLOSE),
    **dict.fromkeys(_SKIP, _HIDES), **dict.fromkeys(("svg", "input", "select", "textarea"), _HOLLOW),
}  # fmt: skip
_NAMING = frozenset({"class", "id", "itemprop", "role", "data-testid", "data-component", "rel"})
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
    stack, sorts, sort_of = walk.stack, walk.sorts, _SORT.get
    tree = etree.iterwalk(root, events=("start", "end"))
    for event, element in tree:
        if event == "start":
            sort = sort_of(element.tag, _LOOSE)
            sorts.append(sort)
            stack.append(element)
            if len(stack) > MAX_DEPTH:
                raise TooDeep("the page is nested too deeply")
            if sort >= _HIDES:
                tree.skip_subtree()
            elif sort:
                walk.turn(sort, 1)
            said = element.text if sort < _HIDES else None
        else:
            sort = sorts.pop()
            if sort:
                walk.turn(sort, -1)
            stack.pop()
            said = element.tail
        if said and (walk.path is not None or not said.isspace()):
            walk.say(said)
    walk.flush(False)
    return walk.found


class _Walk:
    """The state of one walk: the stack of elements and the line being filled."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.stack: list[Any] = []  # elements, and their descriptions once a line has asked for them
        self.sorts: list[int] = []
        self.parts: list[str] = []
        self.path: tuple[str, ...] | None = None
        self.links = 0
        self.in_link = 0
        self.tight = False

    def turn(self, sort: int, by: int) -> None:
        """An element of this sort begins (1) or ends (-1)."""
        if sort == _LINK:
            self.in_link += by
        elif sort < _HOLLOW and (by > 0 or sort != _BREAK):
            self.flush(sort in (_BREAK, _CLOSE))

    def say(self, text: str) -> None:
        if self.path is None:
            stack = self.stack
            for i in range(len(stack) - 1, -1, -1):
                if isinstance(stack[i], str):
                    break
                stack[i] = _describe(stack[i])
            self.path = tuple(stack[::-1])
        self.parts.append(text)
        if self.in_link:
            self.links += len(text.strip())

    def flush(self, tight: bool) -> None:
        """End the line; `tight` asks for no blank line before the next one (a looser end before it wins)."""
        if self.path is not None:
            text = "".join(self.parts)
            if not text.isascii():
                text = _UNSEEN.sub("", text)
            if "  " in text or not text.isprintable():  # else nothing stands in it that a space replaces
                text = _SPACE.sub(" ", text)
            text = text.strip(" ")
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
