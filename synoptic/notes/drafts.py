"""Entities in the making: one page's mentions gathered by what they name."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from synoptic.language.tree import Tree
from synoptic.model import Entity, EntityKind, Mention, Place, Role
from synoptic.notes.person_name import core, fuller
from synoptic.notes.spot import Spot


@dataclass
class Draft:
    """An entity that still grows. `gender`: m, f, or "" (unknown); `noun` is what unnamed ones are called by."""

    kind: EntityKind
    key: str | None = None
    name: str = ""
    noun: str = ""
    role_kinds: set[str] = field(default_factory=set)
    state: str | None = None
    plural: bool = False
    gender: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    descriptions: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    place: Place | None = None
    owner: Draft | None = None  # whose father, whose brother
    why: list[str] = field(default_factory=list)
    named: bool = False
    _spans: set[tuple[int, int]] = field(default_factory=set)
    _ends: list[tuple[int, int]] = field(default_factory=list)  # (end, number) of the mentions, sorted

    def last_before(self, start: int) -> Mention | None:
        """The nearest mention that ends before the character."""
        at = bisect_right(self._ends, (start, len(self.mentions)))
        return self.mentions[self._ends[at - 1][1]] if at else None

    def starts(self, start: int) -> bool:
        """Whether a mention begins at the character."""
        return any(m.start == start for m in self.mentions)

    def add(self, mention: Mention, text: str = "") -> None:
        """Add a mention; its text is a form of the name, or a description if it is no name."""
        if (mention.start, mention.end) not in self._spans:
            self._spans.add((mention.start, mention.end))
            insort(self._ends, (mention.end, len(self.mentions)))
            self.mentions.append(mention)
        self.named = self.named or mention.form == "name"
        if text:
            (self.forms if mention.form == "name" else self.descriptions)[text] += 1

    def because(self, reason: str) -> None:
        """Keep a reason, once."""
        if reason not in self.why:
            self.why.append(reason)

    def add_role(self, role: Role) -> None:
        """Keep a role, once for a title and its state or organisation."""
        if all((r.title.lower(), r.of) != (role.title.lower(), role.of) for r in self.roles):
            self.roles.append(role)

    def display(self) -> str:
        """The name to show: the table's, else the fullest form seen (people), else the first form."""
        if self.name:
            return self.name
        forms = list(self.forms)
        if not forms:
            return self.noun or next(iter(self.descriptions), "")
        if self.kind == "person" and self.named:
            best = forms[0]
            for form in forms[1:]:
                best = fuller(best, form)
            return _tidy(best)
        best = max(forms, key=lambda f: (not f.isupper() or " " not in f, len(f.split()), self.forms[f]))
        return best.title() if self.kind == "place" and best.isupper() and len(best) > 3 and "." not in best else best

    def aliases(self) -> tuple[str, ...]:
        """All other forms, most frequent first, descriptions last."""
        ordered = [f for f, _ in (*self.forms.most_common(), *self.descriptions.most_common())]
        return tuple(dict.fromkeys(f for f in ordered if f != self.display()))


def _tidy(name: str) -> str:
    """A headline's capitals made plain: "STEPHEN PADDOCK" → "Stephen Paddock"; short acronyms stay."""
    if name.isupper() and " " in name and len(core(name)) > 1:
        return " ".join(w.capitalize() for w in name.split())
    return name


def mention_of(page: str, tree: Tree, first: int, last: int, form: str, head: int | None = None) -> Mention:
    """A mention over tokens [first, last) whose governing token is `head`."""
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    if head is None:
        head = tree.head_of_span(start, end)
    return Mention(page=page, start=start, end=end, head=first if head is None else head, form=form)  # type: ignore[arg-type]


def text_of(tree: Tree, first: int, last: int) -> str:
    """The characters over tokens [first, last), white space made single, apostrophes straight."""
    raw = tree.text[tree.tokens[first].start : tree.tokens[last - 1].end]
    return " ".join(raw.replace("’", "'").replace("\u00ad", "").split())


def finished(drafts: list[Draft], page: str) -> tuple[Entity, ...]:
    """Entities in the order of their first mention, ids "<page>/e1" …"""
    kept = sorted((d for d in drafts if d.mentions), key=lambda d: (min(m.start for m in d.mentions), -len(d.mentions)))
    out = []
    for number, draft in enumerate(kept, 1):
        name = draft.display()
        out.append(
            Entity(
                id=f"{page}/e{number}",
                name=name,
                kind=draft.kind,
                aliases=draft.aliases(),
                roles=tuple(draft.roles),
                mentions=tuple(sorted(draft.mentions, key=lambda m: (m.start, m.end))),
                place=draft.place,
                known_as=draft.key,
                why=tuple(draft.why),
            )
        )
    return tuple(out)


def spot_text(tree: Tree, spot: Spot) -> str:
    """The name as the page writes it."""
    return text_of(tree, spot.first, spot.last)
