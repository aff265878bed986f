"""What all rules about one page's entities share: the tree, the names, the drafts so far, the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import Mention
from synoptic.notes.drafts import Draft, text_of
from synoptic.notes.person_phrases import Names, Phrase

LEAD = 4  # sentences of a page, the headline among them, that introduce whom it is about


@dataclass
class Scene:
    """One page in the making. `day` is the page's date if one day is known."""

    tree: Tree
    names: Names
    page: str
    drafts: list[Draft]
    day: date | None
    by_noun: dict[str, list[Draft]] = field(default_factory=dict)  # unnamed drafts by their words and by their noun

    def text(self, phrase: Phrase) -> str:
        """The phrase as the page writes it."""
        return text_of(self.tree, phrase.first, phrase.last)

    def in_lead(self, mention: Mention) -> bool:
        """Whether the mention stands in the sentences that introduce whom the page is about."""
        at = self.tree.sentence_index(mention.start)
        return at is not None and at < LEAD

    def by_key(self, key: str) -> Draft | None:
        """The draft of a key of the tables."""
        return next((d for d in self.drafts if d.key == key), None)

    def people(self) -> list[Draft]:
        """All people so far, named or not."""
        return [d for d in self.drafts if d.kind == "person"]

    def new(self, draft: Draft) -> Draft:
        """Keep a new draft; an unnamed one is found again by its words and by its nouns."""
        self.drafts.append(draft)
        for word in {lexicon.fold(draft.noun), *draft.role_kinds}:
            self.by_noun.setdefault(word, []).append(draft)
        return draft


def nearest(drafts: list[Draft], mention: Mention, *, after: bool = True) -> Draft | None:
    """The one mentioned last before; with `after`, if none was, the one mentioned first behind it."""
    before = [(m.end, i) for i, d in enumerate(drafts) if (m := d.last_before(mention.start))]
    if before:
        return drafts[max(before)[1]]
    if not after:
        return None
    return min(drafts, key=lambda d: min((m.start for m in d.mentions), default=10**9), default=None)
