"""XML element by element, in constant memory and without entities: what is not declared in the standard is dropped."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from synoptic.errors import NotText

# Faults at which the parser stops; it goes on behind others.
_ENDED = frozenset({"ERR_RESOURCE_LIMIT", "ERR_TAG_NOT_FINISHED", "ERR_ENTITY_LOOP", "ERR_DOCUMENT_EMPTY"})


class Damaged(NotText):
    """The XML is damaged or cut; what came before was handed on."""


def elements(opened: io.BufferedIOBase, tags: frozenset[str]) -> Iterator[Any]:
    """The elements with one of the local names `tags`, each whole; it is emptied when the next is asked for.

    Never touches the network or a DTD, expands no entity. Raises Damaged.
    """
    walk = etree.iterparse(
        opened, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in walk:
            if isinstance(element.tag, str) and local(element.tag) in tags:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Damaged(f"the XML is damaged ({str(error)[:100]})", "fetch the file again") from error
    for fault in walk.error_log:
        if fault.type_name in _ENDED:
            raise Damaged(f"the XML is cut, or made to harm ({fault.message.strip()[:80]})", "fetch the file again")


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rsplit("}", 1)[-1]
